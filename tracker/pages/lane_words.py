"""The articles over time in words and as rows of a table. No database, no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from provisions.answers.lanes import Lane, Lanes, Mark, Stretch
from provisions.models import Party
from tracker.pages.naming import draft_words
from tracker.pages.wording import article_name, tally_words

Numbers = Mapping[int, str]


def mark_words(mark: Mark) -> str:
    """Say what a mark stands for: “13 March 2025: text agreed”."""
    row = mark.row
    if mark.kind == "stage":
        return f"{row.date}: {row.get_status_display()}"
    if mark.kind == "count":
        parts = {"date": row.date, "party": row.according_to, "count": tally_words(row)}
        return _("%(date)s: count by %(party)s, %(count)s") % parts
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
    return tuple(
        "; ".join(map(stretch_words, run)) or _("none recorded") for _voice, run in _voices(lane)
    )


def stretch_words(stretch: Stretch) -> str:
    """Say one stretch: “13 March 2025: agreed”; what no entry says holds at first."""
    begins = str(stretch.date) if stretch.date else _("at first")
    parts = {"date": begins, "status": stretch.word.label}
    if stretch.basis and stretch.basis.code == "inferred":
        return _("%(date)s: %(status)s, inferred") % parts
    return _("%(date)s: %(status)s") % parts


def told_of(name: str, stretch: Stretch, party: Party | None) -> str:
    """Say one stretch of an article: in the reading, or in a party's account."""
    parts = {"article": name, "told": stretch_words(stretch), "party": party}
    if party is None:
        return _("%(article)s: %(told)s") % parts
    return _("%(article)s: %(told)s, according to %(party)s") % parts


def number_of(lane: Lane, numbers: Numbers) -> str:
    return numbers.get(lane.article.pk, "")
