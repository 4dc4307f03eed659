"""Textiles and what they hang on: mattress, towels, blinds, clothes hanger, ironing board, spool of thread."""

import math

from prompt2mesh.library.furniture.forms import beam, cushion, slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import helix
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="mattress",
    words=("mattress", "futon", "air mattress", "foam mattress"),
    about="A quilted mattress with piped edges and tufts.",
    parameters=(
        length("width", 1.4, 0.4, 2.5, words=("width", "wide")),
        length("length", 2.0, 0.6, 2.6, words=("length", "long")),
        length("thickness", 0.22, 0.05, 0.5, words=("thickness", "thick", "height")),
    ),
    slots={
        "cover": Material(preset="cotton", color="#eef0f2"),
        "piping": Material(preset="cotton", color="#8fa6bd"),
        "tuft": Material(preset="cotton", color="#c3ced9"),
    },
)
def mattress(k: Kit) -> None:
    """A soft block; the long side lies from front to back."""
    w, n, t = k.m("width"), k.m("length"), k.m("thickness")
    k.add("cover", cushion(w, n, t, corner=12, puff=7), material="cover")
    for z in (0.12, 0.88):
        r = 0.06
        x, y = w / 2 * 0.985, n / 2 * 0.99
        path: list[Point] = [
            (-x + r, -y, t * z),
            (x - r, -y, t * z),
            (x, -y + r, t * z),
            (x, y - r, t * z),
            (x - r, y, t * z),
            (-x + r, y, t * z),
            (-x, y - r, t * z),
            (-x, -y + r, t * z),
        ]
        k.tube("piping", path, t * 0.035, closed=True, smooth=False, material="piping", segments=8)
    for i in range(4):
        for j in range(6):
            k.add(
                "tuft",
                Sphere(radius=t * 0.07, segments=10),
                at=((i - 1.5) * w * 0.23, (j - 2.5) * n * 0.15, t * 0.985),
                scale=(1, 1, 0.4),
                material="tuft",
            )
    k.anchor("top", (0, 0, t), half_size=(w * 0.45, n * 0.45))


@asset(
    kind="towel",
    words=("towel", "bath towel", "hand towel", "towel rack", "beach towel", "towel rail", "stack of towels", "tea towel"),
    about="A towel hanging from a rail, a folded stack, or a roll.",
    parameters=(length("width", 0.5, 0.15, 1.6, words=("width", "wide", "size")), choice("shape", "hanging", "folded", "rolled"), count("towels", 3, 1, 8)),
    slots={"towel": Material(preset="wool", color="#7fb3c4"), "second": Material(preset="wool", color="#f1ede2"), "stripe": Material(preset="wool", color="#f4f1e8"), "rail": "chrome"},
    adjectives={"stack of towels": {"shape": "folded"}, "rolled up": {"shape": "rolled"}},
    states=("folded",),
)  # fmt: skip
def towel(k: Kit) -> None:
    """The hung one falls over the rail to both sides."""
    w = k.m("width")
    if k.s("shape") == "folded" or k.state("folded"):
        for i in range(k.n("towels")):
            slot = "towel" if i % 2 == 0 else "second"
            for j in range(2):
                k.add(
                    "towel fold",
                    slab(w * 0.72, w * 0.5, w * 0.052, corner=w * 0.05, edge=w * 0.024),
                    at=(0, 0, i * w * 0.1 + j * w * 0.049),
                    material=slot,
                )
            k.rod(
                "towel edge",
                (-w * 0.35, -w * 0.235, i * w * 0.1 + w * 0.05),
                (w * 0.35, -w * 0.235, i * w * 0.1 + w * 0.05),
                w * 0.045,
                segments=16,
                material=slot,
                round_caps=True,
            )
        return
    if k.s("shape") == "rolled":
        r = w * 0.14
        for i in range(k.n("towels")):
            x, z = ((i % 2) * 2 - 1) * r * 0.98 if k.n("towels") > 1 and i < 2 else 0.0, r if i < 2 else r * 2.7
            slot = "towel" if i % 2 == 0 else "second"
            k.add(
                "towel roll",
                Cylinder(radius=r, height=w * 0.7, pivot="center", segments=40),
                at=(x, 0, z),
                rotate=(90, 0, 0),
                material=slot,
                bevel=r * 0.12,
            )
            spiral: list[Point] = [
                (x + math.cos(a) * r * (0.9 - 0.05 * a), -w * 0.35, z + math.sin(a) * r * (0.9 - 0.05 * a))
                for a in [q * 0.4 for q in range(36)]
            ]
            k.tube("towel spiral", spiral, r * 0.035, material="stripe", segments=6, resolution=1)
        return
    h = w * 1.3
    r = w * 0.022
    k.rod("rail", (-w * 0.62, 0, h), (w * 0.62, 0, h), r, material="rail", round_caps=True)
    for sx in (-1, 1):
        k.rod("rail arm", (sx * w * 0.58, 0, h), (sx * w * 0.58, w * 0.12, h), r, material="rail")
        k.add(
            "rail plate",
            Cylinder(radius=w * 0.055, height=w * 0.02, segments=28),
            at=(sx * w * 0.58, w * 0.135, h),
            rotate=(90, 0, 0),
            material="rail",
        )
    t = w * 0.016
    q = r + t * 0.5
    over = [(math.cos(a) * q, h + math.sin(a) * q) for a in [math.pi * i / 12 for i in range(13)]]
    middle = [(q, h * 0.22), (q, h * 0.5), *over, (-q, h * 0.5), (-q, 0.0)]
    outer = [
        (y + math.copysign(t / 2, y) * (1 if z < h else abs(y) / q), z + (t / 2 if z > h else 0)) for y, z in middle
    ]
    inner = [
        (y - math.copysign(t / 2, y) * (1 if z < h else abs(y) / q), z - (t / 2 if z > h else 0)) for y, z in middle
    ]
    k.add(
        "towel",
        Extrude(outline=[*outer, *reversed(inner)], height=w * 0.8, pivot="center"),
        rotate=(90, 0, 90),
        material="towel",
    )
    for z in (0.1, 0.14, 0.18):
        k.add("stripe", Box(size=(w * 0.802, t * 0.4, w * 0.022)), at=(0, -q - t * 0.45, h * z), material="stripe")
    k.anchor("back", (0, w * 0.14, h), normal=(0, 1, 0))


@asset(
    kind="window_blind",
    words=("blinds", "window blind", "venetian blind", "venetian blinds", "blind", "roller blind", "shutter", "window shades"),
    about="A venetian blind of tilted slats with cords.",
    parameters=(length("width", 1.0, 0.3, 3.0, words=("width", "wide")), length("height", 1.2, 0.3, 3.0, words=("height", "tall", "high")), count("slats", 24, 6, 60)),
    slots={"slat": Material(preset="painted_wood", color="#f1eee6"), "rail": Material(preset="painted_wood", color="#f1eee6"), "cord": Material(preset="cotton", color="#e2ddd0")},
    states=("closed",),
)  # fmt: skip
def window_blind(k: Kit) -> None:
    """Hangs between a head rail and a bottom rail."""
    w, h, n = k.m("width"), k.m("height"), k.n("slats")
    gap = (h - 0.1) / n
    k.add("rail head", Box(size=(w, 0.05, 0.05)), at=(0, 0, h - 0.05), material="rail", bevel=0.006)
    k.add("rail bottom", Box(size=(w, 0.04, 0.025)), at=(0, 0, 0), material="rail", bevel=0.006)
    for i in range(n):
        k.add(
            "slat",
            Box(size=(w * 0.985, gap * 1.02, 0.003), pivot="center"),
            at=(0, 0, 0.03 + gap * (i + 0.5)),
            rotate=(82 if k.state("closed") else 32, 0, 0),
            material="slat",
        )
    for x in (-0.34, 0.34):
        k.rod("cord", (w * x, 0, 0.01), (w * x, 0, h - 0.03), 0.003, segments=6, material="cord")
    k.rod("cord pull", (w * 0.44, -0.03, h * 0.35), (w * 0.44, -0.022, h - 0.03), 0.0025, segments=6, material="cord")
    k.add(
        "cord tassel",
        Lathe(profile=[(0, 0), (0.011, 0), (0.007, 0.03), (0, 0.04)], segments=16),
        at=(w * 0.44, -0.03, h * 0.35 - 0.035),
        material="rail",
    )


@asset(
    kind="clothes_hanger",
    words=("clothes hanger", "coat hanger", "hanger"),
    about="A wooden hanger with its hook and bar.",
    parameters=(length("width", 0.44, 0.15, 1.2, words=("width", "wide", "size")), flag("bar", True)),
    slots={"wood": "oak", "hook": "chrome"},
)
def clothes_hanger(k: Kit) -> None:
    """Stands on the ends of its shoulders."""
    w = k.m("width")
    path: list[Point] = [
        (-w / 2, 0, w * 0.03),
        (-w * 0.3, 0, w * 0.15),
        (-w * 0.08, 0, w * 0.245),
        (0, 0, w * 0.26),
        (w * 0.08, 0, w * 0.245),
        (w * 0.3, 0, w * 0.15),
        (w / 2, 0, w * 0.03),
    ]
    k.tube("wood", path, w * 0.03, radii=[0.95, 0.85, 0.9, 1.0, 0.9, 0.85, 0.95], material="wood", segments=16)
    if k.on("bar"):
        k.rod("wood bar", (-w * 0.44, 0, w * 0.055), (w * 0.44, 0, w * 0.055), w * 0.014, segments=14, material="wood")
    hook: list[Point] = [
        (0, 0, w * 0.26),
        (0, 0, w * 0.36),
        (w * 0.05, 0, w * 0.41),
        (w * 0.06, 0, w * 0.48),
        (0, 0, w * 0.54),
        (-w * 0.065, 0, w * 0.5),
        (-w * 0.07, 0, w * 0.46),
    ]
    k.tube("hook", hook, w * 0.008, material="hook", segments=10)
    k.anchor("hook", (0, 0, w * 0.2))


@asset(
    kind="ironing_board",
    words=("ironing board", "iron board"),
    about="A padded board on crossed legs.",
    parameters=(length("height", 0.88, 0.3, 1.3, words=("height", "tall", "high")),),
    slots={
        "cover": Material(preset="cotton", color="#8fb4cf"),
        "leg": Material(preset="painted_metal", color="#d9dde0"),
        "foot": "rubber",
    },
    parts={"board": "cover", "top": "cover"},
)
def ironing_board(k: Kit) -> None:
    """Its nose points left."""
    h = k.m("height")
    n, w, t = h * 1.45, h * 0.42, h * 0.03
    left = [
        (-n * 0.5 + n * 0.3 * (1 - math.cos(math.pi / 2 * i / 10)), -w / 2 * math.sin(math.pi / 2 * i / 10))
        for i in range(11)
    ]
    outline = [
        *left,
        (n * 0.47, -w / 2),
        (n * 0.5, -w * 0.4),
        (n * 0.5, w * 0.4),
        (n * 0.47, w / 2),
        *[(x, -y) for x, y in reversed(left[1:])],
    ]
    k.add(
        "cover",
        Extrude(outline=outline, height=t * 1.6, bevel=t * 0.5, bevel_segments=3),
        at=(0, 0, h - t * 1.6),
        material="cover",
    )
    r = h * 0.014
    for a, b in ((-0.36, 0.34), (0.36, -0.24)):
        for sy in (-1, 1):
            k.rod(
                "leg",
                (n * a, sy * w * 0.36, r * 1.3),
                (n * b, sy * w * (0.16 if a < 0 else 0.22), h - t * 1.4),
                r,
                segments=12,
                material="leg",
            )
        k.rod(
            "foot bar",
            (n * a, -w * 0.46, r * 1.3),
            (n * a, w * 0.46, r * 1.3),
            r * 1.3,
            segments=14,
            material="foot",
            round_caps=True,
        )
        k.rod(
            "leg top", (n * b, -w * 0.25, h - t * 1.5), (n * b, w * 0.25, h - t * 1.5), r, segments=12, material="leg"
        )
    k.rod("leg pivot", (0.0, -w * 0.3, h * 0.5), (0.0, w * 0.3, h * 0.5), r * 1.1, segments=12, material="leg")
    k.anchor("top", (0, 0, h), half_size=(n * 0.42, w * 0.42))


@asset(
    kind="thread_spool",
    words=("spool", "spool of thread", "thread spool", "thread", "bobbin", "reel of thread", "cotton reel"),
    about="A spool wound with thread, a needle stuck in it.",
    parameters=(length("height", 0.06, 0.02, 1.0, words=("height", "tall", "size")), flag("needle", True)),
    slots={"thread": Material(preset="yarn", color="#c0392b"), "spool": "birch", "needle": "polished_steel"},
)
def thread_spool(k: Kit) -> None:
    """Flanges above and below, turns of thread between."""
    h = k.m("height")
    r = h * 0.36
    k.add(
        "spool",
        Lathe(
            profile=[
                (h * 0.06, 0),
                (r, 0),
                (r, h * 0.08),
                (r * 0.5, h * 0.16),
                (r * 0.5, h * 0.84),
                (r, h * 0.92),
                (r, h),
                (h * 0.06, h),
            ],
            closed=True,
            segments=44,
        ),
        material="spool",
    )
    k.add(
        "thread",
        Lathe(
            profile=[
                (r * 0.45, h * 0.14),
                (r * 0.86, h * 0.14),
                (r * 0.9, h * 0.5),
                (r * 0.86, h * 0.86),
                (r * 0.45, h * 0.86),
            ],
            closed=True,
            segments=40,
        ),
        material="thread",
    )
    turns: list[Point] = [(x, y, h * 0.15 + z) for x, y, z in helix(r * 0.885, h * 0.05, 14, segments_per_turn=20)]
    k.tube("thread turn", turns, h * 0.014, material="thread", segments=6, resolution=1, smooth=False)
    k.tube(
        "thread end",
        [turns[-1], (r * 1.2, -r * 0.5, h * 0.5), (r * 1.8, -r * 0.8, h * 0.012), (r * 2.8, -r * 0.2, h * 0.012)],
        h * 0.012,
        material="thread",
        segments=6,
    )
    if k.on("needle"):
        k.rod(
            "needle",
            (-r * 0.3, -r * 0.75, h * 0.3),
            (-r * 0.9, -r * 1.1, h * 1.35),
            h * 0.007,
            h * 0.01,
            segments=8,
            material="needle",
            round_caps=True,
        )


@asset(
    kind="dressing_table",
    words=("dressing table", "vanity table", "vanity", "makeup table", "vanity desk", "console table"),
    about="A table with drawers, turned legs and a mirror; a stool before it if asked.",
    parameters=(length("width", 1.0, 0.4, 2.0, words=("width", "wide")), length("height", 0.76, 0.4, 1.2, words=("height", "tall")), count("drawers", 3, 1, 5), flag("mirror", True), flag("stool", True)),
    slots={"body": Material(preset="painted_wood", color="#f1ece2"), "leg": Material(preset="painted_wood", color="#f1ece2"), "knob": "brass", "glass": Material(preset="polished_steel", color="#dfe7ea", roughness=0.03), "seat": Material(preset="velvet", color="#d49aa5")},
    adjectives={"console": {"mirror": False, "stool": False}, "console table": {"mirror": False, "stool": False}},
    parts={"top": "top", "frame": "frame"},
)  # fmt: skip
def dressing_table(k: Kit) -> None:
    """Top, apron with drawers, four legs, an oval glass on two posts."""
    w, h, n = k.m("width"), k.m("height"), k.n("drawers")
    d, t = w * 0.45, w * 0.03
    k.add("top", slab(w, d, t, corner=w * 0.02), at=(0, 0, h - t), material="body")
    k.add("body", Box(size=(w * 0.92, d * 0.88, h * 0.2)), at=(0, 0, h - t - h * 0.2), material="body", bevel=w * 0.004)
    for i in range(n):
        x = (i - (n - 1) / 2) * w * 0.9 / n
        k.add(
            "drawer",
            slab(w * 0.84 / n, h * 0.15, w * 0.014, corner=w * 0.008),
            at=(x, -d * 0.435, h - t - h * 0.1),
            rotate=(90, 0, 0),
            material="body",
        )
        k.add(
            "knob",
            Sphere(radius=w * 0.014, segments=18),
            at=(x, -d * 0.44 - w * 0.022, h - t - h * 0.1),
            material="knob",
        )
    for sx in (-1, 1):
        for sy in (-1, 1):
            beam(
                k,
                "leg",
                (sx * w * 0.43, sy * d * 0.4, h - t - h * 0.19),
                (sx * w * 0.44, sy * d * 0.42, 0),
                (w * 0.05, w * 0.05),
                taper=0.55,
                material="leg",
            )
    if k.on("mirror"):
        z, r = h + w * 0.34, w * 0.25
        k.add(
            "frame",
            Torus(radius=r, tube=w * 0.02, segments=56, tube_segments=10),
            at=(0, d * 0.36, z),
            rotate=(90, 0, 0),
            scale=(0.86, 1.15, 1),
            material="body",
        )
        k.add(
            "glass",
            Cylinder(radius=r, height=w * 0.012, pivot="center", segments=56),
            at=(0, d * 0.36, z),
            rotate=(90, 0, 0),
            scale=(0.86, 1.15, 1),
            material="glass",
        )
        for sx in (-1, 1):
            k.rod(
                "frame post",
                (sx * w * 0.26, d * 0.36, h - t * 0.2),
                (sx * w * 0.245, d * 0.36, z + w * 0.06),
                w * 0.014,
                segments=16,
                material="body",
                round_caps=True,
            )
            k.rod(
                "frame pin",
                (sx * w * 0.26, d * 0.36, z),
                (sx * w * 0.2, d * 0.36, z),
                w * 0.01,
                segments=12,
                material="knob",
            )
    if k.on("stool"):
        with k.group("stool", at=(0, -d * 1.15, 0)):
            k.add(
                "stool seat",
                cushion(w * 0.4, w * 0.3, w * 0.09, corner=5, puff=2.6),
                at=(0, 0, h * 0.5),
                material="seat",
            )
            k.add(
                "stool frame",
                slab(w * 0.38, w * 0.28, w * 0.05, corner=w * 0.03),
                at=(0, 0, h * 0.5 - w * 0.03),
                material="body",
            )
            for sx in (-1, 1):
                for sy in (-1, 1):
                    beam(
                        k,
                        "stool leg",
                        (sx * w * 0.16, sy * w * 0.11, h * 0.5 - w * 0.01),
                        (sx * w * 0.17, sy * w * 0.12, 0),
                        (w * 0.04, w * 0.04),
                        taper=0.6,
                        material="leg",
                    )
    k.anchor("top", (0, -d * 0.08, h), half_size=(w * 0.45, d * 0.3))
