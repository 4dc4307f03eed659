"""Tugboats and hovercraft, jet skis and snowmobiles: small craft with a job or a thrill."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, length
from prompt2mesh.library.vehicles.aircraft import propeller
from prompt2mesh.library.vehicles.boats import PARTS, SLOTS, HullRow, gunwale, hull
from prompt2mesh.library.vehicles.cars import HEADLIGHT
from prompt2mesh.library.vehicles.forms import box_outline, fuselage, rounded, side_plate, slope_pane
from prompt2mesh.library.vehicles.machines import crawler
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Sweep, Torus

TUG: tuple[HullRow, ...] = (
    (0.0, 0.1, 0.3, 1.32),
    (0.05, 0.42, 0.12, 1.24),
    (0.18, 0.82, 0.0, 1.06),
    (0.4, 1.0, 0.0, 0.9),
    (0.7, 1.0, 0.0, 0.84),
    (0.9, 0.9, 0.1, 0.88),
    (1.0, 0.66, 0.36, 0.94),
)


@asset(
    kind="tugboat",
    words=("tugboat", "tug boat", "tug", "towboat", "fishing trawler", "trawler", "pilot boat"),
    about="A tugboat: a stout hull with tyre fenders, a wheelhouse, a funnel, a mast and a towing winch.",
    parameters=(length("length", 14.0, 0.2, 40.0, words=("length", "long")),),
    slots={**SLOTS, "hull": Material(preset="gloss_paint", color="#b3261f"), "boot": Material(preset="matte_paint", color="#1b1c1f"), "house": Material(preset="gloss_paint", color="#f4f1e6"),
           "funnel": Material(preset="gloss_paint", color="#f2b81c"), "tire": "rubber"},
    main_slot="hull",
    parts={**PARTS, "cabin": "house", "window": "window", "funnel": "funnel", "fender": "fender"},
)  # fmt: skip
def tugboat(k: Kit) -> None:
    """Drawn 14 m long."""
    s = k.m("length") / 14.0
    long, half, depth = 14.0, 2.5, 2.5
    with k.group("tug", scale=s):
        k.add("hull", hull(TUG, long, half, depth, flat=1.4), material="hull")
        low = tuple((t, w * 1.004, keel, max(keel + 0.05, 0.34)) for t, w, keel, _ in TUG)
        k.add("boot", hull(low, long * 1.001, half, depth, flat=1.4), material="boot")
        k.add(
            "deck",
            hull(
                tuple((t, w * 0.96, sheer - 0.05, sheer + 0.012) for t, w, _, sheer in TUG), long * 0.985, half, depth
            ),
            material="deck",
        )
        edge = gunwale(TUG, long, half, depth, 1)
        for side in (1, -1):
            k.tube(
                "bulwark",
                [(side * x * 0.985, y, z + 0.2) for x, y, z in edge],
                0.13,
                segments=10,
                resolution=1,
                smooth=False,
                material="hull",
            )
            k.tube(
                "rubbing strake",
                [(side * x * 1.0, y, z - 0.2) for x, y, z in edge],
                0.12,
                segments=8,
                resolution=1,
                smooth=False,
                material="boot",
            )
            for i in (4, 7, 10, 13, 16):
                x, y, z = edge[i]
                k.add(
                    "fender",
                    Torus(radius=0.36, tube=0.15, segments=24, tube_segments=8),
                    at=(side * (x + 0.14), y, z - 0.42),
                    rotate=(0, 90, 0),
                    material="tire",
                )
        k.add(
            "fender bow",
            Torus(radius=0.4, tube=0.18, segments=24, tube_segments=8),
            at=(0, -7.08, depth * 1.05),
            rotate=(90, 0, 0),
            material="tire",
        )
        deck = depth * 0.9
        k.block("house", (3.0, 5.2, 1.9), (0, -0.4, deck), "house", bevel=0.12)
        k.block("house top", (3.3, 5.5, 0.12), (0, -0.4, deck + 1.88), "deck", bevel=0.03)
        for side in (-1, 1):
            k.add("window porthole", Cylinder(radius=0.24, height=0.1, segments=24, pivot="center"), at=(side * 1.5, -1.8, deck + 1.2), rotate=(0, 90, 0), material="glass",
                  instances=Linear(count=4, step=(0, 0.95, 0)))  # fmt: skip
            k.add("window ring", Torus(radius=0.25, tube=0.045, segments=24, tube_segments=6), at=(side * 1.54, -1.8, deck + 1.2), rotate=(0, 90, 0), material="metal",
                  instances=Linear(count=4, step=(0, 0.95, 0)))  # fmt: skip
        bridge = deck + 1.98
        shape = rounded([(-2.5, bridge), (0.2, bridge), (0.2, bridge + 1.9), (-2.75, bridge + 1.9)], 0.08)
        side_plate(k, "house bridge", shape, 2.5, bevel=0.08, bevel_segments=3, material="house")
        k.block("window bridge", (2.56, 2.3, 0.75), (0, -1.15, bridge + 0.85), "glass", bevel=0.03)
        for x in (-0.82, 0.0, 0.82):
            slope_pane(
                k, "windscreen", 0.72, (-2.63, bridge + 0.85), (-2.73, bridge + 1.6), x=x, radius=0.05, material="glass"
            )
        for x in (-1.26, -0.4, 0.4, 1.26):
            k.block("house post", (0.12, 0.12, 0.85), (x, -2.6, bridge + 0.8), "house", bevel=0.01)
        for side in (-1, 1):
            k.block("house post", (0.14, 0.2, 0.85), (side * 1.24, -1.0, bridge + 0.8), "house", bevel=0.01)
        k.block("roof bridge", (3.0, 3.4, 0.16), (0, -1.25, bridge + 1.86), "hull", bevel=0.06)
        top = bridge + 2.0
        k.rod("mast", (0, -0.5, top), (0, -0.5, top + 3.0), 0.1, 0.05, segments=12, material="house")
        k.rod("mast yard", (-0.9, -0.5, top + 1.9), (0.9, -0.5, top + 1.9), 0.04, segments=8, material="house")
        k.block("radar", (1.3, 0.16, 0.14), (0, -0.5, top + 2.95), "house", bevel=0.05)
        k.add(
            "searchlight",
            Lathe(profile=[(0.1, 0), (0.22, 0.1), (0.24, 0.3), (0, 0.3)], segments=20),
            at=(0.9, -2.2, top + 0.28),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.rod("searchlight post", (0.9, -2.3, top), (0.9, -2.3, top + 0.3), 0.05, segments=8, material="metal")
        k.add(
            "funnel",
            Lathe(
                profile=[(0.62, 0), (0.56, 2.0), (0.62, 2.05), (0.62, 2.2), (0.44, 2.2), (0.44, 1.9), (0, 1.9)],
                segments=32,
            ),
            at=(0, 1.2, deck + 1.9),
            material="funnel",
        )
        k.add(
            "funnel band",
            Lathe(profile=[(0.56, 0), (0.62, 0), (0.61, 0.4), (0.55, 0.4)], closed=True, segments=32),
            at=(0, 1.2, deck + 3.2),
            material="boot",
        )
        k.block("winch foot", (1.6, 1.0, 0.3), (0, 3.4, deck - 0.05), "boot", bevel=0.05)
        k.add(
            "winch",
            Lathe(
                profile=[(0.55, -0.7), (0.55, -0.6), (0.3, -0.55), (0.3, 0.55), (0.55, 0.6), (0.55, 0.7)], segments=28
            ),
            at=(0, 3.4, deck + 0.62),
            rotate=(0, 90, 0),
            material="metal",
        )
        k.add(
            "winch rope",
            Cylinder(radius=0.44, height=1.08, segments=24, pivot="center"),
            at=(0, 3.4, deck + 0.62),
            rotate=(0, 90, 0),
            material="rope",
        )
        k.tube(
            "tow arch",
            [(-1.5, 5.0, deck - 0.1), (-1.4, 5.0, deck + 1.1), (1.4, 5.0, deck + 1.1), (1.5, 5.0, deck - 0.1)],
            0.1,
            smooth=False,
            segments=10,
            material="funnel",
        )
        for x in (-0.35, 0.35):
            k.rod("bollard", (x, -4.6, depth * 1.08), (x, -4.6, depth * 1.08 + 0.6), 0.12, segments=14, material="boot")
        k.rod(
            "bollard bar",
            (-0.6, -4.6, depth * 1.08 + 0.42),
            (0.6, -4.6, depth * 1.08 + 0.42),
            0.08,
            segments=10,
            material="boot",
        )
    k.anchor("deck", (0, 4.3 * s, deck * s), half_size=(1.2 * s, 0.6 * s))
    k.anchor("top", (0, -1.25 * s, (bridge + 2.0) * s), half_size=(1.0 * s, 1.2 * s))
    k.anchor("inside", (0, 4.3 * s, deck * s), half_size=(1.2 * s, 0.6 * s), height=1.0 * s)
    k.anchor("seat", (0, 4.3 * s, deck * s), half_size=(1.0 * s, 0.5 * s))


@asset(
    kind="hovercraft",
    words=("hovercraft", "air cushion vehicle", "airboat", "swamp boat", "hover craft"),
    about="A hovercraft on an inflated skirt, with a glazed cabin and two ducted propellers with rudders.",
    parameters=(length("length", 10.0, 0.2, 40.0, words=("length", "long")),),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#f2f3ef"), "skirt": Material(preset="rubber", color="#22252a"), "accent": Material(preset="gloss_paint", color="#e8641c"), "propeller": "black_plastic"},
    main_slot="body",
    parts={**PARTS, "skirt": "skirt", "fan": "propeller, duct", "cabin": "cabin", "window": "window, windscreen"},
)  # fmt: skip
def hovercraft(k: Kit) -> None:
    """Drawn 10 m long."""
    s = k.m("length") / 10.0
    with k.group("hovercraft", scale=s):
        rows = ((0.86, 0.0), (0.97, 0.22), (1.0, 0.5), (0.95, 0.8), (0.88, 0.98))
        plan = rounded_rectangle(4.8, 10.0, 1.7, corner_segments=8)
        sections = [Section(center=(0, 0, z), outline=[(x * f, y * f) for x, y in plan]) for f, z in rows]
        k.add(
            "skirt", Loft(axis="z", sections=sections, smooth=True, segments=len(plan), resolution=3), material="skirt"
        )
        number = 26
        for i in range(number):
            x, y = plan[i * len(plan) // number]
            k.rod(
                "skirt rib", (x * 0.97, y * 0.975, 0.1), (x * 0.96, y * 0.97, 0.88), 0.06, segments=6, material="skirt"
            )
        k.add(
            "deck",
            Extrude(outline=[(x * 0.93, y * 0.94) for x, y in plan], height=0.2, bevel=0.05),
            at=(0, 0, 0.92),
            material="body",
        )
        k.add(
            "deck band",
            Extrude(outline=[(x * 0.945, y * 0.953) for x, y in plan], height=0.09),
            at=(0, 0, 0.94),
            material="accent",
        )
        cabin = rounded(
            [(-3.9, 1.1), (1.6, 1.1), (1.6, 2.75), (1.2, 2.95), (-2.3, 2.95), (-3.3, 1.95)], 0.2, segments=4
        )
        side_plate(k, "cabin", cabin, 2.7, bevel=0.16, bevel_segments=4, material="body")
        glass = rounded([(-3.0, 2.0), (1.2, 2.0), (1.2, 2.62), (-2.35, 2.62)], 0.1)
        side_plate(k, "window", glass, 2.74, bevel=0.01, material="glass")
        slope_pane(k, "windscreen", 2.2, (-3.28, 2.0), (-2.42, 2.84), radius=0.12, material="glass")
        for y in (-1.5, -0.4, 0.6):
            k.block("pillar", (2.76, 0.12, 0.7), (0, y, 1.96), "body", bevel=0.01)
        side_plate(k, "stripe", box_outline(-3.2, 1.55, 1.5, 1.68, 0.02), 2.72, material="accent")
        for side in (-1, 1):
            x = side * 1.15
            ring = [(1.02, -0.35), (1.1, -0.4), (1.16, -0.2), (1.12, 0.4), (1.05, 0.42), (1.0, 0.2)]
            k.add(
                "duct",
                Lathe(profile=ring, closed=True, segments=40),
                at=(x, 3.3, 2.35),
                rotate=(90, 0, 0),
                material="accent",
            )
            propeller(k, (x, 3.3, 2.35), 0.98, 4, material="propeller", spinner="metal")
            k.block("duct strut", (2.2, 0.1, 0.12), (x, 3.45, 2.29), "body", bevel=0.02)
            k.block("duct strut", (0.12, 0.1, 2.2), (x, 3.45, 1.25), "body", bevel=0.02)
            k.block("duct foot", (0.7, 0.8, 0.4), (x, 3.3, 1.06), "body", bevel=0.06)
            for dx in (-0.4, 0.4):
                k.block("rudder", (0.06, 0.6, 1.9), (x + dx, 3.95, 1.4), "accent", bevel=0.02)
            k.rod("rudder bar", (x - 0.95, 3.72, 2.9), (x + 0.95, 3.72, 2.9), 0.05, segments=8, material="metal")
        k.block("duct bridge", (0.6, 0.6, 0.3), (0, 3.3, 2.2), "accent", bevel=0.05)
        k.rod("mast", (0, 0.8, 2.9), (0, 0.8, 3.9), 0.06, segments=10, material="metal")
        k.block("radar", (0.9, 0.12, 0.12), (0, 0.8, 3.88), "body", bevel=0.04)
    k.anchor("deck", (0, -4.2 * s, 1.13 * s), half_size=(1.2 * s, 0.2 * s))
    k.anchor("top", (0, -0.4 * s, 2.95 * s), half_size=(1.1 * s, 1.2 * s))
    k.anchor("seat", (0, -0.4 * s, 2.95 * s), half_size=(0.5 * s, 0.5 * s))


@asset(
    kind="jet_ski",
    words=("jet ski", "jetski", "personal watercraft", "water scooter", "wave runner", "sea-doo"),
    about="A jet ski with a stepped hull, handlebars, a long saddle and a deck for the feet.",
    parameters=(length("length", 3.1, 0.1, 5.0, words=("length", "long")),),
    slots={**SLOTS, "hull": Material(preset="gloss_paint", color="#f2f3f0"), "accent": Material(preset="gloss_paint", color="#1668c8"), "seat": "black_leather"},
    main_slot="accent",
    parts={**PARTS, "saddle": "seat", "handlebar": "handlebar"},
)  # fmt: skip
def jet_ski(k: Kit) -> None:
    """Drawn 3.1 m long."""
    s = k.m("length") / 3.1
    rows: tuple[HullRow, ...] = (
        (0.0, 0.04, 0.5, 1.05),
        (0.06, 0.36, 0.26, 1.02),
        (0.2, 0.78, 0.06, 0.96),
        (0.45, 1.0, 0.0, 0.86),
        (0.8, 0.98, 0.0, 0.8),
        (1.0, 0.88, 0.06, 0.8),
    )
    with k.group("jet ski", scale=s):
        k.add("hull", hull(rows, 3.1, 0.56, 0.5, flat=1.3), material="hull")
        edge = gunwale(rows, 3.1, 0.56, 0.5, 1)
        for side in (-1, 1):
            k.tube(
                "bumper",
                [(side * x, y, z) for x, y, z in edge],
                0.035,
                segments=8,
                resolution=1,
                smooth=False,
                material="trim",
            )
        top = [
            (-1.48, 0.3, 0.04, 0.56),
            (-1.25, 0.3, 0.16, 0.58),
            (-0.8, 0.34, 0.26, 0.62),
            (-0.35, 0.3, 0.3, 0.64),
            (0.0, 0.24, 0.28, 0.6),
            (0.6, 0.22, 0.24, 0.55),
            (1.2, 0.2, 0.2, 0.5),
            (1.4, 0.18, 0.1, 0.48),
        ]
        k.add("body", fuselage(top, exponent=2.8, segments=28), material="accent")
        seat = [
            (-0.12, 0.12, 0.03, 0.86),
            (0.05, 0.2, 0.08, 0.84),
            (0.5, 0.22, 0.09, 0.8),
            (0.85, 0.22, 0.1, 0.82),
            (1.2, 0.2, 0.09, 0.76),
            (1.32, 0.14, 0.04, 0.7),
        ]
        k.add("seat", fuselage(seat, exponent=2.6, segments=24), material="seat")
        for side in (-1, 1):
            well = [(side * 0.4, -0.3), (side * 0.52, -0.3), (side * 0.52, 1.45), (side * 0.3, 1.45)]
            k.add(
                "foot well",
                Extrude(outline=well if side > 0 else well[::-1], height=0.03),
                at=(0, 0, 0.4),
                material="trim",
            )
        cowl = rounded([(-0.85, 0.8), (-0.3, 0.86), (-0.2, 1.0), (-0.36, 1.1), (-0.62, 1.04)], 0.06)
        side_plate(k, "cowl", cowl, 0.4, bevel=0.08, bevel_segments=3, material="accent")
        slope_pane(k, "windscreen", 0.34, (-0.63, 1.02), (-0.42, 1.2), end_width=0.24, radius=0.04, material="glass")
        half = [(0.05, -0.22, 1.06), (0.2, -0.18, 1.08), (0.38, -0.08, 1.06)]
        k.tube("handlebar", [*reversed([(-a, b, c) for a, b, c in half]), *half], 0.02, segments=10, material="trim")
        k.rod("handlebar stem", (0, -0.3, 0.95), (0, -0.21, 1.07), 0.045, segments=12, material="trim")
        for side in (-1, 1):
            k.rod(
                "handlebar grip",
                (side * 0.26, -0.15, 1.076),
                (side * 0.4, -0.07, 1.057),
                0.03,
                segments=12,
                round_caps=True,
                material="trim",
            )
            k.add(
                "mirror",
                Box(size=(0.14, 0.04, 0.09), pivot="center"),
                at=(side * 0.28, -0.62, 1.0),
                material="trim",
                bevel=0.02,
            )
            k.rod(
                "mirror arm", (side * 0.16, -0.6, 0.96), (side * 0.26, -0.61, 1.0), 0.015, segments=8, material="trim"
            )
        k.add(
            "nozzle",
            Lathe(profile=[(0.1, 0), (0.11, 0.12), (0.08, 0.2), (0.06, 0.2), (0, 0.1)], segments=24),
            at=(0, 1.5, 0.2),
            rotate=(-90, 0, 0),
            material="metal",
        )
        k.tube(
            "grab rail",
            [(-0.18, 1.2, 0.72), (-0.16, 1.42, 0.76), (0.16, 1.42, 0.76), (0.18, 1.2, 0.72)],
            0.018,
            segments=8,
            material="metal",
        )
    k.anchor("saddle", (0, 0.3 * s, 0.9 * s), half_size=(0.18 * s, 0.3 * s))
    k.anchor("seat", (0, 0.3 * s, 0.9 * s), half_size=(0.18 * s, 0.3 * s))
    k.anchor("top", (0, 0.3 * s, 0.9 * s), half_size=(0.15 * s, 0.3 * s))


@asset(
    kind="snowmobile",
    words=("snowmobile", "snow mobile", "ski-doo", "snow scooter", "snow machine", "motor sled"),
    about="A snowmobile with two skis, a driven track, a cowl with windscreen and a long saddle.",
    parameters=(length("length", 2.9, 0.1, 5.0, words=("length", "long")),),
    slots={"body": Material(preset="gloss_paint", color="#d3222a"), "trim": "black_plastic", "metal": "brushed_aluminium", "seat": "black_leather", "track": "rubber", "glass": "tinted_glass", "headlight": HEADLIGHT},
    main_slot="body",
    parts={"ski": "ski", "saddle": "seat", "track": "track", "windshield": "windscreen", "handlebar": "handlebar", "light": "headlight"},
)  # fmt: skip
def snowmobile(k: Kit) -> None:
    """Drawn 2.9 m long."""
    s = k.m("length") / 2.9
    with k.group("snowmobile", scale=s):
        with k.group("track unit", at=(0, 0.52, 0)):
            crawler(k, "track", 0.1, 1.75, 0.42, 0.18)
        k.block("tunnel", (0.5, 1.9, 0.12), (0, 0.5, 0.44), "trim", bevel=0.03)
        k.block("tunnel side", (0.03, 1.7, 0.24), (0.25, 0.5, 0.3), "metal", bevel=0.01, mirror=True)
        flap = [(-0.2, 1.42), (0.2, 1.42), (0.24, 1.7), (-0.24, 1.7)]
        k.add("snow flap", Extrude(outline=flap, height=0.03), at=(0, 0, 0.4), material="trim")
        for side in (-1, 1):
            x = side * 0.48
            path = [(x, -0.4, 0.05), (x, -0.7, 0.03), (x, -1.15, 0.04), (x, -1.38, 0.14), (x, -1.46, 0.28)]
            k.tube("ski", [(x, -1.46, 0.3), (x, -1.3, 0.32), (x, -1.02, 0.1)], 0.016, segments=8, material="trim")
            from_sweep = [(-0.09, 0.0), (0.09, 0.0), (0.09, 0.022), (-0.09, 0.022)]
            _runner(k, path, from_sweep)
            k.rod("ski post", (x, -0.8, 0.06), (side * 0.42, -0.74, 0.46), 0.03, segments=10, material="metal")
            k.rod("ski arm", (side * 0.42, -0.74, 0.34), (side * 0.1, -0.6, 0.42), 0.02, segments=8, material="metal")
            k.rod("ski arm", (side * 0.43, -0.76, 0.26), (side * 0.1, -0.35, 0.36), 0.02, segments=8, material="metal")
            k.rod("damper", (side * 0.45, -0.78, 0.28), (side * 0.2, -0.66, 0.68), 0.035, segments=12, material="body")
            board = [(side * 0.24, -0.3), (side * 0.42, -0.3), (side * 0.42, 1.1), (side * 0.24, 1.1)]
            k.add(
                "running board",
                Extrude(outline=board if side > 0 else board[::-1], height=0.03),
                at=(0, 0, 0.32),
                material="trim",
            )
        cowl = [
            (-1.2, 0.12, 0.1, 0.5),
            (-1.05, 0.28, 0.2, 0.52),
            (-0.75, 0.36, 0.28, 0.57),
            (-0.4, 0.34, 0.3, 0.62),
            (-0.05, 0.22, 0.22, 0.6),
            (0.1, 0.14, 0.14, 0.58),
        ]
        k.add("cowl", fuselage(cowl, exponent=2.8, segments=28), material="body")
        k.block("cowl vent", (0.3, 0.05, 0.1), (0, -0.82, 0.84), "trim", bevel=0.01, rotate=(-60, 0, 0))
        for side in (-1, 1):
            k.add(
                "headlight",
                Box(size=(0.16, 0.06, 0.08), pivot="center"),
                at=(side * 0.15, -1.1, 0.66),
                rotate=(-30, 0, side * 12),
                material="headlight",
                bevel=0.02,
            )
        slope_pane(k, "windscreen", 0.46, (-0.62, 0.86), (-0.3, 1.18), end_width=0.34, radius=0.05, material="glass")
        seat = rounded(
            [(-0.05, 0.52), (1.4, 0.52), (1.46, 0.66), (1.35, 0.76), (0.2, 0.72), (0.0, 0.78), (-0.1, 0.7)], 0.08
        )
        side_plate(k, "seat", seat, 0.36, bevel=0.07, bevel_segments=3, material="seat")
        half = [(0.04, -0.22, 0.98), (0.2, -0.16, 1.0), (0.36, -0.06, 0.98)]
        k.tube("handlebar", [*reversed([(-a, b, c) for a, b, c in half]), *half], 0.016, segments=10, material="trim")
        k.rod("handlebar stem", (0, -0.3, 0.8), (0, -0.21, 0.99), 0.025, segments=10, material="metal")
        for side in (-1, 1):
            k.rod(
                "handlebar grip",
                (side * 0.25, -0.13, 0.995),
                (side * 0.38, -0.05, 0.977),
                0.024,
                segments=12,
                round_caps=True,
                material="trim",
            )
        k.tube(
            "bumper back",
            [(-0.22, 1.2, 0.5), (-0.22, 1.52, 0.62), (0.22, 1.52, 0.62), (0.22, 1.2, 0.5)],
            0.018,
            smooth=False,
            segments=8,
            material="metal",
        )
    k.anchor("saddle", (0, 0.55 * s, 0.76 * s), half_size=(0.16 * s, 0.3 * s))
    k.anchor("seat", (0, 0.55 * s, 0.76 * s), half_size=(0.16 * s, 0.3 * s))
    k.anchor("top", (0, 0.7 * s, 0.76 * s), half_size=(0.15 * s, 0.4 * s))


def _runner(k: Kit, path: list[tuple[float, float, float]], profile: list[tuple[float, float]]) -> None:
    k.add("ski", Sweep(path=path, profile=profile, radii=[0.9, 1.0, 1.0, 0.9, 0.6]), material="trim")
