"""A namespace of instances with the operator's own rights, and operators as processes that run with just these."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.support.cluster.control_plane import ControlPlane

ROOT = Path(__file__).resolve().parents[3]
BASE = ROOT / "k8s" / "base"
# Quick, so that a test waits for nothing that a person would wait for.
QUICK = (
    "--lease-seconds", "10", "--sure-seconds", "8", "--renew-seconds", "0.5", "--resync-seconds", "5",
    "--retry-first-seconds", "1", "--retry-longest-seconds", "4", "--stuck-seconds", "2", "--lost-seconds", "3",
    "--move-save-seconds", "5", "--final-save-seconds", "4", "--workers", "16",
)  # fmt: skip


class OperatorProcess:
    """One replica."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process = process
        self.log = log

    def kill(self) -> None:
        """Dies at once, and has died when this comes back."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Told to end; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=15)

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)


class OperatorPlace:
    """Where instances live, and who looks after them."""

    def __init__(self, control_plane: ControlPlane, folder: Path, *, agent_url_template: str) -> None:
        self.control_plane = control_plane
        self.namespace = control_plane.fresh_namespace(
            "instances", {"pod-security.kubernetes.io/enforce": "restricted"}
        )
        self.service_namespace = control_plane.fresh_namespace("service")
        self._folder = folder
        self._agent_url_template = agent_url_template
        self._processes: list[OperatorProcess] = []
        control_plane.apply(*documents("crds.yaml"))
        control_plane.kubectl(
            "wait", "--for=condition=Established", "--timeout=20s", "crd/userinstances.prompt2mesh.io"
        )
        control_plane.apply(*self._moved(documents("rbac-operator.yaml")))
        control_plane.apply(*documents("priority-classes.yaml"))
        self.kubeconfig = control_plane.service_account_kubeconfig(self.service_namespace, "prompt2mesh-operator")

    def _moved(self, found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The documents for these namespaces instead of those of the product."""
        text = json.dumps(found)
        text = text.replace('"prompt2mesh-instances"', json.dumps(self.namespace))
        text = text.replace('"namespace": "prompt2mesh"', f'"namespace": "{self.service_namespace}"')
        text = text.replace('"prompt2mesh-operator-nodes"', f'"prompt2mesh-operator-nodes-{self.namespace}"')
        text = text.replace('"prompt2mesh-operator-per-user"', f'"prompt2mesh-operator-per-user-{self.namespace}"')
        return json.loads(text)

    def api_kubeconfig(self) -> Path:
        """The API's account with just its rights."""
        self.control_plane.apply(*self._moved(documents("rbac-api.yaml")))
        return self.control_plane.service_account_kubeconfig(self.service_namespace, "prompt2mesh-api")

    def allow_user_namespaces(self) -> None:
        """Gives the operator what pools with a namespace for each person need."""
        self.control_plane.apply(*self._moved(documents("rbac-operator-per-user.yaml", folder=ROOT / "k8s/per-user")))

    # Operators

    def start(
        self, *more: str, environment: Mapping[str, str] | None = None, port: int = 0, kubeconfig: Path | None = None
    ) -> OperatorProcess:
        """Starts a replica; it need not lead yet."""
        log = self._folder / f"operator-{len(self._processes)}-{time.monotonic_ns()}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [
                    sys.executable, "-m", "prompt2mesh.controller", "--kubeconfig", str(kubeconfig or self.kubeconfig),
                    "--namespace", self.namespace, "--host", "127.0.0.1", "--port", str(port),
                    "--agent-url-template", self._agent_url_template, *QUICK, *more,
                ],
                stdout=out, stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}", **(environment or {})},
            )  # fmt: skip
        running = OperatorProcess(process, log)
        self._processes.append(running)
        return running

    def close(self) -> None:
        for each in self._processes:
            if each.process.poll() is None:
                each.send(signal.SIGCONT)
                each.kill()

    def logs(self) -> str:
        """What all replicas said, for the message of a test that failed."""
        return "\n".join(f"--- {each.log.name}\n{each.log.read_text()[-4000:]}" for each in self._processes[-3:])

    # People

    def pool(self, *, size: int = 0, **spec: Any) -> None:
        """Sets the pool `default`."""
        self._apply("InstancePool", "default", {"size": size, **spec})

    def ask(self, name: str, **spec: Any) -> None:
        """Asks for somebody's instance."""
        self._apply("UserInstance", f"user-{name}", {"userId": name, **spec})

    def set(self, name: str, **spec: Any) -> None:
        """Changes what is asked for."""
        self.kubectl("patch", "userinstance", f"user-{name}", "--type=merge", "-p", json.dumps({"spec": spec}))

    def delete(self, name: str) -> None:
        self.kubectl("delete", "userinstance", f"user-{name}", "--wait=false")

    def get(self, name: str) -> dict[str, Any] | None:
        """Somebody's instance."""
        text = self.kubectl("get", "userinstance", f"user-{name}", "-o", "json", "--ignore-not-found")
        return json.loads(text) if text.strip() else None

    def status(self, name: str) -> dict[str, Any]:
        return (self.get(name) or {}).get("status") or {}

    def wait(
        self, name: str, phase: str, *, timeout_s: float = 40.0, reason: str = "",
        also: Callable[[dict[str, Any]], bool] = lambda _status: True,
    ) -> dict[str, Any]:  # fmt: skip
        """Waits until somebody's instance is in a phase; its status."""
        found: dict[str, Any] = {}

        def there() -> bool:
            nonlocal found
            found = self.status(name)
            return found.get("phase") == phase and (not reason or found.get("reason") == reason) and also(found)

        self.until(
            there, f"{name} is {phase} {reason}", timeout_s=timeout_s, detail=lambda: json.dumps(found, indent=1)
        )
        return found

    def until(
        self, condition: Callable[[], bool], what: str, *, timeout_s: float = 40.0, detail: Callable[[], str] = str
    ) -> None:
        """Waits for something."""
        end = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"not within {timeout_s} s: {what}\n{detail()}\n{self.logs()}")
            time.sleep(0.15)

    def objects(
        self, kinds: str = "configmap,secret,serviceaccount,networkpolicy,pvc,deployment,service,pdb,pod"
    ) -> list[dict[str, Any]]:
        """All objects of sets in the namespace."""
        text = self.kubectl(
            "get", kinds, "-l", "app.kubernetes.io/part-of=prompt2mesh,prompt2mesh.io/slot", "-o", "json"
        )
        return json.loads(text)["items"]

    def roots_of(self, name: str) -> list[str]:
        """The slots that somebody owns."""
        return [
            each["metadata"]["name"]
            for each in self.objects("configmap")
            if any(owner["name"] == f"user-{name}" for owner in each["metadata"].get("ownerReferences") or [])
        ]

    def kubectl(self, *arguments: str) -> str:
        return self.control_plane.kubectl(*arguments, "-n", self.namespace)

    def _apply(self, kind: str, name: str, spec: Mapping[str, Any]) -> None:
        self.control_plane.apply({
            "apiVersion": "prompt2mesh.io/v1", "kind": kind,
            "metadata": {"name": name, "namespace": self.namespace}, "spec": dict(spec),
        })  # fmt: skip


def documents(name: str, *, folder: Path = BASE) -> list[dict[str, Any]]:
    """The documents of a file of k8s/base, or of another folder."""
    return [each for each in yaml.safe_load_all((folder / name).read_text()) if each]
