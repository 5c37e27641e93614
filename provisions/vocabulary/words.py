"""What a word and a vocabulary are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its code in data, its label, what it means and what it takes to use it."""

    code: str
    label: str
    definition: str
    evidence: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of words for one purpose."""

    code: str
    title: str
    words: tuple[Word, ...]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __getitem__(self, code: str) -> Word:
        return self._by_code()[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code()

    def _by_code(self) -> dict[str, Word]:
        return {word.code: word for word in self.words}

    @property
    def codes(self) -> list[str]:
        return [word.code for word in self.words]

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(word.code, word.label) for word in self.words]
