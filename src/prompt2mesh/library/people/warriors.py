"""Fighters of many times: samurai, viking, Roman soldier, archer, soldier, barbarian."""

import math

from prompt2mesh.library.people import garments, gear
from prompt2mesh.library.people.costume import Costume, declare
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.professions import hat_frame, hat_radius
from prompt2mesh.library.people.vectors import along, euler_of, looking, mul, sub, turn, unit
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.shapes import Lathe, Sweep


def _shoulder_plates(fig: Figure, *, slot: str, rows: int = 4, wide: float = 0.05) -> None:
    """Hanging shoulder guards of overlapping lames."""
    s, h = fig.s, fig.h
    for side, name in ((0, "right"), (1, "left")):
        sign = 1 if side else -1
        down = unit(sub(s.elbows[side], s.shoulders[side]))
        out = turn(s.chest_basis, (sign, 0, 0))
        out = unit(sub(out, mul(down, out[0] * down[0] + out[1] * down[1] + out[2] * down[2])))
        for i in range(rows):
            at = along(along(s.shoulders[side], down, (i * 0.026 - 0.005) * h), out, (0.022 + 0.004 * i) * h)
            t = 0.004 * h
            arc = [(math.sin(a) * wide * h, math.cos(a) * wide * 0.5 * h) for a in (-1.3, -0.7, 0.0, 0.7, 1.3)]
            inner = [(x * 0.9, y - 2 * t) for x, y in reversed(arc)]
            low = along(at, down, 0.032 * h)
            shape = Sweep(path=[at, low], profile=[*arc, *inner], radii=[0.96, 1.08], smooth=False)
            fig.k.add(f"shoulder plate {name} {i + 1}", shape, material=slot)


def _samurai(fig: Figure) -> None:
    k, h = fig.k, fig.h
    gear.bands(fig, "breastplate lame", (-0.02, 0.08, 0.18, 0.28), slot="armour", high=0.115)
    garments.wrap(fig, "breastplate", low=0.36, high=0.5, start=-70, sweep=140, slot="armour", gap=0.006, thick=0.007)
    garments.skirt(fig, "skirt plate", length=0.36, flare=0.05, slot="armour", pleats=7, depth=0.06)
    _shoulder_plates(fig, slot="armour")
    fig.belt(slot="cord", up=0.26, wide=0.012, blobs=garments.clothed(fig))
    gear.helmet(fig, slot="helmet", rim="crest", neck=1.1)
    with hat_frame(fig, z=0.2):
        r = hat_radius(fig)
        path = [(0.0, -1.08 * r, 0.12 * r), (0.34 * r, -1.12 * r, 0.42 * r), (0.62 * r, -1.1 * r, 0.95 * r),
                (0.6 * r, -1.05 * r, 1.5 * r)]  # fmt: skip
        k.tube(
            "crest",
            path,
            0.085 * r,
            radii=[1.0, 1.0, 0.7, 0.1],
            segments=8,
            resolution=3,
            material="crest",
            mirror=True,
        )
        k.add("crest knob", Lathe(profile=[(0, 0), (0.14 * r, 0.02 * r), (0.08 * r, 0.16 * r), (0, 0.22 * r)], segments=14),
              at=(0, 0, 1.16 * r), material="crest")  # fmt: skip
    gear.sword(fig, blade="blade", grip="cord", guard="crest", length=0.44, curve=0.045, wide=0.010)
    low = along(fig.s.hips[1], turn(fig.s.hip_basis, (1, -0.35, 0.2)), 0.045 * h)
    k.tube("scabbard", [along(low, (0, -1, 0.25), 0.1 * h), low, along(low, (0.1, 1, -0.32), 0.24 * h)], 0.011 * h,
           segments=10, resolution=3, material="helmet")  # fmt: skip


declare(Costume(
    kind="samurai", words=("samurai", "ronin", "shogun", "samurai warrior", "samurai armor"),
    about="A samurai in laced armour and horned helmet, katana in hand.",
    colors={
        "shirt": Material(preset="silk", color="#2a2f45"), "trousers": Material(preset="silk", color="#3a3f58"),
        "armour": Material(preset="painted_metal", color="#8e1f22"), "helmet": Material(preset="painted_metal", color="#23201f"),
        "crest": "gold", "cord": Material(preset="rope", color="#2b2a33"), "blade": "polished_steel",
        "hair": Material(preset="hair", color="#15110f"), "shoes": Material(preset="leather", color="#2b211b"),
    },
    main_slot="armour", pose="holding", hair="bun", mustache=True, hat=True, height_m=1.75,
    clothes=Clothes(loose=0.012, hem=0.018, belt=False, collar="none", shoes="boot"), face={"expression": "stern"},
    extras=_samurai,
))  # fmt: skip


def _viking(fig: Figure) -> None:
    garments.vest(fig, "tunic", slot="fur", low=-0.35, opening=0.0, grow=0.012)
    fig.belt(slot="belt", up=0.3, wide=0.014, blobs=[*fig.trunk, *garments.clothed(fig)])
    garments.collar_ring(fig, "fur collar", slot="fur", tube=0.026, wide=0.05, drop=0.02)
    gear.helmet(fig, slot="armour", rim="trim", point=0.12, nose=True)
    gear.horns(fig, slot="horn", length=0.5, z=0.34)
    tip = gear.pole(fig, "axe handle", slot="wood", below=0.16, above=0.24)
    gear.axe_head(fig, tip, slot="blade")
    gear.round_shield(fig, board="shield", rim="armour", boss="armour")


declare(Costume(
    kind="viking", words=("viking", "norseman", "norse warrior", "viking warrior", "berserker"),
    about="A bearded Viking with horned helmet, axe and round shield.",
    colors={
        "shirt": Material(preset="wool", color="#6d5a45"), "trousers": Material(preset="wool", color="#4a4038"),
        "fur": Material(preset="fur", color="#6e5138"), "armour": Material(preset="iron", color="#8b8d90"),
        "trim": "bronze", "horn": Material(preset="bone", color="#e0d2b0"), "wood": "oak", "blade": "steel",
        "shield": Material(preset="painted_wood", color="#9a2f2a"), "hair": Material(preset="hair", color="#a8662c"),
    },
    main_slot="fur", pose="holding", hair="long", beard=0.5, hat=True, height_m=1.85,
    clothes=Clothes(loose=0.010, belt=False, collar="none", shoes="boot"), size={"girth_factor": 1.1},
    face={"expression": "stern"}, extras=_viking,
))  # fmt: skip


def _roman(fig: Figure) -> None:
    gear.bands(fig, "cuirass band", (-0.02, 0.1, 0.22, 0.34), slot="armour", high=0.13)
    garments.skirt(fig, "skirt strips", length=0.42, flare=0.035, slot="leather", pleats=16, depth=0.05)
    _shoulder_plates(fig, slot="armour", rows=3, wide=0.045)
    garments.cape(fig, slot="cape", length=0.78, flare=0.08)
    gear.helmet(fig, slot="armour", rim="trim", neck=0.7)
    with hat_frame(fig, z=0.2):
        r = hat_radius(fig)
        arc = [(0.0, math.cos(a) * 1.26 * r, 0.1 * r + math.sin(a) * 1.3 * r) for a in (2.7, 2.2, 1.6, 1.0, 0.4, -0.1)]
        hairs = [(-0.1 * r, -0.2 * r), (0.1 * r, -0.2 * r), (0.1 * r, 0.2 * r), (-0.1 * r, 0.2 * r)]
        fig.k.add(
            "plume",
            Sweep(path=arc, profile=hairs, radii=[0.6, 1.0, 1.15, 1.15, 1.0, 0.7], smooth=True),
            material="plume",
        )
    tip = gear.pole(fig, "spear", slot="wood", below=0.7, above=0.52, radius=0.008)
    gear.spear_head(fig, tip, slot="blade")
    gear.round_shield(fig, board="shield", rim="trim", boss="trim", radius=0.19)


declare(Costume(
    kind="roman_soldier",
    words=("roman soldier", "roman", "gladiator", "spartan", "centurion", "legionary", "greek warrior", "hoplite", "trojan"),
    about="A Roman soldier in banded armour with crested helmet, spear and shield.",
    colors={
        "shirt": Material(preset="wool", color="#8c2a26"), "armour": Material(preset="steel", color="#b5b2a8"),
        "leather": Material(preset="leather", color="#6a3f24"), "cape": Material(preset="wool", color="#97221f"),
        "plume": Material(preset="feather", color="#b3201f"), "trim": "brass", "wood": "oak", "blade": "steel",
        "shield": Material(preset="painted_wood", color="#8e231f"),
    },
    main_slot="armour", pose="holding", hat=True,
    clothes=Clothes(sleeves=0.55, legs=0.35, trousers="shirt", belt=False, collar="none", shoes="sandal", tucked=True),
    face={"expression": "stern"}, extras=_roman,
))  # fmt: skip


def _archer(fig: Figure) -> None:
    k, h = fig.k, fig.h
    fig.belt(slot="belt", up=0.28, wide=0.012, blobs=garments.clothed(fig))
    garments.cape(fig, slot="cape", length=0.62, flare=0.06)
    at, thumb = garments.held(fig)
    ahead = turn(fig.s.chest_basis, (0, -1, 0))
    limbs = [(-0.36, -0.05), (-0.3, 0.0), (-0.14, 0.03), (0.0, 0.012), (0.14, 0.03), (0.3, 0.0), (0.36, -0.05)]
    path = [along(along(at, thumb, u * h), ahead, (f - 0.012) * h) for u, f in limbs]
    k.tube("bow", path, 0.010 * h, radii=[0.5, 0.7, 1.0, 1.1, 1.0, 0.7, 0.5], segments=8, resolution=3, material="wood")
    k.rod("bow string", path[0], path[-1], 0.0022 * h, segments=6, material="string")
    back = [along(along(fig.s.chest, turn(fig.s.chest_basis, (0, 1, 0)), 0.085 * h), turn(fig.s.chest_basis, (x, 0, z)), h)
            for x, z in ((0.05, -0.12), (-0.05, 0.13))]  # fmt: skip
    k.rod("quiver", back[0], back[1], 0.03 * h, 0.034 * h, segments=16, material="belt")
    axis = unit(sub(back[1], back[0]))
    for i in range(5):
        a = math.tau * i / 5
        root = along(along(back[1], turn(fig.s.chest_basis, (math.cos(a), math.sin(a), 0)), 0.016 * h), axis, -0.03 * h)
        k.rod("arrow", root, along(root, axis, 0.09 * h), 0.003 * h, segments=6, material="wood")
        with k.group("arrow feather", at=along(root, axis, 0.075 * h), rotate=euler_of(looking(axis, (0, -1, 0)))):
            k.add("feather", Lathe(profile=[(0, 0), (0.008 * h, 0.008 * h), (0.007 * h, 0.03 * h), (0, 0.034 * h)], segments=4),
                  material="feather")  # fmt: skip
    with hat_frame(fig, z=0.24):
        r = hat_radius(fig)
        cap = [(1.04 * r, -0.02 * r), (1.14 * r, 0.16 * r), (1.06 * r, 0.2 * r), (0.8 * r, 0.62 * r), (0.3 * r, 0.86 * r),
               (0.0, 0.9 * r), (0.0, 0.8 * r), (0.72 * r, 0.52 * r), (0.98 * r, 0.1 * r), (0.98 * r, -0.02 * r)]  # fmt: skip
        k.add("hat", Lathe(profile=cap, segments=28), scale=(1, 1.12, 1), material="cape")
        k.tube("hat feather", [(0.98 * r, 0.1 * r, 0.3 * r), (1.1 * r, 0.6 * r, 0.9 * r), (1.0 * r, 1.2 * r, 1.1 * r)], 0.09 * r,
               radii=[0.4, 1.0, 0.1], segments=6, material="feather")  # fmt: skip


declare(Costume(
    kind="archer", words=("archer", "robin hood", "ranger", "bowman", "elf archer", "hunter", "huntsman"),
    about="An archer in green with bow, quiver and feathered cap.",
    colors={
        "shirt": Material(preset="linen", color="#55733c"), "trousers": Material(preset="wool", color="#5b4a36"),
        "cape": Material(preset="wool", color="#37512f"), "wood": "walnut", "string": Material(preset="yarn", color="#e8e0cc"),
        "feather": Material(preset="feather", color="#b8322c"),
    },
    main_slot="shirt", hat=True, hair="bob", beard=0.03, pose="holding",
    clothes=Clothes(loose=0.008, belt=False, collar="none", shoes="boot", shirt_end=-0.35), extras=_archer,
))  # fmt: skip


def _soldier(fig: Figure) -> None:
    k, h = fig.k, fig.h
    garments.vest(fig, "vest", slot="vest", low=0.0, opening=0.0, grow=0.010)
    for i, x in enumerate((-0.04, 0.0, 0.04)):
        at = fig.on_chest(x * h, 0.16, out=0.012 * h)
        k.add(f"pouch {i + 1}", Lathe(profile=[(0, 0), (0.016 * h, 0), (0.017 * h, 0.04 * h), (0, 0.044 * h)], segments=4),
              at=at, rotate=(0, 0, 45), material="vest", bevel=0.003 * h)  # fmt: skip
    fig.belt(slot="belt", up=0.24, wide=0.014, blobs=garments.clothed(fig))
    gear.helmet(fig, slot="helmet", rim="helmet")


declare(Costume(
    kind="soldier", words=("soldier", "army man", "marine", "trooper", "infantryman", "commando", "toy soldier", "army soldier"),
    about="A soldier in camouflage with helmet and vest.",
    colors={
        "shirt": Material(preset="canvas", color="#6b6f4a", pattern=Pattern(kind="camouflage", colors=["#474c31", "#8a8560", "#33351f"])),
        "trousers": Material(preset="canvas", color="#6b6f4a", pattern=Pattern(kind="camouflage", colors=["#474c31", "#8a8560", "#33351f"])),
        "vest": Material(preset="canvas", color="#565a3c"), "helmet": Material(preset="matte_plastic", color="#565b3e"),
        "shoes": Material(preset="leather", color="#2d2620"),
    },
    main_slot="shirt", hat=True, clothes=Clothes(loose=0.009, belt=False, shoes="boot"), face={"expression": "stern"},
    extras=_soldier,
))  # fmt: skip


def _barbarian(fig: Figure) -> None:
    garments.skirt(fig, "fur kilt", length=0.36, flare=0.04, slot="fur", pleats=9, depth=0.07)
    fig.belt(slot="belt", up=0.2, wide=0.02, blobs=garments.clothed(fig))
    garments.strap(fig, "strap", ((0.09, 0.05, False), (0.0, 0.36, False), (-0.07, 0.66, False), (-0.02, 0.36, True), (0.08, 0.05, True)),
                   slot="fur", wide=0.03)  # fmt: skip
    tip = gear.pole(fig, "club", slot="wood", below=0.06, above=0.1, radius=0.012)
    _, thumb = garments.held(fig)
    head = [(0.0, 0.0), (0.014, 0.01), (0.03, 0.12), (0.034, 0.19), (0.02, 0.235), (0.0, 0.24)]
    fig.k.add("club head", Lathe(profile=[(r * fig.h, z * fig.h) for r, z in head], smooth=True, segments=16),
              at=along(tip, thumb, -0.08 * fig.h), rotate=euler_of(looking(thumb, (0, -1, 0))), material="wood")  # fmt: skip


declare(Costume(
    kind="caveman", words=("caveman", "cave man", "barbarian", "neanderthal", "stone age man", "savage", "tarzan", "prehistoric man"),
    about="A bearded caveman in furs with a club.",
    colors={"fur": Material(preset="fur", color="#9a6a3c"), "wood": Material(preset="bark", color="#7a5836"),
            "hair": Material(preset="hair", color="#3a2415")},
    main_slot="fur", pose="holding", hair="long", beard=0.4,
    clothes=Clothes(sleeves=0, legs=0.25, shirt="skin", trousers="fur", belt=False, collar="none", shoes="none", tucked=True),
    size={"girth_factor": 1.12, "shoulders": 1.12}, extras=_barbarian,
))  # fmt: skip
