"""How a page is cited: in the styles of scholars and lawyers, and for their software.

Each names the day shown and the revision as known at, and leads to the address that pins both,
so no day of access is needed. No database, no markup.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from provisions.dates import VagueDate

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

    @property
    def styles(self) -> tuple[tuple[str, str], ...]:
        """The citation as a sentence, by the name of its style."""
        year, month, day = f"{self.recorded:%Y}", f"{self.recorded:%B}", self.recorded.day
        stood = _("as of %(day)s, revision %(revision)s") % {
            "day": _day(self.day),
            "revision": self.revision,
        }
        return (
            ("APA", f"{SITE}. ({year}, {month} {day}). {self.title} ({stood}). {self.url}"),
            (
                "Chicago",
                f"{SITE}. “{self.title}.” {stood[:1].upper()}{stood[1:]}. "
                f"{month} {day}, {year}. {self.url}.",
            ),
            (
                "OSCOLA",
                f"{SITE}, ‘{self.title}’ ({stood}, {_day(self.recorded)}) <{self.url}>",
            ),
        )

    @property
    def formats(self) -> tuple[tuple[str, str], ...]:
        """The citation for software, by the name of its format."""
        return ("BibTeX", self._bibtex()), ("RIS", self._ris()), ("CSL-JSON", self._csl())

    @property
    def key(self) -> str:
        return f"tracker-r{self.revision}-{self.day:%Y%m%d}"

    @property
    def stood(self) -> str:
        return _("As of %(day)s, as known at revision %(revision)s") % {
            "day": _day(self.day),
            "revision": self.revision,
        }

    def _bibtex(self) -> str:
        fields = {
            "author": f"{{{SITE}}}",
            "title": f"{{{_plain(self.title)}}}",
            "year": f"{self.recorded.year}",
            "month": f"{self.recorded.month}",
            "note": self.stood,
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
            "issued": {"date-parts": [issued]},
            "version": f"revision {self.revision}",
            "note": self.stood,
            "URL": self.url,
        }
        return json.dumps([item], ensure_ascii=False)


def _day(day: datetime.date) -> str:
    return str(VagueDate.parse(day.isoformat()))


def _plain(text: str) -> str:
    """Write a text so that BibTeX takes each character for itself."""
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return _SPECIAL.sub(lambda found: named.get(found[1], f"\\{found[1]}"), text)
