"""From wanting an instance to holding a slot: one question, and one answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from prompt2mesh.controller.reconcilers.admission import Desk, InLine, Refused
from prompt2mesh.controller.reconcilers.claim import Claimer, NotClaimed
from prompt2mesh.instances.conditions import with_condition
from prompt2mesh.instances.kubernetes.objects import Object
from prompt2mesh.instances.slot_state import SlotState, section, stamp
from prompt2mesh.studio.ports.instances import Reason


@dataclass(frozen=True, kw_only=True)
class ClaimOutcome:
    """What came of it.

    Attributes:
        state: `held`: the slot is theirs. `waiting`: in the queue. `refused`: by a limit, or there is no pool.
            `again`: nothing is decided; ask again after `retry_s`.
        user_instance: The newest that is known.
        slot: Its name.
        warm: Whether it was ready already.
        reason: For the status.
        message: The same for the person.
        queue: For `status.queue`.
        retry_s: When to ask again though nothing was told; None where a change will wake whoever waits.
    """

    state: Literal["held", "waiting", "refused", "again"]
    user_instance: Object
    slot: str = ""
    warm: bool = False
    reason: Reason
    message: str = ""
    queue: Object | None = None
    retry_s: float | None = None


class ClaimDesk:
    """Admission and claim together."""

    def __init__(self, *, desk: Desk, claimer: Claimer, now: Callable[[], datetime]) -> None:
        """Joins the two."""
        self._desk = desk
        self._claimer = claimer
        self._now = now

    async def claim(self, user_instance: Object) -> ClaimOutcome:
        """Asks for a `UserInstance` that should run and holds no slot.

        Raises:
            InstanceUnavailableError: The API server does not answer; ask again later.
        """
        answer = self._desk.ask(user_instance)
        if isinstance(answer, InLine):
            queue: Object = {"position": answer.position, "of": answer.of, "turn": stamp(answer.turn)}
            # Null takes away an estimate that can no longer be given.
            queue["estimateSeconds"] = None if answer.estimate_s is None else round(answer.estimate_s)
            return ClaimOutcome(
                state="waiting", user_instance=user_instance, reason="ClusterFull", message=answer.message,
                queue=queue, retry_s=15.0,
            )  # fmt: skip
        if isinstance(answer, Refused):
            reason: Reason = "Invalid" if answer.of == "pool" else "QuotaExceeded"
            return ClaimOutcome(
                state="refused", user_instance=user_instance, reason=reason, message=answer.message, retry_s=60.0
            )
        try:
            claimed = await self._claimer.claim(user_instance, status=self._reserved)
        except BaseException:
            self._desk.release(user_instance)
            raise
        if isinstance(claimed, NotClaimed):
            self._desk.release(user_instance)
            return ClaimOutcome(
                state="again", user_instance=user_instance, reason="Requested", message=claimed.reason,
                retry_s=claimed.retry_s,
            )  # fmt: skip
        return ClaimOutcome(
            state="held", user_instance=claimed.user_instance, slot=claimed.slot.name, warm=claimed.warm,
            reason="WarmClaim" if claimed.warm else "ColdStart",
        )  # fmt: skip

    def _reserved(self, user_instance: Object, slot: SlotState) -> Object:
        """The status that goes with the name of a slot."""
        status, now = section(user_instance, "status"), self._now()
        reason: Reason = "WarmClaim" if slot.ready else "ColdStart"
        generation = user_instance["metadata"].get("generation", 0)
        conditions = cast("Sequence[Mapping[str, Any]]", status.get("conditions") or ())
        for kind in ("Admitted", "Claimed"):
            conditions = with_condition(conditions, kind, "True", reason, now=now, generation=generation)
        return {
            "phase": "Scheduling", "reason": reason, "message": "", "readyAt": None, "incarnation": None, "queue": None,
            "requestedAt": status.get("requestedAt") or stamp(now), "conditions": conditions,
        }  # fmt: skip
