"""Monsters in human shape: vampire, mummy, Frankenstein's monster, devil, goblin, orc, yeti, minotaur, elf, grim reaper."""

import math

from prompt2mesh.library.people import bodies, garments, gear
from prompt2mesh.library.people.costume import Costume, declare
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.royals import robe
from prompt2mesh.library.people.vectors import Vec, add, along, cross, mix, mul, norm, place, sub, turn, unit
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Blob, Cylinder, Sweep


def _fangs(fig: Figure, *, up: bool, size: float = 1.0, slot: str = "teeth") -> None:
    """A pair of fangs from the upper lip, or tusks from the lower."""
    n = fig.head_size
    sign = 1.0 if up else -1.0
    with fig.head_frame():
        root = (0.06, -0.33, -0.285 if up else -0.262)
        tip = (0.065 + 0.015 * size, -0.37, root[2] + sign * 0.09 * size)
        fig.k.tube("fang", [mul(root, n), mul(mix(root, tip, 0.6), n), mul(tip, n)], 0.02 * n * size,
                   radii=[1.0, 0.8, 0.1], segments=7, resolution=2, material=slot, mirror=True)  # fmt: skip


def _vampire(fig: Figure) -> None:
    garments.open_collar(fig, slot="coat", low=0.1, shirt="shirt front")
    garments.tie(fig, slot="lining", bow=True)
    garments.cape(fig, slot="cape", length=0.97, flare=0.16)
    s, h = fig.s, fig.h
    rows: list[list[Vec]] = []
    for up, out in ((-0.035, 0.036), (0.0, 0.05), (0.05, 0.072), (0.1, 0.088)):
        row: list[Vec] = []
        for i in range(15):
            a = math.radians(-128 + 256 * i / 14)
            front = 0.5 + 0.5 * math.cos(a)
            r = (out + 0.012) * h
            row.append(
                place(
                    s.neck,
                    s.chest_basis,
                    (r * math.sin(a), r * math.cos(a) + 0.01 * h, (up * (0.4 + 0.6 * front) + 0.01) * h),
                )
            )
        rows.append(row)
    garments.sheet(fig, "cape collar", rows, thick=0.006 * h, slot="cape")
    _fangs(fig, up=False)


declare(Costume(
    kind="vampire", words=("vampire", "dracula", "count dracula", "nosferatu", "vampire lord"),
    about="A vampire in evening dress with a high-collared cape and fangs.",
    colors={"shirt": Material(preset="wool", color="#1a1a1e"), "coat": Material(preset="satin", color="#141416"), "shirt front": Material(preset="cotton", color="#f2f0ea"),
            "trousers": Material(preset="wool", color="#17171b"), "cape": Material(preset="velvet", color="#2a0d12"), "lining": Material(preset="satin", color="#8c1420"),
            "skin": Material(preset="skin", color="#d8cfc6"), "hair": Material(preset="hair", color="#0f0d0d"), "teeth": "ivory",
            "shoes": Material(preset="leather", color="#111112"), "mouth": Material(preset="skin", color="#8e1f28")},
    main_slot="cape", clothes=Clothes(belt=False, collar="none"), face={"expression": "stern", "ears": "pointed", "jaw": 0.94}, extras=_vampire,
))  # fmt: skip


def _bandages(fig: Figure) -> None:
    """Strips wound round every limb and the trunk, and round the head but for the eyes."""
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    limbs = [(s.shoulders[i], s.elbows[i], 0.030, 0.026) for i in (0, 1)] + [
        (s.elbows[i], s.wrists[i], 0.026, 0.020) for i in (0, 1)
    ]
    limbs += [(s.hips[i], s.knees[i], 0.044, 0.034) for i in (0, 1)] + [
        (s.knees[i], s.ankles[i], 0.035, 0.024) for i in (0, 1)
    ]
    for number, (a, z, r0, r1) in enumerate(limbs):
        axis = unit(sub(z, a))
        side = unit(cross(axis, (0.31, 0.77, 0.55)))
        other = cross(axis, side)
        turns, steps = 4.5, 40
        path: list[Vec] = []
        for i in range(steps + 1):
            t = i / steps
            angle = math.tau * turns * t
            r = (r0 + (r1 - r0) * t) * b
            p = along(a, axis, norm(sub(z, a)) * (0.06 + 0.88 * t))
            path.append(add(p, add(mul(side, r * math.cos(angle)), mul(other, r * math.sin(angle)))))
        fig.k.tube(f"bandage {number + 1}", path, 0.009 * h, segments=5, resolution=1, material="bandage")
    gear.bands(fig, "bandage wrap", [-0.4 + 0.13 * i for i in range(7)], slot="bandage", high=0.1, gap=0.003)
    n = fig.head_size
    with fig.head_frame():
        for i, z in enumerate((-0.34, -0.2, -0.1, 0.16, 0.27, 0.37)):
            wide = math.sqrt(max(0.05, 1 - ((z - 0.08) / 0.47) ** 2))
            ring = [(0.37 * wide * math.sin(a) * n, (0.02 - 0.42 * wide * math.cos(a)) * n, (z + 0.04 * math.sin(a + i)) * n)
                    for a in (j * math.pi / 8 for j in range(16))]  # fmt: skip
            fig.k.tube(
                f"bandage head {i + 1}", ring, 0.055 * n, closed=True, segments=6, resolution=2, material="bandage"
            )


declare(Costume(
    kind="mummy", words=("mummy", "egyptian mummy", "bandaged man", "wrapped mummy"), about="A mummy wound in linen bandages, arms out.",
    colors={"shirt": Material(preset="linen", color="#cdbf9c"), "trousers": Material(preset="linen", color="#cdbf9c"), "bandage": Material(preset="linen", color="#d9cdac"),
            "skin": Material(preset="linen", color="#c2b28c"), "shoes": Material(preset="linen", color="#cdbf9c"), "eye white": Material(preset="glossy_plastic", color="#e8d27a"),
            "sole": Material(preset="linen", color="#b9a983"), "gloves": Material(preset="linen", color="#cdbf9c"), "mouth": Material(preset="linen", color="#6a5c42")},
    main_slot="bandage", pose="carrying", hair="bald",
    clothes=Clothes(loose=0.003, hem=0.0, belt=False, collar="none", gloves=True, tucked=True), face={"expression": "neutral", "brow": 0.0, "ears": "none"},
    extras=_bandages,
))  # fmt: skip


def _frankenstein(fig: Figure) -> None:
    n = fig.head_size
    garments.open_collar(fig, slot="coat", low=0.02, shirt="under shirt")
    with fig.head_frame():
        top = [
            bodies.egg((0, 0.03 * n, 0.34 * n), (0.34 * n, 0.38 * n, 0.2 * n)),
            bodies.cone((-0.2 * n, -0.3 * n, 0.2 * n), (0.2 * n, -0.3 * n, 0.2 * n), 0.07 * n, 0.07 * n),
        ]
        fig.k.add("brow", Blend(blobs=top[1:], smoothness=0.03 * n, resolution=16), material="skin", smooth=True)
        fig.k.add("hair flat", Blend(blobs=top[:1], smoothness=0.02 * n, resolution=18), material="hair", smooth=True)
        for x in (-1, 1):
            fig.k.add("bolt", Cylinder(radius=0.05 * n, height=0.18 * n, segments=10, pivot="center"), at=(x * 0.25 * n, 0.03 * n, -0.42 * n),
                      rotate=(0, 90, 0), material="metal")  # fmt: skip
            fig.k.add("bolt head", Cylinder(radius=0.085 * n, height=0.05 * n, segments=8, pivot="center"), at=(x * 0.35 * n, 0.03 * n, -0.42 * n),
                      rotate=(0, 90, 0), material="metal")  # fmt: skip
        scar = [(0.1, -0.4, 0.3), (0.16, -0.385, 0.2), (0.2, -0.35, 0.13)]
        fig.k.tube("scar", [mul(p, n) for p in scar], 0.014 * n, segments=5, resolution=2, material="mouth")


declare(Costume(
    kind="frankenstein", words=("frankenstein", "frankenstein monster", "frankenstein's monster", "stitched monster"),
    about="Frankenstein's monster: green, flat-headed, with bolts in the neck.",
    colors={"shirt": Material(preset="wool", color="#3a3a40"), "coat": Material(preset="wool", color="#2e2e34"), "under shirt": Material(preset="cotton", color="#6d6a62"),
            "trousers": Material(preset="wool", color="#2c2a30"), "skin": Material(preset="skin", color="#93a684"), "hair": Material(preset="hair", color="#15120f"), "metal": "steel",
            "shoes": Material(preset="leather", color="#241c17"), "mouth": Material(preset="skin", color="#4a3a36")},
    main_slot="coat", height_m=2.1, size={"shoulders": 1.18, "girth_factor": 1.12},
    clothes=Clothes(sleeves=1.8, legs=1.9, belt=False, collar="none", shoes="boot"), face={"expression": "stern", "jaw": 1.2, "brow": 1.4}, extras=_frankenstein,
))  # fmt: skip


def _devil(fig: Figure) -> None:
    s, h = fig.s, fig.h
    gear.horns(fig, slot="horn", length=0.34, forward=True)
    root = place(s.pelvis, s.hip_basis, (0, 0.05 * s.size.bulk, 0.02 * h))
    path = [
        root,
        along(root, (0.1, 1, -0.5), 0.1 * h),
        along(root, (0.5, 1, -0.9), 0.24 * h),
        along(root, (1.2, 0.8, -0.6), 0.3 * h),
        along(root, (1.2, 0.5, 0.0), 0.3 * h),
    ]
    fig.k.tube("tail", path, 0.013 * h, radii=[1.2, 1.0, 0.8, 0.7, 0.5], segments=8, resolution=4, material="skin")
    tip = path[-1]
    arrow = [(-0.004 * h, 0.0), (0.0, -0.03 * h), (0.004 * h, 0.0), (0.0, 0.03 * h)]
    fig.k.add("tail tip", Sweep(path=[along(tip, (0, 0, -1), 0.005 * h), along(tip, (0, 0, 1), 0.015 * h), along(tip, (0, 0, 1), 0.06 * h)], profile=arrow,
                                radii=[0.6, 1.0, 0.05]), material="skin")  # fmt: skip
    top = gear.pole(fig, "fork", slot="horn", below=0.9, above=0.34, radius=0.008)
    _, thumb = garments.held(fig)
    side = unit(cross(thumb, (0, 1, 0)))
    bar = [along(top, side, -0.055 * h), along(top, side, 0.055 * h)]
    fig.k.rod("fork bar", bar[0], bar[1], 0.008 * h, segments=8, material="horn")
    for x in (-0.05, 0.0, 0.05):
        start = along(top, side, x * h)
        fig.k.rod(
            "fork prong",
            start,
            along(start, thumb, (0.1 if x else 0.12) * h),
            0.008 * h,
            0.002 * h,
            segments=8,
            material="horn",
        )
    garments.cape(fig, slot="cape", length=0.85)


declare(Costume(
    kind="devil", words=("devil", "demon", "satan", "imp", "lucifer", "fiend", "succubus"), about="A red devil with horns, tail and pitchfork.",
    colors={"skin": Material(preset="skin", color="#b02a20"), "horn": Material(preset="bone", color="#2a211d"), "cape": Material(preset="velvet", color="#1d1114"),
            "trousers": Material(preset="fur", color="#4a1a16"), "hair": Material(preset="hair", color="#15100e"), "eye": Material(preset="glossy_plastic", color="#e0b020"),
            "mouth": Material(preset="skin", color="#4a100c")},
    main_slot="skin", pose="holding", clothes=Clothes(sleeves=0, shirt="skin", legs=1.95, belt=False, collar="none", shoes="none", tucked=True, loose=0.005),
    face={"expression": "grin", "ears": "pointed", "brow": 1.3}, beard=0.16, extras=_devil,
))  # fmt: skip


def _goblin(fig: Figure) -> None:
    n = fig.head_size
    fig.belt(slot="belt", up=0.28, wide=0.016, blobs=garments.clothed(fig))
    _fangs(fig, up=True, size=0.9)
    with fig.head_frame():
        ear: list[Blob] = [bodies.cone((0.32 * n, 0.05 * n, 0.0), (0.72 * n, 0.16 * n, 0.16 * n), 0.1 * n, 0.012 * n)]
        fig.k.add(
            "ear long", Blend(blobs=ear, smoothness=0.02 * n, resolution=16), material="skin", mirror=True, smooth=True
        )
    tip = gear.pole(fig, "club", slot="wood", below=0.06, above=0.22, radius=0.018)
    fig.k.add("club head", Blend(blobs=[bodies.ball(tip, 0.045 * fig.h)], smoothness=0.01, resolution=14), material="wood", smooth=True,
              modifiers=[Displace(strength=0.01 * fig.h, scale=0.03 * fig.h, seed=fig.k.seed)])  # fmt: skip


_GOBLIN = {"skin": Material(preset="skin", color="#7a8f58"), "shirt": Material(preset="burlap", color="#7a6242"), "trousers": Material(preset="leather", color="#4a3524"),
           "wood": Material(preset="bark", color="#6b4c30"), "teeth": "ivory", "eye": Material(preset="glossy_plastic", color="#d8b81e"), "mouth": Material(preset="skin", color="#46561f")}  # fmt: skip
declare(Costume(
    kind="goblin", words=("goblin", "gremlin", "kobold", "hobgoblin", "little goblin"), about="A small green goblin with long ears and a club.",
    colors=_GOBLIN, main_slot="skin", height_m=1.05, pose="holding", hair="bald", size={"heads_factor": 0.66},
    clothes=Clothes(sleeves=0.3, legs=0.8, loose=0.012, belt=False, collar="none", shoes="none"),
    face={"expression": "grin", "ears": "none", "nose": 1.9, "eye": 1.3, "brow": 0.0}, extras=_goblin,
))  # fmt: skip


def _orc(fig: Figure) -> None:
    garments.vest(fig, "armour", slot="leather", low=-0.02, opening=0.0, grow=0.010)
    fig.belt(slot="belt", up=0.24, wide=0.018, blobs=garments.clothed(fig))
    garments.skirt(fig, "fur kilt", length=0.34, flare=0.035, slot="fur", pleats=9, depth=0.07)
    _fangs(fig, up=True, size=1.6)
    tip = gear.pole(fig, "axe handle", slot="wood", below=0.16, above=0.28)
    gear.axe_head(fig, tip, slot="blade", size=0.11)


declare(Costume(
    kind="orc", words=("orc", "ogre", "troll", "half orc", "uruk", "brute", "cave troll", "giant"), about="A hulking green orc with tusks and an axe.",
    colors={**_GOBLIN, "skin": Material(preset="skin", color="#6c7d58"), "leather": Material(preset="leather", color="#3f2d20"), "fur": Material(preset="fur", color="#54402c"),
            "blade": "iron", "hair": Material(preset="hair", color="#17120f")},
    main_slot="skin", height_m=2.1, pose="holding", hair="mohawk", size={"shoulders": 1.3, "girth_factor": 1.35},
    clothes=Clothes(sleeves=0, shirt="skin", legs=0.4, trousers="leather", belt=False, collar="none", shoes="boot", tucked=True),
    face={"expression": "stern", "ears": "pointed", "jaw": 1.35, "nose": 1.4, "brow": 1.5}, extras=_orc,
))  # fmt: skip


def _fur(fig: Figure, blobs: list[Blob], name: str, resolution: int) -> None:
    fig.k.add(name, Blend(blobs=blobs, smoothness=fig.soft, resolution=resolution), material="fur", smooth=True,
              modifiers=[Displace(strength=0.012 * fig.h, scale=0.03 * fig.h, octaves=2, seed=fig.k.seed)])  # fmt: skip


def _yeti(fig: Figure) -> None:
    h = fig.h
    blobs = [*bodies.torso(fig.s, grow=0.024 * h), *(b for i in (0, 1) for b in bodies.arm(fig.s, i, grow=0.02 * h, until=1.85)),
             *(b for i in (0, 1) for b in bodies.leg(fig.s, i, grow=0.018 * h, until=1.85))]  # fmt: skip
    _fur(fig, blobs, "fur coat", 56)
    n = fig.head_size
    with fig.head_frame():
        hood = [bodies.egg((0, 0.1 * n, 0.12 * n), (0.44 * n, 0.44 * n, 0.46 * n)), bodies.egg((0, 0.12 * n, -0.3 * n), (0.36 * n, 0.3 * n, 0.3 * n)),
                bodies.egg((0, -0.46 * n, -0.06 * n), (0.28 * n, 0.32 * n, 0.34 * n), subtract=True)]  # fmt: skip
        _fur(fig, hood, "fur head", 26)
    _fangs(fig, up=True, size=1.1)


declare(Costume(
    kind="yeti", words=("yeti", "bigfoot", "sasquatch", "abominable snowman", "snow monster", "ape man"), about="A yeti: a huge furry ape-man.",
    colors={"fur": Material(preset="fur", color="#eef1f4"), "skin": Material(preset="skin", color="#8fa3b8"), "teeth": "ivory", "hair": Material(preset="fur", color="#eef1f4"),
            "eye": Material(preset="glossy_plastic", color="#2a5f9a"), "mouth": Material(preset="skin", color="#4a5a70")},
    main_slot="fur", height_m=2.5, pose="arms raised", hair="bald", size={"shoulders": 1.25, "girth_factor": 1.25, "heads_factor": 0.92},
    clothes=Clothes(sleeves=0, shirt="skin", legs=0.3, trousers="skin", belt=False, collar="none", shoes="none", tucked=True),
    face={"expression": "grin", "ears": "none", "jaw": 1.15}, extras=_yeti,
))  # fmt: skip


def _elf(fig: Figure) -> None:
    fig.belt(slot="belt", up=0.28, wide=0.011, blobs=garments.clothed(fig))
    garments.cape(fig, slot="cape", length=0.8, flare=0.09)
    gear.headband(fig, slot="metal", tube=0.014)
    gear.sword(fig, blade="blade", grip="belt", guard="metal", length=0.36, curve=0.03, wide=0.011)


declare(Costume(
    kind="elf", words=("elf", "wood elf", "high elf", "elven warrior", "dark elf", "legolas", "elven prince"), about="An elf with pointed ears, cloak and slender blade.",
    colors={"shirt": Material(preset="suede", color="#5f7a56"), "trousers": Material(preset="wool", color="#6d6149"), "cape": Material(preset="wool", color="#3d5547"), "metal": "silver",
            "blade": "polished_steel", "hair": Material(preset="hair", color="#d9c07c")},
    main_slot="shirt", pose="holding", hair="long", size={"girth_factor": 0.92}, clothes=Clothes(belt=False, collar="none", shoes="boot", shirt_end=-0.35),
    face={"ears": "pointed", "jaw": 0.92, "eye": 1.1}, extras=_elf,
))  # fmt: skip


def _reaper(fig: Figure) -> None:
    k, h, n = fig.k, fig.h, fig.head_size
    robe(fig, slot="robe", belt="belt", flare=0.09)
    with fig.head_frame():
        hood = [bodies.egg((0, 0.08 * n, 0.1 * n), (0.48 * n, 0.5 * n, 0.54 * n)), bodies.cone((0, 0.2 * n, 0.4 * n), (0, 0.5 * n, 0.45 * n), 0.2 * n, 0.06 * n),
                bodies.egg((0, 0.1 * n, -0.35 * n), (0.46 * n, 0.36 * n, 0.3 * n)), bodies.egg((0, -0.5 * n, -0.02 * n), (0.3 * n, 0.62 * n, 0.42 * n), subtract=True)]  # fmt: skip
        k.add("hood", Blend(blobs=hood, smoothness=0.05 * n, resolution=30), material="robe", smooth=True)
    top = gear.pole(fig, "scythe handle", slot="wood", below=0.9, above=0.5, radius=0.009)
    side = turn(fig.s.chest_basis, (1, 0, 0))
    path = [
        along(along(top, side, x * h), (0, 0, 1), z * h)
        for x, z in ((-0.02, 0.0), (0.1, 0.035), (0.24, 0.02), (0.36, -0.06), (0.42, -0.14))
    ]
    blade = [(-0.003 * h, -0.03 * h), (0.003 * h, -0.03 * h), (0.001 * h, 0.03 * h), (-0.001 * h, 0.03 * h)]
    k.add(
        "scythe blade",
        Sweep(path=path, profile=blade, radii=[0.9, 1.0, 0.85, 0.5, 0.05], smooth=True, resolution=4),
        material="blade",
    )


declare(Costume(
    kind="grim_reaper", words=("grim reaper", "reaper", "death", "angel of death", "hooded figure", "cultist"), about="The grim reaper: a pale face in a black hooded robe, scythe in hand.",
    colors={"robe": Material(preset="wool", color="#17171b"), "shirt": Material(preset="wool", color="#17171b"), "wood": "walnut", "blade": "steel", "skin": Material(preset="bone", color="#e0d8c4"),
            "eye white": Material(preset="matte_plastic", color="#0c0b0b"), "eye": Material(preset="matte_plastic", color="#0c0b0b"), "mouth": Material(preset="bone", color="#6d6453"),
            "belt": Material(preset="rope", color="#6d6453")},
    main_slot="robe", pose="holding", hair="bald", clothes=Clothes(belt=False, collar="none", hem=0.0), face={"ears": "none", "brow": 0.0, "nose": 0.3, "cheek": 0.85, "eye": 1.3, "expression": "grin"},
    extras=_reaper,
))  # fmt: skip
