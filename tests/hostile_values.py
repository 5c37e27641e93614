"""Values that nothing was written for: each as the bytes that a stranger would send.

Dates that no calendar has, numbers that no column holds, texts in other encodings or in none,
marks that turn writing around, and what other programs take for more than text.
"""

from __future__ import annotations

import base64


def _words(text: str) -> list[str]:
    return text.split()


DATES = _words("""
0000-00-00 10000-01-01 2025-02-30 2025-02-29 2025-13-01 2025-00-10 0000-01-01 0001-01-01
9999-12-31 -0001-01-01 +2025-01-01 2025-1-1 20250313 2025-W10-4 2025-072 2025-03-13T00:00:00
2025-03-13T25:00:00Z 2025-03-13T23:59:60Z 2025-03-13T00:00:00+14:00 0001-01-01T00:00:00+14:00
9999-12-31T23:59:59-14:00 2025-03-13T00:00:00.1234567Z 2025-03-30T02:30:00+00:60 today now
٢٠٢٥-٠٣-١٣ ２０２５-０３-１３ ../2025-03-13 2025-03-13/.. 2025-03-13? 31.12.2024 1741824000
""")
NUMBERS = _words("""
NaN nan Infinity -Infinity 1e999 1e309 -1e999 1e30 -1 -0 00 01 0x10 0b1 1_000 1,000 1.5 1. .5 +1
2147483647 2147483648 9223372036854775807 9223372036854775808 18446744073709551616
-9223372036854775809 1000000000000000000000000000000 ² ٣ ½ Ⅷ
""")
WORDS = _words("""
[] {} null true None undefined [object Object] " ' '; ' OR '1'='1 )UNION SELECT 1-- % %s %n %00
{0} {{7*7}} ${7*7} <script>hit(1)</script> javascript:hit(1) //evil.example \\\\evil
../../etc/passwd ..%2f.. file:///etc/passwd http://[::1 =1+1 @SUM(1) `id` $(id) | ; && * [a-z
(a+)+$ - -- a--b A _ __class__ __proto__ constructor é ==== id,id, ,, = & ?
""")
LONG = (
    "9" * 4301,
    "-" + "9" * 4301,
    "1." + "9" * 5000,
    "[" * 5000,
    "{" * 5000,
    '{"a":' * 5000,
    "(" * 5000,
    "a" * 20_000 + "!",
    " " * 20_000,
    "," * 2_000,
    "-" * 2_000,
    "." * 2_000,
    "/" * 2_000,
    "a-" * 1_000,
    '"' * 999,
    '"a b" ' * 300,
    "a b c " * 60,
    "ß" * 2_000,
    "ﬃ" * 2_000,
    "ﷺ" * 2_000,
    "İ" * 2_000,
    "e" + "\u0301" * 5_000,
    "각" * 2_000,
    "👩‍👩‍👧‍👦" * 500,
    "x" * 100_000,
)
MARKS = (
    "",
    " ",
    "\0",
    "a\0b",
    "a\r\nSet-Cookie: a=b",
    "a\tb",
    "a\n",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\u202eabc",
    "a\u200bb",
    "\u2066a\u2069",
    "\ufeffa",
    "\ufffe",
    "\uffff",
    "\U0010ffff",
    "\ufdd0",
    "\ue000",
    "\U000e0001",
    "\u0301",
    "\u0561\u0587",
)
BYTES = (
    b"\xff",
    b"\xfe\xff",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\x80",
    b"a\xe2\x82",
    "2025-03-13".encode("utf-16"),
    "armenia".encode("utf-16-le"),
    "armenia".encode("utf-32"),
    "é".encode("latin-1"),
    "日本".encode("shift_jis"),
    b"+AGE-",
)
CURSORS = tuple(
    base64.b64encode(text)
    for text in (b"p=", b"p=\0", b"r=1&p=zz", b"o=1", b"p=\xff", b"p=" + b"9" * 400, b"\0\0")
)
VALUES: tuple[bytes, ...] = (
    *(text.encode() for text in (*DATES, *NUMBERS, *WORDS, *LONG, *MARKS)),
    *BYTES,
    *CURSORS,
)
# As they reach code that reads text: undecodable bytes replaced, and halves of pairs besides.
TEXTS: tuple[str, ...] = (
    *(value.decode(errors="replace") for value in VALUES),
    "\ud800",
    "a\udfff",
)


def share(of: int, number: int, values: tuple[bytes, ...] = VALUES) -> list[bytes]:
    """Return so many of the values, other ones for each number: all of them in their turn."""
    return [values[(number * of + place) % len(values)] for place in range(of)]
