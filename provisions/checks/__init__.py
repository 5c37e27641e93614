"""What each noun must satisfy beyond its own fields: its neighbours, its ledger, its day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from provisions.checks.around import AROUND
from provisions.checks.talks import TALKS, ledger
from provisions.checks.translations import TRANSLATIONS
from provisions.models import Row
from provisions.refusals import Refusal

CHECKS: dict[type[Row], Callable[[Any], list[Refusal]]] = TALKS | AROUND | TRANSLATIONS

__all__ = ["CHECKS", "ledger"]
