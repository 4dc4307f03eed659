"""One person's way on a real node: claim, pods of our images, prompt, model, rest, return with the same scene, end.

Everything is real but the LLM, which there is none of: etcd, the API server, its controllers and scheduler, the
kubelet, containerd, the images that docker/dockerfile builds, the operator with just its rights, the API and a runner
with theirs. It takes some minutes, most of them to build the images where nothing of them is cached.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx2 as httpx
import pytest
import yaml

from tests.support.cluster.control_plane import ControlPlane, running_control_plane
from tests.support.cluster.images import Images, image_store, missing_builders
from tests.support.cluster.real_node import PAUSE, Network, RealNode, missing_parts, running_real_node

ROOT = Path(__file__).parents[2]
NAMESPACE = "prompt2mesh-instances"
_MISSING = missing_parts() + missing_builders()
_API_PORT = 8000
_ANYWHERE = "0.0.0.0"  # noqa: S104 - the node reaches the machine by its own link
_IDLE_S = 600
Found = TypeVar("Found")

pytestmark = [
    pytest.mark.node,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(bool(_MISSING), reason=f"this machine lacks {', '.join(_MISSING)}"),
]


@dataclass(frozen=True)
class Place:
    """The cluster with its one node, and the product running on it."""

    plane: ControlPlane
    node: RealNode
    folder: Path

    @property
    def api_url(self) -> str:
        return f"http://{self.node.network.node}:{_API_PORT}"

    def kubeconfig(self, service_account: str) -> Path:
        """Of a service account of the product, by an address that the node reaches."""
        path = self.plane.service_account_kubeconfig("prompt2mesh", service_account)
        path.write_text(path.read_text().replace("127.0.0.1", self.node.network.machine))
        return path

    def start(self, name: str, *arguments: str, **variables: str) -> None:
        """Starts a part of the product beside the pods, where their names resolve."""
        kept = {each: os.environ[each] for each in ("PATH", "HOME", "LANG") if each in os.environ}
        environment = {
            **kept, "PYTHONPATH": str(ROOT / "src"), "PROMPT2MESH_DATA": str(self.folder / "data"),
            "PROMPT2MESH_PUBLIC_API_URL": self.api_url, **variables,
        }  # fmt: skip
        self.node.start_program(name, sys.executable, "-m", *arguments, environment=environment)

    def logs(self) -> str:
        """What everybody said last, for the message of a test that failed."""
        told = [f"--- {name}\n{self.node.log(name)[-2000:]}" for name in ("operator", "api", "runner")]
        told += [
            self.plane.kubectl("get", "pods,userinstances,instancepools", "-n", NAMESPACE, "-o", "wide", check=False)
        ]
        told += [
            self.plane.kubectl(
                "logs", "-n", NAMESPACE, "-l", f"app.kubernetes.io/component={part}", "--tail=30", check=False
            )
            for part in ("blender", "agent")
        ]
        return "\n".join(told)

    def until(self, look: Callable[[], Found | None], what: str, *, timeout_s: float = 240.0) -> Found:
        """Waits for something; what it found."""
        deadline = time.monotonic() + timeout_s
        while True:
            found = look()
            if found:
                return found
            assert time.monotonic() < deadline, f"not in {timeout_s:g} s: {what}\n{self.logs()}"
            time.sleep(0.5)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The images, built here."""
    folder = tmp_path_factory.mktemp("images")
    with image_store() as images:
        names = [images.build_pause(PAUSE), *(images.build(target) for target in ("blender", "agent"))]
        return {name: images.archive(name, folder) for name in names}


@pytest.fixture(scope="module")
def place(archives: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder, network = tmp_path_factory.mktemp("n"), Network.free()
    with (
        running_control_plane(folder / "cp", nodes=0, address=_ANYWHERE, names=(network.machine,)) as plane,
        running_real_node(plane, folder / "k", network=network, pause=archives.pop(PAUSE)) as node,
    ):
        node.load(list(archives.values()))
        for archive in archives.values():
            archive.unlink()  # some gigabytes
        for name in ("00-namespace", "crds", "priority-classes", "rbac-operator", "rbac-api", "quotas"):
            plane.apply(*yaml.safe_load_all((ROOT / f"k8s/base/{name}.yaml").read_text()))
        found = Place(plane, node, folder)
        found.start("operator", "prompt2mesh.controller", "--namespace", NAMESPACE, "--port", "18080",
                    "--kubeconfig", str(found.kubeconfig("prompt2mesh-operator")))  # fmt: skip
        api = str(found.kubeconfig("prompt2mesh-api"))
        instances = {"PROMPT2MESH_INSTANCES": "kubernetes", "KUBECONFIG": api}
        found.start(
            "api", "prompt2mesh.cli", "serve", "api", "--host", _ANYWHERE, "--port", str(_API_PORT), **instances
        )
        found.start("runner", "prompt2mesh.cli", "serve", "runner", **instances)
        plane.apply(_pool(found.api_url))
        yield found


def _pool(api_url: str) -> dict[str, Any]:
    """Warm instances of our images: one, so that a click finds it ready."""
    return {
        "apiVersion": "prompt2mesh.io/v1", "kind": "InstancePool",
        "metadata": {"name": "default", "namespace": NAMESPACE},
        "spec": {
            "size": 1, "idleSeconds": _IDLE_S, "warnSeconds": 60, "startSeconds": 600,
            "images": {"blender": Images.name("blender"), "agent": Images.name("agent"), "pullPolicy": "Never"},
            "template": {"apiUrl": api_url, "storage": "Ephemeral", "llm": "Off"},
        },
    }  # fmt: skip


def _set_idle(plane: ControlPlane, *, idle_s: int, warn_s: int) -> None:
    spec = {"spec": {"idleSeconds": idle_s, "warnSeconds": warn_s}}
    plane.kubectl("patch", "instancepool", "default", "-n", NAMESPACE, "--type=merge", "-p", json.dumps(spec))


@pytest.fixture
def client(place: Place) -> Iterator[httpx.Client]:
    """Somebody who has just signed up."""
    with httpx.Client(base_url=place.api_url, timeout=60) as found:
        _sign_up(place, found)
        yield found


def _sign_up(place: Place, client: httpx.Client) -> None:
    person = {"email": "ada@example.org", "password": "a long enough pass phrase 42"}

    def up() -> bool:
        try:
            return client.get("/readyz").status_code == 200
        except httpx.HTTPError:
            return False

    place.until(up, "the API is ready")
    answer = client.post("/v1/auth/signup", json=person)
    assert answer.status_code == 201, answer.text
    token = client.post("/v1/auth/login", json=person).json()["access_token"]
    client.headers["Authorization"] = f"Bearer {token}"


def _scene(place: Place, slot: str) -> dict[str, Any]:
    """What is in the person's Blender, asked in its own pod through port 9876 as the agent's pod sees it."""
    code = (
        "import json,os; from pathlib import Path; from prompt2mesh.builders.socket import SocketScene;"
        "scene = SocketScene(os.environ['PROMPT2MESH_BLENDER_HOST'], 9876,"
        " token=Path(os.environ['PROMPT2MESH_INSTANCE_TOKEN_FILE']).read_text().strip());"
        "print(json.dumps(scene.command('get_scene_info')))"
    )
    told = place.plane.kubectl("exec", "-n", NAMESPACE, f"deployment/{slot}-agent", "--", "python", "-c", code)
    return json.loads(told.splitlines()[-1])


def _names(scene: dict[str, Any]) -> list[str]:
    return sorted(each["name"] for each in scene["objects"])


def test_from_the_claim_to_the_end(place: Place, client: httpx.Client) -> None:
    plane = place.plane

    def pool_ready() -> bool:
        return bool(plane.get("instancepool", "default", "-n", NAMESPACE).get("status", {}).get("ready"))

    place.until(pool_ready, "a warm instance waits", timeout_s=600)

    def instance() -> dict[str, Any]:
        return client.get("/v1/instances/me").json()

    # Claimed: the warm pods, not new ones.
    asked = client.post("/v1/instances", json={})
    assert asked.status_code == 202, asked.text
    place.until(lambda: instance()["phase"] == "Ready", "the instance is ready")
    resource = plane.get("userinstances", "-n", NAMESPACE)["items"][0]
    slot = resource["status"]["slot"]
    claimed = {each["type"]: each["reason"] for each in resource["status"]["conditions"]}["Claimed"]
    assert claimed == "WarmClaim"
    pods = plane.get("pods", "-n", NAMESPACE, "-l", f"prompt2mesh.io/slot={slot}")["items"]
    assert {each["spec"]["containers"][0]["image"] for each in pods} == {Images.name("blender"), Images.name("agent")}
    assert all(each["spec"]["nodeName"] == place.node.name for each in pods)
    assert all(each["status"]["containerStatuses"][0]["restartCount"] == 0 for each in pods)
    opened = client.post("/v1/instances/me/open", json={}).json()
    assert opened["open_url"], opened

    # Prompt, model: made in the person's own pods, and shown in their Blender.
    task = client.post("/v1/text-to-3d", json={"prompt": "a round oak table with four brass legs"}).json()

    def ended() -> dict[str, Any] | None:
        found = client.get(f"/v1/tasks/{task['id']}").json()
        return found if found["status"] in {"SUCCEEDED", "FAILED", "CANCELED"} else None

    done = place.until(ended, "the model is made")
    assert done["status"] == "SUCCEEDED", f"{done}\n{place.logs()}"

    def shown() -> dict[str, Any] | None:
        found = _scene(place, slot)
        return found if any("top" in name.lower() for name in _names(found)) else None

    before = place.until(shown, "the table is shown in the person's Blender")

    # Idle: nobody does anything for as long as the pool says, so it is saved and suspended, and nothing runs any more.
    _set_idle(plane, idle_s=20, warn_s=10)
    place.until(lambda: instance()["phase"] == "Suspended", "it is saved and suspended")
    assert instance()["saved_at"]
    place.until(
        lambda: not plane.get("pods", "-n", NAMESPACE, "-l", f"prompt2mesh.io/slot={slot}")["items"],
        "its pods are gone",
    )

    # Return: other pods, the same scene.
    _set_idle(plane, idle_s=_IDLE_S, warn_s=60)
    place.until(pool_ready, "another warm instance waits", timeout_s=600)
    assert client.post("/v1/instances/me/resume").status_code == 200
    place.until(lambda: instance()["phase"] == "Ready", "it is back")
    assert client.post("/v1/instances/me/open", json={}).json()["open_url"]
    second = plane.get("userinstances", "-n", NAMESPACE)["items"][0]["status"]["slot"]
    assert second != slot
    place.until(lambda: _names(_scene(place, second)) == _names(before), "the scene is the same")

    # The end: nothing is left of it.
    assert client.delete("/v1/instances/me").status_code == 204
    place.until(lambda: not plane.get("userinstances", "-n", NAMESPACE)["items"], "the instance is gone")

    def left() -> list[str]:
        kinds = "configmaps,secrets,services,deployments,replicasets,pods,networkpolicies,serviceaccounts,pvc,pdb"
        found = plane.get(kinds, "-n", NAMESPACE, "-l", f"prompt2mesh.io/slot in ({slot},{second})")["items"]
        return [f"{each['kind']}/{each['metadata']['name']}" for each in found]

    place.until(lambda: not left(), "nothing is left of it")
