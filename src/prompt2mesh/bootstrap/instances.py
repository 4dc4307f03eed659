"""Wires people's instances: which driver, and who looks after them on one machine."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.bootstrap import desktop_fault
from prompt2mesh.instances.idle import RestPolicy
from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.instances.local.keeper import InstanceKeeper
from prompt2mesh.instances.local.records import SupervisorOrder
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.studio.ports.instances import Instances

FOLDER = "instances"


def open_instances(settings: ServiceSettings) -> Instances | None:
    """The driver of these settings; None where there are no instances. Nothing is started.

    Raises:
        EnvironmentFaultError: What it needs is not installed.
        StorageError: The folder of the local driver cannot be made.
    """
    match settings.instances.driver:
        case "local":
            return open_local_instances(settings)
        case "kubernetes":
            from prompt2mesh.instances.kubernetes.driver import KubernetesInstances  # noqa: PLC0415 - an extra

            return KubernetesInstances.open(namespace=settings.instances.namespace)
        case "off":
            return None


def open_local_instances(settings: ServiceSettings) -> LocalInstances:
    """Instances as processes of this machine."""
    asked = settings.instances
    plain = SupervisorOrder(name="", memory_mb=asked.memory_mb, start_timeout_s=asked.start_timeout_s)
    looked: list[SupervisorOrder] = []

    def order() -> SupervisorOrder:
        """Looks for a desktop with the first instance, and again as long as there is none."""
        if not looked:
            fault = desktop_fault(settings.machine)
            if fault:
                return plain.model_copy(update={"without_desktop": fault})
            looked.append(plain.model_copy(update={"desktop": True}))
        return looked[0]

    policy = RestPolicy(idle_s=asked.idle_s, warn_s=asked.warn_s, lifetime_s=asked.lifetime_s,
                        retention_s=asked.retention_s)  # fmt: skip
    return LocalInstances(settings.data / FOLDER, most=asked.most, order=order, policy=policy)


@contextmanager
def kept_instances(settings: ServiceSettings) -> Generator[None]:
    """While the block lasts, this process looks after the instances of this machine, unless another does."""
    if settings.instances.driver != "local":
        yield
        return
    keeper = InstanceKeeper(open_local_instances(settings), warm=settings.instances.warm)
    keeper.start()
    try:
        yield
    finally:
        keeper.close()


def rest_all(settings: ServiceSettings, *, timeout_s: float) -> list[str]:
    """Saves and suspends every instance of this machine, as its service ends; whose could not be, with the reason."""
    if settings.instances.driver != "local" or not (Path(settings.data) / FOLDER).is_dir():
        return []
    return open_local_instances(settings).suspend_all(timeout_s=timeout_s)
