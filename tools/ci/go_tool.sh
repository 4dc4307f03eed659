#!/usr/bin/env bash
# Builds a checker, or a proxy of the tests, that is written in Go, of the version and checksums in this folder's go.mod and go.sum, once for each
# content of these two. Prints its path.
# usage: tools/ci/go_tool.sh actionlint|gitleaks|govulncheck|toxiproxy
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
declare -A packages=(
    [actionlint]=github.com/rhysd/actionlint/cmd/actionlint
    [gitleaks]=github.com/zricethezav/gitleaks/v8
    [govulncheck]=golang.org/x/vuln/cmd/govulncheck
    [toxiproxy]=github.com/Shopify/toxiproxy/v2/cmd/server
)
digest=$(cat "$here"/{go.mod,go.sum} | sha256sum | cut -c1-12)
program=${PROMPT2MESH_GO_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/prompt2mesh/go-tools}/$digest/$1

mkdir -p "${program%/*}"
# Two test processes may come here at once.
exec 9>"$program.lock"
flock 9
if [[ ! -x $program ]]; then
    go=$("$here/../cluster/find_go.sh")
    echo "Building ${packages[$1]} ..." >&2
    CGO_ENABLED=0 "$go" -C "$here" build -mod=readonly -buildvcs=false -trimpath -ldflags "-s -w" \
        -o "$program.new" "${packages[$1]}" 2> >(grep -v '^go: downloading ' >&2)
    mv "$program.new" "$program"
fi
echo "$program"
