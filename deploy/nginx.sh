#!/bin/sh
# Fills in deploy/nginx/nginx.conf.template and runs nginx with it, in the foreground
# and never as root.
#
#   WEB                      the web processes, as "HOST:PORT HOST:PORT"
#   PROXY_LISTEN             where readers are answered, as nginx's listen takes it
#   PROXY_FOLDER             a folder that nginx may write: what is kept, and what is on its way
#   PROXY_CACHE_SIZE         the most that kept pages take of it
#   PROXY_PROCESSES          processes of nginx
#   PROXY_LOG                where a line for each request goes, or off
#   CONNECTIONS_PER_READER   requests at once of one network address
#   READERS_SCHEME           https where something before this proxy ends TLS
set -eu
cd "$(dirname "$0")/nginx"

export PROXY_LISTEN="${PROXY_LISTEN:-8080}" PROXY_FOLDER="${PROXY_FOLDER:?a folder to write in}"
export PROXY_CACHE_SIZE="${PROXY_CACHE_SIZE:-512m}" PROXY_PROCESSES="${PROXY_PROCESSES:-auto}"
export PROXY_LOG="${PROXY_LOG:-/dev/stdout}" CONNECTIONS_PER_READER="${CONNECTIONS_PER_READER:-100}"
# Else whatever the reader's own connection to this proxy is.
export READERS_SCHEME="${READERS_SCHEME:-\$scheme}"
WEB_SERVERS=
for server in ${WEB:?the web processes, as HOST:PORT HOST:PORT}; do
    WEB_SERVERS="$WEB_SERVERS server $server max_fails=0;"
done
export WEB_SERVERS

# Only these: nginx's own variables look the same.
# shellcheck disable=SC2016
envsubst '${WEB_SERVERS} ${PROXY_LISTEN} ${PROXY_FOLDER} ${PROXY_CACHE_SIZE} ${PROXY_PROCESSES}
    ${PROXY_LOG} ${CONNECTIONS_PER_READER} ${READERS_SCHEME}' \
    <nginx.conf.template >"$PROXY_FOLDER/nginx.conf"
as_proxy=
if [ "$(id -u)" = 0 ]; then
    chown www-data "$PROXY_FOLDER"
    as_proxy="setpriv --reuid=www-data --regid=www-data --clear-groups --"
fi
# shellcheck disable=SC2086
exec $as_proxy nginx -e stderr -c "$PROXY_FOLDER/nginx.conf" -g 'daemon off;'
