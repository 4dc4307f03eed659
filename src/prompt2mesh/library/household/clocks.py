"""Clocks: one dial in the cases of a wall clock, an alarm clock, a grandfather clock and a cuckoo clock."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.household.dials import dial
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import spline
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Box,
    Cylinder,
    Ellipsoid,
    Extrude,
    Lathe,
    Sphere,
    Torus,
)


@asset(
    kind="clock",
    words=("clock", "wall clock", "alarm clock", "grandfather clock", "cuckoo clock", "mantel clock", "longcase clock", "pendulum clock"),
    about="A wall clock, a twin-bell alarm clock, a grandfather clock with its pendulum, or a cuckoo clock.",
    parameters=(
        length("height", 0.34, 0.05, 3.0, words=("height", "tall", "high", "diameter", "size")),
        choice("shape", "wall", "alarm", "grandfather", "cuckoo"),
        flag("numerals", True, words=("numerals", "numbers")),
    ),
    slots={"body": "walnut", "rim": "brass", "dial": Material(preset="enamel", color="#f6f0df"), "mark": Material(preset="gloss_paint", color="#1c1a18"), "hand": Material(preset="gloss_paint", color="#1c1a18"), "glass": "glass", "paint": Material(preset="gloss_paint", color="#c8373a"), "leaf": "leaf", "bird": Material(preset="painted_wood", color="#f0c344"), "roof": "shingles"},
    main_slot="body",
    adjectives={"grandfather": {"shape": "grandfather", "height": 2.1}, "alarm": {"shape": "alarm", "height": 0.17}, "cuckoo": {"shape": "cuckoo", "height": 0.5}, "longcase": {"shape": "grandfather", "height": 2.1}},
    styles={"modern": {"numerals": False}},
    parts={"face": "dial", "pendulum": "pendulum", "bell": "bell"},
)  # fmt: skip
def clock(k: Kit) -> None:
    """One dial in four cases."""
    h, shape = k.m("height"), k.s("shape")
    hour, minute = 10.0, 9.0
    if shape == "alarm":
        r = h * 0.36
        z = h * 0.09 + r
        k.add(
            "case",
            Lathe(
                profile=[
                    (0, -r * 0.42),
                    (r * 0.9, -r * 0.42),
                    (r, -r * 0.3),
                    (r, r * 0.3),
                    (r * 1.06, r * 0.34),
                    (r * 1.06, r * 0.46),
                    (r * 0.94, r * 0.48),
                    (r * 0.92, r * 0.36),
                    (0, r * 0.36),
                ],
                segments=72,
            ),
            at=(0, 0, z),
            rotate=(90, 0, 0),
            material="paint",
        )
        with k.group("face", at=(0, -r * 0.39, z)):
            dial(k, r * 0.93, hour=hour, minute=minute, numerals=k.on("numerals"))
        for sx in (-1, 1):
            k.rod(
                "foot",
                (sx * r * 0.55, 0, z - r * 0.75),
                (sx * r * 0.8, 0, h * 0.02),
                r * 0.08,
                r * 0.05,
                material="rim",
            )
            k.add("foot ball", Sphere(radius=h * 0.025, segments=20), at=(sx * r * 0.8, 0, h * 0.025), material="rim")
            with k.group("bell group", at=(sx * r * 0.55, 0, z + r * 0.86), rotate=(0, sx * 28, 0)):
                k.rod("bell post", (0, 0, -r * 0.12), (0, 0, r * 0.3), r * 0.04, material="rim")
                outer = spline([(r * 0.44, 0), (r * 0.42, r * 0.12), (r * 0.28, r * 0.26), (0.0001, r * 0.32)], steps=4)
                k.add(
                    "bell",
                    Lathe(
                        profile=[
                            *outer[:-1],
                            (0, r * 0.32),
                            (0, r * 0.28),
                            *[(max(a - r * 0.03, 0.0), b * 0.86) for a, b in reversed(outer[:-2])],
                        ],
                        segments=48,
                    ),
                    material="rim",
                )
                k.add("bell knob", Sphere(radius=r * 0.06, segments=20), at=(0, 0, r * 0.34), material="rim")
        k.rod("hammer", (0, 0, z + r * 0.95), (0, 0, z + r * 1.28), r * 0.03, material="rim")
        k.add(
            "hammer head",
            Ellipsoid(radii=(r * 0.12, r * 0.06, r * 0.07), segments=20),
            at=(0, 0, z + r * 1.28),
            material="rim",
        )
        k.tube(
            "handle",
            [
                (-r * 0.55, 0, z + r * 1.24),
                (-r * 0.4, 0, z + r * 1.55),
                (0, 0, z + r * 1.66),
                (r * 0.4, 0, z + r * 1.55),
                (r * 0.55, 0, z + r * 1.24),
            ],
            r * 0.045,
            material="rim",
        )
        k.anchor("top", (0, 0, h), half_size=(r * 0.3, r * 0.1))
    elif shape == "grandfather":
        _grandfather(k, h, hour, minute)
    elif shape == "cuckoo":
        _cuckoo(k, h, hour, minute)
    else:
        r = h / 2
        d = r * 0.22
        k.add(
            "case",
            Lathe(
                profile=[
                    (0, -d * 0.5),
                    (r * 0.94, -d * 0.5),
                    (r, -d * 0.3),
                    (r, d * 0.3),
                    (r * 0.95, d * 0.5),
                    (r * 0.88, d * 0.46),
                    (r * 0.86, d * 0.1),
                    (0, d * 0.1),
                ],
                fillet=r * 0.012,
                segments=96,
            ),
            at=(0, 0, r),
            rotate=(90, 0, 0),
            material="body",
        )
        k.add(
            "rim",
            Torus(radius=r * 0.87, tube=r * 0.018, segments=96, tube_segments=8),
            at=(0, -d * 0.42, r),
            rotate=(90, 0, 0),
            material="rim",
        )
        with k.group("face", at=(0, -d * 0.15, r)):
            dial(k, r * 0.87, hour=hour, minute=minute, numerals=k.on("numerals"))


def _grandfather(k: Kit, h: float, hour: float, minute: float) -> None:
    """Plinth, waist with a glazed door and pendulum, hood with dial and swan-neck pediment."""
    w, d = h * 0.22, h * 0.12
    k.add("body foot", slab(w * 1.16, d * 1.14, h * 0.03, corner=0.006), material="body")
    k.add(
        "body plinth", Box(size=(w * 1.06, d * 1.04, h * 0.2)), at=(0, 0, h * 0.029), material="body", bevel=h * 0.004
    )
    k.add(
        "body plinth panel",
        Box(size=(w * 0.76, 0.02, h * 0.13)),
        at=(0, -d * 0.52, h * 0.065),
        material="body",
        bevel=h * 0.005,
    )
    k.add(
        "body moulding low",
        slab(w * 1.1, d * 1.08, h * 0.02, corner=0.004, edge=h * 0.006),
        at=(0, 0, h * 0.228),
        material="body",
    )
    waist, z = w * 0.86, h * 0.247
    tall = h * 0.4
    t = w * 0.06
    for sx in (-1, 1):
        k.add("body side", Box(size=(t, d * 0.9, tall)), at=(sx * (waist / 2 - t / 2), 0, z), material="body")
    k.add("body back", Box(size=(waist, t * 0.5, tall)), at=(0, d * 0.43, z), material="body")
    iw = waist * 0.66
    k.add(
        "body door",
        Extrude(
            outline=[(-waist / 2, 0), (waist / 2, 0), (waist / 2, tall), (-waist / 2, tall)],
            holes=[[(-iw / 2, tall * 0.08), (iw / 2, tall * 0.08), (iw / 2, tall * 0.92), (-iw / 2, tall * 0.92)]],
            height=t,
            pivot="center",
        ),
        at=(0, -d * 0.45, z),
        rotate=(90, 0, 0),
        material="body",
    )
    k.add("glass", Box(size=(iw + 0.006, 0.003, tall * 0.85)), at=(0, -d * 0.45, z + tall * 0.075), material="glass")
    k.rod("pendulum rod", (0, 0, z + tall), (0, 0, z + tall * 0.28), w * 0.015, material="rim")
    k.add(
        "pendulum bob",
        Lathe(
            profile=[(0, -w * 0.03), (w * 0.17, -w * 0.02), (w * 0.2, 0), (w * 0.17, w * 0.02), (0, w * 0.03)],
            segments=48,
        ),
        at=(0, 0, z + tall * 0.24),
        rotate=(90, 0, 0),
        material="rim",
    )
    for sx in (-1, 1):
        k.rod(
            "weight cord",
            (sx * w * 0.2, d * 0.12, z + tall),
            (sx * w * 0.2, d * 0.12, z + tall * 0.6),
            w * 0.006,
            segments=6,
            material="rim",
        )
        k.add(
            "weight",
            Cylinder(radius=w * 0.05, height=tall * 0.2),
            at=(sx * w * 0.2, d * 0.12, z + tall * (0.4 if sx < 0 else 0.44)),
            material="rim",
            bevel=w * 0.008,
        )
    hood = z + tall
    k.add(
        "body moulding",
        slab(w * 1.12, d * 1.12, h * 0.022, corner=0.004, edge=h * 0.007),
        at=(0, 0, hood - 0.001),
        material="body",
    )
    hz = hood + h * 0.02
    hh = h * 0.22
    k.add("body hood", Box(size=(w, d, hh)), at=(0, 0, hz), material="body", bevel=h * 0.003)
    for sx in (-1, 1):
        k.add(
            "column",
            Lathe(profile=[(w * 0.045, 0), (w * 0.03, hh * 0.06), (w * 0.028, hh * 0.9), (w * 0.045, hh)], segments=24),
            at=(sx * w * 0.5, -d * 0.52, hz),
            material="rim",
        )
    r = w * 0.41
    k.add(
        "rim",
        Torus(radius=r, tube=w * 0.02, segments=72, tube_segments=10),
        at=(0, -d * 0.52, hz + hh * 0.5),
        rotate=(90, 0, 0),
        material="rim",
    )
    with k.group("face", at=(0, -d * 0.52, hz + hh * 0.5)):
        dial(k, r, hour=hour, minute=minute, numerals=k.on("numerals"))
    top = hz + hh
    k.add(
        "body cornice",
        slab(w * 1.14, d * 1.14, h * 0.02, corner=0.004, edge=h * 0.006),
        at=(0, 0, top - 0.001),
        material="body",
    )
    for sx in (-1, 1):
        half = [
            (0.06, 0.0),
            (0.56, 0.0),
            (0.56, 0.06),
            (0.4, 0.12),
            (0.25, 0.24),
            (0.14, 0.33),
            (0.07, 0.32),
            (0.05, 0.22),
        ]
        outline = [(sx * x * w, y * w) for x, y in half]
        k.add(
            "body pediment",
            Extrude(outline=outline, height=d * 0.5, bevel=w * 0.01, pivot="center"),
            at=(0, -d * 0.25, top + h * 0.018),
            rotate=(90, 0, 0),
            material="body",
        )
    left = h - top - h * 0.018
    k.add(
        "finial",
        Lathe(
            profile=[
                (w * 0.05, 0),
                (w * 0.05, left * 0.2),
                (w * 0.025, left * 0.3),
                (w * 0.075, left * 0.55),
                (w * 0.05, left * 0.75),
                (0, left),
            ],
            smooth=True,
            segments=28,
        ),
        at=(0, -d * 0.25, top + h * 0.017),
        material="rim",
    )


def _cuckoo(k: Kit, h: float, hour: float, minute: float) -> None:
    """A chalet with a dial, a bird in its doorway, leaves, pine-cone weights and a pendulum."""
    base = h * 0.42
    bw, bh, d = h * 0.36, h * 0.3, h * 0.2
    gable = h * 0.2
    outline = [(-bw / 2, 0), (bw / 2, 0), (bw / 2, bh), (0, bh + gable), (-bw / 2, bh)]
    k.add(
        "body house",
        Extrude(outline=outline, height=d, pivot="center", bevel=h * 0.004),
        at=(0, 0, base),
        rotate=(90, 0, 0),
        material="body",
    )
    slope = math.degrees(math.atan2(gable, bw / 2))
    long = math.hypot(gable, bw / 2) * 1.24
    for sx in (-1, 1):
        k.add(
            "roof",
            Box(size=(long, d * 1.35, h * 0.025), pivot="center"),
            at=(sx * bw * 0.29, 0, base + bh + gable * 0.44 + h * 0.008),
            rotate=(0, sx * slope, 0),
            material="roof",
            bevel=h * 0.003,
        )
    r = bw * 0.3
    k.add(
        "rim",
        Torus(radius=r, tube=r * 0.08, segments=48, tube_segments=8),
        at=(0, -d * 0.52, base + bh * 0.45),
        rotate=(90, 0, 0),
        material="rim",
    )
    with k.group("face", at=(0, -d * 0.52, base + bh * 0.45)):
        dial(k, r, hour=hour, minute=minute, numerals=k.on("numerals"))
    z = base + bh * 1.08
    k.add("door hole", Box(size=(bw * 0.2, d * 0.06, bw * 0.24), pivot="center"), at=(0, -d * 0.5, z), material="mark")
    for sx in (-1, 1):
        k.add(
            "body shutter",
            Box(size=(bw * 0.11, d * 0.03, bw * 0.24), pivot="center"),
            at=(sx * bw * 0.15, -d * 0.53, z),
            rotate=(0, 0, sx * 18),
            material="body",
        )
    k.add(
        "bird body",
        Ellipsoid(radii=(bw * 0.055, bw * 0.09, bw * 0.06), segments=20),
        at=(0, -d * 0.6, z - bw * 0.04),
        material="bird",
    )
    k.add("bird head", Sphere(radius=bw * 0.05, segments=20), at=(0, -d * 0.72, z + bw * 0.02), material="bird")
    k.rod(
        "bird beak",
        (0, -d * 0.78, z + bw * 0.02),
        (0, -d * 0.86, z + bw * 0.015),
        bw * 0.018,
        bw * 0.002,
        segments=10,
        material="paint",
    )
    for sx in (-1, 1):
        for i in range(4):
            k.add(
                "leaf",
                Ellipsoid(radii=(bw * 0.1, bw * 0.02, bw * 0.05), segments=16),
                at=(sx * (bw * 0.46 - (bw * 0.1 * max(i - 1, 0))), -d * 0.52, base + bh * (0.1 + 0.27 * i)),
                rotate=(0, -sx * (60 + 25 * i), 0),
                material="leaf",
            )
        x = sx * bw * 0.22
        low = h * (0.1 if sx < 0 else 0.04)
        k.rod("chain", (x, 0, base + 0.002), (x, 0, low + h * 0.1), h * 0.003, segments=6, material="rim")
        k.add(
            "weight cone",
            Lathe(
                profile=[(0, 0), (h * 0.018, h * 0.02), (h * 0.026, h * 0.055), (h * 0.02, h * 0.09), (0, h * 0.105)],
                smooth=True,
                segments=20,
            ),
            at=(x, 0, low),
            material="body",
        )
    k.rod("pendulum rod", (0, -d * 0.2, base + 0.002), (0, -d * 0.2, h * 0.14), h * 0.004, segments=8, material="body")
    k.add(
        "pendulum leaf",
        Ellipsoid(radii=(h * 0.04, h * 0.008, h * 0.05), segments=20),
        at=(0, -d * 0.2, h * 0.12),
        material="leaf",
    )
