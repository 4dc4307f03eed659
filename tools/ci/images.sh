# shellcheck shell=bash
# Sourced by the scripts beside it: the images that are built, kept, checked and deployed, and how one is found.
# env: AWS_REGION, REGISTRY (ACCOUNT.dkr.ecr.REGION.amazonaws.com), GITHUB_REPOSITORY, GITHUB_SERVER_URL

# shellcheck disable=SC2034 # those that source this file use it
targets=(backend agent streamlit blender operator)

# Prints the digest that a tag of a target's image stands for, or nothing where there is no such tag.
# usage: image_digest TARGET TAG
image_digest() {
    local answer
    if answer=$(aws ecr describe-images --region "$AWS_REGION" --repository-name "prompt2mesh/$1" \
        --image-ids "imageTag=$2" --query 'imageDetails[0].imageDigest' --output text 2>&1); then
        echo "$answer"
    elif [[ $answer != *ImageNotFoundException* ]]; then
        echo "The tag $2 of prompt2mesh/$1 could not be looked up: $answer" >&2
        return 1
    fi
}

# Fails unless build-and-push.yml, on the branch main, at this very commit, has signed the image, its list of parts and
# the record of its making. Nobody else holds such a signature: it is given to that workflow alone, without any key.
# usage: verify_image IMAGE@DIGEST COMMIT
verify_image() {
    local signer=(
        --certificate-identity "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/build-and-push.yml@refs/heads/main"
        --certificate-oidc-issuer https://token.actions.githubusercontent.com
        --certificate-github-workflow-sha "$2"
    )
    if ! cosign verify "${signer[@]}" "$1" >/dev/null ||
        ! cosign verify-attestation "${signer[@]}" --type spdxjson "$1" >/dev/null ||
        ! cosign verify-attestation "${signer[@]}" --type slsaprovenance1 "$1" >/dev/null; then
        echo "The signatures of $1 do not hold: it is not what main built from $2. Do not deploy it." >&2
        return 1
    fi
}
