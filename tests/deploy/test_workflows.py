"""The workflows of GitHub: read by what knows their traps, agreeing with the rest of the project, and played.

Every `run:` step runs here, in the order and on the conditions of its job, or stands in
`NOT_RUN` with the reason. AWS, GitHub and sigstore are stood in for; all else is real.
"""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from prompt2mesh import __version__
from tests.support.cluster.control_plane import ControlPlane
from tests.support.osv import osv_server
from tests.support.workflows.deployments import Deployments
from tests.support.workflows.documents import ROOT, all_steps
from tests.support.workflows.expressions import evaluate
from tests.support.workflows.plays import (
    DIGEST,
    IMAGES,
    NO_SUCH_TAG,
    NOT_RUN,
    REGISTRY,
    Play,
    Runs,
    caches,
    git,
    make_repository,
    matrix,
)
from tests.support.workflows.runner import COMMIT, JobRun


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Runs:
    return Runs(tmp_path_factory.mktemp("runs"), repository)


@pytest.fixture(scope="module")
def deployments(empty_cluster: ControlPlane, tmp_path_factory: pytest.TempPathFactory) -> Deployments:
    return Deployments(empty_cluster, tmp_path_factory.mktemp("deployments"))


@pytest.fixture(scope="module")
def first_and_broken(deployments: Deployments) -> tuple[tuple[JobRun, str], tuple[JobRun, str]]:
    """To a cluster in which nothing runs yet, then of what people cannot use; with the colours that serve afterwards."""
    first = deployments.play(_FIRST), deployments.serves
    return first, (deployments.play(_SECOND, broken=True), deployments.serves)


def _succeeded(run: JobRun) -> None:
    assert not run.failed, "\n".join(run.printed[name] for name in run.failed)


def _order(calls: list[str], *patterns: str) -> list[int]:
    """Where the first call of each pattern stands."""
    return [next(place for place, call in enumerate(calls) if re.search(pattern, call)) for pattern in patterns]


_FIRST, _SECOND = "a" * 40, "b" * 40


@pytest.fixture(scope="module")
def refused_production(tmp_path_factory: pytest.TempPathFactory) -> JobRun:
    """A deployment to production of a commit that failed in staging."""
    folder = tmp_path_factory.mktemp("production")
    played = Play(folder, "deploy-eks.yml", "deploy", **{"inputs.environment": "production"})
    played.cloud.answer(r"^gh api repos/octo/prompt2mesh/deployments.environment=staging", out="11\n")
    played.cloud.answer(r"^gh api repos/octo/prompt2mesh/deployments/11/statuses", out="failure\nin_progress\n")
    return played.run()


def test_the_checkers_of_workflows_find_nothing(runs: Runs) -> None:
    _succeeded(runs.checked_workflows)


@pytest.mark.timeout(600)  # it waits for every job to be played
def test_every_step_is_run_here_or_says_why_not(
    runs: Runs, first_and_broken: tuple[tuple[JobRun, str], tuple[JobRun, str]], refused_production: JobRun
) -> None:
    written = {step.label for step in all_steps() if step.run}
    ran = {label for run in (*runs.all(), first_and_broken[1][0], refused_production) for label in run.ran}
    assert written - ran == NOT_RUN.keys()


def test_ci_installs_only_what_the_readme_asks_for(runs: Runs) -> None:
    run, played = runs.ci
    _succeeded(run)
    (install,) = played.cloud.called("^apt-get install")
    assert {"git", "make", "python3.11"} <= set(install.split())


@pytest.mark.parametrize("image", [IMAGES[0], IMAGES[-1]], ids=lambda image: image["target"])
def test_an_image_gets_its_tag_last_when_it_is_scanned_and_signed(image: dict[str, str], tmp_path: Path) -> None:
    played = Play(tmp_path, "build-and-push.yml", "image", **matrix(image["target"]))
    played.cloud.answer(r"^aws ecr describe-images", **NO_SUCH_TAG)
    _succeeded(played.run())
    name = f"{REGISTRY}/prompt2mesh/{image['target']}"
    for platform in image["platforms"].split(","):
        assert played.cloud.called(
            f"^trivy image --platform {platform} .*--ignore-unfixed .*--exit-code 1 {name}@{DIGEST}$"
        )
        assert played.cloud.called(rf"^syft scan .*--platform {platform} .* {name}@{DIGEST}$")
    order = _order(
        played.cloud.calls, "^docker login", "^trivy", "^cosign sign ", "^cosign attest", "imagetools create"
    )
    assert order == sorted(order)
    assert played.cloud.called("imagetools create") == [
        f"docker buildx imagetools create --tag {name}:{COMMIT} {name}@{DIGEST}"
    ]


def test_the_record_of_how_an_image_was_made_names_commit_workflow_and_run(runs: Runs) -> None:
    (text,) = runs.build[1].cloud.files_of("^cosign attest .*--type slsaprovenance1")
    made = json.loads(text)
    assert made["buildDefinition"]["resolvedDependencies"][0]["digest"] == {"gitCommit": COMMIT}
    assert made["buildDefinition"]["externalParameters"]["workflow"] == {
        "ref": "refs/heads/main", "repository": "https://github.com/octo/prompt2mesh",
        "path": ".github/workflows/build-and-push.yml",
    }  # fmt: skip
    assert made["runDetails"]["metadata"]["invocationId"].endswith("/actions/runs/42/attempts/1")


def test_an_image_with_a_known_hole_gets_no_signature_and_no_tag(tmp_path: Path) -> None:
    played = Play(tmp_path, "build-and-push.yml", "image", **matrix("blender"))
    played.cloud.answer(r"^aws ecr describe-images", **NO_SUCH_TAG)
    played.cloud.answer(r"^trivy image --platform linux/arm64", code=1, out="CVE-2026-0001 HIGH fixed in 2.0\n")
    run = played.run()
    assert run.failed == ["build-and-push.yml: image: Let no known hole through"]
    assert "CVE-2026-0001" in run.printed[run.failed[0]]
    assert not played.cloud.called("^cosign|imagetools create")


def test_what_is_published_is_not_built_again(tmp_path: Path) -> None:
    played = Play(tmp_path, "build-and-push.yml", "image", **matrix("backend"))
    run = played.run()
    _succeeded(run)
    assert played.cloud.called("^cosign verify ")
    assert not played.cloud.called("^trivy|^syft|^cosign (sign|attest)|imagetools")
    assert "build-and-push.yml: image: Build, and push without a name" not in run.ran


def test_a_published_image_that_nobody_signed_stops_the_run(tmp_path: Path) -> None:
    played = Play(tmp_path, "build-and-push.yml", "image", **matrix("backend"))
    played.cloud.answer(r"^cosign verify-attestation .*spdxjson", code=1, err="no matching attestations\n")
    run = played.run()
    assert run.failed == ["build-and-push.yml: image: Look whether this commit's image is there already"]
    assert "Do not deploy it" in run.printed[run.failed[0]]


def test_a_registry_that_does_not_answer_is_no_missing_image(tmp_path: Path) -> None:
    played = Play(tmp_path, "build-and-push.yml", "image", **matrix("backend"))
    played.cloud.answer(r"^aws ecr describe-images", code=254, err="AccessDeniedException\n")
    run = played.run()
    assert run.failed == ["build-and-push.yml: image: Look whether this commit's image is there already"]
    assert "AccessDeniedException" in run.printed[run.failed[0]]


def test_a_known_hole_in_a_locked_package_fails_the_audit(runs: Runs, tmp_path: Path) -> None:
    _succeeded(runs.dependencies)
    with osv_server(vulnerable="packaging") as (url, asked):
        played = Play(tmp_path, "security.yml", "dependencies")
        run = played.run(runs.repository, PIP_AUDIT_VULNERABILITY_SERVICE="osv", PIP_AUDIT_OSV_URL=url)
    label = "security.yml: dependencies: Audit the lock files of Python"
    assert run.failed == [label]
    assert "GHSA-test" in run.printed[label]
    assert "hatchling" in asked


def test_a_secret_in_any_commit_is_found(runs: Runs, tmp_path: Path) -> None:
    _succeeded(runs.secrets)
    place = tmp_path / "repository"
    shutil.copytree(runs.repository, place)
    # Put together here, so that this file does not hold what looks like one.
    (place / "notes.txt").write_text("token " + "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8" + "\n")
    git(place, "add", "notes.txt")
    git(place, "commit", "--quiet", "--message=Oh")
    git(place, "rm", "--quiet", "notes.txt")
    git(place, "commit", "--quiet", "--message=Gone")
    run = Play(tmp_path / "play", "security.yml", "secrets").run(place)
    assert run.failed == ["security.yml: secrets: Search every commit"]
    assert "leaks found: 1" in run.printed[run.failed[0]]


def test_the_newest_published_image_is_scanned_for_each_platform(runs: Runs) -> None:
    run, played = runs.published_images
    _succeeded(run)
    scanned = [line.split("--platform ")[1].split()[0] for line in played.cloud.called("^trivy image")]
    assert scanned == ["linux/amd64", "linux/arm64"]
    assert all(line.endswith(f"/prompt2mesh/blender@{DIGEST}") for line in played.cloud.called("^trivy image"))


def test_a_release_holds_source_wheel_and_the_list_of_all_parts(runs: Runs) -> None:
    run, dist = runs.packages
    _succeeded(run)
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=dist, check=True)
    assert len((dist / "SHA256SUMS").read_text().splitlines()) == 3
    with zipfile.ZipFile(dist / f"prompt2mesh-{__version__}-py3-none-any.whl") as wheel:
        assert "prompt2mesh/mesh/__init__.py" in wheel.namelist()
    parts = json.loads((dist / f"prompt2mesh-{__version__}.cdx.json").read_text())
    locked = re.findall(
        r"^([a-zA-Z0-9_.-]+)(?:\[\S+\])?==", (ROOT / "requirements/server.lock").read_text(), re.MULTILINE
    )
    assert {part["name"] for part in parts["components"]} == set(locked)
    whole = parts["metadata"]["component"]
    assert (whole["name"], whole["version"], whole["type"]) == ("prompt2mesh", __version__, "application")


def test_the_same_commit_gives_the_same_packages(runs: Runs, tmp_path: Path) -> None:
    _, dist = runs.packages
    subprocess.run(
        ["tools/ci/build_release.sh", tmp_path],
        cwd=runs.repository,
        check=True,
        capture_output=True,
        env={**os.environ, **caches()},
    )
    assert (tmp_path / "SHA256SUMS").read_text() == (dist / "SHA256SUMS").read_text()


@pytest.mark.parametrize(
    ("tag", "change", "words"),
    [
        ("v9.9.9", "", f"src/prompt2mesh/__init__.py says {__version__}"),
        (f"v{__version__}", "sed -i 's/^## .*//' CHANGELOG.md", f"nothing under '## [{__version__}]'"),
        (
            f"v{__version__}",
            "git -c user.name=A -c user.email=a@b commit --quiet --allow-empty -m aside",
            "is not on main",
        ),
    ],
    ids=["another version", "no changelog", "not on main"],
)
def test_a_tag_that_is_no_release_stops_before_anything_is_built(
    tag: str, change: str, words: str, repository: Path, tmp_path: Path
) -> None:
    place = tmp_path / "repository"
    shutil.copytree(repository, place)
    subprocess.run(["bash", "-ec", change], cwd=place, check=True)
    run = Play(tmp_path / "play", "release.yml", "build", **{"github.ref_name": tag}).run(place)
    assert run.failed == ["release.yml: build: Check the tag, the version and the changelog"]
    assert words in run.printed[run.failed[0]]
    assert len(run.ran) == 3  # the checkout, Python, the check


def test_a_release_names_the_images_that_were_verified_and_builds_none(runs: Runs, tmp_path: Path) -> None:
    run, played = runs.release_images
    _succeeded(run)
    created = played.cloud.called("imagetools create")
    assert len(created) == len(IMAGES)
    for image in IMAGES:
        name = f"{REGISTRY}/prompt2mesh/{image['target']}"
        assert f"docker buildx imagetools create --tag {name}:{__version__} {name}@{DIGEST}" in created
    order = _order(played.cloud.calls, "^cosign verify ", "imagetools create")
    assert order == sorted(order)

    taken = Play(tmp_path, "release.yml", "images")
    taken.cloud.answer(rf"^aws ecr describe-images .* imageTag={re.escape(__version__)} ", out="sha256:" + "cd" * 32)
    run = taken.run()
    assert run.failed == ["release.yml: images: Give the images of this commit the version"]
    assert "A version is given once" in run.printed[run.failed[0]]


def test_pypi_gets_the_packages_alone(runs: Runs) -> None:
    run, files = runs.pypi
    _succeeded(run)
    assert files == [f"prompt2mesh-{__version__}-py3-none-any.whl", f"prompt2mesh-{__version__}.tar.gz"]


def test_github_gets_signed_files_and_the_notes_of_this_version(runs: Runs) -> None:
    run, played = runs.github_release
    _succeeded(run)
    assert len(played.cloud.called("^cosign sign-blob --yes --bundle")) == 4
    (create,) = played.cloud.called("^gh release create")
    assert f"create v{__version__} --repo octo/prompt2mesh --verify-tag" in create
    assert create.count(".sigstore.json") == 4
    assert "- Words become a model." in played.cloud.files_of("^gh release create")[0]
    assert "- Old." not in played.cloud.files_of("^gh release create")[0]


# Deploying


def test_a_deployment_brings_people_to_the_commit_whose_signatures_hold(
    first_and_broken: tuple[tuple[JobRun, str], tuple[JobRun, str]],
) -> None:
    run, colour = first_and_broken[0]
    _succeeded(run)
    assert colour in {"blue", "green"}
    assert "deploy-eks.yml: deploy: Go back to the colour before" not in run.ran
    assert f"serves:    {colour}" in run.summary
    assert _FIRST in run.summary


def test_a_deployment_that_people_cannot_use_goes_back_by_itself(
    first_and_broken: tuple[tuple[JobRun, str], tuple[JobRun, str]], deployments: Deployments
) -> None:
    (_, before), (run, colour) = first_and_broken
    assert run.failed == ["deploy-eks.yml: deploy: Test what people see"]
    assert "the last answer: 503" in run.printed[run.failed[0]]
    assert "deploy-eks.yml: deploy: Go back to the colour before" in run.ran
    assert colour == before
    assert [deployments.tag(f"prompt2mesh-{name}") for name in (f"backend-{colour}", "runner")] == [_FIRST, _FIRST]
    assert f"serves:    {colour}" in run.summary


@pytest.mark.parametrize(
    ("failed", "cancelled", "switch", "goes_back"),
    [
        (False, False, "success", False),
        (True, False, "success", True),
        (True, False, "failure", True),
        (True, False, "skipped", False),
        (False, True, "success", True),
        (False, True, "cancelled", True),
        (False, True, "skipped", False),
    ],
)
def test_it_goes_back_exactly_where_people_may_have_been_switched(
    *, failed: bool, cancelled: bool, switch: str, goes_back: bool
) -> None:
    (step,) = [step for step in all_steps() if step.label == "deploy-eks.yml: deploy: Go back to the colour before"]
    given = {"failure()": failed, "cancelled()": cancelled, "steps.switch.outcome": switch}
    assert evaluate(step.fields["if"], given) is goes_back


def test_what_nobody_signed_gets_near_no_cluster(tmp_path: Path) -> None:
    played = Play(tmp_path, "deploy-eks.yml", "deploy", **{"inputs.environment": "staging"})
    played.cloud.answer(r"^cosign verify .*prompt2mesh/streamlit@", code=1, err="no signatures found\n")
    run = played.run()
    assert run.failed == ["deploy-eks.yml: deploy: Check who built the images"]
    assert "Do not deploy it" in run.printed[run.failed[0]]
    assert not played.cloud.called("^aws eks")
    signer = "https://github.com/octo/prompt2mesh/.github/workflows/build-and-push.yml@refs/heads/main"
    for call in played.cloud.called("^cosign verify"):
        assert f"--certificate-identity {signer} " in call
        assert f"--certificate-github-workflow-sha {COMMIT} " in call


def test_a_commit_without_images_is_not_deployed(tmp_path: Path) -> None:
    played = Play(tmp_path, "deploy-eks.yml", "deploy", **{"inputs.environment": "staging"})
    played.cloud.answer(r"^aws ecr describe-images .*prompt2mesh/agent ", **NO_SUCH_TAG)
    run = played.run()
    assert run.failed == ["deploy-eks.yml: deploy: Check who built the images"]
    assert f"There is no image prompt2mesh/agent:{COMMIT}" in run.printed[run.failed[0]]


def test_production_takes_only_what_staging_has_proved(refused_production: JobRun, tmp_path: Path) -> None:
    label = "deploy-eks.yml: deploy: Take to production only what staging has proved"
    assert refused_production.failed == [label]
    assert "Deploy it there first" in refused_production.printed[label]

    proved = Play(tmp_path, "deploy-eks.yml", "deploy", **{"inputs.environment": "production"})
    proved.cloud.answer(r"^gh api repos/octo/prompt2mesh/deployments.environment=staging", out="11\n12\n")
    proved.cloud.answer(r"^gh api repos/octo/prompt2mesh/deployments/11/statuses", out="failure\n")
    proved.cloud.answer(r"^gh api repos/octo/prompt2mesh/deployments/12/statuses", out="inactive\nsuccess\n")
    # It goes no further than this.
    proved.cloud.answer(r"^cosign verify", code=1)
    run = proved.run()
    assert run.outcomes[label] == "success"
    assert f"sha={COMMIT}" in proved.cloud.called("^gh api")[0]
