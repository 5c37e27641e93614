"""Parts of the API's description that its addresses share: headers, refusals, ways onward.

Each is written once, among the components, and referred to by every address that has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from tracker.api.problems import MEDIA_TYPE

# Each with its schema and what it says. "ETag" alone can be missing: on an answer that is tied
# to no one state of the record, since that changed while it was being made.
STATE = {
    "ETag": (
        "string",
        "Send it back in If-None-Match: the same answer is then 304, without a body.",
    ),
    "Record-Revision": (
        "string",
        "The last revision of the record: the state that this answer shows.",
    ),
    "As-Of": ("string", "The day that this answer shows."),
}
MOVED = {"Location": ("string", "The one address of what was asked for.")}
# Of the limit on rates, on answers that are not served from what is kept.
LIMITS = {
    "RateLimit-Policy": ("string", "How many requests a client may make in how many seconds."),
    "RateLimit": ("string", "How many are left to this client, and for how many seconds."),
}
AGAIN = {"Retry-After": ("integer", "After how many seconds to ask again.")}
NEVER_MISSING = frozenset({"Record-Revision", "As-Of", "Location", "Retry-After"})

# Status, name among the components, words, headers; a problem where it is 400 or more.
REFUSALS: dict[int, tuple[str, str, dict[str, tuple[str, str]]]] = {
    301: ("Moved", "Asked for under another address: this is the one it has.", MOVED),
    302: ("MovedToday", "Asked for under another address: this is the one it has today.", MOVED),
    304: ("Held", "You hold this answer already.", STATE),
    400: ("Unclear", "A parameter is unknown, or its value is; `parameter` names it.", {}),
    404: ("Missing", "There is nothing at this address, or not yet on the day asked for.", {}),
    406: ("NotAcceptable", "The Accept header refuses what is served here.", {}),
    409: ("NotContinued", "The record does not continue what was signed last.", {}),
    429: ("TooMany", "More requests than the limit allows.", AGAIN | LIMITS),
}
EVERYWHERE = (304, 400, 406, 429)


def shared_responses(
    statuses: Iterable[int], problem: dict[str, Any], registry: ComponentRegistry
) -> dict[str, Any]:
    """Return references to the responses of these statuses, and see that they are described.

    ``problem`` is the reference to the shape of an error.
    """
    return {
        str(status): _component(
            ResolvedComponent.RESPONSE,
            REFUSALS[status][0],
            _response(status, problem, registry),
            registry,
        )
        for status in sorted(statuses)
    }


def _response(status: int, problem: dict[str, Any], registry: ComponentRegistry) -> dict[str, Any]:
    _name, words, headers = REFUSALS[status]
    response: dict[str, Any] = {"description": words}
    if headers:
        response["headers"] = shared_headers(headers, registry)
    if status >= 400:
        response["content"] = {MEDIA_TYPE: {"schema": problem}}
    return response


def shared_headers(
    headers: dict[str, tuple[str, str]], registry: ComponentRegistry
) -> dict[str, Any]:
    """Return references to these headers, and see that they are described."""
    return {
        name: _component(
            ResolvedComponent.HEADER,
            name,
            {
                "schema": {"type": kind},
                "description": words,
                **({"required": True} if name in NEVER_MISSING else {}),
            },
            registry,
        )
        for name, (kind, words) in headers.items()
    }


def _component(
    kind: str, name: str, described: dict[str, Any], registry: ComponentRegistry
) -> dict[str, Any]:
    component = ResolvedComponent(name=name, type=kind, schema=described, object=name)
    registry.register_on_missing(component)
    reference: dict[str, Any] = component.ref
    return reference


def onward(subject: str, action: str, path: str) -> dict[str, Any]:
    """Return the links from an answer to others: from a list to a row, from a row to its parts."""
    if action == "index" and "{id}" not in path:
        first = "$response.body#/results/0/id"
        links = {"row": _link(f"{subject}_show", first, "The first row of the page.")}
        return links | (_parts_of_a_revision(first) if subject == "revision" else {})
    if action == "show" and subject == "revision":
        return _parts_of_a_revision("$response.body#/id")
    return {}


def _parts_of_a_revision(expression: str) -> dict[str, Any]:
    return {
        "changes": _link("change_index", expression, "What the revision changed."),
        "leaves": _link("leaf_index", expression, "What its digest covers."),
    }


def _link(operation: str, expression: str, words: str) -> dict[str, Any]:
    return {"operationId": operation, "parameters": {"id": expression}, "description": words}
