"""Names that no folding brings together: what states and cities are called in each language.

Only names that nobody disputes stand here; each line is one state or city.
"""

from __future__ import annotations

from provisions.search.asking import Folds
from provisions.search.folding import folds

_SAME = (
    ("Armenia", "Հայաստան", "Армения", "Ermənistan"),
    ("Azerbaijan", "Azərbaycan", "Азербайджан", "Ադրբեջան"),
    ("Türkiye", "Turkey", "Թուրքիա", "Турция"),
    ("Russia", "Россия", "Rusiya", "Ռուսաստան"),
    ("Georgia", "Грузия", "Gürcüstan", "Վրաստան"),
    ("Iran", "Իրան", "Иран", "İran"),
    ("Moscow", "Москва", "Moskva", "Մոսկվա"),
    ("Washington", "Вашингтон", "Vaşinqton", "Վաշինգտոն"),
    ("Geneva", "Женева", "Cenevrə", "Ժնև"),
    ("Brussels", "Брюссель", "Brüssel", "Բրյուսել"),
    ("Tbilisi", "Тбилиси", "Թբիլիսի"),
)


def _by_fold() -> dict[str, Folds]:
    lines = [frozenset().union(*(folds(name) for name in line)) for line in _SAME]
    return {fold: line for line in lines for fold in line}


_LINES = _by_fold()


def with_other_names(asked: Folds) -> Folds:
    """Return the folds of a word with those of its names in other languages."""
    return asked.union(*(_LINES.get(fold, ()) for fold in asked))
