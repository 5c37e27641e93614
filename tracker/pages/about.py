"""Pages about the record: the method, and how programs read it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from provisions.answers.standing import SILENT_AFTER, UNMOVED_AFTER
from provisions.models import Agreement
from provisions.vocabulary import VERSION, VOCABULARIES
from tracker.pages.visit import Visit, only_agreement, page

LIBRARIES = (
    "Python",
    "Django",
    "Django REST framework",
    "django-simple-history",
    "drf-spectacular",
    "WhiteNoise",
    "Babel",
    "icalendar",
    "resvg",
)


@page
def about(visit: Visit) -> HttpResponse:
    """Show who runs this installation, what it is for, and how its desk is reached."""
    return visit.show(
        "about.html",
        agreement=only_agreement(),
        agreements=Agreement.objects.published(),
        operator=settings.OPERATOR,
        libraries=LIBRARIES,
    )


@page
def method(visit: Visit) -> HttpResponse:
    """Show what every word and rule means."""
    return visit.show(
        "method.html",
        agreement=only_agreement(),
        vocabularies=VOCABULARIES,
        version=VERSION,
        meanings=None,  # the page itself says them all
        silent_after=SILENT_AFTER,
        unmoved_after=UNMOVED_AFTER,
        twin=reverse("api:vocabulary"),
    )


@page
def api_guide(visit: Visit) -> HttpResponse:
    """Show how to read the record by program."""
    root = visit.request.build_absolute_uri(reverse("api:root"))
    return visit.show("api_guide.html", agreement=only_agreement(), root=root)


@page
def privacy(visit: Visit) -> HttpResponse:
    """Show what the site learns of its readers, and what it keeps."""
    return visit.show("privacy.html", agreement=only_agreement())


@page
def corrections(visit: Visit) -> HttpResponse:
    """Show how the record is corrected, and where every correction can be read."""
    agreements = Agreement.objects.published()
    return visit.show("corrections.html", agreement=only_agreement(), agreements=agreements)
