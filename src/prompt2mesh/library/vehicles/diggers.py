"""Excavators and bulldozers."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.forms import rounded, side_plate
from prompt2mesh.library.vehicles.machines import PARTS, SLOTS, crawler
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude


def ram(k: Kit, start: tuple[float, float, float], end: tuple[float, float, float], radius: float) -> None:
    """A hydraulic cylinder and its bright rod."""
    mid = tuple(a + (b - a) * 0.55 for a, b in zip(start, end, strict=True))
    k.rod("ram", start, mid, radius, material="trim")  # pyright: ignore[reportArgumentType]
    k.rod("ram rod", start, end, radius * 0.55, material="hydraulic")


@asset(
    kind="excavator",
    words=("excavator", "digger", "backhoe", "bulldozer", "dozer", "loader", "earthmover", "steam shovel", "construction vehicle"),
    about="A crawler excavator with boom, stick and toothed bucket, or a bulldozer with a blade.",
    parameters=(length("length", 7.0, 0.2, 14.0, words=("length", "long")), choice("kind", "excavator", "bulldozer")),
    slots=SLOTS,
    main_slot="body",
    adjectives={"bulldozer": {"kind": "bulldozer"}, "dozer": {"kind": "bulldozer"}},
    parts=PARTS,
)  # fmt: skip
def excavator(k: Kit) -> None:
    """Drawn 7 m long."""
    s = k.m("length") / 7.0
    dozer = k.s("kind") == "bulldozer"
    with k.group("excavator", scale=s):
        crawler(k, "track", 0.95, 3.6, 0.95, 0.55)
        k.add("undercarriage", Box(size=(1.7, 2.4, 0.5)), at=(0, 0, 0.35), material="trim", bevel=0.05)
        if dozer:
            hood = rounded([(-1.7, 0.75), (0.4, 0.75), (0.4, 1.75), (-1.55, 1.6)], 0.12)
            side_plate(k, "hood", hood, 1.05, bevel=0.07, bevel_segments=3, material="body")
            k.add("grille", Box(size=(0.8, 0.06, 0.6)), at=(0, -1.66, 0.9), material="trim", bevel=0.02)
            k.rod("exhaust", (0.3, -0.8, 1.6), (0.3, -0.8, 2.5), 0.06, material="trim")
            k.add("body", Box(size=(1.5, 1.5, 0.7)), at=(0, 1.05, 0.75), material="body", bevel=0.08, bevel_segments=3)
            _cab(k, -0.62, 0.62, 0.45, 1.65, 1.35, 2.75)
            blade = [
                (-2.25, 0.05),
                (-2.15, 0.05),
                (-2.02, 0.35),
                (-1.98, 0.75),
                (-2.06, 1.15),
                (-2.2, 1.3),
                (-2.3, 1.3),
                (-2.15, 1.1),
                (-2.08, 0.75),
                (-2.12, 0.38),
            ]
            side_plate(k, "blade", blade, 3.1, material="blade")
            side_plate(
                k, "blade edge", [(-2.3, 0.0), (-2.14, 0.0), (-2.1, 0.14), (-2.22, 0.14)], 3.14, material="metal"
            )
            for side in (-1, 1):
                k.rod("push arm", (side * 1.32, 0.2, 0.48), (side * 1.32, -2.08, 0.4), 0.09, material="body")
                k.rod("push pivot", (side * 0.9, 0.2, 0.48), (side * 1.36, 0.2, 0.48), 0.1, material="trim")
                ram(k, (side * 0.45, -1.5, 1.3), (side * 0.6, -2.08, 0.9), 0.06)
            k.add("ripper", Box(size=(1.2, 0.4, 0.3)), at=(0, 1.85, 0.75), material="trim", bevel=0.04)
            k.add(
                "ripper tooth",
                Extrude(
                    outline=[(0, 0), (0.3, 0.1), (0.34, -0.75), (0.24, -0.75), (0.14, -0.2)], height=0.1, pivot="center"
                ),
                at=(0, 1.85, 0.9),
                rotate=(90, 0, 90),
                material="metal",
                instances=Linear(count=3, step=(0.5, 0, 0), center=True),
            )
        else:
            k.add("turntable", Cylinder(radius=0.75, height=0.25, segments=40), at=(0, 0, 0.82), material="trim")
            side_plate(
                k,
                "body",
                rounded(
                    [(-0.9, 1.0), (1.75, 1.0), (1.85, 1.3), (1.75, 1.85), (0.3, 1.85), (0.2, 1.5), (-0.9, 1.45)], 0.12
                ),
                2.1,
                bevel=0.07,
                bevel_segments=3,
                material="body",
            )
            k.add(
                "counterweight",
                Box(size=(2.0, 0.5, 0.85)),
                at=(0, 1.75, 0.98),
                material="trim",
                bevel=0.15,
                bevel_segments=4,
            )
            k.add("vent", Box(size=(0.03, 0.7, 0.4)), at=(1.05, 1.0, 1.3), material="trim", bevel=0.01, mirror=True)
            k.rod("exhaust", (0.5, 1.3, 1.8), (0.5, 1.3, 2.3), 0.06, material="trim")
            _cab(k, -1.05, -0.25, -0.95, 0.3, 1.3, 2.75)
            boom = [
                (-0.5, 1.2),
                (-0.75, 1.35),
                (-1.75, 2.95),
                (-2.2, 3.2),
                (-3.6, 2.75),
                (-3.65, 2.5),
                (-2.2, 2.75),
                (-2.0, 2.6),
                (-1.0, 1.15),
            ]
            side_plate(k, "boom", rounded(boom, 0.08), 0.36, x=0.25, bevel=0.03, material="body")
            stick = rounded([(-3.1, 3.1), (-3.4, 3.2), (-3.75, 2.7), (-4.0, 1.0), (-3.8, 0.95), (-3.35, 2.3)], 0.08)
            side_plate(k, "arm", stick, 0.3, x=0.25, bevel=0.03, material="body")
            ram(k, (0.02, -0.9, 1.2), (0.02, -2.0, 2.6), 0.07)
            ram(k, (0.48, -0.9, 1.2), (0.48, -2.0, 2.6), 0.07)
            ram(k, (0.25, -2.0, 3.15), (0.25, -3.25, 3.12), 0.07)
            ram(k, (0.25, -3.85, 2.5), (0.25, -4.15, 1.25), 0.05)
            k.rod("pin", (-0.1, -2.05, 2.65), (0.6, -2.05, 2.65), 0.06, material="metal")
            bucket = [
                (-3.75, 1.1),
                (-4.15, 1.05),
                (-4.4, 0.75),
                (-4.35, 0.35),
                (-4.0, 0.12),
                (-3.4, 0.18),
                (-3.42, 0.26),
                (-3.95, 0.24),
                (-4.22, 0.42),
                (-4.26, 0.72),
                (-4.1, 0.92),
                (-3.76, 0.98),
            ]
            side_plate(k, "bucket", bucket, 0.95, x=0.25, material="blade")
            for sx in (-0.46, 0.46):
                side_plate(
                    k,
                    "bucket side",
                    rounded(
                        [(-3.75, 1.05), (-4.15, 1.0), (-4.36, 0.73), (-4.3, 0.37), (-3.98, 0.16), (-3.42, 0.22)], 0.05
                    ),
                    0.05,
                    x=0.25 + sx,
                    material="blade",
                )
            k.add(
                "bucket tooth",
                Extrude(outline=[(-3.45, 0.15), (-3.2, 0.22), (-3.45, 0.3)], height=0.1, pivot="center"),
                at=(0.25, 0, 0),
                rotate=(90, 0, 90),
                material="metal",
                instances=Linear(count=5, step=(0.2, 0, 0), center=True),
            )
    k.anchor("seat", (0, 0.6 * s, 1.86 * s), half_size=(0.3 * s, 0.3 * s))
    k.anchor("top", (0, 1.0 * s, 1.86 * s), half_size=(0.5 * s, 0.5 * s))


def _cab(k: Kit, x0: float, x1: float, y0: float, y1: float, z0: float, z1: float) -> None:
    """Posts, roof and panes around a seat."""
    xm, ym = (x0 + x1) / 2, (y0 + y1) / 2
    k.add("cab base", Box(size=(x1 - x0, y1 - y0, (z1 - z0) * 0.25)), at=(xm, ym, z0), material="body", bevel=0.04)
    k.add(
        "cab roof",
        Box(size=(x1 - x0 + 0.08, y1 - y0 + 0.12, 0.12)),
        at=(xm, ym, z1 - 0.12),
        material="body",
        bevel=0.04,
        bevel_segments=3,
    )
    k.add(
        "window",
        Box(size=(x1 - x0 - 0.04, y1 - y0 - 0.04, (z1 - z0) * 0.75 - 0.06)),
        at=(xm, ym, z0 + (z1 - z0) * 0.22),
        material="glass",
        bevel=0.02,
    )
    for x in (x0 + 0.03, x1 - 0.03):
        for y in (y0 + 0.03, y1 - 0.03):
            k.add("cab post", Box(size=(0.08, 0.08, z1 - z0 - 0.05)), at=(x, y, z0), material="trim", bevel=0.015)
