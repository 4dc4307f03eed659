"""Buildings with a purpose seen from afar: lighthouses, mills, churches, temples, pagodas, towers of glass, barns."""

import math

from prompt2mesh.library.buildings.houses import GLASS, LIT
from prompt2mesh.library.buildings.parts import (
    FRONT,
    arched,
    column,
    cone_roof,
    door,
    gable_roof,
    steps,
    surround,
    window,
)
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh, Sphere, Torus

SLOTS: dict[str, Material | str] = {
    "wall": Material(preset="plaster", color="#f1ece0"), "roof": Material(preset="slate", color="#59616b"), "trim": Material(preset="painted_wood", color="#f5f2ea"), "door": "dark_oak", "window": GLASS, "light": LIT, "base": "stonework",
    "metal": "black_iron", "accent": Material(preset="gloss_paint", color="#c62828"), "glass": "glass", "wood": "planks", "gold": "gold", "sail": Material(preset="canvas", color="#efe6d2"), "column": "marble", "ground": "grass",
}  # fmt: skip
PARTS = {
    "window": "window",
    "pillar": "column",
    "steps": "steps, step",
    "stripes": "band",
    "blade": "sail",
    "cross": "cross",
    "steeple": "spire, steeple",
    "dome": "dome",
}


def _pane(k: Kit) -> str:
    return "light" if k.state("lit") else "window"


@asset(
    kind="lighthouse",
    words=("lighthouse", "light house", "beacon tower"),
    about="A tapering lighthouse with painted bands, a gallery, a lantern room and a keeper's door.",
    parameters=(length("height", 22.0, 3.0, 60.0, words=("height", "tall", "high")), count("stripes", 3, 0, 6, words=("stripes", "bands"))),
    slots=SLOTS,
    main_slot="wall",
    adjectives={"striped": {"stripes": 4}, "plain": {"stripes": 0}},
    states=("lit",),
    parts={**PARTS, "lamp": "lamp", "light": "lamp"},
)  # fmt: skip
def lighthouse(k: Kit) -> None:
    """Turned about z, bands fitted to the taper."""
    h = k.m("height")
    r0, r1, shaft = h * 0.135, h * 0.085, h * 0.76
    foot = h * 0.03
    k.add(
        "rock",
        Lathe(profile=[(r0 * 1.75, 0), (r0 * 1.6, foot * 0.7), (r0 * 1.35, foot), (0, foot)], segments=24),
        material="base",
    )

    def radius(t: float) -> float:
        return r1 + (r0 - r1) * (1 - t) ** 1.25

    k.add(
        "wall",
        Lathe(profile=[(radius(i / 16), foot * 0.9 + (shaft - foot) * i / 16) for i in range(17)], segments=56),
        material="wall",
    )
    n = k.n("stripes")
    for i in range(n):
        a, b = (2 * i + 1) / (2 * n + 1), (2 * i + 2) / (2 * n + 1)
        ring = [
            (radius(a + (b - a) * j / 6) * 1.006 + 0.0005 * h, foot * 0.9 + (shaft - foot) * (a + (b - a) * j / 6))
            for j in range(7)
        ]
        inner = [(x * 0.97, z) for x, z in reversed(ring)]
        k.add(f"band {i + 1}", Lathe(profile=[*ring, *inner], closed=True, segments=56), material="accent")
    for i, t in enumerate((0.28, 0.5, 0.72)):
        a = (0, 60, -50)[i]
        rr = radius(t) * 0.995
        window(
            k,
            f"{i}",
            (rr * math.sin(math.radians(a)), -rr * math.cos(math.radians(a)), shaft * t),
            r1 * 0.34,
            r1 * 0.6,
            facing=a,
            head="round",
            glass=_pane(k),
        )
    door(k, "", (0, -r0 * 0.985, foot * 0.95), r0 * 0.42, r0 * 0.85, head="round", style="plank")
    steps(k, "steps", (0, -r0 * 0.98, foot * 0.0), r0 * 0.6, foot, 2)
    k.add(
        "cornice",
        Lathe(
            profile=[
                (r1 * 0.9, -h * 0.03),
                (r1 * 1.02, -h * 0.025),
                (r1 * 1.5, 0),
                (r1 * 1.55, h * 0.012),
                (0, h * 0.012),
            ],
            segments=56,
        ),
        at=(0, 0, shaft),
        material="metal",
    )
    rail = r1 * 1.48
    for z in (0.022, 0.04):
        k.add(
            "railing",
            Torus(radius=rail, tube=h * 0.0018, segments=64, tube_segments=8),
            at=(0, 0, shaft + h * z),
            material="metal",
        )
    k.add(
        "railing post",
        Cylinder(radius=h * 0.0016, height=h * 0.032, segments=8),
        at=(rail, 0, shaft + h * 0.01),
        material="metal",
        instances=Radial(count=20),
    )
    lamp = shaft + h * 0.01
    k.add("lantern base", Cylinder(radius=r1 * 0.82, height=h * 0.03, segments=40), at=(0, 0, lamp), material="wall")
    k.add(
        "lantern glass",
        Cylinder(radius=r1 * 0.74, height=h * 0.075, segments=16),
        at=(0, 0, lamp + h * 0.028),
        material="glass",
    )
    k.add(
        "lantern bar",
        Box(size=(h * 0.004, h * 0.004, h * 0.078)),
        at=(r1 * 0.75, 0, lamp + h * 0.027),
        material="metal",
        instances=Radial(count=8),
    )
    k.add(
        "lamp",
        Lathe(
            profile=[
                (r1 * 0.1, 0),
                (r1 * 0.3, h * 0.018),
                (r1 * 0.36, h * 0.035),
                (r1 * 0.3, h * 0.052),
                (0, h * 0.065),
            ],
            segments=32,
        ),
        at=(0, 0, lamp + h * 0.028),
        material="light",
    )
    dome = lamp + h * 0.1
    k.add(
        "dome",
        Lathe(
            profile=[
                (r1 * 0.95, 0),
                (r1 * 0.95, h * 0.006),
                (r1 * 0.8, h * 0.025),
                (r1 * 0.45, h * 0.055),
                (r1 * 0.1, h * 0.07),
                (0, h * 0.07),
            ],
            segments=48,
        ),
        at=(0, 0, dome),
        material="accent",
    )
    k.add("finial", Sphere(radius=r1 * 0.13, segments=20), at=(0, 0, dome + h * 0.075), material="metal")
    k.rod("finial rod", (0, 0, dome + h * 0.07), (0, 0, h), h * 0.002, material="metal")
    k.anchor("top", (0, 0, dome + h * 0.08), half_size=(r1 * 0.2, r1 * 0.2))


@asset(
    kind="windmill",
    words=("windmill", "dutch windmill", "mill", "wind turbine", "wind mill"),
    about="A Dutch tower mill with a cap and lattice sails, or a modern wind turbine.",
    parameters=(length("height", 16.0, 3.0, 120.0, words=("height", "tall", "high")), count("sails", 4, 3, 8, words=("sails", "blades", "vanes")), choice("kind", "dutch", "turbine")),
    slots=SLOTS,
    main_slot="wall",
    styles={"modern": {"kind": "turbine", "sails": 3}},
    adjectives={"wind turbine": {"kind": "turbine", "sails": 3, "height": 90.0}, "turbine": {"kind": "turbine", "sails": 3}},
    states=("lit",),
    parts={**PARTS, "vane": "sail", "propeller": "sail"},
)  # fmt: skip
def windmill(k: Kit) -> None:
    """The sails turn about an axle towards −y."""
    h, n = k.m("height"), k.n("sails")
    if k.s("kind") == "turbine":
        hub = h * 0.66
        k.add("tower", Lathe(profile=[(h * 0.024, 0), (h * 0.013, hub)], segments=40), material="wall")
        k.add("base", Cylinder(radius=h * 0.045, height=h * 0.012, segments=40), material="base", bevel=h * 0.002)
        k.add(
            "nacelle",
            Box(size=(h * 0.036, h * 0.1, h * 0.038), pivot="center"),
            at=(0, h * 0.018, hub),
            material="wall",
            bevel=h * 0.012,
            bevel_segments=4,
        )
        k.add(
            "hub",
            Lathe(profile=[(h * 0.02, 0), (h * 0.019, h * 0.015), (h * 0.01, h * 0.034), (0, h * 0.04)], segments=32),
            at=(0, -h * 0.028, hub),
            rotate=(90, 0, 0),
            material="wall",
        )
        blade = Extrude(
            outline=[
                (-h * 0.008, 0),
                (h * 0.008, 0),
                (h * 0.021, h * 0.06),
                (h * 0.012, h * 0.2),
                (h * 0.002, h * 0.335),
                (-h * 0.003, h * 0.335),
                (-h * 0.006, h * 0.06),
            ],
            height=h * 0.006,
            bevel=h * 0.0025,
            pivot="center",
        )
        k.add(
            "sail",
            blade,
            at=(0, -h * 0.042, hub),
            rotate=(90, 0, 0),
            material="wall",
            instances=Radial(count=n, axis="y", center=(0, 0, hub)),
        )
        k.anchor("top", (0, 0, hub + h * 0.02), half_size=(h * 0.015, h * 0.04))
        return
    r0, r1, body = h * 0.2, h * 0.13, h * 0.62
    k.add("base", Cylinder(radius=r0 * 1.08, height=h * 0.05, segments=8), rotate=(0, 0, 22.5), material="base")
    k.add(
        "tower",
        Lathe(profile=[(r0, 0.03 * h), (r0 * 0.84, body * 0.45), (r1, body)], segments=8),
        rotate=(0, 0, 22.5),
        material="wall",
    )
    flat = math.cos(math.pi / 8)
    gallery = body * 0.4
    k.add(
        "gallery",
        Lathe(
            profile=[(r0 * 0.7, 0), (r0 * 1.32, 0), (r0 * 1.32, h * 0.012), (r0 * 0.7, h * 0.012)],
            closed=True,
            segments=8,
        ),
        at=(0, 0, gallery),
        rotate=(0, 0, 22.5),
        material="wood",
    )
    k.add(
        "gallery strut",
        Box(size=(h * 0.01, h * 0.01, h * 0.13)),
        at=(r0 * 0.86, 0, gallery - h * 0.1),
        rotate=(0, 42, 0),
        material="wood",
        instances=Radial(count=8),
    )
    k.add(
        "gallery rail",
        Lathe(
            profile=[(r0 * 1.27, 0), (r0 * 1.3, 0), (r0 * 1.3, h * 0.007), (r0 * 1.27, h * 0.007)],
            closed=True,
            segments=8,
        ),
        at=(0, 0, gallery + h * 0.055),
        rotate=(0, 0, 22.5),
        material="wood",
    )
    k.add(
        "gallery post",
        Box(size=(h * 0.006, h * 0.006, h * 0.055)),
        at=(r0 * 1.28, 0, gallery + h * 0.005),
        rotate=(0, 0, 0),
        material="wood",
        instances=Radial(count=8, start=22.5),
    )
    door(k, "", (0, -r0 * flat * 0.985, h * 0.045), h * 0.07, h * 0.13, style="plank")
    for i, (a, t) in enumerate(((45, 0.2), (-45, 0.2), (0, 0.62), (90, 0.62), (-90, 0.62))):
        rr = (r0 * 0.985 + (r0 * 0.84 - r0) * min(t, 0.45) / 0.45 + (r1 - r0 * 0.84) * max(t - 0.45, 0) / 0.55) * flat
        window(
            k,
            f"{i}",
            (rr * math.sin(math.radians(a)), -rr * math.cos(math.radians(a)), body * t),
            h * 0.045,
            h * 0.06,
            facing=a,
            glass=_pane(k),
        )
    k.add(
        "cap",
        Lathe(
            profile=[
                (r1 * 1.14, 0),
                (r1 * 1.16, h * 0.02),
                (r1 * 1.0, h * 0.08),
                (r1 * 0.62, h * 0.13),
                (0, h * 0.155),
            ],
            segments=40,
        ),
        at=(0, 0, body - h * 0.005),
        scale=(1, 1.15, 1),
        material="roof",
    )
    hub = body + h * 0.055
    y = -r1 * 1.55
    k.rod("axle", (0, 0.0, hub), (0, y - h * 0.02, hub), h * 0.018, material="wood")
    k.add(
        "hub",
        Box(size=(h * 0.05, h * 0.04, h * 0.05), pivot="center"),
        at=(0, y, hub),
        material="metal",
        bevel=h * 0.006,
    )
    reach = h * 0.36
    with k.group("sail", at=(0, y, hub), instances=Radial(count=n, start=360 / n / 2, axis="y", center=(0, 0, hub))):
        k.add("sail stock", Box(size=(h * 0.014, h * 0.014, reach), pivot="base"), material="wood", bevel=h * 0.002)
        rungs = 9
        k.add(
            "sail rung",
            Box(size=(h * 0.085, h * 0.005, h * 0.006)),
            at=(h * 0.036, -h * 0.002, reach * 0.2),
            material="wood",
            instances=Linear(count=rungs, step=(0, 0, reach * 0.79 / (rungs - 1))),
        )
        k.add(
            "sail edge",
            Box(size=(h * 0.006, h * 0.006, reach * 0.81)),
            at=(h * 0.077, -h * 0.002, reach * 0.19),
            material="wood",
        )
        k.add(
            "sail cloth",
            Box(size=(h * 0.066, h * 0.003, reach * 0.78)),
            at=(h * 0.04, h * 0.001, reach * 0.205),
            material="sail",
        )
    k.anchor("top", (0, 0, body + h * 0.15), half_size=(r1 * 0.2, r1 * 0.2))


@asset(
    kind="church",
    words=("church", "chapel", "cathedral", "country church", "abbey", "wedding chapel", "mosque"),
    about="A church with a steeple, pointed windows and a rose window; or a mosque with a dome and minarets.",
    parameters=(length("length", 16.0, 4.0, 80.0, words=("length", "long", "depth")), length("width", 8.0, 3.0, 40.0, words=("width", "wide")), choice("kind", "church", "cathedral", "mosque")),
    slots={**SLOTS, "rose": "stained_glass"},
    main_slot="wall",
    adjectives={"mosque": {"kind": "mosque"}, "gothic": {"kind": "cathedral"}, "abbey": {"kind": "cathedral"}},
    states=("lit",),
    parts=PARTS,
)  # fmt: skip
def church(k: Kit) -> None:
    """Nave along y, towers in front."""
    if k.s("kind") == "mosque":
        _mosque(k)
        return
    w = k.m("width")
    d = max(k.m("length"), w * 1.1)
    wall, rise = w * 0.72, w * 0.55
    gothic = k.s("kind") == "cathedral"
    if gothic:
        wall, rise = w * 1.0, w * 0.62
    k.add("base", Box(size=(w * 1.05, d * 1.02, w * 0.05)), material="base", bevel=w * 0.008)
    k.add("wall", Box(size=(w, d, wall)), material="wall")
    gable_roof(k, "roof", w, d, wall, rise, overhang=w * 0.05, thickness=w * 0.03, along="y")
    bays = max(3, round(d / w * 2))
    step = d * 0.82 / bays
    glass = _pane(k)
    for side in (-1, 1):
        window(
            k,
            f"side {side}",
            (side * w / 2, w * 0.08 - step * (bays - 1) / 2, wall * 0.28),
            w * 0.12,
            wall * 0.5,
            facing=90 * side,
            head="pointed",
            bars=(1, 2),
            glass=glass,
            instances=Linear(count=bays, step=(0, step, 0)),
        )
        k.add(
            "buttress",
            Box(size=(w * 0.09, w * 0.07, wall * 0.84)),
            at=(side * w * 0.52, w * 0.08, 0),
            material="base",
            bevel=w * 0.008,
            instances=Linear(count=bays + 1, step=(0, step, 0), center=True),
        )
    k.add(
        "apse", Lathe(profile=[(w * 0.34, 0), (w * 0.34, wall * 0.85)], segments=32), at=(0, d / 2, 0), material="wall"
    )
    cone_roof(k, "apse", (0, d / 2, wall * 0.85), w * 0.37, w * 0.3)
    front = -d / 2
    places = ((-w * 0.5, 1.0), (w * 0.5, 1.0)) if gothic else ((0.0, 1.0),)
    size = w * (0.3 if gothic else 0.42)
    for i, (x, _) in enumerate(places):
        tall = wall * 1.75 if not gothic else wall * 1.7
        y = front - size * 0.18
        k.add(f"steeple {i + 1}", Box(size=(size, size, tall)), at=(x, y, 0), material="wall")
        for z in (0.55, 0.99):
            k.add(
                "cornice",
                Box(size=(size * 1.1, size * 1.1, w * 0.03)),
                at=(x, y, tall * z),
                material="trim",
                bevel=w * 0.006,
            )
        for a, (dx, dy) in ((0, (0, -1)), (90, (1, 0)), (-90, (-1, 0)), (180, (0, 1))):
            window(
                k,
                f"belfry {i} {a}",
                (x + dx * size / 2, y + dy * size / 2, tall * 0.68),
                size * 0.34,
                tall * 0.2,
                facing=a,
                head="pointed",
                bars=(1, 3),
                glass=glass,
            )
        e = size * 0.52
        k.add(
            f"spire {i + 1}",
            Extrude(
                outline=[
                    (e * math.cos(math.radians(22.5 + 45 * j)) * 1.05, e * math.sin(math.radians(22.5 + 45 * j)) * 1.05)
                    for j in range(8)
                ],
                height=size * 2.3,
                taper=0.015,
            ),
            at=(x, y, tall + w * 0.02),
            material="roof",
        )
        z = tall + w * 0.02 + size * 2.25
        k.add(
            "cross post",
            Box(size=(size * 0.06, size * 0.05, size * 0.5)),
            at=(x, y, z),
            material="gold",
            bevel=size * 0.01,
        )
        k.add(
            "cross arm",
            Box(size=(size * 0.28, size * 0.05, size * 0.06)),
            at=(x, y, z + size * 0.3),
            material="gold",
            bevel=size * 0.01,
        )
    y = front - (0.0 if gothic else size * 0.68)
    door(k, "", (0, y, w * 0.02), w * 0.2, w * 0.36, head="pointed", style="double")
    steps(k, "steps", (0, y, 0), w * 0.34, w * 0.05, 2, tread=w * 0.04)
    rose = wall * (0.82 if gothic else 0.62)
    k.add(
        "rose window",
        Cylinder(radius=w * 0.13 if gothic else size * 0.26, height=w * 0.03, segments=40, pivot="center"),
        at=(0, y, rose),
        rotate=(90, 0, 0),
        material="rose",
    )
    rr = w * 0.13 if gothic else size * 0.26
    k.add(
        "rose frame",
        Torus(radius=rr, tube=rr * 0.12, segments=48, tube_segments=8),
        at=(0, y - w * 0.012, rose),
        rotate=(90, 0, 0),
        material="trim",
    )
    k.add(
        "rose bar",
        Box(size=(rr * 0.05, w * 0.04, rr)),
        at=(0, y, rose),
        material="trim",
        instances=Radial(count=12, axis="y", center=(0, 0, rose)),
    )
    k.anchor("top", (0, 0, wall + rise), half_size=(0.1, d * 0.4))


def _mosque(k: Kit) -> None:
    w = k.m("width")
    d = min(max(k.m("length"), w * 0.8), w * 1.4)
    wall = w * 0.42
    k.add("base", Box(size=(w * 1.3, d * 1.25, w * 0.04)), material="base", bevel=w * 0.008)
    k.add("wall", Box(size=(w, d, wall)), material="wall")
    k.add("cornice", Box(size=(w * 1.04, d * 1.04, w * 0.03)), at=(0, 0, wall), material="trim", bevel=w * 0.006)
    glass = _pane(k)
    r = w * 0.33
    drum = wall + w * 0.03
    k.add("drum", Cylinder(radius=r, height=w * 0.12, segments=48), at=(0, 0, drum - 0.001 * w), material="wall")
    k.add(
        "drum window",
        Extrude(outline=arched(w * 0.05, w * 0.08), height=w * 0.03, pivot="center"),
        at=(0, -r, drum + w * 0.02),
        rotate=FRONT,
        material=glass,
        instances=Radial(count=16),
    )
    top = drum + w * 0.118
    dome = [
        (r * 0.98, 0),
        (r * 1.07, r * 0.18),
        (r * 1.06, r * 0.42),
        (r * 0.86, r * 0.76),
        (r * 0.5, r * 1.02),
        (r * 0.14, r * 1.2),
        (0, r * 1.3),
    ]
    k.add("dome", Lathe(profile=dome, smooth=True, segments=64), at=(0, 0, top), material="gold")
    k.rod("finial", (0, 0, top + r * 1.2), (0, 0, top + r * 1.55), r * 0.02, material="gold")
    k.add("crescent", Extrude(outline=[*[(r * 0.12 * math.cos(math.radians(a)), r * 0.12 * math.sin(math.radians(a))) for a in range(120, 421, 20)], *[(r * 0.03 + r * 0.095 * math.cos(math.radians(a)), r * 0.03 + r * 0.095 * math.sin(math.radians(a))) for a in range(400, 139, -20)]], height=r * 0.03, pivot="center"),
          at=(0, 0, top + r * 1.64), rotate=FRONT, material="gold")  # fmt: skip
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = sx * w * 0.4, sy * d * 0.4
            k.add(
                "small drum",
                Cylinder(radius=w * 0.07, height=w * 0.05, segments=32),
                at=(x, y, wall + w * 0.02),
                material="wall",
            )
            k.add(
                "small dome",
                Lathe(profile=[(px * 0.215, pz * 0.215) for px, pz in dome], smooth=True, segments=40),
                at=(x, y, wall + w * 0.069),
                material="gold",
            )
    for sx in (-1, 1):
        x, y, m = sx * w * 0.56, -d * 0.52, w * 0.05
        tall = w * 1.35
        k.add(
            "minaret",
            Lathe(
                profile=[(m * 1.35, 0), (m * 1.35, wall), (m, wall * 1.06), (m * 0.86, tall), (0, tall)], segments=32
            ),
            at=(x, y, 0),
            material="wall",
        )
        for z in (0.6, 0.82):
            k.add(
                "minaret balcony",
                Lathe(
                    profile=[
                        (m * 0.8, -m * 0.8),
                        (m * 1.7, 0),
                        (m * 1.7, m * 0.7),
                        (m * 1.55, m * 0.7),
                        (m * 1.55, m * 0.1),
                        (m * 0.8, m * 0.1),
                    ],
                    closed=True,
                    segments=32,
                ),
                at=(x, y, tall * z),
                material="trim",
            )
        k.add(
            "minaret roof",
            Lathe(profile=[(m * 1.0, 0), (m * 0.75, m * 1.2), (m * 0.2, m * 3.6), (0, m * 4)], segments=32),
            at=(x, y, tall - 0.002 * w),
            material="gold",
        )
    arch = arched(w * 0.26, wall * 0.82, pointed=True)
    k.add("portal", Box(size=(w * 0.42, w * 0.1, wall * 1.1)), at=(0, -d / 2 - w * 0.03, 0), material="wall")
    k.add(
        "portal frame",
        Extrude(outline=surround(arch, w * 0.03, wall * 0.82), height=w * 0.05, pivot="center"),
        at=(0, -d / 2 - w * 0.08, w * 0.0),
        rotate=FRONT,
        material="gold",
    )
    k.add(
        "portal niche",
        Extrude(outline=arch, height=w * 0.03, pivot="center"),
        at=(0, -d / 2 - w * 0.075, 0.001),
        rotate=FRONT,
        material="trim",
    )
    door(k, "", (0, -d / 2 - w * 0.09, w * 0.035), w * 0.12, wall * 0.5, head="pointed", style="double")
    for side in (-1, 1):
        window(
            k,
            f"front {side}",
            (side * w * 0.35, -d / 2, wall * 0.3),
            w * 0.09,
            wall * 0.45,
            head="pointed",
            bars=(1, 2),
            glass=glass,
        )
        window(
            k,
            f"side {side}",
            (side * w / 2, -d * 0.3, wall * 0.3),
            w * 0.09,
            wall * 0.45,
            facing=90 * side,
            head="pointed",
            bars=(1, 2),
            glass=glass,
            instances=Linear(count=4, step=(0, d * 0.2, 0)),
        )
    k.anchor("top", (0, 0, top + r * 1.3), half_size=(0.1, 0.1))


@asset(
    kind="temple",
    words=("temple", "greek temple", "parthenon", "roman temple", "pagoda", "japanese temple", "chinese temple", "shrine", "chinese pagoda"),
    about="A Greek temple with columns all round, or a pagoda with curved roofs.",
    parameters=(length("width", 12.0, 3.0, 60.0, words=("width", "wide")), count("columns", 6, 4, 10, words=("columns", "pillars")), count("floors", 5, 1, 9, words=("floors", "tiers", "storeys", "roofs")), choice("kind", "greek", "pagoda"), choice("order", "doric", "ionic", "corinthian")),
    slots={**SLOTS, "wall": Material(preset="marble", color="#ece6d8"), "paint": Material(preset="painted_wood", color="#a8291f"), "tile": Material(preset="roof_tile", color="#3b5a50")},
    main_slot="wall",
    styles={"japanese": {"kind": "pagoda"}, "chinese": {"kind": "pagoda"}},
    adjectives={"pagoda": {"kind": "pagoda"}, "japanese": {"kind": "pagoda"}, "chinese": {"kind": "pagoda"}, "shrine": {"kind": "pagoda", "floors": 1}, "buddhist": {"kind": "pagoda"}},
    states=("lit",),
    parts=PARTS,
)  # fmt: skip
def temple(k: Kit) -> None:
    """Greek or Far Eastern."""
    if k.s("kind") == "pagoda":
        _pagoda(k)
        return
    w, n = k.m("width"), k.n("columns")
    gap = w * 0.88 / (n - 1)
    r = min(gap * 0.25, w * 0.045)
    side = 2 * n + 1
    long = gap * (side - 1) if side <= 13 else gap * 12
    side = min(side, 13)
    d = long + w * 0.12
    z = 0.0
    for i in range(3):
        rise = w * 0.022
        k.add(
            "step",
            Box(size=(w * (1.12 - 0.05 * i), d + w * (0.12 - 0.05 * i), rise + (0.002 * w if i else 0))),
            at=(0, 0, z - (0.002 * w if i else 0)),
            material="wall",
            bevel=w * 0.002,
            bevel_segments=1,
        )
        z += rise
    tall = r * 11.5
    order = k.s("order")
    for sy in (-1, 1):
        column(
            k,
            f"column row {sy}",
            (0, sy * long / 2, z - 0.001 * w),
            r,
            tall,
            order=order,
            material="wall",
            instances=Linear(count=n, step=(gap, 0, 0), center=True),
        )
    for sx in (-1, 1):
        column(
            k,
            f"column side {sx}",
            (sx * w * 0.44, 0, z - 0.001 * w),
            r,
            tall,
            order=order,
            material="wall",
            instances=Linear(count=side - 2, step=(0, long / (side - 1), 0), center=True),
        )
    k.add("cella", Box(size=(w * 0.62, long * 0.78, tall)), at=(0, 0, z - 0.001 * w), material="wall")
    door(k, "", (0, -long * 0.39, z), w * 0.16, tall * 0.7, style="double")
    z += tall
    arch = w * 0.94 + r * 1.2
    k.add("architrave", Box(size=(arch, d, w * 0.05)), at=(0, 0, z - 0.002 * w), material="wall")
    k.add("frieze", Box(size=(arch * 0.985, d * 0.992, w * 0.055)), at=(0, 0, z + w * 0.047), material="wall")
    tri = Box(size=(w * 0.025, w * 0.012, w * 0.05))
    count_x = 2 * n - 1
    for sy in (-1, 1):
        k.add(
            "triglyph",
            tri,
            at=(0, sy * d * 0.497, z + w * 0.048),
            material="wall",
            instances=Linear(count=count_x, step=(arch * 0.94 / (count_x - 1), 0, 0), center=True),
        )
    for sx in (-1, 1):
        k.add(
            "triglyph",
            Box(size=(w * 0.012, w * 0.025, w * 0.05)),
            at=(sx * arch * 0.493, 0, z + w * 0.048),
            material="wall",
            instances=Linear(count=2 * side - 1, step=(0, d * 0.94 / (2 * side - 2), 0), center=True),
        )
    k.add(
        "cornice",
        Box(size=(arch * 1.07, d + w * 0.08, w * 0.022)),
        at=(0, 0, z + w * 0.1),
        material="wall",
        bevel=w * 0.004,
    )
    base = z + w * 0.12
    e, rise, t = arch * 0.535, w * 0.13, w * 0.022
    k.add(
        "pediment",
        Extrude(
            outline=[(-e * 0.96, -0.002 * w), (e * 0.96, -0.002 * w), (0, rise)], height=d + w * 0.02, pivot="center"
        ),
        at=(0, 0, base),
        rotate=FRONT,
        material="wall",
    )
    k.add(
        "roof",
        Extrude(
            outline=[(-e, 0.0), (0, rise + t * 0.2), (e, 0.0), (e, t), (0, rise + t * 1.3), (-e, t)],
            height=d + w * 0.085,
            pivot="center",
        ),
        at=(0, 0, base),
        rotate=FRONT,
        material="wall",
    )
    for x, zz in ((-e * 0.97, t), (0, rise + t * 1.2), (e * 0.97, t)):
        for sy in (-1, 1):
            k.add(
                "acroterion",
                Lathe(
                    profile=[(w * 0.012, 0), (w * 0.02, w * 0.012), (w * 0.008, w * 0.03), (0, w * 0.04)], segments=16
                ),
                at=(x, sy * (d / 2 + w * 0.03), base + zz - 0.002 * w),
                material="wall",
            )
    k.anchor("top", (0, 0, base + rise), half_size=(w * 0.1, d * 0.3))


def _pagoda(k: Kit) -> None:
    w, floors = k.m("width"), k.n("floors")
    s = w * 0.5
    z = w * 0.06
    k.add("base", Box(size=(w * 1.0, w * 1.0, z)), material="base", bevel=w * 0.01)
    steps(k, "steps", (0, -w * 0.5, 0), w * 0.25, z, 3, tread=w * 0.035)
    glass = _pane(k)
    for f in range(floors):
        size = s * (1 - 0.09 * f)
        tall = w * (0.2 - 0.009 * f)
        k.add(f"storey {f + 1}", Box(size=(size, size, tall * 1.05)), at=(0, 0, z - 0.002 * w), material="trim")
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.add(
                    "column",
                    Cylinder(radius=w * 0.014, height=tall * 1.02, segments=16),
                    at=(sx * size * 0.5, sy * size * 0.5, z - 0.001 * w),
                    material="paint",
                )
        for a, (dx, dy) in ((0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (-90, (-1, 0))):
            if f == 0 and a == 0:
                door(k, "", (0, -size / 2, z), size * 0.24, tall * 0.8, style="double", frame="paint")
            else:
                window(
                    k,
                    f"{f} {a}",
                    (dx * size / 2, dy * size / 2, z + tall * 0.25),
                    size * 0.3,
                    tall * 0.45,
                    facing=a,
                    bars=(4, 2),
                    sill=False,
                    frame="paint",
                    glass=glass,
                )
            for t in (-0.32, 0.32):
                k.add(
                    "post",
                    Box(size=(w * 0.016, w * 0.016, tall)),
                    at=(dx * size * 0.5 + dy * t * size, dy * size * 0.5 + dx * t * size, z),
                    material="paint",
                )
        k.add(
            "beam",
            Box(size=(size * 1.06, size * 1.06, w * 0.05)),
            at=(0, 0, z + tall * 0.94),
            material="paint",
            bevel=w * 0.003,
        )
        z += tall
        _curved_roof(k, f, size, z, w)
        z += w * 0.062
        if f < floors - 1:
            k.add(
                "railing", Box(size=(size * 1.02, size * 1.02, w * 0.014)), at=(0, 0, z - w * 0.012), material="paint"
            )
    k.add(
        "spire",
        Lathe(
            profile=[(w * 0.05, 0), (w * 0.03, w * 0.03), (w * 0.008, w * 0.05), (w * 0.008, w * 0.34), (0, w * 0.36)],
            segments=24,
        ),
        at=(0, 0, z),
        material="gold",
    )
    k.add(
        "spire ring",
        Torus(radius=w * 0.026, tube=w * 0.005, segments=28, tube_segments=8),
        at=(0, 0, z + w * 0.09),
        scale=1.0,
        material="gold",
        instances=Linear(count=6, step=(0, 0, w * 0.032)),
    )
    k.add(
        "spire ring disc",
        Cylinder(radius=w * 0.026, height=w * 0.004, segments=28),
        at=(0, 0, z + w * 0.088),
        material="gold",
        instances=Linear(count=6, step=(0, 0, w * 0.032)),
    )
    k.anchor("top", (0, 0, z), half_size=(w * 0.03, w * 0.03))


def _curved_roof(k: Kit, floor: int, size: float, z: float, w: float) -> None:
    out, inner, up = size * 0.86, size * 0.42, w * 0.075
    rings, per = 6, 24
    vertices: list[tuple[float, float, float]] = []
    for top in (True, False):
        for i in range(rings + 1):
            t = i / rings
            for j in range(per):
                a = 2 * math.pi * (j + 0.5) / per
                square = 1 / max(abs(math.cos(a)), abs(math.sin(a)))
                corner = (square - 1) / 0.414
                half = out + (inner - out) * t
                height = up * t**1.7 + (1 - t) ** 2 * corner**2.5 * w * 0.032
                vertices.append(
                    (
                        half * square * math.cos(a),
                        half * square * math.sin(a),
                        z + height + (w * 0.012 if top else -w * 0.02),
                    )
                )
    n = (rings + 1) * per
    faces: list[list[int]] = []
    for i in range(rings):
        for j in range(per):
            a, b = i * per + j, i * per + (j + 1) % per
            faces.append([a, b, b + per, a + per])
            faces.append([n + a, n + a + per, n + b + per, n + b])
    for j in range(per):
        b = (j + 1) % per
        faces.append([j, n + j, n + b, b])
    faces.append([rings * per + j for j in range(per)])
    faces.append([n + rings * per + j for j in reversed(range(per))])
    k.add(f"roof {floor + 1}", PolyMesh(vertices=vertices, faces=faces), material="tile")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.tube(
                "roof hip",
                [
                    (sx * out * 0.97, sy * out * 0.97, z + w * 0.04),
                    (sx * out * 0.85, sy * out * 0.85, z + w * 0.03),
                    (sx * (out + inner) * 0.48, sy * (out + inner) * 0.48, z + up * 0.4 + w * 0.012),
                    (sx * inner, sy * inner, z + up + w * 0.012),
                ],
                w * 0.01,
                segments=8,
                resolution=3,
                material="tile",
            )


@asset(
    kind="skyscraper",
    words=("skyscraper", "office building", "office tower", "high-rise", "highrise", "apartment block", "apartment building", "block of flats", "building", "city building", "hotel", "condo", "empire state building", "tower block"),
    about="A skyscraper of glass, an art-deco tower with setbacks, or an apartment block with balconies.",
    parameters=(count("floors", 24, 3, 80, words=("floors", "storeys", "stories")), length("width", 22.0, 6.0, 60.0, words=("width", "wide")), length("depth", 22.0, 6.0, 60.0, words=("depth", "deep")), choice("kind", "glass", "deco", "apartments", "brick")),
    slots={**SLOTS, "wall": Material(preset="concrete", color="#c9c6bd"), "window": Material(preset="dark_screen", color="#3d5a74", roughness=0.1), "brick": "brick"},
    main_slot="wall",
    styles={"art deco": {"kind": "deco"}, "modern": {"kind": "glass"}},
    adjectives={"apartment": {"kind": "apartments", "floors": 8}, "apartment block": {"kind": "apartments", "floors": 8}, "apartment building": {"kind": "apartments", "floors": 8}, "block of flats": {"kind": "apartments", "floors": 8}, "building": {"kind": "brick", "floors": 5},
                "empire state building": {"kind": "deco", "floors": 60}, "hotel": {"kind": "apartments", "floors": 12}, "office": {"kind": "glass", "floors": 14}, "condo": {"kind": "apartments", "floors": 10}, "city": {"kind": "brick", "floors": 6}},
    states=("lit",),
    parts={**PARTS, "balcony": "balcony"},
)  # fmt: skip
def skyscraper(k: Kit) -> None:
    """Floors stacked by patterns, not by parts."""
    n, w, d = k.n("floors"), k.m("width"), k.m("depth")
    f = 3.4
    h = n * f
    kind = k.s("kind")
    glass = _pane(k)
    k.add("base", Box(size=(w + 2, d + 2, 0.5)), material="base", bevel=0.05)
    if kind == "glass":
        k.add("core", Box(size=(w * 0.985, d * 0.985, h)), at=(0, 0, 0.4), material="window")
        k.add(
            "floor slab",
            Box(size=(w, d, 0.4)),
            at=(0, 0, 0.4 + f),
            material="wall",
            instances=Linear(count=n, step=(0, 0, f)),
        )
        bays = max(4, round(w / 2.4))
        for sy in (-1, 1):
            k.add(
                "mullion",
                Box(size=(0.16, 0.3, h)),
                at=(0, sy * d / 2, 0.45),
                material="trim",
                instances=Linear(count=bays + 1, step=(w * 0.985 / bays, 0, 0), center=True),
            )
        bays = max(4, round(d / 2.4))
        for sx in (-1, 1):
            k.add(
                "mullion",
                Box(size=(0.3, 0.16, h)),
                at=(sx * w / 2, 0, 0.45),
                material="trim",
                instances=Linear(count=bays + 1, step=(0, d * 0.985 / bays, 0), center=True),
            )
        k.add("lobby", Box(size=(w * 1.03, d * 1.03, 0.5)), at=(0, 0, 0.4 + f * 0.9), material="wall", bevel=0.08)
        k.add("roof", Box(size=(w * 0.6, d * 0.6, f * 0.9)), at=(0, 0, h + 0.4), material="wall", bevel=0.08)
        k.rod("mast", (0, 0, h), (0, 0, h * 1.12 + f), 0.22, 0.08, material="metal")
        k.add(
            "roof unit",
            Box(size=(w * 0.14, d * 0.2, f * 0.5)),
            at=(w * 0.36, d * 0.2, h + 0.38),
            material="metal",
            bevel=0.06,
        )
        door(k, "", (0, -d / 2, 0.45), min(4.0, w * 0.3), f * 0.75, style="glass", frame="metal")
        top = h
    elif kind == "deco":
        z, top = 0.4, h
        for i, (share, size) in enumerate(((0.22, 1.0), (0.24, 0.82), (0.3, 0.62), (0.16, 0.44), (0.08, 0.3))):
            tall = h * share
            ww, dd = w * size, d * size
            k.add(f"wall {i + 1}", Box(size=(ww, dd, tall + 0.05)), at=(0, 0, z - 0.03), material="wall")
            for length_m, axis in ((ww, 0), (dd, 1)):
                bays = max(2, round(length_m / 2.2))
                step = length_m / bays
                for side in (-1, 1):
                    at = (0.0, side * dd / 2, z + f * 0.2) if axis == 0 else (side * ww / 2, 0.0, z + f * 0.2)
                    size3 = (step * 0.42, 0.12, tall - f * 0.4) if axis == 0 else (0.12, step * 0.42, tall - f * 0.4)
                    move = (step, 0.0, 0.0) if axis == 0 else (0.0, step, 0.0)
                    k.add(
                        "window strip",
                        Box(size=size3),
                        at=at,
                        material=glass,
                        instances=Linear(count=bays, step=move, center=True),
                    )
            rows = max(1, int(tall / f))
            k.add(
                "spandrel",
                Box(size=(ww + 0.1, dd + 0.1, f * 0.26)),
                at=(0, 0, z + f * 0.55),
                material="wall",
                instances=Linear(count=rows, step=(0, 0, f)),
            )
            k.add(
                "parapet", Box(size=(ww + 0.5, dd + 0.5, 0.5)), at=(0, 0, z + tall - 0.3), material="trim", bevel=0.08
            )
            z += tall
        k.add(
            "crown",
            Extrude(
                outline=[(-w * 0.13, -d * 0.13), (w * 0.13, -d * 0.13), (w * 0.13, d * 0.13), (-w * 0.13, d * 0.13)],
                height=h * 0.08,
                taper=0.2,
            ),
            at=(0, 0, z - 0.02),
            material="metal",
        )
        k.rod("spire", (0, 0, z + h * 0.07), (0, 0, z + h * 0.2), w * 0.018, w * 0.004, material="metal")
        door(k, "", (0, -d / 2, 0.45), min(3.0, w * 0.2), f * 0.9, style="double", frame="gold")
    else:
        brick = kind == "brick"
        k.add("wall", Box(size=(w, d, h)), at=(0, 0, 0.4), material="brick" if brick else "wall")
        k.add("cornice", Box(size=(w + 0.8, d + 0.8, 0.6)), at=(0, 0, h + 0.3), material="trim", bevel=0.1)
        for length_m, facing, at in (
            (w, 0, (0.0, -d / 2)),
            (w, 180, (0.0, d / 2)),
            (d, 90, (w / 2, 0.0)),
            (d, -90, (-w / 2, 0.0)),
        ):
            bays = max(2, round(length_m / (3.4 if brick else 4.2)))
            step = length_m / bays
            with k.group(
                "floor row",
                at=(at[0], at[1], 0.4 + f * (0.0 if not brick else 0.02)),
                rotate=(0, 0, facing),
                instances=Linear(count=n - 1, step=(0, 0, f)),
            ):
                tall, wide = f * 0.5, step * 0.4
                k.add(
                    "window",
                    Box(size=(wide, 0.14, tall)),
                    at=(0, 0, f * 1.28),
                    material=glass,
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                k.add(
                    "window sill",
                    Box(size=(wide + 0.3, 0.36, 0.14)),
                    at=(0, -0.05, f * 1.28 - 0.14),
                    material="trim",
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                k.add(
                    "window head",
                    Box(size=(wide + 0.2, 0.24, 0.2)),
                    at=(0, -0.02, f * 1.28 + tall),
                    material="trim",
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                k.add(
                    "window bar",
                    Box(size=(0.07, 0.2, tall)),
                    at=(0, 0, f * 1.28),
                    material="trim",
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                if not brick and abs(facing) != 90:
                    m = max(1, bays // 2)
                    k.add(
                        "balcony",
                        Box(size=(step * 0.8, 1.3, 0.18)),
                        at=(0, -0.62, f * 1.04),
                        material="trim",
                        instances=Linear(count=m, step=(step * 2, 0, 0), center=True),
                    )
                    k.add(
                        "balcony rail",
                        Box(size=(step * 0.8, 0.08, 1.0)),
                        at=(0, -1.22, f * 1.04),
                        material="window",
                        instances=Linear(count=m, step=(step * 2, 0, 0), center=True),
                    )
            k.add(
                f"shop window {facing}",
                Box(size=(length_m * 0.3, 0.16, f * 0.62)),
                at=(
                    at[0] + (0.33 * w if abs(facing) != 90 else 0.0),
                    at[1] + (0.0 if abs(facing) != 90 else 0.2 * d),
                    0.9,
                ),
                rotate=(0, 0, facing),
                material=glass,
            )
        k.add("string course", Box(size=(w + 0.3, d + 0.3, 0.35)), at=(0, 0, 0.4 + f), material="trim", bevel=0.05)
        door(k, "", (0, -d / 2, 0.45), 2.0, f * 0.75, style="double")
        k.add(
            "awning", Box(size=(3.6, 1.6, 0.18)), at=(0, -d / 2 - 0.75, 0.5 + f * 0.82), material="accent", bevel=0.04
        )
        if brick:
            k.add(
                "water tank",
                Lathe(profile=[(1.5, 0), (1.5, 2.6), (0, 3.6)], segments=28),
                at=(w * 0.2, d * 0.15, h + 2.2),
                material="wood",
            )
            for a in range(4):
                t = math.radians(45 + 90 * a)
                k.rod(
                    "tank leg",
                    (w * 0.2 + 1.3 * math.cos(t), d * 0.15 + 1.3 * math.sin(t), h + 0.5),
                    (w * 0.2 + 1.2 * math.cos(t), d * 0.15 + 1.2 * math.sin(t), h + 2.3),
                    0.12,
                    material="metal",
                )
        k.add(
            "stair house",
            Box(size=(w * 0.25, d * 0.25, 2.6)),
            at=(-w * 0.2, d * 0.15, h + 0.6),
            material="wall",
            bevel=0.05,
        )
        top = h + 0.8
    k.anchor("top", (0, 0, top + 0.4), half_size=(w * 0.2, d * 0.2))


@asset(
    kind="barn",
    words=("barn", "farm building", "red barn", "stable", "farm barn", "cowshed", "granary"),
    about="A gambrel-roofed barn with white-trimmed cross-braced doors, a hay loft and, if asked, a silo.",
    parameters=(length("width", 10.0, 3.0, 24.0, words=("width", "wide")), length("depth", 14.0, 4.0, 40.0, words=("depth", "length", "long", "deep")), flag("silo", False)),
    slots={**SLOTS, "wall": Material(preset="planks", color="#9e2b22"), "roof": "shingles", "door": Material(preset="planks", color="#8f241c"), "silo": "galvanised_steel"},
    main_slot="wall",
    states=("open",),
    parts=PARTS,
)  # fmt: skip
def barn(k: Kit) -> None:
    """Ridge along y, doors in front."""
    w, d = k.m("width"), k.m("depth")
    wall, half = w * 0.42, w / 2
    rise = w * 0.42
    shape = [
        (-half, 0),
        (half, 0),
        (half, wall),
        (half * 0.66, wall + rise * 0.62),
        (0, wall + rise),
        (-half * 0.66, wall + rise * 0.62),
        (-half, wall),
    ]
    k.add("wall", Extrude(outline=shape, height=d, pivot="center"), rotate=FRONT, material="wall")
    t, o = w * 0.018, w * 0.05
    line = [(half + o, wall - rise * 0.1), (half * 0.69, wall + rise * 0.64), (0, wall + rise + t * 0.3)]
    outer = [
        (half + o + t, wall - rise * 0.1 + t * 0.3),
        (half * 0.69 + t, wall + rise * 0.64 + t),
        (0, wall + rise + t * 1.6),
    ]
    roof = [*line, *[(-x, z) for x, z in reversed(line[:-1])], *[(-x, z) for x, z in outer[:-1]], *reversed(outer)]
    k.add("roof", Extrude(outline=roof, height=d + w * 0.1, pivot="center"), rotate=FRONT, material="roof")
    y = -d / 2
    dw, dh = w * 0.2, wall * 0.86
    for side in (-1, 1):
        x = side * (dw / 2 + (dw * 0.98 if k.state("open") else 0.003 * w))
        k.add("door leaf", Box(size=(dw, w * 0.02, dh)), at=(x, y - w * 0.012, 0.0), material="door")
        for z in (0, dh - w * 0.02):
            k.add("door trim", Box(size=(dw, w * 0.012, w * 0.02)), at=(x, y - w * 0.024, z), material="trim")
        for dx in (-dw / 2 + w * 0.01, dw / 2 - w * 0.01):
            k.add("door trim", Box(size=(w * 0.02, w * 0.012, dh)), at=(x + dx, y - w * 0.024, 0), material="trim")
        for s in (-1, 1):
            k.rod(
                "door brace",
                (x - s * dw * 0.46, y - w * 0.022, w * 0.02),
                (x + s * dw * 0.46, y - w * 0.022, dh - w * 0.02),
                w * 0.009,
                segments=4,
                material="trim",
            )
    if k.state("open"):
        k.add("doorway", Box(size=(dw * 1.95, w * 0.01, dh)), at=(0, y - w * 0.003, 0), material="metal")
    k.add(
        "door rail", Box(size=(dw * 4.2, w * 0.02, w * 0.016)), at=(0, y - w * 0.012, dh + w * 0.004), material="metal"
    )
    loft = wall + rise * 0.3
    k.add("loft door", Box(size=(w * 0.15, w * 0.02, w * 0.17)), at=(0, y - w * 0.006, loft), material="door")
    for a, b in (((-1, 0), (1, 1)), ((1, 0), (-1, 1))):
        k.rod(
            "loft brace",
            (a[0] * w * 0.07, y - w * 0.016, loft + a[1] * w * 0.165),
            (b[0] * w * 0.07, y - w * 0.016, loft + b[1] * w * 0.165),
            w * 0.006,
            segments=4,
            material="trim",
        )
    frame = [(-w * 0.085, -w * 0.012), (w * 0.085, -w * 0.012), (w * 0.085, w * 0.182), (-w * 0.085, w * 0.182)]
    k.add(
        "loft frame",
        Extrude(
            outline=frame,
            holes=[[(-w * 0.07, 0), (w * 0.07, 0), (w * 0.07, w * 0.17), (-w * 0.07, w * 0.17)]],
            height=w * 0.03,
            pivot="center",
        ),
        at=(0, y - w * 0.004, loft),
        rotate=FRONT,
        material="trim",
    )
    k.rod(
        "hoist",
        (0, y + w * 0.05, wall + rise * 0.86),
        (0, y - w * 0.11, wall + rise * 0.86),
        w * 0.012,
        material="metal",
    )
    for side in (-1, 1):
        window(k, f"front {side}", (side * w * 0.36, y, wall * 0.45), w * 0.07, w * 0.1)
        window(
            k,
            f"side {side}",
            (side * half, -d * 0.32, wall * 0.4),
            w * 0.08,
            w * 0.11,
            facing=90 * side,
            instances=Linear(count=4, step=(0, d * 0.21, 0)),
        )
        k.add(
            "corner board",
            Box(size=(w * 0.024, w * 0.024, wall)),
            at=(side * (half - w * 0.008), y + w * 0.006, 0),
            material="trim",
        )
        k.add(
            "corner board",
            Box(size=(w * 0.024, w * 0.024, wall)),
            at=(side * (half - w * 0.008), -y - w * 0.006, 0),
            material="trim",
        )
    k.add("cupola", Box(size=(w * 0.12, w * 0.12, w * 0.14)), at=(0, 0, wall + rise - w * 0.02), material="trim")
    k.add(
        "cupola louvre",
        Box(size=(w * 0.124, w * 0.09, w * 0.008)),
        at=(0, 0, wall + rise + w * 0.03),
        material="metal",
        instances=Linear(count=5, step=(0, 0, w * 0.014)),
    )
    k.add(
        "cupola roof",
        Extrude(
            outline=[(-w * 0.08, -w * 0.08), (w * 0.08, -w * 0.08), (w * 0.08, w * 0.08), (-w * 0.08, w * 0.08)],
            height=w * 0.08,
            taper=0.08,
        ),
        at=(0, 0, wall + rise + w * 0.118),
        material="roof",
    )
    k.rod("vane", (0, 0, wall + rise + w * 0.19), (0, 0, wall + rise + w * 0.28), w * 0.004, material="metal")
    k.add(
        "vane arrow", Box(size=(w * 0.09, w * 0.004, w * 0.012)), at=(0, 0, wall + rise + w * 0.255), material="metal"
    )
    if k.on("silo"):
        r, tall = w * 0.17, wall + rise * 1.1
        x = half + r * 1.15
        k.add("silo", Cylinder(radius=r, height=tall, segments=48), at=(x, d * 0.2, 0), material="silo")
        k.add(
            "silo band",
            Torus(radius=r, tube=r * 0.02, segments=48, tube_segments=8),
            at=(x, d * 0.2, tall * 0.12),
            material="silo",
            instances=Linear(count=8, step=(0, 0, tall * 0.12)),
        )
        k.add(
            "silo dome",
            Lathe(profile=[(r * 1.02, 0), (r * 0.9, r * 0.4), (r * 0.5, r * 0.8), (0, r * 0.95)], segments=48),
            at=(x, d * 0.2, tall - 0.002),
            material="silo",
        )
    k.anchor("top", (0, 0, wall + rise), half_size=(w * 0.02, d * 0.4))
