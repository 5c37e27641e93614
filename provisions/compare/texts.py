"""What is known of the articles' texts at the later point and was not at the earlier."""

from __future__ import annotations

from dataclasses import dataclass

from provisions.compare.points import Stood
from provisions.compare.words import Piece, word_differences
from provisions.models import Article, ArticleText
from provisions.spoken import alike

FIELDS = (
    "disclosure",
    "number",
    "subject",
    "summary",
    "terms",
    "trigger",
    "deadlines",
    "blanks",
    "instruments",
)


@dataclass(frozen=True, slots=True)
class TextField:
    """One field of an article's text that reads otherwise, word by word."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextMoved:
    """An article of whose text something else is known; None where nothing is."""

    article: Article
    before: ArticleText | None
    after: ArticleText | None
    fields: tuple[TextField, ...]

    @property
    def shown(self) -> ArticleText | None:
        """The later text, or the earlier where none is known any more."""
        return self.after or self.before


def texts_moved(before: Stood, after: Stood) -> tuple[TextMoved, ...]:
    """Return the articles of whose text something else is known, in the order of the draft."""
    old = {state.article: state.text for state in before.articles}
    new = {state.article: state.text for state in after.articles}
    articles = sorted({**old, **new}, key=lambda article: article.position)
    moved = (_moved(article, old.get(article), new.get(article)) for article in articles)
    return tuple(one for one in moved if one.fields)


def _moved(article: Article, before: ArticleText | None, after: ArticleText | None) -> TextMoved:
    fields = []
    for name in FIELDS:
        old, new = _words(before, name), _words(after, name)
        if old != new:
            fields.append(TextField(name, word_differences(old, new)))
    return TextMoved(article, before, after, tuple(fields))


def _words(text: ArticleText | None, name: str) -> str:
    """Return a field as it is read: a word of the vocabulary by its label, items as one line."""
    if text is None:
        return ""
    if name == "disclosure":
        return text.get_disclosure_display()
    words: str = getattr(text, name)
    return alike(words, ["; ".join(words.split("\n"))])[0]
