#!/usr/bin/env bash
# Runs the attacks that take too long for each change: every kind of address asked with hostile
# values, the API under fuzz, and hostile texts in every field of the record, opened in a browser.
#
#   ARGS   arguments for pytest
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh dev
. scripts/suite.sh
scripts/static.sh
read -ra arguments <<<"${ARGS:-}"
suite "attacks" "${on_sqlite[@]}" -m long "${arguments[@]}"
