"""Chairs and stools made of wood and metal."""

import math

from prompt2mesh.library.furniture.forms import beam, cushion, slab, spindle, turned_leg
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Lathe, Sweep, Torus


@asset(
    kind="chair",
    words=("chair", "dining chair", "kitchen chair", "wooden chair", "side chair", "seat", "windsor chair"),
    about="A chair for the table with a slatted, spindled, laddered, solid or upholstered back.",
    parameters=(
        length("height", 0.92, 0.4, 2.0, words=("height", "tall", "high")),
        length("seat_height", 0.45, 0.24, 1.0, words=("seat height",)),
        length("width", 0.44, 0.25, 1.2, words=("width", "wide")),
        length("depth", 0.44, 0.25, 1.2, words=("depth", "deep")),
        length("leg_thickness", 0.036, 0.01, 0.12, words=("leg thickness",)),
        count("slats", 4, 1, 12, words=("slats", "spindles", "rungs")),
        choice("back", "slat", "spindle", "ladder", "solid", "upholstered", "cross"),
        choice("leg_style", "square", "turned", "tapered", "metal"),
        flag("arms", False, words=("arms", "armrests", "arm")),
        flag("cushion", False, words=("cushion", "seat cushion", "pad")),
    ),
    slots={"frame": "oak", "seat": "oak", "back": "oak", "leg": "oak", "cushion": Material(preset="linen", color="#b85c4a")},
    main_slot="frame",
    styles={
        "modern": {"back": "solid", "leg_style": "tapered"},
        "antique": {"back": "spindle", "leg_style": "turned", "cushion": True},
        "rustic": {"back": "ladder", "leg_thickness": Times(1.3)},
        "farmhouse": {"back": "cross"},
        "industrial": {"back": "solid", "leg_style": "metal"},
    },
    style_materials={
        "industrial": {"leg": Material(preset="black_iron")},
        "antique": {s: Material(preset="mahogany") for s in ("frame", "seat", "back", "leg")},
    },
    adjectives={
        "high-back": {"height": 1.15}, "padded": {"cushion": True, "back": "upholstered"}, "windsor": {"back": "spindle", "leg_style": "turned"},
        "upholstered": {"back": "upholstered", "cushion": True}, "ladder-back": {"back": "ladder"},
    },
    parts={"backrest": "back, post", "back": "back, post", "slat": "back slat", "rung": "stretcher", "stretcher": "stretcher", "arm": "arm", "armrest": "arm"},
)  # fmt: skip
def chair(k: Kit) -> None:
    """Legs, rails, a seat with the back posts running up from the rear legs."""
    w, d, t = k.m("width"), k.m("depth"), k.m("leg_thickness")
    seat = k.m("seat_height")
    height = max(k.m("height"), seat + 0.2)
    thick = 0.028
    x, front, back = w / 2 - t / 2, -d / 2 + t / 2, d / 2 - t / 2
    under = seat - thick
    tilt = (height - seat) * 0.16
    _front_legs(k, x, front, under, t)
    path = [
        (0.0, back + 0.05, 0.0),
        (0.0, back + 0.012, seat * 0.5),
        (0.0, back, seat),
        (0.0, back + tilt * 0.4, (seat + height) / 2),
        (0.0, back + tilt, height),
    ]
    h = t / 2
    profile = [(-h, -h), (h, -h), (h, h), (-h, h)]
    for side, sx in (("left", -1), ("right", 1)):
        # The post is one stick, in two parts for the leg's own colour; the upper one starts inside the lower.
        points = [(sx * x, py, pz) for _, py, pz in path]
        leg = Sweep(path=points[:3], profile=profile, radii=[0.85, 1.0, 1.0])
        post = Sweep(path=points[2:], profile=profile, radii=[1.0, 0.95, 0.8])
        k.add(f"leg back {side}", leg, material="leg", bevel=t * 0.12)
        k.add(f"post {side}", post, at=(0, 0, -t * 0.3), material="leg" if k.s("leg_style") == "metal" else "frame", bevel=t * 0.12)  # fmt: skip
    rail = min(0.055, under * 0.25)
    for name, start, end in (
        ("rail front", (-x, front, under - rail / 2), (x, front, under - rail / 2)),
        ("rail back", (-x, back + 0.003, under - rail / 2), (x, back + 0.003, under - rail / 2)),
        ("rail left", (-x, front, under - rail / 2), (-x, back, under - rail / 2)),
        ("rail right", (x, front, under - rail / 2), (x, back, under - rail / 2)),
    ):
        along_x = "front" in name or "back" in name
        beam(k, name, start, end, (rail, 0.02) if along_x else (0.02, rail), material="frame")
    if seat > 0.3:
        low = seat * 0.3
        for sx, side in ((-1, "left"), (1, "right")):
            beam(
                k,
                f"stretcher {side}",
                (sx * x, front, low),
                (sx * x, back + 0.026, low),
                (t * 0.5, t * 0.6),
                material="frame",
            )
        beam(k, "stretcher middle", (-x, 0, low), (x, 0, low), (t * 0.6, t * 0.5), material="frame")
    k.add("seat", slab(w + 0.02, d + 0.012, thick, corner=0.035), at=(0, -0.012, under + 0.0005), material="seat")
    top = seat
    if k.on("cushion") or k.s("back") == "upholstered":
        k.add("cushion", cushion(w * 0.96, d * 0.93, 0.055), at=(0, -0.014, seat - 0.006), material="cushion")
        top = seat + 0.045
    _chair_back(k, x, back, seat, height, tilt)
    if k.on("arms"):
        _arms(k, x, front, back, seat, t)
    k.anchor("seat", (0, -0.01, top), half_size=(w / 2, d / 2), height=1.0)
    k.anchor("top", (0, -0.01, top), half_size=(w / 2, d / 2), height=0.6)
    k.anchor("under", (0, 0, 0), half_size=(w / 2, d / 2), height=under)


def _front_legs(k: Kit, x: float, front: float, under: float, t: float) -> None:
    for side, sx in (("left", -1), ("right", 1)):
        name, at = f"leg front {side}", (sx * x, front, 0.0)
        style = k.s("leg_style")
        if style == "turned":
            k.add(name, turned_leg(under, t * 0.58), at=at, material="leg")
        elif style == "metal":
            k.rod(name, at, (sx * x, front, under), t * 0.42, material="leg")
        elif style == "tapered":
            beam(
                k, name, (sx * x, front, under), (sx * (x + 0.01), front - 0.012, 0), (t, t), taper=0.55, material="leg"
            )
        else:
            beam(k, name, at, (sx * x, front, under), (t, t), material="leg", bevel=t * 0.1)


def _chair_back(k: Kit, x: float, back: float, seat: float, height: float, tilt: float) -> None:
    """Everything between the two posts."""
    style, n = k.s("back"), k.n("slats")
    rise = height - seat

    def lean(share: float) -> float:
        return back + tilt * (0.4 * share / 0.5 if share < 0.5 else 0.4 + 0.6 * (share - 0.5) / 0.5)

    def curved(name: str, share: float, tall: float, material: str = "back") -> None:
        bow = 0.03 * (x / 0.2)
        points = [(s * x, lean(share) + bow * (1 - s * s), seat + rise * share) for s in (-1, -0.5, 0, 0.5, 1)]
        half = 0.009
        outline = [(-half, -tall / 2), (half, -tall / 2), (half, tall / 2), (-half, tall / 2)]
        k.add(name, Sweep(path=points, profile=outline), material=material, bevel=0.004)

    top = min(0.075, rise * 0.2)
    top_share = 1 - 0.35 * top / rise
    curved("back rail top", top_share, top)
    if style == "ladder":
        for i in range(n):
            curved(
                f"back slat {i + 1}",
                0.2 + (top_share - 0.2 - top / rise) * i / max(n - 1, 1) * 0.98,
                min(0.055, rise * 0.5 / n),
            )
        return
    low = 0.22
    if style in ("solid", "upholstered"):
        bow = 0.03 * (x / 0.2)
        tall = rise * (top_share - low)
        with k.group("back panel group"):
            mid = (low + top_share) / 2
            beam_points = [(s * x, lean(mid) + bow * (1 - s * s), seat + rise * mid) for s in (-1, -0.5, 0, 0.5, 1)]
            thick = 0.007 if style == "solid" else 0.024
            slope = (lean(top_share) - lean(low)) / tall
            outline = [
                (-thick - slope * tall / 2, -tall / 2),
                (thick - slope * tall / 2, -tall / 2),
                (thick + slope * tall / 2, tall / 2),
                (-thick + slope * tall / 2, tall / 2),
            ]
            outline = [(-px, py) for px, py in outline][::-1]
            k.add(
                "back panel",
                Sweep(path=beam_points, profile=outline),
                material="back" if style == "solid" else "cushion",
                bevel=thick * 0.7,
                bevel_segments=3,
            )
        return
    curved("back rail low", low, min(0.04, rise * 0.1))
    if style == "cross":
        for number, sx in ((1, -1), (2, 1)):
            start = (sx * x * 0.96, lean(low) + 0.004, seat + rise * low)
            end = (-sx * x * 0.96, lean(top_share) + 0.004, seat + rise * (top_share - 0.3 * top / rise))
            middle = (
                0.0,
                lean((low + top_share) / 2) + 0.028 * (x / 0.2) + 0.004 * sx,
                seat + rise * (low + top_share) / 2,
            )
            outline = [(-0.006, -0.02), (0.006, -0.02), (0.006, 0.02), (-0.006, 0.02)]
            k.add(
                f"back slat {number}", Sweep(path=[start, middle, end], profile=outline), material="back", bevel=0.003
            )
        return
    for i in range(n):
        s = -1 + 2 * (i + 1) / (n + 1)
        px = s * x
        bow = 0.03 * (x / 0.2) * (1 - s * s)
        reach = top_share - 0.4 * top / rise
        start, end = (px, lean(low) + bow, seat + rise * low), (px, lean(reach) + bow, seat + rise * reach)
        if style == "spindle":
            angle = math.degrees(math.atan2(end[1] - start[1], end[2] - start[2]))
            k.add(
                f"back spindle {i + 1}",
                spindle(math.dist(start, end), 0.011),
                at=start,
                rotate=(-angle, 0, 0),
                material="back",
            )
        else:
            beam(k, f"back slat {i + 1}", start, end, (min(0.045, 1.1 * x / n), 0.011), material="back")


def _arms(k: Kit, x: float, front: float, back: float, seat: float, t: float) -> None:
    z = seat + 0.21
    for side, sx in (("left", -1), ("right", 1)):
        beam(
            k,
            f"arm post {side}",
            (sx * (x + 0.004), front + 0.05, seat - 0.05),
            (sx * (x + 0.012), front + 0.04, z),
            (t * 0.75, t * 0.75),
            material="frame",
        )
        path = [
            (sx * (x + 0.012), front - 0.005, z - 0.006),
            (sx * (x + 0.016), front + 0.08, z + 0.004),
            (sx * (x + 0.006), 0, z + 0.004),
            (sx * x, back + 0.02, z + 0.02),
        ]
        half = t * 0.75
        outline = [(-half, -0.011), (half, -0.011), (half, 0.011), (-half, 0.011)]
        k.add(
            f"arm {side}", Sweep(path=path, profile=outline, radii=[1.1, 1.1, 0.85, 0.7]), material="frame", bevel=0.006
        )


@asset(
    kind="stool",
    words=("stool", "bar stool", "barstool", "kitchen stool", "milking stool", "footstool", "step stool"),
    about="A backless seat on three or more splayed legs with a foot ring.",
    parameters=(
        length("height", 0.65, 0.15, 1.2, words=("height", "tall", "high")),
        length("diameter", 0.34, 0.2, 0.8, words=("diameter", "width", "wide")),
        count("legs", 4, 3, 8),
        choice("shape", "round", "square"),
        choice("leg_style", "wood", "turned", "metal"),
        flag("cushion", False, words=("cushion", "padded seat", "pad")),
    ),
    slots={"seat": "oak", "leg": "oak", "ring": "oak", "cushion": Material(preset="leather")},
    main_slot="seat",
    styles={"industrial": {"leg_style": "metal"}, "modern": {"leg_style": "metal", "cushion": True}, "antique": {"leg_style": "turned"}},
    style_materials={"industrial": {"leg": Material(preset="black_iron"), "ring": Material(preset="black_iron")}, "modern": {"leg": Material(preset="chrome"), "ring": Material(preset="chrome")}},
    adjectives={"bar": {"height": 0.76}, "milking": {"height": 0.3, "legs": 3}, "foot": {"height": 0.28}, "three-legged": {"legs": 3}, "upholstered": {"cushion": True}, "low": {"height": Times(0.6)}, "step": {"height": 0.25}},
    parts={"top": "seat", "rung": "ring", "foot": "leg"},
)  # fmt: skip
def stool(k: Kit) -> None:
    """A turned seat, splayed legs and a ring where the feet rest."""
    h, d, n = k.m("height"), k.m("diameter"), k.n("legs")
    r = d / 2
    thick = 0.04 if k.s("leg_style") != "metal" else 0.028
    square = k.s("shape") == "square"
    if square:
        k.add("seat", slab(d, d, thick, corner=0.03), at=(0, 0, h - thick), material="seat")
    else:
        profile = [
            (0, 0),
            (r * 0.86, 0),
            (r * 0.97, thick * 0.25),
            (r, thick * 0.6),
            (r * 0.96, thick * 0.95),
            (r * 0.86, thick),
            (r * 0.5, thick * 0.86),
            (0, thick * 0.8),
        ]
        k.add("seat", Lathe(profile=profile, fillet=0.008), at=(0, 0, h - thick), material="seat")
    top = h
    if k.on("cushion"):
        k.add(
            "cushion",
            cushion(d * 0.97, d * 0.97, 0.06, corner=6 if square else 2),
            at=(0, 0, h - 0.012),
            material="cushion",
        )
        top = h + 0.045
    under = h - thick + 0.004
    splay, inner = r * 1.12, r * 0.68
    start = 45.0 if n == 4 else 30.0
    ring = Radial(count=n, start=start)
    radius = 0.011 if k.s("leg_style") == "metal" else 0.018
    if k.s("leg_style") == "turned":
        lean = math.degrees(math.atan2(splay - inner, under))
        size = math.hypot(under, splay - inner)
        k.add(
            "leg",
            turned_leg(size, radius * 1.25),
            at=(0, -splay, 0.002),
            rotate=(-lean, 0, 0),
            material="leg",
            instances=ring,
        )
    else:
        k.rod("leg", (0, -inner, under), (0, -splay, 0), radius, radius * 0.75, material="leg", instances=ring)
    if h > 0.4:
        share = 0.34
        at = splay + (inner - splay) * share
        if k.s("leg_style") == "metal":
            k.add("ring", Torus(radius=at + radius * 0.6, tube=0.008), at=(0, 0, under * share), material="ring")
        else:
            a = math.radians(360 / n)
            for i, drop in ((0, 0.0), (1, 0.035)):
                count_here = [j for j in range(n) if j % 2 == i] if n % 2 == 0 else ([*range(n)] if i == 0 else [])
                for j in count_here:
                    t0 = math.radians(start - 90) + a * j
                    p = [(math.cos(t) * at, math.sin(t) * at, under * share + drop) for t in (t0, t0 + a)]
                    k.rod(f"ring rung {j + 1}", p[0], p[1], 0.011, material="ring")
    k.anchor("seat", (0, 0, top), half_size=(r, r), round=not square, height=1.0)
    k.anchor("top", (0, 0, top), half_size=(r, r), round=not square)
