"""What articles are called: by their keys always, by a text while it is the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from provisions.models import Article, ArticleText
from provisions.search.index import ALWAYS, NEVER, Doc, Piece, Weight


def names_of_articles(
    articles: Iterable[Article], texts: Iterable[ArticleText], docs: Mapping[int, Doc]
) -> Iterator[Piece]:
    """Yield the names of each article, with the days on which it bears them."""
    of_article: dict[int, list[ArticleText]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: (text.sort_day, text.slug)):
        of_article[text.article_id].append(text)
    for article in articles:
        doc = docs[article.pk]
        yield Piece(doc, str(article), Weight.NAME, ALWAYS)
        own = of_article[article.pk]
        ends = [*(later.sort_day for later in own[1:]), NEVER]
        for text, until in zip(own, ends, strict=False):
            number = f"Article {text.number}" if text.number else ""
            for words in filter(None, (number, text.subject)):
                yield Piece(doc, words, Weight.NAME, text.sort_day, until)
