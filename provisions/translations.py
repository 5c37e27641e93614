"""Translations of the record: what each row has, and the record read in a language."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from provisions.known import known_at, known_revision
from provisions.models import TRANSLATED, Row, Translation
from provisions.models.translation import LANGUAGES
from provisions.rounds import begun, is_in_rounds
from provisions.spoken import Place, Rendering, read_in, wording_digest

Renderings = Mapping[Place, Rendering]

# As many states of the record, each in one language, as one process keeps at hand.
MOST_KEPT = 8
_kept: OrderedDict[tuple[Any, ...], Renderings] = OrderedDict()
_keeping = threading.Lock()


def record_in(
    language: str | None, version: Callable[[], tuple[Any, ...]]
) -> AbstractContextManager[Any]:
    """Return the block in which texts of rows are read in a language; English reads as stored.

    ``version`` tells the state of the record that is read from every other. The translations of
    one state are read once a process, in one query, and only when a text is; where reads go on
    side by side, with the first of them.
    """
    if language not in LANGUAGES:
        return nullcontext()
    revision = known_revision()

    def read() -> Renderings:
        return _renderings(language, version(), revision)

    return read_in(language, begun(read) if is_in_rounds() else read)


def _renderings(language: str, version: tuple[Any, ...], revision: int | None) -> Renderings:
    key = (language, *version)
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    with known_at(revision):
        rows = Translation.objects.published().filter(language=language).order_by()
        columns = ("of_noun", "of_row", "field", "text", "review", "made_from")
        found = {
            (noun, row, field): Rendering(*said)
            for noun, row, field, *said in rows.values_list(*columns)
        }
    with _keeping:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def translations_of(row: Row) -> Any:
    """Return the published translations of a row."""
    return Translation.objects.published().filter(of_noun=row.noun(), of_row=row.slug)


def every_translation_of(row: Row) -> list[Row]:
    """Return all that holds, or held, the words of a row in another language."""
    named = Translation.objects.filter(of_noun=row.noun(), of_row=row.slug)
    return list(named.exclude(state="redacted").order_by("pk"))


def still_fitting(old: Row, new: Row) -> Iterator[dict[str, Any]]:
    """Yield a correction's translations: those of its entry whose English it left as it was."""
    for it in translations_of(old).order_by("pk"):
        if it.made_from == wording_digest(getattr(new, it.field)):
            names = ("agreement", "of_noun", "field", "language", "text", "review", "made_from")
            yield {name: getattr(it, name) for name in names} | {"of_row": new.slug}


def untranslated(language: str, nouns: Iterable[type[Row]]) -> Iterator[tuple[Row, str, str]]:
    """Yield each published text that no translation fits: its row, field and English."""
    rows = Translation.objects.published().filter(language=language).order_by()
    made = {
        (noun, slug, field): digest
        for noun, slug, field, digest in rows.values_list("of_noun", "of_row", "field", "made_from")
    }
    for model in nouns:
        for row in model.objects.published().order_by("slug"):
            for name in TRANSLATED.get(model, ()):
                text = getattr(row, name)
                if text and made.get((model.noun(), row.slug, name)) != wording_digest(text):
                    yield row, name, text
