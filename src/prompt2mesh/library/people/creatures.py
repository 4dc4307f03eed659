"""Uncanny figures: skeleton, ghost, zombie, alien."""

import math
from dataclasses import replace

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people.bodies import ball, chain, cone, egg
from prompt2mesh.library.people.figure import Clothes, Figure, Look
from prompt2mesh.library.people.heads import Face
from prompt2mesh.library.people.persons import BODY_ADJECTIVES, BODY_SLOTS, BODY_STYLES, body_parameters, man_look
from prompt2mesh.library.people.poses import POSES, Arm
from prompt2mesh.library.people.skeleton import Proportions, foot_basis
from prompt2mesh.library.people.vectors import Vec, along, mix, mul, place, sub, turn, unit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Ellipsoid, Loft, Section, Sphere


def skull_blobs(n: float) -> list[Blob]:
    """A human skull in the head's frame (chin to crown one `n`)."""

    def at(x: float, y: float, z: float) -> Vec:
        return (x * n, y * n, z * n)

    blobs = [
        egg(at(0, 0.05, 0.15), at(0.32, 0.40, 0.35)),
        egg(at(0, -0.14, -0.02), at(0.22, 0.22, 0.24)),
        egg(at(0, -0.20, -0.26), at(0.155, 0.15, 0.11)),
    ]
    for x in (-1, 1):
        blobs += [
            *chain(
                [at(x * 0.29, 0.02, -0.06), at(x * 0.27, -0.16, -0.08), at(x * 0.17, -0.28, -0.10)],
                [0.03 * n, 0.045 * n, 0.05 * n],
            ),
            *chain([at(x * 0.06, -0.345, 0.13), at(x * 0.2, -0.29, 0.12)], [0.05 * n, 0.045 * n]),
            *chain(
                [
                    at(x * 0.26, 0.04, -0.14),
                    at(x * 0.22, -0.0, -0.36),
                    at(x * 0.11, -0.22, -0.455),
                    at(0, -0.27, -0.46),
                ],
                [0.045 * n, 0.05 * n, 0.05 * n, 0.055 * n],
            ),
        ]
    for x in (-1, 1):
        blobs.append(egg(at(x * 0.125, -0.36, 0.02), at(0.092, 0.15, 0.085), subtract=True))
        blobs.append(egg(at(x * 0.033, -0.36, -0.125), at(0.03, 0.11, 0.058), subtract=True))
    return blobs


def draw_skull(k: Kit, n: float, *, bone: str, dark: str) -> None:
    """Skull, sockets and teeth in the current frame."""
    k.add("skull", Blend(blobs=skull_blobs(n), smoothness=0.05 * n, resolution=34), material=bone, smooth=True)
    k.add(
        "socket",
        Ellipsoid(radii=(0.10 * n, 0.05 * n, 0.09 * n), segments=20),
        at=(0.115 * n, -0.20 * n, 0.02 * n),
        material=dark,
        mirror=True,
    )
    k.add(
        "mouth dark",
        Ellipsoid(radii=(0.13 * n, 0.13 * n, 0.06 * n), segments=20),
        at=(0, -0.18 * n, -0.335 * n),
        material=dark,
    )
    for row, z in (("upper", -0.305), ("lower", -0.375)):
        for i in range(8):
            a = math.radians(-58 + 116 * i / 7)
            at = (0.145 * n * math.sin(a), (-0.185 - 0.145 * math.cos(a)) * n, z * n)
            k.add(
                f"tooth {row}",
                Box(size=(0.036 * n, 0.03 * n, 0.068 * n), pivot="center"),
                at=at,
                rotate=(0, 0, math.degrees(a)),
                material=bone,
                bevel=0.008 * n,
            )


@asset(
    kind="skeleton",
    words=("skeleton", "human skeleton", "bones", "skeletal figure", "undead", "skeleton warrior"),
    about="A human skeleton, posed: skull, ribs, spine, pelvis, limbs.",
    parameters=(length("height", 1.75, 0.05, 4.0, words=("height", "tall")), choice("pose", *POSES)),
    slots={"bone": "bone", "dark": Material(preset="matte_plastic", color="#1a1512")},
    main_slot="bone",
    adjectives={key: value for key, value in BODY_ADJECTIVES.items() if set(value) <= {"pose", "height"}},
    category="creature",
    parts={"rib": "rib"},
)  # fmt: skip
def skeleton(k: Kit) -> None:
    """Every bone that reads at a glance."""
    look = Look(
        size=Proportions(height=k.m("height"), heads=7.0),
        pose=POSES[k.s("pose")],
        hair="bald",
        clothes=Clothes(collar="none", belt=False, loose=0),
    )
    fig = Figure(k, look)
    s, b, t = fig.s, look.size.bulk, look.size.torso
    fig.trunk = bodies.torso(s)
    with fig.head_frame():
        draw_skull(k, fig.head_size, bone="bone", dark="dark")
    spine = [
        along(s.pelvis, s.hip_basis[2], -0.02 * t),
        mix(s.pelvis, s.waist, 0.6),
        s.waist,
        s.chest,
        s.neck,
        along(s.head, s.head_basis[2], -0.2 * fig.head_size),
    ]
    back = [
        place(p, s.chest_basis, (0, y * b, 0))
        for p, y in zip(spine, (0.028, 0.022, 0.018, 0.036, 0.014, 0.0), strict=True)
    ]
    blobs: list[Blob] = []
    for i in range(22):
        share = i / 21 * (len(back) - 1)
        j = min(int(share), len(back) - 2)
        p = mix(back[j], back[j + 1], share - j)
        r = (0.0175 - 0.0004 * i) * b
        blobs.append(egg(p, (r * 1.15, r, r * 0.62), s.chest_basis))
        blobs.append(cone(p, place(p, s.chest_basis, (0, 1.9 * r, -0.7 * r)), r * 0.45, r * 0.28))
    blobs += chain(back, [0.009 * b] * len(back))
    k.add("spine", Blend(blobs=blobs, smoothness=0.004 * b, resolution=41), material="bone", smooth=True)
    for i in range(9):
        up = (0.24 - 0.053 * i) * t
        rx = (0.052, 0.066, 0.075, 0.081, 0.085, 0.086, 0.085, 0.080, 0.070)[i] * b
        for side in (-1, 1):
            path: list[tuple[float, float, float]] = []
            reach = 167 if i < 7 else 120 - 22 * (i - 7)
            for j in range(8):
                a = math.radians(reach * j / 7)
                path.append(
                    place(
                        s.chest,
                        s.chest_basis,
                        (
                            side * rx * math.sin(a),
                            0.034 * b * math.cos(a) - 0.058 * b * (0.5 - 0.5 * math.cos(a)) + 0.004 * b,
                            up - 0.10 * t * (j / 7) ** 1.2 + (0.045 * t if j == 7 and i > 2 else 0),
                        ),
                    )
                )
            k.tube(
                f"rib {'left' if side > 0 else 'right'} {i}",
                path,
                0.0062 * b,
                segments=8,
                resolution=3,
                material="bone",
            )
    breast = [
        place(s.chest, s.chest_basis, (0, y * b, z * t))
        for y, z in ((-0.064, 0.20), (-0.082, 0.08), (-0.088, -0.06), (-0.086, -0.13))
    ]
    k.tube("sternum", breast, 0.016 * b, radii=[1.3, 1.0, 1.0, 0.5], material="bone")
    for side, name in ((0, "right"), (1, "left")):
        sign = 1 if side else -1
        sh = s.shoulders[side]
        k.tube(
            f"collarbone {name}",
            [breast[0], place(s.chest, s.chest_basis, (sign * 0.05 * b, -0.045 * b, 0.245 * t)), sh],
            0.0075 * b,
            material="bone",
        )
        blade = [
            egg(
                place(s.chest, s.chest_basis, (sign * 0.06 * b, 0.05 * b, 0.07 * t)),
                (0.03 * b, 0.006 * b, 0.085 * t),
                s.chest_basis,
            ),
            *chain(
                [
                    place(s.chest, s.chest_basis, (sign * 0.045 * b, 0.052 * b, 0.13 * t)),
                    place(s.chest, s.chest_basis, (sign * 0.08 * b, 0.035 * b, 0.2 * t)),
                    sh,
                ],
                [0.007 * b, 0.008 * b, 0.012 * b],
            ),
        ]
        k.add(
            f"shoulder blade {name}",
            Blend(blobs=blade, smoothness=0.01 * b, resolution=21),
            material="bone",
            smooth=True,
        )
        _long_bone(fig, f"humerus {name}", sh, s.elbows[side], 0.0095, 0.019)
        aside = turn(s.chest_basis, (sign, 0, 0))
        for bone, shift in (("radius", 0.007), ("ulna", -0.007)):
            _long_bone(
                fig,
                f"{bone} {name}",
                along(s.elbows[side], aside, shift * b),
                along(s.wrists[side], aside, shift * b),
                0.0058,
                0.0105,
            )
        _long_bone(fig, f"femur {name}", s.hips[side], s.knees[side], 0.0125, 0.024)
        _long_bone(fig, f"tibia {name}", s.knees[side], s.ankles[side], 0.0105, 0.021)
        _long_bone(
            fig,
            f"fibula {name}",
            along(s.knees[side], aside, 0.016 * b),
            along(s.ankles[side], aside, 0.014 * b),
            0.005,
            0.009,
        )
        _bone_hand(fig, side, name)
        _bone_foot(fig, side, name)
    pelvis: list[Blob] = [
        egg(place(s.pelvis, s.hip_basis, (0, 0.03 * b, 0.02 * t)), (0.026 * b, 0.016 * b, 0.10 * t), s.hip_basis)
    ]
    for sign in (-1, 1):
        crest = [
            place(s.pelvis, s.hip_basis, (sign * x * b, y * b, z * t))
            for x, y, z in (
                (0.02, 0.034, 0.09),
                (0.055, 0.024, 0.155),
                (0.078, -0.014, 0.10),
                (0.062, -0.022, -0.02),
                (0.05, -0.008, -0.07),
                (0.016, -0.044, -0.11),
                (0.0, -0.048, -0.115),
            )
        ]
        pelvis += chain(crest, [0.014 * b, 0.012 * b, 0.013 * b, 0.016 * b, 0.024 * b, 0.011 * b, 0.011 * b])
        pelvis += chain(
            [crest[4], place(s.pelvis, s.hip_basis, (sign * 0.04 * b, 0.01 * b, -0.20 * t)), crest[5]],
            [0.014 * b, 0.013 * b, 0.010 * b],
        )
        pelvis.append(
            egg(
                place(s.pelvis, s.hip_basis, (sign * 0.05 * b, 0.012 * b, 0.07 * t)),
                (0.028 * b, 0.010 * b, 0.075 * t),
                s.hip_basis,
            )
        )
    k.add("pelvis", Blend(blobs=pelvis, smoothness=0.012 * b, resolution=27), material="bone", smooth=True)
    fig.publish()


def _long_bone(fig: Figure, name: str, a: Vec, c: Vec, shaft: float, end: float) -> None:
    b = fig.look.size.bulk
    side = turn(fig.s.hip_basis, (1, 0, 0))
    axis = unit(sub(c, a))
    a, c = along(a, axis, end * 0.5 * b), along(c, axis, -end * 0.5 * b)
    blobs = [
        cone(a, mix(a, c, 0.5), shaft * 1.1 * b, shaft * 0.92 * b),
        cone(mix(a, c, 0.5), c, shaft * 0.92 * b, shaft * 1.1 * b),
    ]
    for p in (a, c):
        blobs += [ball(along(p, side, x * end * 0.5 * b), end * 0.72 * b) for x in (-1, 1)]
    fig.k.add(name, Blend(blobs=blobs, smoothness=shaft * 1.4 * b, resolution=19), material="bone", smooth=True)


def _bone_hand(fig: Figure, side: int, name: str) -> None:
    """Wrist bones and finger bones from the hand's blobs, with knuckles."""
    size = fig.s.size.hand
    blobs: list[Blob] = []
    for blob in bodies.hand(fig.s, side, fig.look.pose.arms[side].hand)[1:]:
        r = 0.024 * size
        blobs += [cone(blob.a, blob.b or blob.a, r, r), ball(blob.a, r * 1.55), ball(blob.b or blob.a, r * 1.45)]
    basis = bodies.hand_basis(fig.s, side)
    blobs += [
        ball(place(fig.s.wrists[side], basis, mul((x, 0, z), size)), 0.05 * size)
        for x in (-0.07, 0.03, 0.1)
        for z in (-0.02, 0.08)
    ]
    fig.k.add(f"hand {name}", Blend(blobs=blobs, smoothness=0.012 * size, resolution=25), material="bone", smooth=True)


def _bone_foot(fig: Figure, side: int, name: str) -> None:
    f, a = fig.s.size.foot, fig.s.size.ankle
    basis, ankle = foot_basis(fig.s, side), fig.s.ankles[side]

    def at(x: float, y: float, z: float) -> Vec:
        return place(ankle, basis, (x * f, y * f, z * a))

    blobs = chain([at(0, 0, 0), at(0, 0.14, -0.6), at(0, 0.22, -0.72)], [0.09 * f, 0.09 * f, 0.08 * f])
    blobs += chain([at(0, 0, -0.1), at(0, -0.2, -0.45)], [0.1 * f, 0.09 * f])
    for i in range(5):
        x = (-0.15 + 0.075 * i) * (-1 if side else 1)
        points = [
            at(x * 0.5, -0.18, -0.5),
            at(x, -0.48, -0.78),
            at(x * 1.08, -0.62 + 0.015 * i, -0.84),
            at(x * 1.08, -0.76 + 0.035 * i, -0.86),
        ]
        blobs += chain(points, [0.032 * f, 0.032 * f, 0.03 * f, 0.026 * f])
        blobs += [ball(p, 0.042 * f) for p in points[1:]]
    fig.k.add(f"foot {name}", Blend(blobs=blobs, smoothness=0.02 * f, resolution=22), material="bone", smooth=True)


@asset(
    kind="ghost",
    words=("ghost", "spirit", "phantom", "spook", "specter", "poltergeist", "boo"),
    about="A sheet ghost with dark eyes, arms raised and a wavy hem.",
    parameters=(length("height", 1.5, 0.03, 4.0, words=("height", "tall")),),
    slots={
        "sheet": Material(preset="cotton", color="#f4f6fb"),
        "dark": Material(preset="matte_plastic", color="#17171c"),
        "cheek": Material(preset="matte_plastic", color="#f3b9c2"),
    },
    category="creature",
    parts={"eye": "eye", "mouth": "mouth"},
)
def ghost(k: Kit) -> None:
    """A lofted sheet whose hem waves, two short arms, a face."""
    h = k.m("height")
    n = 72
    sections: list[Section] = []
    for z, r, wave in (
        (0.0, 0.30, 1.0),
        (0.12, 0.27, 0.8),
        (0.3, 0.235, 0.45),
        (0.5, 0.215, 0.2),
        (0.68, 0.215, 0.05),
        (0.84, 0.19, 0),
        (0.94, 0.125, 0),
        (0.985, 0.055, 0),
        (1.0, 0.0, 0),
    ):
        outline: list[tuple[float, float]] = []
        for i in range(n):
            a = 2 * math.pi * i / n
            q = r * h * (1 + 0.13 * wave * math.cos(7 * a + 0.4) + 0.03 * wave * math.cos(3 * a))
            outline.append((max(q, 1e-4) * math.cos(a), max(q, 1e-4) * math.sin(a)))
        sections.append(Section(center=(0, 0.05 * h * wave, z * h), outline=outline))
    k.add("sheet", Loft(sections=sections, resolution=4), material="sheet", smooth=True)
    for name, x in (("right", -1), ("left", 1)):
        path = [
            (x * 0.12 * h, -0.04 * h, 0.60 * h),
            (x * 0.25 * h, -0.14 * h, 0.62 * h),
            (x * 0.31 * h, -0.22 * h, 0.70 * h),
            (x * 0.32 * h, -0.25 * h, 0.66 * h),
        ]
        blobs = chain(path, [0.07 * h, 0.055 * h, 0.042 * h, 0.026 * h])
        k.add(f"arm {name}", Blend(blobs=blobs, smoothness=0.02 * h, resolution=24), material="sheet", smooth=True)
        k.anchor(f"hand_{name}", (x * 0.32 * h, -0.27 * h, 0.68 * h), normal=(0, 0, 1), radius=0.02 * h)
        k.add(
            f"eye {name}",
            Ellipsoid(radii=(0.034 * h, 0.02 * h, 0.05 * h), segments=24),
            at=(x * 0.075 * h, -0.188 * h, 0.79 * h),
            rotate=(-12, 0, x * 20),
            material="dark",
        )
        k.add(
            f"eye glint {name}",
            Sphere(radius=0.010 * h, segments=14),
            at=(x * 0.075 * h + 0.012 * h, -0.206 * h, 0.812 * h),
            material="sheet",
        )
        k.add(
            f"cheek {name}",
            Ellipsoid(radii=(0.024 * h, 0.008 * h, 0.015 * h), segments=20),
            at=(x * 0.118 * h, -0.172 * h, 0.72 * h),
            rotate=(0, 0, x * 34),
            material="cheek",
        )
    k.add(
        "mouth",
        Ellipsoid(radii=(0.03 * h, 0.02 * h, 0.042 * h), segments=24),
        at=(0, -0.205 * h, 0.69 * h),
        material="dark",
    )
    k.anchor("head", (0, 0, 0.86 * h), radius=0.165 * h, height=0.2 * h)
    k.anchor("top", (0, 0, h), half_size=(0.05 * h, 0.05 * h), round=True)
    k.anchor("mouth", (0, -0.22 * h, 0.69 * h), normal=(0, -1, 0), radius=0.03 * h)
    k.anchor("eyes", (0, -0.19 * h, 0.79 * h), normal=(0, -1, 0), radius=0.16 * h)
    k.anchor("neck", (0, 0, 0.58 * h), radius=0.2 * h)


@asset(
    kind="zombie",
    words=("zombie", "walking dead", "ghoul", "monster man"),
    about="A zombie in torn clothes with outstretched arms.",
    parameters=body_parameters(1.75, hair="short"),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#6a7a6a", wear=0.7, wear_kind="stain"), "trousers": Material(preset="denim", color="#4a4338", wear=0.6, wear_kind="stain"), "skin": Material(preset="skin", color="#8fa873"),
           "hair": Material(preset="hair", color="#2c2620"), "mouth": Material(preset="skin", color="#5a1f22"), "eye": Material(preset="glossy_plastic", color="#d8d34a"), "wound": Material(preset="meat", color="#7a1f22")},
    main_slot="skin", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def zombie(k: Kit) -> None:
    """Arms forward, one shoulder low, torn cuffs, wounds."""
    pose = POSES[k.s("pose")]
    look = man_look(k, Clothes(sleeves=0.75, legs=1.45, belt=False, shoes="none", shirt_end=-0.16, collar="round"))
    if k.s("pose") == "standing":
        arms = (
            Arm((0.12, 1.0, 0.05), (-0.05, 1.0, 0.12), (-0.1, 0.0, -1.0), "open"),
            Arm((0.15, 1.0, -0.2), (0.0, 1.0, 0.25), (-0.1, 0.0, -1.0), "relaxed"),
        )
        pose = replace(POSES["walking"], arms=arms, head=(6, 14, 0), sway=6)
    face = replace(look.face, expression="grin", eye=look.face.eye * 1.12, jaw=1.0, cheek=0.85)
    fig = Figure(k, replace(look, pose=pose, face=face, size=replace(look.size, girth=look.size.girth * 0.92))).draw()
    for x, up, r in ((0.03, 0.3, 0.02), (-0.04, 0.12, 0.026)):
        k.add(
            "wound",
            Ellipsoid(radii=(r * fig.h, 0.004 * fig.h, r * 0.6 * fig.h), segments=18),
            at=fig.on_chest(x * fig.h, up),
            rotate=(0, 25, x * 300),
            material="wound",
        )
    n = fig.head_size
    with fig.head_frame():
        k.add(
            "wound head",
            Ellipsoid(radii=(0.07 * n, 0.03 * n, 0.05 * n), segments=18),
            at=(-0.17 * n, -0.275 * n, 0.235 * n),
            rotate=(-20, 0, -30),
            material="wound",
        )


@asset(
    kind="alien",
    words=("alien", "extraterrestrial", "martian", "grey alien", "space alien", "et"),
    about="A slim alien with a large head and dark almond eyes.",
    parameters=(length("height", 1.3, 0.03, 4.0, words=("height", "tall")), choice("pose", "standing", *[p for p in POSES if p != "standing"])),
    slots={"skin": Material(preset="wet_skin", color="#86b56a"), "eye": Material(preset="glossy_plastic", color="#0c0d12"), "mouth": Material(preset="skin", color="#4a6a3c"), "glint": Material(preset="porcelain", color="#ffffff")},
    main_slot="skin", adjectives={key: value for key, value in BODY_ADJECTIVES.items() if set(value) <= {"pose", "height"}}, category="creature",
)  # fmt: skip
def alien(k: Kit) -> None:
    """One smooth body, three-fingered hands, a bulbous head."""
    look = Look(
        size=Proportions(height=k.m("height"), heads=4.0, girth=0.56, shoulders=0.72, hips=0.85, belly=0.28),
        pose=POSES[k.s("pose")],
        face=Face(ears="none"),
        hair="bald",
        clothes=Clothes(shirt="skin", trousers="skin", belt=False, collar="none", loose=0, shoes="none"),
    )
    fig = Figure(k, look)
    s, h, n = fig.s, fig.h, fig.head_size
    fig.trunk = bodies.torso(s)
    blobs = [*fig.trunk, cone(s.neck, s.head, 0.024 * look.size.bulk, 0.02 * look.size.bulk)]
    for side in (0, 1):
        blobs += bodies.arm(s, side) + bodies.leg(s, side)
    k.add("body", Blend(blobs=blobs, smoothness=0.02 * h, resolution=47), material="skin", smooth=True)
    for side, name in ((0, "right"), (1, "left")):
        k.add(
            f"hand {name}",
            Blend(
                blobs=bodies.hand(s, side, look.pose.arms[side].hand, fingers=3), smoothness=0.004 * h, resolution=24
            ),
            material="skin",
            smooth=True,
        )
    fig.draw_feet()
    with fig.head_frame():
        head = [
            egg((0, 0.04 * n, 0.15 * n), (0.42 * n, 0.44 * n, 0.36 * n)),
            cone((0, -0.02 * n, 0.05 * n), (0, -0.13 * n, -0.40 * n), 0.33 * n, 0.10 * n),
            *(egg((x * 0.17 * n, -0.42 * n, 0.0), (0.11 * n, 0.10 * n, 0.10 * n), subtract=True) for x in (-1, 1)),
        ]
        k.add("head", Blend(blobs=head, smoothness=0.1 * n, resolution=33), material="skin", smooth=True)
        for name, x in (("right", -1), ("left", 1)):
            k.add(
                f"eye {name}",
                Ellipsoid(radii=(0.155 * n, 0.075 * n, 0.10 * n), segments=32),
                at=(x * 0.172 * n, -0.315 * n, 0.0),
                rotate=(8, x * -30, x * 32),
                material="eye",
            )
            k.add(
                f"eye glint {name}",
                Sphere(radius=0.02 * n, segments=12),
                at=(x * 0.172 * n + 0.03 * n, -0.398 * n, 0.04 * n),
                material="glint",
            )
            k.add(
                f"nostril {name}",
                Sphere(radius=0.011 * n, segments=10),
                at=(x * 0.025 * n, -0.292 * n, -0.2 * n),
                material="eye",
            )
        k.tube(
            "mouth",
            [(-0.06 * n, -0.238 * n, -0.30 * n), (0, -0.262 * n, -0.31 * n), (0.06 * n, -0.238 * n, -0.30 * n)],
            0.011 * n,
            radii=[0.5, 1, 0.5],
            segments=8,
            material="mouth",
        )
    fig.publish()
