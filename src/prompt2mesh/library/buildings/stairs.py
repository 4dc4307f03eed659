"""Straight and spiral stairs."""

import math

from prompt2mesh.library.buildings.parts import FRONT
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere


@asset(
    kind="staircase",
    words=("staircase", "stairs", "stairway", "spiral staircase", "spiral stairs", "steps", "flight of stairs", "grand staircase", "winding staircase"),
    about="A straight flight with strings, balusters and handrail, or a spiral stair about a newel.",
    parameters=(count("steps", 14, 3, 60, words=("steps", "stairs", "treads")), length("height", 2.7, 0.5, 15.0, words=("height", "tall", "high")), length("width", 1.0, 0.4, 6.0, words=("width", "wide", "diameter")), choice("kind", "straight", "spiral"), flag("railing", True, words=("railing", "handrail", "banister"))),
    slots={"step": "oak", "frame": Material(preset="painted_wood", color="#f3efe6"), "rail": "walnut", "metal": "black_iron"},
    adjectives={"spiral": {"kind": "spiral", "width": 1.8}, "winding": {"kind": "spiral", "width": 1.8}, "spiral staircase": {"kind": "spiral", "width": 1.8}, "spiral stairs": {"kind": "spiral", "width": 1.8}, "winding staircase": {"kind": "spiral", "width": 1.8}, "grand": {"width": 2.4}, "helical": {"kind": "spiral", "width": 1.8}},
    parts={"tread": "step", "stairs": "step", "banister": "handrail", "railing": "handrail, baluster"},
)  # fmt: skip
def staircase(k: Kit) -> None:
    """Climbs towards +y, or turns anticlockwise."""
    n, h, w = k.n("steps"), k.m("height"), k.m("width")
    rise = h / n
    if k.s("kind") == "spiral":
        r = w / 2
        newel = r * 0.08
        turn = min(24.0, 330 / n * 1.15) if n < 15 else 22.5
        k.add("newel", Cylinder(radius=newel, height=h + 0.95, segments=28), material="metal")
        k.add(
            "newel base",
            Lathe(profile=[(r * 0.3, 0), (r * 0.3, 0.02), (newel * 1.6, 0.04), (newel, 0.12)], segments=32),
            material="metal",
        )
        k.add("newel ball", Sphere(radius=newel * 1.6, segments=24), at=(0, 0, h + 0.95), material="metal")
        half = math.radians(turn * 0.58)
        inner, outer = newel * 0.9, r
        tread = [(inner * math.cos(a), inner * math.sin(a)) for a in (-half, half)]
        rim = [(outer * math.cos(half * (1 - 2 * i / 6)), outer * math.sin(half * (1 - 2 * i / 6))) for i in range(7)]
        shape = [tread[0], *reversed(rim), tread[1]]
        thick = min(0.045, rise * 0.35)
        for i in range(n):
            a = -90 + turn * i
            z = rise * (i + 1)
            with k.group(f"step {i + 1}", at=(0, 0, 0), rotate=(0, 0, a)):
                k.add(
                    "step",
                    Extrude(outline=shape, height=thick, bevel=thick * 0.15, bevel_segments=1),
                    at=(0, 0, z - thick),
                    material="step",
                )
                k.add(
                    "step bracket",
                    Extrude(
                        outline=[(newel * 0.8, 0), (r * 0.7, 0), (newel * 0.8, -rise * 0.55)],
                        height=0.025,
                        pivot="center",
                    ),
                    at=(0, 0, z - thick + 0.002),
                    rotate=FRONT,
                    material="metal",
                )
                if k.on("railing"):
                    k.rod(
                        "baluster",
                        (r * 0.95, 0, z - thick),
                        (r * 0.95, 0, z + 0.9),
                        0.011,
                        segments=8,
                        material="metal",
                    )
                    k.add(
                        "baluster knob", Sphere(radius=0.022, segments=12), at=(r * 0.95, 0, z + 0.45), material="metal"
                    )
        if k.on("railing"):
            path = [
                (
                    r * 0.95 * math.cos(math.radians(-90 + turn * i / 2)),
                    r * 0.95 * math.sin(math.radians(-90 + turn * i / 2)),
                    rise * (i / 2 + 1) + 0.9,
                )
                for i in range(2 * n - 1)
            ]
            k.tube("handrail", path, 0.026, segments=12, resolution=3, material="rail")
        k.anchor("top", (0, 0, h + 0.95), half_size=(0.05, 0.05))
        return
    run = max(rise * 1.45, 0.18)
    thick = min(0.04, rise * 0.3)
    y0 = -n * run / 2
    for i in range(n):
        y, z = y0 + run * i, rise * (i + 1)
        k.add(
            f"step {i + 1}",
            Box(size=(w + 0.04, run + 0.03, thick)),
            at=(0, y + run / 2 - 0.015, z - thick),
            material="step",
            bevel=thick * 0.25,
        )
        k.add(
            "riser",
            Box(size=(w * 0.98, 0.02, rise - thick + 0.004)),
            at=(0, y + 0.012, rise * i - 0.002 * (i > 0)),
            material="frame",
        )
    side = [(y0, 0), (y0 + run, 0), (y0 + n * run, h - rise * 1.1), (y0 + n * run, h - thick * 0.5)]
    saw: list[tuple[float, float]] = []
    for i in reversed(range(n)):
        saw += [(y0 + run * (i + 1), rise * (i + 1) - thick * 0.5), (y0 + run * i, rise * (i + 1) - thick * 0.5)]
    outline = [*side[:3], *saw]
    for x in (-1, 1):
        k.add(
            "string",
            Extrude(outline=outline, height=0.035, pivot="center"),
            at=(x * (w / 2 - 0.018), 0, 0),
            rotate=(90, 0, 90),
            material="frame",
        )
        if k.on("railing"):
            for i in range(n):
                for dy in (0.25, 0.75):
                    foot = rise * (i + 1) - 0.005
                    top = rise * (i + dy + 0.5) + 0.86
                    k.add(
                        "baluster",
                        Lathe(
                            profile=[
                                (0.02, 0),
                                (0.02, 0.1),
                                (0.012, 0.14),
                                (0.022, (top - foot) * 0.4),
                                (0.011, (top - foot) * 0.8),
                                (0.018, top - foot),
                            ],
                            segments=10,
                        ),
                        at=(x * (w / 2 - 0.05), y0 + run * (i + dy), foot),
                        material="frame",
                    )
            a, b = (
                (x * (w / 2 - 0.05), y0 + 0.02, rise * 0.6 + 0.86),
                (x * (w / 2 - 0.05), y0 + n * run, rise * (n + 0.5) + 0.86),
            )
            k.rod("handrail", a, b, 0.032, round_caps=True, material="rail")
            for p, foot in ((a, 0.0), (b, h - 0.02)):
                k.add(
                    "newel",
                    Box(size=(0.09, 0.09, p[2] - foot + 0.06)),
                    at=(p[0], p[1] + (0.02 if foot == 0.0 else -0.04), foot),
                    material="frame",
                    bevel=0.01,
                )
                k.add(
                    "newel cap",
                    Sphere(radius=0.055, segments=20),
                    at=(p[0], p[1] + (0.02 if foot == 0.0 else -0.04), p[2] + 0.09),
                    material="rail",
                )
    k.anchor("top", (0, y0 + (n - 0.5) * run, h), half_size=(w * 0.4, run * 0.4))
