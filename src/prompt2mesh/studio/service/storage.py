"""The limit on what one user's files may take."""

from prompt2mesh.mesh.errors import LimitError
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services


def admit_storage(tx: Transaction, services: Services, user: User, *, more_bytes: int = 0) -> None:
    """Looks whether a user may keep more files.

    Raises:
        LimitError: The storage is used up, or would be.
    """
    allowed = services.limits.of(user, "storage_mb")
    used = tx.versions.storage_bytes(user.id)
    if used >= allowed * 1e6 or used + more_bytes > allowed * 1e6:
        raise LimitError(
            f"your models take {used / 1e6:.0f} MB of the {allowed} MB that are allowed",
            hint="delete projects or uploads that you do not need",
        )
