"""An editor at the desk while the database takes no edits, and afterwards.

Planted fault: ``-unsaid`` after the fault's name is a desk that never looks at what hinders
the database.
"""

import secrets
from contextlib import ExitStack
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from provisions import desk
from provisions.models import Revision, Source
from tests.crash import consistency
from tests.crash.faults import FAULTS, NotPossible
from tests.provisions.admin.desk import page, typed

REASON = "The ministry has published a new statement"
OUTCOMES = ("Nothing was saved", "It is not known whether this was saved")
LONG = 1900  # bytes whose digits take a page of their own
MOST = 200  # edits until a small disk is full


def run(variant: str) -> dict[str, Any]:
    """Send the desk's form during the fault and after it; report what was said and kept."""
    try:
        with ExitStack() as stack:
            return _edit_while_hindered(variant, stack)
    except NotPossible as reason:
        return {"not possible": str(reason)}


def _edit_while_hindered(variant: str, stack: ExitStack) -> dict[str, Any]:
    fault, _, planted = variant.partition("-")
    if planted:
        desk.hindrance_in = lambda error: None
    user = User.objects.create_superuser("editor")
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(user)
    acknowledged = Revision.objects.count()
    fault_begins, made_by = FAULTS[connection.vendor, fault](stack)
    with fault_begins():
        answer, words, saved = _send_until_refused(client)
        acknowledged += saved
        if connection.vendor == "postgresql" and fault == "failing":
            connection.close()
        pages = client.get("/eastland-westland/").status_code
    connection.close()
    after = _send(client, "Words typed after it")
    shown = answer.content.decode()
    return {
        "made by": made_by,
        "status": answer.status_code,
        "said": [outcome for outcome in OUTCOMES if f"{outcome}:" in shown],
        "given back": f"{words}</textarea>" in shown,
        "retry after": "Retry-After" in answer.headers,
        "pages": pages,
        "afterwards": after.status_code,
        "note": Source.objects.get(slug="source-0").note,
        "lost": acknowledged + 1 - Revision.objects.count(),
        "faults": consistency.faults(),
        # While the disk is there on which the database stands.
        "verified": consistency.verified(),
    }


def _send_until_refused(client: Client) -> tuple[Any, str, int]:
    """Return the first answer that is not a saved edit, what was typed, and how many were."""
    for saved in range(MOST):
        words = secrets.token_hex(LONG)
        answer = _send(client, words)
        if answer.status_code != 302:
            return answer, words, saved
    raise AssertionError("the fault hindered nothing")


def _send(client: Client, words: str) -> Any:
    address = page(Source.objects.get(slug="source-0"))
    return client.post(address, typed(client, address, reason=REASON, note=words))
