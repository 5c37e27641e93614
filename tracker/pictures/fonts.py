"""The letters of drawings that are rendered here: one list of files, none of the machine's own."""

from __future__ import annotations

from pathlib import Path

OWN = Path(__file__).parent.parent / "fonts"
SYSTEM = Path("/usr/share/fonts/truetype/noto")


def font_files() -> list[str]:
    """Return the files of letters in a fixed order: those of the site, else the system's."""
    own = sorted(OWN.glob("*.ttf"))
    found = own or [SYSTEM / f"NotoSans-{weight}.ttf" for weight in ("Bold", "Regular")]
    return [str(path) for path in found]
