"""What is measured of a built model: what holds together, and faces that are none."""

from collections.abc import Callable

import pytest

from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.mesh.shapes import Box, Sphere, Text

pytestmark = pytest.mark.blender
Measure = Callable[..., GeometryReport]


def test_what_is_inside_another_solid_does_not_float(measure: Measure) -> None:
    water = Part(name="water", shape=Box(size=(2, 2, 2)))
    for segments in (8, 64):  # coarser and finer than what holds it
        fish = Part(
            name="fish", shape=Sphere(radius=0.1, segments=segments), placement=Transform(location=(0.3, 0.2, 1))
        )
        assert measure(water, fish).floating == []


def test_what_hangs_in_the_air_floats(measure: Measure) -> None:
    bird = Part(name="bird", shape=Sphere(radius=0.1), placement=Transform(location=(0, 0, 3)))
    assert measure(Part(name="ground", shape=Box(size=(2, 2, 1))), bird).floating == ["bird"]


@pytest.mark.parametrize("font", ["sans", "sans-bold", "mono"])
def test_letters_have_no_collapsed_faces(font: str, measure: Measure) -> None:
    letters = Text.model_validate({"text": "0123456789 &@%ABgQ8", "height": 0.01, "depth": 0.002, "font": font})
    found = measure(Part(name="letters", shape=letters))
    assert found.watertight
    assert found.degenerate_faces == 0
