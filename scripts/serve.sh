#!/usr/bin/env bash
# From a fresh clone to the running site; run again, it starts at once and changes no data.
#
#   PORT     where to listen on this machine, 8000 unless set
#   RECORD   the folder under fixtures/ that is loaded into an empty record
set -euo pipefail
cd "$(dirname "$0")/.."

export PORT=${PORT:-8000}
record=fixtures/${RECORD:-armenia-azerbaijan}
# Compiled modules of our own make the next start faster.
unset PYTHONDONTWRITEBYTECODE

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null
}

[[ $PORT =~ ^[0-9]{1,5}$ ]] && ((10#$PORT >= 1 && 10#$PORT <= 65535)) ||
    fail "PORT=$PORT is not a port: give a number from 1 to 65535."
[ -d "$record" ] ||
    fail "There is no $record. RECORD is one of: $(cd fixtures && echo */ | tr -d /)"
! listens ||
    fail "Port $PORT is taken by another program." \
        "Stop that program, or choose another port: make serve PORT=$((PORT < 65535 ? PORT + 1 : 8000))"

scripts/bootstrap.sh site
echo "Preparing the database"
.venv/bin/python manage.py migrate --no-input --verbosity 0
.venv/bin/python manage.py load_record --if-empty "$record"
scripts/static.sh

# Say where the site is once it answers. In a process that belongs to nobody, since the
# server takes this one's place and would not collect it.
(
    (
        for ((tries = 0; tries < 600; tries++)); do
            if listens; then
                echo "The site runs on http://127.0.0.1:$PORT/ (Ctrl-C stops it)"
                break
            fi
            kill -0 $$ 2>/dev/null || break
            sleep 0.1
        done
    ) &
)
exec .venv/bin/python -m config.server
