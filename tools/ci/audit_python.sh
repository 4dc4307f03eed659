#!/usr/bin/env bash
# Fails when a version that one of the lock files names has a known hole. The peers that tests compare us with are of the
# versions that people use, old ones too, and are handed to nobody: they are not audited.
set -euo pipefail
cd "$(dirname "$0")/../.."
programs=$(tools/apart_venv.sh pipeline)
found=0
for lock in requirements/*.lock; do
    [[ $lock != */peer-* ]] || continue
    echo "== $lock"
    # All are looked at before it fails, so that one run tells all.
    "$programs/pip-audit" --requirement "$lock" --require-hashes --disable-pip --progress-spinner off || found=1
done
exit "$found"
