"""Words about what is alleged to have happened, and how others reacted to the talks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

INCIDENT_KIND = Vocabulary(
    "incident_kind",
    _("Kinds of account of incidents"),
    (
        Word(
            "allegation",
            _("allegation"),
            _("One side says that the other did something."),
            _("The statement, or a report of it. The record does not say whether it happened."),
            _("A ministry says that positions came under fire."),
        ),
        Word(
            "intent_allegation",
            _("allegation of intent"),
            _("One side says that the other plans or prepares something."),
            _("The statement, or a report of it."),
            _("An outlet writes that an offensive is being prepared."),
        ),
        Word(
            "denial",
            _("denial"),
            _("The side addressed says that it did not happen."),
            _("The statement, or a report of it."),
            _("A ministry says that the report is not true."),
        ),
        Word(
            "observation",
            _("observation by a third party"),
            _("Somebody outside the dispute says what they saw."),
            _("The observer's own report; where and when they looked."),
            _("A mission reports a quiet day."),
        ),
        Word(
            "own_forces",
            _("about one's own forces"),
            _("A side gives an order to its own forces or speaks about them."),
            _("The order or the statement."),
            _("A head of government orders that no fire be opened."),
        ),
        Word(
            "clarification",
            _("clarification"),
            _("Somebody explains or changes what was said before."),
            _("The statement that explains it."),
            _("A spokesperson says which day was meant."),
        ),
        Word(
            "pause",
            _("pause"),
            _("Somebody reports that for some days none came."),
            _("A report that names the days."),
            _("An author notes five days without a new allegation."),
        ),
    ),
)

COUNTING = Vocabulary(
    "counting",
    _("How an account of incidents is counted"),
    (
        Word(
            "item",
            _("one incident"),
            _("The row is about one incident and counts once."),
            _("An account that tells of one."),
            _("Fire on one evening."),
        ),
        Word(
            "total",
            _("a total"),
            _("The account gives a number and not each incident."),
            _("An account that gives the number."),
            _("Fourteen violations in a month."),
        ),
        Word(
            "series",
            _("several, no number"),
            _("The account speaks of several and gives no number."),
            _("An account in the plural."),
            _("Repeated fire over some nights."),
        ),
    ),
)

REACTION_TONE = Vocabulary(
    "reaction_tone",
    _("Tone of a reaction"),
    (
        Word(
            "welcomes",
            _("welcomes"),
            _("Says that it is glad of it."),
            _("The statement itself, or a report of it."),
            _("A government welcomes the agreed text."),
        ),
        Word(
            "notes",
            _("notes"),
            _("Takes it up without saying whether it is glad."),
            _("The statement itself, or a report of it."),
            _("An organisation takes note of the announcement."),
        ),
        Word(
            "urges",
            pgettext_lazy("Tone of a reaction", "urges"),
            _("Calls on somebody to do or leave something, before anything else."),
            _("The statement itself, or a report of it."),
            _("A minister calls for a quick signature."),
        ),
        Word(
            "criticises",
            _("criticises"),
            _("Says what it finds wrong."),
            _("The statement itself, or a report of it."),
            _("A parliament objects to a clause."),
        ),
    ),
)

REACTION_ASK = Vocabulary(
    "reaction_ask",
    _("What a reaction asks for"),
    (
        Word(
            "sign",
            _("to sign"),
            _("That the agreement be signed."),
            _("The words of the reaction."),
            _("“Sign without delay.”"),
        ),
        Word(
            "ratify",
            _("to ratify"),
            _("That the agreement be ratified."),
            _("The words of the reaction."),
            _("“Signature and ratification should follow.”"),
        ),
        Word(
            "monitor",
            _("to monitor"),
            _("That somebody go on watching, or begin to."),
            _("The words of the reaction."),
            _("“The mission should stay.”"),
        ),
        Word(
            "release_detained",
            _("to release detained people"),
            _("That people who are held be released."),
            _("The words of the reaction."),
            _("“All who are held should go home.”"),
        ),
        Word(
            "refrain_from_force",
            _("to refrain from force"),
            _("That force be neither used nor threatened."),
            _("The words of the reaction."),
            _("“Any escalation is unacceptable.”"),
        ),
        Word(
            "continue_talks",
            _("to continue the talks"),
            _("That the parties go on talking."),
            _("The words of the reaction."),
            _("“Keep the momentum.”"),
        ),
        Word(
            "keep_commitments",
            _("to keep commitments"),
            _("That the parties do what they have agreed to, or respect named principles."),
            _("The words of the reaction."),
            _("“Respect each other's territory.”"),
        ),
        Word(
            "other",
            _("something else"),
            _("Something else, named in the summary."),
            _("The words of the reaction."),
            _("“Open the border to trade.”"),
        ),
    ),
)
