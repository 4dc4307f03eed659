#!/usr/bin/env bash
# Prints the path of a Go that can build this folder: the machine's own if new enough, else the one from requirements/go.lock.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
lock=$here/../../requirements/go.lock
needed=$(awk '$1 == "go" {print $2}' "$here/go.mod")

new_enough() {
    local found
    found=$("$1" env GOVERSION 2>/dev/null) || return 1
    [[ $(printf '%s\n' "$needed" "${found#go}" | sort -V | head -n 1) == "$needed" ]]
}

for go in "$(command -v go || true)" /usr/local/go/bin/go; do
    # In a folder without go.mod, so that an old Go answers for itself and fetches nothing.
    if [[ -x $go ]] && (cd / && GOTOOLCHAIN=local new_enough "$go"); then
        echo "$go"
        exit
    fi
done

folder=${XDG_CACHE_HOME:-$HOME/.cache}/prompt2mesh/go-$(sha256sum "$lock" | cut -c1-12)
if [[ ! -e $folder/.ready ]]; then
    echo "Go $needed or newer is not here: installing the one of requirements/go.lock ..." >&2
    "${PYTHON:-python3}" -m venv --clear "$folder" >&2
    "$folder/bin/python" -m pip --disable-pip-version-check install --quiet --require-hashes -r "$lock" >&2 ||
        { echo "It could not be installed. Install Go $needed or newer, then run make again." >&2; exit 1; }
    touch "$folder/.ready"
fi
compgen -G "$folder/lib/python3*/site-packages/go/bin/go"
