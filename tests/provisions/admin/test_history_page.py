"""The history page: who, when, why, each field before and after."""

import pytest

from provisions.models import Party, StatusEntry
from provisions.record import revise
from tests.builders import add_source, add_status
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import citation, day, list_page, page, send

pytestmark = pytest.mark.django_db


def history(client, row):
    response = client.get(page(row, "history"))
    assert response.status_code == 200
    return response, response.content.decode()


def test_versions_are_listed_newest_first_with_differences(small, analyst, viewer):
    send(analyst, page(small.avaria), short_name="Ava", reason="Its own short name")
    send(analyst, page(small.avaria), short_name="Avar.", kind="community", reason="As it signs")
    response, text = history(viewer, small.avaria)
    assert [(v.change.revision, v.author, v.reason) for v in response.context["versions"]] == [
        (3, "ana.lyst", "As it signs"),
        (2, "ana.lyst", "Its own short name"),
        (1, "", "Build a small record"),
    ]
    assert [f.before_words for f in response.context["versions"][0].change.fields] == [
        "Ava",
        "state",
    ]
    assert text.index("Revision 3: changed") < text.index("Revision 2: changed")
    assert "by a command (no account)" in text
    assert " UTC</time>" in text
    assert "Revert" not in text
    assert "<form" not in text.replace('<form id="logout-form"', "")


def test_satellites_added_and_removed_are_in_the_history(small, analyst, viewer):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
    send(analyst, page(small.agreement), **citation(other, 0))
    text = history(viewer, small.agreement)[1]
    assert "Citation removed" in text
    assert "Citation added" in text
    assert "Gazette: Report other" in text


def test_entry_and_its_correction_lead_to_each_other(small, analyst, viewer):
    with revise(reason="First") as edit:
        old = add_status(edit, small, small.articles[0])
    send(analyst, page(old), **day("2025-01-09"))
    new = StatusEntry.objects.get(supersedes=old)
    of_old, of_new = history(viewer, old)[1], history(viewer, new)[1]
    assert f'<a href="{page(new)}">{new}</a>' in of_old
    assert f'<a href="{page(old)}">{old}</a>' in of_new
    assert "10 January 2025" in of_new
    assert "9 January 2025" in of_new


def test_history_needs_the_permission_to_view(small):
    outsider = seated(account("out.sider"))
    assert outsider.get(page(small.avaria, "history")).status_code == 403
    assert seated(None).get(page(small.avaria, "history")).status_code == 302


def test_history_of_a_row_that_is_not_there_says_so(small, viewer):
    for key in ("999", "abc", "99999999999999999999999", "1%00"):
        response = viewer.get(f"/admin/provisions/party/{key}/history/", follow=True)
        assert response.status_code == 200
        assert "doesn’t exist" in response.content.decode()


def test_renamed_or_deactivated_account_changes_no_history(small, analyst, viewer, chief):
    send(analyst, page(small.avaria), short_name="Ava")
    before = history(viewer, small.avaria)[0].context["versions"]
    user = small and analyst.session["_auth_user_id"]
    address = f"/admin/auth/user/{user}/change/"
    data = {"username": "renamed", "first_name": "New", "last_name": "Name", "is_staff": "on"}
    assert chief.post(address, data).status_code == 302
    assert history(viewer, small.avaria)[0].context["versions"] == before
    assert analyst.get("/admin/").status_code == 302  # no longer active


def test_markup_in_a_row_is_shown_as_text(small, analyst):
    markup = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    send(analyst, page(small.avaria), note=markup, reason=markup)
    for address in (page(small.avaria), page(small.avaria, "history")):
        text = analyst.get(address).content.decode()
        assert markup not in text
        assert "&lt;img src=x onerror=alert(2)&gt;" in text


@pytest.mark.parametrize("changes", [1, 5])
def test_history_asks_as_much_for_one_version_as_for_many(
    small, analyst, viewer, changes, django_assert_num_queries
):
    for number in range(changes):
        send(analyst, page(small.source), title=f"Report {number}")
    address = page(small.source, "history")
    with django_assert_num_queries(8):
        viewer.get(address)


def test_log_is_read_and_leads_to_the_rows(small, analyst, viewer):
    send(analyst, page(small.avaria), short_name="Ava", reason="Its own short name")
    text = viewer.get("/admin/provisions/revision/2/change/").content.decode()
    assert "Its own short name" in text
    assert f'<a href="{page(small.avaria)}">avaria</a>' in text
    assert "Ava" in text
    assert "Its own short name" in viewer.get("/admin/").content.decode()
    assert viewer.get("/admin/provisions/revision/2/history/").url == (
        "/admin/provisions/revision/2/change/"
    )
    assert "Its own short name" in viewer.get("/admin/provisions/change/").content.decode()
    assert list_page(Party) in viewer.get("/admin/").content.decode()
