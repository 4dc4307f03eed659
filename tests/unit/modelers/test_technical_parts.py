"""Technical parts that cannot be made are refused with the reason; the others say what became of each number."""

import pytest

from prompt2mesh.mesh.errors import ContradictionError, Prompt2MeshError, UnreasonableSizeError
from prompt2mesh.modelers.builtin import model


@pytest.mark.parametrize(
    ("prompt", "error"),
    [
        ("a pipe with 20 mm outer diameter and 30 mm inner diameter", ContradictionError),
        ("a 10 x 20 x 30 mm cube", ContradictionError),
        ("a gear with 5000 teeth, module 2", UnreasonableSizeError),
        ("a pipe with 20 mm outer diameter and 15 mm wall", ContradictionError),
        ("a 40 x 40 x 5 mm plate with a 50 mm hole", ContradictionError),
        ("a 40 x 40 x 5 mm plate with a 6 mm hole 9 mm deep", ContradictionError),
        ("a 60 x 40 x 10 mm block with 8 mm fillets on all edges", ContradictionError),
        ("a 60 x 40 x 5 mm plate with four 4 mm holes 40 mm from the edges", ContradictionError),
        ("a 20 mm cube with a 30 mm wide groove", ContradictionError),
        ("a flange 80 mm in diameter with 4 holes of 10 mm on a 78 mm bolt circle", ContradictionError),
        ("a spring 20 mm in diameter and 20 mm long with 12 turns of 3 mm wire", ContradictionError),
        ("a shaft 20 mm in diameter and 50 mm long with a 5 mm wide keyway 80 mm long", ContradictionError),
        ("a box 20 x 20 x 20 mm with 12 mm walls", ContradictionError),
        ("a 1 nm cube", UnreasonableSizeError),
    ],
)
def test_what_cannot_be_made_is_refused(prompt: str, error: type[Prompt2MeshError]) -> None:
    with pytest.raises(error) as caught:
        model(prompt)
    assert caught.value.hint


def test_every_number_is_in_the_checklist() -> None:
    _, checklist = model("a 100 x 60 x 8 mm plate with four M6 clearance holes 12 mm from the edges and a 30 mm bore")
    told = " ".join(f"{item.phrase} {item.note}" for item in checklist.items)
    for number in ("100 mm", "60 mm", "8 mm", "6.6 mm", "12 mm", "30 mm"):
        assert number in told
    assert checklist.count("not_understood") == 0


def test_holes_move_with_the_edges_of_the_plate() -> None:
    program, _ = model("a 100 x 60 x 8 mm plate with four 6 mm holes 10 mm from the edges")
    part = program.parts[0]
    assert part.origin is not None
    assert len(part.origin.features) == 1


def test_overlapping_holes_are_said() -> None:
    _, checklist = model("a 60 x 60 x 5 mm plate with two 20 mm holes 10 mm apart")
    assert any("overlap" in item.note for item in checklist.items)
