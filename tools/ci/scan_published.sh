#!/usr/bin/env bash
# Scans the newest published image of a target: holes become known after the day on which it passed the gate.
# env: TARGET, PLATFORMS and those of images.sh
set -euo pipefail
# Signatures lie in the same repository, without a tag.
digest=$(aws ecr describe-images --region "$AWS_REGION" --repository-name "prompt2mesh/$TARGET" --filter tagStatus=TAGGED \
    --query 'sort_by(imageDetails, &imagePushedAt)[-1].imageDigest' --output text)
if [[ $digest != sha256:* ]]; then
    echo "prompt2mesh/$TARGET has no image yet"
    exit
fi
IMAGE=$REGISTRY/prompt2mesh/$TARGET@$digest exec "$(dirname "$0")/scan_image.sh"
