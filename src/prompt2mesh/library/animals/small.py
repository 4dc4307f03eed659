"""Rabbits, rodents and other small mammals."""

from prompt2mesh.library.animals.dogs import LABRADOR
from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Marking

RABBIT = LABRADOR.but(
    name="rabbit", height_m=0.26, coat="#b39472",
    body={"trunk": 0.62, "hip": 0.6, "shoulder": 0.5, "chest": (0.21, 0.23), "waist": 0.24, "rump": (0.27, 0.31), "neck": 0.06, "neck_radii": (0.2, 0.18),
          "neck_angle": 50.0, "leg_radii": (0.11, 0.075, 0.058), "thigh_radii": (0.2, 0.12, 0.06), "stance": (0.11, 0.17), "foot_size": 0.085, "toes": 3,
          "hind": ((0.0, 1.0), (-0.2, 0.62), (0.1, 0.26), (-0.14, 0.1)), "front": ((0.0, 1.0), (0.08, 0.6), (0.0, 0.28), (-0.05, 0.13))},
    head={"size": 0.27, "skull": (0.9, 1.0, 0.95), "muzzle": 1.32, "muzzle_radii": (0.5, 0.36), "cheek": 0.46, "eye": 0.24, "eye_place": (52.0, 12.0), "pupil": "full",
          "iris": "#2a1812", "nose": "cat", "nose_size": 0.14, "nose_color": "#d98f8a", "mouth": 0.3, "whiskers": 0.9, "teeth": "none"},
    ear={"kind": "long", "size": 2.1, "width": 0.8, "place": (35.0, 68.0), "lean": 12.0, "turn": 25.0, "inner": "#e8b8ae", "back": 10.0},
    tail={"kind": "puff", "radius": 0.12, "length": 0.2},
    markings=(Marking("belly", "#efe4d4"), Marking("muzzle", "#ece0ce", 0.75)),
)  # fmt: skip
BUNNY = RABBIT.but(name="bunny", coat="#f6f2ec", head={"size": 0.31, "iris": "#5a3326", "eye": 0.26}, markings=())
LOP = RABBIT.but(
    name="lop rabbit",
    coat="#c9a57c",
    ear={"kind": "lop", "size": 1.7, "width": 0.95, "place": (84.0, 56.0), "inner": ""},
)
MOUSE = RABBIT.but(
    name="mouse", height_m=0.06, coat="#8d8884",
    body={"trunk": 0.7, "hip": 0.52, "shoulder": 0.46, "chest": (0.21, 0.22), "rump": (0.26, 0.28), "thigh_radii": (0.17, 0.1, 0.05), "foot_size": 0.08,
          "hind": ((0.0, 1.0), (-0.14, 0.56), (0.06, 0.24), (-0.06, 0.12)), "toes": 4},
    head={"size": 0.26, "muzzle": 1.75, "muzzle_radii": (0.5, 0.17), "cheek": 0.44, "eye": 0.21, "eye_place": (42.0, 12.0), "nose": "button", "nose_size": 0.15, "nose_color": "#e0918c", "whiskers": 1.2, "iris": "#140d0a"},
    ear={"kind": "round", "size": 1.3, "width": 1.2, "place": (64.0, 52.0), "lean": 36.0, "inner": "#e9b3aa", "back": 0.0},
    tail={"kind": "plain", "length": 1.5, "radius": 0.026, "lift": -10.0, "curve": 40.0},
    markings=(Marking("belly", "#e2dcd4"), Marking("muzzle", "#c9c2ba", 0.6)),
)  # fmt: skip
RAT = MOUSE.but(
    name="rat",
    height_m=0.12,
    coat="#6a5c50",
    body={"trunk": 0.92},
    head={"muzzle": 2.0, "size": 0.24, "eye": 0.16, "teeth": "buck"},
    ear={"size": 0.85, "width": 0.8},
)
HAMSTER = MOUSE.but(
    name="hamster", height_m=0.09, coat="#d99a52", body={"trunk": 0.5, "chest": (0.28, 0.29), "waist": 0.3, "rump": (0.31, 0.32)},
    head={"size": 0.3, "skull": (1.05, 0.98, 0.95), "muzzle": 1.25, "muzzle_radii": (0.52, 0.28), "cheek": 0.56, "cheek_out": 0.6, "eye": 0.22},
    ear={"size": 0.75, "width": 0.75}, tail={"kind": "puff", "radius": 0.05}, markings=(Marking("belly", "#f6eee2", 1.2), Marking("muzzle", "#f8f2e8", 1.0), Marking("chest", "#f6eee2", 1.1)),
)  # fmt: skip
GUINEA = HAMSTER.but(name="guinea pig", height_m=0.18, coat="#f2eadc", body={"trunk": 0.7}, ear={"kind": "leaf", "size": 0.6, "width": 0.5, "place": (80.0, 45.0), "lean": 0.0},
                     markings=(Marking("patches", "#8a4d22", 1.0, 0.48), Marking("muzzle", "#f8f2e8", 0.7)))  # fmt: skip
SQUIRREL = RABBIT.but(
    name="squirrel", height_m=0.2, coat="#b5612a",
    body={"trunk": 0.6, "hip": 0.56, "shoulder": 0.52, "chest": (0.19, 0.2), "waist": 0.2, "rump": (0.24, 0.27), "neck": 0.1, "neck_radii": (0.17, 0.15), "foot": "hand", "foot_size": 0.07},
    head={"size": 0.235, "muzzle": 1.5, "muzzle_radii": (0.48, 0.28), "cheek": 0.5, "eye": 0.24, "eye_place": (44.0, 12.0), "nose_color": "#4a2f26", "nose": "button"},
    ear={"kind": "pointed", "size": 0.85, "width": 0.5, "place": (42.0, 62.0), "lean": 12.0, "inner": "#d9a27c", "back": 0.0},
    tail={"kind": "bushy", "length": 1.35, "radius": 0.125, "lift": 62.0, "curve": 75.0},
    markings=(Marking("belly", "#f2e6d2", 1.0), Marking("chest", "#f4e8d6", 0.9), Marking("muzzle", "#e8cfae", 0.7)),
)  # fmt: skip
CHIPMUNK = SQUIRREL.but(name="chipmunk", height_m=0.14, coat="#a9703c", tail={"length": 0.8, "radius": 0.075}, ear={"kind": "round", "size": 0.6, "width": 0.55},
                        markings=(Marking("dorsal", "#2c1d14", 1.3), Marking("belly", "#f2e6d2"), Marking("mask", "#f2e6d2", 0.8), Marking("muzzle", "#e8cfae", 0.7)))  # fmt: skip
HEDGEHOG = MOUSE.but(
    name="hedgehog", height_m=0.16, coat="#cfae86", spines=0.17, mane_color="#5f4a38", body={"trunk": 0.56, "chest": (0.28, 0.29), "waist": 0.31, "rump": (0.3, 0.31), "hip": 0.5, "shoulder": 0.46},
    head={"size": 0.25, "muzzle": 1.95, "muzzle_radii": (0.48, 0.16), "nose": "dog", "nose_size": 0.17, "nose_color": "#1c1615", "whiskers": 0.5}, ear={"size": 0.55, "width": 0.55, "inner": "#a9836a"},
    tail={"kind": "none"}, markings=(Marking("mask", "#a07f5e", 0.8),),
)  # fmt: skip
PORCUPINE = HEDGEHOG.but(
    name="porcupine",
    height_m=0.45,
    coat="#4a3b30",
    spines=0.5,
    mane_color="#d8cdb8",
    head={"muzzle": 1.6, "muzzle_radii": (0.5, 0.3)},
    markings=(),
)
MOLE = MOUSE.but(
    name="mole", height_m=0.09, coat="#2f2a2c", body={"trunk": 0.7, "hip": 0.44, "shoulder": 0.42, "chest": (0.26, 0.26), "waist": 0.27, "rump": (0.26, 0.27), "foot_size": 0.12, "foot": "hand"},
    head={"muzzle": 2.0, "muzzle_radii": (0.5, 0.2), "eye": 0.09, "nose_size": 0.2, "nose": "button"}, ear={"kind": "none"}, tail={"kind": "stub", "length": 0.15, "radius": 0.03}, markings=(),
)  # fmt: skip
KANGAROO = RABBIT.but(
    name="kangaroo", height_m=1.5, coat="#b07a4a",
    body={"trunk": 0.72, "hip": 0.66, "shoulder": 0.58, "chest": (0.14, 0.17), "waist": 0.17, "rump": (0.2, 0.24), "neck": 0.2, "neck_radii": (0.11, 0.085), "foot": "paw", "foot_size": 0.075,
          "leg_radii": (0.07, 0.048, 0.036), "thigh_radii": (0.19, 0.11, 0.05), "stance": (0.08, 0.13), "hind": ((0.0, 1.0), (-0.26, 0.6), (0.1, 0.16), (-0.18, 0.07))},
    head={"size": 0.12, "muzzle": 2.3, "muzzle_radii": (0.56, 0.36), "nose": "dog", "nose_size": 0.2, "nose_color": "#1c1513", "whiskers": 0.0, "eye": 0.2},
    ear={"kind": "long", "size": 1.7, "width": 0.7, "lean": 18.0, "inner": "#e0c0a8"}, tail={"kind": "thick", "length": 1.05, "radius": 0.11, "lift": -42.0, "curve": 40.0},
    markings=(Marking("belly", "#e6d0b2", 1.1), Marking("chest", "#e6d0b2", 0.9), Marking("muzzle", "#d8b892", 0.6)),
)  # fmt: skip

BAT = MOUSE.but(
    name="bat", height_m=0.09, coat="#4a3830", extras=("wings",), mane_color="#33262a", body={"trunk": 0.5, "leg_radii": (0.05, 0.036, 0.028), "thigh_radii": (0.08, 0.05, 0.028), "chest": (0.2, 0.2), "rump": (0.17, 0.18), "waist": 0.17, "foot_size": 0.06,
                                                                                                      "stance": (0.1, 0.1)},
    head={"size": 0.23, "muzzle": 1.35, "muzzle_radii": (0.46, 0.26), "teeth": "fangs", "whiskers": 0.0, "nose_color": "#2a1d1c", "eye": 0.19, "eye_place": (30.0, 10.0), "mouth": 0.5},
    ear={"kind": "pointed", "size": 1.5, "width": 0.95, "place": (48.0, 56.0), "lean": 22.0, "inner": "#7a5a58"}, tail={"kind": "none"}, markings=(Marking("belly", "#7a6254"), Marking("chest", "#8a705f")),
)  # fmt: skip

declare("bat", BAT, ("bat", "fruit bat", "vampire bat", "flying fox"), "A bat.", pose="upright")
declare("rabbit", RABBIT, ("rabbit", "hare", "jackrabbit", "wild rabbit"), "A rabbit.")
declare(
    "bunny",
    BUNNY,
    ("bunny", "bunny rabbit", "easter bunny", "white rabbit", "baby rabbit"),
    "A white bunny.",
    pose="sitting",
)
declare("lop_rabbit", LOP, ("lop rabbit", "lop-eared rabbit", "holland lop"), "A lop-eared rabbit.")
declare("mouse", MOUSE, ("mouse", "field mouse", "gerbil", "dormouse", "vole", "shrew"), "A mouse.")
declare("rat", RAT, ("rat", "possum", "opossum"), "A rat.")
declare("hamster", HAMSTER, ("hamster", "chinchilla", "lemming"), "A hamster.", pose="sitting")
declare("guinea_pig", GUINEA, ("guinea pig", "cavy"), "A guinea pig.")
declare("squirrel", SQUIRREL, ("squirrel", "red squirrel", "grey squirrel"), "A squirrel.", pose="begging")
declare("chipmunk", CHIPMUNK, ("chipmunk",), "A chipmunk.", pose="begging")
declare("hedgehog", HEDGEHOG, ("hedgehog", "echidna"), "A hedgehog.")
declare("porcupine", PORCUPINE, ("porcupine",), "A porcupine.")
declare("mole", MOLE, ("mole",), "A mole.")
declare("kangaroo", KANGAROO, ("kangaroo", "wallaby", "joey"), "A kangaroo.", pose="upright")
