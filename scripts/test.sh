#!/usr/bin/env bash
# Runs the test suite on SQLite, in a browser, and on PostgreSQL. Browser tests need Chromium,
# those on PostgreSQL a DATABASE_URL that names one; without it they are counted as skipped.
#
#   ARGS   arguments for pytest; then one run on SQLite is made, with these
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh dev
. scripts/suite.sh
if [ -n "${ARGS:-}" ]; then
    read -ra arguments <<<"$ARGS"
    exec "${on_sqlite[@]}" "${arguments[@]}"
fi

scripts/static.sh
failed=0
suite "SQLite" "${on_sqlite[@]}" -m "not browser and not stack and not long" || failed=1
suite "browser" "${on_sqlite[@]}" -m "browser and not long" || failed=1
case ${DATABASE_URL:-} in
postgres*) suite "PostgreSQL" "${on_postgresql[@]}" -m "not browser and not once and not stack and not long" || failed=1 ;;
*) closing_lines+=("pytest, PostgreSQL:" "skipped: DATABASE_URL does not name one") ;;
esac
exit "$failed"
