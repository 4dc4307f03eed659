"""Technical parts: every number of the sentence ends in a dimension of the part or of what is machined into it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.language import parse
from prompt2mesh.language.brief import ObjectWish
from prompt2mesh.mesh.features import Boss, Cutout, Feature, Groove, Hole, Joined, Keyway


def read(prompt: str) -> tuple[ObjectWish, dict[str, Any], list[Feature]]:
    """The only object of a prompt, the parameters it is given and its features."""
    brief = parse(prompt)
    assert len(brief.objects) == 1
    values: dict[str, Any] = {}
    machined: list[Feature] = []
    for feature in brief.objects[0].features:
        values |= feature.values
        machined += feature.machined
    return brief.objects[0], values, machined


def hole(prompt: str) -> Hole:
    """The only feature, a hole."""
    _, _, (found,) = read(prompt)
    assert isinstance(found, Hole)
    return found


@pytest.mark.parametrize(
    ("prompt", "kind", "expected"),
    [
        ("M8 hex nut", "hex_nut", {"size": 0.008}),
        ("an M6 x 30 socket head cap screw", "hex_bolt", {"size": 0.006, "length": 0.03}),
        ("flange with 6 bolt holes on a 50 mm circle", "pipe_flange", {"holes": 6, "bolt_circle": 0.05}),
        ("gear with 24 teeth, module 2", "spur_gear", {"teeth": 24, "module": 0.002}),
        ("a tube 100 mm long with 20 mm outer diameter and 2 mm wall", "hollow_cylinder", {"length": 0.1, "inner_diameter": 0.016}),
        ("a cylinder of radius 15 mm and height 50 mm", "solid_cylinder", {"diameter": 0.03, "height": 0.05}),
        ("a loft from a 40 mm square to a 20 mm circle over 60 mm", "lofted_body", {"bottom_shape": "square", "bottom_width": 0.04, "top_shape": "circle", "top_width": 0.02, "height": 0.06}),
        ("sweep a 10 mm circle along a quarter circle of radius 50 mm", "swept_body", {"profile": "circle", "profile_width": 0.01, "path_angle": 90, "path_radius": 0.05}),
        ("a stepped shaft: 20 mm diameter for 50 mm, then 15 mm diameter for 30 mm", "stepped_shaft", {"diameter": 0.02, "length": 0.05, "diameter_2": 0.015, "length_2": 0.03}),
        ("plate 100 mm long and 60 mm wide, 5 mm thick", "flat_plate", {"width": 0.1, "depth": 0.06, "thickness": 0.005}),
        ("plate 60 mm wide and 100 mm long, 5 mm thick", "flat_plate", {"width": 0.1, "depth": 0.06, "thickness": 0.005}),
        ("a pipe, OD: 2 inches, wall: 1/8 inch, length: 1 foot", "hollow_cylinder", {"outer_diameter": 0.0508, "inner_diameter": 0.04445, "length": 0.3048}),
        ("a 60mmx40mmx20mm block", "rectangular_block", {"width": 0.06, "depth": 0.04, "height": 0.02}),
        ("heat sink 60 mm wide and 50 mm long, 4 mm base, 12 fins 20 mm tall and 1.5 mm thick", "heat_sink", {"width": 0.06, "depth": 0.05, "base_thickness": 0.004, "fins": 12, "fin_height": 0.02, "fin_thickness": 0.0015}),
        ("pipe flange, hub 60 mm in diameter and 20 mm high", "pipe_flange", {"hub_diameter": 0.06, "hub_height": 0.02}),
    ],
)  # fmt: skip
def test_dimensions_are_read(prompt: str, kind: str, expected: dict[str, Any]) -> None:
    wish, values, _ = read(prompt)
    assert wish.kind == kind
    for name, value in expected.items():
        assert values[name] == (pytest.approx(value) if isinstance(value, float) else value), name


@pytest.mark.parametrize(
    "prompt",
    [
        "a 60 x 40 x 5 mm plate with four 4 mm holes 5 mm from the corners",
        "60x40x5 mm plate with 4x Ø4 holes 5mm from each edge",
        "plate, 60 mm by 40 mm by 5 mm thick, with four holes of 4 mm diameter inset 5 mm",
        "a plate 60 mm long, 40 mm wide, 5 mm thick, a hole of radius 2 mm in each corner, 5 mm from the edges",
    ],
)
def test_corner_holes_in_many_words(prompt: str) -> None:
    found = hole(prompt)
    assert found.diameter == pytest.approx(0.004)
    assert found.spread.count == 4
    assert found.spread.arrangement == "corners"
    assert found.spread.inset == pytest.approx((0.005, 0.005))


@pytest.mark.parametrize(
    "prompt",
    [
        "a 50 x 50 x 20 mm block with a counterbored hole, 8 mm diameter with a 14 mm counterbore 5 mm deep",
        "a 50 x 50 x 20 mm block with a 14 mm counterbore 5 mm deep and an 8 mm through hole",
        "a 50 x 50 x 20 mm block, 8 mm through hole counterbored to 14 mm diameter, 5 mm deep",
    ],
)
def test_a_counterbore_is_three_numbers(prompt: str) -> None:
    found = hole(prompt)
    assert [found.diameter, found.counterbore_diameter, found.counterbore_depth] == pytest.approx([0.008, 0.014, 0.005])


def test_clearance_holes_are_those_of_the_standard() -> None:
    assert hole("a 80x80x5 plate with four M6 clearance holes").diameter == pytest.approx(0.0066)
    assert hole("a 80x80x5 plate with four M6 holes").diameter == pytest.approx(0.006)


def test_measures_before_and_behind_the_noun_are_of_the_feature() -> None:
    _, values, (pocket,) = read(
        "a block 80 mm long, 40 mm wide and 30 mm high with a 10 mm deep, 20 mm wide pocket 50 mm long"
    )
    assert [values["width"], values["depth"], values["height"]] == pytest.approx([0.08, 0.04, 0.03])
    assert isinstance(pocket, Cutout)
    assert (*pocket.figure.size, pocket.depth) == pytest.approx((0.05, 0.02, 0.01))
    _, values, (key,) = read("a shaft 20 mm diameter, 100 mm long with a 6 mm wide keyway 3.5 mm deep and 30 mm long")
    assert [values["diameter"], values["length"]] == pytest.approx([0.02, 0.1])
    assert isinstance(key, Keyway)
    assert [key.width, key.depth, key.length] == pytest.approx([0.006, 0.0035, 0.03])


def test_places_are_read() -> None:
    grid = hole("a plate 120x80x6 with a 4x3 grid of 5 mm holes spaced 20 mm apart").spread
    assert (grid.arrangement, grid.count, grid.columns) == ("grid", 12, 4)
    circle = hole("a disc 100 mm across, 8 mm thick, 6 holes of 7 mm equally spaced on a 70 mm pitch circle").spread
    assert (circle.arrangement, circle.count, circle.circle) == ("circle", 6, pytest.approx(0.07))
    points = hole("a 90 x 60 x 5 plate with 4 mm holes at (10, 10), (80, 10) and (45, 50)").spread
    assert points.points == [pytest.approx(p) for p in ((0.01, 0.01), (0.08, 0.01), (0.045, 0.05))]
    side = hole("a block 60 x 40 x 30 mm with a 10 mm hole through the side")
    assert side.face == "front"


def test_other_solids_are_joined_or_cut() -> None:
    _, values, (other,) = read("a 20 mm cube with a 10 mm cylinder 15 mm tall on top")
    assert values["size"] == pytest.approx(0.02)
    assert isinstance(other, Joined)
    assert (other.asset, other.operation, other.place) == ("solid_cylinder", "join", "on")
    assert other.parameters == {"diameter": pytest.approx(0.01), "height": pytest.approx(0.015)}
    _, _, (cut,) = read("a 30 mm cube minus a 20 mm sphere")
    assert isinstance(cut, Joined)
    assert cut.operation == "cut"


def test_bosses_and_grooves_are_features() -> None:
    _, _, (boss,) = read("base plate 80 x 80 x 6 mm with four 10 mm diameter posts 20 mm tall 10 mm from the edges")
    assert isinstance(boss, Boss)
    assert (boss.height, boss.figure.size[0], boss.spread.count) == (pytest.approx(0.02), pytest.approx(0.01), 4)
    _, _, (groove,) = read("a 80 x 50 x 20 mm block with a 10 mm wide, 6 mm deep groove along its length")
    assert isinstance(groove, Groove)
    assert (groove.width, groove.depth, groove.along) == (pytest.approx(0.01), pytest.approx(0.006), "u")


def test_what_is_assumed_is_said() -> None:
    brief = parse("a 60x40x5 mm plate with 4 mm holes")
    assumed = [f.note for f in brief.objects[0].features if f.name == "default"]
    assert any("4 of them" in note for note in assumed)


def test_a_number_that_fits_nothing_is_not_dropped() -> None:
    brief = parse("a 60x40x5 mm plate with a 10 mm hole and 77 mm")
    unknown = {w.text for w in brief.words if w.role == "unknown"}
    assert "77" in unknown


def test_a_dinner_plate_is_not_a_drawing() -> None:
    assert not parse("a blue plate with flowers").objects[0].features


sizes = st.integers(min_value=20, max_value=400)


@given(
    sizes,
    sizes,
    st.integers(2, 40),
    st.integers(2, 9),
    st.sampled_from(["x", " x ", " by ", " × ", " * "]),
    st.sampled_from(["mm", "cm", "in"]),
)
def test_plates_of_any_size_are_read(w: int, d: int, t: int, bore: int, times: str, unit: str) -> None:
    factor = {"mm": 0.001, "cm": 0.01, "in": 0.0254}[unit]
    wish, values, (found,) = read(
        f"a {w}{times}{d}{times}{t} {unit} plate with a {bore} {unit} diameter hole in the center"
    )
    assert wish.kind == "flat_plate"
    assert [values["width"], values["depth"], values["thickness"]] == pytest.approx(
        [w * factor, d * factor, t * factor]
    )
    assert isinstance(found, Hole)
    assert found.diameter == pytest.approx(bore * factor)


@given(sizes, sizes, st.permutations(["{d} mm in diameter", "{h} mm high"]), st.sampled_from([", ", " and "]))
def test_the_order_of_measures_does_not_matter(d: int, h: int, order: list[str], joint: str) -> None:
    _, values, _ = read("a cylinder " + joint.join(order).format(d=d, h=h))
    assert [values["diameter"], values["height"]] == pytest.approx([d / 1000, h / 1000])


@given(st.integers(3, 12), st.integers(3, 12), st.integers(60, 90))
def test_holes_on_a_circle_are_read(count: int, diameter: int, circle: int) -> None:
    found = hole(
        f"a round plate 120 mm in diameter and 6 mm thick with {count} holes of {diameter} mm on a {circle} mm bolt circle"
    )
    assert (found.spread.count, found.diameter) == (count, pytest.approx(diameter / 1000))
    assert found.spread.circle == pytest.approx(circle / 1000)
