#!/usr/bin/env bash
# Every check, in the order of what fails fastest:  bash tests/run.sh [STAGE...]
# Without names all stages run; with names (fmt clippy docs licences sqlite postgresql browser) only those.
# Missing tools are installed where we may; where we may not, it says what is missing and stops.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/lib/stages.sh
. tests/lib/tools.sh
. tests/lib/postgres.sh

ALL="fmt clippy docs licences sqlite postgresql browser"
# A fresh build gains nothing from incremental files, and they are large.
[ "${CI:-}" != true ] || export CARGO_INCREMENTAL=0
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-never}
# Settings of the person who runs this must not reach the product under test.
unset TEST_DATABASE_URL DATABASE_URL
for name in $(compgen -e JAABI__ || true); do unset "$name"; done

fmt() { cargo fmt --all --check; }
# Built without and with what is optional and needs nothing but a compiler (postgres-tls needs OpenSSL's headers).
clippy() {
    cargo clippy --all-targets --locked -- -D warnings
    cargo clippy --all-targets --locked --features passkeys -- -D warnings
}
# After clippy: both only check, so the documentation finds its dependencies ready.
docs() { RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --locked --features passkeys; }
licences() {
    install_cargo_deny
    cargo deny --locked check licenses bans sources
}
# With passkeys everywhere, so that one build serves all stages; without them: tests/long.sh.
sqlite() { cargo test --locked --features passkeys; }
# The same binary again; unit tests know no database.
postgresql() {
    at_end postgres_stop
    postgres_start
    cargo test --locked --features passkeys --test it
}
browser() {
    install_browser_packages
    # Not `cargo build`: without the tests' own dependencies it would compile half the tree again.
    cargo test --locked --features passkeys --test it --no-run
    node tests/browser/run.mjs
}

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || read -ra wanted <<<"$ALL"
for name in "${wanted[@]}"; do
    case " $ALL " in *" $name "*) ;; *) fail "no such stage: $name (there are: $ALL)" ;; esac
done

stage tools install_missing
for name in "${wanted[@]}"; do stage "$name" "$name"; done
