#!/usr/bin/env bash
# Makes the virtual environment, and says what to install where Debian's Python cannot make one.
# usage: tools/make_venv.sh PYTHON FOLDER
set -euo pipefail
python=$1
folder=$2

if [[ -z $python ]] || ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    echo "Prompt2Mesh needs Python 3.11: Blender 4.5 is built for that version and no other." >&2
    echo "Install it (Debian 12: apt-get install python3.11 python3.11-venv) or name it: make PYTHON=/path/to/python3.11" >&2
    exit 1
fi

# Debian splits ensurepip from Python, and a venv without it has no pip.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    "$(dirname "$0")/apt_install.sh" python3.11-venv
fi
"$python" -m venv --clear "$folder"
