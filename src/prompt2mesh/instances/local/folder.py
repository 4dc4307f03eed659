"""Where everything of the instances of one machine is, and how it is locked.

```
instances/
├── people/<id>/       instance.json, activity.json, lock, slot (whose processes these are)
├── slots/<name>/      status.json, lock (held while its supervisor lives), token, blender/, agent/
├── warming/<name>     processes that start for nobody yet
├── warm/<name>        and those that are ready: a claim moves the file to people/<id>/slot, which only one can
├── admission.lock     held while it is counted who may start
└── keeper.lock        held by the one process that looks after all of this
```

The system lets a lock go when its process dies, however it dies: a lock that
can be taken proves that nobody lives behind it.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.instances.local.records import ActivityRecord, PersonRecord, SlotName, SlotRecord
from prompt2mesh.instances.record_files import clear_half_written, read_record, write_record
from prompt2mesh.mesh.errors import InstanceUnavailableError, StorageError

LOCK_TIMEOUT_S = 150.0
_LOOK_S = 0.02
_REMOVALS = 20


class InstancesFolder:
    """The files; threads and processes may share them."""

    def __init__(self, root: Path) -> None:
        """Makes the folders.

        Raises:
            StorageError: They cannot be made.
        """
        self.root = root
        self.people = root / "people"
        self.slots = root / "slots"
        self.warming = root / "warming"
        self.warm = root / "warm"
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.people, self.slots, self.warming, self.warm):
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as exc:
            raise StorageError.of(exc) from exc

    # --- people

    def ids(self) -> list[str]:
        """Of everybody who has an instance."""
        return sorted(path.parent.name for path in self.people.glob("*/instance.json"))

    def strays(self) -> list[str]:
        """Folders of people without a record: somebody is just making one, or was killed while doing so."""
        return sorted(path.name for path in self.people.iterdir() if not (path / "instance.json").exists())

    def person(self, instance_id: str) -> PersonRecord | None:
        """A person's record."""
        return read_record(self.people / instance_id / "instance.json", PersonRecord)

    def keep_person(self, record: PersonRecord) -> PersonRecord:
        """Keeps it under the person's lock; as it is kept."""
        record = record.model_copy(update={"number": record.number + 1})
        write_record(self.people / record.id / "instance.json", record)
        return record

    def activity(self, instance_id: str) -> ActivityRecord | None:
        """What a person did last."""
        return read_record(self.people / instance_id / "activity.json", ActivityRecord)

    def keep_activity(self, instance_id: str, record: ActivityRecord) -> None:
        """Keeps it, unless the person is gone."""
        with contextlib.suppress(StorageError):
            write_record(self.people / instance_id / "activity.json", record)

    @contextmanager
    def lock_person(self, instance_id: str, *, wait: bool = True) -> Generator[bool]:
        """Only one at a time changes a person's instance; whether the lock was got, where it is not waited for.

        Raises:
            InstanceUnavailableError: Somebody else changes it for too long.
        """
        folder = self.people / instance_id
        deadline = time.monotonic() + LOCK_TIMEOUT_S
        while True:
            with contextlib.suppress(FileExistsError):
                folder.mkdir(mode=0o700)
            handle = _locked(folder / "lock")
            if handle is not None:
                # It may have been removed with its folder between the opening and the lock.
                if _same(handle, folder / "lock"):
                    break
                os.close(handle)
            elif not wait:
                yield False
                return
            elif time.monotonic() > deadline:
                raise InstanceUnavailableError("something else is being done with this instance for too long")
            time.sleep(_LOOK_S)
        try:
            yield True
        finally:
            if not (folder / "instance.json").exists():
                shutil.rmtree(folder, ignore_errors=True)
            os.close(handle)

    def forget_person(self, instance_id: str) -> None:
        """Takes away what is kept of a person, under their lock."""
        for name in ("instance.json", "activity.json", "slot"):
            (self.people / instance_id / name).unlink(missing_ok=True)

    def clear_half_written(self) -> None:
        """Takes away records that a killed process had begun to write; those of processes go with their folders."""
        for folder in (self.warming, *self.people.iterdir()):
            clear_half_written(folder)

    # --- whose processes are whose

    def slot_of(self, instance_id: str) -> str | None:
        """The processes that a person has."""
        found = read_record(self.people / instance_id / "slot", SlotName)
        return found.name if found else None

    def give_new(self, instance_id: str, name: str) -> None:
        """Says that the processes of a name will be a person's, before they are started."""
        write_record(self.people / instance_id / "slot", SlotName(name=name))

    def begin_warm(self, name: str) -> None:
        """Says that the processes of a name will be for nobody yet, before they are started."""
        write_record(self.warming / name, SlotName(name=name))

    def forget_warm(self, name: str) -> None:
        """Says that processes are nobody's any more: whoever looks next ends them."""
        for folder in (self.warming, self.warm):
            (folder / name).unlink(missing_ok=True)

    def claim_warm(self, instance_id: str) -> str | None:
        """Makes ready processes a person's, in one step that only one can do; None where there are none."""
        for path in sorted(self.warm.iterdir()):
            with contextlib.suppress(FileNotFoundError):
                path.rename(self.people / instance_id / "slot")
                return path.name
        return None

    def release(self, instance_id: str) -> None:
        """Says that a person has no processes any more, once they are gone."""
        (self.people / instance_id / "slot").unlink(missing_ok=True)

    def warm_names(self) -> tuple[list[str], list[str]]:
        """Names that start for nobody yet, and those that are ready."""
        return _names(self.warming), _names(self.warm)

    def ownerless(self) -> list[str]:
        """Processes or their folders that are nobody's.

        A name only ever moves from `warming` to `warm` to a person, and is there before its folder is: read in this
        order, every name that somebody has is seen.
        """
        folders = [path.name for path in self.slots.iterdir()]
        warming, warm = self.warm_names()
        owned = {*warming, *warm}
        for path in self.people.glob("*/slot"):
            found = read_record(path, SlotName)
            if found is not None:
                owned.add(found.name)
        return [name for name in folders if name not in owned]

    # --- processes

    def slot(self, name: str) -> SlotRecord | None:
        """What their supervisor told last."""
        return read_record(self.slots / name / "status.json", SlotRecord)

    def forget_status(self, name: str) -> None:
        """Forgets what a supervisor told that is dead."""
        (self.slots / name / "status.json").unlink(missing_ok=True)

    def token(self, name: str) -> str:
        """The token of a slot, made where there is none."""
        folder = self.slots / name
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / "token"
        if not path.exists():
            part = folder / f".token.{os.getpid()}"
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(32))
            part.replace(path)
        return path.read_text()

    def lock_slot(self, name: str) -> int | None:
        """The lock that a supervisor holds while it lives, as an open file; None where one lives."""
        folder = self.slots / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return _locked(folder / "lock")

    def lives(self, name: str) -> bool:
        """Whether its supervisor lives."""
        if not (self.slots / name / "lock").exists():
            return False
        handle = _locked(self.slots / name / "lock", shared=True)
        if handle is None:
            return True
        os.close(handle)
        return False

    def remove_slot(self, name: str) -> None:
        """Takes its folder away."""
        for _ in range(_REMOVALS):
            shutil.rmtree(self.slots / name, ignore_errors=True)
            if not (self.slots / name).exists():
                return
            time.sleep(_LOOK_S)  # something that has just been killed still wrote

    # --- locks of all

    @contextmanager
    def admission(self) -> Generator[None]:
        """Only one at a time counts and starts."""
        deadline = time.monotonic() + LOCK_TIMEOUT_S
        while (handle := _locked(self.root / "admission.lock")) is None:
            if time.monotonic() > deadline:
                raise InstanceUnavailableError("another process counts the instances of this machine for too long")
            time.sleep(_LOOK_S)
        try:
            yield
        finally:
            os.close(handle)

    def try_keeping(self) -> int | None:
        """The keeper's lock as an open file; None where another process keeps."""
        return _locked(self.root / "keeper.lock")

    def is_kept(self) -> bool:
        """Whether a process looks after the instances."""
        handle = _locked(self.root / "keeper.lock", shared=True)
        if handle is None:
            return True
        os.close(handle)
        return False


def _locked(path: Path, *, shared: bool = False) -> int | None:
    """An open file that is locked; None where another has it. A short look shares, so that lookers do not meet."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StorageError.of(exc) from exc
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _names(folder: Path) -> list[str]:
    """Of records that are there in full."""
    return [path.name for path in folder.iterdir() if not path.name.startswith(".")]


def _same(handle: int, path: Path) -> bool:
    try:
        found, there = os.fstat(handle), path.stat()
    except FileNotFoundError:
        return False
    return (found.st_ino, found.st_dev) == (there.st_ino, there.st_dev)
