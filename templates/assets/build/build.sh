#!/usr/bin/env bash
# Builds ../jaabi.css and ../icons.svg. Needs node and npm; the results are committed,
# so that building the product itself needs neither.
# Works in a copy: everything under templates/ is built into the binary.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -r "$here/." "$work"
cd "$work"

npm ci --ignore-scripts --omit=optional --no-audit --no-fund --silent
npx sass --no-source-map --quiet-deps --load-path=node_modules kit.scss |
  node finish.mjs >"$here/../jaabi.css"
node icons.mjs >"$here/../icons.svg"

cd "$here/.."
for file in jaabi.css icons.svg jaabi.js intake.js suggest.js; do
  printf '%-14s %6d bytes, %6d gzipped\n' "$file" "$(wc -c <"$file")" "$(gzip -9c "$file" | wc -c)"
done
