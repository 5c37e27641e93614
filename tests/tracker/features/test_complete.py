"""Every feature that the record owes is asked for, each by its own test."""

import importlib
from pathlib import Path

import pytest

from tests.tracker.features.asked import ANSWERED

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OWED = [
    "addressees",
    "aggregate-reactions",
    "as-of",
    "attribution-chain",
    "author-vs-fact",
    "bitemporal",
    "case-register",
    "coding-flag",
    "conditional-accept",
    "conflict-register",
    "cross-party-contrast",
    "date-precision",
    "demand-form",
    "demand-lifecycle",
    "effectivity",
    "excluded-but-required",
    "exclusion-basis",
    "force-vs-mission",
    "forces-register",
    "future-dates",
    "group-actors",
    "mover",
    "multi-form",
    "naming-alias",
    "no-answer",
    "overlap-dedupe",
    "pauses",
    "position-history",
    "quote-store",
    "raised-not-demanded",
    "reaction-matrix",
    "roles-multiple",
    "same-day-contrast",
    "scope-dispute",
    "sequencing",
    "source-perspective",
    "status-vocab",
    "third-party-supporter",
    "unit-of-time-speech",
    "unknown-members",
    "window-count",
]


def test_each_owed_feature_has_a_test_that_asks_for_it():
    for path in Path(__file__).parent.glob("test_*.py"):
        module = importlib.import_module(f"{__package__}.{path.stem}")
        for name in ANSWERED.values():
            assert name.startswith("test_"), (module, name)
    assert len(OWED) == 41
    assert sorted(ANSWERED) == sorted(f"ft-{feature}" for feature in OWED)
    assert len(set(ANSWERED.values())) == 41
