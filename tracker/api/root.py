"""Where everything is, and what every word means: the root and the vocabulary."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.vocabulary import VERSION, VOCABULARIES
from tracker.api.parameters import Asked
from tracker.api.shapes.overview import RootShape, VocabularyShape
from tracker.api.view import RecordView

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RULE_OF_DATES = (
    "A vague date counts from the last day it can mean; an “on or after” date counts from its "
    "first day. Rows are sorted, and counted for a day, by that day."
)
COLLECTIONS = (
    "agreements",
    "articles",
    "preconditions",
    "article-texts",
    "draft-versions",
    "parties",
    "actors",
    "positions",
    "movements",
    "status-entries",
    "tallies",
    "events",
    "instruments",
    "proceedings",
    "proceeding-stages",
    "presences",
    "scope-readings",
    "incidents",
    "reactions",
    "proposals",
    "proposal-answers",
    "milestones",
    "dependencies",
    "assessments",
    "conflicts",
    "translations",
    "sources",
    "revisions",
)
ANSWERS = (
    "overview",
    "matrix",
    "sequence",
    "compare",
    "accounts",
    "drift",
    "unanswered",
    "evidence",
    "incident-counts",
    "brief",
    "search",
    "vocabulary",
    "checkpoint",
)


class Root(RecordView):
    """Where everything is: collections, answers, this document, and the guide for people."""

    subject = "root"
    shape = RootShape

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._list)

    def _list(self, asked: Asked) -> Any:
        at = self.request.build_absolute_uri
        return RootShape(
            {
                "version": "1",
                "licence": LICENCE,
                "collections": {name: at(reverse(f"api:{name}")) for name in COLLECTIONS},
                "answers": {name: at(reverse(f"api:{name}")) for name in ANSWERS},
                "schema": at(reverse("api:schema")),
                "docs": at(reverse("api:docs")),
                "html_url": at(reverse("pages:api-guide")),
            }
        ).data


class Vocabulary(RecordView):
    """Every word of the record: its code, label, meaning, evidence needed and an example."""

    subject = "vocabulary"
    shape = VocabularyShape

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._words)

    def _words(self, asked: Asked) -> Any:
        return VocabularyShape(
            {
                "version": VERSION,
                "rule_of_dates": RULE_OF_DATES,
                "html_url": self.request.build_absolute_uri(reverse("pages:method")),
                "vocabularies": VOCABULARIES,
            }
        ).data
