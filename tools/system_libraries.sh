#!/usr/bin/env bash
# Finds the shared libraries that Blender's module needs and this machine lacks, and installs them.
# usage: tools/system_libraries.sh PYTHON
set -euo pipefail
python=$1

[[ $(uname -s) == Linux ]] || exit 0
module=$("$python" -c 'import importlib.util as u; print(u.find_spec("bpy").origin)')

missing() {
    ldd "$module" | awk '/not found/ {print $1}' | sort -u
}

# A library's file name → Debian's package. Those not named here ship inside the bpy wheel or with libc.
package_of() {
    case $1 in
        libX11.so.6) echo libx11-6 ;;
        libXrender.so.1) echo libxrender1 ;;
        libXfixes.so.3) echo libxfixes3 ;;
        libXi.so.6) echo libxi6 ;;
        libXxf86vm.so.1) echo libxxf86vm1 ;;
        libXext.so.6) echo libxext6 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libSM.so.6) echo libsm6 ;;
        libICE.so.6) echo libice6 ;;
        libGL.so.1) echo libgl1 ;;
        libEGL.so.1) echo libegl1 ;;
        libstdc++.so.6) echo libstdc++6 ;;
        libgomp.so.1) echo libgomp1 ;;
        *) echo "unknown:$1" ;;
    esac
}

packages=()
for library in $(missing); do
    package=$(package_of "$library")
    if [[ $package == unknown:* ]]; then
        echo "Blender needs the shared library $library, which this machine lacks." >&2
        exit 1
    fi
    packages+=("$package")
done

if [[ ${#packages[@]} -gt 0 ]]; then
    "$(dirname "$0")/apt_install.sh" "${packages[@]}"
    left=$(missing)
    if [[ -n $left ]]; then
        echo "Still missing after the installation: $left" >&2
        exit 1
    fi
fi
