#!/usr/bin/env bash
# Installs what a real node and the building of its images need, where it is missing: Debian's containerd and kin.
set -euo pipefail
declare -A packages=(
    [containerd]=containerd [runc]=runc [buildah]=buildah [podman]=podman [debootstrap]=debootstrap
    [catatonit]=catatonit [ip]=iproute2 [iptables]=iptables [conntrack]=conntrack
)
missing=()
for program in "${!packages[@]}"; do
    command -v "$program" >/dev/null || missing+=("${packages[$program]}")
done
[[ -x /usr/lib/cni/bridge ]] || missing+=(containernetworking-plugins)
for program in netavark aardvark-dns; do # networks of containers, and their names
    [[ -x /usr/lib/podman/$program ]] || missing+=("$program")
done
if ((${#missing[@]})); then
    "$(dirname "$0")/apt_install.sh" "${missing[@]}"
fi
