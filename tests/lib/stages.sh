# Stages of a check: each is named, timed and, where it fails, the last one run.
# Sourced by tests/run.sh and its sisters, which say beforehand `set -euo pipefail`.

STAGE_NOW=""
STAGE_TABLE=""
STAGE_STARTED=0
STAGE_CLEANUP=()

# Runs "$@" as the stage NAME. A failure ends the script through `set -e`; stages_end then says where.
stage() {
    STAGE_NOW="$1"
    shift
    STAGE_STARTED=$SECONDS
    printf '\n== stage: %s\n' "$STAGE_NOW"
    "$@"
    stage_note ""
    STAGE_NOW=""
}

stage_note() {
    local took=$((SECONDS - STAGE_STARTED))
    printf -- '-- %s: %s s%s\n' "$STAGE_NOW" "$took" "$1"
    STAGE_TABLE+=$(printf '%6s s  %s%s' "$took" "$STAGE_NOW" "$1")$'\n'
}

# Names a function that is called at the end, however the script ends.
at_end() {
    STAGE_CLEANUP+=("$1")
}

stages_end() {
    local code=$?
    set +e
    [ -z "$STAGE_NOW" ] || stage_note "  FAILED"
    local step
    for step in "${STAGE_CLEANUP[@]}"; do "$step"; done
    [ -z "$STAGE_TABLE" ] || printf '\nSeconds by stage\n%s%6s s  in all\n' "$STAGE_TABLE" "$SECONDS"
    [ "$code" -eq 0 ] || exit 1
}

trap stages_end EXIT
trap 'exit 1' INT TERM HUP
