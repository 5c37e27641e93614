"""No cell of a table that is taken along can begin a formula."""

import csv
import io

import pytest

from tracker.pictures.cells import safe_cell, write_rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff"])
def test_what_begins_a_formula_is_shown_as_words(start, before):
    cell = f"{before}{start}1+1"
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "agreed", "13 March 2025", "a=b", "'=1", "Հայաստան"])
def test_other_words_stay_as_they_are(cell):
    assert safe_cell(cell) == cell


def test_rows_are_written_with_every_cell_safe():
    file = io.StringIO()
    write_rows(file, [("title", "=cmd()"), ('say "so"', "-1")])
    assert [*csv.reader(io.StringIO(file.getvalue()))] == [
        ["title", "'=cmd()"],
        ['say "so"', "'-1"],
    ]
