"""The articles over time in words and as rows of a table. No database, no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from provisions.answers.lanes import Lane, Lanes, Mark, Stretch
from tracker.pages.naming import draft_words
from tracker.pages.wording import article_name, tally_words

Numbers = Mapping[int, str]


def mark_words(mark: Mark) -> str:
    """Say what a mark stands for: “13 March 2025: text agreed”."""
    row = mark.row
    if mark.kind == "stage":
        return f"{row.date}: {row.get_status_display()}"
    if mark.kind == "count":
        return f"{row.date}: count by {row.according_to}, {tally_words(row)}"
    return f"{row.date}: {draft_words(row)}"


def csv_rows(found: Lanes, numbers: Numbers) -> Iterator[tuple[str, ...]]:
    """Yield the stretches as rows of a table: whose, what, from when, until when."""
    yield ("article", "voice", "state", "basis", "since", "from_day", "to_day")
    for lane in found.lanes:
        for voice, run in _voices(lane):
            for one in run:
                yield (
                    article_name(lane.article, number_of(lane, numbers)),
                    voice,
                    one.word.label,
                    one.basis.label if one.basis else "",
                    str(one.date or ""),
                    one.since.isoformat(),
                    one.until.isoformat(),
                )


def _voices(lane: Lane) -> Iterator[tuple[str, Sequence[Stretch]]]:
    yield "reading", lane.reading
    for party, run in lane.accounts:
        yield f"account by {party}", run
    yield "text", lane.disclosure


def told(lane: Lane) -> tuple[str, ...]:
    """Say each voice's stretches: the reading, each party's account, the text."""
    return tuple("; ".join(map(stretch_words, run)) or "none recorded" for _, run in _voices(lane))


def stretch_words(stretch: Stretch) -> str:
    """Say one stretch: “13 March 2025: agreed”; what no entry says holds at first."""
    inferred = ", inferred" if stretch.basis and stretch.basis.code == "inferred" else ""
    begins = f"{stretch.date}" if stretch.date else "at first"
    return f"{begins}: {stretch.word.label}{inferred}"


def number_of(lane: Lane, numbers: Numbers) -> str:
    return numbers.get(lane.article.pk, "")
