#!/usr/bin/env bash
# Makes .venv where it is missing and installs one set of pinned requirements into it.
#
#   scripts/bootstrap.sh site|dev
#   scripts/bootstrap.sh bench FOLDER    another environment, for what the site is measured against
#
# Does nothing when that very set is installed already.
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=requirements/${1:?usage: scripts/bootstrap.sh site|dev|bench [FOLDER]}.txt
venv=${2:-.venv}
# Without compiled packages every start of Python would take seconds longer.
export UV_COMPILE_BYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_pip() {
    "$venv/bin/python" -c 'import pip' 2>/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed and was not found." \
        "Install it (on Debian: apt-get install python3), or name it: make serve PYTHON=/path/to/python3"
}

make_venv() {
    local python
    python=$(find_python)
    echo "Making $venv with $("$python" --version)"
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv --clear "$venv"
    elif command -v uv >/dev/null; then
        uv venv --quiet --clear --python "$python" "$venv"
    elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "  installing the Debian package python3-venv first"
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq python3-venv; } </dev/null >/dev/null ||
            fail "The Debian package python3-venv could not be installed. See above."
        "$python" -m venv --clear "$venv" ||
            fail "$python still cannot make a virtual environment; install its own venv package."
    else
        fail "$python cannot make a virtual environment." \
            "Install the package python3-venv (on Debian, as root: apt-get install python3-venv)" \
            "and run the same command again."
    fi
}

install_requirements() {
    local log=$venv/install.log total
    total=$(grep -c '^[[:alnum:]].*==' "$requirements")
    echo "Installing $total pinned packages from $requirements"
    if has_pip; then
        "$venv/bin/python" -m pip install --no-input --progress-bar off \
            --require-hashes -r "$requirements" 2>&1 | tee "$log" | show_progress
    else
        uv pip install --python "$venv/bin/python" --require-hashes -r "$requirements" 2>&1 |
            tee "$log" | show_progress
    fi || {
        tail -n 20 "$log" >&2
        fail "The packages could not be installed; the end of $log is above."
    }
}

show_progress() {
    local line count=0
    while IFS= read -r line; do
        case $line in
        Collecting\ *)
            count=$((count + 1))
            [ $((count % 10)) != 0 ] || echo "  $count packages found"
            ;;
        Installing\ collected\ packages:*) echo "  unpacking and compiling" ;;
        esac
    done
}

stamp=$venv/installed-$(basename "$requirements")
if is_new_enough "$venv/bin/python" && sha256sum --check --status "$stamp" 2>/dev/null; then
    exit
fi
# An environment that uv made has no pip; without uv nothing can be installed into it.
{ is_new_enough "$venv/bin/python" && { has_pip || command -v uv >/dev/null; }; } || make_venv
install_requirements
sha256sum "$requirements" >"$stamp"
