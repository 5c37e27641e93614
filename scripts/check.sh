#!/usr/bin/env bash
# What CI runs: everything that must hold before a change is taken.
# Here nothing may be skipped: PostgreSQL, Chromium, nginx and Redis must be installed.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v chromium chromium-browser chrome >/dev/null || {
    echo "Chromium is needed: install the Debian package chromium." >&2
    exit 1
}
command -v xgettext >/dev/null || {
    echo "xgettext is needed: install the Debian package gettext." >&2
    exit 1
}
command -v nginx >/dev/null && command -v redis-server >/dev/null || {
    echo "nginx and Redis are needed: install the Debian packages nginx and redis-server." >&2
    exit 1
}
scripts/bootstrap.sh dev
. scripts/suite.sh
# Settings of its own, so that the check neither needs nor touches a record kept here.
scratch=$(mktemp -d)
beside=
trap 'say_closing_lines; [ -z "$beside" ] || kill -- "-$beside" || true; rm -rf "$scratch"' EXIT
python=(env DATABASE_URL="sqlite:///$scratch/check.sqlite3" ALLOWED_HOSTS=localhost
    SECRET_KEY="$(od -An -N48 -tx1 /dev/urandom | tr -d ' \n')" .venv/bin/python)

same_schema() {
    "${python[@]}" manage.py spectacular --validate --fail-on-warn --file "$scratch/openapi.yaml" ||
        return 1
    diff -u docs/openapi.yaml "$scratch/openapi.yaml" ||
        { echo "docs/openapi.yaml is not what the code describes: run make schema." >&2; return 1; }
}

step "Lint" .venv/bin/python -m ruff check .
step "Format" .venv/bin/python -m ruff format --check .
step "Types" "${python[@]}" -m mypy config provisions tracker
step "Migrations" "${python[@]}" manage.py makemigrations --check --dry-run
step "API description" same_schema
step "Static files" scripts/static.sh

# Side by side, each with half the machine: SQLite; and PostgreSQL, then the browser and the
# whole deployment. Whichever is done first walks over every address.
walks() {
    if ! mkdir "$scratch/walks" 2>/dev/null; then
        [ -d "$scratch/walks" ] # the other half has taken them, or there is no room to say so
        return
    fi
    suite "walks" "${on_sqlite[@]}" -m "walk and not long"
}
elsewhere() {
    local failed=0
    suite "PostgreSQL" scripts/postgres.sh "${on_postgresql[@]}" -m "not browser and not once and not stack and not long" ||
        failed=1
    suite "browser" "${on_sqlite[@]}" -m "browser and not long" || failed=1
    suite "deployment" env -u PORT -u RECORD scripts/stack.sh "${on_stack[@]}" || failed=1
    walks || failed=1
    say_closing_lines
    return "$failed"
}
set -m # a group of its own, so that an early end takes all of it along
(elsewhere) </dev/null >"$scratch/elsewhere.log" 2>&1 &
beside=$!
set +m
follow() {
    tail --pid="$beside" -n +1 -f "$scratch/elsewhere.log"
    wait "$beside"
}
failed=0
suite "SQLite" "${on_sqlite[@]}" -m "not browser and not stack and not long and not walk" || failed=1
walks || failed=1
follow || failed=1
beside=
exit "$failed"
