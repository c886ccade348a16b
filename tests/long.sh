#!/usr/bin/env bash
# The checks again, harder and for longer; nothing here is needed before every change.
#   bash tests/long.sh [properties|bare|sqlite|crashes|model|pictures|markup|hxl|postgresql ...]
# PROPTEST_CASES (default 5000) cases for each property, ROUNDS (default 5) runs of everything
# that may depend on timing, on both databases. Logs stay in tests/long/out.
# CRASH_MOMENTS (default 200): how often the program is killed, on each database; CRASH_SEED repeats the delays.
#
# The fuzz targets in fuzz/ are not run here: they need a nightly compiler and hours. By hand, with cargo-fuzz installed:
#   cargo +nightly fuzz run TARGET -- -rss_limit_mb=2048 -max_total_time=3600
# TARGET is sealed_items, envelopes, cookies, import (start it with files of tests/data) or forms. Whatever they find
# becomes a test beside the code; the property tests hold the same promises in every run.
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

# Built without its options, the program shows nothing of them.
bare() { cargo test --locked --test it without_passkeys; }
# Property tests take their number of cases from PROPTEST_CASES.
properties() { cargo test --locked --features passkeys --lib; }

rounds() {
    local round log
    for ((round = 1; round <= ROUNDS; round++)); do
        log="$OUT/$1-$round.log"
        cargo test --locked --features passkeys --test it >"$log" 2>&1 || {
            tail -n 60 "$log"
            fail "round $round on $1 failed: $log"
        }
        grep '^test result' "$log"
    done
}
crashes() { CRASH_MOMENTS=${CRASH_MOMENTS:-200} cargo test --locked --features passkeys --test it -- --nocapture crash::; }
on_sqlite() { PROPTEST_CASES=256 rounds sqlite; }
on_postgresql() {
    at_end postgres_stop
    postgres_start
    PROPTEST_CASES=256 rounds postgresql
    crashes
}

# Random sequences of what happens to people and cases, against a small model of who may open what.
model() { MODEL_RUNS=${MODEL_RUNS:-40} cargo test --locked --features passkeys --test it -- --nocapture model::; }
# Every page as every role, at both widths: out/pictures.
pictures() {
    install_browser_packages
    cargo build --locked --features passkeys
    JOURNEYS=long JOURNEY_SECONDS=3600 node tests/browser/run.mjs
}
# The Nu HTML checker over every page in three languages.
markup() {
    install_browser_packages
    command -v java >/dev/null || fail 'the Nu HTML checker needs Java: apt-get install default-jre-headless'
    cargo build --locked --features passkeys
    JOURNEYS=markup JOURNEY_SECONDS=3600 node tests/browser/run.mjs
}
# A list that was taken away, held against the schema that goes with it by libhxl; and one that must not pass.
hxl() {
    command -v python3 >/dev/null || fail 'libhxl needs Python 3: apt-get install python3-venv'
    local room="$OUT/hxl"
    rm -rf "$room" && mkdir -p "$room"
    python3 -m venv "$room/venv"
    # six is used by libhxl and not named by it
    "$room/venv/bin/pip" -q install libhxl six
    HXL_OUT="$PWD/$room/cases.csv" cargo test --locked --features passkeys --test it -- a_file_with_tags_says_codes
    "$room/venv/bin/hxlvalidate" -s config/hxl/cases-schema.csv "$room/cases.csv"
    sed 's/,received,/,arrived,/' "$room/cases.csv" >"$room/wrong.csv"
    ! "$room/venv/bin/hxlvalidate" -s config/hxl/cases-schema.csv "$room/wrong.csv" || fail 'a wrong file passed'
}

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(bare properties sqlite crashes model pictures markup hxl postgresql)
stage tools install_missing
for name in "${wanted[@]}"; do
    case "$name" in
        bare | properties | crashes | model | pictures | markup | hxl) stage "$name" "$name" ;;
        sqlite | postgresql) stage "$name" "on_$name" ;;
        *) fail "no such stage: $name" ;;
    esac
done
