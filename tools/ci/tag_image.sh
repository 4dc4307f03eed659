#!/usr/bin/env bash
# Gives an image its tag, last of all: what has a tag is scanned and signed.
# env: IMAGE (name@digest), TAG
set -euo pipefail
docker buildx imagetools create --tag "${IMAGE%@*}:$TAG" "$IMAGE"
tagged=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "${IMAGE%@*}:$TAG")
if [[ $tagged != "${IMAGE#*@}" ]]; then
    echo "The tag $TAG stands for $tagged, not for the signed ${IMAGE#*@}: no deployment will take it." >&2
    exit 1
fi
echo "${IMAGE%@*}:$TAG is $tagged"
