"""Translations for tests: of any text of any row, made from the English as it then reads."""

from provisions.models import Translation
from provisions.spoken import wording_digest


def add_translation(edit, row, field, text, language="hy", review="machine", **values):
    """Add a translation of a row's text, made from that text as it reads now."""
    given = {"made_from": wording_digest(getattr(row, field)), **values}
    return edit.add(
        Translation,
        agreement_id=row.agreement_number(),
        of_noun=row.noun(),
        of_row=row.slug,
        field=field,
        language=language,
        text=text,
        review=review,
        **given,
    )
