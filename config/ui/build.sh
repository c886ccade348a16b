#!/usr/bin/env bash
# Builds templates/assets/jaabi.css and icons.svg. Needs node and npm; the results are committed,
# so that building the product itself needs neither.
# Works in a copy, so that nothing but the results stays behind.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
assets="$(cd "$here/../../templates/assets" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -r "$here/." "$work"
cd "$work"

npm ci --ignore-scripts --omit=optional --no-audit --no-fund --silent
npx sass --no-source-map --quiet-deps --load-path=node_modules kit.scss |
  node finish.mjs >"$assets/jaabi.css"
node icons.mjs >"$assets/icons.svg"

cd "$assets"
for file in jaabi.css icons.svg jaabi.js intake.js passkeys.js suggest.js voice.js; do
  printf '%-14s %6d bytes, %6d gzipped\n' "$file" "$(wc -c <"$file")" "$(gzip -9c "$file" | wc -c)"
done
