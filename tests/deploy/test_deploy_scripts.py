"""k8s/deploy.sh without a cluster: what it shows, what it refuses, what it calls."""

import re
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator
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
    write_program(only, "kubectl2", "")
    (only / "kubectl").unlink()
    write_program(only, "kubectl", "echo 'Client Version: v1.19.3'")
    run = run_deploy("--dry-run", folder=tmp_path, path=str(only))
    assert (run.code, run.errors) == (3, "kubectl is 1.19.3; 1.27 or newer is needed.\n")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The real API, whose answers the smoke test judges."""
    with running_service(tmp_path_factory.mktemp("api"), runner=False, PROMPT2MESH_SIGNUP="open") as running:
        yield running


def _cluster_of(folder: Path, ports: dict[str, int], *, context: str = "test") -> None:
    """A kubectl that renders for real, finds a cluster that has everything, and leads to ports of this machine."""
    forwards = "\n".join(
        f'*"service/prompt2mesh-{name} "*) echo "Forwarding from 127.0.0.1:{port} -> 1"; exec sleep 60 ;;'
        for name, port in ports.items()
    )
    write_program(folder, "kubectl", f"""
case "$* " in
kustomize*|version*) exec {program_folder()}/kubectl "$@" ;;
*get-contexts*) echo {context} ;;
*"get --raw /version"*) echo '{{"gitVersion": "v1.34.0"}}' ;;
*api-resources*) {program_folder()}/kubectl kustomize {K8S}/overlays/local | awk '
    /^apiVersion:/ {{ api = $2 }} /^kind:/ {{ print "name " api " true " $2 }}' ;;
*"get job"*) echo prompt2mesh-db-init Complete ;;
*port-forward*) case "$* " in {forwards}
    esac; exit 1 ;;
esac""")  # fmt: skip


@contextmanager
def _page_server(folder: Path) -> Generator[int]:
    """The port of something that answers as the page and the router do to the smoke test, and is no API."""
    folder.mkdir()
    (folder / "index.html").write_text("<html>")
    (folder / "healthz").write_text("ok")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as server:  # fmt: skip
        try:
            assert server.stdout
            found = re.search(r"port (\d+)", server.stdout.readline())
            assert found
            yield int(found[1])
        finally:
            server.terminate()


def test_the_smoke_test_asks_the_service_itself(service: Service, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    with _page_server(tmp_path / "page") as other:
        _cluster_of(programs, {"api": service.api_port, "streamlit": other, "router": other})
        run = run_deploy("--context", "test", folder=tmp_path, first=programs)
        assert run.code == 0, run.errors
        assert [line for line in run.lines if line.startswith("smoke test")] == [
            "smoke test: the API answers",
            "smoke test: the API reaches its database and its files",
            "smoke test: signing up is open",
            "smoke test: nobody gets in without a login",
            "smoke test: the page answers",
            "smoke test: the router of instances answers",
        ]
        # Something else answers in the API's place.
        _cluster_of(programs, {"api": other, "streamlit": other, "router": other})
        run = run_deploy("--context", "test", folder=tmp_path, first=programs, environment={"SMOKE_TRIES": "1"})
    assert run.code == 9
    assert "The smoke test failed: the API answers: GET /healthz" in run.errors


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
    parts = sorted(str(path) for path in (K8S / "deploy").glob("*.sh"))
    found = subprocess.run(
        [apart_programs("checkers") / "shellcheck", *parts], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout
