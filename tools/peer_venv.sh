#!/usr/bin/env bash
# Installs a program that ours is compared with, apart from everything else, and prints the folder of its programs:
# a version of the PyPI package blender-mcp, the peer of our port 9876, which stands on an MCP SDK that ours is too new
# for; or JupyterHub's KubeSpawner and a plain kopf operator, the peers of our instances on Kubernetes.
# usage: tools/peer_venv.sh 1x|2x|kubernetes
set -euo pipefail
lock=$(cd "$(dirname "$0")/.." && pwd)/requirements/peer-$1.lock
digest=$(sha256sum "$lock" | cut -c1-12)
folder=${PROMPT2MESH_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/prompt2mesh/peers}/$1-$digest

mkdir -p "${folder%/*}"
# Two test processes may come here at once.
exec 9>"$folder.lock"
flock 9
if [[ ! -e $folder/.ready ]]; then
    "${PYTHON:-python3}" -m venv --clear "$folder" >&2
    "$folder/bin/python" -m pip --disable-pip-version-check install --quiet --require-hashes -r "$lock" >&2
    touch "$folder/.ready"
fi
echo "$folder/bin"
