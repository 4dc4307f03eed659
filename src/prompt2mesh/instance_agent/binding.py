"""Whose agent this is: nobody's at first, then one person's for all its life, also over restarts."""

import json
import os
import threading
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from prompt2mesh.instances.agent_wire import BindRequest, Record, secret_json
from prompt2mesh.mesh.errors import InstanceTakenError, StorageError

_FILE = "binding.json"
Kept = TypeVar("Kept", bound=Record)


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


def read_record(path: Path, kind: type[Kept]) -> Kept | None:
    """A record that was kept; None where there is none.

    Raises:
        StorageError: It is there and cannot be read.
    """
    try:
        return kind.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StorageError.of(exc) from exc
    except ValidationError as exc:
        raise StorageError(
            f"what this instance kept in {path.name} cannot be read",
            hint="delete the instance; the person's projects and saved scene are kept elsewhere",
        ) from exc


def write_record(path: Path, record: Record) -> None:
    """Keeps a record: whole or not at all, for this user's eyes only.

    Raises:
        StorageError: It could not be kept.
    """
    write_json(path, secret_json(record))


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Keeps plain data in the same way."""
    part = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(data, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as exc:
        part.unlink(missing_ok=True)
        raise StorageError.of(exc) from exc
