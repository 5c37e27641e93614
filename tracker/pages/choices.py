"""Values chosen in a page's address: checked against what there is to choose from."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.clock import BadParameter, one_value

_NUMBER = re.compile(r"\A[1-9]\d{0,8}\Z", re.ASCII)


def chosen(query: QueryDict, name: str, known: Collection[str]) -> str:
    """Return the value chosen, or "" for none; raise BadParameter for an unknown one."""
    value = one_value(query, name)
    if not value:
        return ""
    if value not in known:
        shown = value[:40].encode("unicode_escape").decode()
        listed = ", ".join(known)
        raise BadParameter(
            name,
            _("“%(shown)s” is not known here. Known are: %(listed)s.")
            % {"shown": shown, "listed": listed},
        )
    return value


def whole_number(query: QueryDict, name: str) -> int | None:
    """Return a whole number from 1 on, or None where it is absent."""
    value = one_value(query, name)
    if not value:
        return None
    if not _NUMBER.match(value):
        shown = value[:40].encode("unicode_escape").decode()
        raise BadParameter(
            name, _("“%(shown)s” is not a whole number from 1 on.") % {"shown": shown}
        )
    return int(value)


def page_number(query: QueryDict, pages: int) -> int:
    """Return the page asked for; raise BadParameter where there is no such page."""
    number = whole_number(query, "page") or 1
    if number > pages:
        raise BadParameter(
            "page",
            _("%(number)s is too high: the last page is %(pages)s.")
            % {"number": number, "pages": pages},
        )
    return number
