#!/usr/bin/env bash
# Builds what a release hands out: the source and the wheel, the list of all parts that the lock file installs beside
# them (CycloneDX), and their checksums. The same commit gives the same bytes.
# usage: build_release.sh FOLDER
set -euo pipefail
folder=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
programs=$(tools/apart_venv.sh pipeline)
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/prompt2mesh/__init__.py)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

mkdir -p "$folder"
"$programs/python" -m hatchling build --directory "$folder"
"$programs/cyclonedx-py" requirements requirements/server.lock --pyproject pyproject.toml --mc-type application \
    --output-reproducible --output-format JSON --output-file "$folder/prompt2mesh-$version.cdx.json"
cd "$folder"
sha256sum -- *.tar.gz *.whl *.cdx.json >SHA256SUMS
