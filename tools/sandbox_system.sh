#!/usr/bin/env bash
# Installs what holds Blender Python of others (docs/explanation/foreign-code.md), where it is missing.
set -euo pipefail
missing=()
command -v bwrap >/dev/null || missing+=(bubblewrap)
compgen -G "/lib*/*/libseccomp.so.2" >/dev/null || compgen -G "/usr/lib*/libseccomp.so.2" >/dev/null ||
    missing+=(libseccomp2)
if ((${#missing[@]})); then
    "$(dirname "$0")/apt_install.sh" "${missing[@]}"
fi
