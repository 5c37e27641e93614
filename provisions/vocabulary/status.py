"""How an article, the agreement and each party stand."""

from provisions.vocabulary.requirements import ANSWER, FULFILMENT, STANDING
from provisions.vocabulary.words import Vocabulary, Word

ARTICLE_STATUS = Vocabulary(
    "article_status",
    "Status of an article",
    (
        Word(
            "undisclosed",
            "undisclosed",
            "Nothing public says how this article stands.",
            "No dated statement that names the article or, by a stated rule, points to it.",
            "Most single articles before 18 December 2024.",
        ),
        Word(
            "proposed",
            "proposed",
            "A party has put wording forward; no answer is known.",
            "A statement by the proposing party or a report of it.",
            "A set of points handed over and made public.",
        ),
        Word(
            "open",
            "open",
            "The parties are reported not to agree on it yet.",
            "A statement by a party or both, naming the article or its subject.",
            "Two subjects named as open in December 2024.",
        ),
        Word(
            "partly_agreed",
            "partly agreed",
            "Part of the wording is agreed and part is not.",
            "A statement by a party that says so.",
            "Three articles “partly” agreed in a count of September 2024.",
        ),
        Word(
            "agreed",
            "agreed",
            "The wording is settled between the parties. It binds nobody by that alone.",
            "Both parties' statements, or an inference by a published rule, marked inferred.",
            "All seventeen articles, announced by both ministries on 13 March 2025.",
        ),
        Word(
            "reopened",
            "reopened",
            "Wording that was agreed is being negotiated again.",
            "A statement by a party that it no longer holds to the agreed wording.",
        ),
        Word(
            "removed",
            "removed",
            "The article has been taken out of the draft.",
            "A statement by a party or both that it was taken out.",
            "The article on regional communications, removed in 2024.",
        ),
        Word(
            "accounts_differ",
            "accounts differ",
            "The parties' accounts of this article contradict each other.",
            "Two dated statements that cannot both hold, both shown.",
        ),
    ),
)

STAGE = Vocabulary(
    "stage",
    "Stage of the agreement",
    (
        Word(
            "negotiating",
            "being negotiated",
            "Drafts are exchanged; the text is not settled.",
            "A documented exchange of drafts or proposals.",
        ),
        Word(
            "text_agreed",
            "text agreed",
            "The parties declare the whole text settled (compare adoption of the text, "
            "Vienna Convention on the Law of Treaties, Article 9).",
            "Statements by both parties.",
            "13 March 2025.",
        ),
        Word(
            "initialled",
            "initialled",
            "Representatives put their initials to the text, which fixes it as authentic "
            "(Vienna Convention, Article 10). It is not signature unless the parties say so.",
            "Official statements or documents of the act.",
            "8 August 2025.",
        ),
        Word(
            "signed",
            "signed",
            "The parties have signed (Vienna Convention, Articles 12 and 18).",
            "Official statements or documents of the act by both parties.",
        ),
        Word(
            "in_force",
            "in force",
            "The agreement has taken effect by its own terms (Vienna Convention, Article 24).",
            "Proof of the trigger that the text itself names.",
        ),
    ),
)

ACT = Vocabulary(
    "act",
    "Acts of each party",
    (
        Word("initialled", "initialled", "The party's representative initialled the text."),
        Word(
            "signed_ad_referendum",
            "signed ad referendum",
            "Signed subject to confirmation by the state (Vienna Convention, Article 12).",
        ),
        Word("signed", "signed", "Signed by the party's representative."),
        Word(
            "constitutional_review",
            "constitutional review",
            "The party's constitutional court has ruled on the agreement.",
        ),
        Word(
            "parliamentary_approval",
            "parliamentary approval",
            "The party's parliament has approved the agreement.",
        ),
        Word(
            "ratified",
            "ratified",
            "The party has established its consent to be bound by ratification "
            "(Vienna Convention, Article 14).",
        ),
        Word(
            "notification_given",
            "notification given",
            "The party has notified the other that its internal procedures are complete.",
        ),
    ),
)

ASPECT = Vocabulary(
    "aspect",
    "What a status entry is about",
    (
        Word("article", "an article", "How one article stands."),
        Word("stage", "the stage of the agreement", "How far the agreement as a whole has come."),
        Word("act", "an act of a party", "What one party has done towards being bound."),
        Word("standing", "standing", "Whether a precondition still stands as stated."),
        Word("answer_substance", "answer to the substance", "Whether what is asked will be done."),
        Word("answer_linkage", "answer to the linkage", "Whether it must precede signature."),
        Word("fulfilment", "fulfilment", "How far a precondition has been done."),
    ),
)
STATUS_OF_ASPECT = {
    "article": ARTICLE_STATUS,
    "stage": STAGE,
    "act": ACT,
    "standing": STANDING,
    "answer_substance": ANSWER,
    "answer_linkage": ANSWER,
    "fulfilment": FULFILMENT,
}
