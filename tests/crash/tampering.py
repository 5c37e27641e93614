"""Faults put into the tables by hand, one at a time: does the check name each of them?"""

import re

from django.db import connection, transaction

from provisions.guards import lift_guards
from provisions.models import Source
from provisions.record import revise
from tests.crash import consistency

LIVE, HISTORY = "provisions_source", "provisions_historicalsource"
CHANGES, LOG = "provisions_change", "provisions_revision"
SOURCE = f"(SELECT id FROM {LIVE} WHERE slug = 'source-0')"
SEAL = "previous_digest, digest, internal_salt, internal_digest"
REVISION = f"number, recorded_at, kind, reason, author_id, author_name, {SEAL}"
TAMPERINGS = {
    "nothing": "SELECT 1",
    "row changed": f"UPDATE {LIVE} SET note = 'x' WHERE id = {SOURCE}",
    "row deleted": f"DELETE FROM {LIVE} WHERE id = {SOURCE}",
    "history changed": f"UPDATE {HISTORY} SET note = 'x' WHERE id = {SOURCE} AND version = 2",
    "history lost": f"DELETE FROM {HISTORY} WHERE id = {SOURCE} AND version = 1",
    "newest lost": f"DELETE FROM {HISTORY} WHERE id = {SOURCE} AND version = 2",
    "history ahead": f"UPDATE {HISTORY} SET revision_id = 9 WHERE id = {SOURCE} AND version = 1",
    "history disordered": f"UPDATE {HISTORY} SET revision_id = 3 - revision_id WHERE id = {SOURCE}",
    "instant moved": f"UPDATE {HISTORY} SET history_date = '2001-01-01 00:00' WHERE id = {SOURCE}",
    "revision forged": f"INSERT INTO {LOG} ({REVISION})"
    f" SELECT 3, {REVISION[8:]} FROM {LOG} WHERE number = 2",
    "number skipped": f"INSERT INTO {LOG} ({REVISION})"
    f" SELECT 4, {REVISION[8:]} FROM {LOG} WHERE number = 2",
    "change lost": f"DELETE FROM {CHANGES} WHERE revision_id = 2",
    "change of nothing": f"UPDATE {CHANGES} SET \"row\" = 'x' WHERE revision_id = 2",
}


def run(_variant: str) -> dict[str, list[str]]:
    """Do each tampering, look, and undo it; report what was found, without the row numbers."""
    with revise(reason="Amend a source") as edit:
        edit.amend(Source.objects.get(slug="source-0"), note="amended")
    lift_guards()
    report = {}
    for name, tampering in TAMPERINGS.items():
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(tampering)
            faults = {re.sub(r"source \d+", "source", fault) for fault in consistency.faults_here()}
            report[name] = sorted(faults)
            transaction.set_rollback(True)
    return report
