#!/usr/bin/env bash
# Fails unless a tag may be released: it is the version of the package, the changelog has a section for it, and its
# commit is on main.
# env: TAG (v1.2.3)
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/prompt2mesh/__init__.py)
if [[ $TAG != "v$version" ]]; then
    echo "The tag is $TAG, and src/prompt2mesh/__init__.py says $version: make one of them right." >&2
    exit 1
fi
tools/ci/release_notes.sh "$version" >/dev/null
if ! git merge-base --is-ancestor HEAD origin/main; then
    echo "$TAG is not on main: only what was reviewed and built there is released." >&2
    exit 1
fi
