"""Words about forces and missions, and about what an article is read to cover."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from provisions.vocabulary.words import Vocabulary, Word

PRESENCE_KIND = Vocabulary(
    "presence_kind",
    _("Kinds of presence"),
    (
        Word(
            "armed_force",
            _("armed force"),
            _("Soldiers or peacekeepers of a state or an organisation."),
            _("A statement by the sender or the receiver, or a report."),
            _("A peacekeeping contingent."),
        ),
        Word(
            "border_guard",
            _("border guard"),
            _("Border guards of another state."),
            _("A statement by either state, or a report."),
            _("Border guards at a crossing point."),
        ),
        Word(
            "civilian_mission",
            _("civilian mission"),
            _("Unarmed observers, monitors or advisers."),
            _("The mandate, or a report of it."),
            _("A monitoring mission of an organisation."),
        ),
        Word(
            "monitoring_centre",
            _("monitoring centre"),
            _("A centre that watches a ceasefire or an arrangement."),
            _("A statement by those who run it, or a report."),
            _("A joint centre of two states."),
        ),
        Word(
            "assistance",
            _("assistance"),
            _("Training, equipment or other help, without a unit that is stationed."),
            _("A statement by either side, or a report."),
            _("An aid programme for a border service."),
        ),
    ),
)

SCOPE_READING = Vocabulary(
    "scope_reading",
    _("Readings of what an article covers"),
    (
        Word(
            "covers",
            _("covers"),
            _("The account says that the article would apply to it."),
            _("A statement that names the article or its subject."),
            _("A spokesperson says that the case would be withdrawn under the article."),
        ),
        Word(
            "does_not_cover",
            _("does not cover"),
            _("The account says that the article would not apply to it."),
            _("A statement that names the article or its subject."),
            _("A minister says that a civilian mission is no force."),
        ),
        Word(
            "unclear",
            pgettext_lazy("Readings of what an article covers", "unclear"),
            _("The account says that it is open whether the article would apply."),
            _("A statement that says so."),
            _("An author writes that both readings are possible."),
        ),
        Word(
            "asks_to_cover",
            _("asks that it cover"),
            _("The account asks that the article be made to apply to it."),
            _("A statement that asks for it."),
            _("An author asks that arbitrations be included."),
        ),
        Word(
            "not_stated",
            pgettext_lazy("Readings of what an article covers", "not stated"),
            _("The account speaks of both and does not say whether the article would apply."),
            _("The account that speaks of both."),
            _("A report lists a claim beside the article and draws no tie."),
        ),
    ),
)
