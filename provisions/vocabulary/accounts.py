"""Words about what authors conclude, and about where accounts pull apart."""

from provisions.vocabulary.words import Vocabulary, Word

ASSESSMENT_KIND = Vocabulary(
    "assessment_kind",
    "Kinds of assessment by an author",
    (
        Word(
            "inference",
            "inference",
            "The author concludes what nobody has said.",
            "The author's own text.",
            "An author concludes for whom a statement was meant.",
        ),
        Word(
            "judgement",
            "judgement",
            "The author says how good, fair or successful something is.",
            "The author's own text.",
            "An author holds an approach to have failed.",
        ),
        Word(
            "forecast",
            "forecast",
            "The author says what will come.",
            "The author's own text.",
            "An author expects no signature that year.",
        ),
        Word(
            "argument",
            "argument",
            "The author gives reasons for or against something.",
            "The author's own text.",
            "An author argues for a second opinion.",
        ),
    ),
)

CONFLICT_KIND = Vocabulary(
    "conflict_kind",
    "What accounts differ about",
    (
        Word(
            "date",
            "a date",
            "When something was.",
            "Two accounts, each with its source.",
            "Two days for one meeting.",
        ),
        Word(
            "number",
            "a number",
            "How many there were, or which number it bears.",
            "Two accounts, each with its source.",
            "Thirteen of sixteen, or of seventeen.",
        ),
        Word(
            "name",
            "a name",
            "What somebody or something is called.",
            "Two accounts, each with its source.",
            "Two titles of one official.",
        ),
        Word(
            "identity",
            "an identity",
            "Whether two reports tell of one thing, or who did it.",
            "Two accounts, each with its source.",
            "One report or two.",
        ),
        Word(
            "wording",
            "a wording",
            "In which words something was said or written.",
            "Two accounts, each with its source.",
            "Two translations of one sentence.",
        ),
        Word(
            "account",
            "an account",
            "What happened.",
            "Two accounts, each with its source.",
            "Announced by one side, or by both.",
        ),
    ),
)
