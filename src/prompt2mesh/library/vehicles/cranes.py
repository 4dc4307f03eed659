"""Building-site cranes: the tower crane and the mobile crane on a lorry's wheels."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.diggers import ram
from prompt2mesh.library.vehicles.forms import lerp, rounded, side_plate, truss
from prompt2mesh.library.vehicles.machines import PARTS, SLOTS
from prompt2mesh.library.vehicles.trucks import axles
from prompt2mesh.mesh.shapes import Box, Cylinder, Sphere, Torus


@asset(
    kind="crane",
    words=("tower crane", "construction crane", "mobile crane", "building crane", "crane truck", "crane", "harbor crane"),
    about="A tower crane with mast, jib, counterweight and hook, or a mobile crane with a telescopic boom.",
    parameters=(
        length("height", 30.0, 0.2, 90.0, words=("height", "tall", "high")),
        choice("kind", "tower", "mobile"),
    ),
    slots={**SLOTS, "cable": "black_iron", "concrete": "concrete"},
    main_slot="body",
    adjectives={"mobile crane": {"kind": "mobile", "height": 10.0}, "crane truck": {"kind": "mobile", "height": 10.0},
                "truck": {"kind": "mobile", "height": 10.0}, "construction": {"kind": "tower"}},
    parts={**PARTS, "jib": "jib", "hook": "hook", "mast": "mast", "boom": "boom"},
)  # fmt: skip
def crane(k: Kit) -> None:
    """The tower crane is drawn 30 m high, the mobile one 10 m."""
    if k.s("kind") == "tower":
        _tower(k, k.m("height") / 30.0)
    else:
        _mobile(k, k.m("height") / 10.0)


def _tower(k: Kit, s: float) -> None:
    with k.group("crane", scale=s):
        k.block("foundation", (5.0, 5.0, 0.8), (0, 0, 0), "concrete", bevel=0.08)
        k.block("mast foot", (2.4, 2.4, 0.3), (0, 0, 0.75), "body")
        truss(k, "mast", (0, 0, 0.9), (0, 0, 22.0), 1.7, 12, 0.11, material="body")
        k.add("turntable", Cylinder(radius=1.25, height=0.6, segments=32), at=(0, 0, 21.9), material="trim", bevel=0.06)
        k.block("turret", (1.9, 1.9, 1.0), (0, 0, 22.45), "body", bevel=0.05)
        truss(k, "apex", (0, 0.2, 23.4), (0, 0.2, 29.2), 1.0, 4, 0.09, material="body")
        k.block("apex cap", (1.2, 1.2, 0.3), (0, 0.2, 29.0), "body")
        k.add("beacon", Sphere(radius=0.28, segments=16), at=(0, 0.2, 29.45), material="headlight")
        truss(k, "jib", (0, -0.8, 23.7), (0, -21.0, 23.7), 1.15, 14, 0.085, material="body")
        truss(k, "counter jib", (0, 0.8, 23.7), (0, 8.4, 23.7), 1.15, 5, 0.085, material="body")
        k.block("counter deck", (1.6, 7.6, 0.12), (0, 4.6, 24.25), "trim")
        for y in (5.6, 7.2):
            k.block("counterweight", (1.5, 1.3, 2.6), (0, y, 22.2), "concrete", bevel=0.06)
        k.block("winch", (1.2, 1.5, 0.9), (0, 3.4, 24.3), "trim", bevel=0.06)
        for end in ((0, -14.5, 24.2), (0, -7.2, 24.2), (0, 7.4, 24.3)):
            k.rod("tie", (0, 0.2, 29.1), end, 0.05, segments=8, material="cable")
        with k.group("cab", at=(1.75, -1.0, 21.6)):
            k.block("cab body", (1.5, 1.9, 0.8), (0, 0, 0), "body", bevel=0.06)
            k.block("cab window", (1.42, 1.82, 1.1), (0, 0, 0.75), "glass", bevel=0.05)
            k.block("cab roof", (1.6, 2.0, 0.14), (0, 0, 1.8), "body", bevel=0.05)
            k.block("cab bracket", (0.9, 0.8, 0.5), (-0.9, 0.4, 0.9), "body")
        _hook(k, (0, -14.5, 23.1), 9.5, 1.0)
    k.anchor("top", (0, 0.2 * s, 29.7 * s), half_size=(0.4 * s, 0.4 * s))
    k.anchor("driver", (1.75 * s, -1.0 * s, 22.4 * s), half_size=(0.5 * s, 0.6 * s))
    k.anchor("hook", (0, -14.5 * s, 12.6 * s), normal=(0, 0, -1))


def _hook(k: Kit, at: tuple[float, float, float], drop: float, size: float) -> None:
    """A trolley or boom head at `at` with a hook block on four falls of rope."""
    with k.group("hook", at=at):
        k.block("hook trolley", (1.2 * size, 0.9 * size, 0.3 * size), (0, 0, -0.16 * size), "trim")
        for x in (-0.28, 0.28):
            for y in (-0.2, 0.2):
                k.rod(
                    "hook rope", (x * size, y * size, 0), (x * size * 0.7, y * size * 0.4, -drop + 0.8 * size),
                    0.03 * size, segments=6, material="cable",
                )  # fmt: skip
        k.block("hook block", (0.7 * size, 0.4 * size, 0.9 * size), (0, 0, -drop), "body", bevel=0.08 * size)
        k.add(
            "hook sheave",
            Cylinder(radius=0.3 * size, height=0.8 * size, segments=24, pivot="center"),
            at=(0, 0, -drop + 0.45 * size),
            rotate=(0, 90, 0),
            material="metal",
        )
        curve = [
            (0, 0, -drop + 0.1 * size), (0, 0, -drop - 0.35 * size), (0.3 * size, 0, -drop - 0.6 * size),
            (0.34 * size, 0, -drop - 0.9 * size), (0, 0, -drop - 1.1 * size), (-0.32 * size, 0, -drop - 0.85 * size),
        ]  # fmt: skip
        k.tube("hook claw", curve, 0.11 * size, radii=[0.8, 1, 1.2, 1.3, 1.1, 0.35], segments=10, material="metal")


def _mobile(k: Kit, s: float) -> None:
    """Carrier on three axles, turntable, cab and a boom of three telescoping boxes."""
    half, r = 1.3, 0.55
    with k.group("crane", scale=s):
        axles(k, [-3.2, 1.3, 2.7], half, r, twin=[1.3, 2.7])
        k.block("chassis", (2.3, 8.8, 0.5), (0, 0, 0.8), "body", bevel=0.05)
        k.block("deck", (2.55, 7.0, 0.12), (0, 0.9, 1.26), "trim")
        cab = rounded([(-4.5, 0.65), (-2.4, 0.65), (-2.4, 2.45), (-4.05, 2.45), (-4.5, 1.6)], 0.14, segments=5)
        side_plate(k, "cab", cab, 2.4, bevel=0.07, bevel_segments=3, material="body")
        glass = rounded([(-4.32, 1.7), (-2.9, 1.7), (-2.9, 2.3), (-4.02, 2.3)], 0.08)
        side_plate(k, "window side", glass, 2.43, bevel=0.006, material="glass")
        k.add("windscreen", Box(size=(2.05, 0.05, 0.78), pivot="center"), at=(0, -4.28, 2.02), rotate=(-27.5, 0, 0),
              material="glass", bevel=0.02)  # fmt: skip
        k.block("bumper front", (2.45, 0.25, 0.3), (0, -4.52, 0.6), "trim", bevel=0.05)
        k.add("headlight", Cylinder(radius=0.14, height=0.1, segments=20), at=(0.9, -4.47, 1.15), rotate=(90, 0, 0),
              material="headlight", mirror=True)  # fmt: skip
        for y in (-1.6, 3.9):
            k.block("outrigger", (4.6, 0.32, 0.28), (0, y, 0.95), "trim")
            for side in (-1, 1):
                k.rod("outrigger leg", (side * 2.2, y, 1.1), (side * 2.2, y, 0.08), 0.09, material="hydraulic")
                k.add("outrigger foot", Cylinder(radius=0.32, height=0.1, segments=24), at=(side * 2.2, y, 0),
                      material="metal")  # fmt: skip
        k.add("turntable", Cylinder(radius=0.95, height=0.3, segments=36), at=(0, 1.6, 1.34), material="trim")
        k.block("superstructure", (2.2, 3.2, 0.6), (0, 2.3, 1.6), "body", bevel=0.08)
        k.block("counterweight", (2.5, 0.9, 1.0), (0, 3.9, 1.65), "trim", bevel=0.12)
        k.block("operator cab", (0.85, 1.5, 0.5), (-0.95, 1.0, 2.15), "body", bevel=0.05)
        k.block("window operator", (0.8, 1.42, 0.8), (-0.95, 1.0, 2.62), "glass", bevel=0.05)
        k.block("operator roof", (0.9, 1.55, 0.1), (-0.95, 1.0, 3.4), "body", bevel=0.03)
        k.block("boom foot", (0.9, 0.8, 1.0), (0.25, 2.9, 2.15), "body", bevel=0.06)
        foot, tip = (0.25, 3.2, 2.8), (0.25, -5.2, 9.7)
        for i, (a, b, w) in enumerate(((0.0, 0.5, 0.66), (0.42, 0.76, 0.52), (0.7, 1.0, 0.4))):
            start = tuple(lerp(p, q, a) for p, q in zip(foot, tip, strict=True))
            end = tuple(lerp(p, q, b) for p, q in zip(foot, tip, strict=True))
            h = w / 2
            k.rod(f"boom {i + 1}", start, end, 0.3, profile=[(-h, -h), (h, -h), (h, h), (-h, h)],  # pyright: ignore[reportArgumentType]
                  material="body" if i % 2 == 0 else "metal")  # fmt: skip
        ram(k, (0.25, 0.9, 2.1), (0.25, -0.2, 5.45), 0.14)
        k.add("boom sheave", Torus(radius=0.26, tube=0.09, segments=24, tube_segments=8), at=(0.25, -5.35, 9.75),
              rotate=(0, 90, 0), material="metal")  # fmt: skip
        k.block("boom head", (0.5, 0.7, 0.4), (0.25, -5.3, 9.5), "trim")
        _hook(k, (0.25, -5.4, 9.55), 5.0, 0.6)
    k.anchor("top", (0, 2.3 * s, 2.2 * s), half_size=(0.6 * s, 0.8 * s))
    k.anchor("driver", (-0.95 * s, 1.0 * s, 2.7 * s), half_size=(0.35 * s, 0.5 * s))
    k.anchor("hook", (0.25 * s, -5.4 * s, 3.9 * s), normal=(0, 0, -1))
