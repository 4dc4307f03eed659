"""A meter of one test's own: what is counted in the block is counted there."""

from collections.abc import Generator
from contextlib import contextmanager

from prompt2mesh.telemetry import declaring
from prompt2mesh.telemetry.meter import PrometheusMeter


@contextmanager
def counting() -> Generator[PrometheusMeter]:
    """Counts in the block."""
    before, now = declaring.current(), PrometheusMeter()
    declaring.use(now)
    try:
        yield now
    finally:
        declaring.use(before)
