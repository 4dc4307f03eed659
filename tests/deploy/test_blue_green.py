"""k8s/blue-green.sh over a real API server: releases, tests that fail, ways back, and a script that dies on the way."""

import os
import re
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.third_party import third_party_crds
from tests.support.service import running_service

_K8S = Path(__file__).parents[2] / "k8s"
_HOST = "210987654321.dkr.ecr.eu-west-1.amazonaws.com"
_SERVICES = ("prompt2mesh-api", "prompt2mesh-streamlit")
# Of kubectl's calls, the one by which the script sends somebody elsewhere.
_DYING = """\
#!/usr/bin/env bash
if [[ $* == *field-manager=prompt2mesh-blue-green* ]]; then
    count=$(($(cat "$COUNT") + 1))
    echo "$count" >"$COUNT"
    if ((count > DIES_AFTER)); then
        kill -9 "$PPID"
        exit 1
    fi
fi
exec "$KUBECTL" "$@"
"""


@dataclass
class Release:
    """What the script does to a cluster, and what became of it."""

    cluster: ControlPlane
    folder: Path

    def run(self, action: str, tag: str = "", *, dies_after: int | None = None, **options: str) -> tuple[int, str]:
        """Runs an action; its exit code and all that it printed.

        Args:
            action: Of the script.
            tag: Of the images.
            dies_after: It is killed when it has written to Services so many times and would do so again.
            options: By their names.
        """
        chosen = {"registry": _HOST, "domain": "mesh.example.net", "timeout": "60", **options}
        if tag:
            chosen["tag"] = tag
        arguments = [text for name, value in chosen.items() for text in (f"--{name}", value)]
        programs = self.folder / f"programs-{time.monotonic_ns()}"
        programs.mkdir()
        kubectl = programs / "kubectl"
        environment = {
            "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(self.folder), "TMPDIR": str(programs),
            "KUBECONFIG": str(self.cluster.kubeconfig), "KUBECTL": str(self.cluster.programs / "kubectl"),
        }  # fmt: skip
        if dies_after is None:
            kubectl.symlink_to(environment["KUBECTL"])
        else:
            kubectl.write_text(_DYING)
            kubectl.chmod(kubectl.stat().st_mode | stat.S_IXUSR)
            (programs / "count").write_text("0")
            environment |= {"COUNT": str(programs / "count"), "DIES_AFTER": str(dies_after)}
        done = subprocess.run(
            [_K8S / "blue-green.sh", action, *arguments], check=False, capture_output=True, text=True, env=environment
        )
        return done.returncode, done.stdout + done.stderr

    def did(self, action: str, tag: str = "", **options: Any) -> str:
        code, said = self.run(action, tag, **options)
        assert code == 0, f"{action} ended with {code}: {said}"
        return said

    def behind(self, service: str) -> set[str]:
        """The Deployments of the pods that a Service leads to, at this moment."""
        slices = self.cluster.get("endpointslices", "-n", "prompt2mesh", "-l", f"kubernetes.io/service-name={service}")
        return {endpoint["targetRef"]["name"].rsplit("-", 2)[0] for item in slices["items"]
                for endpoint in item.get("endpoints") or [] if endpoint["conditions"].get("ready")}  # fmt: skip

    def wait_behind(self, colour: str) -> None:
        """Until both Services lead to this colour alone."""
        wanted = [{f"prompt2mesh-backend-{colour}"}, {f"prompt2mesh-streamlit-{colour}"}]
        deadline = time.monotonic() + 10
        while (found := [self.behind(service) for service in _SERVICES]) != wanted:
            assert time.monotonic() < deadline, f"{found} serve, not {colour}"
            time.sleep(0.1)

    def tag(self, deployment: str) -> str:
        found = self.cluster.get("deployment", deployment, "-n", "prompt2mesh")
        image = found["spec"]["template"]["spec"]["containers"][0]["image"]
        assert image.startswith(f"{_HOST}/prompt2mesh/"), image
        return image.rpartition(":")[2]

    @contextmanager
    def watched(self) -> Generator[None]:
        """At no moment within did a Service lead nowhere."""
        columns = '{.metadata.labels.kubernetes\\.io/service-name} {.endpoints[*].conditions.ready}{"\\n"}'
        command = [self.cluster.programs / "kubectl", "--kubeconfig", self.cluster.kubeconfig, "get", "endpointslices",
                   "-n", "prompt2mesh", "-w", "-o", f"jsonpath={columns}"]  # fmt: skip
        news: list[str] = []
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watching:
            assert watching.stdout is not None
            reader = threading.Thread(target=news.extend, args=(watching.stdout,))
            reader.start()
            try:
                yield
            finally:
                time.sleep(0.5)
                watching.kill()
                reader.join()
        told = {service: [line for line in news if line.startswith(f"{service} ")] for service in _SERVICES}
        assert all(told.values()), f"nothing was heard of {_SERVICES}: {news}"
        empty = [line for lines in told.values() for line in lines if "true" not in line]
        assert not empty, f"nobody was served for a moment: {news}"


@pytest.fixture(scope="module")
def release(empty_cluster: ControlPlane, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """production-eks as k8s/deploy.sh leaves it, without colours, at the tag v1."""
    empty_cluster.kubectl("apply", "--server-side", "-f", str(third_party_crds()))
    empty_cluster.kubectl("apply", "--server-side", "-f", str(_K8S / "base/crds.yaml"))
    empty_cluster.kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all")
    rendered = empty_cluster.kubectl("kustomize", str(_K8S / "overlays/production-eks"))
    first = rendered.replace("123456789012.dkr.ecr.eu-central-1.amazonaws.com", _HOST)
    first = re.sub(rf"({re.escape(_HOST)}/prompt2mesh/[a-z]+):\S+", r"\1:v1", first)
    manager = "--field-manager=prompt2mesh-deploy"
    empty_cluster.kubectl("apply", "--server-side", manager, "-f", "-", stdin=first)
    empty_cluster.kubectl(
        "wait", "--for=condition=Available", "--timeout=60s", "deployment", "--all", "-n", "prompt2mesh"
    )
    return Release(empty_cluster, tmp_path_factory.mktemp("release"))


def test_releases_switch_and_come_back_and_somebody_always_serves(release: Release) -> None:
    with release.watched():
        # The first release over a version without colours: that one becomes blue, the new one is green.
        assert "the database is what v2 needs" in release.did("migrate", "v2")
        assert release.tag("prompt2mesh-backend") == "v1"
        assert "blue still serves" in release.did("deploy", "v2")
        release.wait_behind("blue")
        assert [release.tag(f"prompt2mesh-backend-{colour}") for colour in ("blue", "green")] == ["v1", "v2"]
        assert release.behind("prompt2mesh-api-green") == {"prompt2mesh-backend-green"}
        assert not release.cluster.kubectl("get", "deploy,hpa", "prompt2mesh-backend", "-n", "prompt2mesh", check=False)
        # Nobody's work is done by the new version before people are sent to it.
        assert release.tag("prompt2mesh-runner") == "v1"
        assert "green works" in release.did("test")
        assert "green serves" in release.did("switch")
        release.wait_behind("green")
        assert [release.tag(f"prompt2mesh-{name}") for name in ("runner", "mcp", "operator")] == ["v2"] * 3
        # Once more changes nothing.
        assert "nothing to switch to; green still serves" in release.did("switch")
        release.wait_behind("green")
        assert re.search(r"serves: +green\n(.*\n)*way back: +blue", release.did("status"))
        assert "blue serves again" in release.did("rollback", overlap="1")
        release.wait_behind("blue")
        assert release.tag("prompt2mesh-runner") == "v1"
        assert "nothing was switched; blue still serves" in release.did("rollback")
    release.wait_behind("blue")


def test_a_version_that_fails_its_test_is_never_served(release: Release) -> None:
    release.did("deploy", "v3")
    with release.watched():
        release.cluster.annotate_new_pods("prompt2mesh", fault="Evicted")
        time.sleep(1)  # until admission knows of it
        try:
            code, said = release.run("test")
        finally:
            release.cluster.annotate_new_pods("prompt2mesh")
        assert code == 1, said
        assert "green does not work; blue still serves" in said
        # What a pipeline does then, and what must come of it: nothing.
        assert "nothing was switched; blue still serves" in release.did("rollback")
        assert "nothing to switch to; blue still serves" in release.did("switch")
    release.wait_behind("blue")
    assert release.tag("prompt2mesh-runner") == "v1"


def test_a_version_that_does_not_come_up_is_never_served(release: Release) -> None:
    with release.watched():
        release.cluster.annotate_new_pods("prompt2mesh", fault="ImagePullBackOff")
        time.sleep(1)
        try:
            code, said = release.run("deploy", "v4", timeout="3")
        finally:
            release.cluster.annotate_new_pods("prompt2mesh")
        assert code == 1
        assert "prompt2mesh-backend-green did not come up within 3 s" in said
        assert "nothing to switch to; blue still serves" in release.did("switch")
    release.wait_behind("blue")


def test_a_script_that_was_killed_leaves_everybody_served_and_goes_on_when_run_again(release: Release) -> None:
    release.did("deploy", "v5")
    with release.watched():
        # Between the API and the page.
        assert release.run("switch", dies_after=1)[0] == -9
        assert release.behind("prompt2mesh-streamlit") == {"prompt2mesh-backend-blue".replace("backend", "streamlit")}
        assert "a switch was interrupted" in release.did("status")
        code, said = release.run("deploy", "v6")
        assert (code, "a switch was begun and not ended" in said) == (1, True), said
        # Before the runner and the rest have followed.
        assert release.run("switch", dies_after=2)[0] == -9
        release.wait_behind("green")
        release.did("switch")
        release.wait_behind("green")
        assert release.tag("prompt2mesh-runner") == "v5"
        # On the way back.
        assert release.run("rollback", dies_after=1)[0] == -9
        release.did("rollback")
        release.wait_behind("blue")
        assert release.tag("prompt2mesh-runner") == "v1"


def test_the_first_release_of_all_serves_nobody_before_the_switch(release: Release) -> None:
    release.cluster.kubectl("delete", "deployment,service,hpa", "--all", "-n", "prompt2mesh")
    assert "nobody is served yet" in release.did("deploy", "v8", overlay="staging")
    assert [release.behind(service) for service in _SERVICES] == [set(), set()]
    release.did("switch", overlay="staging")
    release.wait_behind("blue")
    assert release.tag("prompt2mesh-runner") == "v8"
    assert "nothing was switched; blue still serves" in release.did("rollback")


def test_examples_are_refused_before_anything_is_applied(release: Release) -> None:
    code, said = release.run("deploy", "v7", domain="prompt2mesh.example.com")
    assert code == 4
    assert "Nothing was applied" in said
    assert release.run("deploy", "v7", overlay="moon")[0] == 2
    assert release.run("launch")[0] == 2


def test_the_smoke_test_is_let_through_to_both_colours() -> None:
    """Its pods have what the network policies and Pod Security ask for."""
    job = yaml.safe_load((_K8S / "components/blue-green/smoke-test.yaml").read_text())
    labels = job["spec"]["template"]["metadata"]["labels"]
    policies = list(yaml.safe_load_all((_K8S / "components/blue-green/shared/smoke-test-network.yaml").read_text()))
    asks, asked = policies
    assert asks["spec"]["podSelector"]["matchLabels"].items() <= labels.items()
    assert asked["spec"]["ingress"][0]["from"][0]["podSelector"]["matchLabels"].items() <= labels.items()


def test_the_smoke_test_takes_a_service_that_works_and_no_other_version(tmp_path: Path) -> None:
    """The Job's own program, against the real API and the real page."""
    job = yaml.safe_load((_K8S / "components/blue-green/smoke-test.yaml").read_text())
    container = job["spec"]["template"]["spec"]["containers"][0]
    assert container["args"][:2] == ["python", "-c"]
    assert {entry["name"]: entry["value"] for entry in container["env"]} == {
        "API": "http://prompt2mesh-api-COLOUR:8000", "PAGE": "http://prompt2mesh-streamlit-COLOUR:8501",
    }  # fmt: skip
    other = tmp_path / "other/prompt2mesh"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text('__version__ = "999.0.0"')
    with running_service(tmp_path, runner=False, web=True) as service:
        asked = {"API": service.api_url, "PAGE": service.web_url, "PATH": os.environ["PATH"]}
        codes: list[tuple[int, str]] = []
        for sources in (str(_K8S.parent / "src"), str(other.parent)):
            done = subprocess.run(
                [sys.executable, "-c", container["args"][2]],
                check=False, capture_output=True, text=True, env={**asked, "PYTHONPATH": sources}, cwd=tmp_path,
            )  # fmt: skip
            codes.append((done.returncode, done.stdout + done.stderr))
    assert codes[0][0] == 0, codes[0][1]
    assert codes[1][0] == 1, codes[1][1]
    assert "this image has 999.0.0" in codes[1][1]
