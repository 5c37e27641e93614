"""The API describes itself: valid, committed, and true of every answer."""

import copy
from pathlib import Path

import pytest
import yaml
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from provisions.models import NOUNS
from provisions.record import revise
from provisions.transfer.columns import COLUMNS
from provisions.vocabulary import ARTICLE_STATUS, EVENT_KIND
from tests.builders import add_status, small_record
from tracker.api.logged import RENAMED

pytestmark = pytest.mark.once


COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.yaml"
ANSWERS = {
    "": "/api/v1/",
    "agreements/": "/api/v1/agreements/",
    "articles/": "/api/v1/articles/",
    "articles/?as_of=2025-03-12": "/api/v1/articles/",
    "articles/?as_of=2020-01-01": "/api/v1/articles/",
    "articles/armenia-azerbaijan-7/": "/api/v1/articles/{id}/",
    "preconditions/?page_size=100": "/api/v1/preconditions/",
    "preconditions/?as_of=2024-01-01": "/api/v1/preconditions/",
    "preconditions/armenia-azerbaijan-minsk-group-closure/": "/api/v1/preconditions/{id}/",
    "article-texts/?page_size=100": "/api/v1/article-texts/",
    "draft-versions/": "/api/v1/draft-versions/",
    "parties/": "/api/v1/parties/",
    "actors/": "/api/v1/actors/",
    "positions/?page_size=100": "/api/v1/positions/",
    "movements/": "/api/v1/movements/",
    "status-entries/?page_size=100": "/api/v1/status-entries/",
    "tallies/": "/api/v1/tallies/",
    "events/?page_size=100": "/api/v1/events/",
    "instruments/": "/api/v1/instruments/",
    "proceedings/?page_size=100": "/api/v1/proceedings/",
    "proceeding-stages/?page_size=100": "/api/v1/proceeding-stages/",
    "presences/?page_size=100": "/api/v1/presences/",
    "scope-readings/?page_size=100": "/api/v1/scope-readings/",
    "incidents/?page_size=100": "/api/v1/incidents/",
    "reactions/?page_size=100": "/api/v1/reactions/",
    "proposals/?page_size=100": "/api/v1/proposals/",
    "proposal-answers/?page_size=100": "/api/v1/proposal-answers/",
    "milestones/?page_size=100": "/api/v1/milestones/",
    "dependencies/?page_size=100": "/api/v1/dependencies/",
    "assessments/?page_size=100": "/api/v1/assessments/",
    "conflicts/?page_size=100": "/api/v1/conflicts/",
    "sources/?page_size=100": "/api/v1/sources/",
    "sources/almayadeen-prague/": "/api/v1/sources/{id}/",
    "revisions/": "/api/v1/revisions/",
    "revisions/1/": "/api/v1/revisions/{id}/",
    "revisions/1/changes/?page_size=100": "/api/v1/revisions/{id}/changes/",
    "revisions/1/leaves/?page_size=100": "/api/v1/revisions/{id}/leaves/",
    "checkpoint/": "/api/v1/checkpoint/",
    "overview/": "/api/v1/overview/",
    "overview/?as_of=2020-01-01": "/api/v1/overview/",
    "matrix/": "/api/v1/matrix/",
    "matrix/?as_of=2025-03-13&party=azerbaijan": "/api/v1/matrix/",
    "sequence/": "/api/v1/sequence/",
    "compare/?from=2025-03-12&to=2025-03-13": "/api/v1/compare/",
    "compare/?from=2025-03-13&to=2025-08-11": "/api/v1/compare/",
    "compare/?from_revision=0&to_revision=1": "/api/v1/compare/",
    "accounts/": "/api/v1/accounts/",
    "accounts/?as_of=2024-08-31": "/api/v1/accounts/",
    "drift/?party=azerbaijan&subject=minsk-group-closure": "/api/v1/drift/",
    "drift/?party=azerbaijan&subject=agreement": "/api/v1/drift/",
    "unanswered/": "/api/v1/unanswered/",
    "unanswered/?as_of=2025-04-16": "/api/v1/unanswered/",
    "evidence/": "/api/v1/evidence/",
    "incident-counts/?from=2025-03-14&to=2025-03-31": "/api/v1/incident-counts/",
    "brief/?as_of=2025-03-13": "/api/v1/brief/",
    "brief/": "/api/v1/brief/",
    "vocabulary/": "/api/v1/vocabulary/",
}


@pytest.fixture(scope="module")
def described():
    return yaml.safe_load(COMMITTED.read_text())


def test_committed_description_is_what_the_code_describes():
    generated = OpenApiYamlRenderer().render(
        SchemaGenerator().get_schema(request=None, public=True), renderer_context={}
    )
    assert COMMITTED.read_text() == generated.decode(), "run make schema"


def test_description_is_valid_openapi(described):
    assert described["openapi"] == "3.1.1"
    assert list(OpenAPIV31SpecValidator(copy.deepcopy(described)).iter_errors()) == []


def test_served_description_is_the_committed_one(ask, described):
    as_yaml = ask("schema/")
    assert as_yaml.headers["Content-Type"].startswith("application/vnd.oai.openapi")
    assert yaml.safe_load(as_yaml.content) == described
    as_json = ask("schema/", headers={"Accept": "application/json"})
    assert as_json.json() == described
    assert as_json.headers["Vary"].startswith("Accept")


def referred(described, part):
    """Return a part of the description, or the component that it refers to."""
    if "$ref" not in part:
        return part
    _, _, kind, name = part["$ref"].split("/")
    return described["components"][kind][name]


def conforms(described, path, status, media_type, data):
    response = referred(described, described["paths"][path]["get"]["responses"][status])
    schema = {
        **response["content"][media_type]["schema"],
        "components": described["components"],
    }
    found = Draft202012Validator(schema).iter_errors(data)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("address", ANSWERS)
def test_answer_is_as_described(client, db, described, address):
    data = client.get(f"/api/v1/{address}").json()
    assert conforms(described, ANSWERS[address], "200", "application/json", data) == []


def test_answer_that_lacks_a_field_would_be_found(client, db, described):
    data = client.get("/api/v1/articles/?fields=id").json()
    assert conforms(described, "/api/v1/articles/", "200", "application/json", data)


def test_tombstone_and_problem_are_as_described(client, record, described):
    small = small_record()
    with revise(reason="A status") as edit:
        entry = add_status(edit, small, small.articles[0])
    with revise(reason="Wrong", kind="retraction") as edit:
        edit.retract(entry)
    tomb = client.get(f"/api/v1/status-entries/{entry.slug}/").json()
    path = "/api/v1/status-entries/{id}/"
    assert conforms(described, path, "200", "application/json", tomb) == []
    for status, query in (("400", "nonsense=1"), ("404", "as_of=2025-01-01")):
        problem = client.get(f"/api/v1/status-entries/nothing/?{query}").json()
        assert problem["status"] == int(status)
        assert conforms(described, path, status, "application/problem+json", problem) == []


def test_every_address_tells_of_refusals_headers_and_ways_onward(described):
    for path, operations in described["paths"].items():
        responses = operations["get"]["responses"]
        assert {"200", "304", "400", "406", "429"} <= set(responses), path
        assert ("404" in responses) == ("{id}" in path or "checkpoint" in path), path
        assert {"ETag", "Record-Revision", "As-Of"} <= set(responses["200"]["headers"])
        is_list = operations["get"]["operationId"].endswith("_index") and "{id}" not in path
        links = responses["200"].get("links", {})
        assert ("row" in links) == is_list, path
    too_many = described["components"]["responses"]["TooMany"]
    assert {"Retry-After", "RateLimit", "RateLimit-Policy"} == set(too_many["headers"])
    assert set(too_many["content"]) == {"application/problem+json"}
    operations = {way["get"]["operationId"] for way in described["paths"].values()}
    named = {
        link["operationId"]
        for way in described["paths"].values()
        for link in way["get"]["responses"]["200"].get("links", {}).values()
    }
    assert named <= operations
    assert len(named) > 25


def test_every_parameter_is_described_with_its_words(described):
    for path, operations in described["paths"].items():
        for parameter in operations["get"].get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
    query = {
        path: {p["name"]: p["schema"] for p in operations["get"].get("parameters", [])}
        for path, operations in described["paths"].items()
    }
    assert query["/api/v1/articles/"]["status"]["enum"] == ARTICLE_STATUS.codes
    assert query["/api/v1/events/"]["kind"]["enum"] == EVENT_KIND.codes
    assert query["/api/v1/events/"]["page_size"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "default": 50,
    }


@pytest.mark.parametrize("path", sorted(set(ANSWERS.values())))
def test_described_parameters_are_those_that_are_accepted(client, db, described, path):
    address = path.format(id="1" if "revisions" in path else "armenia-azerbaijan-7")
    if path == "/api/v1/sources/{id}/":
        address = "/api/v1/sources/almayadeen-prague/"
    if path == "/api/v1/preconditions/{id}/":
        address = "/api/v1/preconditions/armenia-azerbaijan-minsk-group-closure/"
    names = [
        p["name"]
        for p in described["paths"][path]["get"].get("parameters", [])
        if p["in"] == "query"
    ]
    detail = client.get(address, {"nonsense": "1"}).json()["detail"]
    assert detail.split("which knows: ")[1] == (", ".join(sorted(names)) or "none") + "."


@pytest.mark.parametrize("model", NOUNS)
def test_what_is_not_marked_as_derived_is_what_the_record_stores(described, model):
    shape = described["components"]["schemas"][model.__name__]["properties"]
    told = {name for name, schema in shape.items() if not schema.get("readOnly")}
    stored = {*COLUMNS[model], *model.ties, "id", "revision"}
    assert told == {RENAMED.get((model.noun(), name), name) for name in stored}


def test_only_the_api_is_described(described):
    assert {path.split("/")[1] for path in described["paths"]} == {"api"}
    assert "/api/v1/docs/" not in described["paths"]


def test_reference_loads_nothing_from_elsewhere(client, db, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    response = client.get("/api/v1/docs/")
    page = response.content.decode()
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "http" not in page
    assert "<style" not in page
    assert "style=" not in page
    assert 'data-schema="/api/v1/schema/"' in page
    assert "unsafe" not in response["Content-Security-Policy"]
