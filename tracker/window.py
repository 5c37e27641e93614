"""Which window of days is asked for, read once for pages and API alike."""

from __future__ import annotations

import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.clock import BadParameter, one_value, read_day

Window = tuple[datetime.date | None, datetime.date | None]


def read_window(query: QueryDict) -> Window:
    """Return the first and the last day asked for; None where the window is open there."""
    since, until = one_value(query, "from"), one_value(query, "to")
    first = read_day("from", since) if since else None
    last = read_day("to", until) if until else None
    if first and last and last < first:
        raise BadParameter("to", _("lies before “from”, so no day is left."))
    return first, last
