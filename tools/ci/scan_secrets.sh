#!/usr/bin/env bash
# Fails when a secret stands in any commit of this repository. A line that only looks like one says `gitleaks:allow`.
set -euo pipefail
cd "$(dirname "$0")/../.."
"$(tools/ci/go_tool.sh gitleaks)" git --no-banner --redact --config tools/ci/gitleaks.toml .
