"""One name, many spellings: folds a name to what its spellings have in common.

Aliyev, Aliev, Əliyev, Алиев and Ալիև are one name. Its fold brings each to the same letters:
case, accents, apostrophes and doubled letters go; Armenian and Cyrillic letters, and those of
Azerbaijani and Turkish, become the Latin ones by which they are usually written; spellings of
one sound (sh ş s, kh x h, gh ğ g q, zh dzh dj j, y i, -iye- -ie-) become one. A bare ``c`` is
read twice, as in *Council* and as in *Ceyhun* (Jeyhun). What still differs, a vowel or the
Russian Г for h, ``sound`` passes over: it keeps the consonants only. ``fit`` says how well a
text answers to what was asked for, in whatever spelling and order.

A fold is for finding and is never stored or shown. A letter of another script stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэі", "abvgdeziiklmnoprstufiei", strict=True)) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
}
_ARMENIAN = dict(
    zip("աբգդեզէըթիլկհմյնոպռսվտրփքօֆւ", "abgdezeetilkhmynoprsvtrpkofv", strict=True)
) | {
    "ժ": "zh",
    "խ": "kh",
    "ծ": "ts",
    "ձ": "dz",
    "ղ": "gh",
    "ճ": "ch",
    "շ": "sh",
    "չ": "ch",
    "ջ": "j",
    "ց": "ts",
}
# Latin letters that do not come apart into a letter and an accent, or are read otherwise.
_LATIN = {"ə": "a", "ı": "i", "ş": "sh", "ç": "ch", "ğ": "gh", "ß": "ss", "ø": "o", "ł": "l"}
_LETTERS = str.maketrans(_CYRILLIC | _ARMENIAN | _LATIN)
_BEFORE = (("ու", "u"), ("եւ", "ev"))

# In this order: spellings of one sound, then what is left of them.
_SOUNDS = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"(?<=[aeiou])h$", ""),
        (r"dzh|dj|zh", "j"),
        (r"kh|x", "h"),
        (r"gh|q", "g"),
        (r"tch|ch", "c"),
        (r"sh", "s"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"tz", "ts"),
        (r"ou", "u"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?:^|(?<=[aeou]))ie", "e"),
    )
)
_DROPPED = re.compile("['’ʼʻ`´]")
_WORD = re.compile(r"[^\W_]+")
_VOWELS = re.compile("[aeiou]")
_THROAT = str.maketrans("hgq", "kkk")
_LONGEST_WORD = 60


@lru_cache(maxsize=50_000)
def readings(word: str) -> frozenset[str]:
    """Return the folds of one word: two where a bare ``c`` can be read in two ways."""
    text = word
    for letters, kept in _BEFORE:
        text = text.replace(letters, kept)
    text = re.sub("^ո", "vo", text).translate(_LETTERS)
    both = (text, re.sub("c(?!h)", "j", text))
    return frozenset(filter(None, map(_one_sound, both)))


def _one_sound(text: str) -> str:
    for pattern, kept in _SOUNDS:
        text = pattern.sub(kept, text)
    return text


@lru_cache(maxsize=50_000)
def sound(fold: str) -> str:
    """Return the consonants of a fold, those of the throat as one."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", fold).translate(_THROAT))


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, small and without accents that only mark."""
    bare = _DROPPED.sub("", unicodedata.normalize("NFC", text).casefold())
    kept = "".join(_without_accent(character) for character in bare)
    return tuple(word[:_LONGEST_WORD] for word in _WORD.findall(kept))


def _without_accent(character: str) -> str:
    if character.isascii() or character in _LATIN:
        return character
    apart = unicodedata.normalize("NFKD", character)
    return "".join(c for c in apart if not unicodedata.combining(c))


# How well a word that was asked for fits one of a text; 0 is best.
WHOLE, START, INSIDE, SOUND, NOT = range(5)


def fit(asked: str, text: str) -> int | None:
    """Say how well a text answers to all the words asked for; None where it does not.

    The words may stand in any order. The figure is 0 where each is there as a whole.
    """
    present = _readings_of(text)
    total = 0
    for word in words_of(asked):
        best = min((_fit(one, has) for has in present for one in readings(word)), default=NOT)
        if best == NOT:
            return None
        total += best
    return total


@lru_cache(maxsize=20_000)
def _readings_of(text: str) -> frozenset[frozenset[str]]:
    return frozenset(map(readings, words_of(text)))


@lru_cache(maxsize=50_000)
def _fit(wanted: str, has: frozenset[str]) -> int:
    if wanted in has:
        return WHOLE
    if any(one.startswith(wanted.rstrip("i") or wanted) for one in has):
        return START
    if len(wanted) > 2 and any(wanted in one for one in has):
        return INSIDE
    heard = sound(wanted)
    if len(heard) == 2 and any(sound(one) == heard for one in has):
        return SOUND
    if len(heard) > 2 and any(sound(one).startswith(heard) for one in has):
        return SOUND
    return NOT
