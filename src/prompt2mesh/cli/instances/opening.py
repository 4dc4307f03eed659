"""Which driver a command means, and what all these commands share."""

import importlib.util
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.mesh.errors import EnvironmentFaultError, OptionError
from prompt2mesh.settings.instances import InstanceSettings, read_instance_settings
from prompt2mesh.studio.ports.instances import Instances

if TYPE_CHECKING:
    from prompt2mesh.instances.kubernetes.background import Background
    from prompt2mesh.instances.kubernetes.objects import ObjectApi
    from prompt2mesh.instances.manifests import TemplateConfig


class DriverName(StrEnum):
    """Where instances run."""

    local = "local"
    kubernetes = "kubernetes"


class Output(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"
    yaml = "yaml"
    names = "name"


User = Annotated[str, typer.Argument(metavar="USER", help="Whose: a user's id (usr_…) or any name.")]
Driver = Annotated[
    DriverName | None,
    typer.Option("--driver", help="Processes on this machine, or pods of Kubernetes.", show_default=False),
]
Direct = Annotated[
    bool, typer.Option("--direct", help="Kubernetes without the operator: handle the objects themselves.")
]
Namespace = Annotated[
    str | None,
    typer.Option("--namespace", "-n", help="Of Kubernetes; PROMPT2MESH_NAMESPACE otherwise.", show_default=False),
]
Context = Annotated[str | None, typer.Option("--context", help="Of the kubeconfig.", show_default=False)]
Kubeconfig = Annotated[
    str | None, typer.Option("--kubeconfig", help="The file; KUBECONFIG otherwise.", show_default=False)
]
As = Annotated[Output, typer.Option("--output", "-o", help="How to print it.")]
Wait = Annotated[bool, typer.Option("--wait", "-w", help="Wait until it is done, and show how it goes on.")]
Timeout = Annotated[float, typer.Option("--timeout", min=0.0, help="Longest to wait, in seconds.")]


@dataclass(frozen=True, kw_only=True)
class Place:
    """What the options say about where instances run; None where they say nothing."""

    driver: DriverName | None = None
    direct: bool = False
    namespace: str | None = None
    context: str | None = None
    kubeconfig: str | None = None

    @property
    def of_kubernetes(self) -> bool:
        """Whether an option was given that only Kubernetes has."""
        return self.direct or any(part is not None for part in (self.namespace, self.context, self.kubeconfig))


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where instances run, as decided."""

    driver: DriverName
    direct: bool
    namespace: str
    context: str
    kubeconfig: str
    settings: InstanceSettings


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A driver that is open; on Kubernetes also what is behind it."""

    instances: Instances
    where: Where
    api: "ObjectApi | None" = None
    background: "Background | None" = None


def choose(place: Place) -> Where:
    """What the options and the environment mean together.

    Raises:
        OptionError: They contradict each other, or instances are turned off.
    """
    settings = read_instance_settings(os.environ)
    if place.driver == DriverName.local and place.of_kubernetes:
        raise OptionError("--direct, --namespace, --context and --kubeconfig belong to the driver kubernetes")
    if place.driver is not None:
        driver = place.driver
    elif place.of_kubernetes:
        driver = DriverName.kubernetes
    elif settings.driver == "off":
        raise OptionError(
            "PROMPT2MESH_INSTANCES is off: there are no instances", hint="say where with --driver, local or kubernetes"
        )
    else:
        driver = DriverName(settings.driver)
    return Where(
        driver=driver,
        direct=place.direct,
        namespace=place.namespace or settings.namespace,
        context=place.context or "",
        kubeconfig=place.kubeconfig or "",
        settings=settings,
    )


@contextmanager
def opened(where: Where, *, config: "TemplateConfig | None" = None, pool: str = "default") -> Generator[Opened]:
    """A driver of the place; it is closed afterwards, and instances go on.

    Raises:
        EnvironmentFaultError: Something that it needs is missing.
        InstanceUnavailableError: The cluster does not answer.
    """
    if where.driver == DriverName.local:
        with _opened_local(where) as found:
            yield found
        return
    require_kubernetes()
    from prompt2mesh.instances.kubernetes.background import Background  # noqa: PLC0415 - of the k8s extra
    from prompt2mesh.instances.kubernetes.client import KubernetesClient  # noqa: PLC0415
    from prompt2mesh.instances.kubernetes.connecting import Cluster  # noqa: PLC0415
    from prompt2mesh.instances.kubernetes.direct import DirectInstances  # noqa: PLC0415
    from prompt2mesh.instances.kubernetes.driver import KubernetesInstances  # noqa: PLC0415

    background = Background()
    try:
        cluster = Cluster(kubeconfig=where.kubeconfig, context=where.context)
        api = background.run(KubernetesClient.open(cluster))
    except BaseException:
        background.close()
        raise
    instances: DirectInstances | KubernetesInstances = (
        DirectInstances(api, namespace=where.namespace, background=background, config=config)
        if where.direct
        else KubernetesInstances(
            api, namespace=where.namespace, background=background, pool=pool, origin="prompt2mesh-cli"
        )
    )
    try:
        yield Opened(instances=instances, where=where, api=api, background=background)
    finally:
        instances.close()


@contextmanager
def _opened_local(where: Where) -> Generator[Opened]:
    from prompt2mesh.bootstrap.instances import open_local_instances  # noqa: PLC0415 - the server extra
    from prompt2mesh.settings import read_service_settings  # noqa: PLC0415

    instances = open_local_instances(read_service_settings())
    try:
        yield Opened(instances=instances, where=where)
    finally:
        instances.close()


def require_kubernetes() -> None:
    """Refuses to go on without the extra k8s.

    Raises:
        EnvironmentFaultError: A package of it is missing.
    """
    missing = [name for name in ("kubernetes_asyncio", "yaml") if importlib.util.find_spec(name) is None]
    if missing:
        raise EnvironmentFaultError(
            f"instances on Kubernetes need the k8s extra; missing: {', '.join(missing)}",
            hint="pip install 'prompt2mesh[k8s]'; in a clone: make setup-server",
        )
