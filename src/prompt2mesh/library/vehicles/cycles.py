"""Bicycles, and the saddles and chains of all pedalled vehicles."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.forms import AXLE
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Loft, Section, Sweep

SLOTS: dict[str, Material | str] = {
    "frame": Material(preset="car_paint", color="#c23a1e"), "metal": "brushed_aluminium", "chain": "gunmetal", "tire": "rubber", "rim": "brushed_aluminium", "saddle": "black_leather", "grip": "rubber",
    "basket": "wicker", "lamp": Material(preset="glossy_plastic", color="#f6f8ff"),
}  # fmt: skip
PARTS = {
    "seat": "saddle",
    "handlebars": "handlebar",
    "handle bar": "handlebar",
    "tyre": "tire",
    "wheels": "wheel",
    "light": "lamp",
    "mudguard": "fender",
    "body": "frame",
}


def saddle(k: Kit, at: Point, *, size: float = 1.0) -> None:
    """A bicycle saddle: broad behind, narrow in front."""
    rows = (
        (0.14, 0.05, 0.02, 0.015),
        (0.11, 0.072, 0.03, 0.012),
        (0.05, 0.066, 0.03, 0.004),
        (-0.04, 0.03, 0.026, 0.0),
        (-0.11, 0.02, 0.022, -0.002),
        (-0.14, 0.012, 0.014, -0.006),
    )
    sections = [
        Section(center=(0, y * size, z * size), radii=(w * size, h * size), exponent=2.6) for y, w, h, z in rows
    ]
    k.add("saddle", Loft(axis="y", sections=sections, segments=24), at=at, material="saddle")


def chainset(k: Kit, crank: Point, hub: Point, *, ring: float = 0.09, cog: float = 0.045, arm: float = 0.17) -> None:
    """Chainring, cog, chain, cranks and pedals; `crank` and `hub` lie on x = 0."""
    x = 0.055
    k.add(
        "bottom bracket",
        Cylinder(radius=0.022, height=0.1, segments=20, pivot="center"),
        at=crank,
        rotate=AXLE,
        material="metal",
    )
    k.add(
        "chainring",
        Lathe(
            profile=[(ring * 0.8, -0.002), (ring, -0.002), (ring, 0.002), (ring * 0.8, 0.002)], closed=True, segments=44
        ),
        at=(x, crank[1], crank[2]),
        rotate=AXLE,
        material="chain",
    )
    k.add(
        "chainring arm",
        Box(size=(ring * 0.9, 0.016, 0.005)),
        at=(x, crank[1], crank[2]),
        rotate=(0, 90, 0),
        material="metal",
    )
    for i in range(5):
        a = math.radians(72 * i)
        k.rod(
            "chainring spider",
            (x, crank[1], crank[2]),
            (x, crank[1] + ring * 0.86 * math.cos(a), crank[2] + ring * 0.86 * math.sin(a)),
            0.007,
            material="metal",
            segments=8,
        )
    k.add(
        "cog",
        Cylinder(radius=cog, height=0.012, segments=32, pivot="center"),
        at=(x, hub[1], hub[2]),
        rotate=AXLE,
        material="chain",
    )
    dy, dz = hub[1] - crank[1], hub[2] - crank[2]
    far = math.hypot(dy, dz)
    lean, turn = math.atan2(dz, dy), math.acos((ring - cog) / far)
    path: list[Point] = []
    for i in range(9):
        a = lean + turn + (2 * math.pi - 2 * turn) * i / 8
        path.append((x, crank[1] + ring * math.cos(a), crank[2] + ring * math.sin(a)))
    for i in range(9):
        a = lean - turn + 2 * turn * i / 8
        path.append((x, hub[1] + cog * math.cos(a), hub[2] + cog * math.sin(a)))
    k.add(
        "chain",
        Sweep(
            path=path,
            profile=[(-0.004, -0.0055), (0.004, -0.0055), (0.004, 0.0055), (-0.004, 0.0055)],
            closed=True,
            smooth=False,
        ),
        material="chain",
    )
    for side in (-1, 1):
        a = math.radians(-35 if side > 0 else 145)
        end = (side * 0.085, crank[1] - arm * math.cos(a), crank[2] + arm * math.sin(a))
        k.rod("crank", (side * 0.062, crank[1], crank[2]), end, 0.011, 0.009, material="metal")
        k.rod("pedal axle", (side * 0.08, end[1], end[2]), (side * 0.18, end[1], end[2]), 0.006, material="metal")
        k.add(
            "pedal",
            Box(size=(0.09, 0.07, 0.022), pivot="center"),
            at=(side * 0.14, end[1], end[2]),
            material="grip",
            bevel=0.006,
        )
    k.rod("crank axle", (-0.065, crank[1], crank[2]), (0.065, crank[1], crank[2]), 0.01, material="metal")


@asset(
    kind="bicycle",
    words=("bicycle", "bike", "road bike", "mountain bike", "city bike", "racing bike", "cycle", "pushbike", "bmx", "cruiser bike", "penny farthing", "velocipede", "tandem", "tandem bicycle", "tandem bike"),
    about="A bicycle with a diamond frame, spoked wheels, chain, pedals and brakes: road, mountain, city, tandem or penny-farthing.",
    parameters=(length("wheel_diameter", 0.68, 0.35, 0.9, words=("wheel diameter", "wheel size")), count("spokes", 32, 12, 48, words=("spokes",)), choice("kind", "city", "road", "mountain", "tandem", "penny"),
                flag("basket", False, words=("basket",)), flag("fenders", True, words=("fenders", "mudguards")), flag("lamp", True, words=("lamp", "headlight", "light"))),
    slots=SLOTS,
    main_slot="frame",
    styles={"antique": {"kind": "city"}, "victorian": {"kind": "penny"}, "sport": {"kind": "road"}, "vintage": {"kind": "city", "basket": True}},
    adjectives={"racing": {"kind": "road", "fenders": False, "lamp": False}, "road": {"kind": "road", "fenders": False, "lamp": False}, "mountain": {"kind": "mountain", "fenders": False, "lamp": False}, "penny farthing": {"kind": "penny"}, "two seater": {"kind": "tandem"}, "velocipede": {"kind": "penny"},
                "bmx": {"kind": "mountain", "wheel_diameter": 0.5, "fenders": False, "lamp": False}, "road bike": {"kind": "road", "fenders": False, "lamp": False}, "mountain bike": {"kind": "mountain", "fenders": False, "lamp": False}},
    parts=PARTS,
)  # fmt: skip
def bicycle(k: Kit) -> None:
    """Frame geometry in the plane x = 0; the front wheel towards −y."""
    if k.s("kind") == "penny":
        _penny(k)
        return
    r = k.m("wheel_diameter") / 2
    s = r / 0.34
    road, mountain = k.s("kind") == "road", k.s("kind") == "mountain"
    wide = 0.025 if road else 0.055 if mountain else 0.038
    # A tandem's second rider sits this far behind the first.
    gap = 0.66 * s if k.s("kind") == "tandem" else 0.0
    front, rear = -0.52 * s - 0.06 * mountain - gap / 2, 0.47 * s + gap / 2
    first_bb: Point = (0, 0.06 * s - gap / 2, r - 0.06)
    first_seat: Point = (0, 0.2 * s - gap / 2, r + 0.42 * s - 0.05 * mountain)
    bb: Point = (0, first_bb[1] + gap, first_bb[2])
    hub: Point = (0, rear, r)
    seat_low: Point = (0, first_seat[1] + gap, first_seat[2])
    head_low: Point = (0, front + 0.14 * s, r + 0.33 * s + 0.05 * mountain)
    head_top: Point = (0, front + 0.19 * s, r + 0.47 * s + 0.03 * mountain)
    tube = 0.016 if road else 0.019
    for name, y in (("front", front), ("back", rear)):
        wheel(k, f"wheel {name}", (0, y, r), r, wide, style="wire", spokes=k.n("spokes"))
    for name, a, b, t in (
        ("down tube", head_low, first_bb, 1.2),
        ("top tube", head_top, first_seat, 1.0),
        ("seat tube", bb, (0, seat_low[1] + 0.012, seat_low[2] + 0.03), 1.0),
        ("head tube", head_low, head_top, 1.15),
    ):
        lift = -0.025 if name == "top tube" else 0.03 if name == "down tube" else 0.0
        start = (a[0], a[1], a[2] + lift) if lift else a
        k.rod(f"frame {name}", start, b, tube * t, material="frame")
    out = wide / 2 + 0.024
    for side in (-1, 1):
        k.tube(
            "frame chain stay",
            [(side * 0.018, bb[1] + 0.01, bb[2]), (side * out, bb[1] + 0.1 * s, bb[2] + 0.02), (side * 0.058, rear, r)],
            0.0095,
            material="frame",
        )
        k.tube(
            "frame seat stay",
            [
                (side * 0.012, seat_low[1], seat_low[2] - 0.01),
                (side * out, seat_low[1] + 0.06 * s, seat_low[2] - 0.11 * s),
                (side * 0.058, rear, r),
            ],
            0.008,
            material="frame",
        )
        blade = [
            (side * 0.02, head_low[1] - 0.01, head_low[2] - 0.012),
            (side * (out + 0.006), head_low[1] - 0.02 * s, head_low[2] - 0.06 * s),
            (side * 0.055, front + 0.05 * s, r + 0.08 * s),
            (side * 0.052, front, r),
        ]
        k.tube(
            "fork",
            blade,
            0.013 if not mountain else 0.019,
            radii=[1.2, 1.1, 0.9, 0.8],
            material="metal" if mountain else "frame",
        )
    for name, y in (("front", front), ("back", rear)):
        k.rod(f"axle {name}", (-0.07, y, r), (0.07, y, r), 0.006, material="metal")
        k.add(
            f"axle nut {name}",
            Cylinder(radius=0.011, height=0.012, segments=6),
            at=(0.062, y, r),
            rotate=AXLE,
            material="metal",
            mirror=True,
        )
    k.add(
        "fork crown",
        Box(size=(2 * out + 0.02, 0.035, 0.025), pivot="center"),
        at=(0, head_low[1] - 0.02 * s, head_low[2] - 0.05 * s),
        material="metal" if mountain else "frame",
        bevel=0.008,
    )
    k.rod("fork steerer", (0, head_low[1] - 0.02 * s, head_low[2] - 0.05 * s), head_low, 0.016, material="frame")
    if gap:
        _second_place(k, first_bb, first_seat, bb, seat_low, tube, s)
    post = (0, seat_low[1] + 0.05 * s, seat_low[2] + 0.12 * s)
    k.rod("seat post", (0, seat_low[1] - 0.01, seat_low[2] - 0.02), post, 0.0135, material="metal")
    saddle(k, (0, post[1], post[2] + 0.012), size=1.0 if road else 1.15)
    _bars(k, head_top, road=road, mountain=mountain)
    chainset(k, bb, hub, ring=0.085 if not mountain else 0.07)
    if k.on("fenders") and not road:
        for name, y, a0, a1 in (("front", front, 20, 150), ("back", rear, 5, 165)):
            rr = r + 0.022
            path = [
                (0.0, y - rr * math.cos(math.radians(a)), r + rr * math.sin(math.radians(a)))
                for a in [a0 + (a1 - a0) * i / 10 for i in range(11)]
            ]
            strip = [
                (-wide * 0.75, -0.008),
                (-wide * 0.4, 0.004),
                (0, 0.007),
                (wide * 0.4, 0.004),
                (wide * 0.75, -0.008),
                (wide * 0.6, -0.011),
                (0, 0.003),
                (-wide * 0.6, -0.011),
            ]
            k.add(f"fender {name}", Sweep(path=path, profile=strip[::-1], resolution=2), material="frame")
            p = path[8 if name == "back" else 1]
            for side in (-1, 1):
                k.rod(
                    "fender stay",
                    (side * 0.058, y, r),
                    (side * wide * 0.5, p[1], p[2]),
                    0.0025,
                    segments=6,
                    material="metal",
                )
    else:
        k.add(
            "brake back",
            Box(size=(0.05, 0.03, 0.03), pivot="center"),
            at=(0, seat_low[1] + 0.06 * s, seat_low[2] - 0.11 * s),
            material="metal",
            bevel=0.006,
        )
        k.rod(
            "brake bridge",
            (-out, seat_low[1] + 0.06 * s, seat_low[2] - 0.11 * s),
            (out, seat_low[1] + 0.06 * s, seat_low[2] - 0.11 * s),
            0.006,
            material="metal",
        )
    if k.on("lamp") and not road:
        k.add(
            "lamp",
            Lathe(profile=[(0, -0.03), (0.02, -0.025), (0.035, 0.01), (0.038, 0.03), (0, 0.035)], segments=24),
            at=(0, head_low[1] - 0.04 * s, head_low[2] + 0.02),
            rotate=(90, 0, 0),
            material="lamp",
        )
    if k.on("basket"):
        _basket(k, (0, head_top[1] - 0.2, head_top[2] - 0.14), (0, head_low[1], head_low[2]))
    k.anchor("seat", (0, post[1] - gap, post[2] + 0.05), half_size=(0.08, 0.13))
    if gap:
        k.anchor("seat back", (0, post[1], post[2] + 0.05), half_size=(0.08, 0.13))
    k.anchor("top", (0, post[1], post[2] + 0.05), half_size=(0.06, 0.1))


def _second_place(k: Kit, first_bb: Point, first_seat: Point, bb: Point, seat: Point, tube: float, s: float) -> None:
    """A tandem's front saddle and pedals, the tubes between both places and the second rider's handlebar."""
    low = (0, first_seat[1], first_seat[2] - 0.02)
    k.rod("frame seat tube front", first_bb, (0, first_seat[1] + 0.012, first_seat[2] + 0.03), tube, material="frame")
    k.rod("frame top tube back", low, (0, seat[1], seat[2] - 0.02), tube, material="frame")
    k.rod("frame bottom tube", first_bb, bb, tube * 1.2, material="frame")
    k.rod("frame diagonal", low, bb, tube * 0.9, material="frame")
    post = (0, first_seat[1] + 0.05 * s, first_seat[2] + 0.12 * s)
    k.rod("seat post front", low, post, 0.0135, material="metal")
    saddle(k, (0, post[1], post[2] + 0.012), size=1.15)
    chainset(k, first_bb, bb, ring=0.07, cog=0.07)
    y, z = post[1] - 0.02, post[2] - 0.05
    k.rod("handlebar stem back", (0, y + 0.005, z - 0.01), (0, y + 0.1, z + 0.08), 0.011, material="metal")
    half = [(0.06, y + 0.1, z + 0.085), (0.2, y + 0.1, z + 0.12), (0.25, y + 0.22, z + 0.1)]
    k.tube(
        "handlebar back",
        [*reversed([(-a, b, c) for a, b, c in half]), (0, y + 0.1, z + 0.08), *half],
        0.011,
        material="metal",
    )
    for side in (-1, 1):
        start, end = half[1], half[2]
        k.rod(
            "handlebar grip back",
            (side * (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, (start[2] + end[2]) / 2),
            (side * (end[0] + 0.005), end[1] + 0.03, end[2] - 0.005),
            0.017,
            material="grip",
            round_caps=True,
        )


def _bars(k: Kit, head: Point, *, road: bool, mountain: bool) -> None:
    y, z = head[1], head[2] + 0.05
    k.rod("handlebar stem", (0, head[1] - 0.005, head[2] - 0.03), (0, y + 0.01, z + 0.01), 0.013, material="metal")
    if road:
        k.rod("handlebar quill", (0, y + 0.01, z), (0, y - 0.09, z + 0.02), 0.013, material="metal")
        half = [
            (0.1, y - 0.09, z + 0.02),
            (0.19, y - 0.09, z + 0.02),
            (0.21, y - 0.16, z + 0.015),
            (0.21, y - 0.19, z - 0.04),
            (0.21, y - 0.15, z - 0.1),
            (0.21, y - 0.06, z - 0.12),
        ]
        k.tube(
            "handlebar",
            [*reversed([(-a, b, c) for a, b, c in half]), (0, y - 0.09, z + 0.02), *half],
            0.012,
            material="grip",
        )
        for side in (-1, 1):
            k.tube(
                "brake lever",
                [
                    (side * 0.21, y - 0.175, z + 0.02),
                    (side * 0.21, y - 0.215, z + 0.0),
                    (side * 0.21, y - 0.205, z - 0.09),
                ],
                0.007,
                material="metal",
            )
        return
    reach = 0.0 if mountain else 0.14
    up = 0.02 if mountain else 0.09
    wide = 0.33 if mountain else 0.27
    half = [
        (0.05, y - 0.01, z + 0.01),
        (0.16, y - 0.02, z + up),
        (wide - 0.03, y + reach * 0.4, z + up),
        (wide, y + reach, z + up - 0.01),
    ]
    k.tube(
        "handlebar",
        [*reversed([(-a, b, c) for a, b, c in half]), (0, y - 0.01, z + 0.01), *half],
        0.011,
        material="metal",
    )
    a, b = half[-2], half[-1]
    for side in (-1, 1):
        k.rod(
            "handlebar grip",
            (side * (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2),
            (side * (b[0] + 0.02), b[1] + (0.04 if not mountain else 0.0), b[2]),
            0.017,
            material="grip",
            round_caps=True,
        )
        k.tube(
            "brake lever",
            [
                (side * (a[0] - 0.02), a[1], a[2] - 0.008),
                (side * a[0], a[1] - 0.03, a[2] - 0.03),
                (side * (b[0] - 0.02), b[1] - 0.04, b[2] - 0.035),
            ],
            0.005,
            material="metal",
        )
    if not mountain:
        k.add(
            "bell",
            Ellipsoid(radii=(0.024, 0.024, 0.018), segments=20),
            at=(0.12, y - 0.02, z + up + 0.012),
            material="metal",
        )


def _basket(k: Kit, at: Point, head: Point) -> None:
    w, d, h = 0.17, 0.12, 0.2
    with k.group("basket", at=at):
        for z, f in ((0.0, 0.8), (h * 0.5, 0.9), (h, 1.0)):
            ring = [(w * f * sx, d * f * sy, z) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            k.tube("basket rim", ring, 0.006, smooth=False, closed=True, segments=8, material="basket")
        for i in range(9):
            x = -1 + i / 4
            for sy in (-1, 1):
                k.rod(
                    "basket wire",
                    (x * w * 0.8, sy * d * 0.8, 0),
                    (x * w, sy * d, h),
                    0.004,
                    segments=6,
                    material="basket",
                )
        for i in range(1, 6):
            y = -1 + i / 3
            for sx in (-1, 1):
                k.rod(
                    "basket wire",
                    (sx * w * 0.8, y * d * 0.8, 0),
                    (sx * w, y * d, h),
                    0.004,
                    segments=6,
                    material="basket",
                )
        k.add("basket floor", Box(size=(w * 1.6, d * 1.6, 0.008)), at=(0, 0, -0.004), material="basket")
    k.rod("basket stay", (0, at[1] + d * 0.8, at[2] + 0.02), (0, head[1], head[2] + 0.04), 0.008, material="metal")
    k.anchor("inside", (at[0], at[1], at[2] + 0.006), half_size=(w * 0.75, d * 0.75), height=h)


def _penny(k: Kit) -> None:
    r, small = k.m("wheel_diameter") * 1.02, k.m("wheel_diameter") * 0.33
    s = r / 0.69
    front, rear = -0.2 * s, 0.78 * s
    wheel(k, "wheel front", (0, front, r), r, 0.03, style="wire", spokes=k.n("spokes") + 16)
    wheel(k, "wheel back", (0, rear, small), small, 0.025, style="wire", spokes=k.n("spokes") // 2)
    top = 2 * r + 0.07
    path = [(0, front - 0.0, top)]
    for a in (75, 55, 35, 15):
        t = math.radians(a)
        path.append((0, front + (r + 0.06) * math.cos(t), r + (r + 0.06) * math.sin(t)))
    path.append((0, rear - 0.03, small + 0.12 * s))
    k.tube("frame backbone", path, 0.021, radii=[1.1, 1.1, 1.0, 0.9, 0.8, 0.6], material="frame")
    for side in (-1, 1):
        k.tube(
            "frame fork",
            [(side * 0.02, front, top), (side * 0.045, front, top - 0.08), (side * 0.055, front, r)],
            0.011,
            material="frame",
        )
        k.tube(
            "frame rear fork",
            [
                (0, rear - 0.04, small + 0.15 * s),
                (side * 0.035, rear - 0.01, small + 0.06 * s),
                (side * 0.035, rear, small),
            ],
            0.008,
            material="frame",
        )
        k.rod(
            "crank",
            (side * 0.07, front, r),
            (side * 0.075, front - side * 0.13, r - side * 0.02),
            0.009,
            material="metal",
        )
        k.rod(
            "pedal",
            (side * 0.07, front - side * 0.13, r - side * 0.02),
            (side * 0.17, front - side * 0.13, r - side * 0.02),
            0.015,
            material="grip",
        )
    k.rod("axle front", (-0.08, front, r), (0.08, front, r), 0.01, material="metal")
    k.rod("axle back", (-0.045, rear, small), (0.045, rear, small), 0.008, material="metal")
    half = [(0.05, front, top + 0.045), (0.2, front + 0.02, top + 0.03), (0.3, front + 0.1, top - 0.02)]
    k.tube("handlebar", [*reversed([(-a, b, c) for a, b, c in half]), *half], 0.011, material="metal")
    k.rod("handlebar stem", (0, front, top - 0.03), (0, front, top + 0.05), 0.018, material="frame")
    for side in (-1, 1):
        k.rod(
            "handlebar grip",
            (side * 0.25, front + 0.06, top + 0.005),
            (side * 0.3, front + 0.1, top - 0.02),
            0.018,
            material="grip",
            round_caps=True,
        )
    spot = (0.0, front + 0.19 * s, top + 0.0)
    k.tube(
        "saddle spring",
        [(0, front + 0.02, top + 0.01), (0, front + 0.13 * s, top + 0.005), (0, front + 0.3 * s, top - 0.07)],
        0.009,
        material="metal",
    )
    saddle(k, (spot[0], spot[1], spot[2] + 0.02), size=1.1)
    k.anchor("seat", (0, spot[1], spot[2] + 0.06), half_size=(0.08, 0.13))
