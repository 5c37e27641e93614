"""Documents beside the agreement, and the exchanges of its drafts."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from provisions.models import DraftVersion
from provisions.vocabulary import INSTRUMENT_KIND
from tracker.api.shapes.fields import Gated, Ids, Text, code
from tracker.api.shapes.row import EntryShape


class InstrumentShape(EntryShape):
    """Another document that matters: a joint declaration, an appeal, commission rules."""

    address = "api:instrument"

    title = serializers.CharField()
    kind = code(INSTRUMENT_KIND)
    summary = Text()
    parties = Ids("party", source="parties.all")
    official_text = Text(help_text="Address of the official text.")


class DraftVersionShape(EntryShape):
    """One exchange of the draft: which number, by whom, when, according to whom."""

    address = "api:draft-version"

    number = serializers.IntegerField(
        allow_null=True, help_text="As counted by the account; the sides may count differently."
    )
    sent_by = serializers.CharField(source="sent_by.slug")
    received_by = serializers.CharField(source="received_by.slug", allow_null=True)
    according_to = serializers.CharField(
        source="according_to.slug", allow_null=True, help_text="The party whose account it is."
    )
    speaker = serializers.CharField(source="speaker.slug", allow_null=True)
    summary = Text()
    differs_from = Gated(help_text="The exchange of which this is another account.")

    @extend_schema_field({"type": ["string", "null"]})
    def get_differs_from(self, draft: DraftVersion) -> str | None:
        """Name the other account, unless it counts only from a later day."""
        other = draft.differs_from
        return other.slug if other and other.sort_day <= self.context["day"] else None
