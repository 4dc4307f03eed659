#!/usr/bin/env bash
# Signs every file of a release by the identity of the workflow; a file's proof is FILE.sigstore.json beside it.
# usage: sign_release.sh FOLDER
set -euo pipefail
for file in "$1"/*; do
    cosign sign-blob --yes --bundle "$file.sigstore.json" "$file"
done
