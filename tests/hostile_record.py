"""A record in which every text of every noun and of every satellite holds every hostile text.

What does not fit into one field stands in several rows of the noun, one line in each. The
satellites that a row keeps many of stand beside one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import CharField, TextField

from provisions.dates import VagueDateField
from provisions.models import (
    NOUNS,
    Agreement,
    Article,
    ArticleText,
    Citation,
    Conflict,
    Party,
    Precondition,
    Presence,
    Reaction,
    Report,
    Source,
    Translation,
)
from provisions.record import revise
from provisions.reports import receive_report, settle_report
from provisions.review import HOUSEHOLD
from provisions.spoken import wording_digest
from provisions.ties import tie_values
from tests.builders import Small, add_precondition, small_record
from tests.hostile import line, lines, texts_for
from tests.provisions.test_redacted_everywhere import telling_rows

# Of a form of their own, which the record holds them to; and what the machinery writes itself.
STRICT = {"language", "number", "key", "slug", "noun", "row", "of_noun", "of_row", "field"}
STRICT |= {"made_from", "digest", "previous_digest", "inner_digest", "salt", "reference"}
STRICT |= {"internal_salt", "internal_digest", "author_name", "handled_by", "sender"}
# Logs of what operators did; no page shows them.
UNSEEN = {"maintenance", "reseal"}

# A translated name is no longer than a name, and ends in a word of Armenian.
TRANSLATED = 190

Rows = dict[type, list[Any]]


def texts_of(model: Any) -> dict[str, int]:
    """Return the texts of a model that people write, each with its longest length."""
    return {
        field.name: field.max_length
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not (field.choices or isinstance(field, VagueDateField) or field.name in STRICT)
    }


def needed(model: Any) -> int:
    """Return how many rows of a model hold every text in each of its fields."""
    if model is Translation:
        return len(lines("text", TRANSLATED))
    return max((len(lines(*field)) for field in texts_of(model).items()), default=1)


def told(model: Any, number: int) -> dict[str, str]:
    """Return the hostile line of each text of one row."""
    return {name: line(name, longest, number) for name, longest in texts_of(model).items()}


def first_rows(small: Small) -> dict[type, Any]:
    """Write one row of every noun but the agreement, the first line in each of its texts."""

    def tell(name: str, longest: int) -> str:
        return line(name, TRANSLATED if name == "text" else longest, 0)

    written = telling_rows(small, "row-0", tell=tell, url=line("url", 1000, 0))
    return {type(row): row for row in written}


def hostile_record() -> tuple[Small, Rows]:
    """Write the record, and return its agreement and the rows of each noun, reports among them."""
    small = small_record(articles=1)
    first = first_rows(small)
    rows: Rows = {noun: [first[noun]] for noun in NOUNS if noun in first}
    with revise(reason=line("reason", 1000, 0)) as edit:
        for model in (Party, Article):
            rows[model] += [copied(edit, first[model], number, rows) for number in _more(model)]
        for model in rows:
            if model not in (Party, Article):
                rows[model] += [copied(edit, first[model], number, rows) for number in _more(model)]
        rows[Agreement] = [named_agreement(edit, small, n) for n in range(needed(Agreement))]
    with revise(reason=line("reason", 1000, 1)) as edit:
        for model, of_noun in rows.items():
            if "citations" in model.ties and model is not Agreement:
                values = told(model, 0) | ({"collective": ""} if model is Reaction else {})
                ties = satellites(model, rows)
                edit.amend(of_noun[0], ties=ties, keep_missing=True, **values)
    with revise(reason=line("reason", 1000, 2)) as edit:
        # A party has a page where the agreement names it.
        hosts = [{"party": party, "role": "mediator"} for party in rows[Party]]
        edit.amend(small.agreement, ties={"participations": hosts}, keep_missing=True)
    rows[Report] = reports(small)
    return small, rows


def _more(model: Any) -> range:
    """Return the numbers of the rows beside the first, of which a reaction has no such name."""
    return range(1, needed(ArticleText if model is Article else model) + (model is Reaction))


def copied(edit: Any, row: Any, number: int, rows: Rows) -> Any:
    """Add a row like another, with the next line in each of its texts."""
    model = type(row)
    row = model.objects.get(pk=row.pk)
    fields = [f.name for f in model._meta.concrete_fields if f.name not in HOUSEHOLD]
    values = {name: getattr(row, name) for name in fields} | told(model, number)
    named = f"row-{number}"
    values |= {name: named for name in ("key",) if name in values}
    if model is Article:
        values["position"] = row.position + number
    if model is ArticleText:
        values["article"] = rows[Article][number]
    if model is Translation:
        party = rows[Party][number]
        values |= {"of_row": party.slug, "made_from": wording_digest(party.name)}
        values["text"] = f"{line('text', TRANSLATED, number)} հայերեն"
    if model is Reaction:
        # What several say together no one party says.
        values |= {"party": None, "speaker": None}
    ties = {name: tie_values(row, name) for name in row.ties}
    return edit.add(model, slug=named, ties=ties, **values)


def named_agreement(edit: Any, small: Small, number: int) -> Agreement:
    """Add an agreement with hostile names, and what has pages of its own below it."""
    version = {"language": "en", **told(apps.get_model("provisions.LanguageVersion"), number)}
    agreement = edit.add(
        Agreement,
        slug=f"agreement-{number}",
        expected_articles=1,
        **told(Agreement, number),
        ties={
            "participations": [
                {"party": party, "role": "negotiating_party"}
                for party in (small.avaria, small.borduria)
            ],
            "language_versions": [version],
            **small.cited(),
        },
    )
    edit.add(Article, slug=f"article-of-{number}", agreement=agreement, key="1", position=1)
    within = Small(agreement, small.avaria, small.borduria, small.source, [])
    add_precondition(edit, within, "toll", slug=f"toll-of-{number}")
    return agreement


def satellites(model: Any, rows: Rows) -> dict[str, Any]:
    """Return the ties of a row that keeps many: all lines in each of their texts."""
    sources = rows[Source]
    citations = range(needed(Citation))
    ties = {"citations": [cited(sources[n % len(sources)], n) for n in citations]}
    party = rows[Party][0]
    if model in (Precondition, Presence):
        name = "used_by" if model is Precondition else "party"
        tie = model._meta.get_field("names").related_model
        ties["names"] = [{**told(tie, n), name: party} for n in range(needed(tie))]
    if model is Conflict:
        tie = model._meta.get_field("readings").related_model
        ties["readings"] = [
            {"place": n + 1, "source": sources[0], **told(tie, n)} for n in range(needed(tie))
        ]
    return ties


def cited(source: Source, number: int) -> dict[str, Any]:
    return {"source": source, **told(Citation, number)}


def reports(small: Small) -> list[Report]:
    """Put reports on the desk, one line in each of their texts, under review."""
    made = []
    for number in range(needed(Report)):
        values = told(Report, number)
        note = values.pop("note")
        values |= {"kind": "error", "noun": "agreement", "row": small.agreement.slug}
        sender = f"192.0.2.{number}"
        report = receive_report(
            form=f"{number}", sender=sender, agreement=small.agreement, **values
        )
        made.append(settle_report(report, seen="new", state="under_review", by="chief", note=note))
    return made


def held() -> Iterator[tuple[str, str, int, list[str]]]:
    """Yield each text field of the record: model, field, how many texts it can hold, what lacks."""
    for model in apps.get_app_config("provisions").get_models():
        name = model._meta.model_name
        if name.startswith("historical") or name in UNSEEN:
            continue
        for field, longest in texts_of(model).items():
            texts = texts_for(field, longest)
            stored = "\n".join(model.objects.values_list(field, flat=True))
            yield name, field, len(texts), [text for text in texts if text not in stored]
