"""A record that a test is given stands as a load of its files leaves it."""

from django.db import transaction

from provisions.guards import missing
from provisions.models import Agreement, Revision
from provisions.verify import faults
from tests.builders import small_record
from tests.conftest import REAL, SAMPLE
from tests.snapshot import put_made, put_record


def test_record_put_back_is_whole_guarded_and_goes_on(db):
    with transaction.atomic():
        put_record(SAMPLE, reason="Load of the fictional record")
        loaded = list(Revision.objects.values("number", "kind", "reason"))
        transaction.set_rollback(True)
    assert not Revision.objects.exists()
    put_record(SAMPLE, reason="Load of the fictional record")
    assert list(Revision.objects.values("number", "kind", "reason")) == loaded
    assert (list(faults()), missing()) == ([], [])
    small_record()
    assert Revision.objects.count() == len(loaded) + 1
    assert list(faults()) == []


def test_record_put_back_beside_another_is_whole_and_takes_nothing_away(db):
    """Only where just the same stood before is what was kept put in its place."""

    def both():
        put_record(REAL, reason="Load of the first record")
        put_record(SAMPLE, reason="Load of the fictional record")
        return list(Revision.objects.values("number", "kind", "reason", "digest"))

    told = []
    for _ in range(2):
        with transaction.atomic():
            told.append(both())
            found = (list(faults()), missing())
            transaction.set_rollback(True)
        assert found == ([], [])
    assert told[0] == told[1]
    put_record(REAL, reason="Load of the first record")
    small = small_record()
    put_record(SAMPLE, reason="Load of the fictional record")
    assert Agreement.objects.filter(pk=small.agreement.pk).exists()
    assert Agreement.objects.filter(slug="armenia-azerbaijan").exists()
    assert (list(faults()), missing()) == ([], [])


def test_what_was_made_is_put_back_with_what_its_maker_returned(db):
    """Rows that one test has changed in its hands are for the next as they were made."""
    titles, revisions = [], []
    for _ in range(2):
        with transaction.atomic():
            small = put_made(small_record)
            titles.append((small.agreement.title, small.articles[0].agreement.title))
            revisions.append(Revision.objects.values_list("digest", flat=True).get())
            assert Agreement.objects.get() == small.agreement
            assert list(faults()) == []
            small.agreement.title = "Changed"
            transaction.set_rollback(True)
    assert titles == [("Treaty of Invented Peace",) * 2] * 2
    assert revisions[0] == revisions[1]
