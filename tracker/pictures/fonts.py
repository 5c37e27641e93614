"""The letters of drawings that are rendered here: one list of files, none of the machine's own."""

from __future__ import annotations

from pathlib import Path

OWN = Path(__file__).parent.parent / "fonts"


def font_files() -> list[str]:
    """Return the files of letters, in a fixed order."""
    return [str(path) for path in sorted(OWN.glob("*.ttf"))]
