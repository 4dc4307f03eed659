"""Vessels to pour from: teapot, kettle, watering can."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import fluted, handle_path, spline, steam, vessel
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import Times, asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Extrude, Lathe, Sweep, Torus


def _spout(
    k: Kit, start: tuple[float, float], end: tuple[float, float], thick: float, *, slot: str, bend: float = 0.35
) -> None:
    """A hollow tapering spout towards −x, from the body to its lip, given as (x outwards, z)."""
    (x0, z0), (x1, z1) = start, end
    path: Path = [
        (-x0 + thick * 0.6, 0, z0 - thick * 0.1),
        (-x0 - (x1 - x0) * 0.35, 0, z0 + (z1 - z0) * 0.12),
        (-x0 - (x1 - x0) * (0.5 + bend * 0.3), 0, z0 + (z1 - z0) * 0.55),
        (-x1 + (x1 - x0) * 0.08, 0, z1 - (z1 - z0) * 0.1),
        (-x1 - thick * 0.2, 0, z1),
    ]
    k.add(
        "spout",
        Sweep(
            path=path, radius=thick, radii=[1.25, 1.0, 0.72, 0.55, 0.6], hollow=thick * 0.62, segments=24, resolution=6
        ),
        material=slot,
    )


@asset(
    kind="teapot",
    words=("teapot", "tea pot", "coffee pot", "coffeepot"),
    about="A round-bellied pot with spout, handle and knobbed lid.",
    parameters=(
        length("height", 0.15, 0.05, 0.6, words=("height", "tall", "high")),
        length("diameter", 0.145, 0.05, 0.6, words=("diameter", "width", "wide")),
        choice("shape", "round", "tall", "squat", "modern"),
    ),
    slots={"body": "porcelain", "lid": "porcelain", "handle": "porcelain", "spout": "porcelain", "trim": "gold", "steam": DRINK_SLOTS["steam"]},
    main_slot="body",
    states=("steaming",),
    styles={"modern": {"shape": "modern"}, "antique": {"shape": "tall"}},
    adjectives={"sleek": {"shape": "modern"}, "coffee": {"shape": "tall", "height": 0.23}, "tall": {"height": Times(1.2), "shape": "tall"}},
    parts={"knob": "lid knob"},
    holds=True,
)  # fmt: skip
def teapot(k: Kit) -> None:
    """Belly, lid with its knob, spout to the left and handle to the right."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    body = h * 0.76
    neck = r * 0.5
    if shape == "tall":
        outer = spline(
            [
                (r * 0.66, 0),
                (r * 0.62, body * 0.03),
                (r * 0.85, body * 0.16),
                (r * 0.95, body * 0.32),
                (r * 0.7, body * 0.7),
                (r * 0.5, body * 0.9),
                (r * 0.56, body),
            ]
        )
        neck = r * 0.56
    elif shape == "squat":
        outer = spline(
            [
                (r * 0.6, 0),
                (r * 0.62, body * 0.04),
                (r * 0.97, body * 0.4),
                (r * 0.95, body * 0.62),
                (r * 0.6, body * 0.94),
                (r * 0.56, body),
            ]
        )
        neck = r * 0.56
    elif shape == "modern":
        outer = [
            (r * 0.9, 0),
            (r * 0.96, body * 0.02),
            (r * 0.97, body * 0.06),
            (r * 0.72, body * 0.97),
            (r * 0.7, body),
        ]
        neck = r * 0.7
    else:
        outer = spline(
            [
                (r * 0.55, 0),
                (r * 0.52, body * 0.05),
                (r * 0.8, body * 0.18),
                (r, body * 0.48),
                (r * 0.88, body * 0.76),
                (r * 0.55, body * 0.96),
                (r * 0.5, body),
            ]
        )
    wall = r * 0.05
    k.add("body", vessel(outer, wall), material="body")
    if shape != "modern":
        k.add(
            "trim foot",
            Torus(radius=outer[0][0], tube=r * 0.022, segments=64, tube_segments=8),
            at=(0, 0, r * 0.02),
            material="trim",
        )
    lid = h - body
    profile = [
        (0, -lid * 0.1),
        (neck * 0.82, -lid * 0.12),
        (neck * 0.84, 0.0),
        (neck * 1.06, 0.002),
        (neck * 1.05, lid * 0.1),
        (neck * 0.75, lid * 0.36),
        (neck * 0.25, lid * 0.48),
        (r * 0.05, lid * 0.55),
    ]
    k.add("lid", Lathe(profile=[*profile, (0, lid * 0.55)], segments=64), at=(0, 0, body), material="lid")
    k.add(
        "lid knob",
        Lathe(
            profile=[
                (r * 0.06, 0),
                (r * 0.055, lid * 0.1),
                (r * 0.13, lid * 0.28),
                (r * 0.12, lid * 0.4),
                (0, lid * 0.46),
            ],
            smooth=True,
            segments=32,
        ),
        at=(0, 0, body + lid * 0.5),
        material="trim" if shape != "modern" else "lid",
    )

    def width_at(share: float) -> float:
        z = body * share
        for (r0, z0), (r1, z1) in pairwise(outer):
            if z0 <= z <= z1:
                return r0 + (r1 - r0) * (z - z0) / max(z1 - z0, 1e-9)
        return r

    low = width_at(0.36)
    _spout(
        k,
        (low * 0.94, body * 0.36),
        (low + r * 0.72, body * (1.02 if shape != "modern" else 0.98)),
        r * 0.2,
        slot="spout",
    )
    path = handle_path((width_at(0.84) - wall, body * 0.84), (width_at(0.26) - wall, body * 0.26), r * 0.62)
    k.add("handle", fluted(path, r * 0.085, flat=0.8, radii=[1.1, 1, 0.95, 0.95, 1, 1.1]), material="handle")
    if k.state("steaming"):
        steam(k, (-low - r * 0.72, 0, body * 1.0), r * 0.2, h * 0.8, wisps=1)
    k.anchor("inside", (0, 0, wall * 1.5), half_size=(neck, neck), round=True, height=body - wall * 2)
    k.anchor("grip", (r * 1.5, 0, body * 0.55), normal=(1, 0, 0), radius=body * 0.3)
    k.anchor("top", (0, 0, h), half_size=(neck, neck), round=True)


@asset(
    kind="kettle",
    words=("kettle", "tea kettle", "electric kettle", "watering can", "samovar"),
    about="A stove kettle with a bail handle, an electric kettle, or a watering can.",
    parameters=(
        length("height", 0.24, 0.08, 0.8, words=("height", "tall", "high")),
        length("diameter", 0.2, 0.06, 0.6, words=("diameter", "width", "wide")),
        choice("shape", "stove", "electric", "watering"),
    ),
    slots={"body": "stainless_steel", "handle": "black_plastic", "knob": "black_plastic", "base": "black_plastic", "steam": DRINK_SLOTS["steam"], "rose": "brass"},
    main_slot="body",
    states=("steaming",),
    adjectives={"watering can": {"shape": "watering", "height": 0.32, "diameter": 0.2}, "electric": {"shape": "electric", "diameter": 0.16}, "watering": {"shape": "watering", "height": 0.32, "diameter": 0.2}},
    styles={"modern": {"shape": "electric"}, "rustic": {"shape": "stove"}},
    style_materials={"rustic": {"body": Material(preset="aged_copper"), "knob": Material(preset="walnut"), "handle": Material(preset="walnut")}},
    holds=True,
)  # fmt: skip
def kettle(k: Kit) -> None:
    """Body, lid, spout and a handle over the top."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    if shape == "watering":
        _watering_can(k, h, r)
        return
    wall = r * 0.02
    if shape == "electric":
        base = h * 0.07
        k.add(
            "base",
            Lathe(
                profile=[(0, 0), (r * 0.98, 0), (r, h * 0.01), (r, base * 0.8), (r * 0.95, base), (0, base)],
                segments=64,
            ),
            material="base",
        )
        top = h * 0.88
        outer = [(r * 0.95, base), (r * 0.97, base + h * 0.015), (r * 0.74, top - h * 0.02), (r * 0.72, top)]
        k.add("body", vessel(outer, wall), at=(0, 0, 0.0004), material="body")
        k.add(
            "lid",
            Lathe(
                profile=[
                    (0, top - h * 0.01),
                    (r * 0.69, top - h * 0.01),
                    (r * 0.74, top),
                    (r * 0.7, top + h * 0.03),
                    (r * 0.35, top + h * 0.05),
                    (0, top + h * 0.055),
                ],
                segments=64,
            ),
            material="knob",
        )
        k.add(
            "knob",
            Lathe(
                profile=[(r * 0.1, 0), (r * 0.08, h * 0.02), (r * 0.16, h * 0.045), (0, h * 0.055)],
                smooth=True,
                segments=32,
            ),
            at=(0, 0, top + h * 0.05),
            material="knob",
        )
        path = [
            (r * 0.55, 0, top + h * 0.01),
            (r * 1.0, 0, top + h * 0.03),
            (r * 1.42, 0, top - h * 0.08),
            (r * 1.42, 0, h * 0.4),
            (r * 1.15, 0, h * 0.2),
            (r * 0.86, 0, h * 0.2),
        ]
        k.add("handle", fluted(path, r * 0.13, flat=0.75), material="handle")
        lip: Path = [(-r * 0.62, 0, top * 0.9), (-r * 0.92, 0, top * 0.985), (-r * 1.12, 0, top * 1.02)]
        k.add(
            "spout",
            Sweep(path=lip, radius=r * 0.24, radii=[1.2, 0.8, 0.4], hollow=r * 0.2, segments=24),
            material="body",
        )
    else:
        top = h * 0.58
        outer = spline(
            [
                (r * 0.86, 0),
                (r * 0.98, top * 0.08),
                (r, top * 0.3),
                (r * 0.88, top * 0.65),
                (r * 0.5, top * 0.96),
                (r * 0.42, top),
            ]
        )
        k.add("body", vessel(outer, wall), material="body")
        k.add(
            "lid",
            Lathe(
                profile=[
                    (0, top - 0.002),
                    (r * 0.44, top - 0.002),
                    (r * 0.45, top + h * 0.01),
                    (r * 0.3, top + h * 0.04),
                    (0, top + h * 0.05),
                ],
                segments=56,
            ),
            material="body",
        )
        k.add(
            "knob",
            Lathe(
                profile=[
                    (r * 0.06, 0),
                    (r * 0.06, h * 0.02),
                    (r * 0.12, h * 0.04),
                    (r * 0.1, h * 0.065),
                    (0, h * 0.07),
                ],
                smooth=True,
                segments=32,
            ),
            at=(0, 0, top + h * 0.045),
            material="knob",
        )
        _spout(k, (r * 0.86, top * 0.38), (r * 1.42, top * 1.08), r * 0.16, slot="body")
        for sx in (-1, 1):
            k.rod(
                "handle bracket",
                (sx * r * 0.66, 0, top * 0.8),
                (sx * r * 0.66, 0, top + h * 0.06),
                r * 0.035,
                material="body",
            )
        bail = [
            (-r * 0.66, 0, top + h * 0.02),
            (-r * 0.66, 0, h * 0.82),
            (-r * 0.45, 0, h * 0.96),
            (0, 0, h - r * 0.06),
            (r * 0.45, 0, h * 0.96),
            (r * 0.66, 0, h * 0.82),
            (r * 0.66, 0, top + h * 0.02),
        ]
        k.tube("handle wire", bail, r * 0.03, segments=12, material="body")
        k.tube("handle", bail[2:5], r * 0.075, radii=[0.8, 1, 0.8], segments=20, material="handle")
    if k.state("steaming"):
        steam(k, (-r * 1.3, 0, h * 0.6), r * 0.14, h * 0.6, wisps=1)
    k.anchor("inside", (0, 0, h * 0.1), half_size=(r * 0.5, r * 0.5), round=True, height=h * 0.5)
    k.anchor("grip", (0, 0, h) if shape == "stove" else (r * 1.42, 0, h * 0.6), radius=r * 0.4)


def _watering_can(k: Kit, h: float, r: float) -> None:
    """A round can with a long spout, a sprinkling rose and two handles."""
    body = h * 0.62
    outer = [
        (r * 0.98, 0),
        (r, h * 0.01),
        (r, h * 0.03),
        (r * 0.97, h * 0.04),
        (r * 0.95, body * 0.97),
        (r * 0.97, body),
    ]
    k.add("body", vessel(outer, r * 0.02), material="body")
    for z in (h * 0.02, body * 0.6, body):
        k.add(
            "body ring",
            Torus(radius=r * 0.975, tube=r * 0.022, segments=64, tube_segments=8),
            at=(0, 0, z),
            material="body",
        )
    half = [
        (r * 0.96 * math.cos(a), r * 0.96 * math.sin(a)) for a in [math.pi / 2 + math.pi * i / 20 for i in range(21)]
    ]
    k.add("body cover", Extrude(outline=half, height=h * 0.012), at=(0, 0, body - h * 0.006), material="body")
    tip = (-r * 2.35, 0.0, h * 0.93)
    k.add(
        "spout",
        Sweep(
            path=[(-r * 0.8, 0, h * 0.12), (-r * 1.35, 0, h * 0.35), (-r * 1.9, 0, h * 0.74), tip],
            radius=r * 0.17,
            radii=[1.3, 1, 0.75, 0.62],
            hollow=r * 0.14,
            segments=24,
        ),
        material="body",
    )
    k.rod("spout brace", (-r * 0.9, 0, body * 0.96), (-r * 1.62, 0, h * 0.56), r * 0.035, material="body")
    direction = math.degrees(math.atan2(-0.45 * r, 0.19 * h))
    k.add(
        "rose",
        Lathe(
            profile=[(r * 0.1, 0), (r * 0.11, r * 0.08), (r * 0.36, r * 0.3), (r * 0.37, r * 0.36), (0, r * 0.43)],
            segments=48,
        ),
        at=(tip[0] + r * 0.03, 0, tip[2] - r * 0.03),
        rotate=(0, direction, 0),
        material="rose",
    )
    k.add(
        "handle",
        fluted(
            [
                (-r * 0.55, 0, body * 0.99),
                (-r * 0.35, 0, h * 0.94),
                (r * 0.3, 0, h * 0.98),
                (r * 0.75, 0, h * 0.85),
                (r * 0.9, 0, body * 0.9),
            ],
            r * 0.06,
        ),
        material="body",
    )
    k.add(
        "handle back",
        fluted(handle_path((r * 0.93, body * 0.8), (r * 0.95, body * 0.2), r * 0.45), r * 0.06),
        material="body",
    )
    k.anchor("inside", (0, 0, r * 0.05), half_size=(r * 0.7, r * 0.7), round=True, height=body)
    k.anchor("grip", (0, 0, h * 0.97), radius=r * 0.4)
