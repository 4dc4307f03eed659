"""Soft toys and dolls: teddy bear, rag doll, rubber duck, matryoshka."""

import math
from dataclasses import replace

from prompt2mesh.library.clothing.hats import ribbon_bow
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import garments
from prompt2mesh.library.people.bodies import ball, chain, cone, egg
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.persons import BODY_ADJECTIVES, BODY_SLOTS, body_parameters, child_look
from prompt2mesh.library.people.surface import surface_point
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Lathe, Sphere, Torus

Vec = tuple[float, float, float]


@asset(
    kind="teddy_bear",
    words=("teddy bear", "teddy", "plush bear", "stuffed bear", "bear toy", "plush toy", "stuffed animal", "plushie", "soft toy", "stuffed toy", "plush"),
    about="A plush teddy bear sitting, with a satin bow.",
    parameters=(length("height", 0.32, 0.03, 3.0, words=("height", "tall")), choice("pose", "sitting", "standing"), flag("bow", True, words=("bow", "bow tie", "ribbon")), flag("patch", False, words=("patch", "heart"))),
    slots={"fur": Material(preset="plush", color="#b5793f"), "muzzle": Material(preset="plush", color="#e8cfa4"), "bow": Material(preset="satin", color="#b81f3a"), "nose": Material(preset="leather", color="#2a1a14"), "eye": Material(preset="glossy_plastic", color="#15100d"), "glint": "porcelain"},
    main_slot="fur",
    category="creature",
    parts={"paw": "arm, leg, pad", "belly": "belly", "ribbon": "bow"},
)  # fmt: skip
def teddy_bear(k: Kit) -> None:
    """Stuffed body, jointed limbs, muzzle, stitched nose, bow."""
    h = k.m("height")
    sitting = k.s("pose") == "sitting"
    u = h / (1.0 if sitting else 1.22)
    lift = 0.0 if sitting else 0.22 * u

    def at(x: float, y: float, z: float) -> Vec:
        return (x * u, y * u, z * u + lift)

    body = [
        egg(at(0, 0.02, 0.30), (0.225 * u, 0.19 * u, 0.25 * u)),
        egg(at(0, 0.0, 0.20), (0.23 * u, 0.20 * u, 0.185 * u)),
        ball(at(0, 0.20, 0.12), 0.055 * u),
    ]
    k.add("body", Blend(blobs=body, smoothness=0.05 * u, resolution=26), material="fur", smooth=True)
    k.add(
        "belly",
        Ellipsoid(radii=(0.15 * u, 0.04 * u, 0.16 * u), segments=22),
        at=at(0, -0.165, 0.26),
        rotate=(-6, 0, 0),
        material="muzzle",
    )
    head: list[Blob] = [
        egg(at(0, 0.0, 0.73), (0.225 * u, 0.205 * u, 0.205 * u)),
        egg(at(0, -0.04, 0.66), (0.20 * u, 0.17 * u, 0.14 * u)),
    ]
    for x in (-1, 1):
        head += [
            egg(at(x * 0.185, 0.02, 0.895), (0.085 * u, 0.05 * u, 0.085 * u)),
            egg(at(x * 0.19, -0.035, 0.9), (0.055 * u, 0.03 * u, 0.055 * u), subtract=True),
        ]
    k.add("head", Blend(blobs=head, smoothness=0.03 * u, resolution=28), material="fur", smooth=True)
    k.add(
        "ear inner",
        Ellipsoid(radii=(0.052 * u, 0.02 * u, 0.052 * u), segments=17),
        at=at(0.188, -0.015, 0.898),
        material="muzzle",
        mirror=True,
    )
    muzzle = [
        egg(at(0, -0.19, 0.655), (0.105 * u, 0.075 * u, 0.08 * u)),
        egg(at(0.04, -0.205, 0.635), (0.055 * u, 0.06 * u, 0.055 * u)),
        egg(at(-0.04, -0.205, 0.635), (0.055 * u, 0.06 * u, 0.055 * u)),
    ]
    k.add("muzzle", Blend(blobs=muzzle, smoothness=0.02 * u, resolution=19), material="muzzle", smooth=True)
    k.add(
        "nose",
        Blend(
            blobs=[egg(at(0, -0.265, 0.695), (0.042 * u, 0.022 * u, 0.026 * u)), ball(at(0, -0.268, 0.682), 0.018 * u)],
            smoothness=0.01 * u,
            resolution=12,
        ),
        material="nose",
        smooth=True,
    )
    k.tube("mouth", [at(0, -0.27, 0.672), at(0, -0.268, 0.64)], 0.006 * u, segments=8, material="nose")
    for x in (-1, 1):
        smile = [at(x * 0.002, -0.268, 0.642)]
        for dx, dz in ((0.025, 0.622), (0.055, 0.622), (0.078, 0.642)):
            p = surface_point(muzzle, 0.02 * u, at(x * dx, -0.12, dz), (0, -1, 0), reach=0.3 * u)
            smile.append(p)
        k.tube("mouth smile", smile, 0.006 * u, segments=8, resolution=4, material="nose")
    for name, x in (("right", -1), ("left", 1)):
        k.add(f"eye {name}", Sphere(radius=0.028 * u, segments=17), at=at(x * 0.085, -0.192, 0.755), material="eye")
        k.add(
            f"eye glint {name}",
            Sphere(radius=0.007 * u, segments=10),
            at=at(x * 0.085 + 0.008, -0.216, 0.766),
            material="glint",
        )
        arm = chain(
            [at(x * 0.19, 0.0, 0.46), at(x * 0.275, -0.07, 0.33), at(x * 0.27, -0.13, 0.245)],
            [0.075 * u, 0.075 * u, 0.08 * u],
        )
        k.add(f"arm {name}", Blend(blobs=arm, smoothness=0.03 * u, resolution=16), material="fur", smooth=True)
        if sitting:
            leg = [
                *chain([at(x * 0.14, -0.04, 0.105), at(x * 0.21, -0.25, 0.1)], [0.105 * u, 0.095 * u]),
                egg(at(x * 0.225, -0.31, 0.125), (0.092 * u, 0.05 * u, 0.115 * u)),
            ]
            k.add(
                f"pad foot {name}",
                Ellipsoid(radii=(0.062 * u, 0.02 * u, 0.078 * u), segments=17),
                at=at(x * 0.226, -0.352, 0.125),
                material="muzzle",
            )
        else:
            leg = [
                *chain([at(x * 0.12, 0.0, 0.1), at(x * 0.135, 0.0, -0.12)], [0.11 * u, 0.1 * u]),
                egg(at(x * 0.14, -0.06, -0.15), (0.1 * u, 0.15 * u, 0.07 * u)),
            ]
            k.add(
                f"pad foot {name}",
                Ellipsoid(radii=(0.06 * u, 0.03 * u, 0.045 * u), segments=17),
                at=at(x * 0.14, -0.195, -0.15),
                material="muzzle",
            )
        k.add(f"leg {name}", Blend(blobs=leg, smoothness=0.04 * u, resolution=19), material="fur", smooth=True)
        k.add(
            f"pad hand {name}",
            Ellipsoid(radii=(0.05 * u, 0.02 * u, 0.05 * u), segments=14),
            at=at(x * 0.268, -0.205, 0.235),
            rotate=(-14, 0, 0),
            material="muzzle",
        )
        k.anchor(f"hand_{name}", at(x * 0.27, -0.24, 0.24), normal=(0, 0, 1), radius=0.03 * u)
    if k.on("bow"):
        with k.group("bow", at=at(0, -0.19, 0.515)):
            ribbon_bow(k, 0.26 * u, slot="bow", tails=False)
        k.add(
            "bow band",
            Torus(radius=0.155 * u, tube=0.022 * u, segments=28, tube_segments=12),
            at=at(0, -0.005, 0.535),
            rotate=(6, 0, 0),
            material="bow",
        )
    if k.on("patch"):
        k.add(
            "patch heart",
            Ellipsoid(radii=(0.05 * u, 0.02 * u, 0.05 * u), segments=14),
            at=at(0.06, -0.2, 0.34),
            material="bow",
        )
    k.anchor("head", at(0, 0.01, 0.85), radius=0.17 * u, height=0.3 * u)
    k.anchor("eyes", at(0, -0.2, 0.755), normal=(0, -1, 0), radius=0.2 * u)
    k.anchor("neck", at(0, 0, 0.53), radius=0.15 * u)
    k.anchor("mouth", at(0, -0.28, 0.63), normal=(0, -1, 0), radius=0.03 * u)
    k.anchor("top", at(0, 0, 0.935), half_size=(0.08 * u, 0.08 * u), round=True)


@asset(
    kind="doll",
    words=("doll", "porcelain doll", "rag doll", "baby doll", "barbie", "puppet", "marionette"),
    about="A porcelain doll in a frilly dress, with curls and a bonnet bow.",
    parameters=body_parameters(0.4, hair="curly", low=0.05, high=2.0),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#d987a8"), "dress": Material(preset="cotton", color="#d987a8"), "frill": Material(preset="lace", color="#fbf5ea"), "skin": Material(preset="porcelain", color="#f8e2d4"), "hair": Material(preset="hair", color="#b5752e"), "shoes": Material(preset="patent_leather", color="#2a1a1c"),
           "bow": Material(preset="satin", color="#c23a68"), "cheek": Material(preset="porcelain", color="#ef9a9a"), "mouth": Material(preset="gloss_paint", color="#c4283f")},
    main_slot="dress", adjectives=BODY_ADJECTIVES, category="creature", parts={"dress": "dress, shirt"},
)  # fmt: skip
def doll(k: Kit) -> None:
    """A child figure with rosy cheeks and three tiers of frills."""
    look = child_look(
        k, Clothes(sleeves=0.5, legs=0.2, trousers="skin", belt=False, collar="none", tucked=True), girl=True
    )
    look = replace(
        look,
        size=replace(look.size, heads=look.size.heads * 0.82),
        face=replace(look.face, eye=look.face.eye * 1.25, lips=1.2),
    )
    fig = Figure(k, look).draw()
    garments.skirt(fig, "dress skirt", length=0.66, flare=0.13, slot="dress", pleats=13, depth=0.06)
    garments.skirt(fig, "frill petticoat", length=0.72, flare=0.115, slot="frill", pleats=21, depth=0.05)
    garments.ruff(fig, slot="frill", size=0.045)
    fig.belt_plain("sash", slot="bow", up=0.34, wide=0.014, blobs=fig.trunk)
    n = fig.head_size
    with fig.head_frame():
        for x in (-1, 1):
            at = surface_point(
                fig.head_blobs, 0.055 * n, (x * 0.17 * n, 0, -0.15 * n), (x * 0.35, -0.94, 0), reach=0.6 * n
            )
            k.add(
                "cheek",
                Ellipsoid(radii=(0.06 * n, 0.012 * n, 0.05 * n), segments=14),
                at=at,
                rotate=(0, 0, x * 24),
                material="cheek",
            )
        if look.hair == "bald":
            return
        with k.group("bow", at=(0.20 * n, -0.14 * n, 0.47 * n), rotate=(-20, 25, 15)):
            ribbon_bow(k, 0.42 * n, slot="bow", tails=False)


@asset(
    kind="rubber_duck",
    words=("rubber duck", "rubber ducky", "bath duck", "rubber duckie", "toy duck", "bath toy"),
    about="A yellow bath duck.",
    parameters=(length("height", 0.09, 0.02, 3.0, words=("height", "tall")),),
    slots={
        "body": Material(preset="glossy_plastic", color="#ffd21f"),
        "beak": Material(preset="glossy_plastic", color="#f27a16"),
        "eye": Material(preset="glossy_plastic", color="#16120f"),
        "glint": "porcelain",
    },
    category="creature",
)
def rubber_duck(k: Kit) -> None:
    """Body with a tail, head, wings, beak."""
    u = k.m("height")

    def s(x: float, y: float, z: float) -> Vec:
        return (x * u, y * u, z * u)

    blobs = [
        egg(s(0, 0.08, 0.24), s(0.34, 0.46, 0.25)),
        egg(s(0, -0.12, 0.30), s(0.26, 0.26, 0.24)),
        cone(s(0, 0.42, 0.36), s(0, 0.58, 0.56), 0.13 * u, 0.035 * u),
        egg(s(0, -0.16, 0.71), s(0.275, 0.28, 0.28)),
        cone(s(0, -0.12, 0.40), s(0, -0.15, 0.56), 0.2 * u, 0.17 * u),
    ]
    for x in (-1, 1):
        blobs += [
            egg(s(x * 0.31, 0.10, 0.33), s(0.075, 0.25, 0.13)),
            cone(s(x * 0.33, 0.28, 0.38), s(x * 0.36, 0.42, 0.47), 0.07 * u, 0.03 * u),
        ]
    k.add(
        "body",
        Blend(blobs=blobs, smoothness=0.07 * u, resolution=36),
        material="body",
        modifiers=[Cutaway(point=(0, 0, 0.02 * u), normal=(0, 0, -1))],
    )
    beak = [
        egg(s(0, -0.45, 0.675), s(0.13, 0.13, 0.035)),
        egg(s(0, -0.43, 0.63), s(0.10, 0.10, 0.028)),
        egg(s(0, -0.38, 0.66), s(0.11, 0.08, 0.06)),
        egg(s(0, -0.50, 0.70), s(0.10, 0.05, 0.02)),
    ]
    k.add("beak", Blend(blobs=beak, smoothness=0.025 * u, resolution=21), material="beak", smooth=True)
    for name, x in (("right", -1), ("left", 1)):
        k.add(
            f"eye {name}",
            Ellipsoid(radii=s(0.045, 0.03, 0.06), segments=14),
            at=s(x * 0.135, -0.385, 0.785),
            rotate=(0, 0, x * 28),
            material="eye",
        )
        k.add(
            f"eye glint {name}",
            Sphere(radius=0.014 * u, segments=10),
            at=s(x * 0.14 + 0.012, -0.414, 0.81),
            material="glint",
        )
    k.anchor("head", s(0, -0.16, 0.84), radius=0.23 * u, height=0.3 * u)
    k.anchor("back", s(0, 0.15, 0.48))
    k.anchor("eyes", s(0, -0.42, 0.785), normal=(0, -1, 0), radius=0.25 * u)
    k.anchor("neck", s(0, -0.14, 0.5), radius=0.19 * u)


@asset(
    kind="matryoshka",
    words=("matryoshka", "matryoshka doll", "russian doll", "nesting doll", "babushka", "nested doll"),
    about="Painted nesting dolls, in a row from large to small.",
    parameters=(length("height", 0.16, 0.03, 1.5, words=("height", "tall")), count("dolls", 3, 1, 7)),
    slots={"dress": Material(preset="gloss_paint", color="#c4242c"), "shawl": Material(preset="gloss_paint", color="#e8b62a"), "face": Material(preset="gloss_paint", color="#f7dcc0"), "hair": Material(preset="gloss_paint", color="#4a2a18"), "flower": Material(preset="gloss_paint", color="#f2f0e8"), "leaf": Material(preset="gloss_paint", color="#2f7a3c"), "lips": Material(preset="gloss_paint", color="#b81f2e")},
    main_slot="dress",
)  # fmt: skip
def matryoshka(k: Kit) -> None:
    """Each doll is the same turning, smaller."""
    n = k.n("dolls")
    sizes = [k.m("height") * 0.76**i for i in range(n)]
    gap = 0.03 * k.m("height")
    total = sum(0.5 * s + gap for s in sizes) - gap
    x = -total / 2
    for i, h in enumerate(sizes):
        x += 0.25 * h
        with k.group(f"doll {i + 1}", at=(x, 0, 0)):
            _nesting_doll(k, h)
        x += 0.25 * h + gap


def _nesting_doll(k: Kit, h: float) -> None:
    profile = [
        (0.17, 0.0),
        (0.195, 0.02),
        (0.235, 0.16),
        (0.245, 0.32),
        (0.215, 0.48),
        (0.165, 0.58),
        (0.155, 0.63),
        (0.178, 0.72),
        (0.182, 0.80),
        (0.15, 0.91),
        (0.085, 0.98),
        (0.0, 1.0),
    ]
    k.add("body", Lathe(profile=[(r * h, z * h) for r, z in profile], smooth=True, segments=34), material="dress")
    k.add(
        "shawl",
        Lathe(
            profile=[
                (0.2195 * h, 0.47 * h),
                (0.2215 * h, 0.475 * h),
                (0.1695 * h, 0.58 * h),
                (0.1595 * h, 0.63 * h),
                (0.1825 * h, 0.72 * h),
                (0.1865 * h, 0.80 * h),
                (0.154 * h, 0.913 * h),
                (0.088 * h, 0.985 * h),
                (0, 1.006 * h),
            ],
            smooth=False,
            segments=34,
        ),
        material="shawl",
        smooth=True,
    )
    k.add(
        "seam",
        Torus(radius=0.222 * h, tube=0.006 * h, segments=34, tube_segments=8),
        at=(0, 0, 0.455 * h),
        material="shawl",
    )
    k.add(
        "face",
        Ellipsoid(radii=(0.115 * h, 0.07 * h, 0.105 * h), segments=22),
        at=(0, -0.128 * h, 0.775 * h),
        material="face",
    )
    k.add(
        "hair",
        Ellipsoid(radii=(0.105 * h, 0.05 * h, 0.06 * h), segments=20),
        at=(0, -0.128 * h, 0.845 * h),
        rotate=(-20, 0, 0),
        material="hair",
    )
    for x in (-1, 1):
        k.add(
            "eye",
            Ellipsoid(radii=(0.016 * h, 0.006 * h, 0.013 * h), segments=10),
            at=(x * 0.045 * h, -0.189 * h, 0.785 * h),
            material="hair",
        )
        k.add(
            "cheek",
            Ellipsoid(radii=(0.02 * h, 0.005 * h, 0.016 * h), segments=10),
            at=(x * 0.066 * h, -0.181 * h, 0.745 * h),
            rotate=(0, 0, x * 28),
            material="lips",
        )
    k.add(
        "lips",
        Ellipsoid(radii=(0.02 * h, 0.006 * h, 0.009 * h), segments=10),
        at=(0, -0.193 * h, 0.727 * h),
        material="lips",
    )
    for j in range(6):
        a = 2 * math.pi * j / 6
        k.add(
            "petal",
            Ellipsoid(radii=(0.034 * h, 0.012 * h, 0.034 * h), segments=11),
            at=(0.045 * h * math.cos(a), -0.236 * h, (0.29 + 0.045 * math.sin(a)) * h),
            material="flower",
        )
    k.add(
        "flower centre",
        Ellipsoid(radii=(0.03 * h, 0.016 * h, 0.03 * h), segments=11),
        at=(0, -0.24 * h, 0.29 * h),
        material="shawl",
    )
    for x in (-1, 1):
        k.add(
            "leaf",
            Ellipsoid(radii=(0.022 * h, 0.012 * h, 0.05 * h), segments=11),
            at=(x * 0.10 * h, -0.208 * h, 0.23 * h),
            rotate=(0, x * 55, x * 24),
            material="leaf",
        )
