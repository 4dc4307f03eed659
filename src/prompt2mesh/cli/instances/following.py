"""Waiting until an instance is where somebody wants it, with the way shown."""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from prompt2mesh.cli import show
from prompt2mesh.cli.instances.showing import phase_line
from prompt2mesh.mesh.errors import InstanceFailedError, NotFoundError, WaitTimeoutError
from prompt2mesh.studio.ports.instances import Instance, Instances, Phase

Tell = Callable[[str], None]


def wait_for(instances: Instances, user: str, phase: Phase | None, *, timeout_s: float) -> Instance | None:
    """Follows a person's instance until it is in a phase, or gone for None.

    Raises:
        InstanceFailedError: It failed, and nobody will try it again, or the time is over.
        NotFoundError: It was deleted by somebody else.
        WaitTimeoutError: The time is over; it goes on.
    """
    end = time.monotonic() + timeout_s
    known: Instance | None = None
    with _telling() as tell:
        for known in instances.watch(user, canceled=lambda: time.monotonic() >= end):
            tell(phase_line(user, known))
            if (known.phase if known else None) == phase:
                return known
            if known is None:
                raise NotFoundError(f"the instance of {user!r} was deleted while it was waited for")
            if phase is not None and known.phase == "Failed" and known.retry_at is None:
                raise InstanceFailedError(known.message or f"the instance of {user!r} failed: {known.reason}")
    if known is not None and known.phase == "Failed":
        raise InstanceFailedError(known.message or f"the instance of {user!r} failed: {known.reason}")
    where = known.phase if known else "nowhere"
    raise WaitTimeoutError(
        f"the instance of {user!r} should be {phase or 'gone'} within {timeout_s:g} s; it is {where}",
        hint="it goes on; look again with `prompt2mesh instances status`, or give a longer --timeout",
    )


@contextmanager
def _telling() -> Generator[Tell]:
    """A line that changes in a terminal, and a line for each change elsewhere; on standard error."""
    if not show.err.is_terminal:
        yield lambda text: show.err.print(show.plain(text), soft_wrap=True)
        return
    with show.err.status("asking") as status:
        yield lambda text: status.update(show.plain(text))
