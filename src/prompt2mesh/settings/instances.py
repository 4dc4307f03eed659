"""Typed settings of people's instances: where they run, when they rest, and how many there may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings.variables import read_at_least, read_one_of

_DRIVERS: tuple[Literal["local", "kubernetes", "off"], ...] = ("local", "kubernetes", "off")
_STARTS: tuple[Literal["open", "prompt", "login"], ...] = ("open", "prompt", "login")
_PREFIX = "PROMPT2MESH_INSTANCE_"


@dataclass(frozen=True, kw_only=True)
class InstanceSettings:
    """How instances should work; the periods are `PROMPT2MESH_INSTANCE_` and the name in capitals.

    Attributes:
        driver: Processes on this machine, pods of Kubernetes, or none (`PROMPT2MESH_INSTANCES`).
        start: What asks for a person's instance: opening it, the first prompt, or the log-in.
        domain: Instances are at `user-ID.<domain>` (`PROMPT2MESH_DOMAIN`).
        public_url: `user-ID` in front of its host is where a browser finds an instance
            (`PROMPT2MESH_PUBLIC_INSTANCES_URL`); `https://` and the domain by default, on one machine the router of
            `prompt2mesh serve`.
        api_url: Where the agents of instances reach the API (`PROMPT2MESH_API_URL`).
        namespace: Of Kubernetes, for instances (`PROMPT2MESH_NAMESPACE`).
        idle_s: Without activity for so long, an instance is suspended.
        warn_s: How long before that the page says so.
        lifetime_s: Longest that an instance runs without being suspended once.
        retention_s: How long a suspended one is kept before it is deleted; projects are kept in any case.
        most: Instances that run at a time, on one machine.
        warm: Instances that are kept ready for nobody yet, on one machine.
        memory_mb: Most that Blender may use on one machine; the agent may use half of it.
        start_timeout_s: A start that takes longer has failed.
    """

    driver: Literal["local", "kubernetes", "off"] = "local"
    start: Literal["open", "prompt", "login"] = "open"
    domain: str = "localhost"
    public_url: str = "http://localhost:8003"
    api_url: str = "http://localhost:8000"
    namespace: str = "prompt2mesh-instances"
    idle_s: float = 1800.0
    warn_s: float = 300.0
    lifetime_s: float = 12 * 3600.0
    retention_s: float = 30 * 24 * 3600.0
    most: int = 4
    warm: int = 0
    memory_mb: int = 4096
    start_timeout_s: float = 180.0


def read_instance_settings(environment: Mapping[str, str]) -> InstanceSettings:
    """The settings of instances in an environment.

    Raises:
        EnvironmentFaultError: A variable has a value it cannot have.
    """
    usual = InstanceSettings()
    domain = environment.get("PROMPT2MESH_DOMAIN") or usual.domain
    public_url = environment.get("PROMPT2MESH_PUBLIC_INSTANCES_URL", "").rstrip("/")
    if not public_url:
        public_url = usual.public_url if domain == usual.domain else f"https://{domain}"
    public = urlsplit(public_url)
    if public.scheme not in {"http", "https"} or public.path or public.hostname != domain.lower():
        raise EnvironmentFaultError(
            f"PROMPT2MESH_PUBLIC_INSTANCES_URL should be an http or https address of the domain {domain}, without a "
            f"path; it is {public_url!r}", hint="set PROMPT2MESH_DOMAIN to the same domain",
        )  # fmt: skip
    found = InstanceSettings(
        driver=read_one_of(environment, "PROMPT2MESH_INSTANCES", _DRIVERS),
        start=read_one_of(environment, f"{_PREFIX}START", _STARTS),
        domain=domain,
        public_url=public_url,
        api_url=(
            environment.get("PROMPT2MESH_API_URL") or environment.get("PROMPT2MESH_PUBLIC_API_URL") or usual.api_url
        ).rstrip("/"),
        namespace=environment.get("PROMPT2MESH_NAMESPACE") or usual.namespace,
        idle_s=read_at_least(environment, f"{_PREFIX}IDLE_S", usual.idle_s, low=1),
        warn_s=read_at_least(environment, f"{_PREFIX}WARN_S", usual.warn_s, low=1),
        lifetime_s=read_at_least(environment, f"{_PREFIX}LIFETIME_S", usual.lifetime_s, low=1),
        retention_s=read_at_least(environment, f"{_PREFIX}RETENTION_S", usual.retention_s, low=1),
        most=int(read_at_least(environment, f"{_PREFIX}MOST", usual.most, low=1)),
        warm=int(read_at_least(environment, f"{_PREFIX}WARM", usual.warm, low=0)),
        memory_mb=int(read_at_least(environment, f"{_PREFIX}MEMORY_MB", usual.memory_mb, low=1)),
        start_timeout_s=read_at_least(environment, f"{_PREFIX}START_TIMEOUT_S", usual.start_timeout_s, low=1),
    )
    if found.warn_s >= found.idle_s:
        raise EnvironmentFaultError(
            f"{_PREFIX}WARN_S should be less than {_PREFIX}IDLE_S; it is {found.warn_s:g} of {found.idle_s:g}"
        )
    return found
