"""Lighthouses and windmills, and the looks that public buildings share."""

import math

from prompt2mesh.library.buildings.houses import GLASS, LIT
from prompt2mesh.library.buildings.parts import door, steps, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus

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


def pane_slot(k: Kit) -> str:
    """The slot of window panes: a glowing one when the building is lit."""
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
            glass=pane_slot(k),
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
            glass=pane_slot(k),
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
