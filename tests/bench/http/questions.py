"""What is asked, and under which address each server answers it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote, urlencode

from tests.bench.http.sets import Place

PAGE_SIZE = 50
OVERVIEW, ARTICLE, DETAIL = "overview", "article page", "article detail"
ARTICLES, POSITIONS, PAST = "articles collection", "deep positions page", "past overview"
QUESTIONS = (OVERVIEW, ARTICLE, DETAIL, ARTICLES, POSITIONS, PAST)
COLLECTIONS = (ARTICLES, POSITIONS)
TRIMMED = {"_nofacet": "1", "_nosuggest": "1", "_nocount": "1"}


def cursor(place: Place) -> str:
    """Return the cursor of the page after a row, as the framework of both APIs spells it."""
    return b64encode(urlencode({"p": place.after}).encode()).decode()


def ours(place: Place) -> dict[str, str]:
    """Return the addresses at this site."""
    agreement = f"/{place.agreement}/"
    api = "/api/v1"
    deep = urlencode({"cursor": cursor(place), "page_size": PAGE_SIZE})
    return {
        OVERVIEW: agreement,
        ARTICLE: f"{agreement}articles/{place.key}/",
        DETAIL: f"{api}/articles/{place.article}/",
        ARTICLES: f"{api}/articles/?agreement={place.agreement}",
        POSITIONS: f"{api}/positions/?{deep}",
        PAST: f"{agreement}?as_of={place.day}",
    }


def plain(place: Place) -> dict[str, str]:
    """Return the addresses at the plain project, which knows no past."""
    return {
        OVERVIEW: f"/agreements/{place.agreement}/",
        ARTICLE: f"/articles/{place.article}/",
        DETAIL: f"/articles/{place.article}/",
        ARTICLES: f"/articles/?agreement={place.agreement}",
        POSITIONS: f"/positions/?{urlencode({'cursor': cursor(place)})}",
    }


def datasette(place: Place, more: dict[str, str] | None = None) -> dict[str, str]:
    """Return the addresses at Datasette: its table or row nearest to what is asked."""

    def table(name: str, **query: str | int) -> str:
        query = {"_size": PAGE_SIZE, **query, **(more or {})}
        return f"/{place.path.stem}/provisions_{name}?{urlencode(query)}"

    row = f"/{place.path.stem}/provisions_article/{place.article_id}"
    of_agreement = {"agreement_id": place.agreement_id}
    after = f"{place.after},{place.after_id}"
    # A row takes no such words: what is trimmed is counted, sorted and suggested of tables.
    rows = {} if more else {ARTICLE: row, DETAIL: f"{row}.json"}
    return {
        OVERVIEW: table("statusentry", **of_agreement),
        ARTICLES: table("article.json", **of_agreement),
        POSITIONS: table("position.json", _sort="slug", _next=after),
        PAST: table("statusentry", **of_agreement, sort_day__lte=place.day),
        **rows,
    }


def trimmed(place: Place) -> dict[str, str]:
    """Return the addresses at Datasette with facets, their suggestions and counts left out."""
    return datasette(place, TRIMMED)


def files(place: Place) -> dict[str, str]:
    """Return the addresses at nginx: a file a question, whatever its name here."""
    return {
        question: f"/{place.name}/{quote(question.replace(' ', '-'))}" for question in QUESTIONS
    }


def rows_alone(place: Place) -> dict[str, str]:
    """Return the addresses at this site whose answers are made of rows that it can hold."""
    return {name: at for name, at in ours(place).items() if name in (DETAIL, *COLLECTIONS)}


ADDRESSES: dict[str, Callable[[Place], dict[str, str]]] = {
    "nginx": files,
    "warm": ours,
    "cold": ours,
    "bare": rows_alone,
    "Datasette": datasette,
    "Datasette, trimmed": trimmed,
    "plain DRF": plain,
}
