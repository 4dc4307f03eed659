"""Churches, cathedrals and mosques."""

import math

from prompt2mesh.library.buildings.landmarks import PARTS, SLOTS, pane_slot
from prompt2mesh.library.buildings.parts import FRONT, arched, cone_roof, door, gable_roof, steps, surround, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Torus


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
    glass = pane_slot(k)
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
    glass = pane_slot(k)
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
