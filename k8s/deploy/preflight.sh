# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# What has to be so before anything is done: options, programs, the cluster.

KUBECTL_MINIMUM=1.27
SERVER_MINIMUM=1.30 # selectableFields of the definitions

# kube ARGUMENT... : kubectl, in the cluster that was chosen and in no other.
kube() {
    kubectl --context "$CONTEXT" "$@"
}

check_options() {
    local overlays='' folder name
    for folder in "$K8S"/base "$K8S"/overlays/*/; do
        name=${folder%/}
        [[ ! -d $folder ]] || overlays="$overlays${overlays:+, }${name##*/}"
    done
    [[ $OPTION_overlay =~ ^[a-z0-9-]+$ ]] || fail overlay_unknown "$OPTION_overlay" "$overlays"
    OVERLAY=$K8S/overlays/$OPTION_overlay
    [[ $OPTION_overlay != base ]] || OVERLAY=$K8S/base
    [[ -r $OVERLAY/kustomization.yaml || -r $OVERLAY/Kustomization ]] || fail overlay_unknown "$OPTION_overlay" "$overlays"
    [[ $OPTION_overlay != blue-green || $OPTION_dry_run == yes ]] || fail overlay_two_colours
    COMPONENTS=()
    local IFS=,
    for name in $OPTION_components; do
        [[ $name =~ ^[a-z0-9-]+$ && -r $K8S/components/$name/kustomization.yaml ]] || fail component_unknown "$name"
        COMPONENTS+=("$name")
    done
    unset IFS
    [[ $OPTION_wait_timeout =~ ^([1-9][0-9]{0,4})(s|m)$ ]] || fail timeout_unknown "$OPTION_wait_timeout"
    WAIT_S=${BASH_REMATCH[1]}
    [[ ${BASH_REMATCH[2]} == s ]] || WAIT_S=$((WAIT_S * 60))
    [[ -z $OPTION_tag || $OPTION_tag =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ && $OPTION_tag != latest ]] ||
        fail tag_unusable "$OPTION_tag"
    [[ -z $OPTION_domain || $OPTION_domain =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$ ]] ||
        fail domain_unusable "$OPTION_domain"
    [[ -z $OPTION_registry || $OPTION_registry =~ ^[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[a-z0-9._-]+)*$ ]] ||
        fail registry_unusable "$OPTION_registry"
    [[ $OPTION_delete_data == no || $OPTION_destroy == yes ]] || fail delete_data_alone
    [[ $OPTION_destroy == no || $OPTION_build$OPTION_push == nono ]] || fail destroy_and_build
}

check_programs() {
    local program found version
    command -v kubectl >/dev/null || fail program_missing kubectl 'https://kubernetes.io/docs/tasks/tools/'
    for program in awk cat diff grep mktemp od rm sed sleep sort tail tr; do
        command -v "$program" >/dev/null || fail program_missing "$program" 'it is part of every Unix'
    done
    if [[ $OPTION_build == yes || $OPTION_push == yes ]]; then
        BUILDER=''
        for program in docker podman buildah; do
            if command -v "$program" >/dev/null; then
                BUILDER=$program
                break
            fi
        done
        [[ -n $BUILDER ]] || fail builder_missing
    fi
    if [[ $OPTION_push == yes && $OPTION_registry == *.dkr.ecr.* ]]; then
        command -v aws >/dev/null || fail program_missing aws 'it logs in to Amazon ECR'
    fi
    found=$(kubectl version --client 2>/dev/null || true)
    version=$(sed -n 's/^Client Version: v//p' <<<"$found")
    is_new_enough "$version" "$KUBECTL_MINIMUM" || fail kubectl_old "${version:-of an unknown version}" "$KUBECTL_MINIMUM"
}

# is_new_enough 1.34.2 1.27
is_new_enough() {
    local major minor
    [[ $1 =~ ^([0-9]+)\.([0-9]+) ]] || return 1
    major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
    ((major > ${2%.*} || major == ${2%.*} && minor >= ${2#*.}))
}

# Sets CONTEXT to one that was named or confirmed, or to nothing for a dry run without a cluster.
choose_context() {
    local known current answer problem
    CONTEXT=$OPTION_context SERVER_VERSION=''
    known=$(kubectl config get-contexts -o name 2>/dev/null | tr '\n' ' ' || true)
    known=${known% }
    if [[ -z $CONTEXT ]]; then
        [[ $OPTION_dry_run == no || $OPTION_destroy == yes ]] || return 0
        current=$(kubectl config current-context 2>/dev/null || true)
        [[ -n $current ]] || fail context_none "${known:-none}"
        [[ -t 0 && $OPTION_yes == no && $OPTION_destroy == no ]] || fail context_unnamed "$current"
        text_of confirm_context "$current"
        read -r -p "$TEXT" answer || true
        [[ $answer == yes ]] || fail context_refused
        CONTEXT=$current
    fi
    [[ " $known " == *" $CONTEXT "* ]] || fail context_unknown "$CONTEXT" "${known:-none}"
    problem=$(kube --request-timeout=20s get --raw /version 2>&1) ||
        fail cluster_unreachable "$CONTEXT" "$(tail -n 1 <<<"$problem")"
    SERVER_VERSION=$(sed -n 's/.*"gitVersion": *"v\([^"]*\)".*/\1/p' <<<"$problem")
    is_new_enough "$SERVER_VERSION" "$SERVER_MINIMUM" || fail cluster_old "$CONTEXT" "$SERVER_VERSION" "$SERVER_MINIMUM"
    [[ $OPTION_overlay != local* || $SERVER_VERSION != *-eks-* ]] || fail cluster_not_local "$CONTEXT" "$SERVER_VERSION"
}

# Kinds that the cluster does not know, and classes of volumes that it does not have.
check_cluster_has_what_is_needed() {
    local kinds kind api class classes name
    kinds=$(kube api-resources --no-headers 2>/dev/null | awk '{ print $(NF - 2) " " $NF }' || true)
    while IFS=$'\t' read -r _ kind _ _ _ api; do
        if ! grep -qxF "$api $kind" <<<"$kinds" && ! grep -qxF "${api%/*}" "$WORK/groups"; then
            fail cluster_lacks_kind "$CONTEXT" "$kind" "$api"
        fi
    done <"$WORK/index"
    if [[ $OPTION_dry_run == no && -n $(kube get service prompt2mesh-api -n prompt2mesh --ignore-not-found \
        -o 'jsonpath={.spec.selector.prompt2mesh\.io/colour}') ]]; then
        fail cluster_in_colours "$CONTEXT"
    fi
    classes=" $(kube get storageclasses -o name | sed 's,.*/,,' | tr '\n' ' ')"
    classes="$classes$(awk -F '\t' '$2 == "StorageClass" { print $4 }' "$WORK/index" | tr '\n' ' ')"
    while IFS=$'\t' read -r class name; do
        [[ $classes == *" $class "* ]] || fail cluster_lacks_class "$CONTEXT" "$class" "$name"
    done <"$WORK/classes"
}
