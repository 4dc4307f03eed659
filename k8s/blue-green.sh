#!/usr/bin/env bash
# Releases without a gap: a new version comes up beside the one that serves, is tested, and then takes over at once.
# `k8s/blue-green.sh --help` explains. Every action may be run again, also after it was killed in the middle.
# Needs kubectl and what every Unix has; runs with the bash 3.2 of macOS.
set -euo pipefail

K8S=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=deploy/render.sh
. "$K8S/deploy/render.sh"

usage() {
    cat <<'TEXT'
Usage: k8s/blue-green.sh ACTION [--overlay NAME] [--components gpu,spot] [--registry HOST] [--tag TAG] [--domain NAME]
                         [--context NAME] [--timeout SECONDS] [--overlap SECONDS]

There are two colours of the API and the page, blue and green. One serves, the other is free for the next version.

Actions, in the order of a release:
  status    which colour serves, what each of them is, and whether there is a way back
  migrate   brings the database to what the new version needs, while the old one goes on working with it
  deploy    brings the new version up in the free colour; nobody is sent to it yet
  test      asks the new version, through its own Service, whether it works
  switch    sends everybody to the new version, then brings the runner, the operator and the rest to it
  rollback  sends everybody back to the version before; changes nothing where nothing was switched

  --overlay NAME      a folder of k8s/overlays [production-eks]
  --components LIST   folders of k8s/components to lay over it, separated by commas
  --registry HOST     where the images are: HOST/prompt2mesh/backend and so on
  --tag TAG           of the new images
  --domain NAME       yours, in place of prompt2mesh.example.com
  --context NAME      of the kubeconfig [the current one]
  --timeout SECONDS   how long each wait may take [600]
  --overlap SECONDS   switch and rollback: how long both colours serve. Behind an ALB 60, so that it always has a
                      target that it has looked at [0]

Exit codes: 0 done, 1 it failed and the version that served still serves, 2 options, 4 placeholders.
TEXT
}

OPTION_overlay=production-eks OPTION_components='' OPTION_registry='' OPTION_tag='' OPTION_domain=''
OPTION_context='' OPTION_timeout=600 OPTION_overlap=0
ACTION=${1:-}
case $ACTION in
--help | -h) usage && exit 0 ;;
status | migrate | deploy | test | switch | rollback) shift ;;
*) usage >&2 && exit 2 ;;
esac
while (($#)); do
    case $1 in
    --overlay | --components | --registry | --tag | --domain | --context | --timeout | --overlap)
        [[ $# -ge 2 ]] || { echo "$1 wants a value" >&2 && exit 2; }
        printf -v "OPTION_${1#--}" '%s' "$2"
        shift 2
        ;;
    *) echo "there is no option $1; see --help" >&2 && exit 2 ;;
    esac
done
OVERLAY=$K8S/overlays/$OPTION_overlay
[[ -f $OVERLAY/kustomization.yaml ]] || { echo "there is no overlay $OPTION_overlay in k8s/overlays" >&2 && exit 2; }
[[ $OPTION_timeout$OPTION_overlap =~ ^[0-9]+$ ]] || { echo "--timeout and --overlap are seconds" >&2 && exit 2; }

NAMESPACE=prompt2mesh
# What must not be newer than the API that serves: it comes with the switch, and goes back with it.
FOLLOWERS='runner,mcp,operator,blender'
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
cluster() { kubectl ${OPTION_context:+--context "$OPTION_context"} "$@"; }
kube() { cluster -n "$NAMESPACE" "$@"; }
apply() { cluster apply --server-side --force-conflicts --field-manager=prompt2mesh-deploy "$@" >/dev/null; }

# What the cluster says. The Service of the API is the book of releases: what serves, what waits to, and what did before.

# Sets SERVES and PAGE to a colour, `both`, or nothing where nobody is asked; NEXT and BEFORE to a colour or nothing;
# STILL to a sentence.
read_book() {
    local found name selector colour next before
    SERVES='' PAGE='' NEXT='' BEFORE=''
    found=$(kube get services -l app.kubernetes.io/part-of=prompt2mesh -o jsonpath='{range .items[*]}{.metadata.name}|{.spec.selector}|{.spec.selector.prompt2mesh\.io/colour}|{.metadata.annotations.prompt2mesh\.io/candidate}|{.metadata.annotations.prompt2mesh\.io/switched-from}{"\n"}{end}')
    while IFS='|' read -r name selector colour next before; do
        [[ -n $colour || -z $selector ]] || colour=both
        case $name in
        prompt2mesh-api) SERVES=$colour NEXT=$next BEFORE=$before ;;
        prompt2mesh-streamlit) PAGE=$colour ;;
        esac
    done <<<"$found"
    STILL="${SERVES:+$SERVES still serves}"
    STILL=${STILL:-nobody is served yet}
}
tag_of() {
    local image
    image=$(kube get deployment "$1" --ignore-not-found -o jsonpath='{.spec.template.spec.containers[0].image}')
    printf '%s' "${image##*:}"
}
other() { if [[ $1 == blue ]]; then echo green; else echo blue; fi; }

# send SERVICE COLOUR|both|'' [CANDIDATE] [BEFORE] : whom a Service asks and, on the API's, what is noted, in one write.
send() {
    local pods="app.kubernetes.io/part-of: prompt2mesh, app.kubernetes.io/component: ${1#prompt2mesh-}" spec
    case $2 in
    '') spec='' ;;
    both) spec="spec: {selector: {$pods}}" ;;
    *) spec="spec: {selector: {$pods, prompt2mesh.io/colour: $2}}" ;;
    esac
    kube apply --server-side --force-conflicts --field-manager=prompt2mesh-blue-green -f - >/dev/null <<YAML
apiVersion: v1
kind: Service
metadata:
  name: $1
  annotations: {${3:+prompt2mesh.io/candidate: $3}${3:+${4:+, }}${4:+prompt2mesh.io/switched-from: $4}}
$spec
YAML
}

# render_with COMPONENT TAG : the objects, in $WORK/rendered.yaml.
render_with() {
    local OPTION_tag=$2
    IFS=, read -r -a COMPONENTS <<<"${OPTION_components:+$OPTION_components,}$1"
    rm -rf "$WORK/overlay"
    lay_components_over "$WORK/overlay"
    kubectl kustomize "$WORK/overlay" >"$WORK/rendered.yaml" || fail "kustomize could not render $OPTION_overlay"
    fill_in "$WORK/rendered.yaml"
    if grep -nE 'CHANGE_ME|123456789012|prompt2mesh\.example\.com' "$WORK/rendered.yaml" >"$WORK/placeholders"; then
        head -n 5 "$WORK/placeholders" >&2
        echo "these are examples: give --registry and --domain, or put yours into k8s/overlays. Nothing was applied." >&2
        exit 4
    fi
}

# What both colours share, but for what follows the switch: namespaces, settings, secrets, rights, policies, database.
apply_shared() {
    render_with blue-green/shared "$OPTION_tag"
    # Without colours, the Services were applied with their selectors by others. From here on these are ours: else
    # applying what has none would take it away, and nobody would be served.
    if [[ -z $NEXT$BEFORE ]]; then
        [[ $SERVES != both ]] || send prompt2mesh-api both
        [[ $PAGE != both ]] || send prompt2mesh-streamlit both
    fi
    apply -f "$WORK/rendered.yaml" -l "app.kubernetes.io/component notin ($FOLLOWERS,db-init)"
    ! grep -q '^  name: prompt2mesh-postgres$' "$WORK/rendered.yaml" || come_up prompt2mesh-postgres
}

# What follows the switch, of what was rendered last.
apply_followers() {
    local name
    apply -f "$WORK/rendered.yaml" -l "app.kubernetes.io/component in ($FOLLOWERS)"
    for name in runner mcp operator; do come_up "prompt2mesh-$name"; done
    say "the rest has followed"
}

apply_colour() {
    render_with "blue-green/$1" "$2"
    apply -f "$WORK/rendered.yaml"
    come_up "prompt2mesh-backend-$1"
    come_up "prompt2mesh-streamlit-$1"
}

come_up() {
    kube rollout status "deployment/$1" --timeout="${OPTION_timeout}s" >/dev/null || {
        kube get pods -l app.kubernetes.io/part-of=prompt2mesh >&2
        fail "$1 did not come up within $OPTION_timeout s"
    }
}

# wait_for_job NAME : false where it failed; then with its last words.
wait_for_job() {
    local deadline=$((SECONDS + OPTION_timeout)) state
    while ((SECONDS < deadline)); do
        state=$(kube get job "$1" -o jsonpath='{range .status.conditions[?(@.status=="True")]}{.type} {end}')
        case " $state" in
        *' Complete '*) return 0 ;;
        *' Failed '*) break ;;
        esac
        sleep 0.5
    done
    kube logs "job/$1" --tail=40 >&2 || true
    return 1
}

# From a version without colours: the same one comes up as blue, takes over, and its pods without a colour go.
take_over() {
    local tag
    tag=$(tag_of prompt2mesh-backend)
    [[ -n $tag ]] || return 0
    say "there are no colours yet: $tag becomes blue"
    if [[ $SERVES == both || $PAGE == both ]]; then
        apply_colour blue "$tag"
        move_to blue '' ''
    fi
    kube delete deployment,hpa,pdb prompt2mesh-backend prompt2mesh-streamlit --ignore-not-found >/dev/null
    read_book
}

# move_to COLOUR CANDIDATE BEFORE : everybody. A page asks the API of its own colour, so in between nothing is mixed.
move_to() {
    if ((OPTION_overlap)) && [[ -n $SERVES ]]; then
        send prompt2mesh-api both "$2" "$3"
        send prompt2mesh-streamlit both
        say "both colours serve for $OPTION_overlap s"
        sleep "$OPTION_overlap"
    fi
    send prompt2mesh-api "$1" "$2" "$3"
    send prompt2mesh-streamlit "$1"
}

# Whether a switch was begun and not ended, so that both colours may be in use.
half_switched() {
    [[ $SERVES != "$PAGE" || $SERVES == both || -n $SERVES && $SERVES == "$NEXT" ]] && [[ -n $NEXT$BEFORE ]]
}

action_status() {
    local colour
    if half_switched; then
        say "serves:    API ${SERVES:-no colour}, page ${PAGE:-no colour}; a switch was interrupted: run it again, or roll back"
    else
        say "serves:    ${SERVES:-no colour}"
    fi
    for colour in blue green; do
        say "$colour:$([[ $colour == green ]] || printf ' ')    $(kube get deployment "prompt2mesh-backend-$colour" --ignore-not-found \
            -o jsonpath="tag $(tag_of "prompt2mesh-backend-$colour"), {.status.readyReplicas} of {.spec.replicas} ready")"
    done
    say "candidate: ${NEXT:-none}"
    say "way back:  ${BEFORE:-none}"
}

action_migrate() {
    apply_shared
    kube delete job prompt2mesh-db-init --ignore-not-found >/dev/null
    apply -f "$WORK/rendered.yaml" -l app.kubernetes.io/component=db-init
    wait_for_job prompt2mesh-db-init || fail "the database was not brought to $OPTION_tag; $STILL"
    say "the database is what $OPTION_tag needs"
}

action_deploy() {
    local free=blue
    ! half_switched || fail "a switch was begun and not ended: end it by switch or rollback first"
    apply_shared
    take_over
    if [[ -n $SERVES ]]; then
        free=$(other "$SERVES")
        # What was there before is written over now: there is no way back to it.
        send prompt2mesh-api "$SERVES"
    fi
    apply_colour "$free" "$OPTION_tag"
    # Only now may it be switched to.
    send prompt2mesh-api "$SERVES" "$free"
    say "$OPTION_tag is up as $free; $STILL"
}

action_test() {
    local colour=${NEXT:-$SERVES} image
    [[ $colour == blue || $colour == green ]] || fail "there is nothing to test: deploy a version first"
    image=$(kube get deployment "prompt2mesh-backend-$colour" -o jsonpath='{.spec.template.spec.containers[0].image}')
    kube delete job prompt2mesh-smoke-test --ignore-not-found >/dev/null
    sed -e "s|COLOUR|$colour|g" -e "s|IMAGE|$image|g" "$K8S/components/blue-green/smoke-test.yaml" | apply -f -
    wait_for_job prompt2mesh-smoke-test || fail "$colour does not work; $STILL"
    say "$colour works"
}

action_switch() {
    local before
    if [[ -z $NEXT ]]; then
        say "there is nothing to switch to; $STILL"
        return
    fi
    # What cannot be rendered or does not run is found out before anybody is sent there.
    render_with blue-green/shared "$(tag_of "prompt2mesh-backend-$NEXT")"
    come_up "prompt2mesh-backend-$NEXT"
    come_up "prompt2mesh-streamlit-$NEXT"
    # Where it was interrupted, it stands there already.
    before=${BEFORE:-$SERVES}
    [[ $before != "$NEXT" ]] || before=''
    move_to "$NEXT" "$NEXT" "$before"
    say "$NEXT serves"
    apply_followers
    send prompt2mesh-api "$NEXT" '' "$before"
}

action_rollback() {
    if [[ -z $BEFORE ]]; then
        # What did not work is not switched to by mistake later.
        [[ -z $NEXT ]] || send prompt2mesh-api "$SERVES"
        say "nothing was switched; $STILL"
        return
    fi
    render_with blue-green/shared "$(tag_of "prompt2mesh-backend-$BEFORE")"
    come_up "prompt2mesh-backend-$BEFORE"
    come_up "prompt2mesh-streamlit-$BEFORE"
    move_to "$BEFORE" '' "$BEFORE"
    say "$BEFORE serves again"
    apply_followers
    send prompt2mesh-api "$BEFORE"
}

if [[ $ACTION == migrate || $ACTION == deploy ]] && [[ -z $OPTION_tag ]]; then
    echo "--tag says which version" >&2 && exit 2
fi
read_book
"action_$ACTION"
