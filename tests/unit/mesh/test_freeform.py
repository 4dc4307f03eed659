import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from prompt2mesh.mesh.freeform import MAX_CODE_FACES, CodeAnswer, fitting_name
from prompt2mesh.mesh.node import Name
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import PolyMesh

CORNERS = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]


def mesh(**changes: object) -> dict[str, object]:
    return {"name": "a", "vertices": CORNERS, "faces": [[0, 1, 2]], "material": {"preset": "oak"},
            "location": [1, 2, 3], **changes}  # fmt: skip


def answer(*meshes: dict[str, object]) -> CodeAnswer:
    part = {"name": "thing", "location": [5, 0, 0], "meshes": list(meshes)}
    return CodeAnswer.model_validate({"ok": True, "parts": [part]})


@given(st.text())
def test_any_text_gets_a_name_that_a_part_may_have(text: str) -> None:
    TypeAdapter(Name).validate_python(fitting_name(text))


@pytest.mark.parametrize("name", ["Cube.001", "left leg", "a_b-c"])
def test_a_good_name_stays(name: str) -> None:
    assert fitting_name(name) == name


def test_one_mesh_is_a_part_and_several_are_a_group() -> None:
    (one,) = (found.part() for found in answer(mesh()).parts)
    assert isinstance(one.shape, PolyMesh)
    assert (one.name, one.placement.location) == ("thing", (5, 0, 0))
    (group,) = (found.part() for found in answer(mesh(), mesh(name="b")).parts)
    assert group.shape is None
    assert [(child.name, child.placement.location) for child in group.children] == [("a", (1, 2, 3)), ("b", (1, 2, 3))]
    assert isinstance(group, Part)


@pytest.mark.parametrize(
    "wrong",
    [
        {"faces": [[0, 1, 3]]},
        {"faces": [[0, 1]]},
        {"vertices": [[0, 0, float("nan")], [1, 0, 0], [0, 1, 0]]},
        {"vertices": [[0, 0, 1e9], [1, 0, 0], [0, 1, 0]]},
        {"name": "a/b"},
        {"material": {"preset": "oak", "image": "/etc/passwd"}},
        {"modifiers": []},
    ],
)
def test_what_is_no_mesh_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        answer(mesh(**wrong))


def test_the_meshes_count_together() -> None:
    half = mesh(faces=[[0, 1, 2]] * (MAX_CODE_FACES // 2 + 1))
    answer(half)
    with pytest.raises(ValidationError, match="at most 150000 faces"):
        answer(half, half)
