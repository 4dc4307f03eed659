"""What an `InstancePool` says, read once into the records that decisions take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any, cast

from prompt2mesh.instances.idle import RestPolicy
from prompt2mesh.instances.kubernetes.objects import Object
from prompt2mesh.instances.manifests import TemplateConfig, pool_config, template_hash
from prompt2mesh.instances.pool_size import WEEKDAYS, Sizing, Weekday, Window
from prompt2mesh.instances.quotas import Amounts, Limits, quantity
from prompt2mesh.instances.slot_state import section
from prompt2mesh.studio.ports.instances import Profile

# Requests of the two pods of a set, as k8s/per-user/user-instance-template.yaml has them; a test compares.
CPU = "1"
MEMORY = "1536Mi"


@dataclass(frozen=True, kw_only=True)
class Team:
    """What a pool says of a team."""

    weight: float = 1.0
    priority: int = 0
    limits: Limits | None = None


@dataclass(frozen=True, kw_only=True)
class PoolSpec:
    """A pool, as it is decided upon.

    Attributes:
        name: Of the pool.
        namespace: Where it and the roots of its slots are.
        uid: Of the object.
        profile: Of its warm slots; a person may ask for the other one, which starts cold.
        config: How its sets of objects are made.
        per_user: Whether each person's set is in a namespace of its own; then none is warm.
        start_timeout_s: A start that takes longer has failed.
    """

    name: str
    namespace: str
    uid: str
    profile: Profile = "cpu"
    sizing: Sizing
    rest: RestPolicy
    config: TemplateConfig
    user_limits: Limits
    team_limits: Limits
    teams: Mapping[str, Team] = field(default_factory=dict[str, Team])
    per_user: bool = False
    start_timeout_s: float = 180.0

    def template(self, profile: Profile) -> str:
        """The hash that today's slots of a profile carry."""
        return template_hash(self.config, profile=profile)

    def limits_of(self, team: str) -> Limits:
        """The limits of a team: its own where it has some, else those of every team."""
        own = self.teams.get(team, Team()).limits
        return self.team_limits if own is None else own

    def takes(self, profile: Profile) -> Amounts:
        """What one instance takes of people's limits: what its pods ask for, and its volume."""
        del profile
        storage = quantity(self.config.storage_size if self.config.storage == "Persistent" else 0)
        return Amounts(instances=1, cpu=quantity(CPU), memory=quantity(MEMORY), storage=storage)


def pool_spec(pool: Object) -> PoolSpec:
    """Reads an `InstancePool`; what it leaves out is as the schema's defaults are.

    Raises:
        OptionError: A value is none that the schema lets through.
    """
    metadata, spec = pool["metadata"], section(pool, "spec")
    demand = cast("Mapping[str, Any] | None", spec.get("demand"))
    usual = RestPolicy()
    return PoolSpec(
        name=metadata["name"],
        namespace=metadata.get("namespace", ""),
        uid=metadata.get("uid", ""),
        profile=spec.get("profile", "cpu"),
        sizing=Sizing(
            size=spec.get("size", 0),
            min_size=spec.get("minSize", 0),
            max_size=spec.get("maxSize"),
            schedule=tuple(_window(each) for each in cast("Sequence[Mapping[str, Any]]", spec.get("schedule") or ())),
            window_s=None if demand is None else demand.get("windowMinutes", 60) * 60.0,
            headroom=(demand or {}).get("headroom", 1.0),
            capacity=spec.get("capacity"),
        ),
        rest=RestPolicy(
            idle_s=spec.get("idleSeconds", usual.idle_s),
            warn_s=spec.get("warnSeconds", usual.warn_s),
            lifetime_s=spec.get("lifetimeSeconds", usual.lifetime_s),
            retention_s=spec.get("retentionSeconds", usual.retention_s),
        ),
        config=pool_config(spec),
        user_limits=_limits(spec.get("userLimits")),
        team_limits=_limits(spec.get("teamLimits")),
        teams={
            each["name"]: Team(
                weight=each.get("weight", 1.0),
                priority=each.get("priority", 0),
                limits=_limits(each["limits"]) if each.get("limits") is not None else None,
            )
            for each in cast("Sequence[Mapping[str, Any]]", spec.get("teams") or ())
        },
        per_user=spec.get("namespaceMode", "Shared") == "PerUser",
        start_timeout_s=spec.get("startSeconds", 180),
    )


def _limits(values: object) -> Limits:
    given = cast("Mapping[str, Any]", values or {})
    amounts = {name: quantity(given[name]) for name in ("cpu", "memory", "storage") if given.get(name) is not None}
    return Limits(instances=given.get("instances"), **amounts)


def _window(values: Mapping[str, Any]) -> Window:
    return Window(
        days=frozenset(cast("Sequence[Weekday]", values.get("days") or WEEKDAYS)),
        start=time.fromisoformat(values["from"]),
        # 24:00 is the midnight that follows, which a window whose end is not after its start runs to.
        end=time() if values["to"] == "24:00" else time.fromisoformat(values["to"]),
        timezone=values.get("timezone", "UTC"),
        size=values["size"],
    )
