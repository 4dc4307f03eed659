"""Technical parts: every number of the sentence ends in a dimension of the part."""

from typing import Any

import pytest

from prompt2mesh.language import parse
from prompt2mesh.mesh.errors import ContradictionError, Prompt2MeshError, UnreasonableSizeError


def values(prompt: str) -> tuple[str | None, dict[str, Any]]:
    """The kind and all values the prompt gives it."""
    brief = parse(prompt)
    assert len(brief.objects) == 1
    merged: dict[str, Any] = {}
    for feature in brief.objects[0].features:
        merged |= feature.values
    return brief.objects[0].kind, merged


@pytest.mark.parametrize(
    ("prompt", "kind", "expected"),
    [
        (
            "a 60 x 40 x 5 mm plate with four 4 mm holes 5 mm from the corners and 2 mm fillets",
            "flat_plate",
            {
                "width": 0.06,
                "depth": 0.04,
                "thickness": 0.005,
                "holes": 4,
                "hole_diameter": 0.004,
                "hole_inset": 0.005,
                "corner_radius": 0.002,
            },
        ),
        ("M8 hex nut", "hex_nut", {"size": 0.008}),
        ("an M6 x 30 socket head cap screw", "hex_bolt", {"size": 0.006, "length": 0.03}),
        ("flange with 6 bolt holes on a 50 mm circle", "pipe_flange", {"holes": 6, "bolt_circle": 0.05}),
        ("gear with 24 teeth, module 2", "spur_gear", {"teeth": 24, "module": 0.002}),
        (
            "a tube 100 mm long with 20 mm outer diameter and 2 mm wall",
            "hollow_cylinder",
            {"length": 0.1, "inner_diameter": 0.016},
        ),
        ("a cylinder of radius 15 mm and height 50 mm", "solid_cylinder", {"diameter": 0.03, "height": 0.05}),
        (
            "a loft from a 40 mm square to a 20 mm circle over 60 mm",
            "lofted_body",
            {"bottom_shape": "square", "bottom_width": 0.04, "top_shape": "circle", "top_width": 0.02, "height": 0.06},
        ),
        (
            "sweep a 10 mm circle along a quarter circle of radius 50 mm",
            "swept_body",
            {"profile": "circle", "profile_width": 0.01, "path_angle": 90, "path_radius": 0.05},
        ),
        (
            "a stepped shaft: 20 mm diameter for 50 mm, then 15 mm diameter for 30 mm",
            "stepped_shaft",
            {"diameter": 0.02, "length": 0.05, "diameter_2": 0.015, "length_2": 0.03},
        ),
        (
            "a 2 x 2 x 1 inch block with a 1/2 inch hole through the center",
            "rectangular_block",
            {"width": 0.0508, "height": 0.0254, "bore_diameter": 0.0127},
        ),
    ],
)
def test_dimensions_are_read(prompt: str, kind: str, expected: dict[str, Any]) -> None:
    found, given = values(prompt)
    assert found == kind
    for name, value in expected.items():
        assert given[name] == (pytest.approx(value) if isinstance(value, float) else value), name


def test_a_counterbore_is_three_numbers() -> None:
    _, given = values(
        "a 50 x 50 x 20 mm block with a counterbored hole, 8 mm diameter with a 14 mm counterbore 5 mm deep"
    )
    assert given["hole_type"] == "counterbored"
    assert [given["hole_diameter"], given["counterbore_diameter"], given["counterbore_depth"]] == pytest.approx(
        [0.008, 0.014, 0.005]
    )


@pytest.mark.parametrize(
    ("prompt", "error"),
    [
        ("a pipe with 20 mm outer diameter and 30 mm inner diameter", ContradictionError),
        ("a 10 x 20 x 30 mm cube", ContradictionError),
        ("a gear with 5000 teeth, module 2", UnreasonableSizeError),
        ("a pipe with 20 mm outer diameter and 15 mm wall", ContradictionError),
    ],
)
def test_measures_that_exclude_each_other_are_refused(prompt: str, error: type[Prompt2MeshError]) -> None:
    with pytest.raises(error):
        parse(prompt)


def test_a_dinner_plate_is_not_a_drawing() -> None:
    assert not parse("a blue plate with flowers").objects[0].features
