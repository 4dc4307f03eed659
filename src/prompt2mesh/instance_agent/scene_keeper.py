"""Looks after the person's scene: loads it once they are bound, shows what is built, and keeps verified copies."""

import contextlib
import logging
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from prompt2mesh.instance_agent.activity import ActivityTracker, utc_now
from prompt2mesh.instance_agent.api_link import OpenProject, PersonsApi
from prompt2mesh.instance_agent.binding import Binding
from prompt2mesh.instance_agent.blender_link import BlenderActivity, PersonsBlender, SceneCopy
from prompt2mesh.instances.agent_wire import (
    BindAnswer,
    BindRequest,
    Loaded,
    Record,
    SaveAnswer,
    SavedState,
    SaveRequest,
    SceneState,
    ShowRequest,
)
from prompt2mesh.instances.record_files import read_record, write_record
from prompt2mesh.mesh.errors import (
    CodeError,
    InstanceActiveError,
    InstanceUnavailableError,
    NotFoundError,
    Prompt2MeshError,
    SceneNotSavedError,
    StorageError,
)
from prompt2mesh.telemetry import metrics

log = logging.getLogger(__name__)
SEALED_S = 120.0  # by then the instance has ended, or will not
_BEFORE_THE_END = frozenset({"suspend", "moving"})
_FILE = "scene.json"
_MODEL = "model.glb"


class KeptScene(Record):
    """What is known of the scene, kept over restarts.

    Attributes:
        boot_id: Of the Blender process that it was loaded into.
        lineage: Of the scene in there, which goes over to a Blender that opens a copy of it.
        changes: Blender's count of changes when it was loaded or saved last.
        loaded: What was loaded first; None until something was.
    """

    scene: SceneState = SceneState()
    saved: SavedState = SavedState()
    boot_id: str = ""
    lineage: str = ""
    changes: int = 0
    loaded: Loaded | None = None


class SceneKeeper:
    """One thing at a time: a load, a save or a show; threads may share it."""

    def __init__(
        self, *, data: Path, binding: Binding, blender: PersonsBlender, api: PersonsApi, activity: ActivityTracker,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:  # fmt: skip
        """Reads what an earlier process kept.

        Raises:
            StorageError: It cannot be read.
        """
        self._path = data / _FILE
        self._data = data
        self._binding = binding
        self._blender = blender
        self._api = api
        self._activity = activity
        self._clock = clock
        self._lock = threading.RLock()
        self._sealed_until = 0.0
        self._doubted = ""  # the digest of a scene at whose loading Blender fell silent
        self._kept = read_record(self._path, KeptScene) or KeptScene()

    @property
    def scene(self) -> SceneState:
        """What is open."""
        return self._kept.scene

    @property
    def saved(self) -> SavedState:
        """The newest verified copy."""
        return self._kept.saved

    def dirty(self, heard: BlenderActivity | None) -> bool | None:
        """Whether the scene was changed since it was loaded or saved; None where nobody knows."""
        if heard is None or self._binding.bound is None:
            return None
        # A Blender that was started again opened its own copy of the scene, which is older or newer than ours.
        return heard.boot_id != self._kept.boot_id or heard.changes != self._kept.changes

    def bind(self, request: BindRequest) -> BindAnswer:
        """Binds and loads; the same again only renews the token.

        Raises:
            InstanceTakenError: It is another person's.
            InstanceUnavailableError: Neither Blender nor the API can be reached; the binding holds.
        """
        with self._lock:
            fresh = self._binding.take(request)
            if self._sealed_until:
                self._seal(0.0)  # whoever opens it again wants it to go on
            if not fresh and self._kept.loaded is not None:
                return BindAnswer(loaded=self._kept.loaded, scene=self._kept.scene)
            return self._load(request)

    def load_again(self) -> None:
        """Loads the newest saved scene into a Blender that does not have it, and does nothing where it does.

        What somebody did in the empty scene meanwhile is gone then, in the place of all that was done before.

        Raises:
            InstanceUnavailableError: Neither Blender nor the API can be reached.
        """
        with self._lock:
            with _told_as_unavailable():
                heard = self._blender.activity()  # what was heard before the lock may be of another time
            bound = self._binding.bound
            if bound is not None and self.lost(heard):
                log.warning("Blender does not have the scene; it is loaded again")
                self._load(bound)

    def lost(self, heard: BlenderActivity) -> bool:
        """Whether that Blender does not have the scene: it began anew, or the scene could never be loaded."""
        kept = self._kept
        if kept.loaded is None:
            return self._binding.bound is not None
        if heard.boot_id == kept.boot_id:
            return False
        if heard.lineage and kept.lineage:
            return heard.lineage != kept.lineage
        # An older add-on, which may have opened its own copy: loading over that would cost what was not saved.
        return heard.changes == 0

    def show(self, request: ShowRequest) -> SceneState:
        """Shows a version of the person's.

        Raises:
            NotFoundError: There is no such version.
            InstanceUnavailableError: The API or Blender does not answer.
        """
        with self._lock:
            self.load_again()
            known = request.program_hash is not None and request.program_hash == self._kept.scene.program_hash
            if known:
                self._keep(scene=self._kept.scene.model_copy(
                    update={"project_id": request.project_id, "version_id": request.version_id}))  # fmt: skip
                return self._kept.scene
            project = self._api.project(request.project_id, request.version_id)
            if project is None or project.file(_MODEL) is None:
                raise NotFoundError(f"there is no model of the version {request.version_id}")
            self._show_project(project)
            return self._kept.scene

    def show_built(self, model: Path, *, title: str, program_hash: str) -> None:
        """Shows a model that was built here a moment ago; which version it will be is told later."""
        with self._lock, _told_as_unavailable():
            self.load_again()
            changes = self._blender.show(model, title=title, key=program_hash)
            self._keep(scene=SceneState(program_hash=program_hash, project_id=self._kept.scene.project_id,
                                        digest=self._kept.scene.digest))  # fmt: skip
            log.info("a model is shown (%d changes)", changes)

    def save(self, request: SaveRequest) -> SaveAnswer:
        """Keeps a verified copy of the scene.

        Raises:
            InstanceActiveError: There was activity after `idle_since`, or something runs.
            SceneNotSavedError: It could not be saved or verified.
        """
        try:
            answer = self._save_as_asked(request)
        except Prompt2MeshError as exc:
            metrics.AGENT_SAVES.inc(outcome="active" if isinstance(exc, InstanceActiveError) else "failed")
            raise
        metrics.AGENT_SAVES.inc(outcome="nothing" if answer.nothing else "saved")
        return answer

    def _save_as_asked(self, request: SaveRequest) -> SaveAnswer:
        if self._binding.bound is None:
            return SaveAnswer(nothing=True)
        with self._lock:
            self._require_idle(request)
            if request.reason not in _BEFORE_THE_END:
                return self._save()
            # What is done between the save and the end would be lost: from now on nothing is begun here.
            self._seal(SEALED_S)
            try:
                answer = self._save()
                self._require_idle(request)
            except BaseException:
                self._seal(0.0)
                raise
            return answer

    def require_open(self) -> None:
        """Refuses what would be lost, as the scene was saved and this instance will end.

        Raises:
            InstanceUnavailableError: So it is.
        """
        if time.monotonic() < self._sealed_until:
            raise InstanceUnavailableError("this instance is being suspended", hint="go on when it is back")

    def _seal(self, seconds: float) -> None:
        self._sealed_until = time.monotonic() + seconds if seconds else 0.0
        with contextlib.suppress(Prompt2MeshError):  # an older add-on knows nothing of it
            self._blender.hold(seconds)

    def _save(self) -> SaveAnswer:
        try:
            self.load_again()
            kept, heard = self._kept, self._blender.activity()
            if self.dirty(heard) is False:
                if kept.saved.digest is None and kept.loaded in {None, "nothing"}:
                    return SaveAnswer(nothing=True)
                if kept.saved.digest is not None and self._is_kept(kept.saved.digest):
                    return SaveAnswer(digest=kept.saved.digest, saved_at=kept.saved.at)
            copy = self._keep_copy(heard)
        except SceneNotSavedError:
            raise
        except Prompt2MeshError as exc:
            raise SceneNotSavedError(f"the scene could not be saved: {exc.message}", hint=exc.hint) from exc
        except OSError as exc:
            raise SceneNotSavedError(f"the scene could not be saved: {StorageError.of(exc).message}") from exc
        saved = SavedState(at=self._clock(), digest=copy.digest)
        self._keep(saved=saved, boot_id=heard.boot_id, lineage=heard.lineage, changes=copy.changes)
        return SaveAnswer(digest=copy.digest, size_bytes=copy.size_bytes, saved_at=saved.at)

    def _keep_copy(self, heard: BlenderActivity) -> SceneCopy:
        """Has the API keep the scene of the Blender that was heard, and of no other that came up meanwhile."""
        with tempfile.TemporaryDirectory(prefix="save-", dir=self._data, ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "scene.blend"
            copy = self._blender.save(path)
            now = self._blender.activity()
            if now.boot_id != heard.boot_id or self.lost(now):
                raise SceneNotSavedError("Blender was started again while its scene was saved",
                                         hint="it is tried again")  # fmt: skip
            self._api.put_scene(path, digest=copy.digest, scene=self._kept.scene)
        return copy

    def _is_kept(self, digest: str) -> bool:
        found = self._api.saved_scene()
        return found is not None and found.digest == digest

    def _require_idle(self, request: SaveRequest) -> None:
        if request.idle_since is None:
            return
        state = self._activity.state()
        if state.busy or (state.last_at is not None and state.last_at > request.idle_since):
            at = state.last_at.isoformat() if state.last_at else "now"
            raise InstanceActiveError(f"somebody works in this instance: the last activity was at {at}",
                                      hint="it is not suspended now")  # fmt: skip

    def _load(self, request: BindRequest) -> BindAnswer:
        # Asked before each step: one that goes to the next Blender is done again, and never taken for done.
        with _told_as_unavailable():
            heard = self._blender.activity()
        stored = self._api.saved_scene()
        problem = ""
        if stored is not None:
            try:
                with tempfile.TemporaryDirectory(prefix="load-", dir=self._data, ignore_cleanup_errors=True) as folder:
                    path = Path(folder) / "scene.blend"
                    self._api.fetch_scene(stored, path)
                    changes = self._blender.load(path)
            except InstanceUnavailableError:
                raise
            except Prompt2MeshError as exc:
                if not isinstance(exc, CodeError) and self._doubted != stored.digest:
                    self._doubted = stored.digest  # it may have been ended by something else: tried once more
                    raise InstanceUnavailableError(f"the saved scene was not opened: {exc.message}",
                                                   hint="it is tried again") from exc  # fmt: skip
                # Blender cannot read it: the model itself can still be shown.
                problem = f"the saved scene could not be opened: {exc.message}"
                log.warning("%s", problem)
            else:
                self._doubted = ""
                saved = SavedState(at=self._kept.saved.at or self._clock(), digest=stored.digest)
                self._keep(scene=stored.scene, saved=saved, boot_id=heard.boot_id, lineage=heard.lineage,
                           changes=changes, loaded="scene")  # fmt: skip
                return BindAnswer(loaded="scene", scene=stored.scene)
        project = self._api.project(request.project_id, request.version_id)
        with _told_as_unavailable():
            heard = self._blender.activity()
        if project is None or project.file(_MODEL) is None:
            self._keep(scene=SceneState(), boot_id=heard.boot_id, lineage=heard.lineage, changes=heard.changes,
                       loaded="nothing")  # fmt: skip
            return BindAnswer(loaded="nothing", problem=problem)
        self._show_project(project)
        self._keep(boot_id=heard.boot_id, lineage=heard.lineage, loaded="model")
        return BindAnswer(loaded="model", scene=self._kept.scene, problem=problem)

    def _show_project(self, project: OpenProject) -> None:
        model = project.file(_MODEL)
        assert model is not None
        with tempfile.TemporaryDirectory(prefix="show-", dir=self._data, ignore_cleanup_errors=True) as folder:
            path = Path(folder) / _MODEL
            self._api.fetch_file(model, path)
            with _told_as_unavailable():
                self._blender.show(path, title=project.title, key=project.program_hash or model.digest)
        self._keep(scene=SceneState(project_id=project.project_id, version_id=project.version_id,
                                    program_hash=project.program_hash, digest=self._kept.scene.digest))  # fmt: skip

    def _keep(self, **fields: object) -> None:
        self._kept = self._kept.model_copy(update=fields)
        write_record(self._path, self._kept)


@contextlib.contextmanager
def _told_as_unavailable():  # noqa: ANN202
    """What Blender cannot do, as a fault of the instance."""
    try:
        yield
    except (InstanceUnavailableError, StorageError):
        raise
    except Prompt2MeshError as exc:
        raise InstanceUnavailableError(f"the instance's Blender could not do it: {exc.message}", hint=exc.hint) from exc
