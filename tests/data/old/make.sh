#!/usr/bin/env bash
# Stores a small instance as this version leaves it, of both databases, in a folder of its number. Once, when a version is
# released, and committed with it; what was stored before is never made again. The test `old::` brings each up to date and reads it.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. tests/lib/stages.sh
. tests/lib/tools.sh
. tests/lib/postgres.sh
unset TEST_DATABASE_URL DATABASE_URL

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
[ ! -e "tests/data/old/$version" ] || fail "tests/data/old/$version is there already"
make() { cargo test --locked --features passkeys --test it -- --ignored --exact old::make; }
on_postgresql() {
    at_end postgres_stop
    postgres_start
    make
}
stage sqlite make
stage postgresql on_postgresql
du -sh "tests/data/old/$version"
