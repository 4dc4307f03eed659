# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# Taking it away, in the opposite order: people's instances first, while the operator still saves their scenes.

destroy() {
    local entry stages=() index deadline=$((SECONDS + WAIT_S)) deleted=no
    say heading_destroy "$CONTEXT" "$OPTION_overlay"
    [[ $OPTION_dry_run == no ]] || say dry_run
    confirm_destroy
    end_instances "$deadline" && deleted=yes
    read_stages
    for entry in "${STAGES[@]}"; do
        stages+=("${entry%%|*}")
    done
    for ((index = ${#stages[@]} - 1; index >= 0; index--)); do
        delete_stage "${stages[index]}" "$deadline" && deleted=yes
    done
    if [[ $OPTION_dry_run == yes ]]; then
        say_what_is_kept
        say dry_run_done
    elif [[ $deleted == no ]]; then
        say destroy_nothing
        say_what_is_kept
    elif [[ $OPTION_delete_data == yes ]]; then
        say destroy_done_data
    else
        say_what_is_kept
        say destroy_done
    fi
    say destroy_outside
}

confirm_destroy() {
    local answer=''
    [[ $OPTION_dry_run == no && $OPTION_yes == no ]] || return 0
    text_of confirm_destroy "$CONTEXT"
    printf '%s' "$TEXT"
    read -r answer || true
    [[ $answer == "$CONTEXT" ]] || fail destroy_refused "$CONTEXT"
}

instance_namespaces() {
    awk -F '\t' '$2 == "Namespace" { print $4 }' "$WORK/index"
}

# Status 0 where there were any. The operator makes a pool anew where there is none, so pools go with the operator.
end_instances() {
    local namespace names some=1
    for namespace in $(instance_namespaces); do
        names=$(kube get userinstances.prompt2mesh.io -n "$namespace" -o name 2>/dev/null | tr '\n' ' ' || true)
        [[ -n $names ]] || continue
        some=0
        if [[ $OPTION_dry_run == yes ]]; then
            say destroy_would "$names"
            continue
        fi
        say destroy_instances "${names% }"
        kube delete userinstances.prompt2mesh.io --all -n "$namespace" --timeout="$(left "$1")s" >/dev/null ||
            fail destroy_failed "$OPTION_wait_timeout"
    done
    return "$some"
}

left() {
    local rest=$(($1 - SECONDS))
    ((rest > 0)) || rest=1
    printf '%s' "$rest"
}

# Status 0 where something of it was there.
delete_stage() {
    local stage=$1 deadline=$2 kept=Namespace,PersistentVolumeClaim,Secret,StorageClass file="$WORK/delete.yaml" found each
    [[ $OPTION_delete_data == no ]] || kept=''
    [[ $stage != definitions ]] || delete_what_the_operator_made "$deadline"
    [[ -s $WORK/stage-$stage.yaml ]] || return 1
    awk -v kept=",$kept," '
        function finish() { if (kind != "" && !index(kept, "," kind ",")) printf "---\n%s", text; text = kind = "" }
        /^---/ { finish(); next }
        /^kind: / { kind = $2 }
        { text = text $0 "\n" }
        END { finish() }
    ' "$WORK/stage-$stage.yaml" >"$file"
    [[ -s $file ]] || return 1
    found=$(kube get -f "$file" --ignore-not-found -o name 2>/dev/null || true)
    [[ -n $found ]] || return 1
    for each in $found; do
        if [[ $OPTION_dry_run == yes ]]; then
            say destroy_would "$each"
        else
            say destroy_deleting "$each"
        fi
    done
    [[ $OPTION_dry_run == yes ]] || kube delete -f "$file" --ignore-not-found --timeout="$(left "$deadline")s" >/dev/null ||
        fail destroy_failed "$OPTION_wait_timeout"
}

# By now the operator is gone, and makes no pool anew.
delete_what_the_operator_made() {
    local namespace kind found
    for namespace in $(instance_namespaces); do
        for kind in instancepools.prompt2mesh.io leases.coordination.k8s.io configmaps; do
            found=$(kube get "$kind" -n "$namespace" -o name 2>/dev/null | grep -E '/prompt2mesh-|^instancepool' || true)
            [[ -n $found && $OPTION_dry_run == no ]] || continue
            # shellcheck disable=SC2086 # several names
            kube delete -n "$namespace" --ignore-not-found --timeout="$(left "$1")s" $found >/dev/null ||
                fail destroy_failed "$OPTION_wait_timeout"
        done
    done
}

say_what_is_kept() {
    local namespace found=''
    [[ $OPTION_delete_data == no ]] || return 0
    for namespace in $(instance_namespaces); do
        found=$(kube get persistentvolumeclaims,secrets -n "$namespace" -o name 2>/dev/null | tr '\n' ' ' || true)
        [[ -z $(kube get namespace "$namespace" --ignore-not-found -o name) ]] || say destroy_kept "namespace/$namespace ${found% }"
    done
    say destroy_kept_hint
}
