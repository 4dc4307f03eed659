"""Figures as works of art: statue, bust, mannequin; and beings with wings or fins."""

import math
from dataclasses import replace

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies, garments
from prompt2mesh.library.people.armoured import joint, segment
from prompt2mesh.library.people.bodies import chain, cone, egg
from prompt2mesh.library.people.figure import Clothes, Figure, Look
from prompt2mesh.library.people.heads import Face
from prompt2mesh.library.people.persons import (
    BODY_ADJECTIVES,
    BODY_SLOTS,
    BODY_STYLES,
    body_parameters,
    man_look,
    woman_look,
)
from prompt2mesh.library.people.poses import POSES
from prompt2mesh.library.people.royals import robe
from prompt2mesh.library.people.skeleton import Proportions
from prompt2mesh.library.people.vectors import Vec, along, euler_of, mix, place
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Cylinder, Extrude, Lathe, Loft, Section

STONE_SLOTS: dict[str, Material | str] = {
    **dict.fromkeys(BODY_SLOTS, "marble"),
    "plinth": "granite",
    "robe": "marble",
    "pupil": "marble",
}


def plinth(k: Kit, width: float, height: float, *, slot: str, round_: bool = False) -> None:
    """A moulded pedestal standing on the ground."""
    w = width / 2
    rows = [
        (1.0, 0.0),
        (1.0, 0.10),
        (0.93, 0.15),
        (0.82, 0.22),
        (0.80, 0.28),
        (0.80, 0.76),
        (0.84, 0.82),
        (0.95, 0.88),
        (0.97, 0.92),
        (0.97, 1.0),
    ]
    if round_:
        k.add("plinth", Lathe(profile=[(w * x, z * height) for x, z in rows], segments=56), material=slot)
        return
    sections = [
        Section(center=(0, 0, z * height), outline=[(-w * x, -w * x), (w * x, -w * x), (w * x, w * x), (-w * x, w * x)])
        for x, z in rows
    ]
    k.add("plinth", Loft(sections=sections, smooth=False), material=slot, bevel=0.01 * width)


@asset(
    kind="statue",
    words=("statue", "sculpture", "stone statue", "marble statue", "greek statue", "monument statue", "statue of liberty", "david", "caryatid", "figurine", "stone figure"),
    about="A robed marble figure on a plinth.",
    parameters=(*body_parameters(1.9, hair="curly", high=60.0), flag("plinth", True, words=("plinth", "pedestal", "base")), flag("torch", False, words=("torch",))),
    slots={**STONE_SLOTS, "flame": Material(preset="gold")},
    main_slot="shirt", adjectives={**BODY_ADJECTIVES, "liberty": {"torch": True}}, category="creature",
    parts={"pedestal": "plinth", "base": "plinth"},
)  # fmt: skip
def statue(k: Kit) -> None:
    """Draped robe, bare feet, all of one stone."""
    pose = POSES[k.s("pose")]
    if k.on("torch"):
        pose = replace(
            POSES["arms raised"],
            arms=(
                replace(
                    POSES["arms raised"].arms[0],
                    hand="grip",
                    upper=(0.25, 0.05, 1.0),
                    lower=(0.06, 0.1, 1.0),
                    palm=(-1, 0.2, 0),
                ),
                POSES["holding"].arms[1],
            ),
        )
    base = 0.22 * k.m("height") if k.on("plinth") else 0.0
    look = man_look(k, Clothes(sleeves=0.4, belt=False, collar="none", shoes="none", loose=0.01))
    look = replace(
        look,
        pose=pose,
        size=replace(look.size, height=k.m("height") - base),
        face=replace(look.face, expression="neutral"),
    )
    if base:
        plinth(k, 0.36 * k.m("height"), base, slot="plinth")
    with _lifted(k, base - (0.014 if pose.upright else 0.032) * k.m("height") if base else 0.0):
        fig = Figure(k, look).draw()
        garments.skirt(fig, "robe skirt", length=0.94, flare=0.06, slot="robe", pleats=13, depth=0.07, up=0.1)
        fig.belt(slot="robe", up=0.32, wide=0.008, blobs=fig.trunk)
        sash = [
            fig.on_chest(x * fig.h, up, out=0.006 * fig.h)
            for x, up in ((-0.075, 0.02), (-0.03, 0.18), (0.02, 0.36), (0.06, 0.53))
        ]
        for i in range(3):
            k.tube(
                "drape",
                [(p[0] + (i - 1) * 0.020 * fig.h, p[1], p[2] - (i - 1) * 0.008 * fig.h) for p in sash],
                0.014 * fig.h,
                radii=[0.8, 1.1, 1.1, 0.9],
                material="robe",
            )
        if k.on("torch"):
            _torch(fig)
    _raise_anchors(k, base)


def _torch(fig: Figure) -> None:
    at, thumb = garments.held(fig)
    h, k = fig.h, fig.k
    k.rod("torch", along(at, thumb, -0.05 * h), along(at, thumb, 0.07 * h), 0.010 * h, 0.018 * h, material="robe")
    top = along(at, thumb, 0.07 * h)
    k.add(
        "torch cup",
        Cylinder(radius=0.03 * h, height=0.014 * h, segments=28, pivot="center"),
        at=top,
        material="robe",
        bevel=0.003 * h,
    )
    k.add(
        "torch flame",
        Blend(
            blobs=[
                *chain(
                    [top, along(top, (0, 0, 1), 0.04 * h), along(top, (0.12, 0, 1), 0.09 * h)],
                    [0.022 * h, 0.018 * h, 0.004 * h],
                )
            ],
            smoothness=0.01 * h,
            resolution=18,
        ),
        material="flame",
        smooth=True,
    )


def _lifted(k: Kit, z: float):  # noqa: ANN202 - Kit.group
    return k.group("figure", at=(0, 0, z))


def _raise_anchors(k: Kit, z: float) -> None:
    for name, found in list(k.anchors.items()):
        x, y, up = found.position
        k.anchors[name] = found.model_copy(update={"position": (x, y, up + z)})


@asset(
    kind="bust",
    words=("bust", "bust sculpture", "portrait bust", "head sculpture", "sculpted head", "roman bust"),
    about="A marble portrait bust on a turned plinth.",
    parameters=(length("height", 0.62, 0.05, 6.0, words=("height", "tall")), choice("hair_style", "curly", "short", "long", "bun", "bald", words=("hair",)), flag("beard", False), flag("female", False, words=("woman", "female"))),
    slots=STONE_SLOTS, main_slot="skin", adjectives={"female": {"female": True, "hair_style": "bun"}, "bearded": {"beard": True}}, category="creature",
    parts={"pedestal": "plinth", "base": "plinth"},
)  # fmt: skip
def bust(k: Kit) -> None:
    """Head, shoulders cut below the chest, plinth."""
    h = k.m("height")
    base = 0.22 * h
    female = k.on("female")
    size = Proportions(height=h * 2.55, heads=6.6, shoulders=0.9 if female else 1.05, bust=0.8 if female else 0)
    face = Face(
        expression="neutral", jaw=0.9 if female else 1.08, nose=0.85 if female else 1.05, lips=1.2 if female else 0.9
    )
    fig = Figure(k, Look(size=size, face=face, hair=k.s("hair_style"), beard=0.16 if k.on("beard") else -1.0))
    s = fig.s
    cut_z = s.chest[2] - 0.02 * size.torso
    plinth(k, 0.34 * h, base, slot="plinth", round_=True)
    k.add(
        "plinth neck",
        Lathe(profile=[(0.07 * h, 0), (0.055 * h, 0.04 * h), (0.085 * h, 0.12 * h)], smooth=True, segments=40),
        at=(0, 0, base - 0.01 * h),
        material="plinth",
    )
    with k.group("figure", at=(0, 0, base + 0.07 * h - cut_z)):
        blobs = bodies.torso(s, hips=False)
        for side in (0, 1):
            blobs += bodies.arm(s, side, until=0.5)
        blobs += [cone(s.neck, s.head, 0.034 * size.bulk, 0.03 * size.bulk)]
        cuts = [Cutaway(point=(0, 0, cut_z), normal=(0, 0, -1))]
        for x in (-1, 1):
            cuts.append(Cutaway(point=(x * 0.123 * size.frame * size.shoulders, 0, 0), normal=(x, 0, -0.35)))
        k.add(
            "shoulders", Blend(blobs=blobs, smoothness=0.02 * size.bulk, resolution=44), material="skin", modifiers=cuts
        )
        fig.trunk = blobs
        fig.draw_head()
        for i in range(4):
            path = [
                fig.on_chest(x * size.height, up + 0.03 * i, out=-0.002 * h)
                for x, up in ((-0.10, 0.46), (-0.05, 0.36 - 0.02 * i), (0.03, 0.40), (0.10, 0.50))
            ]
            k.tube("drape", path, 0.012 * h, radii=[0.8, 1.2, 1.2, 0.8], material="skin")
        fig.publish()
    _raise_anchors(k, base + 0.07 * h - cut_z)


@asset(
    kind="mannequin",
    words=("mannequin", "dress form", "artist mannequin", "wooden mannequin", "lay figure", "dummy", "drawing mannequin", "jointed figure"),
    about="A jointed wooden artist's mannequin on a stand.",
    parameters=(length("height", 0.32, 0.05, 2.4, words=("height", "tall")), choice("pose", "standing", *[p for p in POSES if p != "standing"]), flag("stand", True, words=("stand", "base"))),
    slots={"wood": "light_wood", "joint": "oak", "stand": "walnut", "metal": "brass"},
    adjectives={key: value for key, value in BODY_ADJECTIVES.items() if set(value) <= {"pose"}}, category="creature",
    styles={"modern": {"height": 1.8}}, style_materials={"modern": {"wood": Material(preset="matte_plastic", color="#f1efea"), "joint": Material(preset="matte_plastic", color="#d9d6cf")}},
)  # fmt: skip
def mannequin(k: Kit) -> None:
    """Egg head, turned limbs, ball joints, a stand."""
    on = k.on("stand") and k.s("pose") != "lying"
    base = 0.05 * k.m("height") if on else 0.0
    look = Look(
        size=Proportions(height=k.m("height") - base, heads=7.4, girth=0.95),
        pose=POSES[k.s("pose")],
        hair="bald",
        clothes=Clothes(shoes="none"),
    )
    if on:
        r = 0.17 * k.m("height")
        k.add(
            "stand",
            Lathe(profile=[(r, 0), (r, 0.014 * k.m("height")), (0.92 * r, base * 0.8), (0.1 * r, base)], segments=56),
            material="stand",
        )
    with _lifted(k, base - 0.006 * k.m("height") if on else 0.0):
        fig = Figure(k, look)
        s, u, h = fig.s, look.size.bulk / fig.h, fig.h
        t = look.size.torso
        fig.trunk = bodies.torso(s)
        with k.group("chest frame", at=s.chest, rotate=euler_of(s.chest_basis)):
            rows = (
                (-0.22, 0.05, 0.038),
                (-0.12, 0.068, 0.050),
                (0.05, 0.082, 0.056),
                (0.18, 0.076, 0.048),
                (0.265, 0.03, 0.028),
            )
            k.add(
                "chest",
                Loft(
                    sections=[Section(center=(0, 0, z * t), radii=(x * h, y * h), exponent=2.4) for z, x, y in rows],
                    segments=36,
                ),
                material="wood",
                smooth=True,
            )
        with k.group("pelvis frame", at=s.pelvis, rotate=euler_of(s.hip_basis)):
            rows = ((-0.13, 0.035, 0.035), (-0.03, 0.068, 0.05), (0.08, 0.062, 0.044), (0.17, 0.035, 0.03))
            k.add(
                "pelvis",
                Loft(
                    sections=[Section(center=(0, 0, z * t), radii=(x * h, y * h), exponent=2.4) for z, x, y in rows],
                    segments=36,
                ),
                material="wood",
                smooth=True,
            )
        joint(fig, "joint waist", mix(s.waist, s.pelvis, 0.25), 0.047 * u, slot="joint")
        k.rod("spine", s.pelvis, s.chest, 0.02 * h, material="joint")
        for side in (0, 1):
            k.rod(
                "shoulder axle",
                along(s.chest, s.chest_basis[2], 0.16 * t),
                s.shoulders[side],
                0.014 * h,
                material="joint",
            )
        joint(fig, "joint neck", along(s.neck, s.chest_basis[2], 0.01 * h), 0.024 * u, slot="joint")
        k.rod("neck", s.neck, along(s.head, s.head_basis[2], -0.3 * fig.head_size), 0.018 * h, material="wood")
        n = fig.head_size
        with fig.head_frame():
            k.add(
                "head",
                Blend(
                    blobs=[
                        egg((0, 0.03 * n, 0.08 * n), (0.33 * n, 0.38 * n, 0.42 * n)),
                        egg((0, -0.1 * n, -0.2 * n), (0.22 * n, 0.22 * n, 0.28 * n)),
                    ],
                    smoothness=0.12 * n,
                    resolution=24,
                ),
                material="wood",
                smooth=True,
            )
        for side, name in ((0, "right"), (1, "left")):
            sh, el, wr, hip, kn, an = (
                s.shoulders[side],
                s.elbows[side],
                s.wrists[side],
                s.hips[side],
                s.knees[side],
                s.ankles[side],
            )
            for part, at, r in (
                ("shoulder", sh, 0.028),
                ("elbow", el, 0.021),
                ("wrist", wr, 0.015),
                ("hip", hip, 0.034),
                ("knee", kn, 0.026),
                ("ankle", an, 0.019),
            ):
                joint(fig, f"joint {part} {name}", at, r * u, slot="joint")
            segment(
                fig,
                f"arm upper {name}",
                sh,
                el,
                [(0.018 * u, 0.07), (0.028 * u, 0.25), (0.022 * u, 0.8), (0.013 * u, 0.94)],
                slot="wood",
            )
            segment(
                fig,
                f"arm lower {name}",
                el,
                wr,
                [(0.013 * u, 0.06), (0.024 * u, 0.28), (0.015 * u, 0.85), (0.009 * u, 0.95)],
                slot="wood",
            )
            segment(
                fig,
                f"leg upper {name}",
                hip,
                kn,
                [(0.025 * u, 0.05), (0.044 * u, 0.22), (0.030 * u, 0.82), (0.016 * u, 0.95)],
                slot="wood",
            )
            segment(
                fig,
                f"leg lower {name}",
                kn,
                an,
                [(0.016 * u, 0.05), (0.033 * u, 0.28), (0.019 * u, 0.85), (0.012 * u, 0.96)],
                slot="wood",
            )
        fig.draw_hands_in("wood")
        fig.draw_feet_in("wood")
        fig.publish()
    if on:
        k.rod(
            "stand rod", (0, 0.09 * h, base * 0.8), (0, 0.09 * h, base + fig.s.pelvis[2]), 0.008 * h, material="metal"
        )
        k.rod(
            "stand arm",
            (0, 0.094 * h, base + fig.s.pelvis[2]),
            (0, 0.0, base + fig.s.pelvis[2]),
            0.008 * h,
            material="metal",
        )
    _raise_anchors(k, base)


def feather_wing(fig: Figure, side: int, *, slot: str, size: float, spread: float = 1.0) -> None:
    """A wing of overlapping feathers from the back; `size` as a share of the height."""
    k, s, h = fig.k, fig.s, fig.h
    sign = 1 if side else -1
    name = "left" if side else "right"
    root = (sign * 0.025 * h, 0.066 * fig.look.size.bulk, 0.14 * s.size.torso)
    with k.group(f"wing {name}", at=place(s.chest, s.chest_basis, root), rotate=euler_of(s.chest_basis)):
        bone: list[Vec] = [
            (sign * x * size * h, y * size * h, z * size * h)
            for x, y, z in ((0, 0, 0), (0.22, 0.16, 0.20), (0.46, 0.24, 0.36), (0.72, 0.26, 0.30), (0.92, 0.24, 0.10))
        ]
        k.tube(f"wing bone {name}", bone, 0.032 * size * h, radii=[1.3, 1.4, 1.2, 0.8, 0.4], material=slot)
        for layer, (count, long, width) in enumerate(((14, 0.80, 0.085), (12, 0.50, 0.075), (10, 0.28, 0.07))):
            for i in range(count):
                share = i / (count - 1)
                p = share * (len(bone) - 1) * 0.999
                j = int(p)
                at = mix(bone[j], bone[j + 1], p - j)
                tilt = math.radians(8 + 62 * share**1.3 * spread)
                reach = long * size * h * (0.62 + 0.5 * math.sin(math.pi * (0.2 + 0.62 * share)))
                w = width * size * h
                outline = [
                    (0, 0),
                    (w * 0.5, -reach * 0.25),
                    (w * 0.55, -reach * 0.7),
                    (w * 0.25, -reach * 0.95),
                    (0, -reach),
                    (-w * 0.35, -reach * 0.9),
                    (-w * 0.5, -reach * 0.6),
                    (-w * 0.4, -reach * 0.2),
                ]
                k.add(
                    f"feather {name}",
                    Extrude(outline=outline[::-1], height=0.010 * size * h, smooth=True, bevel=0.002 * size * h),
                    at=(at[0], at[1] + (0.004 - 0.014 * layer) * size * h + 0.004 * (i % 2) * size * h, at[2]),
                    rotate=(90, 0, 0) if not sign else (90, -sign * math.degrees(tilt), 0),
                    material=slot,
                )


@asset(
    kind="angel",
    words=("angel", "guardian angel", "cherub", "archangel", "cupid", "seraph"),
    about="An angel with feathered wings, robe and halo.",
    parameters=body_parameters(1.7, hair="long"),
    slots={**BODY_SLOTS, "shirt": Material(preset="silk", color="#f6f2e8"), "robe": Material(preset="silk", color="#f6f2e8"), "wing": Material(preset="feather", color="#fbfaf6"), "halo": Material(preset="gold", emission="#ffcf5a", emission_strength=0.6), "belt": Material(preset="gold"), "hair": Material(preset="hair", color="#d9b060")},
    main_slot="robe", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"robe": "robe, shirt, sleeve"},
)  # fmt: skip
def angel(k: Kit) -> None:
    """Robe, wings, halo."""
    fig = Figure(k, woman_look(k, Clothes(belt=False, collar="none", shoes="none"))).draw()
    robe(fig, slot="robe", belt="belt", flare=0.075)
    for side in (0, 1):
        feather_wing(fig, side, slot="wing", size=0.44)
    garments.halo(fig, slot="halo")


@asset(
    kind="fairy",
    words=("fairy", "pixie", "sprite", "tinkerbell", "tooth fairy", "nymph"),
    about="A fairy with gauzy wings, a petal skirt and a wand.",
    parameters=body_parameters(1.4, pose="holding", hair="bun"),
    slots={**BODY_SLOTS, "shirt": Material(preset="satin", color="#d878b8"), "skirt": Material(preset="petal", color="#ec94c8"), "wing": Material(preset="translucent_plastic", color="#c4ecff"), "vein": Material(preset="plastic", color="#8ac4e8"), "staff": Material(preset="gold"), "orb": Material(preset="glow", color="#fff0a8"), "shoes": Material(preset="satin", color="#d878b8"),
           "hair": Material(preset="hair", color="#d9a04a")},
    main_slot="skirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"dress": "skirt, shirt"},
)  # fmt: skip
def fairy(k: Kit) -> None:
    """Petal skirt, four wings, star wand."""
    look = woman_look(
        k, Clothes(sleeves=0, legs=0.2, trousers="skin", belt=False, collar="none", tucked=True), hair=k.s("hair_style")
    )
    look = replace(
        look,
        size=replace(look.size, heads=look.size.heads * 0.88, girth=look.size.girth * 0.88),
        face=replace(look.face, ears="pointed", eye=look.face.eye * 1.15),
    )
    fig = Figure(k, look).draw()
    garments.skirt(fig, "skirt", length=0.32, flare=0.10, slot="skirt", pleats=9, depth=0.16)
    s, h = fig.s, fig.h
    for side, name in ((0, "right"), (1, "left")):
        sign = 1 if side else -1
        at = place(s.chest, s.chest_basis, (sign * 0.012 * h, 0.064 * fig.look.size.bulk, 0.06 * s.size.torso))
        with k.group(f"wing {name}", at=at, rotate=euler_of(s.chest_basis)):
            for which, tilt, reach, wide in (("upper", 52, 0.46, 0.17), ("lower", -28, 0.33, 0.13)):
                outline = [
                    (0, 0),
                    (0.15, 0.35),
                    (0.45, 0.85),
                    (0.8, 0.95),
                    (1.0, 0.5),
                    (0.95, 0.0),
                    (0.75, -0.45),
                    (0.4, -0.4),
                    (0.12, -0.18),
                ]
                points = [(sign * x * reach * h, y * wide * h) for x, y in outline]
                with k.group(f"wing {which} {name}", rotate=(0, -sign * tilt, sign * 24)):
                    k.add(
                        f"wing sheet {which} {name}",
                        Extrude(outline=points if sign < 0 else points[::-1], height=0.004 * h, smooth=True),
                        at=(0, 0.002 * h, 0),
                        rotate=(90, 0, 0),
                        material="wing",
                    )
                    for end in ((0.9, 0.55), (0.95, 0.1), (0.72, -0.32)):
                        path = [
                            (0, 0, 0),
                            (sign * end[0] * 0.5 * reach * h, 0, end[1] * 0.75 * wide * h),
                            (sign * end[0] * reach * h, 0, end[1] * wide * h),
                        ]
                        k.tube(
                            f"wing vein {which} {name}",
                            path,
                            0.004 * h,
                            radii=[1.3, 1, 0.5],
                            segments=6,
                            resolution=4,
                            material="vein",
                        )
    at, thumb = garments.held(fig)
    tip = along(at, thumb, 0.20 * h)
    k.rod("wand", along(at, thumb, -0.05 * h), tip, 0.006 * h, 0.004 * h, segments=10, material="staff")
    from prompt2mesh.library.outlines import star as star_outline  # noqa: PLC0415

    k.add(
        "wand star",
        Extrude(outline=star_outline(5, 0.045 * h, 0.02 * h), height=0.014 * h, bevel=0.003 * h),
        at=(tip[0], tip[1] + 0.007 * h, tip[2]),
        rotate=(90, 0, 0),
        material="orb",
    )


@asset(
    kind="mermaid",
    words=("mermaid", "merman", "siren", "sea maiden", "ariel"),
    about="A mermaid with a scaled tail and shells, sitting upright.",
    parameters=(*body_parameters(1.5, hair="long"),),
    slots={**BODY_SLOTS, "shirt": Material(preset="shell", color="#b56ac8"), "tail": Material(preset="fish_scales", color="#2fa89a"), "fin": Material(preset="fish_scales", color="#3fc4c0"), "hair": Material(preset="hair", color="#b5382a")},
    main_slot="tail", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def mermaid(k: Kit) -> None:
    """Woman above, curling tail below, a fluke."""
    pose = (
        POSES[k.s("pose")]
        if k.s("pose") in ("waving", "arms raised", "hands on hips", "holding")
        else POSES["standing"]
    )
    look = woman_look(
        k,
        Clothes(
            sleeves=0, shirt="skin", legs=0.0, trousers="tail", shoes="none", belt=False, collar="none", tucked=True
        ),
    )
    look = replace(look, pose=pose, size=replace(look.size, height=k.m("height") * 1.12))
    fig = Figure(k, look)
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    low = s.pelvis
    drop = low[2]
    path: list[Vec] = [
        (0, 0.004 * h, low[2] + 0.055 * h),
        (0, -0.01 * h, drop * 0.80),
        (0, -0.035 * h, drop * 0.56),
        (0, 0.0, drop * 0.30),
        (0.02 * h, 0.10 * h, drop * 0.13),
        (0.10 * h, 0.22 * h, drop * 0.09),
        (0.19 * h, 0.28 * h, drop * 0.20),
    ]
    radii = [0.066 * b, 0.084 * b, 0.072 * b, 0.058 * b, 0.046 * b, 0.034 * b, 0.022 * b]
    lift = -min(p[2] - r for p, r in zip(path, radii, strict=True))
    with k.group("figure", at=(0, 0, lift)):
        k.add("tail", Blend(blobs=chain(path, radii), smoothness=0.03 * h, resolution=41), material="tail", smooth=True)
        fig.draw_top()
        fig.draw_hands()
        fig.draw_head()
        fig.belt(slot="fin", up=0.14, wide=0.010, blobs=[*chain(path[:2], radii[:2]), *fig.trunk])
        for x in (-1, 1):
            at = place(s.chest, s.chest_basis, (x * 0.037 * s.size.frame, -0.060 * b, 0.05 * s.size.torso))
            with k.group("shell top", at=at, rotate=(0, 0, x * 18)):
                for i in range(7):
                    a = math.radians(-60 + 20 * i)
                    k.add(
                        "shell rib",
                        Lathe(
                            profile=[(0.003 * h, 0), (0.007 * h, 0.02 * h), (0.008 * h, 0.034 * h), (0.0, 0.041 * h)],
                            smooth=True,
                            segments=10,
                        ),
                        at=(0, -0.004 * h - 0.012 * h * math.cos(a), -0.014 * h),
                        rotate=(-6, math.degrees(a) * 0.75, 0),
                        material="shirt",
                    )
        tip = path[-1]
        for name, x in (("right", -1), ("left", 1)):
            rows: list[list[Vec]] = []
            for i in range(7):
                t = i / 6
                row: list[Vec] = []
                for j in range(5):
                    across = (j / 4 - 0.5) * 2
                    out = 0.20 * h * t
                    w = (0.022 + 0.05 * math.sin(math.pi * min(1.0, t * 0.95))) * h
                    row.append(
                        (
                            tip[0] + x * out * 0.85 + 0.25 * across * w,
                            tip[1] + 0.25 * out,
                            tip[2] - 0.012 * h + 0.9 * out + x * 0.0 - across * w * 0.6 - 0.02 * h * t * t,
                        )
                    )
                rows.append(row)
            garments.sheet(fig, f"fluke {name}", rows, thick=0.007 * h, slot="fin", outward=(0, 1, 0))
        fig.publish()
    _raise_anchors(k, lift)
