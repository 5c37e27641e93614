"""Words about what authors conclude, and about where accounts pull apart."""

from django.utils.translation import gettext_lazy as _

from provisions.vocabulary.words import Vocabulary, Word

ASSESSMENT_KIND = Vocabulary(
    "assessment_kind",
    _("Kinds of assessment by an author"),
    (
        Word(
            "inference",
            _("inference"),
            _("The author concludes what nobody has said."),
            _("The author's own text."),
            _("An author concludes for whom a statement was meant."),
        ),
        Word(
            "judgement",
            _("judgement"),
            _("The author says how good, fair or successful something is."),
            _("The author's own text."),
            _("An author holds an approach to have failed."),
        ),
        Word(
            "forecast",
            _("forecast"),
            _("The author says what will come."),
            _("The author's own text."),
            _("An author expects no signature that year."),
        ),
        Word(
            "argument",
            _("argument"),
            _("The author gives reasons for or against something."),
            _("The author's own text."),
            _("An author argues for a second opinion."),
        ),
    ),
)

CONFLICT_KIND = Vocabulary(
    "conflict_kind",
    _("What accounts differ about"),
    (
        Word(
            "date",
            _("a date"),
            _("When something was."),
            _("Two accounts, each with its source."),
            _("Two days for one meeting."),
        ),
        Word(
            "number",
            _("a number"),
            _("How many there were, or which number it bears."),
            _("Two accounts, each with its source."),
            _("Thirteen of sixteen, or of seventeen."),
        ),
        Word(
            "name",
            _("a name"),
            _("What somebody or something is called."),
            _("Two accounts, each with its source."),
            _("Two titles of one official."),
        ),
        Word(
            "identity",
            _("an identity"),
            _("Whether two reports tell of one thing, or who did it."),
            _("Two accounts, each with its source."),
            _("One report or two."),
        ),
        Word(
            "wording",
            _("a wording"),
            _("In which words something was said or written."),
            _("Two accounts, each with its source."),
            _("Two translations of one sentence."),
        ),
        Word(
            "account",
            _("an account"),
            _("What happened."),
            _("Two accounts, each with its source."),
            _("Announced by one side, or by both."),
        ),
    ),
)
