"""What is counted of people's instances as their status changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from prompt2mesh.controller.work import Key
from prompt2mesh.instances.conditions import condition_of
from prompt2mesh.instances.slot_state import moment
from prompt2mesh.telemetry import metrics


class InstanceCounts:
    """Counts each change once it is written."""

    def __init__(self) -> None:
        """Nothing has changed yet."""
        self._met: dict[Key, str] = {}

    def changed(self, key: Key, before: Mapping[str, Any], after: Mapping[str, Any], *, now: datetime) -> None:
        """A status was written.

        Args:
            key: Of the instance.
            before: As it was.
            after: As it is now.
            now: The time.
        """
        phase, reason = after.get("phase"), str(after.get("reason") or "")
        if phase == "Ready" and not before.get("readyAt"):
            self._ready(key, before, after, now)
        if phase == "Suspended" and before.get("phase") not in {None, "Suspended"}:
            metrics.INSTANCE_CULLS.inc(reason=reason)
        if reason != before.get("reason") and reason in metrics.FAILURE_REASONS:
            metrics.INSTANCE_FAILURES.inc(reason=reason)

    def forget(self, key: Key) -> None:
        """An instance is gone."""
        self._met.pop(key, None)

    def _ready(self, key: Key, before: Mapping[str, Any], after: Mapping[str, Any], now: datetime) -> None:
        asked = str(before.get("requestedAt") or "")
        # One that comes back after a crash or a move was ready before: nobody has clicked and waits.
        if not asked or self._met.get(key) == asked or before.get("phase") == "Moving":
            return
        self._met[key] = asked
        claimed = condition_of(cast("list[dict[str, Any]]", after.get("conditions") or []), "Claimed")
        path = "warm" if claimed is not None and claimed["reason"] == "WarmClaim" else "cold"
        if before.get("savedAt"):
            path = "resume"
        metrics.INSTANCE_CLICK_TO_READY.observe(max((now - moment(asked)).total_seconds(), 0.0), path=path)
