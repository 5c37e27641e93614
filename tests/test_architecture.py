"""The house keeps its floors: what may import what, how large a room grows, who writes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from simple_history.utils import get_history_manager_for_model

from provisions.models import NOUNS, Tracked
from provisions.transfer.columns import COLUMNS, FILES

ROOT = Path(__file__).parent.parent
PACKAGES = ("config", "tracker", "provisions")
LONGEST_ROOM, LONGEST_DEED = 200, 40

FILES_OF = {
    name: sorted(p for p in (ROOT / name).rglob("*.py") if "migrations" not in p.parts)
    for name in PACKAGES
}
ALL = [path for paths in FILES_OF.values() for path in paths]
NAMES = [str(path.relative_to(ROOT)) for path in ALL]

# From ground to roof; a floor imports from itself and below. Unlisted rooms are deeds and reads.
FLOORS = [
    {"vocabulary", "dates", "text", "spelling", "canonical", "known", "alphabet", "spoken"}
    | {"tongues", "fetching", "once", "written", "by_day"}
    | {"questions", "rounds", "asking"},
    {"sequence", "nouns", "senders"},
    {"querysets", "stored", "coming"},
    {"models"},
    {"rules", "refusals", "guards", "hindrance"},
    {"ties", "translations", "cited"},
    {"checks", "versions", "checkpoint", "slugs"},
    {"review", "seal"},
    {"edit"},
    {"differences", "states", "testimony", "speakers"},
    {"preceding"},
    {"record", "changes", "ledgers", "progress", "printed", "verify"},
    {"redaction", "public_ids"},
    {"sentences"},
    {"registers"},
    {"moment", "counts"},
    {"timeline", "dated_rows", "requirements", "stances", "documents"},
    {"raised", "replies", "reports", "reached"},
    {"counterparts", "orders", "translated"},
    {"grounds", "reach", "compare", "sign_in"},
    {"search"},
    {"answers"},
    {"transfer", "backups", "desk", "admin", "apps"},
    {"management"},
]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_imports_fall_from_config_to_tracker_to_provisions():
    forbidden = {"provisions": ("tracker", "config"), "tracker": ("config",)}
    offences = [
        (str(path.relative_to(ROOT)), name)
        for package, above in forbidden.items()
        for path in FILES_OF[package]
        for name in imports(path)
        if name.split(".")[0] in above
    ]
    assert offences == []


def test_rooms_of_the_record_stand_on_their_floors():
    height = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
    offences = []
    for path in FILES_OF["provisions"]:
        parts = path.relative_to(ROOT / "provisions").with_suffix("").parts
        if parts == ("__init__",):
            continue
        room = parts[0]
        assert room in height, f"{room} has no floor in this test"
        for name in imports(path):
            target = name.split(".")
            floor = height.get(target[1], 0) if len(target) > 1 else 0
            if target[0] == "provisions" and floor > height[room]:
                offences.append((str(path.relative_to(ROOT)), name))
    assert offences == []


def test_faces_have_no_memory():
    assert list(apps.get_app_config("tracker").get_models()) == []
    assert not (ROOT / "tracker" / "migrations").exists()


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_room_is_small_and_imports_at_its_door(path):
    text = path.read_text()
    assert len(text.splitlines()) <= LONGEST_ROOM
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_DEED, node.name
            inner = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert inner == [], node.name


def test_every_noun_and_satellite_has_history_without_many_to_many():
    for model in apps.get_app_config("provisions").get_models():
        if issubclass(model, Tracked):
            assert get_history_manager_for_model(model).model._meta.get_field("version")
            assert model._meta.many_to_many == ()
            assert not any(
                "save" in vars(base) for base in model.__mro__ if issubclass(base, Tracked)
            )


def test_every_noun_travels_in_the_exchange_format():
    assert list(FILES) == list(NOUNS)
    for model in NOUNS:
        housekeeping = {"id", "slug", "version", "revision", "state", "sort_day"}
        fields = {f.name for f in model._meta.concrete_fields} - housekeeping
        assert set(COLUMNS[model]) == fields, model


_BULK = re.compile(r"\.(update|bulk_create|bulk_update|bulk_create_with_history|_raw_delete)\(")
_SQL = re.compile(r"\.(raw|extra|execute|executemany|cursor)\(")
_QUERY = re.compile(r"\.objects\b|\.history\b|_base_manager\b")
# Guards are SQL: triggers and rights, which Django has no words for.
GUARDS = {f"provisions/guards/{room}.py" for room in ("sqlite", "postgresql", "role")}
RAW_SQL_ROOMS = {
    "provisions/record.py",  # the lock
    "provisions/backups/postgresql.py",  # the server's version, an empty schema
    "provisions/backups/sqlite.py",  # the check of a copied file
    "provisions/verify/whole.py",  # a snapshot that keeps no writer waiting
    "provisions/questions.py",  # what Django wrote, several at once or sent again
    "tracker/pages/health.py",
    "config/edge/version.py",  # one row, before any of Django's work
    "config/edge/walindex.py",  # a first read, so that SQLite opens its files
} | GUARDS
# They blank history, and replace an id in it, with the guards lifted.
REWRITING_ROOMS = {"provisions/redaction.py", "provisions/public_ids.py"}


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_nobody_writes_past_the_writer(path):
    name = str(path.relative_to(ROOT))
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if _QUERY.search(line) and name not in REWRITING_ROOMS:
            assert not _BULK.search(line), f"{name}:{number}"
        if name not in RAW_SQL_ROOMS:
            assert not _SQL.search(line), f"{name}:{number}"


def test_no_room_is_named_for_nothing():
    stems = {part for path in ALL for part in path.relative_to(ROOT).with_suffix("").parts}
    assert stems & {"utils", "helpers", "common", "services", "misc", "manager"} == set()
