"""What readers come to know is two clicks away from the overview, at most."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import HOME

pytestmark = pytest.mark.browser

# A question, the links that are clicked from the overview, and what then stands there.
QUESTIONS = {
    "since when is the article on claims agreed": (
        ["Withdrawal of claims; hostile acts"],
        ["since", "13 March 2025"],
    ),
    "who is said to have moved on it, and who denies it": (
        ["Withdrawal of claims; hostile acts"],
        ["Claim by", "moved on Article XV"],
    ),
    "what must precede signature according to each side": (
        ["All preconditions and calls"],
        ["Change of Armenia's constitution", "Release of detained people"],
    ),
    "how the other side answered the linkage with the constitution": (
        ["Change of Armenia's constitution"],
        ["linkage", "rejected"],
    ),
    "which stated orders fit together": (
        ["which of the stated orders fit together"],
        ["Stated orders"],
    ),
    "what had no answer, and for how long": (["what had no answer"], ["days"]),
    "what is left out of the draft and yet stated": (
        ["All preconditions and calls"],
        ["Left out of the draft"],
    ),
    "what changed in the record, and why": (["All changes to the record"], ["Revision 1"]),
    "who counts what as agreed, side by side": (
        ["All counts, side by side"],
        ["Armenia", "Azerbaijan"],
    ),
    "what happened on the day it was initialled": (
        ["The whole timeline"],
        ["8 August 2025"],
    ),
    "what each word means": (["What every word and rule means"], ["initialled"]),
    "how an error is reported": (["Report an error"], ["What is wrong, or the reply"]),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_is_answered_within_two_clicks(site, browser, question):
    links, answers = QUESTIONS[question]
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + HOME)
    for name in links:
        page.get_by_role("link", name=name).first.click()
    assert len(links) <= 2
    for words in answers:
        expect(page.locator("main")).to_contain_text(words)
