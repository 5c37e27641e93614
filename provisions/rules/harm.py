"""What could harm people: exact places, private persons by name, their health and families.

Places are told by their district at most; people are counted, and named only where they hold
public office. Each rule looks for what gives a text away, and says so.
"""

from __future__ import annotations

import re

_CAPITAL = "[A-ZÀ-ÖØ-ÞА-ЯԱ-Ֆ]"
# What is nearer than a district, or belongs to somebody. Longer forms are found by their stem.
_NEAR = (
    "village",
    "hamlet",
    "settlement",
    "position",
    "post",
    "outpost",
    "checkpoint",
    "trench",
    "patrol",
    "barracks",
    "base",
    "hill",
    "height",
    "ridge",
    "house",
    "home",
    "street",
    "road",
    "bridge",
    "school",
    "farm",
    "yard",
    "coordinates",
    "latitude",
    "longitude",
)
_NEAR_A_PRESENCE = frozenset(_NEAR) - {"checkpoint", "base", "barracks", "bridge", "height", "hill"}
_SEVERAL = re.compile(r"[,;/&+]|\b(?:and|or|between|near)\b", re.IGNORECASE)
_COORDINATES = re.compile(
    r"\b\d{1,2}\.\d{3,}\D{1,12}\d{1,3}\.\d{3,}"  # 40.1234, 45.1234
    r"|\d\s*°"  # 40° 12′
    r"|\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{4,}\b"  # a military grid reference
)
_PRIVATE = re.compile(
    r"\b(?:resident|villager|citizen|civilian|soldier|serviceman|servicewoman|conscript|farmer"
    r"|shepherd|driver|detainee|prisoner|victim|survivor)s?,?\s+"
    rf"(?:named\s+{_CAPITAL}|{_CAPITAL}\w+\s+{_CAPITAL}\w+)"
)
_AGE = re.compile(r"\baged\s+\d|\b\d{1,3}[-\s]years?[-\s]old\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:his|her|whose)\s+(?:wife|husband|widow|widower|son|daughter|mother|father|parents"
    r"|child|children|family|health|illness|diagnosis|injuries|whereabouts|home)\b",
    re.IGNORECASE,
)


def district_problems(district: str) -> list[str]:
    """Refuse a place of an incident that is nearer than one district, or several of them."""
    found = _nearness(district, frozenset(_NEAR))
    if _SEVERAL.search(district):
        found.append("names more than one district, or something beside it: one name at most.")
    return found


def place_problems(place: str) -> list[str]:
    """Refuse a place of a presence that is nearer than a town or a public building."""
    return _nearness(place, _NEAR_A_PRESENCE)


def text_problems(text: str) -> list[str]:
    """Refuse a text that gives coordinates, or tells who a private person is."""
    found = []
    if _COORDINATES.search(text):
        found.append("gives coordinates; a place is told by its district at most.")
    if _PRIVATE.search(text):
        found.append("names a private person; people are counted, and named only in public office.")
    if _AGE.search(text):
        found.append("tells somebody's age, by which a private person could be known.")
    if _PERSONAL.search(text):
        found.append("tells of somebody's health, family or whereabouts.")
    return found


def _nearness(place: str, near: frozenset[str]) -> list[str]:
    found = []
    if any(character.isdigit() or character == "°" for character in place):
        found.append("holds digits; a place is told by its district at most, without numbers.")
    words = re.findall(r"\w+", place.casefold())
    named = [word for word in words if word in near or word.removesuffix("s") in near]
    if named:
        found.append(f"is nearer than a district (“{named[0]}”); a district at most is told.")
    return found
