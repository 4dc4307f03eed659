#!/usr/bin/env bash
# Installs Debian packages where this user may, else prints the command for someone who may.
# usage: tools/apt_install.sh PACKAGE...
set -euo pipefail

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n)
    if ! sudo -n true 2>/dev/null; then
        as_root=()
        denied=1
    fi
fi

if [[ -n ${denied:-} ]] || ! command -v apt-get >/dev/null; then
    echo "This machine lacks: $*" >&2
    echo "Install them, then run make again. On Debian or Ubuntu:" >&2
    echo "    sudo apt-get install --no-install-recommends $*" >&2
    exit 1
fi

echo "Installing system packages: $*"
export DEBIAN_FRONTEND=noninteractive
# No service that a package brings is started: what is needed of them is run by whoever needs it, on ports of its own.
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
fi
install=("${as_root[@]}" apt-get install --yes --quiet --no-install-recommends "$@")
"${install[@]}" >/dev/null 2>&1 || { "${as_root[@]}" apt-get update --quiet >/dev/null; "${install[@]}" >/dev/null; }
