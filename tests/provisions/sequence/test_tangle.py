"""The engine on a fictional tangle of twelve milestones: the answer worked out by hand."""

import pytest

from provisions.sequence import Explainer, Held, Verdict, solve
from tests.provisions.sequence.tangle import AVARIA, BORDURIA, GAZETTE, TANGLE

SOLVED = solve(TANGLE, targets=["signature"])
WORDS = Explainer(TANGLE)


def test_tangle_holds_twelve_milestones():
    assert len(TANGLE.milestones) == 12


@pytest.mark.parametrize(
    "voice, steps",
    [
        (
            AVARIA,
            [
                ("charter", ["a-charter"], Held.OPEN, False),
                ("council", ["a-council"], Held.OPEN, False),
                ("toll", ["a-toll"], Held.WAIVED, False),
                ("maps", ["a-maps"], Held.REACHED, False),
                ("appeal", ["a-council", "a-appeal"], Held.OPEN, False),
            ],
        ),
        (
            BORDURIA,
            [
                ("council", ["b-council"], Held.OPEN, True),
                ("patrol", ["b-patrol"], Held.OPEN, False),
            ],
        ),
        (GAZETTE, []),
    ],
    ids=["Avaria", "Borduria", "Gazette"],
)
def test_each_side_puts_its_own_steps_before_signature(voice, steps):
    [found] = [p for p in SOLVED.preceding if p.voice == voice]
    assert [
        (s.milestone, [row for order in s.path for row in order.rows], s.held, s.at_once)
        for s in found.steps
    ] == steps


def test_what_precedes_signature_is_said_in_each_sides_voice():
    assert [WORDS.preceding(found) for found in SOLVED.preceding] == [
        [
            "Avaria says that “Change of the charter” must precede “Signature”.",
            "Avaria says that “Closure of the river council” must precede “Signature”.",
            "Avaria says that “End of the ferry toll” must precede “Signature” "
            "(no longer stands as a requirement).",
            "Avaria says that “Exchange of maps” must precede “Signature” (done).",
            "Avaria's orders put “Joint appeal on the river council” before “Signature” "
            "by way of “Closure of the river council”.",
        ],
        [
            "Borduria says that “Closure of the river council” and “Signature” must be done "
            "at the same time.",
            "Borduria says that “Departure of the patrol” must precede “Signature”.",
        ],
        ["No order by Gazette that puts anything before “Signature” is recorded."],
    ]


def test_each_sides_orders_fit_by_themselves():
    assert [(voice, fit.verdict) for voice, fit in SOLVED.alone] == [
        (AVARIA, Verdict.FIT),
        (BORDURIA, Verdict.FIT),
        (GAZETTE, Verdict.FIT),
    ]
    assert WORDS.fit(SOLVED.alone[1][1], "Borduria's orders") == [
        "Borduria's orders fit together.",
        "“Closure of the river council” and “Signature” fall together, as stated: Borduria says "
        "that “Closure of the river council” and “Signature” must be done at the same time.",
    ]


def test_two_orders_fit_only_if_done_together():
    [group] = SOLVED.together.at_once
    assert group.members == ("council", "signature")
    assert [order.rows for order in group.orders] == [("a-council",), ("b-council",)]
    assert WORDS.at_once(group) == (
        "The two stated orders fit only if done together: “Closure of the river council” and "
        "“Signature”. Avaria says that “Closure of the river council” must precede “Signature”; "
        "Borduria says that “Closure of the river council” and “Signature” must be done at the "
        "same time."
    )


def test_contradictions_are_named_order_by_order():
    assert SOLVED.together.verdict is Verdict.CONTRADICT
    assert [
        [(link.before, link.after, [o.rows[0] for o in link.orders]) for link in circle.links]
        for circle in SOLVED.together.contradictions
    ] == [
        [("signature", "case", ["b-case"]), ("signature", "case", ["a-case"])],
        [
            ("force", "charter", ["b-charter"]),
            ("charter", "signature", ["a-charter"]),
            ("signature", "ratification", ["g-ratify"]),
            ("ratification", "force", ["g-force"]),
        ],
    ]
    assert list(map(WORDS.contradiction, SOLVED.together.contradictions)) == [
        "The stated orders contradict each other: Borduria says that “Signature” must precede “End "
        "of the salt case”; Avaria says that “Signature” would rule out “End of the salt case”. "
        "They cannot all hold: “Signature” would rule out “End of the salt case” and yet be tied "
        "to it.",
        "The stated orders contradict each other: Borduria says that “Entry into force” must "
        "precede “Change of the charter”; Avaria says that “Change of the charter” must precede "
        "“Signature”; Gazette says that “Signature” must precede “Ratification”; Gazette says "
        "that “Ratification” must precede “Entry into force”. They cannot all hold: “Entry into "
        "force”, “Ratification” and “Signature” are acts that follow each other and are never "
        "one.",
    ]


FREED = [
    # milestone, waived by, freed by all orders, by Avaria's, by Borduria's, by the Gazette's
    ("charter", None, [], [], [], []),
    ("charter", AVARIA, [], [], [], []),
    ("council", None, [], [], [], []),
    ("council", AVARIA, [], [], [], []),
    ("council", BORDURIA, [], [], [], []),  # itself alone, which needs no saying
    ("patrol", None, [], [], ["council", "signature"], []),
    ("patrol", BORDURIA, [], [], ["council", "signature"], []),
    ("force", None, ["charter"], [], ["charter"], []),
    ("appeal", None, [], ["council"], [], []),
    ("appeal", AVARIA, [], ["council"], [], []),
    ("ratification", None, ["force"], [], [], ["force"]),
    ("bridge", None, ["patrol"], ["patrol"], [], []),
    ("bridge", AVARIA, ["patrol"], ["patrol"], [], []),
    ("signature", None, ["case", "ratification"], [], ["council", "case"], ["ratification"]),
]


def test_each_performance_and_waiver_frees_what_the_hand_finds_by_title():
    assert [
        (f.milestone, f.waived_by, list(f.by_all), *(list(f.by_voice[v]) for v in f.by_voice))
        for f in SOLVED.freed
    ] == FREED
    assert [list(f.by_voice) for f in SOLVED.freed] == [[AVARIA, BORDURIA, GAZETTE]] * 14


@pytest.mark.parametrize(
    "milestone, waived_by, sentence",
    [
        (
            "patrol",
            BORDURIA,
            "If Borduria no longer required “Departure of the patrol”: by all stated orders, "
            "nothing else would be free; by Borduria's alone, nothing would stand before “Closure "
            "of the river council” and “Signature” any more.",
        ),
        (
            "bridge",
            None,
            "If “Reopening of the bridge” were done: by all stated orders, nothing would stand "
            "before “Departure of the patrol” any more.",
        ),
        (
            "charter",
            None,
            "If “Change of the charter” were done: by all stated orders, nothing else would be "
            "free.",
        ),
    ],
)
def test_what_would_be_free_is_said_without_rank(milestone, waived_by, sentence):
    [freed] = [f for f in SOLVED.freed if (f.milestone, f.waived_by) == (milestone, waived_by)]
    assert WORDS.freed(freed) == sentence


def test_what_would_come_of_it_follows_each_voices_own_chain():
    assert [(start, list(map(WORDS.brought, found))) for start, found in SOLVED.brought] == [
        (
            "claims",
            ["Gazette says, as inferred, that “Article 4 in force” would bring about “End of the "
             "salt case”."],
        ),
        (
            "force",
            [
                "Gazette says that “Entry into force” would bring about “Article 4 in force”.",
                "Gazette says that “Entry into force” would bring about “End of the salt case”, "
                "by way of “Article 4 in force”.",
            ],
        ),
    ]  # fmt: skip


def test_what_would_be_ruled_out_is_said():
    [found] = SOLVED.ruled_out
    assert not found.already
    assert WORDS.ruled_out(found) == (
        "Avaria says that “Signature” would rule out “End of the salt case”."
    )


def test_what_an_article_would_end_is_told_by_account():
    assert [
        (e.article, e.subject, [(a.voice, a.word, a.rows) for a in e.accounts], e.accounts_differ)
        for e in SOLVED.endings
    ] == [
        ("article-4", "patrol", [(BORDURIA, "unclear", ("r-patrol",))], False),
        (
            "article-4",
            "salt-case",
            [
                (AVARIA, "covers", ("r-avaria",)),
                (BORDURIA, "does_not_cover", ("r-borduria",)),
                (GAZETTE, "triggers", ("g-claims",)),
            ],
            True,
        ),
    ]
