"""Revisions and what they changed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import Change
from provisions.vocabulary import REVISION_KIND, STATE
from tracker.api.logged import Logged
from tracker.api.shapes.fields import Code, code
from tracker.api.shapes.row import RowShape


class ChangesLinkShape(serializers.Serializer):
    """How many rows a revision touched, and where they are listed."""

    count = serializers.IntegerField()
    url = serializers.URLField()


class ResealShape(serializers.Serializer):
    """A line of the log whose content a revision redacted, with the digest of what is left."""

    revision = serializers.IntegerField()
    position = serializers.IntegerField()
    digest = serializers.CharField(help_text="SHA-256 under a salt that is not public, in hex.")


class RevisionShape(RowShape):
    """One edit of the record: numbered without gaps, with its reason. Never altered."""

    address = "api:revision"

    id = serializers.CharField(source="revision.number", help_text="The number, as text.")
    number = serializers.IntegerField(source="revision.number")
    revision = serializers.IntegerField(source="revision.number", help_text="The number itself.")
    agreement = serializers.SerializerMethodField(
        help_text="The agreement whose rows it touched; null where none or several."
    )
    agreements = serializers.SerializerMethodField(help_text="All agreements it touched.")
    recorded_at = serializers.DateTimeField(source="revision.recorded_at")
    kind = code(REVISION_KIND, source="revision.kind")
    reason = serializers.CharField(source="revision.reason")
    changes = serializers.SerializerMethodField()
    digest = serializers.CharField(
        source="revision.digest", help_text="SHA-256 over the revision and the one before it."
    )
    previous_digest = serializers.CharField(
        source="revision.previous_digest", help_text="Empty for the first revision."
    )
    internal_digest = serializers.CharField(
        source="revision.internal_digest", help_text="Covers what is stored and not public."
    )
    reseals = ResealShape(
        many=True, help_text="For a redaction: the lines it blanked; otherwise empty."
    )
    citations = serializers.SerializerMethodField(
        help_text="Always empty: the rows it touched have their own."
    )

    @extend_schema_field({"type": ["string", "null"]})
    def get_agreement(self, logged: Logged) -> str | None:
        return logged.agreements[0] if len(logged.agreements) == 1 else None

    def get_agreements(self, logged: Logged) -> list[str]:
        return list(logged.agreements)

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, row: Logged) -> str:
        return self.absolute(reverse(self.address, args=[row.revision.number]))

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_html_url(self, row: Logged) -> str | None:
        known = [*row.agreements, *self.context["fallback"]]
        if not known:
            return None
        return self.absolute(reverse("pages:change", args=[known[0], row.revision.number]))

    @extend_schema_field(ChangesLinkShape)
    def get_changes(self, logged: Logged) -> dict[str, Any]:
        address = reverse("api:changes", args=[logged.revision.number])
        return {"count": logged.rows, "url": self.absolute(address)}

    @extend_schema_field({"type": "array", "maxItems": 0, "items": {}})
    def get_citations(self, logged: Logged) -> list[Any]:
        return []


class FieldChangeShape(serializers.Serializer):
    """One field before and after, as data; empty is null."""

    field = serializers.CharField(help_text="As the rows of the collection name it.")
    before = serializers.JSONField()
    after = serializers.JSONField()


class TieChangeShape(serializers.Serializer):
    """A citation or tie of the row that was added, changed or removed."""

    tie = serializers.CharField(help_text="As the rows of the collection name it.")
    action = Code("TieAction", ("added", "changed", "removed"), "What happened to it.")
    identity = serializers.JSONField(help_text="What tells it from the row's others.")
    fields = FieldChangeShape(many=True)  # type: ignore[assignment]


class ChangeShape(serializers.Serializer):
    """What one revision did to one row."""

    revision = serializers.IntegerField()
    position = serializers.IntegerField(help_text="Place in the revision, from 0.")
    collection = serializers.CharField(help_text="Where the row is listed: status-entries.")
    noun = serializers.CharField()
    row = serializers.CharField(help_text="The row's public id.")
    url = serializers.SerializerMethodField()
    agreement = serializers.CharField(allow_null=True)
    action = Code(
        "RowAction",
        list(Change.Action),
        "Added, changed, corrected (a new row that replaces the one in `supersedes`; fields are "
        "compared with that row), retracted, or redacted.",
    )
    summary = serializers.CharField(
        help_text="Derived: the change in one sentence, with before, after and sources."
    )
    row_state = Code(
        "RowState",
        STATE.codes,
        "Whether the row stands today, or was withdrawn or redacted. Of a redacted row no line has "
        "fields or ties: leave such lines out, and drop the row where you hold it.",
    )
    fields = FieldChangeShape(many=True)  # type: ignore[assignment]
    ties = TieChangeShape(many=True)

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, change: dict[str, Any]) -> str:
        address = reverse(f"api:{change['noun']}", args=[change["row"]])
        return str(self.context["request"].build_absolute_uri(address))
