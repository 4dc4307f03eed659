"""The backend of a client on this machine: this machine's studio, opened when it is first needed."""

import shutil
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import anyio

from prompt2mesh.mcp.backend import Backend, ToolContext, in_thread
from prompt2mesh.mcp.scenes import Scenes, Session
from prompt2mesh.mesh.errors import RequestError, StorageError
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.settings.blender import BlenderAddress
from prompt2mesh.studio.ports.freeform import LiveScene
from prompt2mesh.studio.ports.records import StoredFile

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform
    from prompt2mesh.studio.service.accounts import Principal
    from prompt2mesh.studio.service.event_hub import EventHub

_THE_ONE = "stdio"


class LocalBackend(Backend):
    """The studio of this machine, with a runner in this process."""

    local = True

    def __init__(self, settings: ServiceSettings, *, email: str = "", blender: BlenderAddress | None = None) -> None:
        """Nothing is opened yet.

        Args:
            settings: Of this machine.
            email: Whose models they are; the local account's by default.
            blender: A Blender of the person's own, in place of one in a sandbox.
        """
        self.scenes = Scenes(self._open_scene)
        self._settings = settings
        self._email = email
        self._blender = blender
        self._lock = threading.Lock()
        self._opened = ExitStack()
        self._platform: Platform | None = None
        self._principal: Principal | None = None
        self._hub: EventHub | None = None
        self._runner_at_work = False

    async def platform(self) -> "Platform":
        """This machine's studio."""
        return self._platform or await in_thread(self._open_platform)

    async def principal(self, context: ToolContext) -> "Principal":
        """The local account."""
        del context
        return self._principal or await in_thread(self._find_principal)

    async def hub(self) -> "EventHub":
        """Who tells what happens to jobs."""
        if self._hub is None:
            from prompt2mesh.studio.service.event_hub import EventHub  # noqa: PLC0415 - see the module of Backend

            platform = await self.platform()
            self._hub = self._hub or EventHub(platform.services)
        return self._hub

    async def prepare_to_make(self) -> None:
        """Starts the runner and its Blender."""
        if not self._runner_at_work:
            await in_thread(self._start_runner)

    async def session(self, context: ToolContext) -> Session:
        """The client that started this process."""
        principal = await self.principal(context)
        return Session(principal.user.id, _THE_ONE)

    async def hand_over(self, label: str, file: StoredFile, *, folder: str | None) -> str:
        """Copies a file to where the client can read it."""
        return str(await in_thread(self._copy, label, file, folder))

    async def close(self) -> None:
        """Stops the runner in order and closes the scenes."""
        if self._hub is not None:
            self._hub.close()
        with anyio.CancelScope(shield=True):
            await in_thread(self.close_now)

    def close_now(self) -> None:
        """The same, from a thread."""
        self.scenes.close_all()
        with self._lock:
            self._opened.close()
            self._platform = None

    def _open_platform(self) -> "Platform":
        from prompt2mesh.bootstrap.service import open_platform  # noqa: PLC0415 - see the module of Backend

        with self._lock:
            if self._platform is None:
                self._settings.data.mkdir(parents=True, exist_ok=True)
                self._platform = self._opened.enter_context(open_platform(self._settings))
            return self._platform

    def _find_principal(self) -> "Principal":
        from prompt2mesh.mcp.local_user import local_principal  # noqa: PLC0415 - see the module of Backend

        platform = self._open_platform()
        with self._lock:
            if self._principal is None:
                self._principal = local_principal(platform, self._email)
            return self._principal

    def _start_runner(self) -> None:
        from prompt2mesh.bootstrap.service import open_runner  # noqa: PLC0415 - see the module of Backend

        platform = self._open_platform()
        with self._lock:
            if not self._runner_at_work:
                self._opened.enter_context(open_runner(platform))
                self._runner_at_work = True

    def _open_scene(self) -> LiveScene:
        from prompt2mesh.bootstrap import connect_blender, open_live_scene  # noqa: PLC0415 - see the module of Backend

        at = self._blender
        if at is not None:
            return connect_blender(at.host, at.port, token=at.token)
        return open_live_scene(self._settings.machine)

    def _copy(self, label: str, file: StoredFile, folder: str | None) -> Path:
        platform = self._open_platform()
        if folder is None:
            target = self._settings.data / "exports" / label
            target.mkdir(parents=True, exist_ok=True)
        else:
            target = Path(folder).expanduser()
            if not target.is_absolute() or not target.is_dir():
                raise RequestError(f"{folder[:200]!r} is not a folder of this machine", hint="give an absolute path")
        path = _free_name(target / file.name, own=folder is None)
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("wb") as stream:
                for chunk in platform.services.blobs.open(file.digest):
                    stream.write(chunk)
            shutil.move(part, path)
        except OSError as exc:
            raise StorageError.of(exc) from exc
        finally:
            part.unlink(missing_ok=True)
        return path


def _free_name(path: Path, *, own: bool) -> Path:
    """A name that overwrites nothing of the person's."""
    if own or not path.exists():
        return path
    stem, _, ending = path.name.partition(".")
    number = 2
    while True:
        found = path.with_name(f"{stem}-{number}.{ending}")
        if not found.exists():
            return found
        number += 1
