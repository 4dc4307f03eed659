"""Violins, cellos and the harp."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import both_sides, panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Mirrored
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Lathe, Loft, Section, Sphere, Sweep

# A violin of body length 0.355 m: half widths of 0.104 below, 0.055 at the waist, 0.084 above (Stradivari pattern).
_BODY_HALF = [
    (0, 0), (0.03, 0.001), (0.064, 0.01), (0.091, 0.033), (0.103, 0.067), (0.099, 0.098), (0.085, 0.122), (0.0865, 0.131),
    (0.073, 0.134), (0.062, 0.15), (0.056, 0.175), (0.057, 0.198), (0.064, 0.219), (0.077, 0.226), (0.0745, 0.236),
    (0.081, 0.252), (0.0835, 0.28), (0.076, 0.314), (0.055, 0.342), (0.028, 0.3535), (0, 0.355),
]  # fmt: skip
_F_HOLE: Outline = [
    (0.026, 0.222), (0.031, 0.2245), (0.034, 0.22), (0.033, 0.213), (0.036, 0.19), (0.043, 0.165), (0.05, 0.15), (0.052, 0.142),
    (0.047, 0.137), (0.042, 0.142), (0.0445, 0.147), (0.04, 0.16), (0.033, 0.182), (0.0295, 0.205), (0.029, 0.2165), (0.0255, 0.217),
]  # fmt: skip


@asset(
    kind="violin",
    words=("violin", "cello", "fiddle", "viola", "double bass", "violoncello", "contrabass", "stringed instrument", "upright bass"),
    about="A violin with its bow, or a cello on its spike.",
    parameters=(
        length("height", 0.6, 0.1, 2.6, words=("height", "tall", "long", "length")),
        choice("type", "violin", "viola", "cello", "bass", words=("type",)),
        flag("bow", True),
    ),
    slots={
        "body": Material(preset="polished_wood", color="#9a4a1c"), "fitting": "ebony", "neck": Material(preset="polished_wood", color="#8a4a22"),
        "string": "polished_steel", "bridge": "light_wood", "bow": Material(preset="polished_wood", color="#6a2f18"), "hair": "ivory",
        "metal": "polished_steel",
    },
    main_slot="body",
    adjectives={"double": {"type": "bass", "height": 1.85}, "upright": {"type": "bass", "height": 1.85},
                "cello": {"type": "cello", "height": 1.3}},
    parts={"scroll": "scroll", "peg": "peg", "spike": "endpin", "chin rest": "chin rest"},
)  # fmt: skip
def violin(k: Kit) -> None:
    """Arched plates over ribs, f-holes, bridge, tailpiece, fingerboard and scroll."""
    kind = k.s("type")
    big = kind in ("cello", "bass")
    lift = 0.07 if big else 0.0
    s = k.m("height") / (0.6 + lift)
    depth = 0.052 if big else 0.034
    body = both_sides(_BODY_HALF)
    with k.group("whole", scale=s, at=(0, 0, lift * s)):
        inner = [(x * 0.972, 0.178 + (z - 0.178) * 0.985) for x, z in body]
        panel(k, "ribs", inner, depth, at=(0, depth / 2, 0), material="body", smooth=True)
        for name, y, arch_back in (("body top", -depth / 2, -depth / 2), ("body back", depth / 2, depth / 2 + 0.007)):
            panel(k, name, body, 0.005, at=(0, y + 0.0025, 0), material="body", smooth=True, bevel=0.0016)
            arch = [(x * 0.82, 0.18 + (z - 0.178) * 0.88) for x, z in body]
            panel(k, f"{name} arch", arch, 0.0065, at=(0, arch_back, 0), material="body", smooth=True, bevel=0.003)
        face = -depth / 2 - 0.0065
        panel(k, "f-hole", _F_HOLE, 0.0012, at=(0, face + 0.001, 0), material="fitting", smooth=True, mirror=True)
        _fittings(k, face, cello=big)
        if big:
            k.rod("endpin", (0, 0, 0.01), (0, 0, -lift), 0.004, 0.0018, material="metal")
            k.add(
                "endpin collar",
                Lathe(profile=[(0, -0.014), (0.007, -0.014), (0.01, 0.004), (0, 0.004)], segments=24),
                material="fitting",
            )
        elif k.on("bow"):
            _bow(k)
    k.anchor("grip", (0, -0.02 * s, (0.44 + lift) * s), normal=(0, -1, 0), radius=0.016 * s)


def _fittings(k: Kit, face: float, *, cello: bool) -> None:
    tail = both_sides([(0, 0.022), (0.008, 0.022), (0.0225, 0.115), (0.018, 0.128), (0, 0.131)])
    panel(k, "tailpiece", tail, 0.006, at=(0, face - 0.012, 0), material="fitting", bevel=0.0018)
    k.tube("tail gut", [(0.004, face - 0.014, 0.026), (0.004, face - 0.006, 0.004), (0, 0, -0.004), (-0.004, face - 0.006, 0.004),
           (-0.004, face - 0.014, 0.026)], 0.0013, material="fitting", round_caps=False, segments=8)  # fmt: skip
    bridge = both_sides(
        [
            (0, 0.012),
            (0.01, 0.01),
            (0.013, 0.0),
            (0.021, 0.0),
            (0.02, 0.012),
            (0.0165, 0.019),
            (0.0195, 0.026),
            (0, 0.033),
        ]
    )
    k.add("bridge", _bridge(bridge), at=(0, face + 0.0005, 0.1835), material="bridge", bevel=0.0006)
    if not cello:
        k.add(
            "chin rest",
            Ellipsoid(radii=(0.036, 0.011, 0.03), segments=28),
            at=(-0.052, face - 0.008, 0.022),
            material="fitting",
        )
    front = face - 0.0015
    sections = [Section(center=(0, front + d / 2, z), radii=(w, d / 2), exponent=2.4) for z, w, d in (
        (0.335, 0.017, 0.034), (0.35, 0.016, 0.032), (0.372, 0.0145, 0.019), (0.45, 0.0125, 0.016), (0.478, 0.0118, 0.018), (0.49, 0.011, 0.02))]  # fmt: skip
    k.add("neck", Loft(axis="z", sections=sections, segments=24), material="neck")
    board_path: list[tuple[float, float, float]] = [
        (0, front - 0.012, 0.222),
        (0, front - 0.004, 0.4),
        (0, front - 0.0015, 0.486),
    ]
    profile = [(-0.021, -0.001), (0.021, -0.001), (0.019, 0.004), (0.01, 0.0075), (-0.01, 0.0075), (-0.019, 0.004)]
    k.add(
        "fingerboard",
        Sweep(path=board_path, profile=[(-x, -y) for x, y in profile], radii=[1.0, 0.76, 0.58], smooth=False),
        material="fitting",
    )
    k.add("nut", Box(size=(0.023, 0.01, 0.004)), at=(0, front - 0.001, 0.485), material="fitting", bevel=0.001)
    _scroll(k, front)
    for i in range(4):
        share = i / 3 - 0.5
        peg_z = 0.502 + 0.015 * (i if i < 2 else 5 - i)
        path = [(share * 0.026, face - 0.0175, 0.126), (share * 0.035, face - 0.0345, 0.183), (share * 0.017, front - 0.0065, 0.489),
                (share * 0.006, front + 0.006, peg_z)]  # fmt: skip
        k.tube("string", path, 0.0007 * (1.2 - 0.15 * i), smooth=False, round_caps=False, segments=6, material="string")


def _bridge(outline: Outline) -> Loft:
    """The bridge's elevation (x, out of the face) as a thin plate across z."""
    flat = [(x, -up) for x, up in outline][::-1]
    return Loft(
        axis="z", smooth=False,
        sections=[Section(center=(0, 0, z), outline=[(x, -y) for x, y in flat]) for z in (-0.0022, 0.0022)],
    )  # fmt: skip


def _scroll(k: Kit, front: float) -> None:
    """The peg box with its four pegs, ending in a spiral."""
    k.add("peg box", Loft(axis="z", smooth=False, segments=20, sections=[
        Section(center=(0, front + 0.008, 0.484), radii=(0.0115, 0.01), exponent=5), Section(center=(0, front + 0.011, 0.53), radii=(0.0098, 0.009), exponent=5),
        Section(center=(0, front + 0.018, 0.567), radii=(0.0078, 0.0075), exponent=4)]), material="neck")  # fmt: skip
    spiral: list[tuple[float, float, float]] = []
    for i in range(27):
        a = math.radians(-25 + 24 * i)
        r = 0.0185 * (1 - i / 30) + 0.001
        spiral.append((0, front + 0.0095 - 0.0 + r * math.cos(a) * 0.9, 0.577 + r * math.sin(a)))
    k.add("scroll", Sweep(path=spiral, radius=0.0055, radii=[1.1 - 0.6 * i / 26 for i in range(27)], segments=14, round_caps=True, resolution=2),
          material="neck", scale=(1.25, 1, 1))  # fmt: skip
    k.add(
        "scroll eye",
        Sphere(radius=0.0055, segments=18),
        at=(0, front + 0.0095, 0.577),
        scale=(2.1, 1, 1),
        material="neck",
    )
    for i in range(4):
        z, side = 0.502 + 0.015 * i, 1 if i % 2 else -1
        k.rod(
            "peg",
            (-0.015 * side, front + 0.01, z),
            (0.017 * side, front + 0.01, z),
            0.0032,
            0.0042,
            material="fitting",
            segments=12,
        )
        k.add(
            "peg head",
            Ellipsoid(radii=(0.011, 0.003, 0.0085), segments=18),
            at=(0.024 * side, front + 0.01, z),
            material="fitting",
        )


def _bow(k: Kit) -> None:
    """A bow standing beside, leaning on the body's edge."""
    with k.group("bow", at=(0.111, -0.01, 0.004), rotate=(0, 5, 0)):
        k.tube("bow stick", [(0, 0, 0), (0.003, 0, 0.15), (0.004, 0, 0.35), (0.001, 0, 0.52), (-0.006, 0, 0.6)], 0.0038, radii=[1.15, 1.05, 0.95, 0.8, 0.75],
               material="bow", segments=12)  # fmt: skip
        k.add("bow frog", Box(size=(0.022, 0.009, 0.045)), at=(-0.01, 0, 0.02), material="fitting", bevel=0.002)
        k.add("bow tip", Box(size=(0.022, 0.007, 0.016)), at=(-0.014, 0, 0.59), material="hair", bevel=0.002)
        k.add("bow hair", Box(size=(0.001, 0.007, 0.55)), at=(-0.0185, 0, 0.045), material="hair")
        k.rod("bow screw", (0, 0, -0.004), (0, 0, 0.004), 0.0042, material="metal", segments=12)


@asset(
    kind="harp",
    words=("harp", "concert harp", "celtic harp", "lyre"),
    about="A concert harp with a column, a curved neck and a sounding board.",
    parameters=(length("height", 1.75, 0.2, 4.0, words=("height", "tall")),),
    slots={"frame": "gold", "board": Material(preset="polished_wood", color="#c98d4d"), "string": "ivory", "metal": "brass"},
    main_slot="frame",
    parts={"column": "column", "pillar": "column"},
)  # fmt: skip
def harp(k: Kit) -> None:
    """The column stands left; the sound box slopes up to the right."""
    s = k.m("height")
    with k.group("whole", scale=s):
        profile = [(0.032, 0.0), (0.034, 0.02), (0.026, 0.035), (0.028, 0.05), (0.021, 0.075), (0.019, 0.4), (0.018, 0.76), (0.026, 0.785),
                   (0.021, 0.8), (0.034, 0.83), (0.04, 0.86), (0.028, 0.875), (0.034, 0.89), (0.03, 0.915), (0.012, 0.925), (0, 0.926)]  # fmt: skip
        k.add(
            "column",
            Lathe(profile=profile, smooth=False, fillet=0.004, segments=40),
            at=(-0.24, 0, 0.055),
            material="frame",
        )
        for i in range(10):
            a = math.radians(36 * i)
            k.rod("column flute", (-0.24 + 0.0185 * math.cos(a), 0.0185 * math.sin(a), 0.14), (-0.24 + 0.0175 * math.cos(a), 0.0175 * math.sin(a), 0.8),
                  0.004, segments=8, round_caps=True, material="frame")  # fmt: skip
        neck: list[tuple[float, float, float]] = [
            (-0.25, 0, 0.93),
            (-0.17, 0, 0.955),
            (-0.08, 0, 0.925),
            (-0.01, 0, 0.845),
            (0.06, 0, 0.775),
            (0.14, 0, 0.755),
            (0.215, 0, 0.775),
            (0.25, 0, 0.79),
        ]
        k.add("neck", Sweep(path=neck, profile=[(-0.016, -0.03), (0.016, -0.03), (0.016, 0.03), (-0.016, 0.03)], radii=[0.9, 1.05, 0.95, 0.85, 0.85, 0.95, 1.05, 1.0],
              resolution=6), material="frame", bevel=0.004)  # fmt: skip
        box = [Section(center=(x, 0, z), radii=(w, d), exponent=2.6) for x, z, w, d in ((-0.16, 0.06, 0.06, 0.1), (0.06, 0.42, 0.05, 0.07), (0.25, 0.77, 0.04, 0.04), (0.27, 0.8, 0.03, 0.03))]  # fmt: skip
        k.add("sound box", Loft(axis="z", sections=box, smooth=False, segments=32), material="board")
        k.add("shoulder", Sphere(radius=0.045, segments=28), at=(0.262, 0, 0.79), material="frame")
        base = [Section(center=(-0.14, 0, z), radii=(w, d), exponent=4) for z, w, d in ((0.018, 0.165, 0.12), (0.035, 0.17, 0.125), (0.05, 0.155, 0.115), (0.08, 0.15, 0.105), (0.09, 0.14, 0.1))]  # fmt: skip
        k.add("base", Loft(axis="z", sections=base, smooth=False, segments=36), material="frame")
        for x, y in ((-0.27, 0.08), (-0.01, 0.08)):
            k.add(
                "foot",
                Sphere(radius=0.026, segments=20),
                at=(x, y, 0.02),
                scale=(1, 1, 0.77),
                material="frame",
                instances=Mirrored(axis="y"),
            )
        _harp_strings(k, neck)
    k.anchor("grip", (-0.24 * s, -0.02 * s, 0.6 * s), radius=0.02 * s)


def _harp_strings(k: Kit, neck: list[tuple[float, float, float]]) -> None:
    many = 30
    for i in range(many):
        x = -0.205 + 0.4 * i / (many - 1)
        z_top = next(a[2] + (b[2] - a[2]) * (x - a[0]) / (b[0] - a[0]) for a, b in pairwise(neck) if a[0] <= x <= b[0])
        share = (x + 0.205) / 0.4
        foot_x = -0.165 + 0.375 * share
        foot_z = 0.075 + (foot_x + 0.165) * 1.67 + 0.07 - 0.05 * share
        k.rod(
            "string",
            (x, -0.017, z_top),
            (foot_x - 0.03, 0, min(foot_z, z_top - 0.03)),
            0.0011,
            segments=6,
            material="string",
        )
        k.rod("tuning pin", (x, -0.012, z_top), (x, -0.024, z_top), 0.003, segments=8, material="metal")
