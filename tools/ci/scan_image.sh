#!/usr/bin/env bash
# The gate: fails when an image has a known hole of high or critical severity that an update closes, or a secret in it.
# env: IMAGE (name@digest), PLATFORMS (linux/amd64,linux/arm64)
set -euo pipefail
found=0
for platform in ${PLATFORMS//,/ }; do
    echo "Scanning $IMAGE for $platform"
    # All platforms are looked at before it fails, so that one run tells all.
    trivy image --platform "$platform" --scanners vuln,secret --severity HIGH,CRITICAL --ignore-unfixed \
        --no-progress --timeout 20m --exit-code 1 "$IMAGE" || found=1
done
exit "$found"
