"""Ways to change the record past its history, each to be tried on every tracked model."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.models import F, Max, Model, QuerySet
from django.test import override_settings
from simple_history import utils as library

from provisions.models import Change, Reseal, Revision, Tracked
from provisions.record import revise

LOG, CHANGES = Revision._meta.db_table, Change._meta.db_table
LINE_SEAL = "salt, digest, inner_digest"
SEAL = "previous_digest, digest, internal_salt, internal_digest"
REVISION = f"number, recorded_at, kind, reason, author_id, author_name, {SEAL}"


@dataclass
class Target:
    """One row of one model, which each path tries to change."""

    model: type[Tracked]
    row: Any

    @classmethod
    def of(cls, model: type[Tracked]) -> Target:
        return cls(model, model._base_manager.filter(state="published").earliest("pk"))

    @property
    def live(self) -> str:
        return self.model._meta.db_table

    @property
    def history(self) -> Any:
        return self.model.history.model

    @property
    def kept(self) -> str:
        return self.history._meta.db_table

    @property
    def head(self) -> int:
        return Revision.objects.aggregate(Max("number"))["number__max"]

    def plain(self, model: type[Model] | None = None) -> QuerySet:
        """Return a query set without the refusals of the record's own."""
        return QuerySet(model or self.model)

    def fresh(self) -> Any:
        row = self.model._base_manager.get(pk=self.row.pk)
        row.state = "retracted"
        return row

    def version(self) -> Any:
        return self.plain(self.history).get(id=self.row.pk, version=self.row.version)


Path_ = Callable[[Target], Any]
# By name. Those under GUARDED are stopped by nothing but the guards.
PATHS: dict[str, Path_] = {}
GUARDED: set[str] = set()


def path(deed: Path_) -> Path_:
    PATHS[deed.__name__.replace("_", " ")] = deed
    return deed


def guarded(deed: Path_) -> Path_:
    GUARDED.add(deed.__name__.replace("_", " "))
    return path(deed)


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def columns(model: type[Model], **replaced: str) -> tuple[str, str]:
    """Return a table's columns, and what to select so that a copy differs in some."""
    names = [field.column for field in model._meta.concrete_fields]
    taken = ", ".join(replaced.get(name, f'"{name}"') for name in names)
    return ", ".join(f'"{name}"' for name in names), taken


# ── Django ──────────────────────────────────────────────────────────────────────────
@guarded
def update_of_a_plain_query_set(at):
    at.plain().filter(pk=at.row.pk).update(state="retracted")


@guarded
def update_of_a_plain_query_set_with_a_new_version(at):
    at.plain().filter(pk=at.row.pk).update(state="retracted", version=F("version") + 1)


@path
def update_of_the_next_revision(at):
    at.plain().filter(pk=at.row.pk).update(
        state="retracted", version=F("version") + 1, revision_id=at.head + 1
    )


@guarded
def bulk_update(at):
    at.plain().bulk_update([at.fresh()], ["state"])


@path
def bulk_update_with_history(at):
    library.bulk_update_with_history([at.fresh()], at.model, ["state"], manager=at.plain().filter())


@path
def bulk_create(at):
    row = at.fresh()
    row.pk = None
    at.plain().bulk_create([row])


@path
def bulk_create_over_the_row(at):
    fields = ["state"]
    at.plain().bulk_create(
        [at.fresh()], update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


@path
def bulk_create_with_history(at):
    row = at.fresh()
    row.pk = None
    library.bulk_create_with_history([row], at.model)


@path
def delete_of_a_plain_query_set(at):
    at.plain().filter(pk=at.row.pk).delete()


@path
def raw_delete_of_a_plain_query_set(at):
    at.plain().filter(pk=at.row.pk)._raw_delete("default")


@path
def delete_of_the_row(at):
    Model.delete(at.fresh())


@path
def save_outside_a_revision(at):
    at.fresh().save()


@path
def save_of_some_fields(at):
    with revise(reason="Some fields"):
        at.fresh().save(update_fields=["state"])


@path
def save_without_history(at):
    at.fresh().save_without_historical_record()


@path
def save_that_skips_history(at):
    with revise(reason="Skip"):
        row = at.fresh()
        row.skip_history_when_saving = True
        row.save()


@path
def save_while_history_is_off(at):
    with override_settings(SIMPLE_HISTORY_ENABLED=False), revise(reason="Off"):
        at.fresh().save()


@path
def raw_save(at):
    at.fresh().save_base(raw=True)


@guarded
def save_past_the_checks_of_the_model(at):
    Model._save_table(at.fresh(), raw=True, cls=at.model, force_update=True, using="default")


@path
def loading_of_a_fixture(at):
    fields = {"version": at.row.version + 1, "state": "retracted", "revision": at.head}
    row = {"model": at.model._meta.label_lower, "pk": at.row.pk, "fields": fields}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "row.json"
        file.write_text(json.dumps([row]))
        call_command("loaddata", str(file), verbosity=0)


# ── SQL on the row ──────────────────────────────────────────────────────────────────
@guarded
def sql_update(at):
    run(f"UPDATE {at.live} SET state = 'retracted' WHERE id = %s", at.row.pk)


@guarded
def sql_update_with_a_new_version(at):
    run(f"UPDATE {at.live} SET state = 'retracted', version = version + 1 WHERE id = %s", at.row.pk)


@path
def sql_update_of_the_next_revision(at):
    run(
        f"UPDATE {at.live} SET state = 'retracted', version = version + 1, revision_id = %s"
        " WHERE id = %s",
        at.head + 1,
        at.row.pk,
    )


@path
def sql_update_of_the_key(at):
    run(f"UPDATE {at.live} SET id = 1000000 WHERE id = %s", at.row.pk)


@path
def sql_delete(at):
    run(f"DELETE FROM {at.live} WHERE id = %s", at.row.pk)


@path
def sql_delete_of_all(at):
    run(f"DELETE FROM {at.live}")


@path
def sql_insert(at):
    names, taken = columns(at.model, id="1000000", version="1")
    run(f"INSERT INTO {at.live} ({names}) SELECT {taken} FROM {at.live} WHERE id = %s", at.row.pk)


@guarded
def sql_insert_over_the_row(at):
    names, taken = columns(at.model)
    run(
        f"INSERT INTO {at.live} ({names}) SELECT {taken} FROM {at.live} WHERE id = %s"
        " ON CONFLICT (id) DO UPDATE SET state = 'retracted'",
        at.row.pk,
    )


@guarded
def sql_insert_in_place_of_the_row(at):
    names, taken = columns(at.model, state="'retracted'")
    if connection.vendor == "postgresql":  # which knows no OR REPLACE
        return sql_insert_over_the_row(at)
    return run(
        f"INSERT OR REPLACE INTO {at.live} ({names}) SELECT {taken} FROM {at.live} WHERE id = %s",
        at.row.pk,
    )


@guarded
def sql_whole_edit_without_history(at):
    sql_update_of_the_next_revision(at)
    _name_the_change(at)
    _write_the_revision(at)


@guarded
def sql_whole_edit_with_another_history(at):
    sql_update_of_the_next_revision(at)
    names, taken = columns(
        at.history,
        version="version + 1",
        revision_id=str(at.head + 1),
        history_id="1000000",
        history_type="'~'",
    )
    run(
        f"INSERT INTO {at.kept} ({names}) SELECT {taken} FROM {at.kept}"
        " WHERE id = %s AND version = %s",
        at.row.pk,
        at.row.version,
    )
    _name_the_change(at)
    _write_the_revision(at)


@guarded
def sql_edit_after_its_revision(at):
    _name_the_change(at)
    _write_the_revision(at)
    run(
        f"UPDATE {at.live} SET state = 'retracted', version = version + 1, revision_id = %s"
        " WHERE id = %s",
        at.head,
        at.row.pk,
    )


# ── History ─────────────────────────────────────────────────────────────────────────
@guarded
def update_of_history(at):
    at.plain(at.history).filter(id=at.row.pk).update(state="retracted")


@guarded
def save_of_a_version(at):
    version = at.version()
    version.state = "retracted"
    version.save()


@guarded
def delete_of_a_version(at):
    at.version().delete()


@guarded
def delete_of_history(at):
    at.plain(at.history).filter(id=at.row.pk).delete()


@guarded
def forged_version_after_the_last(at):
    version = at.version()
    version.pk, version.version, version.state = None, version.version + 1, "retracted"
    version.save(force_insert=True)


@guarded
def forged_version_of_the_next_revision(at):
    version = at.version()
    version.pk, version.version, version.state = None, version.version + 1, "retracted"
    version.revision_id = at.head + 1
    at.plain(at.history).bulk_create([version])


@guarded
def forged_version_before_the_first(at):
    version = at.version()
    version.pk, version.version = None, 0
    version.save(force_insert=True)


@guarded
def forged_history_of_no_row(at):
    version = at.version()
    version.pk, version.id = None, 1_000_000
    version.save(force_insert=True)


@guarded
def sql_insert_in_place_of_a_version(at):
    version = at.version()
    if connection.vendor == "postgresql":
        how, rest = "INSERT", " ON CONFLICT (history_id) DO UPDATE SET state = 'retracted'"
    else:
        how, rest = "INSERT OR REPLACE", ""
    names, taken = columns(at.history, state="'retracted'")
    run(
        f"{how} INTO {at.kept} ({names}) SELECT {taken} FROM {at.kept} WHERE history_id = %s{rest}",
        version.history_id,
    )


@guarded
def emptying_of_history(at):
    run(f"TRUNCATE {at.kept}" if connection.vendor == "postgresql" else f"DELETE FROM {at.kept}")


@guarded
def cleaning_of_old_history(at):
    call_command("clean_old_history", at.model._meta.label, days=-1, verbosity=0)


@path
def cleaning_of_duplicate_history(at):
    call_command("clean_duplicate_history", at.model._meta.label, verbosity=0)


# ── The log, as far as it tells of the row ──────────────────────────────────────────
@guarded
def update_of_the_revision(at):
    at.plain(Revision).filter(number=at.row.revision_id).update(reason="Other")


@path
def delete_of_the_revision(at):
    run(f"DELETE FROM {LOG} WHERE number = %s", at.row.revision_id)


@guarded
def revision_with_a_skipped_number(at):
    _write_the_revision(at, at.head + 2)


@guarded
def revision_of_no_change(at):
    _write_the_revision(at)


@guarded
def update_of_the_changes(at):
    at.plain(Change).filter(revision_id=at.row.revision_id).update(action="retracted")


@guarded
def delete_of_the_changes(at):
    # Those that a later redaction sealed anew are held by that alone.
    sealed = at.plain(Reseal).values("change_id")
    lines = at.plain(Change).filter(revision_id=at.row.revision_id).exclude(pk__in=sealed)
    lines._raw_delete("default")


@guarded
def change_added_to_an_old_revision(at):
    _name_the_change(at, at.row.revision_id)


def _name_the_change(at: Target, revision: int = 0) -> None:
    run(
        f'INSERT INTO {CHANGES} (revision_id, position, noun, "row", action, {LINE_SEAL})'
        " VALUES (%s, 100000, 'party', 'someone', 'changed', '', '', '')",
        revision or at.head + 1,
    )


def _write_the_revision(at: Target, number: int = 0) -> None:
    run(
        f"INSERT INTO {LOG} ({REVISION}) SELECT %s, {REVISION[8:]} FROM {LOG} WHERE number = 1",
        number or at.head + 1,
    )
