"""What somebody would see at once of plants, animals and people: snow on the boughs, blossoms, heads, anchors."""

import math

import pytest

from prompt2mesh.library.make import make_part
from prompt2mesh.library.people.poses import POSES
from prompt2mesh.library.people.skeleton import Proportions, solve_skeleton
from prompt2mesh.library.registry import load_library
from prompt2mesh.mesh.program import Origin, Part
from prompt2mesh.modelers.builtin.modeler import model


def _parts(part: Part) -> list[Part]:
    return [part, *(found for child in part.children for found in _parts(child))]


def _named(part: Part, name: str) -> list[Part]:
    return [p for p in _parts(part) if p.name.split("/")[-1].startswith(name)]


@pytest.mark.parametrize("prompt", ["a snowy pine tree", "a snow-covered oak tree", "a snowy tree"])
def test_snow_lies_on_a_snowy_tree(prompt: str) -> None:
    program, _ = model(prompt)
    assert _named(program.parts[0], "snow")


@pytest.mark.parametrize("prompt", ["a cherry blossom tree", "a blooming apple tree", "a blooming tree"])
def test_a_tree_in_bloom_has_blossoms(prompt: str) -> None:
    program, _ = model(prompt)
    assert _named(program.parts[0], "blossom")


def test_a_bare_tree_has_no_leaves() -> None:
    assert not _named(make_part(Origin(asset="tree", parameters={"species": "dead"})), "foliage")


def test_a_tree_takes_the_colour_that_was_asked_for() -> None:
    program, _ = model("a purple tree")
    foliage = _named(program.parts[0], "foliage")
    assert foliage
    assert not any(paint.start == -90 for part in foliage for paint in part.paint), "painted over with its own green"


@pytest.mark.parametrize(("kind", "heads"), [("dragon", 1), ("cerberus", 3), ("hydra", 5)])
def test_beasts_have_their_number_of_heads(kind: str, heads: int) -> None:
    part = make_part(Origin(asset=kind))
    assert len([p for p in _parts(part) if p.name.startswith("head group")]) == heads


def test_the_middle_head_wears_the_hat() -> None:
    assert make_part(Origin(asset="cerberus")).anchors["head"].position[0] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("kind", ["pegasus", "griffin", "alicorn"])
def test_winged_beasts_have_feathers(kind: str) -> None:
    assert _named(make_part(Origin(asset=kind)), "wing feathers")


@pytest.mark.parametrize(
    "kind",
    [
        a.kind
        for a in load_library().values()
        if a.family == "people" and "hand_right" in make_part(Origin(asset=a.kind)).anchors
    ],
)
def test_people_can_wear_a_hat_and_hold_things(kind: str) -> None:
    anchors = make_part(Origin(asset=kind)).anchors
    assert {"head", "eyes", "neck", "hand_left", "hand_right"} <= set(anchors)
    assert anchors["head"].position[2] > anchors["neck"].position[2]
    assert anchors["head"].radius > 0


def test_a_sitting_panda_shows_its_soles() -> None:
    panda = make_part(Origin(asset="panda", parameters={"pose": "sitting"}))
    standing = make_part(Origin(asset="panda", parameters={"pose": "standing"}))
    assert panda.anchors["back"].normal[2] < standing.anchors["back"].normal[2]


def test_a_frogs_hat_fits_between_its_eyes() -> None:
    frog, dog = (make_part(Origin(asset=kind)).anchors for kind in ("frog", "dog"))
    assert frog["head"].radius / frog["eyes"].radius < 0.75 * dog["head"].radius / dog["eyes"].radius


def test_a_shoulder_falls_from_the_neck() -> None:
    body = solve_skeleton(Proportions(height=1.78), POSES["standing"])
    assert body.shoulders[0][2] < body.neck[2] - 0.02
    wide = math.dist(body.shoulders[0], body.shoulders[1])
    assert 0.16 < wide / 1.78 < 0.24, "biacromial breadth of adults is about a fifth of the height"
