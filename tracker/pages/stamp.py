"""The stamp of a form: signed, so that it is known without a cookie to be ours, and how old it is.

It says about which row the form was opened, and when. A form that comes back within seconds was
filled by a program; one that comes back a day later is stamped anew and asked for again.
"""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SOONEST, LATEST = 4, 24 * 60 * 60  # seconds
_SIGNER = Signer(salt="tracker.report")
_RECEIPT = Signer(salt="tracker.receipt")

MISSING = gettext_lazy("This form was not opened here, or it was altered on the way.")
EARLY = gettext_lazy("It came back faster than anybody can write.")
LATE = gettext_lazy("This form was opened more than a day ago.")


class BadStamp(ValueError):
    """A form that cannot be taken as it is; ``stamp`` is the one to send it with again."""

    def __init__(self, reason: object, stamp: str) -> None:
        self.stamp = stamp
        super().__init__(
            _("%(reason)s Nothing is lost: please send it once more.") % {"reason": reason}
        )


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which form it is, and about which row."""

    reference: str
    about: str


def new_stamp(about: str, opened: datetime.datetime) -> str:
    """Return the stamp of a form that is being opened."""
    held = {"n": secrets.token_hex(16), "t": int(opened.timestamp()), "a": about}
    return _SIGNER.sign_object(held)


def read_stamp(text: str, about: str, now: datetime.datetime) -> Stamp:
    """Return what a stamp says; raise BadStamp where it is not ours, too early or too late."""
    opened_before = now - datetime.timedelta(seconds=SOONEST)
    try:
        held = _SIGNER.unsign_object(text)
        stamp, age = Stamp(held["n"], held["a"]), now.timestamp() - held["t"]
    except (BadSignature, KeyError, TypeError):
        raise BadStamp(MISSING, new_stamp(about, opened_before)) from None
    if stamp.about != about:
        raise BadStamp(MISSING, new_stamp(about, opened_before))
    if age < SOONEST:
        raise BadStamp(EARLY, text)
    if age > LATEST:
        raise BadStamp(LATE, new_stamp(about, opened_before))
    return stamp


def receipt(reference: str) -> str:
    """Return the signed short reference that the sender is given."""
    return _RECEIPT.sign(reference[:8])


def read_receipt(text: str) -> str | None:
    """Return the reference of a receipt that we gave, or None."""
    try:
        return _RECEIPT.unsign(text)
    except BadSignature:
        return None
