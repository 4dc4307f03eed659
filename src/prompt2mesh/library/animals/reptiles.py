"""Crocodiles, lizards, turtles, frogs, dinosaurs and dragons: four-legged, scaled or smooth."""

from prompt2mesh.library.animals.great import RHINO
from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Body, Ear, Head, Marking, Species, Tail

_SPRAWL_FRONT = ((0.0, 1.0), (0.06, 0.72), (0.0, 0.3), (-0.06, 0.12))
_SPRAWL_HIND = ((0.0, 1.0), (-0.16, 0.8), (0.08, 0.34), (-0.04, 0.12))
CROCODILE = Species(
    name="crocodile", height_m=0.55, coat="#5d6b3c", skin="crocodile", extras=("ridge", "teeth"), horn_color="#4a5630",
    body=Body(
        trunk=1.35, hip=0.62, shoulder=0.6, chest=(0.34, 0.27), waist=0.28, rump=(0.28, 0.26), neck=0.16, neck_radii=(0.27, 0.23), neck_angle=8,
        leg_radii=(0.14, 0.11, 0.085), thigh_radii=(0.18, 0.12, 0.085), stance=(0.36, 0.34), front=_SPRAWL_FRONT, hind=_SPRAWL_HIND, foot_size=0.13, toes=4,
    ),
    head=Head(
        size=0.235, skull=(1.05, 1.1, 0.72), muzzle=3.6, muzzle_radii=(0.6, 0.4), muzzle_drop=(0.2, 0.3), muzzle_wide=1.3, cheek=0.4, brow=0.3, jaw=0.36, eye=0.2,
        eye_place=(38, 46), iris="#d6b02a", pupil="slit", nose="nostrils", nose_size=0.16, mouth=0.95, ear=Ear(kind="none"),
    ),
    tail=Tail(kind="thick", length=1.9, radius=0.21, lift=-22, curve=20),
    markings=(Marking("belly", "#c9c08a"), Marking("muzzle", "#74804a", 0.9)),
)  # fmt: skip
LIZARD = CROCODILE.but(
    name="lizard", height_m=0.06, coat="#5fa03c", extras=("ridge",),
    body={"chest": (0.24, 0.22), "waist": 0.2, "rump": (0.2, 0.19), "stance": (0.3, 0.28), "leg_radii": (0.1, 0.075, 0.055), "thigh_radii": (0.13, 0.09, 0.055), "foot_size": 0.1, "neck_angle": 30.0, "neck": 0.2,
          "neck_radii": (0.18, 0.16), "toes": 5},
    head={"size": 0.22, "skull": (0.95, 1.1, 0.82), "muzzle": 1.9, "muzzle_radii": (0.62, 0.4), "muzzle_wide": 1.15, "eye": 0.24, "eye_place": (55.0, 24.0), "iris": "#e0a02a", "muzzle_drop": (0.2, 0.28)},
    tail={"length": 2.0, "radius": 0.13, "curve": 40.0}, markings=(Marking("belly", "#d6e0a0"), Marking("stripes", "#2f5f24", 1.2, 0.22)),
)  # fmt: skip
IGUANA = LIZARD.but(
    name="iguana",
    height_m=0.25,
    coat="#6a9a4a",
    horn_color="#a9743a",
    head={"jaw": 0.5, "beard": 0.5},
    extras=("sail",),
)
CHAMELEON = LIZARD.but(
    name="chameleon", height_m=0.12, coat="#58b53e", body={"chest": (0.17, 0.28), "waist": 0.26, "trunk": 0.9, "foot": "hand", "stance": (0.2, 0.2), "hip": 0.7, "shoulder": 0.7}, extras=("ridge",), horn_color="#3f8a2e",
    head={"skull": (0.85, 1.1, 1.15), "eye": 0.36, "eye_place": (62.0, 14.0), "muzzle": 1.6, "brow": 0.4}, tail={"kind": "curl", "length": 1.5, "radius": 0.1},
    markings=(Marking("stripes", "#e8c23a", 1.1, 0.28), Marking("spots", "#2a9ab0", 0.7, 0.25)),
)  # fmt: skip
GECKO = LIZARD.but(
    name="gecko",
    coat="#e8b84a",
    extras=(),
    head={"eye": 0.3, "size": 0.25},
    markings=(Marking("spots", "#4a3a26", 0.7, 0.3), Marking("belly", "#f6ead0")),
    tail={"length": 1.2, "radius": 0.15},
)
TURTLE = LIZARD.but(
    name="turtle", height_m=0.3, coat="#6f8a45", skin="skin", extras=("shell",), horn_color="#5f4a2a", mane_color="#a98a4a",
    body={"trunk": 0.62, "hip": 0.44, "shoulder": 0.44, "chest": (0.32, 0.26), "waist": 0.28, "rump": (0.3, 0.25), "neck": 0.32, "neck_radii": (0.15, 0.13), "neck_angle": 34.0, "stance": (0.34, 0.33), "foot_size": 0.12,
          "leg_radii": (0.13, 0.11, 0.1), "thigh_radii": (0.15, 0.12, 0.1)},
    head={"size": 0.17, "skull": (0.95, 1.05, 0.9), "muzzle": 1.35, "muzzle_radii": (0.6, 0.42), "muzzle_wide": 1.0, "eye": 0.24, "eye_place": (46.0, 16.0), "iris": "#2a1d12", "pupil": "full"},
    tail={"length": 0.4, "radius": 0.07}, markings=(Marking("throat", "#c9c878"), Marking("muzzle", "#b9bf6a", 0.8)),
)  # fmt: skip
TORTOISE = TURTLE.but(
    name="tortoise",
    height_m=0.5,
    coat="#8a7a54",
    horn_color="#6a5228",
    mane_color="#c9a552",
    body={"chest": (0.33, 0.33), "foot": "pad"},
    skin="elephant_skin",
)
FROG = CROCODILE.but(
    name="frog", height_m=0.08, coat="#4fa83a", skin="wet_skin", extras=(),
    body={"trunk": 0.52, "hip": 0.4, "shoulder": 0.5, "chest": (0.3, 0.25), "waist": 0.26, "rump": (0.24, 0.22), "neck": 0.0, "neck_radii": (0.24, 0.22), "neck_angle": 36.0, "stance": (0.26, 0.26), "leg_radii": (0.1, 0.07, 0.055),
          "thigh_radii": (0.15, 0.1, 0.055), "foot": "hand", "foot_size": 0.13, "hind": ((0.0, 1.0), (-0.34, 0.9), (0.12, 0.3), (-0.28, 0.15)), "front": ((0.0, 1.0), (0.08, 0.6), (0.0, 0.25), (-0.04, 0.12))},
    head={"size": 0.29, "skull": (1.2, 1.0, 0.75), "muzzle": 1.25, "muzzle_radii": (0.7, 0.5), "muzzle_wide": 1.5, "muzzle_drop": (0.2, 0.25), "cheek": 0.5, "brow": 0.42, "eye": 0.36, "eye_place": (48.0, 40.0), "iris": "#d9252a", "pupil": "slit",
          "nose_size": 0.09, "mouth": 0.9, "jaw": 0.4},
    tail={"kind": "none"}, markings=(Marking("belly", "#f2efc8", 1.1), Marking("chest", "#f4f1d0", 1.1), Marking("muzzle", "#7fc850", 0.5)),
)  # fmt: skip
TOAD = FROG.but(
    name="toad",
    height_m=0.09,
    coat="#7d6a44",
    skin="skin",
    head={"iris": "#c98f2a", "pupil": "bar"},
    markings=(Marking("spots", "#4f4028", 0.8, 0.34), Marking("belly", "#d6c8a0")),
)

TREX = CROCODILE.but(
    name="tyrannosaurus", height_m=4.5, coat="#6f7d4a", extras=("teeth",), horn_color="#d8ccb0",
    body={"trunk": 0.62, "hip": 0.8, "shoulder": 0.36, "chest": (0.18, 0.22), "waist": 0.19, "rump": (0.18, 0.24), "neck": 0.28, "neck_radii": (0.18, 0.15), "neck_angle": 50.0, "leg_radii": (0.06, 0.042, 0.03), "thigh_radii": (0.2, 0.12, 0.065),
          "stance": (0.13, 0.14), "hind": ((0.0, 1.0), (-0.16, 0.62), (0.1, 0.3), (0.0, 0.06)), "foot_size": 0.1, "toes": 3},
    head={"size": 0.185, "skull": (0.9, 1.15, 0.95), "muzzle": 2.7, "muzzle_radii": (0.75, 0.56), "muzzle_wide": 0.9, "muzzle_drop": (0.18, 0.22), "jaw": 0.5, "eye": 0.16, "eye_place": (46.0, 26.0), "brow": 0.4},
    tail={"length": 1.5, "radius": 0.17, "lift": 4.0, "curve": -12.0}, markings=(Marking("belly", "#d3c998"), Marking("stripes", "#46522c", 1.3, 0.24), Marking("throat", "#d3c998")),
)  # fmt: skip
RAPTOR = TREX.but(name="velociraptor", height_m=1.2, coat="#9a7444", body={"leg_radii": (0.07, 0.05, 0.036), "shoulder": 0.5, "chest": (0.13, 0.17), "waist": 0.13, "rump": (0.13, 0.18), "neck": 0.4, "neck_radii": (0.12, 0.1), "thigh_radii": (0.15, 0.09, 0.05)},
                  head={"size": 0.13, "iris": "#e8b02a"}, markings=(Marking("stripes", "#4a3018", 1.0, 0.3), Marking("belly", "#e0cf9f")))  # fmt: skip
TRICERATOPS = RHINO.but(name="triceratops", height_m=2.8, coat="#8a7a52", skin="crocodile", horns="none", horn_color="#e8dcc0", extras=("frill",), head={"muzzle": 2.0, "muzzle_radii": (0.62, 0.3), "nose_size": 0.12}, ear={"kind": "none"},
                        tail={"kind": "thick", "length": 1.0, "radius": 0.15, "lift": -25.0, "curve": 15.0}, markings=(Marking("belly", "#cdbf92"), Marking("stripes", "#6a5a38", 1.4, 0.2)))  # fmt: skip
STEGOSAURUS = TRICERATOPS.but(name="stegosaurus", height_m=2.2, coat="#7a8a4a", horn_color="#c9763a", extras=("plates",), body={"hip": 0.78, "shoulder": 0.56, "neck_angle": -8.0, "neck": 0.34, "neck_radii": (0.18, 0.11), "hump": 0.0}, head={"size": 0.115, "muzzle": 2.0, "muzzle_radii": (0.56, 0.36)},
                              tail={"length": 1.3, "radius": 0.15, "lift": 6.0, "curve": 6.0})  # fmt: skip
BRONTOSAURUS = TRICERATOPS.but(name="brontosaurus", height_m=7.0, coat="#6f8794", extras=(), body={"trunk": 0.82, "hip": 0.74, "shoulder": 0.72, "neck": 1.25, "neck_radii": (0.19, 0.08), "neck_angle": 52.0, "hump": 0.0}, head={"size": 0.105, "muzzle": 1.8, "muzzle_radii": (0.6, 0.46), "eye": 0.17},
                               tail={"length": 2.1, "radius": 0.17, "lift": -18.0, "curve": 22.0}, markings=(Marking("belly", "#c2cdd0"), Marking("shade", "#4f6674", 0.8)))  # fmt: skip
DRAGON = CROCODILE.but(
    name="dragon", height_m=2.6, coat="#3f8a3a", extras=("ridge", "wings", "dragon horns", "teeth"), horn_color="#e2d2a8", mane_color="#c9823a",
    body={"trunk": 0.95, "hip": 0.74, "shoulder": 0.74, "chest": (0.21, 0.25), "waist": 0.19, "rump": (0.2, 0.23), "neck": 0.62, "neck_radii": (0.18, 0.12), "neck_angle": 62.0, "stance": (0.17, 0.18), "leg_radii": (0.13, 0.085, 0.065),
          "thigh_radii": (0.19, 0.11, 0.065), "foot_size": 0.1, "front": ((0.0, 1.0), (0.1, 0.62), (0.04, 0.22), (0.0, 0.07)), "hind": ((0.0, 1.0), (-0.1, 0.58), (0.14, 0.28), (0.05, 0.07))},
    head={"size": 0.155, "skull": (0.95, 1.1, 0.85), "muzzle": 2.4, "muzzle_radii": (0.64, 0.42), "muzzle_wide": 1.05, "jaw": 0.42, "eye": 0.19, "eye_place": (36.0, 26.0), "brow": 0.36, "iris": "#f0b82a", "nose_size": 0.2, "muzzle_drop": (0.2, 0.32)},
    tail={"length": 1.6, "radius": 0.15, "lift": -20.0, "curve": 50.0}, markings=(Marking("belly", "#e0c878"), Marking("chest", "#e6d08a", 0.9), Marking("throat", "#e6d08a")),
)  # fmt: skip
BABY_DRAGON = DRAGON.but(
    name="baby dragon", height_m=0.35, coat="#5fb84a", extras=("ridge", "wings", "dragon horns"), body={"trunk": 0.66, "neck": 0.22, "neck_radii": (0.18, 0.16), "chest": (0.22, 0.25), "waist": 0.22},
    head={"size": 0.27, "muzzle": 1.6, "muzzle_radii": (0.58, 0.4), "eye": 0.3, "eye_place": (32.0, 10.0), "brow": 0.2}, tail={"length": 1.0, "radius": 0.12},
)  # fmt: skip
_FLAMES = ("breathing fire",)

declare("crocodile", CROCODILE, ("crocodile", "alligator", "croc", "gator", "caiman", "gharial"), "A crocodile.")
declare("lizard", LIZARD, ("lizard", "skink", "monitor lizard", "komodo dragon", "reptile"), "A lizard.")
declare("iguana", IGUANA, ("iguana", "bearded dragon"), "An iguana.")
declare("chameleon", CHAMELEON, ("chameleon",), "A chameleon.")
declare("gecko", GECKO, ("gecko", "salamander", "newt", "axolotl"), "A gecko.")
declare("turtle", TURTLE, ("turtle", "sea turtle", "terrapin"), "A turtle.")
declare("tortoise", TORTOISE, ("tortoise", "giant tortoise"), "A tortoise.")
declare(
    "frog", FROG, ("frog", "tree frog", "red-eyed tree frog", "bullfrog", "amphibian"), "A tree frog.", pose="sitting"
)
declare("toad", TOAD, ("toad",), "A toad.", pose="sitting")
declare(
    "tyrannosaurus",
    TREX,
    ("t-rex", "tyrannosaurus", "tyrannosaurus rex", "dinosaur", "t rex", "dino", "godzilla"),
    "A tyrannosaurus.",
    pose="striding",
)
declare("velociraptor", RAPTOR, ("velociraptor", "raptor", "allosaurus"), "A velociraptor.", pose="striding")
declare("triceratops", TRICERATOPS, ("triceratops", "ankylosaurus"), "A triceratops.")
declare("stegosaurus", STEGOSAURUS, ("stegosaurus", "spinosaurus"), "A stegosaurus.")
declare(
    "brontosaurus",
    BRONTOSAURUS,
    ("brontosaurus", "diplodocus", "brachiosaurus", "apatosaurus", "sauropod", "long-necked dinosaur"),
    "A brontosaurus.",
)
declare(
    "dragon",
    DRAGON,
    ("dragon", "wyvern", "drake dragon", "wyrm"),
    "A winged dragon.",
    states=("open mouth", "panting", *_FLAMES),
    adjectives={"baby": {"head_size": 1.6, "leg_length": 0.85}},
)
declare(
    "baby_dragon",
    BABY_DRAGON,
    ("baby dragon", "dragon hatchling", "little dragon", "dragonling"),
    "A baby dragon.",
    pose="sitting",
    states=("open mouth", "panting", *_FLAMES),
)
