"""Cargo lorries, and the cabs and axles of all lorries."""

from collections.abc import Sequence

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS, HEADLIGHT, TAILLIGHT
from prompt2mesh.library.vehicles.forms import (
    arch_tools,
    box_outline,
    lerp,
    rounded,
    side_plate,
    slope_pane,
)
from prompt2mesh.library.vehicles.truck_bodies import draw_mixer, draw_refuse
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Lathe

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="car_paint", color="#1f4f9c"), "cargo": Material(preset="gloss_paint", color="#eef0f0"), "glass": CAR_GLASS, "trim": "black_plastic",
    "chrome": "chrome", "rim": "steel", "tire": "rubber", "headlight": HEADLIGHT, "taillight": TAILLIGHT,
}  # fmt: skip
PARTS = {
    "window": "window, windscreen",
    "windshield": "windscreen",
    "light": "headlight, taillight",
    "tyre": "tire",
    "bumper": "bumper",
    "trailer": "cargo",
    "box": "cargo",
}


def axles(k: Kit, places: Sequence[float], half: float, radius: float, *, twin: Sequence[float] = ()) -> None:
    """Wheels at the given y; those in `twin` are doubled."""
    wide = 0.36 * radius * 2 * 0.8
    for i, y in enumerate(places):
        double = y in twin
        wheel(k, f"wheel {i + 1}", (half - wide * 0.55, y, radius), radius, wide, style="steel", mirror=True)
        if double:
            wheel(k, f"wheel inner {i + 1}", (half - wide * 1.62, y, radius), radius, wide, style="disc", mirror=True)
        k.rod(f"axle {i + 1}", (-half + wide * 0.5, y, radius), (half - wide * 0.5, y, radius), 0.07, material="trim")


def mirrors(k: Kit, x: float, y: float, z: float, *, size: float = 0.2) -> None:
    """A pair of lorry mirrors on brackets."""
    k.add(
        "mirror",
        Box(size=(0.16 * size / 0.2, 0.06, size * 1.7), pivot="center"),
        at=(x + 0.14, y - 0.06, z),
        material="trim",
        bevel=0.02,
        mirror=True,
    )
    k.rod("mirror arm", (x - 0.03, y, z + 0.05), (x + 0.14, y - 0.06, z + 0.05), 0.015, material="trim", mirror=True)


def nose(k: Kit, y: float, half: float, low: float, *, lamp: float = 0.1, bars: int = 5) -> None:
    """Bumper, grille, lamps and plate on a flat front."""
    k.add(
        "bumper front",
        Box(size=(2 * half * 1.01, 0.2, 0.26), pivot="center"),
        at=(0, y + 0.03, low + 0.1),
        material="trim",
        bevel=0.05,
        bevel_segments=3,
    )
    k.add(
        "grille",
        Box(size=(half * 1.0, 0.08, 0.09 * bars + 0.08)),
        at=(0, y + 0.01, low + 0.28),
        material="trim",
        bevel=0.02,
    )
    k.add(
        "grille bar",
        Box(size=(half * 0.96, 0.03, 0.04)),
        at=(0, y - 0.035, low + 0.33),
        material="chrome",
        bevel=0.01,
        instances=Linear(count=bars, step=(0, 0, 0.09)),
    )
    k.add(
        "headlight",
        Ellipsoid(radii=(lamp * 1.25, 0.06, lamp), segments=28),
        at=(half * 0.76, y - 0.005, low + 0.4),
        material="headlight",
        mirror=True,
    )
    k.add("headlight rim", Lathe(profile=[(lamp, -0.03), (lamp * 1.2, -0.03), (lamp * 1.2, 0.02), (lamp, 0.03)], closed=True, segments=32), at=(half * 0.76, y, low + 0.4),
          rotate=(90, 0, 0), scale=(1.25, 1, 1), material="chrome", mirror=True)  # fmt: skip
    k.add(
        "plate",
        Box(size=(0.5, 0.02, 0.12), pivot="center"),
        at=(0, y - 0.075, low + 0.1),
        material="chrome",
        bevel=0.005,
    )


def rear_lights(k: Kit, y: float, half: float, z: float, *, tall: float = 0.24) -> None:
    """Lamps on a flat back."""
    k.add(
        "taillight", Box(size=(0.13, 0.05, tall)), at=(half - 0.12, y, z), material="taillight", bevel=0.02, mirror=True
    )


@asset(
    kind="truck",
    words=("truck", "lorry", "box truck", "delivery truck", "semi truck", "semi", "cargo truck", "dump truck", "tipper", "tanker", "tanker truck", "flatbed", "flatbed truck", "garbage truck",
           "moving truck", "cement truck", "cement mixer truck", "concrete mixer", "concrete truck", "mixer truck", "refuse truck", "bin lorry"),
    about="A lorry with a box body, flat bed, tipper, tank, concrete mixer or refuse body behind its cab.",
    parameters=(
        length("length", 7.5, 4.0, 18.0, words=("length", "long")),
        length("width", 2.4, 1.8, 3.2, words=("width", "wide")),
        length("height", 3.3, 2.4, 4.5, words=("height", "tall", "high")),
        choice("cargo", "box", "flatbed", "dump", "tank", "mixer", "garbage"),
    ),
    slots=SLOTS,
    main_slot="body",
    adjectives={"semi": {"length": 13.0}, "semi truck": {"length": 13.0}, "dump truck": {"cargo": "dump"}, "tipper": {"cargo": "dump"}, "tanker": {"cargo": "tank"},
                "tanker truck": {"cargo": "tank"}, "flatbed truck": {"cargo": "flatbed"}, "garbage truck": {"cargo": "garbage"}, "refuse truck": {"cargo": "garbage"}, "bin lorry": {"cargo": "garbage"}, "dumper": {"cargo": "dump"},
                "cement truck": {"cargo": "mixer"}, "cement mixer truck": {"cargo": "mixer"}, "concrete mixer": {"cargo": "mixer"}, "concrete truck": {"cargo": "mixer"}, "mixer truck": {"cargo": "mixer"}},
    parts=PARTS,
    holds=True,
)  # fmt: skip
def truck(k: Kit) -> None:
    """Cab, chassis and what it carries."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = 0.5 * min(1.0, high / 3.3)
    front = -long / 2
    cab = min(1.9, 0.3 * long)
    deck = 2 * r + 0.12
    rear = [long / 2 - 0.16 * long] if long < 9 else [long / 2 - 0.12 * long, long / 2 - 0.12 * long - 2.2 * r]
    steer = front + 0.55 * cab
    axles(k, [steer, *rear], half, r, twin=rear)
    k.add(
        "chassis",
        Box(size=(half * 0.8, long * 0.96, 0.24)),
        at=(0, 0.01 * long, deck - 0.26),
        material="trim",
        bevel=0.02,
    )
    roof = high * (0.82 if k.s("cargo") == "box" else 0.86)
    draw_cab(k, front, cab, half, 0.55 * r, roof, steer, r)
    start = front + cab + 0.14
    back = long / 2
    _cargo(k, start, back, half, deck, high)
    k.add(
        "fuel tank",
        Cylinder(radius=0.27 * r / 0.5, height=0.9, segments=32),
        at=(half - 0.34, start + 0.3, r * 1.05),
        rotate=(-90, 0, 0),
        material="chrome",
        mirror=True,
    )
    k.add(
        "tank bracket",
        Box(size=(2 * (half - 0.3), 0.08, 0.5 * r)),
        at=(0, start + 0.75, r * 1.0),
        material="trim",
        bevel=0.01,
    )
    k.add(
        "tank bracket 2",
        Box(size=(half * 0.5, 0.08, deck - 1.2 * r - 0.1)),
        at=(0, start + 0.75, r * 1.2),
        material="trim",
    )
    k.add("exhaust stack", Lathe(profile=[(0.06, 0), (0.06, 1.1), (0.085, 1.15), (0.085, roof - deck + 0.3), (0.055, roof - deck + 0.32), (0.055, roof - deck + 0.55)], segments=24),
          at=(half * 0.86, start - 0.09, deck - 0.2), material="chrome", mirror=True)  # fmt: skip
    k.add(
        "mudguard",
        Box(size=(0.5, 0.03, r * 0.9)),
        at=(half - 0.3, rear[0] + r * 1.12, r * 0.5),
        material="trim",
        mirror=True,
    )
    k.add("mudguard bar", Box(size=(2 * half * 0.95, 0.06, 0.16)), at=(0, rear[0] + r * 1.12, r * 1.3), material="trim")
    k.add("mudguard post", Box(size=(0.3, 0.06, deck - 1.3 * r)), at=(0, rear[0] + r * 1.12, r * 1.3), material="trim")
    rear_lights(k, back - 0.03, half, deck - 0.28)
    k.add(
        "bumper back",
        Box(size=(2 * half * 0.96, 0.1, 0.14)),
        at=(0, back - 0.05, deck - 0.32),
        material="trim",
        bevel=0.02,
    )
    k.anchor("seat", (0, steer, roof), half_size=(0.3, 0.3))


def draw_cab(k: Kit, front: float, cab: float, half: float, low: float, roof: float, steer: float, r: float) -> None:
    """A cab-over-engine cab with windows, doors, steps, mirrors and a lit face."""
    waist = lerp(low, roof, 0.52)
    outline = rounded(
        [(front + 0.03, low), (front + cab, low), (front + cab, roof), (front + 0.34, roof), (front + 0.03, waist)],
        0.14,
        segments=5,
    )
    side_plate(
        k,
        "cab",
        outline,
        2 * half * 0.97,
        bevel=0.07,
        bevel_segments=3,
        material="body",
        cuts=arch_tools([steer], r * 1.2, r, half, 0.6),
    )
    tall = roof - waist
    slope_pane(
        k,
        "windscreen",
        1.66 * half,
        (front + 0.03 + 0.31 * 0.06, waist + tall * 0.06),
        (front + 0.34 - 0.31 * 0.2, roof - tall * 0.2),
        end_width=1.6 * half,
        radius=0.1,
    )
    y0, y1 = front + 0.42, front + cab * 0.78
    window = rounded([(y0 - 0.1, waist), (y1, waist), (y1, roof - tall * 0.2), (y0 + 0.1, roof - tall * 0.2)], 0.08)
    side_plate(k, "window side", window, 0.03, x=half * 0.97, bevel=0.006, material="glass", mirror=True)
    frame = box_outline(y0 - 0.14, y1 + 0.07, low + 0.5, roof - tall * 0.12, 0.1)
    side_plate(k, "door", frame, 0.02, x=half * 0.965, bevel=0.008, material="body", mirror=True)
    k.add(
        "handle",
        Box(size=(0.05, 0.17, 0.035), pivot="center"),
        at=(half * 0.99, y1 - 0.06, waist - 0.14),
        material="chrome",
        bevel=0.01,
        mirror=True,
    )
    k.add(
        "step",
        Box(size=(0.3, 0.4, 0.05)),
        at=(half - 0.16, front + cab * 0.92, low + 0.02),
        material="trim",
        mirror=True,
    )
    nose(k, front, half * 0.97, low)
    mirrors(k, half * 0.97, front + 0.2, waist + tall * 0.4, size=0.26)
    k.add(
        "roof light",
        Ellipsoid(radii=(0.07, 0.05, 0.045), segments=20),
        at=(0, front + 0.42, roof),
        material="headlight",
        instances=Linear(count=5, step=(half * 0.36, 0, 0), center=True),
    )
    k.add(
        "visor",
        Box(size=(1.8 * half, 0.25, 0.03), pivot="center"),
        at=(0, front + 0.22, roof - tall * 0.1),
        rotate=(14, 0, 0),
        material="trim",
        bevel=0.01,
    )


def _cargo(k: Kit, start: float, back: float, half: float, deck: float, high: float) -> None:
    long, middle = back - start, (start + back) / 2
    k.add("cargo floor", Box(size=(2 * half, long, 0.1)), at=(0, middle, deck - 0.05), material="trim", bevel=0.02)
    kind = k.s("cargo")
    if kind == "box":
        k.add(
            "cargo box",
            Box(size=(2 * half, long, high - deck)),
            at=(0, middle, deck),
            material="cargo",
            bevel=0.05,
            bevel_segments=3,
        )
        rib = Box(size=(2 * half + 0.03, 0.05, high - deck - 0.16))
        k.add(
            "cargo rib",
            rib,
            at=(0, middle, deck + 0.08),
            material="cargo",
            bevel=0.01,
            instances=Linear(
                count=max(3, int(long / 0.75)), step=(0, long * 0.92 / (max(3, int(long / 0.75)) - 1), 0), center=True
            ),
        )
        k.add(
            "cargo rail",
            Box(size=(2 * half + 0.05, long + 0.03, 0.09), pivot="center"),
            at=(0, middle, deck + 0.05),
            material="chrome",
            bevel=0.02,
        )
        k.add(
            "cargo rail top",
            Box(size=(2 * half + 0.05, long + 0.03, 0.07), pivot="center"),
            at=(0, middle, high - 0.06),
            material="chrome",
            bevel=0.02,
        )
        k.add(
            "cargo door",
            Box(size=(half * 0.94, 0.05, high - deck - 0.3)),
            at=(half * 0.48, back + 0.005, deck + 0.14),
            material="cargo",
            bevel=0.015,
            mirror=True,
        )
        k.rod(
            "cargo door bar",
            (half * 0.18, back + 0.045, deck + 0.08),
            (half * 0.18, back + 0.045, high - 0.1),
            0.02,
            material="chrome",
            mirror=True,
        )
        k.anchor("top", (0, middle, high), half_size=(half * 0.9, long * 0.45))
        k.anchor("inside", (0, middle, high), half_size=(half * 0.85, long * 0.42), height=0.05)
        return
    if kind == "tank":
        rr = min(half * 0.95, (high - deck) / 2)
        k.add(
            "cargo tank",
            Capsule(radius=1.0, height=2.3, segments=48),
            at=(0, middle, deck + rr),
            rotate=(90, 0, 0),
            scale=(rr, rr, long / 2.3 * 0.98),
            material="cargo",
        )
        band = Lathe(
            profile=[(rr * 0.985, -0.05), (rr * 1.012, -0.05), (rr * 1.012, 0.05), (rr * 0.985, 0.05)],
            closed=True,
            segments=64,
        )
        k.add(
            "cargo band",
            band,
            at=(0, middle, deck + rr),
            rotate=(90, 0, 0),
            material="chrome",
            instances=Linear(count=3, step=(0, long * 0.2, 0), center=True),
        )
        k.add(
            "cargo saddle",
            Box(size=(half * 1.2, 0.2, rr * 0.5)),
            at=(0, middle, deck),
            material="trim",
            instances=Linear(count=3, step=(0, long * 0.25, 0), center=True),
        )
        k.add(
            "cargo hatch",
            Cylinder(radius=0.25, height=0.16),
            at=(0, middle, deck + 2 * rr - 0.06),
            material="chrome",
            bevel=0.02,
        )
        k.anchor("top", (0, middle, deck + 2 * rr), half_size=(half * 0.3, long * 0.3))
        k.anchor("inside", (0, middle, deck + 2 * rr), half_size=(half * 0.3, long * 0.3), height=0.05)
        return
    if kind in {"mixer", "garbage"}:
        (draw_mixer if kind == "mixer" else draw_refuse)(k, start, back, half, deck, high)
        return
    tall = 0.55 if kind == "flatbed" else min(1.3, high - deck - 0.2)
    bottom, thin = deck + 0.05, 0.07
    for name, sx in (("left", -1), ("right", 1)):
        k.add(
            f"cargo side {name}",
            Box(size=(thin, long, tall)),
            at=(sx * (half - thin / 2), middle, bottom),
            material="cargo",
            bevel=0.015,
        )
    k.add(
        "cargo headboard",
        Box(size=(2 * half, thin, tall * 1.25)),
        at=(0, start + thin / 2, bottom),
        material="cargo",
        bevel=0.015,
    )
    k.add(
        "cargo tailgate",
        Box(size=(2 * half - 0.02, thin, tall * 0.95)),
        at=(0, back - thin / 2, bottom),
        material="cargo",
        bevel=0.015,
    )
    number = max(3, int(long / 0.8))
    k.add("cargo rib", Box(size=(0.06, 0.09, tall)), at=(half + 0.015, middle, bottom), material="cargo", bevel=0.01,
          instances=Linear(count=number, step=(0, long * 0.92 / (number - 1), 0), center=True))  # fmt: skip
    k.add("cargo rib left", Box(size=(0.06, 0.09, tall)), at=(-half - 0.015, middle, bottom), material="cargo", bevel=0.01,
          instances=Linear(count=number, step=(0, long * 0.92 / (number - 1), 0), center=True))  # fmt: skip
    k.anchor("inside", (0, middle, bottom), half_size=(half - thin - 0.03, long / 2 - thin - 0.03), height=tall)
    k.anchor("top", (0, middle, bottom), half_size=(half - thin, long / 2 - thin))
