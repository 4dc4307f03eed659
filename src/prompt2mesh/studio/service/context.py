"""What every use case of the service is given: the ports and the house rules."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.delivery import AddressGuard
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.store import Store

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Services:
    """The ports and the house rules.

    Attributes:
        webhook_addresses: Judges the addresses of webhooks when they are asked for; what sends judges them again.
    """

    store: Store
    blobs: BlobStore
    limits: Limits = field(default_factory=Limits)
    clock: Clock = utc_now
    webhook_addresses: AddressGuard | None = None


def build_key(program_hash: str, *, engine: str, budget_triangles: int | None = None) -> str:
    """Names everything that the bytes of a build depend on.

    Args:
        program_hash: Of the whole program, its seed among it.
        engine: Names the code that builds.
        budget_triangles: What it was simplified to.
    """
    return hashlib.sha256(f"{program_hash}|{engine}|{budget_triangles}".encode()).hexdigest()
