"""The desk says in words that the database refused a save, and gives back what was typed."""

from __future__ import annotations

from provisions.guards import PREFIX, lift_guards, set_guards
from provisions.models import Party
from tests.builders import small_record
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import page, typed


def test_refusal_of_the_database_reaches_the_editor_in_words(db):
    small = small_record()
    analyst = seated(account("ana.lyst", "view", "add", "change"))
    sent = typed(analyst, page(small.avaria), note="Typed with care")
    lift_guards()
    small.avaria.history.all().delete()
    set_guards()
    answer = analyst.post(page(small.avaria), sent)
    assert answer.status_code == 409
    words = answer.content.decode()
    assert PREFIX + "the version that would be replaced is not in the history" in words
    assert "Typed with care" in words
    assert Party.objects.get(pk=small.avaria.pk).note == ""
