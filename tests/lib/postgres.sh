# A PostgreSQL server for one run: made in a temporary folder, on a free port, removed at the end.
# It trades every safety for speed; nothing in it outlives the run.
# Needs tests/lib/tools.sh; call `at_end postgres_stop` beside `postgres_start`.

PG_DIR=""
PG_AS=()
PG_BIN=""

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 30000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { say "$port"; return 0; }
    done
}

postgres_start() {
    PG_BIN=$(postgres_bin) || fail "PostgreSQL's server programs are missing."
    PG_DIR=$(mktemp -d "${TMPDIR:-/tmp}/jaabi-pg.XXXXXX")
    # The server refuses to run as root.
    if [ "$(id -u)" = 0 ]; then
        PG_AS=(runuser -u postgres --)
        chown postgres: "$PG_DIR"
    fi
    # From a folder that the other user may enter.
    (cd "$PG_DIR" && "${PG_AS[@]}" "$PG_BIN/initdb" -D "$PG_DIR/data" -U postgres -A trust \
        -E UTF8 --locale=C.UTF-8 --no-sync >"$PG_DIR/initdb.log" 2>&1) || {
        cat "$PG_DIR/initdb.log" >&2
        fail "initdb failed."
    }
    local try port
    for try in 1 2 3 4 5; do
        port=$(free_port)
        if postgres_listen "$port"; then
            export TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
            return 0
        fi
        say "PostgreSQL did not start on port $port (try $try)"
    done
    cat "$PG_DIR/server.log" >&2
    fail "PostgreSQL did not start."
}

postgres_listen() {
    local options="-p $1 -k $PG_DIR -c listen_addresses=127.0.0.1 -c max_connections=300"
    options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    (cd "$PG_DIR" && "${PG_AS[@]}" "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -l "$PG_DIR/server.log" \
        -o "$options" -s -w -t 60 start)
}

postgres_stop() {
    [ -n "$PG_DIR" ] || return 0
    if [ -f "$PG_DIR/data/postmaster.pid" ]; then
        (cd "$PG_DIR" && "${PG_AS[@]}" "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -s -m immediate stop)
    fi
    rm -rf "$PG_DIR"
    PG_DIR=""
}
