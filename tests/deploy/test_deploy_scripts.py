"""k8s/deploy.sh without a cluster: what it shows, what it refuses, what it calls; and that deploy.ps1 is its twin."""

import functools
import http.server
import re
import socket
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.apart import apart_programs
from tests.support.cluster.processes import program_folder
from tests.support.deploy_script import ROOT, run_deploy, write_program, write_recorder
from tests.support.service import Service, running_service

K8S = ROOT / "k8s"
REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
TARGETS = ("backend", "streamlit", "blender", "agent", "operator")


def _rendered(overlay: str) -> list[dict[str, Any]]:
    folder = K8S / ("base" if overlay == "base" else f"overlays/{overlay}")
    done = subprocess.run(
        [program_folder() / "kubectl", "kustomize", folder], check=True, capture_output=True, text=True
    )
    return [each for each in yaml.safe_load_all(done.stdout) if each]


def _table(name: str) -> list[list[str]]:
    lines = (K8S / "deploy" / name).read_text().splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("overlay", "options"),
    [
        ("local", []),
        ("base", ["--generate-secrets"]),
        ("staging", ["--domain", "mesh.example.net", "--registry", REGISTRY]),
        ("production-eks", ["--domain", "mesh.example.net", "--registry", REGISTRY]),
    ],
)
def test_a_dry_run_shows_each_object_once_in_the_order_of_the_steps(
    overlay: str, options: list[str], tmp_path: Path
) -> None:
    run = run_deploy("--overlay", overlay, *options, "--dry-run", folder=tmp_path)
    assert run.code == 0, run.errors
    steps = [line.split("]")[1].split(":")[0].strip() for line in run.lines if line.startswith("[")]
    assert steps == [name for name, *_ in _table("stages.txt")]
    shown = sorted(line.strip() for line in run.lines if line.startswith("      "))
    assert shown == sorted(
        f"{each['kind']} {each['metadata'].get('namespace', '') + '/' if 'namespace' in each['metadata'] else ''}"
        f"{each['metadata']['name']}"
        for each in _rendered(overlay)
    )
    where = {line.strip(): index for index, line in enumerate(run.lines)}
    assert where["Namespace prompt2mesh"] < where["ConfigMap prompt2mesh/prompt2mesh-config"]
    assert where["Job prompt2mesh/prompt2mesh-db-init"] < where["Deployment prompt2mesh/prompt2mesh-backend"]
    if "Deployment prompt2mesh/prompt2mesh-postgres" in where:
        assert where["Deployment prompt2mesh/prompt2mesh-postgres"] < where["Job prompt2mesh/prompt2mesh-db-init"]
    assert not list(tmp_path.glob("prompt2mesh-deploy*")), "what it worked with is left behind"


def test_components_are_laid_over_an_overlay(tmp_path: Path) -> None:
    options = ["--domain", "mesh.example.net", "--registry", REGISTRY, "--dry-run"]
    run = run_deploy("--overlay", "production-eks", "--components", "gpu,spot", *options, folder=tmp_path)
    assert run.code == 0, run.errors
    plain = run_deploy("--overlay", "production-eks", *options, folder=tmp_path)
    assert set(plain.lines) < set(run.lines) or len(plain.lines) < len(run.lines)


def test_the_secrets_of_base_are_refused_by_file_and_line(tmp_path: Path) -> None:
    run = run_deploy("--overlay", "base", "--dry-run", folder=tmp_path)
    assert run.code == 4
    named = re.findall(r"^(\S+?):(\d+): (\w+) of Secret/prompt2mesh-secrets", run.errors, re.MULTILINE)
    assert {key for _, _, key in named} == set(
        next(each for each in _rendered("base") if each["kind"] == "Secret")["stringData"]
    )
    for path, line, key in named:
        text = (ROOT / path).read_text().splitlines()[int(line) - 1]
        assert key in text
        assert "CHANGE_ME" in text


def test_the_example_domain_and_account_are_refused_in_production(tmp_path: Path) -> None:
    run = run_deploy("--overlay", "production-eks", "--dry-run", folder=tmp_path)
    assert run.code == 4
    for example, cure in (("example.com", "--domain"), ("123456789012", "--registry")):
        lines = [line for line in run.errors.splitlines() if f'"{example}"' in line]
        assert lines, run.errors
        for line in lines:
            path, number, *_ = line.split(":")
            assert example in (ROOT / path).read_text().splitlines()[int(number) - 1], line
            assert cure in line


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--nope"], 2, "There is no option --nope"),
        (["--overlay"], 2, "--overlay wants a value: --overlay NAME."),
        (["--overlay", "moon"], 2, "There is no overlay moon; there are: base,"),
        (["--overlay", "../.."], 2, "There is no overlay ../..;"),
        (["--overlay", "blue-green"], 2, "k8s/blue-green.sh"),
        (["--components", "rocket"], 2, "There is no component rocket"),
        (["--tag", "latest"], 2, "--tag should name a version"),
        (["--wait-timeout", "soon"], 2, "--wait-timeout should be a number of seconds or minutes"),
        (["--domain", "https://mesh.example.net"], 2, "--domain should be a name of DNS"),
        (["--registry", "https://registry.example.net"], 2, "--registry should be a host"),
        (["--dry-run=yes"], 2, "--dry-run is a switch"),
        (["--delete-data"], 2, "--delete-data only goes with --destroy"),
        (["--destroy", "--build"], 2, "--destroy does not go with --build or --push"),
        ([], 5, "No cluster is named: give --context NAME. Your kubeconfig has: none."),
        (["--context", "moon"], 5, "Your kubeconfig has no context moon"),
        (["--destroy", "--yes"], 5, "No cluster is named"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    run = run_deploy(*arguments, folder=tmp_path)
    assert (run.code, run.out) == (code, "")
    assert run.errors.startswith(said) or said in run.errors
    assert run.errors.count("\n") == 1


def test_a_cluster_that_was_not_named_is_not_touched(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        kubeconfig = tmp_path / "kubeconfig"
        context = {"name": "prod", "context": {"cluster": "prod", "user": "prod"}}
        cluster = {"server": f"http://127.0.0.1:{listener.getsockname()[1]}"}
        kubeconfig.write_text(yaml.safe_dump({
            "apiVersion": "v1", "kind": "Config", "current-context": "prod", "contexts": [context],
            "clusters": [{"name": "prod", "cluster": cluster}], "users": [{"name": "prod", "user": {}}],
        }))  # fmt: skip
        for arguments in ([], ["--yes"], ["--destroy", "--yes"]):
            run = run_deploy(*arguments, folder=tmp_path, kubeconfig=kubeconfig, answer="yes\n")
            assert run.code == 5
            assert run.errors == (
                "Nobody is here to confirm that the current context prod is meant: name it with --context prod.\n"
            )
        # Named, it is asked; and it does not answer.
        run = run_deploy("--context", "prod", folder=tmp_path, kubeconfig=kubeconfig)
    assert run.code == 5
    assert run.errors.startswith("The cluster of the context prod does not answer: ")


def test_a_missing_program_is_named(tmp_path: Path) -> None:
    run = run_deploy("--dry-run", folder=tmp_path, path="/nonexistent")
    assert (run.code, run.errors.count("\n")) == (3, 1)
    assert run.errors.startswith("kubectl is not installed, or not in the PATH")
    only = tmp_path / "only"
    only.mkdir()
    for name in "awk cat diff grep mktemp od rm sed sleep sort tail tr mv mkdir touch".split():
        (only / name).symlink_to(subprocess.check_output(["/usr/bin/which", name], text=True).strip())
    (only / "kubectl").symlink_to(program_folder() / "kubectl")
    assert run_deploy("--dry-run", folder=tmp_path, path=str(only)).code == 0, "it needs more than it says"
    run = run_deploy("--dry-run", "--build", folder=tmp_path, path=str(only))
    assert (run.code, run.errors.count("\n")) == (6, 1)
    write_program(only, "podman", "")
    run = run_deploy("--dry-run", "--push", "--registry", REGISTRY, folder=tmp_path, path=str(only))
    assert (run.code, run.errors) == (
        3, "aws is not installed, or not in the PATH: it logs in to Amazon ECR.\n"
    )  # fmt: skip
    (only / "kubectl").unlink()
    write_program(only, "kubectl", "echo 'Client Version: v1.19.3'")
    run = run_deploy("--dry-run", folder=tmp_path, path=str(only))
    assert (run.code, run.errors) == (3, "kubectl is 1.19.3; 1.27 or newer is needed.\n")


@contextmanager
def serving_folder(folder: Path) -> Generator[int]:
    """The port at which a folder is served."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Service]:
    """The real API, whose answers the smoke test judges."""
    with running_service(tmp_path_factory.mktemp("api"), runner=False, PROMPT2MESH_SIGNUP="open") as running:
        yield running


def _cluster_of(
    folder: Path, ports: dict[str, int], *, context: str = "test", version: str = "v1.34.0", colour: str = ""
) -> None:
    """A kubectl that renders for real, finds a cluster that has everything, and leads to ports of this machine."""
    forwards = "\n".join(
        f'*"service/prompt2mesh-{name} "*) echo "Forwarding from 127.0.0.1:{port} -> 1"; exec sleep 60 ;;'
        for name, port in ports.items()
    )
    write_program(folder, "kubectl", f"""
case "$* " in
kustomize*|version*) exec {program_folder()}/kubectl "$@" ;;
*get-contexts*) echo {context} ;;
*"get --raw /version"*) echo '{{"gitVersion": "{version}"}}' ;;
*"get service prompt2mesh-api"*) printf %s '{colour}' ;;
*api-resources*) {program_folder()}/kubectl kustomize {K8S}/base | awk '
    /^apiVersion:/ {{ api = $2 }} /^kind:/ {{ print "name " api " true " $2 }}' ;;
*"get job"*) echo prompt2mesh-db-init Complete ;;
*port-forward*) case "$* " in {forwards}
    esac; exit 1 ;;
esac""")  # fmt: skip


def test_a_cluster_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    options = ("--yes", "--context", "test", "--overlay", "local")
    _cluster_of(tmp_path / "eks", {}, version="v1.34.1-eks-3025e55")
    run = run_deploy(*options, folder=tmp_path, first=tmp_path / "eks")
    assert (run.code, run.errors.count("\n")) == (5, 1), run.errors
    assert "v1.34.1-eks-3025e55" in run.errors or "1.34.1-eks-3025e55" in run.errors
    _cluster_of(tmp_path / "colours", {}, colour="blue")
    run = run_deploy(*options, folder=tmp_path, first=tmp_path / "colours")
    assert run.code == 5, run.errors
    assert "has two colours, of which one serves people: k8s/blue-green.sh deploys to it" in run.errors


def test_the_smoke_test_asks_the_service_itself(service: Service, tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.mkdir()
    (page / "index.html").write_text("<html>")
    (page / "healthz").write_text("ok")
    programs = tmp_path / "programs"
    with serving_folder(page) as other:
        _cluster_of(programs, {"api": service.api_port, "streamlit": other, "router": other})
        works = run_deploy("--context", "test", folder=tmp_path, first=programs)
        # The settings of base say that people are invited, and this service lets everybody in.
        open_to_all = run_deploy(
            "--context", "test", "--overlay", "base", "--generate-secrets", folder=tmp_path, first=programs
        )
        # Something else answers in the API's place.
        _cluster_of(programs, {"api": other, "streamlit": other, "router": other})
        replaced = run_deploy(
            "--context", "test", folder=tmp_path, first=programs, environment={"SMOKE_TRIES": "1"}
        )  # fmt: skip
    assert works.code == 0, works.errors
    assert [line for line in works.lines if line.startswith("smoke test")] == [
        "smoke test: the API answers",
        "smoke test: the API reaches its database and its files",
        "smoke test: signing up is open",
        "smoke test: nobody gets in without a login",
        "smoke test: the page answers",
        "smoke test: the router of instances answers",
    ]
    assert (open_to_all.code, open_to_all.errors) == (
        9, 'The smoke test failed: signing up is "open", and the settings say "invite"\n'
    )  # fmt: skip
    assert replaced.code == 9
    assert "The smoke test failed: the API answers: GET /healthz" in replaced.errors


def test_images_are_built_and_pushed_to_ecr_once(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    _cluster_of(programs, {})
    write_recorder(programs, "docker", f"[[ $1 != login ]] || cat >> '{programs}/passwords'")
    # The agent's image is there already: tags cannot be changed.
    write_recorder(
        programs, "aws", 'case "$*" in *get-login-password*) echo tok3n ;; *mesh/agent*) ;; *) exit 254 ;; esac'
    )
    run = run_deploy(
        "--context", "test", "--build", "--push", "--registry", REGISTRY, "--tag", "1.2.3", "--skip-smoke-test",
        folder=tmp_path, first=programs,
    )  # fmt: skip
    assert run.code == 0, run.errors
    calls = (programs / "calls").read_text().splitlines()
    for target in TARGETS:
        image = f"{REGISTRY}/prompt2mesh/{target}:1.2.3"
        assert f"docker build -f {ROOT}/docker/dockerfile --target {target} -t {image} {ROOT}" in calls
        assert (f"docker push {image}" in calls) == (target != "agent")
    assert f"docker login --username AWS --password-stdin {REGISTRY}" in calls
    assert (programs / "passwords").read_text() == "tok3n\n"
    assert "aws ecr get-login-password --region eu-west-1" in calls
    assert "tok3n" not in run.out + run.errors
    assert f"{REGISTRY}/prompt2mesh/agent:1.2.3 is there already" in run.out


def test_images_are_loaded_into_a_cluster_on_this_machine(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    _cluster_of(programs, {}, context="kind-studio")
    write_recorder(programs, "docker")
    write_recorder(programs, "kind", "[[ $* != *blender* ]] || exit 1")
    run = run_deploy("--context", "kind-studio", "--push", folder=tmp_path, first=programs)
    assert run.code == 6
    assert "could not be loaded into the cluster of the context kind-studio" in run.errors
    calls = (programs / "calls").read_text().splitlines()
    assert calls[0] == "kind load docker-image prompt2mesh-agent:0.1.0 --name studio"


def test_the_parts_of_the_script_have_no_known_trap() -> None:
    parts = ["k8s/deploy.sh", *sorted(str(path.relative_to(ROOT)) for path in (K8S / "deploy").glob("*.sh"))]
    found = subprocess.run(
        [apart_programs("checkers") / "shellcheck", *parts], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


_PARSE = """
import sys
import tree_sitter
import tree_sitter_powershell

parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
for path in sys.argv[1:]:
    source = open(path, "rb").read()
    left = [parser.parse(source).root_node]
    while left:
        node = left.pop()
        if node.type == "ERROR" or node.is_missing:
            print(f"{path}:{node.start_point.row + 1}: {source[node.start_byte:node.end_byte][:60]!r}")
        left.extend(node.children)
"""


def _powershell() -> list[Path]:
    return [K8S / "deploy.ps1", *sorted((K8S / "deploy").glob("*.ps1"))]


def test_the_powershell_script_parses() -> None:
    # No registry at hand has PowerShell itself.
    found = subprocess.run(
        [apart_programs("checkers") / "python", "-c", _PARSE, *_powershell()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout == ""
    for path in _powershell():
        assert path.read_text().isascii(), "Windows PowerShell 5.1 reads it as what it is not"


def test_both_scripts_have_the_same_options_steps_messages_and_exit_codes() -> None:
    bash = "\n".join(path.read_text() for path in [K8S / "deploy.sh", *sorted((K8S / "deploy").glob("*.sh"))])
    powershell = "\n".join(path.read_text() for path in _powershell())
    messages = {row[0]: row for row in _table("messages.txt")}
    said = set(re.findall(r"(?:^|[ (!'])(?:say|fail|complain|text_of) ([a-z_]+)", bash, re.MULTILINE))
    assert said == set(messages), "a message that is nowhere, or that nobody says"
    assert set(re.findall(r"(?:Say|Stop-With|Get-Text) ([a-z_]+)", powershell)) == said - {"interrupted"}
    # A message that ends the run does so in both.
    ends = {key for key, row in messages.items() if row[1]}
    assert set(re.findall(r"(?:^|[ (])fail ([a-z_]+)", bash, re.MULTILINE)) == ends - {"interrupted", "placeholder"}
    assert set(re.findall(r"Stop-With ([a-z_]+)", powershell)) == ends - {"interrupted", "placeholder"}

    options = {row[0].removeprefix("--") for row in _table("options.txt")}
    assert {name.replace("_", "-") for name in re.findall(r"\$\{?OPTION_([a-z_]+)", bash)} == options
    assert set(re.findall(r"\$Option\['([a-z-]+)'\]", powershell)) == options

    for name in ("KUBECTL_MINIMUM", "SERVER_MINIMUM", "MANAGER"):
        value = re.search(rf"^{name}=([^ \n]+)", bash, re.MULTILINE)
        other = re.search(rf"^\${name.replace('_', '')} = '([^']+)'", powershell, re.MULTILINE | re.IGNORECASE)
        assert value
        assert other
        assert value[1] == other[1]
    # The codes that --help explains are those that the messages have.
    explained = re.findall(r"\b(\d+) +[a-z]", (K8S / "deploy/help.txt").read_text().split("Exit codes:")[1])
    assert sorted(explained) == sorted({row[1] for row in messages.values() if row[1]} | {"0", "1"})
    # Both speak from the tables, and not beside them.
    assert not re.findall(r"(?:WriteLine|Write-Host|Write-Output)\('[A-Za-z]", powershell)


def test_help_explains_every_option_and_step(tmp_path: Path) -> None:
    run = run_deploy("--help", folder=tmp_path, path="/nonexistent")
    assert (run.code, run.errors) == (0, "")
    for name, *_ in _table("options.txt"):
        assert re.search(rf"^  {name}\b", run.out, re.MULTILINE)
    for name, *_ in _table("stages.txt"):
        assert f"  {name} " in run.out
