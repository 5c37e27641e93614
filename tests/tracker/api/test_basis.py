"""Rows by the basis of their date, readings by theirs, statements by who spoke."""

import pytest

DATED = ("positions", "status-entries", "events", "tallies", "assessments", "dependencies")


@pytest.mark.parametrize("name", DATED)
def test_rows_are_told_apart_by_the_basis_of_their_date(walk, name):
    rows = walk(f"{name}/", page_size=100)
    for basis in ("printed", "inferred"):
        found = walk(f"{name}/", page_size=100, date_basis=basis)
        kept = [row["id"] for row in rows if row["date"]["basis"] == basis]
        assert [row["id"] for row in found] == kept
    assert kept


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("positions", {"date_basis": "guessed"}),
        ("articles", {"date_basis": "inferred"}),
        ("positions", {"speaker": "nobody-of-that-name"}),
        ("status-entries", {"basis": "guessed"}),
    ],
)
def test_unknown_value_is_refused(ask, name, query):
    response = ask(f"{name}/", **query)
    assert (response.status_code, response.json()["parameter"]) == (400, *query)


def test_readings_are_told_apart_by_their_basis(walk):
    rows = walk("status-entries/", page_size=100)
    for basis in ("stated", "inferred"):
        found = walk("status-entries/", page_size=100, basis=basis)
        kept = [row["id"] for row in rows if row["basis"] == basis]
        assert [row["id"] for row in found] == kept
        assert kept
        assert {row["voice"] for row in found} == {"reading"}
