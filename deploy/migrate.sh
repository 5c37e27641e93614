#!/bin/sh
# What the owner of the database does before the web processes of a release start: brings the
# tables up to date, checks the guards, makes the role of the web processes with its rights, and
# loads the first record where there is none. Run again, it changes nothing that is in order.
#
#   DATABASE_URL       the database, as its owner
#   WEB_DATABASE_URL   the same, as the role of the web processes: its name and password
#   RECORD             the folder under fixtures/ that is loaded into an empty record, or none
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-.venv/bin/python}
: "${DATABASE_URL:?the database, as its owner}"
: "${WEB_DATABASE_URL:?the database, as the role of the web processes}"

"$python" manage.py migrate --no-input --verbosity 0
"$python" manage.py guards check
role=$("$python" deploy/web_role.py)
"$python" manage.py guards grant "$role"
record=${RECORD:-armenia-azerbaijan}
[ "$record" = none ] || "$python" manage.py load_record --if-empty "fixtures/$record"
