"""The jobs of our workflows as the tests play them: with stand-ins for the cloud, and a repository to work in."""

import os
import re
import shutil
import subprocess
import tomllib
from functools import cached_property
from pathlib import Path

from prompt2mesh import __version__
from tests.support.apart import apart_programs
from tests.support.osv import osv_server
from tests.support.stand_ins import StandIns
from tests.support.workflows.documents import ROOT, job
from tests.support.workflows.runner import JobRun, play

NOT_RUN = {
    "ci.yml: make: Run the target": "is what runs this test; that it is all of .ci/run has a test of its own",
    "security.yml: fuzz: Search another way than the night before": "takes most of an hour, and may find what nobody has yet",
    "security.yml: dependencies: Audit the modules of Go": "needs the database of Go's holes, which is on the network",
}
REGISTRY = "210987654321.dkr.ecr.eu-central-1.amazonaws.com"
DOMAIN = "studio.example.org"
DIGEST = "sha256:" + "ab" * 32
IMAGES: list[dict[str, str]] = job("build-and-push.yml", "image")["strategy"]["matrix"]["include"]
NO_SUCH_TAG = {"code": 254, "err": "An error occurred (ImageNotFoundException) when calling DescribeImages\n"}
_SETTINGS = {
    "vars.AWS_REGION": "eu-central-1",
    "vars.ECR_REGISTRY": REGISTRY,
    "vars.DOMAIN": DOMAIN,
    "vars.EKS_CLUSTER": "prompt2mesh-staging",
    "github.ref_name": f"v{__version__}",
}
_CLOUD = ("apt-get", "aws", "cosign", "docker", "gh", "syft", "trivy")


class Play:
    """Plays a job with stand-ins that find the cloud in order, unless a test says otherwise before `run`."""

    def __init__(self, folder: Path, workflow: str, job_id: str, **context: str) -> None:
        self._folder, self._workflow, self._job = folder, workflow, job_id
        self._context = {**_SETTINGS, **context}
        self.cloud = StandIns(folder / "cloud", *_CLOUD)
        self.cloud.answer(r"^aws ecr get-login-password", out="a-password")
        self.cloud.answer(r"^aws ecr describe-images", out=DIGEST + "\n")
        self.cloud.answer(r"^docker buildx imagetools inspect", out=DIGEST + "\n")
        self.cloud.answer(r"^syft scan", files={r"spdx-json=(\S+)": '{"spdxVersion": "SPDX-2.3"}'})

    @property
    def home(self) -> Path:
        """The home of the one who runs it."""
        return self._folder

    def run(self, checkout: Path = ROOT, **environment: str) -> JobRun:
        """Plays it."""
        # GH_TOKEN: nothing here may ask GitHub.
        given = {"PATH": self.cloud.path, "HOME": str(self.home), "GH_TOKEN": "", **caches(), **environment}
        return play(
            self._workflow, self._job, folder=self._folder / "runner", context=self._context, environment=given,
            actions={"build": {"digest": DIGEST}}, checkout=checkout, left_out=NOT_RUN,
        )  # fmt: skip


def caches() -> dict[str, str]:
    """Where the programs are that were built and installed once for this machine: a step has the home of the test."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "prompt2mesh"
    places = {"PROMPT2MESH_APART": cache / "apart", "PROMPT2MESH_GO_TOOLS": cache / "go-tools"}
    return {name: os.environ.get(name, str(place)) for name, place in places.items()}


class Runs:
    """The jobs of all workflows, each played once as it goes when all is well."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self._folder, self.repository = folder, repository
        # Here, where the home is the machine's: what the steps look for is built and installed where it lacks.
        apart_programs("checkers")
        apart_programs("pipeline")
        for tool in ("actionlint", "gitleaks"):
            subprocess.run([ROOT / "tools/ci/go_tool.sh", tool], check=True, capture_output=True)

    def _play(self, workflow: str, job_id: str, name: str = "", **context: str) -> Play:
        return Play(self._folder / f"{workflow}-{job_id}{name}", workflow, job_id, **context)

    @cached_property
    def ci(self) -> tuple[JobRun, Play]:
        played = self._play("ci.yml", "make", **{"matrix.target": "lint"})
        return played.run(GITHUB_WORKSPACE=str(ROOT)), played

    @cached_property
    def build(self) -> tuple[JobRun, Play]:
        played = self._play("build-and-push.yml", "image", **matrix("operator"))
        played.cloud.answer(r"^aws ecr describe-images", **NO_SUCH_TAG)
        return played.run(), played

    @cached_property
    def dependencies(self) -> JobRun:
        with osv_server() as (url, _):
            played = self._play("security.yml", "dependencies")
            return played.run(self.repository, PIP_AUDIT_VULNERABILITY_SERVICE="osv", PIP_AUDIT_OSV_URL=url)

    @cached_property
    def secrets(self) -> JobRun:
        return self._play("security.yml", "secrets").run(self.repository)

    @cached_property
    def fuzzed(self) -> JobRun:
        return self._play("security.yml", "fuzz").run()

    @cached_property
    def published_images(self) -> tuple[JobRun, Play]:
        played = self._play("security.yml", "images", **matrix("blender"))
        return played.run(), played

    @cached_property
    def checked_workflows(self) -> JobRun:
        return self._play("security.yml", "workflows").run()

    @cached_property
    def packages(self) -> tuple[JobRun, Path]:
        played = self._play("release.yml", "build")
        run = played.run(self.repository)
        return run, self._folder / "release.yml-build" / "runner" / "dist"

    @cached_property
    def release_images(self) -> tuple[JobRun, Play]:
        played = self._play("release.yml", "images")
        played.cloud.answer(rf"^aws ecr describe-images .* imageTag={re.escape(__version__)} ", **NO_SUCH_TAG)
        return played.run(), played

    @cached_property
    def pypi(self) -> tuple[JobRun, list[str]]:
        place = self._folder / "pypi"
        shutil.copytree(self.packages[1], place / "dist")
        run = self._play("release.yml", "pypi").run(place)
        return run, sorted(path.name for path in (place / "dist").iterdir())

    @cached_property
    def github_release(self) -> tuple[JobRun, Play]:
        shutil.copytree(self.packages[1], self.repository / "dist", dirs_exist_ok=True)
        played = self._play("release.yml", "github")
        played.cloud.answer(r"^gh release view", code=1, err="release not found\n")
        played.cloud.answer(r"^cosign sign-blob", files={r"--bundle (\S+)": "{}"})
        return played.run(self.repository), played

    def all(self) -> list[JobRun]:
        return [
            self.ci[0], self.build[0], self.dependencies, self.secrets, self.fuzzed, self.published_images[0],
            self.checked_workflows,
            self.packages[0], self.release_images[0], self.pypi[0], self.github_release[0],
        ]  # fmt: skip


def matrix(target: str) -> dict[str, str]:
    return {f"matrix.{name}": value for image in IMAGES if image["target"] == target for name, value in image.items()}


def make_repository(place: Path) -> Path:
    """A small repository of ours, as GitHub checks a tag out: of what a release is built from and what the steps call."""
    for folder in ("tools/ci", "tools/cluster", "k8s/per-user"):
        shutil.copytree(ROOT / folder, place / folder)
    # A release of a part of the package is a release all the same, and soon built.
    shutil.copytree(
        ROOT / "src/prompt2mesh/mesh", place / "src/prompt2mesh/mesh", ignore=shutil.ignore_patterns("__pycache__")
    )
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    for file in (
        *wheel["force-include"],
        "src/prompt2mesh/__init__.py", "tools/apart_venv.sh", "requirements/server.lock", "requirements/pipeline.lock",
        "requirements/go.lock", "pyproject.toml", "README.md", "LICENSE", "NOTICE", ".gitignore",
    ):  # fmt: skip
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, place / file)
    (place / "CHANGELOG.md").write_text(
        f"# Changelog\n\n## [Unreleased]\n\n- Not yet.\n\n## [{__version__}] - 2026-11-27\n\n- Words become a model.\n\n"
        "## [0.0.1]\n\n- Old.\n"
    )
    git(place, "init", "--quiet", "--initial-branch=main")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message=A release")
    git(place, "update-ref", "refs/remotes/origin/main", "HEAD")
    return place


def git(place: Path, *arguments: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *arguments], cwd=place, check=True, capture_output=True)
