#!/usr/bin/env bash
# Installs what the tests run beside Python, where it is missing: a PostgreSQL server, headless Chromium, nginx, a Blender
# with a window for the add-on (numpy for its glTF, requests for the add-on that ours is compared with).
set -euo pipefail
missing=()
compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
command -v blender >/dev/null || missing+=(blender)
command -v Xvfb >/dev/null || missing+=(xvfb)
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || missing+=(nginx-light)
# The desktop of an instance: its screen, its window manager, what shows it in a browser.
command -v Xtigervnc >/dev/null || missing+=(tigervnc-standalone-server)
command -v tigervncpasswd >/dev/null || missing+=(tigervnc-tools)
[[ -n $(compgen -G "/usr/lib/*/faketime/libfaketime.so.1") ]] || missing+=(libfaketime) # clocks that jump
command -v openbox >/dev/null || missing+=(openbox)
[[ -f /usr/share/novnc/core/rfb.js ]] || missing+=(novnc)
# What scrapes the service and judges its rules.
command -v promtool >/dev/null || missing+=(prometheus)
command -v prometheus-blackbox-exporter >/dev/null || missing+=(prometheus-blackbox-exporter)
command -v amtool >/dev/null || missing+=(prometheus-alertmanager)
for package in numpy requests; do
    /usr/bin/python3 -c "import $package" 2>/dev/null || missing+=("python3-$package")
done
if ((${#missing[@]})); then
    "$(dirname "$0")/apt_install.sh" "${missing[@]}"
fi
# The peers of port 9876, so that no test installs anything.
for peer in 1x 2x; do
    "$(dirname "$0")/apart_venv.sh" "peer-$peer" >/dev/null
done
