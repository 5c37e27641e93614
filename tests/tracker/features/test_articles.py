"""Questions about articles: who moved, what was left out, what an article covers."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ESSAY = "evn-report-2025-04"
SPRING = "2025-04-10"  # the last day on which the undated essay can have been written


@answers("ft-mover")
def test_mover_of_the_claims_article(read, see):
    """Who moved on the lawsuits article, and from which earlier position?

    Armenia, by three accounts of which it denies one; from a conditional acceptance.
    Facts: pos-arm-0313-lawsuits, pos-pashinyan-lawsuits-earlier, pos-aze-mfa-0313-complete,
    pos-pashinyan-no-concessions, pos-2024-12-19-pashinyan-lawsuits.
    """
    claims = read("movements/", key="15")["results"]
    told = {
        (row["claim"], row["kind"], row["mover"], row["according_to"] or row["according_to_source"])
        for row in claims
    }
    assert told == {
        ("claims", "moved", "armenia", "armenia"),
        ("claims", "terms_taken", "armenia", "azerbaijan"),
        ("claims", "terms_taken", "armenia", ESSAY),
        ("denies", "terms_taken", "armenia", "armenia"),
    }
    now = read(f"positions/{RECORD}-article-15-armenia-2025-03-13/")
    before = read(f"positions/{now['replaces']}/")
    assert (now["stance"], before["stance"]) == ("accepts", "accepts_with_conditions")
    assert before["date"]["value"] == "2024-12-19"
    earlier = read(f"positions/{RECORD}-article-15-armenia-earlier-2025-03/")
    assert (earlier["stance"], earlier["speaker"]) == ("accepts_with_conditions", "nikol-pashinyan")
    article = see("articles/15/").main
    assert "another stance before accepts with conditions, 19 December 2024" in article
    assert "Armenia's prime minister denied that Armenia made concessions." in article


@answers("ft-excluded-but-required")
def test_left_out_of_the_draft_and_required_before_signature(read, see):
    """What is left out of the draft yet demanded before signing?

    The constitution and the Minsk Group; the route is left out, and required, but no statement
    makes signature depend on it. Facts: art-excl-constitution, pre-constitution-change,
    pre-minsk-dissolution; art-excl-transit, pre-zangezur-corridor.
    """
    out = {"list": "requirement", "draft_relation": "left_out", "as_of": SPRING}
    asked = read("preconditions/", order="before", **out)["results"]
    assert names(asked) == ["constitutional-change", "minsk-group-closure"]
    assert [row["condition_of_signature"] for row in asked] == ["yes", "yes"]
    assert [row["order_relative_to"] for row in asked] == ["signature", "signature"]
    route = read(f"preconditions/{RECORD}-transit-route/", as_of=SPRING)
    assert (route["draft_relation"], route["order"]) == ("left_out", "not_stated")
    for key in ("constitutional-change", "minsk-group-closure"):
        page = see(f"preconditions/{key}/", as_of=SPRING).main
        assert "Relation to the draft left out of the draft" in page
        assert "Made a condition of signature: yes" in page


@answers("ft-exclusion-basis")
def test_left_out_by_a_general_statement_only(read, see):
    """Which exclusions rest only on a general statement?

    Five of the essay's subjects, one of them in two rows (limits, armament); the constitution
    and the route are named, and a lawyer names detained people. Facts: pre-minsk-dissolution,
    pre-armed-forces-limits, pre-epf-end, pre-western-azerbaijan-return, pre-end-revanchism
    (excluded_by_general_statement), art-excl-radical-issues; pre-constitution-change,
    pre-zangezur-corridor (excluded_explicit), article-09; conf-excluded-general.
    """
    known = {
        basis: names(read("preconditions/", left_out_basis=basis)["results"])
        for basis in ("general", "named")
    }
    assert known == {
        "general": [
            "armament-of-armenia",
            "armed-forces-limits",
            "european-peace-facility-aid",
            "karabakh-policy-of-armenia",
            "minsk-group-closure",
            "return-of-azerbaijanis",
        ],
        "named": ["constitutional-change", "release-of-detained-people", "transit-route"],
    }
    left_out = read("preconditions/", draft_relation="left_out")["results"]
    assert {row["left_out_basis"] for row in left_out} == {"general", "named", "text"}
    page = see("preconditions/minsk-group-closure/").main
    assert "left out of the draft: general statement only" in page


@answers("ft-scope-dispute")
def test_scope_of_the_articles_on_forces_and_on_claims(read, see):
    """Does the forces article cover EUMA? Does the lawsuits article cover arbitration?

    Azerbaijan asks that the mission leave without saying that the article covers it, the essay
    says that it does not; of the arbitrations the essay says that nothing is stated and asks
    that they be covered. Facts: art-third-country-forces and art-lawsuits (scope_notes),
    pos-2025-03-14-mammadov-euma.
    """

    def readings(**about):
        rows = read("scope-readings/", as_of=SPRING, **about)["results"]
        return {(r["according_to"] or r["according_to_source"], r["reading"]) for r in rows}

    mission = readings(presence=f"{RECORD}-eu-mission")
    assert mission == {("azerbaijan", "not_stated"), (ESSAY, "does_not_cover")}
    for case in ("energy-charter-azerbaijan-armenia", "bern-convention-azerbaijan-armenia"):
        about = readings(proceeding=f"{RECORD}-{case}")
        assert about == {(ESSAY, "not_stated"), (ESSAY, "asks_to_cover")}
    ends = read("sequence/", agreement=RECORD, as_of=SPRING)["endings"]
    assert {name(row["article"]) for row in ends if row["accounts_differ"]} == {"7"}
    page = see("presences/", as_of=SPRING).main
    assert "Whether the article on third-party forces concerns it is read differently" in page


@answers("ft-effectivity")
def test_no_article_binds_yet(read, see):
    """Which articles bind now?

    None: agreed by 13 March 2025, initialled on 8 August 2025, not known to be signed, ratified
    or in force. Facts: art-draft-as-whole, agreement-2025 (signed_on: null), article-16.
    """
    spring = read("overview/", agreement=RECORD, as_of=SPRING)
    assert spring["counts_by_status"] == [{"status": "agreed", "count": 17}]
    assert spring["stage"]["status"] == "text_agreed"
    assert [by["acts"] for by in spring["acts"]] == [[], []]
    now = read("overview/", agreement=RECORD)
    assert (now["stage"]["status"], now["stage"]["since"]["value"]) == ("initialled", "2025-08-08")
    assert {act["status"] for by in now["acts"] for act in by["acts"]} == {"initialled"}
    steps = read("sequence/", agreement=RECORD)["milestones"]
    ahead = ("signature", "ratification", "notifications", "entry_into_force", "article_in_force")
    assert [step["reached"] for step in steps if step["kind"] in ahead] == [False] * 6
    assert "signed not recorded in force not recorded" in see().main
