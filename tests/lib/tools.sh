# What the checks need on a machine: named where it is missing, installed where we may.

CARGO_DENY_VERSION=0.20.2

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# The folder of PostgreSQL's server programs, which Debian keeps off the path.
postgres_bin() {
    local dir
    for dir in "${POSTGRES_BIN:-}" /usr/lib/postgresql/*/bin; do
        [ -n "$dir" ] && [ -x "$dir/initdb" ] && { say "$dir"; return 0; }
    done
    has initdb && dirname "$(command -v initdb)"
}

chromium_path() {
    if [ -n "${CHROMIUM:-}" ]; then
        say "$CHROMIUM"
    else
        command -v chromium || command -v chromium-browser || command -v google-chrome
    fi
}

has_font() { has fc-list && [ -n "$(fc-list 'Noto Sans' file 2>/dev/null)" ]; }

# Debian's names of what is missing, one a line.
missing_packages() {
    has cc || say gcc
    cc -E -include stdlib.h -x c /dev/null >/dev/null 2>&1 || say libc6-dev
    has git || say git
    has curl || say curl
    has node || say nodejs
    has npm || say npm
    postgres_bin >/dev/null || say postgresql
    chromium_path >/dev/null || say chromium
    has_font || say "fonts-noto-core fontconfig"
}

install_missing() {
    has cargo || fail "Rust is missing: install it with rustup (rust-toolchain.toml names the version)."
    install_packages
    node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' ||
        fail "Node.js $(node --version) is too old for the journeys: install version 20 or later."
}

install_packages() {
    local missing
    missing=$(missing_packages | tr '\n' ' ')
    [ -n "${missing// /}" ] || { say "nothing is missing"; return 0; }
    if [ "$(id -u)" != 0 ] || ! has apt-get; then
        fail "Missing on this machine: ${missing% }. Install them and run this again."
    fi
    say "installing: $missing"
    local apt=(apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=600)
    export DEBIAN_FRONTEND=noninteractive
    "${apt[@]}" update >/dev/null
    # shellcheck disable=SC2086 # a list of names
    "${apt[@]}" install -y --no-install-recommends $missing >/dev/null
    missing=$(missing_packages | tr '\n' ' ')
    [ -z "${missing// /}" ] || fail "Still missing after installing: $missing"
}

# cargo-deny judges licences and sources. It runs for a second, so it is built unoptimised: minutes, once.
install_cargo_deny() {
    cargo deny --version >/dev/null 2>&1 && return 0
    say "installing cargo-deny $CARGO_DENY_VERSION (minutes, once)"
    cargo install cargo-deny --version "$CARGO_DENY_VERSION" --locked --debug --quiet
}

# The journeys' two packages, as the lock file has them. Neither brings a browser of its own.
install_browser_packages() {
    local dir=tests/browser
    [ "$dir/node_modules/.package-lock.json" -nt "$dir/package-lock.json" ] && return 0
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error
    touch "$dir/node_modules/.package-lock.json"
}
