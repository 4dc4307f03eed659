"""The fireplace."""

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere


@asset(
    kind="fireplace",
    words=("fireplace", "hearth", "chimney piece", "mantelpiece", "fire place", "log fire"),
    about="A brick hearth with a mantel, andirons and burning logs.",
    parameters=(
        length("height", 1.3, 0.6, 3.0, words=("height", "tall", "high")),
        length("width", 1.6, 0.7, 4.0, words=("width", "wide")),
        choice("surround", "wood", "stone", "brick"),
        count("logs", 5, 0, 9),
    ),
    slots={"wood": Material(preset="painted_wood", color="#efe9dc"), "brick": "brick", "stone": "stonework", "inside": Material(preset="brick", color="#4a3830"), "hearth": "slate", "log": "bark", "end": "cut_wood", "iron": "black_iron", "flame": Material(preset="fire", color="#ff8a24"), "ember": "ember"},
    main_slot="wood",
    states=("lit",),
    styles={"rustic": {"surround": "stone"}},
    adjectives={"stone": {"surround": "stone"}, "brick": {"surround": "brick"}, "roaring": {"logs": 7}},
    parts={"mantel": "mantel", "fire": "flame"},
)  # fmt: skip
def fireplace(k: Kit) -> None:
    """Two piers, a lintel, a mantel shelf, the fire chamber, and logs on andirons; it burns unless it is empty."""
    h, w = k.m("height"), k.m("width")
    d = 0.36 * h
    slot = {"wood": "wood", "stone": "stone", "brick": "brick"}[k.s("surround")]
    pier = w * 0.17
    open_w, open_h = w - 2 * pier, h * 0.62
    k.add("hearth", slab(w * 1.1, d * 1.75, h * 0.045, corner=0.008), at=(0, -d * 0.3, 0), material="hearth")
    z = h * 0.044
    for sx in (-1, 1):
        k.add("pier", Box(size=(pier, d, open_h + 0.001)), at=(sx * (w - pier) / 2, 0, z), material=slot, bevel=0.006)
        if slot == "wood":
            k.add(
                "pier plinth",
                Box(size=(pier * 1.1, d * 1.06, h * 0.08)),
                at=(sx * (w - pier) / 2, -d * 0.02, z),
                material=slot,
                bevel=0.008,
            )
            k.add(
                "pier panel",
                Box(size=(pier * 0.62, 0.03, open_h * 0.72)),
                at=(sx * (w - pier) / 2, -d / 2 + 0.002, z + open_h * 0.2),
                material=slot,
                bevel=0.01,
            )
    lintel = h - z - open_h - h * 0.06
    k.add("lintel", Box(size=(w, d, lintel)), at=(0, 0, z + open_h), material=slot, bevel=0.006)
    if slot == "wood":
        k.add(
            "lintel panel",
            Box(size=(open_w * 0.8, 0.03, lintel * 0.5)),
            at=(0, -d / 2 + 0.002, z + open_h + lintel * 0.25),
            material=slot,
            bevel=0.01,
        )
    mantel = h - h * 0.06
    k.add(
        "mantel moulding",
        slab(w * 1.05, d * 1.1, h * 0.03, corner=0.006),
        at=(0, -d * 0.03, mantel - h * 0.028),
        material=slot if slot != "brick" else "wood",
    )
    k.add(
        "mantel shelf",
        slab(w * 1.13, d * 1.25, h * 0.061, corner=0.008, edge=0.008),
        at=(0, -d * 0.07, mantel),
        material=slot if slot == "wood" else "wood",
    )
    t = 0.03
    k.add("inside back", Box(size=(open_w + 0.01, t, open_h + 0.01)), at=(0, d / 2 - t / 2, z), material="inside")
    for sx in (-1, 1):
        k.add(
            "inside wall",
            Box(size=(t, d - 0.02, open_h)),
            at=(sx * (open_w / 2 - t / 2 + 0.002), 0.005, z),
            material="inside",
        )
    n = k.n("logs")
    r = open_h * 0.075
    span = open_w * 0.56
    if n:
        for sx in (-1, 1):
            x = sx * span * 0.32
            k.rod("iron bar", (x, -d * 0.42, z + r * 0.9), (x, d * 0.32, z + r * 0.9), r * 0.22, material="iron")
            for y in (-d * 0.36, d * 0.26):
                k.rod("iron leg", (x, y, z - 0.001), (x, y, z + r), r * 0.22, material="iron")
            k.add(
                "iron post",
                Lathe(
                    profile=[
                        (r * 0.3, 0),
                        (r * 0.2, r),
                        (r * 0.35, r * 1.6),
                        (r * 0.18, r * 2.6),
                        (r * 0.45, r * 3.2),
                        (0, r * 3.8),
                    ],
                    smooth=True,
                    segments=20,
                ),
                at=(x, -d * 0.42, z - 0.001),
                material="iron",
            )
    placed = 0
    for layer, many in enumerate((3, 2, 2, 2)):
        for i in range(min(many, n - placed)):
            y = (i - (many - 1) / 2) * r * 2.1 - d * 0.04
            zz = z + r * 1.9 + layer * r * 1.72
            turn = k.rng.uniform(-9, 9)
            with k.group("log group", at=(k.rng.uniform(-0.04, 0.04) * span, y, zz), rotate=(0, 0, turn)):
                k.add(
                    "log",
                    Cylinder(radius=r, height=span * k.rng.choice((0.9, 1.0, 1.08)), segments=20, pivot="center"),
                    rotate=(0, 90, 0),
                    material="log",
                    bevel=r * 0.1,
                )
                for sx in (-1, 1):
                    k.add(
                        "end",
                        Cylinder(radius=r * 0.84, height=0.008, segments=20, pivot="center"),
                        at=(sx * span * 0.452, 0, 0),
                        rotate=(0, 90, 0),
                        material="end",
                    )
            placed += 1
        if placed >= n:
            break
    if n:
        for _ in range(14):
            k.add(
                "ember",
                Sphere(radius=r * k.rng.choice((0.2, 0.3)), segments=10),
                at=(k.rng.uniform(-0.45, 0.45) * span, k.rng.uniform(-0.2, 0.2) * d, z + r * 0.12),
                material="ember",
                flat=True,
            )
        for i in range(9):
            x = span * (-0.42 + 0.84 * i / 8)
            tall = open_h * k.rng.uniform(0.3, 0.42) * (1 - 0.5 * abs(x) / span) * 1.25
            y = d * k.rng.uniform(-0.12, 0.1)
            k.add(
                "flame",
                Lathe(
                    profile=[
                        (0, 0),
                        (tall * 0.16, tall * 0.14),
                        (tall * 0.18, tall * 0.32),
                        (tall * 0.08, tall * 0.68),
                        (0, tall),
                    ],
                    smooth=True,
                    segments=20,
                ),
                at=(x, y, z + r * 1.4),
                rotate=(k.rng.uniform(-8, 8), k.rng.uniform(-8, 8), 0),
                material="flame",
            )
    k.anchor("top", (0, -d * 0.07, h), half_size=(w * 0.55, d * 0.6))
    k.anchor("inside", (0, 0, z), half_size=(open_w * 0.4, d * 0.4), height=open_h)
