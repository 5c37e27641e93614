"""What a word and a vocabulary are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Word:
    """One word: its code in data, its label, what it means and what it takes to use it.

    Code and identity are the same in every language; the rest is said in the reader's.
    """

    __slots__ = ("_definition", "_evidence", "_example", "_label", "code")

    def __init__(
        self,
        code: str,
        label: _StrOrPromise,
        definition: _StrOrPromise,
        evidence: _StrOrPromise = "",
        example: _StrOrPromise = "",
    ) -> None:
        self.code = code
        self._label = label
        self._definition = definition
        self._evidence = evidence
        self._example = example

    def __repr__(self) -> str:
        return f"Word({self.code!r})"

    @property
    def label(self) -> str:
        return str(self._label)

    @property
    def definition(self) -> str:
        return str(self._definition)

    @property
    def evidence(self) -> str:
        return str(self._evidence)

    @property
    def example(self) -> str:
        return str(self._example)

    @property
    def choice(self) -> tuple[str, _StrOrPromise]:
        """The word as a model field offers it: said in the language of whoever reads it."""
        return self.code, self._label


class Vocabulary:
    """A closed list of words for one purpose."""

    __slots__ = ("_title", "code", "words")

    def __init__(self, code: str, title: _StrOrPromise, words: tuple[Word, ...]) -> None:
        self.code = code
        self._title = title
        self.words = words

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __getitem__(self, code: str) -> Word:
        return self._by_code()[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code()

    def _by_code(self) -> dict[str, Word]:
        return {word.code: word for word in self.words}

    @property
    def title(self) -> str:
        return str(self._title)

    @property
    def codes(self) -> list[str]:
        return [word.code for word in self.words]

    @property
    def choices(self) -> list[tuple[str, _StrOrPromise]]:
        return [word.choice for word in self.words]
