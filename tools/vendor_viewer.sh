#!/usr/bin/env bash
# Writes anew the browser libraries that the 3D viewer ships, from the versions pinned in tools/viewer_vendor.
# Needs node and npm (make setup-dev has them). The result is committed, so that the page works offline.
# usage: tools/vendor_viewer.sh [--check]     --check only compares, and fails when what is committed differs
set -euo pipefail
cd "$(dirname "$0")/.."
source_folder=tools/viewer_vendor
vendor=src/prompt2mesh/web/viewer/frontend/vendor
check=${1:-}

build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cp "$source_folder"/package.json "$source_folder"/package-lock.json "$source_folder"/three_entry.mjs "$build"
(
    cd "$build"
    npm ci --loglevel=error --no-audit --no-fund --ignore-scripts >/dev/null
    mkdir out
    node node_modules/esbuild/bin/esbuild three_entry.mjs --bundle --minify --format=esm --target=es2022 \
        --legal-comments=inline --log-level=warning --outfile=out/three.min.js
    # The source map is not shipped: without the comment no browser asks for it.
    sed '/^\/\/# sourceMappingURL=/d' node_modules/@google/model-viewer/dist/model-viewer.min.js >out/model-viewer.min.js
    cp node_modules/three/LICENSE out/three.LICENSE.txt
    cp node_modules/@google/model-viewer/LICENSE out/model-viewer.LICENSE.txt
    cd out
    node -e '
        const fs = require("fs"), crypto = require("crypto");
        const lock = JSON.parse(fs.readFileSync("../package-lock.json", "utf8")).packages;
        const packages = {};
        for (const name of ["three", "@google/model-viewer", "esbuild"]) {
            const entry = lock["node_modules/" + name];
            packages[name] = { version: entry.version, license: entry.license, integrity: entry.integrity };
        }
        const sha256 = {};
        for (const file of fs.readdirSync(".").sort()) {
            sha256[file] = crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");
        }
        fs.writeFileSync("versions.json", JSON.stringify({ packages, sha256 }, null, 2) + "\n");
    '
)

if [[ $check == --check ]]; then
    diff --recursive --brief "$build/out" "$vendor" || { echo "Run tools/vendor_viewer.sh and commit $vendor" >&2; exit 1; }
    echo "$vendor is what $source_folder says"
else
    rm -rf "$vendor"
    cp -r "$build/out" "$vendor"
    cat "$vendor/versions.json"
fi
