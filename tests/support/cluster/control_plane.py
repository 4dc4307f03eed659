"""A Kubernetes control plane of its own for a test session, on free ports, with everything in one folder."""

import json
import os
import subprocess
import time
import uuid
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tests.support.cluster import documents
from tests.support.cluster.components import Layout, commands
from tests.support.cluster.credentials import Authority
from tests.support.cluster.processes import Processes, program_folder

Component = Literal["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok"]
_START_TIMEOUT_S = 120.0


class ControlPlane:
    """What a test does with the cluster, and to it."""

    def __init__(self, layout: Layout, authority: Authority) -> None:
        self._layout = layout
        self.authority = authority
        self.processes = Processes(layout.folder / "logs")
        self.folder = layout.folder
        self.url = layout.url
        self.programs = program_folder()
        self._nodes = 0
        admin = authority.client("admin", ["system:masters"])
        self.kubeconfig = authority.kubeconfig(self.folder / "admin.kubeconfig", url=self.url, user=admin)

    # Running it

    def start_all(self) -> None:
        """Starts every component and waits until Deployments can become available (nodes apart)."""
        for name, command in commands(self._layout, self.authority, self.programs).items():
            self.processes.start(name, command)
            if name == "kube-apiserver":
                self.wait_ready()
                self.apply(documents.STORAGE_CLASS)
        self._wait(lambda: self.kubectl("get", "serviceaccount", "default", check=False) != "", "the controllers work")

    def start(self, component: Component) -> None:
        """Starts a stopped component again, with the data it had."""
        self.processes.start(component)
        if component in {"etcd", "kube-apiserver"} and "kube-apiserver" in self.processes.names:
            self.wait_ready()

    def stop(self, component: Component, *, kill: bool = False) -> None:
        """Ends a component; `kill` as `kill -9` does."""
        self.processes.stop(component, kill=kill)

    def wait_ready(self) -> None:
        """Waits until the API server says that it is ready."""
        self._wait(lambda: self.kubectl("get", "--raw", "/readyz", check=False) == "ok", "the API server is ready")

    def close(self) -> None:
        self.processes.close()

    # Talking to it

    def kubectl(
        self, *arguments: str, stdin: str | None = None, check: bool = True, kubeconfig: Path | None = None
    ) -> str:
        """Runs kubectl, as the administrator unless another kubeconfig is given; gives what it printed.

        Raises:
            AssertionError: It failed; with what it said. Not raised without `check`: then "" comes back.
        """
        environment = {
            "HOME": str(self.folder), "PATH": os.environ["PATH"], "KUBECONFIG": str(kubeconfig or self.kubeconfig)
        }  # fmt: skip
        done = subprocess.run(
            [self.programs / "kubectl", *arguments],
            check=False,
            input=stdin,
            text=True,
            capture_output=True,
            env=environment,
        )
        if done.returncode == 0:
            return done.stdout.strip()
        if check:
            raise AssertionError(
                f"kubectl {' '.join(arguments)} ended with {done.returncode}: {done.stderr}{done.stdout}"
            )
        return ""

    def apply(self, *documents: Mapping[str, Any], kubeconfig: Path | None = None) -> None:
        """Server-side apply of these objects."""
        bundle = json.dumps({"apiVersion": "v1", "kind": "List", "items": documents})
        self.kubectl("apply", "--server-side", "--force-conflicts", "-f", "-", stdin=bundle, kubeconfig=kubeconfig)

    def get(self, *arguments: str) -> Any:
        """`kubectl get ARGUMENTS` as the object that it is."""
        return json.loads(self.kubectl("get", *arguments, "-o", "json"))

    def can_i(self, *arguments: str, kubeconfig: Path) -> bool:
        """Whether the person of a kubeconfig may: `can_i("create", "pods", "-n", "default", ...)`."""
        # It answers "no" by its exit code too, and a failure to ask prints neither.
        done = subprocess.run(
            [self.programs / "kubectl", "--kubeconfig", kubeconfig, "auth", "can-i", *arguments],
            check=False, text=True, capture_output=True, env={"HOME": str(self.folder)},
        )  # fmt: skip
        answer = done.stdout.strip().split(" ", maxsplit=1)[0]
        assert answer in {"yes", "no"}, done.stderr
        return answer == "yes"

    def user_kubeconfig(self, name: str, groups: Sequence[str] = (), *, namespace: str = "default") -> Path:
        """A kubeconfig of a person with a client certificate."""
        path = self.folder / f"{name}.kubeconfig"
        return self.authority.kubeconfig(
            path, url=self.url, user=self.authority.client(name, groups), namespace=namespace
        )

    def service_account_kubeconfig(self, namespace: str, name: str) -> Path:
        """A kubeconfig with a token of a ServiceAccount, which must be there; good for a day."""
        token = self.kubectl("create", "token", name, "-n", namespace, "--duration", "24h")
        path = self.folder / f"{namespace}.{name}.kubeconfig"
        return self.authority.kubeconfig(path, url=self.url, user=token, namespace=namespace)

    # Filling it

    def fresh_namespace(self, prefix: str = "test", labels: Mapping[str, str] | None = None) -> str:
        """Makes a namespace that nobody else uses, ready for pods; gives its name."""
        name = f"{prefix}-{uuid.uuid4().hex[:8]}"
        self.apply({
            "apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": dict(labels or {})}
        })  # fmt: skip
        self._wait(
            lambda: self.kubectl("get", "serviceaccount", "default", "-n", name, check=False) != "",
            f"namespace {name} has its service account",
        )
        return name

    def add_nodes(
        self,
        count: int,
        *,
        cpu: str = "64",
        memory: str = "256Gi",
        pods: int = 1000,
        labels: Mapping[str, str] | None = None,
        annotations: Mapping[str, str] | None = None,
        taints: Sequence[Mapping[str, str]] = (),
        wait: bool = True,
    ) -> list[str]:
        """Adds nodes that kwok plays; gives their names.

        Args:
            count: How many.
            cpu: Of each.
            memory: Of each.
            pods: The most on each.
            labels: Of each.
            annotations: Of each, such as a fault of stages.yaml.
            taints: Of each.
            wait: Until they are Ready.
        """
        resources = {"cpu": cpu, "memory": memory, "ephemeral-storage": "4Ti", "pods": str(pods)}
        names = [f"kwok-{self._nodes + index}" for index in range(count)]
        self._nodes += count
        items = [
            documents.node(name, resources, labels=labels or {}, annotations=annotations or {}, taints=taints)
            for name in names
        ]
        self.kubectl("create", "-f", "-", stdin=json.dumps({"apiVersion": "v1", "kind": "List", "items": items}))
        if wait and names:
            self.kubectl("wait", "--for=condition=Ready", "--timeout=60s", *[f"node/{name}" for name in names])
        return names

    def remove_node(self, name: str) -> None:
        """Takes a node away, as a cloud does with a spot machine."""
        self.kubectl("delete", "node", name, "--wait=false")

    def annotate(self, kind: str, name: str, *, namespace: str | None = None, **annotations: str | None) -> None:
        """Sets (or with None takes away) `test.prompt2mesh.io/` annotations: faults of stages.yaml.

        >>> control_plane.annotate("node", "kwok-0", fault="KubeletDown")
        """
        changes = [
            f"{key}-" if value is None else f"{key}={value}" for key, value in documents.asked(annotations).items()
        ]
        where = ["-n", namespace] if namespace else []
        self.kubectl("annotate", "--overwrite", kind, name, *where, *changes)

    def annotate_new_pods(self, namespace: str, **annotations: str) -> None:
        """Every pod made in a namespace gets these `test.prompt2mesh.io/` annotations, whoever makes it.

        Calling it again replaces them; without annotations it ends.

        >>> control_plane.annotate_new_pods(namespace, fault="ImagePullBackOff")
        """
        if annotations:
            self.apply(*documents.annotating(namespace, documents.asked(annotations)))
        else:
            name = documents.annotating_name(namespace)
            self.kubectl("delete", "mutatingadmissionpolicybinding,mutatingadmissionpolicy", name)

    def _wait(self, condition: Callable[[], bool], what: str, timeout_s: float = _START_TIMEOUT_S) -> None:
        deadline = time.monotonic() + timeout_s
        while not condition():
            self.processes.check_alive()
            if time.monotonic() > deadline:
                logs = "\n".join(f"{name}: {self.processes.log(name)[-800:]}" for name in self.processes.names)
                raise TimeoutError(f"not in {timeout_s:g} s: {what}\n{logs}")
            time.sleep(0.1)


@contextmanager
def running_control_plane(
    folder: Path, *, nodes: int = 3, address: str = "127.0.0.1", names: Sequence[str] = (), audit: bool = False
) -> Generator[ControlPlane]:
    """A control plane, ready; killed at the end, and with the process that asked for it.

    Args:
        folder: For everything that it writes.
        nodes: How many nodes kwok plays from the start, each in a zone of its own.
        address: That the API server listens on; `0.0.0.0` to be reached from another network namespace.
        names: More names and addresses that its certificate holds for.
        audit: Write each request to audit.log, with who made it.
    """
    (folder / "logs").mkdir(parents=True)
    control_plane = ControlPlane(
        Layout(folder, address=address, names=tuple(names), audit=audit), Authority(folder / "certificates")
    )
    try:
        control_plane.start_all()
        for index in range(nodes):
            control_plane.add_nodes(1, labels={"topology.kubernetes.io/zone": f"zone-{index}"}, wait=False)
        if nodes:
            control_plane.kubectl("wait", "--for=condition=Ready", "--timeout=60s", "nodes", "--all")
        yield control_plane
    finally:
        control_plane.close()
