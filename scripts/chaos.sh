#!/usr/bin/env bash
# Breaks what can break while the record is written, and prints what came of it, fault by
# fault: on SQLite, then on PostgreSQL where it is installed. Takes a few minutes; as root it
# fills a small disk of its own, else it says how a full disk was made.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh dev
scripts/static.sh
settings=(env ALLOWED_HOSTS=localhost SECRET_KEY="$(od -An -N48 -tx1 /dev/urandom | tr -d ' \n')")
installed() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null
}
beside= failed=0
log=$(mktemp)
trap '[ -z "$beside" ] || kill "$beside" || true; rm -f "$log"' EXIT

# The two databases side by side, each with half the machine.
if installed; then
    scripts/postgres.sh "${settings[@]}" .venv/bin/python -m tests.crash.chaos >"$log" &
    beside=$!
else
    echo "PostgreSQL: not tried, since it is not installed (Debian package postgresql)." >"$log"
fi
printf '## %s\n\n' "$(date -u +%F)"
env -u DATABASE_URL "${settings[@]}" .venv/bin/python -m tests.crash.chaos || failed=1
[ -z "$beside" ] || wait "$beside" || failed=1
beside=
echo
cat "$log"
exit "$failed"
