"""Images of agreements, articles and preconditions for links that are passed on."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from provisions.dates import VagueDate
from provisions.models import Agreement
from provisions.raised import raised_by
from provisions.reach import record_begins
from provisions.requirements import precondition_states, preconditions_of
from tracker.pages.card import AgreementCard, agreement_card, article_card
from tracker.pages.keyed import precondition_keyed
from tracker.pages.ledger import aspect_words, step_shape
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.wording import article_name, status_shape, status_words, voice_words
from tracker.pictures.social import Said, social_image


@page
def site(visit: Visit) -> HttpResponse:
    """Answer with the image of the whole site."""
    lead = _("What is agreed in a peace agreement, by whose account, since when, and how we know.")
    return _image(visit, Said(_("Peace agreement tracker"), lead=lead))


@page
def agreement(visit: Visit, agreement: str) -> HttpResponse:
    """Answer with the image of an agreement."""
    found = agreement_named(agreement)
    if _is_before(found, visit):
        return _image(visit, Said(found.short_title))
    card = agreement_card(found, visit.clock)
    stands = () if card.only_counts else tuple(_counted(card))
    whose = _("The tracker's reading") if stands else ""
    return _image(visit, Said(found.short_title, "", card.sentence, stands, whose))


@page
def article(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Answer with the image of an article."""
    found = agreement_named(agreement)
    card = article_card(found, key, visit.clock.day)
    title = article_name(card.state.article, card.numbers.get(card.state.article.pk, ""))
    if card.state.text and card.state.text.subject and key.isdigit():
        title = f"{title}: {card.state.text.subject}"
    stands = ((status_shape(card.state), status_words(card.state)),)
    said = Said(title, found.short_title, "", stands, _("The tracker's reading"))
    return _image(visit, Said(title, found.short_title) if _is_before(found, visit) else said)


@page
def precondition(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Answer with the image of a precondition; before it was raised, without its name."""
    found = agreement_named(agreement)
    row = precondition_keyed(found, key)
    day = visit.clock.day
    states = raised_by(precondition_states(preconditions_of(found).filter(pk=row.pk), day), day)
    if not states:
        return _image(visit, Said(_("Not raised by this day"), found.short_title))
    entries = [entry for entry in (states[0].standing, states[0].fulfilment) if entry]
    stands = tuple(
        (
            step_shape(entry),
            _("%(aspect)s: %(status)s, %(whose)s")
            % {
                "aspect": aspect_words(entry),
                "status": entry.get_status_display(),
                "whose": voice_words(entry),
            },
        )
        for entry in entries
    )
    return _image(visit, Said(row.title, found.short_title, "", stands))


def _is_before(agreement: Agreement, visit: Visit) -> bool:
    begins = record_begins(agreement)
    return begins is None or visit.clock.day < begins


def _counted(card: AgreementCard) -> list[tuple[str, str]]:
    words = _("%(count)s of %(total)s articles: %(status)s, %(rule)s")
    return [
        (
            one.shape,
            words
            % {
                "count": one.share.count,
                "total": one.share.total,
                "status": one.share.word.label,
                "rule": one.share.reading_words,
            },
        )
        for one in card.counted
    ]


def _image(visit: Visit, said: Said) -> HttpResponse:
    day = str(VagueDate.parse(visit.clock.day.isoformat()))
    shown = _("The record as of %(day)s") % {"day": day}
    return social_image(said, shown)
