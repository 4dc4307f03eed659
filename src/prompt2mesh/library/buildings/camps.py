"""Tents, tepees and igloos."""

import math

from prompt2mesh.library.buildings.parts import FRONT, arched, surround
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Extrude, Lathe


@asset(
    kind="tent",
    words=("tent", "camping tent", "tepee", "teepee", "tipi", "wigwam", "pup tent", "yurt", "circus tent", "big top"),
    about="A ridge tent with an open flap, a painted tepee, or a striped circus tent.",
    parameters=(length("width", 2.4, 0.3, 30.0, words=("width", "wide", "diameter")), choice("kind", "ridge", "tepee", "circus")),
    slots={"cloth": Material(preset="canvas", color="#d98a3a"), "stripe": Material(preset="canvas", color="#f3ead8"), "pole": "pine", "rope": "rope", "inside": Material(preset="matte_paint", color="#2a2320"), "flag": Material(preset="silk", color="#c1272d")},
    adjectives={"tepee": {"kind": "tepee", "width": 3.4}, "teepee": {"kind": "tepee", "width": 3.4}, "tipi": {"kind": "tepee", "width": 3.4}, "wigwam": {"kind": "tepee", "width": 3.4}, "circus": {"kind": "circus", "width": 14.0}, "circus tent": {"kind": "circus", "width": 14.0}, "big top": {"kind": "circus", "width": 14.0},
                "indian": {"kind": "tepee"}, "native": {"kind": "tepee"}},
    parts={"entrance": "flap, doorway", "door": "flap, doorway"},
)  # fmt: skip
def tent(k: Kit) -> None:
    """Three ways to live under cloth."""
    w = k.m("width")
    kind = k.s("kind")
    if kind == "tepee":
        r, h = w / 2, w * 1.15
        k.add("cloth", Lathe(profile=[(r, 0), (r * 0.09, h), (0, h)], segments=18), material="cloth", flat=True)
        for z, t in ((0.1, 0.05), (0.18, 0.025), (0.62, 0.05)):
            a, b = r * (1 - z * 0.91) * 1.008, r * (1 - (z + t) * 0.91) * 1.008
            k.add(
                "stripe",
                Lathe(
                    profile=[(a, h * z), (b, h * (z + t)), (b * 0.95, h * (z + t)), (a * 0.95, h * z)],
                    closed=True,
                    segments=18,
                ),
                material="stripe",
                flat=True,
            )
        for i in range(9):
            a = 2 * math.pi * i / 9
            k.rod(
                "pole",
                (r * 0.2 * math.cos(a), r * 0.2 * math.sin(a), h * 0.82),
                (-r * 0.3 * math.cos(a), -r * 0.3 * math.sin(a), h * 1.28),
                w * 0.012,
                segments=8,
                material="pole",
            )
        face = math.atan2(r * 0.91, h)
        slope = math.degrees(face)
        k.add(
            "doorway",
            Extrude(outline=[(-r * 0.3, 0), (r * 0.3, 0), (0, h * 0.52)], height=r * 0.06, pivot="center"),
            at=(0, -r * 0.985, 0.0),
            rotate=(90 - slope, 0, 0),
            material="inside",
        )
        for s in (-1, 1):
            k.add(
                "flap",
                Extrude(
                    outline=[(s * r * 0.3, 0), (s * r * 0.58, h * 0.02), (0, h * 0.54)], height=r * 0.05, pivot="center"
                ),
                at=(0, -r * 1.0, 0.0),
                rotate=(90 - slope, 0, 0),
                material="stripe",
            )
        k.anchor("top", (0, 0, h), half_size=(0.01, 0.01))
        return
    if kind == "circus":
        r, n = w / 2, 12
        wall, top = w * 0.24, w * 0.62
        for i in range(2 * n):
            slot = "cloth" if i % 2 else "stripe"
            turn = 360 / (2 * n) * i
            k.add(
                "cloth wall",
                Lathe(
                    profile=[(r * 0.9, 0), (r * 0.94, 0), (r * 0.94, wall), (r * 0.9, wall)],
                    closed=True,
                    segments=4,
                    angle=360 / (2 * n) + 0.05,
                ),
                rotate=(0, 0, turn),
                material=slot,
            )
            k.add(
                "cloth roof",
                Lathe(
                    profile=[
                        (r * 1.0, wall * 0.96),
                        (r * 0.55, wall + (top - wall) * 0.3),
                        (r * 0.2, wall + (top - wall) * 0.7),
                        (r * 0.01, top),
                        (r * 0.01, top * 0.98),
                        (r * 0.19, wall + (top - wall) * 0.66),
                        (r * 0.54, wall + (top - wall) * 0.26),
                        (r * 0.97, wall * 0.94),
                    ],
                    closed=True,
                    segments=4,
                    angle=360 / (2 * n) + 0.05,
                ),
                rotate=(0, 0, turn),
                material=slot,
            )
            a = math.radians(turn + 90 / n)
            k.add(
                "scallop",
                Ellipsoid(radii=(r * 0.02, r * 0.12, r * 0.09), segments=12),
                at=(r * 0.97 * math.cos(a), r * 0.97 * math.sin(a), wall * 0.92),
                rotate=(0, 0, turn + 90 / n),
                material="stripe" if i % 2 else "cloth",
            )
        k.add(
            "doorway",
            Extrude(outline=arched(r * 0.4, wall * 0.9), height=r * 0.08, pivot="center"),
            at=(0, -r * 0.93, 0),
            rotate=FRONT,
            material="inside",
        )
        for s in (-1, 1):
            k.add(
                "flap",
                Extrude(
                    outline=[(s * r * 0.2, 0), (s * r * 0.34, 0), (s * r * 0.06, wall * 0.9)],
                    height=r * 0.06,
                    pivot="center",
                ),
                at=(0, -r * 0.96, 0),
                rotate=FRONT,
                material="flag",
            )
        k.rod("pole", (0, 0, top * 0.9), (0, 0, top + w * 0.14), w * 0.008, material="pole")
        k.add(
            "flag",
            Extrude(outline=[(0, 0), (w * 0.12, w * 0.03), (0, w * 0.06)], height=w * 0.004, pivot="center"),
            at=(0, 0, top + w * 0.075),
            rotate=FRONT,
            material="flag",
        )
        k.anchor("top", (0, 0, top), half_size=(0.01, 0.01))
        return
    h, d = w * 0.72, w * 1.25
    half = w / 2
    thin = w * 0.012
    shell = [
        (-half, 0.0),
        (0.0, h),
        (half, 0.0),
        (half - thin * 1.6, 0.0),
        (0.0, h - thin * 2.2),
        (-half + thin * 1.6, 0.0),
    ]
    k.add("cloth", Extrude(outline=shell[::-1], height=d, pivot="center"), rotate=FRONT, material="cloth")
    k.add(
        "cloth back",
        Extrude(outline=[(-half * 0.99, 0), (half * 0.99, 0), (0, h * 0.99)], height=thin, pivot="center"),
        at=(0, d * 0.49, 0),
        rotate=FRONT,
        material="cloth",
    )
    k.add("floor", Box(size=(w * 0.97, d * 0.98, thin)), material="stripe")
    for s in (-1, 1):
        k.add(
            "flap",
            Extrude(outline=[(0, 0), (s * half * 0.5, 0), (s * half * 0.06, h * 0.93)], height=thin, pivot="center"),
            at=(s * half * 0.48, -d * 0.49, 0),
            rotate=(90, 0, s * 12),
            material="cloth",
        )
        k.rod("pole", (0, s * d * 0.47, 0), (0, s * d * 0.47, h * 1.06), w * 0.012, material="pole")
        k.rod("rope", (0, s * d * 0.47, h * 1.03), (0, s * d * 0.92, 0.01), w * 0.005, segments=6, material="rope")
        k.rod("peg", (0, s * d * 0.92, 0), (0, s * d * 0.94, w * 0.05), w * 0.01, segments=8, material="pole")
        for y in (-0.4, 0.0, 0.4):
            k.rod(
                "rope",
                (s * half * 0.62, y * d, h * 0.39),
                (s * half * 1.3, y * d, 0.01),
                w * 0.004,
                segments=6,
                material="rope",
            )
            k.rod(
                "peg",
                (s * half * 1.3, y * d, 0),
                (s * half * 1.33, y * d, w * 0.05),
                w * 0.01,
                segments=8,
                material="pole",
            )
    k.add(
        "ridge",
        Box(size=(w * 0.03, d * 1.0, w * 0.02), pivot="center"),
        at=(0, 0, h),
        material="stripe",
        bevel=w * 0.006,
    )
    k.anchor("inside", (0, 0, thin), half_size=(half * 0.5, d * 0.4), height=h * 0.5)


@asset(
    kind="igloo",
    words=("igloo", "snow house", "ice hut", "snow hut"),
    about="A dome of snow blocks with an entrance tunnel.",
    parameters=(length("diameter", 3.6, 0.3, 12.0, words=("diameter", "width", "wide")),),
    slots={"snow": "snow", "inside": Material(preset="ice", color="#3f5d74"), "ground": "snow"},
    states=("lit",),
)
def igloo(k: Kit) -> None:
    """Courses of bevelled blocks over a core."""
    r = k.m("diameter") / 2
    k.add(
        "ground",
        Lathe(profile=[(r * 1.5, 0), (r * 1.45, r * 0.03), (r * 1.1, r * 0.06), (0, r * 0.06)], segments=48),
        material="ground",
    )
    base = r * 0.04
    k.add(
        "core",
        Lathe(
            profile=[
                (r * 0.95 * math.cos(a), base + r * 0.95 * math.sin(a))
                for a in [math.pi / 2 * i / 12 for i in range(13)]
            ],
            segments=48,
        ),
        material="inside",
    )
    rows = 7
    for i in range(rows):
        a0, a1 = math.pi / 2 * i / rows, math.pi / 2 * (i + 0.94) / rows
        number = max(3, round(18 * math.cos((a0 + a1) / 2)))
        wide = 360 / number
        ring = [
            (r * math.cos(a0), r * math.sin(a0)),
            (r * math.cos(a1), r * math.sin(a1)),
            (r * 0.9 * math.cos(a1), r * 0.9 * math.sin(a1)),
            (r * 0.9 * math.cos(a0), r * 0.9 * math.sin(a0)),
        ]
        k.add(
            f"block row {i + 1}",
            Lathe(profile=ring, closed=True, segments=5, angle=wide * 0.955),
            at=(0, 0, base),
            material="snow",
            bevel=r * 0.018,
            instances=Radial(count=number, start=wide / 2 * (i % 2) - 90 + wide * 0.02),
        )
    k.add(
        "cap", Ellipsoid(radii=(r * 0.2, r * 0.2, r * 0.06), segments=24), at=(0, 0, base + r * 0.97), material="snow"
    )
    mouth = arched(r * 0.66, r * 0.62)
    top = r * 0.62
    for i in range(3):
        y = -r * 0.88 - r * 0.2 * i
        arch = surround([(x, z) for x, z in mouth], r * 0.13, top)
        k.add(
            f"tunnel {i + 1}",
            Extrude(outline=arch, height=r * 0.195, pivot="center", bevel=r * 0.018),
            at=(0, y, base * 0.8),
            rotate=FRONT,
            material="snow",
        )
    k.add(
        "doorway",
        Extrude(outline=mouth, height=r * 0.1, pivot="center"),
        at=(0, -r * 0.96, base),
        rotate=FRONT,
        material="inside",
    )
    k.anchor("top", (0, 0, base + r * 1.03), half_size=(r * 0.1, r * 0.1))
