"""Many people at once: what is measured of it, and how it is seen to end, whoever serves them."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from benchmarks.measure import Samples
from prompt2mesh.instances.kubernetes.objects import Object


@dataclass
class Storm:
    """Many people at once.

    Attributes:
        waits: Of each, from the request to the watch event that says it is done.
        seconds: From the first request to the last that is done.
        resident_mb: Of the program that served them.
        requests: That it made to the API server meanwhile, its watches among them.
        cpu_s: CPU time of that program meanwhile.
        server_cpu_s: CPU time of the API server meanwhile, for everybody.
    """

    waits: Samples = field(default_factory=Samples)
    seconds: float = 0.0
    resident_mb: float = 0.0
    requests: int = 0
    cpu_s: float = 0.0
    server_cpu_s: float = 0.0

    @property
    def per_second(self) -> float:
        """How many were done in a second."""
        return len(self.waits.seconds) / self.seconds


class Stopwatch:
    """When each of many was asked for, and when it was seen to be done."""

    def __init__(self, done: Callable[[Object], str | None]) -> None:
        """Start with nobody.

        Args:
            done: The name of the one whose object this is, if it is done.
        """
        self.asked: dict[str, float] = {}
        self._progress = asyncio.Event()
        self._finished: dict[str, float] = {}
        self._done = done

    def ask(self, name: str) -> None:
        """The request for this one goes out now."""
        self.asked[name] = time.perf_counter()

    def see(self, item: Object) -> None:
        """Takes an object as it is after a change."""
        name = self._done(item)
        if name in self.asked and name not in self._finished:
            self._finished[name] = time.perf_counter()
            self._progress.set()

    async def all_done(self, *, what: str, timeout_s: float) -> Storm:
        """Waits for everybody who was asked for."""
        try:
            async with asyncio.timeout(timeout_s):
                while len(self._finished) < len(self.asked):
                    self._progress.clear()
                    await self._progress.wait()
        except TimeoutError as exc:
            found = f"{len(self._finished)} of {len(self.asked)}"
            raise TimeoutError(f"not in {timeout_s:g} s: {what}, but for {found}") from exc
        waits = Samples([self._finished[name] - moment for name, moment in self.asked.items()])
        return Storm(waits, max(self._finished.values()) - min(self.asked.values()))


def ready_sets() -> Callable[[Object], str | None]:
    """Tells when both pods of a set are ready, from the events of pods."""
    ready: dict[str, set[str]] = {}

    def done(pod: Object) -> str | None:
        conditions = pod.get("status", {}).get("conditions", ())
        labels: Mapping[str, str] = pod["metadata"].get("labels", {})
        slot = labels.get("prompt2mesh.io/slot")
        if slot is None or not any(found["type"] == "Ready" and found["status"] == "True" for found in conditions):
            return None
        pods = ready.setdefault(slot, set())
        pods.add(labels["app.kubernetes.io/component"])
        return slot if pods >= {"blender", "agent"} else None

    return done


def in_phase(phase: str) -> Callable[[Object], str | None]:
    """Tells when a UserInstance is in a phase."""

    def done(instance: Object) -> str | None:
        return instance["metadata"]["name"] if instance.get("status", {}).get("phase") == phase else None

    return done
