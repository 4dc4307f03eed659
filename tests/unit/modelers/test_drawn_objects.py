"""Sentences about objects that an LLM or a person drew, beside those of the library."""

import pytest

from prompt2mesh.mesh.document import program_data, program_from
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.part_paths import parts_at
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import edit, model


@pytest.fixture
def scene() -> MeshProgram:
    robot: JsonObject = {
        "name": "robot", "placement": {"location": [2, 0, 0]}, "children": [
            {"name": "head", "shape": {"type": "sphere", "radius": 0.1}, "placement": {"location": [0, 0, 0.5]}},
            {"name": "left arm", "shape": {"type": "box", "size": [0.1, 0.1, 0.4]}, "instances": {"type": "mirror"}},
        ],
    }  # fmt: skip
    ball: JsonObject = {
        "name": "ball",
        "shape": {"type": "sphere", "radius": 0.1},
        "placement": {"location": [1, 0, 0]},
    }
    data = program_data(model("a table")[0])
    parts = data["parts"]
    assert isinstance(parts, list)
    return program_from({**data, "parts": [*parts, robot, ball]})


def material(program: MeshProgram, path: str) -> Material:
    return parts_at(program, path)[0].material


@pytest.mark.parametrize(
    ("sentence", "changed", "same"),
    [
        ("paint the robot green", ["robot/head", "robot/left arm"], ["ball", "table/top"]),
        ("make the ball of brass", ["ball"], ["robot/head", "table/top"]),
        ("make the robot's head red", ["robot/head"], ["robot/left arm", "ball"]),
        ("paint the robot's arms blue", ["robot/left arm", "robot/left arm mirrored"], ["robot/head"]),
        ("make everything black", ["robot/head", "ball", "table/top"], []),
    ],
)
def test_looks_change_where_the_words_point(
    scene: MeshProgram, sentence: str, changed: list[str], same: list[str]
) -> None:
    edited, checklist = edit(scene, sentence)
    assert checklist.count("not_understood") == 0, checklist
    for path in changed:
        assert material(edited, path) != material(scene, path), path
    for path in same:
        assert material(edited, path) == material(scene, path), path
    assert program_from(program_data(edited)).parameters == scene.parameters


def test_sizes_change_too(scene: MeshProgram) -> None:
    edited, checklist = edit(scene, "make the robot 20 cm taller")
    assert checklist.count("not_understood") == 0
    before, after = (extents(program.parts[1]).size[2] for program in (scene, edited))
    assert after == pytest.approx(before + 0.2, abs=0.02)


def test_what_it_does_not_have_is_said_and_nothing_else_is_painted(scene: MeshProgram) -> None:
    edited, checklist = edit(scene, "paint the robot's tail red")
    assert checklist.count("not_understood") >= 1
    assert edited.parts == scene.parts
