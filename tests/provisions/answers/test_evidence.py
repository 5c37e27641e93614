"""On what the real record rests, counted by hand from its files; and each side's share."""

import datetime
import json
from collections import Counter

import pytest

from provisions.answers.evidence import evidence_on
from provisions.known import known_at
from provisions.models import Source
from provisions.record import revise
from provisions.transfer.columns import FILES
from provisions.versions import MODEL_OF
from tests.builders import add_position, add_source, small_record
from tests.conftest import REAL

LAST = "2026-06-08"


def evidence(agreement, day=LAST):
    return evidence_on(agreement, datetime.date.fromisoformat(day))


def rows_of_files():
    """Return each row of the files that cites sources, with these, but for the agreement's own."""
    names = [path.stem for path in REAL.glob("*.json") if path.stem != "agreements"]
    return {
        (name, row["id"]): {cited["source"] for cited in row["citations"]}
        for name in names
        for row in json.loads((REAL / f"{name}.json").read_text())
        if row.get("citations")
    }


def test_rows_on_one_side_and_on_single_sources_are_those_of_the_files(record):
    perspective = dict(Source.objects.values_list("slug", "perspective"))
    found = evidence(record)
    counted = {FILES[MODEL_OF[count.noun]] for count in found.nouns}
    rows = {key: sources for key, sources in rows_of_files().items() if key[0] in counted}
    alone = Counter(
        next(iter(sides))
        for sides in ({perspective[source] for source in sources} for sources in rows.values())
        if len(sides) == 1
    )
    assert {"status-entries", "positions", "events", "preconditions"} <= counted
    assert found.rows == len(rows)
    assert {s.perspective.code: len(s.alone) for s in found.sides if s.alone} == alone
    assert found.one_side == sum(alone.values()) - alone["international"]
    assert {(FILES[type(row)], row.slug) for row in found.single} == {
        key for key, sources in rows.items() if len(sources) == 1
    }


def test_articles_known_from_secondary_summaries(record):
    keys = sorted(int(text.article.key) for text in evidence(record).secondary)
    assert keys == [8, 11, 12, 14, 16, 17]
    assert evidence(record, "2025-08-10").secondary == ()


def test_sources_and_languages_of_each_perspective(record):
    found = evidence(record)
    files = json.loads((REAL / "sources.json").read_text())
    cited = set().union(*rows_of_files().values())
    for side in found.sides:
        code = side.perspective.code
        own = [row for row in files if row["perspective"] == code and row["id"] in cited]
        assert dict(side.kinds and [(word.code, n) for word, n in side.kinds]) == Counter(
            row["kind"] for row in own
        ), code
        assert dict(side.languages) == Counter(row.get("language", "") for row in own), code


def told(found):
    return {
        one.party.slug: (one.statements, one.reported, one.quoted, one.counts, one.unanswered)
        for one in found.told
    }


@pytest.mark.parametrize(
    ("day", "armenia", "azerbaijan"),
    [
        # statements with those of organs, known from the other's report, quoted, counts, unanswered
        ("2025-03-20", (27, 0, 2, 8, 3), (36, 1, 13, 3, 0)),
        (LAST, (83, 0, 7, 8, 0), (62, 3, 13, 3, 6)),
    ],
)
def test_parties_side_by_side(record, day, armenia, azerbaijan):
    assert told(evidence(record, day)) == {"armenia": armenia, "azerbaijan": azerbaijan}


def test_silence_of_azerbaijan_is_known_from_armenian_sources(record):
    """Which claims about Azerbaijan's silence come from Armenian sources? Both of them."""
    found = evidence(record)
    silent = [row for row in found.reported if row.stance == "no_answer"]
    assert sorted(row.slug for row in silent) == [
        "armenia-azerbaijan-joint-investigation-azerbaijan-no-answer-2025-03",
        "armenia-azerbaijan-signing-consultations-azerbaijan-no-answer-2025-04",
    ]
    [armenian] = [side for side in found.sides if side.perspective.code == "armenian"]
    assert {*silent} <= {*armenian.alone}


def test_corrected_and_retracted_words_are_counted_with_their_party(record):
    small = small_record()
    with revise(reason="Words") as edit:
        first = add_position(edit, small)
        second = add_position(edit, small, stance="rejects")
        add_position(edit, small, party=small.borduria)
    with revise(reason="Corrected", kind="correction") as edit:
        edit.correct(first, stance="urges")
    with revise(reason="Never said", kind="retraction") as edit:
        edit.retract(second)
    counts = {
        o.party.slug: (o.statements, o.corrected, o.retracted)
        for o in (evidence(small.agreement).told)
    }
    assert counts == {"avaria": (1, 1, 1), "borduria": (1, 0, 0)}


def test_answer_as_known_before_a_source_was_added_is_as_it_was(record):
    before = evidence(record, "2025-03-20")
    [position] = [
        row for row in before.single if row.slug.endswith("minsk-group-azerbaijan-2024-06-06")
    ]
    with revise(reason="Another source") as edit:
        number = edit.number
        source = add_source(edit, "second", perspective="azerbaijani")
        cited = [{"source": c.source, "locator": c.locator} for c in position.citations.all()]
        edit.amend(position, ties={"citations": [*cited, {"source": source}]})
    with known_at(number - 1):
        assert evidence(record, "2025-03-20") == before
    after = evidence(record, "2025-03-20")
    assert (after.sources, len(after.single)) == (before.sources + 1, len(before.single) - 1)


def test_answer_asks_the_database_as_often_on_every_day(record, django_assert_num_queries):
    # What no row of the day has is not asked for.
    for day, asked in (("2025-03-20", 88), (LAST, 89)):
        with django_assert_num_queries(asked):
            evidence(record, day)
