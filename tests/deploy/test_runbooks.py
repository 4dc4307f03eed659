"""Every command of the runbooks and of the pages on cost and upgrades is one that exists, with options it has."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import botocore.session
import pytest
import typer.main
import yaml
from botocore import xform_name

from prompt2mesh.cli.main import app
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.manifests import Manifest, read_manifests
from tests.support.cluster.processes import program_folder
from tests.support.deploy_script import run_deploy

ROOT = Path(__file__).parents[2]
RUNBOOKS = sorted((ROOT / "docs/howto/runbooks").glob("*.md"))
ALERTS = sorted((ROOT / "docs/howto/runbooks/alerts").glob("*.md"))
PAGES = [*RUNBOOKS, *ALERTS, ROOT / "docs/howto/upgrade.md", ROOT / "docs/explanation/cost.md"]
SHELL = {"sed", "df", "grep", "python3", "rm", "git", "eksctl", "psql"}
# Of the AWS command line itself, and those that are of no single operation.
AWS_GLOBAL = {"region", "query", "output"}
AWS_FLAGS = {"no-deletion-protection": "deletion-protection", "no-publicly-accessible": "publicly-accessible"}
# Commands that no operation of a service is behind, and their options.
AWS_OWN = {("eks", "update-kubeconfig"): {"name", "alias"}}
# Namespaces that infrastructure/README.md makes.
NAMESPACES_OF_OTHERS = {"external-dns"}


def commands(page: Path) -> Iterator[list[str]]:
    """The simple commands of a page's shell blocks, also those that one hands to another."""
    for block in re.findall(r"^ *```sh\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            found: list[str] = []
            lexer = shlex.shlex(line, posix=True, punctuation_chars="();<>|&")
            lexer.wordchars += "#:$,@%+^"
            for word in [*lexer, ";"]:
                if set(word) <= set("();<>|&"):
                    if found and not (len(found) == 1 and "=" in found[0]):
                        yield from _and_inner(found)
                    found = []
                else:
                    found.append(word)


def _and_inner(words: list[str]) -> Iterator[list[str]]:
    outer, inner = (words[: words.index("--")], words[words.index("--") + 1 :]) if "--" in words else (words, [])
    yield outer
    if inner:
        yield inner


ALL = [(page.name, tuple(words)) for page in PAGES for words in commands(page)]


def of(program: str) -> list[Any]:
    found = [words for _, words in ALL if words[0] == program]
    assert found, program
    return [pytest.param(words, id=" ".join(words)[:90]) for words in dict.fromkeys(found)]


def test_every_program_is_one_that_the_tests_below_know() -> None:
    known = SHELL | {
        "prompt2mesh",
        "python",
        "kubectl",
        "aws",
        "make",
        "k8s/deploy.sh",
        "k8s/blue-green.sh",
        "infrastructure/deploy-stacks.sh",
        "export",
    }
    strange = {words[0] for _, words in ALL} - known
    assert not {word for word in strange if not word.endswith(".json") and not word.endswith((".txt", ".yaml"))}


def test_each_runbook_says_when_and_how_to_see_and_to_undo_it() -> None:
    assert {
        "rotate-secrets.md",
        "restore-a-backup.md",
        "drain-a-node.md",
        "upgrade-blender.md",
        "region-failure.md",
    } == {page.name for page in RUNBOOKS}
    for page in RUNBOOKS:
        text = page.read_text(encoding="utf-8")
        assert "**When.**" in text, page.name
        headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert any(heading.startswith("Before") for heading in headings), page.name
        assert {"Verify", "Roll back"} <= set(headings), page.name


@pytest.mark.parametrize("words", [*of("prompt2mesh"), *of("python")])
def test_our_own_commands_parse(words: tuple[str, ...]) -> None:
    if words[0] == "python":
        assert words[1:3] == ("-m", "prompt2mesh.cli")
    arguments = list(words[3:] if words[0] == "python" else words[1:])
    command: Any = typer.main.get_command(app)
    while hasattr(command, "commands"):
        assert arguments, "a group alone does nothing"
        assert arguments[0] in command.commands, f"no command {arguments[0]}"
        command = command.commands[arguments.pop(0)]
    command.make_context(command.name, arguments)  # parses all of it or raises, runs nothing


@pytest.mark.parametrize("words", of("kubectl"))
def test_kubectl_knows_the_verb_and_the_options(words: tuple[str, ...]) -> None:
    arguments = list(words[1:])
    verb = _verb(arguments)
    known = _kubectl_options(verb) | _kubectl_options(("options",))
    for word in arguments:
        names = [word.split("=")[0]] if word.startswith("--") else [f"-{letter}" for letter in word[1:]]
        if word.startswith("-"):
            assert set(names) <= known, f"kubectl {' '.join(verb)} has no {word}"


@pytest.mark.parametrize("words", of("kubectl"))
def test_what_kubectl_is_to_work_on_is_in_the_manifests(words: tuple[str, ...]) -> None:
    manifests = _manifests()
    there = {(each["kind"].lower(), each["metadata"]["name"]) for each in manifests}
    line = " ".join(words)
    for kind, name in re.findall(
        r"\b(deployment|pod|job|secret|crd)[/ ](prompt2mesh[\w.-]*|[\w]+\.prompt2mesh\.io)", line
    ):
        assert ({"crd": "customresourcedefinition"}.get(kind, kind), name) in there
    for container, name in re.findall(r"-c (\w+)|exec (prompt2mesh-\w+)", line):
        assert container in {"api", "runner", "mcp", "operator"} or name == "prompt2mesh-maintenance"
    for space in re.findall(r"(?:-n|--namespace) (\S+)", line):
        assert ("namespace", space) in there or space in NAMESPACES_OF_OTHERS
    for values in re.findall(r"component in \(([^)]*)\)", line) + re.findall(r"component=(\w+)", line):
        labels = [each["metadata"].get("labels", {}) for each in manifests if each["kind"] == "Deployment"]
        assert set(values.split(",")) <= {each.get("app.kubernetes.io/component") for each in labels}
    for path in re.findall(r"-f (k8s/\S+)", line):
        assert (ROOT / path).exists()


@pytest.mark.parametrize("words", of("aws"))
def test_aws_has_the_operation_and_its_parameters(words: tuple[str, ...]) -> None:
    service, operation, *rest = words[1:]
    if own := AWS_OWN.get((service, operation)):
        assert {word[2:] for word in rest if word.startswith("--")} <= own | AWS_GLOBAL
        return
    model = _aws(service)
    if operation == "wait":
        waiters = {name.replace("_", "-"): name for name in _waiters(service)}
        assert rest[0] in waiters
        operation = _waiters(service)[waiters[rest[0]]]
    known = {xform_name(name).replace("_", "-"): name for name in model.operation_names}
    assert operation in known, f"aws {service} has no {operation}"
    shape = model.operation_model(known[operation]).input_shape
    parameters = {xform_name(name).replace("_", "-") for name in shape.members} if shape else set()
    for word in rest:
        if word.startswith("--"):
            option = AWS_FLAGS.get(word[2:], word[2:])
            # RDS spells it MultiAZ and the ARN of backups in its own way; the command line in small letters.
            assert option in parameters | AWS_GLOBAL or option.replace("-", "") in {
                p.replace("-", "") for p in parameters
            }


@pytest.mark.parametrize("words", of("make"))
def test_make_has_the_target(words: tuple[str, ...]) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert words[1] in targets


@pytest.mark.parametrize(
    "words", [*of("k8s/deploy.sh"), *of("k8s/blue-green.sh"), *of("infrastructure/deploy-stacks.sh")]
)
def test_our_scripts_have_the_options(words: tuple[str, ...]) -> None:
    usage = subprocess.run([ROOT / words[0], "--help"], capture_output=True, text=True, check=True).stdout
    for word in words[1:]:
        if word.startswith("--"):
            assert re.search(rf"(?<![\w-]){word}(?![\w-])", usage), f"{words[0]} has no {word}"
    if words[0].startswith("infrastructure"):
        assert re.search(rf"^  {words[-1]} ", usage, re.MULTILINE)
    if words[0] == "k8s/blue-green.sh":
        assert re.search(rf"^  {words[1]} ", usage, re.MULTILINE)
    overlay = words[words.index("--overlay") + 1] if "--overlay" in words else "local"
    assert (ROOT / "k8s/overlays" / overlay / "kustomization.yaml").exists()


@pytest.mark.parametrize("words", of("k8s/deploy.sh"))
def test_a_deployment_of_a_page_leaves_no_placeholder(words: tuple[str, ...], tmp_path: Path) -> None:
    # Without a context no cluster is asked.
    place = words.index("--context")
    options = [*words[1:place], *words[place + 2 :]]
    run = run_deploy(*dict.fromkeys([*options, "--dry-run"]), folder=tmp_path)
    assert run.code == 0, run.errors
    assert run.errors == ""


def test_the_pod_for_maintenance_is_let_in_and_reaches_what_it_is_for(control_plane: ControlPlane) -> None:
    text = (ROOT / "k8s/maintenance/pod.yaml").read_text(encoding="utf-8")
    namespace = control_plane.fresh_namespace("maintenance")
    control_plane.kubectl(
        "label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted", "--overwrite"
    )
    control_plane.kubectl("create", "serviceaccount", "prompt2mesh-api", "-n", namespace)
    without_volume = "\n".join(line for line in text.splitlines() if "# volume of files" not in line)
    for manifest in (text, without_volume):
        pod = yaml.safe_load(manifest)
        pod["metadata"]["namespace"] = namespace
        control_plane.kubectl("create", "--dry-run=server", "-f", "-", stdin=yaml.safe_dump(pod))
    names = {volume["name"] for volume in yaml.safe_load(without_volume)["spec"]["volumes"]}
    assert "blobs" not in names
    labels = yaml.safe_load(text)["metadata"]["labels"]
    policies = [each for each in read_manifests(ROOT / "k8s/base") if each["kind"] == "NetworkPolicy"]
    selected = [each["spec"]["podSelector"].get("matchLabels", {}) for each in policies]
    assert any(labels.items() >= each.items() and each.get("app.kubernetes.io/component") for each in selected)


def _verb(arguments: list[str]) -> tuple[str, ...]:
    words: list[str] = []
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word in {"-n", "--namespace", "--context", "-l"}:
            skip = True
        elif not word.startswith("-"):
            words.append(word)
    return tuple(words[:2]) if words[0] in {"rollout", "auth", "config", "top"} else tuple(words[:1])


@cache
def _manifests() -> list[Manifest]:
    return [*read_manifests(ROOT / "k8s/base"), *read_manifests(ROOT / "k8s/maintenance")]


@cache
def _kubectl_options(verb: tuple[str, ...]) -> frozenset[str]:
    command = [program_folder() / "kubectl", *verb, *([] if verb == ("options",) else ["--help"])]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return frozenset(re.findall(r"(?<![\w-])(--?[a-zA-Z][\w-]*)", told))


@cache
def _aws(service: str) -> Any:
    return botocore.session.get_session().get_service_model("s3" if service == "s3api" else service)


@cache
def _waiters(service: str) -> dict[str, str]:
    """Names of what can be waited for, and the operation that each asks."""
    model = botocore.session.get_session().get_waiter_model(service)
    return {
        xform_name(name): xform_name(model.get_waiter(name).operation).replace("_", "-") for name in model.waiter_names
    }
