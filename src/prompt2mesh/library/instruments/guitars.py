"""Plucked instruments with a neck: guitars, banjo and ukulele. They stand upright, strings to the front."""

from prompt2mesh.library.instruments.necks import Neck, draw_neck, draw_strings
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, circle, rounded_rectangle
from prompt2mesh.library.panels import both_sides, drum, knob, panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Torus

_ACOUSTIC = both_sides([
    (0, 0), (0.07, 0.003), (0.135, 0.028), (0.18, 0.078), (0.197, 0.14), (0.183, 0.205), (0.147, 0.26), (0.124, 0.31),
    (0.129, 0.36), (0.143, 0.405), (0.135, 0.448), (0.1, 0.478), (0.05, 0.489), (0, 0.49),
])  # fmt: skip
_ELECTRIC: Outline = [
    (0, 0.0), (0.07, 0.005), (0.13, 0.037), (0.158, 0.09), (0.152, 0.15), (0.126, 0.2), (0.116, 0.245), (0.126, 0.29),
    (0.143, 0.325), (0.138, 0.352), (0.108, 0.35), (0.075, 0.326), (0.046, 0.312), (0.033, 0.33), (-0.033, 0.335),
    (-0.055, 0.327), (-0.085, 0.345), (-0.112, 0.382), (-0.138, 0.404), (-0.158, 0.395), (-0.157, 0.35), (-0.141, 0.3),
    (-0.129, 0.25), (-0.14, 0.2), (-0.163, 0.145), (-0.165, 0.09), (-0.135, 0.035), (-0.07, 0.005),
]  # fmt: skip
_PICKGUARD: Outline = [
    (0.0, 0.1), (0.06, 0.06), (0.1, 0.045), (0.118, 0.075), (0.105, 0.13), (0.09, 0.19), (0.088, 0.25), (0.105, 0.31),
    (0.1, 0.325), (0.06, 0.3), (0.03, 0.305), (-0.03, 0.31), (-0.07, 0.33), (-0.095, 0.34), (-0.1, 0.3), (-0.085, 0.24),
    (-0.07, 0.17), (-0.045, 0.12),
]  # fmt: skip


def _grown(outline: Outline, share: float, middle: float) -> Outline:
    return [(x * share, middle + (z - middle) * share) for x, z in outline]


@asset(
    kind="guitar",
    words=("guitar", "acoustic guitar", "electric guitar", "bass guitar", "classical guitar", "spanish guitar", "bass",
           "stratocaster", "rock guitar", "folk guitar", "lute"),
    about="An acoustic or electric guitar or bass, with frets, strings, tuners and its fittings.",
    parameters=(
        length("height", 1.0, 0.15, 3.0, words=("height", "tall", "long", "length")),
        choice("type", "acoustic", "electric", "bass"),
    ),
    slots={
        "body": Material(preset="polished_wood", color="#d8a45c"), "side": Material(preset="polished_wood", color="#6b2f16"),
        "neck": Material(preset="polished_wood", color="#8a5228"), "fingerboard": "ebony",
        "string": "bronze", "metal": "chrome", "pickguard": Material(preset="glossy_plastic", color="#f2ecdd"),
        "black": Material(preset="glossy_plastic", color="#17161a"), "ivory": "ivory",
        "lacquer": Material(preset="car_paint", color="#b3161c"),
    },
    main_slot="body",
    adjectives={"acoustic": {"type": "acoustic"}, "electric": {"type": "electric"}, "rock": {"type": "electric"},
                "stratocaster": {"type": "electric"}, "classical": {"type": "acoustic"}, "spanish": {"type": "acoustic"}},
    styles={"modern": {"type": "electric"}},
    parts={"head": "headstock", "peg": "tuner", "tuning peg": "tuner", "sound hole": "rosette", "soundhole": "rosette"},
)  # fmt: skip
def guitar(k: Kit) -> None:
    """The whole is drawn one metre tall and scaled."""
    kind = k.s("type")
    s = k.m("height")
    electric = kind != "acoustic"
    with k.group("whole", scale=s / (1.13 if kind == "bass" else 1.0)):
        if electric:
            _solid_body(k, bass=kind == "bass")
        else:
            _hollow_body(k)
    k.anchor("grip", (0, -0.03 * s, 0.66 * s), normal=(0, -1, 0), radius=0.025 * s)


def _hollow_body(k: Kit) -> None:
    depth, mid = 0.1, 0.24
    panel(k, "side", _ACOUSTIC, depth - 0.004, at=(0, depth / 2 - 0.002, 0), material="side", smooth=True,
          holes=[_grown(_ACOUSTIC, 0.97, mid)])  # fmt: skip
    panel(k, "back", _ACOUSTIC, 0.004, at=(0, depth / 2, 0), material="side", smooth=True)
    panel(k, "body top", _grown(_ACOUSTIC, 0.988, mid), 0.005, at=(0, -depth / 2 + 0.003, 0), material="body", smooth=True,
          holes=[circle(0.05, segments=24, center=(0, 0.325))])  # fmt: skip
    for i, share in enumerate((1.002, 1.002)):
        y = (-depth / 2 + 0.004, depth / 2)[i]
        panel(k, "binding", _grown(_ACOUSTIC, share, mid), 0.004, at=(0, y, 0), material="ivory", smooth=True,
              holes=[_grown(_ACOUSTIC, 0.985, mid)])  # fmt: skip
    front = -depth / 2 - 0.002
    for r, t, slot in ((0.052, 0.0025, "fingerboard"), (0.058, 0.002, "ivory"), (0.063, 0.0025, "side")):
        k.add("rosette", Torus(radius=r, tube=t, segments=56, tube_segments=8), at=(0, front, 0.325), rotate=(90, 0, 0),
              scale=(1, 1, 0.4), material=slot)  # fmt: skip
    guard = [
        (0.045, 0.275),
        (0.062, 0.28),
        (0.072, 0.33),
        (0.1, 0.31),
        (0.115, 0.26),
        (0.1, 0.2),
        (0.07, 0.2),
        (0.05, 0.24),
    ]
    panel(k, "pickguard", guard, 0.0015, at=(0, front + 0.0005, 0), material="black", smooth=True)
    k.add("bridge", Box(size=(0.15, 0.008, 0.028)), at=(0, front - 0.003, 0.148), material="fingerboard", bevel=0.002)
    k.add(
        "bridge saddle", Box(size=(0.075, 0.006, 0.003)), at=(0, front - 0.008, 0.168), material="ivory", bevel=0.0008
    )
    neck = Neck(low=0.47, nut=0.83, front=front - 0.001, board_low=0.385, strings=6, head="sides")
    draw_neck(k, neck)
    draw_strings(k, neck, low=0.154, height=front - 0.0115, spread=0.058)
    for i in range(6):
        k.add("bridge pin", Lathe(profile=[(0, 0), (0.003, 0), (0.0032, 0.002), (0.0018, 0.004), (0, 0.0045)], segments=14),
              at=(-0.029 + 0.058 * i / 5, front - 0.0065, 0.155), rotate=(90, 0, 0), material="ivory")  # fmt: skip
    k.add(
        "strap button",
        Cylinder(radius=0.006, height=0.012, segments=20, pivot="center"),
        at=(0, 0, 0.004),
        material="metal",
    )


def _solid_body(k: Kit, *, bass: bool) -> None:
    depth = 0.044
    panel(k, "body", _ELECTRIC, depth, at=(0, depth / 2, 0),
          material="body" if "body" in k.asked else "lacquer", smooth=True, bevel=0.007)  # fmt: skip
    front = -depth / 2
    panel(
        k, "pickguard", _PICKGUARD, 0.0025, at=(0, front + 0.0005, 0), material="pickguard", smooth=True, bevel=0.0006
    )
    face = front - 0.002
    for z, turn in ((0.135, -10.0), (0.2, 0.0), (0.265, 0.0))[: 2 if bass else 3]:
        k.add(
            "pickup",
            Box(size=(0.082, 0.012, 0.018)),
            at=(0, face - 0.003, z),
            rotate=(0, turn, 0),
            material="black",
            bevel=0.003,
        )
        poles = 4 if bass else 6
        k.add("pickup pole", Cylinder(radius=0.0025, height=0.003, segments=14), at=(0, face - 0.0085, z + 0.009), rotate=(90, 0, 0),
              material="metal", instances=Linear(count=poles, step=(0.054 / (poles - 1), 0, 0), center=True))  # fmt: skip
    k.add("bridge", Box(size=(0.08, 0.01, 0.036)), at=(0, front - 0.004, 0.066), material="metal", bevel=0.0025)
    k.add("bridge saddle", Box(size=(0.0085, 0.009, 0.018)), at=(0, front - 0.011, 0.072), material="metal", bevel=0.0015,
          instances=Linear(count=6, step=(0.0104, 0, 0), center=True))  # fmt: skip
    for x, z in ((0.085, 0.125), (0.098, 0.088), (0.078, 0.068)):
        knob(k, "knob", [(0, 0), (0.0125, 0), (0.012, 0.004), (0.009, 0.012), (0.008, 0.014), (0, 0.014)], (x, face + 0.001, z),
             material="metal", fillet=0.001)  # fmt: skip
    k.rod("switch", (0.083, face, 0.16), (0.09, face - 0.02, 0.166), 0.0018, material="pickguard", round_caps=True)
    if not bass:
        k.tube("tremolo arm", [(0.02, front - 0.006, 0.075), (0.03, front - 0.018, 0.08), (0.05, front - 0.03, 0.11),
               (0.065, front - 0.035, 0.17)], 0.0025, material="metal")  # fmt: skip
    knob(k, "jack", drum(0.011, 0.004), (0.11, front + 0.001, 0.05), material="metal")
    strings = 4 if bass else 6
    neck = Neck(low=0.31, nut=0.93 if bass else 0.79, front=front - 0.003, board_low=0.3, strings=strings, head="line")
    draw_neck(k, neck)
    draw_strings(k, neck, low=0.07, height=front - 0.0175, spread=0.054)
    for x, z in ((0.0, 0.002), (-0.152, 0.398)):
        k.add("strap button", Lathe(profile=[(0, -0.006), (0.007, -0.006), (0.004, 0.0), (0.004, 0.006), (0.008, 0.01), (0, 0.011)], segments=20),
              at=(x, 0, z), rotate=(180, 0, 0) if z < 0.1 else (0, 0, 0), material="metal")  # fmt: skip


@asset(
    kind="banjo",
    words=("banjo", "five-string banjo", "sitar", "mandolin banjo"),
    about="A banjo: a drum with a skin, tension hooks and a long neck.",
    parameters=(length("height", 0.98, 0.15, 3.0, words=("height", "tall", "long", "length")),),
    slots={
        "body": Material(preset="polished_wood", color="#7a3b1a"), "neck": Material(preset="polished_wood", color="#7a3b1a"),
        "skin": "parchment", "metal": "chrome", "fingerboard": "ebony", "string": "steel", "ivory": "ivory",
    },
    main_slot="body",
    parts={"head": "headstock", "drum": "skin", "peg": "tuner"},
)  # fmt: skip
def banjo(k: Kit) -> None:
    """A hoop round the skin, with hooks and a resonator behind."""
    s = k.m("height") / 0.98
    r, z = 0.14, 0.14
    with k.group("whole", scale=s):
        ring = [(0, 0), (r * 0.8, 0), (r * 0.97, 0.008), (r, 0.02), (r, 0.07), (0, 0.07)]
        knob(k, "body", ring, (0, 0.045, z), segments=72, material="body", fillet=0.004)
        knob(
            k,
            "skin",
            [(0, 0), (r * 0.95, 0), (r * 0.95, 0.008), (0, 0.008)],
            (0, -0.024, z),
            segments=72,
            material="skin",
        )
        k.add(
            "rim hoop",
            Torus(radius=r * 0.97, tube=0.006, segments=72),
            at=(0, -0.028, z),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add(
            "rim band",
            Torus(radius=r, tube=0.004, segments=72, tube_segments=10),
            at=(0, 0.005, z),
            rotate=(90, 0, 0),
            material="metal",
        )
        with k.group("hooks", at=(0, 0, z), rotate=(90, 0, 0)):
            k.rod("hook", (r + 0.002, 0, -0.008), (r + 0.002, 0, 0.03), 0.0025, segments=10, material="metal",
                  instances=Radial(count=20))  # fmt: skip
        front = -0.036
        k.add("bridge", Box(size=(0.07, 0.016, 0.006)), at=(0, -0.038, 0.085), material="neck", bevel=0.001)
        k.add("tailpiece", Box(size=(0.03, 0.012, 0.035)), at=(0, -0.036, 0.003), material="metal", bevel=0.003)
        neck = Neck(low=0.275, nut=0.8, front=front, board_low=0.275, strings=5, head="sides", head_scale=0.9)
        draw_neck(k, neck)
        draw_strings(k, neck, low=0.03, height=front - 0.0105, spread=0.045)
    k.anchor("grip", (0, -0.03 * s, 0.6 * s), normal=(0, -1, 0), radius=0.025 * s)


@asset(
    kind="ukulele",
    words=("ukulele", "uke", "mandolin", "hawaiian guitar"),
    about="A small four-stringed guitar.",
    parameters=(length("height", 0.55, 0.1, 2.0, words=("height", "tall", "long", "length")),),
    slots={
        "body": Material(preset="polished_wood", color="#c98a45"), "side": Material(preset="polished_wood", color="#8a4f22"),
        "neck": Material(preset="polished_wood", color="#8a5228"), "fingerboard": "dark_oak",
        "string": "ivory", "metal": "chrome", "ivory": "ivory",
    },
    main_slot="body",
    parts={"head": "headstock", "peg": "tuner"},
)  # fmt: skip
def ukulele(k: Kit) -> None:
    """A stubby guitar body with a short neck."""
    height = k.m("height")
    with k.group("whole", scale=height / 0.93):
        depth = 0.1
        body = _grown(_ACOUSTIC, 1.0, 0.24)
        panel(
            k, "side", body, depth, at=(0, depth / 2, 0), material="side", smooth=True, holes=[_grown(body, 0.97, 0.24)]
        )
        panel(k, "back", body, 0.005, at=(0, depth / 2 + 0.003, 0), material="side", smooth=True)
        panel(k, "body top", _grown(body, 1.012, 0.24), 0.007, at=(0, -depth / 2 + 0.002, -0.0), material="body", smooth=True,
              holes=[circle(0.055, segments=24, center=(0, 0.32))])  # fmt: skip
        front = -depth / 2 - 0.005
        k.add("rosette", Torus(radius=0.062, tube=0.004, segments=56, tube_segments=8), at=(0, front, 0.32), rotate=(90, 0, 0),
              scale=(1, 1, 0.4), material="fingerboard")  # fmt: skip
        panel(
            k,
            "bridge",
            rounded_rectangle(0.16, 0.034, 0.006),
            0.012,
            at=(0, front + 0.001, 0.15),
            material="fingerboard",
            bevel=0.002,
        )
        k.add(
            "bridge saddle", Box(size=(0.1, 0.008, 0.004)), at=(0, front - 0.013, 0.154), material="ivory", bevel=0.001
        )
        neck = Neck(
            low=0.47, nut=0.76, front=front, board_low=0.42, strings=4, head="sides", width=0.07, head_scale=1.15
        )
        draw_neck(k, neck)
        draw_strings(k, neck, low=0.145, height=front - 0.016, spread=0.062, thick=0.0013)
    k.anchor("grip", (0, -0.03 * height, 0.66 * height), normal=(0, -1, 0), radius=0.03 * height)
