"""Reports on the desk: read, taken up, settled; a reply becomes a statement of its party."""

from __future__ import annotations

import pytest
from django.urls import reverse

from provisions.models import Position, Report, Revision, Source
from provisions.record import revise
from provisions.reports import receive_report, settle_report
from tests.builders import add_status
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import errors, page, read_form, send

pytestmark = pytest.mark.django_db
LIST = "/admin/provisions/report/"


@pytest.fixture
def entry(small):
    with revise(reason="An account") as edit:
        return add_status(edit, small, small.articles[0])


def sent(small, entry, number=0, **values):
    given = {
        "agreement": small.agreement,
        "kind": "error",
        "noun": entry.noun(),
        "row": entry.slug,
        "text": f"The date is another one ({number}).",
        "contact": "reader@example.org",
        "known_at": 2,
        **values,
    }
    return receive_report(form=f"form-{number}", sender=f"192.0.2.{number}", **given)


def reply(small, entry, **values):
    said = {"kind": "reply", "text": "We never called it open.", "on_behalf_of": "Avaria, press"}
    return sent(small, entry, **said, **values)


def test_new_reports_are_told_on_the_first_page_and_in_the_list(small, entry, analyst, viewer):
    sent(small, entry)
    reply(
        small,
        entry,
    )
    for client in (analyst, viewer):
        assert "2 new reports" in client.get("/admin/").content.decode()
        text = client.get(LIST).content.decode()
        assert (text.count("report of an error</td>"), text.count("reply of a party</td>")) == (
            1,
            1,
        )
        assert f"{entry.noun()} {entry.slug}" in text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("state__exact=new", 2),
        ("state__exact=declined", 1),
        ("kind__exact=reply", 1),
        ("noun=status-entry", 3),
        ("q=date", 2),
        ("q=%00", 3),
    ],
)
def test_list_is_filtered_by_state_kind_and_words(small, entry, analyst, query, count):
    settle_report(sent(small, entry), seen="new", state="declined", by="ana")
    sent(small, entry, 1)
    reply(small, entry)
    response = analyst.get(f"{LIST}?{query}", follow=True)
    assert response.status_code == 200
    assert response.context["cl"].result_count == count


def test_list_asks_as_often_for_thirty_reports_as_for_one(
    small, entry, analyst, django_assert_num_queries
):
    for rows in (1, 30):
        while Report.objects.count() < rows:
            sent(small, entry, Report.objects.count())
        with django_assert_num_queries(9):
            analyst.get(LIST)


def test_report_shows_what_was_sent_as_text_and_lets_none_of_it_be_rewritten(small, entry, analyst):
    report = sent(small, entry, text="5 < 6 & “so”", source="https://example.org/x")
    response = analyst.get(page(report))
    text = response.content.decode()
    assert "5 &lt; 6 &amp; “so”" in text
    assert "at revision 2" in text
    assert page(entry) in text
    assert set(read_form(response).values) == {"state", "note", "seen"}
    answer = analyst.post(page(report), {"state": "under_review", "text": "x", "contact": "y"})
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.text, report.contact) == ("5 < 6 & “so”", "reader@example.org")


def test_error_is_taken_up_and_accepted_and_the_contact_is_gone(small, entry, analyst):
    report = sent(small, entry)
    before = Revision.objects.count()
    assert send(analyst, page(report), state="under_review", note="Asked").status_code == 302
    report.refresh_from_db()
    assert (report.state, report.handled_by, report.contact) == (
        "under_review",
        "ana.lyst",
        "reader@example.org",
    )
    assert send(analyst, page(report), state="accepted").status_code == 302
    report.refresh_from_db()
    assert (report.state, report.note, report.contact) == ("accepted", "Asked", "")
    assert "ana.lyst" in analyst.get(LIST).content.decode()
    assert Revision.objects.count() == before


def test_report_that_a_colleague_settled_meanwhile_says_so(small, entry, analyst, colleague):
    report = sent(small, entry)
    opened = read_form(analyst.get(page(report))).values
    send(colleague, page(report), state="declined", note="Not so")
    response = analyst.post(page(report), opened | {"state": "accepted", "note": "It is so"})
    assert response.status_code == 200
    [words] = errors(response)["state"]
    assert words == "Somebody else has set it to “declined” meanwhile. Look below, then save again."
    assert read_form(response).values["note"] == "It is so"
    report.refresh_from_db()
    assert (report.state, report.note) == ("declined", "Not so")
    again = read_form(response).values | {"state": "accepted"}
    assert analyst.post(page(report), again).status_code == 302


def test_report_taken_up_does_not_become_new_again(small, entry, analyst):
    report = sent(small, entry)
    send(analyst, page(report), state="under_review")
    assert errors(send(analyst, page(report), state="new"))["state"] == [
        "It has been taken up: choose how far it has come."
    ]


def test_who_may_look_settles_nothing_and_nobody_adds_or_deletes(small, entry, viewer, chief):
    report = sent(small, entry)
    assert viewer.get(page(report)).status_code == 200
    assert viewer.post(page(report), {"state": "declined"}).status_code == 403
    for address in (f"{LIST}add/", page(report, "delete")):
        assert chief.get(address).status_code == 403
        assert chief.post(address, {"post": "yes", "kind": "error"}).status_code == 403
    report.refresh_from_db()
    assert (report.state, Report.objects.count()) == ("new", 1)


def test_who_has_no_right_to_reports_sees_none(small, entry):
    sent(small, entry)
    outsider = seated(account("out.sider"))
    assert outsider.get(LIST).status_code == 403
    assert "new report" not in outsider.get("/admin/").content.decode()


# ── A reply ─────────────────────────────────────────────────────────────────────────
RECORD = reverse("admin:provisions_position_record")
SAID = {
    "stance": "disputes",
    "summary": "Said that it had never called the article open.",
    "new_publisher": "Ministry of Avaria",
    "new_perspective": "international",
}


def record(client, small, report, **values):
    address = f"{RECORD}?report={report.pk}"
    values = {"party": str(small.avaria.pk)} | SAID | values
    form = read_form(client.get(address)).values
    return client.post(address, form | values)


def test_reply_is_accepted_only_by_recording_it(small, entry, analyst):
    report = reply(small, entry)
    assert f"{RECORD}?report={report.pk}" in analyst.get(page(report)).content.decode()
    [words] = errors(send(analyst, page(report), state="accepted"))["state"]
    assert words.startswith("A reply is accepted by recording it as a statement of the party")
    report.refresh_from_db()
    assert report.state == "new"


def test_form_for_the_statement_is_filled_from_the_reply(small, entry, analyst):
    report = reply(small, entry)
    response = analyst.get(f"{RECORD}?report={report.pk}")
    form = read_form(response).values
    day = report.received_at.date().isoformat()
    names = ("subject", "date", "new_publisher", "new_title", "new_kind", "new_date", "stance")
    assert [form[name] for name in names] == [
        f"article-{small.articles[0].pk}",
        day,
        "Avaria, press",
        "Reply sent to this tracker",
        "reply",
        day,
        "",
    ]
    assert "We never called it open." in response.content.decode()


def test_recorded_reply_is_a_statement_with_source_and_entry_in_one_revision(small, entry, analyst):
    report = reply(small, entry)
    before = Revision.objects.count()
    assert record(analyst, small, report).status_code == 302
    said = Position.objects.get()
    source = Source.objects.get(kind="reply")
    [tie], [citation] = said.replies_to.published(), said.citations.published()
    assert (tie.noun, tie.row, citation.source) == ("status-entry", entry.slug, source)
    assert (said.party, said.stance, said.article) == (
        small.avaria,
        "disputes",
        small.articles[0],
    )
    assert Revision.objects.count() == before + 1
    report.refresh_from_db()
    assert (report.state, report.statement, report.handled_by, report.contact) == (
        "accepted",
        said,
        "ana.lyst",
        "",
    )
    assert page(said) in analyst.get(page(report)).content.decode()


def test_refused_statement_leaves_the_reply_waiting(small, entry, analyst):
    report = reply(small, entry)
    response = record(analyst, small, report, summary="a\u202eb")
    assert response.status_code == 200
    report.refresh_from_db()
    assert (report.state, Position.objects.count()) == ("new", 0)


def test_reply_settled_meanwhile_is_not_recorded(small, entry, analyst):
    report = reply(small, entry)
    address = f"{RECORD}?report={report.pk}"
    form = read_form(analyst.get(address)).values | SAID | {"party": str(small.avaria.pk)}
    settle_report(report, seen="new", state="declined", by="ben")
    response = analyst.post(address, form)
    assert response.status_code == 200
    assert "settled meanwhile; nothing was recorded" in response.content.decode()
    assert Position.objects.count() == 0


@pytest.mark.parametrize("key", ["abc", "0", "9" * 30, "%00", "-1", "1e3"])
def test_statement_form_for_no_report_is_the_plain_one(small, analyst, key):
    response = analyst.get(f"{RECORD}?report={key}")
    assert response.status_code == 200
    assert "It is recorded as the reply to" not in response.content.decode()


def test_who_may_not_settle_reports_records_no_reply(small, entry):
    report = reply(small, entry)
    adder = seated(account("ad.der", "view", "add"))
    address = f"{RECORD}?report={report.pk}"
    assert adder.get(address).status_code == 403
    assert adder.post(address, SAID).status_code == 403
    assert adder.get(RECORD).status_code == 200


def test_entries_answered_can_be_put_right_on_the_statement(small, entry, analyst):
    report = reply(small, entry)
    record(analyst, small, report)
    said = Position.objects.get()
    address = page(said)
    response = send(analyst, address, **{"replies_to-0-row": "never-was"})
    assert errors(response)["replies_to"] == ["The record holds no status-entry never-was."]
    article = {"replies_to-0-noun": "article", "replies_to-0-row": small.articles[0].slug}
    assert send(analyst, address, **article).status_code == 302
    [tie] = Position.objects.in_force().get().replies_to.published()
    assert str(tie) == f"article {small.articles[0].slug}"
