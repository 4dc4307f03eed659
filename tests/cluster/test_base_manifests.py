"""Every file of k8s/base, taken by a real API server, with pods that its namespaces let in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.cluster.control_plane import ControlPlane, running_control_plane

BASE = Path(__file__).parents[2] / "k8s/base"
_FIRST = ("namespaces.yaml", "crds.yaml", "priority-classes.yaml")


def _documents(path: Path) -> list[dict[str, Any]]:
    return [each for each in yaml.safe_load_all(path.read_text()) if each]


@pytest.fixture(scope="module")
def plane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ControlPlane]:
    """One of its own: the files name their namespaces."""
    with running_control_plane(tmp_path_factory.mktemp("base") / "cp") as running:
        yield running


def test_all_of_it_is_taken_and_its_deployments_become_available(plane: ControlPlane) -> None:
    rest = sorted(path.name for path in BASE.glob("*.yaml") if path.name not in _FIRST)
    assert rest, "there is nothing to apply"
    for name in (*_FIRST, *rest):
        plane.apply(*_documents(BASE / name))
        if name == "crds.yaml":
            plane.kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all")
    for each in plane.get("deployments", "-A")["items"]:
        where, name = each["metadata"]["namespace"], each["metadata"]["name"]
        plane.kubectl("rollout", "status", f"deployment/{name}", "-n", where, "--timeout=120s")
    # Applied again, nothing changes: the files are what the server keeps of them.
    before = {
        each["metadata"]["uid"]: each["metadata"]["generation"] for each in plane.get("deployments", "-A")["items"]
    }
    for name in (*_FIRST, *rest):
        plane.apply(*_documents(BASE / name))
    after = {
        each["metadata"]["uid"]: each["metadata"]["generation"] for each in plane.get("deployments", "-A")["items"]
    }
    assert after == before


def test_no_image_is_whatever_is_newest() -> None:
    for path in BASE.glob("*.yaml"):
        for each in _documents(path):
            pod = each.get("spec", {}).get("template", {}).get("spec", {})
            for container in pod.get("containers", []):
                image = container["image"]
                assert "@" in image or (":" in image.rsplit("/", 1)[-1] and not image.endswith(":latest")), image
