"""Trousers and shorts as if worn by nobody."""

from prompt2mesh.library.clothing.garments import figure_for, lowered, size_parameters
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people.figure import Clothes
from prompt2mesh.library.people.surface import girdle
from prompt2mesh.library.people.vectors import Vec, along, place, sub, unit
from prompt2mesh.library.registry import asset, choice
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid


@asset(
    kind="trousers",
    words=(
        "trousers",
        "jeans",
        "pants",
        "pair of jeans",
        "pair of trousers",
        "pair of pants",
        "slacks",
        "shorts",
        "leggings",
        "overalls",
        "blue jeans",
    ),
    about="Jeans or trousers with waistband, pockets and fly; shorts end above the knee.",
    parameters=(choice("type", "long", "short", words=("length", "type")), *size_parameters()),
    slots={
        "cloth": Material(preset="denim"),
        "stitch": Material(preset="yarn", color="#c98a3a"),
        "button": "brass",
        "label": "leather",
    },
    adjectives={"short": {"type": "short"}, "cropped": {"type": "short"}},
    category="clothing",
)
def trousers(k: Kit) -> None:
    """Legs with open hems, waistband, pockets."""
    fig = figure_for(k, Clothes(loose=0.008))
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    until = 0.86 if k.s("type") == "short" else 1.97
    blobs: list[Blob] = bodies.pelvis(s, grow=0.009 * h)
    blobs.append(
        bodies.egg(
            place(s.pelvis, s.hip_basis, (0, 0.004 * b, 0.10 * s.size.torso)),
            (0.076 * s.size.frame, 0.057 * b, 0.2 * s.size.torso),
        )
    )
    ends: list[tuple[Vec, Vec, float]] = []
    for side in (0, 1):
        part = bodies.leg(s, side, grow=0.008 * h, until=until, hem=0.010 * h)
        blobs += part
        last = part[-1]
        ends.append((last.b or last.a, unit(sub(last.b or last.a, last.a)), last.radius_b or last.radius))
    top = place(s.pelvis, s.hip_basis, (0, 0, 0.23 * s.size.torso))
    hollow = bodies.egg(
        place(top, s.hip_basis, (0, 0, 0.06 * h)), (0.066 * s.size.frame, 0.047 * b, 0.11 * h), subtract=True
    )
    holes = [
        bodies.cone(along(e, a, -0.7 * r), along(e, a, 2.5 * r), r * 0.6, r * 0.6, subtract=True) for e, a, r in ends
    ]
    cuts = [Cutaway(point=top, normal=s.hip_basis[2]), Cutaway(point=(0, 0, ends[0][0][2]), normal=(0, 0, -1))]
    z = ends[0][0][2]
    with lowered(k, z):
        k.add(
            "trousers",
            Blend(blobs=[*blobs, hollow, *holes], smoothness=0.010 * h, resolution=46),
            material="cloth",
            modifiers=cuts,
        )
        fig.belt_plain("waistband", slot="cloth", up=0.20, wide=0.013, blobs=blobs)
        front = girdle(
            blobs,
            fig.soft,
            place(s.pelvis, s.hip_basis, (0, 0, 0.2 * s.size.torso)),
            s.hip_basis,
            reach=0.3 * h,
            points=4,
        )[0]
        k.add(
            "button",
            Ellipsoid(radii=(0.007 * h, 0.005 * h, 0.007 * h), segments=18),
            at=(front[0], front[1] - 0.004 * h, front[2]),
            material="button",
        )
        fig.trunk = blobs
        for x in (-1, 1):
            path = [
                p
                for up, dx in ((-0.19, 0.040), (-0.245, 0.050), (-0.275, 0.062), (-0.28, 0.075))
                for p in [fig.on_chest(x * dx * h, up, out=0.0)]
            ]
            k.tube("stitch pocket", path, 0.0022 * h, segments=6, resolution=3, material="stitch")
        k.tube(
            "stitch fly",
            [fig.on_chest(dx * h, up) for dx, up in ((0.012, -0.18), (0.012, -0.30), (0.008, -0.36), (0.0, -0.39))],
            0.0022 * h,
            segments=6,
            resolution=3,
            material="stitch",
        )
    k.anchor("fit", (0, 0, top[2] - z), radius=0.07 * s.size.frame)
