# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # deploy.sh puts the parts together, with their variables
# What deploy.sh says, and which options it has: both are in plain files that deploy.ps1 reads too.
# Runs with nothing but bash, so that a missing program can be told.

# text_of KEY ARGUMENT... : sets TEXT and CODE to the message of messages.txt, with {0}, {1} ... filled in.
text_of() {
    local key=$1 name code text index=0 argument
    shift
    TEXT='' CODE=''
    while IFS='|' read -r name code text; do
        if [[ $name == "$key" ]]; then
            TEXT=$text CODE=$code
            break
        fi
    done <"$DEPLOY/messages.txt"
    if [[ -z $TEXT ]]; then
        TEXT="(no message $key)" CODE=1
    fi
    for argument in "$@"; do
        # The quotes keep & and \ in what is filled in as they are.
        TEXT=${TEXT//"{$index}"/"$argument"}
        index=$((index + 1))
    done
}

say() {
    text_of "$@"
    printf '%s\n' "$TEXT"
}

complain() {
    text_of "$@"
    printf '%s\n' "$TEXT" >&2
}

fail() {
    complain "$@"
    exit "${CODE:-1}"
}

# in_list WORD A,B,C
in_list() {
    [[ ",$2," == *",$1,"* ]]
}

show_help() {
    local line name value default text first
    while IFS= read -r line; do
        case $line in
        @options)
            while IFS='|' read -r name value default text; do
                [[ $name == --* ]] || continue
                first="  $name${value:+ $value}"
                [[ -n $value && -n $default ]] && text="$text [$default]"
                printf '%s\n        %s\n' "$first" "$text"
            done <"$DEPLOY/options.txt"
            ;;
        @stages)
            while IFS='|' read -r name value default text; do
                [[ $name == '#'* || -z $name ]] || printf '  %-12s %s\n' "$name" "$text"
            done <"$DEPLOY/stages.txt"
            ;;
        *)
            printf '%s\n' "${line//"{0}"/"$0"}"
            ;;
        esac
    done <"$DEPLOY/help.txt"
}

# read_options ARGUMENT... : sets a variable OPTION_NAME for each option of options.txt; "yes" or "no" for a switch.
read_options() {
    local name value default text argument given found
    while IFS='|' read -r name value default text; do
        [[ $name == --* ]] && set_option "$name" "$default"
    done <"$DEPLOY/options.txt"
    while (($#)); do
        argument=$1 given='' found=''
        shift
        if [[ $argument == --*=* ]]; then
            given=${argument#*=}
            argument=${argument%%=*}
        fi
        while IFS='|' read -r name value default text; do
            [[ $name == --* && $name == "$argument" ]] || continue
            found=yes
            if [[ -z $value ]]; then
                [[ -z $given ]] || fail option_no_switch "$name"
                given=yes
            elif [[ -z $given ]]; then
                { (($#)) && [[ -n $1 && $1 != --* ]]; } || fail option_no_value "$name" "$value"
                given=$1
                shift
            fi
            set_option "$name" "$given"
            break
        done <"$DEPLOY/options.txt"
        [[ $argument == -h ]] && set_option --help yes && found=yes
        [[ -n $found ]] || fail option_unknown "$argument"
    done
}

# set_option --wait-timeout 10m : OPTION_wait_timeout=10m
set_option() {
    local name=${1#--}
    printf -v "OPTION_${name//-/_}" '%s' "$2"
}
