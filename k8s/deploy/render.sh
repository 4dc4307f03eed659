# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# From an overlay to objects by step: rendered by kustomize, with images, domain and secrets filled in, and looked
# through for placeholders. What kustomize prints always has the same form, so that awk can read it.

IMAGES='backend|streamlit|blender|agent|operator'

# Writes $WORK/rendered.yaml.
render() {
    local folder=$OVERLAY problem
    if ((${#COMPONENTS[@]})); then
        folder=$WORK/overlay
        lay_components_over "$folder"
    fi
    if ! problem=$(kubectl kustomize "$folder" 2>&1 >"$WORK/rendered.yaml"); then
        printf '%s\n' "$problem" >&2
        fail render_failed "$OVERLAY"
    fi
    fill_in "$WORK/rendered.yaml"
    split_into_stages
}

# A kustomization above the overlay that adds the components. kustomize only takes paths that are relative.
lay_components_over() {
    local up name
    mkdir "$1"
    up=$(cd "$1" && pwd -P | sed 's,/[^/]*,../,g')
    {
        printf 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'
        printf 'resources: ["%s"]\ncomponents:\n' "$up${OVERLAY#/}"
        for name in "${COMPONENTS[@]}"; do
            printf '  - "%s"\n' "$up${K8S#/}/components/$name"
        done
    } >"$1/kustomization.yaml"
}

# Registry, tag and domain, wherever they stand: also in the settings that name the images of instances. A tag has
# something that is no digit, so prompt2mesh-backend:8000 is not taken for an image.
fill_in() {
    local start='(^|[[:space:]"'\''=,])' path='(([A-Za-z0-9.-]+(:[0-9]+)?/)*)'
    local name="prompt2mesh([-/])($IMAGES)" tag='(:[0-9]*[A-Za-z_.-][A-Za-z0-9_.-]*(@sha256:[0-9a-f]+)?|@sha256:[0-9a-f]+)'
    local script=()
    [[ -z $OPTION_registry ]] || script+=(-e "s#$start$path$name$tag#\\1$OPTION_registry/prompt2mesh/\\6\\7#g")
    # The registry of an AWS account says which account and region the rest is in.
    if [[ $OPTION_registry =~ ^([0-9]{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\. ]]; then
        script+=(-e "s#123456789012#${BASH_REMATCH[1]}#g" -e "s#eu-central-1#${BASH_REMATCH[2]}#g")
    fi
    [[ -z $OPTION_tag ]] || script+=(-e "s#$start$path$name$tag#\\1\\2prompt2mesh\\5\\6:$OPTION_tag#g")
    [[ -z $OPTION_domain ]] || script+=(-e "s#prompt2mesh\\.example\\.com#$OPTION_domain#g")
    ((${#script[@]})) || return 0
    sed -E "${script[@]}" "$1" >"$1.new"
    mv "$1.new" "$1"
}

# Writes $WORK/stage-NAME.yaml and $WORK/index (step, kind, namespace, name, component, apiVersion), and on the way the
# groups that are defined here, the classes that volumes want, and what an autoscaler scales.
split_into_stages() {
    rm -f "$WORK"/stage-*.yaml "$WORK"/{index,groups,classes,scaled}
    touch "$WORK"/{index,groups,classes,scaled}
    awk -v work="$WORK" -v FS='|' '
        function plain(text) { sub(/^[^:]*: */, "", text); gsub(/^["\047]|["\047]$/, "", text); return text }
        function belongs(  i) {
            for (i = 1; i <= steps; i++)
                if (index(rules[i], ",component=" component ",") || index(rules[i], ",kind=" kind ",")) return step[i]
            return rest
        }
        function finish() {
            if (kind != "") {
                stage = belongs()
                printf "---\n%s", text > (work "/stage-" stage ".yaml")
                print stage "\t" kind "\t" (namespace == "" ? "-" : namespace) "\t" name "\t" \
                    (component == "" ? "-" : component) "\t" api > (work "/index")
                if (group != "" && kind == "CustomResourceDefinition") print group > (work "/groups")
                if (class != "") print class "\t" name > (work "/classes")
                if (scaled != "") print scaled "\t" namespace > (work "/scaled")
            }
            text = kind = namespace = name = component = api = group = class = scaled = section = ""
        }
        FNR == 1 { file++ }
        file == 1 {
            if (/^#/ || NF < 4) next
            if ($2 == "*") { rest = $1; next }
            step[++steps] = $1
            # kind=A,B component=c : each as ",kind=A," and so on
            n = split($2, words, " "); rules[steps] = ","
            for (i = 1; i <= n; i++) {
                key = words[i]; sub(/=.*/, "", key); sub(/^[^=]*=/, "", words[i])
                m = split(words[i], values, ",")
                for (j = 1; j <= m; j++) rules[steps] = rules[steps] key "=" values[j] ",,"
            }
            next
        }
        /^---[ \t]*$/ { finish(); next }
        { text = text $0 "\n" }
        /^[A-Za-z]/ { section = $0; sub(/:.*/, "", section) }
        /^kind: / { kind = plain($0) }
        /^apiVersion: / { api = plain($0) }
        section == "metadata" && /^  name: / { name = plain($0) }
        section == "metadata" && /^  namespace: / { namespace = plain($0) }
        section == "metadata" && /^    app\.kubernetes\.io\/component: / { component = plain($0) }
        section == "spec" && /^  group: / { group = plain($0) }
        section == "spec" && /^  storageClassName: / && kind == "PersistentVolumeClaim" { class = plain($0) }
        section == "spec" && kind == "HorizontalPodAutoscaler" && /^  [a-zA-Z]/ { part = $0 }
        section == "spec" && kind == "HorizontalPodAutoscaler" && part ~ /scaleTargetRef/ && /^    name: / { scaled = plain($0) }
        END { finish() }
    ' "$DEPLOY/stages.txt" "$WORK/rendered.yaml"
}

# Values for secrets that are placeholders: what the cluster has of them, or random ones. One placeholder has one value
# wherever it stands, so that a password is the same in the database and in its address.
fill_in_secrets() {
    local generate=$OPTION_generate_secrets kind namespace name made kept
    [[ $OPTION_overlay != local* ]] || generate=yes
    while IFS=$'\t' read -r _ kind namespace name _ _; do
        [[ $kind == Secret ]] || continue
        : >"$WORK/known"
        # shellcheck disable=SC2016 # a template of Go
        [[ -z $CONTEXT ]] || kube get secret "$name" -n "$namespace" --ignore-not-found -o \
            go-template='{{range $key, $value := .data}}{{$key}} {{$value | base64decode | printf "%q"}}{{"\n"}}{{end}}' \
            2>/dev/null >"$WORK/known" || true
        rewrite_secret "$name" "$generate"
        made=$(grep -c '^made ' "$WORK/filled" || true)
        kept=$(grep -c '^kept ' "$WORK/filled" || true)
        ((kept == 0)) || say secret_kept "$name"
        ((made == 0)) || if [[ $OPTION_dry_run == yes ]]; then
            say secret_would_be "$name" "$made"
        else
            say secret_generated "$name" "$made"
        fi
    done <"$WORK/index"
    split_into_stages
}

# rewrite_secret NAME GENERATE : in $WORK/rendered.yaml; what was done for which placeholder is in $WORK/filled.
rewrite_secret() {
    od -An -N 4096 -v -tx1 /dev/urandom | tr -d ' \n' >"$WORK/random"
    echo >>"$WORK/random"
    : >"$WORK/filled"
    awk -v name="$1" -v generate="$2" -v work="$WORK" '
        reading == 0 && FILENAME == work "/known" {
            key = $0; sub(/ .*/, "", key); value = $0; sub(/^[^ ]* /, "", value)
            if (value !~ /CHANGE_ME/ && value != "\"\"") known[key] = value
            next
        }
        reading == 0 { random = $0; next }
        /^---/ { here = 0; kind = "" }
        /^kind: / { kind = $2 }
        kind == "Secret" && /^  name: / { here = ($2 == name) }
        here && /CHANGE_ME/ {
            key = $0; sub(/^ */, "", key); sub(/:.*/, "", key)
            value = $0; sub(/^[^:]*: */, "", value)
            # A placeholder that is all of a value which the cluster has stands for that value elsewhere too.
            if (reading == 1 && key in known && value ~ /^"?CHANGE_ME[A-Za-z0-9_]*"?$/) {
                gsub(/"/, "", value)
                stands_for[value] = known[key]; gsub(/^"|"$/, "", stands_for[value])
            }
            if (reading == 2 && key in known) {
                print "kept " key > (work "/filled")
                match($0, /^ */)
                $0 = substr($0, 1, RLENGTH) key ": " known[key]
            } else if (reading == 2) {
                while (match($0, /CHANGE_ME[A-Za-z0-9_]*/)) {
                    placeholder = substr($0, RSTART, RLENGTH)
                    if (!(placeholder in stands_for)) {
                        if (generate != "yes") break
                        stands_for[placeholder] = substr(random, 1 + 48 * count++, 48)
                        print "made " placeholder > (work "/filled")
                    }
                    # What would have to be written otherwise in an address is for the operator to say.
                    if (stands_for[placeholder] !~ /^[A-Za-z0-9_.~-]+$/) break
                    $0 = substr($0, 1, RSTART - 1) stands_for[placeholder] substr($0, RSTART + RLENGTH)
                }
            }
        }
        reading == 2 { print }
    ' "$WORK/known" "$WORK/random" reading=1 "$WORK/rendered.yaml" reading=2 "$WORK/rendered.yaml" >"$WORK/rendered.new"
    mv "$WORK/rendered.new" "$WORK/rendered.yaml"
    rm -f "$WORK/random" "$WORK/known"
}

# Sets FOUND to how many placeholders are left, and writes one line for each to $WORK/placeholders.
find_placeholders() {
    local texts allowed cure what key shown
    FOUND=0
    : >"$WORK/placeholders"
    while IFS='|' read -r texts allowed cure; do
        [[ -n $texts && $texts != '#'* ]] || continue
        ! in_list "$OPTION_overlay" "$allowed" || continue
        while IFS=$'\t' read -r what key; do
            shown=${texts%%,*}
            text_of placeholder "$(source_of "$shown" "$key")" "$key" "$what" "$shown" "$cure"
            printf '%s\n' "$TEXT" >>"$WORK/placeholders"
            FOUND=$((FOUND + 1))
        done < <(awk -v texts="$texts" '
            function finish(  i) {
                for (i = 1; i <= hits; i++) print kind "/" name "\t" hit[i]
                hits = 0; kind = name = section = ""
            }
            BEGIN { n = split(texts, wanted, ",") }
            /^---/ { finish(); next }
            /^[A-Za-z]/ { section = $0; sub(/:.*/, "", section) }
            /^kind: / { kind = $2 }
            section == "metadata" && /^  name: / { name = $2 }
            {
                line = $0
                gsub(/[*]CHANGE_ME[*]/, "", line) # what looks for placeholders is none
                for (i = 1; i <= n; i++) if (index(line, wanted[i])) {
                    key = $0; sub(/^[ -]*/, "", key)
                    if (!sub(/: .*/, "", key)) key = "a line"
                    if (key == "value" && before ~ /name: /) { key = before; sub(/.*name: */, "", key) }
                    hit[++hits] = key
                    break
                }
                before = $0
            }
            END { finish() }
        ' "$WORK/rendered.yaml")
    done <"$DEPLOY/placeholders.txt"
}

# source_of TEXT KEY : FILE:LINE of where it most likely stands in the folders that were rendered.
source_of() {
    local name folders=("$OVERLAY") found
    for name in ${COMPONENTS[@]+"${COMPONENTS[@]}"}; do
        folders+=("$K8S/components/$name")
    done
    found=$(grep -rnF -- "$1" "${folders[@]}" "$K8S"/{base,overlays,components} 2>/dev/null || true)
    found=$( (grep -F -- "$2" <<<"$found" || printf '%s\n' "$found") | sed -n '1s/^\([^:]*:[0-9]*\):.*/\1/p')
    printf '%s\n' "${found#"$ROOT"/}"
}

refuse_placeholders() {
    ((FOUND)) || return 0
    cat "$WORK/placeholders" >&2
    fail placeholders "$FOUND" "$OPTION_overlay"
}
