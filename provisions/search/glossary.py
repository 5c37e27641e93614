"""The words of the vocabulary as things that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from provisions.search.index import ALWAYS, Doc, Piece, Weight
from provisions.vocabulary import VOCABULARIES

NOUN = "word"


def pieces_of_words() -> Iterator[Piece]:
    """Yield what each word is called and means; its example tells of a day and is left out."""
    for vocabulary in VOCABULARIES:
        for word in vocabulary:
            doc = Doc(NOUN, f"{vocabulary.code}-{word.code}", ALWAYS, ALWAYS)
            yield Piece(doc, str(word.label), Weight.NAME, ALWAYS)
            yield Piece(doc, str(vocabulary.title), Weight.TITLE, ALWAYS)
            for text in (word.definition, word.evidence):
                if text:
                    yield Piece(doc, str(text), Weight.TEXT, ALWAYS)
