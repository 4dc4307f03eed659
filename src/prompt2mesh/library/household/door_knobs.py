"""The door knob."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Extrude, Lathe, Sphere


@asset(
    kind="door_knob",
    words=("door knob", "doorknob", "door handle", "knob", "door lock"),
    about="A door knob or lever on its plate with a keyhole.",
    parameters=(length("height", 0.2, 0.05, 0.8, words=("height", "tall", "size")), choice("shape", "knob", "lever")),
    slots={"plate": "brass", "knob": "brass", "hole": "black_plastic"},
    style_materials={"modern": {"plate": Material(preset="brushed_steel"), "knob": Material(preset="brushed_steel")}},
    styles={"modern": {"shape": "lever"}},
    adjectives={"door handle": {"shape": "lever"}},
    parts={"handle": "knob"},
)
def door_knob(k: Kit) -> None:
    """The plate stands upright, the knob towards the front."""
    h = k.m("height")
    w, t = h * 0.26, h * 0.03
    k.add(
        "plate",
        Extrude(outline=rounded_rectangle(w, h, w * 0.45), height=t, bevel=t * 0.35),
        at=(0, 0, h / 2),
        rotate=(90, 0, 0),
        material="plate",
    )
    z = h * 0.62
    k.add(
        "plate rose",
        Lathe(profile=[(0, 0), (w * 0.42, 0), (w * 0.4, h * 0.012), (w * 0.2, h * 0.03), (0, h * 0.03)], segments=40),
        at=(0, -t * 0.95, z),
        rotate=(90, 0, 0),
        material="plate",
    )
    if k.s("shape") == "lever":
        k.rod("knob stem", (0, -t, z), (0, -t - h * 0.16, z), h * 0.028, material="knob", segments=20)
        k.tube(
            "knob lever",
            [
                (0, -t - h * 0.14, z),
                (h * 0.1, -t - h * 0.15, z),
                (h * 0.34, -t - h * 0.13, z - h * 0.015),
                (h * 0.5, -t - h * 0.12, z - h * 0.01),
            ],
            h * 0.03,
            radii=[1.1, 1, 0.85, 0.75],
            material="knob",
            segments=18,
        )
    else:
        k.add(
            "knob",
            Lathe(
                profile=[
                    (0, 0),
                    (h * 0.04, 0),
                    (h * 0.034, h * 0.06),
                    (h * 0.06, h * 0.11),
                    (h * 0.13, h * 0.17),
                    (h * 0.14, h * 0.22),
                    (h * 0.1, h * 0.27),
                    (0, h * 0.285),
                ],
                smooth=True,
                segments=44,
            ),
            at=(0, -t, z),
            rotate=(90, 0, 0),
            material="knob",
        )
    hole = [
        (0.012, -0.06),
        (0.009, 0.0),
        (0.022, 0.014),
        (0.022, 0.036),
        (0.0, 0.05),
        (-0.022, 0.036),
        (-0.022, 0.014),
        (-0.009, 0.0),
        (-0.012, -0.06),
    ]
    k.add(
        "hole",
        Extrude(outline=[(px * h, py * h) for px, py in hole], height=h * 0.006),
        at=(0, -t + h * 0.001, h * 0.3),
        rotate=(90, 0, 0),
        material="hole",
    )
    for zz in (0.08, 0.92):
        k.add(
            "plate screw", Sphere(radius=h * 0.02, segments=14), at=(0, -t, h * zz), scale=(1, 0.5, 1), material="plate"
        )
