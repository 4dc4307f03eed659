"""Flags, banners, neon signs and notes of music."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, choice, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Lathe, PolyMesh, Sphere, Text, Torus

_BANDS = ("first", "second", "third")


def cloth_strip(k: Kit, name: str, rows: list[list[Point]], thick: float, *, material: str) -> None:
    """A closed sheet over a grid of points (rows of equal length), `thick` across y."""
    m, n = len(rows[0]), len(rows)
    front = [(x, y - thick / 2, z) for row in rows for x, y, z in row]
    back = [(x, y + thick, z) for x, y, z in front]
    size = len(front)
    faces: list[list[int]] = []
    for j in range(n - 1):
        for i in range(m - 1):
            a = j * m + i
            quad = [a, a + 1, a + m + 1, a + m]
            faces += [quad, [v + size for v in quad[::-1]]]
    edge = [
        *range(m - 1),
        *[m - 1 + m * j for j in range(n - 1)],
        *[n * m - 1 - i for i in range(m - 1)],
        *[(n - 1 - j) * m for j in range(n - 1)],
    ]
    faces += [
        [edge[(e + 1) % len(edge)], edge[e], edge[e] + size, edge[(e + 1) % len(edge)] + size] for e in range(len(edge))
    ]
    k.add(name, PolyMesh(vertices=[*front, *back], faces=faces), material=material, smooth=True)


@asset(
    kind="flag",
    words=("flag", "flagpole", "national flag", "banner", "pennant", "waving flag", "flag on a pole", "standard", "tricolor flag", "checkered flag", "racing flag", "white flag", "heraldic banner", "war banner"),
    about="A flag waving from its pole, in one to three colours; or a banner hanging from a crossbar.",
    parameters=(length("height", 2.0, 0.1, 20.0, words=("height", "tall", "size")), choice("type", "waving", "hanging", "pennant", words=("type",)), choice("bands", "none", "vertical", "horizontal", words=("bands", "stripes")), flag("emblem", False, words=("emblem", "star", "symbol"))),
    slots={"first": Material(preset="nylon", color="#c8202c"), "second": Material(preset="nylon", color="#f6f4ee"), "third": Material(preset="nylon", color="#1f4ba0"), "pole": "oak", "gold": "gold", "cord": "rope"},
    main_slot="first",
    adjectives={"banner": {"type": "hanging"}, "heraldic banner": {"type": "hanging", "emblem": True}, "war banner": {"type": "hanging", "emblem": True}, "medieval": {"type": "hanging", "emblem": True}, "tricolor": {"bands": "vertical"}, "tricolour": {"bands": "vertical"},
                "tricolor flag": {"bands": "vertical"}, "striped": {"bands": "horizontal"}},
    states=("torn", "tattered"),
    parts={"cloth": "first, second, third", "finial": "gold", "flagpole": "pole"},
)  # fmt: skip
def flag_asset(k: Kit) -> None:
    """The cloth is a sheet in waves that grow towards the free end."""
    s = k.m("height") / 2.0
    kind = k.s("type")
    bands = k.s("bands")
    torn = k.state("torn") or k.state("tattered")
    with k.group("flag", scale=s):
        k.add(
            "pole foot",
            Lathe(
                profile=[(0.15, 0.0), (0.16, 0.008), (0.16, 0.025), (0.06, 0.045), (0.035, 0.09), (0.0, 0.09)],
                segments=40,
            ),
            material="pole",
        )
        k.rod("pole", (0, 0, 0.05), (0, 0, 1.95), 0.02, 0.016, segments=20, material="pole")
        k.add(
            "gold finial",
            Lathe(
                profile=[(0.012, 1.93), (0.026, 1.945), (0.02, 1.955), (0.031, 1.975), (0.022, 1.995), (0.0, 2.0)],
                smooth=True,
                segments=28,
            ),
            material="gold",
        )
        cols, rows = 24, 12
        n = 1 if bands == "none" else 3
        if kind == "hanging":
            k.rod("pole bar", (-0.36, -0.03, 1.8), (0.36, -0.03, 1.8), 0.014, segments=16, material="pole")
            for x in (-0.37, 0.37):
                k.add("gold knob", Sphere(radius=0.024, segments=20), at=(x, -0.03, 1.8), material="gold")
            k.rod("cord tie", (0, 0.0, 1.86), (0, -0.03, 1.79), 0.012, segments=10, material="cord")
            w, h = 0.6, 1.0
        else:
            w, h = 0.95, 0.62
        for band in range(n):
            grid: list[list[Point]] = []
            for j in range(rows + 1):
                row: list[Point] = []
                for i in range(cols + 1):
                    u, v = i / cols, j / rows
                    if n == 3 and (bands == "vertical") == (kind != "hanging"):
                        u = (band + u) / 3
                    elif n == 3:
                        v = (band + v) / 3
                    row.append(_cloth(kind, u, v, w, h, torn=torn))
                grid.append(row)
            cloth_strip(k, f"{_BANDS[band]} cloth", grid, 0.006, material=_BANDS[band])
        if kind != "hanging":
            for z in (1.88, 1.32):
                k.add(
                    "cord ring",
                    Torus(radius=0.02, tube=0.006, segments=24, tube_segments=8),
                    at=(0, 0, z),
                    material="cord",
                )
        else:
            for i in range(7):
                k.add(
                    "first loop",
                    Torus(radius=0.02, tube=0.007, segments=20, tube_segments=8),
                    at=(-0.27 + 0.09 * i, -0.03, 1.795),
                    rotate=(0, 90, 0),
                    material="first",
                )
        if k.on("emblem"):
            u, v = 0.5, 0.42 if kind == "hanging" else 0.5
            x, y, z = _cloth(kind, u, v, w, h, torn=False)
            x2, y2, _ = _cloth(kind, u + 0.06, v, w, h, torn=False)
            turn = math.degrees(math.atan2(y2 - y, x2 - x))
            star = [
                (
                    (0.13 if i % 2 == 0 else 0.055) * math.sin(math.pi * i / 5),
                    (0.13 if i % 2 == 0 else 0.055) * math.cos(math.pi * i / 5),
                )
                for i in range(10)
            ]
            front = [(px, -0.018 if kind == "waving" else -0.008, pz) for px, pz in star[::-1]]
            back = [(px, 0.012, pz) for px, _, pz in front]
            faces = [
                list(range(10))[::-1],
                [10 + i for i in range(10)],
                *[[i, (i + 1) % 10, 10 + (i + 1) % 10, 10 + i] for i in range(10)],
            ]
            k.add(
                "gold emblem",
                PolyMesh(vertices=[*front, *back], faces=[f[::-1] for f in faces]),
                at=(x, y, z),
                rotate=(0, 0, turn),
                material="gold",
                flat=True,
            )
    k.anchor("grip", (0, 0, 0.9 * s), radius=0.02 * s)
    k.anchor("top", (0, 0, 2.0 * s))


def _cloth(kind: str, u: float, v: float, w: float, h: float, *, torn: bool) -> Point:
    """A point of the cloth: u from the pole (or the left) out, v from the top down."""
    if kind == "hanging":
        tail = 0.22 * (1 - abs(2 * u - 1)) * max(0.0, (v - 0.8) / 0.2)
        ragged = 0.05 * math.sin(41 * u) * math.sin(17 * u) * max(0.0, (v - 0.7) / 0.3) if torn else 0.0
        return (-w / 2 + w * u, -0.052 - 0.022 * math.sin(5 * math.pi * u) * v, 1.785 - h * v - tail * 0.8 + ragged)
    taper = 1.0 - 0.92 * u if kind == "pennant" else 1.0
    ragged = 0.06 * math.sin(37 * v) * math.sin(13 * v + 1) * max(0.0, (u - 0.7) / 0.3) if torn else 0.0
    wave = 0.075 * u**0.8 * math.sin(2.2 * math.pi * u + 0.6 * v)
    return (
        0.02 + (w - 0.04 * u) * u + ragged,
        wave,
        1.6 + h * (0.5 - v) * taper - 0.06 * u * u + 0.012 * math.sin(7 * u),
    )


@asset(
    kind="neon_sign",
    words=("neon sign", "neon light sign", "neon lettering", "neon", "led sign", "neon light"),
    about="Words in glowing tubes on a dark board with a glowing frame.",
    parameters=(text("text", "OPEN", words=("text", "saying", "reading")), length("width", 0.8, 0.1, 10.0, words=("width", "wide", "size")), flag("frame", True, words=("frame", "border"))),
    slots={"letter": Material(preset="neon", color="#ff3f8f"), "tube": Material(preset="neon", color="#3fd8ff"), "board": Material(preset="black_plastic"), "metal": "steel"},
    parts={"text": "letter", "border": "tube"},
)  # fmt: skip
def neon_sign(k: Kit) -> None:
    """Standing on the lower edge of its board."""
    w, words = k.m("width"), k.s("text")
    size = min(0.3 * w, 0.8 * w / max(0.86 * len(words), 1.0))
    h = max(size * 2.0, 0.3 * w)
    k.add("board", Box(size=(w, 0.03 * w, h)), material="board", bevel=0.01 * w)
    k.add(
        "letter",
        Text(text=words, height=size, depth=0.03 * w, font="sans-bold", pivot="center"),
        at=(0, -0.03 * w, h / 2),
        material="letter",
    )
    if k.on("frame"):
        x, z, t = w * 0.455, h * 0.42, 0.011 * w
        c = min(x, z) * 0.3
        loop: Path = []
        for cx, cz, start in ((x - c, z - c, 0), (-x + c, z - c, 90), (-x + c, -z + c, 180), (x - c, -z + c, 270)):
            loop += [
                (
                    cx + c * math.cos(math.radians(start + 22.5 * i)),
                    -0.032 * w,
                    h / 2 + cz + c * math.sin(math.radians(start + 22.5 * i)),
                )
                for i in range(5)
            ]
        k.tube("tube", loop, t, smooth=False, closed=True, segments=10, material="tube")
        for sx in (-1, 1):
            for sz in (-1, 1):
                k.rod(
                    "metal clip",
                    (sx * (x - c * 1.6), -0.01 * w, h / 2 + sz * z),
                    (sx * (x - c * 1.6), -0.034 * w, h / 2 + sz * z),
                    t * 0.8,
                    segments=10,
                    material="metal",
                )
    k.anchor("top", (0, 0, h))


@asset(
    kind="music_note",
    words=("music note", "musical note", "treble clef", "eighth note", "quaver", "music symbol", "clef"),
    about="A note of music, a pair of notes, or a treble clef.",
    parameters=(length("height", 0.3, 0.02, 5.0, words=("height", "tall", "size")), choice("type", "single", "double", "clef", words=("type",))),
    slots={"note": Material(preset="gloss_paint", color="#1b1b1f")},
    adjectives={"treble clef": {"type": "clef"}, "clef": {"type": "clef"}, "beamed": {"type": "double"}},
)  # fmt: skip
def music_note(k: Kit) -> None:
    """Solid, standing on the note's head."""
    h, kind = k.m("height"), k.s("type")
    if kind == "clef":
        path: Path = [(0.02, 0, 0.34), (0.11, 0, 0.27), (0.18, 0, 0.36), (0.1, 0, 0.46), (-0.06, 0, 0.43), (-0.15, 0, 0.29), (-0.06, 0, 0.16), (0.09, 0, 0.14), (0.21, 0, 0.27), (0.17, 0, 0.41), (0.04, 0, 0.54), (-0.06, 0, 0.68), (-0.04, 0, 0.85), (0.05, 0, 0.97),
                      (0.1, 0, 0.88), (0.07, 0, 0.72), (0.055, 0, 0.5), (0.085, 0, 0.25), (0.1, 0, 0.1), (0.03, 0, 0.035), (-0.06, 0, 0.06)]  # fmt: skip
        k.tube(
            "note",
            [(x * h, 0, z * h) for x, _, z in path],
            0.026 * h,
            radii=[0.7, 0.9, 1.1, 1.1, 1.2, 1.4, 1.3, 1.2, 1.2, 1.1, 1, 1, 0.9, 0.7, 1.1, 1.3, 1, 1, 1, 1, 1],
            segments=16,
            material="note",
        )
        k.add(
            "note dot",
            Sphere(radius=0.062 * h, segments=24),
            at=(-0.05 * h, 0, 0.075 * h),
            scale=(1, 0.7, 1),
            material="note",
        )
        k.anchor("top", (0, 0, h))
        return
    heads = (-0.28, 0.28) if kind == "double" else (0.0,)
    for x in heads:
        k.add(
            "note head",
            Sphere(radius=0.15 * h, segments=32),
            at=(x * h, 0, 0.125 * h),
            rotate=(0, -22, 0),
            scale=(1, 0.55, 0.74),
            material="note",
        )
        k.rod(
            "note stem",
            ((x + 0.125) * h, 0, 0.13 * h),
            ((x + 0.125) * h, 0, 0.97 * h),
            0.02 * h,
            segments=14,
            material="note",
        )
    if kind == "double":
        k.add(
            "note beam",
            Box(size=(0.6 * h, 0.06 * h, 0.11 * h), pivot="center"),
            at=(0.125 * h, 0, 0.925 * h),
            rotate=(0, 0, 0),
            material="note",
            bevel=0.01 * h,
        )
    else:
        k.tube(
            "note tail",
            [
                (0.125 * h, 0, 0.96 * h),
                (0.16 * h, 0, 0.84 * h),
                (0.27 * h, 0, 0.72 * h),
                (0.29 * h, 0, 0.58 * h),
                (0.24 * h, 0, 0.48 * h),
            ],
            0.035 * h,
            radii=[1.4, 1.3, 1.1, 0.7, 0.2],
            segments=16,
            material="note",
        )
    k.anchor("top", (0, 0, h))
