#!/usr/bin/env bash
# Pins every package with its hashes, for each Python from 3.11 on and each platform.
# What is pinned stays unless pyproject.toml forbids it, or ARGS holds --upgrade.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(command -v uv || command -v .venv/bin/uv || true)
[ -n "$uv" ] || { echo "Pinning needs uv; install it, for example with pipx install uv." >&2; exit 1; }

lock() {
    "$uv" pip compile --python-version 3.11 --universal --generate-hashes \
        --no-emit-index-url --no-header --quiet ${ARGS:-} "$@"
}
lock pyproject.toml --output-file requirements/site.txt
lock pyproject.toml --group dev --output-file requirements/dev.txt
lock --group pyproject.toml:bench --output-file requirements/bench.txt
