"""The other tools: library, parts, parameters, looking, undo; each in good use and in wrong use."""

from pathlib import Path

import pytest

from prompt2mesh.mesh.checklist import Checklist, ChecklistItem
from prompt2mesh.mesh.document import dump_program, load_program
from prompt2mesh.mesh.errors import CanceledError, CodeError, GeometryError, StorageError
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import PolyMesh, Sphere
from prompt2mesh.modelers.agent.bench import Workbench
from prompt2mesh.modelers.builtin import edit, set_parameter, vary
from prompt2mesh.studio.ports import BuildOrder, Canceled, Viewpoint, never
from prompt2mesh.studio.ports.freeform import CodeOrder, CodeResult, Isolation
from tests.support.benches import done, model_of, refused, workbench
from tests.support.builders import PaperBuilder

SHEET = PolyMesh(
    vertices=[(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)], faces=[[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]]
)


@pytest.fixture
def builder() -> PaperBuilder:
    return PaperBuilder()


@pytest.fixture
def bench(tmp_path: Path, builder: PaperBuilder) -> Workbench:
    return workbench(tmp_path, builder)


@pytest.fixture
def table(bench: Workbench) -> Workbench:
    """A library table with a ball of one's own on it."""
    done(bench, "add_asset", kind="table", parameters={"height": 0.6}, materials={"top": "walnut"})
    done(bench, "add_shape", name="ball", shape={"type": "sphere", "radius": 0.1}, relation="on", target="table")
    return bench


def test_searching_tells_size_parameters_slots_and_states(bench: Workbench) -> None:
    text = done(bench, "search_library", words="chair").text
    for words in ("chair (furniture)", " m.", "parameters: ", "material slots: ", "anchors: "):
        assert words in text
    assert len(text) < 3000


def test_searching_by_meaning_finds_what_is_near_and_says_when_nothing_is(bench: Workbench) -> None:
    assert "sofa" in done(bench, "search_library", words="davenport").text
    assert "add_shape" in done(bench, "search_library", words="qwertyuiop").text
    assert "oak" in done(bench, "search_library", words="wood", what="materials").text


def test_a_draft_comes_with_an_honest_checklist(bench: Workbench) -> None:
    text = done(bench, "draft_model", text="a round oak table with four brass legs and a flurgle").text
    assert "not understood: a flurgle" in text
    assert text.index("not understood") < text.index("met:"), "what is missing comes first"
    assert bench.checklist.count("not_understood") >= 1
    assert "English word" in refused(bench, "draft_model", text="flurgle")


def test_an_asset_keeps_its_sliders_states_and_slots(table: Workbench) -> None:
    program = model_of(table)
    assert program.parts[0].origin is not None
    assert program.parts[0].origin.parameters == {"height": 0.6}
    assert program.parts[0].materials["top"].preset == "walnut"
    assert "height" in {p.name for p in program.parameters}


def test_a_library_part_added_by_tool_goes_on_living_as_a_built_in_one(table: Workbench) -> None:
    program = load_program(dump_program(model_of(table)))
    edited, checklist = edit(program, "make the table 20 cm taller")
    assert checklist.count("not_understood") == 0
    assert next(p for p in edited.parameters if p.name == "height").value == pytest.approx(0.8)
    assert set_parameter(program, "width", 2.0) != program
    assert vary(program, 3).parts[1] == program.parts[1], "what was drawn stays as it was drawn"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"kind": "tabel"}, ["near: ", "table"]),
        ({"kind": "table", "parameters": {"heigth": 1}}, ["heigth", "height"]),
        ({"kind": "table", "parameters": {"height": 90}}, ["height", "0.2..1.5"]),
        ({"kind": "table", "parameters": {"leg_style": "wobbly"}}, ["leg_style", "turned"]),
        ({"kind": "table", "materials": {"tp": "oak"}}, ["slot", "top"]),
        ({"kind": "table", "materials": {"top": {"preset": "oak", "rough": 1}}}, ["rough", "roughness"]),
        ({"kind": "table", "style": "wobbly"}, ["style of table"]),
        ({"kind": "table", "relation": "on", "target": "ball/none"}, ["top-level part (table, ball)"]),
        ({"kind": "table", "at": [0, 0, 0], "relation": "on", "target": "ball"}, ["either"]),
        ({"kind": "table", "size": {"q": 1}}, ["size"]),
        ({"kind": "table", "name": "x" * 300}, ["1 to 120 letters", "(300 characters)"]),
        ({"kind": "table", "name": "a/b"}, ["1 to 120 letters", "'a/b'"]),
        ({"kind": "table", "name": "🎲"}, ["1 to 120 letters", "🎲"]),
    ],
)
def test_an_asset_asked_wrongly_is_answered_with_what_there_is(
    table: Workbench, arguments: dict[str, object], says: list[str]
) -> None:
    text = refused(table, "add_asset", **arguments)
    for words in says:
        assert words in text


def test_a_relation_to_an_inner_part_is_answered_with_its_place(table: Workbench) -> None:
    text = refused(table, "place_part", part="ball", relation="on", target="table/top")
    assert "give coordinates" in text


def test_parts_are_changed_moved_renamed_copied_and_removed(table: Workbench) -> None:
    done(table, "change_part", part="ball", name="globe", shape={"radius": 0.2}, color="#ff0000", scale=2)
    globe = model_of(table).parts[1]
    assert isinstance(globe.shape, Sphere)
    assert globe.shape.radius == 0.2
    assert globe.placement.scale == (2, 2, 2)
    assert globe.materials[globe.material or ""].color == "#ff0000"
    done(table, "change_part", part="globe", move=[0.1, 0, 0])
    assert model_of(table).parts[1].relation is not None
    assert model_of(table).parts[1].relation.offset == (0.1, 0, 0)  # pyright: ignore[reportOptionalMemberAccess]
    done(table, "place_part", part="globe", at=[1, 0, 0])
    assert model_of(table).parts[1].relation is None
    done(table, "duplicate_part", part="table", at=[3, 0, 0])
    assert [p.name for p in model_of(table).parts] == ["table", "globe", "table 2"]
    done(table, "change_part", part="globe", copies={"type": "linear", "count": 3, "step": [1, 0, 0]})
    done(table, "change_part", part="globe/globe 2", color="#00ff00")
    assert {p.name for p in model_of(table).parts} == {"table", "globe", "globe 2", "table 2"}
    done(table, "remove_part", part="globe")
    done(table, "remove_part", part="table/leg front left")
    assert "leg front left" not in done(table, "read_part", part="table").text.split("parts below")[1]


def test_an_asset_takes_parameters_slots_and_fine_materials_and_can_be_detached(table: Workbench) -> None:
    done(table, "change_part", part="table", parameters={"height": 0.9}, slots={"leg": "brass"})
    done(table, "change_part", part="table", material={"preset": "marble", "roughness": 0.9})
    origin = model_of(table).parts[0].origin
    assert origin is not None
    assert origin.parameters["height"] == 0.9
    assert origin.materials["leg"].preset == "brass"
    assert origin.materials["top"].roughness == 0.9
    assert "detach" in refused(table, "change_part", part="table/top", move=[0, 0, 1])
    done(table, "change_part", part="table", detach=True)
    assert model_of(table).parts[0].origin is None
    assert "height" not in {p.name for p in model_of(table).parameters}
    done(table, "change_part", part="table/top", move=[0, 0, 1])


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("change_part", {"part": "bal", "color": "red"}, "near: ball"),
        ("change_part", {"part": "ball"}, "only the part was given"),
        ("change_part", {"part": "ball", "parameters": {"r": 1}}, "library asset is expected"),
        ("change_part", {"part": "table", "shape": {"type": "sphere", "radius": 1}}, "detach"),
        ("change_part", {"part": "ball", "shape": {"radius": "big"}}, "shape.radius"),
        ("change_part", {"part": "ball", "shape": {"tube": 1}}, "it takes sphere(radius"),
        ("change_part", {"part": "ball", "scale": [1, -1, 1]}, "factor above 0"),
        ("change_part", {"part": "ball", "name": "table"}, "taken"),
        ("change_part", {"part": "ball", "name": "a/b"}, "letters"),
        ("place_part", {"part": "ball"}, "none"),
        ("place_part", {"part": "table", "relation": "on", "target": "ball"}, "circle"),
        ("remove_part", {"part": "sofa"}, "no part 'sofa'"),
        ("duplicate_part", {"part": "table/top"}, "detach"),
        ("set_parameter", {"name": "heigt", "value": 1}, "no parameter 'heigt'"),
        ("set_parameter", {"name": "height", "value": 100}, "0.2..1.5"),
        ("set_parameter", {"name": "height", "value": "tall"}, "tall"),
        ("define_parameters", {"parameters": [{"name": "height", "value": 1}]}, "slider of a library asset"),
        ("define_parameters", {"parameters": [{"name": "2x", "value": 1}]}, "name"),
        ("define_parameters", {"parameters": [{"name": "a", "value": "=b"}, {"name": "b", "value": "=a"}]}, "circle"),
        ("define_parameters", {"parameters": [{"name": "a", "value": 5, "maximum": 1}]}, "within"),
        ("define_parameters", {"parameters": [{"name": "a", "value": float("inf")}]}, "finite"),
        ("define_parameters", {}, "got none"),
        ("define_parameters", {"remove": ["width"]}, "model's own"),
        ("edit_by_sentence", {"sentence": "flurgle the wibble"}, "flurgle"),
        ("look_at_model", {"views": ["frnt"]}, "azimuth,elevation"),
        ("look_at_model", {"views": []}, "1 to 6 views"),
        ("look_at_model", {"size_px": 100000}, "size_px"),
        ("measure_parts", {"parts": []}, "1 to 8"),
        ("look", {}, "near: look_at_model"),
        ("run_blender_python", {"code": "print(1)"}, "a tool is expected"),
        ("undo", {"steps": 3}, "steps"),
    ],
)  # fmt: skip
def test_wrong_use_is_answered_and_changes_nothing(
    table: Workbench, tool: str, arguments: dict[str, object], says: str
) -> None:
    assert says in refused(table, tool, **arguments)


def test_tools_that_need_a_model_say_so(bench: Workbench) -> None:
    for tool in ("read_scene", "build_model", "check_model", "compare_with_prompt", "look_at_model"):
        assert "there is none yet" in refused(bench, tool)
    assert "a change to take back" in refused(bench, "undo")


def test_undo_goes_back_step_by_step_to_nothing(table: Workbench) -> None:
    before = model_of(table)
    done(table, "edit_by_sentence", sentence="paint the table blue")
    done(table, "undo")
    assert table.program is before
    done(table, "undo")
    done(table, "undo")
    assert table.program is None
    refused(table, "undo")


def test_a_run_that_goes_on_can_still_undo(tmp_path: Path, table: Workbench) -> None:
    later = Workbench(
        builder=PaperBuilder(), code=None, blobs=table._desk.blobs, folder=tmp_path, program=table.program,
        checklist=Checklist(), references=(), history=table.history,
    )  # fmt: skip
    done(later, "undo")
    assert [p.name for p in model_of(later).parts] == ["table"]


def test_a_definition_before_any_part_waits_for_the_first(bench: Workbench) -> None:
    done(bench, "define_parameters", parameters=[{"name": "w", "value": 2, "minimum": 1, "maximum": 3}])
    assert bench.program is None
    done(bench, "add_shape", name="cube", shape={"type": "box", "size": ["=w", "=w", "=w"]})
    assert [p.name for p in model_of(bench).parameters] == ["w"]
    assert "follows" in refused(bench, "define_parameters", remove=["w"])


def test_looking_after_building_measures_once_and_pictures_are_jpegs_in_the_store(
    table: Workbench, builder: PaperBuilder
) -> None:
    orders: list[BuildOrder] = []
    builder.during = orders.append
    done(table, "build_model")
    outcome = done(table, "look_at_model", views=["front", "45,20"])
    look = table.look([Viewpoint()], size_px=64)
    assert [order.contact for order in orders] == [True, False, False]
    assert [f.name for f in outcome.pictures] == ["view-front.jpg", "view-45,20.jpg"]
    assert all(f.media_type == "image/jpeg" for f in outcome.pictures)
    assert look.pictures[0].name == "view-hero.jpg"
    assert look.geometry is not None
    assert "triangles" in table.summary()


def test_what_blender_cannot_build_is_said_until_it_is_mended(table: Workbench, builder: PaperBuilder) -> None:
    def fail(_order: BuildOrder) -> None:
        raise GeometryError("part 'ball': the cut leaves nothing", hint="cut less")

    builder.during = fail
    assert "the cut leaves nothing" in refused(table, "build_model")
    assert "undo" in refused(table, "look_at_model", views=["front"])
    look = table.look([Viewpoint()])
    assert "the cut leaves nothing" in look.fault
    assert "cannot be built" in table.summary()
    builder.during = None
    done(table, "undo")
    done(table, "build_model")


@pytest.mark.parametrize("error", [CanceledError("stop"), StorageError("the disk is full")])
def test_what_no_llm_can_mend_is_raised(table: Workbench, builder: PaperBuilder, error: Exception) -> None:
    def fail(_order: BuildOrder) -> None:
        raise error

    builder.during = fail
    with pytest.raises(type(error)):
        table.use("build_model", {})


def test_a_fault_of_ours_ends_no_run(table: Workbench, builder: PaperBuilder, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_order: BuildOrder) -> None:
        raise KeyError("surprise")

    builder.during = fail
    outcome = table.use("build_model", {})
    assert outcome.failed
    assert "fault of Prompt2Mesh" in outcome.text
    assert "build_model" in caplog.text


def test_the_prompt_and_its_wishes_are_held_against_the_model(tmp_path: Path) -> None:
    wishes = Checklist(items=[ChecklistItem(phrase="a parrot", kind="object", status="not_understood")])
    bench = workbench(tmp_path, PaperBuilder(), prompt="a table with a parrot", checklist=wishes)
    done(bench, "add_asset", kind="table")
    text = done(bench, "compare_with_prompt").text
    assert "a table with a parrot" in text
    assert "not understood: a parrot" in text
    assert "table (library table" in text


class PaperRunner:
    """Code that makes what it is told to."""

    isolation = Isolation(layers=("screening",), strict=True)

    def __init__(self, result: CodeResult | CodeError) -> None:
        self.result = result
        self.orders: list[CodeOrder] = []

    def run(self, order: CodeOrder, *, canceled: Canceled = never) -> CodeResult:
        del canceled
        self.orders.append(order)
        if isinstance(self.result, CodeError):
            raise self.result
        return self.result

    def close(self) -> None:
        pass


def test_what_code_makes_becomes_parts_and_what_it_removes_goes(tmp_path: Path) -> None:
    runner = PaperRunner(CodeResult(output="hello", parts=(Part(name="knot", shape=SHEET),), removed=("ball",)))
    bench = workbench(tmp_path, PaperBuilder(), code=runner)
    done(bench, "add_asset", kind="table")
    done(bench, "add_shape", name="ball", shape={"type": "sphere", "radius": 0.1})
    done(bench, "add_shape", name="cap", shape={"type": "sphere", "radius": 0.1}, relation="on", target="ball")
    outcome = done(bench, "run_blender_python", code="bpy.ops…")
    assert "hello" in outcome.text
    program = model_of(bench)
    assert [p.name for p in program.parts] == ["table", "cap", "knot"]
    assert program.parts[1].relation is None
    assert program.parts[0].origin is not None, "what the code left alone keeps its sliders"
    assert runner.orders[0].program is not None


def test_code_that_fails_is_told_and_changes_nothing(tmp_path: Path) -> None:
    bench = workbench(
        tmp_path, PaperBuilder(), code=PaperRunner(CodeError("line 3: no such object", hint="Traceback …"))
    )
    assert "line 3" in refused(bench, "run_blender_python", code="x")


def test_numbered_siblings_are_told_as_one(bench: Workbench) -> None:
    for number in range(1, 31):
        done(bench, "add_shape", name=f"mark {number}", shape={"type": "sphere", "radius": 0.01}, at=[number, 0, 0])
    done(bench, "add_shape", name="dial")
    for number in range(1, 49):
        done(bench, "add_shape", name=f"tick {number}", parent="dial", shape={"type": "sphere", "radius": 0.01})
    assert "dial/tick 1..48" in done(bench, "read_part", part="dial").text
    assert "parts: tick 1..48" in done(bench, "read_scene").text
