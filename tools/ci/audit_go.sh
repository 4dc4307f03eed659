#!/usr/bin/env bash
# Fails when the control plane of the tests can reach a known hole in the modules it is built from.
set -euo pipefail
cd "$(dirname "$0")/../.."
govulncheck=$(tools/ci/go_tool.sh govulncheck)
go=$(tools/cluster/find_go.sh)
PATH=$(dirname "$go"):$PATH "$govulncheck" -C tools/cluster ./...
