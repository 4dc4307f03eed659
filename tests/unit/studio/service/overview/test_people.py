from datetime import datetime, timedelta

from prompt2mesh.studio.ports.instances import Condition, ConditionType, Instance, Owner, Phase, Reason
from prompt2mesh.studio.service.overview.people import instance_figures
from tests.support.records import NOON


def condition(kind: ConditionType, reason: Reason, at: datetime) -> Condition:
    return Condition(type=kind, status="True", reason=reason, changed_at=at)


def instance(name: str, phase: Phase, *conditions: Condition, ready_after_s: float | None = None) -> Instance:
    return Instance(
        id=name, owner=Owner(user_id=f"usr_{name}"), state="Running", phase=phase, reason="Ready",
        conditions=conditions, created_at=NOON - timedelta(days=9),
        ready_at=None if ready_after_s is None else NOON + timedelta(seconds=ready_after_s),
    )  # fmt: skip


def test_warm_and_cold_starts_are_told_from_the_last_claim() -> None:
    found = instance_figures([
        instance("a", "Ready", condition("Claimed", "WarmClaim", NOON), ready_after_s=1.5),
        instance("b", "Ready", condition("Admitted", "Requested", NOON),
                 condition("Claimed", "ColdStart", NOON + timedelta(seconds=20)), ready_after_s=50),
        instance("c", "Starting", condition("Claimed", "ColdStart", NOON)),
        instance("d", "Failed"),
    ])  # fmt: skip
    assert found.phases == {"Ready": 2, "Starting": 1, "Failed": 1}
    assert (found.warm, found.cold) == (1, 1)
    assert found.click_to_ready == (1.5, 50.0)
