"""Editors who press Save in the same moment: one wins, the others are told, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from provisions.models import Party, Revision, StatusEntry
from provisions.record import revise
from tests.builders import add_status, small_record
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import page, read_form, typed

EDITORS = 8
# SQLite keeps its test database in the memory of one thread.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="the test database of SQLite is not shared by threads"
    ),
]


def together(tasks):
    """Run the tasks in threads that start in one moment, and return what they return."""
    start = Barrier(len(tasks))

    def run(task):
        start.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def sender(client, address, values):
    return lambda: client.post(address, values)


def test_of_eight_saves_of_one_row_each_is_kept_in_turn():
    small = small_record()
    address = page(small.avaria)
    editors = [seated(account(f"ed.{n}", "view", "add", "change")) for n in range(EDITORS)]
    waiting = {n: typed(client, address, note=f"Note {n}") for n, client in enumerate(editors)}
    while waiting:
        numbers = list(waiting)
        answers = together([sender(editors[n], address, waiting[n]) for n in numbers])
        saved = [n for n, answer in zip(numbers, answers, strict=True) if answer.status_code == 302]
        assert len(saved) == 1
        for n, answer in zip(numbers, answers, strict=True):
            if n in saved:
                del waiting[n]
            else:
                assert answer.status_code == 200
                waiting[n] = read_form(answer).values
                assert waiting[n]["note"] == f"Note {n}"
    party = Party.objects.get(pk=small.avaria.pk)
    notes = {record.note for record in party.history.all()} - {""}
    assert (party.version, notes) == (1 + EDITORS, {f"Note {n}" for n in range(EDITORS)})
    numbers = list(Revision.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, EDITORS + 2))


def test_of_eight_corrections_of_one_entry_one_stands():
    small = small_record()
    with revise(reason="First") as edit:
        entry = add_status(edit, small, small.articles[0])
    editors = [seated(account(f"ed.{n}", "view", "add", "change")) for n in range(EDITORS)]
    forms = [typed(client, page(entry), note=f"Note {n}") for n, client in enumerate(editors)]
    answers = together(
        [sender(c, page(entry), form) for c, form in zip(editors, forms, strict=True)]
    )
    assert sorted(answer.status_code for answer in answers) == [200] * (EDITORS - 1) + [302]
    new = StatusEntry.objects.get(supersedes=entry)
    for number, answer in enumerate(answers):
        if answer.status_code == 200:
            form = read_form(answer)
            assert (form.address, form.values["note"]) == (page(new), f"Note {number}")
