"""People of tales: royalty, magicians, pirates, warriors of the night."""

import math

from prompt2mesh.library.clothing import hats
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import garments
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.persons import (
    BODY_ADJECTIVES,
    BODY_SLOTS,
    BODY_STYLES,
    body_parameters,
    man_look,
    woman_look,
)
from prompt2mesh.library.people.professions import hat_frame, hat_radius
from prompt2mesh.library.people.vectors import Vec, add, along, mul, place, turn
from prompt2mesh.library.registry import asset
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Loft, Section, Sphere, Torus


def staff(fig: Figure, *, slot: str, orb: str | None, left: bool = False, name: str = "staff") -> None:
    """A staff through the closed hand, standing on the ground where the hand is above it."""
    at, _ = garments.held(fig, left=left)
    r = 0.010 * fig.h
    low = (at[0], at[1], 0.004 * fig.h)
    top = (at[0], at[1], max(at[2] + 0.42 * fig.h, 0.9 * fig.h))
    knots = [
        low,
        (low[0] + 0.004 * fig.h, low[1], top[2] * 0.3),
        at,
        (top[0], top[1] - 0.006 * fig.h, top[2] * 0.8),
        top,
    ]
    fig.k.tube(name, knots, r, radii=[0.9, 1.0, 1.05, 1.0, 1.25], segments=12, material=slot)
    if orb:
        fig.k.add(
            f"{name} orb", Sphere(radius=0.032 * fig.h, segments=28), at=add(top, (0, 0, 0.034 * fig.h)), material=orb
        )
        for i in range(4):
            a = math.pi / 2 * i + 0.4
            d = (math.cos(a), math.sin(a))
            path = [(top[0] + d[0] * x * fig.h, top[1] + d[1] * x * fig.h, top[2] + z * fig.h)
                    for x, z in ((0.006, -0.012), (0.030, 0.006), (0.036, 0.034), (0.024, 0.062))]  # fmt: skip
            fig.k.tube(
                f"{name} claw", path, 0.006 * fig.h, radii=[1.2, 1.0, 0.8, 0.4], segments=8, resolution=3, material=slot
            )


def robe(
    fig: Figure,
    *,
    slot: str,
    belt: str | None = None,
    flare: float = 0.07,
    trim: str | None = None,
    length: float = 0.98,
) -> None:
    """A long robe over the whole body, with wide sleeves."""
    from prompt2mesh.library.people import bodies  # noqa: PLC0415
    from prompt2mesh.mesh.shapes import Blend  # noqa: PLC0415

    garments.skirt(fig, "robe skirt", length=length, flare=flare, slot=slot, pleats=11, depth=0.05, up=0.10)
    for side, name in ((0, "right"), (1, "left")):
        elbow, wrist = fig.s.elbows[side], fig.s.wrists[side]
        mouth = along(wrist, (0, 0, -1), 0.018 * fig.h)
        blobs = [bodies.cone(elbow, mouth, 0.026 * fig.look.size.bulk, 0.042 * fig.look.size.bulk)]
        fig.k.add(f"sleeve wide {name}", Blend(blobs=blobs, smoothness=0.01, resolution=18), material=slot, smooth=True)
    if belt:
        fig.belt(slot=belt, up=0.30, wide=0.014, blobs=[*fig.trunk, *bodies.torso(fig.s, grow=0.012 * fig.h)])
    if trim:
        garments.collar_ring(fig, "trim collar", slot=trim, tube=0.012, wide=0.036)


@asset(
    kind="king",
    words=("king", "emperor", "prince", "monarch", "sultan", "nobleman"),
    about="A king in a fur-trimmed cape with crown and sceptre.",
    parameters=body_parameters(1.8, pose="holding"),
    slots={**BODY_SLOTS, "shirt": Material(preset="velvet", color="#7c1a2c"), "robe": Material(preset="velvet", color="#7c1a2c"), "cape": Material(preset="velvet", color="#4a1470"), "fur": Material(preset="faux_fur", color="#f4f0e6"),
           "crown": "gold", "jewel": "ruby", "sceptre": "gold", "hair": Material(preset="hair", color="#8d8a86")},
    main_slot="cape", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"robe": "robe, shirt, sleeve"},
)  # fmt: skip
def king(k: Kit) -> None:
    """Robe, cape, fur, crown, sceptre."""
    fig = Figure(k, man_look(k, Clothes(belt=False, collar="none"), beard=0.12, hat=True)).draw()
    robe(fig, slot="robe", belt="crown", flare=0.055)
    garments.cape(fig, slot="cape", length=0.93)
    garments.collar_ring(fig, "fur collar", slot="fur", tube=0.026, wide=0.055, drop=0.05)
    with hat_frame(fig, z=0.27):
        hats.crown(
            k, hat_radius(fig) * 0.95, points=7, metal="crown", gem="jewel", lining=None, height=0.30 * fig.head_size
        )
    sceptre(fig)


def sceptre(fig: Figure) -> None:
    """A sceptre in the right hand."""
    at, thumb = garments.held(fig)
    low, top = along(at, thumb, -0.07 * fig.h), along(at, thumb, 0.2 * fig.h)
    fig.k.rod("sceptre", low, top, 0.008 * fig.h, 0.007 * fig.h, material="sceptre")
    fig.k.add(
        "sceptre jewel",
        Sphere(radius=0.022 * fig.h, segments=24),
        at=along(top, thumb, 0.016 * fig.h),
        material="jewel",
    )
    fig.k.add("sceptre knob", Sphere(radius=0.014 * fig.h, segments=20), at=low, material="sceptre")


@asset(
    kind="queen",
    words=("queen", "princess", "empress", "duchess", "noblewoman", "lady in a gown", "cinderella"),
    about="A queen in a gown with a crown.",
    parameters=body_parameters(1.7, hair="long"),
    slots={**BODY_SLOTS, "shirt": Material(preset="satin", color="#c65b8c"), "gown": Material(preset="satin", color="#c65b8c"), "trim": Material(preset="lace", color="#f6efe4"), "crown": "gold", "jewel": "sapphire",
           "hair": Material(preset="hair", color="#c89a4a")},
    main_slot="gown", styles=BODY_STYLES, adjectives={**BODY_ADJECTIVES}, category="creature", parts={"dress": "shirt, gown", "gown": "shirt, gown"},
)  # fmt: skip
def queen(k: Kit) -> None:
    """Gown, trim, crown."""
    clothes = Clothes(sleeves=0.4, legs=0.2, trousers="skin", belt=False, collar="none", tucked=True)
    fig = Figure(k, woman_look(k, clothes)).draw()
    garments.skirt(fig, "gown skirt", length=0.99, flare=0.17, slot="gown", pleats=14, depth=0.045)
    garments.collar_ring(fig, "trim necklace", slot="crown", tube=0.004, wide=0.040, drop=0.03)
    fig.belt(slot="trim", up=0.34, wide=0.009)
    with hat_frame(fig, z=0.29, tilt=-8):
        hats.crown(
            k, hat_radius(fig) * 0.9, points=9, metal="crown", gem="jewel", lining=None, height=0.24 * fig.head_size
        )


@asset(
    kind="wizard",
    words=("wizard", "sorcerer", "mage", "warlock", "gandalf", "merlin", "druid", "monk", "priest"),
    about="A wizard with robe, pointed hat, beard and staff.",
    parameters=body_parameters(1.78, pose="holding", hair="long"),
    slots={**BODY_SLOTS, "shirt": Material(preset="wool", color="#34408f"), "robe": Material(preset="wool", color="#34408f"), "hat": Material(preset="felt", color="#34408f"), "band": Material(preset="satin", color="#d0a437"), "belt": Material(preset="leather", color="#5a3a20"),
           "staff": "driftwood", "orb": Material(preset="crystal", color="#7fd8ff", emission="#57b8ff", emission_strength=1.0), "hair": Material(preset="hair", color="#e4e1da")},
    main_slot="robe", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"robe": "robe, shirt, sleeve"},
)  # fmt: skip
def wizard(k: Kit) -> None:
    """Robe, hat, beard, staff."""
    fig = Figure(k, man_look(k, Clothes(belt=False, collar="none"), beard=0.75, hat=True)).draw()
    robe(fig, slot="robe", belt="belt")
    with hat_frame(fig):
        hats.pointed_hat(k, hat_radius(fig), height=1.25 * fig.head_size, hat="hat", band="band", buckle=None)
    staff(fig, slot="staff", orb="orb")


@asset(
    kind="witch",
    words=("witch", "sorceress", "enchantress", "hag", "fortune teller"),
    about="A witch with a pointed hat and a broom.",
    parameters=body_parameters(1.66, pose="holding", hair="long"),
    slots={**BODY_SLOTS, "shirt": Material(preset="wool", color="#241f2b"), "robe": Material(preset="wool", color="#241f2b"), "hat": Material(preset="felt", color="#1d1924"), "band": Material(preset="satin", color="#6a2a8a"), "buckle": "gold",
           "broom": "driftwood", "bristles": "straw", "skin": Material(preset="skin", color="#b9c58a"), "hair": Material(preset="hair", color="#5a2f5f")},
    main_slot="robe", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature", parts={"robe": "robe, shirt, sleeve"},
)  # fmt: skip
def witch(k: Kit) -> None:
    """Robe, hat, broom."""
    from dataclasses import replace  # noqa: PLC0415

    look = woman_look(k, Clothes(belt=False, collar="none"), hat=True)
    fig = Figure(k, replace(look, face=replace(look.face, nose=1.35, expression="grin"))).draw()
    robe(fig, slot="robe", belt="band", flare=0.09)
    with hat_frame(fig):
        hats.pointed_hat(
            k, hat_radius(fig), height=1.3 * fig.head_size, hat="hat", band="band", buckle="buckle", brim=2.1
        )
    at, _ = garments.held(fig)
    k.rod("broom", (at[0], at[1], 0.15 * fig.h), (at[0], at[1], at[2] + 0.32 * fig.h), 0.009 * fig.h, material="broom")
    sections = [
        Section(center=(at[0], at[1], z * fig.h), radii=(x * fig.h, y * fig.h))
        for z, x, y in ((0.002, 0.055, 0.035), (0.07, 0.058, 0.036), (0.14, 0.030, 0.024), (0.19, 0.014, 0.014))
    ]
    k.add("broom bristles", Loft(sections=sections), material="bristles")
    k.add(
        "broom cord",
        Torus(radius=0.027 * fig.h, tube=0.005 * fig.h, segments=24, tube_segments=8),
        at=(at[0], at[1], 0.145 * fig.h),
        material="band",
    )


@asset(
    kind="pirate",
    words=("pirate", "buccaneer", "corsair", "captain", "sea captain"),
    about="A pirate with tricorn, eye patch, coat and cutlass.",
    parameters=body_parameters(1.78, pose="holding", hair="long"),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#efe9dc", pattern=Pattern(kind="stripes", colors=["#a8232c"], scale=0.09)), "coat": Material(preset="wool", color="#27365a"), "hat": Material(preset="felt", color="#1d1a1b"), "trim": "gold", "patch": Material(preset="leather", color="#151212"),
           "sash": Material(preset="silk", color="#a8232c"), "blade": "steel", "skull": "bone", "hair": Material(preset="hair", color="#241712"), "shoes": Material(preset="leather", color="#2a1c14")},
    main_slot="coat", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def pirate(k: Kit) -> None:
    """Striped shirt, coat, sash, patch, hat, cutlass."""
    fig = Figure(
        k, man_look(k, Clothes(belt=False, collar="none", shoes="boot", tucked=True), beard=0.14, hat=True)
    ).draw()
    garments.vest(fig, "coat", slot="coat", low=-0.20, opening=0.085, grow=0.008)
    fig.belt(slot="sash", up=0.16, wide=0.020)
    n = fig.head_size
    with fig.head_frame():
        k.add(
            "eye patch",
            Ellipsoid(radii=(0.095 * n, 0.035 * n, 0.085 * n), segments=24),
            at=(0.128 * n, -0.355 * n, 0.015 * n),
            rotate=(0, 0, 14),
            material="patch",
        )
        path = [
            (0.345 * math.sin(a) * n, (0.045 - 0.40 * math.cos(a)) * n, (0.05 + 0.13 * math.sin(a + 0.5)) * n)
            for a in (i * math.pi / 10 for i in range(20))
        ]
        k.tube("eye patch cord", path, 0.012 * n, closed=True, segments=8, resolution=2, material="patch")
    with hat_frame(fig):
        hats.tricorn(k, hat_radius(fig), hat="hat", trim="trim", badge="skull")
    cutlass(fig)


def cutlass(fig: Figure) -> None:
    """A curved sword in the right hand."""
    at, thumb = garments.held(fig)
    h = fig.h
    forward = turn(fig.s.chest_basis, (0, -1, 0))

    def go(up: float, out: float) -> Vec:
        return add(along(at, thumb, up * h), mul(forward, out * h))

    fig.k.rod("cutlass handle", go(-0.035, 0), go(0.04, 0), 0.009 * h, material="patch")
    fig.k.add(
        "cutlass guard", Sphere(radius=0.02 * h, segments=20), at=go(0.042, 0), scale=(1, 1, 0.5), material="trim"
    )
    path = [go(0.04, 0), go(0.15, -0.004), go(0.26, 0.014), go(0.36, 0.05), go(0.40, 0.075)]
    from prompt2mesh.mesh.shapes import Sweep  # noqa: PLC0415

    w, t = 0.016 * h, 0.0028 * h
    fig.k.add(
        "cutlass blade",
        Sweep(
            path=path,
            profile=[(-t, -w), (t, -w * 0.9), (t * 0.3, w), (-t * 0.3, w)],
            radii=[0.8, 1.0, 1.1, 0.9, 0.15],
            resolution=4,
        ),
        material="blade",
    )


@asset(
    kind="ninja",
    words=("ninja", "shinobi", "assassin", "thief", "burglar"),
    about="A ninja in black with a sword on the back.",
    parameters=body_parameters(1.74, pose="fighting", hair="bald"),
    slots={**BODY_SLOTS, "shirt": Material(preset="cotton", color="#23252b"), "trousers": Material(preset="cotton", color="#23252b"), "shoes": Material(preset="canvas", color="#17181b"), "mask": Material(preset="cotton", color="#1c1e23"),
           "sash": Material(preset="silk", color="#8d1f26"), "blade": "steel", "sheath": Material(preset="ebony"), "gloves": Material(preset="leather", color="#1c1d21")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def ninja(k: Kit) -> None:
    """Hood with a slit, sash, sword on the back."""
    from prompt2mesh.library.people import bodies  # noqa: PLC0415
    from prompt2mesh.mesh.shapes import Blend  # noqa: PLC0415

    fig = Figure(k, man_look(k, Clothes(belt=False, gloves=True, loose=0.009, collar="none"))).draw()
    n = fig.head_size
    with fig.head_frame():
        head = [
            b.model_copy(
                update={"radius": b.radius + 0.018 * n, "radius_b": b.radius_b + 0.018 * n if b.radius_b else None}
            )
            for b in fig.head_blobs
            if not b.subtract
        ]
        slit = bodies.egg((0, -0.44 * n, 0.035 * n), (0.30 * n, 0.22 * n, 0.115 * n), subtract=True)
        k.add("mask", Blend(blobs=[*head, slit], smoothness=0.045 * n, resolution=34), material="mask", smooth=True)
        k.tube(
            "headband",
            [
                (0.37 * math.sin(a) * n, (0.05 - 0.43 * math.cos(a)) * n, 0.23 * n)
                for a in (i * math.pi / 8 for i in range(16))
            ],
            0.03 * n,
            closed=True,
            segments=8,
            resolution=2,
            material="sash",
        )
        for i, x in enumerate((-0.05, 0.06)):
            k.tube(
                f"headband tail {i}",
                [(0, 0.47 * n, 0.23 * n), (x * n, 0.56 * n, 0.12 * n), (x * 2 * n, 0.6 * n, -0.12 * n - 0.06 * i * n)],
                0.028 * n,
                radii=[0.8, 1.0, 0.6],
                segments=8,
                material="sash",
            )
    fig.belt(slot="sash", up=0.16, wide=0.016)
    back = [
        place(
            fig.s.chest,
            fig.s.chest_basis,
            (x * fig.h, 0.068 * fig.look.size.bulk + 0.012 * fig.h, z * fig.s.size.torso),
        )
        for x, z in ((-0.13, -0.42), (0.10, 0.34), (0.16, 0.55))
    ]
    k.rod("sheath", back[0], back[1], 0.012 * fig.h, segments=14, material="sheath")
    k.rod("sword handle", back[1], back[2], 0.009 * fig.h, segments=12, material="sash")
    k.add(
        "sword guard",
        Cylinder(radius=0.022 * fig.h, height=0.006 * fig.h, segments=24, pivot="center"),
        at=back[1],
        rotate=(0, 36, 0),
        material="blade",
    )


@asset(
    kind="clown",
    words=("clown", "jester", "joker", "circus clown", "harlequin", "mime"),
    about="A clown with a red nose, curly wig, ruff and baggy suit.",
    parameters=body_parameters(1.74, pose="waving", hair="afro"),
    slots={**BODY_SLOTS, "shirt": Material(preset="satin", color="#f2c42d", pattern=Pattern(kind="polka_dots", colors=["#d2312f", "#2f6fd0"], scale=0.12)), "trousers": Material(preset="satin", color="#2f6fd0", pattern=Pattern(kind="stripes", colors=["#f2f0e8"], scale=0.08, direction="x")),
           "shoes": Material(preset="patent_leather", color="#d2262a"), "skin": Material(preset="skin", color="#f3e3d8"), "hair": Material(preset="hair", color="#e8641e"), "nose": Material(preset="glossy_plastic", color="#e01c22"),
           "ruff": Material(preset="cotton", color="#fbf8f2"), "pompom": Material(preset="faux_fur", color="#d2312f"), "gloves": Material(preset="cotton", color="#f8f6f0")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def clown(k: Kit) -> None:
    """Baggy suit, ruff, pompoms, wig, red nose."""
    from dataclasses import replace  # noqa: PLC0415

    look = man_look(k, Clothes(loose=0.02, belt=False, collar="none", gloves=True, hem=0.014))
    look = replace(
        look,
        face=replace(look.face, ball_nose="nose", expression="grin", lips=1.8, eye=look.face.eye * 1.15),
        size=replace(look.size, belly=look.size.belly + 0.3),
    )
    fig = Figure(k, look).draw()
    garments.ruff(fig, slot="ruff")
    garments.pom_buttons(fig, 3, slot="pompom")
