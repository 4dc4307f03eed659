#!/usr/bin/env bash
# Says whether this commit's image of a target is published already, so that a repeated run builds nothing twice: a tag of
# the registry cannot be moved.
# env: TARGET, COMMIT, GITHUB_OUTPUT and those of images.sh. Writes the output `published`: true or false
set -euo pipefail
source "$(dirname "$0")/images.sh"

published=false
digest=$(image_digest "$TARGET" "$COMMIT")
if [[ -n $digest ]]; then
    verify_image "$REGISTRY/prompt2mesh/$TARGET@$digest" "$COMMIT"
    published=true
fi
echo "published=$published" >>"$GITHUB_OUTPUT"
echo "prompt2mesh/$TARGET:$COMMIT published: $published"
