"""What moto's CloudFormation leaves out, said to the services themselves: imported by the process of moto's server.

moto deploys a template by resource types that it has a class for, reads of a bucket, a repository or a database only a few
properties, and passes over everything else without a word. Its services know most of that, so here each missing type and
property becomes the API call that AWS's own CloudFormation makes. Types that no service of moto has stay left out: a test
that is about them reads the template.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

import boto3
from moto import mock_aws
from moto.cloudformation.models import ChangeSet
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel
from moto.ec2.models.security_groups import SecurityGroup
from moto.ecr.models import Repository, ecr_backends
from moto.iam.models import Role
from moto.rds.models import DBInstance, rds_backends
from moto.s3.models import FakeBucket

_Properties = dict[str, Any]

# CloudFormation's names of a database's properties that its API calls otherwise, and what only CloudFormation knows.
_DATABASE_NAMES = {
    "VPCSecurityGroups": "VpcSecurityGroupIds", "PerformanceInsightsKMSKeyId": "PerformanceInsightsKMSKeyId",
    "EnableCloudwatchLogsExports": "EnableCloudwatchLogsExports",
}  # fmt: skip
_NOT_IN_THE_API = {"MasterUserSecret", "DeleteAutomatedBackups"}
_FLAGS: dict[str, Any] = {"true": True, "false": False}


def _client(service: str, region: str, account: str) -> Any:
    client = boto3.client(service, region_name=region, aws_access_key_id="inside", aws_secret_access_key="inside")  # noqa: S106

    def name_account(params: _Properties, **_more: Any) -> None:
        params["headers"]["x-moto-account-id"] = account

    client.meta.events.register("before-call", name_account)
    return client


def _bucket_policy(properties: _Properties, region: str, account: str) -> str:
    _client("s3", region, account).put_bucket_policy(
        Bucket=properties["Bucket"], Policy=json.dumps(properties["PolicyDocument"])
    )
    return str(properties["Bucket"])


def _secret(properties: _Properties, region: str, account: str) -> str:
    client = _client("secretsmanager", region, account)
    value = properties.get("SecretString")
    if wanted := properties.get("GenerateSecretString"):
        password = client.get_random_password(
            PasswordLength=wanted["PasswordLength"], ExcludePunctuation=wanted["ExcludePunctuation"]
        )["RandomPassword"]
        value = json.dumps({**json.loads(wanted["SecretStringTemplate"]), wanted["GenerateStringKey"]: password})
    made = client.create_secret(
        Name=properties["Name"], Description=properties["Description"], KmsKeyId=properties["KmsKeyId"],
        SecretString=value, Tags=properties["Tags"],
    )  # fmt: skip
    return str(made["ARN"])


def _oidc_provider(properties: _Properties, region: str, account: str) -> str:
    made = _client("iam", region, account).create_open_id_connect_provider(
        Url=properties["Url"], ClientIDList=properties["ClientIdList"], ThumbprintList=["0" * 40]
    )
    return str(made["OpenIDConnectProviderArn"])


def _queue_policy(properties: _Properties, region: str, account: str) -> str:
    for url in properties["Queues"]:
        _client("sqs", region, account).set_queue_attributes(
            QueueUrl=url, Attributes={"Policy": json.dumps(properties["PolicyDocument"])}
        )
    return str(properties["Queues"][0])


def _budget(properties: _Properties, region: str, account: str) -> str:
    budget = properties["Budget"]
    budget["BudgetLimit"]["Amount"] = str(budget["BudgetLimit"]["Amount"])
    _client("budgets", region, account).create_budget(
        AccountId=account, Budget=budget, NotificationsWithSubscribers=properties["NotificationsWithSubscribers"]
    )
    return str(budget["BudgetName"])


def _define(kind: str, create: Callable[[_Properties, str, str], str]) -> None:
    """moto finds a type by the subclasses of its model."""

    class Resource(CloudFormationModel):
        physical_resource_id = ""

        @staticmethod
        def cloudformation_name_type() -> str:
            return ""

        @staticmethod
        def cloudformation_type() -> str:
            return kind

        @classmethod
        def has_cfn_attr(cls, attr: str) -> bool:  # noqa: ARG003
            return False

        @classmethod
        def create_from_cloudformation_json(
            cls,
            resource_name: str,  # noqa: ARG003
            cloudformation_json: _Properties,
            account_id: str,
            region_name: str,
            **_more: Any,
        ) -> "Resource":
            made = cls()
            made.physical_resource_id = create(cloudformation_json["Properties"], region_name, account_id)
            return made

        def is_created(self) -> bool:
            return True

    _MADE.append(Resource)


def _complete(kind: Any, rest: Callable[[_Properties, str, str], None]) -> None:
    """Lets a type that moto has also do the rest of its properties."""
    original = kind.create_from_cloudformation_json.__func__

    def create(cls: Any, name: str, template: Any, account: str, region: str, **more: Any) -> Any:
        made = original(cls, name, template, account, region, **more)
        rest(template["Properties"] | {"Name": name, "Id": made.physical_resource_id}, region, account)
        return made

    kind.create_from_cloudformation_json = classmethod(create)


def _rest_of_a_bucket(properties: _Properties, region: str, account: str) -> None:
    client, bucket = _client("s3", region, account), properties["Name"]
    client.put_public_access_block(
        Bucket=bucket, PublicAccessBlockConfiguration=properties["PublicAccessBlockConfiguration"]
    )
    client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=properties["VersioningConfiguration"])
    client.put_bucket_ownership_controls(Bucket=bucket, OwnershipControls=properties["OwnershipControls"])
    client.put_bucket_lifecycle_configuration(
        Bucket=bucket,
        LifecycleConfiguration={"Rules": [_rule(rule) for rule in properties["LifecycleConfiguration"]["Rules"]]},
    )


def _rule(rule: _Properties) -> _Properties:
    """CloudFormation writes a rule of a lifecycle flatter than the API does."""
    size = rule.get("ObjectSizeGreaterThan")
    prefix = {"Prefix": rule.get("Prefix", "")}
    found: _Properties = {
        "ID": rule["Id"], "Status": rule["Status"],
        "Filter": {"And": {**prefix, "ObjectSizeGreaterThan": int(size)}} if size else prefix,
    }  # fmt: skip
    if "ExpirationInDays" in rule:
        found["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    if rule.get("ExpiredObjectDeleteMarker"):
        found["Expiration"] = {"ExpiredObjectDeleteMarker": True}
    if noncurrent := rule.get("NoncurrentVersionExpiration"):
        found["NoncurrentVersionExpiration"] = {"NoncurrentDays": int(noncurrent["NoncurrentDays"])}
    if abort := rule.get("AbortIncompleteMultipartUpload"):
        found["AbortIncompleteMultipartUpload"] = abort
    if transitions := rule.get("Transitions"):
        found["Transitions"] = [
            {"Days": int(step["TransitionInDays"]), "StorageClass": step["StorageClass"]} for step in transitions
        ]
    return found


def _repository(_cls: Any, name: str, template: Any, account: str, region: str, **_more: Any) -> Any:
    properties, client = template["Properties"], _client("ecr", region, account)
    client.create_repository(
        repositoryName=name,
        imageTagMutability=properties["ImageTagMutability"],
        imageScanningConfiguration={"scanOnPush": properties["ImageScanningConfiguration"]["ScanOnPush"]},
        encryptionConfiguration={"encryptionType": properties["EncryptionConfiguration"]["EncryptionType"]},
    )
    client.put_lifecycle_policy(
        repositoryName=name, lifecyclePolicyText=properties["LifecyclePolicy"]["LifecyclePolicyText"]
    )
    return ecr_backends[account][region].repositories[name]


def _rest_of_a_role(properties: _Properties, region: str, account: str) -> None:
    """moto keeps inline policies of a template unread; by the API it reads them as IAM does."""
    for policy in properties.get("Policies", []):
        _client("iam", region, account).put_role_policy(
            RoleName=properties["Name"],
            PolicyName=policy["PolicyName"],
            PolicyDocument=json.dumps(policy["PolicyDocument"]),
        )


def _rest_of_a_security_group(properties: _Properties, region: str, account: str) -> None:
    client = _client("ec2", region, account)
    rules: _Properties = {
        "GroupId": properties["Id"],
        "IpPermissions": [
            {"IpProtocol": rule["IpProtocol"], "IpRanges": [{"CidrIp": rule["CidrIp"]}]}
            for rule in properties.get("SecurityGroupEgress", [])
        ],
    }
    if rules["IpPermissions"]:
        everywhere = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
        client.revoke_security_group_egress(GroupId=properties["Id"], IpPermissions=everywhere)
        client.authorize_security_group_egress(**rules)


def _database(_cls: Any, name: str, template: Any, account: str, region: str, **_more: Any) -> Any:
    properties: _Properties = {
        key: value for key, value in template["Properties"].items() if key not in _NOT_IN_THE_API
    }
    asked: _Properties = {
        _DATABASE_NAMES.get(key, key): _FLAGS.get(str(value), getattr(value, "name", value))
        for key, value in properties.items()
    }
    secret = template["Properties"].get("MasterUserSecret", {})
    _client("rds", region, account).create_db_instance(
        **asked | {"Port": int(asked["Port"]), "MasterUserSecretKmsKeyId": secret.get("KmsKeyId")}
    )
    return rds_backends[account][region].databases[name]


def _execute(change_set: ChangeSet) -> None:
    """moto forgets the new template, and with it the outputs."""
    stack = change_set.stack
    stack.template, stack.template_dict = change_set.template, change_set.template_dict
    stack.resource_map.update(change_set.template_dict, change_set.parameters)
    stack.parameters = dict(stack.stack_parameters)
    stack.output_map = stack._create_output_map()  # pyright: ignore[reportPrivateUsage]


def _accept(*_: Any) -> None:
    pass


# Without this reference a class that nothing else names could be collected.
_MADE: list[type[CloudFormationModel]] = []
logging.getLogger("moto").setLevel(logging.ERROR)
# From here on the clients of this process reach the same stores as the requests that come over HTTP.
mock_aws().start(reset=False)
for _kind, _create in {
    "AWS::S3::BucketPolicy": _bucket_policy, "AWS::SecretsManager::Secret": _secret,
    "AWS::IAM::OIDCProvider": _oidc_provider, "AWS::SQS::QueuePolicy": _queue_policy,
    "AWS::Budgets::Budget": _budget,
}.items():  # fmt: skip
    _define(_kind, _create)
_complete(FakeBucket, _rest_of_a_bucket)
_complete(Role, _rest_of_a_role)
_complete(SecurityGroup, _rest_of_a_security_group)
# Of a change set without changes AWS says that it failed; only a plain update is refused at once.
_REPLACED: dict[tuple[type, str], Any] = {
    (ChangeSet, "apply"): _execute, (CloudFormationResponse, "_validate_different_update"): _accept,
    (Repository, "create_from_cloudformation_json"): classmethod(_repository),
    (DBInstance, "create_from_cloudformation_json"): classmethod(_database),
}  # fmt: skip
for (_class, _name), _function in _REPLACED.items():
    setattr(_class, _name, _function)
