"""Words about forces and missions, and about what an article is read to cover."""

from provisions.vocabulary.words import Vocabulary, Word

PRESENCE_KIND = Vocabulary(
    "presence_kind",
    "Kinds of presence",
    (
        Word(
            "armed_force",
            "armed force",
            "Soldiers or peacekeepers of a state or an organisation.",
            "A statement by the sender or the receiver, or a report.",
            "A peacekeeping contingent.",
        ),
        Word(
            "border_guard",
            "border guard",
            "Border guards of another state.",
            "A statement by either state, or a report.",
            "Border guards at a crossing point.",
        ),
        Word(
            "civilian_mission",
            "civilian mission",
            "Unarmed observers, monitors or advisers.",
            "The mandate, or a report of it.",
            "A monitoring mission of an organisation.",
        ),
        Word(
            "monitoring_centre",
            "monitoring centre",
            "A centre that watches a ceasefire or an arrangement.",
            "A statement by those who run it, or a report.",
            "A joint centre of two states.",
        ),
        Word(
            "assistance",
            "assistance",
            "Training, equipment or other help, without a unit that is stationed.",
            "A statement by either side, or a report.",
            "An aid programme for a border service.",
        ),
    ),
)

SCOPE_READING = Vocabulary(
    "scope_reading",
    "Readings of what an article covers",
    (
        Word(
            "covers",
            "covers",
            "The account says that the article would apply to it.",
            "A statement that names the article or its subject.",
            "A spokesperson says that the case would be withdrawn under the article.",
        ),
        Word(
            "does_not_cover",
            "does not cover",
            "The account says that the article would not apply to it.",
            "A statement that names the article or its subject.",
            "A minister says that a civilian mission is no force.",
        ),
        Word(
            "unclear",
            "unclear",
            "The account says that it is open whether the article would apply.",
            "A statement that says so.",
            "An author writes that both readings are possible.",
        ),
        Word(
            "asks_to_cover",
            "asks that it cover",
            "The account asks that the article be made to apply to it.",
            "A statement that asks for it.",
            "An author asks that arbitrations be included.",
        ),
        Word(
            "not_stated",
            "not stated",
            "The account speaks of both and does not say whether the article would apply.",
            "The account that speaks of both.",
            "A report lists a claim beside the article and draws no tie.",
        ),
    ),
)
