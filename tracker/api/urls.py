"""Addresses of the API. A row's address bears the name of its noun."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from tracker.api import (
    agreements,
    answers,
    assessments,
    beside,
    compare,
    documents,
    drift,
    incidents,
    log,
    matrix,
    moving,
    parties,
    positions,
    proceedings,
    proposals,
    readings,
    reference,
    requirements,
    root,
    seals,
    search,
    sequence,
    sources,
    statements,
    translations,
)
from tracker.api.collection import Collection
from tracker.api.held import RecordJSON
from tracker.api.rows import ByAddress, Csv, Lines

app_name = "api"


def collection(name: str, noun: str, view: type[Collection]) -> list[URLPattern]:
    """Return the addresses of a collection, of its files, and of each of its rows."""
    kinds = [RecordJSON, Csv, Lines]
    listed = {"plural": name, "renderer_classes": kinds}
    filed = {"plural": name, "content_negotiation_class": ByAddress, "schema": None}
    return [
        path(f"{name}/", view.as_view({"get": "index"}, **listed), name=name),
        *(
            path(
                f"{name}.{kind.format}",
                view.as_view({"get": "index"}, renderer_classes=[kind], **filed),
                name=f"{name}-{kind.format}",
            )
            for kind in (Csv, Lines)
        ),
        path(f"{name}/<str:id>/", view.as_view({"get": "show"}), name=noun),
    ]


urlpatterns = [
    path("", root.Root.as_view(), name="root"),
    *collection("agreements", "agreement", agreements.Agreements),
    *collection("articles", "article", agreements.Articles),
    *collection("preconditions", "precondition", requirements.Preconditions),
    *collection("article-texts", "article-text", agreements.ArticleTexts),
    *collection("draft-versions", "draft-version", documents.DraftVersions),
    *collection("parties", "party", parties.Parties),
    *collection("actors", "actor", parties.Actors),
    *collection("positions", "position", positions.Positions),
    *collection("movements", "movement", positions.Movements),
    *collection("status-entries", "status-entry", statements.StatusEntries),
    *collection("tallies", "tally", statements.Tallies),
    *collection("events", "event", statements.Events),
    *collection("instruments", "instrument", documents.Instruments),
    *collection("proceedings", "proceeding", proceedings.Proceedings),
    *collection("proceeding-stages", "proceeding-stage", readings.ProceedingStages),
    *collection("presences", "presence", proceedings.Presences),
    *collection("scope-readings", "scope-reading", readings.ScopeReadings),
    *collection("incidents", "incident", incidents.Incidents),
    *collection("reactions", "reaction", incidents.Reactions),
    *collection("proposals", "proposal", proposals.Proposals),
    *collection("proposal-answers", "proposal-answer", proposals.ProposalAnswers),
    *collection("milestones", "milestone", proposals.Milestones),
    *collection("dependencies", "dependency", proposals.Dependencies),
    *collection("assessments", "assessment", assessments.Assessments),
    *collection("conflicts", "conflict", assessments.Conflicts),
    *collection("translations", "translation", translations.Translations),
    *collection("sources", "source", sources.Sources),
    *collection("revisions", "revision", log.Revisions),
    path("revisions/<str:id>/changes/", log.Changes.as_view({"get": "index"}), name="changes"),
    path("revisions/<str:id>/leaves/", seals.Leaves.as_view({"get": "index"}), name="leaves"),
    path("checkpoint/", seals.Checkpoint.as_view(), name="checkpoint"),
    path("search/", search.Search.as_view(), name="search"),
    path("overview/", answers.Overview.as_view(), name="overview"),
    path("matrix/", matrix.Stances.as_view(), name="matrix"),
    path("sequence/", sequence.Sequence.as_view(), name="sequence"),
    path("compare/", compare.Compared.as_view(), name="compare"),
    path("accounts/", beside.Accounts.as_view(), name="accounts"),
    path("drift/", drift.Drift.as_view(), name="drift"),
    path("unanswered/", beside.Unanswered.as_view(), name="unanswered"),
    path("evidence/", beside.Evidence.as_view(), name="evidence"),
    path("incident-counts/", moving.IncidentCounts.as_view(), name="incident-counts"),
    path("brief/", moving.MorningBrief.as_view(), name="brief"),
    path("vocabulary/", root.Vocabulary.as_view(), name="vocabulary"),
    path("schema/", reference.Schema.as_view(), name="schema"),
    path("docs/", reference.Docs.as_view(), name="docs"),
    re_path(r"^[\s\S]*\Z", reference.elsewhere),
]
