"""The old and the very young: grandfather, grandmother, baby; and a bride."""

import math

from prompt2mesh.library.people import bodies, garments, gear
from prompt2mesh.library.people.costume import Costume, declare
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.vectors import along, mul
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Sphere, Torus


def _spectacles(fig: Figure, slot: str) -> None:
    n = fig.head_size
    with fig.head_frame():
        for x in (-1, 1):
            fig.k.add("spectacle rim", Torus(radius=0.092 * n, tube=0.011 * n, segments=22, tube_segments=6),
                      at=(x * 0.128 * n, -0.405 * n, 0.0), rotate=(86, 0, x * 10), material=slot)  # fmt: skip
            arm = [(x * 0.21, -0.39, 0.02), (x * 0.33, -0.26, 0.03), (x * 0.37, 0.04, 0.02)]
            fig.k.tube("spectacle arm", [mul(p, n) for p in arm], 0.010 * n, segments=6, resolution=3, material=slot)
        bridge = [(-0.04, -0.415, 0.02), (0.0, -0.435, 0.035), (0.04, -0.415, 0.02)]
        fig.k.tube("spectacle bridge", [mul(p, n) for p in bridge], 0.010 * n, segments=6, resolution=3, material=slot)


def _old_man(fig: Figure) -> None:
    garments.vest(fig, "waistcoat", slot="waistcoat", low=-0.04, opening=0.05, grow=0.006)
    _spectacles(fig, "metal")
    top = gear.pole(fig, "cane", slot="wood", below=0.9, above=0.035, radius=0.008)
    fig.k.tube("cane handle", [top, along(top, (0, -0.6, 0.8), 0.02 * fig.h), along(top, (0, -1, 0.1), 0.055 * fig.h)],
               0.009 * fig.h, segments=8, resolution=3, material="wood")  # fmt: skip


declare(Costume(
    kind="old_man",
    words=("old man", "grandfather", "grandpa", "granddad", "elderly man", "elder", "senior", "pensioner", "old person", "elderly person", "old fisherman"),
    about="An old man with white beard, spectacles, waistcoat and cane.",
    colors={
        "hair": Material(preset="hair", color="#dcdad4"), "shirt": Material(preset="flannel", color="#8fa0ad"),
        "waistcoat": Material(preset="tweed", color="#6d5c46"), "trousers": Material(preset="wool", color="#4b4640"),
        "wood": "walnut", "skin": Material(preset="skin", color="#d9a98a"),
    },
    main_slot="waistcoat", height_m=1.7, pose="holding", beard=0.1, clothes=Clothes(loose=0.009),
    size={"belly": 0.25, "shoulders": 0.94}, face={"nose": 1.25, "brow": 1.4, "cheek": 1.05}, extras=_old_man,
))  # fmt: skip


def _old_woman(fig: Figure) -> None:
    garments.skirt(fig, "skirt", length=0.8, flare=0.05, slot="skirt", pleats=11, depth=0.04)
    garments.collar_ring(fig, "shawl", slot="shawl", tube=0.026, wide=0.062, drop=0.06)
    _spectacles(fig, "metal")


declare(Costume(
    kind="old_woman",
    words=("old woman", "grandmother", "grandma", "granny", "elderly woman", "old lady", "nana", "elderly lady"),
    about="An old woman with white hair in a bun, spectacles, shawl and long skirt.",
    colors={
        "hair": Material(preset="hair", color="#e2e0da"), "shirt": Material(preset="cotton", color="#c9b6c4"),
        "skirt": Material(preset="wool", color="#5d4a66"), "shawl": Material(preset="knit", color="#8d7f93"),
        "skin": Material(preset="skin", color="#dcae92"), "trousers": Material(preset="skin", color="#dcae92"),
    },
    main_slot="skirt", body="woman", height_m=1.58, hair="bun",
    clothes=Clothes(sleeves=2, legs=0.3, trousers="skin", belt=False, tucked=True, loose=0.009),
    size={"girth_factor": 1.14, "belly": 0.15}, face={"nose": 1.15, "lips": 0.9, "lashes": False, "eye": 1.0}, extras=_old_woman,
))  # fmt: skip


def _baby(fig: Figure) -> None:
    b = fig.look.size.bulk
    blobs = [*bodies.pelvis(fig.s, grow=0.018 * fig.h)]
    for side in (0, 1):
        blobs.append(bodies.cone(fig.s.hips[side], along(fig.s.hips[side], (0, 0, -1), 0.03 * b), 0.05 * b, 0.048 * b))
    fig.k.add("nappy", Blend(blobs=blobs, smoothness=0.02 * fig.h, resolution=24), material="nappy", smooth=True)


declare(Costume(
    kind="baby", words=("baby", "infant", "newborn", "newborn baby", "baby boy", "baby girl", "human baby"),
    about="A baby in a nappy and vest.",
    colors={"shirt": Material(preset="cotton", color="#bcdcec"), "nappy": Material(preset="cotton", color="#f8f6f0"),
            "hair": Material(preset="hair", color="#b98a52"), "trousers": Material(preset="skin", color="#e8b898"),
            "skin": Material(preset="skin", color="#e8b898")},
    main_slot="shirt", body="boy", height_m=0.7, pose="meditating", hair="short", size={"heads_factor": 0.66, "girth_factor": 1.16},
    clothes=Clothes(sleeves=0.5, legs=0.2, trousers="skin", belt=False, shoes="none", collar="none", tucked=True),
    face={"cheek": 1.3, "nose": 0.5, "brow": 0.5, "jaw": 0.85}, extras=_baby,
))  # fmt: skip


def _bride(fig: Figure) -> None:
    garments.skirt(fig, "gown", length=0.985, flare=0.17, slot="gown", pleats=16, depth=0.05)
    garments.cape(fig, slot="veil", length=0.86, flare=0.14, name="veil")
    n = fig.head_size
    with fig.head_frame():
        crown = [bodies.egg((0, 0.2 * n, 0.33 * n), (0.33 * n, 0.3 * n, 0.2 * n))]
        fig.k.add("veil top", Blend(blobs=crown, smoothness=0.01 * n, resolution=18), material="veil", smooth=True)
        for i in range(7):
            x = (i - 3) * 0.1
            at = (x * n, (-0.2 + 0.9 * x * x) * n, 0.44 * n)
            fig.k.add(
                "flower", Torus(radius=0.03 * n, tube=0.022 * n, segments=10, tube_segments=6), at=at, material="flower"
            )
    top = gear.pole(fig, "bouquet stems", slot="stem", below=0.035, above=0.035, radius=0.011)
    for i in range(10):
        a, ring = i * 2.4, 0.024 * fig.h * (i / 9) ** 0.5
        at = (top[0] + ring * math.cos(a), top[1] + ring * math.sin(a), top[2] + (0.016 - 0.012 * i / 9) * fig.h)
        fig.k.add("bouquet", Sphere(radius=0.0165 * fig.h, segments=10), at=at, material="flower",
                  modifiers=[Displace(strength=0.004 * fig.h, scale=0.008 * fig.h, seed=i)])  # fmt: skip


declare(Costume(
    kind="bride", words=("bride", "woman in a wedding dress", "newlywed"), about="A bride in a white gown with veil and bouquet.",
    colors={"shirt": Material(preset="satin", color="#fbf8f2"), "gown": Material(preset="satin", color="#fbf8f2"), "veil": Material(preset="lace", color="#fdfcf9"),
            "flower": Material(preset="petal", color="#f0c4cf"), "stem": "stem", "hair": Material(preset="hair", color="#5b3a22")},
    main_slot="gown", body="woman", pose="holding", hair="bun",
    clothes=Clothes(sleeves=0.12, legs=0.3, trousers="skin", belt=False, tucked=True, loose=0.003, collar="none"), extras=_bride,
))  # fmt: skip
