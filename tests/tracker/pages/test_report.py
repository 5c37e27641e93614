"""The form for reports and replies: open to all, slow to floods, and nothing typed is lost."""

from __future__ import annotations

import datetime
import html
import re
import sqlite3

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from provisions.models import Report, SenderCount
from provisions.record import revise
from tests.builders import small_record
from tests.provisions.admin.desk import read_form
from tests.provisions.admin.rows import add_statement
from tests.tracker.pages.conftest import Seen
from tracker.language import in_language
from tracker.pages.stamp import new_stamp

PATH = "/armenia-azerbaijan/report/"
ABOUT = "article/armenia-azerbaijan-7"
FORM = f"{PATH}?about={ABOUT}"
TYPED = {
    "kind": "error",
    "text": "The date of the second entry is 12 March, not 13 March.",
    "source": "https://example.org/page",
    "on_behalf_of": "",
    "contact": "reader@example.org",
    "website": "",
}


def stamp(about=ABOUT, seconds=30):
    return new_stamp(about, timezone.now() - datetime.timedelta(seconds=seconds))


def send(client, address=FORM, headers=None, **values):
    data = {**TYPED, "stamp": stamp(), **values}
    return client.post(address, data, headers=headers or {})


def page(response):
    return html.unescape(response.content.decode())


def kept(response):
    """Return what stands in the fields of the form that came back."""
    return read_form(response).values


# ── Opening it ──────────────────────────────────────────────────────────────────────
def test_form_names_what_it_is_about_and_sets_no_cookie(client, record):
    response = client.get(FORM)
    assert response.status_code == 200
    assert "About: " in page(response)
    assert "/armenia-azerbaijan/articles/7/" in page(response)
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
    assert "Cookie" not in response.headers.get("Vary", "")
    assert '<meta name="robots" content="noindex">' in page(response)
    assert Seen(200, page(response)).scripts == []


@pytest.mark.parametrize("kind", ["error", "reply"])
def test_link_chooses_what_is_sent(client, record, kind):
    source = page(client.get(f"{FORM}&kind={kind}"))
    assert re.findall(r'name="kind" value="(\w+)"[^>]*checked', source) == [kind]


def test_form_without_a_row_is_about_the_agreement(client, record):
    assert "The agreement itself" in page(client.get(PATH))


def test_form_opens_with_the_same_queries_whatever_it_is_about(client, record):
    for about, count in {
        "agreement/armenia-azerbaijan": 3,
        "article/armenia-azerbaijan-7": 3,
        "party/armenia": 3,
        "precondition/armenia-azerbaijan-minsk-group-closure": 3,
    }.items():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{PATH}?about={about}").status_code == 200
        assert len(asked) == count, about


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("about=", 200),
        ("about=article/never-was", 404),
        ("about=revision/1", 404),
        ("about=report/1", 404),
        ("about=article", 400),
        ("about=article/%00", 400),
        ("about=article/%E2%80%AE7", 400),
        ("about=" + "x" * 5000, 400),
        ("about=article/a&about=article/b", 400),
        (f"about={ABOUT}&kind=praise", 400),
        (f"about={ABOUT}&as_of=2025-02-30", 400),
        (f"about={ABOUT}&known_at=99999999", 400),
        (f"about={ABOUT}&known_at=0", 404),
    ],
)
def test_address_that_cannot_be_answered_says_why(client, record, query, status):
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == status
    if status != 200:
        assert response.headers["Cache-Control"] == "no-store"


def test_withdrawn_and_unknown_rows_are_answered_alike(client, record):
    small = small_record()
    with revise(reason="Said") as edit:
        said = add_statement(edit, small)
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(said)
    root = "/avaria-borduria/report/?about=position/"
    answers = [client.get(f"{root}{slug}") for slug in (said.slug, "never-was")]
    assert [answer.status_code for answer in answers] == [404, 404]
    words = [page(a).replace(said.slug, "X").replace("never-was", "X") for a in answers]
    assert words[0] == words[1]


def test_row_is_not_named_before_its_day(client, record):
    row = next(iter(record.events.published().filter(sort_day__year=2025)))
    about = f"event/{row.slug}"
    assert client.get(f"{PATH}?about={about}").status_code == 200
    assert client.get(f"{PATH}?about={about}&as_of=2024-01-01").status_code == 404


def test_form_tells_nothing_that_came_after_the_day(client, record):
    early, now = (
        page(client.get(f"{PATH}?about={about}{day}"))
        for about in ["article/armenia-azerbaijan-7"]
        for day in ("&as_of=2025-03-12", "")
    )
    assert "Article filed at 7" in early
    assert "Article VII" in now
    row = record.preconditions.get(key="minsk-group-closure")
    early = page(client.get(f"{PATH}?about=precondition/{row.slug}&as_of=2022-05-01"))
    assert f'About: <a href="/armenia-azerbaijan/preconditions/{row.key}/' in early
    assert row.title not in early


# ── Sending it ──────────────────────────────────────────────────────────────────────
def test_report_reaches_the_desk_and_the_sender_gets_a_receipt(client, record):
    address = f"{FORM}&as_of=2025-03-13&known_at=1"
    response = send(client, address)
    assert response.status_code == 303
    row = Report.objects.get()
    assert (row.noun, row.row, row.kind, row.state) == ("article", ABOUT[8:], "error", "new")
    assert (row.as_of, row.known_at) == (datetime.date(2025, 3, 13), 1)
    assert (row.text, row.source, row.contact) == (
        TYPED["text"],
        TYPED["source"],
        TYPED["contact"],
    )
    done = client.get(response.headers["Location"])
    assert (done.status_code, done.headers["Cache-Control"]) == (200, "no-store")
    assert row.reference[:8] in page(done)
    assert TYPED["text"] not in page(done)
    assert (response.cookies, done.cookies) == ({}, {})


def test_receipt_that_was_not_given_is_unknown(client, record):
    for receipt in ("", "abcdef12", "abcdef12:forged", "\x00"):
        assert client.get(f"{PATH}received/", {"receipt": receipt}).status_code == 404


def test_form_sent_twice_is_received_once(client, record):
    once = stamp()
    answers = [send(client, stamp=once) for _ in range(3)]
    assert {answer.headers["Location"] for answer in answers} == {answers[0].headers["Location"]}
    assert Report.objects.count() == 1


def test_reply_says_for_whom_it_speaks(client, record):
    response = send(client, kind="reply")
    assert response.status_code == 400
    assert "Say for which party this reply speaks." in page(response)
    assert kept(response)["text"] == TYPED["text"]
    assert send(client, kind="reply", on_behalf_of="Armenia").status_code == 303
    assert Report.objects.get().on_behalf_of == "Armenia"


HOSTILE = {
    "bidi override": ("a\u202eb", "holds the invisible character U+202E"),
    "isolate": ("a\u2066b", "holds the invisible character U+2066"),
    "zero width": ("a\u200bb", "holds the invisible character U+200B"),
    "escape": ("a\x1bb", "holds the control character U+001B"),
    "stacked": ("a" + "\u0301" * 9, "stacks more accents on one letter than any language needs"),
    "long": ("x" * 4001, "has 4001 characters; at most 4000 are allowed"),
    "very long": ("x" * 900_000, "has 900000 characters; at most 4000 are allowed"),
    "links": ("https://a.example " * 4, "holds 4 links; at most 3 are taken"),
    "anchor": ('<a href="https://a.example">x</a>', "holds markup"),
    "forum": ("[url=https://a.example]x[/url]", "holds markup"),
    "script": ("<script>alert(1)</script>", "holds markup"),
    "nothing": ("   ", "Write what is wrong, or what the party replies."),
}


@pytest.mark.parametrize(("text", "words"), HOSTILE.values(), ids=HOSTILE)
def test_text_that_is_refused_is_named_and_kept(client, record, text, words):
    response = send(client, text=text)
    assert response.status_code == 400
    assert words in page(response)
    others = {name: TYPED[name] for name in ("source", "contact", "on_behalf_of")}
    shown = kept(response)
    assert {name: shown[name] for name in others} == others
    assert shown["text"] == text
    assert "<script>alert" not in response.content.decode()
    assert Report.objects.count() == 0


def test_each_refusal_is_a_whole_sentence(client, record):
    values = {
        "text": "https://a.example " * 5,
        "source": "https://u:p@a.example/",
        "contact": "a\nb",
    }
    for language, links in (("en-gb", "This text holds 5 links"), ("ru", "В тексте 5 ссылок")):
        source = send(client, in_language(FORM, language), **values).content.decode()
        found = re.findall(r'<span class="meta" id="about_.*?<strong>(.*?)</strong>', source)
        assert len(found) == len(values)
        assert all(words[0].isupper() and words.endswith(".") for words in found), found
        assert found[0].startswith(links)


def test_zero_byte_is_refused_by_name(client, record):
    response = send(client, text="a\x00b", contact="c\x00d")
    assert response.status_code == 400
    assert "U+0000" in page(response)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("source", "javascript:alert(1)", "Enter a valid URL."),
        ("source", "https://user:secret@example.org/", "holds a user name"),
        ("contact", "x" * 201, "at most 200 characters"),
        ("contact", "a\nb", "single line"),
        ("on_behalf_of", "a\u202eb", "U+202E"),
        ("kind", "praise", "Choose whether"),
        ("kind", "", "Choose whether"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(client, record, name, value, words):
    response = send(client, **{name: value})
    assert response.status_code == 400
    assert words in page(response)
    assert Report.objects.count() == 0


@pytest.mark.parametrize("text", ["Ղարաբաղ, Սյունիք", "Bakıda görüş", "Встреча", "لقاء", "議定書"])
def test_words_of_any_language_are_taken(client, record, text):
    assert send(client, text=f"{text}\r\n\tsecond line").status_code == 303
    assert Report.objects.get().text == f"{text}\n second line"


# ── Programs ────────────────────────────────────────────────────────────────────────
def test_field_that_people_do_not_see_refuses_and_then_shows_itself(client, record):
    before = page(client.get(FORM))
    assert 'tabindex="-1"' in before
    response = send(client, website="https://spam.example")
    assert response.status_code == 400
    assert "People do not see this field" in page(response)
    assert 'aria-hidden="true"><label for="id_website"' not in page(response)
    shown = kept(response)
    assert shown["website"] == "https://spam.example"
    assert {name: shown[name] for name in ("text", "source", "contact")} == {
        name: TYPED[name] for name in ("text", "source", "contact")
    }
    assert Report.objects.count() == 0


def test_form_that_comes_back_at_once_is_asked_for_again(client, record):
    opened = kept(client.get(FORM))["stamp"]
    response = send(client, stamp=opened)
    assert response.status_code == 400
    assert "faster than anybody can write" in page(response)
    shown = kept(response)
    assert (shown["stamp"], shown["text"]) == (opened, TYPED["text"])


@pytest.mark.parametrize(
    "bad",
    [
        lambda: "",
        lambda: "forged",
        lambda: "\x00\u202e",
        lambda: stamp()[:-1],
        lambda: stamp(about="article/armenia-azerbaijan-8"),
        lambda: stamp(seconds=25 * 60 * 60),
    ],
    ids=["none", "forged", "hostile", "cut", "another row's", "of yesterday"],
)
def test_form_with_a_wrong_stamp_is_stamped_anew_and_keeps_its_words(client, record, bad):
    response = send(client, stamp=bad())
    assert response.status_code == 400
    assert "Nothing is lost: please send it once more." in page(response)
    shown = kept(response)
    assert (shown["text"], shown["contact"]) == (TYPED["text"], TYPED["contact"])
    assert Report.objects.count() == 0
    assert send(client, stamp=shown["stamp"]).status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 303),
        ({}, 303),
    ],
)
def test_form_sent_from_another_site_is_not_taken(client, record, headers, status):
    response = send(client, headers=headers)
    assert response.status_code == status
    assert Report.objects.count() == (1 if status == 303 else 0)
    if status == 403:
        assert kept(response)["text"] == TYPED["text"]


# ── Floods ──────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("within_an_hour")
def test_limit_holds_across_processes_whatever_their_caches_hold(record):
    """Two processes share the database alone: each has its own cache, emptied between."""
    statuses = []
    for number in range(7):
        cache.clear()
        statuses.append(send(Client(), text=f"Report {number}").status_code)
    assert statuses == [303, 303, 303, 303, 303, 429, 429]
    assert Report.objects.count() == 5


@pytest.mark.usefixtures("within_an_hour")
def test_report_over_the_limit_is_kept_on_the_page_with_when_to_send_it(client, record):
    for number in range(5):
        send(client, text=f"Report {number}")
    response = send(client)
    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 3600
    assert "Not sent: from where you are, the desk has taken" in page(response)
    assert kept(response)["text"] == TYPED["text"]
    assert Report.objects.count() == 5


@pytest.mark.usefixtures("within_an_hour")
def test_header_of_a_client_buys_no_further_reports(client, record):
    statuses = [
        send(client, text=f"R {n}", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
        for n in range(6)
    ]
    assert statuses == [303] * 5 + [429]


@pytest.mark.usefixtures("within_an_hour")
def test_proxy_in_front_tells_who_sends(client, record, settings):
    settings.PROXIES_IN_FRONT = 1
    spoofed = [
        send(client, text=f"R {n}", headers={"X-Forwarded-For": f"203.0.113.{n}, 192.0.2.1"})
        for n in range(6)
    ]
    assert [answer.status_code for answer in spoofed] == [303] * 5 + [429]
    other = send(client, headers={"X-Forwarded-For": "192.0.2.2"})
    assert other.status_code == 303
    assert SenderCount.objects.count() == 3


def test_report_that_is_refused_is_not_counted(client, record):
    for _ in range(8):
        assert send(client, text="").status_code == 400
    assert SenderCount.objects.count() == 0


# ── Faults ──────────────────────────────────────────────────────────────────────────
def test_what_was_typed_is_given_back_when_the_database_is_hindered(client, record, monkeypatch):
    def busy(**_):
        cause = sqlite3.OperationalError("database is locked")
        cause.sqlite_errorname = "SQLITE_BUSY"
        raise OperationalError("database is locked") from cause

    monkeypatch.setattr("tracker.pages.report.receive_report", busy)
    response = send(client)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert "Nothing was saved" in page(response)
    assert TYPED["text"] in page(response)
    assert f'action="{FORM}"' in page(response)


def test_too_large_a_body_is_told(client, record):
    response = send(client, text="x" * 2_200_000)
    assert response.status_code == 413
    assert "more was sent than a report may hold" in page(response)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"text=%ED%A0%80&kind=%FF", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"\x00\xff", "text/plain"),
        (b"no boundary", "multipart/form-data; boundary=x"),
        (b"&".join(b"f%d=1" % n for n in range(2500)), "application/x-www-form-urlencoded"),
        (b"text=+2AA-", "application/x-www-form-urlencoded; charset=utf-7"),
    ],
)
def test_body_of_any_shape_is_answered(client, record, body, kind):
    response = client.generic("POST", FORM, body, content_type=kind)
    assert response.status_code == 400
    assert Report.objects.count() == 0


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_form_is_read_and_sent_only(client, record, method):
    assert getattr(client, method)(FORM).status_code == 405


def test_report_about_what_was_withdrawn_meanwhile_is_still_taken(client, record):
    small = small_record()
    with revise(reason="Said") as edit:
        said = add_statement(edit, small)
    about = f"position/{said.slug}"
    opened = stamp(about)
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(said)
    response = send(client, f"/avaria-borduria/report/?about={about}", stamp=opened)
    assert response.status_code == 303
    assert Report.objects.get().row == said.slug


# ── Where it is found ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("address", "about"),
    [
        ("", "agreement/armenia-azerbaijan"),
        ("articles/7/", "article/armenia-azerbaijan-7"),
        ("parties/armenia/", "party/armenia"),
        ("timeline/", "agreement/armenia-azerbaijan"),
        ("sources/", "agreement/armenia-azerbaijan"),
        ("changes/", "agreement/armenia-azerbaijan"),
    ],
)
def test_every_page_of_the_record_leads_to_the_form(see, address, about):
    shown = see(address, as_of="2025-09-01")
    asked = f"{PATH}?about={about}&kind=%s&as_of=2025-09-01"
    assert [link for link in shown.links if "/report/" in link][-2:] == [
        asked % "error",
        asked % "reply",
    ]


def test_every_entry_leads_to_a_form_that_opens(see, client):
    links = {
        link.replace("&amp;", "&")
        for address in ("", "articles/7/", "preconditions/minsk-group-closure/", "timeline/")
        for link in see(address).links
        if "/report/" in link
    }
    nouns = {re.search(r"about=([a-z-]+)/", link)[1] for link in links}
    assert len(links) > 60
    assert nouns >= {"status-entry", "position", "article-text", "event", "tally", "precondition"}
    for link in sorted(links)[::7]:
        assert client.get(link).status_code == 200, link
