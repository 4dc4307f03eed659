#!/usr/bin/env bash
# Installs programs that cannot live beside ours into an environment of their own, and prints the folder of its programs.
# peer-1x and peer-2x: versions of the PyPI package blender-mcp, the peer of our port 9876, which stands on an MCP SDK that
# ours is too new for. peer-kubernetes: JupyterHub's KubeSpawner and a plain kopf operator, the peers of our instances.
# checkers: what reads manifests, images, scripts and workflows and finds faults in them. pipeline: what the workflows run
# beside them. aws: the AWS CLI, which our script for CloudFormation calls.
# usage: tools/apart_venv.sh peer-1x|peer-2x|peer-kubernetes|checkers|pipeline|aws
set -euo pipefail
lock=$(cd "$(dirname "$0")/.." && pwd)/requirements/$1.lock
digest=$(sha256sum "$lock" | cut -c1-12)
folder=${PROMPT2MESH_APART:-${XDG_CACHE_HOME:-$HOME/.cache}/prompt2mesh/apart}/$1-$digest

mkdir -p "${folder%/*}"
# Two test processes may come here at once.
exec 9>"$folder.lock"
flock 9
if [[ ! -e $folder/.ready ]]; then
    "${PYTHON:-python3}" -m venv --clear "$folder" >&2
    "$(dirname "$0")/install_locked.sh" "$folder/bin/python" "$lock" >&2
    touch "$folder/.ready"
fi
echo "$folder/bin"
