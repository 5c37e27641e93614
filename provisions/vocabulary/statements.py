"""Words about what parties say, what they sign beside the agreement, and who moved."""

from provisions.vocabulary.words import Vocabulary, Word

STANCE = Vocabulary(
    "stance",
    "Stance of a statement",
    (
        Word("supports", "supports", "Declares itself in favour without stated conditions."),
        Word("accepts", "accepts", "Agrees to what another side proposed."),
        Word("accepts_with_conditions", "accepts with conditions", "Agrees, provided something."),
        Word("proposes", "proposes", "Puts forward a text, a mechanism or a procedure."),
        Word("requires", "states as a requirement", "Says that something must be done."),
        Word("urges", "urges", "Calls on others to act."),
        Word("disputes", "disputes", "Contests a claim, an act or a policy."),
        Word("rejects", "rejects", "Refuses a proposal, a requirement or an allegation."),
        Word("asserts", "asserts", "Makes a factual or political claim of its own."),
        Word("ambiguous", "ambiguous", "Answered, but the answer is reported as unclear."),
        Word("no_answer", "no answer", "Is reported not to have answered."),
    ),
)

SUBJECT = Vocabulary(
    "subject",
    "What a statement is about",
    (
        Word("article", "an article", "One article of the draft."),
        Word("precondition", "a precondition", "One precondition or call."),
        Word("agreement", "the agreement", "The agreement or the talks as a whole."),
        Word("stage", "a stage", "Signature, ratification or another stage."),
    ),
)

INSTRUMENT_KIND = Vocabulary(
    "instrument_kind",
    "Kinds of instrument",
    (
        Word("declaration", "declaration", "A joint statement or declaration."),
        Word("appeal", "appeal", "A joint request to a third body."),
        Word("rules", "rules", "Regulations or working rules of a joint body."),
        Word("framework", "framework", "An arrangement that says it creates no legal duties."),
        Word("treaty", "treaty", "A treaty other than the agreement."),
        Word("decision", "decision", "A decision of an international body."),
        Word("other", "other", "Another document."),
    ),
)

MOVEMENT_KIND = Vocabulary(
    "movement_kind",
    "Kinds of claimed movement",
    (
        Word("moved", "moved", "A party is said to have changed its position on an article."),
        Word("terms_taken", "terms taken", "A party's wording is said to have been taken."),
    ),
)

CLAIM = Vocabulary(
    "claim",
    "Claim or denial",
    (
        Word("claims", "claims", "The account says that it happened."),
        Word("denies", "denies", "The account says that it did not."),
    ),
)
