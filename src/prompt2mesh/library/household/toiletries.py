"""What one cares for oneself with: toothbrush, comb, hairbrush, razor, hair dryer."""

import math

from prompt2mesh.library.household.cleaning import straws
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.plants.surfaces import Surface, joined
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section


@asset(
    kind="toothbrush",
    words=("toothbrush", "tooth brush"),
    about="A toothbrush lying on its back with tufts and a stripe of paste.",
    parameters=(length("length", 0.19, 0.05, 1.5, words=("length", "long", "size")), flag("paste", True, words=("toothpaste", "paste"))),
    slots={"handle": Material(preset="translucent_plastic", color="#2b8fd0"), "grip": Material(preset="rubber", color="#f4f6f8"), "bristle": Material(preset="nylon", color="#f7fbff"), "paste": Material(preset="icing", color="#e9f7f4", pattern=Pattern(kind="stripes", colors=["#f2fbfa", "#3aa0d8", "#f2fbfa", "#e2434b"], direction="y"))},
    parts={"head": "handle head", "tuft": "bristle"},
)  # fmt: skip
def toothbrush(k: Kit) -> None:
    """A waisted stick of oval section, thin neck and flat head."""
    n = k.m("length")
    stations = [
        (-0.5, 0.028, 0.02, 0.022),
        (-0.46, 0.036, 0.024, 0.026),
        (-0.25, 0.034, 0.026, 0.03),
        (0.0, 0.03, 0.024, 0.03),
        (0.12, 0.022, 0.018, 0.026),
        (0.26, 0.014, 0.013, 0.02),
        (0.33, 0.028, 0.012, 0.018),
        (0.46, 0.03, 0.012, 0.018),
        (0.5, 0.016, 0.01, 0.018),
    ]
    body = Loft(
        axis="x",
        sections=[Section(center=(x * n, 0, z * n), radii=(w * n, t * n), exponent=2.6) for x, w, t, z in stations],
        smooth=True,
        segments=28,
    )
    k.add("handle", body, material="handle")
    k.add(
        "grip",
        Ellipsoid(radii=(n * 0.17, n * 0.02, n * 0.007), segments=32),
        at=(-n * 0.22, 0, n * 0.055),
        material="grip",
    )
    tufts: list[Surface] = []
    for i in range(10):
        for j in range(4):
            tall = n * (0.058 + 0.008 * math.cos(i * 1.4))
            tufts.append(
                straws(k, 5, n * 0.022, tall + n * 0.018, n * 0.004, n * 0.0045, n * 0.0014).placed(
                    at=(n * (0.34 + 0.0135 * i), n * 0.012 * (j - 1.5), 0)
                )
            )
    k.add("bristle", joined(tufts).shape(), material="bristle")
    if k.on("paste"):
        z = n * 0.083
        wave: list[Point] = [
            (n * 0.335, 0, z),
            (n * 0.36, 0, z + n * 0.012),
            (n * 0.385, 0, z + n * 0.004),
            (n * 0.41, 0, z + n * 0.013),
            (n * 0.435, 0, z + n * 0.004),
            (n * 0.46, 0, z + n * 0.014),
            (n * 0.475, 0, z + n * 0.03),
        ]
        k.tube("paste", wave, n * 0.018, radii=[0.8, 1, 1, 1, 1, 0.9, 0.25], material="paste", segments=14)


@asset(
    kind="toothpaste",
    words=("toothpaste", "tube of toothpaste", "toothpaste tube", "tube of paint", "paint tube", "cream tube"),
    about="A squeezed tube with a crimped end and a cap.",
    parameters=(length("length", 0.16, 0.04, 0.6, words=("length", "long", "size")),),
    slots={
        "tube": Material(preset="glossy_plastic", color="#f4f7fa"),
        "label": Material(preset="glossy_plastic", color="#d8322e"),
        "cap": Material(preset="plastic", color="#2b6fc0"),
    },
)
def toothpaste(k: Kit) -> None:
    """Round at the cap, flat at the crimp, lying on its side."""
    n = k.m("length")
    r = n * 0.11
    ring = [
        (0.0, 1.0, 1.0),
        (0.15, 1.05, 0.95),
        (0.45, 1.18, 0.78),
        (0.75, 1.35, 0.42),
        (0.92, 1.42, 0.12),
        (1.0, 1.42, 0.08),
    ]
    body = Loft(
        axis="x",
        sections=[Section(center=((s - 0.5) * n * 0.8, 0, r), radii=(a * r, b * r), exponent=2.1) for s, a, b in ring],
        smooth=True,
        segments=40,
    )
    k.add("tube", body, material="tube")
    band = Loft(
        axis="x",
        sections=[
            Section(center=((s - 0.5) * n * 0.8, 0, r), radii=(a * r * 1.006, b * r * 1.012), exponent=2.1)
            for s, a, b in ring[1:4]
        ],
        smooth=True,
        segments=40,
    )
    k.add("label", band, material="label")
    k.add(
        "tube shoulder",
        Lathe(profile=[(0, 0), (r, 0), (r * 0.5, r * 0.4), (r * 0.42, r * 0.7), (0, r * 0.7)], segments=32),
        at=(-n * 0.398, 0, r),
        rotate=(0, -90, 0),
        material="tube",
    )
    k.add(
        "cap",
        Lathe(profile=[(0, 0), (r * 0.62, 0), (r * 0.5, r * 1.0), (0, r * 1.0)], fillet=r * 0.08, segments=24),
        at=(-n * 0.4 - r * 0.55, 0, r),
        rotate=(0, -90, 0),
        material="cap",
    )


@asset(
    kind="comb",
    words=("comb", "hair comb", "pocket comb"),
    about="A comb of one plate, half of its teeth fine.",
    parameters=(length("length", 0.18, 0.05, 0.6, words=("length", "long", "size")),),
    slots={"comb": Material(preset="bakelite", color="#6b3a1c")},
    parts={"tooth": "comb teeth", "teeth": "comb teeth"},
)
def comb(k: Kit) -> None:
    """A spine with tapered teeth, lying flat."""
    n = k.m("length")
    tall, t = n * 0.22, n * 0.02
    spine = [(-0.5, 0.0), (0.5, 0.0), (0.495, 0.05), (0.3, 0.085), (-0.3, 0.085), (-0.495, 0.05)]
    k.add("comb spine", Extrude(outline=[(x * n, y * n) for x, y in spine], height=t, bevel=t * 0.3), material="comb")
    x = -0.49
    while x < 0.485:
        wide = 0.0165 if x < 0 else 0.009
        edge = 1.5 if x < -0.47 or x > 0.47 else 1.0
        tooth = [
            (0.0, 0.004),
            (wide * edge, 0.004),
            (wide * 0.75 * edge, -tall / n * 0.92),
            (wide * 0.5 * edge, -tall / n),
            (wide * 0.25, -tall / n * 0.92),
        ]
        k.add(
            "comb teeth",
            Extrude(outline=[((x + px) * n, py * n) for px, py in tooth][::-1], height=t * 0.8),
            at=(0, 0, t * 0.1),
            material="comb",
        )
        x += wide * 1.7


@asset(
    kind="hairbrush",
    words=("hairbrush", "hair brush", "paddle brush", "brush"),
    about="An oval brush with a cushion of bristles and a turned handle.",
    parameters=(length("length", 0.24, 0.06, 0.8, words=("length", "long", "size")),),
    slots={
        "handle": "rosewood",
        "cushion": Material(preset="rubber", color="#2a2526"),
        "bristle": Material(preset="nylon", color="#e6e0d2"),
    },
    parts={"back": "handle head"},
)
def hairbrush(k: Kit) -> None:
    """Lies on its back, bristles up."""
    n = k.m("length")
    t = n * 0.06
    k.add(
        "handle head",
        Ellipsoid(radii=(n * 0.25, n * 0.15, t * 0.6), segments=40),
        at=(n * 0.24, 0, t * 0.6),
        material="handle",
    )
    k.tube(
        "handle",
        [(n * 0.05, 0, t * 0.6), (-n * 0.06, 0, t * 0.62), (-n * 0.25, 0, t * 0.6), (-n * 0.47, 0, t * 0.55)],
        n * 0.032,
        radii=[1.1, 0.62, 1.0, 0.8],
        material="handle",
    )
    k.add(
        "cushion",
        Ellipsoid(radii=(n * 0.21, n * 0.115, t * 0.5), segments=36),
        at=(n * 0.24, 0, t * 0.95),
        material="cushion",
    )
    pins: list[Surface] = []
    for i in range(13):
        for j in range(7):
            x, y = (i - 6) * 0.031, (j - 3) * 0.031
            if (x / 0.195) ** 2 + (y / 0.105) ** 2 < 1:
                pins.append(straws(k, 1, t * 1.2, t * 2.5, 0, 0, n * 0.0035).placed(at=(n * (0.24 + x), n * y, 0)))
    k.add("bristle", joined(pins).shape(), material="bristle")


@asset(
    kind="razor",
    words=("razor", "safety razor", "shaving razor", "shaver"),
    about="A safety razor with a knurled handle.",
    parameters=(length("length", 0.13, 0.04, 0.5, words=("length", "long", "size")),),
    slots={"handle": "chrome", "head": "chrome", "blade": "polished_steel"},
)
def razor(k: Kit) -> None:
    """Handle and a curved head over the blade, lying down."""
    n = k.m("length")
    r = n * 0.045
    ring = [
        (0, 0),
        (r * 0.9, 0),
        (r, n * 0.02),
        (r, n * 0.08),
        (r * 0.8, n * 0.1),
        (r * 0.8, n * 0.6),
        (r, n * 0.62),
        (r * 0.6, n * 0.66),
        (r * 0.55, n * 0.86),
        (0, n * 0.86),
    ]
    k.add("handle", Lathe(profile=ring, segments=20), at=(0, -n * 0.45, r), rotate=(-90, 0, 0), material="handle")
    k.add(
        "head",
        Extrude(outline=rounded_rectangle(n * 0.34, n * 0.2, n * 0.03), height=n * 0.03, bevel=n * 0.008),
        at=(0, n * 0.4, r + n * 0.012),
        material="head",
    )
    k.add("blade", Box(size=(n * 0.35, n * 0.19, n * 0.004)), at=(0, n * 0.4, r + n * 0.008), material="blade")
    k.add(
        "head guard",
        Extrude(outline=rounded_rectangle(n * 0.34, n * 0.22, n * 0.02), height=n * 0.02, bevel=n * 0.005),
        at=(0, n * 0.4, r - n * 0.012),
        material="head",
    )


@asset(
    kind="hair_dryer",
    words=("hair dryer", "hairdryer", "blow dryer", "hair drier"),
    about="A hair dryer with nozzle, grille, buttons and cord.",
    parameters=(length("length", 0.24, 0.08, 0.8, words=("length", "long", "size")),),
    slots={
        "body": Material(preset="glossy_plastic", color="#c9365e"),
        "trim": Material(preset="plastic", color="#26262b"),
        "metal": "chrome",
    },
    parts={"nozzle": "nozzle", "handle": "handle"},
)
def hair_dryer(k: Kit) -> None:
    """Stands on its handle: barrel above, nozzle to the left."""
    n = k.m("length")
    z, r = n * 0.78, n * 0.19
    barrel = [
        (0, 0),
        (r * 0.92, 0),
        (r, n * 0.03),
        (r * 1.02, n * 0.2),
        (r * 0.86, n * 0.45),
        (r * 0.66, n * 0.62),
        (r * 0.62, n * 0.66),
        (0, n * 0.66),
    ]
    k.add("body", Lathe(profile=barrel, segments=48), at=(n * 0.3, 0, z), rotate=(0, -90, 0), material="body")
    k.add(
        "nozzle",
        Loft(
            axis="x",
            sections=[
                Section(center=(-n * 0.34, 0, z), radii=(r * 0.66, r * 0.66)),
                Section(center=(-n * 0.42, 0, z), radii=(r * 0.62, r * 0.55), exponent=2.4),
                Section(center=(-n * 0.56, 0, z), radii=(r * 0.95, r * 0.2), exponent=3.5),
            ],
            smooth=True,
            segments=40,
        ),
        material="trim",
    )
    for i in range(5):
        k.add(
            "metal grille",
            Lathe(
                profile=[
                    (r * (0.1 + 0.17 * i), 0),
                    (r * (0.15 + 0.17 * i), 0),
                    (r * (0.15 + 0.17 * i), n * 0.012),
                    (r * (0.1 + 0.17 * i), n * 0.012),
                ],
                closed=True,
                segments=40,
            ),
            at=(n * 0.298, 0, z),
            rotate=(0, 90, 0),
            material="metal",
        )
    k.add(
        "handle",
        Loft(
            sections=[
                Section(center=(n * 0.1, 0, 0), radii=(n * 0.075, n * 0.06), exponent=2.6),
                Section(center=(n * 0.09, 0, n * 0.1), radii=(n * 0.07, n * 0.055), exponent=2.6),
                Section(center=(n * 0.12, 0, n * 0.4), radii=(n * 0.08, n * 0.062), exponent=2.6),
                Section(center=(n * 0.13, 0, z - r * 0.5), radii=(n * 0.095, n * 0.07), exponent=2.6),
            ],
            smooth=True,
            segments=36,
        ),
        material="body",
    )
    k.add(
        "trim switch",
        Extrude(outline=rounded_rectangle(n * 0.045, n * 0.14, n * 0.02), height=n * 0.03, bevel=n * 0.006),
        at=(n * 0.035, 0, n * 0.36),
        rotate=(90, 0, -90),
        material="trim",
    )
    k.tube(
        "trim cord",
        [
            (n * 0.1, 0, n * 0.012),
            (n * 0.2, n * 0.02, n * 0.014),
            (n * 0.4, n * 0.14, n * 0.014),
            (n * 0.3, n * 0.34, n * 0.014),
            (n * 0.0, n * 0.36, n * 0.014),
        ],
        n * 0.014,
        material="trim",
        segments=8,
    )
    k.add(
        "metal ring",
        Cylinder(radius=r * 0.68, height=n * 0.02, segments=40, pivot="center"),
        at=(-n * 0.35, 0, z),
        rotate=(0, 90, 0),
        material="metal",
    )
