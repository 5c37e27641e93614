"""Spellings of one name have a fold in common; different words have none."""

import unicodedata

import pytest

from provisions.search.asking import LONGEST, Unclear, read_wanted
from provisions.search.folding import all_folds, folds, spots
from provisions.search.names import with_other_names
from provisions.search.snippet import Part, snippet

ONE_NAME = [
    ("Mirzoyan", "Միրզոյան", "Мирзоян", "MIRZOYAN", "Mirzoian"),
    ("Aliyev", "Əliyev", "Алиев", "Aliev", "Ալիև"),
    ("Yerevan", "Erevan", "Երևան", "Ереван", "երեւան"),
    ("Baku", "Баку", "Բաքու", "BAKU"),
    ("Pashinyan", "Paşinyan", "Пашинян", "Փաշինյան", "Pashinian"),
    ("Bayramov", "Байрамов", "Բայրամով", "Bairamov"),
    ("Jeyhun", "Ceyhun", "Джейхун", "Ջեյհուն", "Dzheyhun"),
    ("Syunik", "Սյունիք", "Сюник"),
    ("Nakhchivan", "Naxçıvan"),
    ("Hajiyev", "Hacıyev", "Hajiev", "Հաջիև"),
    ("Tsarukyan", "Ծառուկյան", "Царукян"),
    ("Tbilisi", "თბილისი"),
    ("7", "07", "VII", "７"),
    ("14", "XIV"),
]
APART = [
    ("Baku", "Bank"),
    ("Armenia", "Romania"),
    ("VI", "VII"),
    ("7", "17"),
    ("7", "70"),
    ("Council", "Cancel"),
    ("peace", "place"),
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda names: names[0])
def test_spellings_of_one_name_share_a_fold(spellings):
    assert frozenset.intersection(*(folds(name) for name in spellings))


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_share_none(one, other):
    assert folds(one) & folds(other) == frozenset()


def test_roman_numeral_is_a_number_in_capitals_and_in_what_is_asked():
    assert folds("VII") == folds("vii", asked=True) == {"=7"}
    assert folds("vii") != folds("VII")
    assert [folds(numeral) for numeral in ("I", "IV", "IX", "XVII", "XXIX")] == [
        {f"={number}"} for number in (1, 4, 9, 17, 29)
    ]
    # No numeral, though of its letters.
    assert folds("IIX") == folds("iix")


def test_word_of_marks_alone_has_no_fold():
    assert list(all_folds("\u0301\u0301 ' - … _")) == []


def test_hyphen_makes_one_word_and_two():
    found = set().union(*all_folds("Inter-State"))
    assert found == folds("inter") | folds("state") | folds("interstate")


def test_apostrophe_and_accent_stay_inside_a_word():
    assert [spot[:2] for spot in spots("Arme\u0301nia’s own")] == [(0, 10), (11, 14)]
    assert folds(unicodedata.normalize("NFD", "Bakı şəhəri")) == folds("Bakı şəhəri")


def test_state_is_found_by_its_names_in_each_language():
    for names in (("Armenia", "Հայաստան", "Ermənistan"), ("Azerbaijan", "Ադրբեջան")):
        for name in names:
            assert folds(names[0]) <= with_other_names(folds(name))
    assert with_other_names(folds("peace")) == folds("peace")


def test_words_and_phrases_are_read_apart():
    wanted = read_wanted(' peace “third parties” «inter state» "open')
    assert [word.spelled for word in wanted.words] == [
        "peace",
        "third",
        "parties",
        "inter",
        "state",
        "open",
    ]
    assert wanted.phrases == (
        (folds("third"), folds("parties")),
        (folds("inter"), folds("state")),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * (LONGEST + 1), f"is longer than {LONGEST} characters."),
        ("a\x00b", "holds an invisible character."),
        ("\ud800", "holds an invisible character."),
        ("\u202egnirts", "holds an invisible character."),
    ],
)
def test_what_cannot_be_asked_is_named(text, reason):
    with pytest.raises(Unclear, match=f"^{reason}$"):
        read_wanted(text)


def test_snippet_holds_the_words_in_their_own_letters():
    text = "Before it. " * 40 + "Նախարար Միրզոյանը said so." + " After it." * 40
    parts = snippet(text, folds("Միրզոյանը"))
    assert [part.text for part in parts if part.marked] == ["Միրզոյանը"]
    assert parts[0].text.startswith("… ")
    assert parts[-1].text.endswith(" …")
    assert sum(len(part.text) for part in parts) < 260


def test_snippet_without_the_words_is_the_beginning():
    assert snippet("Short and plain", frozenset()) == [Part("Short and plain", False)]


@pytest.mark.parametrize("text", ["a" * 10**5, "a'" * 50_000, "\u0301" * 10**5, "a-" * 50_000])
def test_very_long_text_folds_in_one_walk(text):
    assert len(list(all_folds(text))) <= 10**5
    assert sum(len(part.text) for part in snippet(text, frozenset({"a"}))) < 260
