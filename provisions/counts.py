"""How often something was done within an hour, counted in the database: the same for all processes.

Whoever counts holds the lines until the end of the transaction, so nobody gets past a limit by
asking twice at once. Names are keyed hashes (provisions/senders.py) or say what is counted.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from provisions.models import SenderCount

HOUR = datetime.timedelta(hours=1)


class TooMany(Exception):
    """One more would be more than its limit; ``name`` tells which was reached."""

    def __init__(self, name: str, again_after: int) -> None:
        self.name, self.again_after = name, again_after
        super().__init__(f"again after {again_after} seconds")


def hour_of(now: datetime.datetime) -> datetime.datetime:
    return now.astimezone(datetime.UTC).replace(minute=0, second=0, microsecond=0)


def line_of(name: str, now: datetime.datetime) -> SenderCount:
    """Return the line that counts under a name, held until the transaction ends."""
    lines = SenderCount.objects.select_for_update()
    return lines.get_or_create(sender=name, hour=hour_of(now))[0]


def count(limits: Sequence[tuple[str, int]], now: datetime.datetime) -> None:
    """Count one more under each name, within a transaction; forget the hours before.

    ``limits`` are names with the most that is counted. Raises TooMany, and nothing was counted
    once the transaction is undone. Names are to be given in one order by all who count them.
    """
    hour = hour_of(now)
    for name, most in limits:
        line = line_of(name, now)
        if line.count >= most:
            raise TooMany(name, max(int((hour + HOUR - now).total_seconds()), 1))
        line.count += 1
        line.save()
    SenderCount.objects.filter(hour__lt=hour).delete()


def uncount(names: Sequence[str], now: datetime.datetime) -> None:
    """Take back one under each name, within a transaction."""
    for name in names:
        line = line_of(name, now)
        line.count = max(line.count - 1, 0)
        line.save()
