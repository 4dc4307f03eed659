"""Dresses and skirts as if worn by nobody."""

from prompt2mesh.library.clothing.garments import figure_for, lowered, publish_fit, size_parameters
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people import garments as worn
from prompt2mesh.library.people.figure import Clothes
from prompt2mesh.library.people.surface import girdle
from prompt2mesh.library.people.vectors import Vec, along, place, turn
from prompt2mesh.library.registry import asset, choice, factor, flag
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend


@asset(
    kind="dress",
    words=("dress", "gown", "wedding dress", "wedding gown", "ball gown", "evening dress", "bridal gown", "sundress", "frock", "summer dress", "robe", "kimono", "tutu"),
    about="A dress with fitted bodice and pleated skirt; gowns reach the floor.",
    parameters=(choice("type", "gown", "knee", "mini", words=("length", "type")), flag("sleeves", False, words=("sleeves",)), flag("train", False, words=("train",)), factor("flare", 1.0, 0.1, 2.0, words=("flare",)), *size_parameters(1.68)),
    slots={"cloth": Material(preset="satin", color="#f7f3ea"), "bodice": Material(preset="lace", color="#fbf8f0"), "sash": Material(preset="silk", color="#efe2d0")},
    adjectives={"wedding": {"type": "gown", "train": True}, "bridal": {"type": "gown", "train": True}, "short": {"type": "mini"}, "summer": {"type": "knee"}, "evening": {"type": "gown"}},
    category="clothing",
    parts={"skirt": "skirt", "top": "bodice"},
)  # fmt: skip
def dress(k: Kit) -> None:
    """Bodice, sash, skirt."""
    fig = figure_for(k, Clothes(loose=0.004), female=True)
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    share = {"gown": 0.995, "knee": 0.58, "mini": 0.36}[k.s("type")]
    z = max(0.0, s.pelvis[2] - share * (0.06 * s.size.torso + s.size.leg - 0.006 * h) - 0.002 * h)
    with lowered(k, z):
        blobs = bodies.torso(s, grow=0.004 * h, hips=False)
        fig.trunk = list(blobs)
        top = 0.50 if not k.on("sleeves") else 0.62
        cuts = [Cutaway(point=place(s.waist, s.chest_basis, (0, 0, -0.2 * s.size.torso)), normal=(0, 0, -1))]
        if not k.on("sleeves"):
            cuts.append(
                Cutaway(point=place(s.chest, s.chest_basis, (0, 0, 0.135 * s.size.torso)), normal=s.chest_basis[2])
            )
        carve = (
            [
                bodies.ball(
                    along(s.shoulders[side], turn(s.chest_basis, ((1 if side else -1), 0, 0.25)), 0.052 * b),
                    0.060 * b,
                    subtract=True,
                )
                for side in (0, 1)
            ]
            if not k.on("sleeves")
            else []
        )
        carve.append(
            bodies.egg(
                place(s.neck, s.chest_basis, (0, -0.012 * b, 0.008 * b)),
                (0.062 * b, 0.075 * b, (0.09 if top < 0.6 else 0.06) * b),
                subtract=True,
            )
        )
        k.add(
            "bodice",
            Blend(blobs=[*blobs, *carve], smoothness=0.008 * b, resolution=39),
            material="bodice",
            modifiers=cuts,
        )
        if k.on("sleeves"):
            for side, name in ((0, "right"), (1, "left")):
                k.add(
                    f"sleeve {name}",
                    Blend(blobs=bodies.arm(s, side, grow=0.008 * h, until=0.5), smoothness=0.004 * h, resolution=21),
                    material="bodice",
                    smooth=True,
                )
        worn.skirt(
            fig,
            "skirt",
            length=share,
            flare=0.19 * k.m("flare") * (0.6 + 0.4 * share),
            slot="cloth",
            pleats=15,
            depth=0.05,
        )
        fig.belt_plain("sash", slot="sash", up=0.34, wide=0.014, blobs=bodies.torso(s, grow=0.006 * h))
        from prompt2mesh.library.clothing.hats import ribbon_bow  # noqa: PLC0415

        back = max(
            girdle(
                bodies.torso(s, grow=0.008 * h),
                fig.soft,
                place(s.pelvis, s.hip_basis, (0, 0, 0.34 * s.size.torso)),
                s.hip_basis,
                reach=0.3 * h,
                points=12,
            ),
            key=lambda p: p[1],
        )
        with k.group("bow", at=back, rotate=(0, 0, 180)):
            ribbon_bow(k, 0.13 * h, slot="sash")
        if k.on("train") and k.s("type") == "gown":
            rows: list[list[Vec]] = []
            for i in range(9):
                t = i / 8
                rows.append(
                    [
                        (
                            (j / 12 - 0.5) * (0.20 + 0.42 * t) * h,
                            (0.10 + 0.16 * k.m("flare") * min(1.0, t * 1.8) + 0.40 * max(0.0, t - 0.45)) * h
                            - 0.1 * h * abs(j / 12 - 0.5) ** 2 * 4,
                            max(
                                0.008 * h,
                                s.pelvis[2] * (1 - min(1.0, t * 1.6) ** 0.9) * 0.95 + 0.008 * h + 0.006 * h * (j % 2),
                            ),
                        )
                        for j in range(13)
                    ]
                )
            worn.sheet(fig, "train", rows, thick=0.004 * h, slot="cloth", outward=(0, 0.5, 1))
    publish_fit(k, fig, z)


@asset(
    kind="skirt",
    words=("skirt", "miniskirt", "kilt", "pleated skirt", "hula skirt"),
    about="A pleated skirt with a waistband.",
    parameters=(
        factor("length", 0.5, 0.25, 1.0, words=("length", "long")),
        factor("flare", 1.0, 0.1, 2.0, words=("flare",)),
        *size_parameters(1.68),
    ),
    slots={
        "cloth": Material(preset="wool", color="#7a2f3c"),
        "waistband": Material(preset="wool", color="#5f2430"),
        "button": "brass",
    },
    category="clothing",
)
def skirt(k: Kit) -> None:
    """Pleats and waistband."""
    fig = figure_for(k, Clothes(loose=0.004), female=True)
    s, h = fig.s, fig.h
    fig.trunk = bodies.torso(s, grow=0.003 * h)
    share = k.m("length")
    z = max(0.0, s.pelvis[2] - share * (0.06 * s.size.torso + s.size.leg - 0.006 * h) - 0.002 * h)
    with lowered(k, z):
        worn.skirt(fig, "skirt", length=share, flare=0.13 * k.m("flare"), slot="cloth", pleats=20, depth=0.05)
        fig.belt_plain("waistband", slot="waistband", up=0.31, wide=0.015, blobs=bodies.torso(s, grow=0.009 * h))
    k.anchor("fit", (0, 0, s.waist[2] - z), radius=0.07 * s.size.frame)
