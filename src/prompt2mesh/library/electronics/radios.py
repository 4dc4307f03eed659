"""Radios."""

import math

from prompt2mesh.library.electronics.casework import DARK, WOOD, dial
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import circle, moved, rounded_rectangle
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Sphere, Torus


@asset(
    kind="radio",
    words=("radio", "vintage radio", "transistor radio", "boombox", "old radio", "wireless set", "antique radio", "ham radio", "stereo", "cassette player", "ghetto blaster", "car radio"),
    about="A radio: a wooden cathedral, a portable transistor set, or a boombox with two loudspeakers.",
    parameters=(length("width", 0.36, 0.06, 1.5, words=("width", "wide", "size")), choice("type", "vintage", "portable", "boombox")),
    slots={"body": WOOD, "cloth": Material(preset="fabric", color="#c8aa6c"), "knob": Material(preset="bakelite", color="#3a1d10"), "dial": Material(preset="glow", color="#ffd98a"), "metal": "chrome", "brass": "brass",
           "plastic": Material(preset="glossy_plastic", color="#c8402e"), "cream": Material(preset="glossy_plastic", color="#efe4c8"), "dark": DARK, "cone": Material(preset="rubber", color="#26262a")},
    adjectives={"portable": {"type": "portable", "width": 0.24}, "transistor": {"type": "portable", "width": 0.24}, "boombox": {"type": "boombox", "width": 0.55}},
    styles={"modern": {"type": "portable"}, "antique": {"type": "vintage"}},
    parts={"aerial": "antenna", "tuning knob": "knob", "speaker": "speaker"},
)  # fmt: skip
def radio(k: Kit) -> None:
    """All three face the front."""
    w, kind = k.m("width"), k.s("type")
    with k.group("whole", scale=w / 0.36):
        if kind == "vintage":
            _cathedral(k)
        elif kind == "portable":
            _portable(k)
        else:
            _boombox(k)


def _cathedral(k: Kit) -> None:
    arch = [(0.16, 0.02), (0.16, 0.22), (0.15, 0.3), (0.12, 0.37), (0.07, 0.42), (0.0, 0.44)]
    front = [*arch, *[(-x, z) for x, z in reversed(arch[:-1])]]
    panel(k, "body", front, 0.2, at=(0, 0.1, 0), bevel=0.008, material="body")
    k.add("plinth", Box(size=(0.36, 0.24, 0.035)), at=(0, 0, 0), material="body", bevel=0.008)
    inner = [(x * 0.86, 0.19 + (z - 0.19) * 0.9) for x, z in front]
    panel(
        k,
        "face frame",
        inner,
        0.006,
        at=(0, -0.099, 0),
        material="body",
        bevel=0.002,
        holes=[[(x * 0.94, 0.19 + (z - 0.19) * 0.95) for x, z in inner]],
    )
    panel(
        k, "speaker cloth", circle(0.088, segments=48, center=(0, 0.305)), 0.002, at=(0, -0.0992, 0), material="cloth"
    )
    k.add(
        "speaker ring",
        Torus(radius=0.09, tube=0.006, segments=64, tube_segments=12),
        at=(0, -0.1, 0.305),
        rotate=(90, 0, 0),
        material="body",
    )
    for x in (-0.045, 0.0, 0.045):
        tall = 2 * math.sqrt(0.09**2 - x**2)
        k.add(
            "speaker rib",
            Box(size=(0.011, 0.008, tall)),
            at=(x, -0.102, 0.305 - tall / 2),
            material="body",
            bevel=0.003,
        )
    panel(
        k,
        "dial frame",
        moved(rounded_rectangle(0.13, 0.065, 0.03), 0, 0.165),
        0.008,
        at=(0, -0.099, 0),
        material="brass",
        bevel=0.002,
    )
    panel(
        k, "dial", moved(rounded_rectangle(0.112, 0.048, 0.022), 0, 0.165), 0.002, at=(0, -0.1062, 0), material="dial"
    )
    for i in range(9):
        k.add(
            "dial mark",
            Box(size=(0.0016, 0.001, 0.012 if i % 2 else 0.02)),
            at=(-0.042 + 0.0105 * i, -0.108, 0.165),
            material="dark",
        )
    k.add("dial needle", Box(size=(0.002, 0.001, 0.036)), at=(0.018, -0.1085, 0.147), material="plastic")
    for x, z, r in ((-0.085, 0.085, 0.02), (0.085, 0.085, 0.02), (0.0, 0.085, 0.024)):
        dial(k, "knob", x, -0.099, z, r, "knob", "brass")


def _portable(k: Kit) -> None:
    shape = moved(rounded_rectangle(0.36, 0.22, 0.03), 0, 0.118)
    panel(k, "body", shape, 0.09, at=(0, 0.045, 0), material="body" if "body" in k.asked else "plastic", bevel=0.012)
    for x in (-0.12, 0.12):
        k.add("foot", Box(size=(0.05, 0.06, 0.012)), at=(x, 0, 0), material="dark", bevel=0.003)
    panel(
        k,
        "face",
        moved(rounded_rectangle(0.33, 0.19, 0.02), 0, 0.118),
        0.004,
        at=(0, -0.044, 0),
        material="cream",
        bevel=0.0015,
    )
    knob(
        k,
        "speaker ring",
        [(0, 0), (0.075, 0), (0.075, 0.004), (0.068, 0.007), (0.062, 0.004), (0, 0.003)],
        (-0.08, -0.047, 0.115),
        material="metal",
        segments=56,
    )
    k.add(
        "speaker slot",
        Box(size=(0.11, 0.003, 0.004)),
        at=(-0.08, -0.05, 0.072),
        material="dark",
        instances=Linear(count=8, step=(0, 0, 0.012)),
    )
    dial(k, "knob tuning", 0.095, -0.047, 0.1, 0.036, "dark", "cream")
    panel(
        k,
        "dial",
        moved(rounded_rectangle(0.13, 0.035, 0.004), 0.085, 0.175),
        0.002,
        at=(0, -0.0475, 0),
        material="dial",
    )
    for i in range(8):
        k.add("dial mark", Box(size=(0.0016, 0.001, 0.012)), at=(0.032 + 0.015 * i, -0.0495, 0.17), material="dark")
    k.add("dial needle", Box(size=(0.002, 0.001, 0.03)), at=(0.1, -0.0498, 0.16), material="plastic")
    k.tube(
        "handle",
        [(-0.15, 0, 0.21), (-0.15, 0, 0.25), (-0.12, 0, 0.268), (0.12, 0, 0.268), (0.15, 0, 0.25), (0.15, 0, 0.21)],
        0.008,
        material="metal",
    )
    k.rod("antenna", (0.15, 0.025, 0.22), (0.24, 0.04, 0.5), 0.0035, 0.0022, segments=10, material="metal")
    k.add("antenna tip", Sphere(radius=0.006, segments=14), at=(0.24, 0.04, 0.5), material="metal")


def _boombox(k: Kit) -> None:
    main = "body" if "body" in k.asked else "dark"
    panel(
        k,
        "body",
        moved(rounded_rectangle(0.36, 0.18, 0.012), 0, 0.09),
        0.085,
        at=(0, 0.042, 0),
        material=main,
        bevel=0.006,
    )
    for x in (-0.115, 0.115):
        knob(
            k,
            "speaker ring",
            [(0, 0), (0.062, 0), (0.062, 0.006), (0.056, 0.009), (0.052, 0.005), (0, 0.002)],
            (x, -0.042, 0.08),
            material="metal",
            segments=56,
        )
        knob(
            k,
            "speaker cone",
            [
                (0, 0.001),
                (0.05, 0.001),
                (0.047, 0.0075),
                (0.041, 0.0055),
                (0.018, 0.0025),
                (0.0165, 0.0055),
                (0.01, 0.008),
                (0, 0.0088),
            ],
            (x, -0.0425, 0.08),
            material="cone",
            segments=48,
        )
    panel(
        k,
        "cassette door",
        moved(rounded_rectangle(0.1, 0.062, 0.004), 0, 0.062),
        0.005,
        at=(0, -0.042, 0),
        material="metal",
        bevel=0.0015,
    )
    panel(
        k,
        "cassette window",
        moved(rounded_rectangle(0.075, 0.03, 0.003), 0, 0.066),
        0.001,
        at=(0, -0.0468, 0),
        material="cone",
    )
    for x in (-0.018, 0.018):
        knob(
            k,
            "cassette reel",
            [(0, 0), (0.009, 0), (0.009, 0.0012), (0, 0.0016)],
            (x, -0.0474, 0.066),
            material="cream",
            segments=20,
        )
    for i in range(6):
        k.add(
            "button",
            Box(size=(0.014, 0.008, 0.008)),
            at=(-0.0425 + 0.017 * i, -0.045, 0.014),
            material="metal",
            bevel=0.0015,
        )
    panel(
        k, "dial", moved(rounded_rectangle(0.2, 0.026, 0.003), 0.02, 0.158), 0.002, at=(0, -0.0425, 0), material="dial"
    )
    k.add("dial needle", Box(size=(0.0018, 0.001, 0.024)), at=(0.04, -0.0448, 0.146), material="plastic")
    for x in (-0.15, -0.11):
        dial(k, "knob", x, -0.042, 0.158, 0.013, "metal", "dark")
    for i in range(5):
        k.add("equalizer", Box(size=(0.003, 0.004, 0.03)), at=(-0.028 + 0.014 * i, -0.0425, 0.102), material="cone")
        k.add(
            "equalizer slider",
            Box(size=(0.008, 0.006, 0.006)),
            at=(-0.028 + 0.014 * i, -0.0445, 0.105 + 0.005 * (i * 7 % 4)),
            material="metal",
            bevel=0.001,
        )
    k.tube(
        "handle",
        [
            (-0.16, 0.01, 0.17),
            (-0.16, 0.01, 0.21),
            (-0.14, 0.01, 0.225),
            (0.14, 0.01, 0.225),
            (0.16, 0.01, 0.21),
            (0.16, 0.01, 0.17),
        ],
        0.008,
        material="metal",
    )
    k.rod("antenna", (0.14, 0.03, 0.175), (0.02, 0.035, 0.34), 0.0032, 0.002, segments=10, material="metal")
