"""A record that a test is given stands as a load of its files leaves it."""

from django.db import transaction

from provisions.guards import missing
from provisions.models import Revision
from provisions.verify import faults
from tests.builders import small_record
from tests.conftest import SAMPLE
from tests.snapshot import put_record


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
