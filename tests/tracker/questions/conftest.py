"""Questions are asked of both faces: the page as a reader sees it, the API as a program does."""

from tests.tracker.api.conftest import ask, read, walk
from tests.tracker.pages.conftest import see

__all__ = ["ask", "read", "see", "walk"]
