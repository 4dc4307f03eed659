"""Hoofed animals: horses and their kin, cattle, sheep, goats, pigs, deer, camels and giraffes."""

from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Body, Ear, Head, Marking, Species, Tail

_HOOFED_FRONT = ((0.0, 1.0), (0.09, 0.7), (0.05, 0.34), (0.02, 0.075))
_HOOFED_HIND = ((0.0, 1.0), (-0.09, 0.68), (0.13, 0.36), (0.08, 0.07))
HORSE = Species(
    name="horse", height_m=1.95, coat="#7b4525", mane="horse", mane_color="#21160f",
    body=Body(
        trunk=0.82, hip=0.82, shoulder=0.78, chest=(0.155, 0.215), waist=0.155, rump=(0.16, 0.19), neck=0.5,
        neck_radii=(0.16, 0.095), neck_angle=50, leg_radii=(0.1, 0.058, 0.036), thigh_radii=(0.15, 0.085, 0.038),
        stance=(0.095, 0.1), front=_HOOFED_FRONT, hind=_HOOFED_HIND, foot="hoof", foot_size=0.056,
    ),
    head=Head(
        size=0.115, skull=(0.86, 1.05, 0.98), muzzle=3.0, muzzle_radii=(0.66, 0.44), muzzle_drop=(0.42, 1.35), muzzle_wide=0.86,
        cheek=0.5, cheek_out=0.3, brow=0.24, jaw=0.46, eye=0.2, eye_place=(58, 10), iris="#2a170d", pupil="full",
        nose="nostrils", nose_size=0.2, nose_color="#16100d", mouth=0.42,
        ear=Ear(kind="pointed", size=0.95, width=0.42, place=(40, 66), lean=12, turn=20, inner="#4f382c"),
    ),
    tail=Tail(kind="hair", length=0.85, radius=0.062, lift=-38, curve=-48),
    markings=(Marking("socks", "#2a1a12", 0.9),),
)  # fmt: skip
PONY = HORSE.but(
    name="pony", height_m=1.3, coat="#b07840", mane_color="#efe0c2",
    body={"chest": (0.2, 0.26), "waist": 0.21, "rump": (0.2, 0.23), "hip": 0.76, "shoulder": 0.72, "neck": 0.38,
          "neck_radii": (0.19, 0.125), "leg_radii": (0.12, 0.072, 0.05), "thigh_radii": (0.18, 0.1, 0.05), "feather": 0.014, "foot_size": 0.068},
    head={"size": 0.145, "muzzle": 2.6, "eye": 0.24}, markings=(Marking("blaze", "#f4ead8", 0.7), Marking("socks", "#f4ead8", 0.8)),
)  # fmt: skip
FOAL = HORSE.but(
    name="foal", height_m=1.15, coat="#9a6035", body={"trunk": 0.66, "chest": (0.12, 0.17), "waist": 0.11, "rump": (0.125, 0.15), "neck": 0.38},
    head={"size": 0.13, "muzzle": 2.5, "eye": 0.26}, tail={"length": 0.42, "radius": 0.045},
)  # fmt: skip
UNICORN = HORSE.but(
    name="unicorn", coat="#f8f5f2", horns="unicorn", mane_color="#c9a2e0", horn_color="#e8c65a", head={"iris": "#5a4fb0", "eye": 0.24, "nose_color": "#caa7b0"},
    ear={"inner": "#f0c8d0"}, body={"neck_angle": 60.0}, markings=(),
)  # fmt: skip
ZEBRA = HORSE.but(
    name="zebra", height_m=1.6, coat="#f2efe8", mane="ridge", mane_color="#26211f", head={"nose_color": "#151212"}, tail={"kind": "tuft", "radius": 0.026, "length": 0.55},
    body={"neck": 0.4, "neck_radii": (0.17, 0.115), "chest": (0.175, 0.23), "waist": 0.175},
    markings=(Marking("stripes", "#1a1717", 0.72, 0.5), Marking("face_stripes", "#1a1717", 0.8, 0.42), Marking("points", "#2a2523")),
)  # fmt: skip
DONKEY = HORSE.but(
    name="donkey", height_m=1.35, coat="#857b72", mane="ridge", mane_color="#3a322d",
    body={"hip": 0.76, "shoulder": 0.73, "chest": (0.17, 0.22), "waist": 0.175, "neck": 0.38, "neck_radii": (0.15, 0.11), "neck_angle": 42.0},
    head={"size": 0.15, "muzzle": 2.6}, ear={"kind": "long", "size": 1.8, "width": 0.66, "lean": 20.0, "inner": "#b9a79a"},
    tail={"kind": "tuft", "length": 0.55, "radius": 0.026}, markings=(Marking("belly", "#d6cec4"), Marking("muzzle", "#e6dfd4", 0.7), Marking("dorsal", "#4a413b", 0.8)),
)  # fmt: skip
COW = HORSE.but(
    name="cow", height_m=1.6, coat="#f4f1ea", mane="none", horns="cow",
    body={"trunk": 0.98, "hip": 0.76, "shoulder": 0.74, "chest": (0.22, 0.28), "waist": 0.25, "rump": (0.21, 0.23), "sag": 0.06, "neck": 0.28,
          "neck_radii": (0.18, 0.13), "neck_angle": 24.0, "leg_radii": (0.11, 0.07, 0.048), "thigh_radii": (0.17, 0.095, 0.048), "stance": (0.14, 0.14),
          "foot": "cloven", "foot_size": 0.062},
    head={"size": 0.135, "skull": (0.95, 1.0, 1.0), "muzzle": 2.35, "muzzle_radii": (0.68, 0.56), "muzzle_drop": (0.35, 0.95), "muzzle_wide": 1.08,
          "nose": "nostrils", "nose_size": 0.26, "nose_color": "#3a2a2a", "eye": 0.19, "eye_place": (50.0, 12.0), "mouth": 0.3},
    ear={"kind": "leaf", "size": 1.1, "width": 0.62, "place": (86.0, 32.0), "lean": -6.0, "inner": "#e0b4a8"},
    tail={"kind": "tuft", "length": 0.75, "radius": 0.026, "lift": -72.0, "curve": -12.0},
    markings=(Marking("patches", "#1c1a1a", 0.95, 0.5), Marking("muzzle", "#e8b4ac", 0.72)), mane_color="#26201e", horn_color="#e4d8c0",
)  # fmt: skip
BULL = COW.but(
    name="bull", height_m=1.75, coat="#33211a", mane_color="#1d1410", body={"hump": 0.16, "chest": (0.27, 0.32), "neck_radii": (0.24, 0.19), "sag": 0.0, "waist": 0.22},
    head={"size": 0.15, "eye": 0.15}, ear={"inner": "#6a4a3e"}, markings=(Marking("muzzle", "#5a4038", 0.6),),
)  # fmt: skip
HIGHLAND = COW.but(
    name="highland cow", coat="#a9602a", fluff=0.03, horns="long", mane_color="#a9602a", ear={"inner": "#8a4d20"}, head={"nose_color": "#4a2d28"},
    markings=(Marking("muzzle", "#d9a087", 0.62),),
)  # fmt: skip
BISON = BULL.but(
    name="bison", coat="#4a3020", fluff=0.03, body={"hump": 0.26, "rump": (0.17, 0.2)}, head={"beard": 0.9}
)
PIG = COW.but(
    name="pig", height_m=0.8, coat="#eba9a0", horns="none", skin="skin",
    body={"trunk": 0.92, "hip": 0.66, "shoulder": 0.63, "chest": (0.28, 0.3), "waist": 0.29, "rump": (0.27, 0.29), "sag": 0.05, "neck": 0.1,
          "neck_radii": (0.26, 0.23), "neck_angle": 14.0, "leg_radii": (0.13, 0.085, 0.065), "thigh_radii": (0.19, 0.11, 0.065), "stance": (0.16, 0.16), "foot_size": 0.07},
    head={"size": 0.24, "skull": (1.0, 1.0, 0.95), "muzzle": 1.7, "muzzle_radii": (0.6, 0.42), "muzzle_drop": (0.24, 0.28), "muzzle_wide": 1.0, "nose": "pig",
          "nose_size": 0.42, "nose_color": "#e08d86", "eye": 0.15, "eye_place": (36.0, 14.0), "mouth": 0.6, "iris": "#3a2a22", "jaw": 0.4, "cheek": 0.5},
    ear={"kind": "folded", "size": 0.95, "width": 0.8, "place": (52.0, 54.0), "lean": 26.0, "turn": 24.0, "inner": "#e79a92"},
    tail={"kind": "curl", "length": 0.32, "radius": 0.022}, markings=(),
)  # fmt: skip
PIGLET = PIG.but(
    name="piglet",
    height_m=0.3,
    coat="#f2b8b0",
    head={"size": 0.31, "eye": 0.2, "muzzle": 1.5, "nose_size": 0.36},
    body={"trunk": 0.72, "chest": (0.26, 0.27)},
)
BOAR = PIG.but(
    name="wild boar", coat="#4a3a30", skin="fur", fluff=0.02, body={"hump": 0.14, "rump": (0.2, 0.22)}, head={"muzzle": 2.2, "teeth": "tusks", "nose_color": "#5a4540"},
    ear={"kind": "pointed", "size": 0.8, "width": 0.55}, tail={"kind": "tuft", "length": 0.3}, mane_color="#2a201a",
)  # fmt: skip
SHEEP = COW.but(
    name="sheep", height_m=0.95, coat="#f1ebdd", horns="none", curls=0.085, skin="wool",
    body={"trunk": 0.72, "hip": 0.7, "shoulder": 0.7, "chest": (0.26, 0.29), "waist": 0.27, "rump": (0.26, 0.28), "sag": 0.0, "neck": 0.24, "neck_radii": (0.2, 0.16),
          "neck_angle": 44.0, "leg_radii": (0.1, 0.062, 0.045), "thigh_radii": (0.14, 0.08, 0.045), "foot_size": 0.06},
    head={"size": 0.15, "skull": (0.95, 1.0, 1.05), "muzzle": 2.1, "muzzle_radii": (0.58, 0.42), "muzzle_drop": (0.35, 0.8), "eye": 0.19, "pupil": "bar", "iris": "#b08a3a"},
    ear={"kind": "leaf", "size": 1.0, "width": 0.5, "color": "#2c2725", "inner": ""}, tail={"kind": "puff", "radius": 0.1},
    markings=(Marking("socks", "#2c2725", 1.6), Marking("muzzle", "#2c2725", 1.9), Marking("mask", "#2c2725", 1.2)),
)  # fmt: skip
LAMB = SHEEP.but(name="lamb", height_m=0.5, coat="#f8f4ea", head={"size": 0.2, "eye": 0.24, "muzzle": 1.8}, body={"trunk": 0.58, "chest": (0.21, 0.24), "waist": 0.2},
                 markings=(Marking("muzzle", "#f2d8cc", 0.8),), ear={"color": "", "inner": "#eac4b8"})  # fmt: skip
RAM = SHEEP.but(name="ram", height_m=1.05, horns="ram", horn_color="#b89a70")
GOAT = SHEEP.but(
    name="goat", height_m=0.95, coat="#d9cbb4", horns="goat", curls=0.0, skin="fur", horn_color="#7a6a58",
    body={"chest": (0.18, 0.24), "waist": 0.19, "rump": (0.18, 0.21), "neck": 0.32, "neck_radii": (0.15, 0.11), "neck_angle": 54.0, "trunk": 0.74},
    head={"beard": 0.75, "iris": "#d6b23a"}, ear={"color": "", "inner": "#c8a590"}, tail={"kind": "stub", "length": 0.16, "radius": 0.04},
    markings=(Marking("belly", "#f0e8da"), Marking("socks", "#7a6248", 0.9), Marking("muzzle", "#efe6d8", 0.7)),
)  # fmt: skip
DEER = HORSE.but(
    name="deer", height_m=1.45, coat="#9d6438", mane="none", horns="deer", horn_color="#a98560",
    body={"trunk": 0.76, "chest": (0.135, 0.19), "waist": 0.115, "rump": (0.14, 0.17), "neck": 0.44, "neck_radii": (0.13, 0.085), "neck_angle": 60.0,
          "leg_radii": (0.08, 0.046, 0.028), "thigh_radii": (0.13, 0.07, 0.03), "foot": "cloven", "foot_size": 0.04, "stance": (0.08, 0.085)},
    head={"size": 0.115, "muzzle": 2.5, "muzzle_radii": (0.54, 0.32), "muzzle_drop": (0.35, 0.8), "nose": "button", "nose_size": 0.22, "eye": 0.24, "nose_color": "#1a1412"},
    ear={"kind": "leaf", "size": 1.2, "width": 0.6, "place": (80.0, 46.0), "lean": 26.0, "inner": "#e0c4ac"}, tail={"kind": "puff", "radius": 0.055},
    markings=(Marking("belly", "#e8d6bc"), Marking("chest", "#e2ccae", 0.7), Marking("rear", "#f2e8da", 0.9), Marking("muzzle", "#d8b892", 0.6)),
)  # fmt: skip
FAWN = DEER.but(name="fawn", height_m=0.75, horns="none", coat="#b9763f", head={"size": 0.15, "eye": 0.28, "muzzle": 2.1}, body={"neck": 0.34, "trunk": 0.66},
                markings=(Marking("spots", "#f4e6cc", 0.62, 0.26), Marking("belly", "#f0e0c6"), Marking("muzzle", "#ecd6b8", 0.7)))  # fmt: skip
MOOSE = DEER.but(
    name="moose", height_m=2.2, coat="#4a3426", horns="moose", body={"hump": 0.13, "chest": (0.17, 0.24), "waist": 0.16, "neck": 0.3, "neck_radii": (0.17, 0.13), "neck_angle": 36.0},
    head={"size": 0.13, "muzzle": 3.0, "muzzle_radii": (0.62, 0.56), "beard": 0.7, "nose": "nostrils", "eye": 0.16}, markings=(Marking("socks", "#a08a70", 1.2),),
)  # fmt: skip
GIRAFFE = HORSE.but(
    name="giraffe", height_m=4.8, coat="#e6bd78", mane="ridge", horns="giraffe", mane_color="#6b3d1d",
    body={"trunk": 0.56, "hip": 0.78, "shoulder": 0.86, "chest": (0.12, 0.16), "waist": 0.12, "rump": (0.115, 0.14), "neck": 0.92, "neck_radii": (0.12, 0.062), "neck_angle": 66.0,
          "leg_radii": (0.075, 0.044, 0.03), "thigh_radii": (0.11, 0.06, 0.03), "stance": (0.075, 0.075), "foot": "cloven", "foot_size": 0.042},
    head={"size": 0.078, "muzzle": 2.7, "muzzle_radii": (0.56, 0.38), "muzzle_drop": (0.3, 0.85), "eye": 0.24},
    ear={"kind": "leaf", "size": 1.2, "width": 0.5, "lean": 10.0, "place": (84.0, 40.0), "inner": "#f0dcc0"}, tail={"kind": "tuft", "length": 0.42, "radius": 0.016, "lift": -70.0, "curve": -10.0},
    markings=(Marking("patches", "#8a4a1f", 0.34, 0.52), Marking("belly", "#f2dcb0", 0.8), Marking("muzzle", "#e8cfa0", 0.9)),
)  # fmt: skip
CAMEL = HORSE.but(
    name="camel", height_m=2.2, coat="#c49a62", mane="none",
    body={"trunk": 0.74, "hump": 0.23, "hump_at": 0.45, "chest": (0.17, 0.22), "waist": 0.15, "neck": 0.56, "neck_radii": (0.13, 0.085), "neck_angle": 52.0, "foot": "pad", "foot_size": 0.07},
    head={"size": 0.1, "muzzle": 2.4, "muzzle_radii": (0.6, 0.46), "muzzle_drop": (0.3, 0.7), "nose_size": 0.16}, ear={"kind": "round", "size": 0.5, "width": 0.4, "place": (60.0, 52.0), "inner": ""},
    tail={"kind": "tuft", "length": 0.45, "radius": 0.022}, markings=(Marking("belly", "#d9b982"),),
)  # fmt: skip
LLAMA = CAMEL.but(
    name="llama", height_m=1.6, coat="#efe3cd", fluff=0.025, body={"hump": 0.0, "chest": (0.19, 0.24), "waist": 0.19, "neck": 0.56, "neck_radii": (0.14, 0.1), "neck_angle": 76.0, "foot": "cloven", "foot_size": 0.05},
    head={"size": 0.115, "muzzle": 2.0, "nose": "button", "nose_size": 0.18, "eye": 0.24, "tufts": 0.2}, ear={"kind": "long", "size": 1.1, "width": 0.4, "lean": 12.0, "inner": "#d8b8a4"}, tail={"kind": "puff", "radius": 0.07},
    markings=(),
)  # fmt: skip

declare("horse", HORSE, ("horse", "mare", "stallion", "steed", "mustang", "racehorse", "colt", "gelding"), "A horse.")
declare("pony", PONY, ("pony", "shetland pony", "draft horse"), "A pony.")
declare("foal", FOAL, ("foal", "baby horse", "filly"), "A foal.")
declare("unicorn", UNICORN, ("unicorn",), "A unicorn.")
declare("zebra", ZEBRA, ("zebra",), "A zebra.")
declare("donkey", DONKEY, ("donkey", "mule", "burro", "ass"), "A donkey.")
declare("cow", COW, ("cow", "dairy cow", "holstein", "heifer", "calf", "cattle"), "A dairy cow.")
declare("bull", BULL, ("bull", "ox", "steer", "buffalo", "water buffalo", "yak"), "A bull.")
declare("highland_cow", HIGHLAND, ("highland cow", "highland cattle", "longhorn"), "A highland cow.")
declare("bison", BISON, ("bison", "american buffalo", "wisent", "musk ox"), "A bison.")
declare("pig", PIG, ("pig", "hog", "sow", "swine"), "A pig.")
declare("piglet", PIGLET, ("piglet", "baby pig"), "A piglet.")
declare("boar", BOAR, ("boar", "wild boar", "warthog", "wild pig"), "A wild boar.")
declare("sheep", SHEEP, ("sheep", "ewe"), "A sheep.")
declare("lamb", LAMB, ("lamb", "baby sheep"), "A lamb.")
declare("ram", RAM, ("ram", "bighorn", "bighorn sheep"), "A ram with curled horns.")
declare("goat", GOAT, ("goat", "billy goat", "mountain goat", "kid goat", "ibex"), "A goat.")
declare("deer", DEER, ("deer", "stag", "buck", "elk", "reindeer", "caribou", "hart"), "A stag.")
declare("fawn", FAWN, ("fawn", "doe", "bambi", "gazelle", "antelope", "impala", "roe deer"), "A fawn.")
declare("moose", MOOSE, ("moose",), "A moose.")
declare("giraffe", GIRAFFE, ("giraffe",), "A giraffe.")
declare("camel", CAMEL, ("camel", "dromedary", "bactrian camel"), "A camel.")
declare("llama", LLAMA, ("llama", "alpaca", "vicuna", "guanaco"), "A llama.")
