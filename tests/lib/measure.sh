# Helpers for tests/measure.sh: a release server on a free port, and one line for each figure.

MEASURE_DIR=""
MEASURE_PID=""

# One figure: name, value, unit, and the limit it is held against.
figure() { printf '%-44s %10s %-4s (limit %s)\n' "$1" "$2" "$3" "$4"; }

now_ms() { date +%s%3N; }

# Starts "$@" with --port and waits for its first answer; sets BASE and FIRST_ANSWER_MS.
measure_start() {
    local port started
    port=$(free_port)
    BASE="http://127.0.0.1:$port"
    started=$(now_ms)
    "$@" --port "$port" >"$MEASURE_DIR/server.log" 2>&1 &
    MEASURE_PID=$!
    until curl -fs -o /dev/null "$BASE/readyz"; do
        kill -0 "$MEASURE_PID" 2>/dev/null || fail "the server ended: $(tail -n 5 "$MEASURE_DIR/server.log")"
        sleep 0.005
    done
    FIRST_ANSWER_MS=$(($(now_ms) - started))
}

measure_stop() {
    # A server that was told to stop ends with the signal's number.
    [ -z "$MEASURE_PID" ] || { kill "$MEASURE_PID" && wait "$MEASURE_PID"; } 2>/dev/null || true
    MEASURE_PID=""
}

measure_end() {
    measure_stop
    [ -z "$MEASURE_DIR" ] || rm -rf "$MEASURE_DIR"
}

resident_mb() { awk '/^VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$1/status"; }

# Bytes that travel for the given paths, compressed as a browser asks for them.
transfer_kb() {
    local path total=0 size
    for path in "$@"; do
        size=$(curl -fs -H 'Accept-Encoding: gzip' -o /dev/null -w '%{size_download}' "$BASE$path")
        total=$((total + size))
    done
    awk -v b="$total" 'BEGIN {printf "%.1f", b / 1024}'
}

# Signs a committee member of the demo in; the session waits in a file beside what is measured.
sign_in() {
    local account
    account=$("$BIN" demo --accounts-json | sed 's/},{"name"/}\n{"name"/g' | awk '/committee_member/ && !found++')
    curl -fs -o /dev/null -c "$MEASURE_DIR/cookies" "$BASE/sign-in" \
        --data-urlencode "name=$(sed 's/.*"name":"\([^"]*\)".*/\1/' <<<"$account")" \
        --data-urlencode "password=$(sed 's/.*"password":"\([^"]*\)".*/\1/' <<<"$account")"
}

# Bytes that travel when a browser that keeps nothing yet opens a page of the signed-in person: the page and what it names.
first_load_bytes() {
    local page="$MEASURE_DIR/page.html" total path
    local get=(curl -fs --compressed -b "$MEASURE_DIR/cookies" -w '%{size_download}')
    total=$("${get[@]}" -o "$page" "$BASE$1")
    while read -r path; do
        total=$((total + $("${get[@]}" -o /dev/null "$BASE$path")))
    done < <(grep -o '/assets/[^"#]*' "$page" | sort -u)
    printf '%s\n' "$total"
}
