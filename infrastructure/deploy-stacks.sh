#!/usr/bin/env bash
# Deploys the CloudFormation stacks of Prompt2Mesh in their order, each by a change set; what is as it should be is left
# alone, so it may be run again at any time. Needs the AWS CLI, logged in. README.md beside it has the whole way.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: deploy-stacks.sh [OPTIONS] COMMAND

commands, in the order in which a new account needs them:
  before-cluster   encryption, ecr, github, secrets, artifacts, budget
  cluster-config   print eksctl's configuration, filled in; eksctl create cluster reads it
  after-cluster    karpenter, database, pod-identity (with --small only pod-identity)
  database-user    make the service's user in the database, from a pod in the cluster (needs kubectl)
  outputs          print what the stacks give: addresses, names, ARNs

options:
  --environment NAME        production (default) or staging
  --small                   the small cluster, environment staging, without Karpenter and RDS
  --region NAME             default: AWS_REGION, else eu-central-1
  --dry-run                 show what would change, change nothing
  --github OWNER/REPOSITORY the repository whose workflows push and deploy (before-cluster)
  --github-ids OWNER/REPOSITORY  their numbers, where tokens carry immutable subjects (before-cluster)
  --existing-github-provider     the account has GitHub's OIDC provider already (before-cluster)
  --email ADDRESS           who hears of costs (before-cluster)
  --monthly-limit-usd N     from where on (before-cluster)
  --admin-cidr CIDR         who may reach the API server from outside (cluster-config)
  --hosted-zone-id ID       the Route 53 zone of the domain (after-cluster)
  --bedrock-arns ARN,ARN    models that the service may ask (after-cluster)
  --only STACK              of the command's stacks this one
  --set STACK:NAME=VALUE    another parameter of a stack, such as database:InstanceClass=db.m7g.large; repeatable

What was given once is kept: a later run needs only what changes.
TEXT
}

fail() { echo "deploy-stacks.sh: $*" >&2; exit 1; }

here=$(cd "$(dirname "$0")" && pwd)
environment=production region=${AWS_REGION:-eu-central-1} small=no dry_run=no only='' command=
github='' github_ids='' create_provider='' email='' limit='' cidr='' zone='' bedrock=''
more=()
while (($#)); do
    case $1 in
        --small | --dry-run | --existing-github-provider | -h | --help) ;;
        --*) (($# > 1)) || fail "$1 needs a value" ;;
    esac
    case $1 in
        --environment) environment=$2; shift ;;
        --small) small=yes environment=staging ;;
        --region) region=$2; shift ;;
        --dry-run) dry_run=yes ;;
        --github) github=$2; shift ;;
        --github-ids) github_ids=$2; shift ;;
        --existing-github-provider) create_provider=false ;;
        --email) email=$2; shift ;;
        --monthly-limit-usd) limit=$2; shift ;;
        --admin-cidr) cidr=$2; shift ;;
        --hosted-zone-id) zone=$2; shift ;;
        --bedrock-arns) bedrock=$2; shift ;;
        --only) only=$2; shift ;;
        --set) more+=("$2"); shift ;;
        -h | --help) usage; exit ;;
        -*) fail "there is no option $1; see --help" ;;
        *) [[ -z $command ]] || fail "one command at a time: $command or $1"; command=$1 ;;
    esac
    shift
done
[[ $environment =~ ^(production|staging)$ ]] || fail "--environment is production or staging, not $environment"
[[ -z $github || $github =~ ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$ ]] || fail "--github is OWNER/REPOSITORY, not $github"
[[ -z $github_ids || $github_ids =~ ^[0-9]+/[0-9]+$ ]] || fail "--github-ids is two numbers, as 123/456, not $github_ids"

cluster=prompt2mesh
[[ $environment == production ]] || cluster=prompt2mesh-staging
[[ $small == no ]] || cluster=prompt2mesh-small

# The second version of the AWS CLI reads the first of these, the first one only the second.
export AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER=''

stack_name() {
    case $1 in
        ecr | github | budget) echo "prompt2mesh-$1" ;;
        karpenter | pod-identity) echo "$cluster-$1" ;;
        *) echo "prompt2mesh-$environment-$1" ;;
    esac
}

exists() { grep -q "^$(stack_name "$1")"$'\t' <<<"$stacks"; }

output() {
    aws cloudformation describe-stacks --stack-name "$(stack_name "$1")" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue"
}

# deploy STACK [NAME=VALUE...]: an empty value is left out, so that the stack's own or the default holds.
deploy() {
    local template=$1 name set result change_set
    local parameters=() arguments=()
    name=$(stack_name "$template")
    shift
    [[ -z $only || $only == "$template" ]] || return 0
    for set in "$@"; do [[ -z ${set#*=} ]] || parameters+=("$set"); done
    for set in "${more[@]}"; do [[ $set != "$template":* ]] || parameters+=("${set#*:}"); done
    arguments=(--stack-name "$name" --template-file "$here/cloudformation/$template.yaml"
        --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset --tags project=prompt2mesh)
    case $template in
        ecr | github | budget) ;;
        *) arguments+=("environment=$environment") ;;
    esac
    ((${#parameters[@]} == 0)) || arguments+=(--parameter-overrides "${parameters[@]}")
    echo "== $name" >&2
    if [[ $dry_run == no ]]; then
        aws cloudformation deploy "${arguments[@]}" >&2
        return
    fi
    result=$(aws cloudformation deploy "${arguments[@]}" --no-execute-changeset)
    change_set=$(grep -o 'arn:[^ ]*changeSet/[^ ]*' <<<"$result" || true)
    if [[ -z $change_set ]]; then
        echo "   nothing would change" >&2
        return
    fi
    aws cloudformation describe-change-set --change-set-name "$change_set" --output text \
        --query 'Changes[].ResourceChange.[Action,ResourceType,LogicalResourceId,Replacement]' | sed 's/^/   /'
    aws cloudformation delete-change-set --change-set-name "$change_set" >/dev/null
    # A stack of which only a change set was asked is an empty shell.
    exists "$template" || aws cloudformation delete-stack --stack-name "$name"
}

key_arn() {
    if [[ $dry_run == yes ]] && ! exists encryption; then
        # Nothing is deployed with it; without one, what depends on it could not be shown.
        echo "arn:aws:kms:$region:000000000000:key/00000000-0000-0000-0000-000000000000"
    elif exists encryption || [[ $command == before-cluster && -z $only ]]; then
        output encryption KeyArn
    else
        fail "the stack $(stack_name encryption) is not there: run before-cluster first"
    fi
}

# needs STACK OPTION VALUE: what a stack cannot be made without.
needs() {
    [[ -n $3 || (-n $only && $only != "$1") ]] || exists "$1" || fail "$2 is needed the first time"
}

before_cluster() {
    local key='' staging=''
    [[ $environment == production ]] || staging=$cluster
    needs github "--github OWNER/REPOSITORY" "$github"
    needs budget "--email and --monthly-limit-usd" "${email:+$limit}"
    # Before anything that costs money.
    deploy budget "Email=$email" "MonthlyLimitUsd=$limit"
    deploy encryption "Environment=$environment"
    deploy ecr
    deploy github "GitHubOwner=${github%/*}" "GitHubRepository=${github#*/}" "GitHubOwnerId=${github_ids%/*}" \
        "GitHubRepositoryId=${github_ids#*/}" "CreateProvider=$create_provider" \
        "StagingCluster=$staging"
    [[ -n $only && $only != secrets && $only != artifacts ]] || key=$(key_arn)
    deploy secrets "Environment=$environment" "KeyArn=$key"
    deploy artifacts "Environment=$environment" "KeyArn=$key"
}

cluster_config() {
    local source key
    if [[ $small == yes ]]; then source="cluster-small.yaml"; else source="cluster.yaml"; fi
    [[ $cidr =~ ^[0-9.]+/[0-9]+$ ]] || fail "--admin-cidr is needed, such as 203.0.113.0/24: who may reach the API server"
    [[ $cidr != */0 ]] || fail "--admin-cidr $cidr would be everybody"
    key=$(key_arn)
    sed -e "/^#/d; s|CHANGE_ME_ADMIN_CIDR|$cidr|; s|CHANGE_ME_KEY_ARN|$key|; s|eu-central-1|$region|g" \
        -e "s|^\( *name: \)prompt2mesh\(-small\)\?$|\1$cluster|; s|^\( *environment: \)[a-z]*$|\1$environment|" \
        -e "s|^\( *karpenter.sh/discovery: \).*|\1$cluster|" "$here/eksctl/$source"
}

after_cluster() {
    local key network
    needs pod-identity --hosted-zone-id "$zone"
    # eksctl makes the cluster by a stack too, whose outputs name the network.
    network=$(aws cloudformation describe-stacks --stack-name "eksctl-$cluster-cluster" --output text \
        --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]') ||
        fail "the cluster $cluster is not in $region: make it with eksctl, from the output of cluster-config"
    named() { awk -v name="$1" '$1 == name {print $2}' <<<"$network"; }
    key=$(key_arn)
    if [[ $small == no ]]; then
        deploy karpenter "ClusterName=$cluster"
        deploy database "Environment=$environment" "KeyArn=$key" "VpcId=$(named VPC)" \
            "SubnetIds=$(named SubnetsPrivate)" "ClusterSecurityGroupId=$(named ClusterSecurityGroupId)"
    fi
    deploy pod-identity "Environment=$environment" "ClusterName=$cluster" "KeyArn=$key" "HostedZoneId=$zone" \
        "BedrockArns=$bedrock"
}

secret() { aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text; }

field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$2" <<<"$1"; }

database_user() {
    local master login address run
    [[ $dry_run == no ]] || fail "database-user has no dry run; infrastructure/database-user.sql is what it runs"
    login=$(secret "prompt2mesh/$environment/database")
    master=$(aws rds describe-db-instances --db-instance-identifier "prompt2mesh-$environment" --output text \
        --query 'DBInstances[0].MasterUserSecret.SecretArn')
    master=$(secret "$master")
    address="host=$(field "$login" host) port=$(field "$login" port) dbname=$(field "$login" dbname)"
    address+=" user=$(field "$master" username) sslmode=require"
    # shellcheck disable=SC2016 # The pod's shell expands it.
    run='read -r PGPASSWORD; export PGPASSWORD; exec psql --no-psqlrc --quiet "$1"'
    # Passwords go by standard input: what stands in a command line or a pod's specification can be read by others.
    {
        field "$master" password
        echo "\\set username '$(field "$login" username)'"
        echo "\\set password '$(field "$login" password)'"
        echo "\\set dbname '$(field "$login" dbname)'"
        cat "$here/database-user.sql"
    } | kubectl --namespace default run prompt2mesh-database-user --rm --stdin --quiet --restart=Never \
        --image=public.ecr.aws/docker/library/postgres:17-alpine --command -- \
        sh -c "$run" sh "$address"
}

outputs() {
    aws cloudformation describe-stacks --output text \
        --query "Stacks[?starts_with(StackName, 'prompt2mesh')].Outputs[].[OutputKey,OutputValue]"
}

[[ -n $command ]] || { usage >&2; exit 2; }
case $command in
    before-cluster | cluster-config | after-cluster | database-user | outputs) ;;
    *) fail "there is no command $command; see --help" ;;
esac
command -v aws >/dev/null || fail "the AWS CLI is needed: https://docs.aws.amazon.com/cli/"
stacks=$(aws cloudformation describe-stacks --output text --query 'Stacks[].[StackName,StackStatus]') ||
    fail "CloudFormation in $region does not answer: is the AWS CLI logged in?"
"${command//-/_}"
