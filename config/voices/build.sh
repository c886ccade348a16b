#!/usr/bin/env bash
# Makes the recordings of the demo: French words said by a machine, one small MP3 for each text that can be listened to.
# Needs espeak-ng and lame (apt-get install espeak-ng lame) and a built program. The results are committed, so that
# building the product itself needs neither. Real programmes record people; nothing of this reaches them.
#   bash config/voices/build.sh [PROGRAM]      default: target/debug/jaabi
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
program="${1:-$here/../../target/debug/jaabi}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$program" --data "$work/none" locales --prompts fr >"$work/list"
rm -f "$here"/fr/*.mp3
while IFS=$'\t' read -r code words; do
  espeak-ng -v fr-fr -s 140 -w "$work/one.wav" -- "$words" </dev/null
  lame --quiet -m m -b 16 --resample 16 -q 2 -t --noreplaygain "$work/one.wav" "$here/fr/$code.mp3" </dev/null
done <"$work/list"
echo "$(ls "$here/fr" | wc -l) sounds, $(cat "$here"/fr/*.mp3 | wc -c) bytes"
