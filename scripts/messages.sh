#!/usr/bin/env bash
# Gathers every message of the pages into the catalogues under tracker/locale/, one a language.
# New messages come without a translation; what no page says any more goes. Needs xgettext
# (Debian package gettext).
#
#   gather   only gathers, in an environment that is there already
set -euo pipefail
cd "$(dirname "$0")/.."

command -v xgettext >/dev/null || {
    echo "xgettext is needed: install the Debian package gettext." >&2
    exit 1
}
[ "${1:-}" = gather ] || scripts/bootstrap.sh dev
# The desk, the commands and what only staff are told stay in English.
.venv/bin/python manage.py makemessages --locale hy --locale az --locale ru \
    --extension py,html,svg,txt --no-location --no-obsolete --no-wrap --verbosity 0 \
    --ignore 'tests/*' --ignore 'var/*' --ignore 'provisions/admin/*' --ignore 'config/*' \
    --ignore 'provisions/management/*' --ignore '.venv/*' --ignore 'provisions/templates/*'
.venv/bin/python -m tracker.catalogues settle
