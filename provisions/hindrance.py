"""What keeps the database from taking an edit, told from what the database itself says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.utils.translation import gettext_noop as _

# Marked for translating here, translated where a reader is shown it.
UNSAVED = _("Nothing was saved")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why an edit was not taken, what became of it, and when to try again (in seconds)."""

    reason: str
    again_after: int
    outcome: str = UNSAVED


BUSY = Hindrance(_("the record was in use by another edit for too long."), 30)
FULL = Hindrance(_("the disk of the database is full. Whoever runs the site must make room."), 300)
READ_ONLY = Hindrance(_("the database can only be read at the moment."), 300)
DISK = Hindrance(_("the disk of the database does not answer as it should."), 300)
# The edit may have been written just before the answer was lost.
AWAY = Hindrance(
    _(
        "the database ended the connection. Look at the row first, and send this again only if it "
        "does not show your change."
    ),
    60,
    _("It is not known whether this was saved"),
)
NOT_REACHED = Hindrance(_("the database could not be reached."), 60)

_SQLITE = {
    "BUSY": BUSY,
    "LOCKED": BUSY,
    "FULL": FULL,
    "READONLY": READ_ONLY,
    "IOERR": DISK,
    "CANTOPEN": NOT_REACHED,
}
# Codes or classes of codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {
    "55P03": BUSY,
    "40P01": BUSY,
    "57014": BUSY,
    "25006": READ_ONLY,
    "53100": FULL,
    "53300": NOT_REACHED,
    "58": DISK,
    "57P": AWAY,
    "08": AWAY,
}


def hindrance_in(error: DatabaseError | InterfaceError) -> Hindrance | None:
    """Return what hindered the database, or None where the fault is in the question."""
    cause: Any = error.__cause__
    name = getattr(cause, "sqlite_errorname", None)
    if name:
        return _SQLITE.get(re.split("_", name)[1])
    if not hasattr(cause, "sqlstate"):
        return None
    code = cause.sqlstate
    if code is None:
        # The connection itself failed: while it was made, or under way.
        return NOT_REACHED if "connection failed" in str(cause) else AWAY
    return next((found for start, found in _POSTGRESQL.items() if code.startswith(start)), None)
