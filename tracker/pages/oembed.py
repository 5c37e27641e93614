"""Cards for sites that embed by address alone, as oEmbed 1.0 asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, urlencode, urlsplit

from django.http import HttpResponse, JsonResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from provisions.known import known_at
from provisions.models import Agreement
from provisions.printed import printed_numbers
from tracker.clock import BadParameter, Clock, one_value, read_clock
from tracker.language import language_of
from tracker.pages.citing import SITE
from tracker.pages.errors import Missing
from tracker.pages.keyed import article_keyed
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.wording import article_name

WIDTH, HEIGHT = 480, 260
# Pages that have a card, by the name of their route, and the card's.
CARDS = {"overview": "card", "card": "card", "article": "article-card"}
CARDS["article-card"] = "article-card"
LONGEST, MOST = 2000, 100_000


@dataclass(frozen=True, slots=True)
class Embedded:
    """The card of a page: its address, what it is called, and how large it is framed."""

    url: str
    title: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def markup(self) -> SafeString:
        """The frame as another site writes it."""
        shape = '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"></iframe>'
        return format_html(shape, self.url, self.width, self.height, self.title)


@page
def provider(visit: Visit) -> HttpResponse:
    """Answer with the frame of a page's card."""
    query = visit.request.GET
    if not _is_json(query):
        return HttpResponse("Only JSON is offered.\n", status=501, content_type="text/plain")
    width, height = (_at_most(query, name) for name in ("maxwidth", "maxheight"))
    frame = _found(visit, min(width, WIDTH), min(height, HEIGHT))
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": frame.title,
            "provider_name": SITE,
            "provider_url": visit.request.build_absolute_uri("/"),
            "width": frame.width,
            "height": frame.height,
            "html": frame.markup,
        }
    )


def title_of(agreement: Agreement, name: str = "") -> str:
    """Name a card by what it shows; ``name`` is that of an article."""
    names = {"agreement": agreement.short_title, "article": name}
    if name:
        return _("%(article)s of %(agreement)s: how it stands") % names
    return _("%(agreement)s: how it stands") % names


def _is_json(query: QueryDict) -> bool:
    asked = one_value(query, "format") or "json"
    if asked not in ("json", "xml"):
        raise BadParameter("format", "is neither json nor xml.")
    return asked == "json"


def _at_most(query: QueryDict, name: str) -> int:
    text = one_value(query, name)
    if text is None:
        return MOST
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text)):
        raise BadParameter(name, "is not a number of pixels from 1 to 99999.")
    return int(text)


def _found(visit: Visit, width: int, height: int) -> Embedded:
    """Return the card of the page whose address is given, in the language of that address."""
    address = one_value(visit.request.GET, "url")
    if address is None:
        raise BadParameter("url", "is not given; write the address of a page.")
    parts, match = _split(visit, address)
    clock = read_clock(QueryDict(parts.query))
    with translation.override(language_of(parts.path)), known_at(clock.revision):
        path, title = _card(match, clock)
    kept = f"?{urlencode(clock.values)}" if clock.values else ""
    return Embedded(visit.request.build_absolute_uri(path) + kept, title, width, height)


def _split(visit: Visit, address: str) -> tuple[SplitResult, ResolverMatch]:
    """Return the parts of one of our own addresses that has a card, and what it leads to."""
    nothing = Missing("No page of this site that has a card has this address.", ())
    try:
        parts = urlsplit(address if len(address) <= LONGEST else "")
        with translation.override(language_of(parts.path)):
            match = resolve(parts.path)
    except (ValueError, Resolver404):
        raise nothing from None
    ours = parts.scheme in ("http", "https") and parts.netloc == visit.request.get_host()
    if not ours or match.namespace != "pages" or match.url_name not in CARDS:
        raise nothing
    return parts, match


def _card(match: ResolverMatch, clock: Clock) -> tuple[str, str]:
    names = match.kwargs
    agreement = agreement_named(names["agreement"])
    name = ""
    if "key" in names:
        article = article_keyed(agreement, names["key"])
        number = printed_numbers(agreement, clock.day).get(article.pk, "")
        name = article_name(article, number)
    return reverse(f"pages:{CARDS[match.url_name or '']}", kwargs=names), title_of(agreement, name)
