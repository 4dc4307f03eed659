"""Records kept in files: whole or not at all, whatever is killed when, and for this user's eyes only."""

import contextlib
import json
import os
import threading
import time
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from prompt2mesh.instances.agent_wire import Record, secret_json
from prompt2mesh.mesh.errors import StorageError

Kept = TypeVar("Kept", bound=Record)
_HALF_WRITTEN = ".*.part"
_HALF_WRITTEN_AFTER_S = 60.0


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
    part = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(secret_json(record), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as exc:
        part.unlink(missing_ok=True)
        raise StorageError.of(exc) from exc


def clear_half_written(folder: Path) -> None:
    """Takes away what processes that were killed had begun to write: nobody takes a minute for a record."""
    with contextlib.suppress(FileNotFoundError):  # what goes at this moment is looked for again
        for part in folder.glob(_HALF_WRITTEN):
            if time.time() - part.stat().st_mtime > _HALF_WRITTEN_AFTER_S:
                part.unlink()
