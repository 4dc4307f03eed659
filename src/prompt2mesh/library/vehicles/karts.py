"""Small open cars: go-karts, golf carts and rickshaws."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.vehicles.cars import HEADLIGHT, TAILLIGHT
from prompt2mesh.library.vehicles.forms import rounded, side_plate, slope_pane
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Text, Torus

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#d3222a"), "frame": Material(preset="matte_paint", color="#232528"),
    "metal": "polished_steel", "seat": "black_leather", "tire": "rubber", "rim": "brushed_aluminium",
    "trim": "black_plastic", "glass": "glass", "roof": Material(preset="gloss_paint", color="#f4f2ec"),
    "headlight": HEADLIGHT, "taillight": TAILLIGHT, "plate": Material(preset="gloss_paint", color="#f7f5f0"),
}  # fmt: skip
PARTS = {
    "tyre": "tire",
    "bumper": "bumper",
    "steering wheel": "steering wheel",
    "roof": "roof, hood",
    "seat": "seat",
    "canopy": "roof, hood",
    "light": "headlight, taillight",
}


def steering(k: Kit, at: Point, foot: Point, *, radius: float = 0.15, lean: float = 55.0) -> None:
    """A steering wheel leaning towards its driver (who sits at +y) on a column to `foot`."""
    k.add(
        "steering wheel",
        Torus(radius=radius, tube=radius * 0.1, segments=32, tube_segments=8),
        at=at,
        rotate=(lean, 0, 0),
        material="trim",
    )
    for turn in (0, 90):
        k.add(
            "steering spoke",
            Box(size=(2 * radius, radius * 0.18, radius * 0.08), pivot="center"),
            at=at,
            rotate=(lean, 0, turn) if turn == 0 else (lean, 0, 0),
            material="metal",
        )
    k.rod("steering column", at, foot, radius * 0.12, segments=10, material="metal")


@asset(
    kind="go_kart",
    words=("go-kart", "go kart", "gokart", "kart", "go-cart", "go cart", "racing kart", "soapbox car", "soap box car", "buggy"),
    about="A racing kart: tube frame, bucket seat, side engine, front fairing and slick tyres.",
    parameters=(length("length", 1.9, 0.1, 4.0, words=("length", "long")), flag("number", True, words=("number", "number plate"))),
    slots=SLOTS,
    main_slot="body",
    parts=PARTS,
)  # fmt: skip
def go_kart(k: Kit) -> None:
    """Drawn 1.9 m long; the driver sits in the middle."""
    s = k.m("length") / 1.9
    with k.group("kart", scale=s):
        wheel(k, "wheel front", (0.53, -0.6, 0.125), 0.125, 0.13, style="alloy", spokes=6, mirror=True)
        wheel(k, "wheel back", (0.56, 0.52, 0.14), 0.14, 0.2, style="alloy", spokes=6, mirror=True)
        k.rod("axle back", (-0.6, 0.52, 0.14), (0.6, 0.52, 0.14), 0.018, material="metal")
        for side in (-1, 1):
            k.tube(
                "frame rail",
                [(side * 0.16, -0.82, 0.09), (side * 0.3, -0.4, 0.07), (side * 0.33, 0.2, 0.07), (side * 0.3, 0.62, 0.12)],
                0.017, segments=10, material="frame",
            )  # fmt: skip
            k.rod(
                "stub axle", (side * 0.24, -0.6, 0.09), (side * 0.53, -0.6, 0.125), 0.016, segments=10, material="metal"
            )
            k.rod("axle bearing", (side * 0.28, 0.52, 0.14), (side * 0.33, 0.52, 0.14), 0.035, material="metal")
            pod = rounded([(-0.36, 0.05), (0.28, 0.05), (0.3, 0.2), (0.18, 0.25), (-0.25, 0.25), (-0.38, 0.16)], 0.05)
            side_plate(k, "side pod", pod, 0.2, x=side * 0.5, bevel=0.025, bevel_segments=3, material="body")
            k.rod(
                "pod stay", (side * 0.3, -0.05, 0.08), (side * 0.44, -0.05, 0.11), 0.014, segments=8, material="frame"
            )
            k.rod("pedal", (side * 0.12, -0.72, 0.1), (side * 0.12, -0.68, 0.24), 0.012, segments=8, material="metal")
        for y in (-0.82, -0.25, 0.3, 0.62):
            w = 0.17 if y < -0.5 else 0.32
            k.rod("frame cross", (-w, y, 0.085 if y < 0.5 else 0.12), (w, y, 0.085 if y < 0.5 else 0.12), 0.016, segments=10,
                  material="frame")  # fmt: skip
        k.block("floor", (0.5, 1.0, 0.012), (0, -0.3, 0.06), "metal", bevel=0.003)
        nose = rounded([(-0.98, 0.06), (-0.72, 0.06), (-0.6, 0.24), (-0.72, 0.27), (-0.95, 0.16)], 0.04)
        side_plate(k, "nose", nose, 0.66, bevel=0.04, bevel_segments=3, material="body")
        panel = rounded([(-0.58, 0.3), (-0.55, 0.29), (-0.42, 0.56), (-0.47, 0.58)], 0.01)
        side_plate(k, "fairing", panel, 0.3, bevel=0.012, material="body")
        k.rod("fairing stay", (0, -0.78, 0.16), (0, -0.54, 0.34), 0.014, segments=8, material="frame")
        if k.on("number"):
            k.add("number", Text(text="7", height=0.15, depth=0.01, font="sans-bold"), at=(0, -0.565, 0.355),
                  rotate=(-26, 0, 0), material="plate")  # fmt: skip
        _bucket_seat(k, (0, 0.2, 0.08))
        steering(k, (0, -0.22, 0.48), (0, -0.62, 0.062), radius=0.15, lean=50)
        k.block("engine", (0.22, 0.24, 0.2), (0.4, 0.34, 0.24), "metal", bevel=0.02)
        k.add("engine fin", Box(size=(0.26, 0.2, 0.012)), at=(0.4, 0.34, 0.44), material="metal",
              instances=Linear(count=5, step=(0, 0, 0.026)))  # fmt: skip
        k.block("engine cylinder", (0.2, 0.15, 0.16), (0.4, 0.34, 0.42), "metal", bevel=0.01)
        k.block("engine head", (0.16, 0.16, 0.05), (0.4, 0.34, 0.56), "trim", bevel=0.01)
        k.block("engine mount", (0.2, 0.2, 0.2), (0.38, 0.34, 0.07), "frame", bevel=0.01)
        k.tube("exhaust", [(0.46, 0.42, 0.36), (0.5, 0.6, 0.34), (0.4, 0.74, 0.32), (0.05, 0.76, 0.3)], 0.032,
               segments=12, material="metal")  # fmt: skip
        k.tube("bumper back", [(-0.52, 0.62, 0.12), (-0.5, 0.82, 0.14), (0.5, 0.82, 0.14), (0.52, 0.62, 0.12)], 0.02,
               smooth=False, segments=10, material="frame")  # fmt: skip
        k.rod("bumper stay", (0.3, 0.6, 0.12), (0.3, 0.82, 0.14), 0.016, segments=8, material="frame", mirror=True)
        k.rod("bumper bar", (-0.53, 0.62, 0.12), (0.53, 0.62, 0.12), 0.014, segments=8, material="frame")
    k.anchor("driver", (0, 0.03 * s, 0.15 * s), half_size=(0.17 * s, 0.12 * s))
    k.anchor("seat", (0, 0.03 * s, 0.15 * s), half_size=(0.17 * s, 0.12 * s))
    k.anchor("top", (0, 0.3 * s, 0.62 * s), half_size=(0.1 * s, 0.04 * s))


def _bucket_seat(k: Kit, at: Point) -> None:
    with k.group("seat", at=at):
        pan = rounded([(-0.24, 0.0), (0.2, 0.0), (0.36, 0.5), (0.3, 0.53), (0.12, 0.07), (-0.24, 0.07)], 0.04)
        side_plate(k, "seat pan", pan, 0.36, bevel=0.02, bevel_segments=3, material="seat")
        wing = rounded([(-0.2, 0.0), (0.2, 0.0), (0.34, 0.42), (0.22, 0.4), (-0.05, 0.18), (-0.2, 0.12)], 0.05)
        side_plate(k, "seat wing", wing, 0.04, x=0.19, bevel=0.015, material="seat", mirror=True)


@asset(
    kind="golf_cart",
    words=("golf cart", "golf buggy", "golf car", "electric cart", "caddy cart"),
    about="A two-seat golf cart with a roof, a windscreen, a bench and a bag rack.",
    parameters=(length("length", 2.4, 0.1, 4.5, words=("length", "long")), flag("roof", True, words=("roof", "canopy"))),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#f3f2ee"), "seat": Material(preset="leather", color="#b99a6b")},
    main_slot="body",
    parts=PARTS,
)  # fmt: skip
def golf_cart(k: Kit) -> None:
    """Drawn 2.4 m long."""
    s = k.m("length") / 2.4
    with k.group("cart", scale=s):
        for name, y in (("front", -0.78), ("back", 0.82)):
            wheel(k, f"wheel {name}", (0.5, y, 0.22), 0.22, 0.19, style="alloy", spokes=5, mirror=True)
            k.rod(f"axle {name}", (-0.5, y, 0.22), (0.5, y, 0.22), 0.03, material="trim")
        k.block("chassis", (0.8, 2.1, 0.12), (0, 0, 0.24), "trim", bevel=0.03)
        k.block("floor", (1.1, 0.75, 0.06), (0, -0.3, 0.32), "trim")
        nose = rounded(
            [(-1.18, 0.36), (-1.05, 0.26), (-1.0, 0.45), (-0.58, 0.45), (-0.6, 0.32), (-0.5, 0.36), (-0.62, 0.86), (-0.76, 0.9), (-1.12, 0.62)],
            0.06,
        )  # fmt: skip
        side_plate(k, "body front", nose, 1.1, bevel=0.06, bevel_segments=3, material="body")
        tail = rounded(
            [(0.02, 0.34), (0.5, 0.34), (0.55, 0.47), (1.08, 0.47), (1.12, 0.3), (1.2, 0.4), (1.16, 0.66), (0.62, 0.7), (0.04, 0.68)],
            0.06,
        )  # fmt: skip
        side_plate(k, "body back", tail, 1.12, bevel=0.06, bevel_segments=3, material="body")
        k.add(
            "headlight",
            Ellipsoid(radii=(0.1, 0.05, 0.06), segments=20),
            at=(0.36, -1.1, 0.62),
            material="headlight",
            mirror=True,
        )
        k.add(
            "taillight",
            Box(size=(0.12, 0.05, 0.07)),
            at=(0.42, 1.17, 0.52),
            material="taillight",
            bevel=0.015,
            mirror=True,
        )
        k.block("bumper front", (0.9, 0.1, 0.12), (0, -1.16, 0.3), "trim", bevel=0.04)
        k.block("seat", (1.06, 0.5, 0.13), (0, 0.3, 0.67), "seat", bevel=0.05)
        k.block("seat back", (1.06, 0.14, 0.46), (0, 0.57, 0.72), "seat", bevel=0.05, rotate=(-8, 0, 0))
        k.block("dashboard", (1.0, 0.14, 0.14), (0, -0.62, 0.8), "trim", bevel=0.04)
        steering(k, (-0.27, -0.36, 0.96), (-0.27, -0.6, 0.82), radius=0.16, lean=55)
        if k.on("roof"):
            for sx in (-1, 1):
                k.rod(
                    "roof post front",
                    (sx * 0.48, -0.68, 0.84),
                    (sx * 0.5, -0.42, 1.98),
                    0.02,
                    segments=10,
                    material="frame",
                )
                k.rod(
                    "roof post back",
                    (sx * 0.5, 0.72, 0.64),
                    (sx * 0.5, 0.78, 1.98),
                    0.02,
                    segments=10,
                    material="frame",
                )
            canopy = rounded([(-0.62, 1.96), (0.98, 1.96), (0.95, 2.03), (0.2, 2.06), (-0.55, 2.03)], 0.03)
            side_plate(k, "roof", canopy, 1.2, bevel=0.025, bevel_segments=3, material="roof")
            slope_pane(
                k, "windscreen", 0.96, (-0.67, 0.87), (-0.44, 1.94), end_width=1.0, radius=0.05, material="glass"
            )
        k.block("bag floor", (0.9, 0.36, 0.04), (0, 1.02, 0.66), "trim")
        k.tube("bag rail", [(-0.42, 0.76, 1.0), (-0.42, 1.16, 1.0), (0.42, 1.16, 1.0), (0.42, 0.76, 1.0)], 0.014,
               smooth=False, segments=8, material="frame")  # fmt: skip
        for sx in (-1, 1):
            k.rod("bag post", (sx * 0.42, 0.76, 0.64), (sx * 0.42, 0.76, 1.0), 0.014, segments=8, material="frame")
            k.rod("bag post", (sx * 0.42, 1.14, 0.66), (sx * 0.42, 1.16, 1.0), 0.014, segments=8, material="frame")
    k.anchor("driver", (-0.27 * s, 0.19 * s, 0.8 * s), half_size=(0.24 * s, 0.14 * s))
    k.anchor("seat", (-0.27 * s, 0.19 * s, 0.8 * s), half_size=(0.24 * s, 0.14 * s))
    k.anchor("seat right", (0.27 * s, 0.19 * s, 0.8 * s), half_size=(0.24 * s, 0.14 * s))
    k.anchor("top", (0, 0.15 * s, (2.06 if k.on("roof") else 1.18) * s), half_size=(0.5 * s, 0.6 * s))


@asset(
    kind="rickshaw",
    words=("rickshaw", "pedicab", "jinrikisha", "tuk tuk", "tuk-tuk", "auto rickshaw", "trishaw"),
    about="A pulled rickshaw with a folding hood and two large wheels, or a motor tuk-tuk.",
    parameters=(length("length", 2.6, 0.1, 4.5, words=("length", "long")), choice("kind", "pulled", "motor")),
    slots={**SLOTS, "seat": Material(preset="leather", color="#8c1d1d"), "hood": Material(preset="canvas", color="#27231f")},
    main_slot="body",
    adjectives={"tuk tuk": {"kind": "motor"}, "auto": {"kind": "motor"}, "auto rickshaw": {"kind": "motor"}},
    parts=PARTS,
)  # fmt: skip
def rickshaw(k: Kit) -> None:
    """Drawn 2.6 m long, pulled or driven towards −y."""
    s = k.m("length") / 2.6
    with k.group("rickshaw", scale=s):
        (_tuk_tuk if k.s("kind") == "motor" else _pulled)(k)
    seat = (0.0, 0.44 * s, 0.83 * s) if k.s("kind") == "pulled" else (0.0, 0.56 * s, 0.78 * s)
    k.anchor("seat", seat, half_size=(0.35 * s, 0.2 * s))
    if k.s("kind") == "motor":
        k.anchor("driver", (0, -0.35 * s, 0.76 * s), half_size=(0.2 * s, 0.16 * s))
    k.anchor("top", (0, 0.6 * s, 1.86 * s), half_size=(0.3 * s, 0.3 * s))


def _hood(k: Kit, y: float, z: float, half: float, radius: float, start: float, end: float) -> None:
    """A folding hood about (y, z): a shell over the angles `start` to `end` (from −y upwards) with cheeks and hoops."""
    turns = [math.radians(180 - start - (end - start) * i / 14) for i in range(15)]
    outer = [(y + radius * math.cos(a), z + radius * math.sin(a)) for a in turns]
    inner = [(y + 0.965 * radius * math.cos(a), z + 0.965 * radius * math.sin(a)) for a in reversed(turns)]
    side_plate(k, "hood", [*inner, *outer][::-1], 2 * half, material="hood")
    side_plate(k, "hood cheek", [(y, z), *outer][::-1], 0.02, x=half, material="hood", mirror=True)
    for share in (0.0, 0.35, 0.68, 1.0):
        a = math.radians(180 - start - (end - start) * share)
        py, pz = y + 1.0 * radius * math.cos(a), z + 1.0 * radius * math.sin(a)
        hoop = [(-half - 0.01, y, z), (-half - 0.01, py, pz), (half + 0.01, py, pz), (half + 0.01, y, z)]
        k.tube("hood hoop", hoop, 0.014, smooth=False, segments=8, material="metal")


def _pulled(k: Kit) -> None:
    wheel(k, "wheel", (0.58, 0.5, 0.5), 0.5, 0.04, style="wood", spokes=14, tire="tire", rim="body", mirror=True)
    k.rod("axle", (-0.58, 0.5, 0.5), (0.58, 0.5, 0.5), 0.025, material="metal")
    for side in (-1, 1):
        k.tube(
            "shaft", [(side * 0.4, 0.8, 0.56), (side * 0.42, -0.3, 0.52), (side * 0.38, -0.8, 0.66), (side * 0.3, -1.45, 0.76)],
            0.026, segments=10, material="body",
        )  # fmt: skip
        k.tube("spring", [(side * 0.44, 0.28, 0.6), (side * 0.46, 0.5, 0.49), (side * 0.44, 0.74, 0.6)], 0.018, segments=8,
               material="metal")  # fmt: skip
        arm = rounded([(0.2, 0.74), (0.75, 0.74), (0.8, 1.02), (0.3, 1.0), (0.18, 0.92)], 0.05)
        side_plate(k, "side", arm, 0.03, x=side * 0.43, bevel=0.01, material="body")
    k.rod("shaft grip", (-0.3, -1.42, 0.755), (0.3, -1.42, 0.755), 0.024, segments=10, material="body", round_caps=True)
    tub = rounded(
        [(-0.32, 0.46), (0.02, 0.46), (0.2, 0.58), (0.78, 0.58), (0.86, 1.16), (0.8, 1.18), (0.74, 0.75), (0.2, 0.75), (0.16, 0.64), (0.0, 0.52), (-0.3, 0.52)],
        0.03,
    )  # fmt: skip
    side_plate(k, "body", tub, 0.84, bevel=0.012, material="body")
    k.block("seat", (0.8, 0.46, 0.09), (0, 0.5, 0.74), "seat", bevel=0.035)
    k.block("seat back", (0.8, 0.08, 0.38), (0, 0.74, 0.82), "seat", bevel=0.035, rotate=(-8, 0, 0))
    _hood(k, 0.78, 1.12, 0.46, 0.74, 58, 196)
    for side in (-1, 1):
        k.rod("hood iron", (side * 0.44, 0.7, 0.92), (side * 0.47, 0.78, 1.12), 0.018, segments=8, material="metal")
    for side in (-1, 1):
        k.rod("lamp post", (side * 0.46, 0.22, 0.9), (side * 0.5, 0.14, 0.98), 0.01, segments=6, material="metal")
        k.add(
            "lamp", Cylinder(radius=0.05, height=0.12, segments=16), at=(side * 0.5, 0.13, 0.96), material="headlight"
        )


def _tuk_tuk(k: Kit) -> None:
    wheel(k, "wheel front", (0, -0.95, 0.22), 0.22, 0.11, style="steel")
    wheel(k, "wheel back", (0.5, 0.72, 0.22), 0.22, 0.12, style="steel", mirror=True)
    k.rod("axle back", (-0.5, 0.72, 0.22), (0.5, 0.72, 0.22), 0.03, material="trim")
    k.rod("axle front", (-0.09, -0.95, 0.22), (0.09, -0.95, 0.22), 0.02, material="metal")
    for side in (-1, 1):
        k.rod("fork", (side * 0.085, -0.95, 0.22), (side * 0.06, -0.86, 0.6), 0.02, segments=10, material="metal")
    k.block("floor", (1.06, 1.9, 0.08), (0, 0.2, 0.3), "body", bevel=0.03)
    k.block("chassis", (0.6, 2.0, 0.1), (0, 0.1, 0.22), "trim")
    nose = rounded(
        [(-1.22, 0.5), (-0.7, 0.32), (-0.62, 0.36), (-0.66, 0.95), (-0.78, 1.06), (-1.02, 0.9), (-1.26, 0.6)], 0.08
    )
    side_plate(k, "nose", nose, 0.62, bevel=0.09, bevel_segments=4, material="body")
    shield = rounded([(-0.78, 0.34), (-0.68, 0.34), (-0.64, 1.02), (-0.72, 1.04)], 0.03)
    side_plate(k, "shield", shield, 1.1, bevel=0.03, material="body")
    k.add(
        "headlight",
        Cylinder(radius=0.11, height=0.12, segments=24),
        at=(0, -1.06, 0.86),
        rotate=(80, 0, 0),
        material="headlight",
    )
    tail = rounded([(0.42, 0.34), (1.14, 0.34), (1.18, 0.9), (1.1, 1.1), (1.0, 1.1), (0.94, 0.72), (0.44, 0.68)], 0.05)
    side_plate(k, "body", tail, 1.12, bevel=0.05, bevel_segments=3, material="body")
    for side in (-1, 1):
        panel = rounded([(0.38, 0.34), (1.12, 0.34), (1.12, 1.0), (0.52, 0.92), (0.36, 0.7)], 0.06)
        side_plate(k, "side", panel, 0.05, x=side * 0.55, bevel=0.02, material="body")
        k.rod(
            "roof post front", (side * 0.52, -0.68, 1.0), (side * 0.5, -0.5, 1.74), 0.02, segments=8, material="metal"
        )
        k.rod("roof post back", (side * 0.53, 1.08, 1.0), (side * 0.53, 1.02, 1.74), 0.02, segments=8, material="metal")
        k.rod(
            "roof post middle",
            (side * 0.55, 0.45, 0.85),
            (side * 0.52, 0.42, 1.76),
            0.018,
            segments=8,
            material="metal",
        )
        k.add("taillight", Box(size=(0.1, 0.05, 0.12)), at=(side * 0.44, 1.17, 0.6), material="taillight", bevel=0.015)
    roof = rounded([(-0.66, 1.7), (1.14, 1.7), (1.16, 1.78), (0.9, 1.86), (-0.3, 1.86), (-0.62, 1.78)], 0.05)
    side_plate(k, "roof", roof, 1.14, bevel=0.04, bevel_segments=3, material="hood")
    slope_pane(k, "windscreen", 0.98, (-0.705, 1.03), (-0.53, 1.7), end_width=0.96, radius=0.04, material="glass")
    k.block("seat driver", (0.5, 0.34, 0.4), (0, -0.3, 0.36), "seat", bevel=0.05)
    k.block("seat", (0.98, 0.42, 0.12), (0, 0.68, 0.66), "seat", bevel=0.04)
    k.block("seat back", (0.98, 0.1, 0.42), (0, 0.94, 0.74), "seat", bevel=0.04, rotate=(-8, 0, 0))
    bars = [(-0.3, -0.52, 1.06), (-0.12, -0.62, 1.02), (0.12, -0.62, 1.02), (0.3, -0.52, 1.06)]
    k.tube("handlebar", bars, 0.014, segments=8, material="metal")
    k.rod("handlebar stem", (0, -0.63, 1.02), (0, -0.74, 0.92), 0.02, segments=8, material="metal")
    k.block("plate", (0.34, 0.02, 0.1), (0, 1.155, 0.42), "plate", bevel=0.004)
