#!/usr/bin/env bash
# Makes the release on GitHub, with its files and its part of the changelog; where it is there already, adds what lacks.
# usage: publish_release.sh FOLDER
# env: TAG (v1.2.3), GH_TOKEN (may write contents), GITHUB_REPOSITORY
set -euo pipefail
folder=$(realpath "$1")
cd "$(dirname "$0")/../.."
notes=$(mktemp)
trap 'rm -f "$notes"' EXIT
tools/ci/release_notes.sh "${TAG#v}" >"$notes"
if gh release view "$TAG" --repo "$GITHUB_REPOSITORY" >/dev/null 2>&1; then
    gh release upload "$TAG" --repo "$GITHUB_REPOSITORY" --clobber "$folder"/*
else
    gh release create "$TAG" --repo "$GITHUB_REPOSITORY" --verify-tag --title "Prompt2Mesh ${TAG#v}" --notes-file "$notes" "$folder"/*
fi
