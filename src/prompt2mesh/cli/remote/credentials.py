"""Logins that outlive the command: one file in the user's configuration, readable by nobody else.

One entry for each server. A refresh token works once, so commands that run at
the same time take turns at refreshing, by a lock that the system gives back
when its holder dies.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from prompt2mesh.mesh.errors import InputFileError

if TYPE_CHECKING:
    from prompt2mesh.client import Tokens

_FILE = "credentials.json"


def credentials_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of the user's configuration."""
    found = os.environ if environment is None else environment
    home = found.get("XDG_CONFIG_HOME") or str(Path(found.get("HOME") or "~").expanduser() / ".config")
    return Path(home) / "prompt2mesh"


class Credentials:
    """The file: what was read, and how to change it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use a folder, the user's own by default; nothing is read yet."""
        self.path = (folder or credentials_folder()) / _FILE
        self._lock: int | None = None

    @property
    def default_server(self) -> str | None:
        """The server that was logged in to last."""
        return self._read().get("default")

    def entry(self, server: str) -> dict[str, str]:
        """What is kept for a server; empty where there is no login."""
        return self._read().get("servers", {}).get(server, {})

    def keep(self, server: str, entry: Mapping[str, str], *, default: bool = False) -> None:
        """Replaces what is kept for a server; nothing is left of an empty entry.

        Args:
            server: Its address.
            entry: `email` with `access_token` and `refresh_token`, or `api_key`.
            default: Make it the server that commands talk to.
        """
        with self._exclusive():
            document = self._read()
            servers: dict[str, Any] = document.setdefault("servers", {})
            servers.pop(server, None)
            if entry:
                servers[server] = dict(entry)
            if default:
                document["default"] = server
            elif not entry and document.get("default") == server:
                document.pop("default")
            self._write(document)

    def try_lock(self) -> bool:
        """Takes the lock if no other command has it."""
        self._make_folder()
        descriptor = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._lock = descriptor
        return True

    def unlock(self) -> None:
        """Gives the lock back."""
        descriptor, self._lock = self._lock, None
        if descriptor is not None:
            os.close(descriptor)

    @contextmanager
    def _exclusive(self) -> Generator[None]:
        if self._lock is not None:
            yield
            return
        self._make_folder()
        descriptor = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            self._lock = descriptor
            yield
        finally:
            self._lock = None
            os.close(descriptor)

    def _make_folder(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    def _read(self) -> dict[str, Any]:
        try:
            found: Any = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as exc:
            raise InputFileError(
                f"{self.path} cannot be read: {exc}", hint="delete it and log in again: prompt2mesh remote login"
            ) from exc
        return cast("dict[str, Any]", found) if isinstance(found, dict) else {}

    def _write(self, document: dict[str, Any]) -> None:
        fresh = self.path.with_name(f".{_FILE}.{secrets.token_hex(6)}")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(document, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)


class FileTokens:
    """The login of one server, as the client wants to have it: `prompt2mesh.client.TokenStore`."""

    def __init__(self, credentials: Credentials, server: str) -> None:
        """Keep the login of a server in the file."""
        self._credentials = credentials
        self._server = server

    def load(self) -> "Tokens | None":
        """The tokens as they are now; another command may have refreshed them."""
        from prompt2mesh.client import Tokens  # noqa: PLC0415 - the server extra

        entry = self._credentials.entry(self._server)
        return Tokens(entry["access_token"], entry.get("refresh_token", "")) if "access_token" in entry else None

    def save(self, tokens: "Tokens | None") -> None:
        """Replaces them; None forgets them."""
        entry = self._credentials.entry(self._server)
        for name in ("access_token", "refresh_token", "api_key"):
            entry.pop(name, None)
        if tokens is None:
            entry = {}
        else:
            entry |= {"access_token": tokens.access_token, "refresh_token": tokens.refresh_token}
        self._credentials.keep(self._server, entry)

    def try_lock(self) -> bool:
        """Takes the lock if no other command has it."""
        return self._credentials.try_lock()

    def unlock(self) -> None:
        """Gives the lock back."""
        self._credentials.unlock()
