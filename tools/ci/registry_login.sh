#!/usr/bin/env bash
# Logs docker, and with it cosign, syft and trivy, in to the registry of the images for twelve hours.
# env: AWS_REGION, REGISTRY
set -euo pipefail
aws ecr get-login-password --region "$AWS_REGION" | docker login --username AWS --password-stdin "$REGISTRY"
