# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# Does it work? Asked from here through a port of this machine: that needs no pod of its own, which Pod Security would
# have to let in, and no domain that is known already. HTTP is spoken by bash, so that curl need not be there.

SMOKE_TRIES=${SMOKE_TRIES:-15} # two seconds apart

smoke_test() {
    local asked signup wanted
    if [[ $OPTION_skip_smoke_test == yes ]]; then
        say smoke_skipped
        return
    fi
    forward_to api 8000
    expect 'the API answers' /healthz 200 '"ok"'
    expect 'the API reaches its database and its files' /readyz 200 '"ready"'
    asked=$(get /v1/auth/options)
    signup=$(sed -n 's/.*"signup": *"\([a-z]*\)".*/\1/p' <<<"$asked" | tail -n 1)
    wanted=$(awk '/^---/ { config = 0 } /^  PROMPT2MESH_SIGNUP: / { gsub(/["\047]/, "", $2); print $2; exit }' "$WORK/rendered.yaml")
    [[ -n $signup && (-z $wanted || $signup == "$wanted") ]] ||
        fail smoke_failed "signing up is \"${signup:-unknown}\", and the settings say \"$wanted\""
    say smoke_ok "signing up is $signup"
    expect 'nobody gets in without a login' /v1/me 401 ''
    forward_to streamlit 8501
    expect 'the page answers' / 200 '<html'
    forward_to router 80
    expect 'the router of instances answers' /healthz 200 ''
}

# forward_to COMPONENT PORT : sets PORT to the port of this machine that leads there, or to nothing if there is none.
forward_to() {
    local namespace='' name='' line tries=0
    PORT=''
    IFS=$'\t' read -r namespace name < <(awk -F '\t' -v component="$1" \
        '$2 == "Service" && $5 == component { print $3 "\t" $4; exit }' "$WORK/index") || true
    [[ -n $name ]] || return 0
    [[ -z $FORWARD ]] || kill "$FORWARD" 2>/dev/null || true
    # Before it starts, so that it is there, and says nothing of the one before.
    : >"$WORK/forward"
    kube port-forward -n "$namespace" "service/$name" ":$2" >"$WORK/forward" 2>&1 &
    FORWARD=$!
    while [[ -z $PORT ]]; do
        line=$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$WORK/forward")
        PORT=${line%%$'\n'*}
        ((tries += 1)) && ((tries <= 100)) && kill -0 "$FORWARD" 2>/dev/null || [[ -n $PORT ]] ||
            fail smoke_failed "no way to service $name: $(tail -n 1 "$WORK/forward")"
        [[ -n $PORT ]] || sleep 0.2
    done
}

# get PATH : prints the status line and all that follows.
get() {
    {
        printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
        cat <&3
    } 3<>"/dev/tcp/127.0.0.1/$PORT" 2>/dev/null || true
}

# expect WHAT PATH STATUS TEXT
expect() {
    local answer status tries=0
    [[ -n $PORT ]] || return 0
    while :; do
        answer=$(get "$2")
        status=$(sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p' <<<"$answer")
        if [[ $status == "$3" && $answer == *"$4"* ]]; then
            say smoke_ok "$1"
            return
        fi
        ((tries += 1))
        ((tries < SMOKE_TRIES)) || fail smoke_failed "$1: GET $2 gave ${status:-no answer}, not $3"
        sleep 2
    done
}
