#!/usr/bin/env bash
# Asks a deployed service, through the address that people use, whether its API and its page are there.
# env: BASE_URL (https://studio.example.com), SMOKE_TIMEOUT_S (300: names and load balancers take their time)
set -euo pipefail
deadline=$((SECONDS + ${SMOKE_TIMEOUT_S:-300}))
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# usage: expect PATH TEXT: waits until the path answers 200 with the text in it
expect() {
    local status=none
    while true; do
        status=$(curl --silent --show-error --max-time 10 --output "$answer" --write-out '%{http_code}' "$BASE_URL$1" 2>&1) || true
        if [[ $status == 200 ]] && grep -q -- "$2" "$answer"; then
            echo "$BASE_URL$1 answers"
            return
        fi
        if ((SECONDS >= deadline)); then
            echo "$BASE_URL$1 should answer 200 with '$2'; the last answer: $status" >&2
            head -c 500 "$answer" >&2
            return 1
        fi
        sleep 3
    done
}

expect /v1/version version
expect /_stcore/health ok
