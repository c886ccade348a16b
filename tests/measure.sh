#!/usr/bin/env bash
# The figures of docs/performance.md, one line each:  bash tests/measure.sh
# Builds the release binary, fills a demo in a temporary folder and measures it; nothing is kept. Then `cargo bench` prints
# the pages at 100,000 cases.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/lib/stages.sh
. tests/lib/tools.sh
. tests/lib/postgres.sh
. tests/lib/measure.sh

unset TEST_DATABASE_URL DATABASE_URL
cargo build --release --locked --quiet
BIN=${JAABI_BIN:-target/release/jaabi}
MEASURE_DIR=$(mktemp -d "${TMPDIR:-/tmp}/jaabi-measure.XXXXXX")
at_end measure_end

figure "release binary" "$(awk -v b="$(stat -c %s "$BIN")" 'BEGIN {printf "%.1f", b / 1048576}')" MB "-"

measure_start "$BIN" demo --data "$MEASURE_DIR/demo"
figure "demo: filled and answering, first start" "$FIRST_ANSWER_MS" ms "10000"
measure_stop

measure_start "$BIN" demo --data "$MEASURE_DIR/demo"
figure "first answer after start" "$FIRST_ANSWER_MS" ms "150"
sleep 2
figure "idle memory" "$(resident_mb "$MEASURE_PID")" MB "60"
figure "first load of /sign-in, page alone, gzip" "$(transfer_kb /sign-in)" KB "15"
sign_in
figure "intake, first load of everything, gzip" "$(first_load_bytes /intake)" B "61440"
measure_stop

cargo bench --locked --quiet --bench pages
