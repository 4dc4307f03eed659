"""Drawing by tools: good use makes valid, named, editable parts; wrong use is answered with what would be right."""

from pathlib import Path

import pytest

from prompt2mesh.mesh.document import dump_program, load_program
from prompt2mesh.mesh.placement import Mirrored
from prompt2mesh.mesh.shapes import Cylinder, Sphere
from prompt2mesh.modelers.agent.bench import Workbench
from prompt2mesh.modelers.builtin import change_part, edit_part, set_parameter
from tests.support.benches import done, model_of, refused, workbench
from tests.support.builders import PaperBuilder


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return workbench(tmp_path, PaperBuilder())


@pytest.fixture
def robot(bench: Workbench) -> Workbench:
    """A body and a head that follow a radius, and a pair of eyes below the head's group."""
    done(bench, "define_parameters", parameters=[
        {"name": "r", "value": 0.1, "minimum": 0.05, "maximum": 0.3, "description": "Radius of the body"},
        {"name": "h", "value": "=r * 3"},
    ])  # fmt: skip
    done(bench, "add_shape", name="body", shape={"type": "cylinder", "radius": "=r", "height": "=h"}, color="#013220")
    done(bench, "add_shape", name="head", at=[0, 0, "=h"])
    done(
        bench,
        "add_shape",
        name="skull",
        parent="head",
        shape={"type": "sphere", "radius": "=r * 0.8"},
        material="brass",
    )
    done(bench, "add_shape", name="eye", parent="head", shape={"type": "sphere", "radius": "=r * 0.15"},
         at=["=r * 0.3", "=-r * 0.7", 0], copies={"type": "mirror"})  # fmt: skip
    return bench


def test_a_shape_becomes_a_named_part_of_a_valid_program(robot: Workbench) -> None:
    program = model_of(robot)
    assert load_program(dump_program(program)) == program
    assert [part.name for part in program.parts] == ["body", "head"]
    assert isinstance(program.parts[1].children[1].instances, Mirrored)
    body = program.parts[0]
    assert isinstance(body.shape, Cylinder)
    assert (body.shape.radius, body.shape.height) == (0.1, pytest.approx(0.3))
    assert body.materials[body.material or ""].color == "#013220"


def test_sliders_move_what_was_drawn_long_after(robot: Workbench) -> None:
    later = set_parameter(load_program(dump_program(model_of(robot))), "r", 0.2)
    body, head = later.parts
    assert isinstance(body.shape, Cylinder)
    assert (body.shape.radius, body.shape.height) == (0.2, pytest.approx(0.6))
    assert head.placement.location[2] == pytest.approx(0.6)
    assert isinstance(head.children[0].shape, Sphere)
    assert head.children[0].shape.radius == pytest.approx(0.16)


def test_a_person_can_recolour_rename_and_edit_what_was_drawn(robot: Workbench) -> None:
    program, _ = change_part(model_of(robot), "head/skull", material="copper", name="dome")
    program, checklist = edit_part(program, "head/dome", "make it red")
    assert checklist.count("not_understood") == 0
    dome = program.parts[1].children[0]
    assert dome.name == "dome"
    assert dome.materials[dome.material or ""].color is not None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, ["name", "needed"]),
        ({"name": "x", "shape": {"type": "spere", "radius": 1}}, ["shape.type", "near: sphere", "'spere'"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": -1, "segmens": 3}},
         ["shape.radius: greater than 0", "got -1", "shape.segmens: there is no such field"]),
        ({"name": "x", "shape": {"type": "box", "size": [1, 1]}}, ["shape.size"]),
        ({"name": "x", "shape": "round"}, ["shape", "dict"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": "=girth"}}, ["shape.radius", "'girth'"]),
        ({"name": "a\nb", "shape": {"type": "sphere", "radius": 1}}, ["name"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "material": "unobtainium"}, ["material", "unobtainium"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "color": "bluish?"}, ["colour", "#b87333"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "parent": "had"}, ["'had'", "near: head"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "relation": "on"}, ["relation", "target"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "relation": "onto", "target": "body"}, ["relation.kind"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "relation": "on", "target": "bdy"}, ["near: body"]),
        ({"name": "body", "shape": {"type": "sphere", "radius": 1}, "parent": "body", "relation": "on", "target": "head"},
         ["top-level"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "modifiers": [{"type": "bevl", "width": 1}]},
         ["modifiers[0].type", "near: bevel"]),
        ({"name": "x", "shape": {"type": "sphere", "radius": 1}, "copies": {"type": "linear", "count": 100000, "step": [1, 0, 0]}},
         ["count", "4096"]),
        ({"nmae": "x", "shape": {"type": "sphere", "radius": 1}}, ["nmae", "near: name"]),
    ],
)  # fmt: skip
def test_wrong_use_is_answered_with_what_was_expected(
    robot: Workbench, arguments: dict[str, object], says: list[str]
) -> None:
    text = refused(robot, "add_shape", **arguments)
    for words in says:
        assert words in text
    assert len(text) < 1600


def test_objects_that_came_as_strings_are_read(bench: Workbench) -> None:
    done(bench, "add_shape", name="ball", shape='{"type": "sphere", "radius": 0.5}', at="[0, 0, 1]", parent=None)
    assert model_of(bench).parts[0].placement.location == (0, 0, 1)


def test_a_name_that_is_taken_by_a_sibling_is_refused(robot: Workbench) -> None:
    assert "taken" in refused(robot, "add_shape", name="eye", parent="head", shape={"type": "sphere", "radius": 1})


def test_nothing_is_drawn_below_an_asset(bench: Workbench) -> None:
    done(bench, "add_asset", kind="table")
    text = refused(bench, "add_shape", name="knob", parent="table", shape={"type": "sphere", "radius": 0.1})
    assert "library asset" in text


@pytest.mark.parametrize("name", ["lathe", "boolean", "radial", "paint", "Loft", "relation"])
def test_describe_tells_the_fields_and_the_rules(bench: Workbench, name: str) -> None:
    text = done(bench, "describe", name=name).text
    assert name.lower() in text
    assert len(text) > 60


def test_describe_of_what_is_not_there_names_what_is_near(bench: Workbench) -> None:
    assert "near: extrude" in refused(bench, "describe", name="extrud")
