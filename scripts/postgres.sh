#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL that only it can reach, then removes all of it.
#
#   scripts/postgres.sh COMMAND [ARGUMENT...]
#
# The command finds the server in DATABASE_URL. As root the server runs as the user postgres,
# since PostgreSQL refuses to run as root. Nothing is flushed to disk: this is for tests.
set -euo pipefail

oldest=15
[ $# -gt 0 ] || { echo "usage: scripts/postgres.sh COMMAND [ARGUMENT...]" >&2; exit 2; }

# Debian keeps each version's programs apart and out of PATH.
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || echo /none/initdb)")
if [ ! -x "$programs/initdb" ]; then
    echo "PostgreSQL $oldest or newer is needed: install the Debian package postgresql." >&2
    exit 1
fi
version=$("$programs/initdb" --version | grep -oE '[0-9]+' | head -n 1)
if [ "$version" -lt "$oldest" ]; then
    echo "PostgreSQL $oldest or newer is needed; this is $version ($programs)." >&2
    exit 1
fi

place=$(mktemp -d "${TMPDIR:-/tmp}/postgres.XXXXXX")
as_server=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$place"
    as_server=(runuser -u postgres --)
fi
chmod 700 "$place"
cd "$place"
command=
stop() {
    [ -z "$command" ] || kill "$command" 2>/dev/null || true
    "${as_server[@]}" "$programs/pg_ctl" -D "$place/data" -m immediate -w stop >/dev/null 2>&1 || true
    cd /
    rm -rf "$place"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

"${as_server[@]}" "$programs/initdb" -D "$place/data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$place/initdb.log" 2>&1 ||
    { cat "$place/initdb.log" >&2; exit 1; }
# A socket in a folder of its own, no port: nothing to clash with, nobody else can connect.
options="-c listen_addresses= -c unix_socket_directories=$place"
options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"${as_server[@]}" "$programs/pg_ctl" -D "$place/data" -o "$options" -l "$place/server.log" -w start \
    >/dev/null || { cat "$place/server.log" >&2; exit 1; }

cd "$OLDPWD"
export DATABASE_URL="postgres://postgres@/postgres?host=$place"
"$@" &
command=$!
status=0
wait "$command" || status=$?
exit "$status"
