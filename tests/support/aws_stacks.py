"""Our AWS stacks, deployed by our script with the real AWS CLI to moto's server, and clients that look at the result."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3

from tests.support.apart import apart_programs
from tests.support.moto_server import CREDENTIALS, moto_server

ROOT = Path(__file__).parents[2]
REGION = "eu-central-1"
ACCOUNT = "123456789012"  # moto's
FIRST_TIME = ("--github", "acme/prompt2mesh", "--email", "costs@example.com", "--monthly-limit-usd", "500")
_NETWORK = Path(__file__).with_name("aws_network.yaml")


@dataclass(frozen=True)
class AwsAccount:
    """An account in which nothing was deployed yet.

    Attributes:
        url: Of the server.
        said: What the script said, by the name under which it was kept.
    """

    url: str
    said: dict[str, str] = field(default_factory=dict[str, str])

    def client(self, service: str, *, account: str = ACCOUNT, region: str = REGION) -> Any:
        """A client of one of the services, in another account or region if that is asked for."""
        found = boto3.client(
            service, region_name=region, endpoint_url=self.url,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        )  # fmt: skip

        def name_account(params: dict[str, Any], **_more: Any) -> None:
            params["headers"]["x-moto-account-id"] = account

        found.meta.events.register("before-call", name_account)
        return found

    def make_network(self, region: str = REGION) -> None:
        """What eksctl would make of the cluster's configuration, as far as our stacks see it."""
        self.client("cloudformation", region=region).create_stack(
            StackName="eksctl-prompt2mesh-cluster", TemplateBody=_NETWORK.read_text().replace(REGION, region)
        )

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs `infrastructure/deploy-stacks.sh`."""
        environment = {
            **CREDENTIALS, "AWS_ENDPOINT_URL": self.url, "AWS_REGION": REGION, "HOME": "/nonexistent",
            "PATH": f"{apart_programs('aws')}{os.pathsep}{os.environ['PATH']}",
        }  # fmt: skip
        return subprocess.run(
            [ROOT / "infrastructure/deploy-stacks.sh", *arguments],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def deploy(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr


@contextmanager
def new_account(folder: Path) -> Generator[AwsAccount]:
    with moto_server(folder, cloudformation=True) as url:
        yield AwsAccount(url)
