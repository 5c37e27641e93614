"""What every row of the record shares: public id, version, revision, state, history."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.text import slugify

from provisions.dates import SortDayField, VagueDateField
from provisions.fetching import Fetched
from provisions.models.history import RecordHistory
from provisions.models.revision import Revision, current_revision
from provisions.querysets import RecordManager, refuse
from provisions.text import validate_public_id
from provisions.vocabulary import STATE

HOUSEKEEPING = frozenset({"id", "version", "revision"})


def unless_redacted(condition: models.Q) -> models.Q:
    """Return the condition as a table keeps it: of a redacted row nothing is left to check."""
    return models.Q(state="redacted") | condition


class StaleRow(Exception):
    """The row has changed since the writer read it; nothing was written."""

    def __init__(self, row: Tracked, seen: int, now: int) -> None:
        self.row, self.seen, self.now = row, seen, now
        super().__init__(f"{row} is at version {now}; the edit started from version {seen}.")


class Tracked(Fetched):
    """A row whose every version is kept and which only an open revision can write."""

    version = models.PositiveIntegerField(default=0, editable=False)
    # Revisions are never deleted; PROTECT says so to the database layer.
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", editable=False)
    state = models.CharField(
        max_length=10, choices=STATE.choices, default="published", editable=False
    )

    history = RecordHistory()
    objects = RecordManager()

    # What never changes of a row once it is written: what it is about and belongs to.
    permanent: ClassVar[tuple[str, ...]] = ()

    # Set by the writer when a satellite changed: the row then takes a new version too.
    touched: bool = False
    # True while save_base() below has checked the write; loaddata calls past it.
    _admitted: bool = False

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save_base(self, raw: bool = False, **kwargs: Any) -> None:  # type: ignore[override]
        """Write the row and its history as one version; write nothing if nothing changed.

        Raises OutsideRevision without an open revision, StaleRow when the stored row is
        newer than this one.
        """
        revision = current_revision()
        if raw or kwargs.get("update_fields") is not None or hasattr(self, "_history"):
            refuse()
        if not self._state.adding:
            stored = self.stored_values()
            if stored is None or stored["version"] != self.version:
                raise StaleRow(self, self.version, stored["version"] if stored else 0)
            if not self.touched and stored == self.column_values():
                return
        self.version += 1
        self.revision_id = revision.number
        self._history_date = revision.recorded_at
        self._admitted = True
        try:
            super().save_base(raw=raw, **kwargs)
        finally:
            del self._history_date
            self._admitted = False
        self.touched = False
        revision.written.append(self)

    def _save_table(self, *args: Any, **kwargs: Any) -> bool:
        if not self._admitted:
            refuse()
        return super()._save_table(*args, **kwargs)  # type: ignore[misc]

    delete: Any = refuse

    def column_values(self) -> dict[str, Any]:
        """Return this row's values as columns hold them, by column name."""
        return {
            field.attname: field.to_python(field.value_from_object(self))
            for field in self._meta.concrete_fields
        }

    def settled_values(self) -> dict[str, Any]:
        """Return the values that never change once the row is written, by field name."""
        fields: list[Any] = [self._meta.get_field(name) for name in self.permanent]
        return {field.name: getattr(self, field.attname) for field in fields}

    def stored_values(self) -> dict[str, Any] | None:
        """Return the stored row's values in the same form, or None where it is missing."""
        stored: Any = type(self)._base_manager.filter(pk=self.pk).values().first()
        return stored


class Row(Tracked):
    """A row with a public id: the head of its satellites (citations and ties)."""

    permanent: ClassVar[tuple[str, ...]] = ("slug",)

    slug = models.SlugField(
        "public id", max_length=100, unique=True, editable=False, validators=[validate_public_id]
    )

    # Satellites: related name -> the fields that tell one from another within the row.
    ties: ClassVar[dict[str, tuple[str, ...]]] = {}
    # The agreement that the row's changes are filed under, as a lookup path.
    agreement_path: ClassVar[str] = "agreement_id"
    needs_citation: ClassVar[bool] = False

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug

    @classmethod
    def noun(cls) -> str:
        """The row's noun as addresses and the change log spell it: ``status-entry``."""
        return slugify(str(cls._meta.verbose_name))

    def slug_words(self) -> str:
        """Words from which a public id is made; the writer settles clashes."""
        raise NotImplementedError

    def name_in_words(self) -> str:
        """Return a short name for lists and histories, without a query."""
        return self.slug

    def agreement_number(self) -> int | None:
        """Return the key of the agreement this row belongs to, or None."""
        value: Any = self
        for name in self.agreement_path.split("."):
            value = getattr(value, name) if name and value is not None else None
        return value


class Dated(Row):
    """A row about a day in the world, which may be known only vaguely."""

    date = VagueDateField(
        help_text="2025-03-13, 2025-03 or 2025; ../DATE on or before; DATE/.. on or after; "
        "DATE/DATE a range; ? at the end if inferred"
    )
    sort_day = SortDayField()

    class Meta:
        abstract = True

    def day_words(self) -> str:
        """Return the day as words of a public id hold it."""
        return self.date.text.replace("/", " ").replace("..", "") if self.date else ""


class Entry(Dated):
    """A dated statement in a ledger: corrected by a new entry, never overwritten."""

    # A corrected entry stays readable for good.
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", editable=False
    )

    corrections: Any  # the reverse of supersedes

    class Meta:
        abstract = True

    def followers(self) -> list[tuple[Entry, str]]:
        """Return the entries that refer to this one and move to its correction, by field or tie."""
        return []
