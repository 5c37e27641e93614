"""The pieces of text of everything published, each with the day from which pages show it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from provisions.grounds import agreements_citing
from provisions.models import (
    NOUNS,
    Actor,
    Agreement,
    Article,
    ArticleText,
    Citation,
    Dated,
    Party,
    Precondition,
    Row,
    Source,
)
from provisions.models.source import CITED
from provisions.raised import raised_since
from provisions.registers.told import UNDATED, first_days
from provisions.rounds import begun
from provisions.search.called import names_of_articles
from provisions.search.index import ALWAYS, Doc, Piece, Weight
from provisions.search.rows import standing_rows, ties_of
from provisions.search.worded import BESIDE, WORDED
from provisions.speakers import agreements_naming


class Other(NamedTuple):
    """Words that a row has beside its own columns, as a translation of them."""

    noun: str
    slug: str
    text: str
    weight: Weight = Weight.TEXT
    language: str = ""


Others = Callable[[], Iterable[Other]]


class Gathered:
    """Every row that stands, as what can be found of it."""

    def __init__(self) -> None:
        standing = {model: begun(standing_rows, model) for model in WORDED}
        since = {model: begun(first_days, model) for model in UNDATED}
        cited = Citation.objects.published()
        citing = begun(list, cited.values_list("source", "quotation", *map(_key_of, CITED)))
        self._beside = [begun(ties_of, *beside) for beside in BESIDE]
        self.rows: dict[type[Row], list[Any]] = {model: rows() for model, rows in standing.items()}
        raised = begun(raised_since, self.rows[Precondition])
        self._naming = begun(agreements_naming, self.rows[Party])
        self._citing = begun(agreements_citing, self.rows[Source])
        self._slugs = {row.pk: row.slug for row in self.rows[Agreement]}
        self._reach = {row.slug: row.known_until or ALWAYS for row in self.rows[Agreement]}
        self._by_key = {
            model: {row.pk: row for row in self.rows[model]} for model in (Party, Actor, Source)
        }
        self._undated = {model: days() for model, days in since.items()}
        self._undated[Precondition] = raised()
        self.citations = citing()
        self.docs: dict[tuple[type[Row], int], Doc] = {}
        for model in WORDED:
            if model not in (Party, Actor, Source):
                self.docs |= {(model, row.pk): self._doc(row) for row in self.rows[model]}
        self._name_shared()

    def _doc(self, row: Any) -> Doc:
        since = self._undated.get(type(row), {}).get(row.pk, ALWAYS)
        day = row.sort_day if isinstance(row, Dated) else since
        agreement = self._slugs.get(row.agreement_number())
        owners = (agreement,) if agreement else ()
        return Doc(row.noun(), row.slug, day, max(day, since), owners)

    def _name_shared(self) -> None:
        """Add what agreements share: only where a row of one names it, as the pages do."""
        naming = self._naming()
        for party in self.rows[Party]:
            if party.pk in naming:
                owners = tuple(naming[party.pk])
                self.docs[Party, party.pk] = Doc("party", party.slug, ALWAYS, ALWAYS, owners)
        for actor in self.rows[Actor]:
            if actor.party_id in naming:
                since = actor.since.sort_day if actor.since else ALWAYS
                owners = tuple(naming[actor.party_id])
                self.docs[Actor, actor.pk] = Doc("actor", actor.slug, since, since, owners)
        citing, resting = self._citing(), self._resting()
        for source in self.rows[Source]:
            if source.pk in resting:
                since = max(min(resting[source.pk]), _published(source))
                day = source.date.sort_day if source.date else since
                owners = tuple(citing[source.pk])
                self.docs[Source, source.pk] = Doc("source", source.slug, day, since, owners)

    def _resting(self) -> dict[int, list[datetime.date]]:
        """Return the days from which something rests on each source, by key of the source."""
        found: dict[int, list[datetime.date]] = defaultdict(list)
        for source, _, doc in self.cited():
            dated = self._by_key[Source][source].date
            # What carries no day tells of its sources from the day of the latest on.
            if doc.noun == "agreement" or (doc.noun == "precondition" and not dated):
                found[source].append(max(doc.since, self._end(doc)))
            else:
                found[source].append(doc.since)
        return found

    def cited(self) -> Iterator[tuple[int, str, Doc]]:
        """Yield each source that stands, the words quoted from it, and what rests on it."""
        for source, quotation, *keys in self.citations:
            for model, key in zip(_CITED_MODELS, keys, strict=True):
                if key and (model, key) in self.docs and source in self._by_key[Source]:
                    yield source, quotation, self.docs[model, key]

    def quotations(self) -> Iterator[Piece]:
        for source, quotation, doc in self.cited():
            if quotation:
                since = _published(self._by_key[Source][source])
                yield Piece(doc, quotation, Weight.TEXT, since)

    def own(self) -> Iterator[Piece]:
        """Yield what each row says in its own columns, and the names of whose word it is."""
        for model, worded in WORDED.items():
            for row in self.rows[model]:
                doc = self.docs.get((model, row.pk))
                if doc is None:
                    continue
                for weight, since, names in (
                    (Weight.NAME, ALWAYS, worded.names),
                    (Weight.TITLE, ALWAYS, worded.titles),
                    (Weight.TEXT, ALWAYS, worded.texts),
                    (Weight.TEXT, self._end(doc), worded.late),
                ):
                    for text in filter(None, (getattr(row, name) for name in names)):
                        yield Piece(doc, text, weight, since)
                for text in self._whose(row, worded.whose):
                    yield Piece(doc, text, Weight.TEXT, ALWAYS)

    def _end(self, doc: Doc) -> datetime.date:
        """Return the day up to which the record of a thing knows what happened."""
        return max((self._reach[slug] for slug in doc.agreements), default=ALWAYS)

    def _whose(self, row: Any, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            model = row._meta.get_field(name).related_model
            named = self._by_key[model].get(getattr(row, f"{name}_id"))
            if named:
                yield named.publisher if model is Source else str(named)

    def beside(self) -> Iterator[Piece]:
        for (_, of, owner, words, read_in), ties in zip(BESIDE, self._beside, strict=True):
            for tie in ties():
                source = self._by_key[Source].get(tie[read_in]) if read_in else None
                if tie[words] and (of, tie[owner]) in self.docs:
                    since = _published(source) if source else ALWAYS
                    yield Piece(self.docs[of, tie[owner]], tie[words], Weight.TITLE, since)

    def other(self, others: Iterable[Callable[[], Iterable[Other]]]) -> Iterator[Piece]:
        by_id = {(doc.noun, doc.slug): doc for doc in self.docs.values()}
        for words in others:
            for noun, slug, text, weight, language in words():
                if doc := by_id.get((noun, slug)):
                    since = self._end(doc) if weight is Weight.TEXT else ALWAYS
                    yield Piece(doc, text, weight, since, language=language)


def pieces_of_record(others: Iterable[Others] = ()) -> Iterator[Piece]:
    """Yield the pieces of text of everything published, and what ``others`` add to its rows."""
    added = [begun(words) for words in others]
    gathered = Gathered()
    yield from gathered.own()
    docs = {key: doc for (model, key), doc in gathered.docs.items() if model is Article}
    yield from names_of_articles(gathered.rows[Article], gathered.rows[ArticleText], docs)
    yield from gathered.beside()
    yield from gathered.quotations()
    yield from gathered.other(added)


_BY_NOUN = {model.noun().replace("-", "_"): model for model in NOUNS}
_CITED_MODELS = tuple(_BY_NOUN[name] for name in CITED)


def _key_of(name: str) -> str:
    return f"{name}_id"


def _published(source: Source) -> datetime.date:
    """Return the first day on which a source could be read; its title tells of no later one."""
    return (source.date.first if source.date else None) or ALWAYS
