#!/usr/bin/env bash
# The checks again, harder and for longer; nothing here is needed before every change.
#   bash tests/long.sh
# PROPTEST_CASES (default 5000) cases for each property, ROUNDS (default 5) runs of everything
# that may depend on timing, on both databases. Logs stay in tests/long/out.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/lib/stages.sh
. tests/lib/tools.sh
. tests/lib/postgres.sh

export PROPTEST_CASES=${PROPTEST_CASES:-5000}
ROUNDS=${ROUNDS:-5}
OUT=tests/long/out
unset TEST_DATABASE_URL DATABASE_URL
mkdir -p "$OUT"

# Property tests take their number of cases from PROPTEST_CASES.
properties() { cargo test --locked --lib; }

rounds() {
    local round log
    for ((round = 1; round <= ROUNDS; round++)); do
        log="$OUT/$1-$round.log"
        cargo test --locked --test it >"$log" 2>&1 || {
            tail -n 60 "$log"
            fail "round $round on $1 failed: $log"
        }
        grep '^test result' "$log"
    done
}
on_sqlite() { PROPTEST_CASES=256 rounds sqlite; }
on_postgresql() {
    at_end postgres_stop
    postgres_start
    PROPTEST_CASES=256 rounds postgresql
}

stage tools install_missing
stage properties properties
stage sqlite on_sqlite
stage postgresql on_postgresql
