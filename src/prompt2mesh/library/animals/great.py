"""Great beasts: elephants, rhinos, hippos; and the primates, who stand and hold things."""

from prompt2mesh.library.animals.hoofed import HORSE
from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Marking
from prompt2mesh.library.animals.wild import BEAR

ELEPHANT = HORSE.but(
    name="elephant", height_m=3.0, coat="#86807b", skin="elephant_skin", mane="none",
    body={"trunk": 0.72, "hip": 0.7, "shoulder": 0.72, "chest": (0.235, 0.28), "waist": 0.27, "rump": (0.22, 0.26), "neck": 0.12, "neck_radii": (0.2, 0.17), "neck_angle": 30.0,
          "leg_radii": (0.13, 0.1, 0.088), "thigh_radii": (0.16, 0.115, 0.092), "stance": (0.15, 0.15), "foot": "pad", "foot_size": 0.1,
          "front": ((0.0, 1.0), (0.03, 0.62), (0.0, 0.25), (0.0, 0.07)), "hind": ((0.0, 1.0), (-0.04, 0.58), (0.03, 0.25), (0.02, 0.07))},
    head={"size": 0.185, "skull": (0.92, 0.95, 1.1), "muzzle": 1.4, "muzzle_radii": (0.6, 0.42), "muzzle_drop": (0.3, 0.55), "muzzle_wide": 0.9, "cheek": 0.4, "nose": "trunk", "nose_size": 0.4,
          "eye": 0.1, "eye_place": (58.0, 2.0), "mouth": 0.0, "jaw": 0.34, "iris": "#3a2616"},
    ear={"kind": "fan", "size": 1.5, "width": 2.3, "place": (98.0, 10.0), "lean": 104.0, "turn": 40.0, "inner": "#9c8f8a"},
    tail={"kind": "tuft", "length": 0.5, "radius": 0.02, "lift": -72.0, "curve": -10.0}, markings=(), mane_color="#3a342f", horn_color="#f1e6cd",
)  # fmt: skip
MAMMOTH = ELEPHANT.but(
    name="mammoth",
    coat="#5f3f28",
    skin="fur",
    fluff=0.03,
    body={"hump": 0.13},
    head={"teeth": "none", "skull": (0.92, 0.95, 1.3)},
    ear={"size": 0.8, "width": 1.1},
)
RHINO = ELEPHANT.but(
    name="rhinoceros", height_m=1.7, horns="rhino", coat="#8a847c", horn_color="#6d6256",
    body={"trunk": 0.98, "chest": (0.27, 0.3), "waist": 0.3, "hip": 0.64, "shoulder": 0.66, "neck": 0.2, "neck_radii": (0.23, 0.19), "neck_angle": 6.0, "hump": 0.12},
    head={"nose": "nostrils", "nose_size": 0.16, "size": 0.175, "skull": (0.95, 1.1, 0.9), "muzzle": 2.5, "muzzle_radii": (0.66, 0.5), "muzzle_drop": (0.3, 0.75), "mouth": 0.4, "eye": 0.11, "eye_place": (52.0, 8.0)},
    ear={"kind": "pointed", "size": 0.7, "width": 0.45, "place": (50.0, 58.0), "lean": 22.0, "turn": 20.0},
)  # fmt: skip
HIPPO = RHINO.but(
    name="hippopotamus", height_m=1.5, horns="none", coat="#8d7a80", skin="wet_skin", body={"hump": 0.0, "hip": 0.56, "shoulder": 0.54, "chest": (0.31, 0.33), "waist": 0.34, "rump": (0.29, 0.31)},
    head={"size": 0.2, "muzzle": 2.3, "muzzle_radii": (0.66, 0.8), "muzzle_wide": 1.18, "muzzle_drop": (0.3, 0.5), "eye_place": (40.0, 34.0), "eye": 0.13, "teeth": "tusks", "mouth": 0.7, "brow": 0.34, "nose_size": 0.2},
    ear={"kind": "round", "size": 0.4, "width": 0.36, "place": (70.0, 52.0)}, markings=(Marking("belly", "#c79a98", 1.1), Marking("muzzle", "#b8908e", 0.8)),
)  # fmt: skip

MONKEY = BEAR.but(
    name="monkey", height_m=0.9, coat="#6f4b2e", fluff=0.0,
    body={"trunk": 0.62, "hip": 0.6, "shoulder": 0.66, "chest": (0.17, 0.17), "waist": 0.13, "rump": (0.15, 0.15), "hump": 0.0, "neck": 0.12, "neck_radii": (0.1, 0.085), "neck_angle": 60.0,
          "leg_radii": (0.075, 0.056, 0.046), "thigh_radii": (0.1, 0.068, 0.05), "stance": (0.12, 0.11), "foot": "hand", "foot_size": 0.075,
          "hind": ((0.0, 1.0), (-0.1, 0.55), (0.04, 0.16), (-0.06, 0.07)), "front": ((0.0, 1.0), (0.06, 0.56), (0.02, 0.16), (-0.02, 0.07))},
    head={"size": 0.16, "skull": (0.98, 0.98, 1.02), "muzzle": 1.22, "muzzle_radii": (0.52, 0.46), "muzzle_drop": (0.36, 0.42), "muzzle_wide": 1.05, "cheek": 0.34, "brow": 0.3, "eye": 0.17, "eye_place": (22.0, 12.0),
          "iris": "#6a3a16", "nose": "flat", "nose_size": 0.12, "nose_color": "#8a5a44", "mouth": 0.3, "jaw": 0.36, "pupil": "round", "white": True, "tufts": 0.0},
    ear={"kind": "round", "size": 0.75, "width": 0.62, "place": (92.0, 6.0), "lean": 72.0, "turn": 30.0, "inner": "#d9a684", "color": "#d9a684"},
    tail={"kind": "curl_up", "length": 1.2, "radius": 0.03, "lift": -30.0, "curve": 190.0},
    markings=(Marking("muzzle", "#e0b48e", 1.15), Marking("mask", "#e0b48e", 0.95), Marking("chest", "#d8b088", 0.7), Marking("belly", "#d8b088", 0.9)),
)  # fmt: skip
CHIMP = MONKEY.but(
    name="chimpanzee", height_m=1.1, coat="#2c2523", tail={"kind": "none"}, body={"chest": (0.2, 0.18), "waist": 0.17, "shoulder": 0.74, "leg_radii": (0.09, 0.066, 0.055)},
    head={"size": 0.17, "muzzle": 1.35, "muzzle_radii": (0.56, 0.54), "muzzle_drop": (0.38, 0.48), "brow": 0.36, "nose_color": "#6a4a3e", "eye": 0.14}, ear={"size": 1.0, "width": 0.85, "color": "#c99c80"},
    markings=(Marking("muzzle", "#c99c80", 1.2), Marking("mask", "#b98a70", 0.95), Marking("points", "#2c2523")),
)  # fmt: skip
GORILLA = CHIMP.but(
    name="gorilla", height_m=1.5, coat="#26272b", body={"chest": (0.28, 0.25), "waist": 0.24, "rump": (0.2, 0.2), "shoulder": 0.78, "hip": 0.56, "leg_radii": (0.135, 0.1, 0.078), "thigh_radii": (0.14, 0.1, 0.08), "foot_size": 0.1,
          "neck_radii": (0.17, 0.15), "stance": (0.2, 0.14)},
    head={"size": 0.18, "skull": (0.98, 1.05, 1.22), "brow": 0.42, "muzzle": 1.45, "nose_size": 0.22, "nose_color": "#1a191b", "jaw": 0.5}, ear={"size": 0.5, "width": 0.45, "color": "#2a2a2e"},
    markings=(Marking("muzzle", "#3c3b40", 1.2), Marking("mask", "#36353a", 1.0), Marking("saddle", "#77797e", 0.8)),
)  # fmt: skip
ORANG = CHIMP.but(
    name="orangutan", height_m=1.25, coat="#b0501f", fluff=0.025, head={"cheek": 0.62, "cheek_out": 0.66, "beard": 0.5}, ear={"size": 0.45, "width": 0.4, "color": "#6a4a3a"}, body={"shoulder": 0.8, "chest": (0.22, 0.2), "waist": 0.21},
    markings=(Marking("muzzle", "#8a6250", 1.25), Marking("mask", "#7a5444", 1.1)),
)  # fmt: skip
BABOON = MONKEY.but(
    name="baboon",
    coat="#8a7a5a",
    fluff=0.016,
    head={"muzzle": 2.1, "muzzle_radii": (0.52, 0.42), "nose_color": "#4a3a34"},
    markings=(Marking("muzzle", "#5a4a46", 0.9),),
)
LEMUR = MONKEY.but(
    name="lemur", height_m=0.45, coat="#9a948c", head={"muzzle": 1.8, "muzzle_radii": (0.44, 0.26), "iris": "#e08a1a", "eye": 0.26, "white": False, "nose": "button", "nose_color": "#1a1615", "tufts": 0.5, "eye_place": (28.0, 10.0), "brow": 0.2},
    ear={"kind": "pointed", "size": 0.85, "width": 0.72, "place": (54.0, 50.0), "lean": 32.0, "color": "#f2efe9", "inner": "#d8cfc6"}, tail={"kind": "bushy", "length": 1.5, "radius": 0.06, "lift": 40.0, "curve": 100.0},
    markings=(Marking("belly", "#e8e4dc"), Marking("muzzle", "#f4f1ea", 1.4), Marking("mask", "#1d1a1a", 0.95), Marking("tail_rings", "#1d1a1a")),
)  # fmt: skip

declare("elephant", ELEPHANT, ("elephant", "african elephant", "baby elephant", "indian elephant"), "An elephant.")
declare("mammoth", MAMMOTH, ("mammoth", "woolly mammoth", "mastodon"), "A woolly mammoth.")
declare("rhinoceros", RHINO, ("rhinoceros", "rhino"), "A rhinoceros.")
declare("hippopotamus", HIPPO, ("hippopotamus", "hippo", "tapir"), "A hippopotamus.")
declare("monkey", MONKEY, ("monkey", "macaque", "capuchin", "ape", "primate"), "A monkey.", pose="sitting")
declare("chimpanzee", CHIMP, ("chimpanzee", "chimp", "bonobo"), "A chimpanzee.", pose="upright")
declare("gorilla", GORILLA, ("gorilla", "silverback", "king kong"), "A gorilla.")
declare("orangutan", ORANG, ("orangutan", "orang-utan", "orangutang"), "An orangutan.", pose="sitting")
declare("baboon", BABOON, ("baboon", "mandrill"), "A baboon.")
declare("lemur", LEMUR, ("lemur", "ring-tailed lemur", "loris", "bush baby", "tarsier"), "A lemur.", pose="sitting")
