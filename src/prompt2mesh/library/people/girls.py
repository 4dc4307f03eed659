"""A girl in a summer dress."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import garments
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.persons import BODY_ADJECTIVES, BODY_SLOTS, BODY_STYLES, body_parameters, child_look
from prompt2mesh.library.registry import asset
from prompt2mesh.mesh.materials import Material


@asset(
    kind="girl",
    words=("girl", "daughter", "sister", "schoolgirl", "little girl", "young girl"),
    about="A girl in a summer dress, posed by a skeleton.",
    parameters=body_parameters(1.2, hair="pigtails"),
    slots={
        **BODY_SLOTS,
        "shirt": Material(preset="cotton", color="#e8798f"),
        "dress": Material(preset="cotton", color="#e8798f"),
        "shoes": Material(preset="leather", color="#8a2433"),
        "hair": Material(preset="hair", color="#7a4a26"),
    },
    main_slot="dress",
    styles=BODY_STYLES,
    adjectives=BODY_ADJECTIVES,
    category="creature",
    parts={"dress": "dress, shirt"},
)
def girl(k: Kit) -> None:
    """Short sleeves, a flared skirt to the knee."""
    clothes = Clothes(sleeves=0.5, legs=0.2, trousers="skin", belt=False, tucked=True)
    fig = Figure(k, child_look(k, clothes, girl=True)).draw()
    garments.skirt(fig, "dress skirt", length=0.52, flare=0.09, slot="dress", pleats=11, depth=0.05)
