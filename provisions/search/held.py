"""The finished index of each state of the record, held by every process for itself.

An index is named by the version of the record that it shows: a save makes another version, so
what is found is right to the second in every process, and nothing has to be told to others.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from provisions.known import known_revision
from provisions.models import Revision
from provisions.reach import Head, head_of_record
from provisions.rounds import begun_for_good
from provisions.search.gather import Others, pieces_of_record
from provisions.search.glossary import pieces_of_words
from provisions.search.index import Index
from provisions.search.translations import translations
from provisions.spoken import in_english

MOST = 4

# What adds words to rows beside their own columns: each yields ``Other`` words.
OTHERS: tuple[Others, ...] = (translations,)

_held: OrderedDict[tuple[int | None, Hashable], Index] = OrderedDict()
_lock = Lock()


def index_of(head: Revision | Head | None, version: Hashable) -> Index:
    """Return the index of the state of the record that is being read, building it once.

    ``version`` tells that state from every other. An index that was built while the record
    changed answers once and is not held. An earlier version of the present is let go.
    """
    key = (known_revision(), version)
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    with in_english():
        index = Index(pieces_of_record(OTHERS))
    begun_for_good(_hold, key, index, head)
    return index


def _hold(key: tuple[int | None, Hashable], index: Index, head: Revision | Head | None) -> None:
    """Hold an index, unless the record has changed since."""
    if _named(head_of_record()) != _named(head):
        return
    with _lock:
        for other in [other for other in _held if other[0] is None and key[0] is None]:
            del _held[other]
        _held[key] = index
        while len(_held) > MOST:
            _held.popitem(last=False)


def _named(head: Revision | Head | None) -> tuple[int, str] | None:
    return (head.number, head.digest) if head else None


_words: dict[str, Index] = {}


def index_of_words(language: str) -> Index:
    """Return the index of the vocabulary in the language that is being read."""
    if language not in _words:
        _words[language] = Index(pieces_of_words())
    return _words[language]
