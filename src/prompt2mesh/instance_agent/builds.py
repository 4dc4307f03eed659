"""Builds for the person on this instance's own Blender workers; their files wait here until they are fetched."""

import contextlib
import hashlib
import logging
import shutil
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.instance_agent.line_stream import Tell
from prompt2mesh.instances.agent_wire import BuildLine, BuildRequest, SentFile, plain_name
from prompt2mesh.mesh.document import program_hash
from prompt2mesh.mesh.errors import CanceledError, InstanceUnavailableError, LimitError, NotFoundError
from prompt2mesh.studio.ports import Builder, Canceled
from prompt2mesh.studio.ports.records import new_id

log = logging.getLogger(__name__)
_KEPT_S = 600.0
_MODEL = "model.glb"
ShowBuilt = Callable[[Path, str, str], None]


class Builds:
    """Builds, a few at a time; threads may share it."""

    def __init__(self, builder: Callable[[], Builder], *, folder: Path, at_once: int, show: ShowBuilt) -> None:
        """What an earlier process left is removed.

        Args:
            builder: Opens the workers when they are first needed.
            folder: Holds the files of builds.
            at_once: How many may run.
            show: Shows a model: its file, its title and the hash of its program. Called in a thread of its own.
        """
        self._builder = builder
        self._folder = folder
        self._room = threading.BoundedSemaphore(at_once)
        self._at_once = at_once
        self._show = show
        self._lock = threading.Lock()
        self._done: dict[str, float] = {}
        self._shower = threading.Lock()
        self._newest_shown = 0
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)

    @contextmanager
    def room(self) -> Generator[None]:
        """Room for one more.

        Raises:
            LimitError: There is none.
        """
        if not self._room.acquire(blocking=False):
            raise LimitError(f"{self._at_once} builds run in this instance already", retry_after_s=1)
        try:
            yield
        finally:
            self._room.release()

    def build(self, request: BuildRequest, tell: Tell, canceled: Canceled, *, stopping: Canceled) -> None:
        """Builds, and tells how it goes and what came of it.

        Raises:
            CanceledError: It was asked to stop.
            InstanceUnavailableError: This agent is ending.
            Prompt2MeshError: As `Builder.build` does.
        """
        self._forget_old()
        build_id = new_id("bld")
        folder = self._folder / build_id
        folder.mkdir(mode=0o700)
        kept = False
        tell(BuildLine(build_id=build_id))
        try:
            result = self._builder().build(
                request.order(folder), canceled=canceled,
                on_progress=lambda stage, share: tell(BuildLine(stage=stage, share=share)),
            )  # fmt: skip
            files = tuple(_sent(path) for path in sorted(folder.iterdir()) if path.is_file())
            exports = [entry.model_copy(update={"path": Path(entry.path).name}) for entry in result.exports]
            result = type(result)(result.geometry, exports, result.renders, result.seconds, result.print_report,
                                  result.measures)  # fmt: skip
            with self._lock:
                self._done[build_id] = time.monotonic()
            kept = True
            if request.show and (folder / _MODEL).exists():
                self._show_later(folder / _MODEL, request)
            tell(BuildLine(result=result, files=files))
        except CanceledError as exc:
            if stopping():
                raise InstanceUnavailableError("the instance is ending") from exc
            raise
        finally:
            if not kept:
                shutil.rmtree(folder, ignore_errors=True)

    def file(self, build_id: str, name: str) -> Path:
        """A file of a build.

        Raises:
            NotFoundError: There is none.
        """
        path = self._folder / plain_name(build_id) / plain_name(name)
        with self._lock:
            known = build_id in self._done
        if not known or not path.is_file():
            raise NotFoundError(f"there is no file {name!r} of that build", hint="files are kept for ten minutes")
        return path

    def forget(self, build_id: str) -> None:
        """Lets go of the files of a build."""
        with self._lock:
            known = self._done.pop(build_id, None) is not None
        if known:
            shutil.rmtree(self._folder / build_id, ignore_errors=True)

    def _forget_old(self) -> None:
        late = time.monotonic() - _KEPT_S
        with self._lock:
            old = [one for one, at in self._done.items() if at < late]
        for one in old:
            self.forget(one)

    def _show_later(self, model: Path, request: BuildRequest) -> None:
        """Whoever waits for the files does not wait for Blender to show them."""
        copy = self._folder / f"{model.parent.name}-shown.glb"
        with contextlib.suppress(OSError):
            shutil.copyfile(model, copy)
            with self._lock:
                self._newest_shown += 1
                number = self._newest_shown
            threading.Thread(target=self._show_newest, args=(copy, request, number), name="show", daemon=True).start()

    def _show_newest(self, copy: Path, request: BuildRequest, number: int) -> None:
        try:
            with self._shower:
                if number == self._newest_shown:  # else a newer one waits behind this one
                    program = request.program
                    self._show(copy, program.prompt or program.name, program_hash(program))
        except Exception:  # the build is good all the same
            log.exception("a model could not be shown")
        finally:
            copy.unlink(missing_ok=True)


def _sent(path: Path) -> SentFile:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return SentFile(name=path.name, size_bytes=path.stat().st_size, digest=digest.hexdigest())
