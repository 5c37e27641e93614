"""A partner's program that follows the change feed by the rules of docs/api.md, and no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from provisions.models import NOUNS
from provisions.transfer.columns import COLUMNS, FILES
from tracker.api.logged import RENAMED

Read = Callable[..., list[dict[str, Any]]]
Key = tuple[str, str]

STORED = {model.noun(): names for model, names in COLUMNS.items()}
TIES = {model.noun(): tuple(model.ties) for model in NOUNS}
COLLECTION = {model.noun(): name for model, name in FILES.items()}


class Partner:
    """What a partner holds of the record, and from which line of the feed it came."""

    def __init__(self, walk: Read) -> None:
        self._walk = walk
        self._seen = 0
        self._told_by: dict[tuple[int, int], Key] = {}
        self.rows: dict[Key, dict[str, Any]] = {}
        self.withdrawn: set[Key] = set()

    def follow(self) -> None:
        """Take in what is new: first what was redacted, then each change in order."""
        new = self._walk("revisions/", after=self._seen)
        for revision in new:
            for line in revision["reseals"]:
                key = self._told_by.get((line["revision"], line["position"]))
                if key is not None:
                    self.rows.pop(key, None)
                    self.withdrawn.discard(key)
        for revision in new:
            self._seen = revision["number"]
            for change in self._walk(f"revisions/{self._seen}/changes/", page_size=100):
                if change["row_state"] != "redacted":
                    self._take(change)

    def _take(self, change: dict[str, Any]) -> None:
        noun, key = change["noun"], (change["noun"], change["row"])
        self._told_by[change["revision"], change["position"]] = key
        if change["action"] == "retracted":
            self.withdrawn.add(key)
            self.rows.pop(key)
            return
        fields = {field["field"]: field["after"] for field in change["fields"]}
        row = self.rows.setdefault(key, {name: [] for name in TIES[noun]})
        if change["action"] == "corrected":
            old = self.rows.get((noun, fields["supersedes"]), {})
            row.update({k: v for k, v in old.items() if k not in TIES[noun]})
        row.update(fields, revision=change["revision"])
        for tie in change["ties"]:
            _take_tie(row, tie)


def _take_tie(row: dict[str, Any], tie: dict[str, Any]) -> None:
    held = row[tie["tie"]]
    same = [t for t in held if all(t.get(key) == value for key, value in tie["identity"].items())]
    if tie["action"] == "added":
        held.append({field["field"]: field["after"] for field in tie["fields"]})
    elif tie["action"] == "removed":
        held.remove(*same)
    else:
        same[0].update({field["field"]: field["after"] for field in tie["fields"]})


def assert_replays(walk: Read) -> None:
    """Assert that the feed gives what the collections store, and tells of nothing besides."""
    partner = Partner(walk)
    partner.follow()
    assert_holds(walk, partner)
    assert phantoms(walk) == []


def assert_holds(walk: Read, partner: Partner) -> None:
    """Assert that a partner holds just what the collections store, and what was withdrawn."""
    for noun in STORED:
        _same_rows(walk, noun, partner.rows)
    retracted = {
        (model.noun(), slug)
        for model in NOUNS
        for slug in model.objects.tombstones().values_list("slug", flat=True)
    }
    assert partner.withdrawn == retracted


def _same_rows(walk: Read, noun: str, rows: dict[Key, dict[str, Any]]) -> None:
    """Compare what the client holds of a noun with its collection, field by field."""
    held = {slug: row for (of, slug), row in rows.items() if of == noun}
    query = {"superseded": "include"} if "supersedes" in STORED[noun] else {}
    listed = {row["id"]: row for row in walk(f"{COLLECTION[noun]}/", page_size=100, **query)}
    assert listed.keys() == held.keys()
    for slug, row in listed.items():
        for name in STORED[noun]:
            shown = RENAMED.get((noun, name), name)
            assert (slug, name, held[slug].get(shown)) == (slug, name, _plain(row[shown]))
        for name in TIES[noun]:
            told = {frozenset(v for v in tie.values() if v) for tie in held[slug][name]}
            if name == "citations":
                named = ("source", "locator", "quotation")
                ties = {frozenset(c[n] for n in named if c[n]) for c in row[name]}
            else:
                ties = {_plain_tie(tie) for tie in row[name]}
            assert (slug, name, told) == (slug, name, ties)
        assert row["revision"] == held[slug]["revision"]


def _plain(value: Any) -> Any:
    """Return a value of a row as the feed writes it."""
    if isinstance(value, dict) and "precision" in value:
        return value["value"]
    return None if value == [] else value


def _plain_tie(tie: Any) -> frozenset[str]:
    if isinstance(tie, str):
        return frozenset({tie})
    return frozenset(v for v in tie.values() if v and isinstance(v, str | int))


def phantoms(walk: Read) -> list[Any]:
    """Return what the feed tells of that changed nothing: revisions, lines, ties and fields.

    A line of a row that was redacted since is none where it tells nothing.
    """
    found: list[Any] = []
    for revision in walk("revisions/", after=0):
        lines = walk(f"revisions/{revision['number']}/changes/", page_size=100)
        found += [] if lines else [revision["number"]]
        for line in lines:
            fields = [*line["fields"], *(f for tie in line["ties"] for f in tie["fields"])]
            found += [(line["row"], f["field"]) for f in fields if f["before"] == f["after"]]
            silent = line["action"] == "retracted" or line["row_state"] == "redacted"
            if not fields and not silent:
                found.append((line["row"], line["action"]))
    return found
