"""What shapes and pours: cookie cutter, funnel, straw, peeler, pizza cutter."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline, circle, heart, regular_polygon, star
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Extrude, Lathe, Sphere, Torus


@asset(
    kind="pizza_cutter",
    words=("pizza cutter", "pizza wheel", "pizza slicer", "pastry wheel"),
    about="A steel wheel in a fork with a handle.",
    parameters=(length("length", 0.21, 0.06, 0.8, words=("length", "long", "size")),),
    slots={"wheel": "polished_steel", "handle": "walnut", "fork": "stainless_steel"},
    parts={"blade": "wheel"},
)
def pizza_cutter(k: Kit) -> None:
    """Stands on its wheel and the end of its handle."""
    n = k.m("length")
    r = n * 0.16
    lean = math.degrees(math.asin(min(0.9, (r - n * 0.05) / (n * 0.72))))
    k.add(
        "wheel",
        Lathe(
            profile=[(0, -n * 0.006), (r * 0.8, -n * 0.005), (r, 0), (r * 0.8, n * 0.005), (0, n * 0.006)], segments=56
        ),
        at=(0, 0, r),
        rotate=(90, 0, 0),
        material="wheel",
    )
    with k.group("grip", at=(0, 0, r), rotate=(0, lean, 0)):
        for sy in (-1, 1):
            k.tube(
                "fork",
                [(0, sy * n * 0.016, 0), (n * 0.14, sy * n * 0.02, 0), (n * 0.22, 0, 0)],
                n * 0.011,
                material="fork",
                segments=12,
            )
        k.rod("fork pin", (0, -n * 0.03, 0), (0, n * 0.03, 0), n * 0.018, segments=16, material="fork")
        k.add(
            "fork guard", Sphere(radius=n * 0.045, segments=20), at=(n * 0.24, 0, 0), scale=(0.5, 1, 1), material="fork"
        )
        k.add(
            "handle",
            Lathe(
                profile=[
                    (0, 0),
                    (n * 0.03, 0),
                    (n * 0.036, n * 0.08),
                    (n * 0.044, n * 0.26),
                    (n * 0.05, n * 0.42),
                    (n * 0.035, n * 0.5),
                    (0, n * 0.51),
                ],
                smooth=True,
                segments=32,
            ),
            at=(n * 0.25, 0, 0),
            rotate=(0, 90, 0),
            material="handle",
        )


@asset(
    kind="peeler",
    words=("peeler", "vegetable peeler", "potato peeler"),
    about="A Y-shaped peeler with a slit blade.",
    parameters=(length("length", 0.17, 0.05, 0.6, words=("length", "long", "size")),),
    slots={"handle": Material(preset="plastic", color="#2f8a4a"), "blade": "polished_steel"},
)
def peeler(k: Kit) -> None:
    """Lies flat: handle, fork, blade across."""
    n = k.m("length")
    z = n * 0.04
    k.tube(
        "handle",
        [(-n * 0.5, 0, z), (-n * 0.2, 0, z), (n * 0.08, 0, z)],
        n * 0.05,
        radii=[0.8, 1.0, 0.75],
        material="handle",
        segments=20,
    )
    for sy in (-1, 1):
        k.tube(
            "handle fork",
            [(n * 0.06, 0, z), (n * 0.2, sy * n * 0.12, z), (n * 0.42, sy * n * 0.17, z)],
            n * 0.024,
            radii=[1.3, 1.0, 1.0],
            material="handle",
            segments=14,
        )
    k.add(
        "blade",
        Extrude(
            outline=[(-n * 0.03, -n * 0.18), (n * 0.03, -n * 0.18), (n * 0.03, n * 0.18), (-n * 0.03, n * 0.18)],
            holes=[[(-n * 0.006, -n * 0.13), (n * 0.006, -n * 0.13), (n * 0.006, n * 0.13), (-n * 0.006, n * 0.13)]],
            height=n * 0.012,
        ),
        at=(n * 0.42, 0, z - n * 0.006),
        rotate=(0, 0, 0),
        material="blade",
    )


@asset(
    kind="cookie_cutter",
    words=("cookie cutter", "biscuit cutter", "pastry cutter"),
    about="A band of metal in the outline of a star, heart, circle, tree or flower, with a rolled rim.",
    parameters=(
        length("width", 0.08, 0.02, 0.6, words=("width", "wide", "size", "diameter")),
        choice("shape", "star", "heart", "round", "tree", "hexagonal", "flower"),
    ),
    slots={"band": "stainless_steel"},
)
def cookie_cutter(k: Kit) -> None:
    """The outline extruded, less a smaller one."""
    w = k.m("width")
    h, t = w * 0.28, w * 0.012
    shape = k.s("shape")
    outline: Outline = {
        "star": star(5, w / 2, w * 0.22),
        "heart": heart(w),
        "round": circle(w / 2),
        "hexagonal": regular_polygon(6, w / 2),
        "tree": [
            (x * w, y * w)
            for x, y in (
                (-0.08, -0.5),
                (0.08, -0.5),
                (0.08, -0.34),
                (0.42, -0.34),
                (0.2, -0.06),
                (0.32, -0.06),
                (0.13, 0.2),
                (0.22, 0.2),
                (0.0, 0.5),
                (-0.22, 0.2),
                (-0.13, 0.2),
                (-0.32, -0.06),
                (-0.2, -0.06),
                (-0.42, -0.34),
                (-0.08, -0.34),
            )
        ],
        "flower": [
            (math.cos(a) * w * (0.4 + 0.1 * math.cos(6 * a)), math.sin(a) * w * (0.4 + 0.1 * math.cos(6 * a)))
            for a in [2 * math.pi * i / 72 for i in range(72)]
        ],
    }[shape]
    inner = Part(
        name="inner",
        shape=Extrude(outline=outline, height=h * 2),
        placement=Transform(location=(0, 0, -h * 0.5), scale=(1 - 2.6 * t / w, 1 - 2.6 * t / w, 1)),
    )
    k.add(
        "band", Extrude(outline=outline, height=h), material="band", modifiers=[Boolean(operation="cut", tools=[inner])]
    )
    path: list[Point] = [(x * (1 - 1.2 * t / w), y * (1 - 1.2 * t / w), h) for x, y in outline]
    k.tube("band rim", path, t * 1.6, closed=True, smooth=False, material="band", segments=8)


@asset(
    kind="drinking_straw",
    words=("drinking straw", "straw tube", "bendy straw", "paper straw", "striped straw"),
    about="A bent drinking straw with stripes.",
    parameters=(length("length", 0.2, 0.05, 1.0, words=("length", "long", "height")),),
    slots={
        "straw": Material(preset="paper", pattern=Pattern(kind="stripes", colors=["#f8f6f0", "#d8322e"], direction="z"))
    },
)
def drinking_straw(k: Kit) -> None:
    """Stands up, bent near the top."""
    n = k.m("length")
    r = n * 0.018
    k.rod("straw", (0, 0, 0), (0, 0, n * 0.76), r, segments=20)
    for i in range(7):
        k.add(
            "straw ring",
            Torus(radius=r * 0.98, tube=r * 0.2, segments=20, tube_segments=6),
            at=(n * 0.0006 * i * i, 0, n * (0.75 + 0.009 * i)),
            rotate=(0, 5.0 * i, 0),
            material="straw",
        )
    k.tube(
        "straw end",
        [(0, 0, n * 0.755), (n * 0.012, 0, n * 0.8), (n * 0.05, 0, n * 0.845), (n * 0.19, 0, n * 0.93)],
        r,
        material="straw",
        segments=20,
        round_caps=False,
    )


@asset(
    kind="funnel",
    words=("funnel", "kitchen funnel"),
    about="A cone with a spout and a hanging tab.",
    parameters=(length("height", 0.14, 0.04, 1.0, words=("height", "tall", "size")),),
    slots={"cone": Material(preset="plastic", color="#3a7fb8")},
)
def funnel(k: Kit) -> None:
    """Upside down it would leak: stands on its spout in a ring of fins."""
    h = k.m("height")
    t = h * 0.02
    profile = [
        (h * 0.055, 0),
        (h * 0.08, h * 0.42),
        (h * 0.4, h * 0.8),
        (h * 0.42, h),
        (h * 0.44, h),
        (h * 0.42, h * 0.78),
        (h * 0.1, h * 0.4),
        (h * 0.055 + t, 0),
    ]
    k.add("cone", Lathe(profile=profile, closed=True, segments=56), material="cone")
    k.add("cone rim", Torus(radius=h * 0.43, tube=t * 0.9, segments=56, tube_segments=8), at=(0, 0, h), material="cone")
    k.add(
        "cone tab",
        Torus(radius=h * 0.07, tube=t * 0.8, segments=28, tube_segments=8),
        at=(h * 0.49, 0, h * 0.98),
        material="cone",
    )
    fin = [(h * 0.06, 0.0), (h * 0.09, 0.0), (h * 0.13, h * 0.42), (h * 0.09, h * 0.42)]
    k.add(
        "cone fin",
        Extrude(outline=fin, height=t, pivot="center"),
        rotate=(90, 0, 0),
        material="cone",
        instances=Radial(count=4),
    )
