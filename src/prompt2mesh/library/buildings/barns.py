"""Barns with their silo."""

from prompt2mesh.library.buildings.landmarks import PARTS, SLOTS
from prompt2mesh.library.buildings.parts import FRONT, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Torus


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
