"""Words about preconditions: what is required, how it stands, how it was answered."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

STANDING = Vocabulary(
    "standing",
    _("Standing of a precondition"),
    (
        Word(
            "stated",
            pgettext_lazy("Standing of a precondition", "stated"),
            _("A party has stated it as something that must be done."),
            _("A dated statement by the party that states it."),
            _("Azerbaijan on the Minsk Group, 13 March 2025."),
        ),
        Word(
            "not_repeated",
            _("not repeated"),
            _("The party has spoken on the matter since without stating it again."),
            _("A later statement on the matter that leaves it out, or a search that found none."),
        ),
        Word(
            "waived",
            _("waived"),
            _("The party that stated it has said that it no longer requires it."),
            _("That party's own statement."),
        ),
        Word(
            "absorbed",
            _("absorbed into the text"),
            _("Its substance has become an article of the agreed text."),
            _("Both parties' agreement to the article."),
            _("Third-party forces on the border, Article VII."),
        ),
        Word(
            "declared_met",
            _("declared met"),
            _("The party that stated it has said that it is met."),
            _("That party's own statement."),
        ),
    ),
)

ANSWER = Vocabulary(
    "answer",
    _("Answer to a precondition"),
    (
        Word(
            "no_answer",
            pgettext_lazy("Answer to a precondition", "no answer"),
            _("No answer by the party addressed is known."),
        ),
        Word("rejected", _("rejected"), _("The party addressed has refused it.")),
        Word(
            "counter_proposed",
            pgettext_lazy("Answer to a precondition", "counter-proposed"),
            _("It has put something else forward."),
        ),
        Word(
            "conditional",
            pgettext_lazy("Answer to a precondition", "accepted with conditions"),
            _("It would, provided something else is done."),
        ),
        Word(
            "accepted", pgettext_lazy("Answer to a precondition", "accepted"), _("It has agreed.")
        ),
    ),
)

FULFILMENT = Vocabulary(
    "fulfilment",
    _("Fulfilment of a precondition"),
    (
        Word("not_begun", _("not begun"), _("Nothing is known to have been done towards it.")),
        Word("decided", _("decided"), _("The body that can do it has decided to.")),
        Word("under_way", _("under way"), _("Steps towards it have been taken.")),
        Word("met", _("met"), _("It has been done, according to the account named.")),
        Word("reversed", _("reversed"), _("What was done has been undone.")),
        Word(
            "accounts_differ",
            pgettext_lazy("Fulfilment of a precondition", "accounts differ"),
            _("One account holds it met and another does not, both shown."),
        ),
    ),
)

REQUIREMENT_LIST = Vocabulary(
    "list",
    _("Preconditions and calls"),
    (
        Word("requirement", _("precondition"), _("A requirement that a party has stated.")),
        Word(
            "call",
            pgettext_lazy("Preconditions and calls", "call"),
            _(
                "Asked for by an author, an expert, a third state or an organisation. It is no "
                "requirement of a party and stands in a list of its own."
            ),
        ),
    ),
)

FORM = Vocabulary(
    "form",
    _("Form of a precondition"),
    (
        Word("stated", _("stated openly"), _("By a ministry or a leader, as a requirement.")),
        Word(
            "conveyed",
            _("conveyed"),
            _("Raised through criticism or a narrative, not as a requirement."),
        ),
        Word("negotiated", _("negotiated"), _("Pursued inside the talks; it became an article.")),
        Word(
            "counter_condition", _("counter-condition"), _("Attached by the officials addressed.")
        ),
        Word(
            "request", _("request"), _("Asked for by officials without being called a condition.")
        ),
        Word(
            "call",
            pgettext_lazy("Form of a precondition", "call"),
            _("Voiced by authors, experts, third states or organisations only."),
        ),
    ),
)

CONDITION = Vocabulary(
    "condition_of_signature",
    _("Made a condition of signature"),
    (
        Word(
            "yes",
            pgettext_lazy("Made a condition of signature", "yes"),
            _("The speaker made signature depend on it, in so many words."),
        ),
        Word(
            "no",
            pgettext_lazy("Made a condition of signature", "no"),
            _("The speaker said that signature does not depend on it."),
        ),
        Word(
            "not_stated",
            pgettext_lazy("Made a condition of signature", "not stated"),
            _("The record holds no statement either way."),
        ),
    ),
)

DRAFT_RELATION = Vocabulary(
    "draft_relation",
    _("Relation to the draft"),
    (
        Word("in_draft", _("in the draft"), _("The text deals with it.")),
        Word("left_out", _("left out of the draft"), _("The text does not deal with it.")),
        Word("disputed", _("disputed"), _("Accounts differ on whether the text deals with it.")),
        Word(
            "not_stated",
            pgettext_lazy("Relation to the draft", "not stated"),
            _("The record holds no account of it."),
        ),
    ),
)

LEFT_OUT_BASIS = Vocabulary(
    "left_out_basis",
    _("How the sources tell that a subject was left out"),
    (
        Word(
            "named",
            _("named"),
            _("A source names the subject as left out of the draft."),
            example=_("The constitution of Armenia, in an essay of April 2025."),
        ),
        Word(
            "general",
            _("general statement only"),
            _("No source names it; one says in general terms that such subjects were left out."),
            example=_("The Minsk Group, in the same essay."),
        ),
        Word(
            "text", _("read from the text"), _("No source says so; no article as published has it.")
        ),
        Word(
            "unclear",
            pgettext_lazy("How the sources tell that a subject was left out", "unclear"),
            _("The sources do not let it be told how it is known."),
        ),
    ),
)
