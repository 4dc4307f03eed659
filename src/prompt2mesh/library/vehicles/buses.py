"""Buses: single deck, double deck, school."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.forms import arch_tools, box_outline, front_plate, rounded, side_plate
from prompt2mesh.library.vehicles.rail import PARTS, SLOTS
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Lathe


@asset(
    kind="bus",
    words=("bus", "double decker", "double-decker bus", "double decker bus", "london bus", "school bus", "coach", "city bus", "omnibus"),
    about="A bus: single or double deck, or an American school bus with a bonnet.",
    parameters=(length("length", 10.0, 0.2, 18.0, words=("length", "long")), choice("kind", "city", "double_decker", "school")),
    slots={
        **SLOTS,
        "body": Material(preset="car_paint", color="#c5161d"),
        "school body": Material(preset="car_paint", color="#f2a900"),
    },
    main_slot="body",
    adjectives={"double decker": {"kind": "double_decker"}, "double-decker": {"kind": "double_decker"}, "double-decker bus": {"kind": "double_decker"}, "double decker bus": {"kind": "double_decker"}, "london": {"kind": "double_decker"}, "london bus": {"kind": "double_decker"},
                "school bus": {"kind": "school"}},
    parts={**PARTS, "wheel": "wheel", "door": "door"},
)  # fmt: skip
def bus(k: Kit) -> None:
    """Drawn 10 m long."""
    s = k.m("length") / 10.0
    kind = k.s("kind")
    # A school bus is yellow unless another colour is asked for.
    paint = "school body" if kind == "school" and "body" not in k.asked else "body"
    school, double = kind == "school", kind == "double_decker"
    half, high, r = 1.25, 4.35 if double else 3.05, 0.5
    front, back = -5.0, 5.0
    with k.group("bus", scale=s):
        steer, rear = (-3.4 if not school else -3.9), 2.9
        nose = front + (1.5 if school else 0.0)
        outline = rounded([(nose, 0.42), (back, 0.42), (back, high), (nose + 0.1, high)], 0.22, segments=5)
        side_plate(
            k,
            "body",
            outline,
            2 * half,
            bevel=0.12,
            bevel_segments=4,
            material=paint,
            cuts=arch_tools([steer, rear], r * 1.2, r, half, 0.6),
        )
        if school:
            hood = rounded(
                [(front, 0.5), (nose + 0.3, 0.5), (nose + 0.3, 1.75), (nose - 0.2, 1.7), (front + 0.1, 1.45)], 0.14
            )
            side_plate(k, "hood", hood, 2 * half * 0.82, bevel=0.1, bevel_segments=3, material=paint)
            for side in (-1, 1):
                k.add(
                    "fender",
                    Lathe(
                        profile=[(r * 1.16, -0.26), (r * 1.28, -0.26), (r * 1.28, 0.26), (r * 1.16, 0.26)],
                        closed=True,
                        segments=24,
                        angle=180,
                    ),
                    at=(side * (half - 0.26), steer, r),
                    rotate=(0, 90, 90),
                    material="trim",
                )
        for name, y in (("front", steer), ("back", rear)):
            wheel(k, f"wheel {name}", (half - 0.18, y, r), r, 0.3, style="steel", mirror=True)
            k.rod(f"axle {name}", (-half + 0.18, y, r), (half - 0.18, y, r), 0.07, material="trim")
        decks = ((1.35, 2.2), (2.75, 3.75)) if double else ((1.5, 2.45),)
        for d, (low, top) in enumerate(decks):
            first = nose + (1.35 if d == 0 else 0.35)
            number = 7
            step = (back - 0.35 - first) / number
            k.add(
                f"window deck {d + 1}",
                Box(size=(2 * half + 0.02, step * 0.9, top - low)),
                at=(0, first + step / 2, low),
                material="glass",
                bevel=0.06,
                instances=Linear(count=number, step=(0, step, 0)),
            )
            front_plate(
                k,
                f"windscreen {d + 1}",
                box_outline(-half * 0.86, half * 0.86, low - (0.15 if d == 0 else 0.0), top, 0.12),
                0.1,
                y=nose + (0.02 if d == 0 else 0.06),
                material="glass",
            )
            front_plate(
                k,
                f"window back {d + 1}",
                box_outline(-half * 0.7, half * 0.7, low, top, 0.1),
                0.1,
                y=back,
                material="glass",
            )
        if double:
            side_plate(k, "band", box_outline(nose + 0.1, back - 0.1, 2.38, 2.52), 2 * half + 0.015, material="roof")
        side_plate(k, "stripe", box_outline(nose + 0.15, back - 0.15, 1.14, 1.2), 2 * half + 0.012, material="trim")
        for y in (nose + 0.75,) if double or school else (nose + 0.75, 0.4):
            side_plate(
                k,
                "door",
                box_outline(y - 0.5, y + 0.5, 0.55, 2.5 if not double else 2.3, 0.06),
                0.04,
                x=half,
                material="trim",
            )
            for dy in (-0.24, 0.24):
                side_plate(
                    k,
                    "door glass",
                    box_outline(y + dy - 0.19, y + dy + 0.19, 0.75, 2.35 if not double else 2.2, 0.05),
                    0.06,
                    x=half,
                    material="glass",
                )
        z = high - 0.35
        k.add(
            "sign",
            Box(size=(1.5, 0.12, 0.34)),
            at=(0, nose + 0.08, z if not double else 2.28),
            material="trim",
            bevel=0.03,
        )
        lamp_y, lamp_z, lamp_x = (front + 0.02, 1.05, 0.72) if school else (nose + 0.02, 0.85, 0.95)
        k.add(
            "headlight",
            Ellipsoid(radii=(0.15, 0.07, 0.13), segments=24),
            at=(lamp_x, lamp_y, lamp_z),
            material="headlight",
            mirror=True,
        )
        k.add(
            "grille",
            Box(size=(0.9, 0.08, 0.42), pivot="center"),
            at=(0, lamp_y + 0.01, lamp_z + 0.02),
            material="trim",
            bevel=0.03,
        )
        k.add(
            "grille bar",
            Box(size=(0.86, 0.1, 0.03), pivot="center"),
            at=(0, lamp_y, lamp_z - 0.12),
            material="steel",
            instances=Linear(count=4, step=(0, 0, 0.09)),
        )
        k.add(
            "bumper",
            Box(size=(2 * half * (0.9 if school else 1.0), 0.2, 0.24), pivot="center"),
            at=(0, (front if school else nose) - 0.02, 0.55),
            material="trim",
            bevel=0.05,
        )
        k.add(
            "bumper back",
            Box(size=(2 * half, 0.2, 0.24), pivot="center"),
            at=(0, back, 0.55),
            material="trim",
            bevel=0.05,
        )
        k.add(
            "taillight",
            Box(size=(0.14, 0.06, 0.36)),
            at=(half - 0.2, back, 0.85),
            material="taillight",
            bevel=0.03,
            mirror=True,
        )
        k.rod(
            "mirror arm",
            (half - 0.05, nose + 0.1, 2.0),
            (half + 0.22, nose - 0.16, 2.1),
            0.025,
            material="trim",
            mirror=True,
        )
        k.add(
            "mirror",
            Box(size=(0.12, 0.08, 0.34), pivot="center"),
            at=(half + 0.22, nose - 0.16, 2.0),
            material="trim",
            bevel=0.03,
            mirror=True,
        )
        if school:
            side_plate(
                k, "band low", box_outline(nose + 0.15, back - 0.15, 0.9, 0.96), 2 * half + 0.012, material="trim"
            )
            k.add(
                "warning light",
                Ellipsoid(radii=(0.1, 0.05, 0.1), segments=20),
                at=(0.95, nose + 0.1, high - 0.2),
                material="taillight",
                mirror=True,
            )
    k.anchor("top", (0, 0, high * s), half_size=(half * 0.8 * s, 3.5 * s))
