"""How a page is cited: in the styles of scholars and lawyers, and for their software.

Each names the day shown and the revision as known at, and leads to the address that pins both,
so no day of access is needed. The styles and formats are conventions of English writing: all but
the title is English on pages in every language, whatever the locale of the machine. The title
stays in the language of its page, which software is told. No database, no markup.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass

from babel.dates import format_date

from provisions.spoken import Said

SITE = "Peace agreement tracker"
_SPECIAL = re.compile(r"([\\{}%#&_$~^])")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation is made of: ``day`` is the day shown, ``recorded`` that of the revision."""

    title: str
    url: str
    day: datetime.date
    revision: int
    recorded: datetime.date
    language: str = "en"  # of the title

    @property
    def styles(self) -> tuple[tuple[str, str], ...]:
        """The citation as a sentence, by the name of its style."""
        recorded = self.recorded
        month, day = f"{_written(recorded, 'MMMM')} {recorded.day}", _written(recorded)
        stood = f"as of {_written(self.day)}, revision {self.revision}"
        return (
            (
                "APA",
                self._around(f"{SITE}. ({recorded.year}, {month}). ", f" ({stood}). {self.url}"),
            ),
            (
                "Chicago",
                self._around(
                    f"{SITE}. “",
                    f".” {stood[:1].upper()}{stood[1:]}. {month}, {recorded.year}. {self.url}.",
                ),
            ),
            ("OSCOLA", self._around(f"{SITE}, ‘", f"’ ({stood}, {day}) <{self.url}>")),
        )

    def _around(self, before: str, after: str) -> str:
        """Put the title, in the language of its page, between what a style says in English."""
        return f"{Said(before)}{self.title}{Said(after)}"

    @property
    def formats(self) -> tuple[tuple[str, str], ...]:
        """The citation for software, by the name of its format."""
        return ("BibTeX", self._bibtex()), ("RIS", self._ris()), ("CSL-JSON", self._csl())

    @property
    def key(self) -> str:
        return f"tracker-r{self.revision}-{self.day:%Y%m%d}"

    @property
    def stood(self) -> str:
        return f"As of {_written(self.day)}, as known at revision {self.revision}"

    def _bibtex(self) -> str:
        fields = {
            "author": f"{{{SITE}}}",
            "title": f"{{{_plain(self.title)}}}",
            "year": f"{self.recorded.year}",
            "month": f"{self.recorded.month}",
            "note": self.stood,
            "language": self.language,
            "url": self.url,
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}}}"

    def _ris(self) -> str:
        lines = (
            ("TY", "ELEC"),
            ("AU", SITE),
            ("TI", self.title),
            ("PY", str(self.recorded.year)),
            ("DA", f"{self.recorded:%Y/%m/%d}"),
            ("N1", self.stood),
            ("LA", self.language),
            ("UR", self.url),
            ("ER", ""),
        )
        return "\n".join(f"{tag}  - {value}" for tag, value in lines)

    def _csl(self) -> str:
        issued = [self.recorded.year, self.recorded.month, self.recorded.day]
        item = {
            "id": self.key,
            "type": "webpage",
            "author": [{"literal": SITE}],
            "title": self.title,
            "language": self.language,
            "issued": {"date-parts": [issued]},
            "version": f"revision {self.revision}",
            "note": self.stood,
            "URL": self.url,
        }
        return json.dumps([item], ensure_ascii=False)


def _written(day: datetime.date, form: str = "d MMMM y") -> str:
    return format_date(day, form, locale="en_GB")


def _plain(text: str) -> str:
    """Write a text so that BibTeX takes each character for itself."""
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return _SPECIAL.sub(lambda found: named.get(found[1], f"\\{found[1]}"), text)
