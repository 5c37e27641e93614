"""What revisions changed: rows, fields, satellites, before and after, read from history."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provisions.differences import FieldChange, Names, Pair, field_changes, pairs_in, tie_pairs
from provisions.models import Article, Change, Citation, Row, StatusEntry
from provisions.preceding import add_corrected, cited_in, lines_before
from provisions.rounds import begun
from provisions.ties import tie_fields, tie_model
from provisions.versions import MODEL_OF

# Beside a row's words, what tells how to say them in any language.
DATE_WRITTEN, ARTICLE_KEY = "date as written", "key of the article"
_KEPT_QUIET = frozenset({"id", "version", "revision", "sort_day", "slug"})


@dataclass(frozen=True, slots=True)
class TieChange:
    """A satellite that was added, changed or removed, with its fields.

    ``identity`` tells it from the row's other satellites of the same kind.
    """

    tie: str
    label: str
    action: str
    fields: tuple[FieldChange, ...]
    identity: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one revision did to one row. ``action`` is that of the change log.

    ``words`` are all its fields in words as the revision left them, ``followed`` those of the
    status entry that a new one follows, ``sources`` are those on which it rested then, and
    ``article`` is the key of the article that it is or names. Of a row that was
    redacted since, nothing of this is left.
    """

    noun: str
    row: str
    title: str
    action: str
    revision: int
    version: int
    fields: tuple[FieldChange, ...] = ()
    ties: tuple[TieChange, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    followed: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    article: int | None = None
    is_redacted: bool = False

    @property
    def before(self) -> Mapping[str, str]:
        """The row's words before the revision, where it changed any."""
        words = {**self.words, **{it.field: it.before_words for it in self.fields}}
        written = [it.before for it in self.fields if it.field == "date"]
        return {**words, DATE_WRITTEN: written[0]} if written else words


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a row for the desk: who, when and why beside what changed."""

    recorded_at: datetime.datetime
    author: str
    reason: str
    change: RowChange


def row_changes(lines: Sequence[Change]) -> list[RowChange]:
    """Return what the given lines of the change log changed, in their order.

    The number of queries depends on how many nouns occur, never on how many lines.
    """
    by_noun: dict[str, list[Change]] = defaultdict(list)
    for line in lines:
        by_noun[line.noun].append(line)
    found: dict[tuple[str, str, int], RowChange] = {}
    asked = {noun: begun(_changes_of_noun, MODEL_OF[noun], own) for noun, own in by_noun.items()}
    for noun, changes in asked.items():
        for change in changes():
            found[noun, change.row, change.revision] = change
    return [found[line.noun, line.row, line.revision_id] for line in lines]


def versions_of(row: Row) -> list[Version]:
    """Return the whole history of one row for the desk, newest first."""
    lines = Change.objects.filter(noun=row.noun(), row=row.slug).select_related("revision")
    ordered = list(lines.order_by("-revision_id"))
    return [
        Version(line.revision.recorded_at, line.revision.author_name, line.revision.reason, change)
        for line, change in zip(ordered, row_changes(ordered), strict=True)
    ]


def _changes_of_noun(model: type[Row], lines: Sequence[Change]) -> list[RowChange]:
    revisions = {line.revision_id for line in lines}
    action = {(line.row, line.revision_id): line.action for line in lines}
    keys = model.objects.filter(slug__in={line.row for line in lines}).values("pk")
    tied = begun(tie_pairs, model, revisions, keys)
    found = pairs_in(model.history, revisions, id__in=keys)
    touched = [pair for pair in found if (pair.after.slug, pair.after.revision_id) in action]
    heads = [pair for pair in touched if pair.after.state != "redacted"]
    gone = [_redacted(model, pair.after, action) for pair in touched if pair not in heads]
    rested = begun(cited_in, model, heads)
    followed = begun(lines_before, heads if model is StatusEntry else [])
    corrected = begun(add_corrected, model, heads)
    ties, cited, earlier = tied(), rested(), followed()
    corrected()
    beside = [("citations", Pair(record)) for records in cited.values() for record in records]
    named = [*heads, *(Pair(line) for line in earlier.values())]
    names = Names(model, named, [*(e for entries in ties.values() for e in entries), *beside])
    return [
        RowChange(
            noun=model.noun(),
            row=pair.after.slug,
            title=str(pair.after.slug),
            action=action[pair.after.slug, pair.after.revision_id],
            revision=pair.after.revision_id,
            version=pair.after.version,
            fields=tuple(field_changes(model, _own_fields(model), pair, names)),
            ties=tuple(
                change
                for name, tie_pair in ties[pair.after.id, pair.after.revision_id]
                if (change := _tie_change(model, name, tie_pair, names))
            ),
            words=_words(model, pair.after, names),
            followed=_words(model, earlier.get((pair.after.id, pair.after.revision_id)), names),
            article=pair.after.id if model is Article else getattr(pair.after, "article_id", None),
            sources=_sources(cited.get((pair.after.id, pair.after.revision_id), ()), names),
        )
        for pair in heads
    ] + gone


def _redacted(model: type[Row], record: Any, actions: Mapping[tuple[str, int], str]) -> RowChange:
    """Return what is left to tell of a change to a row that was redacted since."""
    action = actions[record.slug, record.revision_id]
    told = (record.slug, record.slug, action, record.revision_id, record.version)
    return RowChange(model.noun(), *told, is_redacted=True)


def _words(model: type[Row], record: Any, names: Names) -> dict[str, str]:
    if record is None:
        return {}
    own = {name: model._meta.get_field(name) for name in _own_fields(model)}
    words = {name: names.value(field, record)[1] for name, field in own.items()}
    if date := getattr(record, "date", None):
        words[DATE_WRITTEN] = date.text
    if words.get("article"):
        words[ARTICLE_KEY] = names.row(own["article"], record).key
    return words


def _sources(citations: Iterable[Any], names: Names) -> tuple[str, ...]:
    source = Citation._meta.get_field("source")
    words = (names.value(source, record)[1] for record in citations)
    return tuple(sorted({name for name in words if name}))


def _own_fields(model: type[Row]) -> list[str]:
    return [f.name for f in model._meta.concrete_fields if f.name not in _KEPT_QUIET]


def _tie_change(model: type[Row], name: str, pair: Pair, names: Names) -> TieChange | None:
    tie = tie_model(model, name)
    was = pair.before is not None and pair.before.state == "published"
    stands = pair.after.state == "published"
    if not was and not stands:
        return None
    action = "changed" if was and stands else ("added" if stands else "removed")
    shown = pair if action != "removed" else Pair(pair.before)
    before = pair.before if was and stands else None
    fields = field_changes(tie, tie_fields(model, name), Pair(shown.after, before), names)
    identity = {
        key: names.value(tie._meta.get_field(key), pair.after)[0] for key in model.ties[name]
    }
    return TieChange(name, str(tie._meta.verbose_name), action, tuple(fields), identity)
