"""Sleds, sleighs and skateboards."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.forms import AXLE, rounded, side_plate
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Sweep


@asset(
    kind="skateboard",
    words=("skateboard", "longboard", "penny board", "skate board"),
    about="A skateboard with kicked ends, grip tape, trucks and four wheels.",
    parameters=(length("length", 0.8, 0.2, 1.3, words=("length", "long")), length("width", 0.2, 0.08, 0.35, words=("width", "wide"))),
    slots={"deck": Material(preset="gloss_paint", color="#1f8f8a"), "grip": Material(preset="rubber", color="#2a2a2c"), "metal": "brushed_aluminium", "wheel": Material(preset="glossy_plastic", color="#f2ead8")},
    main_slot="deck",
    parts={"board": "deck", "truck": "truck"},
)  # fmt: skip
def skateboard(k: Kit) -> None:
    """Along y."""
    long, half = k.m("length"), k.m("width") / 2
    s = long / 0.8
    z = 0.105 * s
    rows = (
        (-0.5, 0.45, 0.052),
        (-0.47, 0.72, 0.042),
        (-0.42, 0.9, 0.026),
        (-0.34, 1.0, 0.006),
        (-0.28, 1.0, 0.0),
        (0.28, 1.0, 0.0),
        (0.34, 1.0, 0.006),
        (0.42, 0.9, 0.026),
        (0.47, 0.72, 0.042),
        (0.5, 0.45, 0.052),
    )

    def board(t: float, up: float, grow: float) -> Loft:
        return Loft(
            axis="y",
            sections=[
                Section(center=(0, y * long * grow, lift * s * 0.9 + up), radii=(w * half * grow, t), exponent=6)
                for y, w, lift in rows
            ],
            segments=28,
            resolution=3,
        )

    k.add("deck", board(0.0062 * s, z, 1.0), material="deck")
    k.add("grip tape", board(0.0018 * s, z + 0.0062 * s, 0.985), material="grip")
    for y in (-0.3, 0.3):
        yy = y * long
        with k.group("truck", at=(0, yy, 0)):
            k.add(
                "truck plate",
                Box(size=(0.055 * s, 0.08 * s, 0.008 * s)),
                at=(0, 0, z - 0.0135 * s),
                material="metal",
                bevel=0.002 * s,
            )
            k.add(
                "truck hanger",
                Extrude(
                    outline=[
                        (-half * 0.75, 0),
                        (half * 0.75, 0),
                        (half * 0.5, 0.018 * s),
                        (0.02 * s, 0.034 * s),
                        (-0.02 * s, 0.034 * s),
                        (-half * 0.5, 0.018 * s),
                    ],
                    height=0.024 * s,
                    bevel=0.005 * s,
                    pivot="center",
                ),
                at=(0, 0, 0.034 * s),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.rod("truck pin", (0, 0, 0.05 * s), (0, 0, z - 0.006 * s), 0.013 * s, material="wheel")
            k.rod("axle", (-half * 1.02, 0, 0.03 * s), (half * 1.02, 0, 0.03 * s), 0.005 * s, material="metal")
            k.rod("axle body", (-half * 0.75, 0, 0.034 * s), (half * 0.75, 0, 0.034 * s), 0.012 * s, material="metal")
            k.add(
                "wheel",
                Lathe(
                    profile=[
                        (0.012 * s, -0.016 * s),
                        (0.024 * s, -0.017 * s),
                        (0.03 * s, -0.01 * s),
                        (0.03 * s, 0.01 * s),
                        (0.024 * s, 0.017 * s),
                        (0.012 * s, 0.016 * s),
                    ],
                    segments=32,
                ),
                at=(half * 0.9, 0, 0.03 * s),
                rotate=AXLE,
                material="wheel",
                mirror=True,
            )
            k.add(
                "axle nut",
                Cylinder(radius=0.008 * s, height=0.01 * s, segments=6),
                at=(half * 0.9 + 0.015 * s, 0, 0.03 * s),
                rotate=AXLE,
                material="metal",
                mirror=True,
            )
    k.anchor("top", (0, 0, z + 0.008 * s), half_size=(half * 0.8, long * 0.25))
    k.anchor("seat", (0, 0, z + 0.008 * s), half_size=(half * 0.8, long * 0.2))


@asset(
    kind="sled",
    words=("sled", "sledge", "toboggan", "sleigh", "snow sled", "santa's sleigh", "santa sleigh"),
    about="A wooden sled with curled runners and a rope, or an ornate sleigh with a seat.",
    parameters=(length("length", 1.1, 0.2, 3.0, words=("length", "long")), choice("kind", "sled", "sleigh")),
    slots={"wood": "oak", "runner": Material(preset="gloss_paint", color="#b3221f"), "rope": "rope", "body": Material(preset="gloss_paint", color="#b3141c"), "gold": "gold", "seat": Material(preset="velvet", color="#1f4f35")},
    main_slot="wood",
    adjectives={"sleigh": {"kind": "sleigh", "length": 2.2}, "santa's sleigh": {"kind": "sleigh", "length": 2.2}, "santa sleigh": {"kind": "sleigh", "length": 2.2}, "christmas": {"kind": "sleigh", "length": 2.2}},
    holds=True,
)  # fmt: skip
def sled(k: Kit) -> None:
    """Slides towards −y."""
    if k.s("kind") == "sleigh":
        s = k.m("length") / 2.2
        with k.group("sleigh", scale=s):
            for x in (-1, 1):
                run = [
                    (x * 0.42, 1.0, 0.03),
                    (x * 0.42, -0.7, 0.03),
                    (x * 0.42, -1.0, 0.1),
                    (x * 0.42, -1.18, 0.3),
                    (x * 0.42, -1.12, 0.5),
                    (x * 0.42, -0.98, 0.48),
                    (x * 0.42, -0.98, 0.38),
                ]
                k.tube("runner", run, 0.028, material="gold")
                for y in (-0.55, 0.1, 0.7):
                    k.tube(
                        "strut",
                        [(x * 0.42, y, 0.03), (x * 0.4, y + 0.06, 0.2), (x * 0.34, y, 0.36)],
                        0.022,
                        material="gold",
                    )
            profile = rounded(
                [
                    (-0.85, 0.34),
                    (0.8, 0.34),
                    (1.0, 0.6),
                    (1.08, 1.15),
                    (0.98, 1.2),
                    (0.7, 0.82),
                    (0.1, 0.74),
                    (-0.35, 0.68),
                    (-0.75, 0.92),
                    (-1.0, 0.98),
                    (-1.05, 0.75),
                ],
                0.08,
                segments=5,
            )
            side_plate(k, "side", profile, 0.05, x=0.4, bevel=0.015, material="body", mirror=True)
            edge = [(-1.0, 0.98), (-0.75, 0.92), (-0.35, 0.68), (0.1, 0.74), (0.7, 0.82), (0.98, 1.2)]
            for x in (-0.4, 0.4):
                k.tube("side trim", [(x, y, z) for y, z in edge], 0.024, segments=10, material="gold")
            k.add("floor", Box(size=(0.8, 1.7, 0.05)), at=(0, -0.02, 0.34), material="body", bevel=0.01)
            k.add(
                "front",
                Sweep(
                    path=[(0, -0.84, 0.36), (0, -1.0, 0.72), (0, -0.98, 0.96)],
                    profile=[(-0.4, -0.02), (0.4, -0.02), (0.4, 0.02), (-0.4, 0.02)],
                ),
                material="body",
            )
            k.add(
                "back",
                Sweep(
                    path=[(0, 0.78, 0.36), (0, 0.96, 0.62), (0, 1.03, 1.18)],
                    profile=[(-0.4, -0.02), (0.4, -0.02), (0.4, 0.02), (-0.4, 0.02)],
                ),
                material="body",
            )
            k.add("seat", Box(size=(0.76, 0.5, 0.24)), at=(0, 0.5, 0.37), material="seat", bevel=0.06, bevel_segments=3)
            k.add(
                "seat back",
                Box(size=(0.76, 0.14, 0.5)),
                at=(0, 0.82, 0.5),
                rotate=(-14, 0, 0),
                material="seat",
                bevel=0.05,
                bevel_segments=3,
            )
        k.anchor("seat", (0, 0.5 * s, 0.61 * s), half_size=(0.35 * s, 0.22 * s))
        k.anchor("inside", (0, -0.35 * s, 0.4 * s), half_size=(0.34 * s, 0.35 * s), height=0.3 * s)
        return
    s = k.m("length") / 1.1
    with k.group("sled", scale=s):
        for x in (-1, 1):
            run = [
                (x * 0.17, 0.52, 0.02),
                (x * 0.17, -0.3, 0.02),
                (x * 0.17, -0.47, 0.06),
                (x * 0.17, -0.56, 0.17),
                (x * 0.17, -0.5, 0.25),
            ]
            k.tube("runner", run, 0.016, material="runner")
            k.add("rail", Box(size=(0.035, 0.92, 0.03)), at=(x * 0.17, 0.05, 0.19), material="wood", bevel=0.006)
            for y in (-0.28, 0.08, 0.4):
                k.add("post", Box(size=(0.03, 0.05, 0.19)), at=(x * 0.17, y, 0.015), material="wood", bevel=0.005)
        for y in (-0.28, 0.08, 0.4):
            k.add("crossbar", Box(size=(0.36, 0.04, 0.03)), at=(0, y, 0.17), material="wood", bevel=0.006)
        k.add(
            "slat",
            Box(size=(0.062, 1.0, 0.02)),
            at=(0, 0.02, 0.218),
            material="wood",
            bevel=0.006,
            instances=Linear(count=5, step=(0.078, 0, 0), center=True),
        )
        k.rod("front bar", (-0.19, -0.49, 0.245), (0.19, -0.49, 0.245), 0.015, material="wood", round_caps=True)
        k.tube(
            "rope",
            [
                (-0.15, -0.49, 0.25),
                (-0.14, -0.66, 0.12),
                (-0.05, -0.86, 0.02),
                (0.05, -0.86, 0.02),
                (0.14, -0.66, 0.12),
                (0.15, -0.49, 0.25),
            ],
            0.008,
            segments=8,
            material="rope",
        )
    k.anchor("seat", (0, 0.05 * s, 0.238 * s), half_size=(0.18 * s, 0.4 * s))
    k.anchor("inside", (0, 0.05 * s, 0.238 * s), half_size=(0.17 * s, 0.4 * s), height=0.05 * s)
    k.anchor("top", (0, 0.05 * s, 0.238 * s), half_size=(0.17 * s, 0.4 * s))
