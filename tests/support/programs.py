"""Mesh programs for tests: small ones by hand and any valid one by hypothesis."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Anchor, Fit, Grid, Linear, Poses, Radial, Relation, Transform
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.mesh.program import Bevel, Displace, MeshProgram, Modifier, Paint, Parameter, Part, Subdivide
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Extrude, Lathe, Shape, Sphere, Sweep, Text


def table_document() -> JsonObject:
    """A table whose measures are expressions of two parameters."""
    return {
        "schema_version": 1,
        "name": "table",
        "parameters": [
            {"name": "height", "value": 0.75, "default": 0.75, "minimum": 0.4, "maximum": 1.2},
            {"name": "width", "value": "=height * 2", "default": 1.5},
        ],
        "materials": {"wood": {"preset": "oak"}},
        "parts": [
            {
                "name": "top",
                "shape": {"type": "box", "size": ["=width", 0.8, 0.03]},
                "material": "wood",
                "placement": {"location": [0, 0, "=height - 0.03"]},
            },
            {
                "name": "leg",
                "shape": {"type": "cylinder", "radius": 0.025, "height": "=height - 0.03"},
                "instances": {"type": "radial", "count": 4, "center": [0, 0, 0]},
            },
        ],
    }


def program_of(*parts: Part, **fields: Any) -> MeshProgram:
    """A program of these parts."""
    return MeshProgram(parts=list(parts), **fields)


def box(name: str = "box", **fields: Any) -> Part:
    """A part with a box."""
    return Part(name=name, shape=Box(size=(1, 1, 1)), **fields)


def _numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


LENGTHS = _numbers(1e-6, 1e4)
COORDINATES = _numbers(-1e4, 1e4)
POINTS = st.tuples(COORDINATES, COORDINATES, COORDINATES)
OUTLINES = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=3, max_size=12)
COLORS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
NAMES = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_ .\-]{0,20}", fullmatch=True)

TRANSFORMS = st.builds(Transform, location=POINTS, scale=st.tuples(LENGTHS, LENGTHS, LENGTHS))

SHAPES: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Box, size=st.tuples(LENGTHS, LENGTHS, LENGTHS), pivot=st.sampled_from(["base", "center"])),
    st.builds(Sphere, radius=LENGTHS, segments=st.integers(3, 64)),
    st.builds(Cylinder, radius=LENGTHS, height=LENGTHS),
    st.builds(Cone, radius_bottom=LENGTHS, radius_top=LENGTHS, height=LENGTHS),
    st.builds(Lathe, profile=st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=12)),
    st.builds(Extrude, outline=OUTLINES, holes=st.lists(OUTLINES, max_size=2), height=LENGTHS),
    st.builds(Sweep, path=st.lists(POINTS, min_size=2, max_size=12), radius=LENGTHS),
    st.builds(Text, text=st.text(min_size=1, max_size=20), height=LENGTHS, depth=LENGTHS),
)
MODIFIERS: st.SearchStrategy[Modifier] = st.one_of(
    st.builds(Bevel, width=LENGTHS, segments=st.integers(1, 4)),
    st.builds(Subdivide, levels=st.integers(1, 2)),
    st.builds(Displace, strength=_numbers(-10, 10), seed=st.integers(0, 2**31)),
)
INSTANCES = st.one_of(
    st.builds(Linear, count=st.integers(1, 4), step=POINTS),
    st.builds(Radial, count=st.integers(1, 4), rise=COORDINATES),
    st.builds(Grid, counts=st.tuples(*[st.integers(1, 2)] * 3), step=POINTS),
    st.builds(Poses, poses=st.lists(TRANSFORMS, min_size=1, max_size=3)),
)
MATERIALS = st.builds(
    Material, preset=st.sampled_from(sorted(PRESETS)), color=st.none() | COLORS, roughness=st.none() | _numbers(0, 1)
)


def _siblings(parts: Sequence[Part]) -> list[Part]:
    """The parts with names of their own."""
    return [part.model_copy(update={"name": f"{part.name[:100]} {number}"}) for number, part in enumerate(parts)]


def _parts(children: st.SearchStrategy[list[Part]]) -> st.SearchStrategy[Part]:
    return st.builds(
        Part,
        name=NAMES,
        shape=st.none() | SHAPES,
        modifiers=st.lists(MODIFIERS, max_size=2),
        material=st.none() | st.sampled_from(["paint of all", *sorted(PRESETS)]),
        paint=st.lists(st.builds(Paint, kind=st.just("spots"), color=COLORS, center=POINTS), max_size=1),
        placement=TRANSFORMS,
        instances=st.none() | INSTANCES,
        fit=st.none() | st.builds(Fit, z=LENGTHS),
        anchors=st.dictionaries(NAMES, st.builds(Anchor, position=POINTS), max_size=2),
        children=children,
    )


PARTS = st.recursive(
    _parts(st.just([])), lambda inner: _parts(st.lists(inner, max_size=3).map(_siblings)), max_leaves=6
)


def _parameters(values: Sequence[float]) -> list[Parameter]:
    return [Parameter(name=f"p{i}", value=value, default=value, unit="factor") for i, value in enumerate(values)]


def _with_relations(parts: list[Part]) -> list[Part]:
    """Every part after the first stands on the one before it."""
    return [
        part
        if number == 0
        else part.model_copy(update={"relation": Relation(kind="on", target=parts[number - 1].name)})
        for number, part in enumerate(parts)
    ]


PROGRAMS = st.builds(
    MeshProgram,
    name=st.text(min_size=1, max_size=40),
    prompt=st.text(max_size=60),
    seed=st.integers(0, 2**31 - 1),
    parameters=st.lists(COORDINATES, max_size=4).map(_parameters),
    materials=st.fixed_dictionaries({"paint of all": MATERIALS}),
    parts=st.lists(PARTS, min_size=1, max_size=4).map(_siblings).map(_with_relations),
)
