"""Vegetables that are bodies of revolution: carrot, pumpkin, eggplant, pepper, potato, onion, and their kin."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import CUT_STATES, Layer, cut_across, cut_form, cut_open
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, joined, lobed, rings_to_surface, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Displace, Paint, Part
from prompt2mesh.mesh.shapes import Extrude, Sphere, Torus

_GRAIN = turned([(0, -0.5), (0.34, -0.1), (0.2, 0.3), (0, 0.5)], segments=6, steps=1)


@asset(
    kind="carrot",
    words=("carrot", "parsnip", "radish", "beet", "turnip"),
    about="A root vegetable with its green tops.",
    parameters=(
        length("length", 0.18, 0.03, 3.0, words=("length", "size", "long")),
        choice("variety", "carrot", "radish", "parsnip", "beet"),
        flag("leaves", True, words=("leaves", "tops", "greens")),
    ),
    slots={"skin": Material(preset="fruit_skin", color="#f07d1e", roughness=0.5), "leaf": Material(preset="stem", color="#4f9436"), "flesh": Material(preset="butter", color="#f59a3c"), "core": Material(preset="butter", color="#f7b552")},
    states=CUT_STATES,
    parts={"top": "leaf", "green": "leaf"},
)  # fmt: skip
def carrot(k: Kit) -> None:
    """A tapering ringed root lying down, or a round one on its side."""
    long, variety = k.m("length"), k.s("variety")
    color = {"carrot": None, "radish": "#c4203e", "parsnip": "#eadfb4", "beet": "#6e1a3a"}[variety]
    ball = variety in ("radish", "beet")

    def rings(angles: Floats, share: float) -> Floats:
        wobble = 0.0 if ball else 0.05 * math.sin(share * 61) * math.sin(share * 17 + 1)
        return 1 + wobble + 0.02 * np.cos(3 * angles + share * 9)

    if ball:
        profile = [
            (0, -0.62),
            (0.012, -0.5),
            (0.03, -0.3),
            (0.13, -0.17),
            (0.22, 0.0),
            (0.2, 0.14),
            (0.1, 0.22),
            (0, 0.225),
        ]
    else:
        profile = [
            (0, -0.78),
            (0.012, -0.72),
            (0.028, -0.6),
            (0.05, -0.4),
            (0.075, -0.16),
            (0.095, 0.06),
            (0.1, 0.16),
            (0.07, 0.215),
            (0, 0.22),
        ]
    steps = 3 if ball else 7
    body = turned(profile, segments=32, steps=steps, ripple=rings).placed(scale=long)
    paint = [Paint(kind="gradient", color=color, start=-9, end=-8)] if color else []
    if variety == "radish":
        paint.append(Paint(kind="gradient", color="#f6ece8", start=-long * 0.1, end=-long * 0.3))
    r = long * (0.22 if ball else 0.1)
    form = cut_form(k)
    if form != "whole":
        inside = {"carrot": None, "radish": "#f7eef0", "parsnip": "#f3ecc8", "beet": "#7a1838"}[variety]
        lying = body.placed(rotate=(0, 90, 0), at=(0, 0, r))
        flesh = Surface(lying.points * np.array([0.99, 0.94, 0.94]) + np.array([0, 0, r * 0.06]), lying.faces)
        tint = (Paint(kind="gradient", color=inside, start=-9, end=-8),) if inside else ()
        thin = (Paint(kind="gradient", color=color, start=-9, end=-8),) if color else ()

        def face(k: Kit, sides: tuple[int, ...]) -> None:
            if len(sides) == 2 and variety in ("carrot", "parsnip"):
                k.add("core", Sphere(radius=r * 0.34, segments=20), scale=(1, 0.05, 1), material="core")

        layers = [Layer("skin", lying, "skin", thin), Layer("flesh", flesh, "flesh", tint)]
        kept = cut_across(k, layers, form, lip=long * 0.003, thick=long * (0.05 if ball else 0.035), at_x=-long * 0.2 if not ball else 0.0, face=face)  # fmt: skip
        if kept and k.on("leaves"):
            k.add("leaf", joined([blade(long * 0.2, long * 0.05, thickness=long * 0.008, lobes=4, notch=0.4, bend=-20, columns=10).placed(rotate=(50 * math.sin(i), 0, -90 + 30 * (i - 2)), at=(long * 0.2, 0, r)) for i in range(5)]).shape(), material="leaf")  # fmt: skip
        return
    tilt = -math.degrees(math.atan2(0.085, 0.8)) if not ball else 8.0
    with k.group("body", at=(0, 0, r), rotate=(0, 90 + tilt, 25)):
        k.add("skin", body.shape(), paint=paint)
        if k.on("leaves"):
            fronds: list[Surface] = []
            for i in range(9):
                yaw, out = i * 137.5, 12 + 24 * (i / 9)
                for j in range(5):
                    fronds.append(
                        blade(long * (0.26 - 0.03 * j), long * 0.09, thickness=long * 0.008, peak=0.6, lobes=5, notch=0.5, bend=-20, columns=12)
                        .placed(rotate=(0, 0, (-1) ** j * 28 * (j > 0)), at=(0, long * (0.1 + 0.05 * j), 0))
                        .placed(rotate=(90 - out, 0, yaw), at=(0, 0, long * 0.2))
                    )  # fmt: skip
                fronds.append(
                    blade(long * 0.42, long * 0.022, thickness=long * 0.014, roundness=0.3, bend=-10, columns=5).placed(
                        rotate=(90 - out, 0, yaw), at=(0, 0, long * 0.19))
                )  # fmt: skip
            k.add("leaf", joined(fronds).shape(), material="leaf")


@asset(
    kind="pumpkin",
    words=("pumpkin", "jack-o-lantern", "jack o lantern", "jack-o'-lantern", "carved pumpkin", "squash", "gourd"),
    about="A ribbed pumpkin; carved it is a jack-o'-lantern that glows when lit.",
    parameters=(
        length("diameter", 0.3, 0.03, 3.0, words=("diameter", "size", "width")),
        count("ribs", 10, 5, 20),
        flag("face", False, words=("face", "carved face")),
    ),
    slots={"skin": Material(preset="fruit_skin", color="#e2761b", roughness=0.45), "stem": Material(preset="bark", color="#7a7a3a"),
           "inside": Material(preset="pumpkin_skin", color="#f2b03a"), "glow": Material(preset="glow", color="#ffb02e")},
    states=("carved", "lit", "smiling", "scary"),
    adjectives={"carved": {"face": True}, "halloween": {"face": True}, "spooky": {"face": True}, "jack-o-lantern": {"face": True},
                "jack o lantern": {"face": True}},
)  # fmt: skip
def pumpkin(k: Kit) -> None:
    """Ribs by a rippled lathe; a carved one is hollow with a light inside."""
    d, ribs = k.m("diameter"), k.n("ribs")
    profile = [
        (0, 0.07),
        (0.1, 0.02),
        (0.2, 0.0),
        (0.36, 0.07),
        (0.48, 0.24),
        (0.5, 0.38),
        (0.46, 0.55),
        (0.34, 0.69),
        (0.18, 0.735),
        (0.07, 0.7),
        (0, 0.67),
    ]
    body = turned(profile, segments=max(72, ribs * 8), ripple=lobed(ribs, 0.13, sharp=0.75))
    skin = body.placed(scale=d)
    dark = [
        Paint(
            kind="ellipsoid",
            color="#b0501a",
            center=(0, 0, d * 0.7),
            radii=(d * 0.16, d * 0.16, d * 0.16),
            softness=0.9,
        )
    ]
    carved = k.on("face") or any(k.state(s) for s in ("carved", "lit", "smiling", "scary"))
    if carved:
        cavity = Part(name="cavity", shape=body.placed(scale=d * 0.86, at=(0, 0, d * 0.052)).shape())
        tools = [cavity, *_face_cuts(d, scary=k.state("scary"))]
        k.add("skin", skin.shape(), modifiers=[Boolean(operation="cut", tools=tools)], paint=dark)
        k.add(
            "light",
            Sphere(radius=d * 0.26, segments=24),
            at=(0, d * 0.02, d * 0.32),
            material="glow" if k.state("lit") or k.on("face") else "inside",
        )
    else:
        k.add("skin", skin.shape(), paint=dark)
    k.tube("stem", [(0, 0, d * 0.64), (0, 0, d * 0.74), (d * 0.03, 0, d * 0.83), (d * 0.09, -d * 0.02, d * 0.88)], d * 0.035,
           radii=[2.0, 1.15, 0.9, 1.1], material="stem", segments=7, round_caps=False)  # fmt: skip
    k.anchor("top", (0, 0, d * 0.73), half_size=(d * 0.2, d * 0.2), round=True)


def _face_cuts(d: float, *, scary: bool) -> list[Part]:
    eye = [(-0.09, -0.06), (0.09, -0.06), (0.03 if scary else 0.0, 0.09)]
    nose = [(-0.035, -0.03), (0.035, -0.03), (0, 0.04)]
    mouth = [(-0.27, 0.06), (-0.2, -0.02), (-0.13, -0.07), (-0.11, -0.025), (-0.05, -0.035), (-0.04, -0.095), (0.05, -0.095), (0.06, -0.035),
             (0.13, -0.03), (0.14, -0.068), (0.2, -0.02), (0.27, 0.06), (0.19, 0.02), (0.13, 0.0), (0.12, 0.035), (0.06, 0.025), (0.05, -0.015),
             (-0.05, -0.015), (-0.06, 0.025), (-0.13, 0.0), (-0.19, 0.02)]  # fmt: skip
    parts: list[Part] = []
    for name, outline, x, z, flip in (
        ("eye left", eye, -0.165, 0.48, 1),
        ("eye right", eye, 0.165, 0.48, -1),
        ("nose", nose, 0, 0.36, 1),
        ("mouth", mouth, 0, 0.23, 1),
    ):
        points = [(px * flip * d * 1.3, py * d * 1.3) for px, py in outline]
        shape = Extrude(outline=points, height=d * 0.6)
        parts.append(Part(name=name, shape=shape, placement=Transform(location=(x * d, 0, z * d), rotation=(90, 0, 0))))
    return parts


@asset(
    kind="eggplant",
    words=("eggplant", "aubergine", "cucumber", "zucchini", "courgette"),
    about="An eggplant, or a cucumber or zucchini, lying down.",
    parameters=(
        length("length", 0.22, 0.03, 3.0, words=("length", "size", "long")),
        choice("variety", "eggplant", "cucumber", "zucchini"),
    ),
    slots={
        "skin": Material(preset="glossy_plastic", color="#3a1a3e"),
        "stem": Material(preset="stem", color="#5d7f3a"),
        "flesh": Material(preset="butter", color="#eef2cf"),
        "seed": Material(preset="straw", color="#dfe3a8"),
    },
    states=CUT_STATES,
)
def eggplant(k: Kit) -> None:
    """A slightly bent club with a green cap."""
    long, variety = k.m("length"), k.s("variety")
    fat = variety == "eggplant"
    widths = (
        [0.05, 0.13, 0.17, 0.185, 0.18, 0.15, 0.11, 0.085, 0.07]
        if fat
        else [0.04, 0.085, 0.1, 0.105, 0.105, 0.1, 0.095, 0.075, 0.05]
    )
    bumps = 0.0 if variety != "cucumber" else 0.025
    rings: list[Floats] = []
    n = 40
    angles = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    for i in range(n):
        t = i / (n - 1)
        r = (
            float(np.interp(t, np.linspace(0, 1, len(widths)), widths))
            * math.sin(min(1, (t + 0.02) * 12) * math.pi / 2)
            * math.sin(min(1, (1.03 - t) * 12) * math.pi / 2)
        )
        r_a = long * r * (1 + bumps * np.cos(9 * angles) * math.sin(t * 70))
        x = long * (t - 0.5) * 0.95
        lift = long * (0.35 * (t - 0.4) ** 2 if t > 0.4 else 0.0)
        rings.append(np.stack([np.full(36, x), r_a * np.cos(angles), r_a * np.sin(angles) + lift], 1))
    body = rings_to_surface(np.array(rings))
    low = float(body.points[:, 2].min())
    body = Surface(body.points - np.array([0, 0, low]), body.faces)
    color = {"eggplant": None, "cucumber": "#3d7a34", "zucchini": "#2f6130"}[variety]
    paint = [Paint(kind="gradient", color=color, start=-9, end=-8)] if color else []
    if not fat:
        paint.append(
            Paint(kind="stripes", color="#7fae4e", axis="y", scale=long * 0.06, amount=0.25, softness=0.4, seed=k.seed)
        )
    middle = long * (0.17 if fat else 0.1)
    flesh = Surface(body.points * np.array([0.99, 0.92, 0.92]) + np.array([0, 0, middle * 0.08]), body.faces)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        grains = [_GRAIN.placed(scale=long * 0.018, rotate=(0, 40 * i, 0), at=(math.cos(i * 1.047) * long * 0.045, 0, math.sin(i * 1.047) * long * 0.045)) for i in range(6 if sides else 0)]  # fmt: skip
        k.add("seed", joined(grains).shape(), material="seed")

    layers = [Layer("skin", body, "skin", tuple(paint)), Layer("flesh", flesh, "flesh")]
    if not cut_across(k, layers, cut_form(k), lip=long * 0.004, thick=long * 0.04, at_x=-long * 0.12, face=face):
        return
    end = (long * 0.455, 0.0, float(rings[-3][:, 2].mean()) - low)
    if fat:
        cap = turned(
            [(0.0, -0.12), (0.105, -0.13), (0.108, -0.09), (0.08, 0.02), (0.04, 0.05), (0, 0.055)],
            segments=40,
            steps=2,
            lift=lambda a, s: -0.045 * np.cos(5 * a) if s < 0.45 else 0 * a,
        )
        cap = cap.placed(scale=long, rotate=(0, 74, 0))
        k.add("stem cap", cap.shape(), at=(end[0] - long * 0.01, 0, end[2] - long * 0.005), material="stem")
    k.tube("stem", [(end[0] - long * 0.02, 0, end[2]), (end[0] + long * 0.05, 0, end[2] + long * 0.03), (end[0] + long * 0.09, 0, end[2] + long * 0.07)],
           long * (0.024 if fat else 0.018), radii=[1.2, 0.8, 1.1], material="stem", segments=8)  # fmt: skip


@asset(
    kind="pepper",
    words=("bell pepper", "pepper", "capsicum", "chili", "chilli", "chili pepper", "jalapeno"),
    about="A bell pepper, or a long thin chili.",
    parameters=(length("height", 0.1, 0.02, 2.0, words=("height", "size")), choice("variety", "bell", "chili")),
    slots={
        "skin": Material(preset="glossy_plastic", color="#c8201c"),
        "stem": Material(preset="stem", color="#4f8030"),
        "flesh": Material(preset="butter", color="#ef6a5a"),
        "hollow": Material(preset="butter", color="#c23a30"),
        "seed": Material(preset="straw", color="#f3e6b8"),
    },
    states=CUT_STATES,
    adjectives={
        "chili pepper": {"variety": "chili"},
        "jalapeno": {"variety": "chili"},
        "hot": {"variety": "chili"},
        "spicy": {"variety": "chili"},
        "chilli": {"variety": "chili"},
    },
)
def pepper(k: Kit) -> None:
    """Four lobes and a sunken stem, or a curved horn."""
    h = k.m("height")
    if k.s("variety") == "chili":
        path = [
            (-0.5, 0, 0.12),
            (-0.36, 0.02, 0.07),
            (-0.15, 0.03, 0.075),
            (0.1, 0.01, 0.1),
            (0.35, 0, 0.11),
            (0.5, 0, 0.12),
        ]
        k.tube(
            "skin",
            [(x * h, y * h, z * h) for x, y, z in path],
            h * 0.1,
            radii=[0.08, 0.36, 0.66, 0.9, 1.0, 0.7],
            segments=28,
        )
        k.tube(
            "stem",
            [(h * 0.52, 0, h * 0.12), (h * 0.62, 0, h * 0.14), (h * 0.78, 0, h * 0.22)],
            h * 0.05,
            radii=[1.5, 0.55, 0.75],
            material="stem",
            segments=10,
        )
        return
    profile = [
        (0, 0.09),
        (0.1, 0.05),
        (0.2, 0.0),
        (0.29, 0.04),
        (0.345, 0.2),
        (0.375, 0.45),
        (0.39, 0.66),
        (0.35, 0.82),
        (0.22, 0.87),
        (0.1, 0.82),
        (0, 0.78),
    ]
    body = turned(
        profile,
        segments=64,
        ripple=lobed(4, 0.2, sharp=0.8),
        lift=lambda a, s: 0.03 * np.cos(4 * a) * (1 - s) ** 3 * (s > 0),
    ).placed(scale=h)
    body = Surface(body.points - np.array([0, 0, float(body.points[:, 2].min())]), body.faces)
    form = cut_form(k)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        for sx in sides:
            k.add("hollow", Sphere(radius=h * 0.16, segments=24), at=(sx * h * 0.15, 0, h * 0.42), scale=(0.85, 0.06, 1.9), material="hollow")  # fmt: skip
        grains = [_GRAIN.placed(scale=h * 0.035, rotate=(0, 50 * i, 0), at=(math.cos(i * 2.4) * h * 0.1 * math.sqrt(i / 16), -h * 0.008, h * (0.62 + 0.09 * math.sin(i * 2.4)))) for i in range(16)]  # fmt: skip
        k.add("seed", joined(grains).shape(), material="seed")

    layers = [Layer("skin", body, "skin"), Layer("flesh", body.placed(scale=0.97, at=(0, 0, h * 0.013)), "flesh")]
    cut_open(k, layers, form, lip=h * 0.008, thick=h * 0.12, face=face)
    if form in ("slice", "wedge"):
        return
    k.tube("stem", [(0, 0, h * 0.78), (0, 0, h * 0.9), (h * 0.03, 0, h * 1.0), (h * 0.1, 0, h * 1.08)], h * 0.045,
           radii=[2.6, 1.1, 0.9, 1.2], material="stem", segments=12, round_caps=False)  # fmt: skip


@asset(
    kind="potato",
    words=("potato", "sweet potato", "yam"),
    about="A potato with eyes; baked it is split with butter.",
    parameters=(length("length", 0.11, 0.02, 2.0, words=("length", "size", "long")),),
    slots={
        "skin": Material(preset="clay", color="#b98a55"),
        "flesh": Material(preset="butter", color="#f6e6a8"),
        "butter": "butter",
    },
    states=(*CUT_STATES, "baked"),
)
def potato(k: Kit) -> None:
    """A lumpy ellipsoid."""
    long = k.m("length")
    body = turned([(0, -0.5), (0.2, -0.45), (0.31, -0.25), (0.335, 0.0), (0.32, 0.24), (0.21, 0.44), (0, 0.5)], segments=40,
                  ripple=lambda a, s: 1 + 0.08 * np.cos(2 * a + s * 5 + k.seed) + 0.05 * np.cos(3 * a - s * 8))  # fmt: skip
    body = body.placed(scale=(long * 0.85, long, long), rotate=(0, 90, 0))
    body = Surface(body.points - np.array([0, 0, float(body.points[:, 2].min())]), body.faces)
    spots = [Paint(kind="spots", color="#6e4a26", scale=long * 0.16, amount=0.14, softness=0.15, seed=k.seed),
             Paint(kind="noise", color="#a3733f", scale=long * 0.3, amount=0.4, softness=0.8, seed=k.seed)]  # fmt: skip
    form = cut_form(k)
    if form != "whole":
        cut_open(k, [Layer("skin", body, "skin", tuple(spots)), Layer("skin flesh", body.placed(scale=0.96, at=(0, 0, long * 0.012)), "flesh")], form, lip=long * 0.006, thick=long * 0.1)  # fmt: skip
        return
    top = float(body.points[:, 2].max())
    if k.state("baked"):
        groove = Part(
            name="slit",
            shape=Sphere(radius=long * 0.3, segments=32),
            placement=Transform(location=(0, 0, top + long * 0.08), scale=(1.25, 0.5, 0.75)),
        )
        k.add("skin", body.shape(), paint=spots, modifiers=[Boolean(operation="cut", tools=[groove])])
        k.add("flesh", Sphere(radius=long * 0.2, segments=32), at=(0, 0, top - long * 0.11), scale=(1.7, 0.7, 0.55), material="flesh",
              modifiers=[Displace(strength=long * 0.02, scale=long * 0.08, seed=k.seed)])  # fmt: skip
        k.add("butter", Extrude(outline=[(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)], height=0.5, bevel=0.06), at=(0, 0, top - long * 0.02),
              scale=long * 0.14, rotate=(8, -6, 20), material="butter")  # fmt: skip
        return
    k.add("skin", body.shape(), paint=spots)


def _faint_ribs(angles: Floats, _share: float) -> Floats:
    return 1 + 0.008 * np.cos(22 * angles)


@asset(
    kind="onion",
    words=("onion", "red onion", "garlic", "shallot"),
    about="An onion with papery skin, halved with its rings, or a head of garlic.",
    parameters=(length("diameter", 0.075, 0.02, 2.0, words=("diameter", "size")), choice("variety", "onion", "garlic")),
    slots={"skin": Material(preset="fruit_skin", color="#c98436", roughness=0.4), "flesh": Material(preset="egg_white", color="#f3ecd8"),
           "ring": Material(preset="egg_white", color="#cfd8a0"), "root": Material(preset="straw", color="#d8c49a")},
    states=CUT_STATES,
)  # fmt: skip
def onion(k: Kit) -> None:
    """A ball drawn up to a dry point, roots below."""
    d, garlic = k.m("diameter"), k.s("variety") == "garlic"
    profile = [
        (0, 0.02),
        (0.06, 0.0),
        (0.24, 0.06),
        (0.45, 0.25),
        (0.5, 0.42),
        (0.45, 0.6),
        (0.27, 0.78),
        (0.12, 0.88),
        (0.06, 0.98),
        (0.045, 1.12),
        (0, 1.14),
    ]
    ripple = lobed(8, 0.14, sharp=0.8) if garlic else _faint_ribs
    body = turned(profile, segments=48, steps=2, ripple=ripple).placed(scale=d)
    paint = [Paint(kind="gradient", color="#f2ead6", start=-9, end=-8)] if garlic else [
        Paint(kind="stripes", color="#a8641e", axis="x", scale=d * 0.09, amount=0.3, softness=0.6, seed=k.seed)]  # fmt: skip
    form = cut_form(k)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        for i, q in enumerate((0.41, 0.32, 0.23, 0.14) if len(sides) == 2 else ()):
            k.add("ring", Torus(radius=d * q, tube=d * 0.008, segments=40, tube_segments=6), at=(0, 0, d * (0.43 + 0.012 * i)),
                  rotate=(90, 0, 0), scale=(1, 0.92, 1), material="ring")  # fmt: skip

    cut_open(k, [Layer("skin", body, "skin", tuple(paint)), Layer("skin flesh", body.placed(scale=0.96, at=(0, 0, d * 0.012)), "flesh")], form, lip=d * 0.006, thick=d * 0.13, face=face)  # fmt: skip
    half = form != "whole"
    fringe = [
        blade(d * 0.09, d * 0.014, thickness=d * 0.006, bend=60, columns=4).placed(
            rotate=(-24, 0, 24 * i + (i % 2) * 7), at=(0, 0, d * 0.035)
        )
        for i in range(15)
    ]
    if not half:
        k.add("root", joined(fringe).shape(), material="root")
