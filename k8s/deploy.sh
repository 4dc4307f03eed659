#!/usr/bin/env bash
# Brings Prompt2Mesh to a Kubernetes cluster, in steps, as often as you like; `k8s/deploy.sh --help` explains.
# Needs kubectl and what every Unix has; runs with the bash 3.2 of macOS. deploy.ps1 does the same for PowerShell.
# Options arrive in variables OPTION_..., from options.txt; the parts beside it use what is set here.
# shellcheck source-path=SCRIPTDIR disable=SC1091,SC2034,SC2154
set -euo pipefail

case $0 in
*/*) K8S=$(cd "${0%/*}" && pwd -P) ;;
*) K8S=$(pwd -P) ;;
esac
DEPLOY=$K8S/deploy
ROOT=${K8S%/*}
# shellcheck source=deploy/say.sh
. "$DEPLOY/say.sh"
# shellcheck source=deploy/preflight.sh
. "$DEPLOY/preflight.sh"
# shellcheck source=deploy/render.sh
. "$DEPLOY/render.sh"
# shellcheck source=deploy/images.sh
. "$DEPLOY/images.sh"
# shellcheck source=deploy/apply.sh
. "$DEPLOY/apply.sh"
# shellcheck source=deploy/smoke.sh
. "$DEPLOY/smoke.sh"
# shellcheck source=deploy/destroy.sh
. "$DEPLOY/destroy.sh"

WORK='' FORWARD=''
clean_up() {
    [[ -z $FORWARD ]] || kill "$FORWARD" 2>/dev/null || true
    [[ -z $WORK ]] || rm -rf "$WORK"
}

# Secrets pass through it: nobody else may read it, and it goes with the run, or with the next one after a kill -9.
make_work_folder() {
    local folder
    umask 077
    for folder in "${TMPDIR:-/tmp}"/prompt2mesh-deploy.*; do
        if [[ -O $folder && -r $folder/pid ]] && ! kill -0 "$(cat "$folder/pid")" 2>/dev/null; then
            rm -rf "$folder"
        fi
    done
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/prompt2mesh-deploy.XXXXXX")
    printf '%s\n' "$$" >"$WORK/pid"
}

trap clean_up EXIT
trap 'complain interrupted; exit 130' INT TERM

read_options "$@"
if [[ $OPTION_help == yes ]]; then
    show_help
    exit 0
fi
check_options
check_programs
make_work_folder
choose_context
if [[ $OPTION_destroy == yes ]]; then
    render
    destroy
    exit 0
fi
render
if [[ -n $CONTEXT ]]; then
    say heading "$OPTION_overlay" "$CONTEXT" "$SERVER_VERSION"
else
    say heading_offline "$OPTION_overlay"
fi
[[ $OPTION_dry_run == no ]] || say dry_run
fill_in_secrets
find_placeholders
[[ $OPTION_dry_run == yes ]] || refuse_placeholders
split_into_stages
[[ -z $CONTEXT ]] || check_cluster_has_what_is_needed
[[ $OPTION_build == no ]] || build_images
[[ $OPTION_push == no ]] || push_images
apply_stages
refuse_placeholders
if [[ $OPTION_dry_run == yes ]]; then
    say dry_run_done
    exit 0
fi
smoke_test
say_how_it_ended
