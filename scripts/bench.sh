#!/usr/bin/env bash
# Measures how fast the site is, and prints tables in Markdown.
#
# First answers over HTTP, beside nginx, Datasette and a plain DRF project, on the first record
# and on one of 1,000,000 history rows. Then the speed of the past on records of 1,000 to
# 1,000,000 history rows: on SQLite, and on PostgreSQL where it is installed.
#
#   ARGS        arguments for both parts: --quick, --rounds
#   HTTP_ARGS   for python -m tests.bench.http alone: --sets, --servers, --connections, ...
#   PAST_ARGS   for python -m tests.bench alone: --sizes, --shapes, --folder
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh dev
scripts/static.sh
mkdir -p var/bench
scripts/bootstrap.sh bench var/bench/venv
read -ra over_http <<<"${ARGS:-} ${HTTP_ARGS:-}"
read -ra past <<<"${ARGS:-} ${PAST_ARGS:-}"
printf '## %s\n\n' "$(date -u +%F)"
status=0
env -u DATABASE_URL .venv/bin/python -m tests.bench.http "${over_http[@]}" || {
    status=$?
    echo "Answers over HTTP: not measured. See above."
}
env -u DATABASE_URL .venv/bin/python -m tests.bench "${past[@]}"
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; then
    scripts/postgres.sh .venv/bin/python -m tests.bench "${past[@]}"
else
    echo "PostgreSQL: not measured, since it is not installed (Debian package postgresql)."
fi
exit "$status"
