"""What holds between parts: names, targets, order and total cost."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.checks import check_program, walk_parts
from prompt2mesh.mesh.cost import MAX_INSTANCES, MAX_VERTICES, instance_factor, vertex_estimate
from prompt2mesh.mesh.document import load_program
from prompt2mesh.mesh.errors import ProgramError, ProgramLimitError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid, Instances, Linear, Mirrored, Poses, Radial, Relation, Scatter, Transform
from prompt2mesh.mesh.program import Array as ArrayModifier
from prompt2mesh.mesh.program import Boolean, Modifier, Part, Subdivide
from prompt2mesh.mesh.shapes import Heightfield, PolyMesh, Shape, Skin, SkinNode, Sphere
from tests.support.programs import box, program_of


def _refused(*parts: Part, **fields: Any) -> ProgramError:
    with pytest.raises(ProgramError) as caught:
        check_program(program_of(*parts, **fields))
    return caught.value


def _on(target: str) -> Relation:
    return Relation(kind="on", target=target)


def test_sibling_names_are_unique_but_cousins_may_share() -> None:
    check_program(program_of(box("a", children=[box("leg")]), box("b", children=[box("leg")])))
    error = _refused(box("a", children=[box("leg"), box("leg")]))
    assert error.path == "parts[0].children[1].name"


def test_relation_names_another_top_level_part() -> None:
    check_program(program_of(box("lamp", relation=_on("table")), box("table")))
    assert _refused(box("lamp", relation=_on("tabel")), box("table")).suggestions == ("table",)
    assert _refused(box("lamp", relation=_on("lamp"))).path == "parts[0].relation.target"
    inner = box("group", children=[box("a"), box("b", relation=_on("a"))])
    assert _refused(inner).path == "parts[0].children[1].relation"


def test_relations_may_not_go_in_a_circle() -> None:
    names = ["a", "b", "c", "d"]
    circle = [box(n, relation=_on(names[(i + 1) % 4])) for i, n in enumerate(names)]
    assert "circle" in _refused(*circle).message
    check_program(program_of(*circle[:3], box("d")))


def test_scatter_needs_an_earlier_part_beside_it() -> None:
    moss = box("moss", instances=Scatter(on="rock", count=3))
    check_program(program_of(box("rock"), moss))
    assert _refused(moss, box("rock")).path == "parts[0].instances.on"
    assert _refused(box("rock"), box("group", children=[moss])).path == "parts[1].children[0].instances.on"


@pytest.mark.parametrize("name", ["oak", "skin of all", "own"])
def test_materials_in_scope(name: str) -> None:
    child = box("child", material=name)
    parent = box("parent", materials={"own": Material()}, children=[child])
    check_program(program_of(parent, materials={"skin of all": Material()}))


def test_materials_out_of_scope() -> None:
    sister = box("sister", materials={"own": Material()})
    assert _refused(sister, box("box", material="own")).path == "parts[1].material"
    assert _refused(box(materials={"own": Material(preset="oka")})).suggestions[0] == "oak"


def test_tools_of_a_boolean_are_checked_too() -> None:
    tool = box("hole", material="nothing")
    part = box(modifiers=[Boolean(operation="cut", tools=[tool])])
    assert _refused(part).path == "parts[0].modifiers[0].tools[0].material"


def test_tools_of_a_boolean_need_no_names_of_their_own() -> None:
    tools = [box("tool"), box("tool", children=[box("piece"), box("piece")])]
    check_program(program_of(box(modifiers=[Boolean(operation="cut", tools=tools)])))


SQUARE = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 1.0, 0.0), (0.0, 1.0, 0.0)]


@pytest.mark.parametrize(
    ("shape", "path"),
    [
        (PolyMesh(vertices=SQUARE, faces=[[0, 1, 2], [0, 1, 4]]), "parts[0].shape.faces[1]"),
        (
            Skin(nodes=[SkinNode(position=p, radius=1, parent=i) for i, p in enumerate(SQUARE)]),
            "parts[0].shape.nodes[0].parent",
        ),
        (Heightfield(size=(1, 1), heights=[[0, 1], [1]]), "parts[0].shape.heights"),
        (Heightfield(size=(1, 1), heights=[[0, 1]]), "parts[0].shape.heights"),
        (Heightfield(size=(1, 1), heights=[[], []]), "parts[0].shape.heights"),
    ],
)
def test_indices_within_a_shape_point_at_something(shape: Shape, path: str) -> None:
    assert _refused(Part(name="part", shape=shape)).path == path


@pytest.mark.parametrize(
    ("instances", "copies"),
    [
        (None, 1),
        (Mirrored(), 2),
        (Linear(count=7, step=(1, 0, 0)), 7),
        (Radial(count=5), 5),
        (Grid(counts=(2, 3, 4), step=(1, 1, 1)), 24),
        (Scatter(on="x", count=9), 9),
        (Poses(poses=[Transform()] * 3), 3),
    ],
)
def test_copies_of_a_pattern(instances: Instances | None, copies: int) -> None:
    assert instance_factor(instances) == copies


def test_nested_copies_multiply() -> None:
    inner = box("inner", instances=Linear(count=100, step=(1, 0, 0)))
    check_program(program_of(box("outer", children=[inner], instances=Linear(count=100, step=(0, 1, 0)))))
    error = _refused(box("outer", children=[inner], instances=Linear(count=400, step=(0, 1, 0))))
    assert isinstance(error, ProgramLimitError)
    assert error.path == "parts[0].children[0]"


def test_a_tower_of_copies_is_refused_without_building_it() -> None:
    part = box("leaf", instances=Linear(count=4096, step=(1, 0, 0)))
    for level in range(20):
        part = box(f"level {level}", children=[part], instances=Linear(count=4096, step=(1, 0, 0)))
    assert str(MAX_INSTANCES) in _refused(part).message


@pytest.mark.parametrize(
    "modifiers",
    [[Subdivide(levels=4)] * 64, [ArrayModifier(count=1024, step=(1, 0, 0))] * 64, [Subdivide(levels=4)] * 5],
)
def test_a_tower_of_modifiers_is_refused(modifiers: list[Modifier]) -> None:
    assert str(MAX_VERTICES) in _refused(Part(name="ball", shape=Sphere(radius=1), modifiers=modifiers)).message


def test_many_dense_parts_are_refused_together() -> None:
    ball = Part(name="ball", shape=Sphere(radius=1, segments=1024))
    assert vertex_estimate(ball) < MAX_VERTICES
    balls = [ball.model_copy(update={"name": f"ball {i}"}) for i in range(40)]
    assert isinstance(_refused(*balls), ProgramLimitError)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5))
def test_instance_limit_is_the_product_of_the_levels(counts: list[int]) -> None:
    part: dict[str, Any] = {"name": "leaf", "shape": {"type": "sphere", "radius": 1}}
    total, product = 0, 1
    for count in counts:
        part = {"name": "level", "children": [part], "instances": {"type": "linear", "count": count, "step": [1, 0, 0]}}
    for count in reversed(counts):
        product *= count
        total += product
    total += product  # the leaf
    text = json.dumps({"parts": [part]})
    if total <= MAX_INSTANCES:
        load_program(text)
    else:
        with pytest.raises(ProgramLimitError):
            load_program(text)


def test_walk_gives_paths_by_name_in_order() -> None:
    program = program_of(box("a", children=[box("b"), box("c", children=[box("d")])]), box("e"))
    assert [path for path, _ in walk_parts(program)] == ["a", "a/b", "a/c", "a/c/d", "e"]
