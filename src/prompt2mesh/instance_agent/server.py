"""The parts of an instance's agent, and what goes on beside requests: activity is told, scenes are saved."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from prompt2mesh.bootstrap import open_builder
from prompt2mesh.bootstrap.agent import open_local_agent, open_pictures
from prompt2mesh.instance_agent.activity import ActivityTracker
from prompt2mesh.instance_agent.agent_runs import AgentRuns, OpenAgent
from prompt2mesh.instance_agent.api_link import PersonsApi
from prompt2mesh.instance_agent.binding import Binding
from prompt2mesh.instance_agent.blender_link import BlenderActivity, PersonsBlender
from prompt2mesh.instance_agent.builds import Builds
from prompt2mesh.instance_agent.line_stream import Tell
from prompt2mesh.instance_agent.scene_keeper import SceneKeeper
from prompt2mesh.instances.agent_wire import (
    AgentRunRequest,
    AgentStatus,
    BindAnswer,
    BindRequest,
    BuildRequest,
    SaveRequest,
    SceneState,
    ShowRequest,
)
from prompt2mesh.mesh.errors import ConflictError, Prompt2MeshError
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import Builder, Canceled
from prompt2mesh.studio.ports.records import new_id
from prompt2mesh.telemetry import context, metrics

log = logging.getLogger(__name__)
AUTOSAVE_S = 180.0
LOOK_EVERY_S = 5.0
_BUILDS_AT_ONCE = 2
_RUNS_AT_ONCE = 2
_THREADS = 16


class InstanceAgent:
    """One instance's agent; threads may share it."""

    def __init__(
        self, settings: Settings, *, data: Path, blender: PersonsBlender, autosave_s: float = AUTOSAVE_S,
        look_every_s: float = LOOK_EVERY_S, open_workers: Callable[[], Builder] | None = None,
        open_agent: OpenAgent | None = None,
    ) -> None:  # fmt: skip
        """Reads what an earlier process kept; nothing runs before `start`.

        Args:
            settings: Of this machine.
            data: Its own folder.
            blender: The person's Blender.
            autosave_s: How often a changed scene is saved.
            look_every_s: How often it is asked whether somebody works.
            open_workers: Opens what builds; Blender workers of its own by default.
            open_agent: Opens what models with an LLM; LangGraph over the data folder by default.

        Raises:
            StorageError: What was kept cannot be read.
        """
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.data = data
        self.stopping = threading.Event()
        self.executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="work")
        self.boot_id = new_id("boot")
        self.binding = Binding(data)
        self.activity = ActivityTracker(blender.activity)
        self.pictures = open_pictures(data / "runs")
        self._api = PersonsApi(lambda: self.binding.bound)
        self.keeper = SceneKeeper(data=data, binding=self.binding, blender=blender, api=self._api,
                                  activity=self.activity)  # fmt: skip
        self.builds = Builds(self._workers, folder=data / "builds", at_once=_BUILDS_AT_ONCE, show=self._show_built)
        runs = data / "runs"
        self._runs = AgentRuns(
            open_agent or (lambda builder: open_local_agent(settings, builder=builder, folder=runs)),
            folder=runs, at_once=_RUNS_AT_ONCE,
        )  # fmt: skip
        self._open_workers = open_workers or (lambda: open_builder(settings, scratch=data))
        self._blender = blender
        self._autosave_s = autosave_s
        self._look_every_s = look_every_s
        self._builder_lock = threading.Lock()
        self._builder: Builder | None = None
        self._looker = threading.Thread(target=self._look, name="look", daemon=True)
        self._saved_at = time.monotonic()
        self._unwatch: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begins to look after the scene."""
        self._unwatch = metrics.AGENT_BOUND.ask(lambda: {(): float(self.binding.bound is not None)})
        self._looker.start()
        if self.binding.bound is not None:
            self.executor.submit(self._workers)

    def ready(self) -> bool:
        """Whether Blender answers."""
        return not self.stopping.is_set() and self._blender.ready()

    def bind(self, request: BindRequest) -> BindAnswer:
        """See the wire."""
        answer = self.keeper.bind(request)
        self.executor.submit(self._workers)  # so that Blender's workers load while the person looks around
        return answer

    def status(self) -> AgentStatus:
        """See the wire."""
        heard = self._heard()
        bound = self.binding.bound
        return AgentStatus(
            bound_user=bound.user_id if bound else None, instance_id=bound.instance_id if bound else None,
            boot_id=self.boot_id, activity=self.activity.state(heard=heard), scene=self.keeper.scene,
            saved=self.keeper.saved, dirty=self.keeper.dirty(heard),
        )  # fmt: skip

    def show(self, request: ShowRequest) -> SceneState:
        """See the wire."""
        self._require_bound()
        return self.keeper.show(request)

    def build(self, request: BuildRequest, tell: Tell, canceled: Canceled) -> None:
        """See `Builds.build`."""
        self._require_bound()
        with self.builds.room(), self.activity.during("prompt"):
            self.builds.build(request, tell, canceled, stopping=self.stopping.is_set)

    def run_agent(self, request: AgentRunRequest, tell: Tell, canceled: Canceled) -> None:
        """See `AgentRuns.run`."""
        self._require_bound()
        with self._runs.room(request.task.thread_id, canceled), self.activity.during("prompt"):
            self._runs.run(request, self._workers(), tell, canceled, stopping=self.stopping.is_set)

    def run_told(self, thread_id: str, number: int) -> None:
        """Lets a run go on after a step."""
        self._runs.told(thread_id, number)

    def kept_runs(self) -> tuple[str, ...]:
        """The runs of which something is kept."""
        return self._runs.kept(self._workers())

    def forget_run(self, thread_id: str) -> None:
        """Lets go of what is kept of a run."""
        self._runs.forget(thread_id, self._workers())

    def stop(self, *, grace_s: float) -> None:
        """Cuts off what runs, and saves a changed scene if that is done within the grace."""
        self.stopping.set()
        self._unwatch()
        saving = self.executor.submit(self._save_at_end)
        try:
            saving.result(timeout=grace_s)
        except Exception as exc:  # noqa: BLE001 - it ends all the same; what was saved last is kept
            log.warning("the scene could not be saved at the end: %s", exc or type(exc).__name__)
        self._runs.close()
        with self._builder_lock:
            if self._builder is not None:
                self._builder.close()
        self.executor.shutdown(wait=False, cancel_futures=True)
        self._blender.close()
        self._api.close()

    def _workers(self) -> Builder:
        with self._builder_lock:
            if self.stopping.is_set():
                raise ConflictError("this instance is ending")
            if self._builder is None:
                self._builder = self._open_workers()
            return self._builder

    def _require_bound(self) -> None:
        self.keeper.require_open()
        if self.binding.bound is None:
            raise ConflictError("this agent serves nobody yet", hint="bind it first")

    def _show_built(self, model: Path, title: str, program_hash: str) -> None:
        self.keeper.show_built(model, title=title, program_hash=program_hash)

    def _heard(self) -> BlenderActivity | None:
        try:
            return self._blender.activity()
        except Prompt2MeshError:
            return None

    def _save_at_end(self) -> None:
        if self.binding.bound is not None and self.keeper.dirty(self._heard()):
            self.keeper.save(SaveRequest(reason="ending"))

    def _look(self) -> None:
        while not self.stopping.wait(self._look_every_s):
            bound = self.binding.bound
            ids = {"instance_id": bound.instance_id, "user_id": bound.user_id} if bound is not None else {}
            try:
                with context.bound(**ids):
                    self._look_once()
            except Prompt2MeshError as exc:
                log.warning("%s: %s", exc.code, exc.message)
            except Exception:
                log.exception("looking after the scene met a fault")

    def _look_once(self) -> None:
        if self.binding.bound is None:
            return
        heard = self._heard()
        if heard is not None and self.keeper.lost(heard):
            self.keeper.load_again()
            return
        self.activity.push(self.activity.state(heard=heard),
                           lambda kind, at: self._api.tell_activity(kind, at=at))  # fmt: skip
        if time.monotonic() - self._saved_at > self._autosave_s:
            self._saved_at = time.monotonic()
            if self.keeper.dirty(heard):
                self.keeper.save(SaveRequest(reason="autosave"))
