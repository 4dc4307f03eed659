"""More of a laid table: sugar bowl, egg cup, cake stand, mortar, measuring cup."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import handle_path, liquid, vessel
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Sphere, Text, Torus


@asset(
    kind="sugar_bowl",
    words=("sugar bowl", "sugar pot", "butter dish", "sugar basin"),
    about="A footed bowl with two handles and a knobbed lid; open it shows sugar cubes.",
    parameters=(length("height", 0.12, 0.04, 0.5, words=("height", "tall", "size")), flag("lid", True)),
    slots={"bowl": "porcelain", "trim": "gold", "sugar": "sugar"},
    states=("open",),
    holds=True,
)  # fmt: skip
def sugar_bowl(k: Kit) -> None:
    """Belly, foot ring, ears."""
    h = k.m("height")
    r = h * 0.42
    outer = [
        (r * 0.55, 0.0),
        (r * 0.5, h * 0.05),
        (r * 0.9, h * 0.18),
        (r, h * 0.36),
        (r * 0.86, h * 0.56),
        (r * 0.8, h * 0.62),
    ]
    k.add("bowl", vessel(outer, h * 0.03), material="bowl", smooth=True)
    for sx in (-1, 1):
        path = [(sx * x, y, z) for x, y, z in handle_path((r * 0.86, h * 0.54), (r * 0.96, h * 0.26), r * 0.42)]
        k.tube("handle", path, h * 0.024, material="bowl", segments=12)
    k.add(
        "trim",
        Torus(radius=r * 0.79, tube=h * 0.014, segments=56, tube_segments=8),
        at=(0, 0, h * 0.63),
        material="trim",
    )
    if k.on("lid") and not k.state("open"):
        k.add(
            "lid",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.78, 0),
                    (r * 0.74, h * 0.05),
                    (r * 0.4, h * 0.17),
                    (r * 0.12, h * 0.22),
                    (0, h * 0.22),
                ],
                smooth=False,
                fillet=h * 0.01,
                segments=56,
            ),
            at=(0, 0, h * 0.635),
            material="bowl",
        )
        k.add("trim knob", Sphere(radius=h * 0.055, segments=24), at=(0, 0, h * 0.9), material="trim")
    else:
        for i in range(11):
            a, q = i * 2.39996, math.sqrt((i + 0.5) / 11) * r * 0.56
            k.add(
                "sugar",
                Box(size=(h * 0.11, h * 0.11, h * 0.11), pivot="center"),
                at=(q * math.cos(a), q * math.sin(a), h * (0.5 + 0.05 * (i % 3))),
                rotate=(20 * i, 31 * i, 47 * i),
                material="sugar",
                bevel=h * 0.01,
            )
        k.add(
            "sugar heap",
            Ellipsoid(radii=(r * 0.72, r * 0.72, h * 0.14), segments=28),
            at=(0, 0, h * 0.42),
            material="sugar",
        )
    k.anchor("inside", (0, 0, h * 0.08), half_size=(r * 0.6, r * 0.6), round=True, height=h * 0.5, radius=r * 0.7)


@asset(
    kind="egg_cup",
    words=("egg cup", "eggcup", "soft boiled egg"),
    about="A footed cup with a boiled egg, its top cut off if open.",
    parameters=(length("height", 0.1, 0.03, 0.5, words=("height", "tall", "size")), flag("egg", True)),
    slots={"cup": Material(preset="glazed_ceramic", color="#4a9ac0"), "egg": Material(preset="porcelain", color="#e9c7a2"), "white": "egg_white", "yolk": "egg_yolk"},
    states=("open",),
)  # fmt: skip
def egg_cup(k: Kit) -> None:
    """The egg stands in the cup."""
    h = k.m("height")
    r = h * 0.26
    k.add(
        "cup",
        Lathe(
            profile=[
                (0, 0),
                (r * 1.0, 0),
                (r * 0.95, h * 0.03),
                (r * 0.3, h * 0.12),
                (r * 0.3, h * 0.2),
                (r * 0.8, h * 0.3),
                (r * 1.04, h * 0.5),
                (r * 0.96, h * 0.5),
                (r * 0.7, h * 0.34),
                (0, h * 0.28),
            ],
            fillet=h * 0.01,
            segments=56,
        ),
        material="cup",
    )
    if not k.on("egg"):
        return
    profile = [(0, h * 0.275), (r * 0.6, h * 0.34), (r * 0.9, h * 0.48), (r * 0.94, h * 0.62)]
    if k.state("open"):
        k.add(
            "egg",
            Lathe(
                profile=[*profile, (r * 0.84, h * 0.78), (r * 0.78, h * 0.78), (0, h * 0.76)], smooth=False, segments=48
            ),
            material="egg",
        )
        k.add("white", Cylinder(radius=r * 0.79, height=h * 0.012, segments=44), at=(0, 0, h * 0.775), material="white")
        k.add(
            "yolk", Ellipsoid(radii=(r * 0.46, r * 0.46, h * 0.03), segments=28), at=(0, 0, h * 0.785), material="yolk"
        )
    else:
        k.add(
            "egg",
            Lathe(
                profile=[*profile, (r * 0.84, h * 0.78), (r * 0.55, h * 0.93), (r * 0.25, h * 0.985), (0, h)],
                smooth=True,
                segments=48,
            ),
            material="egg",
        )


@asset(
    kind="cake_stand",
    words=("cake stand", "cake plate", "tiered tray", "tiered cake stand", "pedestal plate"),
    about="A plate on a foot, in one or more tiers, under a glass dome if asked.",
    parameters=(length("diameter", 0.28, 0.08, 1.0, words=("diameter", "width", "wide", "size")), count("tiers", 1, 1, 4, words=("tiers", "levels")), flag("dome", False, words=("dome", "cover", "lid"))),
    slots={"plate": "porcelain", "stem": "porcelain", "trim": "gold", "glass": Material(preset="glass", alpha=0.25)},
    adjectives={"tiered": {"tiers": 3}, "three tier": {"tiers": 3}},
    parts={"foot": "stem", "stand": "stem"},
)  # fmt: skip
def cake_stand(k: Kit) -> None:
    """Foot, stem, plate with a turned-up rim; smaller plates above."""
    d, n = k.m("diameter"), k.n("tiers")
    z, gap = d * 0.34, d * 0.5
    k.add(
        "stem",
        Lathe(
            profile=[
                (0, 0),
                (d * 0.22, 0),
                (d * 0.21, d * 0.015),
                (d * 0.08, d * 0.06),
                (d * 0.04, d * 0.12),
                (d * 0.06, d * 0.17),
                (d * 0.035, d * 0.22),
                (d * 0.06, z),
                (0, z),
            ],
            smooth=False,
            fillet=d * 0.01,
            segments=56,
        ),
        material="stem",
    )
    for i in range(n):
        r = d / 2 * (1 - 0.22 * i)
        k.add(
            "plate",
            Lathe(
                profile=[
                    (0, -d * 0.012),
                    (r * 0.8, -d * 0.012),
                    (r, d * 0.02),
                    (r * 0.99, d * 0.03),
                    (r * 0.8, d * 0.004),
                    (0, d * 0.004),
                ],
                fillet=d * 0.004,
                segments=72,
            ),
            at=(0, 0, z + i * gap),
            material="plate",
        )
        k.add(
            "trim",
            Torus(radius=r * 0.992, tube=d * 0.006, segments=72, tube_segments=8),
            at=(0, 0, z + i * gap + d * 0.025),
            material="trim",
        )
        k.anchor(
            "top" if i == 0 else f"tier {i + 1}",
            (0, 0, z + i * gap + d * 0.004),
            half_size=(r * 0.75, r * 0.75),
            round=True,
            height=gap * 0.8,
        )
        if i < n - 1:
            k.rod("stem pole", (0, 0, z + i * gap), (0, 0, z + (i + 1) * gap), d * 0.016, segments=16, material="trim")
    if n > 1:
        top = z + (n - 1) * gap
        k.rod("stem pole", (0, 0, top), (0, 0, top + d * 0.2), d * 0.012, segments=14, material="trim")
        k.add(
            "trim ring",
            Torus(radius=d * 0.045, tube=d * 0.01, segments=28, tube_segments=8),
            at=(0, 0, top + d * 0.24),
            rotate=(90, 0, 0),
            material="trim",
        )
    if k.on("dome"):
        r = d * 0.4
        dome = [(r, 0), (r * 1.0, d * 0.16), (r * 0.86, d * 0.3), (r * 0.5, d * 0.38), (0, d * 0.4)]
        inner = [(0.0, d * 0.39), (r * 0.49, d * 0.37), (r * 0.84, d * 0.29), (r * 0.97, d * 0.16), (r * 0.97, 0.0)]
        k.add(
            "glass",
            Lathe(profile=[*dome, *inner], closed=True, segments=56),
            at=(0, 0, z + d * 0.006),
            material="glass",
            smooth=True,
        )
        k.add("glass knob", Sphere(radius=d * 0.035, segments=20), at=(0, 0, z + d * 0.43), material="glass")


@asset(
    kind="mortar_and_pestle",
    words=("mortar and pestle", "mortar", "pestle and mortar", "pestle"),
    about="A heavy bowl with its pestle leaning in it.",
    parameters=(length("diameter", 0.13, 0.04, 0.6, words=("diameter", "width", "size")), flag("herbs", True)),
    slots={"bowl": "granite", "pestle": "granite", "herb": Material(preset="moss", color="#5c9a3c")},
    parts={"mortar": "bowl"},
    holds=True,
)
def mortar_and_pestle(k: Kit) -> None:
    """Thick walls, a foot, a club."""
    d = k.m("diameter")
    r, h = d / 2, d * 0.72
    k.add(
        "bowl",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.72, 0),
                (r * 0.74, h * 0.08),
                (r * 0.6, h * 0.18),
                (r * 0.86, h * 0.5),
                (r, h * 0.94),
                (r * 0.97, h),
                (r * 0.82, h),
                (r * 0.7, h * 0.5),
                (r * 0.4, h * 0.3),
                (0, h * 0.25),
            ],
            fillet=d * 0.01,
            segments=56,
        ),
        material="bowl",
    )
    if k.on("herbs"):
        k.add("herb", Ellipsoid(radii=(r * 0.58, r * 0.58, h * 0.12), segments=28), at=(0, 0, h * 0.4), material="herb")
    k.tube(
        "pestle",
        [(-r * 0.1, 0, h * 0.42), (r * 0.3, 0, h * 0.8), (r * 1.15, 0, h * 1.6)],
        r * 0.17,
        radii=[1.35, 0.8, 1.0],
        material="pestle",
        segments=20,
    )
    k.anchor("inside", (0, 0, h * 0.26), half_size=(r * 0.5, r * 0.5), round=True, height=h * 0.7, radius=r * 0.65)


@asset(
    kind="measuring_cup",
    words=("measuring cup", "measuring jug", "measuring glass", "beaker jug"),
    about="A glass jug with red graduations and a spout.",
    parameters=(length("height", 0.13, 0.04, 0.6, words=("height", "tall", "size")), choice("contents", "milk", "water", "empty")),
    slots={"glass": Material(preset="glass", alpha=0.3), "mark": Material(preset="gloss_paint", color="#c8261e"), "milk": "milk", "water": "water"},
    holds=True,
)  # fmt: skip
def measuring_cup(k: Kit) -> None:
    """Marks on the side that faces the viewer."""
    h = k.m("height")
    r = h * 0.46
    outer = [(r * 0.82, 0.0), (r * 0.86, h * 0.02), (r, h)]
    k.add("glass", vessel(outer, h * 0.025), material="glass", smooth=True)
    k.add(
        "glass lip",
        Lathe(profile=[(0, 0), (h * 0.09, h * 0.16), (h * 0.07, h * 0.165), (0, h * 0.05)], segments=24),
        at=(-r * 0.93, 0, h * 0.845),
        rotate=(0, -22, 0),
        material="glass",
    )
    k.tube(
        "glass handle",
        handle_path((r * 0.98, h * 0.86), (r * 0.88, h * 0.22), r * 0.62),
        h * 0.04,
        material="glass",
        segments=14,
    )
    if k.s("contents") != "empty":
        k.add(k.s("contents"), liquid(outer, h * 0.025, h * 0.62), material=k.s("contents"))
    for i in range(1, 9):
        z = h * 0.105 * i
        radius = r * (0.86 + 0.14 * z / h) + h * 0.001
        span = 26 if i % 2 == 0 else 15
        arc = Lathe(
            profile=[
                (radius - h * 0.006, 0),
                (radius + h * 0.003, 0),
                (radius + h * 0.003, h * 0.012),
                (radius - h * 0.006, h * 0.012),
            ],
            closed=True,
            angle=span,
            segments=12,
        )
        k.add("mark", arc, at=(0, 0, z), rotate=(0, 0, -90 - span / 2), material="mark")
        if i % 2 == 0:
            k.add(
                "mark number",
                Text(text=str(i * 50), height=h * 0.06, depth=h * 0.012),
                at=(radius * 0.41, -radius * 0.91, z - h * 0.022),
                rotate=(0, 0, 24),
                material="mark",
            )
    k.anchor("inside", (0, 0, h * 0.04), half_size=(r * 0.7, r * 0.7), round=True, height=h * 0.9, radius=r * 0.8)
