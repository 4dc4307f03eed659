"""Small things of a desk: stapler, tape, paper clips, calculator, abacus, envelope, clipboard, calendar, stamp."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.kitchen.vessels import vessel
from prompt2mesh.library.registry import asset, choice, count, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Text, Torus


@asset(
    kind="stapler",
    words=("stapler", "office stapler", "staple gun"),
    about="A desk stapler with its arm raised a little.",
    parameters=(length("length", 0.15, 0.05, 0.6, words=("length", "long", "size")),),
    slots={
        "body": Material(preset="glossy_plastic", color="#c0261e"),
        "metal": "chrome",
        "base": Material(preset="plastic", color="#2a2b30"),
    },
    parts={"arm": "body arm", "spring": "metal"},
)
def stapler(k: Kit) -> None:
    """Base, magazine of steel, a curved arm hinged at the back."""
    n = k.m("length")
    w = n * 0.2
    k.add("base", slab(n * 0.96, w, n * 0.045, corner=w * 0.4), material="base")
    k.add(
        "metal anvil", slab(n * 0.09, w * 0.5, n * 0.02, corner=n * 0.01), at=(n * 0.39, 0, n * 0.036), material="metal"
    )
    with k.group("arm", at=(-n * 0.42, 0, n * 0.12), rotate=(0, -7, 0)):
        k.add(
            "metal magazine",
            Box(size=(n * 0.88, w * 0.5, n * 0.07)),
            at=(n * 0.43, 0, -n * 0.05),
            material="metal",
            bevel=n * 0.006,
        )
        side = [
            (-0.06, -0.05),
            (0.78, -0.02),
            (0.89, -0.05),
            (0.9, 0.04),
            (0.8, 0.085),
            (0.45, 0.1),
            (0.12, 0.115),
            (-0.02, 0.1),
            (-0.08, 0.04),
        ]
        k.add(
            "body arm",
            Extrude(
                outline=[(x * n, z * n) for x, z in side],
                height=w * 0.86,
                bevel=n * 0.025,
                bevel_segments=3,
                pivot="center",
            ),
            rotate=(90, 0, 0),
            material="body",
        )
    for sy in (-1, 1):
        post = [(-0.5, 0.03), (-0.32, 0.03), (-0.38, 0.16), (-0.46, 0.16)]
        k.add(
            "metal bracket",
            Extrude(outline=[(x * n, z * n) for x, z in post], height=n * 0.012, pivot="center"),
            at=(n * 0.02, sy * w * 0.45, 0),
            rotate=(90, 0, 0),
            material="metal",
        )
    k.rod(
        "metal pin",
        (-n * 0.4, -w * 0.52, n * 0.12),
        (-n * 0.4, w * 0.52, n * 0.12),
        n * 0.018,
        segments=16,
        material="metal",
    )


@asset(
    kind="tape_dispenser",
    words=("tape dispenser", "sticky tape", "scotch tape", "roll of tape", "tape roll", "duct tape", "adhesive tape"),
    about="A roll of tape in its dispenser with a toothed cutter, or the bare roll.",
    parameters=(length("length", 0.15, 0.04, 0.6, words=("length", "size")), choice("shape", "dispenser", "roll")),
    slots={
        "body": Material(preset="plastic", color="#2a2c33"),
        "tape": Material(preset="translucent_plastic", color="#e8cf8a"),
        "core": "cardboard",
        "cutter": "steel",
    },
    adjectives={"duct": {"shape": "roll"}, "scotch": {"shape": "dispenser"}, "roll of tape": {"shape": "roll"}},
)
def tape_dispenser(k: Kit) -> None:
    """A snail-shaped body with the roll in its hollow."""
    n = k.m("length")
    r = n * 0.26
    if k.s("shape") == "roll":
        k.add(
            "tape",
            Lathe(
                profile=[(r * 1.1, 0), (r * 1.7, 0), (r * 1.7, n * 0.3), (r * 1.1, n * 0.3)], closed=True, segments=72
            ),
            material="tape",
        )
        k.add(
            "core",
            Lathe(
                profile=[(r * 1.03, n * 0.004), (r * 1.11, n * 0.004), (r * 1.11, n * 0.296), (r * 1.03, n * 0.296)],
                closed=True,
                segments=72,
            ),
            material="core",
        )
        for q in (1.25, 1.4, 1.55):
            k.add(
                "tape layer",
                Torus(radius=r * q, tube=n * 0.004, segments=64, tube_segments=6),
                at=(0, 0, n * 0.3),
                scale=(1, 1, 0.4),
                material="tape",
            )
        return
    w = n * 0.34
    side = [
        (-0.5, 0.0),
        (0.5, 0.0),
        (0.52, 0.06),
        (0.5, 0.2),
        (0.42, 0.27),
        (0.36, 0.22),
        (0.22, 0.16),
        (0.1, 0.12),
        (-0.06, 0.09),
        (-0.24, 0.09),
        (-0.4, 0.16),
        (-0.48, 0.26),
        (-0.53, 0.2),
    ]
    k.add(
        "body",
        Extrude(outline=[(x * n, z * n) for x, z in side], height=w * 0.62, bevel=n * 0.02, pivot="center"),
        rotate=(90, 0, 0),
        material="body",
    )
    for sy in (-1, 1):
        cheek = [(-0.5, 0.0), (0.2, 0.0), (0.12, 0.2), (-0.04, 0.34), (-0.28, 0.34), (-0.46, 0.24), (-0.54, 0.1)]
        k.add(
            "body cheek",
            Extrude(
                outline=[(x * n, z * n) for x, z in cheek],
                smooth=True,
                height=w * 0.16,
                bevel=n * 0.012,
                pivot="center",
            ),
            at=(0, sy * w * 0.38, 0),
            rotate=(90, 0, 0),
            material="body",
        )
    cx, cz = -n * 0.14, n * 0.36
    k.add(
        "tape",
        Lathe(
            profile=[(r * 0.55, -w * 0.26), (r, -w * 0.26), (r, w * 0.26), (r * 0.55, w * 0.26)],
            closed=True,
            segments=56,
        ),
        at=(cx, 0, cz),
        rotate=(90, 0, 0),
        material="tape",
    )
    k.add(
        "core",
        Lathe(
            profile=[(r * 0.48, -w * 0.25), (r * 0.56, -w * 0.25), (r * 0.56, w * 0.25), (r * 0.48, w * 0.25)],
            closed=True,
            segments=48,
        ),
        at=(cx, 0, cz),
        rotate=(90, 0, 0),
        material="core",
    )
    k.add(
        "body hub",
        Cylinder(radius=r * 0.5, height=w * 0.8, pivot="center", segments=40),
        at=(cx, 0, cz),
        rotate=(90, 0, 0),
        material="body",
    )
    k.tube(
        "tape end",
        [(cx + r * 0.6, 0, cz + r * 0.76), (n * 0.2, 0, n * 0.44), (n * 0.43, 0, n * 0.275), (n * 0.5, 0, n * 0.255)],
        n * 0.006,
        material="tape",
        segments=8,
    )
    k.add(
        "tape strip",
        Box(size=(n * 0.44, w * 0.5, n * 0.004)),
        at=(n * 0.26, 0, n * 0.4),
        rotate=(0, 31, 0),
        material="tape",
    )
    teeth = [(-w * 0.3, 0.0), (w * 0.3, 0.0)] + [
        (w * 0.3 - w * 0.6 * i / 16, n * (0.035 if i % 2 else 0.05)) for i in range(17)
    ]
    k.add(
        "cutter",
        Extrude(outline=teeth, height=n * 0.01),
        at=(n * 0.47, 0, n * 0.235),
        rotate=(75, 0, 90),
        material="cutter",
    )


@asset(
    kind="paper_clip",
    words=("paper clip", "paperclip"),
    about="A bent wire clip, one or a few.",
    parameters=(length("length", 0.035, 0.01, 1.0, words=("length", "size", "long")),),
    slots={"wire": "polished_steel"},
)
def paper_clip(k: Kit) -> None:
    """Three nested loops of one wire, lying flat."""
    n = k.m("length")
    r = n * 0.022
    z = r

    def turn(cx: float, radius: float, start: float, end: float) -> list[Point]:
        return [
            (
                cx + radius * math.cos(math.radians(start + (end - start) * i / 8)),
                radius * math.sin(math.radians(start + (end - start) * i / 8)) + off,
                z,
            )
            for i in range(9)
        ]

    off = 0.0
    path: list[Point] = [(-n * 0.1, n * 0.13, z), (n * 0.32, n * 0.13, z)]
    path += turn(n * 0.34, n * 0.13, 90, -90)
    path += [(-n * 0.3, -n * 0.13, z)]
    off = -n * 0.02
    path += turn(-n * 0.38, n * 0.11, -90, -270)
    off = 0.0
    path += [(n * 0.2, n * 0.09, z + r * 0.0)]
    off = n * 0.01
    path += turn(n * 0.22, n * 0.08, 90, -90)
    path += [(-n * 0.2, -n * 0.07, z)]
    k.tube("wire", path, r, material="wire", segments=12, resolution=2)


@asset(
    kind="thumbtack",
    words=("thumbtack", "push pin", "pushpin", "drawing pin", "tack", "map pin", "location pin"),
    about="A push pin leaning on its point and head; or a big round map pin.",
    parameters=(
        length("height", 0.025, 0.008, 1.0, words=("height", "length", "size", "tall")),
        choice("shape", "push", "map"),
    ),
    slots={
        "head": Material(preset="glossy_plastic", color="#d2322d"),
        "pin": "polished_steel",
        "dot": Material(preset="glossy_plastic", color="#ffffff"),
    },
    adjectives={"map pin": {"shape": "map"}, "location": {"shape": "map"}},
)
def thumbtack(k: Kit) -> None:
    """Point up on its head, as it lies waiting to be stepped on."""
    h = k.m("height")
    if k.s("shape") == "map":
        k.add(
            "head",
            Lathe(
                profile=[
                    (0, 0),
                    (h * 0.03, h * 0.03),
                    (h * 0.12, h * 0.25),
                    (h * 0.25, h * 0.5),
                    (h * 0.32, h * 0.7),
                    (h * 0.27, h * 0.88),
                    (h * 0.14, h * 0.98),
                    (0, h),
                ],
                smooth=True,
                segments=48,
            ),
            scale=(1, 0.8, 1),
            material="head",
        )
        k.add(
            "dot",
            Cylinder(radius=h * 0.12, height=h * 0.56, pivot="center", segments=40),
            at=(0, 0, h * 0.7),
            rotate=(90, 0, 0),
            material="dot",
            bevel=h * 0.01,
        )
        return
    k.add(
        "head",
        Lathe(
            profile=[
                (0, 0),
                (h * 0.26, 0),
                (h * 0.28, h * 0.03),
                (h * 0.16, h * 0.09),
                (h * 0.13, h * 0.2),
                (h * 0.14, h * 0.36),
                (h * 0.22, h * 0.42),
                (h * 0.22, h * 0.46),
                (0, h * 0.47),
            ],
            fillet=h * 0.01,
            segments=40,
        ),
        material="head",
    )
    k.rod("pin", (0, 0, h * 0.45), (0, 0, h), h * 0.022, h * 0.002, segments=12, material="pin")


@asset(
    kind="calculator",
    words=("calculator", "pocket calculator", "desk calculator", "scientific calculator"),
    about="A calculator with a display, a solar strip and rows of keys.",
    parameters=(length("height", 0.15, 0.04, 1.0, words=("height", "length", "size", "tall")), text("text", "1234.5", words=("display", "number"))),
    slots={"body": Material(preset="plastic", color="#3a3f47"), "screen": Material(preset="matte_plastic", color="#b9c7a8"), "key": Material(preset="matte_plastic", color="#e9ebee"), "operator": Material(preset="matte_plastic", color="#e58a2c"), "digit": Material(preset="matte_plastic", color="#1f2328"), "solar": Material(preset="dark_screen")},
    parts={"button": "key", "display": "screen"},
)  # fmt: skip
def calculator(k: Kit) -> None:
    """Lies back a little on a raised top edge."""
    h = k.m("height")
    w = h * 0.58
    t = h * 0.085
    with k.group("case", at=(0, 0, t * 0.5), rotate=(6, 0, 0)):
        k.add("body", slab(w, h, t, corner=w * 0.08, edge=t * 0.3), material="body")
        k.add(
            "screen", slab(w * 0.84, h * 0.17, t * 0.2, corner=w * 0.02), at=(0, h * 0.31, t * 0.88), material="screen"
        )
        k.add("solar", Box(size=(w * 0.4, h * 0.05, t * 0.16)), at=(w * 0.2, h * 0.44, t * 0.88), material="solar")
        number = k.s("text")[:10]
        size = h * 0.1
        k.add(
            "digit display",
            Text(text=number, height=size, depth=t * 0.08, font="mono"),
            at=(w * 0.38 - len(number) * size * 0.31, h * 0.27, t * 1.05),
            rotate=(-90, 0, 0),
            material="digit",
        )
        for row, labels in enumerate(("789/", "456x", "123-", "0.=+")):
            for column, label in enumerate(labels):
                x, y = (column - 1.5) * w * 0.215, h * (0.12 - 0.145 * row)
                operator = column == 3 or label == "="
                k.add(
                    "key",
                    slab(w * 0.17, h * 0.105, t * 0.4, corner=w * 0.03, edge=t * 0.1),
                    at=(x, y, t * 0.85),
                    material="operator" if operator else "key",
                )
                k.add(
                    "digit",
                    Text(text=label, height=h * 0.05, depth=t * 0.05),
                    at=(x, y - h * 0.018, t * 1.23),
                    rotate=(-90, 0, 0),
                    material="digit",
                )
    k.add("body foot", slab(w * 0.8, h * 0.06, t * 1.5, corner=w * 0.02), at=(0, h * 0.42, 0), material="body")


@asset(
    kind="abacus",
    words=("abacus", "counting frame", "bead frame"),
    about="A wooden frame with wires of coloured beads.",
    parameters=(length("width", 0.3, 0.08, 1.5, words=("width", "wide", "size")), count("rows", 8, 2, 12, words=("rows", "wires")), count("beads", 10, 3, 12, words=("beads",))),
    slots={"frame": "oak", "wire": "steel", **{f"bead {i + 1}": Material(preset="gloss_paint", color=c) for i, c in enumerate(("#d8302a", "#f0a01e", "#f2d22c", "#3fa34a", "#2f7fd6", "#6a3fa8"))}},
    main_slot="frame",
)  # fmt: skip
def abacus(k: Kit) -> None:
    """Rows turn their beads to both sides at random."""
    w, rows, beads = k.m("width"), k.n("rows"), k.n("beads")
    step = w * 0.105
    tall, t = step * (rows + 1), w * 0.045
    for sx in (-1, 1):
        k.add("frame post", Box(size=(t, t, tall + t)), at=(sx * (w - t) / 2, 0, 0), material="frame", bevel=t * 0.15)
        k.add(
            "frame foot", slab(t * 1.4, w * 0.3, t * 0.7, corner=t * 0.3), at=(sx * (w - t) / 2, 0, 0), material="frame"
        )
    for z in (t * 0.4, tall):
        k.add("frame rail", Box(size=(w - t, t * 0.8, t)), at=(0, 0, z), material="frame", bevel=t * 0.15)
    r = min(step * 0.46, (w - 2.5 * t) * 0.82 / beads / 1.05)
    for row in range(rows):
        z = t + step * (row + 0.9)
        k.rod("wire", (-(w - t) / 2, 0, z), ((w - t) / 2, 0, z), w * 0.005, segments=8, material="wire")
        left = k.rng.randint(0, beads)
        for i in range(beads):
            thick = r * 0.98
            x = -(w / 2 - t) + thick * (i + 0.5) if i < left else (w / 2 - t) - thick * (beads - i - 0.5)
            k.add(
                "bead",
                Lathe(
                    profile=[
                        (r * 0.2, -thick / 2),
                        (r * 0.75, -thick * 0.48),
                        (r, 0),
                        (r * 0.75, thick * 0.48),
                        (r * 0.2, thick / 2),
                    ],
                    closed=True,
                    segments=20,
                ),
                at=(x, 0, z),
                rotate=(0, 90, 0),
                material=f"bead {row % 6 + 1}",
                smooth=True,
            )


@asset(
    kind="pen_holder",
    words=("pen holder", "pencil holder", "pencil cup", "desk organizer", "pen cup", "pencil pot", "pencil case"),
    about="A cup with pencils, pens and a ruler in it.",
    parameters=(length("height", 0.1, 0.04, 0.5, words=("height", "tall", "size")), count("pencils", 6, 0, 12, words=("pencils", "pens"))),
    slots={"cup": Material(preset="painted_metal", color="#3a6f8f"), "wood": "light_wood", "lead": Material(preset="matte_plastic", color="#2b2b2e"), **{f"pencil {i + 1}": Material(preset="gloss_paint", color=c) for i, c in enumerate(("#f0b21c", "#d8302a", "#2f7fd6", "#3fa34a"))}},
    holds=True,
)  # fmt: skip
def pen_holder(k: Kit) -> None:
    """The pencils lean against the rim, points up."""
    h, n = k.m("height"), k.n("pencils")
    r = h * 0.38
    k.add("cup", vessel([(r, 0.0), (r * 1.02, h * 0.02), (r * 1.02, h)], h * 0.03), material="cup")
    thick = h * 0.036
    for i in range(n):
        a = 2 * math.pi * (i + k.rng.uniform(-0.2, 0.2)) / max(n, 1)
        low: Point = (-math.cos(a) * r * 0.4, -math.sin(a) * r * 0.4, h * 0.03)
        rim: Point = (math.cos(a) * (r * 0.97 - thick * 1.2), math.sin(a) * (r * 0.97 - thick * 1.2), h)
        d = [q - p for p, q in zip(low, rim, strict=True)]
        s = 1.45 + 0.35 * k.rng.random()
        end: Point = (low[0] + d[0] * s, low[1] + d[1] * s, low[2] + d[2] * s)
        tip: Point = (low[0] + d[0] * (s + 0.13), low[1] + d[1] * (s + 0.13), low[2] + d[2] * (s + 0.13))
        mid: Point = (low[0] + d[0] * (s + 0.1), low[1] + d[1] * (s + 0.1), low[2] + d[2] * (s + 0.1))
        k.rod("pencil", low, end, thick, segments=6, material=f"pencil {i % 4 + 1}")
        k.rod("pencil wood", end, mid, thick * 0.96, thick * 0.3, segments=16, material="wood")
        k.rod("pencil lead", mid, tip, thick * 0.3, thick * 0.05, segments=10, material="lead")
    k.anchor("inside", (0, 0, h * 0.04), half_size=(r * 0.85, r * 0.85), round=True, height=h * 0.95, radius=r * 0.9)


@asset(
    kind="rubber_stamp",
    words=("rubber stamp", "stamp", "ink stamp", "wax stamp", "office stamp"),
    about="A turned wooden stamp on its pad.",
    parameters=(length("height", 0.09, 0.03, 0.6, words=("height", "size", "tall")),),
    slots={
        "handle": "walnut",
        "base": "walnut",
        "rubber": Material(preset="rubber", color="#a3262a"),
        "collar": "brass",
    },
)
def rubber_stamp(k: Kit) -> None:
    """Knob, neck, block and rubber."""
    h = k.m("height")
    k.add("rubber", slab(h * 0.7, h * 0.42, h * 0.05, corner=h * 0.04), material="rubber")
    k.add("base", slab(h * 0.74, h * 0.46, h * 0.16, corner=h * 0.05), at=(0, 0, h * 0.045), material="base")
    k.add(
        "collar",
        Lathe(profile=[(0, 0), (h * 0.13, 0), (h * 0.12, h * 0.03), (0, h * 0.03)], segments=32),
        at=(0, 0, h * 0.195),
        material="collar",
    )
    k.add(
        "handle",
        Lathe(
            profile=[
                (0, 0),
                (h * 0.1, 0),
                (h * 0.07, h * 0.1),
                (h * 0.065, h * 0.3),
                (h * 0.13, h * 0.5),
                (h * 0.19, h * 0.62),
                (h * 0.17, h * 0.74),
                (0, h * 0.79),
            ],
            smooth=True,
            segments=36,
        ),
        at=(0, 0, h * 0.21),
        material="handle",
    )
