#!/usr/bin/env bash
# Builds the Kubernetes control plane that the tests run (see main.go), once for each content of this folder.
# Prints the folder of its programs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=$(awk '$1 == "k8s.io/kubernetes" {print $2}' "$here/go.mod")
etcd=$(awk '$1 == "go.etcd.io/etcd/server/v3" {print $2}' "$here/go.mod")
kwok=$(awk '$1 == "sigs.k8s.io/kwok" {print $2}' "$here/go.mod")
digest=$(cat "$here"/{go.mod,go.sum,main.go,build.sh} | sha256sum | cut -c1-12)
folder=${PROMPT2MESH_CLUSTER:-${XDG_CACHE_HOME:-$HOME/.cache}/prompt2mesh/cluster}/$version-$digest

mkdir -p "${folder%/*}"
# Two test processes may come here at once.
exec 9>"$folder.lock"
flock 9
if [[ ! -x $folder/bin/kube-apiserver ]]; then
    go=$("$here/find_go.sh")
    echo "Building Kubernetes $version, etcd $etcd and kwok $kwok with $("$go" version | cut -d' ' -f3) ..." >&2
    rm -rf "$folder.new"
    mkdir -p "$folder.new/bin"
    minor=${version#*.}
    stamps=(
        "k8s.io/component-base/version.gitVersion=$version"
        "k8s.io/component-base/version.gitMajor=1"
        "k8s.io/component-base/version.gitMinor=${minor%.*}"
        "k8s.io/component-base/version.gitTreeState=clean"
        "sigs.k8s.io/kwok/pkg/consts.Version=${kwok#v}"
    )
    # The compiler collects garbage less often, for a tenth less time.
    GOGC=400 CGO_ENABLED=0 "$go" build -C "$here" -mod=readonly -buildvcs=false -trimpath \
        -ldflags "-s -w ${stamps[*]/#/-X }" -o "$folder.new/bin/control-plane" . \
        2> >(grep -v '^go: downloading ' >&2)
    for program in etcd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl kwok; do
        ln -s control-plane "$folder.new/bin/$program"
    done
    rm -rf "$folder"
    mv "$folder.new" "$folder"
fi
echo "$folder/bin"
