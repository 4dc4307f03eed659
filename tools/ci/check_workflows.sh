#!/usr/bin/env bash
# Reads the workflows by what knows their traps. Without GH_TOKEN zizmor asks nobody; with one it also asks GitHub
# whether the pinned commits of actions are those of their versions, and have known holes.
set -euo pipefail
cd "$(dirname "$0")/../.."
checkers=$(tools/apart_venv.sh checkers)
if [[ -n ${GH_TOKEN:-} ]]; then
    ask=()
else
    unset GH_TOKEN # an empty one is an error to zizmor
    ask=(--offline)
fi
export PATH=$checkers:$PATH
"$checkers/yamllint" --strict .github
"$(tools/ci/go_tool.sh actionlint)"
"$checkers/zizmor" --no-progress --persona pedantic "${ask[@]}" .github
