"""The verifier that partners run: it computes everything from the public API alone."""

import ast
import importlib.util
import json
import sys
from pathlib import Path

import pytest

from provisions.checkpoint import sign_head
from provisions.models import StatusEntry
from provisions.record import revise
from tests.builders import add_status, small_record
from tests.provisions.integrity.forging import roll_back, run, seal_anew

SCRIPT = Path(__file__).parent.parent / "scripts" / "check_record.py"
SITE = "http://testserver"


@pytest.fixture
def verifier(client, db, monkeypatch):
    """The script as a module, asking the test client instead of the network."""
    spec = importlib.util.spec_from_file_location("check_record", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def ask(address):
        response = client.get(address.removeprefix(SITE))
        if response.status_code != 200:
            raise OSError(response.content)
        return json.loads(response.content)

    monkeypatch.setattr(module, "ask", ask)
    return module


@pytest.fixture
def edited(db):
    """A record of three revisions: an addition, a correction, a retraction."""
    small = small_record(articles=60)
    with revise(reason="An account") as edit:
        entry = add_status(edit, small, small.articles[0], note="Ավարիա «said» so\nthen")
    with revise(reason="A better one", kind="correction") as edit:
        entry = edit.correct(entry, note="as printed")
    with revise(reason="It was not said", kind="retraction") as edit:
        edit.retract(entry)
    return small


def test_record_is_accepted_whole(verifier, edited):
    number, head, _ = verifier.check(SITE)
    assert (number, len(head)) == (4, 64)


def test_fictional_record_is_accepted_whole(verifier, sample):
    assert verifier.check(SITE)[0] >= 3


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE provisions_historicalstatusentry SET note = 'x' WHERE version = 1",
        "UPDATE provisions_revision SET reason = 'x' WHERE number = 3",
        "UPDATE provisions_change SET salt = '' WHERE revision_id = 2",
        "UPDATE provisions_change SET action = 'added' WHERE revision_id = 4",
        "UPDATE provisions_revision SET internal_digest = digest WHERE number = 2",
    ],
)
def test_alteration_is_found(verifier, edited, sql):
    run(sql)
    with pytest.raises(verifier.Wrong):
        verifier.check(SITE)


def test_kept_checkpoint_finds_a_chain_computed_anew_or_rolled_back(verifier, edited, settings):
    kept = sign_head()
    run("UPDATE provisions_revision SET reason = 'x' WHERE number = 3")
    seal_anew()
    (settings.CHECKPOINT_DIR / "last-checkpoint").unlink()
    verifier.check(SITE)
    with pytest.raises(verifier.Wrong, match="revision 4"):
        verifier.check(SITE, kept.note)
    roll_back(2)
    (settings.CHECKPOINT_DIR / "last-checkpoint").unlink()
    verifier.check(SITE)
    with pytest.raises(verifier.Wrong, match="revision 4"):
        verifier.check(SITE, kept.note)


def test_retracted_row_is_a_leaf_without_content(client, edited):
    entry = StatusEntry.objects.tombstones().get()
    [leaf] = client.get("/api/v1/revisions/4/leaves/").json()["results"]
    told = json.loads(leaf["payload"])
    assert (told["id"], told["state"], told["row"]) == (entry.slug, "retracted", None)


def test_checkpoint_is_refused_when_the_record_does_not_continue_it(client, edited):
    signed = client.get("/api/v1/checkpoint/")
    assert (signed.status_code, signed.json()["number"]) == (200, 4)
    roll_back(3)
    refused = client.get("/api/v1/checkpoint/")
    assert (refused.status_code, refused["Content-Type"]) == (409, "application/problem+json")
    assert "rolled back" in refused.json()["detail"]


def test_verifier_is_short_and_needs_one_package(verifier):
    tree = ast.parse(SCRIPT.read_text())
    imported = [n.names[0].name for n in ast.walk(tree) if isinstance(n, ast.Import)]
    imported += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    roots = {name.split(".")[0] for name in imported}
    assert roots - sys.stdlib_module_names == {"cryptography"}
    assert len(SCRIPT.read_text().splitlines()) < 150
