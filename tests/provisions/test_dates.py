import datetime

import pytest
from django.utils.translation import override

from provisions.dates import Precision, VagueDate

DAY = datetime.date


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "sort_day", "words"),
    [
        (
            "2025-03-13",
            Precision.DAY,
            DAY(2025, 3, 13),
            DAY(2025, 3, 13),
            DAY(2025, 3, 13),
            "13 March 2025",
        ),
        (
            "2024-02",
            Precision.MONTH,
            DAY(2024, 2, 1),
            DAY(2024, 2, 29),
            DAY(2024, 2, 29),
            "February 2024",
        ),
        ("2024", Precision.YEAR, DAY(2024, 1, 1), DAY(2024, 12, 31), DAY(2024, 12, 31), "2024"),
        (
            "../2025-03-13",
            Precision.BEFORE,
            None,
            DAY(2025, 3, 13),
            DAY(2025, 3, 13),
            "on or before 13 March 2025",
        ),
        (
            "2025-03/..",
            Precision.AFTER,
            DAY(2025, 3, 1),
            None,
            DAY(2025, 3, 1),
            "on or after March 2025",
        ),
        (
            "2026-01-01/2026-06-07",
            Precision.RANGE,
            DAY(2026, 1, 1),
            DAY(2026, 6, 7),
            DAY(2026, 6, 7),
            "between 1 January 2026 and 7 June 2026",
        ),
    ],
)
def test_vague_date_reads_orders_and_speaks(text, precision, first, last, sort_day, words):
    date = VagueDate.parse(text)
    assert (date.precision, date.first, date.last) == (precision, first, last)
    assert date.sort_day == sort_day
    assert str(date) == words
    assert date.basis == "printed"


def test_vague_date_says_that_it_was_inferred():
    date = VagueDate.parse("2022-04-09?")
    assert date.basis == "inferred"
    assert str(date) == "9 April 2022 (date inferred)"
    assert date.first == DAY(2022, 4, 9)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-02-30", "not a day of the calendar"),
        ("0000-00-00", "not a day of the calendar"),
        ("0000", "not a day of the calendar"),
        ("2025-13", "not a day of the calendar"),
        ("10000-01-01", "is not a date"),
        ("2025-3-1", "is not a date"),
        ("٢٠٢٥", "is not a date"),
        ("", "is not a date"),
        ("soon", "is not a date"),
        ("2025-03-13\x00", "is not a date"),
        ("2025-03-13\n", "is not a date"),
        ("2025/2024", "ends before it begins"),
        ("../..", "is not a date"),
        ("2024/2025/2026", "more than one"),
    ],
)
def test_vague_date_refuses_in_words(text, reason):
    with pytest.raises(ValueError, match=reason):
        VagueDate.parse(text)


WRITTEN = [
    "2025-03-13",
    "2025-06",
    "2022",
    "../2024-07",
    "2024-08-05/..",
    "2025-01/2025-06",
    "2025-07?",
]
SAID = {
    "en-gb": (
        "13 March 2025",
        "June 2025",
        "2022",
        "on or before July 2024",
        "on or after 5 August 2024",
        "between January 2025 and June 2025",
        "July 2025 (date inferred)",
    ),
    "hy": (
        "2025\N{NO-BREAK SPACE}թ. մարտի 13",
        "2025\N{NO-BREAK SPACE}թ. հունիս",
        "2022\N{NO-BREAK SPACE}թ.",
        "2024\N{NO-BREAK SPACE}թ. հուլիս կամ ավելի վաղ",
        "2024\N{NO-BREAK SPACE}թ. օգոստոսի 5 կամ ավելի ուշ",
        "2025\N{NO-BREAK SPACE}թ. հունվար – 2025\N{NO-BREAK SPACE}թ. հունիս միջակայքում",
        "2025\N{NO-BREAK SPACE}թ. հուլիս (ամսաթիվը եզրակացված է)",
    ),
    "az": (
        "13 mart 2025",
        "iyun 2025",
        "2022",
        "iyul 2024 və ya əvvəl",
        "5 avqust 2024 və ya sonra",
        "yanvar 2025 və iyun 2025 arasında",
        "iyul 2025 (tarix dolayı nəticədir)",
    ),
    "ru": (
        "13 марта 2025\N{NO-BREAK SPACE}г.",
        "июнь 2025\N{NO-BREAK SPACE}г.",
        "2022\N{NO-BREAK SPACE}г.",
        "не позднее июля 2024\N{NO-BREAK SPACE}г.",
        "не ранее 5 августа 2024\N{NO-BREAK SPACE}г.",
        "в период с января 2025\N{NO-BREAK SPACE}г. до июня 2025\N{NO-BREAK SPACE}г.",
        "июль 2025\N{NO-BREAK SPACE}г. (дата выведена)",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_date_is_said_as_it_stands_inside_a_sentence(language):
    with override(language):
        assert tuple(str(VagueDate.parse(text)) for text in WRITTEN) == SAID[language]


@pytest.mark.parametrize("language", ["hy", "az", "ru"])
def test_name_of_no_month_has_a_capital_inside_a_sentence(language):
    texts = [f"2025-{month:02}{day}" for month in range(1, 13) for day in ("", "-09")]
    with override(language):
        said = {text: str(VagueDate.parse(text)) for text in texts}
    assert {text: words for text, words in said.items() if words != words.lower()} == {}
