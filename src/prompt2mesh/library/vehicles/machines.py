"""Tractors, forklifts and lawnmowers, and the tracks and rams of heavier machines."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import arc
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS, HEADLIGHT
from prompt2mesh.library.vehicles.forms import AXLE, box_outline, front_plate, rounded, side_plate
from prompt2mesh.library.vehicles.motorcycles import fender
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Poses, Transform
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Torus

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#e0a412"), "trim": Material(preset="matte_paint", color="#242528"), "metal": "steel", "glass": CAR_GLASS, "tire": "rubber", "rim": Material(preset="gloss_paint", color="#e8d15a"), "track": "gunmetal", "seat": "black_leather",
    "headlight": HEADLIGHT, "blade": "galvanised_steel", "hydraulic": "chrome",
}  # fmt: skip
PARTS = {
    "bucket": "bucket",
    "arm": "arm, boom",
    "window": "window",
    "treads": "track",
    "tracks": "track",
    "tyre": "tire",
    "cab": "cab",
}


def crawler(k: Kit, name: str, x: float, long: float, high: float, wide: float) -> None:
    """A track with links, sprockets and road wheels, centred on y = 0, with its mirror image at −x."""
    r = high / 2
    span = long / 2 - r
    with k.group(name, at=(x, 0, 0), mirror=True):
        outer = [
            *[(span + px, r + pz) for px, pz in arc(r, -90, 90, segments=12)],
            *[(-span + px, r + pz) for px, pz in arc(r, 90, 270, segments=12)],
        ]
        inner = [
            *[(span + px, r + pz) for px, pz in arc(r * 0.84, -90, 90, segments=12)],
            *[(-span + px, r + pz) for px, pz in arc(r * 0.84, 90, 270, segments=12)],
        ]
        side_plate(k, "track belt", outer, wide, holes=[inner], material="track")
        number = int((4 * span + 2 * math.pi * r) / (high * 0.2))
        step = (4 * span + 2 * math.pi * r) / number
        poses: list[Transform] = []
        for i in range(number):
            u = (i + 0.5) * step
            if u < 2 * span:
                y, z, turn = -span + u, 0.0, 0.0
            elif u < 2 * span + math.pi * r:
                a = (u - 2 * span) / r
                y, z, turn = span + r * math.sin(a), r - r * math.cos(a), math.degrees(a)
            elif u < 4 * span + math.pi * r:
                y, z, turn = span - (u - 2 * span - math.pi * r), 2 * r, 180.0
            else:
                a = (u - 4 * span - math.pi * r) / r
                y, z, turn = -span - r * math.sin(a), r + r * math.cos(a), 180 + math.degrees(a)
            poses.append(Transform(location=(0, y, z), rotation=(turn, 0, 0)))
        k.add(
            "track link",
            Box(size=(wide * 1.02, step * 0.62, high * 0.05), pivot="center"),
            material="track",
            instances=Poses(poses=poses),
        )
        for i, y in enumerate((-span, span)):
            k.add(
                f"sprocket {i}",
                Lathe(
                    profile=[
                        (0, -wide * 0.4),
                        (r * 0.82, -wide * 0.4),
                        (r * 0.86, -wide * 0.3),
                        (r * 0.86, wide * 0.3),
                        (r * 0.82, wide * 0.4),
                        (r * 0.55, wide * 0.42),
                        (r * 0.5, wide * 0.3),
                        (r * 0.25, wide * 0.3),
                        (r * 0.2, wide * 0.46),
                        (0, wide * 0.46),
                    ],
                    segments=32,
                ),
                at=(0, y, r),
                rotate=AXLE,
                material="body",
            )
        wheels = max(2, int(2 * span / (r * 0.95)))
        k.add(
            "road wheel",
            Lathe(
                profile=[
                    (0, -wide * 0.38),
                    (r * 0.4, -wide * 0.38),
                    (r * 0.42, wide * 0.36),
                    (r * 0.3, wide * 0.4),
                    (r * 0.26, wide * 0.32),
                    (0, wide * 0.34),
                ],
                segments=28,
            ),
            at=(0, 0, r * 0.56),
            rotate=AXLE,
            material="trim",
            instances=Linear(count=wheels, step=(0, 2 * span / (wheels + 0.6), 0), center=True),
        )
        side_plate(k, "track frame", box_outline(-span, span, r * 0.75, r * 1.3, 0.02), wide * 0.7, material="trim")


@asset(
    kind="tractor",
    words=("tractor", "farm tractor", "ploughing tractor", "john deere"),
    about="A farm tractor with big lugged rear wheels, an upright exhaust and, if asked, a cab.",
    parameters=(length("length", 3.6, 0.2, 6.0, words=("length", "long")), flag("cab", False)),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#c3261f")},
    main_slot="body",
    adjectives={"modern": {"cab": True}, "john deere": {"cab": True}},
    style_materials={"green": {"body": Material(preset="gloss_paint", color="#2f7a2f")}},
    parts={**PARTS, "hood": "bonnet", "wheel": "wheel"},
)  # fmt: skip
def tractor(k: Kit) -> None:
    """Drawn 3.6 m long."""
    s = k.m("length") / 3.6
    big, small = 0.78, 0.42
    rear, front = 0.9, -1.15
    with k.group("tractor", scale=s):
        wheel(k, "wheel back", (0.8, rear, big), big, 0.4, style="lugged", mirror=True)
        wheel(k, "wheel front", (0.66, front, small), small, 0.22, style="lugged", mirror=True)
        k.rod("axle back", (-0.8, rear, big), (0.8, rear, big), 0.12, material="trim")
        k.rod("axle front", (-0.66, front, small), (0.66, front, small), 0.06, material="trim")
        k.add("axle bolster", Box(size=(0.5, 0.2, 0.3)), at=(0, front, small - 0.05), material="trim", bevel=0.03)
        side_plate(
            k,
            "chassis",
            rounded([(-1.45, 0.55), (1.1, 0.5), (1.1, 0.98), (-1.45, 0.85)], 0.05),
            0.42,
            bevel=0.02,
            material="trim",
        )
        hood = rounded([(-1.62, 0.72), (0.1, 0.78), (0.15, 1.42), (-1.5, 1.28), (-1.62, 1.15)], 0.1, segments=5)
        side_plate(k, "bonnet", hood, 0.56, bevel=0.08, bevel_segments=4, material="body")
        k.add("grille", Box(size=(0.44, 0.05, 0.4)), at=(0, -1.615, 0.76), material="trim", bevel=0.02)
        k.add(
            "grille bar",
            Box(size=(0.02, 0.06, 0.36)),
            at=(0, -1.63, 0.78),
            material="metal",
            instances=Linear(count=7, step=(0.058, 0, 0), center=True),
        )
        k.add(
            "headlight",
            Lathe(profile=[(0, -0.08), (0.07, -0.05), (0.09, 0.03), (0, 0.04)], segments=24),
            at=(0.33, -1.4, 1.1),
            rotate=(90, 0, 0),
            material="headlight",
            mirror=True,
        )
        side_plate(k, "vent", box_outline(-1.2, -0.4, 0.95, 1.15, 0.02), 0.575, material="trim")
        k.add(
            "exhaust",
            Lathe(
                profile=[
                    (0.035, 0),
                    (0.035, 0.15),
                    (0.07, 0.2),
                    (0.07, 0.5),
                    (0.035, 0.56),
                    (0.035, 0.85),
                    (0.028, 0.85),
                ],
                segments=20,
            ),
            at=(0.16, -0.7, 1.3),
            material="metal",
        )
        for side in (-1, 1):
            with k.group("mudguard", at=(side * 0.78, 0, 0)):
                fender(k, "mudguard", rear, big, big + 0.09, 0.46, 35, 150)
        k.add("mudguard bridge", Box(size=(1.4, 0.5, 0.1)), at=(0, rear + 0.1, 1.02), material="body", bevel=0.03)
        k.add(
            "mudguard side", Box(size=(0.05, 0.7, 0.7)), at=(0.56, rear, 0.95), material="body", bevel=0.02, mirror=True
        )
        k.add("floor", Box(size=(1.0, 0.7, 0.06)), at=(0, 0.35, 0.78), material="trim", bevel=0.02)
        k.add("seat", Box(size=(0.46, 0.42, 0.12)), at=(0, 0.75, 1.14), material="seat", bevel=0.05, bevel_segments=3)
        k.add("seat post", Box(size=(0.26, 0.26, 0.4)), at=(0, 0.8, 0.78), material="trim", bevel=0.02)
        k.add(
            "seat back",
            Box(size=(0.46, 0.1, 0.42)),
            at=(0, 0.96, 1.2),
            rotate=(-8, 0, 0),
            material="seat",
            bevel=0.04,
            bevel_segments=3,
        )
        k.add(
            "steering wheel",
            Torus(radius=0.19, tube=0.018, segments=32, tube_segments=10),
            at=(0, 0.3, 1.55),
            rotate=(35, 0, 0),
            material="trim",
        )
        k.add(
            "steering spoke",
            Box(size=(0.37, 0.03, 0.015), pivot="center"),
            at=(0, 0.3, 1.55),
            rotate=(35, 0, 0),
            material="trim",
        )
        k.rod("steering column", (0, 0.3, 1.55), (0, 0.02, 1.25), 0.025, material="trim")
        k.rod("hitch", (0, 1.05, 0.55), (0, 1.6, 0.5), 0.05, material="metal")
        if k.on("cab"):
            for sx in (-1, 1):
                for y in (0.05, 1.25):
                    k.rod(
                        "cab post",
                        (sx * 0.6, y, 0.8 if y < 1 else 1.05),
                        (sx * 0.56, y + (0.06 if y < 1 else -0.06), 2.35),
                        0.035,
                        material="trim",
                    )
            k.add(
                "cab roof",
                Box(size=(1.36, 1.5, 0.14)),
                at=(0, 0.65, 2.33),
                material="body",
                bevel=0.05,
                bevel_segments=3,
            )
            front_plate(k, "window front", box_outline(-0.55, 0.55, 1.42, 2.32, 0.04), 0.02, y=0.09, material="glass")
            side_plate(
                k, "window side", box_outline(0.1, 1.2, 1.42, 2.32, 0.05), 0.02, x=0.58, material="glass", mirror=True
            )
    k.anchor("seat", (0, 0.75 * s, 1.27 * s), half_size=(0.2 * s, 0.2 * s))
    k.anchor("top", (0, -0.7 * s, 1.4 * s), half_size=(0.2 * s, 0.5 * s))


@asset(
    kind="forklift",
    words=("forklift", "fork lift", "fork-lift truck", "lift truck"),
    about="A forklift with mast, forks, overhead guard and counterweight.",
    parameters=(length("height", 2.2, 0.2, 4.0, words=("height", "tall")),),
    slots=SLOTS,
    main_slot="body",
    parts={**PARTS, "fork": "fork", "mast": "mast"},
)  # fmt: skip
def forklift(k: Kit) -> None:
    """Drawn 2.2 m tall."""
    s = k.m("height") / 2.2
    with k.group("forklift", scale=s):
        wheel(k, "wheel front", (0.46, -0.55, 0.33), 0.33, 0.22, style="solid", mirror=True)
        wheel(k, "wheel back", (0.42, 0.75, 0.27), 0.27, 0.2, style="solid", mirror=True)
        k.rod("axle", (-0.46, -0.55, 0.33), (0.46, -0.55, 0.33), 0.07, material="trim")
        k.rod("axle", (-0.42, 0.75, 0.27), (0.42, 0.75, 0.27), 0.06, material="trim")
        side_plate(
            k,
            "body",
            rounded(
                [
                    (-0.75, 0.25),
                    (1.15, 0.25),
                    (1.2, 0.6),
                    (1.1, 1.05),
                    (0.45, 1.1),
                    (0.35, 0.8),
                    (-0.35, 0.75),
                    (-0.5, 1.05),
                    (-0.7, 1.05),
                ],
                0.08,
            ),
            0.66,
            bevel=0.05,
            bevel_segments=3,
            material="body",
        )
        k.add(
            "counterweight",
            Box(size=(0.98, 0.5, 0.62)),
            at=(0, 0.95, 0.42),
            material="trim",
            bevel=0.12,
            bevel_segments=4,
        )
        k.add("floor", Box(size=(0.96, 1.3, 0.08)), at=(0, 0.1, 0.6), material="body", bevel=0.02)
        k.add("seat", Box(size=(0.46, 0.45, 0.12)), at=(0, 0.5, 1.08), material="seat", bevel=0.04, bevel_segments=3)
        k.add(
            "seat back",
            Box(size=(0.46, 0.1, 0.45)),
            at=(0, 0.72, 1.14),
            rotate=(-8, 0, 0),
            material="seat",
            bevel=0.04,
            bevel_segments=3,
        )
        k.add(
            "steering wheel",
            Torus(radius=0.16, tube=0.018, segments=28, tube_segments=8),
            at=(0, -0.25, 1.3),
            rotate=(30, 0, 0),
            material="trim",
        )
        k.rod("steering column", (0, -0.25, 1.3), (0, -0.5, 1.0), 0.03, material="trim")
        k.add(
            "steering spoke",
            Box(size=(0.31, 0.03, 0.015), pivot="center"),
            at=(0, -0.25, 1.3),
            rotate=(30, 0, 0),
            material="trim",
        )
        for sx in (-1, 1):
            k.rod("guard post", (sx * 0.42, -0.55, 0.65), (sx * 0.4, -0.35, 2.1), 0.035, material="trim")
            k.rod("guard post", (sx * 0.42, 0.95, 0.95), (sx * 0.4, 0.8, 2.1), 0.035, material="trim")
            k.add("mast", Box(size=(0.09, 0.14, 2.1)), at=(sx * 0.28, -0.82, 0.08), material="trim", bevel=0.01)
            k.rod("mast ram", (sx * 0.16, -0.8, 0.1), (sx * 0.16, -0.8, 1.7), 0.035, material="hydraulic")
            k.add("fork", Box(size=(0.12, 1.05, 0.045)), at=(sx * 0.22, -1.46, 0.1), material="metal", bevel=0.012)
            k.add("fork shank", Box(size=(0.12, 0.05, 0.6)), at=(sx * 0.22, -0.95, 0.1), material="metal", bevel=0.012)
        k.add(
            "guard roof",
            Box(size=(0.9, 0.06, 0.05)),
            at=(0, -0.4, 2.1),
            material="trim",
            bevel=0.01,
            instances=Linear(count=6, step=(0, 0.24, 0)),
        )
        k.add("guard rail", Box(size=(0.05, 1.3, 0.06)), at=(0.42, 0.2, 2.08), material="trim", bevel=0.01, mirror=True)
        for z in (0.1, 1.1, 2.08):
            k.add("mast beam", Box(size=(0.6, 0.1, 0.1)), at=(0, -0.8, z), material="trim", bevel=0.01)
        for z in (0.3, 0.55):
            k.add("carriage", Box(size=(0.8, 0.06, 0.1)), at=(0, -0.91, z), material="trim", bevel=0.01)
        k.add(
            "headlight",
            Ellipsoid(radii=(0.07, 0.05, 0.07), segments=20),
            at=(0.42, -0.48, 1.75),
            material="headlight",
            mirror=True,
        )
    k.anchor("seat", (0, 0.5 * s, 1.2 * s), half_size=(0.2 * s, 0.2 * s))
    k.anchor("top", (0, -1.4 * s, 0.145 * s), half_size=(0.3 * s, 0.4 * s))


@asset(
    kind="lawnmower",
    words=("lawnmower", "lawn mower", "mower", "push mower", "grass cutter"),
    about="A push lawnmower with an engine, a grass bag and a looped handle.",
    parameters=(length("height", 1.05, 0.2, 1.5, words=("height", "tall")),),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#c9281f"), "bag": Material(preset="canvas", color="#2b2d30")},
    main_slot="body",
    parts={**PARTS, "handle": "handle", "bag": "bag"},
)  # fmt: skip
def lawnmower(k: Kit) -> None:
    """Drawn 1.05 m tall."""
    s = k.m("height") / 1.05
    with k.group("lawnmower", scale=s):
        for y, r in ((-0.3, 0.1), (0.28, 0.13)):
            wheel(k, "wheel", (0.26, y, r), r, 0.05, style="solid", mirror=True)
            k.rod("axle", (-0.26, y, r), (0.26, y, r), 0.012, material="metal")
        k.add(
            "deck",
            Lathe(profile=[(0.3, 0), (0.31, 0.02), (0.29, 0.1), (0.24, 0.14), (0, 0.15)], segments=40),
            at=(0, -0.05, 0.07),
            scale=(0.86, 1.15, 1),
            material="body",
        )
        k.add(
            "engine base",
            Cylinder(radius=0.15, height=0.12, segments=32),
            at=(0, -0.06, 0.2),
            material="trim",
            bevel=0.02,
        )
        k.add(
            "engine",
            Lathe(profile=[(0.14, 0), (0.15, 0.04), (0.13, 0.1), (0.07, 0.13), (0, 0.135)], segments=32),
            at=(0, -0.06, 0.3),
            material="trim",
        )
        k.add(
            "engine fin",
            Box(size=(0.09, 0.15, 0.01)),
            at=(0.15, -0.06, 0.23),
            material="metal",
            instances=Linear(count=6, step=(0, 0, 0.017)),
        )
        k.add(
            "tank", Box(size=(0.12, 0.16, 0.09)), at=(-0.16, -0.04, 0.26), material="body", bevel=0.03, bevel_segments=3
        )
        k.add(
            "tank cap",
            Cylinder(radius=0.03, height=0.03, segments=20),
            at=(-0.16, -0.04, 0.345),
            material="trim",
            bevel=0.006,
        )
        k.add(
            "muffler",
            Cylinder(radius=0.04, height=0.12, segments=20, pivot="center"),
            at=(0.05, -0.22, 0.27),
            rotate=AXLE,
            material="metal",
        )
        handle = [
            (0.22, 0.25, 0.16),
            (0.22, 0.62, 0.6),
            (0.21, 0.95, 0.98),
            (0.12, 1.02, 1.03),
            (-0.12, 1.02, 1.03),
            (-0.21, 0.95, 0.98),
            (-0.22, 0.62, 0.6),
            (-0.22, 0.25, 0.16),
        ]
        k.tube("handle", handle, 0.014, material="metal")
        k.rod("handle grip", (-0.11, 1.02, 1.03), (0.11, 1.02, 1.03), 0.019, material="tire", round_caps=True)
        k.rod("handle bar", (-0.22, 0.66, 0.65), (0.22, 0.66, 0.65), 0.011, material="metal")
        side_plate(
            k,
            "bag",
            rounded([(0.26, 0.12), (0.78, 0.2), (0.74, 0.52), (0.4, 0.44), (0.26, 0.3)], 0.06, segments=4),
            0.34,
            bevel=0.03,
            bevel_segments=3,
            material="bag",
        )
        k.add(
            "knob",
            Cylinder(radius=0.02, height=0.05, segments=16, pivot="center"),
            at=(0.235, 0.62, 0.6),
            rotate=AXLE,
            material="trim",
            mirror=True,
        )
    k.anchor("seat", (0, -0.06 * s, 0.43 * s), half_size=(0.1 * s, 0.1 * s))
