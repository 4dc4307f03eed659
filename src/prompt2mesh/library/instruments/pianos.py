"""Pianos with all their keys."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe

_OCTAVE_BLACK = (0, 1, 3, 4, 5)


@asset(
    kind="piano",
    words=("piano", "grand piano", "upright piano", "concert piano", "baby grand", "harpsichord", "pianoforte", "organ", "keyboard instrument"),
    about="A grand piano with its lid propped open, or an upright one, with black and white keys.",
    parameters=(
        choice("type", "grand", "upright"),
        length("width", 1.5, 0.2, 4.0, words=("width", "wide")),
        flag("bench", False, words=("bench", "piano bench", "stool", "piano stool")),
    ),
    slots={
        "body": Material(preset="gloss_paint", color="#0d0d10"), "white key": "ivory", "black key": "ebony", "metal": "brass",
        "plate": Material(preset="gold", roughness=0.35), "board": Material(preset="polished_wood", color="#b9803f"), "felt": Material(preset="felt", color="#8c1420"),
        "seat": "black_leather",
    },
    main_slot="body",
    adjectives={"concert": {"type": "grand"}, "baby": {"width": 1.35}},
    states=("closed",),
    parts={"keys": "key", "keyboard": "key", "string": "string"},
)  # fmt: skip
def piano(k: Kit) -> None:
    """Drawn 1.5 m wide, then scaled."""
    s = k.m("width") / 1.5
    with k.group("whole", scale=s):
        if k.s("type") == "grand":
            _grand(k)
            top = (0.0, 0.5, 1.0)
        else:
            _upright(k)
            top = (0.0, 0.1, 1.22)
        if k.on("bench"):
            _bench(k)
    if k.s("type") == "upright" or k.state("closed"):
        k.anchor("top", (top[0] * s, top[1] * s, top[2] * s), half_size=(0.55 * s, 0.13 * s))
    if k.on("bench"):
        k.anchor("seat", (0, -1.1 * s, 0.5 * s), half_size=(0.35 * s, 0.15 * s))


def _keys(k: Kit, front: float, z: float) -> None:
    """52 white and 36 black keys, 1.23 m wide as on every piano; `front` is the y of their front edge."""
    step = 1.23 / 52
    left = -1.23 / 2
    k.add("key bed", Box(size=(1.26, 0.19, 0.03)), at=(0, front + 0.1, z - 0.036), material="body")
    k.add("key white", Box(size=(step * 0.95, 0.15, 0.02)), at=(left + step / 2, front + 0.075, z - 0.008), material="white key", bevel=0.002,
          bevel_segments=1, instances=Linear(count=52, step=(step, 0, 0)))  # fmt: skip
    for octave in range(8):
        for place in _OCTAVE_BLACK:
            # The lowest key is an A: the octave of C begins two white keys later.
            index = octave * 7 + place - 5
            if 0 <= index < 51:
                k.add("key black", Box(size=(step * 0.55, 0.095, 0.016)), at=(left + (index + 1) * step, front + 0.103, z + 0.008), material="black key",
                      bevel=0.003, bevel_segments=1)  # fmt: skip
    k.add("felt strip", Box(size=(1.24, 0.008, 0.02)), at=(0, front + 0.152, z), material="felt")


_CASE: Outline = [
    (-0.75, -0.62), (0.75, -0.62), (0.75, -0.2), (0.735, 0.0), (0.66, 0.2), (0.52, 0.38), (0.36, 0.54), (0.25, 0.7), (0.17, 0.9), (0.09, 1.06),
    (-0.04, 1.17), (-0.22, 1.22), (-0.42, 1.2), (-0.6, 1.12), (-0.71, 0.99), (-0.75, 0.8),
]  # fmt: skip


def _inset(outline: Outline, by: float) -> Outline:
    return [(x * (1 - by / 0.75), 0.28 + (y - 0.28) * (1 - by / 0.9)) for x, y in outline]


def _grand(k: Kit) -> None:
    low, deep = 0.66, 0.3
    wing = [p for p in _CASE if p[1] > -0.3] + [(-0.75, -0.38)]
    wing = [(0.75, -0.38), *wing]
    k.add(
        "case",
        Extrude(outline=wing, holes=[_inset(wing, 0.04)], height=deep, bevel=0.006),
        at=(0, 0, low),
        material="body",
    )
    k.add("case floor", Extrude(outline=_CASE, height=0.06, bevel=0.008), at=(0, 0, low - 0.015), material="body")
    k.add("sound board", Extrude(outline=_inset(wing, 0.035), height=0.02), at=(0, 0, low + 0.15), material="board")
    plate = _inset(wing, 0.07)
    k.add("plate", Extrude(outline=plate, height=0.03, bevel=0.004), at=(0, 0, low + 0.17), material="plate")
    for i in range(36):
        x = -0.62 + 1.2 * i / 35
        end = 1.05 if x < -0.1 else 1.05 - 1.25 * (x + 0.1) ** 0.9
        k.rod(
            "string",
            (x, -0.2, low + 0.212),
            (x - 0.06, end - 0.06, low + 0.212),
            0.002 if i > 8 else 0.0035,
            segments=6,
            material="metal",
        )
    k.add("string bridge", Box(size=(1.25, 0.03, 0.02)), at=(0, -0.19, low + 0.195), material="black key")
    for x in (-0.5, -0.2, 0.1, 0.38):
        k.rod(
            "plate strut",
            (x, -0.24, low + 0.215),
            (x - 0.03, 0.45 if x > 0 else 0.85, low + 0.215),
            0.018,
            segments=8,
            material="plate",
        )
    for x in (-0.69, 0.69):
        k.add("cheek", Box(size=(0.12, 0.26, 0.2)), at=(x, -0.49, low), material="body", bevel=0.02)
    k.add("key slip", Box(size=(1.3, 0.025, 0.07)), at=(0, -0.605, low), material="body", bevel=0.006)
    _keys(k, -0.59, low + 0.1)
    k.add(
        "fallboard",
        Box(size=(1.27, 0.018, 0.16)),
        at=(0, -0.425, low + 0.09),
        rotate=(-8, 0, 0),
        material="body",
        bevel=0.005,
    )
    k.add(
        "music desk",
        Box(size=(0.8, 0.015, 0.24)),
        at=(0, -0.34, low + 0.265),
        rotate=(-18, 0, 0),
        material="body",
        bevel=0.006,
    )
    k.add("case front", Box(size=(1.46, 0.04, 0.14)), at=(0, -0.36, low + 0.15), material="body", bevel=0.004)
    lid = [(x * 1.012, y) for x, y in wing]
    if k.state("closed"):
        k.add("lid", Extrude(outline=lid, height=0.025, bevel=0.006), at=(0, 0, low + deep), material="body")
    else:
        # Hinged along the long straight side (left) and propped by a stick on the right.
        hinged = [(x + 0.76, y) for x, y in lid]
        k.add(
            "lid",
            Extrude(outline=hinged, height=0.022, bevel=0.005),
            at=(-0.755, 0, low + deep - 0.004),
            rotate=(0, -34, 0),
            material="body",
        )
        k.rod("lid prop", (0.66, -0.1, low + 0.26), (0.4, -0.1, low + deep + 0.79), 0.012, material="body")
    for x, y in ((-0.62, -0.42), (0.62, -0.42), (-0.25, 0.98)):
        with k.group("leg", at=(x, y, 0)):
            k.add("leg post", Lathe(profile=[(0.0, 0.07), (0.03, 0.07), (0.032, 0.1), (0.045, 0.14), (0.04, 0.18), (0.055, 0.3), (0.075, 0.52), (0.06, 0.55),
                  (0.085, 0.58), (0.09, 0.65), (0.0, 0.65)], segments=8), material="body", bevel=0.004)  # fmt: skip
            k.add(
                "leg caster",
                Cylinder(radius=0.035, height=0.028, segments=28, pivot="center"),
                at=(0, 0, 0.035),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.add("leg fork", Box(size=(0.03, 0.05, 0.05)), at=(0, 0, 0.035), material="metal", bevel=0.004)
    _pedals(k, low)


def _pedals(k: Kit, low: float) -> None:
    for x in (-0.09, 0.09):
        k.rod("lyre rod", (x, -0.28, low), (x * 0.7, -0.28, 0.1), 0.012, material="body")
    k.add("lyre box", Box(size=(0.24, 0.1, 0.06)), at=(0, -0.28, 0.06), material="body", bevel=0.01)
    for x in (-0.07, 0.0, 0.07):
        k.add(
            "pedal",
            Box(size=(0.03, 0.12, 0.012)),
            at=(x, -0.37, 0.072),
            rotate=(6, 0, 0),
            material="metal",
            bevel=0.005,
        )


def _upright(k: Kit) -> None:
    k.add("case", Box(size=(1.42, 0.3, 1.14)), at=(0, 0.13, 0.05), material="body", bevel=0.008)
    k.add("lid", Box(size=(1.5, 0.36, 0.03)), at=(0, 0.12, 1.19), material="body", bevel=0.01)
    k.add("plinth", Box(size=(1.48, 0.34, 0.07)), at=(0, 0.13, 0), material="body", bevel=0.008)
    for x in (-0.725, 0.725):
        k.add("side", Box(size=(0.05, 0.34, 1.15)), at=(x, 0.12, 0.045), material="body", bevel=0.006)
        k.add("arm", Box(size=(0.05, 0.36, 0.2)), at=(x, -0.2, 0.62), material="body", bevel=0.025)
        k.add("leg", Lathe(profile=[(0, 0), (0.035, 0), (0.03, 0.03), (0.022, 0.08), (0.032, 0.3), (0.04, 0.5), (0.028, 0.55), (0.042, 0.58), (0.042, 0.62), (0, 0.62)],
              segments=28), at=(x * 0.97, -0.32, 0.0), material="body")  # fmt: skip
    k.add("key shelf", Box(size=(1.42, 0.36, 0.05)), at=(0, -0.19, 0.61), material="body", bevel=0.006)
    _keys(k, -0.34, 0.71)
    for x in (-0.665, 0.665):
        k.add("key block", Box(size=(0.075, 0.2, 0.075)), at=(x, -0.24, 0.655), material="body", bevel=0.01)
    k.add(
        "fallboard", Box(size=(1.42, 0.02, 0.2)), at=(0, -0.13, 0.69), rotate=(-14, 0, 0), material="body", bevel=0.006
    )
    for x, w, z, h in (
        (0.0, 0.62, 0.9, 0.24),
        (-0.49, 0.3, 0.9, 0.24),
        (0.49, 0.3, 0.9, 0.24),
        (0.0, 1.24, 0.12, 0.42),
    ):
        y = -0.018
        panel(k, "panel moulding", [(-w / 2, 0), (w / 2, 0), (w / 2, h), (-w / 2, h)], 0.014, at=(x, y, z), material="body", bevel=0.004,
              holes=[[(-w / 2 + 0.025, 0.025), (w / 2 - 0.025, 0.025), (w / 2 - 0.025, h - 0.025), (-w / 2 + 0.025, h - 0.025)]])  # fmt: skip
    k.add("music shelf", Box(size=(0.8, 0.06, 0.016)), at=(0, -0.045, 0.885), material="body", bevel=0.005)
    for x in (-0.6, 0.6):
        k.rod("sconce arm", (x * 0.84, -0.02, 1.02), (x * 0.84, -0.09, 1.02), 0.008, material="metal")
        k.add(
            "sconce",
            Lathe(profile=[(0, 0), (0.02, 0), (0.03, 0.012), (0.015, 0.014), (0.013, 0.035), (0, 0.035)], segments=24),
            at=(x * 0.84, -0.09, 1.01),
            material="metal",
        )
    for x in (-0.06, 0.06):
        k.add(
            "pedal",
            Box(size=(0.035, 0.16, 0.012)),
            at=(x, -0.08, 0.045),
            rotate=(5, 0, 0),
            material="metal",
            bevel=0.005,
        )


def _bench(k: Kit) -> None:
    k.add(
        "bench seat", Box(size=(0.75, 0.34, 0.07)), at=(0, -1.1, 0.43), material="seat", bevel=0.025, bevel_segments=4
    )
    k.add("bench frame", Box(size=(0.72, 0.31, 0.06)), at=(0, -1.1, 0.38), material="body", bevel=0.005)
    for x in (-0.32, 0.32):
        for y in (-1.22, -0.98):
            k.rod("bench leg", (x, y, 0.39), (x, y, 0), 0.028, 0.018, material="body", segments=24)
    k.add("bench stretcher", Box(size=(0.6, 0.03, 0.03)), at=(0, -1.1, 0.12), material="body")
    for x in (-0.32, 0.32):
        k.add("bench rail", Box(size=(0.03, 0.25, 0.03)), at=(x, -1.1, 0.12), material="body")
    k.add("bench rail long", Box(size=(0.64, 0.03, 0.03)), at=(0, -1.1, 0.12), material="body")
