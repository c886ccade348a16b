#!/usr/bin/env bash
# Builds ../jaabi.css and ../icons.svg. Needs node and npm; the results are committed,
# so that building the product itself needs neither.
set -euo pipefail
cd "$(dirname "$0")"

npm ci --ignore-scripts --omit=optional --no-audit --no-fund --silent
# Deprecations inside the dependency are its authors' concern.
npx sass --no-source-map --quiet-deps --load-path=node_modules kit.scss |
  node finish.mjs >../jaabi.css
node icons.mjs >../icons.svg

for file in ../jaabi.css ../icons.svg ../jaabi.js ../intake.js ../suggest.js; do
  printf '%-14s %6d bytes, %6d gzipped\n' "$(basename "$file")" \
    "$(wc -c <"$file")" "$(gzip -9c "$file" | wc -c)"
done
