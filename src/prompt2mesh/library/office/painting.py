"""What one paints with and writes big on: brush, palette, blackboard."""

import math

from prompt2mesh.library.furniture.forms import beam, slab
from prompt2mesh.library.household.cleaning import straws
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import ellipse
from prompt2mesh.library.registry import asset, choice, count, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, Loft, Section, Text


@asset(
    kind="paint_brush",
    words=("paint brush", "paintbrush", "artist brush", "artist's brush", "makeup brush", "house painting brush"),
    about="A round artist's brush loaded with paint, or a flat house painter's brush.",
    parameters=(length("length", 0.24, 0.06, 2.0, words=("length", "long", "size")), choice("shape", "round", "flat"), flag("paint", True)),
    slots={"handle": Material(preset="painted_wood", color="#7a2a22"), "ferrule": "brushed_aluminium", "bristle": Material(preset="hair", color="#b98a4e"), "paint": Material(preset="gloss_paint", color="#2f7fd6")},
    adjectives={"house": {"shape": "flat"}, "wide": {"shape": "flat"}},
    parts={"tip": "paint", "hair": "bristle"},
)  # fmt: skip
def paint_brush(k: Kit) -> None:
    """Lies on the table, the tuft to the right."""
    n = k.m("length")
    if k.s("shape") == "flat":
        w = n * 0.3
        z = n * 0.045
        outline = [
            (-0.5, -0.045),
            (-0.42, -0.06),
            (-0.28, -0.04),
            (-0.12, -0.05),
            (-0.02, -0.14),
            (-0.02, 0.14),
            (-0.12, 0.05),
            (-0.28, 0.04),
            (-0.42, 0.06),
            (-0.5, 0.045),
        ]
        k.add(
            "handle",
            Extrude(outline=[(x * n, y * n) for x, y in outline], height=n * 0.06, bevel=n * 0.018, bevel_segments=3),
            at=(0, 0, z - n * 0.03),
            material="handle",
        )
        k.add(
            "ferrule",
            Box(size=(n * 0.12, w, n * 0.075), pivot="center"),
            at=(n * 0.03, 0, z),
            material="ferrule",
            bevel=n * 0.008,
        )
        k.add(
            "bristle",
            straws(k, 260, 0.0, n * 0.3, w * 0.47, w * 0.52, n * 0.004, flat=0.2)
            .placed(rotate=(0, 90, 0))
            .placed(rotate=(90, 0, 0), at=(n * 0.08, 0, z))
            .shape(),
            material="bristle",
        )
        k.add(
            "bristle core",
            Loft(
                axis="x",
                sections=[
                    Section(center=(n * 0.06, 0, z), radii=(w * 0.46, n * 0.03), exponent=4),
                    Section(center=(n * 0.28, 0, z), radii=(w * 0.47, n * 0.025), exponent=4),
                    Section(center=(n * 0.36, 0, z), radii=(w * 0.44, n * 0.012), exponent=4),
                ],
                smooth=True,
                segments=28,
            ),
            material="bristle",
        )
        if k.on("paint"):
            k.add(
                "paint",
                Loft(
                    axis="x",
                    sections=[
                        Section(center=(n * 0.26, 0, z), radii=(w * 0.5, n * 0.034), exponent=4),
                        Section(center=(n * 0.34, 0, z), radii=(w * 0.5, n * 0.03), exponent=4),
                        Section(center=(n * 0.4, 0, z - n * 0.01), radii=(w * 0.4, n * 0.012), exponent=3),
                    ],
                    smooth=True,
                    segments=28,
                ),
                material="paint",
            )
        return
    r = n * 0.022
    with k.group("brush", at=(-n / 2, 0, r), rotate=(0, 90, 0)):
        k.add(
            "handle",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.3, 0),
                    (r * 0.45, n * 0.06),
                    (r * 0.62, n * 0.3),
                    (r, n * 0.5),
                    (r * 0.8, n * 0.64),
                    (0, n * 0.64),
                ],
                smooth=True,
                segments=32,
            ),
            material="handle",
        )
        k.add(
            "ferrule",
            Lathe(
                profile=[
                    (0, n * 0.61),
                    (r * 0.86, n * 0.61),
                    (r * 0.9, n * 0.64),
                    (r * 0.82, n * 0.66),
                    (r * 0.9, n * 0.68),
                    (r * 0.66, n * 0.8),
                    (0, n * 0.8),
                ],
                segments=32,
            ),
            material="ferrule",
        )
        k.add(
            "bristle",
            Lathe(
                profile=[
                    (0, n * 0.79),
                    (r * 0.62, n * 0.79),
                    (r * 0.95, n * 0.86),
                    (r * 0.7, n * 0.93),
                    (r * 0.1, n * 0.995),
                    (0, n),
                ],
                smooth=True,
                segments=32,
            ),
            material="bristle",
        )
        if k.on("paint"):
            k.add(
                "paint",
                Lathe(
                    profile=[
                        (0, n * 0.85),
                        (r * 0.98, n * 0.87),
                        (r * 1.02, n * 0.885),
                        (r * 0.78, n * 0.94),
                        (r * 0.14, n * 1.0),
                        (0, n * 1.006),
                    ],
                    smooth=True,
                    segments=32,
                ),
                material="paint",
            )
    k.anchor("handle", (-n * 0.1, 0, r), normal=(1, 0, 0), radius=r)


@asset(
    kind="paint_palette",
    words=("paint palette", "palette", "artist's palette", "artist palette", "painter's palette", "paint set"),
    about="A kidney-shaped board with a thumb hole, blobs of paint and a brush.",
    parameters=(length("width", 0.34, 0.08, 1.5, words=("width", "wide", "size", "length")), count("colors", 7, 3, 10, words=("colors", "colours", "paints", "blobs")), flag("brush", True)),
    slots={"board": "light_wood", "handle": Material(preset="painted_wood", color="#7a2a22"), "metal": "brushed_aluminium", "bristle": Material(preset="hair", color="#b98a4e"),
           **{f"paint {i + 1}": Material(preset="gloss_paint", color=c) for i, c in enumerate(("#d8302a", "#f0a01e", "#f2d22c", "#3fa34a", "#2f7fd6", "#6a3fa8", "#f4f2ec", "#1f1d1c", "#8a5a34", "#ee8fb0"))}},
    main_slot="board",
)  # fmt: skip
def paint_palette(k: Kit) -> None:
    """The outline dips where the thumb goes."""
    w, n = k.m("width"), k.n("colors")
    pts: list[tuple[float, float]] = []
    for i in range(72):
        a = 2 * math.pi * i / 72
        q = 1 - 0.24 * math.exp(-(((math.degrees(a) - 305) / 22) ** 2)) + 0.04 * math.cos(2 * a + 0.6)
        pts.append((math.cos(a) * w * 0.5 * q, math.sin(a) * w * 0.36 * q))
    t = w * 0.022
    hole = ellipse(w * 0.045, w * 0.035, segments=28, center=(w * 0.2, -w * 0.12))
    k.add("board", Extrude(outline=pts, holes=[hole], height=t, bevel=t * 0.3), material="board")
    for i in range(n):
        a = math.radians(28 + 214 * i / (n - 1))
        x, y = math.cos(a) * w * 0.385, math.sin(a) * w * 0.265
        k.add(
            "paint",
            Lathe(
                profile=[
                    (0, -t * 0.2),
                    (w * 0.048, -t * 0.2),
                    (w * 0.05, t * 0.2),
                    (w * 0.035, t * 0.8),
                    (w * 0.02, t * 0.75),
                    (w * 0.012, t * 1.3),
                    (0, t * 1.6),
                ],
                smooth=True,
                segments=28,
            ),
            at=(x, y, t),
            scale=(k.vary(0.2), k.vary(0.2), 1),
            material=f"paint {i + 1}",
        )
    if k.on("brush"):
        z = t * 1.5
        k.rod(
            "handle",
            (-w * 0.3, -w * 0.26, z),
            (w * 0.1, -w * 0.02, z),
            w * 0.007,
            w * 0.011,
            segments=14,
            material="handle",
            round_caps=True,
        )
        k.rod(
            "metal ferrule",
            (w * 0.095, -w * 0.023, z),
            (w * 0.16, w * 0.016, z),
            w * 0.0115,
            w * 0.01,
            segments=16,
            material="metal",
        )
        k.tube(
            "bristle",
            [(w * 0.155, w * 0.013, z), (w * 0.19, w * 0.034, z), (w * 0.235, w * 0.061, z)],
            w * 0.0115,
            radii=[0.85, 1.15, 0.1],
            material="bristle",
            segments=14,
        )


@asset(
    kind="blackboard",
    words=("blackboard", "chalkboard", "whiteboard", "chalk board", "school board", "white board"),
    about="A framed board on two legs with something written on it, chalk and a duster in the tray.",
    parameters=(length("width", 1.4, 0.3, 4.0, words=("width", "wide")), length("height", 1.7, 0.4, 2.6, words=("height", "tall", "high")), text("text", "2 + 2 = 4"), choice("surface", "black", "white")),
    slots={"board": Material(preset="chalkboard"), "white": Material(preset="glossy_plastic", color="#f7f8f8"), "frame": "oak", "metal": "brushed_aluminium", "chalk": Material(preset="chalk", color="#f5f3ee"), "ink": Material(preset="matte_paint", color="#1f3f9a"), "duster": Material(preset="felt", color="#3a3a40")},
    adjectives={"whiteboard": {"surface": "white"}, "white board": {"surface": "white"}},
    parts={"leg": "frame leg", "tray": "frame tray"},
    main_slot="frame",
)  # fmt: skip
def blackboard(k: Kit) -> None:
    """Panel in a frame, tilted a little, on an A of legs."""
    w, h = k.m("width"), k.m("height")
    white = k.s("surface") == "white"
    tall = min(w * 0.62, h * 0.62)
    t = w * 0.025
    low = h - tall
    edge = "metal" if white else "frame"
    k.add("board", Box(size=(w - t, t * 0.6, tall - t)), at=(0, 0, low + t / 2), material="white" if white else "board")
    for z in (low, h - t):
        k.add("frame rail", Box(size=(w, t * 1.4, t * 1.4)), at=(0, 0, z - t * 0.2), material=edge, bevel=t * 0.15)
    for sx in (-1, 1):
        k.add(
            "frame stile",
            Box(size=(t * 1.4, t * 1.38, tall)),
            at=(sx * (w - t * 1.4) / 2, 0, low - t * 0.1),
            material=edge,
            bevel=t * 0.15,
        )
        beam(
            k,
            "frame leg",
            (sx * w * 0.4, -h * 0.0 - t * 0.2, h * 0.02),
            (sx * w * 0.4, t * 0.6, h * 0.96),
            (t * 1.6, t * 1.2),
            material=edge,
        )
        beam(
            k,
            "frame foot",
            (sx * w * 0.4, -h * 0.17, h * 0.02),
            (sx * w * 0.4, h * 0.17, h * 0.02),
            (t * 1.6, h * 0.04),
            material=edge,
        )
    k.add("frame bar", Box(size=(w * 0.8, t, t * 1.4)), at=(0, t * 0.1, low * 0.4), material=edge, bevel=t * 0.15)
    k.add("frame tray", slab(w * 0.7, t * 3.2, t * 0.6, corner=t * 0.3), at=(0, -t * 1.6, low), material=edge)
    k.add("frame tray lip", Box(size=(w * 0.7, t * 0.4, t)), at=(0, -t * 3.1, low), material=edge)
    words = k.s("text")
    size = min(tall * 0.24, w * 0.8 / (max(len(words), 1) * 0.62))
    k.add(
        "chalk text",
        Text(text=words, height=size, depth=t * 0.12, font="sans"),
        at=(0, -t * 0.29, low + tall * 0.5 - size * 0.4),
        material="ink" if white else "chalk",
    )
    for i, (x, a) in enumerate(((-0.2, 4), (-0.1, -8))):
        k.rod(
            "chalk stick",
            (w * x, -t * 1.6, low + t * 1.1),
            (w * x + w * 0.05, -t * 1.6 + t * a * 0.03, low + t * 1.1),
            t * 0.5,
            segments=14,
            material="ink" if white and i else "chalk",
        )
    k.add(
        "duster",
        slab(w * 0.1, t * 2, t * 1.2, corner=t * 0.3),
        at=(w * 0.16, -t * 1.4, low + t * 0.55),
        material="duster",
    )
