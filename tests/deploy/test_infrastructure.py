"""The AWS stacks: deployed by our script to moto's server over HTTP, and looked at through the services' own APIs.

moto has no Pod Identity associations and no access entries; for those `test_infrastructure_templates` reads the templates.
"""

import json
import re
from collections.abc import Generator
from typing import Any

import pytest
import yaml

from prompt2mesh.identity.secret_keys import key_problems
from tests.support.aws_stacks import ACCOUNT, FIRST_TIME, REGION, ROOT, AwsAccount, new_account
from tests.support.iam_policies import allows, denies

_IMAGES = ("agent", "backend", "blender", "operator", "streamlit")
_BUCKET = f"prompt2mesh-production-{ACCOUNT}-{REGION}"
_GITHUB = "token.actions.githubusercontent.com"
_LOGIN = "sts:AssumeRoleWithWebIdentity"
# What AWS can tie to no resource; all of it reads, but for the login, whose token opens nothing by itself.
_WITHOUT_RESOURCE = (
    "ec2:Describe", "ec2:Get", "elasticloadbalancing:Describe", "acm:List", "acm:Describe", "wafv2:Get", "shield:Get",
    "route53:List", "pricing:Get", "iam:List", "ecr:GetAuthorizationToken",
)  # fmt: skip


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Generator[AwsAccount]:
    """An account in which everything was deployed, in the order of infrastructure/README.md."""
    with new_account(tmp_path_factory.mktemp("aws")) as found:
        found.said["dry"] = found.deploy("--dry-run", "--only", "ecr", "before-cluster")
        found.said["stacks after dry run"] = str(_stacks(found))
        found.said["before"] = found.deploy(*FIRST_TIME, "before-cluster")
        found.make_network()
        found.said["after"] = found.deploy("--hosted-zone-id", "Z0123456789", "after-cluster")
        yield found


def test_stacks_come_in_an_order_in_which_each_finds_what_it_needs(account: AwsAccount) -> None:
    order = [line.removeprefix("== ") for line in (account.said["before"] + account.said["after"]).splitlines()]
    assert [name for name in order if name.startswith("prompt2mesh-")] == [
        "prompt2mesh-budget", "prompt2mesh-production-encryption", "prompt2mesh-ecr", "prompt2mesh-github",
        "prompt2mesh-production-secrets", "prompt2mesh-production-artifacts",
        "prompt2mesh-karpenter", "prompt2mesh-production-database", "prompt2mesh-pod-identity",
    ]  # fmt: skip
    assert set(_stacks(account).values()) == {"CREATE_COMPLETE"}


def test_a_dry_run_says_what_would_come_and_makes_nothing(account: AwsAccount) -> None:
    assert account.said["dry"].count("AWS::ECR::Repository") == len(_IMAGES)
    assert account.said["stacks after dry run"] == "{}"


def test_a_second_run_needs_no_options_and_changes_no_secret(account: AwsAccount) -> None:
    before = _secret(account, "service")
    said = account.deploy("--only", "secrets", "before-cluster")
    assert "No changes to deploy" in said
    assert _secret(account, "service") == before


def test_an_image_cannot_be_exchanged_under_its_tag(account: AwsAccount) -> None:
    ecr = account.client("ecr")
    repositories = {found["repositoryName"]: found for found in ecr.describe_repositories()["repositories"]}
    assert sorted(repositories) == [f"prompt2mesh/{name}" for name in _IMAGES]
    for name, found in repositories.items():
        assert found["imageTagMutability"] == "IMMUTABLE"
        assert found["imageScanningConfiguration"] == {"scanOnPush": True}
        assert found["encryptionConfiguration"]["encryptionType"] == "KMS"
        rules = json.loads(ecr.get_lifecycle_policy(repositoryName=name)["lifecyclePolicyText"])["rules"]
        assert {rule["action"]["type"] for rule in rules} == {"expire"}
        # Signatures are untagged, and must not go before the images that they are of.
        assert [rule["selection"]["countNumber"] for rule in rules] == [365, 100]


@pytest.mark.parametrize(
    ("role", "good", "bad"),
    [
        ("push", ["ref:refs/heads/main", "environment:release"],
         ["ref:refs/heads/main2", "ref:refs/heads/feature", "ref:refs/tags/v1", "pull_request", "environment:production"]),
        ("deploy-staging", ["environment:staging"], ["environment:production", "ref:refs/heads/main", "pull_request"]),
        ("deploy-production", ["environment:production"], ["environment:staging", "ref:refs/heads/main"]),
    ],
)  # fmt: skip
def test_only_the_repository_and_its_branch_or_environment_get_in(
    account: AwsAccount, role: str, good: list[str], bad: list[str]
) -> None:
    trust = account.client("iam").get_role(RoleName=f"prompt2mesh-github-{role}")["Role"]["AssumeRolePolicyDocument"]
    provider = f"arn:aws:iam::{ACCOUNT}:oidc-provider/{_GITHUB}"

    def enters(subject: str, *, audience: str = "sts.amazonaws.com", by: str = provider) -> bool:
        return allows(trust, _LOGIN, by=by, context={f"{_GITHUB}:sub": subject, f"{_GITHUB}:aud": audience})

    assert all(enters(f"repo:acme/prompt2mesh:{where}") for where in good)
    assert not any(enters(f"repo:acme/prompt2mesh:{where}") for where in bad)
    for other in ("evil/prompt2mesh", "acme/prompt2mesh2", "acme/other", "acme-evil/prompt2mesh", "*/*"):
        assert not any(enters(f"repo:{other}:{where}") for where in good), other
    assert not enters(f"repo:acme/prompt2mesh:{good[0]}", audience="https://github.com/acme")
    assert not enters(f"repo:acme/prompt2mesh:{good[0]}", by=f"arn:aws:iam::{ACCOUNT}:oidc-provider/gitlab.com")
    assert not allows(trust, _LOGIN, by=provider, context={})
    assert account.client("iam").get_open_id_connect_provider(OpenIDConnectProviderArn=provider)["ClientIDList"] == [
        "sts.amazonaws.com"
    ]


def test_a_repository_with_immutable_subjects_gets_in_by_its_numbers_only(account: AwsAccount) -> None:
    other = "111122223333"
    parameters = {
        "GitHubOwner": "acme", "GitHubRepository": "prompt2mesh", "GitHubOwnerId": "12", "GitHubRepositoryId": "345",
    }  # fmt: skip
    account.client("cloudformation", account=other).create_stack(
        StackName="github", TemplateBody=(ROOT / "infrastructure/cloudformation/github.yaml").read_text(),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
    )  # fmt: skip
    role = account.client("iam", account=other).get_role(RoleName="prompt2mesh-github-deploy-production")["Role"]

    def enters(subject: str) -> bool:
        context = {f"{_GITHUB}:sub": subject, f"{_GITHUB}:aud": "sts.amazonaws.com"}
        provider = f"arn:aws:iam::{other}:oidc-provider/{_GITHUB}"
        return allows(role["AssumeRolePolicyDocument"], _LOGIN, by=provider, context=context)

    assert enters("repo:acme@12/prompt2mesh@345:environment:production")
    assert not enters("repo:acme/prompt2mesh:environment:production")
    assert not enters("repo:acme@99/prompt2mesh@345:environment:production")


def test_github_may_push_our_images_and_find_its_cluster_and_nothing_else(account: AwsAccount) -> None:
    images = f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository"
    push, deploy = (_policy(account, f"prompt2mesh-github-{role}") for role in ("push", "deploy-production"))
    assert all(allows(push, "ecr:PutImage", f"{images}/prompt2mesh/{name}") for name in _IMAGES)
    assert not allows(push, "ecr:PutImage", f"{images}/other")
    for action in ("ecr:DeleteRepository", "ecr:BatchDeleteImage", "ecr:SetRepositoryPolicy", "ecr:PutLifecyclePolicy"):
        assert not allows(push, action, f"{images}/prompt2mesh/backend")
    cluster = f"arn:aws:eks:{REGION}:{ACCOUNT}:cluster"
    assert allows(deploy, "eks:DescribeCluster", f"{cluster}/prompt2mesh")
    assert not allows(deploy, "eks:DescribeCluster", f"{cluster}/prompt2mesh-staging")
    assert not allows(deploy, "eks:UpdateClusterConfig", f"{cluster}/prompt2mesh")
    assert not allows(deploy, "ecr:PutImage", f"{images}/prompt2mesh/backend")


def test_no_role_may_do_everything_and_none_writes_everywhere(account: AwsAccount) -> None:
    iam = account.client("iam")
    roles = [role["RoleName"] for role in iam.list_roles()["Roles"] if role["RoleName"].startswith("prompt2mesh")]
    assert len(roles) >= 9
    for role in roles:
        for statement in _policy(account, role)["Statement"]:
            actions = _list(statement["Action"])
            assert statement["Effect"] == "Allow"
            assert not [action for action in actions if "*" in action], f"{role}: {actions}"
            if "*" in _list(statement["Resource"]):
                loose = [action for action in actions if not action.startswith(_WITHOUT_RESOURCE)]
                assert not loose, f"{role} may do {loose} to everything"


def test_pods_get_what_is_theirs_and_not_their_neighbours(account: AwsAccount) -> None:
    objects, zones = f"arn:aws:s3:::{_BUCKET}", "arn:aws:route53:::hostedzone"
    by_s3 = {"kms:ViaService": f"s3.{REGION}.amazonaws.com"}
    service = _policy(account, f"prompt2mesh-service-{REGION}")
    assert allows(service, "s3:PutObject", f"{objects}/blobs/ab/cd", context={})
    assert allows(service, "s3:ListBucket", objects, context={"s3:prefix": "blobs/"})
    # Without it S3 says 403, not 404, of an object that is not there.
    assert allows(service, "s3:ListBucket", objects, context={})
    assert allows(service, "kms:GenerateDataKey", _key(account), context=by_s3)
    assert not allows(service, "kms:Decrypt", _key(account), context={"kms:ViaService": "ec2.amazonaws.com"})
    assert not allows(service, "s3:GetObject", f"{objects}/backups/x", context={})
    assert not allows(service, "s3:ListBucket", objects, context={"s3:prefix": "backups/"})
    assert not allows(service, "s3:DeleteObjectVersion", f"{objects}/blobs/ab/cd", context={})
    assert not allows(service, "bedrock:InvokeModel", "arn:aws:bedrock:eu-central-1::foundation-model/x", context={})

    secrets = _policy(account, f"prompt2mesh-external-secrets-{REGION}")
    of = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret"
    for name in ("service", "database", "llm"):
        assert allows(secrets, "secretsmanager:GetSecretValue", _secret(account, name)["ARN"])
    for foreign in (
        "other-AbCdEf",
        "prompt2mesh/staging/service-AbCdEf",
        "prompt2mesh/production/service-extra-AbCdEf",
    ):
        assert not allows(secrets, "secretsmanager:GetSecretValue", f"{of}:{foreign}")
    assert not allows(secrets, "secretsmanager:PutSecretValue", _secret(account, "service")["ARN"])

    dns = _policy(account, f"prompt2mesh-external-dns-{REGION}")
    assert allows(dns, "route53:ChangeResourceRecordSets", f"{zones}/Z0123456789")
    assert not allows(dns, "route53:ChangeResourceRecordSets", f"{zones}/Z9999999999")


def test_artifacts_are_private_encrypted_kept_and_cleared(account: AwsAccount) -> None:
    s3 = account.client("s3")
    for bucket in (_BUCKET, f"prompt2mesh-production-logs-{ACCOUNT}-{REGION}"):
        blocked = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        assert len(blocked) == 4
        assert all(blocked.values())
        assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
        owner = s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"]
        assert owner == [{"ObjectOwnership": "BucketOwnerEnforced"}]
        policy = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
        for action, resource in (
            ("s3:GetObject", f"arn:aws:s3:::{bucket}/x"),
            ("s3:ListBucket", f"arn:aws:s3:::{bucket}"),
        ):
            assert denies(policy, action, resource, context={"aws:SecureTransport": "false"})
            assert not denies(policy, action, resource, context={"aws:SecureTransport": "true", "s3:TlsVersion": "1.3"})
        assert not allows(policy, "s3:GetObject", f"arn:aws:s3:::{bucket}/x", by="arn:aws:iam::999999999999:root")

    [rule] = s3.get_bucket_encryption(Bucket=_BUCKET)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": _key(account)}
    rules = {rule["ID"]: rule for rule in s3.get_bucket_lifecycle_configuration(Bucket=_BUCKET)["Rules"]}
    assert rules["parts-of-broken-uploads"]["AbortIncompleteMultipartUpload"] == {"DaysAfterInitiation": 7}
    assert rules["what-was-deleted"]["NoncurrentVersionExpiration"] == {"NoncurrentDays": 30}
    # What people made never goes by itself.
    assert [rule["Filter"] for rule in rules.values() if "Days" in rule.get("Expiration", {})] == [
        {"Prefix": "backups/"}
    ]


def test_secrets_are_made_by_aws_and_good_enough_for_the_service(account: AwsAccount) -> None:
    for name in ("service", "database", "llm"):
        assert account.client("secretsmanager").describe_secret(SecretId=f"prompt2mesh/production/{name}")[
            "KmsKeyId"
        ] == (_key(account))
    key = _value(account, "service")["JWT_SECRET_KEY"]
    assert len(key) == 64
    assert key_problems(key) == []
    login = _value(account, "database")
    assert login["password"].isalnum()  # it becomes part of an address
    assert len(login["password"]) == 40
    assert _value(account, "llm") == {}
    for stack in account.client("cloudformation").describe_stacks()["Stacks"]:
        assert key not in str(stack)
        assert login["password"] not in str(stack)


def test_the_database_is_private_encrypted_and_survives_its_stack(account: AwsAccount) -> None:
    [found] = account.client("rds").describe_db_instances()["DBInstances"]
    assert found["DBInstanceIdentifier"] == "prompt2mesh-production"
    assert found["Engine"] == "postgres"
    for flag in ("MultiAZ", "StorageEncrypted", "DeletionProtection", "CopyTagsToSnapshot"):
        assert found[flag] is True, flag
    assert found["PubliclyAccessible"] is False
    assert found["KmsKeyId"] == _key(account)
    assert found["BackupRetentionPeriod"] == 14
    # The master's password is RDS' own; the service logs in as somebody else.
    assert found["MasterUserSecret"]["SecretArn"]
    login = _value(account, "database")
    assert login["host"] == found["Endpoint"]["Address"]
    assert login["port"] == str(found["Endpoint"]["Port"]) == "5432"
    assert login["username"] == login["dbname"] == found["DBName"] == "prompt2mesh" != found["MasterUsername"]

    [group] = found["VpcSecurityGroups"]
    ec2 = account.client("ec2")
    [rules] = ec2.describe_security_groups(GroupIds=[group["VpcSecurityGroupId"]])["SecurityGroups"]
    [inward] = rules["IpPermissions"]
    assert (inward["FromPort"], inward["ToPort"], inward["IpRanges"]) == (5432, 5432, [])
    cluster = _outputs(account, "eksctl-prompt2mesh-cluster")["ClusterSecurityGroupId"]
    assert [pair["GroupId"] for pair in inward["UserIdGroupPairs"]] == [cluster]
    assert [way["CidrIp"] for rule in rules["IpPermissionsEgress"] for way in rule["IpRanges"]] == ["127.0.0.1/32"]


def test_karpenter_hears_of_interruptions_from_this_accounts_rules_only(account: AwsAccount) -> None:
    sqs = account.client("sqs")
    url = sqs.get_queue_url(QueueName="prompt2mesh-karpenter")["QueueUrl"]
    queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    policy, events = json.loads(queue["Policy"]), account.client("events")
    names = [rule["Name"] for rule in events.list_rules(NamePrefix="prompt2mesh-karpenter-")["Rules"]]
    assert len(names) == 5
    for name in names:
        assert [target["Arn"] for target in events.list_targets_by_rule(Rule=name)["Targets"]] == [queue["QueueArn"]]

    def sends(rule: str, *, tls: str = "true") -> bool:
        context = {"aws:SourceArn": rule, "aws:SecureTransport": tls}
        return allows(policy, "sqs:SendMessage", queue["QueueArn"], by="events.amazonaws.com", context=context)

    rule = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{names[0]}"
    assert sends(rule)
    assert not sends(rule, tls="false")
    assert not sends(rule.replace(ACCOUNT, "999999999999"))


def test_karpenter_ends_only_machines_of_its_cluster(account: AwsAccount) -> None:
    policy = _policy(account, f"prompt2mesh-karpenter-{REGION}")
    machine = f"arn:aws:ec2:{REGION}:{ACCOUNT}:instance/i-1"

    def ends(cluster: str) -> bool:
        tags = {"aws:ResourceTag/eks:eks-cluster-name": cluster, "aws:ResourceTag/karpenter.sh/nodepool": "instances"}
        return allows(policy, "ec2:TerminateInstances", machine, context=tags)

    assert ends("prompt2mesh")
    assert not ends("other")
    assert not allows(policy, "ec2:TerminateInstances", machine, context={})
    role = f"arn:aws:iam::{ACCOUNT}:role"
    to = {"iam:PassedToService": "ec2.amazonaws.com"}
    assert allows(policy, "iam:PassRole", f"{role}/prompt2mesh-karpenter-node-{REGION}", context=to)
    assert not allows(policy, "iam:PassRole", f"{role}/prompt2mesh-service-{REGION}", context=to)


@pytest.mark.parametrize("component", ["gpu", "spot"])
def test_nodes_that_karpenter_starts_have_the_role_that_is_there(account: AwsAccount, component: str) -> None:
    objects = yaml.safe_load_all((ROOT / f"k8s/components/{component}/nodes.yaml").read_text())
    [nodes] = [each for each in objects if each["kind"] == "EC2NodeClass"]
    # k8s/deploy.sh puts the region of the registry in place of this one.
    assert nodes["spec"]["role"] == _outputs(account, "prompt2mesh-karpenter")["NodeRoleName"]
    account.client("iam").get_role(RoleName=nodes["spec"]["role"])


def test_a_second_region_of_the_account_takes_what_the_runbook_deploys_there(account: AwsAccount) -> None:
    runbook = (ROOT / "docs/howto/runbooks/region-failure.md").read_text()
    lines = re.findall(r"^ *infrastructure/deploy-stacks\.sh (.*-cluster)$", runbook, re.MULTILINE)
    told = [line.split() for line in lines]
    assert [words[-1] for words in told] == ["before-cluster"] * 2 + ["after-cluster"] * 2
    for words in told:
        if words is told[2]:
            account.make_network("eu-west-1")
        account.deploy(*words)
    stacks = account.client("cloudformation", region="eu-west-1").describe_stacks()["Stacks"]
    assert {stack["StackName"] for stack in stacks if stack["StackStatus"] == "CREATE_COMPLETE"} == {
        "prompt2mesh-production-encryption", "prompt2mesh-production-artifacts", "eksctl-prompt2mesh-cluster",
        "prompt2mesh-karpenter", "prompt2mesh-pod-identity",
    }  # fmt: skip
    names = {role["RoleName"] for role in account.client("iam").list_roles()["Roles"]}
    roles = ("service", "external-secrets", "external-dns", "load-balancer-controller", "karpenter", "karpenter-node")
    for role in roles:
        assert {f"prompt2mesh-{role}-{region}" for region in (REGION, "eu-west-1")} <= names


def test_somebody_hears_of_costs_before_they_are_made(account: AwsAccount) -> None:
    budgets = account.client("budgets")
    [budget] = budgets.describe_budgets(AccountId=ACCOUNT)["Budgets"]
    assert (budget["BudgetLimit"], budget["TimeUnit"]) == ({"Amount": "500", "Unit": "USD"}, "MONTHLY")
    notices = budgets.describe_notifications_for_budget(AccountId=ACCOUNT, BudgetName=budget["BudgetName"])
    assert {(one["NotificationType"], one["Threshold"]) for one in notices["Notifications"]} == {
        ("ACTUAL", 80), ("FORECASTED", 100), ("ACTUAL", 100),
    }  # fmt: skip


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _stacks(account: AwsAccount) -> dict[str, str]:
    return {
        stack["StackName"]: stack["StackStatus"]
        for stack in account.client("cloudformation").describe_stacks()["Stacks"]
    }


def _outputs(account: AwsAccount, stack: str) -> dict[str, str]:
    [found] = account.client("cloudformation").describe_stacks(StackName=stack)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in found["Outputs"]}


def _key(account: AwsAccount) -> str:
    return _outputs(account, "prompt2mesh-production-encryption")["KeyArn"]


def _secret(account: AwsAccount, name: str) -> dict[str, Any]:
    found = account.client("secretsmanager").get_secret_value(SecretId=f"prompt2mesh/production/{name}")
    return {key: found[key] for key in ("ARN", "VersionId", "SecretString")}


def _value(account: AwsAccount, name: str) -> dict[str, str]:
    return json.loads(_secret(account, name)["SecretString"])


def _policy(account: AwsAccount, role: str) -> dict[str, Any]:
    """All statements of a role's own policies; those that AWS keeps are AWS's."""
    iam, statements = account.client("iam"), list[Any]()
    for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        statements += iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]["Statement"]
    for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        if f":{ACCOUNT}:" in attached["PolicyArn"]:
            version = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]["DefaultVersionId"]
            found = iam.get_policy_version(PolicyArn=attached["PolicyArn"], VersionId=version)
            statements += found["PolicyVersion"]["Document"]["Statement"]
    return {"Statement": statements}
