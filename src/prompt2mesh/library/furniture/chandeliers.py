"""The chandelier."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Sphere, Torus


@asset(
    kind="chandelier",
    words=("chandelier", "candelier", "ceiling light", "ceiling lamp", "pendant light", "pendant lamp"),
    about="A hanging light: curved arms with candle bulbs, strings and drops of crystal.",
    parameters=(
        length("height", 0.95, 0.3, 4.0, words=("height", "tall", "high")),
        length("diameter", 0.8, 0.3, 4.0, words=("diameter", "width", "wide")),
        count("arms", 8, 3, 16, words=("arms", "lights", "candles")),
        flag("crystals", True, words=("crystals", "drops", "pendants")),
    ),
    slots={"metal": "gold", "crystal": "crystal", "candle": "ivory", "flame": "bulb", "chain": "brass", "wick": "rope"},
    main_slot="metal",
    states=("lit",),
    styles={"rustic": {"crystals": False}, "modern": {}},
    style_materials={"rustic": {"metal": Material(preset="black_iron"), "chain": Material(preset="black_iron"), "candle": Material(preset="wax")}},
    adjectives={"iron": {"crystals": False}, "medieval": {"crystals": False}},
    parts={"drop": "crystal", "light": "flame, candle"},
)  # fmt: skip
def chandelier(k: Kit) -> None:
    """A turned stem, S-shaped arms round it, cups and candles, garlands to the crown."""
    h, d, n = k.m("height"), k.m("diameter"), k.n("arms")
    b = min(h, 1.25 * d)
    s = min(d / 0.8, b / 0.95)
    r = d / 2 - 0.04 * s
    hub, cup, top = 0.26 * b, 0.34 * b, 0.84 * b
    stem = [(0.0, 0.11 * b), (0.02 * s, 0.12 * b), (0.05 * s, 0.16 * b), (0.03 * s, 0.2 * b), (0.06 * s, 0.24 * b), (0.055 * s, 0.29 * b), (0.02 * s, 0.34 * b),
            (0.016 * s, 0.45 * b), (0.045 * s, 0.52 * b), (0.02 * s, 0.58 * b), (0.013 * s, 0.7 * b), (0.035 * s, 0.76 * b), (0.012 * s, 0.8 * b), (0.01 * s, top)]  # fmt: skip
    k.add("stem", Lathe(profile=stem, smooth=True, segments=36), material="metal")
    links = max(2, round((h - top) / (0.028 * s)))
    step = (h - top - 0.02 * s) / links
    for i in range(links):
        k.add(
            "chain link",
            Torus(radius=step * 0.55, tube=step * 0.14, segments=20, tube_segments=8),
            at=(0, 0, top + step * (i + 0.45)),
            rotate=(90, 0, 90 * (i % 2)),
            scale=(0.7, 1, 1),
            material="chain",
        )
    k.add(
        "canopy",
        Lathe(
            profile=[(0.012 * s, -0.035 * s), (0.02 * s, -0.025 * s), (0.06 * s, -0.006 * s), (0.062 * s, 0)],
            segments=40,
        ),
        at=(0, 0, h),
        material="metal",
    )
    ring = Radial(count=n, start=0.0)
    with k.group("arm group", instances=ring):
        path = [
            (0.03 * s, 0, hub),
            (r * 0.3, 0, hub + 0.03 * b),
            (r * 0.55, 0, hub - 0.055 * b),
            (r * 0.85, 0, hub - 0.075 * b),
            (r, 0, hub + 0.01 * b),
            (r, 0, cup),
        ]
        k.tube("arm", path, 0.011 * s, radii=[1.3, 1.1, 1, 0.95, 0.85, 0.8], segments=12, material="metal")
        k.tube(
            "arm scroll",
            [
                (r * 0.3, 0, hub + 0.03 * b),
                (r * 0.42, 0, hub + 0.1 * b),
                (r * 0.6, 0, hub + 0.09 * b),
                (r * 0.6, 0, hub + 0.03 * b),
                (r * 0.52, 0, hub + 0.035 * b),
            ],
            0.006 * s,
            segments=10,
            material="metal",
        )
        k.add(
            "cup",
            Lathe(
                profile=[
                    (0.006 * s, -0.02 * s),
                    (0.03 * s, -0.004 * s),
                    (0.055 * s, 0.006 * s),
                    (0.056 * s, 0.011 * s),
                    (0.018 * s, 0.008 * s),
                    (0.018 * s, 0.03 * s),
                    (0, 0.03 * s),
                ],
                segments=32,
            ),
            at=(r, 0, cup),
            material="metal",
        )
        k.add(
            "candle",
            Cylinder(radius=0.0135 * s, height=0.085 * s, segments=20),
            at=(r, 0, cup + 0.02 * s),
            material="candle",
        )
        k.add(
            "flame",
            Lathe(
                profile=[
                    (0.006 * s, 0),
                    (0.013 * s, 0.016 * s),
                    (0.011 * s, 0.03 * s),
                    (0.003 * s, 0.05 * s),
                    (0, 0.056 * s),
                ],
                smooth=True,
                segments=20,
            ),
            at=(r, 0, cup + 0.104 * s),
            material="flame",
        )
        if k.on("crystals"):
            for a in (0, 120, 240):
                px, py = r + 0.05 * s * math.cos(math.radians(a)), 0.05 * s * math.sin(math.radians(a))
                _drop(k, (px, py, cup + 0.004 * s), 0.05 * s)
            _drop(k, (r * 0.62, 0, hub - 0.062 * b), 0.075 * s)
    if k.on("crystals"):
        beads = 11
        with k.group("garland", instances=ring):
            for i in range(beads):
                t = (i + 0.5) / beads
                x = 0.028 * s + (r * 0.98 - 0.028 * s) * t
                z = 0.76 * b + (cup - 0.76 * b) * t - 0.13 * b * math.sin(math.pi * t) * (1 - 0.2 * t)
                k.add(
                    "crystal bead", Sphere(radius=0.0105 * s, segments=8), at=(x, 0, z), material="crystal", flat=True
                )
            line = [
                (
                    0.02 * s + (r - 0.02 * s) * t,
                    0.0,
                    0.76 * b + (cup - 0.76 * b) * t - 0.13 * b * math.sin(math.pi * t) * (1 - 0.2 * t),
                )
                for t in [i / 12 for i in range(13)]
            ]
            k.tube(
                "garland wire",
                line,
                0.002 * s,
                segments=5,
                resolution=1,
                smooth=False,
                round_caps=False,
                material="metal",
            )
        k.add(
            "crystal ball", Sphere(radius=0.045 * s, segments=14), at=(0, 0, 0.075 * b), material="crystal", flat=True
        )
        with k.group("crystal crown", instances=Radial(count=max(8, n))):
            _drop(k, (0.052 * s, 0, 0.24 * b), 0.08 * s)
            _drop(k, (0.033 * s, 0, 0.755 * b), 0.055 * s)
    k.anchor("hook", (0, 0, h))


def _drop(k: Kit, at: tuple[float, float, float], size: float) -> None:
    """A cut crystal drop hanging from `at`."""
    x, y, z = at
    profile = [
        (0, 0.04 * size),
        (0.09 * size, -0.05 * size),
        (0.05 * size, -0.16 * size),
        (0.2 * size, -0.62 * size),
        (0.15 * size, -0.82 * size),
        (0, -size),
    ]
    k.add("crystal drop", Lathe(profile=profile[::-1], segments=6), at=(x, y, z), material="crystal", flat=True)
