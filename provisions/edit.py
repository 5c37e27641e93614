"""What can be done inside one revision: add, amend, correct, retract."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from provisions import review
from provisions.models import Change, Entry, Revision, Row, StaleRow, Tracked, Translation
from provisions.models.revision import OpenRevision
from provisions.refusals import RecordRefused, Refusal, from_validation
from provisions.seal import enter
from provisions.ties import Ties, led, retract_all, settle, tie_values
from provisions.translations import still_fitting, translations_of

R = TypeVar("R", bound=Row)
E = TypeVar("E", bound=Entry)

ADDED, CHANGED = Change.Action.ADDED, Change.Action.CHANGED
CORRECTED, RETRACTED = Change.Action.CORRECTED, Change.Action.RETRACTED
TAKEN_BACK = (RETRACTED, Change.Action.REDACTED)


class Edit:
    """What can be done inside one revision."""

    def __init__(self, opened: OpenRevision) -> None:
        self._opened = opened
        self._changes: dict[tuple[type[Row], int], tuple[Row, Change.Action]] = {}

    @property
    def number(self) -> int:
        return self._opened.number

    @property
    def changes(self) -> list[tuple[Row, Change.Action]]:
        """The rows touched so far, in order, each with what was done to it."""
        return list(self._changes.values())

    def add(self, model: type[R], *, slug: str = "", ties: Ties | None = None, **values: Any) -> R:
        """Add a row with its satellites; its public id is made from it where none is given.

        Then a row that says what another says is refused: it was sent twice. Files name
        their rows, and so tell them apart themselves.
        """
        row = model(slug=slug, **values)
        if not slug:
            self._clean(row, "slug")
            self._refuse_double(row, ties or {})
        self._enter(row)
        settle(row, ties or {}, keep_missing=False)
        self.note(row, CORRECTED if getattr(row, "supersedes", None) else ADDED)
        return row

    def amend(
        self,
        row: R,
        *,
        seen: int | None = None,
        ties: Ties | None = None,
        keep_missing: bool = False,
        **values: Any,
    ) -> R:
        """Change a row in place, and return it as it now stands.

        ``seen`` is the version the editor started from; StaleRow is raised when the row is
        newer. A tie that ``ties`` leaves out is retracted, unless ``keep_missing``. Nothing
        is written where nothing differs.
        """
        current = self._current(row, seen)
        settled = current.settled_values()
        for name, value in values.items():
            setattr(current, name, value)
        self._refuse_moved(current, settled)
        self._clean(current)
        version = current.version
        before = len(self._opened.written)
        settle(current, ties or {}, keep_missing=keep_missing)
        current.touched = len(self._opened.written) > before
        current.save()
        if current.version != version:
            self.note(current, CHANGED)
        return current

    def correct(
        self, entry: E, *, seen: int | None = None, ties: Ties | None = None, **values: Any
    ) -> E:
        """Replace a ledger entry by one that corrects it; the old one stays readable.

        Ties that are not given are taken over. Returns the entry itself when nothing differs.
        """
        old = self._current(entry, seen)
        new = type(old)(
            **{
                field.name: getattr(old, field.name)
                for field in old._meta.concrete_fields
                if field.name not in review.HOUSEHOLD
            }
            | values
        )
        taken_over = {name: tie_values(old, name) for name in old.ties} | dict(ties or {})
        if not review.differ(old, new, taken_over):
            return old
        new.supersedes = old
        self._enter(new)
        settle(new, taken_over, keep_missing=False)
        self.note(new, CORRECTED)
        for follower, field in old.followers():
            moved: dict[str, Any] = {field: new}
            if field in follower.ties:
                moved = {"ties": {field: led(follower, field, old, new)}}
            self.amend(follower, **moved)
        for values in still_fitting(old, new):
            self.add(Translation, **values)
        return new

    def retract(self, row: R, *, seen: int | None = None) -> R:
        """Withdraw a row and its translations: tombstones stay, and all as it was before."""
        current = self._current(row, seen)
        if holders := review.rows_resting_on(current):
            said = f"cannot be retracted while {holders} rest on it."
            raise RecordRefused([Refusal.of(current, "", said)])
        for translation in translations_of(current):
            self.retract(translation)
        retract_all(current)
        current.state = "retracted"
        current.save()
        self.note(current, RETRACTED)
        return current

    def close(self, *, reason: str, author: Any, kind: str) -> None:
        """Check every touched row against the rules, then seal the revision and write it last."""
        if not self._opened.written:
            return
        if refusals := review.refusals([row for row, _ in self.changes]):
            raise RecordRefused(refusals)
        revision = Revision(
            number=self.number,
            recorded_at=self._opened.recorded_at,
            kind=kind,
            reason=reason,
            author_id=author.pk if author else None,
            author_name=author.get_username() if author else "",
        )
        enter(revision, self.changes)

    def note(self, row: Row, action: Change.Action) -> None:
        """Take down what was done to a row; the last of several deeds that take it back counts."""
        key = (type(row), row.pk)
        _, first = self._changes.get(key, (row, action))
        self._changes[key] = (row, action if action in TAKEN_BACK else first)

    def _current(self, row: R, seen: int | None) -> R:
        """Return the row as stored now, under the lock; refuse a stale or retracted one."""
        current = type(row).objects.get(pk=row.pk)
        if seen is not None and current.version != seen:
            raise StaleRow(current, seen, current.version)
        if current.state != "published":
            raise RecordRefused([Refusal.of(current, "", "has been retracted.")])
        if isinstance(current, Entry) and current.corrections.published().exists():
            raise RecordRefused([Refusal.of(current, "", "has been replaced by a correction.")])
        return current

    def _enter(self, row: Row) -> None:
        """Check and save a new row; give it a public id where it has none."""
        if not row.slug:
            self._clean(row, "slug")
            row.slug = self._free_slug(row)
        self._clean(row)
        row.save()

    def _refuse_double(self, row: Row, ties: Ties) -> None:
        double = review.double_of(row, ties)
        if double is not None:
            said = f"says the same as {double.noun()} {double.slug}, which is in the record already"
            raise RecordRefused([Refusal.of(row, "", f"{said}; nothing was added.")])

    def _refuse_moved(self, row: Row, settled: dict[str, Any]) -> None:
        """Refuse an edit that would make the row one about something else."""
        now = row.settled_values()
        moved = [name for name in settled if settled[name] != now[name]]
        if moved:
            said = "never changes: retract this row, or correct it, and record another."
            raise RecordRefused([Refusal.of(row, name, said) for name in moved])

    def _clean(self, row: Tracked, *unchecked: str) -> None:
        try:
            row.full_clean(exclude={"revision", *unchecked})
        except ValidationError as error:
            raise RecordRefused(from_validation(row, error)) from None

    def _free_slug(self, row: Row) -> str:
        base = slugify(row.slug_words().replace("_", " "))[:90].strip("-") or row.noun()
        taken = set(type(row).objects.filter(slug__startswith=base).values_list("slug", flat=True))
        number, slug = 2, base
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        return slug
