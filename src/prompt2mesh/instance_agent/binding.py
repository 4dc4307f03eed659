"""Whose agent this is: nobody's at first, then one person's for all its life, also over restarts."""

import threading
from pathlib import Path

from prompt2mesh.instances.agent_wire import BindRequest
from prompt2mesh.instances.record_files import read_record, write_record
from prompt2mesh.mesh.errors import InstanceTakenError

_FILE = "binding.json"


class Binding:
    """The person, kept in the data folder; threads may share it."""

    def __init__(self, data: Path) -> None:
        """Reads what an earlier process of this instance kept.

        Raises:
            StorageError: It cannot be read; guessing that nobody is bound could show one person's work to another.
        """
        self._path = data / _FILE
        self._lock = threading.Lock()
        self._bound = read_record(self._path, BindRequest)

    @property
    def bound(self) -> BindRequest | None:
        """The person, and how to speak for them."""
        return self._bound

    def take(self, request: BindRequest) -> bool:
        """Binds, or renews the token; whether anything but the token is new.

        Raises:
            InstanceTakenError: It is another person's.
            StorageError: It could not be kept, and is not bound.
        """
        with self._lock:
            before = self._bound
            if before is not None and (before.user_id, before.instance_id) != (request.user_id, request.instance_id):
                raise InstanceTakenError("this agent serves somebody else, and serves one person for all its life",
                                         hint="ask for an instance of your own")  # fmt: skip
            # What was asked to be shown first is not asked for again by a renewal.
            write_record(self._path, request)
            self._bound = request
            return before is None
