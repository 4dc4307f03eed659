"""Typed settings of a process's metrics: where Prometheus finds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings.variables import read_at_least

METRICS_PORT = "PROMPT2MESH_METRICS_PORT"
MOST_PORT = 65535


@dataclass(frozen=True, kw_only=True)
class MetricsSettings:
    """Where a process shows its metrics.

    Attributes:
        port: Of `/metrics` (`PROMPT2MESH_METRICS_PORT`); 0 shows none. `prompt2mesh serve` gives it to the API, and the
            following ones to its other processes.
        host: The address to listen on (`PROMPT2MESH_METRICS_HOST`); nobody is asked who they are there.
        users: So many of the people who keep and use most are told by their id (`PROMPT2MESH_METRICS_USERS`).
    """

    port: int = 0
    host: str = "127.0.0.1"
    users: int = 0


def read_metrics_settings(environment: Mapping[str, str]) -> MetricsSettings:
    """The settings of metrics in an environment.

    Raises:
        EnvironmentFaultError: A variable has a value it cannot have.
    """
    usual = MetricsSettings()
    return MetricsSettings(
        port=_whole(environment, METRICS_PORT, usual.port, most=MOST_PORT),
        host=environment.get("PROMPT2MESH_METRICS_HOST") or usual.host,
        users=_whole(environment, "PROMPT2MESH_METRICS_USERS", usual.users, most=20),
    )


def _whole(environment: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    value = read_at_least(environment, name, default, low=0)
    if value > most or value != int(value):
        raise EnvironmentFaultError(f"{name} should be a whole number from 0 to {most}; it is {environment[name]!r}")
    return int(value)
