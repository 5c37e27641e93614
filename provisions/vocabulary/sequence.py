"""Words about proposals and their answers, and about what must come before what."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

PROPOSAL_ANSWER = Vocabulary(
    "proposal_answer",
    _("Answers to a proposal"),
    (
        Word(
            "accepted",
            pgettext_lazy("Answers to a proposal", "accepted"),
            _("The party addressed has agreed to it."),
            _("Its statement, or a report of it."),
            _("A ministry agrees to a joint commission."),
        ),
        Word(
            "accepted_with_conditions",
            pgettext_lazy("Answers to a proposal", "accepted with conditions"),
            _("It has agreed, provided something else is done."),
            _("A statement that names the condition."),
            _("A ministry agrees, if both texts are examined."),
        ),
        Word(
            "counter_proposed",
            pgettext_lazy("Answers to a proposal", "counter-proposed"),
            _("It has put something else forward instead."),
            _("The other proposal."),
            _("A ministry offers direct talks instead."),
        ),
        Word(
            "declined",
            _("declined"),
            _("It has said no, or did something else instead."),
            _("Its statement, or what it did."),
            _("A statement of its own instead of a joint one."),
        ),
        Word(
            "no_answer",
            pgettext_lazy("Answers to a proposal", "no answer"),
            _("No answer is known. The row says who says so, or on which day it was searched for."),
            _("An account that none came, or a search that found none."),
            _("Searched for on a day; nothing was found."),
        ),
        Word(
            "deferred",
            _("deferred"),
            _("It has said that it would answer later."),
            _("Its statement, or a report of it."),
            _("A spokesperson says that the offer is being studied."),
        ),
    ),
)

MILESTONE_KIND = Vocabulary(
    "milestone_kind",
    _("Kinds of milestone"),
    (
        Word(
            "signature",
            _("signature"),
            _("The agreement is signed."),
            _("The stage of the agreement."),
            _("Signature by both heads of government."),
        ),
        Word(
            "ratification",
            _("ratification"),
            _("The agreement is ratified."),
            _("The acts of the parties."),
            _("Ratification by both parliaments."),
        ),
        Word(
            "entry_into_force",
            _("entry into force"),
            _("The agreement is in force."),
            _("The stage of the agreement."),
            _("Both notifications have been exchanged."),
        ),
        Word(
            "precondition_met",
            _("a precondition is met"),
            _("What a precondition asks has been done."),
            _("The ledger of that precondition."),
            _("A joint appeal has been sent."),
        ),
        Word(
            "article_in_force",
            _("an article takes effect"),
            _("The obligations of one article have begun."),
            _("The stage of the agreement, or an account of the article."),
            _("The article on the border takes effect."),
        ),
        Word(
            "proceeding_ended",
            _("a proceeding has ended"),
            _("A case or an arbitration is over."),
            _("The stages of that proceeding."),
            _("A claim has been withdrawn."),
        ),
        Word(
            "presence_ended",
            _("a presence has ended"),
            _("A force or a mission has left."),
            _("The last day of that presence."),
            _("The observers have gone home."),
        ),
        Word(
            "act",
            _("another act"),
            _("Something else that somebody would do."),
            _("An account of it."),
            _("A referendum is held."),
        ),
    ),
)

DEPENDENCY_KIND = Vocabulary(
    "dependency_kind",
    _("Kinds of stated order"),
    (
        Word(
            "requires",
            _("not before"),
            _("The first is not to be done before the second, according to the account."),
            _("A statement of the order."),
            _("“We sign once the appeal has been sent.”"),
        ),
        Word(
            "simultaneous_with",
            _("at the same time as"),
            _("Both are to be done together, according to the account."),
            _("A statement of the order."),
            _("“Both papers on the same day.”"),
        ),
        Word(
            "precludes",
            _("not together with"),
            _("Where the second is done the first is not, according to the account."),
            _("A statement that one excludes the other."),
            _("“With that clause there is no signature.”"),
        ),
        Word(
            "triggers",
            _("is brought about by"),
            _("The second brings the first about, according to the account."),
            _("A statement or a term of the text that says so."),
            _("“Once in force, the claims are withdrawn.”"),
        ),
    ),
)

ORDER = Vocabulary(
    "order",
    _("Stated order"),
    (
        Word("before", _("before"), _("It must come first, as stated.")),
        Word("simultaneous", _("at the same time"), _("Both must be done together, as stated.")),
        Word("after", _("after"), _("It may follow, as stated.")),
        Word("not_stated", pgettext_lazy("Stated order", "not stated"), _("No order was stated.")),
    ),
)
