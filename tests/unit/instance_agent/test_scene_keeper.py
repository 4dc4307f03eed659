"""What is left of a person's scene when Blender is replaced, dies or falls silent at any moment."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from prompt2mesh.instance_agent.activity import ActivityTracker
from prompt2mesh.instance_agent.api_link import OpenProject, PersonsApi, ProjectFile, StoredScene
from prompt2mesh.instance_agent.binding import Binding
from prompt2mesh.instance_agent.blender_link import BlenderActivity, PersonsBlender, SceneCopy
from prompt2mesh.instance_agent.scene_keeper import SceneKeeper
from prompt2mesh.instances.agent_wire import SaveRequest, SceneState, ShowRequest
from prompt2mesh.mesh.errors import CodeError, InstanceUnavailableError, SceneNotSavedError, WorkerCrashedError
from tests.support.instance_agents import bind_request

HOURS = ["castle", "dragon", "moat"]


class FakeBlender(PersonsBlender):
    """A scene is a list of names; a file of it is that list as JSON.

    Attributes:
        says_lineage: Whether its add-on is new enough to.
        before: Done before the next save, load or show reaches it.
    """

    def __init__(self) -> None:
        self.objects = ["Cube"]
        self.says_lineage = True
        self.before: Callable[[], None] = lambda: None
        self._boot, self._lineage, self._changes = 1, 1, 0

    def work(self, name: str) -> None:
        """Somebody makes something."""
        self.objects = [*self.objects, name]
        self._changes += 1

    def replace(self) -> None:
        """Another process with Blender's own first scene, as after a move to another machine."""
        self._boot += 1
        self._lineage = self._boot
        self.objects, self._changes = ["Cube"], 0

    def come_back(self) -> None:
        """Another process that opened the copy of the one before it."""
        self._boot += 1
        self._changes = 1

    def activity(self) -> BlenderActivity:
        lineage = f"lineage-{self._lineage}" if self.says_lineage else ""
        return BlenderActivity(f"boot-{self._boot}", self._changes, lineage=lineage)

    def save(self, target: Path) -> SceneCopy:
        self._reach()
        target.write_text(json.dumps(self.objects))
        data = target.read_bytes()
        return SceneCopy(hashlib.sha256(data).hexdigest(), len(data), self._changes)

    def load(self, source: Path) -> int:
        self._reach()
        self.objects = json.loads(source.read_text())
        self._changes += 1
        return self._changes

    def show(self, source: Path, *, title: str, key: str) -> int:
        del source, title
        self._reach()
        self.work(f"model {key}")
        return self._changes

    def hold(self, seconds: float) -> None:
        pass

    def _reach(self) -> None:
        happens, self.before = self.before, lambda: None
        happens()


class FakeApi(PersonsApi):
    """What is kept of the person.

    Attributes:
        scene: What the saved scene holds.
        version_id: Of the newest model; None where there is none.
        fails: Whether it does not answer.
    """

    def __init__(self) -> None:
        self.scene = HOURS
        self.version_id: str | None = None
        self.fails = False

    def saved_scene(self) -> StoredScene:
        if self.fails:
            raise InstanceUnavailableError("the API does not answer")
        data = json.dumps(self.scene).encode()
        return StoredScene(hashlib.sha256(data).hexdigest(), len(data), SceneState())

    def fetch_scene(self, stored: StoredScene, target: Path) -> None:
        del stored
        target.write_text(json.dumps(self.scene))

    def put_scene(self, source: Path, *, digest: str, scene: SceneState) -> None:
        del digest, scene
        self.scene = json.loads(source.read_text())

    def project(self, project_id: str | None = None, version_id: str | None = None) -> OpenProject | None:
        del project_id, version_id
        if self.version_id is None:
            return None
        model = ProjectFile(name="model.glb", digest="ab" * 32, size_bytes=4)
        return OpenProject(project_id="prj_1", version_id=self.version_id, files=[model], program_hash="newest")

    def fetch_file(self, file: ProjectFile, target: Path) -> None:
        del file
        target.write_bytes(b"glTF")


@pytest.fixture
def api() -> FakeApi:
    return FakeApi()


@pytest.fixture
def blender() -> FakeBlender:
    return FakeBlender()


def keeper_in(folder: Path, blender: FakeBlender, api: FakeApi) -> SceneKeeper:
    """The keeper of an agent that is started, or started again, in a folder."""
    folder.mkdir(exist_ok=True)
    return SceneKeeper(data=folder, binding=Binding(folder), blender=blender, api=api,
                       activity=ActivityTracker(blender.activity))  # fmt: skip


@pytest.fixture
def keeper(tmp_path: Path, blender: FakeBlender, api: FakeApi) -> SceneKeeper:
    """Bound, with the scene loaded, changed and saved."""
    opened = keeper_in(tmp_path / "data", blender, api)
    opened.bind(bind_request("http://api"))
    blender.work("bridge")
    opened.save(SaveRequest())
    assert api.scene == [*HOURS, "bridge"]
    return opened


@pytest.mark.parametrize("reason", ["autosave", "suspend", "moving", "asked"])
def test_a_blender_that_began_anew_never_takes_the_saved_scenes_place_however_quick_somebody_was(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi, reason: str
) -> None:
    blender.replace()
    blender.work("cone of a program that tried again")
    keeper.save(SaveRequest.model_validate({"reason": reason}))
    assert api.scene == blender.objects == [*HOURS, "bridge"]
    blender.work("tower")
    keeper.save(SaveRequest())
    assert api.scene == [*HOURS, "bridge", "tower"]


def test_the_look_loads_the_scene_again_although_somebody_changed_the_empty_one(
    keeper: SceneKeeper, blender: FakeBlender
) -> None:
    assert not keeper.lost(blender.activity())
    blender.replace()
    blender.work("cone")
    assert keeper.lost(blender.activity())
    keeper.load_again()
    assert blender.objects == [*HOURS, "bridge"]
    blender.work("tower")
    keeper.load_again()
    assert "tower" in blender.objects, "what was heard before another thread loaded it is of another time"


def test_a_model_is_shown_in_the_persons_scene_and_not_in_an_empty_one(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi, tmp_path: Path
) -> None:
    blender.replace()
    keeper.show_built(tmp_path / "model.glb", title="a boat", program_hash="built")
    assert blender.objects == [*HOURS, "bridge", "model built"]
    blender.replace()
    api.version_id = "ver_2"
    keeper.show(ShowRequest(project_id="prj_1", version_id="ver_2", program_hash="built"))
    assert blender.objects == [*HOURS, "bridge", "model newest"]


def test_a_blender_that_opened_its_own_copy_keeps_what_was_not_saved_yet(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi
) -> None:
    blender.work("tower")
    blender.come_back()
    assert not keeper.lost(blender.activity())
    keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == [*HOURS, "bridge", "tower"]


def test_the_copy_of_a_blender_that_began_anew_is_not_taken_for_the_scene(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi
) -> None:
    blender.replace()
    blender.work("cone")
    blender.come_back()
    keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == blender.objects == [*HOURS, "bridge"]


def test_a_scene_that_was_opened_on_purpose_is_saved(keeper: SceneKeeper, blender: FakeBlender, api: FakeApi) -> None:
    blender.objects = []
    blender.work("another file of mine")
    keeper.load_again()
    keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == ["another file of mine"]


def test_an_agent_that_is_started_again_leaves_the_scene_as_it_is(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi, tmp_path: Path
) -> None:
    del keeper
    blender.work("tower")
    again = keeper_in(tmp_path / "data", blender, api)
    again.load_again()
    assert "tower" in blender.objects
    again.save(SaveRequest(reason="autosave"))
    assert api.scene == [*HOURS, "bridge", "tower"]


def test_a_scene_that_could_not_be_loaded_at_first_is_loaded_before_anything_is_saved(
    blender: FakeBlender, api: FakeApi, tmp_path: Path
) -> None:
    keeper = keeper_in(tmp_path / "data", blender, api)
    api.fails = True
    with pytest.raises(InstanceUnavailableError):
        keeper.bind(bind_request("http://api"))
    blender.work("cone")
    with pytest.raises(SceneNotSavedError):
        keeper.save(SaveRequest(reason="autosave"))
    api.fails = False
    assert keeper.lost(blender.activity())
    keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == blender.objects == HOURS


def test_a_blender_that_is_replaced_while_it_saves_or_loads_costs_nothing(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi
) -> None:
    blender.work("tower")
    blender.before = blender.replace
    with pytest.raises(SceneNotSavedError, match="started again"):
        keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == [*HOURS, "bridge"]
    blender.before = blender.replace
    keeper.load_again()
    blender.replace()
    keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == blender.objects == [*HOURS, "bridge"]


def test_a_scene_is_given_up_only_where_blender_says_so_or_falls_silent_twice(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi
) -> None:
    def die() -> None:
        raise WorkerCrashedError("no Blender answers")

    api.version_id = "ver_1"
    blender.replace()
    blender.before = die
    with pytest.raises(InstanceUnavailableError):
        keeper.load_again()
    assert keeper.lost(blender.activity()), "it is tried again"
    blender.before = die
    keeper.load_again()
    assert blender.objects == ["Cube", "model newest"], "it may be the scene that it dies of"

    def refuse() -> None:
        raise CodeError("it is of a newer Blender")

    blender.replace()
    blender.before = refuse
    keeper.load_again()
    assert blender.objects == ["Cube", "model newest"]
    assert not keeper.lost(blender.activity())


def test_an_older_add_on_gets_the_scene_again_where_nobody_touched_its_own(
    keeper: SceneKeeper, blender: FakeBlender, api: FakeApi
) -> None:
    blender.says_lineage = False
    blender.replace()
    assert keeper.lost(blender.activity())
    keeper.load_again()
    blender.work("tower")
    blender.come_back()
    keeper.save(SaveRequest(reason="autosave"))
    assert api.scene == [*HOURS, "bridge", "tower"]
