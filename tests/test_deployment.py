"""What the image and compose.yaml name is there, is read by something, and is told in the docs."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
DEPLOY = (ROOT / "docs" / "deploy.md").read_text()
# Of the images of others.
THEIRS = re.compile("POSTGRES_|REDISCLI_AUTH")
# Told ahead of the settings that read them; whoever does not know a variable ignores it.
AHEAD = {"CACHE_URL", "LOG_FORMAT", "METRICS_TOKEN", "RATE_LIMIT"}
OURS = ("config/**/*.py", "deploy/*.sh", "deploy/*.py", "deploy/nginx/*")


def instructions(name):
    joined = DOCKERFILE.replace("\\\n", " ")
    return [line.split(None, 1)[1] for line in joined.splitlines() if line.startswith(f"{name} ")]


def test_image_is_made_of_files_that_are_there_and_not_left_out():
    copied = [
        source
        for line in instructions("COPY")
        if "--from" not in line
        for source in shlex.split(line)[:-1]
    ]
    let_in = [
        line[1:] for line in (ROOT / ".dockerignore").read_text().split("\n") if line[:1] == "!"
    ]
    assert sorted(copied) == sorted(let_in)
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_image_runs_as_nobody_of_note_and_says_whether_it_lives():
    assert instructions("USER") == ["site"]
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD ")
    assert "deploy/healthy.py" in instructions("HEALTHCHECK")[0]
    assert "--require-hashes" in DOCKERFILE
    assert [image for image in instructions("FROM") if "slim" not in image] == [
        "python:${PYTHON} AS build",
        "python:${PYTHON}",
    ]
    assert "-slim-" in instructions("ARG")[0]


def test_parts_of_the_deployment():
    assert set(SERVICES) == {"postgres", "redis", "migrate", "web-1", "web-2", "proxy"}
    images = [service["image"] for service in SERVICES.values()]
    assert [image for image in images if re.search(r":(latest)?$", image) or ":" not in image] == []


def test_owner_password_is_known_to_the_owners_parts_alone():
    knows = {name for name, said in SERVICES.items() if "OWNER_PASSWORD" in str(said)}
    assert knows == {"postgres", "migrate"}
    assert {name for name, said in SERVICES.items() if "ports" in said} == {"proxy"}
    assert COMPOSE["networks"]["behind"]["internal"] is True


@pytest.mark.parametrize("name", ["migrate", "web-1", "web-2", "proxy"])
def test_nothing_is_written_but_where_it_must_be(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_proxy_asks_the_web_processes_where_they_are():
    addresses = [
        SERVICES[name]["networks"]["behind"]["ipv4_address"] + ":8000"
        for name in ("web-1", "web-2")
    ]
    assert SERVICES["proxy"]["environment"]["WEB"].split() == addresses
    assert "PORT=8000" in DOCKERFILE


def test_scripts_that_are_named_are_there_and_can_be_run():
    named = [
        Path(word.removeprefix("/"))
        for service in SERVICES.values()
        for word in [*service.get("command", []), *service.get("entrypoint", [])]
        if word.lstrip("/").startswith("deploy/")
    ]
    assert len(named) == 2
    assert [path for path in named if not (ROOT / path).stat().st_mode & 0o100] == []


def test_every_variable_is_read_by_something_and_told_in_the_docs():
    ours = "".join(path.read_text() for pattern in OURS for path in ROOT.glob(pattern))
    unread, untold = set(), set()
    for service in SERVICES.values():
        for name in service.get("environment", {}):
            if THEIRS.match(name):
                continue
            operator = name.startswith("OPERATOR_") and "OPERATOR_{part" in ours
            if not operator and not re.search(rf"\b{name}\b", ours) and name != "REDIS_PASSWORD":
                unread.add(name)
            if f"`{name}`" not in DEPLOY and name != "REDISCLI_AUTH":
                untold.add(name)
    # What compose.yaml asks of .env, and what has a default there.
    untold |= {
        name
        for name in re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text())
        if f"`{name}`" not in DEPLOY
    }
    assert (unread - AHEAD, untold) == (set(), set())


def test_proxy_is_told_everything_its_configuration_asks():
    template = (ROOT / "deploy" / "nginx" / "nginx.conf.template").read_text()
    script = (ROOT / "deploy" / "nginx.sh").read_text()
    filled = re.search(r"envsubst '(.*?)'", script, re.S)[1]
    assert set(re.findall(r"\$\{(\w+)\}", template)) == set(re.findall(r"\w+", filled))


def test_each_step_of_growth_says_how_it_is_known():
    steps = DEPLOY.split("## How it grows")[1].split("\n\n")[1].splitlines()[2:]
    known = re.compile(r"\| \*(measured|simulated|neither)\*[^|]*\|$")
    assert len(steps) == 6
    assert [step for step in steps if not known.search(step)] == []
    for told in ("**Replicas.**", "**A CDN.**", "## A million readers in an hour, on paper"):
        assert told in DEPLOY
