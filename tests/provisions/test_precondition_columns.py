"""Two particulars of a precondition: its second form, and how it is known to be left out."""

import pytest

from provisions.models import Precondition
from provisions.record import revise
from provisions.refusals import RecordRefused
from tests.builders import add_precondition, small_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values, words",
    [
        ({"second_form": "stated"}, "another than the first"),
        ({"left_out_basis": "named"}, "Only of what was left out"),
        ({"left_out_basis": "named", "draft_relation": "disputed"}, "Only of what was left out"),
        ({"left_out_basis": "hearsay", "draft_relation": "left_out"}, "left_out_basis|hearsay"),
    ],
)
def test_particular_that_does_not_fit_is_refused(values, words):
    small = small_record()
    with pytest.raises(RecordRefused, match=words), revise(reason="Does not fit") as edit:
        add_precondition(edit, small, **values)


def test_particulars_are_kept_and_leave_with_what_they_tell_of():
    small = small_record()
    with revise(reason="Both told") as edit:
        row = add_precondition(
            edit, small, second_form="conveyed", draft_relation="left_out", left_out_basis="general"
        )
    row = Precondition.objects.get(pk=row.pk)
    assert (row.second_form, row.left_out_basis) == ("conveyed", "general")
    with pytest.raises(RecordRefused, match="Only of what was left out"):
        with revise(reason="In the draft after all") as edit:
            edit.amend(row, draft_relation="in_draft")
    with revise(reason="In the draft after all") as edit:
        edit.amend(row, draft_relation="in_draft", left_out_basis=None, second_form=None)
    row = Precondition.objects.get(pk=row.pk)
    assert (row.second_form, row.left_out_basis) == (None, None)
