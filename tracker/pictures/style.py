"""The style that a drawing brings along where it stands alone: the tokens of the pages' sheet."""

from __future__ import annotations

import re
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static/tracker"
_TOKENS = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USED = re.compile(r"var\((--[\w-]+)\)")
_ASIDE = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
LETTERS = "font-family: 'Noto Sans', 'Noto Sans Armenian', system-ui, sans-serif"


def tokens() -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the pages, light and dark, as the one sheet gives them."""
    light, dark = _TOKENS.findall((STATIC / "tracker.css").read_text())[:2]
    return dict(_TOKEN.findall(light)), dict(_TOKEN.findall(dark))


def style_alone(sheet: str) -> str:
    """Return the sheet with the tokens that it uses, for light and for dark."""
    rules = _rules(sheet)
    used = sorted({"--sheet", *_USED.findall(rules)})
    light, dark = (_set({name: of[name] for name in used}) for of in tokens())
    return (
        f"svg {{ {light} background: var(--sheet); {LETTERS}; font-size: 12px; }}\n"
        f"@media (prefers-color-scheme: dark) {{ svg {{ {dark} }} }}\n{rules}"
    )


def style_light(sheet: str) -> str:
    """Return the sheet with its colours resolved, for what knows neither token nor scheme."""
    light, _ = tokens()
    rules = _USED.sub(lambda name: light[name[1]], _rules(sheet))
    return f"svg {{ font-family: 'Noto Sans'; font-size: 12px; }}\n{rules}"


def paper() -> str:
    """Return the colour under a drawing in light."""
    return tokens()[0]["--sheet"]


def _rules(sheet: str) -> str:
    return _ASIDE.sub("", (STATIC / sheet).read_text())


def _set(values: dict[str, str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in values.items())
