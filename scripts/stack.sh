#!/usr/bin/env bash
# Starts the whole deployment on this machine without Docker, runs a command beside it, and
# removes all of it: PostgreSQL, Redis, the owner's migrations and the first record, two web
# processes in the role of the site, and nginx in front. Only this machine can reach it.
#
#   scripts/stack.sh [COMMAND [ARGUMENT...]]      without a command it runs until told to stop
#
#   PORT      where nginx listens, a free port unless set
#   RECORD    the folder under fixtures/ that is loaded
#   WORKERS, THREADS, CONNECTIONS_PER_READER, PROXY_CACHE_SIZE   as docs/deploy.md has them,
#             and RATE_LIMIT, which is 100000 here unless set
#
# The command finds STACK_URL, the addresses of the web processes in WEB_URLS, the database as the
# web processes' role in DATABASE_URL and as the owner in OWNER_DATABASE_URL, and the settings of
# the site. STACK_FOLDER holds a log of each part and its process id (web-1.pid, web-2.pid). A web
# process that ends is started again, so to end it gracefully (SIGTERM) is to restart it.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

PATH=$PATH:/usr/sbin # where nginx is
for need in nginx:nginx redis-server:redis-server envsubst:gettext-base psql:postgresql-client; do
    command -v "${need%%:*}" >/dev/null ||
        fail "${need%%:*} is needed: install the Debian package ${need##*:}."
done
if [ -z "${STACK_INSIDE:-}" ]; then
    # What the tests need holds what the site needs.
    sha256sum --check --status .venv/installed-dev.txt 2>/dev/null || scripts/bootstrap.sh site
    scripts/static.sh
    exec env STACK_INSIDE=1 scripts/postgres.sh "$0" "$@"
fi
unset STACK_INSIDE PYTHONDONTWRITEBYTECODE

place=$(mktemp -d "${TMPDIR:-/tmp}/stack.XXXXXX")
sockets=${DATABASE_URL##*host=}
pids=() command=

# Ends each part by its own process id, the last started first.
stop() {
    trap '' HUP INT TERM
    local part
    [ -z "$command" ] || kill "$command" 2>/dev/null || true
    touch "$place/stopping"
    for ((part = ${#pids[@]} - 1; part >= 0; part--)); do
        kill "${pids[part]}" 2>/dev/null || true
        wait "${pids[part]}" 2>/dev/null || true
    done
    rm -rf "$place"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    .venv/bin/python -c 'import socket
with socket.socket() as taken:
    taken.bind(("127.0.0.1", 0))
    print(taken.getsockname()[1])'
}
random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

tell_logs() { # WORDS...
    tail -n 20 "$place"/*.log >&2 || true
    fail "$@" "The ends of the logs are above."
}

# ── PostgreSQL: an owner, who is no superuser; from then on everybody needs a password.
owner_password=$(random)
web_password=$(random)
psql -q "host=$sockets user=postgres dbname=postgres" -v ON_ERROR_STOP=1 >"$place/postgres.log" 2>&1 <<SQL ||
CREATE ROLE owner LOGIN CREATEROLE PASSWORD '$owner_password';
CREATE DATABASE tracker OWNER owner TEMPLATE template0;
\connect tracker
ALTER SCHEMA public OWNER TO owner;
SQL
    tell_logs "The owner's role could not be made."
echo "local all all scram-sha-256" >"$sockets/data/pg_hba.conf"
# The server runs as this folder's owner.
kill -HUP "$(head -n 1 "$sockets/data/postmaster.pid")"
export OWNER_DATABASE_URL="postgres://owner:$owner_password@/tracker?host=$sockets"
export DATABASE_URL="postgres://web:$web_password@/tracker?host=$sockets"

# ── Redis
redis_port=$(free_port)
redis_password=$(random)
redis-server - >"$place/redis.log" 2>&1 <<REDIS &
bind 127.0.0.1
port $redis_port
requirepass $redis_password
save ""
appendonly no
dir $place
maxmemory 64mb
maxmemory-policy allkeys-lru
REDIS
pids+=($!)
redis_answers() {
    REDISCLI_AUTH=$redis_password redis-cli -p "$redis_port" ping 2>/dev/null | grep -q PONG
}

# ── What the site is told
web_ports=("$(free_port)" "$(free_port)")
public_port=${PORT:-$(free_port)}
export STACK_URL="http://127.0.0.1:$public_port" STACK_FOLDER="$place"
export WEB_URLS="http://127.0.0.1:${web_ports[0]} http://127.0.0.1:${web_ports[1]}"
export CACHE_URL="redis://:$redis_password@127.0.0.1:$redis_port/0" CHECKPOINT_DIR="$place"
export SECRET_KEY ALLOWED_HOSTS=127.0.0.1,localhost SECURE_SSL_REDIRECT=off PROXIES_IN_FRONT=1
# Here all readers are one client.
export METRICS_TOKEN LISTEN=127.0.0.1 RATE_LIMIT="${RATE_LIMIT:-100000}"
SECRET_KEY=$(random)
METRICS_TOKEN=$(random)

# ── The owner's part, then the web processes, each started again when it ends
echo "Preparing the database" >&2
WEB_DATABASE_URL=$DATABASE_URL DATABASE_URL=$OWNER_DATABASE_URL deploy/migrate.sh \
    >"$place/migrate.log" 2>&1 || tell_logs "The database could not be prepared."
for ((tries = 0; tries < 50; tries++)); do
    ! redis_answers || break
    sleep 0.1
done
redis_answers || tell_logs "Redis does not answer."

keep_serving() { # NAME PORT
    local server
    trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; exit' TERM
    until [ -e "$place/stopping" ]; do
        WORKERS=${WORKERS:-2} PORT=$2 setsid .venv/bin/python -m config.server &
        server=$!
        echo "$server" >"$place/$1.pid"
        wait "$server" || true
        sleep 0.2
    done
}
for part in 1 2; do
    keep_serving "web-$part" "${web_ports[part - 1]}" >>"$place/web-$part.log" 2>&1 &
    pids+=($!)
done

# ── nginx
chmod 711 "$place" # for the user that nginx runs as
mkdir "$place/proxy"
WEB="127.0.0.1:${web_ports[0]} 127.0.0.1:${web_ports[1]}" PROXY_LISTEN="127.0.0.1:$public_port" \
    PROXY_FOLDER="$place/proxy" PROXY_LOG="$place/proxy/access.log" \
    PROXY_PROCESSES="${PROXY_PROCESSES:-2}" deploy/nginx.sh >"$place/nginx.log" 2>&1 &
pids+=($!)

# Ready is what a reader sees through nginx, and each web process by itself.
ready() {
    local address
    for address in "$STACK_URL" $WEB_URLS; do
        .venv/bin/python -c 'import sys, urllib.request as r; r.urlopen(sys.argv[1], timeout=5)' \
            "$address/readyz" 2>/dev/null || return 1
    done
}
patience=$((SECONDS + 120))
until ready; do
    for part in "${pids[@]}"; do
        kill -0 "$part" 2>/dev/null || tell_logs "A part of the stack ended."
    done
    ((SECONDS < patience)) || tell_logs "The stack was not ready within two minutes."
    sleep 0.2
done

if [ $# = 0 ]; then
    echo "The stack runs on $STACK_URL/ (Ctrl-C stops it)" >&2
    set -- sleep infinity
fi
"$@" &
command=$!
status=0
wait "$command" || status=$?
command=
exit "$status"
