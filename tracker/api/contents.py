"""What a data package says of itself: in words for people, and as its descriptor."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse

from provisions.grounds import sources_of
from provisions.models import Agreement, Revision
from tracker.api.root import LICENCE

README = """\
# {title}

The record of this agreement as of {as_of}, as known at revision {revision}
(digest {digest}).

`datapackage.json` describes every table in `data/` (Frictionless data package): its columns, its
length and its SHA-256. The tables are the collections of the API of {homepage},
row by row. Null is an empty cell; what is nested (dates, citations, ledgers) is JSON in one cell. A
text that a spreadsheet could take for a formula has an apostrophe before it. Entries that a
correction has replaced are included: `superseded_by` names what replaced them. What was retracted
or redacted is not. Parties are those that rows of this agreement name, sources those on which the
record of the day rests, revisions those that touched its rows.

Every statement is that of a party or a source, which it names. Where accounts differ, all are here.

Data: CC BY 4.0, {licence}. Ids: CC0. Quotations are short and belong to their sources.
The same revision and day give the same bytes until a new release of the site, or a redaction.
When a redaction is published (`revisions/?kind=redaction` in the API), erase what it took out from
your copies too.
"""


def described(
    agreement: Agreement,
    head: Revision,
    day: datetime.date,
    resources: list[dict[str, Any]],
    request: Any,
) -> dict[str, Any]:
    """Return the descriptor of an agreement's package."""
    uses = sorted(sources_of(agreement, day), key=lambda use: str(use.source.slug))
    sources = [
        {"title": f"{use.source.publisher}: {use.source.slug}", "path": use.source.url}
        for use in uses
        if use.source.url
    ]
    return {
        "profile": "tabular-data-package",
        "name": agreement.slug,
        "title": agreement.title,
        "version": f"{head.number}",
        "revision": head.number,
        "digest": head.digest,
        "as_of": day.isoformat(),
        "created": head.recorded_at.isoformat(),
        "homepage": request.build_absolute_uri(reverse("pages:overview", args=[agreement.slug])),
        "licence": LICENCE,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "CC BY 4.0"}],
        "sources": sources,
        "resources": resources,
    }
