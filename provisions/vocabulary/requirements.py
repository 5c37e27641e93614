"""Words about preconditions: what is required, how it stands, how it was answered."""

from provisions.vocabulary.words import Vocabulary, Word

STANDING = Vocabulary(
    "standing",
    "Standing of a precondition",
    (
        Word(
            "stated",
            "stated",
            "A party has stated it as something that must be done.",
            "A dated statement by the party that states it.",
            "Azerbaijan on the Minsk Group, 13 March 2025.",
        ),
        Word(
            "not_repeated",
            "not repeated",
            "The party has spoken on the matter since without stating it again.",
            "A later statement on the matter that leaves it out, or a search that found none.",
        ),
        Word(
            "waived",
            "waived",
            "The party that stated it has said that it no longer requires it.",
            "That party's own statement.",
        ),
        Word(
            "absorbed",
            "absorbed into the text",
            "Its substance has become an article of the agreed text.",
            "Both parties' agreement to the article.",
            "Third-party forces on the border, Article VII.",
        ),
        Word(
            "declared_met",
            "declared met",
            "The party that stated it has said that it is met.",
            "That party's own statement.",
        ),
    ),
)

ANSWER = Vocabulary(
    "answer",
    "Answer to a precondition",
    (
        Word("no_answer", "no answer", "No answer by the party addressed is known."),
        Word("rejected", "rejected", "The party addressed has refused it."),
        Word("counter_proposed", "counter-proposed", "It has put something else forward."),
        Word(
            "conditional", "accepted with conditions", "It would, provided something else is done."
        ),
        Word("accepted", "accepted", "It has agreed."),
    ),
)

FULFILMENT = Vocabulary(
    "fulfilment",
    "Fulfilment of a precondition",
    (
        Word("not_begun", "not begun", "Nothing is known to have been done towards it."),
        Word("decided", "decided", "The body that can do it has decided to."),
        Word("under_way", "under way", "Steps towards it have been taken."),
        Word("met", "met", "It has been done, according to the account named."),
        Word("reversed", "reversed", "What was done has been undone."),
        Word(
            "accounts_differ",
            "accounts differ",
            "One account holds it met and another does not, both shown.",
        ),
    ),
)

REQUIREMENT_LIST = Vocabulary(
    "list",
    "Preconditions and calls",
    (
        Word("requirement", "precondition", "A requirement that a party has stated."),
        Word(
            "call",
            "call",
            "Asked for by an author, an expert, a third state or an organisation. It is no "
            "requirement of a party and stands in a list of its own.",
        ),
    ),
)

FORM = Vocabulary(
    "form",
    "Form of a precondition",
    (
        Word("stated", "stated openly", "By a ministry or a leader, as a requirement."),
        Word(
            "conveyed", "conveyed", "Raised through criticism or a narrative, not as a requirement."
        ),
        Word("negotiated", "negotiated", "Pursued inside the talks; it became an article."),
        Word("counter_condition", "counter-condition", "Attached by the officials addressed."),
        Word("request", "request", "Asked for by officials without being called a condition."),
        Word("call", "call", "Voiced by authors, experts, third states or organisations only."),
    ),
)

CONDITION = Vocabulary(
    "condition_of_signature",
    "Made a condition of signature",
    (
        Word("yes", "yes", "The speaker made signature depend on it, in so many words."),
        Word("no", "no", "The speaker said that signature does not depend on it."),
        Word("not_stated", "not stated", "The record holds no statement either way."),
    ),
)

DRAFT_RELATION = Vocabulary(
    "draft_relation",
    "Relation to the draft",
    (
        Word("in_draft", "in the draft", "The text deals with it."),
        Word("left_out", "left out of the draft", "The text does not deal with it."),
        Word("disputed", "disputed", "Accounts differ on whether the text deals with it."),
        Word("not_stated", "not stated", "The record holds no account of it."),
    ),
)

LEFT_OUT_BASIS = Vocabulary(
    "left_out_basis",
    "How the sources tell that a subject was left out",
    (
        Word(
            "named",
            "named",
            "A source names the subject as left out of the draft.",
            example="The constitution of Armenia, in an essay of April 2025.",
        ),
        Word(
            "general",
            "general statement only",
            "No source names it; one says in general terms that such subjects were left out.",
            example="The Minsk Group, in the same essay.",
        ),
        Word("text", "read from the text", "No source says so; no article as published has it."),
        Word("unclear", "unclear", "The sources do not let it be told how it is known."),
    ),
)

ORDER = Vocabulary(
    "order",
    "Stated order",
    (
        Word("before", "before", "It must come first, as stated."),
        Word("simultaneous", "at the same time", "Both must be done together, as stated."),
        Word("after", "after", "It may follow, as stated."),
        Word("not_stated", "not stated", "No order was stated."),
    ),
)
