# Runs of the test suite, for test.sh and check.sh to source.
#
# Each run's closing line is repeated when the script ends, whether all went well or not.

here=$PWD
unset PYTHONDONTWRITEBYTECODE
closing_lines=()

# As `make serve` runs on this machine: SQLite, nothing set.
on_sqlite=(env -u DATABASE_URL -u SECRET_KEY -u ALLOWED_HOSTS -u DEBUG
    "$here/.venv/bin/python" -m pytest -r s --durations=20 --durations-min=5)
# As a deployed site runs, but over plain HTTP; the server is the one that DATABASE_URL names.
on_postgresql=(env SECRET_KEY="$(od -An -N48 -tx1 /dev/urandom | tr -d ' \n')"
    ALLOWED_HOSTS=localhost,127.0.0.1,testserver SECURE_SSL_REDIRECT=off
    "$here/.venv/bin/python" -m pytest -r s --durations=20 --durations-min=5)

# Beside the deployment that scripts/stack.sh starts; its settings are those of the stack.
on_stack=("$here/.venv/bin/python" -m pytest -r s --durations=20 --durations-min=5
    "$here/tests/stack" -m stack)

# step NAME COMMAND...: run the command under a heading; say so when it fails.
step() {
    local name=$1 start=$SECONDS
    shift
    printf '\n── %s\n' "$name"
    "$@" </dev/null || {
        printf '── %s FAILED\n' "$name" >&2
        return 1
    }
    printf '── %s: done in %s s\n' "$name" "$((SECONDS - start))"
}

# suite NAME COMMAND...: a step whose last summary line of pytest is kept for the end.
suite() {
    local name=$1 log status=0
    shift
    log=$(mktemp)
    step "pytest, $name" "$@" > >(tee "$log") 2>&1 || status=$?
    wait $!
    closing_lines+=("pytest, $name:" "$(grep -E ' in [0-9.]+s' "$log" | tail -n 1 | grep . || echo "did not finish")")
    rm -f "$log"
    return "$status"
}

say_closing_lines() {
    local status=$?
    [ "$status" = 0 ] || printf '\nFAILED\n'
    [ ${#closing_lines[@]} = 0 ] || printf '%s\n' "" "${closing_lines[@]}"
}
trap say_closing_lines EXIT
