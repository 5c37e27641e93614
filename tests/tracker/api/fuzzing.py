"""Requests made up from the API's own description, and all that was wrong with the answers.

The site answers in this process, kept answers in front of it as it is served. The same seed
makes up the same requests.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from config.edge.compression import version_seen
from config.edge.layer import KeptAnswers
from config.edge.store import Store

DESCRIPTION = "/api/v1/schema/"
PHASES = ("examples", "coverage", "fuzzing", "stateful")
# How many each of these phases makes up for an address; the others make up all there is.
EACH = {"fuzzing": 3, "stateful": 120}
MEGABYTES = 32 * 1024 * 1024
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


@dataclass
class Found:
    """What was asked, how it was answered, and what was wrong, each with how to ask again."""

    asked: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    followed: int = 0
    faults: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def kinds(self) -> set[str]:
        return {check for check, _operation, _title in self.faults}


def site() -> Application:
    return KeptAnswers(WSGIHandler(), Store(MEGABYTES), version_seen)


def fuzz(application: Application, only: str = "") -> Found:
    """Ask everything that is described, or one path of it, and return what was found."""
    schema = schemathesis.openapi.from_wsgi(
        DESCRIPTION,
        application,
        config=_config(stateful=not only),
        headers={"Accept": "application/json"},
    )
    found = Found()
    for event in from_schema(schema.include(path=only) if only else schema).execute():
        if isinstance(event, events.ScenarioFinished):
            _note(event.phase.value, event.recorder, found)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            found.faults["error", "", str(getattr(event, "info", event))] = ""
    return found


def _config(stateful: bool) -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "seed": 20250313,
            "workers": 1,
            "continue-on-failure": True,
            "cache": {"enabled": False},
            # The client in this process decodes nothing.
            "headers": {"Accept-Encoding": "identity"},
            "generation": {"deterministic": True, "database": "none", "no-shrink": True},
            # Which ids, states and places in a list there are is for the record to say: such a
            # value, well formed, is refused by name. That it is named is asked below.
            "checks": {"positive_data_acceptance": {"enabled": False}},
            "phases": {
                phase: {
                    "enabled": stateful or phase != "stateful",
                    "generation": {"max-examples": most},
                }
                for phase, most in EACH.items()
            },
        }
    )


def _note(phase: str, recorder: Any, found: Found) -> None:
    found.asked[phase] += len(recorder.cases)
    for name, node in recorder.cases.items():
        answered = recorder.interactions[name].response
        case = node.value
        found.operations.add(case.operation.label)
        found.statuses[answered.status_code] += 1
        found.followed += bool(node.is_transition_applied and answered.status_code == 200)
        for title in _own_faults(case, answered):
            found.faults["own", case.operation.label, title] = case.as_curl_command()
        for check in recorder.checks.get(name, ()):
            failed = check.failure_info
            if failed and not (check.name == "response_schema_conformance" and _in_part(case)):
                key = (check.name, case.operation.label, failed.failure.title)
                found.faults[key] = f"{failed.failure.message}\n{failed.code_sample}"


def _in_part(case: Any) -> bool:
    """Say whether a row was asked for in part, which its schema describes whole."""
    return "fields" in (case.query or {})


def _own_faults(case: Any, answered: Any) -> Iterator[str]:
    """Yield what the tool does not look for: nameless refusals, wrong parts of a row, 5xx."""
    if answered.status_code >= 500:
        yield f"answered {answered.status_code}"
    if case.method not in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        return
    body: Any = {}
    with suppress(ValueError):
        body = json.loads(answered.content)
    if answered.status_code == 400 and not body.get("parameter"):
        yield "refused without naming a parameter"
    if answered.status_code == 200 and _in_part(case):
        asked = set(_texts(case.query["fields"]))
        rows = body.get("results", [body])
        if any(set(row) != asked and "state" not in row for row in rows):
            yield "not the fields that were asked for"


def _texts(value: Any) -> list[str]:
    texts = value if isinstance(value, list) else [value]
    return [part for text in texts for part in str(text).split(",")]
