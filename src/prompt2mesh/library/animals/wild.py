"""Foxes, wolves, bears and the middling beasts of the woods."""

from prompt2mesh.library.animals.dogs import LABRADOR
from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Marking

FOX = LABRADOR.but(
    name="fox", height_m=0.5, coat="#cf6a26",
    body={"chest": (0.15, 0.2), "waist": 0.12, "neck": 0.26, "neck_radii": (0.15, 0.12), "ruff": 0.06, "trunk": 0.84,
          "leg_radii": (0.09, 0.058, 0.042), "thigh_radii": (0.13, 0.075, 0.04), "foot_size": 0.066},
    head={"size": 0.17, "skull": (1.0, 0.98, 0.86), "muzzle": 2.0, "muzzle_radii": (0.44, 0.24), "cheek": 0.46, "tufts": 0.75,
          "nose_size": 0.17, "iris": "#b9781f", "pupil": "slit", "jaw": 0.22, "eye_place": (31.0, 12.0), "eye": 0.2,
          "muzzle_drop": (0.28, 0.42), "whiskers": 0.7},
    ear={"kind": "pointed", "size": 1.25, "width": 0.84, "place": (46.0, 58.0), "lean": 18.0, "inner": "#efe2d4", "tip": "#2a1d18"},
    tail={"kind": "bushy", "length": 1.0, "radius": 0.085, "lift": -25.0, "curve": 50.0},
    markings=(
        Marking("belly", "#f4ede2"), Marking("chest", "#f8f2e8", 1.0), Marking("muzzle", "#faf5ec", 0.9),
        Marking("cheeks", "#faf5ec", 1.0), Marking("socks", "#2a1c17", 1.1), Marking("tail_tip", "#faf5ec", 1.0),
    ),
)  # fmt: skip
WOLF = LABRADOR.but(
    name="wolf", height_m=0.95, coat="#7d7a75", fluff=0.016,
    body={"ruff": 0.12, "neck_radii": (0.2, 0.15), "neck": 0.3, "neck_angle": 38.0, "leg_radii": (0.105, 0.065, 0.05)},
    head={"size": 0.165, "muzzle": 2.0, "muzzle_radii": (0.54, 0.38), "tufts": 0.65, "iris": "#d6a92e", "brow": 0.34,
          "eye": 0.16, "eye_place": (29.0, 18.0)},
    ear={"kind": "pointed", "size": 0.95, "width": 0.68, "place": (44.0, 60.0), "lean": 16.0, "inner": "#c9c0b4"},
    tail={"kind": "bushy", "length": 0.72, "radius": 0.07, "lift": -45.0, "curve": 30.0},
    markings=(Marking("shade", "#4a4845", 0.8), Marking("belly", "#d6d2ca"), Marking("muzzle", "#e2ded6", 0.85),
              Marking("chest", "#d8d4cc", 0.9), Marking("tail_tip", "#2e2c2b")),
)  # fmt: skip
BEAR = LABRADOR.but(
    name="bear", height_m=1.5, coat="#5f3f28", fluff=0.016,
    body={"trunk": 0.92, "hip": 0.68, "shoulder": 0.66, "chest": (0.28, 0.31), "waist": 0.29, "rump": (0.28, 0.29), "hump": 0.15,
          "neck": 0.22, "neck_radii": (0.25, 0.21), "neck_angle": 26.0, "leg_radii": (0.16, 0.125, 0.11),
          "thigh_radii": (0.22, 0.15, 0.11), "stance": (0.18, 0.17), "foot_size": 0.125, "toes": 5,
          "hind": ((0.0, 1.0), (-0.08, 0.55), (0.06, 0.2), (-0.02, 0.09)), "front": ((0.0, 1.0), (0.07, 0.6), (0.04, 0.2), (0.0, 0.09))},
    head={"size": 0.2, "skull": (1.06, 1.0, 0.94), "muzzle": 1.72, "muzzle_radii": (0.54, 0.4), "cheek": 0.5, "eye": 0.13,
          "eye_place": (28.0, 16.0), "nose_size": 0.26, "iris": "#2e1a0e", "tufts": 0.2, "pupil": "full"},
    ear={"kind": "round", "size": 0.66, "width": 0.66, "place": (56.0, 52.0), "lean": 32.0, "turn": 20.0, "inner": "#3f2a1c"},
    tail={"kind": "puff", "radius": 0.07},
    markings=(Marking("muzzle", "#a98560", 0.85),),
)  # fmt: skip
POLAR = BEAR.but(
    name="polar bear", coat="#f2ede0", body={"hump": 0.0, "neck": 0.34}, head={"skull": (0.95, 1.05, 0.86), "muzzle": 1.9},
    ear={"size": 0.5, "width": 0.5, "inner": "#d9cfc0"}, markings=(),
)  # fmt: skip
BLACK_BEAR = BEAR.but(name="black bear", coat="#201c1b", body={"hump": 0.0}, height_m=1.2)
PANDA = BEAR.but(
    name="panda", height_m=1.1, coat="#f4f1ea", fluff=0.0,
    body={"hump": 0.0, "trunk": 0.82, "chest": (0.3, 0.32), "waist": 0.31, "rump": (0.3, 0.31), "neck": 0.14},
    head={"size": 0.255, "skull": (1.12, 0.98, 0.98), "muzzle": 1.42, "muzzle_radii": (0.5, 0.38), "cheek": 0.6, "cheek_out": 0.56,
          "eye": 0.14, "eye_place": (30.0, 8.0), "nose_size": 0.22, "tufts": 0.0},
    ear={"size": 0.7, "width": 0.72, "inner": "", "color": "#1c1a1b"},
    markings=(Marking("collar", "#1c1a1b", 0.95), Marking("socks", "#1c1a1b", 2.0), Marking("eye_patch", "#1c1a1b", 1.25)),
)  # fmt: skip
RED_PANDA = FOX.but(
    name="red panda", height_m=0.4, coat="#a9491f", fluff=0.0,
    body={"trunk": 0.9, "hip": 0.66, "shoulder": 0.62, "chest": (0.22, 0.25), "waist": 0.22, "rump": (0.22, 0.24), "neck": 0.14,
          "neck_radii": (0.21, 0.19), "leg_radii": (0.13, 0.1, 0.085), "thigh_radii": (0.18, 0.12, 0.085), "foot_size": 0.1,
          "stance": (0.14, 0.14)},
    head={"size": 0.26, "skull": (1.12, 0.95, 0.9), "muzzle": 1.35, "muzzle_radii": (0.46, 0.3), "tufts": 0.65, "eye": 0.17,
          "cheek": 0.55, "iris": "#2a1810", "pupil": "full", "eye_place": (28.0, 8.0)},
    ear={"size": 0.9, "width": 0.86, "place": (56.0, 50.0), "lean": 32.0, "inner": "#f4ece0", "tip": ""},
    tail={"length": 1.15, "radius": 0.085, "lift": 10.0},
    markings=(Marking("belly", "#2a1a15", 1.1), Marking("chest", "#2e1c16", 1.0), Marking("socks", "#2a1a15", 1.9),
              Marking("muzzle", "#f8f1e6", 0.95), Marking("brow_dots", "#f8f1e6", 1.2), Marking("cheeks", "#f4e8d8", 0.9),
              Marking("tail_rings", "#5f2512")),
)  # fmt: skip
RACCOON = RED_PANDA.but(
    name="raccoon", height_m=0.4, coat="#86817a", fluff=0.0,
    head={"muzzle": 1.6, "muzzle_radii": (0.42, 0.24)}, ear={"size": 0.72, "width": 0.68, "inner": "#cfc8be"},
    tail={"length": 0.8, "radius": 0.075, "lift": -10.0},
    markings=(Marking("belly", "#b9b3a8"), Marking("muzzle", "#f2efe8", 0.95), Marking("brow_dots", "#f2efe8", 1.5),
              Marking("mask", "#1f1c1c", 1.0), Marking("socks", "#3a3634", 0.8), Marking("tail_rings", "#26221f")),
)  # fmt: skip
BADGER = RACCOON.but(
    name="badger", coat="#77736e", body={"hip": 0.58, "shoulder": 0.55, "trunk": 1.0},
    head={"size": 0.22, "muzzle": 1.9, "muzzle_radii": (0.46, 0.3), "tufts": 0.2, "eye": 0.13}, ear={"kind": "round", "size": 0.5, "width": 0.5},
    tail={"length": 0.4, "radius": 0.06},
    markings=(Marking("belly", "#1d1a19", 1.2), Marking("socks", "#1d1a19", 1.9), Marking("muzzle", "#f2efe9", 1.6), Marking("cap", "#f2efe9", 1.2),
              Marking("mask", "#1a1717", 1.15)),
)  # fmt: skip
SKUNK = RACCOON.but(
    name="skunk", coat="#1c1a1b", head={"size": 0.2, "muzzle": 1.7, "tufts": 0.1, "eye": 0.15}, ear={"kind": "round", "size": 0.45, "width": 0.5, "inner": ""},
    tail={"length": 1.0, "radius": 0.12, "lift": 55.0, "curve": 60.0},
    markings=(Marking("dorsal", "#f6f4ef", 2.0), Marking("blaze", "#f6f4ef", 0.5), Marking("cap", "#f6f4ef", 0.5), Marking("tail_tip", "#f6f4ef", 2.0)),
)  # fmt: skip
OTTER = RACCOON.but(
    name="otter", height_m=0.36, coat="#5f4430",
    body={"trunk": 1.35, "hip": 0.54, "shoulder": 0.52, "chest": (0.2, 0.21), "waist": 0.19, "rump": (0.2, 0.21), "neck": 0.24},
    head={"size": 0.215, "skull": (1.1, 1.0, 0.84), "muzzle": 1.3, "muzzle_radii": (0.52, 0.4), "muzzle_wide": 1.15, "tufts": 0.0, "whiskers": 0.9,
          "eye": 0.16, "nose_size": 0.22},
    ear={"kind": "round", "size": 0.35, "width": 0.4, "inner": "", "place": (80.0, 35.0), "lean": 60.0},
    tail={"kind": "thick", "length": 0.9, "radius": 0.1, "lift": -20.0},
    markings=(Marking("belly", "#b79a78"), Marking("chest", "#c4a884"), Marking("muzzle", "#cdb492", 0.95)),
)  # fmt: skip
BEAVER = OTTER.but(
    name="beaver", coat="#6d4526", body={"trunk": 0.85, "chest": (0.28, 0.3), "waist": 0.3, "rump": (0.3, 0.31), "hip": 0.52, "shoulder": 0.5, "neck": 0.12},
    head={"size": 0.23, "teeth": "buck", "muzzle": 1.4}, tail={"kind": "flat", "length": 0.8, "radius": 0.12},
    markings=(Marking("belly", "#8a6240"),),
)  # fmt: skip
MEERKAT = OTTER.but(
    name="meerkat", height_m=0.3, coat="#c4a271", body={"trunk": 1.0, "chest": (0.15, 0.17), "waist": 0.15, "rump": (0.16, 0.18), "hip": 0.7, "shoulder": 0.66},
    head={"muzzle": 1.7, "muzzle_radii": (0.44, 0.24), "size": 0.18, "nose_size": 0.16}, tail={"radius": 0.035},
    markings=(Marking("belly", "#e8d6b4"), Marking("mask", "#33261c", 0.75), Marking("muzzle", "#e6d4b4", 0.8)),
)  # fmt: skip
SLOTH = RACCOON.but(
    name="sloth", coat="#9a8462", fluff=0.02,
    head={"size": 0.22, "skull": (1.08, 0.9, 0.95), "muzzle": 1.08, "muzzle_radii": (0.5, 0.32), "tufts": 0.0, "eye": 0.14, "nose_size": 0.22},
    ear={"kind": "none"}, tail={"kind": "stub", "length": 0.1, "radius": 0.04},
    body={"leg_radii": (0.12, 0.095, 0.08), "toes": 3, "hip": 0.72, "shoulder": 0.74},
    markings=(Marking("muzzle", "#e6d8be", 1.6), Marking("mask", "#4a3826", 0.9)),
)  # fmt: skip
KOALA = PANDA.but(
    name="koala", height_m=0.6, coat="#8d9197", fluff=0.0,
    head={"size": 0.28, "nose": "dog", "nose_size": 0.34, "muzzle": 1.15, "muzzle_radii": (0.5, 0.4), "eye": 0.14, "skull": (1.1, 0.95, 0.98)},
    ear={"kind": "round", "size": 1.15, "width": 1.15, "place": (78.0, 42.0), "lean": 58.0, "inner": "#efeae6", "color": ""},
    markings=(Marking("chest", "#eceae6", 1.2), Marking("belly", "#e2e0dc", 1.0), Marking("muzzle", "#a4a7ac", 0.7)),
)  # fmt: skip

declare("fox", FOX, ("fox", "red fox", "vixen", "fox cub", "arctic fox", "fennec"), "A red fox.")
declare("wolf", WOLF, ("wolf", "grey wolf", "gray wolf", "coyote", "jackal", "dingo"), "A grey wolf.")
declare("bear", BEAR, ("bear", "brown bear", "grizzly", "grizzly bear", "bear cub"), "A brown bear.")
declare("polar_bear", POLAR, ("polar bear", "white bear", "ice bear"), "A polar bear.")
declare("black_bear", BLACK_BEAR, ("black bear",), "A black bear.")
declare("panda", PANDA, ("panda", "giant panda", "panda bear", "panda cub"), "A giant panda.", pose="sitting")
declare("red_panda", RED_PANDA, ("red panda", "firefox"), "A red panda.")
declare("raccoon", RACCOON, ("raccoon", "racoon", "coati", "trash panda"), "A raccoon.")
declare("badger", BADGER, ("badger", "honey badger", "wolverine"), "A badger.")
declare("skunk", SKUNK, ("skunk", "polecat"), "A skunk.")
declare("otter", OTTER, ("otter", "sea otter", "ferret", "weasel", "stoat", "mink", "marten", "mongoose"), "An otter.")
declare("beaver", BEAVER, ("beaver", "marmot", "groundhog", "woodchuck", "capybara", "wombat"), "A beaver.")
declare("meerkat", MEERKAT, ("meerkat", "suricate", "prairie dog"), "A meerkat.", pose="upright")
declare("sloth", SLOTH, ("sloth",), "A sloth.")
declare("koala", KOALA, ("koala", "koala bear"), "A koala.", pose="sitting")
