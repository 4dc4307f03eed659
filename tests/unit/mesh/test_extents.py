"""Sizes told from a description hold the thing that is described."""

import pytest

from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.placement import Fit, Linear, Mirrored, Radial, Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Lathe, Sphere, Torus


def test_a_box_stands_on_the_ground() -> None:
    assert extents(Part(name="a", shape=Box(size=(1, 2, 3)))).size == pytest.approx((1, 2, 3))
    assert extents(Part(name="a", shape=Box(size=(1, 2, 3)))).low == pytest.approx((-0.5, -1, 0))


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        (Sphere(radius=0.5), (1, 1, 1)),
        (Cylinder(radius=1, height=3), (2, 2, 3)),
        (Torus(radius=1, tube=0.25), (2.5, 2.5, 0.5)),
        (Lathe(profile=[(0, 0), (2, 1), (0, 4)]), (4, 4, 4)),
        (Blend(blobs=[Blob(a=(0, 0, 0), b=(0, 0, 2), radius=0.5)]), (1, 1, 3)),
    ],
)
def test_shapes_have_the_size_their_numbers_say(shape: object, size: tuple[float, float, float]) -> None:
    assert extents(Part.model_validate({"name": "a", "shape": shape})).size == pytest.approx(size)


def test_scale_turn_and_place_are_counted() -> None:
    placement = Transform(location=(5, 0, 0), rotation=(0, 0, 90), scale=(2, 2, 2))
    found = extents(Part(name="a", shape=Box(size=(1, 2, 3)), placement=placement))
    assert found.size == pytest.approx((4, 2, 6))
    assert found.low[0] == pytest.approx(3)


def test_copies_and_children_are_counted() -> None:
    leg = Part(
        name="leg", shape=Box(size=(0.1, 0.1, 1)), placement=Transform(location=(0.5, 0, 0)), instances=Mirrored()
    )
    row = Part(name="row", shape=Box(size=(1, 1, 1)), instances=Linear(count=3, step=(2, 0, 0)))
    ring = Part(
        name="ring", shape=Box(size=(0.2, 0.2, 0.2)), placement=Transform(location=(1, 0, 0)), instances=Radial(count=4)
    )
    assert extents(Part(name="a", children=[leg])).size[0] == pytest.approx(1.1)
    assert extents(row).size[0] == pytest.approx(5)
    assert extents(ring).size[:2] == pytest.approx((2.2, 2.2))


def test_a_fit_decides() -> None:
    assert extents(Part(name="a", shape=Box(size=(1, 2, 4)), fit=Fit(z=2.0))).size == pytest.approx((0.5, 1, 2))
