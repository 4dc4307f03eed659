#!/usr/bin/env bash
# Fails unless this commit was deployed to an environment with success: production takes what staging has proved.
# usage: require_deployed.sh ENVIRONMENT
# env: COMMIT, GITHUB_REPOSITORY, GH_TOKEN (may read deployments)
set -euo pipefail
environment=$1
deployments=$(gh api "repos/$GITHUB_REPOSITORY/deployments?environment=$environment&sha=$COMMIT" --jq '.[].id')
for deployment in $deployments; do
    # A later deployment turns `success` into `inactive`, so any success ever counts.
    states=$(gh api "repos/$GITHUB_REPOSITORY/deployments/$deployment/statuses" --jq '.[].state')
    if grep -qx success <<<"$states"; then
        echo "$COMMIT was deployed to $environment with success"
        exit
    fi
done
echo "$COMMIT was never deployed to $environment with success. Deploy it there first." >&2
exit 1
