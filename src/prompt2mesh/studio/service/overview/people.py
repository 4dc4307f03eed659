"""People's instances in numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from prompt2mesh.studio.ports.instances import Instance, Phase
from prompt2mesh.studio.service.overview.quantiles import NO_SPREAD, Spread, spread_of


@dataclass(frozen=True, kw_only=True)
class InstanceFigures:
    """People's instances.

    Attributes:
        problem: Why nothing can be told of them; empty where all is well.
        phases: How many are in each.
        warm: Of those that are ready, how many came out of the warm pool.
        cold: How many of them had to be started.
        click_to_ready: Seconds from the wish to the ready desktop, of those.
    """

    problem: str = ""
    phases: dict[Phase, int]
    warm: int = 0
    cold: int = 0
    click_to_ready: Spread = NO_SPREAD


def instance_figures(found: Sequence[Instance]) -> InstanceFigures:
    """What everybody's instances come to."""
    ready = [one for one in found if one.phase == "Ready" and one.ready_at is not None]
    claims = Counter(
        condition.reason for one in ready for condition in one.conditions
        if condition.type == "Claimed" and condition.status == "True"
    )  # fmt: skip
    return InstanceFigures(
        phases=dict(Counter(one.phase for one in found)), warm=claims["WarmClaim"], cold=claims["ColdStart"],
        click_to_ready=spread_of([seconds for one in ready if (seconds := _click_to_ready(one)) is not None]),
    )  # fmt: skip


def _click_to_ready(one: Instance) -> float | None:
    """From when it was given its place the last time: what came before may have been years of rest."""
    began = {held.type: held.changed_at for held in one.conditions if held.status == "True"}
    since = began.get("Admitted") or began.get("Claimed") or one.created_at
    if one.ready_at is None or one.ready_at < since:
        return None
    return (one.ready_at - since).total_seconds()
