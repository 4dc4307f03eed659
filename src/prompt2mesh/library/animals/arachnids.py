"""Spiders, scorpions, and things with many legs."""

import itertools
import math

from prompt2mesh.library.animals.critters import declare, eye, legs, publish
from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.insect_parts import feelers, insect_slots, smile
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.registry import choice, count
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob


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
    smile(pen, skin, head, 0.5, 0.4)
    feelers(
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


declare(
    "spider",
    _spider,
    ("spider", "garden spider", "black widow"),
    "A spider.",
    length_m=0.05,
    slots=insect_slots("#2a2422", iris="#7a1d18"),
    extra=(choice("coat", "smooth", "hairy"),),
)

declare(
    "tarantula",
    _spider,
    ("tarantula", "hairy spider"),
    "A tarantula.",
    length_m=0.12,
    slots=insect_slots("#4a3428", iris="#1a120d", preset="fur"),
    extra=(choice("coat", "hairy", "smooth"),),
)

declare(
    "caterpillar",
    lambda pen: _crawler(pen, many=False),
    ("caterpillar", "worm", "grub", "inchworm", "larva", "earthworm"),
    "A caterpillar.",
    length_m=0.05,
    slots=insect_slots("#6fb83a", face="#d2452a", preset="skin"),
    extra=(count("segments", 9, 5, 16),),
)

declare(
    "millipede",
    lambda pen: _crawler(pen, many=True),
    ("millipede", "centipede"),
    "A millipede.",
    length_m=0.1,
    slots=insect_slots("#7a3a24", face="#5a2a1c"),
    extra=(count("segments", 16, 8, 28),),
)

declare(
    "scorpion", _scorpion, ("scorpion",), "A scorpion.", length_m=0.1, slots=insect_slots("#3a2a20", iris="#0f0c0a")
)
