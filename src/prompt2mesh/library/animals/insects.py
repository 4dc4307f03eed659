"""Insects, spiders and their like: segmented bodies, jointed legs, thin wings."""

import itertools
import math
from collections.abc import Sequence

from prompt2mesh.library.animals.critters import declare, eye, legs, publish
from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.sheets import sheet
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.registry import choice, count
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Sphere


def _mat(color: str, preset: str = "glossy_plastic", **fields: float) -> Material:
    return Material.model_validate({"preset": preset, "color": color, **fields})


_CLEAR = Material(preset="translucent_plastic", color="#dfeaf2", alpha=0.55)


def _six(
    z: float,
    *,
    reach: float = 0.3,
    rise: float = 0.1,
    ys: Sequence[float] = (-0.12, -0.02, 0.08),
    turns: Sequence[float] = (-40.0, 5.0, 45.0),
    root_x: float = 0.06,
) -> list[list[Point]]:
    """Left legs that rise to a knee and come down to the ground."""
    paths: list[list[Point]] = []
    for y, turn in zip(ys, turns, strict=True):
        a = math.radians(turn)
        way = (math.cos(a), math.sin(a), 0.0)
        root = (root_x, y, z)
        knee = add(add(root, way, reach * 0.45), (0, 0, rise))
        ankle = add(root, way, reach * 0.85)
        foot = add(root, way, reach)
        paths.append([root, knee, (ankle[0], ankle[1], 0.03), (foot[0], foot[1], 0.012)])
    return paths


def _feelers(pen: Sculptor, root: Point, bend: Point, tip: Point, r: float, *, club: float = 0.0) -> None:
    pen.tube("antenna", [root, bend, tip], r, radii=[1, 0.85, 0.6], material="dark", mirror=True, segments=8)
    if club > 0:
        pen.add("antenna tip", Sphere(radius=club, segments=12), at=tip, material="dark", mirror=True)


def _smile(pen: Sculptor, skin: Surface, center: Point, wide: float, low: float) -> None:
    path = [skin.outward(center, (wide * (i / 3 - 1), -1.0, -low - 0.12 * (1 - (i / 3 - 1) ** 2))) for i in range(7)]
    pen.tube("mouth", path, 0.006, material="dark", segments=6)


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
    _smile(pen, skin, (0, -0.27, z), 0.55, 0.35)
    _feelers(pen, (0.04, -0.33, z + 0.08), (0.06, -0.4, z + 0.19), (0.1, -0.5, z + 0.2), 0.01, club=0.02)
    legs(
        pen,
        "leg",
        _six(z - 0.1, reach=0.24, rise=0.02, ys=(-0.14, -0.06, 0.02)),
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


def _beetle(pen: Sculptor, *, spots: bool, horn: bool) -> None:
    """A domed back split down the middle over six legs."""
    fat = pen.kit.m("fatness")
    z = 0.12
    r = 0.34 * fat
    flat = 0.78 if spots else 0.6
    dome = Blend(
        blobs=[
            ball((0, 0.08, z), r, (0.92, 1.2, flat)),
            Blob(a=(0, 0.08, z - 1.02), radius=1.0, subtract=True),
            Blob(a=(0, -0.3, z + r * flat * 1.04), b=(0, 0.7, z + r * flat * 1.04), radius=0.026, subtract=True),
        ],
        smoothness=0.02,
        resolution=41,
    )
    skin = Surface(dome)
    paint: list[Paint] = []
    if spots:
        for x, y in (
            (0.45, -0.35),
            (0.62, 0.25),
            (0.3, 0.62),
            (-0.45, -0.35),
            (-0.62, 0.25),
            (-0.3, 0.62),
            (0.0, -0.72),
        ):
            spot = skin.outward((0, 0.08, z), (x, y * 1.2, 0.62))
            paint.append(
                Paint(kind="ellipsoid", color="#161313", center=spot, radii=(0.075, 0.075, 0.075), softness=0.1)
            )
    pen.add("shell", dome, material="body", paint=paint)
    pen.add("belly", Ellipsoid(radii=(r * 0.86, r * 1.12, 0.09), segments=28), at=(0, 0.08, z + 0.01), material="dark")
    front = -0.3 * fat
    head = Blend(
        blobs=[
            ball((0, front, z + 0.02), 0.19, (1.05, 0.62, 0.75)),
            ball((0, front - 0.13, z - 0.0), 0.11, (1.1, 0.9, 0.8)),
        ],
        smoothness=0.04,
        resolution=27,
    )
    face = Surface(head)
    white = (
        [
            Paint(
                kind="ellipsoid",
                color="#f6f2ea",
                center=face.outward((0, front, z + 0.02), (x, -0.5, 0.55)),
                radii=(0.06, 0.06, 0.05),
            )
            for x in (0.7, -0.7)
        ]
        if spots
        else []
    )
    pen.add("head", head, material="dark", paint=white)
    eye(
        pen,
        face.outward((0, front - 0.13, z), (0.8, -0.75, 0.25)),
        (0.55, -0.85, 0.1),
        0.042,
        iris="eye white",
        pupil=0.5,
    )
    _feelers(
        pen,
        (0.05, front - 0.2, z + 0.06),
        (0.1, front - 0.27, z + 0.14),
        (0.18, front - 0.32, z + 0.12),
        0.011,
        club=0.02,
    )
    if horn:
        pen.tube(
            "horn",
            [(0, front - 0.12, z + 0.04), (0, front - 0.3, z + 0.12), (0, front - 0.42, z + 0.3)],
            0.045,
            radii=[1, 0.7, 0.25],
            material="body",
        )
        pen.tube(
            "horn top",
            [(0, front + 0.02, z + 0.12), (0, front - 0.16, z + 0.3), (0, front - 0.3, z + 0.34)],
            0.045,
            radii=[1, 0.7, 0.2],
            material="body",
        )
    legs(
        pen,
        "leg",
        _six(
            z, reach=0.34 * fat + 0.08, rise=0.05, ys=(-0.16, 0.06, 0.26), turns=(-35.0, 8.0, 38.0), root_x=0.18 * fat
        ),
        [0.034, 0.028, 0.02, 0.016],
        material="dark",
        resolution=38,
    )
    publish(
        pen,
        head=(0, front - 0.12, z + 0.1),
        head_radius=0.12,
        face=(0, front - 0.23, z + 0.03),
        mouth=(0, front - 0.24, z - 0.03),
        back=(0, 0.08, z + r * flat),
    )


def _ant(pen: Sculptor) -> None:
    """Three beads on a thread, elbowed feelers and jaws."""
    fat = pen.kit.m("fatness")
    z = 0.2
    body = [
        ball((0, 0.34, z + 0.03), 0.14 * fat, (1, 1.35, 0.95)),
        ball((0, 0.14, z), 0.05),
        bone((0, 0.06, z + 0.01), (0, -0.12, z + 0.03), 0.06, 0.075),
        bone((0, -0.12, z + 0.02), (0, -0.26, z + 0.04), 0.035, 0.04),
        ball((0, -0.32, z + 0.05), 0.115, (1, 1.05, 0.85)),
    ]
    shape = Blend(blobs=body, smoothness=0.025, resolution=44)
    skin = Surface(shape)
    pen.add("body", shape)
    eye(pen, skin.outward((0, -0.32, z + 0.05), (0.9, -0.5, 0.35)), (0.7, -0.7, 0.2), 0.034)
    pen.tube(
        "jaw",
        [(0.05, -0.41, z), (0.07, -0.48, z - 0.01), (0.015, -0.52, z - 0.01)],
        0.018,
        radii=[1, 0.8, 0.3],
        material="dark",
        mirror=True,
    )
    _feelers(pen, (0.05, -0.38, z + 0.12), (0.12, -0.42, z + 0.25), (0.18, -0.6, z + 0.2), 0.012)
    legs(pen, "leg", _six(z, reach=0.4, rise=0.14), [0.024, 0.02, 0.014, 0.01], material="dark")
    publish(
        pen,
        head=(0, -0.32, z + 0.15),
        head_radius=0.11,
        face=(0, -0.43, z + 0.06),
        mouth=(0, -0.44, z),
        back=(0, 0.3, z + 0.16),
    )


def _spider(pen: Sculptor) -> None:
    """Two body parts, eight arched legs, many eyes."""
    fat = pen.kit.m("fatness")
    hairy = pen.kit.s("coat") == "hairy"
    z = 0.2
    thick = 1.45 if hairy else 1.0
    shape = Blend(
        blobs=[
            ball((0, 0.24, z + 0.04), 0.2 * fat, (1, 1.2, 0.95)),
            ball((0, -0.12, z), 0.13, (1, 1.15, 0.75)),
            bone((0, 0.0, z), (0, 0.1, z), 0.05, 0.06),
        ],
        smoothness=0.03,
        resolution=37,
    )
    skin = Surface(shape)
    rough = [Displace(strength=0.02, scale=0.03, octaves=2, seed=pen.kit.seed)] if hairy else []
    pen.add(
        "body",
        shape,
        modifiers=rough,
        paint=[
            Paint(kind="ellipsoid", color="#d9762a", center=(0, 0.24, z + 0.24), radii=(0.09, 0.14, 0.08), softness=0.3)
        ],
    )
    paths: list[list[Point]] = []
    for i in range(4):
        a = math.radians(-55 + 36 * i)
        way = (math.cos(a), math.sin(a), 0.0)
        root = (0.09, -0.2 + 0.055 * i, z)
        long = 0.6 if i in (0, 3) else 0.5
        knee, shin, foot = (
            add(add(root, way, long * 0.36), (0, 0, 0.2)),
            add(add(root, way, long * 0.74), (0, 0, 0.04)),
            add(root, way, long),
        )
        paths.append([root, knee, shin, (foot[0], foot[1], 0.014)])
    legs(pen, "leg", paths, [0.026 * thick, 0.026 * thick, 0.019 * thick, 0.011], material="leg", resolution=56)
    for x, dz, r in ((0.035, 0.06, 0.032), (0.085, 0.07, 0.02), (0.045, 0.11, 0.018)):
        eye(pen, skin.outward((x, -0.15, z + dz * 0.4), (x * 2.5, -1.0, 0.3 + dz * 3)), (x * 3, -1, 0.2), r, pupil=0.72)
    pen.tube(
        "fang",
        [(0.035, -0.25, z), (0.04, -0.29, z - 0.06), (0.03, -0.27, z - 0.13)],
        0.022,
        radii=[1.2, 1, 0.2],
        material="leg",
        mirror=True,
    )
    publish(
        pen,
        head=(0, -0.14, z + 0.1),
        head_radius=0.12,
        face=(0, -0.27, z + 0.05),
        mouth=(0, -0.27, z - 0.04),
        back=(0, 0.24, z + 0.22),
        hands=(0.3, -0.5, 0.1),
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
    _feelers(pen, (0.015, -0.23, z + 0.03), (0.06, -0.36, z + 0.1), (0.12, -0.46, z + 0.12), 0.005, club=0.013)
    legs(
        pen,
        "leg",
        _six(z - 0.02, reach=0.13, rise=0.03, ys=(-0.11, -0.07, -0.03), root_x=0.015),
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
        _six(z - 0.02, reach=0.16, rise=0.0, ys=(-0.2, -0.16, -0.12), root_x=0.02),
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


def _hopper(pen: Sculptor, *, mantis: bool) -> None:
    """A grasshopper on great hind legs, or a mantis with folded arms."""
    z = 0.24 if not mantis else 0.26
    fat = pen.kit.m("fatness")
    if mantis:
        head: Point = (0, -0.42, 0.62)
        body = [
            bone((0, 0.45, z - 0.02), (0, 0.05, z), 0.05 * fat, 0.085 * fat),
            bone((0, 0.05, z + 0.02), (0, -0.34, 0.55), 0.05, 0.04),
            ball(head, 0.07, (1.5, 0.8, 0.9)),
            bone(head, add(head, (0, -0.05, -0.09)), 0.05, 0.025),
        ]
    else:
        head = (0, -0.36, z + 0.03)
        body = [
            bone((0, 0.42, z - 0.03), (0, -0.1, z), 0.05 * fat, 0.1 * fat),
            bone((0, -0.1, z), (0, -0.26, z + 0.02), 0.11, 0.1),
            ball(head, 0.1, (0.85, 0.8, 1.1)),
        ]
    shape = Blend(blobs=body, smoothness=0.03, resolution=47)
    skin = Surface(shape)
    pen.add("body", shape)
    eye(pen, skin.outward(head, (1, -0.55, 0.35)), (0.8, -0.7, 0.2), 0.045 if mantis else 0.038, pupil=0.4)
    _feelers(pen, add(head, (0.03, -0.04, 0.06)), add(head, (0.07, -0.2, 0.22)), add(head, (0.12, -0.42, 0.24)), 0.009)
    wing = [Blob(a=(0.045, -0.08, z + 0.07), b=(0.03, 0.5, z + 0.02), radius=0.06, radius_b=0.035, squash=(0.4, 1, 1))]
    pen.add("wing", Blend(blobs=wing, smoothness=0.01, resolution=27), material="wing", mirror=True)
    paths = _six(
        z - 0.04,
        reach=0.3,
        rise=0.08,
        ys=(-0.2, -0.08, 0.02) if not mantis else (0.02, 0.1, 0.18),
        turns=(-45.0, -8.0, 50.0),
    )
    if not mantis:
        paths = paths[:2]
        big = [(0.08, 0.05, z), (0.16, 0.32, z + 0.3), (0.2, 0.42, 0.03), (0.22, 0.34, 0.012)]
        legs(pen, "leg back", [big], [0.06, 0.03, 0.02, 0.015], material="body", resolution=38)
    else:
        arm = [(0.05, -0.3, 0.5), (0.14, -0.42, 0.34), (0.1, -0.56, 0.56), (0.08, -0.46, 0.4)]
        legs(pen, "arm", [arm], [0.035, 0.045, 0.03, 0.01], material="body", resolution=38)
    legs(pen, "leg", paths, [0.024, 0.02, 0.015, 0.012], material="body", resolution=41)
    publish(
        pen,
        head=add(head, (0, 0, 0.09)),
        head_radius=0.09,
        face=add(head, (0, -0.1, 0.02)),
        mouth=add(head, (0, -0.1, -0.06)),
        back=(0, 0.1, z + 0.1),
        hands=(0.1, -0.55, 0.5) if mantis else None,
    )


def _crawler(pen: Sculptor, *, many: bool) -> None:
    """A row of segments on short legs: a caterpillar humped in the middle, a millipede long and low."""
    fat = pen.kit.m("fatness")
    n = pen.kit.n("segments")
    r = 0.62 * 0.86 / (n - 1) * (0.7 + 0.3 * fat)
    z = r + 0.035
    spine: list[Point] = []
    for i in range(n):
        t = i / (n - 1)
        y = -0.42 + 0.86 * t
        hump = 0.0 if many else 0.16 * max(0.0, math.sin(math.pi * (t * 1.5 - 0.35))) ** 2
        spine.append((0.0, y, z + hump))
    body = [ball(p, r * (1.0 if i < n - 2 else 0.85), (1, 0.9, 1)) for i, p in enumerate(spine[1:])]
    body += [bone(a, b, r * 0.72, r * 0.72) for a, b in itertools.pairwise(spine)]
    band = [
        Paint(
            kind="stripes",
            color="#e8c23a" if not many else "#3a1d14",
            axis="y",
            scale=0.86 / (n - 1),
            amount=0.3,
            softness=0.1,
        )
    ]
    pen.add("body", Blend(blobs=body, smoothness=r * 0.3, resolution=53), paint=band)
    head = spine[0]
    shape = Blend(
        blobs=[ball(head, r * 1.12), bone(head, spine[1], r * 0.8, r * 0.8)], smoothness=r * 0.2, resolution=21
    )
    skin = Surface(shape)
    pen.add("head", shape, material="face")
    eye(pen, skin.outward(head, (0.5, -0.85, 0.3)), (0.4, -0.9, 0.1), r * 0.34, iris="eye white", pupil=0.55)
    _smile(pen, skin, head, 0.5, 0.4)
    _feelers(
        pen,
        add(head, (r * 0.35, -r * 0.4, r * 0.9)),
        add(head, (r * 0.6, -r * 0.8, r * 1.7)),
        add(head, (r * 0.9, -r * 1.2, r * 2.2)),
        r * 0.1,
        club=r * 0.2,
    )
    feet: list[list[Point]] = []
    for p in spine[1:]:
        if p[2] - z < 0.05:
            feet.append(
                [
                    (p[0] + r * 0.5, p[1], p[2] - r * 0.4),
                    (p[0] + r * (0.95 if not many else 1.5), p[1], 0.03 + (0.02 if many else 0.0)),
                    (p[0] + r * (1.0 if not many else 1.75), p[1] - 0.01, 0.014),
                ]
            )
    legs(pen, "foot", feet, [r * 0.3, r * 0.26 if not many else r * 0.18, 0.014], material="dark", resolution=53)
    publish(
        pen,
        head=add(head, (0, 0, r)),
        head_radius=r,
        face=add(head, (0, -r, r * 0.2)),
        mouth=add(head, (0, -r, -r * 0.3)),
        back=add(spine[n // 2], (0, 0, r)),
    )


def _scorpion(pen: Sculptor) -> None:
    """Pincers before, a stinger arched over the back."""
    fat = pen.kit.m("fatness")
    z = 0.1
    body = [
        bone((0, -0.2, z), (0, 0.12, z), 0.08 * fat, 0.095 * fat),
        bone((0, 0.12, z), (0, 0.22, z), 0.09 * fat, 0.06),
    ]
    tail: list[Point] = [
        (0, 0.24, z),
        (0, 0.36, z + 0.06),
        (0, 0.42, z + 0.18),
        (0, 0.4, z + 0.31),
        (0, 0.3, z + 0.41),
        (0, 0.18, z + 0.44),
    ]
    body += [ball(p, 0.05 - 0.003 * i, (1, 1, 0.95)) for i, p in enumerate(tail)] + [
        bone(a, b, 0.032, 0.03) for a, b in itertools.pairwise(tail)
    ]
    body += [ball((0, 0.1, z + 0.42), 0.05), bone((0, 0.08, z + 0.42), (0, 0.0, z + 0.33), 0.032, 0.006)]
    shape = Blend(blobs=body, smoothness=0.014, resolution=53)
    skin = Surface(shape)
    pen.add("body", shape)
    arm = [
        bone((0.06, -0.2, z), (0.2, -0.28, z + 0.03), 0.03, 0.035),
        bone((0.2, -0.28, z + 0.03), (0.17, -0.42, z + 0.02), 0.035, 0.04),
        Blob(a=(0.17, -0.42, z + 0.02), b=(0.15, -0.5, z + 0.02), radius=0.065, radius_b=0.055, squash=(0.9, 1, 0.8)),
        bone((0.17, -0.53, z + 0.02), (0.12, -0.66, z + 0.02), 0.032, 0.008),
        bone((0.12, -0.52, z + 0.02), (0.1, -0.63, z + 0.02), 0.026, 0.008),
    ]
    pen.add("claw", Blend(blobs=arm, smoothness=0.015, resolution=38), mirror=True)
    paths: list[list[Point]] = []
    for i in range(4):
        y, a = -0.12 + 0.07 * i, math.radians(-25 + 22 * i)
        paths.append(
            [
                (0.06, y, z),
                (0.06 + 0.13 * math.cos(a), y + 0.13 * math.sin(a), z + 0.08),
                (0.06 + 0.28 * math.cos(a), y + 0.28 * math.sin(a), 0.012),
            ]
        )
    legs(pen, "leg", paths, [0.02, 0.018, 0.01], material="body")
    eye(pen, skin.outward((0, -0.2, z), (0.35, -0.8, 0.7)), (0.3, -0.9, 0.4), 0.018)
    publish(
        pen,
        head=(0, -0.2, z + 0.08),
        head_radius=0.08,
        face=(0, -0.28, z + 0.03),
        mouth=(0, -0.28, z),
        back=(0, 0.05, z + 0.1),
        hands=(0.12, -0.64, z),
    )


def _slots(
    body: str, *, face: str = "#2a211c", iris: str = "#f4efe6", wing: Material = _CLEAR, preset: str = "glossy_plastic"
) -> dict[str, Material]:
    return {"body": _mat(body, preset), "dark": _mat("#1b1716", roughness=0.4), "face": _mat(face, roughness=0.45), "iris": _mat(iris), "wing": wing,
            "fuzz": _mat("#e0a82e", "fur"), "leg": _mat(body, preset)}  # fmt: skip


_WINGS = choice("wing_pattern", "monarch", "eyed", "plain", "moth", words=("wing pattern",))
declare(
    "bee",
    lambda pen: _bee(pen, slim=False),
    ("bee", "bumblebee", "honeybee", "honey bee", "bumble bee"),
    "A bumblebee.",
    length_m=0.03,
    slots=_slots("#f2b92e", face="#2a211c"),
)
declare(
    "wasp",
    lambda pen: _bee(pen, slim=True),
    ("wasp", "hornet", "fly", "mosquito", "firefly"),
    "A wasp.",
    length_m=0.025,
    slots=_slots("#f2cf2e"),
)
declare(
    "ladybug",
    lambda pen: _beetle(pen, spots=True, horn=False),
    ("ladybug", "ladybird", "lady beetle"),
    "A ladybug.",
    length_m=0.012,
    slots=_slots("#d2241c"),
)
declare(
    "beetle",
    lambda pen: _beetle(pen, spots=False, horn=True),
    ("beetle", "scarab", "rhinoceros beetle", "stag beetle", "bug", "insect", "cockroach"),
    "A horned beetle.",
    length_m=0.05,
    slots=_slots("#1f5f4a"),
)
declare("ant", _ant, ("ant", "termite"), "An ant.", length_m=0.012, slots=_slots("#7a2f1c", iris="#1a120d"))
declare(
    "spider",
    _spider,
    ("spider", "garden spider", "black widow"),
    "A spider.",
    length_m=0.05,
    slots=_slots("#2a2422", iris="#7a1d18"),
    extra=(choice("coat", "smooth", "hairy"),),
)
declare(
    "tarantula",
    _spider,
    ("tarantula", "hairy spider"),
    "A tarantula.",
    length_m=0.12,
    slots=_slots("#4a3428", iris="#1a120d", preset="fur"),
    extra=(choice("coat", "hairy", "smooth"),),
)
declare(
    "butterfly",
    _butterfly,
    ("butterfly", "monarch butterfly", "moth"),
    "A butterfly.",
    length_m=0.09,
    slots={"wing": _mat("#ee8a24", "petal"), **{k: v for k, v in _slots("#1b1716").items() if k != "wing"}},
    extra=(_WINGS,),
)
declare(
    "dragonfly",
    _dragonfly,
    ("dragonfly", "damselfly"),
    "A dragonfly.",
    length_m=0.08,
    slots=_slots("#1f9ab0", iris="#2a7a4a"),
)
declare(
    "grasshopper",
    lambda pen: _hopper(pen, mantis=False),
    ("grasshopper", "cricket", "locust", "cicada", "katydid"),
    "A grasshopper.",
    length_m=0.05,
    slots=_slots("#6fa83a", iris="#7a3a1c", wing=_mat("#8fb84a", "leaf")),
)
declare(
    "mantis",
    lambda pen: _hopper(pen, mantis=True),
    ("mantis", "praying mantis", "stick insect"),
    "A praying mantis.",
    length_m=0.08,
    slots=_slots("#7fc04a", iris="#d6e08a", wing=_mat("#6aa83e", "leaf")),
)
declare(
    "caterpillar",
    lambda pen: _crawler(pen, many=False),
    ("caterpillar", "worm", "grub", "inchworm", "larva", "earthworm"),
    "A caterpillar.",
    length_m=0.05,
    slots=_slots("#6fb83a", face="#d2452a", preset="skin"),
    extra=(count("segments", 9, 5, 16),),
)
declare(
    "millipede",
    lambda pen: _crawler(pen, many=True),
    ("millipede", "centipede"),
    "A millipede.",
    length_m=0.1,
    slots=_slots("#7a3a24", face="#5a2a1c"),
    extra=(count("segments", 16, 8, 28),),
)
declare("scorpion", _scorpion, ("scorpion",), "A scorpion.", length_m=0.1, slots=_slots("#3a2a20", iris="#0f0c0a"))
