#!/usr/bin/env bash
# Prints the section of a version from CHANGELOG.md, without its heading.
# usage: release_notes.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
notes=$(awk -v heading="## [$1]" '
    index($0, heading) == 1 {inside = 1; next}
    /^## / {inside = 0}
    inside {print}' CHANGELOG.md)
if [[ -z ${notes//[[:space:]]/} ]]; then
    echo "CHANGELOG.md has nothing under '## [$1]': write what is new, then tag again." >&2
    exit 1
fi
echo "$notes"
