"""Motorboats and surfboards."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.boats import PARTS, SLOTS, HullRow, gunwale, hull
from prompt2mesh.library.vehicles.forms import cut, fuselage, lerp, tool
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Extrude, Lathe, Loft, Section, Sweep


@asset(
    kind="speedboat",
    words=("speedboat", "motorboat", "motor boat", "powerboat", "runabout", "jet boat", "motor yacht"),
    about="A fast open motorboat with a raked windscreen, seats and an outboard engine.",
    parameters=(length("length", 5.6, 0.3, 15.0, words=("length", "long")),),
    slots={**SLOTS, "deck": Material(preset="gloss_paint", color="#f4f3ee"), "stripe": Material(preset="gloss_paint", color="#c8202c"), "windscreen": "tinted_glass"},
    main_slot="hull",
    parts={**PARTS, "windshield": "windscreen", "engine": "engine", "motor": "engine"},
    holds=True,
)  # fmt: skip
def speedboat(k: Kit) -> None:
    """A planing hull with an open cockpit."""
    long = k.m("length")
    half, depth = long * 0.19, long * 0.17
    rows: tuple[HullRow, ...] = (
        (0.0, 0.03, 0.72, 1.1),
        (0.05, 0.24, 0.45, 1.08),
        (0.2, 0.66, 0.16, 1.04),
        (0.4, 0.93, 0.02, 1.0),
        (0.65, 1.0, 0.0, 0.97),
        (1.0, 0.94, 0.0, 0.95),
    )
    pit = Box(size=(half * 1.5, long * 0.44, depth))
    k.add(
        "hull",
        hull(rows, long, half, depth, flat=0.8),
        material="hull",
        modifiers=[cut(tool(pit, at=(0, 0.2 * long, depth * 0.42)))],
    )
    k.add(
        "stripe",
        hull(
            tuple((t, w * 1.006, lerp(keel, sheer, 0.62), sheer - 0.1) for t, w, keel, sheer in rows),
            long * 1.002,
            half,
            depth,
        ),
        material="stripe",
        modifiers=[cut(tool(pit, at=(0, 0.2 * long, -depth * 0.1)), tool(pit, at=(0, 0.2 * long, depth * 0.42)))],
    )
    k.add(
        "floor", Box(size=(half * 1.48, long * 0.43, 0.02 * depth)), at=(0, 0.2 * long, depth * 0.42), material="wood"
    )
    for y in (0.14, 0.3):
        for x in (-0.4, 0.4):
            k.add(
                "seat",
                Box(size=(half * 0.5, long * 0.07, depth * 0.2)),
                at=(x * half, y * long, depth * 0.43),
                material="seat",
                bevel=depth * 0.05,
                bevel_segments=3,
            )
            k.add(
                "seat back",
                Box(size=(half * 0.5, long * 0.022, depth * 0.5)),
                at=(x * half, (y + 0.042) * long, depth * 0.45),
                rotate=(-9, 0, 0),
                material="seat",
                bevel=depth * 0.04,
                bevel_segments=3,
            )
    z = depth * 0.98
    screen = [
        (-half * 0.78, 0.03 * long, z),
        (-half * 0.6, -0.06 * long, z + depth * 0.02),
        (0, -0.09 * long, z + depth * 0.05),
        (half * 0.6, -0.06 * long, z + depth * 0.02),
        (half * 0.78, 0.03 * long, z),
    ]
    lean = 0.35
    k.add(
        "windscreen",
        Sweep(
            path=screen,
            profile=[
                (-0.004 * long, 0),
                (0.004 * long, 0),
                (0.004 * long - lean * depth, depth * 0.42),
                (-0.004 * long - lean * depth, depth * 0.42),
            ],
        ),
        material="windscreen",
    )
    k.tube(
        "windscreen frame",
        [(x * (1 - 0.04), y + lean * depth * 0.9, zz + depth * 0.42) for x, y, zz in screen[1:4]],
        0.004 * long,
        segments=8,
        material="metal",
    )
    k.add(
        "dashboard",
        Box(size=(half * 1.45, long * 0.05, depth * 0.5)),
        at=(0, 0.0 * long, depth * 0.44),
        material="trim",
        bevel=depth * 0.06,
    )
    k.add(
        "steering wheel",
        Lathe(
            profile=[
                (depth * 0.19, -0.012 * depth),
                (depth * 0.22, 0),
                (depth * 0.19, 0.03 * depth),
                (depth * 0.17, 0),
            ],
            closed=True,
            segments=36,
        ),
        at=(half * 0.4, 0.045 * long, depth * 0.88),
        rotate=(70, 0, 0),
        material="trim",
    )
    k.add(
        "steering spoke",
        Box(size=(depth * 0.38, 0.05 * depth, 0.02 * depth), pivot="center"),
        at=(half * 0.4, 0.045 * long, depth * 0.88),
        rotate=(70, 0, 0),
        material="metal",
    )
    k.rod(
        "steering column",
        (half * 0.4, 0.045 * long, depth * 0.88),
        (half * 0.4, 0.0, depth * 0.8),
        0.02 * depth,
        material="metal",
    )
    for side in (1, -1):
        k.tube(
            "rail",
            [
                (x * side * 0.96, y, zz + (0.2 * depth if 0.5 < i < 7.5 else 0.02 * depth))
                for i, (x, y, zz) in enumerate(gunwale(rows, long, half, depth, 1)[1:10])
            ],
            0.0035 * long,
            segments=8,
            material="metal",
        )
        for i in (3, 6):
            x, y, zz = gunwale(rows, long, half, depth, 1)[i]
            k.rod(
                "rail post",
                (x * side * 0.96, y, zz - 0.01 * depth),
                (x * side * 0.96, y, zz + 0.2 * depth),
                0.003 * long,
                segments=8,
                material="metal",
            )
    y = 0.5 * long
    k.add(
        "engine",
        fuselage(
            [
                (y - 0.01 * long, 0.1 * half, 0.12 * depth, depth * 1.2),
                (y + 0.01 * long, 0.24 * half, 0.26 * depth, depth * 1.2),
                (y + 0.07 * long, 0.24 * half, 0.28 * depth, depth * 1.18),
                (y + 0.1 * long, 0.1 * half, 0.14 * depth, depth * 1.15),
            ],
            exponent=3,
        ),
        material="trim",
    )
    k.add(
        "engine leg",
        Box(size=(0.16 * half, 0.05 * long, depth * 1.2)),
        at=(0, y + 0.045 * long, -0.12 * depth),
        material="trim",
        bevel=0.02 * depth,
    )
    k.add(
        "engine bracket",
        Box(size=(0.5 * half, 0.06 * long, 0.2 * depth), pivot="center"),
        at=(0, y + 0.0 * long, depth * 0.85),
        material="metal",
        bevel=0.02 * depth,
    )
    k.add(
        "engine pod",
        Ellipsoid(radii=(0.07 * half, 0.05 * long, 0.06 * depth), segments=20),
        at=(0, y + 0.045 * long, -0.08 * depth),
        material="metal",
    )
    k.anchor("inside", (0, 0.24 * long, depth * 0.44), half_size=(half * 0.65, long * 0.15), height=depth * 0.5)
    k.anchor("seat", (half * 0.4, 0.14 * long, depth * 0.63), half_size=(half * 0.22, long * 0.03))


@asset(
    kind="surfboard",
    words=("surfboard", "surf board", "longboard surf", "paddleboard", "bodyboard", "windsurf board"),
    about="A surfboard with stringer, stripes and fins, standing on its tail or lying flat.",
    parameters=(length("length", 2.1, 0.5, 3.5, words=("length", "long", "height", "tall")), length("width", 0.53, 0.2, 0.9, words=("width", "wide")), choice("pose", "upright", "flat")),
    slots={"board": Material(preset="gloss_paint", color="#f3ead2"), "stripe": Material(preset="gloss_paint", color="#1f7fa8"), "accent": Material(preset="gloss_paint", color="#e2682a"), "fin": "black_plastic", "wood": "balsa"},
    main_slot="board",
    adjectives={"lying": {"pose": "flat"}},
)  # fmt: skip
def surfboard(k: Kit) -> None:
    """Lofted along its length."""
    long, half = k.m("length"), k.m("width") / 2
    thick = min(0.033, half * 0.13)

    def board(scale: float, up: float) -> Loft:
        rows = (
            (-0.5, 0, 0, 0.07),
            (-0.485, 0.12, 0.3, 0.062),
            (-0.42, 0.42, 0.7, 0.04),
            (-0.28, 0.78, 0.95, 0.015),
            (-0.05, 1.0, 1.0, 0.0),
            (0.2, 0.94, 1.0, 0.0),
            (0.38, 0.68, 0.8, 0.005),
            (0.47, 0.34, 0.5, 0.012),
            (0.5, 0.0, 0.0, 0.016),
        )
        return Loft(
            axis="y",
            sections=[
                Section(center=(0, y * long, z * long * 0.5 + up), radii=(w * half * scale, h * thick), exponent=2.4)
                for y, w, h, z in rows
            ],
            segments=32,
        )

    upright = k.s("pose") == "upright"
    base = thick + long * 0.04
    with k.group(
        "surfboard", at=(0, 0, long / 2) if upright else (0, 0, base), rotate=(-90, 0, 180) if upright else (0, 0, 0)
    ):
        k.add("board", board(1.0, 0.0), material="board")
        k.add(
            "stringer",
            Box(size=(0.008, long * 0.93, 2 * thick * 0.94), pivot="center"),
            at=(0, 0.02 * long, 0.001),
            material="wood",
        )
        k.add("stripe", board(0.34, thick * 0.06), material="stripe")
        for x in (-0.4, 0.4):
            k.add(
                "fin side",
                Extrude(outline=[(0, 0), (0.09, 0), (0.12, -0.085), (0.09, -0.09)], height=0.008, pivot="center"),
                at=(x * half, 0.33 * long, -thick * 0.75),
                rotate=(90, 0, 90),
                material="fin",
            )
        k.add(
            "fin",
            Extrude(outline=[(0, 0), (0.11, 0), (0.145, -0.1), (0.11, -0.105)], height=0.009, pivot="center"),
            at=(0, 0.395 * long, -thick * 0.6),
            rotate=(90, 0, 90),
            material="fin",
        )
    if not upright:
        k.anchor("top", (0, 0, base + thick), half_size=(half * 0.8, long * 0.35))
        k.anchor("seat", (0, 0, base + thick), half_size=(half * 0.6, long * 0.1))
