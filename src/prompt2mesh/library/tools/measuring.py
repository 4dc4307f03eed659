"""Measuring tools: tape, level, rulers, compasses and balances."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import arc, rounded_rectangle, star
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import angle, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Sweep, Text, Torus


@asset(
    kind="tape_measure",
    words=("tape measure", "measuring tape", "tape rule", "steel tape"),
    about="A steel tape measure with its tape pulled out.",
    parameters=(length("length", 0.075, 0.02, 1.0, words=("length", "long", "size")), length("pulled_out", 0.09, 0.005, 0.5, words=("pulled out", "tape length"))),
    slots={"case": Material(preset="matte_plastic", color="#f2c11d"), "grip": Material(preset="rubber", color="#1d1e21"), "tape": Material(preset="gloss_paint", color="#f6e15a"),
           "mark": Material(preset="paint", color="#1a1a1a"), "hook": "steel"},
    parts={"blade": "tape", "body": "case"},
)  # fmt: skip
def tape_measure(k: Kit) -> None:
    """The tape leaves to the right along the ground; its hook is turned down."""
    s = k.m("length") / 0.075
    out = k.m("pulled_out") / s
    with k.group("tape measure", scale=s):
        outline = [
            (-0.034, 0.0),
            (0.0375, 0.0),
            (0.0375, 0.02),
            *arc(0.034, 20, 180, segments=16, center=(0.0, 0.036)),
            (-0.0345, 0.02),
        ]
        panel(k, "case", outline, 0.036, at=(0, 0.018, 0), material="case", bevel=0.005)
        for y in (-0.019, 0.0145):
            panel(
                k,
                "grip side",
                [(x * 0.88, 0.03 + (z - 0.03) * 0.88) for x, z in outline],
                0.0045,
                at=(0, y + 0.0045, 0),
                material="grip",
                bevel=0.0015,
            )
        knob(
            k,
            "case badge",
            [(0, 0), (0.021, 0), (0.021, 0.001), (0.019, 0.002), (0, 0.002)],
            (0, -0.0185, 0.034),
            material="case",
            segments=48,
        )
        k.add(
            "mark text",
            Text(text="5 m", height=0.011, depth=0.001, font="sans-bold", pivot="center"),
            at=(0, -0.0207, 0.034),
            material="mark",
        )
        k.add(
            "grip lock",
            Box(size=(0.016, 0.018, 0.007), pivot="center"),
            at=(0.028, 0, 0.054),
            rotate=(0, 52, 0),
            material="grip",
            bevel=0.002,
        )
        z = 0.0055
        section = [
            (0.0125 * math.sin(a), 0.0035 * (1 - math.cos(a)) * 2)
            for a in (math.radians(-70 + 14 * i) for i in range(11))
        ]
        profile = [*section, *[(x, y + 0.0008) for x, y in section[::-1]]]
        k.add("tape", Sweep(path=[(0.03, 0, z), (0.0375 + out, 0, z)], profile=profile, smooth=False), material="tape")
        for i in range(int(out / 0.005)):
            wide = 0.012 if i % 5 == 0 else 0.006
            k.add(
                "mark line",
                Box(size=(0.0007, wide, 0.0006)),
                at=(0.0415 + 0.005 * i, -0.0045 + (wide - 0.006) / 4, z + 0.0009),
                material="mark",
            )
        k.add("hook", Box(size=(0.001, 0.022, 0.0115)), at=(0.038 + out, 0, 0.0), material="hook", bevel=0.0003)
    k.anchor("grip", (0, 0, 0.035 * s), normal=(1, 0, 0), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.07 * s))


@asset(
    kind="spirit_level",
    words=("spirit level", "bubble level", "level tool", "carpenter's level", "level"),
    about="An aluminium spirit level with three vials.",
    parameters=(length("length", 0.6, 0.1, 2.5, words=("length", "long", "size")),),
    slots={"body": Material(preset="painted_metal", color="#e3b51d"), "vial": Material(preset="acrylic", color="#b9e83a", transmission=0.6), "end": Material(preset="rubber", color="#1d1e21"), "line": Material(preset="paint", color="#1a1a1a"),
           "bubble": Material(preset="glass", color="#f2ffd8")},
)  # fmt: skip
def spirit_level(k: Kit) -> None:
    """A box beam on its lower edge with windows."""
    n = k.m("length")
    h, d = min(0.06, n * 0.14), min(0.024, n * 0.05)
    window = rounded_rectangle(h * 1.15, h * 0.5, h * 0.2)
    ring = [(h * 0.32 * math.cos(a), h * 0.32 * math.sin(a)) for a in (2 * math.pi * i / 32 for i in range(32))]
    holes = [
        [(x, z + h / 2) for x, z in window],
        *[[(x + side * n * 0.33, z + h / 2) for x, z in ring] for side in (-1, 1)],
    ]
    slot = rounded_rectangle(n * 0.17, h * 0.4, h * 0.2)
    holes += [[(x + side * n * 0.19, z + h / 2) for x, z in slot] for side in (-1, 1)]
    panel(
        k,
        "body",
        [(-n / 2, 0), (n / 2, 0), (n / 2, h), (-n / 2, h)],
        d,
        at=(0, d / 2, 0),
        material="body",
        holes=holes,
        bevel=0.0015,
    )
    for side in (-1, 1):
        k.add(
            "end cap",
            Box(size=(n * 0.012, d * 1.04, h * 1.02)),
            at=(side * n * 0.497, 0, 0),
            material="end",
            bevel=0.002,
        )
    for x, turn in ((0.0, 0.0), (-n * 0.33, 90.0), (n * 0.33, 90.0)):
        with k.group("vial holder", at=(x, 0, h / 2), rotate=(0, turn, 0)):
            long = h * (1.2 if turn == 0 else 0.66)
            k.add(
                "vial",
                Cylinder(radius=h * 0.16, height=long, segments=28, pivot="center"),
                rotate=(0, 90, 0),
                material="vial",
            )
            k.add(
                "bubble",
                Cylinder(radius=h * 0.167, height=h * 0.22, segments=28, pivot="center"),
                rotate=(0, 90, 0),
                material="bubble",
                bevel=h * 0.03,
            )
            for o in (-0.15, 0.15):
                k.add(
                    "line",
                    Torus(radius=h * 0.163, tube=h * 0.012, segments=28, tube_segments=6),
                    at=(o * h, 0, 0),
                    rotate=(0, 90, 0),
                    material="line",
                )
    k.anchor("top", (0, 0, h), half_size=(n * 0.48, d * 0.45))
    k.anchor("grip", (0, 0, h / 2), normal=(1, 0, 0), radius=d / 2)


@asset(
    kind="ruler",
    words=("ruler", "wooden ruler", "yardstick", "meter stick", "measuring stick", "straightedge", "set square", "protractor"),
    about="A ruler with marks, a set square or a protractor.",
    parameters=(length("length", 0.31, 0.05, 3.0, words=("length", "long", "size")), choice("type", "straight", "set_square", "protractor", words=("type",))),
    slots={"body": "birch", "mark": Material(preset="paint", color="#1a1a1a"), "edge": "brass"},
    adjectives={"set square": {"type": "set_square"}, "protractor": {"type": "protractor", "length": 0.16}, "yardstick": {"length": 0.914}, "meter stick": {"length": 1.0}},
)  # fmt: skip
def ruler(k: Kit) -> None:
    """Flat on the ground, marks along its front edge, numbers by the centimetre."""
    n, kind = k.m("length"), k.s("type")
    t = 0.0032 * max(1.0, n / 0.6)
    lift = t * 0.96
    if kind == "protractor":
        r = n / 2
        inner = [(x, y + r * 0.16) for x, y in arc(r * 0.48, 0, 180, segments=32)]
        k.add(
            "body",
            Extrude(
                outline=[(-r, 0.0), (r, 0.0), *[(x, y + r * 0.08) for x, y in arc(r, 0, 180, segments=48)]],
                holes=[inner],
                height=t,
                bevel=t * 0.2,
            ),
            material="body",
        )
        for i in range(37):
            a = math.radians(5 * i)
            deep = 0.09 if i % 2 == 0 else 0.05
            m = r * (0.985 - deep / 2)
            k.add(
                "mark",
                Box(size=(r * deep, r * 0.007, t * 0.12)),
                at=(m * math.cos(a), r * 0.08 + m * math.sin(a), lift),
                rotate=(0, 0, math.degrees(a)),
                material="mark",
            )
        k.anchor("top", (0, r * 0.4, t))
        return
    if kind == "set_square":
        k.add(
            "body",
            Extrude(
                outline=[(-n / 2, 0), (n / 2, 0), (-n / 2, n * 0.58)],
                holes=[[(-n * 0.36, n * 0.11), (n * 0.1, n * 0.11), (-n * 0.36, n * 0.375)]],
                height=t,
                bevel=t * 0.2,
            ),
            material="body",
        )
        edge_y, low = 0.0, n * 0.96
    else:
        w = min(0.036, n * 0.14)
        k.add("body", Extrude(outline=rounded_rectangle(n, w, 0.003), height=t, bevel=t * 0.2), material="body")
        k.add("edge", Box(size=(n * 0.99, w * 0.05, t * 0.4)), at=(0, w / 2 - w * 0.01, t * 0.3), material="edge")
        edge_y, low = -w / 2, n
    step = 0.01 if n >= 0.12 else n / 12
    if n > 0.7:
        step = 0.1 if n > 1.5 else 0.05
    centimetres = max(2, int(low / step) - (1 if kind == "straight" else 4))
    start = -n / 2 + (low - centimetres * step) / 2 if kind == "straight" else -n / 2 + step
    for long, per, x0 in ((step * 0.5, 1, 0.0), (step * 0.34, 2, 0.0), (step * 0.22, 10, 0.0)):
        total = centimetres * per + 1
        k.add("mark", Box(size=(step * (0.05 if per == 1 else 0.035), long, t * 0.12)), at=(start + x0, edge_y + long / 2 + t * 0.35, lift),
              material="mark", instances=Linear(count=total, step=(step / per, 0, 0)))  # fmt: skip
    for i in range(0, centimetres + 1, 1 if n < 0.13 and n > 0.1 else 5):
        size = step * (0.42 if i < 10 else 0.36)
        k.add(
            "mark number",
            Text(text=str(i), height=size, depth=t * 0.3, font="sans", pivot="center"),
            at=(start + i * step, edge_y + step * 0.85, lift),
            rotate=(-90, 0, 0),
            material="mark",
        )
    k.anchor("top", (0, 0, t), half_size=(n * 0.45, n * 0.05))
    k.anchor("grip", (-n * 0.3, 0, t / 2), normal=(1, 0, 0), radius=0.008)


@asset(
    kind="compass",
    words=("compass", "magnetic compass", "pocket compass", "nautical compass", "ship's compass", "brass compass", "navigation compass", "compass rose"),
    about="A navigator's compass in a round brass case with a lid.",
    parameters=(length("diameter", 0.08, 0.02, 2.0, words=("diameter", "width", "size")), angle("heading", 28.0, -180.0, 180.0), flag("lid", True)),
    slots={"case": "antique_brass", "dial": Material(preset="parchment"), "ink": Material(preset="paint", color="#2a1d12"), "north": Material(preset="gloss_paint", color="#b8161c"),
           "south": Material(preset="gloss_paint", color="#20242c"), "glass": "glass"},
    main_slot="case",
    states=("open", "closed"),
    styles={"modern": {"lid": False}},
    style_materials={"modern": {"case": Material(preset="matte_plastic", color="#23262b"), "dial": Material(preset="plastic", color="#f3f3ee")}},
    parts={"needle": "north, south", "cover": "lid", "face": "dial"},
)  # fmt: skip
def compass(k: Kit) -> None:
    """Flat bowl, engraved rose, needle on a pin, glass, hinged lid standing open behind, ring."""
    s = k.m("diameter") / 0.08
    closed = k.state("closed")
    with k.group("compass", scale=s):
        k.add(
            "case",
            Lathe(
                profile=[
                    (0.036, 0.0),
                    (0.039, 0.003),
                    (0.04, 0.009),
                    (0.04, 0.014),
                    (0.0385, 0.017),
                    (0.0355, 0.017),
                    (0.0355, 0.006),
                    (0, 0.006),
                ],
                segments=72,
            ),
            material="case",
        )
        k.add(
            "case rim",
            Torus(radius=0.0395, tube=0.0012, segments=72, tube_segments=10),
            at=(0, 0, 0.0145),
            material="case",
        )
        k.add("dial", Cylinder(radius=0.0355, height=0.0012, segments=64), at=(0, 0, 0.006), material="dial")
        z = 0.0071
        k.add(
            "ink ring",
            Extrude(outline=arc(0.0335, 0, 355, segments=71), holes=[arc(0.0326, 0, 355, segments=71)], height=0.0003),
            at=(0, 0, z),
            material="ink",
        )
        for i in range(36):
            deep = 0.0034 if i % 9 == 0 else 0.0022 if i % 3 == 0 else 0.0013
            a = math.radians(10 * i)
            r = 0.0324 - deep / 2
            k.add(
                "ink tick",
                Box(size=(deep, 0.0005, 0.0003)),
                at=(r * math.cos(a), r * math.sin(a), z),
                rotate=(0, 0, 10 * i),
                material="ink",
            )
        k.add(
            "ink rose",
            Extrude(outline=star(4, 0.015, 0.0035, rotation=45), height=0.0003),
            at=(0, 0, z),
            material="ink",
        )
        k.add("north rose", Extrude(outline=star(4, 0.021, 0.0045), height=0.0004), at=(0, 0, z), material="south")
        for letter, a in (("N", 90), ("E", 0), ("S", -90), ("W", 180)):
            k.add("ink letter", Text(text=letter, height=0.0062, depth=0.0006, font="sans-bold", pivot="center"),
                  at=(0.0258 * math.cos(math.radians(a)), 0.0258 * math.sin(math.radians(a)), z + 0.0002), rotate=(-90, 0, 0), material="ink")  # fmt: skip
        with k.group("needle", at=(0, 0, 0.0105), rotate=(0, 0, -k.m("heading"))):
            for name, side in (("north", 1.0), ("south", -1.0)):
                blade = [(-0.0032, 0.0), (0.0032, 0.0), (0.0, 0.0285 * side)][:: int(side)]
                k.add(f"{name} needle", Extrude(outline=blade, height=0.0009), material=name)
            k.add(
                "case cap",
                Lathe(profile=[(0.0032, 0.0), (0.0032, 0.0012), (0.0015, 0.0028), (0, 0.0028)], segments=24),
                material="case",
            )
        k.rod("case pin", (0, 0, 0.0065), (0, 0, 0.011), 0.0009, segments=12, material="case")
        k.add("glass", Cylinder(radius=0.0356, height=0.0012, segments=64), at=(0, 0, 0.0146), material="glass")
        k.rod("case hinge", (-0.008, 0.0405, 0.0165), (0.008, 0.0405, 0.0165), 0.0022, segments=16, material="case")
        if k.on("lid"):
            with k.group("lid", at=(0, 0.0405, 0.0172), rotate=((0 if closed else 104), 0, 180)):
                k.add(
                    "lid",
                    Lathe(
                        profile=[(0.039, 0.0), (0.04, 0.001), (0.039, 0.003), (0.033, 0.0045), (0, 0.005)], segments=72
                    ),
                    at=(0, 0.0405, 0.0),
                    material="case",
                )
                k.add(
                    "lid rose",
                    Extrude(outline=star(8, 0.022, 0.008), height=0.0008),
                    at=(0, 0.0405, 0.0046),
                    material="case",
                )
        k.add(
            "case crown",
            Lathe(profile=[(0.0025, 0.0), (0.0045, 0.002), (0.0045, 0.006), (0.002, 0.008)], segments=20),
            at=(0, -0.039, 0.0105),
            rotate=(90, 0, 0),
            material="case",
        )
        k.add(
            "case loop",
            Torus(radius=0.0075, tube=0.0013, segments=32, tube_segments=10),
            at=(0, -0.0545, 0.0105),
            rotate=(18, 0, 0),
            material="case",
        )
    k.anchor("grip", (0, 0, 0.008 * s), radius=0.03 * s)
    k.anchor("top", (0, 0, 0.016 * s), half_size=(0.03 * s, 0.03 * s), round=True)


@asset(
    kind="balance_scale",
    words=("balance scale", "scale", "balance", "scales", "scales of justice", "justice scale", "weighing scale", "apothecary scale", "libra"),
    about="A balance with two pans hanging on chains from a beam.",
    parameters=(length("height", 0.45, 0.08, 4.0, words=("height", "tall", "size")), angle("tilt", 0.0, -15.0, 15.0, words=("tilt", "lean"))),
    slots={"frame": "brass", "base": "mahogany", "pan": "brass"},
    main_slot="frame",
    adjectives={"unbalanced": {"tilt": 9.0}, "tipped": {"tilt": 9.0}, "tilted": {"tilt": 9.0}},
    parts={"bowl": "pan", "chain": "frame chain", "beam": "frame beam", "arm": "frame beam"},
    holds=True,
)  # fmt: skip
def balance_scale(k: Kit) -> None:
    """A turned pillar on a wooden foot; the pans hang plumb whatever the beam does."""
    s = k.m("height") / 0.45
    tilt = math.radians(k.m("tilt"))
    with k.group("balance", scale=s):
        k.add(
            "base",
            Lathe(
                profile=[
                    (0.095, 0.0),
                    (0.1, 0.006),
                    (0.1, 0.014),
                    (0.085, 0.02),
                    (0.08, 0.028),
                    (0.04, 0.034),
                    (0, 0.034),
                ],
                segments=64,
            ),
            material="base",
        )
        k.add("frame pillar", Lathe(profile=[(0.03, 0.032), (0.03, 0.04), (0.014, 0.05), (0.0095, 0.07), (0.0095, 0.2), (0.015, 0.21), (0.015, 0.222), (0.0085, 0.235), (0.0075, 0.38), (0.013, 0.39),
                                             (0.013, 0.405), (0.006, 0.415), (0.009, 0.432), (0.004, 0.446), (0, 0.45)], segments=36), material="frame")  # fmt: skip
        pivot, reach = 0.398, 0.165
        with k.group("beam", at=(0, 0, pivot), rotate=(0, k.m("tilt"), 0)):
            k.tube(
                "frame beam",
                [(-reach, 0, 0.002), (-reach * 0.5, 0, 0.012), (0, 0, 0.0), (reach * 0.5, 0, 0.012), (reach, 0, 0.002)],
                0.006,
                radii=[0.6, 0.95, 1.35, 0.95, 0.6],
                segments=16,
                material="frame",
            )
            k.rod("frame pointer", (0, -0.012, 0.0), (0, -0.012, -0.085), 0.0028, 0.0006, segments=12, material="frame")
            k.add(
                "frame axle",
                Cylinder(radius=0.0055, height=0.034, segments=24, pivot="center"),
                rotate=(90, 0, 0),
                material="frame",
                bevel=0.001,
            )
        for side in (-1, 1):
            x = side * reach * math.cos(tilt)
            z = pivot - side * reach * math.sin(tilt) + 0.002
            k.add(
                "frame hook",
                Torus(radius=0.007, tube=0.0016, segments=24, tube_segments=8),
                at=(x, 0, z - 0.005),
                rotate=(90, 0, 0),
                material="frame",
            )
            pan = z - 0.215
            for i in range(3):
                a = 2 * math.pi * i / 3 + math.pi / 6
                k.rod(
                    "frame chain",
                    (x, 0, z - 0.0115),
                    (x + 0.068 * math.cos(a), 0.068 * math.sin(a), pan + 0.0235),
                    0.0013,
                    segments=8,
                    material="frame",
                )
            k.add("pan", Lathe(profile=[(0.0, 0.0), (0.03, 0.003), (0.056, 0.012), (0.07, 0.025), (0.0715, 0.025), (0.0715, 0.0235), (0.0575, 0.0095), (0.031, 0.0), (0.0, -0.003)], closed=False, segments=56),
                  at=(x, 0, pan), material="pan")  # fmt: skip
    right = (reach * math.cos(tilt) * s, 0, (pivot - reach * math.sin(tilt) - 0.211) * s)
    k.anchor("inside", right, half_size=(0.045 * s, 0.045 * s), round=True, height=0.15 * s)
    k.anchor("top", (0, 0, 0.45 * s))
    k.anchor(
        "pan_left",
        (-right[0], 0, (pivot + reach * math.sin(tilt) - 0.211) * s),
        half_size=(0.045 * s, 0.045 * s),
        round=True,
    )
    k.anchor("pan_right", right, half_size=(0.045 * s, 0.045 * s), round=True)


@asset(
    kind="thermometer",
    words=("thermometer", "medical thermometer", "mercury thermometer", "wall thermometer"),
    about="A thermometer with a red column on a marked board.",
    parameters=(length("height", 0.28, 0.04, 3.0, words=("height", "tall", "size", "length")), choice("reading", "warm", "hot", "cold", words=("reading", "temperature"))),
    slots={"board": Material(preset="painted_wood", color="#f4f1e6"), "glass": "glass", "liquid": Material(preset="gloss_paint", color="#d3141b"), "mark": Material(preset="paint", color="#1f1f22"), "rim": "brass"},
)  # fmt: skip
def thermometer(k: Kit) -> None:
    """A board with a bulb and tube before it."""
    s = k.m("height") / 0.28
    with k.group("thermometer", scale=s):
        outline = [
            (-0.032, 0.0),
            (0.032, 0.0),
            (0.032, 0.25),
            *arc(0.032, 0, 180, segments=20, center=(0, 0.248)),
            (-0.032, 0.25),
        ]
        panel(k, "board", outline, 0.01, at=(0, 0.01, 0), material="board", bevel=0.002)
        panel(
            k,
            "rim",
            [(x * 1.06, 0.125 + (z - 0.125) * 1.0) for x, z in outline],
            0.006,
            at=(0, 0.0115, 0),
            material="rim",
            bevel=0.0015,
        )
        y = -0.004
        top = {"warm": 0.165, "hot": 0.225, "cold": 0.09}[k.s("reading")]
        k.add("liquid bulb", Sphere(radius=0.0105, segments=28), at=(0, y, 0.035), material="liquid")
        k.rod("liquid", (0, y, 0.035), (0, y, top), 0.0026, segments=16, material="liquid")
        k.rod("glass", (0, y, 0.04), (0, y, 0.245), 0.0045, segments=20, round_caps=True, material="glass")
        for i in range(33):
            wide = 0.012 if i % 4 == 0 else 0.006
            k.add(
                "mark",
                Box(size=(wide, 0.0008, 0.0009), pivot="center"),
                at=(0.009 + wide / 2, 0.0, 0.07 + 0.005 * i),
                material="mark",
            )
            if i % 8 == 0:
                k.add(
                    "mark number",
                    Text(text=str(2 * i - 20), height=0.0085, depth=0.0008, font="sans", pivot="center"),
                    at=(-0.018, 0.0, 0.07 + 0.005 * i),
                    material="mark",
                )
        for z in (0.06, 0.24):
            k.add(
                "rim clip",
                Box(size=(0.014, 0.009, 0.004), pivot="center"),
                at=(0, y + 0.0015, z),
                material="rim",
                bevel=0.001,
            )
    k.anchor("grip", (0, 0, 0.1 * s), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.28 * s))
