"""Copies in dozens are drawn with fewer triangles, one alone with all of them."""

from prompt2mesh.library.coarsen import coarser, share_for
from prompt2mesh.library.make import make_part
from prompt2mesh.mesh.program import Origin, Part
from prompt2mesh.modelers.builtin.modeler import model


def _cells(part: Part) -> int:
    own = getattr(part.shape, "resolution", 0) + getattr(part.shape, "segments", 0)
    return own + sum(_cells(child) for child in part.children)


def test_few_copies_keep_their_detail() -> None:
    dog = make_part(Origin(asset="dog"))
    assert coarser(dog, share_for(4)) == dog


def test_a_dozen_copies_are_coarser_but_keep_every_part() -> None:
    dog = make_part(Origin(asset="dog"))
    coarse = coarser(dog, share_for(12))
    assert _cells(coarse) < 0.75 * _cells(dog)
    assert [p.name for p in coarse.children] == [p.name for p in dog.children]


def test_a_dozen_dogs_of_a_prompt_are_coarser_than_one() -> None:
    one, _ = model("a dog")
    dozen, _ = model("twelve dogs")
    assert len(dozen.parts) == 12
    assert _cells(dozen.parts[0]) < _cells(one.parts[0])
