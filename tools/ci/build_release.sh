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
parts=$folder/prompt2mesh-$version.cdx.json
# It would check its own writing for ten times as long as it writes.
"$programs/cyclonedx-py" requirements requirements/server.lock --pyproject pyproject.toml --mc-type application \
    --output-reproducible --no-validate --output-format JSON --output-file "$parts"
# pyproject.toml leaves the version to the package, so it is missing there.
"$programs/python" - "$parts" "$version" <<'PYTHON'
import json, pathlib, sys

path, version = pathlib.Path(sys.argv[1]), sys.argv[2]
document = json.loads(path.read_text())
document["metadata"]["component"]["version"] = version
path.write_text(json.dumps(document, indent=2) + "\n")
PYTHON
cd "$folder"
sha256sum -- *.tar.gz *.whl *.cdx.json >SHA256SUMS
