"""Motorcycles, and the mudguards of two-wheelers."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.cars import HEADLIGHT, TAILLIGHT
from prompt2mesh.library.vehicles.forms import AXLE, fuselage, rounded, side_plate
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Loft, Section, Sweep

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="car_paint", color="#a8121a"), "metal": "chrome", "engine": "brushed_aluminium", "trim": "black_plastic", "seat": "black_leather", "tire": "rubber", "rim": "chrome", "headlight": HEADLIGHT,
    "taillight": TAILLIGHT, "grip": "rubber", "windscreen": "tinted_glass",
}  # fmt: skip
PARTS = {
    "saddle": "seat",
    "light": "headlight, taillight",
    "fender": "fender",
    "mudguard": "fender",
    "pipe": "exhaust",
    "tyre": "tire",
    "handlebars": "handlebar",
}


def fender(
    k: Kit,
    name: str,
    y: float,
    z: float,
    radius: float,
    wide: float,
    start: float,
    end: float,
    *,
    material: str = "body",
) -> None:
    """A curved mudguard over a wheel from angle `start` to `end` (0 is straight ahead)."""
    path = [
        (0.0, y - radius * math.cos(math.radians(a)), z + radius * math.sin(math.radians(a)))
        for a in [start + (end - start) * i / 9 for i in range(10)]
    ]
    w = wide / 2
    strip = [
        (w, -0.03),
        (w * 0.8, 0.0),
        (0, 0.014),
        (-w * 0.8, 0.0),
        (-w, -0.03),
        (-w * 0.88, -0.032),
        (-w * 0.7, -0.01),
        (0, 0.004),
        (w * 0.7, -0.01),
        (w * 0.88, -0.032),
    ]
    k.add(name, Sweep(path=path, profile=strip, resolution=3), material=material)


@asset(
    kind="motorcycle",
    words=("motorcycle", "motorbike", "chopper", "harley", "harley davidson", "cruiser motorcycle", "sport bike", "sportbike", "superbike", "cafe racer", "dirt bike"),
    about="A motorcycle with a V-twin engine: a cruiser, a chopper with a raked fork, or a faired sports bike.",
    parameters=(length("length", 2.2, 1.2, 3.2, words=("length", "long")), choice("kind", "cruiser", "chopper", "sport")),
    slots=SLOTS,
    main_slot="body",
    adjectives={"harley": {"kind": "cruiser"}, "sport bike": {"kind": "sport"}, "sportbike": {"kind": "sport"}, "racing": {"kind": "sport"}, "superbike": {"kind": "sport"}},
    styles={"futuristic": {"kind": "sport"}},
    parts=PARTS,
)  # fmt: skip
def motorcycle(k: Kit) -> None:
    """Drawn 2.2 m long, then scaled."""
    s = k.m("length") / 2.2
    kind = k.s("kind")
    sport, chopper = kind == "sport", kind == "chopper"
    r = 0.31
    front, rear = (-0.72 if not chopper else -0.95), 0.7
    style = "alloy" if sport else "wire"
    with k.group("motorcycle", scale=s):
        wheel(
            k,
            "wheel front",
            (0, front, r),
            r,
            0.12 if not chopper else 0.09,
            style=style,
            spokes=40 if not sport else 5,
        )
        wheel(k, "wheel back", (0, rear, r), r, 0.17, style=style, spokes=40 if not sport else 5)
        head = (0.0, -0.42, 0.86)
        for side in (-1, 1):
            x = side * 0.1
            k.rod(
                "fork", (x, front, r), (x, head[1] - 0.01, head[2] + 0.06), 0.028 if sport else 0.024, material="metal"
            )
            k.rod(
                "fork slider",
                (x, front, r),
                (x, front + (head[1] - front) * 0.45, r + (head[2] - r) * 0.45),
                0.034,
                material="engine",
            )
            k.rod("swing arm", (x, rear, r), (side * 0.09, 0.16, 0.38), 0.03, material="metal")
            k.rod("shock", (x * 1.15, rear - 0.06, r + 0.05), (x, 0.42, 0.68), 0.03, material="metal")
            k.rod("footpeg", (side * 0.1, 0.0, 0.34), (side * 0.3, 0.0, 0.33), 0.02, material="grip")
        k.rod("axle front", (-0.13, front, r), (0.13, front, r), 0.018, material="metal")
        k.rod("axle back", (-0.13, rear, r), (0.13, rear, r), 0.02, material="metal")
        for name, dz in (("low", -0.06), ("high", 0.05)):
            k.add(
                f"fork clamp {name}",
                Box(size=(0.27, 0.08, 0.04), pivot="center"),
                at=(0, head[1] - 0.02 - (0.05 if dz < 0 else 0), head[2] + dz),
                material="engine",
                bevel=0.012,
            )
        k.rod(
            "frame head",
            (0, head[1] - 0.03, head[2] - 0.08),
            (0, head[1] + 0.03, head[2] + 0.07),
            0.03,
            material="trim",
        )
        for side in (-1, 1):
            k.tube(
                "frame cradle",
                [
                    (side * 0.02, head[1], head[2] - 0.04),
                    (side * 0.09, -0.32, 0.5),
                    (side * 0.11, -0.24, 0.23),
                    (side * 0.11, 0.15, 0.21),
                    (side * 0.1, 0.22, 0.4),
                    (side * 0.08, 0.24, 0.66),
                    (side * 0.06, 0.5, 0.68),
                ],
                0.019,
                material="trim",
            )
        k.tube("frame spine", [head, (0, -0.1, 0.74), (0, 0.26, 0.66)], 0.028, material="trim")
        _engine(k)
        tank = (
            (-0.4, 0.06, 0.06, 0.86),
            (-0.34, 0.14, 0.11, 0.85),
            (-0.16, 0.165, 0.12, 0.83),
            (0.02, 0.12, 0.1, 0.78),
            (0.12, 0.06, 0.05, 0.735),
        )
        k.add("tank", fuselage([(y, w, h, z) for y, w, h, z in tank], exponent=2.8), material="body")
        k.add(
            "tank cap",
            Cylinder(radius=0.035, height=0.03, segments=24),
            at=(0, -0.2, 0.94),
            material="metal",
            bevel=0.006,
        )
        seat = (
            (0.04, 0.06, 0.04, 0.77),
            (0.12, 0.13, 0.05, 0.745),
            (0.3, 0.16, 0.055, 0.72),
            (0.46, 0.11, 0.05, 0.76),
            (0.7 if not sport else 0.6, 0.085, 0.035, 0.79),
            (0.8 if not sport else 0.68, 0.04, 0.02, 0.8),
        )
        k.add(
            "seat",
            fuselage([(y, w, h, z + (0.04 * (y > 0.4) if sport else 0)) for y, w, h, z in seat], exponent=3.0),
            material="seat",
        )
        fender(k, "fender front", front, r, r + 0.035, 0.16, 40 if not sport else 60, 150)
        fender(k, "fender back", rear, r, r + 0.05, 0.24, 20 if not sport else 60, 165 if not sport else 120)
        k.rod("fender stay", (0.07, front, r + 0.33), (0.1, front + 0.17, r + 0.2), 0.01, material="metal", mirror=True)
        k.add("fender strut", Box(size=(0.2, 0.06, 0.26)), at=(0, 0.6, 0.6), material="trim", bevel=0.02)
        for i, x in enumerate((0.17, 0.2)):
            k.tube(
                f"exhaust {i}",
                [
                    (0.06, -0.18 + 0.2 * i, 0.5),
                    (x, -0.22 + 0.24 * i, 0.46),
                    (x, -0.15 + 0.2 * i, 0.27 + 0.06 * i),
                    (x, 0.25, 0.25 + 0.08 * i),
                    (x + 0.01, 0.95 - 0.1 * i, 0.29 + 0.09 * i),
                ],
                0.03,
                radii=[0.8, 0.8, 0.85, 1.1, 1.5],
                round_caps=False,
                material="metal",
            )
        k.add(
            "taillight",
            Ellipsoid(radii=(0.06, 0.035, 0.035), segments=20),
            at=(0, 0.98 if not sport else 0.74, 0.62 if not sport else 0.82),
            material="taillight",
        )
        k.rod(
            "taillight bracket",
            (0, 0.98 if not sport else 0.74, 0.61 if not sport else 0.81),
            (0, 0.88 if not sport else 0.62, 0.58 if not sport else 0.77),
            0.02,
            material="trim",
        )
        if not sport:
            k.add(
                "plate",
                Box(size=(0.18, 0.012, 0.12), pivot="center"),
                at=(0, 1.035, 0.42),
                rotate=(20, 0, 0),
                material="metal",
                bevel=0.003,
            )
            k.rod("plate arm", (0, 1.035, 0.45), (0, 0.96, 0.55), 0.012, material="trim")
        k.rod("kickstand", (-0.11, 0.08, 0.22), (-0.24, 0.14, 0.02), 0.014, material="metal")
        _front(k, head, sport=sport, chopper=chopper)
    k.anchor("seat", (0, 0.28 * s, 0.77 * s), half_size=(0.14 * s, 0.18 * s))
    k.anchor("top", (0, 0.3 * s, 0.77 * s), half_size=(0.1 * s, 0.15 * s))


def _engine(k: Kit) -> None:
    k.add(
        "engine case",
        fuselage(
            [
                (-0.2, 0.1, 0.1, 0.33),
                (-0.16, 0.15, 0.13, 0.33),
                (0.05, 0.16, 0.14, 0.34),
                (0.2, 0.13, 0.12, 0.36),
                (0.24, 0.08, 0.08, 0.36),
            ],
            exponent=3.5,
        ),
        material="engine",
    )
    for side in (-1, 1):
        k.add(
            "engine cover",
            Lathe(profile=[(0.11, 0), (0.105, 0.03), (0.08, 0.045), (0, 0.05)], segments=32),
            at=(side * 0.145, 0.02, 0.34),
            rotate=(0, 90 * side, 0),
            material="metal",
        )
    for lean, y in ((28, -0.1), (-24, 0.1)):
        with k.group("cylinder", at=(0, y, 0.4), rotate=(lean, 0, 0)):
            k.add("cylinder barrel", Cylinder(radius=0.062, height=0.27, segments=24), material="trim")
            k.add(
                "cylinder fin",
                Cylinder(radius=0.092, height=0.011, segments=28),
                at=(0, 0, 0.07),
                material="engine",
                instances=Linear(count=8, step=(0, 0, 0.021)),
            )
            k.add(
                "cylinder head",
                Box(size=(0.15, 0.15, 0.07)),
                at=(0, 0, 0.235),
                material="metal",
                bevel=0.025,
                bevel_segments=3,
            )
    k.add(
        "air filter",
        Cylinder(radius=0.075, height=0.07, segments=32),
        at=(0.05, 0.0, 0.58),
        rotate=AXLE,
        material="metal",
        bevel=0.015,
    )


def _front(k: Kit, head: tuple[float, float, float], *, sport: bool, chopper: bool) -> None:
    y, z = head[1], head[2]
    lamp = (0.0, y - 0.15, z + 0.0)
    if sport:
        rows = (
            (-0.86, 0.03, 0.03, 0.74),
            (-0.78, 0.11, 0.1, 0.77),
            (-0.62, 0.19, 0.18, 0.8),
            (-0.44, 0.22, 0.22, 0.78),
            (-0.34, 0.21, 0.2, 0.76),
        )
        k.add("fairing", fuselage(list(rows), exponent=2.6), material="body")
        for side in (-1, 1):
            side_plate(
                k,
                "fairing side",
                rounded(
                    [(-0.62, 0.78), (-0.56, 0.42), (-0.3, 0.24), (0.2, 0.24), (0.24, 0.36), (-0.05, 0.5), (-0.2, 0.76)],
                    0.06,
                ),
                0.03,
                x=side * 0.185,
                bevel=0.01,
                material="body",
            )
        k.rod("fairing bracket", (-0.19, -0.1, 0.4), (0.19, -0.1, 0.4), 0.02, material="trim")
        screen = [
            Section(center=(0, a, c), radii=(w, h), exponent=2.2)
            for a, w, h, c in (
                (-0.66, 0.12, 0.04, 0.95),
                (-0.55, 0.15, 0.07, 0.98),
                (-0.42, 0.13, 0.06, 1.02),
                (-0.36, 0.1, 0.03, 1.04),
            )
        ]
        k.add("windscreen", Loft(axis="y", sections=screen, segments=24), material="windscreen")
        k.add(
            "headlight",
            Ellipsoid(radii=(0.055, 0.05, 0.03), segments=20),
            at=(0.07, -0.79, 0.79),
            rotate=(0, 0, 18),
            material="headlight",
            mirror=True,
        )
    else:
        k.add(
            "headlight shell",
            Lathe(profile=[(0, -0.1), (0.05, -0.09), (0.085, -0.04), (0.1, 0.02), (0.1, 0.03), (0, 0.03)], segments=32),
            at=lamp,
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add(
            "headlight",
            Ellipsoid(radii=(0.088, 0.03, 0.088), segments=28),
            at=(0, lamp[1] - 0.025, lamp[2]),
            material="headlight",
        )
        k.rod("headlight bracket", (0, lamp[1] + 0.02, lamp[2]), (0, y - 0.02, z + 0.02), 0.025, material="trim")
    up = 0.34 if chopper else 0.0 if sport else 0.14
    back = 0.1 if sport else 0.22
    half = [
        (0.05, y, z + 0.08),
        (0.13, y + 0.01, z + 0.09 + up * 0.5),
        (0.22, y + 0.04, z + 0.09 + up),
        (0.38, y + back, z + 0.06 + up),
    ]
    k.tube("handlebar", [*reversed([(-a, b, c) for a, b, c in half]), *half], 0.014, material="metal")
    for side in (-1, 1):
        a, b = half[-2], half[-1]
        mid = tuple((p + 2 * q) / 3 for p, q in zip(a, b, strict=True))
        k.rod(
            "handlebar grip",
            (side * mid[0], mid[1], mid[2]),
            (side * (b[0] + 0.03), b[1] + 0.03, b[2]),
            0.021,
            material="grip",
            round_caps=True,
        )
        k.rod(
            "mirror arm",
            (side * (a[0] + 0.04), a[1] + 0.02, a[2]),
            (side * (a[0] + 0.1), a[1] - 0.02, a[2] + 0.16),
            0.007,
            material="metal",
        )
        k.add(
            "mirror",
            Ellipsoid(radii=(0.06, 0.018, 0.04), segments=20),
            at=(side * (a[0] + 0.11), a[1] - 0.02, a[2] + 0.17),
            material="metal",
        )
        k.tube(
            "brake lever",
            [
                (side * (mid[0] - 0.04), mid[1] - 0.01, mid[2]),
                (side * (mid[0] + 0.02), mid[1] - 0.04, mid[2]),
                (side * b[0], b[1] - 0.03, b[2] - 0.01),
            ],
            0.007,
            material="metal",
        )
    k.add(
        "gauge",
        Cylinder(radius=0.05, height=0.04, segments=28),
        at=(0, y + 0.0, z + 0.08),
        rotate=(25, 0, 0),
        material="metal",
        bevel=0.006,
    )
