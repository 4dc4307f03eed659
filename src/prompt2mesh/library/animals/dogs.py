"""Dogs: one species, and every breed a table row."""

from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Marking, Species
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import choice

LABRADOR = Species(
    name="labrador", height_m=0.72, coat="#d9a55c",
    markings=(Marking("belly", "#ecc98c"), Marking("muzzle", "#e8bf80", 0.9), Marking("chest", "#eac78c", 0.8)),
).but(body={"chest": (0.18, 0.24), "waist": 0.15}, ear={"inner": ""})  # fmt: skip

GOLDEN = LABRADOR.but(
    name="golden retriever", coat="#cf9145", fluff=0.02,
    body={"ruff": 0.1, "neck_radii": (0.18, 0.15), "chest": (0.19, 0.25), "feather": 0.006},
    tail={"kind": "bushy", "radius": 0.07, "length": 0.75, "lift": 5.0},
    ear={"size": 1.2, "width": 0.8},
    markings=(Marking("belly", "#ecc88e"), Marking("chest", "#e6bd7e"), Marking("muzzle", "#dcae6c", 0.85)),
)  # fmt: skip
CORGI = LABRADOR.but(
    name="corgi", height_m=0.42, coat="#cf8038", fluff=0.012,
    body={
        "trunk": 0.98, "hip": 0.62, "shoulder": 0.6, "chest": (0.235, 0.29), "waist": 0.215, "rump": (0.225, 0.26),
        "neck": 0.22, "neck_radii": (0.24, 0.2), "ruff": 0.12, "leg_radii": (0.13, 0.09, 0.068),
        "thigh_radii": (0.19, 0.11, 0.066), "stance": (0.15, 0.15), "foot_size": 0.1,
    },
    head={"size": 0.26, "muzzle": 1.6, "muzzle_radii": (0.5, 0.33), "cheek": 0.5, "cheek_out": 0.5, "tufts": 0.25},
    ear={"kind": "pointed", "size": 1.15, "width": 0.86, "place": (46.0, 58.0), "lean": 16.0, "inner": "#eac3ae"},
    tail={"kind": "puff", "radius": 0.09},
    markings=(
        Marking("belly", "#f6ecdc", 1.15), Marking("chest", "#fbf4e8", 1.25), Marking("collar", "#fbf4e8", 0.6),
        Marking("muzzle", "#fbf4e8", 1.0), Marking("blaze", "#fbf4e8", 0.9), Marking("socks", "#fbf4e8", 1.5),
        Marking("rear", "#f6ecdc", 0.9),
    ),
)  # fmt: skip
DACHSHUND = LABRADOR.but(
    name="dachshund", height_m=0.3, coat="#7a3d1c",
    body={
        "trunk": 1.5, "hip": 0.6, "shoulder": 0.58, "chest": (0.22, 0.27), "waist": 0.2, "rump": (0.2, 0.23),
        "neck": 0.34, "neck_radii": (0.2, 0.16), "leg_radii": (0.13, 0.09, 0.07), "thigh_radii": (0.17, 0.1, 0.066),
        "stance": (0.14, 0.14), "foot_size": 0.1,
    },
    head={"size": 0.225, "muzzle": 2.15, "muzzle_radii": (0.48, 0.32), "skull": (0.86, 1.0, 0.86)},
    ear={"size": 1.4, "width": 0.85},
    tail={"length": 0.95, "radius": 0.05, "lift": 5.0, "curve": 40.0},
    markings=(Marking("brow_dots", "#b5713a"), Marking("socks", "#a9642f", 0.75), Marking("chest", "#95552a", 0.6)),
)  # fmt: skip
PUG = LABRADOR.but(
    name="pug", height_m=0.36, coat="#d8b382",
    body={
        "trunk": 0.7, "hip": 0.7, "shoulder": 0.68, "chest": (0.25, 0.29), "waist": 0.21, "rump": (0.21, 0.23),
        "neck": 0.16, "neck_radii": (0.24, 0.22), "leg_radii": (0.13, 0.085, 0.065), "thigh_radii": (0.17, 0.1, 0.06),
        "stance": (0.17, 0.15), "foot_size": 0.09,
    },
    head={
        "size": 0.27, "skull": (1.06, 0.92, 0.94), "muzzle": 1.22, "muzzle_radii": (0.6, 0.5), "muzzle_wide": 1.2,
        "muzzle_drop": (0.3, 0.36), "flews": 0.3, "eye": 0.24, "eye_place": (33.0, 10.0), "nose": "flat",
        "nose_size": 0.2, "mouth": 0.3, "brow": 0.24, "iris": "#3a2112",
    },
    ear={"kind": "folded", "size": 0.7, "width": 0.7, "place": (60.0, 54.0), "lean": 38.0, "turn": 40.0, "inner": "",
         "tip": ""},
    tail={"kind": "curl", "length": 0.5, "radius": 0.055},
    markings=(Marking("muzzle", "#2b2320", 1.0), Marking("mask", "#33291f", 0.85), Marking("dorsal", "#b08a5c", 0.8)),
)  # fmt: skip
HUSKY = LABRADOR.but(
    name="husky", height_m=0.72, coat="#6d737b", fluff=0.014,
    body={"ruff": 0.1, "neck_radii": (0.19, 0.15), "chest": (0.18, 0.24), "neck": 0.3},
    head={"muzzle": 1.7, "muzzle_radii": (0.54, 0.38), "tufts": 0.45, "iris": "#8ec4e8", "eye_place": (30.0, 14.0)},
    ear={"kind": "pointed", "size": 0.95, "width": 0.7, "place": (40.0, 62.0), "lean": 10.0, "inner": "#e8dcd6"},
    tail={"kind": "bushy", "length": 0.75, "radius": 0.075, "lift": 70.0, "curve": 110.0},
    markings=(
        Marking("belly", "#f4f4f2", 1.2), Marking("chest", "#f6f6f4", 1.2), Marking("socks", "#f2f2f0", 1.9),
        Marking("muzzle", "#f8f8f6", 1.1), Marking("cheeks", "#f8f8f6", 1.1), Marking("brow_dots", "#f4f4f2", 1.1),
        Marking("blaze", "#f4f4f2", 0.5),
    ),
)  # fmt: skip
POODLE = LABRADOR.but(
    name="poodle", height_m=0.6, coat="#efe6da", curls=0.07,
    body={"neck": 0.38, "neck_radii": (0.15, 0.13), "trunk": 0.68, "feather": 0.035, "neck_angle": 66.0},
    head={"size": 0.155, "muzzle": 2.1, "muzzle_radii": (0.42, 0.3), "cheek": 0.36, "skull": (1.1, 1.05, 1.3)},
    ear={"size": 1.5, "width": 0.95},
    tail={"kind": "puff", "radius": 0.09, "length": 0.3},
    markings=(),
)  # fmt: skip
POMERANIAN = LABRADOR.but(
    name="pomeranian", height_m=0.3, coat="#d98b3e", fluff=0.05,
    body={
        "trunk": 0.5, "hip": 0.64, "shoulder": 0.64, "chest": (0.33, 0.35), "waist": 0.3, "rump": (0.3, 0.31),
        "neck": 0.14, "neck_radii": (0.32, 0.28), "ruff": 0.22, "leg_radii": (0.14, 0.09, 0.06),
        "thigh_radii": (0.2, 0.11, 0.06), "stance": (0.16, 0.15), "foot_size": 0.085,
    },
    head={
        "size": 0.245, "muzzle": 1.4, "muzzle_radii": (0.42, 0.27), "tufts": 0.7, "cheek": 0.55, "eye": 0.22,
        "cheek_out": 0.6, "nose_size": 0.16,
    },
    ear={"kind": "pointed", "size": 0.7, "width": 0.55, "place": (40.0, 60.0), "lean": 16.0, "inner": "#e0a878"},
    tail={"kind": "curl", "length": 0.75, "radius": 0.13},
    markings=(Marking("chest", "#f3c98c", 1.1), Marking("belly", "#f0c084"), Marking("muzzle", "#f0c48a", 0.85),
              Marking("cheeks", "#eebb78")),
)  # fmt: skip
BULLDOG = PUG.but(
    name="bulldog", height_m=0.42, coat="#c78a52",
    body={"chest": (0.3, 0.3), "waist": 0.22, "rump": (0.21, 0.23), "stance": (0.22, 0.16), "hip": 0.69,
          "leg_radii": (0.17, 0.11, 0.085), "neck_radii": (0.29, 0.26)},
    head={"size": 0.29, "flews": 0.4, "skull": (1.1, 0.95, 0.9), "eye": 0.2, "eye_place": (40.0, 14.0), "teeth": "none",
          "jaw": 0.46, "brow": 0.34},
    ear={"kind": "folded", "size": 0.55, "width": 0.55, "place": (66.0, 50.0), "lean": 50.0},
    tail={"kind": "stub", "length": 0.12, "radius": 0.05},
    markings=(Marking("muzzle", "#f4ebde", 1.05), Marking("blaze", "#f4ebde", 1.1), Marking("chest", "#f6eee2", 1.3),
              Marking("belly", "#f2e6d6", 1.1), Marking("socks", "#f4ebde", 1.5)),
)  # fmt: skip
BEAGLE = LABRADOR.but(
    name="beagle", height_m=0.5, coat="#c07a3c",
    head={"muzzle": 1.7, "size": 0.18}, ear={"size": 1.35, "width": 0.86},
    tail={"lift": 60.0, "curve": 35.0, "length": 0.55, "radius": 0.045},
    markings=(
        Marking("saddle", "#2a211d", 1.05), Marking("belly", "#f6f1e8", 1.1), Marking("chest", "#f8f4ec", 1.1),
        Marking("muzzle", "#faf6ee", 0.95), Marking("blaze", "#faf6ee", 0.7), Marking("socks", "#f8f4ec", 1.7),
        Marking("tail_tip", "#f8f4ec", 1.2),
    ),
)  # fmt: skip
CHIHUAHUA = LABRADOR.but(
    name="chihuahua", height_m=0.27, coat="#d7a565",
    body={"chest": (0.16, 0.2), "waist": 0.12, "neck": 0.24, "neck_radii": (0.13, 0.11), "trunk": 0.68,
          "leg_radii": (0.085, 0.055, 0.038), "thigh_radii": (0.12, 0.07, 0.038), "foot_size": 0.06},
    head={"size": 0.22, "skull": (1.06, 1.0, 1.02), "muzzle": 1.42, "muzzle_radii": (0.42, 0.27), "eye": 0.27,
          "eye_place": (34.0, 4.0), "nose_size": 0.15, "iris": "#3a2212"},
    ear={"kind": "pointed", "size": 1.3, "width": 1.0, "place": (62.0, 46.0), "lean": 38.0, "inner": "#eac0aa"},
    tail={"length": 0.55, "radius": 0.035, "lift": 50.0, "curve": 80.0},
    markings=(Marking("muzzle", "#f0d9b4", 0.8), Marking("belly", "#f0d9b4"), Marking("chest", "#f2dcb8", 0.9)),
)  # fmt: skip
SHEEPDOG = LABRADOR.but(
    name="sheepdog", height_m=0.7, coat="#7f858c", fluff=0.055,
    body={"chest": (0.25, 0.28), "waist": 0.24, "rump": (0.25, 0.26), "ruff": 0.16, "neck_radii": (0.24, 0.21),
          "neck": 0.24, "leg_radii": (0.13, 0.1, 0.09), "thigh_radii": (0.19, 0.13, 0.09), "foot_size": 0.105,
          "feather": 0.02, "neck_angle": 44.0},
    head={"size": 0.2, "muzzle": 1.55, "muzzle_radii": (0.62, 0.52), "skull": (1.1, 1.08, 1.08), "brow": 0.5,
          "tufts": 0.6, "beard": 0.4, "eye": 0.13, "eye_place": (27.0, 4.0)},
    ear={"size": 1.1, "width": 0.9}, tail={"kind": "bushy", "radius": 0.085, "length": 0.5},
    markings=(Marking("collar", "#f2f0ea", 1.3), Marking("chest", "#f4f2ec", 1.5), Marking("belly", "#efece6", 1.2),
              Marking("cap", "#f2f0ea", 1.2), Marking("muzzle", "#f4f2ec", 1.3), Marking("socks", "#f2f0ea", 1.8)),
)  # fmt: skip
SCHNAUZER = LABRADOR.but(
    name="schnauzer", height_m=0.46, coat="#62666b", fluff=0.01,
    body={"trunk": 0.66, "feather": 0.03, "neck_angle": 62.0},
    head={"muzzle": 1.75, "muzzle_radii": (0.5, 0.5), "beard": 0.7, "brow": 0.36, "eye": 0.15},
    ear={"kind": "folded", "size": 0.8, "width": 0.6, "place": (48.0, 58.0), "lean": 20.0, "inner": ""},
    tail={"kind": "stub", "length": 0.16, "radius": 0.04},
    markings=(Marking("muzzle", "#d9dad9", 1.1), Marking("brow_dots", "#d9dad9", 1.3), Marking("socks", "#cfd0d0", 1.7),
              Marking("belly", "#b9bbbb", 0.9)),
)  # fmt: skip
YORKIE = POMERANIAN.but(
    name="yorkshire terrier", height_m=0.28, coat="#5d5f66", fluff=0.03,
    body={"chest": (0.24, 0.26), "waist": 0.21, "rump": (0.22, 0.23), "ruff": 0.1, "trunk": 0.62,
          "neck_radii": (0.2, 0.18), "feather": 0.02, "leg_radii": (0.12, 0.085, 0.07), "neck": 0.2},
    head={"tufts": 0.55, "beard": 0.55, "cheek": 0.42, "cheek_out": 0.46},
    ear={"size": 1.0, "width": 0.66}, tail={"kind": "bushy", "radius": 0.06, "length": 0.4, "lift": 60.0},
    markings=(Marking("socks", "#bd8444", 1.8), Marking("chest", "#c98f4c", 1.3), Marking("cap", "#c98f4c", 1.4),
              Marking("muzzle", "#d09a56", 1.4), Marking("cheeks", "#c98f4c", 1.5)),
)  # fmt: skip
DALMATIAN = LABRADOR.but(
    name="dalmatian", coat="#f6f4ef", ear={"tip": "#1c1a1a"},
    markings=(Marking("spots", "#1a1818", 0.72, 0.34),),
)  # fmt: skip
SHEPHERD = LABRADOR.but(
    name="german shepherd", height_m=0.78, coat="#b07a40", fluff=0.012,
    body={"ruff": 0.07, "hip": 0.74, "trunk": 0.82},
    head={"muzzle": 1.95, "muzzle_radii": (0.5, 0.36), "tufts": 0.2},
    ear={"kind": "pointed", "size": 1.25, "width": 0.72, "place": (36.0, 62.0), "lean": 9.0, "inner": "#c9a284"},
    tail={"kind": "bushy", "radius": 0.065, "length": 0.7, "lift": -40.0, "curve": 30.0},
    markings=(Marking("saddle", "#231e1b", 1.12), Marking("muzzle", "#2a221d", 0.95), Marking("tail_tip", "#2a221d"),
              Marking("cap", "#4a3526", 0.8)),
)  # fmt: skip
GREYHOUND = LABRADOR.but(
    name="greyhound", height_m=0.78, coat="#8d8f94",
    body={"chest": (0.14, 0.25), "waist": 0.085, "rump": (0.13, 0.16), "neck": 0.42, "neck_radii": (0.12, 0.09),
          "trunk": 0.86, "leg_radii": (0.085, 0.048, 0.034), "thigh_radii": (0.14, 0.075, 0.034), "stance": (0.09, 0.1),
          "foot_size": 0.06},
    head={"size": 0.12, "muzzle": 2.6, "muzzle_radii": (0.52, 0.3), "skull": (0.86, 1.1, 0.84), "brow": 0.18},
    ear={"kind": "folded", "size": 0.8, "width": 0.5, "place": (84.0, 44.0), "lean": 40.0, "turn": -20.0, "inner": "",
         "back": 50.0},
    tail={"length": 0.8, "radius": 0.026, "lift": -60.0, "curve": 50.0},
    markings=(Marking("belly", "#c9cacc", 0.9), Marking("chest", "#f0efee", 0.7), Marking("socks", "#f0efee", 0.5)),
)  # fmt: skip
SAMOYED = HUSKY.but(
    name="samoyed", coat="#f7f3ea", fluff=0.035, body={"chest": (0.22, 0.26), "waist": 0.2, "ruff": 0.16},
    head={"iris": "#3b2415"}, tail={"radius": 0.1}, markings=(),
)  # fmt: skip
SHIBA = HUSKY.but(
    name="shiba inu", height_m=0.48, coat="#d38a45", head={"iris": "#3a2212"},
    tail={"kind": "curl", "length": 0.62, "radius": 0.085},
)  # fmt: skip
DOBERMAN = GREYHOUND.but(
    name="doberman", height_m=0.82, coat="#1f1b1a",
    body={"chest": (0.17, 0.25), "waist": 0.115, "rump": (0.15, 0.18), "neck_radii": (0.15, 0.11), "neck": 0.36},
    head={"size": 0.145, "muzzle": 2.15, "muzzle_radii": (0.5, 0.36)},
    ear={"kind": "pointed", "size": 1.2, "width": 0.52, "place": (34.0, 62.0), "lean": 8.0, "inner": "#4a342a",
         "back": 0.0, "turn": 20.0},
    tail={"kind": "stub", "length": 0.14, "radius": 0.035},
    markings=(Marking("brow_dots", "#a8622c", 0.9), Marking("muzzle", "#a8622c", 0.8), Marking("socks", "#a8622c", 1.0),
              Marking("chest", "#a8622c", 0.4)),
)  # fmt: skip

BREEDS = {
    "labrador": LABRADOR, "golden retriever": GOLDEN, "corgi": CORGI, "dachshund": DACHSHUND, "pug": PUG,
    "husky": HUSKY, "poodle": POODLE, "pomeranian": POMERANIAN, "bulldog": BULLDOG, "beagle": BEAGLE,
    "chihuahua": CHIHUAHUA, "sheepdog": SHEEPDOG, "schnauzer": SCHNAUZER, "yorkshire terrier": YORKIE,
    "dalmatian": DALMATIAN, "german shepherd": SHEPHERD, "greyhound": GREYHOUND, "samoyed": SAMOYED,
    "shiba inu": SHIBA, "doberman": DOBERMAN,
}  # fmt: skip
_WORDS = {
    "labrador": ("labrador", "labrador retriever", "lab dog", "guide dog"),
    "golden retriever": ("golden retriever", "retriever", "setter", "spaniel", "cocker spaniel"),
    "corgi": ("corgi", "corgi dog", "welsh corgi"),
    "dachshund": ("dachshund", "dachsund", "sausage dog", "wiener dog", "basset hound", "basset"),
    "pug": ("pug", "pug dog"),
    "husky": ("husky", "siberian husky", "malamute", "sled dog"),
    "poodle": ("poodle", "bichon", "labradoodle", "cockapoo"),
    "pomeranian": ("pomeranian", "pomeranian dog", "spitz"),
    "bulldog": ("bulldog", "english bulldog", "french bulldog", "boxer dog", "mastiff", "pit bull"),
    "beagle": ("beagle", "hound", "foxhound", "bloodhound"),
    "chihuahua": ("chihuahua",),
    "sheepdog": ("sheepdog", "old english sheepdog", "collie", "border collie", "bearded collie"),
    "schnauzer": ("schnauzer", "terrier", "scottish terrier"),
    "yorkshire terrier": ("yorkshire terrier", "yorkie", "yorkie dog", "shih tzu", "maltese dog"),
    "dalmatian": ("dalmatian", "dalmatian dog"),
    "german shepherd": ("german shepherd", "alsatian", "police dog", "shepherd dog"),
    "greyhound": ("greyhound", "greyhound dog", "whippet", "saluki"),
    "samoyed": ("samoyed",),
    "shiba inu": ("shiba inu", "shiba", "akita", "doge"),
    "doberman": ("doberman", "dobermann", "doberman pinscher", "rottweiler"),
}


def _chosen(k: Kit) -> Species:
    breed = BREEDS[k.s("breed")]
    if breed is LABRADOR:
        return breed
    return breed.but(markings=(Marking("base", breed.coat), *breed.markings))


declare(
    "dog", _chosen, ("dog", "puppy", "hound dog", "pup", "doggy", "mutt", "canine", "pet dog"),
    "A dog of any of twenty breeds.", base=LABRADOR,
    extra=(choice("breed", "labrador", *list(BREEDS)[1:], words=("breed",)),),
)  # fmt: skip
for _name, _breed in BREEDS.items():
    declare(_name.replace(" ", "_"), _breed, _WORDS[_name], f"A {_name}, a breed of dog.")
