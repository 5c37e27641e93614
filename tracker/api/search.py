"""The search over everything published."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.models import Agreement
from provisions.search.asking import LONGEST
from provisions.search.glossary import NOUN as WORD
from tracker.api.filters import published_key
from tracker.api.parameters import CLOCKS, Asked, Parameter, one_of, whole_number
from tracker.api.shapes.search import GROUPS, SearchShape
from tracker.api.view import RecordView
from tracker.clock import BadParameter
from tracker.found import Found, Result, address_of, found_on, read_words
from tracker.found import Search as Wanted
from tracker.pages.found_words import KINDS
from tracker.pages.search import kept, titles_of

MOST_PAGES = 9999


def _agreement(text: str) -> str:
    published_key(Agreement, "agreement")(text)
    return text


class Search(RecordView):
    """What answers to some words, among everything that is published and seen on the day.

    `q` is needed. Every word must occur, in any spelling of Latin, Armenian or Cyrillic
    letters; the beginning of a word will do; words in quotation marks must stand together.
    The page of the search finds the same.
    """

    subject = "search"
    shape = SearchShape
    parameters = (
        Parameter(
            "q",
            f"The words to find; needed. At most {LONGEST} characters.",
            read=read_words,
            schema={"type": "string", "minLength": 1, "maxLength": LONGEST},
            needed=True,
        ),
        Parameter(
            "kind",
            "Only rows of this noun; `word` for words of the vocabulary.",
            read=one_of(KINDS),
            schema={"type": "string", "enum": list(KINDS)},
        ),
        Parameter("agreement", "Only what this agreement's record holds.", _agreement, asks=True),
        Parameter(
            "page",
            "Which page, from 1; taken from `next` or `previous`.",
            read=whole_number(1, MOST_PAGES),
            schema={"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1},
        ),
        *CLOCKS,
    )

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._found)

    def _found(self, asked: Asked) -> Any:
        if "q" not in asked.values:
            raise BadParameter("q", "is needed.")
        values = asked.values
        search = Wanted(
            values["q"], values.get("kind", ""), values.get("agreement", ""), values.get("page", 1)
        )
        found = found_on(search, self.head, asked.clock)
        titles = titles_of(found.results, asked.clock)
        query = kept(search) | asked.clock.values
        body = {
            "q": search.wanted.text,
            "as_of": asked.clock.day,
            "html_url": self._at(f"{reverse('pages:search')}?{urlencode(query)}"),
            "count": found.total,
            **self._turns(found, query),
            "kinds": found.kinds,
            "nearest": found.nearest,
            "results": [
                self._in_short(result, title, search.agreement)
                for result, title in zip(found.results, titles, strict=True)
            ],
        }
        return SearchShape(body).data

    def _in_short(self, result: Result, title: str, agreement: str) -> dict[str, Any]:
        doc = result.hit.doc
        word = doc.noun == WORD
        return {
            "id": doc.slug,
            "noun": doc.noun,
            "url": None if word else self._at(reverse(f"api:{doc.noun}", args=[doc.slug])),
            "html_url": self._at(address_of(result, agreement)),
            "title": title,
            "date": result.date,
            "whose": result.whose,
            "agreements": list(doc.agreements),
            "group": GROUPS[result.hit.group],
            "snippet": "".join(part.text for part in result.parts),
            "parts": [part._asdict() for part in result.parts],
        }

    def _turns(self, found: Found, query: dict[str, str]) -> dict[str, str | None]:
        def turn(page: int) -> str | None:
            if not 1 <= page <= found.pages:
                return None
            return self._at(f"{reverse('api:search')}?{urlencode({**query, 'page': page})}")

        return {"next": turn(found.page + 1), "previous": turn(found.page - 1)}

    def _at(self, address: str) -> str:
        return str(self.request.build_absolute_uri(address))
