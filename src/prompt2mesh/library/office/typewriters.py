"""The typewriter."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Torus


@asset(
    kind="typewriter",
    words=("typewriter", "vintage typewriter", "type writer", "typing machine", "mechanical typewriter"),
    about="A portable typewriter with round keys, a basket of type bars, a carriage with platen and a sheet of paper.",
    parameters=(length("width", 0.34, 0.12, 1.2, words=("width", "wide", "size")), flag("paper", True, words=("paper", "sheet"))),
    slots={"body": Material(preset="gloss_paint", color="#1f2a30"), "key": Material(preset="glossy_plastic", color="#f1ead8"), "ring": "chrome", "metal": "chrome", "platen": "rubber", "paper": "paper", "ribbon": Material(preset="fabric", color="#1a1a1c"), "ink": Material(preset="matte_paint", color="#3a3a40")},
    style_materials={"modern": {"body": Material(preset="gloss_paint", color="#4fa39a")}, "retro": {"body": Material(preset="gloss_paint", color="#4fa39a")}},
    styles={"modern": {}, "retro": {}},
    parts={"carriage": "metal carriage", "roller": "platen", "keyboard": "key"},
)  # fmt: skip
def typewriter(k: Kit) -> None:
    """Sides in profile, keys on stems in four rows, the carriage on top at the back."""
    w = k.m("width")
    side = [
        (-0.5, 0.0),
        (0.46, 0.0),
        (0.48, 0.1),
        (0.46, 0.3),
        (0.36, 0.36),
        (0.12, 0.36),
        (0.02, 0.27),
        (-0.06, 0.22),
        (-0.44, 0.09),
        (-0.5, 0.06),
    ]
    d = w * 0.96
    outline = [(y * d, z * w) for y, z in side]
    for sx in (-1, 1):
        k.add(
            "body side",
            Extrude(outline=outline, height=w * 0.09, bevel=w * 0.016, bevel_segments=3, pivot="center"),
            at=(sx * w * 0.455, 0, w * 0.03),
            rotate=(90, 0, 90),
            material="body",
        )
        for y in (-0.4, 0.36):
            k.add(
                "platen foot",
                Cylinder(radius=w * 0.035, height=w * 0.05, segments=20),
                at=(sx * w * 0.42, y * d, 0),
                material="platen",
            )
    k.add("body floor", Box(size=(w * 0.86, d * 0.92, w * 0.04)), at=(0, -d * 0.02, w * 0.03), material="body")
    hood = [(0.02, 0.0), (0.46, 0.0), (0.46, 0.3), (0.36, 0.355), (0.14, 0.355), (0.04, 0.27)]
    k.add(
        "body hood",
        Extrude(outline=[(y * d, z * w) for y, z in hood], height=w * 0.86, bevel=w * 0.012, pivot="center"),
        at=(0, 0, w * 0.035),
        rotate=(90, 0, 90),
        material="body",
    )
    k.add(
        "body front",
        Box(size=(w * 0.86, d * 0.05, w * 0.09)),
        at=(0, -d * 0.46, w * 0.03),
        material="body",
        bevel=w * 0.01,
    )
    r = w * 0.03
    for row in range(4):
        y, z = -d * (0.4 - 0.115 * row), w * (0.135 + 0.045 * row)
        n = 10 if row % 2 else 11
        for i in range(n):
            x = (i - (n - 1) / 2) * w * 0.074
            k.rod("metal stem", (x, y + d * 0.01, w * 0.06), (x, y, z), w * 0.006, segments=6, material="metal")
            k.add(
                "key",
                Lathe(
                    profile=[(0, 0), (r, 0), (r * 0.98, w * 0.012), (r * 0.6, w * 0.009), (0, w * 0.008)], segments=18
                ),
                at=(x, y, z),
                rotate=(10, 0, 0),
                material="key",
            )
            k.add(
                "ring",
                Torus(radius=r, tube=w * 0.0036, segments=18, tube_segments=6),
                at=(x, y, z + w * 0.008),
                rotate=(10, 0, 0),
                material="ring",
            )
    k.add(
        "key space",
        Box(size=(w * 0.44, w * 0.04, w * 0.018)),
        at=(0, -d * 0.485, w * 0.1),
        material="body",
        bevel=w * 0.007,
    )
    for i in range(17):
        a = math.radians(200 + 140 * i / 16)
        k.rod(
            "metal type bar",
            (math.cos(a) * w * 0.18, d * 0.08 + math.sin(a) * d * 0.12, w * 0.3),
            (math.cos(a) * w * 0.02, d * 0.12, w * 0.415),
            w * 0.0045,
            segments=6,
            material="metal",
        )
    k.add(
        "metal basket",
        Torus(radius=w * 0.18, tube=w * 0.012, segments=40, tube_segments=8),
        at=(0, d * 0.08, w * 0.3),
        scale=(1, d * 0.12 / (w * 0.18) * 1.1, 1),
        material="metal",
    )
    for sx in (-1, 1):
        k.add(
            "ribbon spool",
            Lathe(
                profile=[
                    (0, 0),
                    (w * 0.085, 0),
                    (w * 0.085, w * 0.006),
                    (w * 0.03, w * 0.008),
                    (w * 0.03, w * 0.028),
                    (w * 0.085, w * 0.03),
                    (w * 0.085, w * 0.036),
                    (0, w * 0.036),
                ],
                segments=32,
            ),
            at=(sx * w * 0.27, d * 0.2, w * 0.385),
            material="metal",
        )
        k.add(
            "ribbon",
            Cylinder(radius=w * 0.07, height=w * 0.02, segments=32),
            at=(sx * w * 0.27, d * 0.2, w * 0.393),
            material="ribbon",
        )
    y, z, long = d * 0.34, w * 0.46, w * 1.12
    k.add(
        "metal carriage",
        Box(size=(long * 0.96, d * 0.14, w * 0.05)),
        at=(0, y, w * 0.385),
        material="metal",
        bevel=w * 0.008,
    )
    k.rod("platen", (-long * 0.46, y, z), (long * 0.46, y, z), w * 0.05, segments=32, material="platen")
    for sx in (-1, 1):
        k.add(
            "metal carriage end",
            Box(size=(w * 0.03, d * 0.18, w * 0.12)),
            at=(sx * long * 0.44, y, w * 0.39),
            material="metal",
            bevel=w * 0.01,
        )
        k.add(
            "platen knob",
            Lathe(
                profile=[
                    (0, 0),
                    (w * 0.035, 0),
                    (w * 0.042, w * 0.012),
                    (w * 0.042, w * 0.04),
                    (w * 0.034, w * 0.05),
                    (0, w * 0.05),
                ],
                segments=24,
            ),
            at=(sx * long * 0.455, y, z),
            rotate=(0, sx * 90, 0),
            material="platen",
        )
    k.tube(
        "metal lever",
        [
            (-long * 0.45, y - d * 0.03, z + w * 0.03),
            (-long * 0.5, y - d * 0.1, z + w * 0.09),
            (-long * 0.53, y - d * 0.22, z + w * 0.1),
        ],
        w * 0.009,
        radii=[1, 1, 1.6],
        material="metal",
        segments=12,
    )
    k.rod(
        "metal bail",
        (-long * 0.4, y - w * 0.045, z + w * 0.05),
        (long * 0.4, y - w * 0.045, z + w * 0.05),
        w * 0.007,
        segments=10,
        material="metal",
    )
    for sx in (-1, 1):
        k.rod(
            "metal bail arm",
            (sx * long * 0.4, y - w * 0.045, z + w * 0.05),
            (sx * long * 0.43, y, z),
            w * 0.007,
            segments=10,
            material="metal",
        )
    if k.on("paper"):
        sheet = [
            (-0.052, 0.0),
            (-0.05, 0.05),
            (-0.02, 0.2),
            (0.05, 0.46),
            (0.14, 0.62),
            (0.146, 0.616),
            (0.057, 0.456),
            (-0.012, 0.2),
            (-0.042, 0.05),
            (-0.045, 0.0),
        ]
        k.add(
            "paper",
            Extrude(outline=[(y + a * w, z + b * w) for a, b in sheet][::-1], height=w * 0.72, pivot="center"),
            rotate=(90, 0, 90),
            material="paper",
        )
        for i in range(5):
            q = 0.08 + 0.035 * i
            k.add(
                "ink line",
                Box(size=(w * (0.5 if i < 4 else 0.3), w * 0.004, w * 0.008)),
                at=(0 if i < 4 else -w * 0.1, y + w * (-0.046 + (q - 0.05) * 0.2), z + w * q),
                rotate=(-12, 0, 0),
                material="ink",
            )
    k.anchor("top", (0, y, z + w * 0.05), half_size=(w * 0.4, d * 0.06))
