"""A fictional tangle of twelve milestones, whose answer is worked out by hand in the tests."""

import datetime

from provisions.sequence import Held, Kind, Milestone, Reading, Statement, Tangle, Voice

AVARIA = Voice("party", "Avaria", "avaria")
BORDURIA = Voice("party", "Borduria", "borduria")
GAZETTE = Voice("source", "Gazette", "gazette-2025")

MILESTONES = {
    "appeal": Milestone("appeal", "Joint appeal on the river council", "act"),
    "bridge": Milestone("bridge", "Reopening of the bridge", "act"),
    "case": Milestone("case", "End of the salt case", "proceeding_ended", about="salt-case"),
    "charter": Milestone("charter", "Change of the charter", "precondition_met"),
    "claims": Milestone("claims", "Article 4 in force", "article_in_force", about="article-4"),
    "council": Milestone("council", "Closure of the river council", "precondition_met"),
    "force": Milestone("force", "Entry into force", "entry_into_force"),
    "maps": Milestone("maps", "Exchange of maps", "precondition_met", reached=True),
    "patrol": Milestone("patrol", "Departure of the patrol", "presence_ended", about="patrol"),
    "ratification": Milestone("ratification", "Ratification", "ratification"),
    "signature": Milestone("signature", "Signature", "signature"),
    "toll": Milestone(
        "toll", "End of the ferry toll", "precondition_met", accounts={AVARIA: Held.WAIVED}
    ),
}


def said(name, voice, kind, dependent, needs, day="2025-03-13", basis="stated"):
    """Return a statement; the arguments name what is said in the order of the record."""
    date = datetime.date.fromisoformat(day)
    return Statement(name, Kind(kind), dependent, needs, voice, date, basis)


STATEMENTS = (
    said("a-council", AVARIA, "requires", "signature", "council"),
    said("a-charter", AVARIA, "requires", "signature", "charter"),
    said("a-maps", AVARIA, "requires", "signature", "maps"),
    said("a-toll", AVARIA, "requires", "signature", "toll"),
    said("a-appeal", AVARIA, "requires", "council", "appeal"),
    said("a-bridge", AVARIA, "requires", "patrol", "bridge"),
    said("a-case", AVARIA, "precludes", "case", "signature"),
    said("b-council", BORDURIA, "simultaneous_with", "council", "signature", "2025-04-15"),
    said("b-charter", BORDURIA, "requires", "charter", "force"),
    said("b-patrol", BORDURIA, "requires", "signature", "patrol"),
    said("b-case", BORDURIA, "requires", "case", "signature"),
    said("g-ratify", GAZETTE, "requires", "ratification", "signature"),
    said("g-force", GAZETTE, "requires", "force", "ratification"),
    said("g-effect", GAZETTE, "triggers", "claims", "force"),
    said("g-claims", GAZETTE, "triggers", "case", "claims", basis="inferred"),
)


def read(name, voice, subject, word, day="2025-03-13"):
    """Return what a voice says that article 4 would do to a subject."""
    return Reading(name, "article-4", subject, voice, word, datetime.date.fromisoformat(day))


READINGS = (
    read("r-avaria-early", AVARIA, "salt-case", "unclear", "2025-01-01"),
    read("r-avaria", AVARIA, "salt-case", "covers"),
    read("r-borduria", BORDURIA, "salt-case", "does_not_cover"),
    read("r-patrol", BORDURIA, "patrol", "unclear"),
)
TANGLE = Tangle(MILESTONES, STATEMENTS, READINGS)
