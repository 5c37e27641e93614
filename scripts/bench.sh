#!/usr/bin/env bash
# Measures the speed of the past on records of 1,000 to 1,000,000 history rows, and prints
# tables in Markdown: on SQLite, then on PostgreSQL where it is installed.
#
#   ARGS   arguments for python -m tests.bench: --quick, --sizes, --shapes, --rounds, --folder
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh dev
scripts/static.sh
read -ra arguments <<<"${ARGS:-}"
printf '## %s\n\n' "$(date -u +%F)"
env -u DATABASE_URL .venv/bin/python -m tests.bench "${arguments[@]}"
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; then
    scripts/postgres.sh .venv/bin/python -m tests.bench "${arguments[@]}"
else
    echo "PostgreSQL: not measured, since it is not installed (Debian package postgresql)."
fi
