"""The limits on what one user's files may take, and on what they may write in a day.

What is deleted or replaced stays on the disk for a day, until it is collected; without the second limit somebody who
uploads and deletes again and again would fill it.
"""

import hashlib

from prompt2mesh.mesh.errors import LimitError
from prompt2mesh.studio.ports.blobs import Blob
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.ports.usage import day_of, seconds_to_midnight
from prompt2mesh.studio.service.context import Services

# As often as this may all of somebody's storage be written anew in a day.
FILLS_PER_DAY = 4
# Beyond that a scene is saved once in this time: one that is refused is tried again, and work must not be lost.
_SCENE_EVERY_S = 900


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


def new_bytes(services: Services, data: bytes) -> int:
    """How many bytes putting these would add to the store: none where it has them. Asked outside of a transaction."""
    return 0 if services.blobs.stat(hashlib.sha256(data).hexdigest()) is not None else len(data)


def admit_written(tx: Transaction, services: Services, user: User, more_bytes: int) -> None:
    """Counts what is about to be put, as far as it is new to the store.

    Raises:
        LimitError: The user has written too much today.
    """
    if not more_bytes:
        return
    allowed, written = _written(tx, services, user, more_bytes)
    if written > allowed:
        raise LimitError(
            f"{allowed / 1e6:.0f} MB of files a day may be written; {(written - more_bytes) / 1e6:.1f} MB were written "
            f"today, and {more_bytes / 1e6:.1f} MB more came",
            hint="the count begins anew at midnight UTC", retry_after_s=seconds_to_midnight(services.clock()),
        )  # fmt: skip


def admit_scene(tx: Transaction, services: Services, user: User, *, size_bytes: int) -> None:
    """Counts a scene that is about to be put and is new to the store.

    Raises:
        LimitError: The user has written too much today, and has saved a scene a moment ago.
    """
    allowed, written = _written(tx, services, user, size_bytes)
    if written <= allowed:
        return
    state = tx.rate_windows.hit(f"scenes/{user.id}", limit=1, period_s=_SCENE_EVERY_S)
    if not state.allowed:
        raise LimitError(
            f"{allowed / 1e6:.0f} MB of files a day may be written, and are; until midnight UTC a scene is saved once "
            f"in {_SCENE_EVERY_S // 60} minutes, and one was saved a moment ago",
            hint="it is saved a little later; take large textures or meshes out of the scene",
            retry_after_s=state.reset_s,
        )  # fmt: skip


def put_passing(services: Services, user: User, data: bytes) -> Blob:
    """Puts bytes that nothing refers to, so that they are gone in a day.

    Raises:
        LimitError: The storage is used up, or the user has written too much today.
    """
    more_bytes = new_bytes(services, data)
    with services.store.begin() as tx:
        admit_storage(tx, services, user, more_bytes=len(data))
        admit_written(tx, services, user, more_bytes)
    return services.blobs.put_bytes(data)


def _written(tx: Transaction, services: Services, user: User, more: int) -> tuple[float, float]:
    """How many bytes a day the user may write, and how many it is today with these."""
    allowed = FILLS_PER_DAY * services.limits.of(user, "storage_mb") * 1e6
    return allowed, tx.usage.add(user.id, day_of(services.clock()), "bytes_written", more)
