"""What the operator's work is cut into: a key, and somebody who brings it nearer to what is wanted."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Key(NamedTuple):
    """One thing that is looked after. It says nothing of what happened to it: whoever works on it reads its state."""

    kind: str
    namespace: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.namespace}/{self.name}"


@dataclass(frozen=True)
class Requeue:
    """Look at the key again, whatever happens until then."""

    after_s: float


class Reconciler(Protocol):
    """Brings what a key names nearer to what is wanted of it."""

    async def reconcile(self, key: Key) -> Requeue | None:
        """Reads how things are, and does what is missing; called again it does nothing where nothing is missing.

        Any error has the key tried again, later and later; others are not kept waiting for it.
        """
        ...


class NotLeadingError(Exception):
    """This process may not write: another one may be the leader by now. Not a fault; whoever gets it just stops."""
