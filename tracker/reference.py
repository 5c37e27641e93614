"""The word by which a request is cited: where it failed, and in the lines that tell why."""

from __future__ import annotations

from django.http import HttpRequest

# Where a request holds it. No client can set a name without HTTP_ before it.
REFERENCE = "tracker.reference"


def reference_of(request: HttpRequest) -> str:
    """Return the reference of a request; empty where nobody gave it one."""
    return str(request.META.get(REFERENCE, ""))
