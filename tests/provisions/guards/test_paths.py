"""No path leads past history: each is tried on every tracked model, found from the registry."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from provisions.guards import lift_guards, set_guards
from provisions.guards.plan import guarded_tables, tracked_models
from provisions.querysets import OutsideRevision
from provisions.refusals import RecordRefused
from tests.conftest import SAMPLE, committed_record
from tests.provisions.guards.paths import CHANGES, GUARDED, LOG, PATHS, Target

MODELS = tracked_models()
# It looks for twins among the versions, and deletes nothing where there are none.
HARMLESS = "cleaning of duplicate history"


@pytest.fixture(scope="module", autouse=True)
def loaded_sample(django_db_setup, django_db_blocker):
    """Commit the fictional record, in which every noun and satellite occurs, for a while."""
    with committed_record(django_db_blocker, SAMPLE):
        yield


def contents(tables=None):
    """Return every row of these tables, or of every guarded one."""
    held = {}
    with connection.cursor() as cursor:
        for table in tables or guarded_tables():
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            held[table] = cursor.fetchall()
    return held


def outcome(path, target, before):
    """Take the path as if to commit, tell what came of it, and take it back."""
    try:
        with transaction.atomic():
            try:
                path(target)
                connection.check_constraints()
                return "unchanged" if contents(before) == before else "changed"
            finally:
                if not connection.needs_rollback:
                    transaction.set_rollback(True)
    except (DatabaseError, OutsideRevision, RecordRefused):
        return "refused"


def outcomes(model):
    target = Target.of(model)
    before = contents([target.live, target.kept, LOG, CHANGES])
    return {name: outcome(path, target, before) for name, path in PATHS.items()}


def test_paths_are_many_and_models_are_all():
    assert len(PATHS) >= 20
    # Beside each table and its history: revisions, changes, reseals, maintenance.
    assert 2 * len(MODELS) + 4 == len(guarded_tables())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_no_path_leads_past_history(db, model):
    found = outcomes(model)
    assert found.pop(HARMLESS) in ("refused", "unchanged")
    assert found == dict.fromkeys(found, "refused")


def test_paths_that_only_guards_stop_are_seen_without_them(db):
    lift_guards()
    for model in MODELS:
        found = outcomes(model)
        past = {name for name, came in found.items() if came == "changed"}
        assert past >= GUARDED, model
    set_guards()


def test_record_is_the_same_after_every_path(db):
    before = contents()
    outcomes(MODELS[0])
    assert contents() == before
