#!/usr/bin/env bash
# Signs an image by the identity of the workflow that built it (no key is kept anywhere), and states under the same
# signature what is in it (an SPDX list for each platform) and how it was made (SLSA provenance).
# env: IMAGE (name@digest), PLATFORMS, SBOM_FOLDER (the lists stay there), and what GitHub sets for provenance.py
set -euo pipefail
mkdir -p "$SBOM_FOLDER"
cosign sign --yes --recursive "$IMAGE"
for platform in ${PLATFORMS//,/ }; do
    name=${IMAGE%@*}
    sbom=$SBOM_FOLDER/${name##*/}-${platform//\//-}.spdx.json
    syft scan --from registry --platform "$platform" --output "spdx-json=$sbom" "$IMAGE"
    cosign attest --yes --type spdxjson --predicate "$sbom" "$IMAGE"
done
predicate=$(mktemp)
trap 'rm -f "$predicate"' EXIT
python3 "$(dirname "$0")/provenance.py" >"$predicate"
cosign attest --yes --type slsaprovenance1 --predicate "$predicate" "$IMAGE"
