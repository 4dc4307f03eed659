"""Hyena, anteater, armadillo, platypus and other beasts of far countries."""

from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Marking
from prompt2mesh.library.animals.wild import OTTER, RACCOON, WOLF

HYENA = WOLF.but(
    name="hyena", height_m=0.85, coat="#a98f66", fluff=0.012,
    body={"hip": 0.68, "shoulder": 0.8, "neck": 0.36, "neck_radii": (0.2, 0.15), "ruff": 0.02, "chest": (0.17, 0.24)},
    head={"muzzle": 1.8, "muzzle_radii": (0.6, 0.44), "tufts": 0.1, "iris": "#4a2f1a", "jaw": 0.4},
    ear={"kind": "round", "size": 0.75, "width": 0.7, "inner": "#6a5440"},
    tail={"length": 0.45, "radius": 0.05, "lift": -55.0},
    markings=(Marking("spots", "#4a3826", 0.8, 0.34), Marking("muzzle", "#3a2c22", 0.95), Marking("socks", "#6a543c", 1.0)),
)  # fmt: skip
ANTEATER = WOLF.but(
    name="anteater", height_m=0.7, coat="#6e6258", fluff=0.012,
    body={"trunk": 1.05, "hip": 0.66, "shoulder": 0.62, "neck": 0.3, "neck_angle": 6.0, "ruff": 0.0, "foot": "pad",
          "leg_radii": (0.13, 0.1, 0.085), "thigh_radii": (0.18, 0.12, 0.085), "foot_size": 0.095},
    head={"size": 0.14, "skull": (0.85, 1.1, 0.82), "muzzle": 4.0, "muzzle_radii": (0.6, 0.2), "cheek": 0.0, "tufts": 0.0, "brow": 0.1,
          "jaw": 0.0, "eye": 0.13, "eye_place": (52.0, 12.0), "nose_size": 0.12, "mouth": 0.15, "muzzle_drop": (0.16, 0.62)},
    ear={"kind": "round", "size": 0.4, "width": 0.4}, tail={"kind": "bushy", "length": 1.0, "radius": 0.14, "lift": -14.0, "curve": 20.0},
    markings=(Marking("saddle", "#2a2421", 0.9), Marking("socks", "#d8cfc2", 0.8), Marking("chest", "#2a2421", 0.9)),
)  # fmt: skip
AARDVARK = ANTEATER.but(
    name="aardvark", coat="#a58e77", fluff=0.0, skin="skin", head={"muzzle": 3.0, "muzzle_radii": (0.58, 0.34), "nose": "pig", "nose_size": 0.3, "nose_color": "#b58f7c"},
    ear={"kind": "long", "size": 1.6, "width": 0.6, "place": (40.0, 66.0)}, tail={"kind": "thick", "length": 0.8, "radius": 0.12}, markings=(),
)  # fmt: skip
ARMADILLO = OTTER.but(
    name="armadillo", height_m=0.28, coat="#b59a80", skin="skin", extras=("armour",), horn_color="#8a7560",
    body={"trunk": 0.86, "hip": 0.5, "shoulder": 0.48, "chest": (0.27, 0.27), "waist": 0.27, "rump": (0.25, 0.25), "neck": 0.16, "neck_angle": 12.0},
    head={"size": 0.17, "skull": (0.95, 1.1, 0.85), "muzzle": 2.3, "muzzle_radii": (0.5, 0.24), "muzzle_wide": 1.0, "whiskers": 0.0, "nose_size": 0.16},
    ear={"kind": "long", "size": 1.0, "width": 0.55, "place": (40.0, 66.0), "lean": 10.0}, tail={"kind": "thick", "length": 0.9, "radius": 0.08}, markings=(),
)  # fmt: skip
PLATYPUS = OTTER.but(
    name="platypus", height_m=0.2, coat="#5a3f2b", extras=("bill",), horn_color="#3f3b3d",
    body={"hip": 0.42, "shoulder": 0.4, "trunk": 1.2, "neck": 0.1, "neck_angle": 6.0}, ear={"kind": "none"},
    head={"muzzle": 1.1, "nose": "none", "whiskers": 0.0, "mouth": 0.0, "eye": 0.13, "eye_place": (46.0, 26.0)}, tail={"kind": "flat", "length": 0.8, "radius": 0.12},
    markings=(Marking("belly", "#8a6a4c"),),
)  # fmt: skip
TASMANIAN = RACCOON.but(
    name="tasmanian devil", coat="#1f1c1c", head={"muzzle": 1.7, "muzzle_radii": (0.56, 0.36), "tufts": 0.1, "teeth": "fangs", "eye": 0.14},
    ear={"kind": "round", "size": 0.8, "width": 0.72, "inner": "#c08078"}, tail={"kind": "plain", "length": 0.6, "radius": 0.06}, markings=(Marking("chest", "#f0ece4", 0.45),),
)  # fmt: skip

declare("hyena", HYENA, ("hyena", "spotted hyena", "wild dog", "african wild dog"), "A spotted hyena.")
declare("anteater", ANTEATER, ("anteater", "giant anteater", "tamandua"), "A giant anteater.")
declare("aardvark", AARDVARK, ("aardvark", "earth pig"), "An aardvark.")
declare("armadillo", ARMADILLO, ("armadillo", "pangolin"), "An armadillo in bands of armour.")
declare("platypus", PLATYPUS, ("platypus", "duck-billed platypus"), "A platypus.")
declare("tasmanian_devil", TASMANIAN, ("tasmanian devil",), "A Tasmanian devil.")
