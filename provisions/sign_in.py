"""Attempts to sign in at the desk: so many within an hour, whatever the password.

Counted in the database, so that it holds over all processes and while no cache answers. An
attempt is counted before the password is looked at, and taken back where it was right: many
attempts at once get no further than one after the other.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from provisions.counts import TooMany, count, uncount
from provisions.senders import sender_key

# The next one is refused, for one account and for all accounts that an address tries.
MOST_OF_ACCOUNT, MOST_OF_ADDRESS = 4, 20

log = logging.getLogger(__name__)


class TooManyAttempts(Exception):
    """No attempt is looked at before ``again_after`` seconds have gone by."""

    def __init__(self, again_after: int) -> None:
        self.again_after = again_after
        super().__init__(f"again after {again_after} seconds")


def begin_attempt(*, username: str, address: str) -> Sequence[str]:
    """Count an attempt of an address to sign in under a name; return what takes it back.

    Raises TooManyAttempts. Neither name nor address is kept; both are hashed.
    """
    now = timezone.now()
    name = unicodedata.normalize("NFKC", username).casefold()
    of_address = sender_key(address, now.date(), deed="sign-in")
    of_account = sender_key(address, now.date(), deed="sign-in", name=name or "nobody")
    try:
        with transaction.atomic():
            count(((of_address, MOST_OF_ADDRESS), (of_account, MOST_OF_ACCOUNT)), now)
    except TooMany as full:
        log.warning("An attempt to sign in was refused: there were too many within an hour")
        raise TooManyAttempts(full.again_after) from None
    return of_address, of_account


def take_back(attempt: Sequence[str]) -> None:
    """Uncount an attempt: its password was right."""
    with transaction.atomic():
        uncount(attempt, timezone.now())
