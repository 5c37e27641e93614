#!/usr/bin/env bash
# Writes the API's OpenAPI description to a file; fails on any warning or invalid part.
#
#   scripts/schema.sh FILE
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh dev
.venv/bin/python manage.py spectacular --validate --fail-on-warn --file "${1:?FILE}"
