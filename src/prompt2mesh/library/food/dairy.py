"""Cheese and eggs."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import (
    Floats,
    Surface,
    blade,
    joined,
    rings_to_surface,
    turned,
)
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Cutaway, Paint, Part
from prompt2mesh.mesh.shapes import Extrude, Sphere


@asset(
    kind="cheese",
    words=(
        "cheese",
        "cheese wedge",
        "wedge of cheese",
        "swiss cheese",
        "cheddar",
        "cheese wheel",
        "brie",
        "gouda",
        "block of cheese",
    ),
    about="A wedge of cheese with holes, or a wheel with a piece cut out.",
    parameters=(
        length("length", 0.14, 0.02, 3.0, words=("length", "size", "width")),
        choice("form", "wedge", "wheel"),
        count("holes", 15, 0, 40),
    ),
    slots={"cheese": Material(preset="butter", color="#f6c544"), "rind": Material(preset="wax", color="#e09a2a")},
    adjectives={"round": {"form": "wheel"}, "swiss": {"holes": 22}, "wheel": {"form": "wheel", "holes": 0}},
    parts={"hole": "cheese"},
)
def cheese(k: Kit) -> None:
    """Balls cut out of every face."""
    w = k.m("length")
    wheel = k.s("form") == "wheel"
    h = w * (0.42 if not wheel else 0.36)
    if wheel:
        r = w * 0.75
        n = 48
        pie = [(0.0, 0.0)] + [
            (r * math.cos(math.radians(-55 + 310 * i / n)), r * math.sin(math.radians(-55 + 310 * i / n)))
            for i in range(n + 1)
        ]
        k.add("rind", Extrude(outline=pie, height=h, bevel=h * 0.06), material="rind")
        inner = [(0.0, 0.0)] + [
            (
                r * 0.965 * math.cos(math.radians(-55.6 + 311.2 * i / n)),
                r * 0.965 * math.sin(math.radians(-55.6 + 311.2 * i / n)),
            )
            for i in range(n + 1)
        ]
        k.add("cheese", Extrude(outline=inner, height=h * 0.9), at=(0, 0, h * 0.05), material="cheese")
        k.anchor("top", (0, 0, h), half_size=(r * 0.6, r * 0.6), round=True)
        return
    r = w * 1.0
    half = 21.0
    arc_ = [(r * math.sin(math.radians(a)), r * math.cos(math.radians(a))) for a in np.linspace(half, -half, 13)]
    outline = [(0.0, 0.0), *arc_]
    turned_ = [(y - r * 0.55, -x) for x, y in outline]
    tools: list[Part] = []
    for i in range(k.n("holes")):
        t = (i * 0.618 + 0.3) % 1
        q = r * (0.3 + 0.65 * ((i * 0.7548) % 1))
        s = w * 0.045 * (0.6 + 0.9 * ((i * 0.414) % 1))
        side = i % 3
        a = math.radians(-half if side == 0 else half if side == 1 else half * (2 * t - 1) * 0.8)
        z = h * (0.14 + 0.72 * t) if side < 2 else h
        out = -s * 0.25 if side < 2 else 0.0
        x, y = q * math.cos(a), q * math.sin(a) + (out if side == 0 else -out)
        tools.append(
            Part(
                name=f"hole {i}",
                shape=Sphere(radius=s, segments=20),
                placement=Transform(location=(x - r * 0.55, y, z)),
            )
        )
    cut = [Boolean(operation="cut", tools=tools)] if tools else []
    k.add(
        "cheese",
        Extrude(outline=turned_[::-1], height=h, bevel=h * 0.03),
        modifiers=cut,
        material="cheese",
        rotate=(0, 0, 200),
    )
    back = [
        (r * math.cos(math.radians(a)) - r * 0.55, r * math.sin(math.radians(a))) for a in np.linspace(-half, half, 13)
    ]
    back += [
        (r * 1.02 * math.cos(math.radians(a)) - r * 0.55, r * 1.02 * math.sin(math.radians(a)))
        for a in np.linspace(half, -half, 13)
    ]
    k.add("rind", Extrude(outline=back, height=h * 0.99), at=(0, 0, 0), rotate=(0, 0, 200), material="rind")
    k.anchor("top", (0, 0, h), half_size=(w * 0.25, w * 0.12))


@asset(
    kind="egg",
    words=("egg", "easter egg", "chicken egg", "fried egg", "boiled egg", "dinosaur egg", "dragon egg"),
    about="An egg: whole, cracked open, fried, boiled in half, or with dragon scales.",
    parameters=(
        length("height", 0.058, 0.005, 5.0, words=("height", "size", "tall")),
        choice("form", "whole", "fried", "boiled", "dragon"),
    ),
    slots={"shell": Material(preset="wax", color="#ecd3b4"), "white": "egg_white", "yolk": "egg_yolk"},
    states=("cracked", "fried", "broken", "open", "hatching", "half"),
    adjectives={
        "fried": {"form": "fried"},
        "boiled": {"form": "boiled"},
        "dragon": {"form": "dragon"},
        "dinosaur": {"form": "dragon"},
    },
    holds=True,
)
def egg(k: Kit) -> None:
    """The egg curve; a cracked shell is two halves with zigzag rims."""
    h, form = k.m("height"), k.s("form")
    r = h * 0.38
    if form == "fried" or k.state("fried"):
        white = turned(
            [(0, 0), (0.95, 0.0), (1.0, 0.03), (0.9, 0.07), (0.5, 0.09), (0, 0.1)],
            segments=60,
            steps=3,
            ripple=lambda a, _s: 1 + 0.1 * np.sin(3 * a + 1) + 0.06 * np.sin(5 * a) + 0.02 * np.sin(11 * a),
        )
        k.add("white", white.placed(scale=h * 1.0).shape(), material="white", smooth=True)
        k.add(
            "yolk", Sphere(radius=h * 0.36, segments=40), at=(h * 0.06, 0, h * 0.09), scale=(1, 1, 0.5), material="yolk"
        )
        return
    a = np.linspace(0, np.pi, 33)
    profile: list[tuple[float, float]] = [
        (float(r * np.sin(t) * (1 + 0.13 * np.cos(t))), float(h / 2 - h / 2 * np.cos(t))) for t in a
    ]
    body = turned(profile, segments=48, steps=1)
    speckles = [Paint(kind="spots", color="#c79a6a", scale=h * 0.08, amount=0.12, softness=0.2, seed=k.seed)]
    if form == "boiled" or k.state("half"):
        k.add(
            "white",
            body.shape(),
            material="white",
            modifiers=[Cutaway(point=(0, 0, 0), normal=(0, -1, 0))],
            bevel=h * 0.01,
        )
        k.add("yolk", Sphere(radius=h * 0.215, segments=36), at=(0, 0, h * 0.44), scale=(1, 0.12, 1), material="yolk")
        return
    if any(k.state(s) for s in ("cracked", "broken", "open", "hatching")):
        cut = 0.52 * h
        for name, low in (("shell bottom", True), ("shell top", False)):
            part = _shell_half(profile, cut, h, low=low)
            if low:
                k.add(name, part.shape(), material="shell", paint=speckles)
            else:
                k.add(
                    name,
                    part.placed(at=(0, 0, -cut), rotate=(0, 0, 0))
                    .placed(rotate=(118, 0, -35))
                    .placed(at=(h * 0.62, -h * 0.1, h * 0.335))
                    .shape(),
                    material="shell",
                    paint=speckles,
                )
        k.anchor("inside", (0, 0, h * 0.08), half_size=(r * 0.8, r * 0.8), round=True, height=h * 0.4)
        return
    if form == "dragon":
        k.add("shell", body.shape(), material="shell")
        scale = blade(h * 0.13, h * 0.12, thickness=h * 0.014, peak=0.4, roundness=0.55, bend=-12, cup=-0.25, columns=6)
        pieces: list[Surface] = []
        n = 170
        for i in range(n):
            t = math.acos(1 - 2 * (i + 0.5) / n)
            rr, z = r * math.sin(t) * (1 + 0.13 * math.cos(t)), h / 2 - h / 2 * math.cos(t)
            b = i * 2.39996
            slope = math.degrees(math.atan2(z - h / 2, rr * 1.4))
            pieces.append(
                scale.placed(rotate=(90, 0, 0))
                .placed(rotate=(10 + slope * 0.75, 0, 0))
                .placed(rotate=(0, 0, math.degrees(b) + 90), at=(rr * math.cos(b), rr * math.sin(b), z - h * 0.04))
            )
        k.add("shell scale", joined([p for p in pieces if p.points[:, 2].min() > 0]).shape(), material="shell")
        return
    k.add("shell", body.shape(), material="shell", paint=speckles)
    k.anchor("top", (0, 0, h))
    k.anchor("inside", (0, 0, h * 0.1), half_size=(r * 0.6, r * 0.6), round=True, height=h * 0.5)


def _shell_half(profile: list[tuple[float, float]], cut: float, h: float, *, low: bool) -> Surface:
    """A cup of eggshell with a jagged rim at height `cut`."""
    n = 72
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    jag = h * 0.05 * (2 * np.abs((a / (2 * np.pi) * 11) % 1 - 0.5) * 2 - 1) + h * 0.015 * np.sin(5 * a)
    curve = np.asarray(profile)
    thick = h * 0.018
    end = curve[0, 1] if low else curve[-1, 1]
    rings: list[Floats] = []
    for inside in (False, True):
        ts = np.linspace(0.0, 1.0, 14)
        for t in ts if not inside else ts[::-1]:
            z = end + (cut + jag - end) * max(float(t), 0.004) ** 1.5
            q = np.maximum(np.interp(z, curve[:, 1], curve[:, 0]) - (thick if inside else 0), h * 0.003)
            zz = z + (thick * (1 - t) * (1 if low else -1) if inside else 0)
            rings.append(np.stack([q * np.cos(a), q * np.sin(a), zz], 1, dtype=np.float64))
    grid = np.array(rings)
    return rings_to_surface(grid if low else grid[:, ::-1])
