"""Words about what is alleged to have happened, and how others reacted to the talks."""

from provisions.vocabulary.words import Vocabulary, Word

INCIDENT_KIND = Vocabulary(
    "incident_kind",
    "Kinds of account of incidents",
    (
        Word(
            "allegation",
            "allegation",
            "One side says that the other did something.",
            "The statement, or a report of it. The record does not say whether it happened.",
            "A ministry says that positions came under fire.",
        ),
        Word(
            "intent_allegation",
            "allegation of intent",
            "One side says that the other plans or prepares something.",
            "The statement, or a report of it.",
            "An outlet writes that an offensive is being prepared.",
        ),
        Word(
            "denial",
            "denial",
            "The side addressed says that it did not happen.",
            "The statement, or a report of it.",
            "A ministry says that the report is not true.",
        ),
        Word(
            "observation",
            "observation by a third party",
            "Somebody outside the dispute says what they saw.",
            "The observer's own report; where and when they looked.",
            "A mission reports a quiet day.",
        ),
        Word(
            "own_forces",
            "about one's own forces",
            "A side gives an order to its own forces or speaks about them.",
            "The order or the statement.",
            "A head of government orders that no fire be opened.",
        ),
        Word(
            "clarification",
            "clarification",
            "Somebody explains or changes what was said before.",
            "The statement that explains it.",
            "A spokesperson says which day was meant.",
        ),
        Word(
            "pause",
            "pause",
            "Somebody reports that for some days none came.",
            "A report that names the days.",
            "An author notes five days without a new allegation.",
        ),
    ),
)

COUNTING = Vocabulary(
    "counting",
    "How an account of incidents is counted",
    (
        Word(
            "item",
            "one incident",
            "The row is about one incident and counts once.",
            "An account that tells of one.",
            "Fire on one evening.",
        ),
        Word(
            "total",
            "a total",
            "The account gives a number and not each incident.",
            "An account that gives the number.",
            "Fourteen violations in a month.",
        ),
        Word(
            "series",
            "several, no number",
            "The account speaks of several and gives no number.",
            "An account in the plural.",
            "Repeated fire over some nights.",
        ),
    ),
)

REACTION_TONE = Vocabulary(
    "reaction_tone",
    "Tone of a reaction",
    (
        Word(
            "welcomes",
            "welcomes",
            "Says that it is glad of it.",
            "The statement itself, or a report of it.",
            "A government welcomes the agreed text.",
        ),
        Word(
            "notes",
            "notes",
            "Takes it up without saying whether it is glad.",
            "The statement itself, or a report of it.",
            "An organisation takes note of the announcement.",
        ),
        Word(
            "urges",
            "urges",
            "Calls on somebody to do or leave something, before anything else.",
            "The statement itself, or a report of it.",
            "A minister calls for a quick signature.",
        ),
        Word(
            "criticises",
            "criticises",
            "Says what it finds wrong.",
            "The statement itself, or a report of it.",
            "A parliament objects to a clause.",
        ),
    ),
)

REACTION_ASK = Vocabulary(
    "reaction_ask",
    "What a reaction asks for",
    (
        Word(
            "sign",
            "to sign",
            "That the agreement be signed.",
            "The words of the reaction.",
            "“Sign without delay.”",
        ),
        Word(
            "ratify",
            "to ratify",
            "That the agreement be ratified.",
            "The words of the reaction.",
            "“Signature and ratification should follow.”",
        ),
        Word(
            "monitor",
            "to monitor",
            "That somebody go on watching, or begin to.",
            "The words of the reaction.",
            "“The mission should stay.”",
        ),
        Word(
            "release_detained",
            "to release detained people",
            "That people who are held be released.",
            "The words of the reaction.",
            "“All who are held should go home.”",
        ),
        Word(
            "refrain_from_force",
            "to refrain from force",
            "That force be neither used nor threatened.",
            "The words of the reaction.",
            "“Any escalation is unacceptable.”",
        ),
        Word(
            "continue_talks",
            "to continue the talks",
            "That the parties go on talking.",
            "The words of the reaction.",
            "“Keep the momentum.”",
        ),
        Word(
            "keep_commitments",
            "to keep commitments",
            "That the parties do what they have agreed to, or respect named principles.",
            "The words of the reaction.",
            "“Respect each other's territory.”",
        ),
        Word(
            "other",
            "something else",
            "Something else, named in the summary.",
            "The words of the reaction.",
            "“Open the border to trade.”",
        ),
    ),
)
