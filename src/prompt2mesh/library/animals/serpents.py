"""Snakes, eels and sea serpents: one long body along a path, with a head at its end. Units of the creature's extent."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from prompt2mesh.library.animals.critters import declare, eye, publish
from prompt2mesh.library.animals.frames import Point, add, gaze, mix, sub, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.spikes import Spike, spikes
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.registry import Adjustment, choice
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Sweep

Pose = Literal["coiled", "slithering", "raised", "swimming"]


@dataclass(frozen=True)
class Serpent:
    """A serpent's thickness and head in shares of its extent, its pattern and its extras."""

    name: str
    length_m: float
    color: str
    mark: str = ""
    mark_size: float = 0.09
    bands: bool = False
    radius: float = 0.05
    head: float = 0.062
    hood: bool = False
    rattle: bool = False
    crest: bool = False
    tongue: bool = True
    iris: str = "#d8b02a"
    skin: str = "crocodile"
    pose: Pose = "coiled"


def _path(serpent: Serpent, pose: str) -> list[Point]:
    """The body's middle line from the tail's tip to the neck's end, just behind the head."""
    r = serpent.radius
    points: list[Point] = []
    if pose in ("slithering", "swimming"):
        n = 40
        for i in range(n + 1):
            t = i / n
            y = 0.5 - 0.92 * t
            wave = 0.13 * math.sin(2.3 * math.tau * t) * min(1.0, 3 * (1 - t) + 0.15)
            if pose == "swimming":
                lift = 0.11 * (1 - math.cos(3 * math.tau * min(t / 0.8, 1.0))) if t < 0.8 else 1.6 * (t - 0.8)
                points.append((wave * 0.2, y, r + lift))
            else:
                points.append((wave, y, r + 0.5 * max(0.0, t - 0.9)))
        return points
    turns = 2.4 if pose == "coiled" else 1.7
    n = round(20 * turns)
    for i in range(n + 1):
        t = i / n
        a = math.tau * turns * (1 - t) - math.pi / 2
        q = 0.36 - 0.2 * t
        points.append((q * math.cos(a), q * math.sin(a) * 0.92, r * (1.0 + 0.95 * turns * 0.75 * t)))
    x, y, z = points[-1]
    high = 0.26 if pose == "coiled" else 0.5
    for share, sway, out in ((0.25, 0.05, 0.05), (0.5, 0.04, 0.1), (0.75, 0.0, 0.06), (1.0, 0.0, -0.04)):
        points.append((x * (1 - share) + sway, y + out + 0.02, z + high * share))
    return points


def _draw(pen: Sculptor, serpent: Serpent) -> None:
    pose = pen.kit.s("pose")
    r = serpent.radius * pen.kit.m("fatness")
    path = _path(serpent, pose)
    n = len(path)
    radii = [
        min(1.0, 0.08 + 2.2 * (i / n)) * (1.0 if i < n * 0.8 else 1.0 - 0.38 * (i - n * 0.8) / (n * 0.2))
        for i in range(n)
    ]
    paint: list[Paint] = []
    if serpent.mark:
        kind = "stripes" if serpent.bands else "spots"
        paint.append(
            Paint(
                kind=kind,
                color=serpent.mark,
                axis="y",
                scale=serpent.mark_size,
                amount=0.4,
                softness=0.1,
                seed=pen.kit.seed,
            )
        )
    pen.add(
        "body",
        Sweep(path=path, radius=r, radii=radii, smooth=True, round_caps=True, segments=14, resolution=3),
        paint=paint,
    )
    _head(pen, serpent, path[-1])
    if serpent.hood and pose != "slithering":
        top, low = path[-1], path[-4]
        blobs = [ball(mix(top, low, t), w, (1.0, 0.3, 1.25)) for t, w in ((0.12, 0.07), (0.38, 0.115), (0.7, 0.085))]
        pen.add("hood", Blend(blobs=blobs, smoothness=0.05, resolution=26), paint=paint)
    if serpent.rattle:
        way = unit(sub(path[0], path[1]))
        beads = [ball(add(path[0], way, 0.018 * i), 0.018 - 0.0016 * i) for i in range(6)]
        pen.add("rattle", Blend(blobs=beads, smoothness=0.002, resolution=26), material="rattle")
    if serpent.crest:
        items: list[Spike] = []
        for i in range(6, n - 1, 2):
            spot = add(path[i], (0.0, 0.0, 1.0), r * radii[i] * 0.8)
            items.append((spot, add(spot, (0.0, 0.5, 1.0), r * 0.9), r * 0.3))
        pen.add("crest", spikes(items, sides=6), material="rattle", smooth=False)
    middle = path[n // 2]
    pen.anchor("back", add(middle, (0, 0, 1), r), radius=r)


def _head(pen: Sculptor, serpent: Serpent, neck: Point) -> None:
    s = serpent.head
    look: Point = (0.0, -1.0, -0.08)
    at = add(neck, look, s * 0.75)
    with pen.frame("head group", at, gaze(look), s) as pan:
        blobs = [
            ball((0, 0, 0), 0.86, (1.0, 1.05, 0.72)), bone((0, -0.2, -0.05), (0, -1.15, -0.14), 0.62, 0.42, (1.0, 1.0, 0.72)),
            bone((0, 0.2, 0), (0, 0.9, -0.1), 0.62, 0.5), bone((0.36, -0.55, 0.26), (0.5, 0.1, 0.3), 0.2, 0.2), bone((-0.36, -0.55, 0.26), (-0.5, 0.1, 0.3), 0.2, 0.2),
        ]  # fmt: skip
        shape = Blend(blobs=blobs, smoothness=0.25, resolution=26)
        face = Surface(shape)
        pan.add("head", shape)
        eye(pan, face.outward((0, -0.3, 0), (0.85, -0.4, 0.42)), (0.8, -0.6, 0.3), 0.19)
        line = [
            face.outward((0, -1.2 + 0.45 * t, -0.16), (0.02 + 1.0 * min(1.0, t), -1.0 + t * 0.8, -0.1))
            for t in (0.0, 0.4, 0.9, 1.5, 2.1)
        ]
        pan.tube("mouth", line, 0.03, material="lips", mirror=True, segments=6)
        tip = face.outward((0, -1.1, -0.16), (0, -1, -0.1))
        pan.tube(
            "nostril",
            [add(tip, (0.16, 0.12, 0.16)), add(tip, (0.18, 0.09, 0.19))],
            0.045,
            material="lips",
            mirror=True,
            segments=6,
        )
        if serpent.tongue:
            fork = add(tip, (0, -0.6, -0.06))
            pan.tube(
                "tongue",
                [add(tip, (0, 0.25, 0.0)), add(tip, (0, -0.3, -0.02)), fork],
                0.05,
                material="tongue",
                segments=6,
            )
            pan.tube("tongue tip", [add(fork, (0, 0.06, 0)), add(fork, (0.1, -0.18, 0.03)), add(fork, (0.2, -0.34, 0.09))], 0.04,
                     radii=[1, 0.8, 0.3], material="tongue", mirror=True, segments=6)  # fmt: skip
        top = face.outward((0, 0, 0), (0, 0, 1))
        publish(pan, head=top, head_radius=0.8, face=face.outward((0, -0.4, 0), (0, -1, 0.6)), mouth=tip, back=top)


def _slots(serpent: Serpent) -> dict[str, Material]:
    return {
        "body": Material(preset=serpent.skin, color=serpent.color, texture_size=0.16 * serpent.length_m),
        "iris": Material(preset="glossy_plastic", color=serpent.iris, roughness=0.1),
        "lips": Material(preset="matte_plastic", color="#1d1512"),
        "tongue": Material(preset="wet_skin", color="#c8283a"),
        "rattle": Material(preset="bone", color="#b79a68"),
    }


_POSE_WORDS: Mapping[str, Mapping[str, Adjustment]] = {
    "coiled": {"pose": "coiled"}, "curled": {"pose": "coiled"}, "curled up": {"pose": "coiled"}, "sleeping": {"pose": "coiled"},
    "slithering": {"pose": "slithering"}, "crawling": {"pose": "slithering"}, "raised": {"pose": "raised"}, "attacking": {"pose": "raised"},
    "rearing": {"pose": "raised"}, "swimming": {"pose": "swimming"},
}  # fmt: skip


def _declare(serpent: Serpent, words: tuple[str, ...], about: str) -> None:
    poses: tuple[str, ...] = ("coiled", "slithering", "raised", "swimming")
    others = [p for p in poses if p != serpent.pose]
    declare(
        serpent.name.replace(" ", "_"), lambda pen: _draw(pen, serpent), words, about, length_m=serpent.length_m, slots=_slots(serpent),
        extra=(choice("pose", serpent.pose, *others),), adjectives=_POSE_WORDS, parts={"scale": "body", "skin": "body", "fang": "mouth"},
    )  # fmt: skip


SNAKE = Serpent(name="snake", length_m=0.6, color="#5f8a3a", mark="#2f4a22")
_declare(
    SNAKE,
    ("snake", "viper", "serpent", "grass snake", "adder", "green snake", "mamba"),
    "A snake, coiled with its head raised.",
)
_declare(replace(SNAKE, name="python", length_m=0.9, color="#b58d52", mark="#4a3220", radius=0.064, mark_size=0.12),
         ("python", "boa", "boa constrictor", "anaconda"), "A thick, blotched python.")  # fmt: skip
_declare(replace(SNAKE, name="cobra", color="#7a6238", mark="", hood=True, pose="raised", radius=0.044),
         ("cobra", "king cobra", "hooded snake"), "A cobra, raised with its hood spread.")  # fmt: skip
_declare(
    replace(SNAKE, name="rattlesnake", color="#b79b6c", mark="#5a4228", rattle=True),
    ("rattlesnake", "rattler", "diamondback"),
    "A rattlesnake.",
)
_declare(replace(SNAKE, name="coral_snake", color="#c8281f", mark="#17120f", bands=True, mark_size=0.1, radius=0.042, pose="slithering"),
         ("coral snake", "milk snake", "king snake", "banded snake"), "A banded snake.")  # fmt: skip
_declare(replace(SNAKE, name="eel", length_m=0.8, color="#4a5238", mark="", skin="wet_skin", tongue=False, pose="slithering", radius=0.045, head=0.052),
         ("eel", "moray", "moray eel", "electric eel"), "An eel.")  # fmt: skip
_declare(replace(SNAKE, name="sea_serpent", length_m=6.0, color="#2f7a78", mark="#1d4f58", crest=True, pose="swimming", radius=0.055, head=0.075),
         ("sea serpent", "sea monster", "sea snake", "loch ness monster", "nessie", "leviathan", "basilisk", "water dragon"), "A crested sea serpent in humps.")  # fmt: skip
