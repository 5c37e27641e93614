"""Saves when it is told to, by a line, and says by a line what it saved.

Each save gives a source a new title; the line says which source, the title and the revision.
"""

import json
import sys

from provisions.models import Source
from provisions.record import revise


def run(_variant: str) -> dict[str, int]:
    sources = list(Source.objects.order_by("pk"))
    count = 0
    for _ in sys.stdin:
        source, title = sources[count % len(sources)], f"Title {count} of it"
        with revise(reason=f"Give a source its title {count}") as edit:
            edit.amend(source, title=title)
        sys.stdout.write(json.dumps([source.slug, title, edit.number]) + "\n")
        sys.stdout.flush()
        count += 1
    return {"saves": count}
