# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# Applying step by step: what differs is applied, and each step works before the next one begins.

MANAGER=prompt2mesh-deploy
TOTAL=0 TOTAL_NEW=0 TOTAL_CHANGED=0
SETTINGS_CHANGED=no

# Sets STAGES to the steps, in their order.
read_stages() {
    local name wait text
    STAGES=()
    while IFS='|' read -r name _ wait text; do
        [[ -z $name || $name == '#'* ]] || STAGES+=("$name|$wait|$text")
    done <"$DEPLOY/stages.txt"
}

apply_stages() {
    local entry name wait number=0
    read_stages
    for entry in "${STAGES[@]}"; do
        IFS='|' read -r name wait _ <<<"$entry"
        number=$((number + 1))
        STEP="$number/${#STAGES[@]}"
        apply_stage "$name" "$wait"
    done
}

# objects_of STAGE KIND,KIND : "kind namespace name" of each.
objects_of() {
    awk -F '\t' -v stage="$1" -v kinds=",$2," '$1 == stage && (kinds == ",*," || index(kinds, "," $2 ",")) { print $2, $3, $4 }' \
        "$WORK/index"
}

apply_stage() {
    local stage=$1 wait=$2 file="$WORK/stage-$1.yaml" deadline count
    if [[ ! -s $file ]]; then
        say step "${STEP%/*}" "${STEP#*/}" "$stage" "$(say step_empty)"
        return
    fi
    count=$(objects_of "$stage" '*' | awk 'END { print NR }')
    TOTAL=$((TOTAL + count))
    if [[ -z $CONTEXT ]]; then
        say step "${STEP%/*}" "${STEP#*/}" "$stage" "$(say step_offline "$count")"
        show_objects "$stage"
        return
    fi
    keep_what_autoscalers_say "$stage"
    compare "$stage"
    if [[ $DIFFERS == unknown && $OPTION_dry_run == yes ]]; then
        say step "${STEP%/*}" "${STEP#*/}" "$stage" "$(say step_unknown "$count")"
    elif [[ $DIFFERS == no ]]; then
        say step "${STEP%/*}" "${STEP#*/}" "$stage" "$(say step_unchanged "$count")"
    else
        say step "${STEP%/*}" "${STEP#*/}" "$stage" "$(say step_changed "$count" "$NEW" "$CHANGED")"
        TOTAL_NEW=$((TOTAL_NEW + NEW)) TOTAL_CHANGED=$((TOTAL_CHANGED + CHANGED))
    fi
    if [[ $OPTION_dry_run == yes ]]; then
        [[ $DIFFERS == no ]] || show_objects "$stage"
        return
    fi
    deadline=$((SECONDS + WAIT_S))
    if [[ $wait == job ]]; then
        run_jobs "$stage" "$deadline"
        return
    fi
    [[ $DIFFERS == no ]] || apply_file "$stage"
    [[ $stage != settings && $stage != database || $DIFFERS == no ]] || SETTINGS_CHANGED=yes
    case $wait in
    established) wait_established "$stage" ;;
    secrets) wait_for_secrets "$stage" ;;
    rollout) wait_for_rollouts "$stage" "$deadline" ;;
    esac
}

show_objects() {
    local kind namespace name
    while read -r kind namespace name; do
        [[ $namespace != - ]] || namespace=''
        printf '      '
        say object "$kind ${namespace:+$namespace/}$name"
    done < <(objects_of "$1" '*')
}

# Sets DIFFERS (yes, no, or unknown where the API server cannot tell yet), NEW and CHANGED.
compare() {
    local file="$WORK/stage-$1.yaml" different there count status=0
    # Names only: the contents of secrets are nobody's business.
    different=$(KUBECTL_EXTERNAL_DIFF='diff -rqN' kube diff --server-side --force-conflicts \
        --field-manager="$MANAGER" -f "$file" 2>/dev/null) || status=$?
    count=$(objects_of "$1" '*' | awk 'END { print NR }')
    there=$(kube get -f "$file" --ignore-not-found -o name 2>/dev/null | awk 'END { print NR }' || true)
    NEW=$((count - there)) CHANGED=0 DIFFERS=no
    if ((status > 1)); then
        DIFFERS=unknown
    elif ((status == 1)); then
        DIFFERS=yes
        CHANGED=$(($(awk '/ differ$/ { count++ } END { print count + 0 }' <<<"$different") - NEW))
        ((CHANGED >= 0)) || CHANGED=0
    fi
}

apply_file() {
    local said
    if ! said=$(kube apply --server-side --force-conflicts --field-manager="$MANAGER" -f "$WORK/stage-$1.yaml" 2>&1); then
        grep -v ' serverside-applied$' <<<"$said" >&2 || true
        fail apply_failed "$1"
    fi
}

# How many replicas run is the autoscaler's to say: a deployment of today does not end what the load of today started.
keep_what_autoscalers_say() {
    local name namespace live
    while IFS=$'\t' read -r name namespace; do
        live=$(kube get deployment "$name" -n "$namespace" --ignore-not-found -o 'jsonpath={.spec.replicas}' 2>/dev/null || true)
        ((${live:-0})) || continue
        awk -v name="$name" -v live="$live" '
            /^---/ { kind = ""; here = 0; section = "" }
            /^[A-Za-z]/ { section = $0; sub(/:.*/, "", section) }
            /^kind: / { kind = $2 }
            section == "metadata" && /^  name: / { here = (kind == "Deployment" && $2 == name) }
            here && section == "spec" && /^  replicas: / { $0 = "  replicas: " live }
            { print }
        ' "$WORK/stage-$1.yaml" >"$WORK/scaled.yaml"
        mv "$WORK/scaled.yaml" "$WORK/stage-$1.yaml"
    done <"$WORK/scaled"
}

wait_established() {
    local names=() name
    while read -r _ _ name; do
        names+=("customresourcedefinition/$name")
    done < <(objects_of "$1" CustomResourceDefinition)
    kube wait --for=condition=Established --timeout="${WAIT_S}s" "${names[@]}" >/dev/null ||
        fail not_established "$OPTION_wait_timeout"
}

wait_for_secrets() {
    local namespace name
    while read -r _ namespace name; do
        text_of waiting "ExternalSecret $name"
        printf '      %s\n' "$TEXT"
        kube wait --for=condition=Ready --timeout="${WAIT_S}s" -n "$namespace" "externalsecrets/$name" >/dev/null ||
            fail secrets_late "$OPTION_wait_timeout"
    done < <(objects_of "$1" ExternalSecret)
}

wait_for_rollouts() {
    local stage=$1 deadline=$2 kind namespace name left
    while read -r kind namespace name; do
        left=$((deadline - SECONDS))
        ((left > 0)) || left=1
        if ! kube rollout status "$kind/$name" -n "$namespace" --timeout="${left}s" 2>&1 |
            sed -n -e 's/^Waiting for /      ... /p' -e 's/^error: /      /p'; then
            show_what_stands_in_the_way "$namespace"
            fail rollout_late "$kind $name" "$OPTION_wait_timeout"
        fi
    done < <(objects_of "$stage" Deployment,StatefulSet,DaemonSet)
}

show_what_stands_in_the_way() {
    kube get pods -n "$1" --no-headers 2>/dev/null | awk '
        { split($2, ready, "/") }
        $3 != "Completed" && ($3 != "Running" || ready[1] != ready[2]) { print "      pod " $1 ": " $3 ", " $2 " ready" }
    ' >&2 || true
    kube get events -n "$1" --field-selector type=Warning --sort-by=.lastTimestamp --no-headers \
        -o custom-columns=OBJECT:.involvedObject.name,REASON:.reason,MESSAGE:.message 2>/dev/null |
        tail -n 5 | sed 's/^/      /' >&2 || true
}

# A job that did the same thing before is left alone; any other is deleted and runs anew, since a job cannot be changed.
run_jobs() {
    local stage=$1 deadline=$2 kind namespace name state again=$DIFFERS
    while read -r kind namespace name; do
        state=$(job_state "$namespace" "$name")
        if [[ $DIFFERS == no && $SETTINGS_CHANGED == no && $state == Complete ]]; then
            text_of job_unchanged "$name"
        elif [[ $DIFFERS == no && $state == Running ]]; then
            text_of job_running "$name"
        else
            text_of job_again "$name"
            again=yes
            kube delete job "$name" -n "$namespace" --ignore-not-found --cascade=foreground \
                --timeout="${WAIT_S}s" >/dev/null || fail job_late "$name" "$OPTION_wait_timeout"
        fi
        printf '      %s\n' "$TEXT"
    done < <(objects_of "$stage" Job)
    [[ $again == no ]] || apply_file "$stage"
    while read -r kind namespace name; do
        wait_for_job "$namespace" "$name" "$deadline"
    done < <(objects_of "$stage" Job)
}

job_state() {
    local found
    found=$(kube get job "$2" -n "$1" --ignore-not-found \
        -o 'jsonpath={.metadata.name} {.status.conditions[?(@.status=="True")].type}' 2>/dev/null || true)
    case $found in
    '') echo None ;;
    *Failed*) echo Failed ;;
    *Complete*) echo Complete ;;
    *) echo Running ;;
    esac
}

wait_for_job() {
    local said=0
    while :; do
        case $(job_state "$1" "$2") in
        Complete) return ;;
        Failed)
            kube logs "job/$2" -n "$1" --tail=20 2>&1 | sed 's/^/      /' >&2 || true
            show_what_stands_in_the_way "$1"
            fail job_failed "$2"
            ;;
        esac
        if ((SECONDS >= $3)); then
            show_what_stands_in_the_way "$1"
            fail job_late "$2" "$OPTION_wait_timeout"
        fi
        if ((SECONDS >= said)); then
            text_of waiting "job $2"
            printf '      %s\n' "$TEXT"
            said=$((SECONDS + 15))
        fi
        sleep 1
    done
}

say_how_it_ended() {
    local host scheme
    if ((TOTAL_NEW + TOTAL_CHANGED == 0)); then
        say unchanged
    else
        say changed "$TOTAL" "$TOTAL_NEW" "$TOTAL_CHANGED"
    fi
    while read -r host scheme; do
        case $host in
        \**) say url_instances "$scheme://user-NAME.${host#\*.}/" ;;
        *)
            say url_page "$scheme://$host/"
            say url_api "$scheme://$host/v1/version"
            ;;
        esac
    done < <(awk '
        function finish() { if (host != "") print host, (tls ? "https" : "http"); host = ""; tls = ingress = 0 }
        /^---/ { finish() }
        /^kind: Ingress$/ { ingress = 1 }
        ingress && /^  - host: / { host = $3; gsub(/["\047]/, "", host) }
        ingress && /^  tls:/ { tls = 1 }
        END { finish() }
    ' "$WORK/rendered.yaml" | sort -ur)
    say_forward streamlit 8501
}

say_forward() {
    local namespace name
    while IFS=$'\t' read -r namespace name; do
        say url_forward "$CONTEXT" "$namespace" "$name" "$2"
    done < <(awk -F '\t' -v component="$1" '$2 == "Service" && $5 == component { print $3 "\t" $4; exit }' "$WORK/index")
}
