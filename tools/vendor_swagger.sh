#!/usr/bin/env bash
# Writes anew the Swagger UI that /docs shows, so that it works without a network. Needs node and npm.
# usage: tools/vendor_swagger.sh
set -euo pipefail
cd "$(dirname "$0")/.."
version=5.35.0
integrity=sha512-U06rpMtW9V3XPGOBeamTUSr0Z09jMX4IJuANpE/EZbAhw0G8CgwrzU4YmXkn/h0wCDNsXdGarTNNHC3sU8yVUQ==
target=src/prompt2mesh/api/static

build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
archive=$(cd "$build" && npm pack --silent "swagger-ui-dist@$version")
got=sha512-$(openssl dgst -sha512 -binary "$build/$archive" | base64 --wrap=0)
[[ $got == "$integrity" ]] || { echo "the archive is not the one that was pinned: $got" >&2; exit 1; }
tar -xzf "$build/$archive" -C "$build"
mkdir -p "$target"
for file in swagger-ui-bundle.js swagger-ui.css; do
    sed '/sourceMappingURL=/d' "$build/package/$file" >"$target/$file"
done
cp "$build/package/LICENSE" "$target/swagger-ui.LICENSE.txt"
cp "$build/package/NOTICE" "$target/swagger-ui.NOTICE.txt"
echo "swagger-ui-dist $version is in $target"
