"""Cats, large and small."""

from prompt2mesh.library.animals.quadruped import declare
from prompt2mesh.library.animals.species import Body, Ear, Head, Marking, Species, Tail

TABBY = Species(
    name="cat", height_m=0.33, coat="#d9853b",
    body=Body(
        trunk=0.86, hip=0.76, shoulder=0.7, chest=(0.165, 0.2), waist=0.15, rump=(0.165, 0.19), neck=0.2,
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
declare("cat", TABBY, ("cat",), "A cat.")
