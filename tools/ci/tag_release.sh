#!/usr/bin/env bash
# Gives the images of a release's commit the version as a second tag: they are the ones that main built, scanned and
# signed and that staging ran; nothing is built anew. May be repeated.
# env: COMMIT, VERSION and those of images.sh
set -euo pipefail
source "$(dirname "$0")/images.sh"

"$(dirname "$0")/verify_images.sh"
for target in "${targets[@]}"; do
    digest=$(image_digest "$target" "$COMMIT")
    taken=$(image_digest "$target" "$VERSION")
    if [[ -z $taken ]]; then
        IMAGE=$REGISTRY/prompt2mesh/$target@$digest TAG=$VERSION "$(dirname "$0")/tag_image.sh"
    elif [[ $taken != "$digest" ]]; then
        echo "prompt2mesh/$target:$VERSION is taken by $taken. A version is given once: raise it." >&2
        exit 1
    fi
done
