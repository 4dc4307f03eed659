"""Chairs that rock, roll or fold: rocking chair, office chair, deck chair."""

import math

from prompt2mesh.library.furniture.forms import beam, cushion, slab, spindle
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Loft, Section, Sphere, Sweep


@asset(
    kind="rocking_chair",
    words=("rocking chair", "rocker"),
    about="A spindle-backed chair on curved rockers.",
    parameters=(
        length("height", 1.08, 0.5, 1.8, words=("height", "tall", "high")),
        length("width", 0.56, 0.35, 1.0, words=("width", "wide")),
        count("spindles", 7, 3, 12, words=("spindles", "slats")),
        flag("cushion", False, words=("cushion", "pad")),
    ),
    slots={"frame": "cherry", "seat": "cherry", "cushion": Material(preset="linen", color="#7d8f5a")},
    main_slot="frame",
    parts={"back": "back, post", "rocker": "rocker"},
)  # fmt: skip
def rocking_chair(k: Kit) -> None:
    """Rockers are arcs of a circle; the whole chair leans back a little."""
    h, w, n = k.m("height"), k.m("width"), k.n("spindles")
    s = h / 1.08
    x, seat = w / 2, 0.42 * s
    radius = 1.05 * s
    for side, sx in (("left", -1), ("right", 1)):
        arc = [
            (sx * x, radius * math.sin(a), radius * (1 - math.cos(a)) + 0.018 * s)
            for a in [math.radians(-26 + 6.5 * i) for i in range(10)]
        ]
        half, high = 0.016 * s, 0.018 * s
        k.add(
            f"rocker {side}",
            Sweep(
                path=arc,
                profile=[(-half, -high), (half, -high), (half, high), (-half, high)],
                radii=[0.7, 1, 1, 1, 1, 1, 1, 1, 0.85, 0.6],
            ),
            material="frame",
            bevel=0.006 * s,
        )
        for y, name in ((-0.2 * s, "front"), (0.2 * s, "back")):
            foot = radius - math.sqrt(radius**2 - y**2) + 0.02 * s
            top = (sx * x * 0.92, y * 0.9, seat)
            start = (sx * x, y, foot)
            lean_x = math.degrees(math.atan2(top[0] - start[0], top[2] - start[2]))
            lean_y = math.degrees(math.atan2(-(top[1] - start[1]), top[2] - start[2]))
            k.add(
                f"leg {name} {side}",
                spindle(math.dist(start, top), 0.021 * s),
                at=start,
                rotate=(lean_y, lean_x, 0),
                material="frame",
            )
        k.tube(
            f"arm {side}",
            [
                (sx * x * 0.98, -0.24 * s, seat + 0.2 * s),
                (sx * x, -0.1 * s, seat + 0.215 * s),
                (sx * x * 0.97, 0.08 * s, seat + 0.21 * s),
                (sx * x * 0.84, 0.255 * s, seat + 0.23 * s),
            ],
            0.021 * s,
            radii=[1.3, 1.1, 0.95, 0.8],
            material="frame",
        )
        k.add(
            f"arm post {side}",
            spindle(0.215 * s, 0.016 * s),
            at=(sx * x * 0.94, -0.17 * s, seat - 0.01 * s),
            rotate=(0, sx * 4, 0),
            material="frame",
        )
        k.rod(
            f"stretcher {side}",
            (sx * x * 0.975, -0.19 * s, seat * 0.5),
            (sx * x * 0.975, 0.19 * s, seat * 0.5),
            0.011 * s,
            material="frame",
        )
        k.tube(
            f"post {side}",
            [
                (sx * x * 0.84, 0.19 * s, seat - 0.02 * s),
                (sx * x * 0.85, 0.26 * s, seat + 0.25 * s),
                (sx * x * 0.88, 0.37 * s, h),
            ],
            0.02 * s,
            radii=[1.1, 1, 0.75],
            material="frame",
        )
    for y in (-0.195 * s, 0.195 * s):
        k.rod("stretcher", (-x * 0.96, y, seat * 0.42), (x * 0.96, y, seat * 0.42), 0.012 * s, material="frame")
    k.add(
        "seat",
        slab(w * 0.96, 0.5 * s, 0.04 * s, corner=0.12 * s, edge=0.012 * s),
        at=(0, -0.02 * s, seat - 0.02 * s),
        material="seat",
    )
    crest_z = h - 0.07 * s
    crest = [(t * x * 0.9, 0.345 * s + 0.035 * s * (1 - t * t), crest_z) for t in (-1, -0.5, 0, 0.5, 1)]
    half, tall = 0.011 * s, 0.062 * s
    k.add(
        "back crest",
        Sweep(
            path=crest,
            profile=[(-half, -tall), (half, -tall), (half, tall), (-half, tall)],
            radii=[0.7, 1, 1.15, 1, 0.7],
        ),
        material="frame",
        bevel=0.006 * s,
    )
    for i in range(n):
        t = -1 + 2 * (i + 1) / (n + 1)
        start, end = (t * x * 0.78, 0.2 * s, seat - 0.01), (t * x * 0.84, 0.345 * s + 0.035 * s * (1 - t * t), crest_z)
        k.tube(
            f"back spindle {i + 1}",
            [start, (t * x * 0.8, 0.255 * s, seat + 0.28 * s), end],
            0.009 * s,
            radii=[1, 1.35, 0.85],
            segments=12,
            round_caps=False,
            material="frame",
        )
    top = seat + 0.015
    if k.on("cushion"):
        k.add("cushion", cushion(w * 0.88, 0.44 * s, 0.06 * s), at=(0, -0.02 * s, seat + 0.008 * s), material="cushion")
        top = seat + 0.06 * s
    k.anchor("seat", (0, -0.02 * s, top), half_size=(w * 0.4, 0.2 * s), height=1.0)
    k.anchor("top", (0, -0.02 * s, top), half_size=(w * 0.4, 0.2 * s))


@asset(
    kind="office_chair",
    words=("office chair", "desk chair", "swivel chair", "gaming chair", "computer chair"),
    about="A swivel chair on a five-star base with castors.",
    parameters=(
        length("height", 1.15, 0.7, 1.6, words=("height", "tall", "high")),
        length("width", 0.52, 0.38, 0.9, words=("width", "wide")),
        count("legs", 5, 3, 8, words=("legs", "castors", "wheels")),
        flag("arms", True, words=("arms", "armrests", "arm")),
        flag("headrest", False, words=("headrest",)),
    ),
    slots={"cover": Material(preset="fabric", color="#2b2f36"), "frame": "black_plastic", "base": "black_plastic", "metal": "chrome"},
    main_slot="cover",
    adjectives={"gaming": {"headrest": True, "height": 1.3}},
    styles={"modern": {"headrest": True}},
    style_materials={"modern": {"base": Material(preset="polished_steel")}},
    parts={"back": "back", "wheel": "castor", "armrest": "arm"},
)  # fmt: skip
def office_chair(k: Kit) -> None:
    """Castors, star, gas spring, seat, and a back on a bent spine."""
    h, w, n = k.m("height"), k.m("width"), k.n("legs")
    seat = h * 0.42
    reach = max(w * 0.62, 0.28)
    star = Radial(count=n, start=18.0)
    with k.group("leg star", instances=star):
        k.add(
            "base leg",
            Sweep(
                path=[(0, 0, 0.125), (0, -reach * 0.5, 0.11), (0, -reach, 0.078)],
                profile=[(-0.026, -0.014), (0.026, -0.014), (0.02, 0.016), (-0.02, 0.016)],
                radii=[1.1, 0.95, 0.6],
            ),
            material="base",
            bevel=0.006,
        )
        k.rod("castor stem", (0, -reach * 0.97, 0.045), (0, -reach * 0.97, 0.09), 0.007, material="metal")
        for s in (-1, 1):
            k.add(
                f"castor wheel {s + 2}",
                Cylinder(radius=0.029, height=0.02, segments=28, pivot="center"),
                at=(s * 0.013, -reach * 0.97 + 0.008, 0.029),
                rotate=(0, 90, 0),
                material="frame",
                bevel=0.004,
            )
        k.add("castor hood", Sphere(radius=0.024, segments=20), at=(0, -reach * 0.97, 0.045), material="frame")
    k.add(
        "hub",
        Lathe(
            profile=[
                (0.045, 0.1),
                (0.05, 0.12),
                (0.04, 0.15),
                (0.034, 0.16),
                (0.034, seat * 0.62),
                (0.03, seat * 0.64),
            ],
            segments=32,
        ),
        material="base",
    )
    k.rod("spring", (0, 0, seat * 0.55), (0, 0, seat - 0.05), 0.017, material="metal")
    k.add("seat plate", slab(w * 0.5, 0.26, 0.04, corner=0.03), at=(0, 0.02, seat - 0.085), material="frame")
    k.rod("lever", (w * 0.2, 0, seat - 0.065), (w * 0.46, 0, seat - 0.075), 0.007, round_caps=True, material="frame")
    k.add("seat pan", cushion(w * 0.94, w * 0.92, 0.05, corner=4), at=(0, 0, seat - 0.062), material="frame")
    k.add("seat", cushion(w, w * 0.96, 0.1, corner=4.5, puff=2.8), at=(0, -0.005, seat - 0.045), material="cover")
    spine: Path = [
        (0, 0.06, seat - 0.07),
        (0, w * 0.45, seat - 0.07),
        (0, w * 0.5 + 0.022, seat - 0.02),
        (0, w * 0.5 + 0.03, seat + 0.12),
        (0, w * 0.5 + 0.04, seat + 0.34),
    ]
    k.add(
        "back spine",
        Sweep(path=spine, profile=[(-0.035, -0.01), (0.035, -0.01), (0.035, 0.01), (-0.035, 0.01)]),
        material="frame",
        bevel=0.004,
    )
    top = h - (0.17 if k.on("headrest") else 0.0)
    tall = top - seat - 0.1
    sections: list[Section] = []
    for i in range(17):
        a = -math.pi / 2 + math.pi * i / 16
        share = 0.0 if i in (0, 16) else math.cos(a) ** 0.5
        t = 0.5 + 0.5 * math.copysign(abs(math.sin(a)) ** 0.5, math.sin(a))
        y = w * 0.5 + 0.07 * t * t - 0.035 * math.sin(math.pi * min(1.0, t * 1.6)) + 0.01
        sections.append(
            Section(
                center=(0, y, seat + 0.1 + tall * t),
                radii=(w * 0.48 * share * (1 - 0.12 * t), 0.036 * share),
                exponent=2 + 1.4 * share,
            )
        )
    k.add("back", Loft(sections=sections, smooth=False, segments=40), material="cover")
    if k.on("headrest"):
        k.rod("headrest post", (0, w * 0.5 + 0.07, top - 0.05), (0, w * 0.5 + 0.07, h - 0.08), 0.011, material="metal")
        k.add(
            "headrest",
            cushion(w * 0.55, 0.08, 0.15, corner=3.5, puff=2.6),
            at=(0, w * 0.5 + 0.055, h - 0.15),
            material="cover",
        )
    if k.on("arms"):
        for side, sx in (("left", -1), ("right", 1)):
            x = sx * (w * 0.55)
            k.add(
                f"arm bracket {side}",
                Sweep(
                    path=[
                        (sx * w * 0.2, 0.03, seat - 0.068),
                        (x * 0.98, 0.03, seat - 0.068),
                        (x, 0.03, seat - 0.02),
                        (x, 0.03, seat + 0.2),
                    ],
                    profile=[(-0.022, -0.008), (0.022, -0.008), (0.022, 0.008), (-0.022, 0.008)],
                    resolution=5,
                ),
                material="frame",
            )
            k.add(f"arm {side}", cushion(0.08, 0.26, 0.035, corner=3.5), at=(x, 0.0, seat + 0.19), material="frame")
    k.anchor("seat", (0, 0, seat + 0.05), half_size=(w * 0.4, w * 0.4), height=1.0)
    k.anchor("top", (0, 0, seat + 0.05), half_size=(w * 0.4, w * 0.4))


@asset(
    kind="deck_chair",
    words=("deck chair", "beach chair", "lounge chair", "sun lounger", "lounger", "chaise longue", "deckchair", "adirondack chair"),
    about="A folding beach chair with a sling of striped canvas.",
    parameters=(
        length("height", 0.9, 0.5, 1.5, words=("height", "tall", "high")),
        length("width", 0.58, 0.4, 1.2, words=("width", "wide")),
        flag("arms", True, words=("arms", "armrests")),
    ),
    slots={"sling": Material(preset="canvas", color="#f3ead6"), "stripe": Material(preset="canvas", color="#2d7f9d"), "frame": "teak"},
    main_slot="sling",
    parts={"seat": "sling", "fabric": "sling", "canvas": "sling", "stripe": "stripe"},
)  # fmt: skip
def deck_chair(k: Kit) -> None:
    """Two crossed frames; the sling sags between the upper and the lower bar."""
    h, w = k.m("height"), k.m("width")
    x = w / 2
    head, foot = (0.5 * h, h), (-0.62 * h, 0.4 * h)
    for side, sx in (("left", -1), ("right", 1)):
        beam(
            k,
            f"frame long {side}",
            (sx * x, -0.62 * h, 0.0),
            (sx * x, head[0], head[1] - 0.005),
            (0.024, 0.045),
            material="frame",
        )
        beam(
            k,
            f"frame short {side}",
            (sx * (x - 0.026), 0.5 * h, 0.0),
            (sx * (x - 0.026), foot[0], foot[1]),
            (0.024, 0.045),
            material="frame",
        )
        beam(
            k,
            f"prop {side}",
            (sx * (x + 0.024), 0.52 * h, 0.22 * h),
            (sx * (x + 0.024), 0.24 * h, h * 0.78),
            (0.02, 0.035),
            material="frame",
        )
        k.rod(
            f"pivot {side}",
            (sx * (x - 0.045), -0.052 * h, 0.502 * h * 0.99),
            (sx * (x + 0.02), -0.052 * h, 0.502 * h * 0.99),
            0.009,
            material="frame",
        )
        if k.on("arms"):
            beam(
                k,
                f"arm {side}",
                (sx * (x + 0.03), -0.35 * h, 0.62 * h),
                (sx * (x + 0.03), 0.33 * h, 0.63 * h),
                (0.055, 0.022),
                material="frame",
            )
            beam(
                k,
                f"arm post {side}",
                (sx * (x + 0.024), -0.3 * h, 0.62 * h),
                (sx * (x + 0.024), -0.3 * h, 0.3 * h),
                (0.022, 0.035),
                material="frame",
            )
    for y, z, reach in (
        (head[0] - 0.012, head[1] - 0.02, x + 0.03),
        (foot[0] + 0.01, foot[1] - 0.008, x + 0.02),
        (-0.6 * h, 0.03, x + 0.01),
        (0.485 * h, 0.03, x),
        (0.5 * h, 0.25 * h, x + 0.034),
    ):
        k.rod("rail", (-reach, y, z), (reach, y, z), 0.014, material="frame")
    path = [
        (head[0] - 0.02, head[1] - 0.005),
        (0.34 * h, 0.7 * h),
        (0.17 * h, 0.44 * h),
        (0.0, 0.315 * h),
        (-0.25 * h, 0.3 * h),
        (-0.5 * h, 0.355 * h),
        (foot[0] + 0.005, foot[1] + 0.006),
    ]
    wide = w - 0.11
    bands = 7
    each = wide / bands
    for i in range(bands):
        half = each / 2 + 0.0002
        px = -wide / 2 + each * (i + 0.5)
        shape = Sweep(
            path=[(px, y, z) for y, z in path],
            profile=[(-half, -0.003), (half, -0.003), (half, 0.003), (-half, 0.003)],
            resolution=8,
        )
        k.add("stripe" if i % 2 else "sling", shape, material="stripe" if i % 2 else "sling")
    k.anchor("seat", (0, -0.15 * h, 0.32 * h), half_size=(wide / 2, 0.2 * h), height=1.0)
    k.anchor("top", (0, -0.15 * h, 0.32 * h), half_size=(wide / 2, 0.2 * h))
