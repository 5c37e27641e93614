"""Questions are put as a partner's program puts them, and read as a reader reads the pages."""

from tests.tracker.api.conftest import ask, read, walk
from tests.tracker.pages.conftest import see

__all__ = ["ask", "read", "see", "walk"]
