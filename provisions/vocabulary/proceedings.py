"""Words about court cases and other proceedings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

PROCEEDING_KIND = Vocabulary(
    "proceeding_kind",
    _("Kinds of proceeding"),
    (
        Word(
            "interstate_case",
            _("case between states"),
            _("One state brings another before an international court."),
            _("The court's own list of cases, or a report that names the court."),
            _("A case before the International Court of Justice."),
        ),
        Word(
            "arbitration",
            _("arbitration"),
            _("One state brings a claim before arbitrators under a treaty."),
            _("A statement or report that names the treaty."),
            _("A claim under the Energy Charter Treaty."),
        ),
        Word(
            "human_rights_application",
            _("human rights application"),
            _("A state or people apply to a human rights court or committee."),
            _("The body's own record, or a report that names the body."),
            _("An application to the European Court of Human Rights."),
        ),
        Word(
            "domestic_case",
            _("domestic case"),
            _("A case before the courts of one state, other than a criminal matter."),
            _("A report that names the state or the court."),
            _("A claim for compensation before a district court."),
        ),
        Word(
            "criminal_matter",
            _("criminal matter"),
            _("Investigators, prosecutors or a court of one state act under its criminal law."),
            _("A statement of the authority, or a report that names it."),
            _("A trial of former officials."),
        ),
        Word(
            "constitutional_review",
            pgettext_lazy("Kinds of proceeding", "constitutional review"),
            _("A constitutional court examines a text or a law."),
            _("The court's decision, or a report of it."),
            _("A constitutional court's decision on regulations of a joint commission."),
        ),
    ),
)

PROCEEDING_STAGE = Vocabulary(
    "proceeding_stage",
    _("Stages of a proceeding"),
    (
        Word(
            "announced",
            _("announced"),
            _("Somebody said that they would bring it."),
            _("That statement."),
            _("A ministry announces a claim."),
        ),
        Word(
            "filed",
            _("filed"),
            _("It was brought before the forum."),
            _("The forum's record, or a party's statement."),
            _("An application is lodged."),
        ),
        Word(
            "provisional_measures",
            _("provisional measures"),
            _("The forum ordered, changed or refused measures until it decides."),
            _("The order, or a report of it."),
            _("A court orders that evidence be kept."),
        ),
        Word(
            "objections_decided",
            _("objections decided"),
            _("The forum decided whether it may hear the case, wholly or in part."),
            _("The decision, or a report of it."),
            _("Preliminary objections are dismissed."),
        ),
        Word(
            "pending",
            _("pending"),
            _("It goes on, and no nearer stage is known."),
            _("An account that it goes on."),
            _("A report counts the case among those that go on."),
        ),
        Word(
            "arrest",
            _("arrest"),
            _("Somebody was arrested in it."),
            _("A statement of the authority, or a report; private persons are not named."),
            _("A security service announces an arrest."),
        ),
        Word(
            "hearing",
            _("hearing"),
            _("A hearing or a trial was held."),
            _("The forum's calendar, or a report."),
            _("A trial opens."),
        ),
        Word(
            "judgment",
            _("judgment"),
            _("The forum gave its decision, award or opinion."),
            _("The decision, or a report of it."),
            _("A court gives its judgment on the merits."),
        ),
        Word(
            "suspended",
            _("suspended"),
            _("It was stayed, by the forum or by agreement."),
            _("The order, or a party's statement."),
            _("Both parties ask the court to wait."),
        ),
        Word(
            "discontinued",
            _("discontinued"),
            _("It was withdrawn or ended without a decision."),
            _("The order, or a party's statement."),
            _("A claimant withdraws its claim."),
        ),
        Word(
            "not_stated",
            pgettext_lazy("Stages of a proceeding", "not stated"),
            _("An account names the proceeding and not its stage."),
            _("The account that names it."),
            _("An article mentions a claim and says no more."),
        ),
    ),
)
