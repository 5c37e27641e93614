"""How an article, the agreement and each party stand."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.requirements import ANSWER, FULFILMENT, STANDING
from provisions.vocabulary.words import Vocabulary, Word

ARTICLE_STATUS = Vocabulary(
    "article_status",
    _("Status of an article"),
    (
        Word(
            "undisclosed",
            _("undisclosed"),
            _("Nothing public says how this article stands."),
            _("No dated statement that names the article or, by a stated rule, points to it."),
            _("Most single articles before 18 December 2024."),
        ),
        Word(
            "proposed",
            _("proposed"),
            _("A party has put wording forward; no answer is known."),
            _("A statement by the proposing party or a report of it."),
            _("A set of points handed over and made public."),
        ),
        Word(
            "open",
            pgettext_lazy("Status of an article", "open"),
            _("The parties are reported not to agree on it yet."),
            _("A statement by a party or both, naming the article or its subject."),
            _("Two subjects named as open in December 2024."),
        ),
        Word(
            "partly_agreed",
            _("partly agreed"),
            _("Part of the wording is agreed and part is not."),
            _("A statement by a party that says so."),
            _("Three articles “partly” agreed in a count of September 2024."),
        ),
        Word(
            "agreed",
            _("agreed"),
            _("The wording is settled between the parties. It binds nobody by that alone."),
            _("Both parties' statements, or an inference by a published rule, marked inferred."),
            _("All seventeen articles, announced by both ministries on 13 March 2025."),
        ),
        Word(
            "reopened",
            _("reopened"),
            _("Wording that was agreed is being negotiated again."),
            _("A statement by a party that it no longer holds to the agreed wording."),
        ),
        Word(
            "removed",
            _("removed"),
            _("The article has been taken out of the draft."),
            _("A statement by a party or both that it was taken out."),
            _("The article on regional communications, removed in 2024."),
        ),
        Word(
            "accounts_differ",
            pgettext_lazy("Status of an article", "accounts differ"),
            _("The parties' accounts of this article contradict each other."),
            _("Two dated statements that cannot both hold, both shown."),
        ),
    ),
)

STAGE = Vocabulary(
    "stage",
    _("Stage of the agreement"),
    (
        Word(
            "negotiating",
            _("being negotiated"),
            _("Drafts are exchanged; the text is not settled."),
            _("A documented exchange of drafts or proposals."),
        ),
        Word(
            "text_agreed",
            _("text agreed"),
            _(
                "The parties declare the whole text settled (compare adoption of the text, "
                "Vienna Convention on the Law of Treaties, Article 9)."
            ),
            _("Statements by both parties."),
            _("13 March 2025."),
        ),
        Word(
            "initialled",
            pgettext_lazy("Stage of the agreement", "initialled"),
            _(
                "Representatives put their initials to the text, which fixes it as authentic "
                "(Vienna Convention, Article 10). It is not signature unless the parties say so."
            ),
            _("Official statements or documents of the act."),
            _("8 August 2025."),
        ),
        Word(
            "signed",
            pgettext_lazy("Stage of the agreement", "signed"),
            _("The parties have signed (Vienna Convention, Articles 12 and 18)."),
            _("Official statements or documents of the act by both parties."),
        ),
        Word(
            "in_force",
            _("in force"),
            _("The agreement has taken effect by its own terms (Vienna Convention, Article 24)."),
            _("Proof of the trigger that the text itself names."),
        ),
    ),
)

ACT = Vocabulary(
    "act",
    _("Acts of each party"),
    (
        Word(
            "initialled",
            pgettext_lazy("Acts of each party", "initialled"),
            _("The party's representative initialled the text."),
        ),
        Word(
            "signed_ad_referendum",
            _("signed ad referendum"),
            _("Signed subject to confirmation by the state (Vienna Convention, Article 12)."),
        ),
        Word(
            "signed",
            pgettext_lazy("Acts of each party", "signed"),
            _("Signed by the party's representative."),
        ),
        Word(
            "constitutional_review",
            pgettext_lazy("Acts of each party", "constitutional review"),
            _("The party's constitutional court has ruled on the agreement."),
        ),
        Word(
            "parliamentary_approval",
            _("parliamentary approval"),
            _("The party's parliament has approved the agreement."),
        ),
        Word(
            "ratified",
            _("ratified"),
            _(
                "The party has established its consent to be bound by ratification "
                "(Vienna Convention, Article 14)."
            ),
        ),
        Word(
            "notification_given",
            _("notification given"),
            _("The party has notified the other that its internal procedures are complete."),
        ),
    ),
)

ASPECT = Vocabulary(
    "aspect",
    _("What a status entry is about"),
    (
        Word(
            "article",
            pgettext_lazy("What a status entry is about", "an article"),
            _("How one article stands."),
        ),
        Word(
            "stage",
            _("the stage of the agreement"),
            _("How far the agreement as a whole has come."),
        ),
        Word("act", _("an act of a party"), _("What one party has done towards being bound.")),
        Word("standing", _("standing"), _("Whether a precondition still stands as stated.")),
        Word(
            "answer_substance",
            _("answer to the substance"),
            _("Whether what is asked will be done."),
        ),
        Word("answer_linkage", _("answer to the linkage"), _("Whether it must precede signature.")),
        Word("fulfilment", _("fulfilment"), _("How far a precondition has been done.")),
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
