"""Dogs: one species, and every breed a table row."""

from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Marking, Species

LABRADOR = Species(
    name="labrador", height_m=0.72, coat="#d9a55c",
    markings=(Marking("belly", "#ecc98c"), Marking("muzzle", "#e8bf80", 0.9), Marking("chest", "#eac78c", 0.8)),
)  # fmt: skip
declare("dog", LABRADOR, ("dog", "labrador", "puppy"), "A dog.")
