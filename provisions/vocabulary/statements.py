"""Words about what parties say, what they sign beside the agreement, and who moved."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

STANCE = Vocabulary(
    "stance",
    _("Stance of a statement"),
    (
        Word("supports", _("supports"), _("Declares itself in favour without stated conditions.")),
        Word("accepts", _("accepts"), _("Agrees to what another side proposed.")),
        Word(
            "accepts_with_conditions",
            _("accepts with conditions"),
            _("Agrees, provided something."),
        ),
        Word("proposes", _("proposes"), _("Puts forward a text, a mechanism or a procedure.")),
        Word("requires", _("states as a requirement"), _("Says that something must be done.")),
        Word(
            "urges", pgettext_lazy("Stance of a statement", "urges"), _("Calls on others to act.")
        ),
        Word("disputes", _("disputes"), _("Contests a claim, an act or a policy.")),
        Word("rejects", _("rejects"), _("Refuses a proposal, a requirement or an allegation.")),
        Word("asserts", _("asserts"), _("Makes a factual or political claim of its own.")),
        Word("ambiguous", _("ambiguous"), _("Answered, but the answer is reported as unclear.")),
        Word(
            "no_answer",
            pgettext_lazy("Stance of a statement", "no answer"),
            _("Is reported not to have answered."),
        ),
    ),
)

SUBJECT = Vocabulary(
    "subject",
    _("What a statement is about"),
    (
        Word(
            "article",
            pgettext_lazy("What a statement is about", "an article"),
            _("One article of the draft."),
        ),
        Word("precondition", _("a precondition"), _("One precondition or call.")),
        Word("agreement", _("the agreement"), _("The agreement or the talks as a whole.")),
        Word("stage", _("a stage"), _("Signature, ratification or another stage.")),
    ),
)

INSTRUMENT_KIND = Vocabulary(
    "instrument_kind",
    _("Kinds of instrument"),
    (
        Word(
            "declaration",
            pgettext_lazy("Kinds of instrument", "declaration"),
            _("A joint statement or declaration."),
        ),
        Word("appeal", _("appeal"), _("A joint request to a third body.")),
        Word("rules", _("rules"), _("Regulations or working rules of a joint body.")),
        Word(
            "framework", _("framework"), _("An arrangement that says it creates no legal duties.")
        ),
        Word("treaty", _("treaty"), _("A treaty other than the agreement.")),
        Word(
            "decision",
            pgettext_lazy("Kinds of instrument", "decision"),
            _("A decision of an international body."),
        ),
        Word("other", pgettext_lazy("Kinds of instrument", "other"), _("Another document.")),
    ),
)

MOVEMENT_KIND = Vocabulary(
    "movement_kind",
    _("Kinds of claimed movement"),
    (
        Word("moved", _("moved"), _("A party is said to have changed its position on an article.")),
        Word("terms_taken", _("terms taken"), _("A party's wording is said to have been taken.")),
    ),
)

CLAIM = Vocabulary(
    "claim",
    _("Claim or denial"),
    (
        Word("claims", _("claims"), _("The account says that it happened.")),
        Word("denies", _("denies"), _("The account says that it did not.")),
    ),
)
