"""`prompt2mesh operator`: the program that looks after people's instances on Kubernetes."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli.instances.opening import require_kubernetes
from prompt2mesh.mesh.errors import EnvironmentFaultError

# What is not an option here is one of `python -m prompt2mesh.controller`, whose packages are not there everywhere.
PASSES_ON = {"allow_extra_args": True, "ignore_unknown_options": True}
EPILOG = (
    "Needed first, from a clone: `kubectl apply --server-side -f k8s/base/crds.yaml` and the rights of "
    "`k8s/base/rbac-operator.yaml`; `k8s/base/operator.yaml` runs two of it in the cluster.\n\n"
    "Example: `prompt2mesh operator --kubeconfig ~/.kube/config --port 0`, then `kubectl get userinstances`.\n\n"
    "All other options (the lease, the patience, the sweep): `prompt2mesh operator -- --help`."
)


def operator(
    context: typer.Context,
    namespace: Annotated[
        str | None,
        typer.Option(help="Of the instances; or by PROMPT2MESH_NAMESPACE.", show_default="prompt2mesh-instances"),
    ] = None,
    kubeconfig: Annotated[
        Path | None,
        typer.Option(help="How the cluster is reached.", show_default="the pod's account, or what kubectl takes"),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Of /metrics, /healthz and /readyz; 0 takes a free one.",
                     show_default="8080"),
    ] = None,
    all_namespaces: Annotated[
        bool,
        typer.Option("--all-namespaces", help="Serve pools with a namespace for each person (namespaceMode PerUser) "
                     "too; needs `k8s/per-user/rbac-operator-per-user.yaml`."),
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say more in the log.")] = False,
) -> None:  # fmt: skip
    """Look after people's instances on Kubernetes, until it is stopped.

    For each UserInstance a Blender and an agent run, are saved and suspended when nobody uses them, and come back; of
    each InstancePool so many are kept ready. Several may run: one works, and another goes on when it ends.
    """
    with opt.reported_errors():
        require_kubernetes()
        if importlib.util.find_spec("kopf") is None:
            raise EnvironmentFaultError(
                "the operator needs the k8s extra; missing: kopf",
                hint="pip install 'prompt2mesh[k8s]'; in a clone: make setup-server",
            )
        given = {"--namespace": namespace, "--kubeconfig": kubeconfig, "--port": port}
        options = [text for name, value in given.items() if value is not None for text in (name, str(value))]
        flags = {"--all-namespaces": all_namespaces, "--verbose": verbose}
        options += [name for name, wanted in flags.items() if wanted]
        sys.stdout.flush()
        sys.stderr.flush()
        command = [sys.executable, "-m", "prompt2mesh.controller", *options, *context.args]
        os.execv(command[0], command)  # noqa: S606 - our own module, no shell
