#!/usr/bin/env bash
# Fails unless every image of a commit is published and signed by the workflow that built it (see images.sh).
# env: COMMIT and those of images.sh
set -euo pipefail
source "$(dirname "$0")/images.sh"

for target in "${targets[@]}"; do
    digest=$(image_digest "$target" "$COMMIT")
    if [[ -z $digest ]]; then
        echo "There is no image prompt2mesh/$target:$COMMIT. Wait for build-and-push.yml of this commit, or run it again." >&2
        exit 1
    fi
    verify_image "$REGISTRY/prompt2mesh/$target@$digest" "$COMMIT"
    echo "prompt2mesh/$target:$COMMIT is $digest, signed"
done
