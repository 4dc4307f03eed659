"""Puts our entry into a client's settings, or takes it out: never a half-written file, never a broken one."""

import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prompt2mesh.cli.mcp_clients import jsonc, toml_text
from prompt2mesh.cli.mcp_clients.clients import Client, Entry, Place
from prompt2mesh.mesh.errors import InputFileError, StorageError

BACKUP = ".before-prompt2mesh"
_PRIVATE = 0o600


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to become of a file.

    Attributes:
        path: The file itself, where the settings are a link to it.
        before: Its text; None where there is no file.
    """

    path: Path
    before: str | None
    after: str

    @property
    def needed(self) -> bool:
        """Whether anything is different."""
        return self.after != (self.before or "")

    def write(self) -> Path | None:
        """Keeps the old text beside the file and writes the new one; where the old one is.

        Raises:
            StorageError: It cannot be written; then the file is as it was.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            mode = self.path.stat().st_mode & 0o777 if self.before is not None else _PRIVATE
            backup = None
            if self.before is not None:
                backup = self.path.with_name(self.path.name + BACKUP)
                _write(backup, self.before, mode)
            _write(self.path, self.after, mode)
        except OSError as exc:
            raise StorageError.of(exc) from exc
        return backup


def installed(client: Client, place: Place, name: str) -> Entry | None:
    """The entry that a client has of us; None where it has none.

    Raises:
        InputFileError: Its settings cannot be read.
    """
    text = _read(client.path(place))
    data: Any = None if text is None else _data(client, client.path(place), text)
    for step in (*client.under, name):
        data = data.get(step) if isinstance(data, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return data if isinstance(data, dict) else None  # pyright: ignore[reportUnknownVariableType]


def with_entry(client: Client, place: Place, name: str, entry: Entry) -> Change:
    """The change that puts an entry in.

    Raises:
        InputFileError: The client's settings cannot be read, or hold something else where the entry should be.
    """
    path = client.path(place)
    before = _read(path)
    text = before or ""
    where = (*client.under, name)
    wanted = _data(client, path, text)
    try:
        after = (
            toml_text.with_table(text, where, entry)
            if client.format == "toml"
            else (jsonc.with_value(text or "{}\n", where, entry))
        )
    except ValueError as exc:
        raise _broken(path, exc) from exc
    at: Any = wanted
    for step in client.under:
        at = at.setdefault(step, {})
    at[name] = entry
    _same(client, path, after, wanted)
    return Change(path=path.resolve(), before=before, after=after)


def without_entry(client: Client, place: Place, name: str) -> Change | None:
    """The change that takes the entry out; None where there is none.

    Raises:
        InputFileError: The client's settings cannot be read.
    """
    if installed(client, place, name) is None:
        return None
    path = client.path(place)
    before = _read(path)
    assert before is not None
    where = (*client.under, name)
    after = toml_text.without_table(before, where) if client.format == "toml" else jsonc.without_value(before, where)
    wanted: Any = _data(client, path, before)
    at = wanted
    for step in client.under:
        at = at[step]
    del at[name]
    if client.format == "toml" and not at:  # an empty table that nobody wrote is not there
        _drop(wanted, client.under, after)
    _same(client, path, after, wanted)
    return Change(path=path.resolve(), before=before, after=after)


def _drop(data: Any, under: tuple[str, ...], text: str) -> None:
    if under[0] not in toml_text.read(text):
        del data[under[0]]


def _same(client: Client, path: Path, text: str, wanted: Any) -> None:
    """Proves that a text says what it should, before it takes anything's place."""
    if _data(client, path, text) != wanted:
        raise InputFileError(f"{path} is written in a way that cannot be changed safely",
                             hint="add the entry by hand: prompt2mesh mcp install --print")  # fmt: skip


def _data(client: Client, path: Path, text: str) -> Any:
    try:
        data: Any = toml_text.read(text) if client.format == "toml" else jsonc.read(text)
    except ValueError as exc:
        raise _broken(path, exc) from exc
    if not isinstance(data, dict):
        raise _broken(path, ValueError("an object was expected"))
    at: Any = data  # pyright: ignore[reportUnknownVariableType]
    for step in client.under:
        at = at.get(step, {})  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if not isinstance(at, dict):
            raise _broken(path, ValueError(f"{step} should hold servers by name"))
    return data  # pyright: ignore[reportUnknownVariableType]


def _broken(path: Path, why: Exception) -> InputFileError:
    return InputFileError(f"{path} cannot be read: {why}", hint="nothing was changed; mend the file, or move it away")


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as exc:
        raise _broken(path, exc) from exc
    except OSError as exc:
        raise StorageError.of(exc) from exc


def _write(path: Path, text: str, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
