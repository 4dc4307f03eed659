"""What stands in a garden: fences, fountains, wells, birdhouses."""

import math

from prompt2mesh.library.buildings.parts import FRONT, arched, gable_roof, surround
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.program import Bevel
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Torus


@asset(
    kind="fence",
    words=("fence", "picket fence", "wooden fence", "garden fence", "railing", "white picket fence", "rail fence"),
    about="A length of picket, rail or iron fence.",
    parameters=(length("length", 3.0, 0.4, 60.0, words=("length", "long", "width", "wide")), length("height", 1.05, 0.3, 3.0, words=("height", "tall", "high")), choice("kind", "picket", "rail", "iron")),
    slots={"wood": Material(preset="painted_wood", color="#f5f3ec"), "metal": "black_iron"},
    adjectives={"iron": {"kind": "iron"}, "metal": {"kind": "iron"}, "ranch": {"kind": "rail"}, "wrought-iron": {"kind": "iron"}},
)  # fmt: skip
def fence(k: Kit) -> None:
    """Posts, rails and pales along x."""
    long, h = k.m("length"), k.m("height")
    bays = max(1, round(long / 1.6))
    kind = k.s("kind")
    slot = "metal" if kind == "iron" else "wood"
    t = h * (0.03 if kind == "iron" else 0.085)
    k.add(
        "post",
        Box(size=(t, t, h * 1.05)),
        material=slot,
        bevel=t * 0.08,
        instances=Linear(count=bays + 1, step=((long - t) / bays, 0, 0), center=True),
    )
    k.add(
        "post cap",
        Extrude(
            outline=[(-t * 0.65, -t * 0.65), (t * 0.65, -t * 0.65), (t * 0.65, t * 0.65), (-t * 0.65, t * 0.65)],
            height=t * 0.7,
            taper=0.1,
        ),
        at=(0, 0, h * 1.045),
        material=slot,
        instances=Linear(count=bays + 1, step=((long - t) / bays, 0, 0), center=True),
    )
    levels = (0.3, 0.6, 0.9) if kind == "rail" else (0.22, 0.78)
    for z in levels:
        k.add(
            "rail",
            Box(size=(long - t * 0.5, t * 0.4, t * (1.1 if kind != "iron" else 0.7)), pivot="center"),
            at=(0, 0, h * z),
            material=slot,
            bevel=t * 0.05,
        )
    if kind == "rail":
        return
    gap = h * (0.13 if kind == "picket" else 0.11)
    number = max(2, int((long - t) / gap))
    step = (long - t) / number
    if kind == "picket":
        w = step * 0.62
        pale = Extrude(
            outline=[(-w / 2, 0), (w / 2, 0), (w / 2, h * 0.86), (0, h * 0.95), (-w / 2, h * 0.86)],
            height=t * 0.28,
            pivot="center",
        )
        k.add(
            "picket",
            pale,
            at=(0, -t * 0.32, h * 0.05),
            rotate=FRONT,
            material=slot,
            modifiers=[Bevel(width=t * 0.04, segments=1)],
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )
    else:
        k.add(
            "bar",
            Cylinder(radius=t * 0.26, height=h * 0.88, segments=10),
            at=(0, 0, h * 0.06),
            material=slot,
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )
        k.add(
            "spike",
            Lathe(profile=[(t * 0.26, 0), (t * 0.6, h * 0.03), (0, h * 0.1)], segments=10),
            at=(0, 0, h * 0.935),
            material=slot,
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )


@asset(
    kind="fountain",
    words=("fountain", "water fountain", "garden fountain", "stone fountain"),
    about="A tiered stone fountain with water in its basins and falling jets.",
    parameters=(length("diameter", 3.0, 0.3, 15.0, words=("diameter", "width", "wide")), count("tiers", 2, 1, 4, words=("tiers", "bowls", "levels")), flag("water", True)),
    slots={"stone": Material(preset="limestone", color="#d5ccba"), "water": Material(preset="water", color="#8fc7dc")},
)  # fmt: skip
def fountain(k: Kit) -> None:
    """Bowls on a baluster, turned about z."""
    r = k.m("diameter") / 2
    n = k.n("tiers")
    wall = r * 0.28
    k.add(
        "basin",
        Lathe(
            profile=[
                (r * 0.98, 0),
                (r * 0.98, wall * 0.2),
                (r * 0.9, wall * 0.3),
                (r * 0.9, wall * 0.75),
                (r, wall * 0.85),
                (r, wall),
                (r * 0.86, wall),
                (r * 0.84, wall * 0.8),
                (r * 0.84, wall * 0.25),
                (0, wall * 0.25),
            ],
            segments=64,
        ),
        material="stone",
    )
    if k.on("water"):
        k.add(
            "water", Cylinder(radius=r * 0.85, height=wall * 0.5, segments=64), at=(0, 0, wall * 0.22), material="water"
        )
    z = wall * 0.2
    for i in range(n):
        size = r * 0.62 * 0.64**i
        up = r * 0.62 * 0.82**i
        stem = size * 0.22
        k.add(
            f"stem {i + 1}",
            Lathe(
                profile=[
                    (stem * 1.7, 0),
                    (stem * 1.7, up * 0.1),
                    (stem, up * 0.18),
                    (stem * 0.8, up * 0.4),
                    (stem * 1.5, up * 0.62),
                    (stem * 0.8, up * 0.82),
                    (stem * 1.2, up),
                ],
                segments=40,
            ),
            at=(0, 0, z),
            material="stone",
        )
        z += up * 0.97
        b = size * 0.34
        k.add(
            f"bowl {i + 1}",
            Lathe(
                profile=[
                    (stem, 0),
                    (size * 0.5, b * 0.25),
                    (size * 0.85, b * 0.65),
                    (size, b),
                    (size * 1.02, b * 1.06),
                    (size * 0.94, b * 1.06),
                    (size * 0.78, b * 0.78),
                    (size * 0.4, b * 0.5),
                    (0, b * 0.45),
                ],
                segments=56,
            ),
            at=(0, 0, z),
            material="stone",
        )
        if k.on("water"):
            k.add(
                f"water bowl {i + 1}",
                Cylinder(radius=size * 0.9, height=b * 0.35, segments=48),
                at=(0, 0, z + b * 0.6),
                material="water",
            )
            low = wall * 0.6 if i == 0 else z - up * 0.9 - size * 0.1
            drop = z + b - low
            path = [
                (size * 0.85, 0, z + b * 0.9),
                (size * 1.02, 0, z + b * 1.12),
                (size * 1.14, 0, z + b - drop * 0.35),
                (size * 1.2, 0, low),
            ]
            k.tube(
                "water jet", path, r * 0.012, segments=8, material="water", instances=Radial(count=8, start=22.5 * i)
            )
        z += b * 0.45
    top = r * 0.62 * 0.64**n
    k.add(
        "finial",
        Lathe(
            profile=[
                (top * 0.3, 0),
                (top * 0.2, top * 0.3),
                (top * 0.4, top * 0.7),
                (top * 0.2, top * 1.1),
                (0, top * 1.25),
            ],
            smooth=True,
            segments=32,
        ),
        at=(0, 0, z - 0.002),
        material="stone",
    )
    if k.on("water"):
        for a in range(6):
            t = math.radians(60 * a)
            k.tube(
                "water spray",
                [
                    (0, 0, z + top * 1.15),
                    (top * 0.3 * math.cos(t), top * 0.3 * math.sin(t), z + top * 2.0),
                    (top * 0.75 * math.cos(t), top * 0.75 * math.sin(t), z + top * 1.6),
                    (top * 1.0 * math.cos(t), top * 1.0 * math.sin(t), z + top * 0.4),
                ],
                r * 0.01,
                segments=8,
                material="water",
            )
    k.anchor("top", (0, 0, wall), half_size=(r * 0.1, r * 0.1))


@asset(
    kind="well",
    words=("well", "wishing well", "water well", "stone well"),
    about="A stone well with a shingled roof, a windlass, a rope and a bucket.",
    parameters=(length("diameter", 1.5, 0.3, 4.0, words=("diameter", "width", "wide")), flag("roof", True), flag("bucket", True)),
    slots={"stone": "stonework", "wood": "oak", "roof": "shingles", "rope": "rope", "water": "water", "metal": "iron"},
    main_slot="stone",
    holds=True,
)  # fmt: skip
def well(k: Kit) -> None:
    """A ring of stone under a gable."""
    r = k.m("diameter") / 2
    h = r * 1.1
    k.add(
        "wall",
        Lathe(profile=[(r * 0.78, 0), (r, 0), (r, h), (r * 0.78, h)], closed=True, segments=48),
        material="stone",
    )
    k.add(
        "coping",
        Lathe(
            profile=[(r * 0.74, 0), (r * 1.06, 0), (r * 1.06, h * 0.1), (r * 0.74, h * 0.1)],
            closed=True,
            fillet=h * 0.03,
            segments=48,
        ),
        at=(0, 0, h - 0.005),
        material="stone",
    )
    k.add("water", Cylinder(radius=r * 0.8, height=h * 0.3, segments=40), material="water")
    k.anchor("inside", (0, 0, h * 0.3), half_size=(r * 0.7, r * 0.7), round=True, height=h * 0.75)
    top = h + r * 1.9
    if not k.on("roof"):
        return
    for sx in (-1, 1):
        k.add(
            "post",
            Box(size=(r * 0.15, r * 0.15, top - h + 0.02)),
            at=(sx * r * 0.88, 0, h * 0.95),
            material="wood",
            bevel=r * 0.015,
        )
    k.add("beam", Box(size=(r * 2.1, r * 0.14, r * 0.14)), at=(0, 0, top - r * 0.14), material="wood", bevel=r * 0.015)
    gable_roof(
        k,
        "roof",
        r * 2.1,
        r * 1.5,
        top - r * 0.02,
        r * 0.7,
        overhang=r * 0.15,
        thickness=r * 0.07,
        along="x",
        wall="wood",
    )
    z = h + r * 0.9
    k.rod("windlass", (-r * 1.05, 0, z), (r * 1.05, 0, z), r * 0.09, material="wood")
    k.add(
        "rope coil",
        Torus(radius=r * 0.1, tube=r * 0.025, segments=28, tube_segments=8),
        at=(0, 0, z),
        rotate=(0, 90, 0),
        material="rope",
        instances=Linear(count=9, step=(r * 0.048, 0, 0), center=True),
    )
    k.tube(
        "crank",
        [(r * 1.0, 0, z), (r * 1.15, 0, z), (r * 1.15, 0, z - r * 0.32), (r * 1.32, 0, z - r * 0.32)],
        r * 0.035,
        smooth=False,
        material="metal",
    )
    if k.on("bucket"):
        b = h * 1.15
        k.rod("rope", (0, -r * 0.12, z), (0, -r * 0.12, b + r * 0.44), r * 0.022, segments=8, material="rope")
        k.add(
            "bucket",
            Lathe(
                profile=[(r * 0.17, 0), (r * 0.23, r * 0.34), (r * 0.2, r * 0.34), (r * 0.15, r * 0.03), (0, r * 0.03)],
                segments=28,
            ),
            at=(0, -r * 0.12, b),
            material="wood",
        )
        for zz in (0.06, 0.26):
            k.add(
                "bucket hoop",
                Torus(radius=r * (0.175 + 0.19 * zz), tube=r * 0.014, segments=28, tube_segments=8),
                at=(0, -r * 0.12, b + r * zz),
                material="metal",
            )
        k.tube(
            "bucket handle",
            [
                (-r * 0.21, -r * 0.12, b + r * 0.31),
                (-r * 0.14, -r * 0.12, b + r * 0.42),
                (0, -r * 0.12, b + r * 0.46),
                (r * 0.14, -r * 0.12, b + r * 0.42),
                (r * 0.21, -r * 0.12, b + r * 0.31),
            ],
            r * 0.015,
            segments=8,
            material="metal",
        )


@asset(
    kind="birdhouse",
    words=("birdhouse", "bird house", "nesting box", "nest box", "doghouse", "dog house", "kennel", "chicken coop", "bird box"),
    about="A birdhouse on a pole with a perch, or a dog house with an arched door.",
    parameters=(length("height", 1.6, 0.15, 3.0, words=("height", "tall", "high")), choice("kind", "bird", "dog")),
    slots={"wall": Material(preset="painted_wood", color="#c8473a"), "roof": "shingles", "trim": Material(preset="painted_wood", color="#f4efe2"), "hole": Material(preset="matte_paint", color="#1d1713"), "pole": "oak"},
    adjectives={"doghouse": {"kind": "dog", "height": 0.9}, "dog house": {"kind": "dog", "height": 0.9}, "dog": {"kind": "dog", "height": 0.9}, "kennel": {"kind": "dog", "height": 0.9}, "chicken coop": {"kind": "dog", "height": 1.3}},
)  # fmt: skip
def birdhouse(k: Kit) -> None:
    """A small gable box."""
    h = k.m("height")
    bird = k.s("kind") == "bird"
    z = h * 0.72 if bird else 0.0
    w = h * 0.15 if bird else h * 0.8
    d, wall = w * (1.0 if bird else 1.3), w * (1.0 if bird else 0.68)
    if bird:
        k.rod("pole", (0, 0, 0), (0, 0, z + 0.01), h * 0.018, material="pole")
        k.add("pole foot", Cylinder(radius=h * 0.12, height=h * 0.02, segments=40), material="pole", bevel=h * 0.005)
    k.add("floor", Box(size=(w * 1.14, d * 1.14, w * 0.06)), at=(0, 0, z), material="trim", bevel=w * 0.01)
    k.add("wall", Box(size=(w, d, wall)), at=(0, 0, z + w * 0.05), material="wall")
    gable_roof(k, "roof", w, d, z + w * 0.04 + wall, w * 0.42, overhang=w * 0.12, thickness=w * 0.06, along="y")
    if bird:
        k.add(
            "hole",
            Cylinder(radius=w * 0.17, height=w * 0.04, segments=32, pivot="center"),
            at=(0, -d / 2, z + wall * 0.72),
            rotate=(90, 0, 0),
            material="hole",
        )
        k.add(
            "hole ring",
            Torus(radius=w * 0.18, tube=w * 0.025, segments=32, tube_segments=8),
            at=(0, -d / 2 - w * 0.01, z + wall * 0.72),
            rotate=(90, 0, 0),
            material="trim",
        )
        k.rod(
            "perch",
            (0, -d / 2 + 0.01 * w, z + wall * 0.38),
            (0, -d / 2 - w * 0.28, z + wall * 0.38),
            w * 0.03,
            round_caps=True,
            material="trim",
        )
    else:
        shape = arched(w * 0.46, wall * 0.82)
        k.add(
            "doorway",
            Extrude(outline=shape, height=w * 0.03, pivot="center"),
            at=(0, -d / 2, z + w * 0.055),
            rotate=FRONT,
            material="hole",
        )
        k.add(
            "door frame",
            Extrude(outline=surround(shape, w * 0.05, wall * 0.82), height=w * 0.07, pivot="center"),
            at=(0, -d / 2, z + w * 0.055),
            rotate=FRONT,
            material="trim",
        )
        k.add(
            "sign",
            Box(size=(w * 0.4, w * 0.03, w * 0.12)),
            at=(0, -d / 2 - w * 0.01, z + wall + w * 0.1),
            material="trim",
            bevel=w * 0.01,
        )
        for sx in (-1, 1):
            k.add(
                "corner",
                Box(size=(w * 0.06, w * 0.06, wall)),
                at=(sx * w * 0.49, -d * 0.495, z + w * 0.05),
                material="trim",
            )
    k.anchor("top", (0, 0, z + wall + w * 0.5), half_size=(w * 0.1, d * 0.4))
