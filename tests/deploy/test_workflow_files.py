"""The workflows of GitHub as files: pinned, without secrets, and agreeing with the rest of the project."""

import re
import subprocess
import tomllib

from tests.support.workflows.documents import FOLDER, ROOT, all_steps, job, workflow
from tests.support.workflows.plays import IMAGES


def test_every_action_is_pinned_to_a_commit_that_says_its_version() -> None:
    used = [line.strip(" -") for path in FOLDER.iterdir() for line in path.read_text().splitlines() if "uses: " in line]
    ours = [line for line in used if "uses: ./.github/workflows/" in line]
    assert len(used) > len(ours) > 0
    loose = [line for line in used if line not in ours and not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)]
    assert not loose


def test_no_workflow_keeps_a_secret() -> None:
    # AWS, PyPI and sigstore believe the identity of the workflow; there is no key to steal.
    assert not [path.name for path in FOLDER.iterdir() if re.search(r"\bsecrets\.|AKIA|aws-secret", path.read_text())]


def test_the_targets_that_are_built_are_those_of_the_dockerfile() -> None:
    lines = (ROOT / "docker/dockerfile").read_text().splitlines()
    stages = [match[1] for line in lines if (match := re.match(r"FROM \S+ AS (\S+)", line, re.IGNORECASE))]
    used = {match[1] for line in lines if (match := re.match(r"FROM (\S+)|COPY .*--from=(\S+)", line, re.IGNORECASE))}
    used |= {match[1] for line in lines if (match := re.search(r"--from=(\S+)", line))}
    products = {stage for stage in stages if stage not in used}
    assert {image["target"] for image in IMAGES} == products
    assert job("security.yml", "images")["strategy"]["matrix"]["include"] == IMAGES
    scripts = subprocess.run(
        ["bash", "-c", 'source tools/ci/images.sh; echo "${targets[@]}"'], cwd=ROOT, check=True, capture_output=True, text=True
    )  # fmt: skip
    assert set(scripts.stdout.split()) == products


def test_ci_runs_what_the_readme_tells_a_newcomer_to_run() -> None:
    script = (ROOT / ".ci/run").read_text()
    assert sorted(re.findall(r"^make ([a-z-]+)(?: ARGS=\"[^\"]*\")?(?: #.*)?$", script, re.MULTILINE)) == sorted(
        job("ci.yml", "make")["strategy"]["matrix"]["target"]
    )


def test_the_versions_of_python_and_go_are_those_of_the_project() -> None:
    python = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    wanted = python.removeprefix("==").removesuffix(".*")
    set_up = {str(step.fields["with"]["python-version"]) for step in all_steps() if "setup-python" in step.label}
    assert set_up == {wanted}
    installed = {version for step in all_steps() for version in re.findall(r"\bpython(\d\.\d+)", step.run or "")}
    assert installed == {wanted}
    go = {
        re.search(r"^go (\S+)$", (ROOT / f"tools/{name}/go.mod").read_text(), re.MULTILINE)
        for name in ("cluster", "ci")
    }
    assert len({found[1] for found in go if found}) == 1


def test_the_system_that_ci_runs_on_is_the_one_of_the_images() -> None:
    base = re.search(r"^ARG BASE=(?:\S+/)?(debian:\S+)$", (ROOT / "docker/dockerfile").read_text(), re.MULTILINE)
    assert base
    assert job("ci.yml", "make")["container"]["image"] == base[1]
    assert job("security.yml", "fuzz")["container"]["image"] == base[1]


def test_two_deployments_of_an_environment_never_run_at_once() -> None:
    assert workflow("deploy-eks.yml")["concurrency"] == {
        "group": "deploy-eks-${{ inputs.environment }}", "cancel-in-progress": False,
    }  # fmt: skip
    assert job("deploy-eks.yml", "deploy")["environment"]["name"] == "${{ inputs.environment }}"


def test_the_page_about_the_pipelines_names_every_variable_and_no_other() -> None:
    page = (ROOT / "docs/howto/set-up-the-pipelines.md").read_text()
    read = {name for path in FOLDER.iterdir() for name in re.findall(r"\bvars\.([A-Z_]+)", path.read_text())}
    assert set(re.findall(r"gh variable set ([A-Z_]+)", page)) == read
    rows = set(re.findall(r"^\| `([\w-]+\.yml)` \|", page, re.MULTILINE))
    assert rows == {path.name for path in FOLDER.iterdir()}
