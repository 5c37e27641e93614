"""Which of the features that the record owes has a test that asks for it."""

from collections.abc import Callable
from typing import TypeVar

Test = TypeVar("Test", bound=Callable[..., None])

ANSWERED: dict[str, str] = {}


def answers(feature: str) -> Callable[[Test], Test]:
    """Mark a test as the one that asks for a feature."""

    def mark(test: Test) -> Test:
        ANSWERED[feature] = test.__name__
        return test

    return mark
