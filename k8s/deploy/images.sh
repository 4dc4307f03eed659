# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# Building the images and bringing them to where the cluster finds them.

# The images of what was rendered, one for each target: the order is that of docker/dockerfile.
image_names() {
    grep -oE "[^[:space:]\"'=,]*prompt2mesh[-/]($IMAGES)(:[0-9]*[A-Za-z_.-][A-Za-z0-9_.-]*)" "$WORK/rendered.yaml" | sort -u
}

target_of() {
    local target=${1##*prompt2mesh[-/]}
    printf '%s\n' "${target%%:*}"
}

build_images() {
    local image arguments
    for image in $(image_names); do
        if [[ $OPTION_dry_run == yes ]]; then
            say would_build "$image" "$BUILDER"
            continue
        fi
        say building "$image" "$BUILDER"
        arguments=(build -f "$ROOT/docker/dockerfile" --target "$(target_of "$image")" -t "$image" "$ROOT")
        "$BUILDER" "${arguments[@]}" || fail build_failed "$image"
    done
}

push_images() {
    local image
    if [[ -z $OPTION_registry ]]; then
        for image in $(image_names); do
            load_image "$image"
        done
        return
    fi
    [[ $OPTION_dry_run == yes ]] || log_in
    for image in $(image_names); do
        if [[ $OPTION_dry_run == yes ]]; then
            say would_push "$image"
        elif is_pushed "$image"; then
            say pushed_before "$image"
        else
            say pushing "$image"
            "$BUILDER" push "$image" || fail push_failed "$image"
        fi
    done
}

# Into the nodes of a cluster on this machine, which has no registry.
load_image() {
    local command
    case $CONTEXT in
    kind-*) command=(kind load docker-image "$1" --name "${CONTEXT#kind-}") ;;
    k3d-*) command=(k3d image import "$1" --cluster "${CONTEXT#k3d-}") ;;
    minikube) command=(minikube image load "$1") ;;
    *) fail registry_missing ;;
    esac
    if [[ $OPTION_dry_run == yes ]]; then
        say would_load "$1" "$CONTEXT"
        return
    fi
    command -v "${command[0]}" >/dev/null || fail program_missing "${command[0]}" 'it loads images into its cluster'
    say loading "$1" "$CONTEXT"
    "${command[@]}" || fail load_failed "$1" "$CONTEXT"
}

# 123456789012.dkr.ecr.eu-central-1.amazonaws.com : its tags cannot be changed, so what is there is not pushed again.
is_ecr() {
    [[ $OPTION_registry == *.dkr.ecr.*.amazonaws.com* ]]
}

region_of_ecr() {
    local rest=${OPTION_registry#*.dkr.ecr.}
    printf '%s\n' "${rest%%.*}"
}

log_in() {
    is_ecr || return 0
    aws ecr get-login-password --region "$(region_of_ecr)" |
        "$BUILDER" login --username AWS --password-stdin "${OPTION_registry%%/*}" || fail login_failed "$OPTION_registry"
}

is_pushed() {
    local name=${1#*/}
    is_ecr || return 1
    aws ecr describe-images --region "$(region_of_ecr)" --registry-id "${OPTION_registry%%.*}" \
        --repository-name "${name%:*}" --image-ids "imageTag=${name##*:}" >/dev/null 2>&1
}
