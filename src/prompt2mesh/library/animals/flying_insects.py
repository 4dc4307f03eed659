"""Bees, wasps, butterflies and dragonflies."""

import itertools
import math
from collections.abc import Sequence

from prompt2mesh.library.animals.critters import declare, eye, legs, publish
from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.insect_parts import feelers, glossy, insect_slots, six_legs, smile
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.sheets import sheet
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.registry import choice
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend


def _bee(pen: Sculptor, *, slim: bool) -> None:
    """A round furry bee, or a waisted wasp, in stripes."""
    fat = pen.kit.m("fatness") * (0.72 if slim else 1.0)
    z = 0.32
    tail = (0.0, 0.42, z - 0.02)
    abdomen = [ball((0, 0.2, z), 0.2 * fat, (1, 1.25, 1)), bone((0, 0.26, z), tail, 0.15 * fat, 0.03)]
    stripes = [Paint(kind="stripes", color="#1d1814", axis="y", scale=0.125, amount=0.5, softness=0.08)]
    pen.add("abdomen", Blend(blobs=abdomen, smoothness=0.05, resolution=33), material="body", paint=stripes)
    pen.add(
        "sting",
        Blend(blobs=[bone(tail, add(tail, (0, 0.08, -0.01)), 0.02, 0.004)], smoothness=0.0, resolution=12),
        material="dark",
    )
    pen.add(
        "thorax",
        Blend(
            blobs=[ball((0, -0.08, z + 0.02), 0.145 * (0.4 + 0.6 * fat)), bone((0, 0, z), (0, 0.1, z), 0.07, 0.07)],
            smoothness=0.04,
            resolution=24,
        ),
        material="fuzz",
        modifiers=[Displace(strength=0.012, scale=0.03, octaves=2)],
    )
    head = Blend(
        blobs=[ball((0, -0.27, z), 0.115, (1.1, 0.9, 1)), bone((0, -0.2, z), (0, -0.1, z), 0.06, 0.07)],
        smoothness=0.03,
        resolution=22,
    )
    skin = Surface(head)
    pen.add("head", head, material="face")
    eye(pen, skin.outward((0, -0.27, z), (0.75, -0.7, 0.2)), (0.6, -0.8, 0.1), 0.05, pupil=0.7)
    smile(pen, skin, (0, -0.27, z), 0.55, 0.35)
    feelers(pen, (0.04, -0.33, z + 0.08), (0.06, -0.4, z + 0.19), (0.1, -0.5, z + 0.2), 0.01, club=0.02)
    legs(
        pen,
        "leg",
        six_legs(z - 0.1, reach=0.24, rise=0.02, ys=(-0.14, -0.06, 0.02)),
        [0.02, 0.018, 0.014, 0.012],
        material="dark",
        resolution=36,
    )
    root = (0.06, -0.05, z + 0.13)
    for name, long, back in (("wing front", 0.46, 0.1), ("wing back", 0.3, 0.42)):
        outline = [
            (math.cos(a) * long * 0.5, math.sin(a) * long * 0.2)
            for a in (math.radians(d) for d in range(-150, 151, 30))
        ]
        rays = [
            (
                root,
                add(
                    root,
                    (long * 0.5 + u * 1.0 + 0.02, back * long + v * 1.2 + 0.05, 0.2 * long + 0.35 * (long * 0.5 + u)),
                ),
            )
            for u, v in outline
        ]
        pen.add(
            name,
            sheet([add(root, (0, 0.012 * i / 10, 0)) for i in range(len(rays))], [b for _, b in rays], 0.006, steps=2),
            material="wing",
            mirror=True,
        )
    publish(
        pen,
        head=(0, -0.27, z + 0.11),
        head_radius=0.11,
        face=(0, -0.38, z + 0.03),
        mouth=(0, -0.38, z - 0.04),
        back=(0, 0.15, z + 0.2 * fat),
        hands=(0.2, -0.25, z - 0.2),
    )


_WING_FRONT = (
    (0.06, -0.3),
    (0.28, -0.46),
    (0.52, -0.5),
    (0.62, -0.42),
    (0.6, -0.26),
    (0.52, -0.1),
    (0.38, 0.0),
    (0.14, 0.03),
)


_WING_BACK = (
    (0.12, 0.04),
    (0.36, 0.06),
    (0.47, 0.18),
    (0.46, 0.34),
    (0.34, 0.46),
    (0.2, 0.44),
    (0.1, 0.28),
    (0.04, 0.12),
)


def _butterfly(pen: Sculptor) -> None:
    """Four patterned wings raised in a V over a slender body."""
    z = 0.16
    fat = pen.kit.m("fatness")
    moth = 1.6 if pen.kit.s("wing_pattern") == "moth" else 1.0
    body = [
        bone((0, -0.12, z), (0, 0.06, z), 0.035 * fat * moth, 0.034 * fat * moth),
        bone((0, 0.06, z), (0, 0.34, z - 0.01), 0.03 * fat * moth, 0.012),
        ball((0, -0.2, z + 0.005), 0.045),
    ]
    shape = Blend(blobs=body, smoothness=0.02, resolution=41)
    skin = Surface(shape)
    pen.add("body", shape, material="dark")
    eye(pen, skin.outward((0, -0.2, z), (1, -0.6, 0.3)), (0.8, -0.7, 0.2), 0.02)
    feelers(pen, (0.015, -0.23, z + 0.03), (0.06, -0.36, z + 0.1), (0.12, -0.46, z + 0.12), 0.005, club=0.013)
    legs(
        pen,
        "leg",
        six_legs(z - 0.02, reach=0.13, rise=0.03, ys=(-0.11, -0.07, -0.03), root_x=0.015),
        [0.009, 0.008, 0.007, 0.006],
        material="dark",
        resolution=27,
    )
    lift = math.tan(math.radians(24.0))
    for name, outline, root in (
        ("wing front", _WING_FRONT, (0.02, -0.08, z + 0.015)),
        ("wing back", _WING_BACK, (0.02, 0.03, z + 0.01)),
    ):
        outer = [(x, y, root[2] + x * lift) for x, y in outline]
        inner = [add(root, (0.0, 0.02 * i / len(outer), 0.0)) for i in range(len(outer))]
        paint = _wing_paint(pen, [(x, y, zz) for x, y, zz in outer], root)
        pen.add(
            name, sheet(inner, outer, 0.007, steps=5, across=12, sag=0.03), material="wing", paint=paint, mirror=True
        )
    publish(
        pen,
        head=(0, -0.2, z + 0.05),
        head_radius=0.045,
        face=(0, -0.245, z + 0.01),
        mouth=(0, -0.245, z),
        back=(0, 0.0, z + 0.04),
        hands=(0.12, -0.16, 0.03),
    )


def _wing_paint(pen: Sculptor, outer: Sequence[Point], root: Point) -> list[Paint]:
    """Dark borders and veins with a row of white dots, or eye spots."""
    pattern = pen.kit.s("wing_pattern")
    dark = "#1b1514" if pattern != "moth" else "#5a4634"
    layers: list[Paint] = []
    if pattern != "plain":
        for a, b in itertools.pairwise(outer):
            for share in (0.0, 0.5):
                spot = (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)
                layers.append(
                    Paint(kind="ellipsoid", color=dark, center=spot, radii=(0.075, 0.075, 0.09), softness=0.2)
                )
                edge = add(spot, (root[0] - spot[0], root[1] - spot[1], root[2] - spot[2]), 0.07)
                if pattern == "monarch":
                    layers.append(
                        Paint(kind="ellipsoid", color="#f8f4ea", center=edge, radii=(0.016, 0.016, 0.03), softness=0.2)
                    )
    middle = outer[len(outer) // 2]
    spot = add(root, (middle[0] - root[0], middle[1] - root[1], middle[2] - root[2]), 0.55)
    if pattern in ("eyed", "moth"):
        for color, r in ((dark, 0.085), ("#f2d24a", 0.065), ("#2a5fb0", 0.04), ("#15110f", 0.02)):
            layers.append(Paint(kind="ellipsoid", color=color, center=spot, radii=(r, r, r), softness=0.12))
    return layers


def _dragonfly(pen: Sculptor) -> None:
    """A needle of a body with four level wings and great eyes."""
    z = 0.18
    fat = pen.kit.m("fatness")
    body = [
        bone((0, -0.2, z), (0, -0.06, z), 0.05 * fat, 0.055 * fat),
        bone((0, -0.04, z), (0, 0.5, z + 0.02), 0.022 * fat, 0.015),
        ball((0, -0.29, z), 0.05),
    ]
    shape = Blend(blobs=body, smoothness=0.02, resolution=53)
    pen.add("body", shape, paint=[Paint(kind="stripes", color="#143a4a", axis="y", scale=0.09, amount=0.25)])
    eye(pen, (0.035, -0.31, z + 0.015), (0.7, -0.7, 0.3), 0.045, pupil=0.25)
    legs(
        pen,
        "leg",
        six_legs(z - 0.02, reach=0.16, rise=0.0, ys=(-0.2, -0.16, -0.12), root_x=0.02),
        [0.01, 0.009, 0.008, 0.006],
        material="dark",
        resolution=27,
    )
    for name, y, long, sweep in (("wing front", -0.14, 0.52, -0.05), ("wing back", -0.06, 0.48, 0.1)):
        root = (0.03, y, z + 0.04)
        outer: list[Point] = []
        inner: list[Point] = []
        for i in range(12):
            t = i / 11
            x = long * (0.25 + 0.75 * math.sin(math.pi * t) ** 0.6)
            outer.append((root[0] + x, y + sweep * x * 2 + (t - 0.5) * 0.15, root[2] + 0.05 * x))
            inner.append(add(root, (0.0, 0.02 * (t - 0.5), 0.0)))
        pen.add(name, sheet(inner, outer, 0.006, steps=2), material="wing", mirror=True)
    publish(
        pen,
        head=(0, -0.29, z + 0.05),
        head_radius=0.05,
        face=(0, -0.35, z),
        mouth=(0, -0.35, z - 0.02),
        back=(0, 0, z + 0.05),
    )


_WINGS = choice("wing_pattern", "monarch", "eyed", "plain", "moth", words=("wing pattern",))

declare(
    "bee",
    lambda pen: _bee(pen, slim=False),
    ("bee", "bumblebee", "honeybee", "honey bee", "bumble bee"),
    "A bumblebee.",
    length_m=0.03,
    slots=insect_slots("#f2b92e", face="#2a211c"),
)

declare(
    "wasp",
    lambda pen: _bee(pen, slim=True),
    ("wasp", "hornet", "fly", "mosquito", "firefly"),
    "A wasp.",
    length_m=0.025,
    slots=insect_slots("#f2cf2e"),
)

declare(
    "butterfly",
    _butterfly,
    ("butterfly", "monarch butterfly", "moth"),
    "A butterfly.",
    length_m=0.09,
    slots={"wing": glossy("#ee8a24", "petal"), **{k: v for k, v in insect_slots("#1b1716").items() if k != "wing"}},
    extra=(_WINGS,),
)

declare(
    "dragonfly",
    _dragonfly,
    ("dragonfly", "damselfly"),
    "A dragonfly.",
    length_m=0.08,
    slots=insect_slots("#1f9ab0", iris="#2a7a4a"),
)
