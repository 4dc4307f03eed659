#!/usr/bin/env bash
# Writes requirements/*.lock: every version and hash, and no index address, so that any mirror serves.
# usage: tools/lock.sh [uv pip compile options, such as --upgrade]
set -euo pipefail
cd "$(dirname "$0")/.."
compile=(uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes
    --no-header --no-annotate --no-emit-index-url)

"${compile[@]}" --group build "$@" --output-file requirements/core.lock
"${compile[@]}" --group build --extra server --extra agent --extra k8s --constraints requirements/core.lock "$@" --output-file requirements/server.lock
# What the images hold: parts of the server's. The operator and the page need no Blender, the backend no page.
"${compile[@]}" --group build --extra agent --extra instance --constraints requirements/server.lock "$@" --output-file requirements/instance.lock
"${compile[@]}" --extra api --extra agent --extra instance --extra k8s --constraints requirements/server.lock "$@" --output-file requirements/backend.lock
for part in operator web; do
    uv pip compile "requirements/$part.in" "${compile[@]:4}" --constraints requirements/server.lock "$@" --output-file "requirements/$part.lock"
done
# The development tools must agree with what is installed beside them.
"${compile[@]}" --group build --group dev --extra server --extra agent --extra k8s --constraints requirements/server.lock "$@" --output-file requirements/dev.lock
# The peers, the checkers, what the pipelines run, the AWS CLI, Go and the installer are installed apart; their versions are those of the .in files.
for apart in requirements/{peer-*,aws,checkers,pipeline,go,installer}.in; do
    uv pip compile "$apart" "${compile[@]:4}" "$@" --output-file "${apart%.in}.lock"
done
if grep -nE '[a-z]+://' requirements/*.lock; then
    echo "a lock file names a host" >&2
    exit 1
fi
