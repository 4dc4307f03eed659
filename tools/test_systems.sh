#!/usr/bin/env bash
# Installs what the tests run beside Python, where it is missing: a PostgreSQL server and headless Chromium.
set -euo pipefail
missing=()
compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
if ((${#missing[@]})); then
    "$(dirname "$0")/apt_install.sh" "${missing[@]}"
fi
