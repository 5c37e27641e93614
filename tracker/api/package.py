"""An agreement's whole record as one Frictionless data package: tables, and what describes them."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from provisions.known import known_at
from provisions.models import Agreement, Party, Revision
from provisions.once import one_reading
from provisions.reach import head_revision
from provisions.rounds import in_rounds
from provisions.speakers import agreements_naming
from tracker.api.columns import schema_of
from tracker.api.contents import README, described
from tracker.api.downloads import WHOLE, file_name
from tracker.api.parameters import CLOCKS, Asked, is_public_id, read_parameters
from tracker.api.root import COLLECTIONS
from tracker.api.rows import ZipFile, table
from tracker.api.view import RecordView, entity_tag, is_held
from tracker.past import version_shown

# Every file bears this time: the same record gives the same bytes.
TIME = (1980, 1, 1, 0, 0, 0)
# As large an answer is kept whole in memory; a larger one is sent from a file.
KEPT = 4 * WHOLE


class Package(RecordView):
    """The record of one agreement as of a day, as the record stood at a revision."""

    subject = "data package"
    schema: Any = None
    parameters = CLOCKS
    renderer_classes = [ZipFile]
    content_negotiation_class = ZipFile.negotiation

    def get(self, request: Request, agreement: str) -> HttpResponseBase:
        asked = read_parameters(request.query_params, self.parameters)
        with known_at(asked.clock.revision):
            head = head_revision()
        # Everything is of the state in which the answer begins, whatever is saved meanwhile.
        with known_at(head.number if head else 0):
            found = self._agreement(agreement)
            if head is None:
                raise NotFound("The record held nothing yet.")
            tag = entity_tag(request, version_shown(head, asked.clock), asked.clock)
            clocks = {"Record-Revision": str(head.number), "As-Of": asked.clock.day.isoformat()}
            if is_held(request, tag):
                return HttpResponse(status=304, headers={**clocks, "ETag": tag})
            name = file_name(found.slug, asked.clock, head.number)
            said = f'attachment; filename="{name}.zip"'
            headers = {**clocks, "ETag": tag, "Content-Disposition": said}
            with one_reading():
                package = in_rounds(lambda: self._made(found, asked, head))
            return _answer(package, headers)

    def _agreement(self, slug: str) -> Agreement:
        rows = Agreement.objects.published()
        found = rows.filter(slug=slug).first() if is_public_id(slug) else None
        if found is None:
            raise NotFound("The record holds no agreement of this id.")
        return found

    def _made(self, agreement: Agreement, asked: Asked, head: Revision) -> Any:
        """Return the package as an open file at its beginning."""
        file: Any = tempfile.SpooledTemporaryFile(max_size=KEPT)  # noqa: SIM115 - sent from
        with zipfile.ZipFile(file, "w") as package:
            resources = [self._add(package, name, agreement, asked) for name in COLLECTIONS]
            whole = described(agreement, head, asked.clock.day, resources, self.request)
            _write(package, "datapackage.json", [_json(whole)])
            _write(package, "README.md", [README.format(**whole).encode()])
        file.seek(0)
        return file

    def _add(
        self, package: zipfile.ZipFile, name: str, agreement: Agreement, asked: Asked
    ) -> dict[str, Any]:
        """Write one collection as a table; return what the package says of it."""
        view = self._collection(name)
        among, wanted = None, {"agreement": agreement.slug, "superseded": "include"}
        if name == "parties":  # its filter knows those with a role alone
            among, wanted = _named_by(agreement), {}
        known = [one for one in view.narrowing() if one.name in wanted]
        values = {one.name: one.read(wanted[one.name]) for one in known}
        shape = view.shape()
        rows = view.every_row(Asked(asked.clock, values), among)
        written = _write(package, f"data/{name}.csv", table(rows, list(shape.fields)))
        return {
            "name": name,
            "path": f"data/{name}.csv",
            "title": view.__doc__.split("\n")[0],
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **written,
            "schema": schema_of(shape),
        }

    def _collection(self, name: str) -> Any:
        """Return the view of a collection, as if its list had been asked for."""
        found: Any = resolve(reverse(f"api:{name}")).func
        view = found.cls(**found.initkwargs)
        view.request, view.action, view.kwargs = self.request, "index", {}
        return view


def _named_by(agreement: Agreement) -> set[int]:
    """Return the keys of the parties that the agreement's rows name, and of whom they are."""
    parties = list(Party.objects.published())
    naming = agreements_naming(parties)
    named = [party for party in parties if agreement.slug in naming.get(party.pk, ())]
    return {key for party in named for key in (party.pk, party.parent_id) if key}


def _write(package: zipfile.ZipFile, name: str, pieces: Any) -> dict[str, Any]:
    """Write a file of the package; return its length and its checksum."""
    told = zipfile.ZipInfo(name, TIME)
    told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    digest, length = hashlib.sha256(), 0
    with package.open(told, "w", force_zip64=True) as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            length += len(piece)
    return {"bytes": length, "hash": f"sha256:{digest.hexdigest()}"}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _answer(file: Any, headers: dict[str, str]) -> HttpResponseBase:
    file.seek(0, 2)
    length = file.tell()
    file.seek(0)
    if length <= KEPT:
        with file:
            return HttpResponse(file.read(), content_type=ZipFile.media_type, headers=headers)
    response = FileResponse(file, content_type=ZipFile.media_type, headers=headers)
    response["Content-Length"] = str(length)
    return response
