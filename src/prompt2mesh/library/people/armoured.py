"""Figures in suits: knight, astronaut, robot, samurai; and the superhero."""

import math
from dataclasses import replace

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies, garments
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.persons import (
    BODY_ADJECTIVES,
    BODY_SLOTS,
    BODY_STYLES,
    body_parameters,
    man_look,
)
from prompt2mesh.library.people.skeleton import foot_basis
from prompt2mesh.library.people.vectors import (
    Vec,
    add,
    along,
    euler_of,
    looking,
    mix,
    mul,
    norm,
    place,
    sub,
    turn,
    unit,
)
from prompt2mesh.library.registry import asset
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import (
    Blend,
    Blob,
    Box,
    Capsule,
    Cylinder,
    Ellipsoid,
    Extrude,
    Lathe,
    Loft,
    Section,
    Sphere,
    Torus,
)

Profile = list[tuple[float, float]]


def segment(fig: Figure, name: str, a: Vec, b: Vec, profile: Profile, *, slot: str, toward: Vec = (0, -1, 0)) -> None:
    """A turned piece along a limb: profile of (radius as a share of the height, share of the way from a to b)."""
    length = norm(sub(b, a))
    points = [(r * fig.h, z * length) for r, z in profile]
    fig.k.add(
        name, Lathe(profile=points, segments=28), at=a, rotate=euler_of(looking(sub(b, a), toward)), material=slot
    )


def joint(fig: Figure, name: str, at: Vec, radius: float, *, slot: str) -> None:
    """A ball joint; radius as a share of the height."""
    fig.k.add(name, Sphere(radius=radius * fig.h, segments=24), at=at, material=slot)


@asset(
    kind="knight",
    words=("knight", "paladin", "crusader", "warrior", "suit of armor", "suit of armour", "armor", "armour", "templar"),
    about="A knight in plate armour with helmet, plume, sword and shield.",
    parameters=(*body_parameters(1.85, pose="holding", hair="bald"),),
    slots={**BODY_SLOTS, "armour": Material(preset="steel", color="#b9bcc2"), "mail": Material(preset="gunmetal", color="#4c5057"), "trim": "gold", "plume": Material(preset="feather", color="#b3202a"), "blade": "polished_steel",
           "shield": Material(preset="painted_metal", color="#27448f"), "visor": Material(preset="black_iron", color="#121214"), "strap": Material(preset="leather", color="#4a2d1a")},
    main_slot="armour", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"armor": "breastplate, plate, greave, pauldron, gauntlet, helmet, sabaton, cuisse"},
)  # fmt: skip
def knight(k: Kit) -> None:
    """Mail below, plates above."""
    look = man_look(
        k,
        Clothes(
            shirt="mail",
            trousers="mail",
            belt=False,
            collar="none",
            tucked=True,
            loose=0.004,
            shoes="boot",
            gloves=True,
        ),
    )
    fig = Figure(k, look)
    fig.draw_top()
    fig.draw_bottom()
    s, b = fig.s, look.size.bulk
    garments.vest(fig, "breastplate", slot="armour", low=-0.06, opening=0.0, grow=0.010)
    garments.skirt(fig, "plate tassets", length=0.30, flare=0.03, slot="armour", pleats=8, depth=0.02)
    fig.belt(slot="strap", up=0.26, wide=0.013, blobs=bodies.torso(s, grow=0.017 * fig.h))
    u = b / fig.h
    for side, name in ((0, "right"), (1, "left")):
        sh, el, wr, kn, an, hip = (
            s.shoulders[side],
            s.elbows[side],
            s.wrists[side],
            s.knees[side],
            s.ankles[side],
            s.hips[side],
        )
        up = unit(sub(sh, el))
        with k.group(f"pauldron {name}", at=along(sh, up, 0.006 * fig.h), rotate=euler_of(looking(up, (0, -1, 0)))):
            for i, (r, z) in enumerate(((0.062, 0.0), (0.056, -0.028), (0.050, -0.052))):
                k.add(f"pauldron plate {name} {i}", _dome(r * b, 0.1), at=(0, 0, z * b), material="armour")
        segment(
            fig,
            f"plate upper arm {name}",
            sh,
            el,
            [(0.036 * u, 0.35), (0.037 * u, 0.4), (0.031 * u, 0.8), (0.032 * u, 0.84), (0.02 * u, 0.86)],
            slot="armour",
        )
        joint(fig, f"plate elbow {name}", el, 0.034 * u, slot="armour")
        k.add(
            f"plate elbow disc {name}",
            Cylinder(radius=0.028 * b, height=0.078 * b, segments=24, pivot="center"),
            at=el,
            rotate=(0, 90, 0),
            material="trim",
            bevel=0.004 * b,
        )
        segment(
            fig,
            f"plate forearm {name}",
            el,
            wr,
            [
                (0.03 * u, 0.15),
                (0.036 * u, 0.2),
                (0.034 * u, 0.45),
                (0.024 * u, 0.88),
                (0.032 * u, 1.0),
                (0.018 * u, 1.02),
            ],
            slot="armour",
        )
        shape = look.pose.arms[side].hand
        k.add(
            f"gauntlet {name}",
            Blend(blobs=bodies.hand(s, side, shape, grow=0.003 * fig.h), smoothness=0.004 * fig.h, resolution=24),
            material="armour",
            smooth=True,
        )
        segment(
            fig,
            f"cuisse {name}",
            hip,
            kn,
            [(0.04 * u, 0.28), (0.054 * u, 0.30), (0.048 * u, 0.6), (0.041 * u, 0.88), (0.03 * u, 0.9)],
            slot="armour",
        )
        joint(
            fig, f"plate knee {name}", place(kn, foot_basis(s, side), (0, -0.004 * fig.h, 0)), 0.0415 * u, slot="armour"
        )
        segment(
            fig,
            f"greave {name}",
            kn,
            an,
            [
                (0.03 * u, 0.1),
                (0.040 * u, 0.14),
                (0.043 * u, 0.34),
                (0.032 * u, 0.86),
                (0.036 * u, 0.98),
                (0.02 * u, 1.0),
            ],
            slot="armour",
        )
        _sabaton(fig, side, name)
    k.rod(
        "gorget",
        along(s.neck, s.chest_basis[2], -0.035 * fig.h),
        along(s.head, s.head_basis[2], -0.25 * fig.head_size),
        0.040 * b,
        0.034 * b,
        material="mail",
    )
    _helmet(fig)
    _sword(fig)
    _shield(fig)
    fig.publish()


def _dome(radius: float, low: float) -> Lathe:
    points = [
        (radius * math.cos(a), radius * math.sin(a))
        for a in (math.asin(low) + (math.pi / 2 - math.asin(low)) * i / 8 for i in range(9))
    ]
    points[-1] = (0.0, radius)
    return Lathe(profile=points, segments=32)


def _sabaton(fig: Figure, side: int, name: str) -> None:
    z = fig.look.size
    f, a = z.foot, z.ankle
    with fig.k.group(f"foot {name}", at=fig.s.ankles[side], rotate=euler_of(foot_basis(fig.s, side))):
        sections = [Section(center=(0, y * f, (h / 2 - 1) * a), radii=(w * f, h * a / 2), exponent=2.6)
                    for y, w, h in ((0.30, 0.10, 0.6), (0.24, 0.17, 1.25), (0.02, 0.185, 1.55), (-0.18, 0.185, 1.15), (-0.42, 0.215, 0.85), (-0.62, 0.17, 0.62), (-0.80, 0.03, 0.3))]  # fmt: skip
        fig.k.add(f"sabaton {name}", Loft(axis="y", sections=sections[::-1], segments=28), material="armour")
        for y, w, h in ((-0.08, 0.195, 1.34), (-0.28, 0.208, 1.02), (-0.46, 0.212, 0.82)):
            path = [
                (w * f * math.cos(t), y * f, -a + max(0.06 * a, h * a * math.sin(t) ** 0.8))
                for t in (math.pi * i / 10 for i in range(11))
            ]
            fig.k.tube(f"sabaton ridge {name}", path, 0.035 * f, segments=8, resolution=2, material="armour")


def _helmet(fig: Figure) -> None:
    n, k = fig.head_size, fig.k
    with fig.head_frame():
        sections = [Section(center=(0, y * n, z * n), radii=(w * n, d * n), exponent=2.2)
                    for z, y, w, d in ((-0.52, 0.0, 0.30, 0.34), (-0.40, -0.02, 0.34, 0.40), (-0.1, -0.01, 0.40, 0.46), (0.18, 0.03, 0.41, 0.47), (0.40, 0.05, 0.34, 0.38), (0.54, 0.06, 0.18, 0.2), (0.585, 0.06, 0, 0))]  # fmt: skip
        k.add("helmet", Loft(sections=sections, segments=40, resolution=5), material="armour", smooth=True)
        for x in (-1, 1):
            k.add(
                "visor slit",
                Box(size=(0.25 * n, 0.08 * n, 0.045 * n), pivot="center"),
                at=(x * 0.15 * n, -0.435 * n, 0.04 * n),
                rotate=(0, 0, x * 20),
                material="visor",
                bevel=0.015 * n,
            )
            for i in range(3):
                for j in range(2):
                    at = ((x * (0.10 + 0.075 * i)) * n, (-0.455 + 0.03 * i + 0.022 * j) * n, (-0.16 - 0.085 * j) * n)
                    k.add("visor hole", Sphere(radius=0.022 * n, segments=12), at=at, material="visor")
        k.tube(
            "helmet ridge front",
            [
                (0, -0.425 * n, -0.45 * n),
                (0, -0.475 * n, -0.15 * n),
                (0, -0.465 * n, 0.16 * n),
                (0, -0.36 * n, 0.40 * n),
                (0, -0.12 * n, 0.565 * n),
                (0, 0.2 * n, 0.56 * n),
                (0, 0.42 * n, 0.36 * n),
            ],
            0.03 * n,
            segments=10,
            material="trim",
        )
        ring = [
            (0.415 * n * math.cos(t), 0.01 * n + 0.478 * n * math.sin(t), (0.105 + 0.0 * t) * n)
            for t in (2 * math.pi * i / 24 for i in range(24))
        ]
        k.tube("helmet band", ring, 0.022 * n, closed=True, segments=8, resolution=2, material="trim")
        feathers: list[Blob] = []
        for i in range(7):
            t = i / 6
            a, c = (0, (0.04 + 0.12 * t) * n, 0.56 * n), (0, (0.16 + 0.42 * t) * n, (0.92 - 0.10 * t) * n)
            e = (0, (0.40 + 0.50 * t) * n, (0.86 - 0.5 * t) * n)
            feathers += bodies.chain([a, c, e], [0.05 * n, 0.10 * n, 0.035 * n])
        k.add("plume", Blend(blobs=feathers, smoothness=0.03 * n, resolution=30), material="plume", smooth=True)


def _sword(fig: Figure) -> None:
    at, thumb = garments.held(fig)
    h, k = fig.h, fig.k
    forward = turn(fig.s.chest_basis, (0, -1, 0))
    with k.group("sword", at=at, rotate=euler_of(looking(thumb, forward))):
        k.add("sword grip", Cylinder(radius=0.009 * h, height=0.085 * h, segments=20, pivot="center"), material="strap")
        k.add("sword pommel", Sphere(radius=0.015 * h, segments=20), at=(0, 0, -0.052 * h), material="trim")
        k.add(
            "sword guard",
            Box(size=(0.018 * h, 0.13 * h, 0.014 * h), pivot="center"),
            at=(0, 0, 0.046 * h),
            material="trim",
            bevel=0.004 * h,
        )
        sections = [
            Section(center=(0, 0, z * h), radii=(0.0045 * h * t, 0.019 * h * w), exponent=1.15)
            for z, w, t in ((0.045, 1, 1), (0.30, 0.9, 0.9), (0.46, 0.72, 0.8), (0.52, 0.02, 0.1))
        ]
        k.add("sword blade", Loft(sections=sections, smooth=False, segments=16), material="blade")


def _shield(fig: Figure) -> None:
    h, k, s = fig.h, fig.k, fig.s
    el, wr = s.elbows[1], s.wrists[1]
    middle = mix(el, wr, 0.55)
    out = unit(add(turn(s.hip_basis, (1, 0, 0)), mul(turn(s.hip_basis, (0, -1, 0)), 0.9)))
    with k.group(
        "shield", at=along(middle, out, 0.05 * h), rotate=euler_of(looking(turn(s.hip_basis, (0, 0, 1)), out))
    ):
        outline = [
            (-0.12, 0.13),
            (-0.06, 0.145),
            (0, 0.155),
            (0.06, 0.145),
            (0.12, 0.13),
            (0.125, 0.0),
            (0.09, -0.11),
            (0.0, -0.20),
            (-0.09, -0.11),
            (-0.125, 0.0),
        ]
        points = [(x * h, y * h) for x, y in outline][::-1]
        k.add(
            "shield rim",
            Extrude(outline=[(x * 1.07, y * 1.06) for x, y in points], height=0.010 * h, bevel=0.003 * h),
            at=(0, 0.004 * h, 0),
            rotate=(90, 0, 0),
            material="trim",
        )
        k.add(
            "shield board",
            Extrude(outline=points, height=0.014 * h, bevel=0.004 * h),
            at=(0, 0.002 * h, 0),
            rotate=(90, 0, 0),
            material="shield",
        )
        k.add(
            "shield cross",
            Box(size=(0.03 * h, 0.006 * h, 0.26 * h), pivot="center"),
            at=(0, -0.013 * h, -0.01 * h),
            material="trim",
            bevel=0.002 * h,
        )
        k.add(
            "shield bar",
            Box(size=(0.19 * h, 0.006 * h, 0.03 * h), pivot="center"),
            at=(0, -0.013 * h, 0.04 * h),
            material="trim",
            bevel=0.002 * h,
        )
        k.add(
            "shield strap",
            Box(size=(0.06 * h, 0.05 * h, 0.02 * h), pivot="center"),
            at=(0, 0.024 * h, 0),
            material="strap",
        )


@asset(
    kind="astronaut",
    words=("astronaut", "cosmonaut", "spaceman", "space suit", "spacesuit", "moon walker", "space explorer"),
    about="An astronaut in a padded suit with visor and life-support pack.",
    parameters=body_parameters(1.85),
    slots={**BODY_SLOTS, "suit": Material(preset="canvas", color="#eef0f1"), "trim": Material(preset="plastic", color="#d2622a"), "joint": Material(preset="rubber", color="#9aa0a8"), "visor": Material(preset="gold", color="#f2b24a", roughness=0.06),
           "shoes": Material(preset="rubber", color="#dfe2e4"), "gloves": Material(preset="canvas", color="#d9dcde"), "pack": Material(preset="glossy_plastic", color="#e6e8ea"), "panel": Material(preset="plastic", color="#3d4652"), "light": Material(preset="led", color="#5fd0ff")},
    main_slot="suit", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"helmet": "helmet, visor", "backpack": "pack"},
)  # fmt: skip
def astronaut(k: Kit) -> None:
    """Suit with joint rings, helmet, chest panel, pack."""
    look = man_look(
        k,
        Clothes(
            shirt="suit",
            trousers="suit",
            loose=0.018,
            belt=False,
            collar="none",
            shoes="boot",
            gloves=True,
            tucked=True,
        ),
    )
    look = replace(look, size=replace(look.size, heads=look.size.heads * 0.94))
    fig = Figure(k, look)
    fig.draw_top()
    fig.draw_bottom()
    for side, name in ((0, "right"), (1, "left")):
        shape = look.pose.arms[side].hand
        k.add(
            f"glove {name}",
            Blend(blobs=bodies.hand(fig.s, side, shape, grow=0.0055 * fig.h), smoothness=0.008 * fig.h, resolution=24),
            material="gloves",
            smooth=True,
        )
    fig.draw_feet()
    s, h, b, n = fig.s, fig.h, look.size.bulk, fig.head_size
    for side, name in ((0, "right"), (1, "left")):
        for what, a, c, share, r in (
            ("arm", s.shoulders, s.elbows, 0.42, 0.050),
            ("elbow", s.elbows, s.wrists, 0.12, 0.046),
            ("wrist", s.elbows, s.wrists, 0.97, 0.037),
            ("thigh", s.hips, s.knees, 0.5, 0.060),
            ("shin", s.knees, s.ankles, 0.42, 0.057),
        ):
            at, axis = mix(a[side], c[side], share), sub(c[side], a[side])
            slot = "trim" if what in ("arm", "thigh") else "joint"
            k.add(
                f"ring {what} {name}",
                Torus(radius=r * b, tube=0.010 * b, segments=32, tube_segments=10),
                at=at,
                rotate=euler_of(looking(axis, (0, -1, 0))),
                material=slot,
            )
    fig.belt(slot="joint", up=0.22, wide=0.014, blobs=[*fig.trunk, *bodies.pelvis(s, grow=0.018 * h)])
    with fig.head_frame():
        k.add(
            "helmet",
            Sphere(radius=0.62 * n, segments=44),
            at=(0, 0.05 * n, 0.03 * n),
            scale=(1, 1.04, 1.02),
            material="pack",
        )
        k.add(
            "visor",
            Ellipsoid(radii=(0.50 * n, 0.40 * n, 0.42 * n), segments=40),
            at=(0, -0.27 * n, 0.05 * n),
            material="visor",
        )
        rim = [
            (0.475 * n * math.cos(t), (-0.33 + 0.10 * math.cos(t) ** 2) * n, (0.05 + 0.40 * math.sin(t)) * n)
            for t in (2 * math.pi * i / 28 for i in range(28))
        ]
        k.tube("visor rim", rim, 0.045 * n, closed=True, segments=10, resolution=2, material="pack")
        for x in (-1, 1):
            k.add(
                "helmet ear",
                Cylinder(radius=0.15 * n, height=0.10 * n, segments=28, pivot="center"),
                at=(x * 0.61 * n, 0.08 * n, 0.02 * n),
                rotate=(0, 90, 0),
                material="trim",
                bevel=0.02 * n,
            )
    k.add(
        "collar",
        Torus(radius=0.40 * n, tube=0.09 * n, segments=40, tube_segments=14),
        at=along(s.neck, s.chest_basis[2], 0.04 * n),
        rotate=euler_of(s.chest_basis),
        material="joint",
    )
    with k.group(
        "pack", at=place(s.chest, s.chest_basis, (0, 0.10 * b + 0.03 * h, 0.02 * h)), rotate=euler_of(s.chest_basis)
    ):
        k.add(
            "pack body",
            Box(size=(0.21 * h, 0.10 * h, 0.30 * h), pivot="center"),
            material="pack",
            bevel=0.022 * h,
            bevel_segments=4,
        )
        k.add(
            "pack panel",
            Box(size=(0.13 * h, 0.012 * h, 0.10 * h), pivot="center"),
            at=(0, 0.05 * h, 0.05 * h),
            material="panel",
            bevel=0.004 * h,
        )
        for x in (-1, 1):
            k.add(
                "pack tank",
                Capsule(radius=0.026 * h, height=0.24 * h, segments=24),
                at=(x * 0.062 * h, 0.055 * h, -0.03 * h),
                material="trim" if x < 0 else "joint",
            )
    front = fig.on_chest(0, 0.22)
    with k.group("chest panel", at=front, rotate=euler_of(s.chest_basis)):
        k.add("panel", Box(size=(0.12 * h, 0.045 * h, 0.075 * h), pivot="center"), material="panel", bevel=0.006 * h)
        for i in range(3):
            k.add(
                "panel light",
                Sphere(radius=0.008 * h, segments=14),
                at=((-0.032 + 0.032 * i) * h, -0.022 * h, 0.018 * h),
                material=("light", "trim", "visor")[i],
            )
        k.add(
            "panel dial",
            Cylinder(radius=0.014 * h, height=0.012 * h, segments=20, pivot="center"),
            at=(0.02 * h, -0.024 * h, -0.014 * h),
            rotate=(90, 0, 0),
            material="pack",
            bevel=0.002 * h,
        )
    for x in (-1, 1):
        a = place(front, s.chest_basis, (x * 0.05 * h, -0.01 * h, 0))
        c = place(s.chest, s.chest_basis, (x * 0.115 * h, 0.02 * h, -0.06 * h))
        e = place(s.chest, s.chest_basis, (x * 0.09 * h, 0.09 * b + 0.02 * h, 0.0))
        k.tube(
            "hose",
            [a, add(mix(a, c, 0.6), turn(s.chest_basis, (x * 0.01 * h, -0.035 * h, -0.02 * h))), c, e],
            0.010 * h,
            segments=12,
            material="joint",
        )
    fig.publish()
    k.anchor("head", fig.on_head(0, 0.05, 0.50), normal=s.head_basis[2], radius=0.45 * n, height=n)


@asset(
    kind="superhero",
    words=("superhero", "super hero", "hero", "superman", "superwoman", "supervillain", "action figure", "vigilante", "avenger"),
    about="A muscular superhero with cape, mask and emblem.",
    parameters=body_parameters(1.9, pose="hands on hips"),
    slots={**BODY_SLOTS, "shirt": Material(preset="nylon", color="#1f4fb0"), "trousers": Material(preset="nylon", color="#1f4fb0"), "shoes": Material(preset="leather", color="#c3212b"), "cape": Material(preset="satin", color="#c3212b"), "emblem": "gold",
           "briefs": Material(preset="nylon", color="#c3212b"), "mask": Material(preset="leather", color="#c3212b"), "belt": Material(preset="leather", color="#e8b62a"), "gloves": Material(preset="leather", color="#c3212b")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"suit": "shirt, trousers"},
)  # fmt: skip
def superhero(k: Kit) -> None:
    """Suit, briefs, belt, cape, mask, star."""
    look = man_look(k, Clothes(loose=0.002, shoes="boot", gloves=True, collar="none", tucked=True))
    look = replace(
        look,
        size=replace(
            look.size, shoulders=1.16, girth=look.size.girth * 1.14, waist=0.9, heads=look.size.heads * 1.06, belly=0
        ),
    )
    fig = Figure(k, look).draw()
    blobs = bodies.pelvis(fig.s, grow=0.006 * fig.h) + [
        c for side in (0, 1) for c in bodies.leg(fig.s, side, grow=0.005 * fig.h, until=0.16)
    ]
    cut = Cutaway(
        point=place(fig.s.pelvis, fig.s.hip_basis, (0, 0, 0.24 * fig.s.size.torso)), normal=fig.s.hip_basis[2]
    )
    k.add("briefs", Blend(blobs=blobs, smoothness=0.012 * fig.h, resolution=27), material="briefs", modifiers=[cut])
    garments.cape(fig, slot="cape", length=0.86, flare=0.15)
    for x in (-1, 1):
        k.add(
            "cape clasp",
            Sphere(radius=0.016 * fig.h, segments=18),
            at=fig.on_chest(x * 0.06 * fig.h, 0.555),
            material="belt",
        )
    garments.badge(fig, "emblem", x=0.0, up=0.38, size=0.05, slot="emblem")
    n = fig.head_size
    with fig.head_frame():
        for x in (-1, 1):
            k.add(
                "mask",
                Torus(radius=0.088 * n, tube=0.032 * n, segments=32, tube_segments=10),
                at=(x * 0.128 * n, -0.335 * n, 0.014 * n),
                rotate=(90, 0, x * 24),
                scale=(1.15, 1.0, 1.0),
                material="mask",
            )
        k.tube(
            "mask bridge",
            [(-0.06 * n, -0.36 * n, 0.03 * n), (0, -0.385 * n, 0.035 * n), (0.06 * n, -0.36 * n, 0.03 * n)],
            0.035 * n,
            material="mask",
        )
