"""Names stand in the order of the alphabet of the page's language."""

import pytest
from django.utils.translation import override

from provisions.alphabet import alphabetical

SORTED = {
    "en-gb": ["Armenia", "Azerbaijan", "EU mission", "European Union", "Türkiye", "United States"],
    "hy": ["Ադրբեջան", "Եվրոպական միություն", "Թուրքիա", "Իրան", "Հայաստան", "Ռուսաստան"],
    "az": ["Azərbaycan", "Ermənistan", "Əli", "İran", "Qırğızıstan", "Rusiya", "Şuşa", "Türkiyə"],
    "ru": ["Азербайджан", "Армения", "Ёлкин", "Железный", "Иран", "Россия", "США"],
}


@pytest.mark.parametrize("language", SORTED)
def test_names_stand_in_alphabetical_order(language):
    with override(language):
        assert sorted(set(SORTED[language]), key=alphabetical) == SORTED[language]


def test_azerbaijani_tells_two_letters_i_apart():
    with override("az"):
        assert sorted(["İb", "Ic", "ia"], key=alphabetical) == ["Ic", "ia", "İb"]


def test_case_tells_no_order_and_figures_come_first():
    with override("en-gb"):
        assert sorted(["b", "A", "3+3 platform", "a"], key=alphabetical) == [
            "3+3 platform",
            "A",
            "a",
            "b",
        ]
