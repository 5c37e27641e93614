#!/usr/bin/env bash
# Makes a staff account. Asks for name and password, or takes DJANGO_SUPERUSER_USERNAME,
# DJANGO_SUPERUSER_EMAIL and DJANGO_SUPERUSER_PASSWORD.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bootstrap.sh site
.venv/bin/python manage.py migrate --no-input --verbosity 0
if [ -n "${DJANGO_SUPERUSER_PASSWORD:-}" ]; then
    export DJANGO_SUPERUSER_EMAIL=${DJANGO_SUPERUSER_EMAIL:-}
    exec .venv/bin/python manage.py createsuperuser --no-input
fi
exec .venv/bin/python manage.py createsuperuser
