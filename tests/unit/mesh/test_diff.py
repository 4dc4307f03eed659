"""Differences are found by name and told in a line each."""

from hypothesis import given

from prompt2mesh.mesh.document import diff_programs, summarise_changes
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Bevel, MeshProgram, Parameter, Part, Shell
from prompt2mesh.mesh.shapes import Box, Cylinder
from tests.support.programs import PROGRAMS, box, program_of


def _lines(before: MeshProgram, after: MeshProgram) -> list[str]:
    return [str(change) for change in diff_programs(before, after)]


@given(PROGRAMS)
def test_a_program_does_not_differ_from_itself(program: MeshProgram) -> None:
    assert diff_programs(program, program) == []


@given(PROGRAMS, PROGRAMS)
def test_programs_that_differ_have_changes_and_the_way_back_mirrors_them(one: MeshProgram, two: MeshProgram) -> None:
    there, back = diff_programs(one, two), diff_programs(two, one)
    assert bool(there) == (one != two)
    kinds = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(c.path, kinds[c.kind]) for c in there} == {(c.path, c.kind) for c in back}


def test_values_within_a_part() -> None:
    before = program_of(box("top", material="oak"), box("leg"))
    after = program_of(
        Part(name="top", shape=Box(size=(2, 1, 1)), material="walnut"),
        box("leg", placement=Transform(location=(1, 0, 0))),
    )
    assert _lines(before, after) == [
        "~ parts[top].shape.size: [1, 1, 1] → [2, 1, 1]",
        '~ parts[top].material: "oak" → "walnut"',
        '+ parts[leg].placement = {"location": [1, 0, 0]}',
    ]


def test_parts_come_and_go_by_name() -> None:
    assert _lines(program_of(box("a"), box("b")), program_of(box("b"), box("c"))) == [
        "- parts[a] (was box 'a')",
        "+ parts[c] = box 'c'",
    ]


def test_order_of_parts_is_no_change() -> None:
    assert diff_programs(program_of(box("a"), box("b")), program_of(box("b"), box("a"))) == []


def test_another_shape_is_one_change() -> None:
    after = Part(name="box", shape=Cylinder(radius=1, height=2))
    (line,) = _lines(program_of(box()), program_of(after))
    before_text, after_text = line.split(" → ")
    assert before_text == '~ parts[box].shape: {"type": "box", "size": [1, 1, 1]}'
    assert after_text == '{"type": "cylinder", "radius": 1, "height": 2}'


def test_parameters_by_name_and_materials_by_key() -> None:
    def program(height: float, preset: str) -> MeshProgram:
        parameter = Parameter(name="leg.height", value=height, default=0.4)
        return program_of(box(), parameters=[parameter], materials={"wood": Material(preset=preset)})

    assert _lines(program(0.4, "oak"), program(0.5, "walnut")) == [
        "~ parameters[leg.height].value: 0.4 → 0.5",
        '~ materials.wood.preset: "oak" → "walnut"',
    ]


def test_modifiers_by_place() -> None:
    before = box(modifiers=[Bevel(width=0.1), Shell(thickness=0.2)])
    after = box(modifiers=[Bevel(width=0.1), Shell(thickness=0.3)])
    assert _lines(program_of(before), program_of(after)) == ["~ parts[box].modifiers[1].thickness: 0.2 → 0.3"]


def test_a_summary_tells_choices_by_value_and_geometry_by_part() -> None:
    def program(height: float, material: str, *extra: Part) -> MeshProgram:
        petals = [box(f"petal {i}", placement=Transform(location=(0, 0, height * i))) for i in range(9)]
        flower = Part(name="flower", children=petals)
        stem = Part(name="stem", shape=Box(size=(1, 1, height)), material=material)
        parameter = Parameter(name="height", value=height, default=1)
        vase = Part(name="vase", children=[stem, flower, *extra])
        return program_of(vase, parameters=[parameter])

    lines = summarise_changes(diff_programs(program(1, "oak"), program(2, "brass", box("leaf"))))
    assert lines == [
        "~ height: 1 → 2",
        '~ vase/stem.material: "oak" → "brass"',
        "+ vase/leaf = box 'leaf'",
        "~ vase/stem: shape",
        "~ vase/flower: placement",
    ]


def test_a_long_summary_is_cut_and_counted() -> None:
    before = program_of(*[box(f"part {i}") for i in range(60)])
    after = program_of(*[box(f"part {i}", material="oak") for i in range(60)])
    lines = summarise_changes(diff_programs(before, after), limit=10)
    assert len(lines) == 10
    assert lines[-1] == "… and 51 more"
    assert summarise_changes([]) == []
