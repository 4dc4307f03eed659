"""Bench, ladder and throne."""

import math

from prompt2mesh.library.furniture.forms import arch_outline, beam, cushion, slab, turned_leg
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Sphere, Torus


@asset(
    kind="bench",
    words=("bench", "park bench", "garden bench", "pew"),
    about="A slatted bench for two or three, with or without a back.",
    parameters=(
        length("height", 0.86, 0.3, 1.6, words=("height", "tall", "high")),
        length("seat_height", 0.44, 0.15, 0.8, words=("seat height",)),
        length("length", 1.5, 0.5, 5.0, words=("length", "width", "long", "wide")),
        length("depth", 0.5, 0.25, 1.0, words=("depth", "deep")),
        count("slats", 5, 2, 12),
        flag("back", True, words=("back", "backrest")),
        flag("arms", True, words=("arms", "armrests", "arm")),
        choice("leg_style", "iron", "wood"),
    ),
    slots={"slat": "teak", "leg": "cast_iron"},
    main_slot="slat",
    adjectives={"backless": {"back": False, "arms": False}, "long": {"length": Times(1.6)}, "wooden": {"leg_style": "wood"}},
    styles={"rustic": {"leg_style": "wood", "slats": 3}, "modern": {"back": False, "arms": False}},
    style_materials={"rustic": {"leg": Material(preset="weathered_wood"), "slat": Material(preset="weathered_wood")}},
    parts={"seat": "seat slat", "backrest": "back", "frame": "leg", "slat": "seat slat, back slat"},
)  # fmt: skip
def bench(k: Kit) -> None:
    """Two or more iron (or wooden) ends that carry slats."""
    seat, long, d, n = k.m("seat_height"), k.m("length"), k.m("depth"), k.n("slats")
    high = max(k.m("height"), seat + 0.2)
    thick = 0.026
    front, rear = -d / 2, d / 2
    wood = k.s("leg_style") == "wood"
    ends = 2 if long < 2.2 else 3
    width = d * 0.92
    gap = width / n
    for i in range(n):
        y = front + 0.02 + gap * (i + 0.5)
        k.add(
            f"seat slat {i + 1}",
            Box(size=(long, gap * 0.84, thick)),
            at=(0, y, seat - thick),
            material="slat",
            bevel=0.005,
        )
    lean = (high - seat) * 0.2
    xs = [-(long / 2 - 0.08) + (long - 0.16) * i / (ends - 1) for i in range(ends)]
    for i, x in enumerate(xs):
        name = f"leg end {i + 1}"
        if wood:
            beam(
                k, f"{name} front", (x, front + 0.05, 0), (x, front + 0.05, seat - thick), (0.06, 0.06), material="slat"
            )
            beam(k, f"{name} back", (x, rear - 0.04, 0), (x, rear - 0.04, seat - thick), (0.06, 0.06), material="slat")
            beam(
                k,
                f"{name} rail",
                (x, front + 0.02, seat - thick - 0.033),
                (x, rear - 0.01, seat - thick - 0.033),
                (0.045, 0.072),
                material="slat",
            )
            if k.on("back"):
                beam(
                    k,
                    f"{name} upright",
                    (x, rear - 0.055, seat * 0.6),
                    (x, rear + lean - 0.02, high - 0.01),
                    (0.055, 0.03),
                    material="slat",
                )
            if k.on("arms") and i in (0, ends - 1):
                beam(
                    k,
                    f"arm {i + 1}",
                    (x, front - 0.01, seat + 0.22),
                    (x, rear + lean * 0.45, seat + 0.22),
                    (0.07, 0.028),
                    material="slat",
                )
                beam(
                    k,
                    f"arm post {i + 1}",
                    (x, front + 0.05, seat - 0.04),
                    (x, front + 0.05, seat + 0.215),
                    (0.05, 0.05),
                    material="slat",
                )
            continue
        k.tube(f"{name} frame", [(x, front - 0.03, 0.02), (x, front + 0.02, seat * 0.45), (x, front + 0.03, seat * 0.8), (x, front + 0.07, seat - thick - 0.012),
                                 (x, rear - 0.12, seat - thick - 0.012), (x, rear - 0.05, seat * 0.85), (x, rear - 0.03, seat * 0.4), (x, rear + 0.05, 0.02)], 0.018, material="leg")  # fmt: skip
        for y in (front - 0.03, rear + 0.05):
            k.add("leg foot", Cylinder(radius=0.03, height=0.012), at=(x, y, 0), material="leg")
        if k.on("back"):
            k.tube(
                f"{name} upright",
                [
                    (x, rear - 0.05, seat * 0.8),
                    *((x, rear - 0.02 + lean * t, seat + (high - 0.02 - seat) * t) for t in (0.1, 0.4, 0.7, 1.0)),
                ],
                0.016,
                material="leg",
            )
        if k.on("arms") and i in (0, ends - 1):
            z = seat + 0.21
            k.tube(
                f"arm {i + 1}",
                [
                    (x, front + 0.03, seat - 0.02),
                    (x, front + 0.03, z * 0.75 + seat * 0.25),
                    (x, front - 0.01, z - 0.01),
                    (x, front + 0.05, z + 0.012),
                    (x, 0.0, z),
                    (x, rear + lean * 0.5, z + 0.01),
                ],
                0.016,
                material="leg",
            )
            k.add(
                f"arm scroll {i + 1}",
                Torus(radius=0.055, tube=0.009, segments=24, tube_segments=8),
                at=(x, front + 0.095, seat + 0.085),
                rotate=(0, 90, 0),
                material="leg",
            )
            k.rod(
                f"arm brace {i + 1}",
                (x, front + 0.03, seat + 0.085),
                (x, front + 0.045, seat + 0.085),
                0.012,
                material="leg",
            )
    if k.on("back"):
        tall = high - seat - 0.1
        m = max(2, round(n * 0.6))
        step = tall / m
        for i in range(m):
            share = (0.1 + step * (i + 0.5)) / (high - seat)
            y = rear - 0.02 + lean * share
            angle = -math.degrees(math.atan2(lean, high - seat))
            k.add(
                f"back slat {i + 1}",
                Box(size=(long, 0.022, step * 0.8), pivot="center"),
                at=(0, y - 0.016, seat + 0.1 + step * (i + 0.5)),
                rotate=(angle, 0, 0),
                material="slat",
                bevel=0.005,
            )
    k.anchor("seat", (0, 0, seat), half_size=(long / 2, d / 2), height=1.0)
    k.anchor("top", (0, 0, seat), half_size=(long / 2, d / 2))
    k.anchor("under", (0, 0, 0), half_size=(long / 2, d / 2), height=seat - 0.1)


@asset(
    kind="ladder",
    words=("ladder", "step ladder", "stepladder"),
    about="A leaning ladder, or a folding stepladder.",
    parameters=(
        length("height", 2.4, 0.5, 12.0, words=("height", "tall", "high", "length", "long")),
        length("width", 0.45, 0.2, 1.2, words=("width", "wide")),
        count("rungs", 8, 2, 40, words=("rungs", "steps")),
        choice("shape", "straight", "folding"),
    ),
    slots={"rail": "pine", "rung": "pine", "hinge": "steel"},
    main_slot="rail",
    adjectives={"step": {"shape": "folding", "height": 1.5, "rungs": 5}, "tall": {"height": Times(1.5), "rungs": 12}},
    styles={"modern": {"shape": "folding"}},
    style_materials={"modern": {"rail": Material(preset="aluminium"), "rung": Material(preset="aluminium")}},
    parts={"step": "rung", "side": "rail"},
)  # fmt: skip
def ladder(k: Kit) -> None:
    """Two rails narrowing upwards, and rungs through them."""
    h, w, n = k.m("height"), k.m("width"), k.n("rungs")
    folding = k.s("shape") == "folding"
    lean = h * (0.22 if folding else 0.0)
    top = w * 0.82 / 2
    for side, sx in (("left", -1), ("right", 1)):
        beam(k, f"rail {side}", (sx * w / 2, -lean, 0), (sx * top, 0, h), (0.03, 0.06), material="rail", bevel=0.005)
        if folding:
            beam(
                k,
                f"rail back {side}",
                (sx * w / 2, lean, 0),
                (sx * top * 0.9, 0.02, h * 0.97),
                (0.025, 0.045),
                material="rail",
                bevel=0.005,
            )
            k.add(
                f"hinge {side}",
                Cylinder(radius=0.03, height=0.05, pivot="center"),
                at=(sx * top, 0.01, h * 0.965),
                rotate=(0, 90, 0),
                material="hinge",
                bevel=0.003,
            )
            k.rod(
                f"hinge stay {side}",
                (sx * (w * 0.45), -lean * 0.5, h * 0.5),
                (sx * (w * 0.45), lean * 0.5, h * 0.5),
                0.007,
                material="hinge",
            )
    for i in range(n):
        share = (i + 0.7) / (n + (0.3 if folding else 0.4))
        x = w / 2 + (top - w / 2) * share
        y, z = -lean * (1 - share), h * share
        if folding:
            k.add(
                f"rung {i + 1}",
                Box(size=(2 * x, 0.085, 0.022), pivot="center"),
                at=(0, y, z),
                material="rung",
                bevel=0.004,
            )
        else:
            k.rod(f"rung {i + 1}", (-x, y, z), (x, y, z), 0.016, material="rung")
    if folding:
        k.add("top step", Box(size=(top * 2 + 0.08, 0.16, 0.03)), at=(0, 0.01, h - 0.012), material="rung", bevel=0.006)
        for z in (0.3, 0.65):
            y = lean + (0.02 - lean) * z / 0.97
            x = w / 2 + (top * 0.9 - w / 2) * z / 0.97
            k.rod("rail brace", (-x, y, h * z), (x, y, h * z), 0.011, material="rail")
        k.anchor("top", (0, 0.01, h + 0.018), half_size=(top, 0.08))


@asset(
    kind="throne",
    words=("throne", "royal chair", "king's chair"),
    about="A royal seat: tall arched back, gilt frame, velvet, finials and a dais.",
    parameters=(
        length("height", 1.75, 0.8, 5.0, words=("height", "tall", "high")),
        length("width", 0.85, 0.5, 2.5, words=("width", "wide")),
        length("depth", 0.75, 0.5, 2.0, words=("depth", "deep")),
        flag("dais", True, words=("dais", "steps", "base")),
    ),
    slots={"frame": "gold", "velvet": Material(preset="velvet", color="#8c1028"), "jewel": "ruby", "dais": "marble"},
    main_slot="frame",
    parts={"cushion": "seat cushion, back panel, arm pad", "upholstery": "seat cushion, back panel, arm pad", "back": "back", "step": "dais"},
)  # fmt: skip
def throne(k: Kit) -> None:
    """Box seat, arched back with a jewelled crest, arms that end in spheres."""
    w, d, h = k.m("width"), k.m("depth"), k.m("height")
    base = 0.0
    if k.on("dais"):
        k.add("dais low", slab(w * 1.55, d * 1.6, 0.08, corner=0.03), at=(0, -d * 0.05, 0), material="dais")
        k.add("dais high", slab(w * 1.3, d * 1.35, 0.08, corner=0.03), at=(0, -d * 0.02, 0.0795), material="dais")
        base = 0.159
    seat = base + 0.3 * (h - base)
    x, y = w / 2 - 0.045, d / 2 - 0.045
    for side, sx in (("left", -1), ("right", 1)):
        k.add(f"leg front {side}", turned_leg(seat - base - 0.08, 0.055), at=(sx * x, -y, base), material="frame")
        post = h - 0.16
        k.add(
            f"back post {side}",
            Lathe(
                profile=[
                    (0.05, 0),
                    (0.045, 0.05),
                    (0.038, 0.2),
                    (0.045, 0.5 * post),
                    (0.034, 0.55 * post),
                    (0.04, post - base),
                ],
                smooth=True,
                segments=32,
            ),
            at=(sx * x, y, base),
            material="frame",
        )
        k.add(
            f"finial {side}",
            Lathe(
                profile=[
                    (0.03, 0),
                    (0.055, 0.02),
                    (0.03, 0.045),
                    (0.052, 0.09),
                    (0.05, 0.115),
                    (0.02, 0.15),
                    (0.012, 0.19),
                    (0, 0.21),
                ],
                smooth=True,
                segments=32,
            ),
            at=(sx * x, y, post - 0.01),
            material="frame",
        )
        arm = seat + 0.24 * (h - base) * 0.75
        k.add(
            f"arm support {side}",
            turned_leg(arm - seat + 0.05, 0.035),
            at=(sx * x, -y + 0.04, seat - 0.04),
            material="frame",
        )
        path = [(sx * x, y, arm + 0.04), (sx * x, 0, arm), (sx * x, -y, arm + 0.015), (sx * x, -y - 0.05, arm - 0.02)]
        k.tube(f"arm {side}", path, 0.034, radii=[0.9, 1, 1.15, 1.2], material="frame")
        k.add(f"arm knob {side}", Sphere(radius=0.055), at=(sx * x, -y - 0.055, arm - 0.02), material="frame")
        k.add(
            f"arm pad {side}",
            cushion(0.075, d * 0.5, 0.05, corner=3),
            at=(sx * x, 0.02, arm + 0.008),
            material="velvet",
        )
    k.add("seat frame", slab(w, d, 0.1, corner=0.02), at=(0, 0, seat - 0.1), material="frame")
    k.add("seat cushion", cushion(w * 0.9, d * 0.9, 0.12), at=(0, -0.005, seat - 0.03), material="velvet")
    tall, wide = h - seat - 0.08, 2 * x
    rise = wide * 0.34
    k.add(
        "back frame",
        Extrude(outline=arch_outline(wide, tall, rise=rise, segments=24), height=0.06, bevel=0.012),
        at=(0, y + 0.03, seat - 0.06),
        rotate=(90, 0, 0),
        material="frame",
    )
    k.add(
        "back panel",
        Extrude(
            outline=arch_outline(wide - 0.16, tall - 0.2, rise=rise * 0.8, segments=24),
            height=0.05,
            bevel=0.02,
            bevel_segments=4,
        ),
        at=(0, y - 0.005, seat + 0.02),
        rotate=(90, 0, 0),
        material="velvet",
    )
    for i in range(3):
        for j in range(3 if i < 2 else 1):
            px = (j - 1) * wide * 0.2 if i < 2 else 0.0
            k.add(
                "back button",
                Sphere(radius=0.014, segments=16),
                at=(px, y - 0.05, seat + tall * (0.28 + 0.19 * i)),
                material="frame",
            )
    crest = seat + tall - 0.06
    k.add("crest", Ellipsoid(radii=(0.13, 0.04, 0.1)), at=(0, y, crest), material="frame")
    k.add(
        "crest jewel",
        Ellipsoid(radii=(0.045, 0.03, 0.055), segments=16),
        at=(0, y - 0.03, crest),
        material="jewel",
        flat=True,
    )
    for s in (-1, 1):
        k.tube(
            "crest scroll",
            [
                (0, y, crest - 0.02),
                (s * 0.14, y, crest + 0.02),
                (s * 0.24, y, crest - 0.05),
                (s * 0.3, y, crest - 0.13),
            ],
            0.026,
            radii=[1, 1, 0.8, 0.5],
            material="frame",
        )
    k.anchor("seat", (0, -0.02, seat + 0.09), half_size=(w * 0.4, d * 0.4), height=1.0)
