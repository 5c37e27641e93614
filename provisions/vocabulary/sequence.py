"""Words about proposals and their answers, and about what must come before what."""

from provisions.vocabulary.words import Vocabulary, Word

PROPOSAL_ANSWER = Vocabulary(
    "proposal_answer",
    "Answers to a proposal",
    (
        Word(
            "accepted",
            "accepted",
            "The party addressed has agreed to it.",
            "Its statement, or a report of it.",
            "A ministry agrees to a joint commission.",
        ),
        Word(
            "accepted_with_conditions",
            "accepted with conditions",
            "It has agreed, provided something else is done.",
            "A statement that names the condition.",
            "A ministry agrees, if both texts are examined.",
        ),
        Word(
            "counter_proposed",
            "counter-proposed",
            "It has put something else forward instead.",
            "The other proposal.",
            "A ministry offers direct talks instead.",
        ),
        Word(
            "declined",
            "declined",
            "It has said no, or did something else instead.",
            "Its statement, or what it did.",
            "A statement of its own instead of a joint one.",
        ),
        Word(
            "no_answer",
            "no answer",
            "No answer is known. The row says who says so, or on which day it was searched for.",
            "An account that none came, or a search that found none.",
            "Searched for on a day; nothing was found.",
        ),
        Word(
            "deferred",
            "deferred",
            "It has said that it would answer later.",
            "Its statement, or a report of it.",
            "A spokesperson says that the offer is being studied.",
        ),
    ),
)

MILESTONE_KIND = Vocabulary(
    "milestone_kind",
    "Kinds of milestone",
    (
        Word(
            "signature",
            "signature",
            "The agreement is signed.",
            "The stage of the agreement.",
            "Signature by both heads of government.",
        ),
        Word(
            "ratification",
            "ratification",
            "The agreement is ratified.",
            "The acts of the parties.",
            "Ratification by both parliaments.",
        ),
        Word(
            "entry_into_force",
            "entry into force",
            "The agreement is in force.",
            "The stage of the agreement.",
            "Both notifications have been exchanged.",
        ),
        Word(
            "precondition_met",
            "a precondition is met",
            "What a precondition asks has been done.",
            "The ledger of that precondition.",
            "A joint appeal has been sent.",
        ),
        Word(
            "article_in_force",
            "an article takes effect",
            "The obligations of one article have begun.",
            "The stage of the agreement, or an account of the article.",
            "The article on the border takes effect.",
        ),
        Word(
            "proceeding_ended",
            "a proceeding has ended",
            "A case or an arbitration is over.",
            "The stages of that proceeding.",
            "A claim has been withdrawn.",
        ),
        Word(
            "presence_ended",
            "a presence has ended",
            "A force or a mission has left.",
            "The last day of that presence.",
            "The observers have gone home.",
        ),
        Word(
            "act",
            "another act",
            "Something else that somebody would do.",
            "An account of it.",
            "A referendum is held.",
        ),
    ),
)

DEPENDENCY_KIND = Vocabulary(
    "dependency_kind",
    "Kinds of stated order",
    (
        Word(
            "requires",
            "not before",
            "The first is not to be done before the second, according to the account.",
            "A statement of the order.",
            "“We sign once the appeal has been sent.”",
        ),
        Word(
            "simultaneous_with",
            "at the same time as",
            "Both are to be done together, according to the account.",
            "A statement of the order.",
            "“Both papers on the same day.”",
        ),
        Word(
            "precludes",
            "not together with",
            "Where the second is done the first is not, according to the account.",
            "A statement that one excludes the other.",
            "“With that clause there is no signature.”",
        ),
        Word(
            "triggers",
            "is brought about by",
            "The second brings the first about, according to the account.",
            "A statement or a term of the text that says so.",
            "“Once in force, the claims are withdrawn.”",
        ),
    ),
)
