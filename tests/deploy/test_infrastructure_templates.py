"""The AWS stacks as they are written: checked by the tools that know AWS, and for what nobody can try without AWS."""

import json
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import yaml

from tests.support.apart import apart_programs
from tests.support.cloudformation import read_template
from tests.support.cluster.manifests import of_kind, read_manifests
from tests.support.databases import postgres

_ROOT = Path(__file__).parents[2]
_INFRASTRUCTURE = _ROOT / "infrastructure"
_TEMPLATES = {path.stem: read_template(path) for path in sorted((_INFRASTRUCTURE / "cloudformation").glob("*.yaml"))}
_RESOURCES = [
    (stack, name, resource)
    for stack, template in _TEMPLATES.items() for name, resource in template["Resources"].items()
]  # fmt: skip
# What of a deletion of the stack must outlive it.
_KEPT = {
    "AWS::S3::Bucket": "Retain", "AWS::KMS::Key": "Retain", "AWS::ECR::Repository": "Retain",
    "AWS::SecretsManager::Secret": "Retain", "AWS::RDS::DBInstance": "Snapshot",
}  # fmt: skip
# IAM's limit for all inline policies of a role, white space not counted.
_MOST_POLICY_CHARACTERS = 10_240


def test_cfn_lint_finds_nothing() -> None:
    command = [Path(sys.executable).with_name("cfn-lint"), *_files()]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_checkov_finds_nothing_that_is_not_argued() -> None:
    found = subprocess.run(
        [apart_programs("checkers") / "checkov", "--skip-download", "--quiet", "--compact", "--framework=cloudformation",
         f"--directory={_INFRASTRUCTURE / 'cloudformation'}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout
    assert len(_TEMPLATES) == 9


@pytest.mark.parametrize("stack", _TEMPLATES)
def test_a_wrong_parameter_is_refused_before_anything_is_made(stack: str) -> None:
    for name, parameter in _TEMPLATES[stack].get("Parameters", {}).items():
        held = parameter.keys() & {"AllowedValues", "AllowedPattern", "MinValue"}
        assert held or parameter["Type"] not in {"String", "Number"}, name
        if pattern := parameter.get("AllowedPattern"):
            assert re.fullmatch(r"\^.*\$", pattern), f"{name} is held at one end only"
            assert parameter["ConstraintDescription"], name
            assert not re.search(pattern, "x*"), f"{name} takes a wildcard"


def test_stacks_give_their_results_names_and_no_two_the_same() -> None:
    exports = [
        str(output["Export"]["Name"]) for template in _TEMPLATES.values() for output in template["Outputs"].values()
    ]
    assert len(set(exports)) == len(exports)


def test_cloudformation_reads_the_templates_as_yaml_does() -> None:
    for path in _files():
        # CloudFormation knows no anchors, and keys of a mapping must differ.
        assert not [token for token in yaml.scan(path.read_text()) if isinstance(token, yaml.AnchorToken)], path


@pytest.mark.parametrize("kind", _KEPT)
def test_data_outlives_its_stack(kind: str) -> None:
    found = [resource for _, _, resource in _RESOURCES if resource["Type"] == kind]
    assert found
    for resource in found:
        assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == _KEPT[kind]


def test_policies_are_as_short_as_iam_wants_them() -> None:
    policies = [
        (name, resource["Properties"]["Policies"]) for _, name, resource in _RESOURCES
        if "Policies" in resource["Properties"]
    ]  # fmt: skip
    assert len(policies) == 8
    for name, documents in policies:
        # Names are put in for references: the longest that parameters and regions allow.
        text = re.sub(r"\$\{ClusterName\}", "x" * 24, json.dumps([one["PolicyDocument"] for one in documents]))
        text = text.replace("${AWS::Region}", "ap-southeast-2").replace("${AWS::AccountId}", "123456789012")
        assert len(re.sub(r"\s", "", text.replace("${AWS::Partition}", "aws"))) < _MOST_POLICY_CHARACTERS, name


def test_descriptions_of_network_rules_are_written_as_ec2_allows() -> None:
    [group] = [resource for _, _, resource in _RESOURCES if resource["Type"] == "AWS::EC2::SecurityGroup"]
    rules = group["Properties"]["SecurityGroupIngress"] + group["Properties"]["SecurityGroupEgress"]
    for text in [group["Properties"]["GroupDescription"]["Fn::Sub"], *(rule["Description"] for rule in rules)]:
        assert re.fullmatch(r"[\w. :/()#,@\[\]+=&;{}!$*-]{1,255}", text), text


def test_each_association_names_a_role_that_trusts_just_this_service_account() -> None:
    """moto has no associations; so what AWS compares is compared here."""
    found: set[tuple[str, str]] = set()
    for stack, name, resource in _RESOURCES:
        if resource["Type"] == "AWS::EKS::PodIdentityAssociation":
            properties = resource["Properties"]
            role = _TEMPLATES[stack]["Resources"][properties["RoleArn"]["Fn::GetAtt"].removesuffix(".Arn")]
            [statement] = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
            assert statement["Principal"] == {"Service": "pods.eks.amazonaws.com"}
            assert set(statement["Action"]) == {"sts:AssumeRole", "sts:TagSession"}
            trusted = statement["Condition"]["StringEquals"]
            assert trusted["aws:RequestTag/kubernetes-namespace"] == properties["Namespace"], name
            accounts = trusted["aws:RequestTag/kubernetes-service-account"]
            assert properties["ServiceAccount"] in (accounts if isinstance(accounts, list) else [accounts]), name
            assert trusted["aws:RequestTag/eks-cluster-arn"]["Fn::Sub"].endswith("cluster/${ClusterName}")
            found.add((properties["Namespace"], properties["ServiceAccount"]))
    ours = {account for namespace, account in found if namespace == "prompt2mesh"}
    accounts = of_kind(read_manifests(_ROOT / "k8s/base"), "ServiceAccount")
    assert ours == {"prompt2mesh-api", "prompt2mesh-db-init"}
    assert ours <= {account["metadata"]["name"] for account in accounts}
    assert found - {("prompt2mesh", account) for account in ours} == {
        ("external-secrets", "external-secrets"), ("external-dns", "external-dns"), ("kube-system", "karpenter"),
        ("kube-system", "aws-load-balancer-controller"),
    }  # fmt: skip


def test_only_the_deploy_role_and_the_nodes_enter_the_cluster() -> None:
    """moto has no access entries."""
    entries = {
        name: resource["Properties"] for _, name, resource in _RESOURCES if resource["Type"] == "AWS::EKS::AccessEntry"
    }
    assert sorted(entries) == ["DeployAccess", "NodeAccess"]
    assert entries["NodeAccess"]["Type"] == "EC2_LINUX"
    assert entries["DeployAccess"]["PrincipalArn"]["Fn::Sub"].endswith("role/prompt2mesh-github-deploy-${Environment}")


def test_the_services_user_owns_its_database_and_may_do_nothing_else() -> None:
    """database-user.sql by a user who is, as the master of RDS, no superuser."""
    server, database = postgres(), postgres().new_database()
    name = database.split("@/")[1].split("?")[0]
    master, user = f"master_{name}", f"user_{name}"
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {master} LOGIN CREATEROLE CREATEDB".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO {master}".encode())

    def run(password: str) -> None:
        values = {"username": user, "password": password, "dbname": name}
        script = "".join(f"\\set {key} '{value}'\n" for key, value in values.items())
        done = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", f"host={server.folder} user={master} dbname={name}"],
            input=script + (_INFRASTRUCTURE / "database-user.sql").read_text(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    run("first")
    with psycopg.connect(f"host={server.folder} user={user} dbname={name}") as connection:
        connection.execute("CREATE TABLE things (id int)")
        [(creates,)] = connection.execute(
            "SELECT rolcreatedb OR rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = %s", [user]
        )
        assert creates is False
    with psycopg.connect(database) as connection:
        [(before,)] = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [user])
    # Again, after the password was changed.
    run("second")
    with psycopg.connect(database) as connection:
        [(after,)] = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [user])
    assert before != after


def test_what_the_readme_names_exists() -> None:
    readme = (_INFRASTRUCTURE / "README.md").read_text()
    commands = re.findall(r"infrastructure/deploy-stacks\.sh((?:[^\n`]*\\\n)*[^\n`#>]*)", readme)
    usage = subprocess.run(
        [_INFRASTRUCTURE / "deploy-stacks.sh", "--help"], capture_output=True, text=True, check=True
    ).stdout  # fmt: skip
    options = {word for command in commands for word in re.findall(r"--[a-z-]+", command)}
    verbs = {command.split()[-1] for command in commands if command.split()}
    assert {"--dry-run", "--github", "--admin-cidr", "--hosted-zone-id"} <= options
    assert {"before-cluster", "cluster-config", "after-cluster", "database-user", "outputs"} <= verbs
    for word in options | verbs:
        assert re.search(rf"^  {word}\b", usage, re.MULTILINE), word
    for path in re.findall(r"`((?:cloudformation|eksctl|k8s|tests|src)/[\w./-]+)`", readme):
        assert (_INFRASTRUCTURE / path).exists() or (_ROOT / path).exists(), path
    for link in re.findall(r"\]\((\.\./[^)#]+)", readme):
        assert (_INFRASTRUCTURE / link).exists() or link == "../k8s/README.md", link
    exports = {name for template in _TEMPLATES.values() for name in template["Outputs"]}
    assert {"Registry", "PushRoleArn", "StagingDeployRoleArn", "ProductionDeployRoleArn"} <= exports


def _files() -> list[Path]:
    return [_INFRASTRUCTURE / "cloudformation" / f"{name}.yaml" for name in _TEMPLATES]
