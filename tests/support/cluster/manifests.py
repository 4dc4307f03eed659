"""The manifests of a deployment as data: their documents, their pods, and what a selector finds among them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Manifest = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class PodOf:
    """The pods that an object makes.

    Attributes:
        owner: Kind and name of the object, such as `Deployment/prompt2mesh-backend`.
        spec: Of the pods.
    """

    owner: str
    namespace: str
    labels: Mapping[str, str]
    spec: Manifest

    @property
    def containers(self) -> list[Manifest]:
        """All of them, those that run first included."""
        return [*self.spec.get("initContainers", []), *self.spec["containers"]]


def read_manifests(folder: Path) -> list[Manifest]:
    """Every document of the *.yaml of a folder, as `kubectl apply -f FOLDER` takes them."""
    return [each for path in sorted(folder.glob("*.yaml")) for each in yaml.safe_load_all(path.read_text()) if each]


def of_kind(manifests: Iterable[Manifest], kind: str) -> list[Manifest]:
    """Those of a kind."""
    return [each for each in manifests if each["kind"] == kind]


def named(manifests: Iterable[Manifest], kind: str, name: str) -> Manifest:
    """The one of a kind and a name."""
    found = [each for each in of_kind(manifests, kind) if each["metadata"]["name"] == name]
    assert len(found) == 1, f"{len(found)} of {kind} {name}"
    return found[0]


def pods(manifests: Iterable[Manifest]) -> Iterator[PodOf]:
    """What Deployments and Jobs make."""
    for each in manifests:
        if each["kind"] in {"Deployment", "Job", "StatefulSet", "DaemonSet"}:
            template = each["spec"]["template"]
            yield PodOf(
                owner=f"{each['kind']}/{each['metadata']['name']}", namespace=each["metadata"]["namespace"],
                labels=template["metadata"]["labels"], spec=template["spec"],
            )  # fmt: skip


def selected(manifests: Sequence[Manifest], selector: Mapping[str, str], *, namespace: str) -> list[PodOf]:
    """The pods that labels select."""
    return [pod for pod in pods(manifests) if pod.namespace == namespace and selector.items() <= pod.labels.items()]
