"""Fish, sharks, whales, seals and seahorses. They swim towards −y, resting on their lowest fin."""

import math
from dataclasses import dataclass, replace
from typing import Literal

from prompt2mesh.library.animals.critters import Draw, declare, eye, publish
from prompt2mesh.library.animals.frames import Point, add, mix
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.sheets import sheet
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.spikes import spikes
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob, PolyMesh


@dataclass(frozen=True)
class Fish:
    """Proportions in body lengths: half height and half width along the body, fins, and colours."""

    name: str
    length_m: float
    color: str
    belly: str = ""
    fin: str = ""
    skin: str = "fish_scales"
    high: tuple[float, float, float] = (0.16, 0.2, 0.05)
    wide: float = 0.48
    snout: float = 0.07
    tail: Literal["fan", "fork", "moon", "veil", "fluke"] = "fork"
    tail_size: float = 0.24
    dorsal: Literal["long", "sharp", "spines", "none"] = "long"
    dorsal_size: float = 0.12
    pectoral: float = 0.18
    spread: float = 0.5
    eye: float = 0.035
    iris: str = "#e8c23a"
    bands: tuple[str, str] | None = None
    stripes: str = ""
    spots: str = ""
    rainbow: bool = False
    beak: float = 0.0
    hammer: bool = False


_RAINBOW = ("#e8324a", "#f28a2a", "#f2d23a", "#3fb85a", "#2a8fd9", "#5a4fd0", "#a83fc0")


def draw_fish(pen: Sculptor, fish: Fish) -> None:
    """Body, fins, eyes."""
    fat = pen.kit.m("fatness")
    h0, h1, h2 = (h * fat for h in fish.high)
    lift = max(h1 * 1.02 + 0.01, 0.12 if fish.tail == "fluke" else 0.0)
    rise = lift + (0.08 if fish.pectoral > 0.2 else 0.04)
    c: Point = (0.0, 0.0, rise)
    w = fish.wide
    nose, middle, waist = (0.0, -0.44, rise - 0.01), (0.0, -0.1, rise), (0.0, 0.36, rise + 0.01)
    blobs = [
        bone(nose, (0.0, -0.28, rise), fish.snout, h0, (w, 1.0, 1.0)),
        bone((0.0, -0.28, rise), middle, h0, h1, (w, 1.0, 1.0)),
        bone(middle, waist, h1, h2, (w, 1.0, 1.0)),
    ]
    if fish.beak > 0:
        blobs.append(bone(add(nose, (0, 0.05, -0.01)), add(nose, (0, -fish.beak, -0.02)), 0.034, 0.02))
    if fish.hammer:
        blobs.append(Blob(a=(-0.13, -0.44, rise), b=(0.13, -0.44, rise), radius=0.045, squash=(1.0, 1.0, 0.5)))
    shape = Blend(blobs=blobs, smoothness=0.05 if not fish.hammer else 0.025, resolution=41)
    skin = Surface(shape)
    pen.add("body", shape, paint=_paint(fish, rise, h1))
    _fins(pen, fish, skin, rise, h1, waist)
    spot = skin.outward((0.0, -0.32, rise + h0 * 0.2), (1.0, -0.25, 0.1))
    if fish.hammer:
        spot = skin.outward((0.1, -0.44, rise), (1.0, 0.0, 0.0))
    eye(pen, spot, (1.0, -0.35, 0.1), fish.eye, pupil=0.62)
    path = [
        skin.outward(
            (0.0, -0.42 + 0.09 * t, rise - 0.04 - 0.012 * math.sin(t * 3)), (1.0 if t else 0.05, -1.2 + t, -0.3)
        )
        for t in (0.0, 0.3, 0.6, 1.0)
    ]
    pen.tube("mouth", path, 0.005, material="lips", mirror=True, segments=8)
    publish(pen, head=skin.outward((0, -0.25, rise), (0, 0, 1)), head_radius=h0 * w, face=(0.0, -0.4, rise + 0.03), mouth=add(nose, (0, -fish.snout, 0)),
            back=skin.outward(c, (0, 0, 1)), hands=(h0 * w + 0.1, -0.1, rise - 0.05))  # fmt: skip


def _paint(fish: Fish, rise: float, high: float) -> list[Paint]:
    layers: list[Paint] = []
    if fish.rainbow:
        for i, color in enumerate(_RAINBOW):
            y = -0.5 + i * 0.15
            layers.append(Paint(kind="gradient", color=color, axis="y", start=y - 0.07, end=y + 0.05))
    if fish.belly:
        layers.append(
            Paint(kind="gradient", color=fish.belly, axis="z", start=rise + high * 0.12, end=rise - high * 0.45)
        )
    if fish.stripes:
        layers.append(Paint(kind="stripes", color=fish.stripes, axis="y", scale=0.095, amount=0.42, softness=0.1))
    if fish.bands:
        for y in (-0.27, 0.02, 0.3):
            for color, wide in ((fish.bands[1], 0.075), (fish.bands[0], 0.055)):
                layers.append(
                    Paint(kind="ellipsoid", color=color, center=(0.0, y, rise), radii=(1.0, wide, 1.0), softness=0.1)
                )
    if fish.spots:
        layers.append(Paint(kind="spots", color=fish.spots, scale=0.07, amount=0.34, softness=0.1))
    return layers


def _fin(rays: list[tuple[Point, Point]], thick: float = 0.011) -> PolyMesh:
    """A webbed fin over its rays."""
    return sheet([a for a, _ in rays], [b for _, b in rays], thick, sag=0.05, ripple=0.5)


def _fins(pen: Sculptor, fish: Fish, skin: Surface, rise: float, high: float, waist: Point) -> None:
    paint = [Paint(kind="stripes", color=fish.stripes, axis="y", scale=0.06, amount=0.4)] if fish.stripes else []
    if fish.rainbow:
        paint = [
            Paint(kind="gradient", color="#a83fc0", axis="y", start=0.35, end=0.7),
            Paint(kind="gradient", color="#f2a23a", axis="y", start=0.1, end=-0.3),
        ]
    size = fish.tail_size
    root = add(waist, (0.0, -0.02, 0.0))
    rays: list[tuple[Point, Point]] = []
    if fish.tail == "fluke":
        for i in range(13):
            t = (i - 6) / 6
            back = 0.34 + 0.42 * abs(t) ** 0.8 - 0.1 * math.exp(-((t * 5) ** 2))
            rays.append((add(root, (t * 0.02, 0.0, 0.0)), add(root, (size * 1.25 * t, size * back * 1.3, 0.0))))
    else:
        for i in range(11):
            t = (i - 5) / 5
            spread = {"fan": 48, "fork": 46, "moon": 66, "veil": 56}[fish.tail]
            a = math.radians(spread * t)
            reach = (
                size
                * {
                    "fan": 1.0 - 0.1 * t * t,
                    "fork": 0.62 + 0.5 * abs(t),
                    "moon": 0.4 + 0.75 * abs(t) ** 1.4,
                    "veil": 1.45 - 0.3 * t * t,
                }[fish.tail]
            )
            droop = 0.12 * size * (1.0 if fish.tail == "veil" else 0.0)
            rays.append(
                (
                    add(root, (0.0, 0.0, t * fish.high[2] * 0.6)),
                    add(root, (0.0, math.cos(a) * reach, math.sin(a) * reach - droop)),
                )
            )
    pen.add("tail", _fin(rays), material="fin", paint=paint)
    rays = []
    if fish.dorsal in ("long", "spines"):
        for i in range(11):
            y = -0.2 + 0.48 * i / 10
            base = skin.outward((0.0, y, rise), (0.0, 0.0, 1.0))
            tall = fish.dorsal_size * (0.45 + 0.7 * math.sin(math.pi * (i + 0.7) / 11.4))
            rays.append((add(base, (0, 0, -0.02)), add(base, (0.0, 0.5 * tall, tall))))
    elif fish.dorsal == "sharp":
        d = fish.dorsal_size
        for i in range(7):
            t = i / 6
            base = skin.outward((0.0, -0.06 + 0.95 * d * t, rise), (0.0, 0.0, 1.0))
            rays.append(
                (add(base, (0, 0, -0.03)), add(base, (0.0, d * (0.72 - 0.5 * t), d * (1.1 * (1 - t) ** 1.2 + 0.02))))
            )
    if rays and fish.dorsal != "spines":
        pen.add("fin dorsal", _fin(rays, 0.011 if fish.dorsal == "long" else 0.018), material="fin", paint=paint)
    if fish.dorsal == "spines":
        pen.add("fin dorsal", spikes([(a, mix(a, b, 1.7), 0.012) for a, b in rays]), material="fin", smooth=False)
        pen.add("fin dorsal web", _fin([(a, mix(a, b, 0.8)) for a, b in rays]), material="body", paint=paint)
    if fish.dorsal in ("long", "spines"):
        under = [skin.outward((0.0, y, rise), (0.0, 0.0, -1.0)) for y in (0.1, 0.14, 0.18, 0.22, 0.26)]
        pen.add(
            "fin anal",
            _fin([(add(p, (0, 0, 0.02)), add(p, (0.0, 0.06, -0.035))) for p in under]),
            material="fin",
            paint=paint,
        )
    _side_fins(pen, fish, skin, rise, high, paint)


def _side_fins(pen: Sculptor, fish: Fish, skin: Surface, rise: float, high: float, paint: list[Paint]) -> None:
    side_at = skin.outward((0.0, -0.16, rise - high * 0.35), (1.0, 0.0, -0.2))
    p = fish.pectoral
    spiny = fish.dorsal == "spines"
    fan: list[tuple[Point, Point]] = []
    for i in range(9):
        t = (i - 4) / 4
        a = math.radians((75 if spiny else 34) * t)
        way = (fish.spread, math.cos(a) * 0.85, math.sin(a) - 0.35 * fish.spread)
        if fish.spread >= 0.8:  # a shark's or whale's stiff blade, swept back
            way = (0.95 - 0.45 * max(0.0, -t) - 0.6 * max(0.0, t), 0.35 + 0.5 * (t + 1) / 2, -0.28)
        root = add(side_at, (-0.03, 0.03 * t, 0.0 if fish.spread >= 0.8 else 0.012 * t))
        fan.append((root, add(side_at, (way[0] * p, way[1] * p, way[2] * p))))
    if spiny:
        pen.add(
            "fin side", spikes([(a, mix(a, b, 1.1), 0.008) for a, b in fan]), material="fin", mirror=True, smooth=False
        )
    pen.add(
        "fin side web",
        _fin([(a, mix(a, b, 0.75 if spiny else 1.0)) for a, b in fan], 0.012 if fish.spread < 0.8 else 0.016),
        material="fin",
        mirror=True,
        paint=paint,
    )


def _slots(fish: Fish) -> dict[str, Material]:
    grain = max(0.004, fish.length_m * 0.35)
    return {
        "body": Material(preset=fish.skin, color=fish.color, texture_size=grain),
        "fin": Material(preset=fish.skin, color=fish.fin or fish.color, texture_size=grain),
        "iris": Material(preset="glossy_plastic", color=fish.iris, roughness=0.1),
        "lips": Material(preset="matte_plastic", color="#2a1c1c"),
    }


_FISH = Fish(name="fish", length_m=0.3, color="#7f9fb5", belly="#e6ecee", fin="#6a8a9f")
_SHARK = Fish(
    name="shark",
    length_m=3.5,
    color="#6f7c88",
    belly="#eef0f0",
    skin="wet_skin",
    high=(0.095, 0.115, 0.03),
    wide=0.92,
    snout=0.045,
    tail="moon",
    tail_size=0.22,
    dorsal="sharp",
    dorsal_size=0.13,
    pectoral=0.24,
    spread=0.95,
    eye=0.014,
    iris="#15110f",
)
_TABLE: tuple[tuple[str, Fish, tuple[str, ...], str], ...] = (
    ("fish", _FISH, ("fish", "trout", "bass", "sardine", "cod", "tuna", "herring"), "A fish."),
    ("rainbow_fish", replace(_FISH, name="rainbow fish", rainbow=True, belly="", color="#2a8fd9", fin="#f2a23a", high=(0.17, 0.22, 0.05), tail="veil", tail_size=0.26, dorsal_size=0.16, eye=0.045), ("rainbow fish", "tropical fish", "betta", "betta fish", "guppy"), "A rainbow fish."),
    ("goldfish", replace(_FISH, name="goldfish", length_m=0.12, color="#f0862a", belly="#f8c878", fin="#f49a3e", high=(0.19, 0.23, 0.05), wide=0.62, tail="veil", tail_size=0.26, eye=0.045), ("goldfish", "koi", "carp", "koi carp"), "A goldfish."),
    ("clownfish", replace(_FISH, name="clownfish", length_m=0.1, color="#f0701f", belly="", fin="#ee7a28", bands=("#fbf8f0", "#1c1715"), tail="fan", tail_size=0.18, high=(0.18, 0.2, 0.06), eye=0.04, iris="#f0a04a"), ("clownfish", "clown fish", "nemo", "anemonefish"), "A clownfish."),
    ("lionfish", replace(_FISH, name="lionfish", length_m=0.35, color="#f4e8dc", belly="", fin="#f2e2d2", stripes="#8f2a1c", dorsal="spines", dorsal_size=0.17, pectoral=0.36, spread=0.62, tail="fan", eye=0.032), ("lionfish", "scorpionfish"), "A lionfish."),
    ("angelfish", replace(_FISH, name="angelfish", length_m=0.15, color="#f2d23a", belly="", fin="#e8c22e", stripes="#23304f", high=(0.2, 0.3, 0.05), wide=0.28, dorsal_size=0.26, tail="fan"), ("angelfish", "butterflyfish", "discus", "tang"), "An angelfish."),
    ("pufferfish", replace(_FISH, name="pufferfish", length_m=0.25, color="#d9b45a", belly="#f7f1e2", spots="#5a4424", high=(0.26, 0.3, 0.05), wide=0.95, tail="fan", tail_size=0.13, dorsal_size=0.06, pectoral=0.1, eye=0.06, skin="skin"), ("pufferfish", "puffer fish", "blowfish"), "A pufferfish."),
    ("shark", _SHARK, ("shark", "great white shark", "great white", "tiger shark", "baby shark"), "A shark."),
    ("hammerhead_shark", replace(_SHARK, name="hammerhead shark", hammer=True), ("hammerhead shark", "hammerhead"), "A hammerhead shark."),
    ("swordfish", replace(_SHARK, name="swordfish", color="#3f5f86", beak=0.34, tail="moon", dorsal_size=0.17, eye=0.02, length_m=3.0), ("swordfish", "marlin", "sailfish"), "A swordfish."),
    ("salmon", replace(_FISH, name="salmon", length_m=0.8, color="#b9786a", belly="#e8d2c4", fin="#8f5a50", high=(0.12, 0.15, 0.045)), ("salmon", "salmon fish"), "A salmon."),
    ("piranha", replace(_FISH, name="piranha", length_m=0.25, color="#5d6a78", belly="#d8472e", fin="#3d4650", high=(0.2, 0.24, 0.05), tail="fan", eye=0.04, iris="#c8281f"), ("piranha",), "A piranha."),
    ("dolphin", replace(_SHARK, name="dolphin", length_m=2.2, color="#76899a", belly="#e3e8ea", tail="fluke", tail_size=0.17, beak=0.1, high=(0.1, 0.12, 0.028), snout=0.06, dorsal_size=0.09, pectoral=0.16, eye=0.013), ("dolphin", "porpoise", "narwhal"), "A dolphin."),
    ("whale", replace(_SHARK, name="whale", length_m=14.0, color="#3f5870", belly="#c9d2d6", tail="fluke", tail_size=0.2, high=(0.15, 0.16, 0.03), snout=0.12, dorsal_size=0.04, pectoral=0.22, eye=0.012), ("whale", "blue whale", "humpback", "sperm whale", "humpback whale"), "A whale."),
    ("orca", replace(_SHARK, name="orca", length_m=6.0, color="#17181c", belly="#f4f4f1", tail="fluke", tail_size=0.19, high=(0.11, 0.135, 0.03), snout=0.075, dorsal_size=0.16, pectoral=0.18, eye=0.01), ("orca", "killer whale"), "An orca."),
)  # fmt: skip


def _drawer(fish: Fish) -> Draw:
    def draw(pen: Sculptor) -> None:
        draw_fish(pen, fish)

    return draw


for _kind, _fish, _words, _about in _TABLE:
    declare(
        _kind,
        _drawer(_fish),
        _words,
        _about,
        length_m=_fish.length_m,
        slots=_slots(_fish),
        parts={"scale": "body", "flipper": "fin"},
    )


def _seal(pen: Sculptor, *, tusks: bool) -> None:
    """A seal on its belly, head up; a walrus with tusks and bristles."""
    fat = pen.kit.m("fatness") * (1.25 if tusks else 1.0)
    chest, hips = (0.0, -0.12, 0.15 * fat), (0.0, 0.3, 0.085)
    head = (0.0, -0.3, 0.34 * (0.6 + 0.4 * fat))
    blobs = [
        bone(chest, hips, 0.145 * fat, 0.07, (1.05, 1.0, 1.0)),
        bone(chest, add(head, (0, 0.02, -0.04)), 0.13 * fat, 0.075),
        ball(head, 0.082),
        ball(add(head, (0, -0.07, -0.02)), 0.05, (1.2, 1.0, 0.85)),
    ]
    for x in (1.0, -1.0):
        blobs.append(ball(add(head, (x * 0.026, -0.105, -0.03)), 0.03 if not tusks else 0.042))
    shape = Blend(blobs=blobs, smoothness=0.05, resolution=41)
    skin = Surface(shape)
    pen.add(
        "body",
        shape,
        paint=[] if tusks else [Paint(kind="spots", color="#5d646c", scale=0.06, amount=0.3, softness=0.15)],
    )
    flipper = [
        Blob(
            a=(0.12 * fat, -0.16, 0.07),
            b=(0.25 * fat, -0.1 + 0.03 * i, 0.014),
            radius=0.04,
            radius_b=0.016,
            squash=(1.0, 1.0, 0.5),
        )
        for i in range(4)
    ]
    pen.add("flipper front", Blend(blobs=flipper, smoothness=0.02, resolution=24), material="body", mirror=True)
    rear = [
        Blob(
            a=(0.02, 0.32, 0.06),
            b=(0.06 + 0.035 * i, 0.5 - 0.02 * i, 0.022),
            radius=0.04,
            radius_b=0.016,
            squash=(1.0, 1.0, 0.5),
        )
        for i in range(4)
    ]
    pen.add("flipper back", Blend(blobs=rear, smoothness=0.02, resolution=24), material="body", mirror=True)
    spot = skin.outward(head, (0.55, -0.8, 0.28))
    eye(pen, spot, (0.5, -0.85, 0.15), 0.017, pupil=0.75)
    nose = skin.outward(add(head, (0, -0.07, -0.02)), (0, -0.9, 0.55))
    pen.add(
        "nose",
        Blend(
            blobs=[
                bone(add(nose, (-0.012, 0, 0)), add(nose, (0.012, 0, 0)), 0.014, 0.014),
                ball(add(nose, (0, 0, -0.012)), 0.01),
            ],
            smoothness=0.008,
            resolution=13,
        ),
        material="lips",
    )
    for i in range(3):
        start = skin.outward(add(head, (0.026, -0.105, -0.03)), (0.8, -0.7, 0.2 - 0.25 * i))
        pen.tube(
            "whisker",
            [add(start, (-0.004, 0.004, 0)), add(start, (0.06, -0.012, 0.006 - 0.02 * i))],
            0.0018,
            radii=[1, 0.4],
            material="tusk",
            mirror=True,
            segments=5,
        )
    if tusks:
        start = add(head, (0.032, -0.12, -0.05))
        pen.tube(
            "tusk",
            [start, add(start, (0.004, -0.012, -0.09)), add(start, (0.0, 0.01, -0.17))],
            0.014,
            radii=[1, 0.8, 0.2],
            material="tusk",
            mirror=True,
        )
    publish(
        pen,
        head=skin.outward(head, (0, 0, 1)),
        head_radius=0.08,
        face=skin.outward(head, (0, -1, 0.35)),
        mouth=add(head, (0, -0.14, -0.05)),
        back=skin.outward((0, 0, 0.12), (0, 0, 1)),
        hands=(0.24 * fat, -0.12, 0.03),
    )


def _seal_slots(color: str) -> dict[str, Material]:
    return {
        "body": Material(preset="wet_skin", color=color),
        "lips": Material(preset="glossy_plastic", color="#1c1818"),
        "iris": Material(preset="glossy_plastic", color="#1a120d"),
        "tusk": Material(preset="ivory"),
    }


declare(
    "seal",
    lambda pen: _seal(pen, tusks=False),
    ("seal", "sea lion", "harbor seal", "manatee"),
    "A seal.",
    length_m=1.6,
    slots=_seal_slots("#8d949b"),
)
declare(
    "walrus",
    lambda pen: _seal(pen, tusks=True),
    ("walrus", "elephant seal"),
    "A walrus.",
    length_m=3.0,
    slots=_seal_slots("#8a6550"),
)
