"""What is counted of the instances of this machine, in whichever process does it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from prompt2mesh.instances.local.records import PersonRecord
from prompt2mesh.mesh.errors import InstanceActiveError, SceneNotSavedError
from prompt2mesh.telemetry import metrics


@dataclass
class Save:
    """What came of a save; `saved_at` stays None where there was nothing to save."""

    saved_at: datetime | None = None


def ready(record: PersonRecord, now: datetime) -> None:
    """Somebody's instance has become ready, for the first time since they asked for it."""
    path = "warm" if record.warm else "cold"
    if record.saved_at is not None:
        path = "resume"
    waited_s = max(0.0, (now - record.requested_at).total_seconds())
    metrics.INSTANCE_CLICK_TO_READY.observe(waited_s, path=path)


@contextmanager
def save() -> Generator[Save]:
    """Around a save that an end asks for."""
    found = Save()
    try:
        yield found
    except InstanceActiveError:
        metrics.INSTANCE_SAVES.inc(outcome="active")
        raise
    except SceneNotSavedError:
        metrics.INSTANCE_SAVES.inc(outcome="failed")
        raise
    metrics.INSTANCE_SAVES.inc(outcome="nothing" if found.saved_at is None else "saved")
