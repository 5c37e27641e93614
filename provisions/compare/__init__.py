"""What moved between two days, or between two states of the record: the read of pages and API."""

from provisions.compare.comparison import Comparison, Counted, compare
from provisions.compare.moves import About, Moved
from provisions.compare.points import Point
from provisions.compare.texts import TextField, TextMoved
from provisions.compare.words import Piece

__all__ = [
    "About",
    "Comparison",
    "Counted",
    "Moved",
    "Piece",
    "Point",
    "TextField",
    "TextMoved",
    "compare",
]
