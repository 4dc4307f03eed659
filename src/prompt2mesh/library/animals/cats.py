"""Cats, large and small."""

from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Body, Ear, Head, Marking, Species, Tail
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import choice

TABBY = Species(
    name="cat", height_m=0.33, coat="#d9853b",
    body=Body(
        trunk=0.84, hip=0.76, shoulder=0.7, chest=(0.165, 0.2), waist=0.15, rump=(0.165, 0.19), neck=0.2,
        neck_radii=(0.15, 0.13), neck_angle=48, leg_radii=(0.095, 0.068, 0.055), thigh_radii=(0.15, 0.09, 0.05),
        stance=(0.1, 0.11), foot_size=0.08,
    ),
    head=Head(
        size=0.205, skull=(1.02, 0.92, 0.88), muzzle=1.2, muzzle_radii=(0.5, 0.34), muzzle_drop=(0.3, 0.36),
        muzzle_wide=1.15, cheek=0.5, cheek_out=0.48, brow=0.2, jaw=0.26, eye=0.25, eye_place=(30, 8), iris="#b9c23a",
        pupil="slit", nose="cat", nose_size=0.15, nose_color="#e08d86", mouth=0.35, whiskers=1.0, tufts=0.25,
        ear=Ear(kind="pointed", size=0.95, width=0.72, place=(48, 56), lean=20, turn=18, inner="#eab6a4"),
    ),
    tail=Tail(kind="plain", length=1.0, radius=0.05, lift=35, curve=55),
    markings=(
        Marking("tabby", "#a9551c", 0.62, 0.36), Marking("belly", "#f3dcb8"), Marking("muzzle", "#f8ecd8", 0.8),
        Marking("socks", "#f3e2c8", 0.7), Marking("chest", "#f6e6cc", 0.75),
    ),
)  # fmt: skip
_COATS = {
    "orange tabby": TABBY,
    "grey tabby": TABBY.but(coat="#8d8578", markings=(
        Marking("tabby", "#4a443c", 0.6, 0.4), Marking("belly", "#d8cfc0"), Marking("muzzle", "#e6dfd2", 0.8))),
    "black": TABBY.but(coat="#191718", head={"iris": "#e0b52c", "nose_color": "#2a2322"}, markings=(), ear={"inner": "#5a4644"}),
    "white": TABBY.but(coat="#f5f1ea", head={"iris": "#5aa6d8"}, markings=()),
    "tuxedo": TABBY.but(coat="#1c1a1b", head={"iris": "#8fb83a"}, markings=(
        Marking("belly", "#f6f3ee"), Marking("chest", "#f8f5f0"), Marking("muzzle", "#f8f5f0", 0.9),
        Marking("blaze", "#f8f5f0", 0.5), Marking("socks", "#f8f5f0", 0.8))),
    "calico": TABBY.but(coat="#f4efe6", markings=(
        Marking("patches", "#d3813a", 0.9, 0.5), Marking("patches", "#2a2524", 0.75, 0.42),
        Marking("belly", "#f6f1e8"), Marking("muzzle", "#f8f4ec", 0.85))),
    "siamese": TABBY.but(
        coat="#e6d6bd", head={"iris": "#4d9de0", "skull": (0.92, 0.95, 0.9), "cheek": 0.42, "nose_color": "#3a2a24"},
        body={"chest": (0.14, 0.185), "waist": 0.125}, ear={"size": 1.15, "inner": "#4a342a", "tip": "#3f2d26"},
        markings=(Marking("points", "#3f2d26"),)),
    "persian": TABBY.but(
        coat="#cfc6bb", fluff=0.035, head={"muzzle": 0.98, "iris": "#d98a2b", "skull": (1.1, 0.95, 0.95), "tufts": 0.6},
        ear={"size": 0.65}, body={"ruff": 0.12, "neck_radii": (0.2, 0.17)}, tail={"kind": "bushy", "radius": 0.085, "length": 0.7},
        markings=(Marking("muzzle", "#ece6dd", 0.9), Marking("belly", "#ece6dd"))),
    "maine coon": TABBY.but(
        coat="#84705a", fluff=0.025, body={"ruff": 0.12}, head={"tufts": 0.5, "muzzle": 1.32},
        ear={"size": 1.15}, tail={"kind": "bushy", "radius": 0.085},
        markings=(Marking("tabby", "#43352a", 0.65, 0.4), Marking("chest", "#d9cab2", 1.0), Marking("muzzle", "#e2d6c2", 0.8))),
    "sphynx": TABBY.but(
        coat="#dcae98", skin="skin", head={"whiskers": 0.0, "cheek": 0.42, "tufts": 0.0, "iris": "#9cc8a0"},
        ear={"size": 1.25, "width": 0.9}, body={"chest": (0.15, 0.19), "waist": 0.15}, tail={"radius": 0.03}, markings=()),
}  # fmt: skip


def _chosen(k: Kit) -> Species:
    coat = _COATS[k.s("breed")]
    return coat if coat is TABBY else coat.but(markings=(Marking("base", coat.coat), *coat.markings))


declare(
    "cat", _chosen, ("cat", "tabby", "tabby cat", "tomcat", "kitty", "feline", "house cat", "pussycat", "alley cat"),
    "A cat of any of ten coats.", base=TABBY,
    extra=(choice("breed", "orange tabby", *list(_COATS)[1:], words=("breed", "coat")),),
    adjectives={
        "ginger": {"breed": "orange tabby"}, "tabby": {"breed": "orange tabby"}, "persian": {"breed": "persian"},
        "siamese": {"breed": "siamese"}, "calico": {"breed": "calico"}, "tuxedo": {"breed": "tuxedo"},
    },
)  # fmt: skip
KITTEN = TABBY.but(
    height_m=0.17, body={"trunk": 0.74, "hip": 0.68, "shoulder": 0.64, "chest": (0.19, 0.21), "waist": 0.18, "neck": 0.12},
    head={"size": 0.31, "eye": 0.3, "muzzle": 1.08, "eye_place": (31, 2), "iris": "#7fb6cf", "cheek": 0.46},
    tail={"length": 0.62, "radius": 0.055}, ear={"size": 0.85},
)  # fmt: skip
declare("kitten", KITTEN, ("kitten", "kitty cat", "baby cat"), "A kitten.", pose="sitting")
for _kind, _name, _words in (
    ("siamese_cat", "siamese", ("siamese cat", "siamese", "burmese cat")),
    ("persian_cat", "persian", ("persian cat", "angora cat", "himalayan cat")),
    ("maine_coon", "maine coon", ("maine coon", "maine coon cat", "norwegian forest cat")),
    ("sphynx_cat", "sphynx", ("sphynx cat", "sphynx", "sphinx cat", "hairless cat")),
):
    declare(_kind, _COATS[_name], _words, f"A {_name} cat.")

BIG = TABBY.but(
    height_m=1.0, body={
        "trunk": 0.98, "hip": 0.72, "shoulder": 0.7, "chest": (0.2, 0.26), "waist": 0.18, "rump": (0.18, 0.22),
        "neck": 0.24, "neck_radii": (0.19, 0.16), "neck_angle": 34.0, "leg_radii": (0.13, 0.09, 0.075),
        "thigh_radii": (0.19, 0.115, 0.065), "stance": (0.13, 0.13), "foot_size": 0.105,
    },
    head={
        "size": 0.185, "skull": (0.98, 1.0, 0.86), "muzzle": 1.72, "muzzle_radii": (0.62, 0.52), "muzzle_wide": 1.1,
        "muzzle_drop": (0.26, 0.34), "cheek": 0.5, "eye": 0.17, "eye_place": (30.0, 20.0), "iris": "#c98f2a", "pupil": "round",
        "nose": "cat", "nose_size": 0.26, "nose_color": "#a85f52", "mouth": 0.5, "jaw": 0.42, "tufts": 0.35, "brow": 0.3,
    },
    ear={"kind": "round", "size": 0.7, "width": 0.7, "place": (60.0, 52.0), "lean": 36.0, "inner": "#d9bfa0"},
    tail={"length": 0.95, "radius": 0.042, "lift": -35.0, "curve": 70.0},
)  # fmt: skip
LION = BIG.but(
    name="lion", coat="#c9964f", mane="lion", mane_color="#7a4a22", height_m=1.15, tail={"kind": "tuft", "radius": 0.036},
    markings=(Marking("belly", "#e6cb98"), Marking("muzzle", "#f0deb8", 0.75)),
)  # fmt: skip
LIONESS = LION.but(mane="none", height_m=1.05)
TIGER = BIG.but(
    name="tiger", coat="#dd8130", height_m=1.05,
    markings=(
        Marking("belly", "#f6ead6", 1.15), Marking("chest", "#f6ead6", 0.9), Marking("muzzle", "#faf2e4", 0.85),
        Marking("cheeks", "#faf2e4", 1.0), Marking("brow_dots", "#faf2e4", 1.1), Marking("stripes", "#1c1512", 0.85, 0.3),
    ),
)  # fmt: skip
LEOPARD = BIG.but(
    name="leopard", coat="#d6a458", height_m=0.85, head={"size": 0.175},
    markings=(Marking("spots", "#2a1d14", 0.78, 0.37), Marking("belly", "#f2e4c6"), Marking("muzzle", "#f4e8d0", 0.85)),
)  # fmt: skip
CHEETAH = BIG.but(
    name="cheetah", coat="#d9a95c", height_m=0.95,
    body={"chest": (0.15, 0.23), "waist": 0.11, "rump": (0.14, 0.18), "leg_radii": (0.095, 0.062, 0.046),
          "thigh_radii": (0.15, 0.085, 0.046), "neck": 0.3, "neck_angle": 46.0, "neck_radii": (0.14, 0.115), "foot_size": 0.075},
    head={"size": 0.145, "muzzle": 1.5, "muzzle_radii": (0.56, 0.44)},
    markings=(Marking("spots", "#241a14", 0.56, 0.36), Marking("belly", "#f4e8cf"), Marking("muzzle", "#f6ecd8", 0.85),
              Marking("tail_rings", "#241a14")),
)  # fmt: skip
PANTHER = LEOPARD.but(name="panther", coat="#1d1b1e", head={"iris": "#d6c02c", "nose_color": "#171415"}, markings=(),
                      ear={"inner": "#3a3233"})  # fmt: skip
LYNX = BIG.but(
    name="lynx", coat="#b4926a", height_m=0.75, fluff=0.016, head={"size": 0.2, "tufts": 0.8, "muzzle": 1.45},
    ear={"kind": "pointed", "size": 1.2, "width": 0.6, "place": (46.0, 56.0), "lean": 18.0, "tip": "#1d1815"},
    tail={"kind": "stub", "length": 0.2, "radius": 0.05},
    markings=(Marking("belly", "#ece0cc"), Marking("muzzle", "#f2e8d8", 0.85), Marking("spots", "#5c4632", 0.6, 0.26)),
)  # fmt: skip
declare("lion", LION, ("lion", "male lion", "king of the jungle"), "A lion with his mane.")
declare("lioness", LIONESS, ("lioness", "lion cub", "cougar", "puma", "mountain lion"), "A lioness.")
declare("tiger", TIGER, ("tiger", "bengal tiger", "tiger cub", "siberian tiger"), "A tiger.")
declare("leopard", LEOPARD, ("leopard", "jaguar", "snow leopard", "ocelot"), "A leopard.")
declare("cheetah", CHEETAH, ("cheetah",), "A cheetah.")
declare("panther", PANTHER, ("panther", "black panther"), "A black panther.")
declare("lynx", LYNX, ("lynx", "bobcat", "wildcat", "caracal"), "A lynx.")
