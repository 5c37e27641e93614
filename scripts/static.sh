#!/usr/bin/env bash
# Gathers the static files into var/static, compressed and named by their content.
# Does nothing when none has changed since.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=var/static-files.sha256
gathered=var/static/staticfiles.json

# Files that a pinned package brings change with the pins only.
current=$(find provisions tracker config/settings requirements/site.txt \
    \( -path '*/static/*' -o -path "config/settings/*.py" -o -name site.txt \) -type f -print0 |
    sort -z | xargs -0 sha256sum)

if [ ! -f "$gathered" ] || [ "$current" != "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "Gathering and compressing static files"
    # Left out: a second viewer of the API's description and a browsable API, both unused.
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
        --ignore redoc --ignore rest_framework
    echo "$current" >"$stamp"
fi
