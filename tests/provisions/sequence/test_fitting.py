"""How orders fit: mutual orders, longer circles, acts of the treaty, what excludes another."""

import pytest

from provisions.sequence import (
    Explainer,
    Milestone,
    Tangle,
    Verdict,
    fit_together,
    standing_orders,
    what_each_frees,
)
from tests.provisions.sequence.tangle import AVARIA, BORDURIA, GAZETTE, said

FOUND = {
    "a": Milestone("a", "A", "act"),
    "b": Milestone("b", "B", "act"),
    "c": Milestone("c", "C", "act"),
    "s": Milestone("s", "Signature", "signature"),
    "r": Milestone("r", "Ratification", "ratification"),
}


def fit(*statements):
    tangle = Tangle(FOUND, statements)
    found = fit_together(standing_orders(tangle), tangle)
    return found.verdict, Explainer(tangle).fit(found)


def orders(*words):
    """Return statements from words like "Avaria a>s" (first a), "a=s" (at once), "a!s"."""
    voices = {"Avaria": AVARIA, "Borduria": BORDURIA}
    kinds = {">": "requires", "=": "simultaneous_with", "!": "precludes"}
    return [
        said(f"s{n}", voices[word.split()[0]], kinds[word[-2]], word[-1], word[-3])
        for n, word in enumerate(words)
    ]


@pytest.mark.parametrize(
    "words, verdict, sentences",
    [
        (["Avaria a>s", "Borduria b>s"], Verdict.FIT, ["The stated orders fit together."]),
        (
            ["Avaria a>s", "Borduria a=s"],
            Verdict.AT_ONCE,
            [
                "The two stated orders fit only if done together: “A” and “Signature”. Avaria says "
                "that “A” must precede “Signature”; Borduria says that “A” and “Signature” must be "
                "done at the same time."
            ],
        ),
        (
            ["Avaria a>s", "Borduria s>a"],
            Verdict.AT_ONCE,
            [
                "The two stated orders fit only if done together: “A” and “Signature”. Avaria says "
                "that “A” must precede “Signature”; Borduria says that “Signature” must precede "
                "“A”."
            ],
        ),
        (
            ["Avaria a>b", "Borduria b>c", "Avaria c>a"],
            Verdict.AT_ONCE,
            [
                "The three stated orders fit only if done together: “A”, “B” and “C”. Avaria says "
                "that “A” must precede “B”; Avaria says that “C” must precede “A”; Borduria says "
                "that “B” must precede “C”."
            ],
        ),
        (
            ["Avaria r>s", "Avaria s>r", "Borduria s>r"],
            Verdict.CONTRADICT,
            [
                "The stated orders contradict each other: Avaria says that “Ratification” must "
                "precede “Signature”; Avaria and Borduria say that “Signature” must precede "
                "“Ratification”. They cannot all hold: “Ratification” and “Signature” are acts "
                "that follow each other and are never one."
            ],
        ),
        (
            ["Avaria a>s", "Borduria b>s", "Borduria b!a"],
            Verdict.CONTRADICT,
            [
                "The stated orders contradict each other: Borduria says that “B” must precede "
                "“Signature”; Avaria says that “A” must precede “Signature”; Borduria says that "
                "“B” would rule out “A”. They cannot all hold: “Signature” would rest on both “B” "
                "and “A”."
            ],
        ),
        (["Avaria a>s", "Borduria b!a"], Verdict.FIT, ["The stated orders fit together."]),
        ([], Verdict.FIT, ["The stated orders leave nothing open that could pull apart."]),
    ],
    ids=["apart", "one at once", "mutual", "circle", "acts", "excluded", "not needed", "none"],
)
def test_orders_fit_as_the_hand_finds(words, verdict, sentences):
    assert fit(*orders(*words)) == (verdict, sentences)


def test_only_a_party_could_waive_what_it_requires():
    said_by_source = said("s1", GAZETTE, "requires", "a", "b")
    tangle = Tangle(FOUND, (said_by_source, said("s2", AVARIA, "requires", "a", "c")))
    found = what_each_frees(standing_orders(tangle), tangle)
    assert [(f.milestone, f.waived_by) for f in found] == [("b", None), ("c", None), ("c", AVARIA)]


def test_what_fits_at_once_is_told_beside_a_contradiction_it_touches():
    verdict, [first, second] = fit(
        *orders("Avaria a>s", "Borduria a=s", "Avaria s>r", "Avaria r>a")
    )
    assert verdict is Verdict.CONTRADICT
    assert first.startswith("The two stated orders fit only if done together: “A” and “Signature”.")
    assert second.startswith("The stated orders contradict each other: ")
