"""One name is found by each of its spellings, and by no other name's."""

import pytest

from provisions.spelling import INSIDE, SOUND, START, WHOLE, fit

# A name, and spellings of it that differ in nothing but the writing.
SPELLINGS = {
    "Ilham Aliyev": ["aliyev", "Əliyev", "ƏLİYEV", "Aliev", "Алиев", "Ալիև", "aliyev ilham"],
    "Nikol Pashinyan": ["Paşinyan", "Pashinian", "pasinyan", "Пашинян", "Փաշինյան", "Nikol P"],
    "Ararat Mirzoyan": ["mirzoian", "Мирзоян", "Միրզոյան", "Mírzoyan", "Mirzoyan, Ararat"],
    "Jeyhun Bayramov": ["Bairamov", "Байрамов", "Բայրամով", "Ceyhun", "Джейхун", "Jeihun"],
    "Hikmat Hajiyev": ["Hacıyev", "haciyev", "Hadjiev", "Hajiev", "Հաջիև", "Hacıyev Hikmət"],
    "Elchin Amirbayov": ["Elçin Əmirbəyov", "elcin", "Amirbayev"[:7]],
    "Gudrat Hasanguliyev": ["Qüdrət Həsənquliyev", "Hasanquliyev"],
    "Aykhan Hajizada": ["Ayxan Hacızadə", "Айхан", "Hajizadah"],
    "Yeghishe Kirakosyan": ["Եղիշե Կիրակոսյան", "Egishe", "Егише"],
    "Nazeli Baghdasaryan": ["Bagdasarian", "Багдасарян", "Բաղդասարյան"],
    "Elnur Mammadov": ["Məmmədov", "Mamadov"],
    "Yerevan": ["Erevan", "Ереван", "Երևան"],
    "Armen Voskanyan": ["Ոսկանյան", "Восканян"],
    "Armenia's foreign ministry": ["armenia ministry", "Armenia’s", "armenias", "MINISTRY foreign"],
}
# Spellings in which a vowel or a consonant of the throat is another one.
BY_SOUND = {
    "Hikmat Hajiyev": ["Гаджиев", "Gadzhiev", "Hikmet"],
    "Elnur Mammadov": ["Mamedov", "Мамедов", "Memmedov"],
    "Ilham Aliyev": ["Eliyev"],
    "Gudrat Hasanguliyev": ["Гасангулиев"],
    "Aykhan Hajizada": ["Гаджизаде", "Hajizadeh"],
    "Karabakh": ["Qarabağ", "Garabagh", "Ղարաբաղ", "Карабаг"],
}


def pairs(table):
    return [(name, asked) for name, spellings in table.items() for asked in spellings]


@pytest.mark.parametrize(("name", "asked"), pairs(SPELLINGS))
def test_name_is_found_by_each_spelling(name, asked):
    found = fit(asked, name)
    assert found is not None
    assert found <= START
    assert [other for other in SPELLINGS if fit(asked, other) == WHOLE] in ([], [name])


@pytest.mark.parametrize(("name", "asked"), pairs(BY_SOUND))
def test_name_is_found_by_its_sound_last(name, asked):
    assert fit(asked, name) == SOUND


def test_nearer_spelling_fits_better():
    assert fit("Hajiyev", "Hikmat Hajiyev") == WHOLE
    assert [fit(asked, "Hikmat Hajiyev") for asked in ("Haj", "Haji", "Hajiy")] == [START] * 3
    assert fit("jiyev", "Hikmat Hajiyev") == INSIDE
    assert fit("Hajiyev Baku", "Hikmat Hajiyev") is None
    assert fit("", "Hikmat Hajiyev") == WHOLE


@pytest.mark.parametrize("asked", ["Aliyev", "Алиев", "Mirzoyan", "EU", "15", "Հայաստան"])
def test_other_names_are_not_found(asked):
    assert fit(asked, "Jeyhun Bayramov, Minister of Foreign Affairs of Azerbaijan") is None


@pytest.mark.parametrize("asked", ["\x00", "ь", "‮", "\ud800", "a" * 50_000, "🕊", "--", "’"])
def test_no_text_breaks_it(asked):
    fit(asked, "Ilham Aliyev")
    fit("Aliyev", asked)
