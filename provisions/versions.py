"""What a span of revisions wrote, read back from history alone, in few queries a noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.db.models import ForeignKey, OuterRef, Q, Subquery

from provisions.canonical import left_out, told
from provisions.models import NOUNS, Row, Tracked
from provisions.rounds import begun
from provisions.slugs import Names
from provisions.stored import CHUNK, Copy, copies, history_beside
from provisions.ties import root_field, tie_fields, tie_model

MODEL_OF = {model.noun(): model for model in NOUNS}
# What a field of a noun or satellite is called, its column, itself, the noun it names, and
# the values that say nothing.
Said = tuple[tuple[str, str, Any, Any, tuple[Any, ...]], ...]


def named_by(model: type[Row]) -> list[str]:
    """Return what to select with rows of a noun so that they can be named and addressed."""
    fields = [f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    return [*fields, *(["article__agreement"] if "article" in fields else [])]


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
        for read in [begun(self._read, model) for model in nouns]:
            read()

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
        written = history_beside(model).filter(
            revision_id__gt=self._after, revision_id__lte=self._upto
        )
        slugs: dict[tuple[int, int], str] = {}
        read = list(copies(written.order_by("id", "version")))
        for copy in read:
            key = (noun, copy["slug"], copy["revision_id"])
            self._heads[key] = copy
            self.wrote[key].append((table, copy))
            slugs[copy["id"], copy["revision_id"]] = copy["slug"]
        learning = begun(self._learn, _said(model), read)
        satellites = [begun(self._satellites_of, model, name, slugs) for name in model.ties]
        learning()
        for name, found in zip(model.ties, satellites, strict=True):
            self._take_satellites(model, name, slugs, *found())

    def _satellites_of(
        self, model: type[Row], name: str, slugs: dict[tuple[int, int], str]
    ) -> tuple[list[Copy], list[Copy]]:
        """Return the satellites of these rows from before the span, and those written in it."""
        tie, root = tie_model(model, name), f"{root_field(model, name)}_id"
        now = history_beside(tie).filter(
            revision_id__gt=self._after,
            revision_id__lte=self._upto,
            **{f"{root}__isnull": False},
        )
        earlier = begun(self._earlier, tie, root, sorted({number for number, _ in slugs}))
        read = list(copies(now.order_by("id", "version")))
        before = earlier()
        self._learn(_said(model, name), [*before, *read])
        return before, read

    def _take_satellites(
        self,
        model: type[Row],
        name: str,
        slugs: dict[tuple[int, int], str],
        before: list[Copy],
        read: list[Copy],
    ) -> None:
        tie, root = tie_model(model, name), f"{root_field(model, name)}_id"
        noun, table, said = model.noun(), str(tie._meta.model_name), _said(model, name)
        for copy in read:
            slug = slugs.get((copy[root], copy["revision_id"]), "")
            self.wrote[noun, slug, copy["revision_id"]].append((table, copy))
        for copy in [*before, *read]:
            self._satellites[noun, name, copy[root]].append((copy, self._told(said, copy)))

    def _earlier(self, tie: type[Tracked], root: str, heads: Collection[int]) -> list[Copy]:
        """Return the satellites of these rows as they stood before the span."""
        if not self._after:
            return []
        history = history_beside(tie)
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
        learning = [
            begun(self.names.learn, target, [copy[column] for copy in read])
            for _, column, _, target, _ in said
            if target is not None
        ]
        for learnt in learning:
            learnt()

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
