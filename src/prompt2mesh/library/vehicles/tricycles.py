"""Tricycles, unicycles and exercise bikes."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, length
from prompt2mesh.library.vehicles.cycles import PARTS, SLOTS, chainset, saddle
from prompt2mesh.library.vehicles.forms import AXLE, side_plate
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere


@asset(
    kind="tricycle",
    words=("tricycle", "trike", "child's tricycle", "kids tricycle"),
    about="A child's tricycle with pedals on its front wheel and streamers on its handlebar.",
    parameters=(length("height", 0.62, 0.3, 1.4, words=("height", "tall", "high")),),
    slots={**SLOTS, "frame": Material(preset="gloss_paint", color="#d3262b"), "ribbon": Material(preset="satin", color="#f2c53a")},
    main_slot="frame",
    parts=PARTS,
)  # fmt: skip
def tricycle(k: Kit) -> None:
    """One wheel in front, two behind."""
    h = k.m("height")
    s = h / 0.62
    big, small = 0.19 * s, 0.125 * s
    front, rear = -0.27 * s, 0.24 * s
    wheel(k, "wheel front", (0, front, big), big, 0.045 * s, style="wire", spokes=20)
    wheel(k, "wheel back", (0.2 * s, rear, small), small, 0.04 * s, style="wire", spokes=16, mirror=True)
    k.rod("axle back", (-0.23 * s, rear, small), (0.23 * s, rear, small), 0.012 * s, material="metal")
    head = (0.0, front + 0.075 * s, 0.42 * s)
    k.tube(
        "frame",
        [
            head,
            (0, front + 0.17 * s, 0.33 * s),
            (0, -0.02 * s, 0.24 * s),
            (0, rear - 0.03 * s, 0.2 * s),
            (0, rear, small),
        ],
        0.02 * s,
        material="frame",
    )
    k.add(
        "frame deck",
        Box(size=(0.32 * s, 0.13 * s, 0.018 * s)),
        at=(0, rear + 0.01 * s, 0.165 * s),
        material="frame",
        bevel=0.008 * s,
    )
    k.rod("frame stay", (0.12 * s, rear, 0.17 * s), (0.12 * s, rear, small), 0.013 * s, material="frame", mirror=True)
    for side in (-1, 1):
        k.tube(
            "fork",
            [
                (side * 0.015 * s, front + 0.07 * s, 0.4 * s),
                (side * 0.045 * s, front + 0.05 * s, 0.36 * s),
                (side * 0.045 * s, front, big),
            ],
            0.011 * s,
            material="frame",
        )
        k.rod(
            "crank",
            (side * 0.06 * s, front, big),
            (side * 0.065 * s, front - side * 0.07 * s, big - side * 0.05 * s),
            0.008 * s,
            material="metal",
        )
        k.add(
            "pedal",
            Box(size=(0.07 * s, 0.05 * s, 0.02 * s), pivot="center"),
            at=(side * 0.095 * s, front - side * 0.07 * s, big - side * 0.05 * s),
            material="grip",
            bevel=0.005 * s,
        )
    k.rod("axle front", (-0.065 * s, front, big), (0.065 * s, front, big), 0.008 * s, material="metal")
    k.rod("stem", (0, front + 0.065 * s, 0.38 * s), (0, front + 0.11 * s, 0.56 * s), 0.014 * s, material="metal")
    half = [
        (0.03 * s, front + 0.11 * s, 0.56 * s),
        (0.13 * s, front + 0.1 * s, 0.6 * s),
        (0.19 * s, front + 0.17 * s, 0.6 * s),
    ]
    k.tube("handlebar", [*reversed([(-a, b, c) for a, b, c in half]), *half], 0.011 * s, material="metal")
    for side in (-1, 1):
        k.rod(
            "handlebar grip",
            (side * 0.165 * s, front + 0.14 * s, 0.6 * s),
            (side * 0.21 * s, front + 0.2 * s, 0.6 * s),
            0.017 * s,
            material="grip",
            round_caps=True,
        )
        for j in range(5):
            k.tube(
                "ribbon",
                [
                    (side * 0.208 * s, front + 0.197 * s, 0.6 * s),
                    (side * (0.22 + 0.012 * j) * s, front + (0.25 - 0.01 * j) * s, 0.58 * s),
                    (side * (0.21 + 0.02 * j) * s, front + 0.27 * s, 0.5 * s),
                ],
                0.004 * s,
                segments=6,
                material="ribbon",
            )
    k.rod("seat post", (0, 0.09 * s, 0.21 * s), (0, 0.11 * s, 0.34 * s), 0.014 * s, material="metal")
    saddle(k, (0, 0.11 * s, 0.35 * s), size=0.95 * s)
    k.anchor("seat", (0, 0.11 * s, 0.38 * s), half_size=(0.08 * s, 0.12 * s))


@asset(
    kind="unicycle",
    words=("unicycle", "monocycle", "one-wheeled bicycle"),
    about="A circus unicycle.",
    parameters=(length("height", 0.95, 0.5, 2.5, words=("height", "tall", "high")),),
    slots=SLOTS,
    main_slot="frame",
    parts=PARTS,
)  # fmt: skip
def unicycle(k: Kit) -> None:
    """A wheel, a fork and a curved saddle."""
    h = k.m("height")
    r = min(0.25, h * 0.27)
    wheel(k, "wheel", (0, 0, r), r, 0.045, style="wire", spokes=36)
    top = 2 * r + 0.06
    for side in (-1, 1):
        k.tube(
            "frame fork",
            [(side * 0.012, 0, top), (side * 0.055, 0, top - 0.05), (side * 0.06, 0, r)],
            0.012,
            material="frame",
        )
        k.rod("crank", (side * 0.075, 0, r), (side * 0.08, side * 0.11, r + side * 0.03), 0.009, material="metal")
        k.add(
            "pedal",
            Box(size=(0.09, 0.07, 0.022), pivot="center"),
            at=(side * 0.135, side * 0.11, r + side * 0.03),
            material="grip",
            bevel=0.006,
        )
        k.rod(
            "pedal axle",
            (side * 0.08, side * 0.11, r + side * 0.03),
            (side * 0.16, side * 0.11, r + side * 0.03),
            0.006,
            material="metal",
        )
    k.rod("axle", (-0.085, 0, r), (0.085, 0, r), 0.009, material="metal")
    k.rod("seat post", (0, 0, top - 0.02), (0, 0, h - 0.05), 0.014, material="metal")
    k.add(
        "seat clamp",
        Cylinder(radius=0.022, height=0.04, segments=20),
        at=(0, 0, top - 0.01),
        material="metal",
        bevel=0.004,
    )
    rows = (
        (0.15, 0.04, 0.02, 0.02),
        (0.12, 0.06, 0.03, 0.01),
        (0.05, 0.05, 0.03, -0.02),
        (-0.05, 0.045, 0.03, -0.02),
        (-0.12, 0.05, 0.028, 0.01),
        (-0.15, 0.035, 0.018, 0.02),
    )
    k.add(
        "saddle",
        Loft(
            axis="y",
            sections=[Section(center=(0, y, z), radii=(w, t), exponent=2.6) for y, w, t, z in rows],
            segments=24,
        ),
        at=(0, 0, h - 0.035),
        material="saddle",
    )
    k.anchor("seat", (0, 0, h - 0.02), half_size=(0.07, 0.14))


@asset(
    kind="exercise_bike",
    words=("exercise bike", "stationary bike", "spin bike", "exercise bicycle", "fitness bike"),
    about="A spinning bike with a flywheel, console and adjustable saddle.",
    parameters=(length("height", 1.2, 0.8, 1.6, words=("height", "tall", "high")),),
    slots={**SLOTS, "frame": Material(preset="gloss_paint", color="#23262b"), "screen": Material(preset="screen", color="#3f8fd0"), "accent": Material(preset="gloss_paint", color="#d3262b")},
    main_slot="frame",
    parts={**PARTS, "console": "console, screen"},
)  # fmt: skip
def exercise_bike(k: Kit) -> None:
    """A flywheel between two feet."""
    s = k.m("height") / 1.2
    with k.group("exercise bike", scale=s):
        for name, y in (("front", -0.48), ("back", 0.48)):
            k.rod(f"foot {name}", (-0.27, y, 0.045), (0.27, y, 0.045), 0.032, material="frame")
            k.add(
                f"foot cap {name}",
                Cylinder(radius=0.045, height=0.05, segments=24, pivot="center"),
                at=(0.27, y, 0.045),
                rotate=AXLE,
                material="grip",
                mirror=True,
            )
        k.rod("frame base", (0, -0.48, 0.06), (0, 0.48, 0.06), 0.04, material="frame")
        k.add(
            "flywheel",
            Lathe(
                profile=[
                    (0.03, -0.012),
                    (0.17, -0.012),
                    (0.18, -0.03),
                    (0.22, -0.03),
                    (0.22, 0.03),
                    (0.18, 0.03),
                    (0.17, 0.012),
                    (0.03, 0.012),
                ],
                closed=True,
                segments=64,
            ),
            at=(0, -0.34, 0.33),
            rotate=AXLE,
            material="metal",
        )
        k.add(
            "flywheel hub",
            Cylinder(radius=0.035, height=0.1, segments=24, pivot="center"),
            at=(0, -0.34, 0.33),
            rotate=AXLE,
            material="accent",
            bevel=0.005,
        )
        k.rod("frame fork", (0.055, -0.34, 0.33), (0.03, -0.27, 0.66), 0.018, material="frame", mirror=True)
        k.rod("frame fork foot", (0.055, -0.34, 0.33), (0.05, -0.46, 0.07), 0.018, material="frame", mirror=True)
        k.rod("frame spine", (0, -0.27, 0.66), (0, 0.12, 0.33), 0.035, material="frame")
        k.rod("frame seat tube", (0, 0.05, 0.07), (0, 0.17, 0.66), 0.034, material="frame")
        k.add(
            "frame head",
            Cylinder(radius=0.045, height=0.12, segments=24, pivot="center"),
            at=(0, -0.27, 0.66),
            material="frame",
            bevel=0.01,
        )
        k.rod("handlebar post", (0, -0.27, 0.68), (0, -0.29, 0.98), 0.022, material="metal")
        k.rod("seat post", (0, 0.165, 0.63), (0, 0.2, 0.84), 0.022, material="metal")
        saddle(k, (0, 0.19, 0.86), size=1.25)
        half = [(0.04, -0.3, 1.0), (0.16, -0.3, 1.0), (0.2, -0.42, 1.02), (0.18, -0.52, 1.07)]
        k.tube("handlebar", [*reversed([(-a, b, c) for a, b, c in half]), *half], 0.016, material="grip")
        k.add(
            "console",
            Box(size=(0.24, 0.03, 0.16), pivot="center"),
            at=(0, -0.38, 1.1),
            rotate=(-25, 0, 0),
            material="frame",
            bevel=0.012,
        )
        k.add(
            "screen",
            Box(size=(0.2, 0.012, 0.12), pivot="center"),
            at=(0, -0.364, 1.107),
            rotate=(-25, 0, 0),
            material="screen",
            bevel=0.003,
        )
        k.rod("console arm", (0, -0.3, 1.0), (0, -0.385, 1.06), 0.014, material="metal")
        chainset(k, (0, 0.02, 0.36), (0, -0.34, 0.33), ring=0.1)
        guard = [(0.19, 0.25), (0.19, 0.47), (-0.3, 0.42), (-0.38, 0.36), (-0.36, 0.28)]
        side_plate(k, "guard", [(y - 0.06, z) for y, z in guard], 0.03, x=0.055, bevel=0.008, material="accent")
        k.add("knob", Sphere(radius=0.03, segments=20), at=(0, -0.1, 0.56), material="accent")
        k.rod("knob stem", (0, -0.1, 0.56), (0, -0.11, 0.48), 0.01, material="metal")
    k.anchor("seat", (0, 0.19 * s, 0.91 * s), half_size=(0.1 * s, 0.14 * s))
