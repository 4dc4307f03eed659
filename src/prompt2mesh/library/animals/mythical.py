"""Beasts of legend on four legs: pegasus, griffin, hydra, cerberus, werewolf, minotaur, hippogriff, chimera."""

from prompt2mesh.library.animals.cats import LION
from prompt2mesh.library.animals.dogs import DOBERMAN
from prompt2mesh.library.animals.hoofed import BULL, HORSE, UNICORN
from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.reptiles import DRAGON
from prompt2mesh.library.animals.species import Marking
from prompt2mesh.library.animals.wild import WOLF

PEGASUS = HORSE.but(name="pegasus", coat="#f4f2ee", mane_color="#e6e0d2", extras=("feather wings",), markings=())
ALICORN = UNICORN.but(name="alicorn", extras=("feather wings",))
GRIFFIN = LION.but(
    name="griffin", height_m=1.5, coat="#b98a4c", mane="none", extras=("feather wings", "beak"), horn_color="#e0a52a", wing_color="#8a6238",
    body={"neck": 0.34, "neck_angle": 58.0, "neck_radii": (0.2, 0.16), "ruff": 0.1},
    head={"size": 0.17, "skull": (0.95, 1.05, 0.95), "muzzle": 1.0, "muzzle_radii": (0.5, 0.4), "nose": "none", "mouth": 0.0, "whiskers": 0.0, "brow": 0.4,
          "eye": 0.2, "eye_place": (46.0, 12.0), "iris": "#e8b62a", "tufts": 0.3},
    ear={"kind": "pointed", "size": 0.9, "width": 0.4, "place": (60.0, 60.0), "lean": 14.0},
    markings=(Marking("collar", "#f1ece0", 1.1), Marking("cap", "#f1ece0", 1.6), Marking("cheeks", "#f1ece0", 1.6), Marking("muzzle", "#f1ece0", 1.4), Marking("chest", "#f1ece0", 1.0)),
)  # fmt: skip
HIPPOGRIFF = GRIFFIN.but(
    name="hippogriff",
    coat="#8f857a",
    wing_color="#a89c8e",
    body={"foot": "hoof", "foot_size": 0.06, "leg_radii": (0.09, 0.06, 0.04), "thigh_radii": (0.15, 0.09, 0.045)},
    tail={"kind": "hair", "length": 0.6, "radius": 0.07},
)
HYDRA = DRAGON.but(
    name="hydra",
    coat="#3f6f5a",
    heads=5,
    extras=("ridge", "dragon horns", "teeth"),
    body={"neck": 0.8, "neck_radii": (0.15, 0.1), "chest": (0.27, 0.28)},
    head={"size": 0.125},
)
CERBERUS = DOBERMAN.but(
    name="cerberus", height_m=1.3, coat="#241d1c", heads=3, body={"chest": (0.23, 0.27), "neck_radii": (0.17, 0.13), "leg_radii": (0.12, 0.08, 0.06)},
    head={"size": 0.155, "teeth": "fangs", "iris": "#d8321e"}, ear={"size": 0.9},
)  # fmt: skip
WEREWOLF = WOLF.but(
    name="werewolf", height_m=2.0, coat="#5a524b", body={"chest": (0.24, 0.27), "leg_radii": (0.13, 0.09, 0.065), "foot_size": 0.09},
    head={"teeth": "fangs", "iris": "#e0b020", "brow": 0.42},
)  # fmt: skip
MINOTAUR = BULL.but(name="minotaur", height_m=2.3, coat="#5a3a26", markings=(Marking("chest", "#8a6246", 1.2),))

declare("pegasus", PEGASUS, ("pegasus", "winged horse", "flying horse"), "A white horse with feathered wings.")
declare("alicorn", ALICORN, ("alicorn", "winged unicorn", "flying unicorn"), "A unicorn with feathered wings.")
declare(
    "griffin", GRIFFIN, ("griffin", "gryphon", "griffon", "chimera", "sphinx"), "A griffin: eagle before, lion behind."
)
declare("hippogriff", HIPPOGRIFF, ("hippogriff",), "A hippogriff: eagle before, horse behind.")
declare(
    "hydra",
    HYDRA,
    ("hydra", "five-headed dragon", "many-headed dragon", "multi-headed dragon"),
    "A hydra with five heads.",
)
declare(
    "cerberus",
    CERBERUS,
    ("cerberus", "three-headed dog", "hellhound", "hell hound"),
    "Cerberus, the dog with three heads.",
)
declare(
    "werewolf",
    WEREWOLF,
    ("werewolf", "wolfman", "lycanthrope", "wolf man"),
    "A werewolf on its hind legs.",
    pose="upright",
)
declare("minotaur", MINOTAUR, ("minotaur", "bull man"), "A minotaur on its hind legs.", pose="upright")
