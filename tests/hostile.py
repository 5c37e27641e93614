"""Texts that would run in a browser if any output wrote them as markup, and what they set off.

Each calls ``hit`` with its own number, so that one that runs is known by name. They are plain,
visible text, which the record takes: what it refuses is tested where it is refused.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from provisions.rules import district_problems, place_problems, quotation_problems

# %d is the number of the text. Short ones first: they fit the shortest fields.
_FORMS = """
<script>hit(%d)</script>
</script><script>hit(%d)</script>
<ScRiPt>hit(%d)</sCrIpT>
<script src=data:,hit(%d)></script>
<svg onload=hit(%d)>
<svg><script>hit(%d)</script>
<svg><animate onbegin=hit(%d) attributeName=x dur=1s>
<svg><a href=javascript:hit(%d)><text y=9>x
<svg><style><img src=x onerror=hit(%d)>
</svg><img src=x onerror=hit(%d)>
<img src=x onerror=hit(%d)>
<svg/onload=hit(%d)>
<IMG SRC=x ONERROR=hit(%d)>
"><svg onload=hit(%d)>
<body onpageshow=hit(%d)>
<img src=x onerror=hit(%d)//
<img src='x' onerror='hit(%d)'>
<img src=x onerror=&#104;it(%d)>
"><img src=x onerror=hit(%d)>
'><img src=x onerror=hit(%d)>
"'><script>hit(%d)</script>
" autofocus onfocus=hit(%d) x="
' autofocus onfocus=hit(%d) x='
" onmouseover=hit(%d) x="
' onmouseover=hit(%d) x='
" onload="hit(%d)
" style="x" onanimationstart=hit(%d) "
x onerror=hit(%d) src=x
--><script>hit(%d)</script>
--!><img src=x onerror=hit(%d)>
<!--><img src=x onerror=hit(%d)>-->
]]><script>hit(%d)</script>
</title><script>hit(%d)</script>
</textarea><script>hit(%d)</script>
</style><script>hit(%d)</script>
</noscript><script>hit(%d)</script>
</template><script>hit(%d)</script>
</option></select><img src=x onerror=hit(%d)>
</desc><script>hit(%d)</script>
<details open ontoggle=hit(%d)>
<body onload=hit(%d)>
<input autofocus onfocus=hit(%d)>
<video src=x onerror=hit(%d)>
<audio src=x onerror=hit(%d)>
<object data=javascript:hit(%d)>
<embed src=javascript:hit(%d)>
<iframe src=javascript:parent.hit(%d)>
<iframe srcdoc="<script>parent.hit(%d)</script>">
<iframe onload=hit(%d)>
<a href=javascript:hit(%d)>read more</a>
<a href="data:text/html,<script>hit(%d)</script>">more</a>
<form action=javascript:hit(%d)><button>ok
<button formaction=javascript:hit(%d)>ok
<math href=javascript:hit(%d)>x</math>
<link rel=stylesheet href=x onerror=hit(%d)>
<base href=javascript:/hit(%d)//>
<meta http-equiv=refresh content="0;javascript:hit(%d)">
<style onload=hit(%d)></style>
\\u003cscript\\u003ehit(%d)\\u003c/script\\u003e
&lt;script&gt;hit(%d)&lt;/script&gt;
";hit(%d);//
';hit(%d);//
`;hit(%d);//${hit(0)}
${hit(%d)}
{{constructor.constructor('hit(%d)')()}}
javascript:hit(%d)//
{%% now "hit(%d)" %%}
=HYPERLINK("javascript:hit(%d)")
"""
HOSTILE = tuple(form % number for number, form in enumerate(_FORMS.strip().splitlines(), start=1))

# What the record itself refuses in a place: its rules let no digit into one.
_RULES = {"district": district_problems, "place": place_problems}


def texts_for(name: str, longest: int) -> list[str]:
    """Return the texts that a field takes, by its name and length, as it takes them.

    An address takes no blanks and no backslash; a place takes no digits, so that there a text
    cannot tell its number.
    """
    if name in ("url", "official_text", "source"):
        fitting = [text.replace(" ", "/") for text in HOSTILE if "\\" not in text]
        return [text for text in fitting if len(text) <= longest]
    if name in _RULES:
        numberless = [re.sub(r"\d+", "NaN", text) for text in HOSTILE]
        return [text for text in numberless if len(text) <= longest and not _RULES[name](text)]
    return [text for text in HOSTILE if len(text) <= longest]


@functools.cache
def lines(name: str, longest: int) -> tuple[str, ...]:
    """Return as few lines as hold every text that a field takes, none longer than the field."""
    is_address = name in ("url", "official_text", "source")
    begins, between = ("https://example.org/", "/") if is_address else ("", " ")
    found: list[str] = []
    for text in sorted(texts_for(name, longest - len(begins)), key=len, reverse=True):
        for place, line in enumerate(found):
            joined = line + between + text
            if len(joined) <= longest and not (name == "quotation" and quotation_problems(joined)):
                found[place] = joined
                break
        else:
            found.append(begins + text)
    return tuple(found)


def line(name: str, longest: int, number: int) -> str:
    """Return what a text of a row holds; as many rows as there are lines hold every text."""
    of_field = lines(name, longest)
    return of_field[number % len(of_field)]


def text(beginning: str) -> str:
    return next(one for one in HOSTILE if one.startswith(beginning))


def planted(page: str) -> Iterator[tuple[str, str]]:
    """Yield a page of ours with one fault each: a text written as markup where ours escapes it."""
    script, image, quote = HOSTILE[0], text("<img src=x onerror="), text('" autofocus')
    yield "in a paragraph", page.replace("</main>", f"<p>{image}</p></main>")
    yield "in a title", page.replace("<title>", f"<title></title>{script}", 1)
    yield "in an attribute", page.replace("</main>", f'<input value="{quote}"></main>')
    yield "as an address", page.replace("</main>", '<a href="javascript:hit(1)">x</a></main>')
    yield (
        "in a drawing",
        page.replace("</main>", f"<svg><desc>{text('</svg>')}</desc></svg></main>"),
    )
    yield "in data", page.replace("</main>", f'<script type="x/json">{HOSTILE[1]}</script></main>')
