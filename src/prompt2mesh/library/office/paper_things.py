"""Paper of a desk: envelope, clipboard, calendar, banknotes."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rectangle, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Sphere, Text, Torus


@asset(
    kind="envelope",
    words=("envelope", "mail", "love letter", "sealed letter", "postcard", "letter envelope"),
    about="An envelope with its flap shut by a wax seal or open with a letter, a stamp on the front.",
    parameters=(length("width", 0.2, 0.05, 1.5, words=("width", "wide", "size", "length")), flag("seal", True, words=("seal", "wax seal"))),
    slots={"paper": Material(preset="paper", color="#f3e9d2"), "fold": Material(preset="paper", color="#e6d8b8"), "seal": Material(preset="wax", color="#a31c22"), "letter": Material(preset="paper", color="#fbf8f0")},
    states=("open",),
    parts={"flap": "fold flap", "stamp": "seal"},
)  # fmt: skip
def envelope(k: Kit) -> None:
    """Lies on its front; the folds show."""
    w = k.m("width")
    h, t = w * 0.66, w * 0.006
    k.add("paper", Box(size=(w, h, t * 2)), material="paper", bevel=t * 0.4)
    z = t * 1.9
    for sx in (-1, 1):
        k.add(
            "fold side",
            Extrude(outline=[(sx * w / 2, -h / 2), (sx * w * 0.03, 0.0), (sx * w / 2, h / 2)][::sx], height=t),
            at=(0, 0, z),
            material="paper",
        )
    k.add(
        "fold bottom",
        Extrude(outline=[(-w / 2, -h / 2), (w / 2, -h / 2), (w * 0.04, h * 0.04), (-w * 0.04, h * 0.04)], height=t),
        at=(0, 0, z + t * 0.7),
        material="fold",
    )
    flap = [(-w / 2, h / 2), (-w * 0.06, -h * 0.1), (w * 0.06, -h * 0.1), (w / 2, h / 2)]
    if k.state("open"):
        k.add("letter", Box(size=(w * 0.92, h * 0.8, t * 0.8)), at=(0, h * 0.3, z - t * 0.4), material="letter")
        for i in range(3):
            k.add(
                "fold line",
                Box(size=(w * 0.6, h * 0.012, t * 0.2)),
                at=(0, h * (0.6 - 0.05 * i), z + t * 0.35),
                material="fold",
            )
        up = [(x, h - y) for x, y in reversed(flap)]
        k.add("fold flap", Extrude(outline=up, height=t), at=(0, 0, t * 0.2), material="fold")
        return
    k.add("fold flap", Extrude(outline=flap, height=t), at=(0, 0, z + t * 1.5), material="fold")
    if k.on("seal"):
        r = w * 0.075
        wave = [
            (math.cos(a) * r * (1 + 0.07 * math.sin(5 * a + 1)), math.sin(a) * r * (1 + 0.06 * math.cos(3 * a)))
            for a in [2 * math.pi * i / 48 for i in range(48)]
        ]
        k.add(
            "seal",
            Extrude(outline=wave, height=w * 0.018, bevel=w * 0.006, bevel_segments=3),
            at=(0, -h * 0.04, z + t * 2.2),
            material="seal",
        )
        k.add(
            "seal ring",
            Torus(radius=r * 0.66, tube=r * 0.09, segments=36, tube_segments=8),
            at=(0, -h * 0.04, z + t * 2.2 + w * 0.018),
            material="seal",
        )
        k.add(
            "seal mark",
            Sphere(radius=r * 0.3, segments=20),
            at=(0, -h * 0.04, z + t * 2.2 + w * 0.016),
            scale=(1, 1, 0.4),
            material="seal",
        )


@asset(
    kind="clipboard",
    words=("clipboard", "clip board", "checklist", "binder clip", "folder", "file folder", "binder", "ring binder"),
    about="A clipboard with sheets and a check list under the clip; or a ring binder.",
    parameters=(length("height", 0.32, 0.08, 1.5, words=("height", "size", "tall", "length")), choice("shape", "clipboard", "binder")),
    slots={"board": Material(preset="cork", color="#b07a48"), "paper": "paper", "metal": "chrome", "line": Material(preset="matte_paint", color="#5a6470"), "check": Material(preset="matte_paint", color="#2f9a4a"), "cover": Material(preset="plastic", color="#2b5fae")},
    adjectives={"binder": {"shape": "binder"}, "folder": {"shape": "binder"}, "ring": {"shape": "binder"}, "file": {"shape": "binder"}, "binder clip": {"shape": "clipboard"}},
    parts={"sheet": "paper", "clip": "metal clip"},
)  # fmt: skip
def clipboard(k: Kit) -> None:
    """Lies flat, or stands as a binder."""
    h = k.m("height")
    w = h * 0.72
    if k.s("shape") == "binder":
        d = h * 0.24
        for sx in (-1, 1):
            k.add("cover side", Box(size=(h * 0.012, w, h)), at=(sx * (d / 2), 0, 0), material="cover", bevel=h * 0.003)
        k.add(
            "cover spine", Box(size=(d, h * 0.012, h)), at=(0, -w / 2 + h * 0.006, 0), material="cover", bevel=h * 0.003
        )
        k.add("paper", Box(size=(d * 0.86, w * 0.9, h * 0.92)), at=(0, w * 0.03, h * 0.03), material="paper")
        k.add(
            "paper label",
            Box(size=(d * 0.6, h * 0.004, h * 0.34)),
            at=(0, -w / 2 - h * 0.001, h * 0.5),
            material="paper",
        )
        k.add(
            "metal ring",
            Torus(radius=d * 0.2, tube=d * 0.045, segments=28, tube_segments=8),
            at=(0, -w / 2 + h * 0.002, h * 0.2),
            rotate=(90, 0, 0),
            material="metal",
        )
        return
    t = h * 0.012
    k.add("board", Extrude(outline=rounded_rectangle(w, h, w * 0.06), height=t, bevel=t * 0.25), material="board")
    k.add("paper", Box(size=(w * 0.9, h * 0.88, t * 0.5)), at=(0, -h * 0.03, t * 0.95), material="paper")
    z = t * 1.42
    for i in range(7):
        y = h * (0.24 - 0.09 * i)
        k.add("line", Box(size=(w * 0.5, h * 0.008, t * 0.1)), at=(w * 0.06, y, z), material="line")
        k.add(
            "line box",
            Extrude(outline=rectangle(h * 0.035, h * 0.035), holes=[rectangle(h * 0.026, h * 0.026)], height=t * 0.1),
            at=(-w * 0.34, y, z),
            material="line",
        )
        if i < 4:
            k.tube(
                "check",
                [
                    (-w * 0.37, y, z + t * 0.1),
                    (-w * 0.345, y - h * 0.012, z + t * 0.1),
                    (-w * 0.3, y + h * 0.025, z + t * 0.1),
                ],
                h * 0.0035,
                smooth=False,
                material="check",
                segments=6,
            )
    k.add(
        "metal clip", slab(w * 0.42, h * 0.075, t * 1.6, corner=h * 0.02), at=(0, h * 0.44, t * 0.9), material="metal"
    )
    k.rod(
        "metal clip roll",
        (-w * 0.2, h * 0.48, t * 2.0),
        (w * 0.2, h * 0.48, t * 2.0),
        t * 0.9,
        segments=16,
        material="metal",
        round_caps=True,
    )
    k.tube(
        "metal clip loop",
        [
            (-w * 0.09, h * 0.47, t * 1.6),
            (-w * 0.08, h * 0.53, t * 1.4),
            (w * 0.08, h * 0.53, t * 1.4),
            (w * 0.09, h * 0.47, t * 1.6),
        ],
        t * 0.4,
        material="metal",
        segments=10,
    )


@asset(
    kind="calendar",
    words=("calendar", "desk calendar", "wall calendar", "flip calendar"),
    about="A desk calendar on a stand with rings, the month and its days.",
    parameters=(length("width", 0.2, 0.05, 1.0, words=("width", "wide", "size")), text("text", "MAY", words=("month", "text")), count("day", 17, 1, 31, words=("day", "date"))),
    slots={"paper": "paper", "header": Material(preset="paper", color="#c8322d"), "stand": Material(preset="cardboard", color="#3a4654"), "ring": "chrome", "ink": Material(preset="matte_paint", color="#2a2d33"), "title": Material(preset="matte_paint", color="#fdfbf5")},
    parts={"page": "paper"},
)  # fmt: skip
def calendar(k: Kit) -> None:
    """A tent of card; the front leaf carries a grid of days."""
    w = k.m("width")
    h, lean = w * 0.8, 18.0
    t = w * 0.012
    for s in (-1, 1):
        with k.group("leaf", at=(0, s * h * math.sin(math.radians(lean)), 0), rotate=(s * lean, 0, 0)):
            k.add("stand board", Box(size=(w, t, h)), material="stand", bevel=t * 0.2)
            if s < 0:
                k.add("paper", Box(size=(w * 0.95, t, h * 0.93)), at=(0, -t * 0.8, h * 0.03), material="paper")
                k.add("header", Box(size=(w * 0.95, t, h * 0.22)), at=(0, -t * 0.9, h * 0.74), material="header")
                label = k.s("text")[:12]
                size = min(h * 0.13, w * 0.9 / (len(label) * 0.7))
                k.add(
                    "title",
                    Text(text=label, height=size, depth=t * 0.2, font="sans-bold"),
                    at=(0, -t * 1.38, h * 0.79),
                    material="title",
                )
                for d in range(31):
                    x, z = (d % 7 - 3) * w * 0.125, h * (0.63 - 0.13 * (d // 7))
                    k.add(
                        "ink",
                        Text(text=str(d + 1), height=h * 0.058, depth=t * 0.12),
                        at=(x, -t * 1.28, z),
                        material="ink" if d + 1 != k.n("day") else "header",
                    )
                d = k.n("day") - 1
                k.add(
                    "header mark",
                    Torus(radius=h * 0.058, tube=h * 0.008, segments=28, tube_segments=6),
                    at=((d % 7 - 3) * w * 0.125, -t * 1.3, h * (0.658 - 0.13 * (d // 7))),
                    rotate=(90, 0, 0),
                    material="header",
                )
    top = h * math.cos(math.radians(lean))
    for i in range(8):
        k.add(
            "ring",
            Torus(radius=w * 0.03, tube=w * 0.0045, segments=24, tube_segments=8),
            at=((i - 3.5) * w * 0.11, 0, top),
            rotate=(0, 90, 0),
            material="ring",
        )


@asset(
    kind="banknotes",
    words=(
        "banknote",
        "bank note",
        "stack of money",
        "cash",
        "money",
        "dollar bill",
        "stack of cash",
        "wad of cash",
        "pile of money",
        "paper money",
        "bill",
        "money stack",
    ),
    about="Bundles of notes with paper bands.",
    parameters=(
        length("width", 0.156, 0.05, 1.0, words=("width", "size", "length")),
        count("bundles", 3, 1, 12, words=("bundles", "stacks", "wads")),
    ),
    slots={
        "note": Material(preset="paper", color="#a9c29a"),
        "ink": Material(preset="paper", color="#3f6b48"),
        "band": Material(preset="paper", color="#f0e4bf"),
    },
    adjectives={"banknote": {"bundles": 1}, "bill": {"bundles": 1}},
)
def banknotes(k: Kit) -> None:
    """Each bundle is a block of sheets, a portrait on top and a band around."""
    w, n = k.m("width"), k.n("bundles")
    d, t = w * 0.43, w * 0.09
    for i in range(n):
        layer, slot = divmod(i, 2) if n > 3 else (i, 0)
        x = 0.0 if n <= 3 else (slot - 0.5) * w * 1.08
        with k.group(
            "bundle",
            at=(x + k.rng.uniform(-0.02, 0.02) * w, k.rng.uniform(-0.02, 0.02) * w, layer * t * 1.02),
            rotate=(0, 0, k.rng.uniform(-5, 5)),
        ):
            for j in range(7):
                k.add(
                    "note",
                    Box(size=(w * k.vary(0.006), d * k.vary(0.01), t / 7 * 1.04)),
                    at=(k.rng.uniform(-0.004, 0.004) * w, 0, j * t / 7),
                    material="note",
                )
            k.add(
                "ink frame",
                Extrude(outline=rectangle(w * 0.92, d * 0.86), holes=[rectangle(w * 0.88, d * 0.78)], height=w * 0.002),
                at=(0, 0, t * 0.998),
                material="ink",
            )
            k.add(
                "ink portrait",
                Cylinder(radius=d * 0.28, height=w * 0.002, segments=36),
                at=(0, 0, t * 0.998),
                scale=(0.8, 1, 1),
                material="ink",
            )
            for sx in (-1, 1):
                k.add(
                    "ink value",
                    Text(text="100", height=d * 0.17, depth=w * 0.002),
                    at=(sx * w * 0.33, -d * 0.3, t * 1.012),
                    rotate=(-90, 0, 0),
                    material="ink",
                )
            k.add(
                "band",
                Box(size=(w * 0.14, d * 1.015, t * 1.035)),
                at=(w * 0.26, 0, -t * 0.012 if layer else 0),
                material="band",
            )
    k.anchor("top", (0, 0, t * (n if n <= 3 else (n + 1) // 2)), half_size=(w * 0.45, d * 0.45))
