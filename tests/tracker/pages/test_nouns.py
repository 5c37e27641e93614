"""Every noun of the record, and all that an edit does to rows, has a name on the pages."""

import pytest

from provisions.nouns import COUNTED, MANY, NOUNS
from provisions.versions import MODEL_OF

pytestmark = pytest.mark.once


@pytest.mark.parametrize("noun", MODEL_OF)
def test_noun_is_named_on_pages_as_at_the_desk(noun):
    meta = MODEL_OF[noun]._meta
    assert (str(NOUNS[noun]), str(MANY[noun])) == (meta.verbose_name, meta.verbose_name_plural)
    assert COUNTED[noun] % {"count": 1} == f"1 {meta.verbose_name}"
    assert COUNTED[noun] % {"count": 2} == f"2 {meta.verbose_name_plural}"


def test_edit_says_how_many_rows_of_each_noun_it_touched(see):
    words = see("changes/1/").main
    for noun in ("party", "tally", "status-entry"):
        count = MODEL_OF[noun].objects.count()
        assert f"{count} {MODEL_OF[noun]._meta.verbose_name_plural} added" in words
