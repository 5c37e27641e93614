"""Words about court cases and other proceedings."""

from provisions.vocabulary.words import Vocabulary, Word

PROCEEDING_KIND = Vocabulary(
    "proceeding_kind",
    "Kinds of proceeding",
    (
        Word(
            "interstate_case",
            "case between states",
            "One state brings another before an international court.",
            "The court's own list of cases, or a report that names the court.",
            "A case before the International Court of Justice.",
        ),
        Word(
            "arbitration",
            "arbitration",
            "One state brings a claim before arbitrators under a treaty.",
            "A statement or report that names the treaty.",
            "A claim under the Energy Charter Treaty.",
        ),
        Word(
            "human_rights_application",
            "human rights application",
            "A state or people apply to a human rights court or committee.",
            "The body's own record, or a report that names the body.",
            "An application to the European Court of Human Rights.",
        ),
        Word(
            "domestic_case",
            "domestic case",
            "A case before the courts of one state, other than a criminal matter.",
            "A report that names the state or the court.",
            "A claim for compensation before a district court.",
        ),
        Word(
            "criminal_matter",
            "criminal matter",
            "Investigators, prosecutors or a court of one state act under its criminal law.",
            "A statement of the authority, or a report that names it.",
            "A trial of former officials.",
        ),
        Word(
            "constitutional_review",
            "constitutional review",
            "A constitutional court examines a text or a law.",
            "The court's decision, or a report of it.",
            "A constitutional court's decision on regulations of a joint commission.",
        ),
    ),
)

PROCEEDING_STAGE = Vocabulary(
    "proceeding_stage",
    "Stages of a proceeding",
    (
        Word(
            "announced",
            "announced",
            "Somebody said that they would bring it.",
            "That statement.",
            "A ministry announces a claim.",
        ),
        Word(
            "filed",
            "filed",
            "It was brought before the forum.",
            "The forum's record, or a party's statement.",
            "An application is lodged.",
        ),
        Word(
            "provisional_measures",
            "provisional measures",
            "The forum ordered, changed or refused measures until it decides.",
            "The order, or a report of it.",
            "A court orders that evidence be kept.",
        ),
        Word(
            "objections_decided",
            "objections decided",
            "The forum decided whether it may hear the case, wholly or in part.",
            "The decision, or a report of it.",
            "Preliminary objections are dismissed.",
        ),
        Word(
            "pending",
            "pending",
            "It goes on, and no nearer stage is known.",
            "An account that it goes on.",
            "A report counts the case among those that go on.",
        ),
        Word(
            "arrest",
            "arrest",
            "Somebody was arrested in it.",
            "A statement of the authority, or a report; private persons are not named.",
            "A security service announces an arrest.",
        ),
        Word(
            "hearing",
            "hearing",
            "A hearing or a trial was held.",
            "The forum's calendar, or a report.",
            "A trial opens.",
        ),
        Word(
            "judgment",
            "judgment",
            "The forum gave its decision, award or opinion.",
            "The decision, or a report of it.",
            "A court gives its judgment on the merits.",
        ),
        Word(
            "suspended",
            "suspended",
            "It was stayed, by the forum or by agreement.",
            "The order, or a party's statement.",
            "Both parties ask the court to wait.",
        ),
        Word(
            "discontinued",
            "discontinued",
            "It was withdrawn or ended without a decision.",
            "The order, or a party's statement.",
            "A claimant withdraws its claim.",
        ),
        Word(
            "not_stated",
            "not stated",
            "An account names the proceeding and not its stage.",
            "The account that names it.",
            "An article mentions a claim and says no more.",
        ),
    ),
)
