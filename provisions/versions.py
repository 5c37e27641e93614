"""What a span of revisions wrote, read back from history alone, in few queries a noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.db.models import ForeignKey, OuterRef, Q, Subquery

from provisions.canonical import left_out, told
from provisions.models import NOUNS, Row, Tracked
from provisions.stored import CHUNK, Copy, copies, history_of
from provisions.ties import root_field, tie_fields, tie_model

MODEL_OF = {model.noun(): model for model in NOUNS}
# What a field of a noun or satellite is called, its column, itself, the noun it names, and
# the values that say nothing.
Said = tuple[tuple[str, str, Any, Any, tuple[Any, ...]], ...]


def named_by(model: type[Row]) -> list[str]:
    """Return what to select with rows of a noun so that they can be named and addressed."""
    fields = [f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    return [*fields, *(["article__agreement"] if "article" in fields else [])]


class Names:
    """Public ids by the row's number, from the first version in history; read once each."""

    def __init__(self) -> None:
        self._known: dict[type[Row], dict[int, str]] = defaultdict(dict)

    def learn(self, model: type[Row], numbers: Iterable[int | None]) -> None:
        """Look up the public ids of these rows, in one query where any is new."""
        known = self._known[model]
        wanted = sorted({n for n in numbers if isinstance(n, int) and n not in known})
        for part in range(0, len(wanted), CHUNK):
            first = history_of(model).filter(id__in=wanted[part : part + CHUNK], version=1)
            known.update(first.values_list("id", "slug"))

    def of(self, model: type[Row], number: int | None) -> str | None:
        return self._known[model].get(number) if number is not None else None


class Span:
    """What the revisions after one and up to another wrote to some nouns.

    ``wrote`` holds, by noun, public id and revision, the versions written then, the row's
    own first and then its satellites', each with its table's name.
    """

    def __init__(
        self, after: int, upto: int, nouns: Iterable[type[Row]] = NOUNS, names: Names | None = None
    ) -> None:
        self._after, self._upto = after, upto
        self.names = names or Names()
        self.wrote: dict[tuple[str, str, int], list[tuple[str, Copy]]] = defaultdict(list)
        self._heads: dict[tuple[str, str, int], Copy] = {}
        self._satellites: dict[tuple[str, str, int], list[tuple[Copy, Any]]] = defaultdict(list)
        for model in nouns:
            self._read(model)

    def head(self, noun: str, slug: str, revision: int) -> Copy | None:
        """Return the version of the row itself in which a revision left it."""
        return self._heads.get((noun, slug, revision))

    def row(self, noun: str, slug: str, revision: int) -> dict[str, Any] | None:
        """Return the row as the exchange format writes it, as the revision left it."""
        model, head = MODEL_OF[noun], self._heads[noun, slug, revision]
        values: dict[str, Any] = {"id": slug, **self._told(_said(model), head)}
        for name in model.ties:
            ties = self._ties(model, name, head["id"], revision)
            if ties:
                values[name] = ties
        return values

    def _read(self, model: type[Row]) -> None:
        noun, table = model.noun(), str(model._meta.model_name)
        written = history_of(model).filter(revision_id__gt=self._after, revision_id__lte=self._upto)
        slugs: dict[tuple[int, int], str] = {}
        read = list(copies(written.order_by("id", "version")))
        for copy in read:
            key = (noun, copy["slug"], copy["revision_id"])
            self._heads[key] = copy
            self.wrote[key].append((table, copy))
            slugs[copy["id"], copy["revision_id"]] = copy["slug"]
        self._learn(_said(model), read)
        for name in model.ties:
            self._read_satellites(model, name, slugs)

    def _read_satellites(
        self, model: type[Row], name: str, slugs: dict[tuple[int, int], str]
    ) -> None:
        tie, root = tie_model(model, name), f"{root_field(model, name)}_id"
        noun, table = model.noun(), str(tie._meta.model_name)
        now = history_of(tie).filter(
            revision_id__gt=self._after,
            revision_id__lte=self._upto,
            **{f"{root}__isnull": False},
        )
        read = list(copies(now.order_by("id", "version")))
        for copy in read:
            slug = slugs.get((copy[root], copy["revision_id"]), "")
            self.wrote[noun, slug, copy["revision_id"]].append((table, copy))
        before = self._earlier(tie, root, sorted({number for number, _ in slugs}))
        said = _said(model, name)
        self._learn(said, [*before, *read])
        for copy in [*before, *read]:
            self._satellites[noun, name, copy[root]].append((copy, self._told(said, copy)))

    def _earlier(self, tie: type[Tracked], root: str, heads: Collection[int]) -> list[Copy]:
        """Return the satellites of these rows as they stood before the span."""
        if not self._after:
            return []
        history = history_of(tie)
        newest = (
            history.filter(id=OuterRef("id"), revision_id__lte=self._after)
            .order_by("-version")
            .values("version")[:1]
        )
        found: list[Copy] = []
        ordered = sorted(heads)
        for part in range(0, len(ordered), CHUNK):
            rows = history.filter(
                Q(version=Subquery(newest)),
                revision_id__lte=self._after,
                **{f"{root}__in": ordered[part : part + CHUNK]},
            )
            found += copies(rows.order_by("id"))
        return found

    def _learn(self, said: Said, read: list[Copy]) -> None:
        for _, column, _, target, _ in said:
            if target is not None:
                self.names.learn(target, (copy[column] for copy in read))

    def _told(self, said: Said, copy: Copy) -> dict[str, Any]:
        values = {}
        for name, column, field, target, nothing in said:
            value = copy[column]
            if value in nothing:
                continue
            value = self.names.of(target, value) if target else told(field, value)
            if value is not None:
                values[name] = value
        return values

    def _ties(self, model: type[Row], name: str, number: int, revision: int) -> list[Any]:
        versions = self._satellites.get((model.noun(), name, number))
        if not versions:
            return []
        newest = {
            copy["id"]: (copy, line) for copy, line in versions if copy["revision_id"] <= revision
        }
        lines = [line for copy, line in newest.values() if copy["state"] == "published"]
        said = _said(model, name)
        if len(said) == 1:
            return sorted(str(line.get(said[0][0])) for line in lines)
        return sorted(lines, key=lambda line: [str(line.get(name, "")) for name, *_ in said])


@cache
def _said(model: type[Row], tie: str = "") -> Said:
    """Return the fields that a noun, or its satellites under a name, say something by."""
    if tie:
        names, of = tie_fields(model, tie), tie_model(model, tie)
    else:
        kept_out = {"id", "slug", "version", "revision", "state", "sort_day"}
        of = model
        names = [f.name for f in model._meta.concrete_fields if f.name not in kept_out]
    fields: list[Any] = [of._meta.get_field(name) for name in names]
    return tuple(
        (f.name, f.attname, f, f.related_model, (None,))
        if isinstance(f, ForeignKey)
        else (f.name, f.attname, f, None, left_out(f))
        for f in fields
    )
