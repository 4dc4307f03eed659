"""Figures of winter and of the sweet shop: snowman, scarecrow, gnome, Santa, gingerbread man, gummy bear."""

import math
from dataclasses import replace

from prompt2mesh.library.clothing import hats
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import garments
from prompt2mesh.library.people.bodies import ball, chain, cone, egg
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.persons import BODY_ADJECTIVES, BODY_SLOTS, BODY_STYLES, body_parameters, man_look
from prompt2mesh.library.people.professions import hat_frame, hat_radius
from prompt2mesh.library.people.surface import surface_point
from prompt2mesh.library.people.vectors import Vec
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Blob, Cone, Ellipsoid, Extrude, Sphere, Torus


@asset(
    kind="snowman",
    words=("snowman", "snow man", "snowwoman", "frosty"),
    about="A snowman with carrot nose, coal eyes, stick arms, scarf and hat.",
    parameters=(length("height", 1.5, 0.03, 6.0, words=("height", "tall")), choice("hat", "top", "beanie", "none"), flag("scarf", True), flag("broom", False)),
    slots={"snow": "snow", "coal": Material(preset="obsidian", color="#1b1b1f", roughness=0.6), "carrot": Material(preset="vegetable", color="#ef7d1f"), "arm": "bark", "scarf": Material(preset="knit", color="#c22a2f", pattern=Pattern(kind="stripes", colors=["#f2ece0"], scale=0.06, direction="x")),
           "hat": Material(preset="felt", color="#1d1d22"), "ribbon": Material(preset="satin", color="#c22a2f"), "straw": "straw"},
    category="creature",
    parts={"nose": "nose", "carrot": "nose"},
)  # fmt: skip
def snowman(k: Kit) -> None:
    """Three balls of snow, built up to the hat."""
    h = k.m("height")
    hat = k.s("hat")
    u = h / (1.5 if hat == "top" else 1.36)
    balls: list[tuple[Vec, float]] = [
        ((0, 0, 0.30 * u), 0.34 * u),
        ((0, 0, 0.74 * u), 0.25 * u),
        ((0, 0, 1.07 * u), 0.175 * u),
    ]
    lumps = Displace(strength=0.014 * u, scale=0.12 * u, octaves=3, seed=k.seed)
    for name, (at, r) in zip(("body lower", "body upper", "head"), balls, strict=True):
        k.add(
            name,
            Sphere(radius=r, segments=48),
            at=at,
            scale=(1, 1, 0.93),
            material="snow",
            smooth=True,
            modifiers=[lumps],
        )
    head, r = balls[2][0][2], balls[2][1]
    for name, x in (("right", -1), ("left", 1)):
        k.add(
            f"eye {name}",
            Sphere(radius=0.022 * u, segments=16),
            at=(x * 0.062 * u, -0.147 * u, head + 0.048 * u),
            scale=(1, 0.7, 1),
            material="coal",
        )
    for i in range(6):
        a = math.radians(-50 + 20 * i)
        k.add(
            "mouth coal",
            Sphere(radius=0.0125 * u, segments=12),
            at=(0.085 * u * math.sin(a), -0.158 * u + 0.012 * u * abs(a), head - 0.028 * u - 0.045 * u * math.cos(a)),
            material="coal",
        )
    k.add(
        "nose",
        Cone(radius_bottom=0.026 * u, radius_top=0.003 * u, height=0.17 * u, segments=24),
        at=(0, -0.155 * u, head + 0.005 * u),
        rotate=(96, 0, 0),
        material="carrot",
        modifiers=[Displace(strength=0.003 * u, scale=0.03 * u, seed=k.seed)],
    )
    for i in range(3):
        z = (0.87, 0.74, 0.60)[i] * u
        y = -math.sqrt(max(0.0, 1 - ((z - 0.74 * u) / (0.25 * 0.93 * u)) ** 2)) * 0.25 * u
        k.add("button", Sphere(radius=0.021 * u, segments=16), at=(0, y, z), material="coal")
    for name, x in (("right", -1), ("left", 1)):
        wave = 0.10 if x < 0 else -0.02
        p: list[Vec] = [
            (x * 0.21 * u, 0, 0.82 * u),
            (x * 0.36 * u, -0.02 * u, 0.90 * u),
            (x * 0.48 * u, -0.01 * u, (0.92 + wave) * u),
            (x * 0.57 * u, -0.03 * u, (0.95 + 1.4 * wave) * u),
        ]
        k.tube(f"arm {name}", p, 0.015 * u, radii=[1.2, 1.0, 0.85, 0.6], segments=10, material="arm")
        for dx, dz in ((0.02, 0.09), (0.09, 0.05), (0.07, -0.03)):
            end = (p[2][0] + x * dx * u, p[2][1] - 0.02 * u, p[2][2] + dz * u)
            k.tube(
                f"twig {name}",
                [p[2], ((p[2][0] + end[0]) / 2, p[2][1] - 0.015 * u, (p[2][2] + end[2]) / 2), end],
                0.0085 * u,
                radii=[1.1, 0.9, 0.5],
                segments=8,
                material="arm",
            )
        k.anchor(f"hand_{name}", p[3], normal=(0, 0, 1), radius=0.02 * u)
    if k.on("scarf"):
        z = 0.925 * u
        k.add(
            "scarf",
            Torus(radius=0.155 * u, tube=0.042 * u, segments=56, tube_segments=16),
            at=(0, 0, z),
            scale=(1, 1, 0.9),
            material="scarf",
        )
        k.add(
            "scarf knot",
            Sphere(radius=0.05 * u, segments=24),
            at=(0.08 * u, -0.165 * u, z - 0.01 * u),
            material="scarf",
        )
        for i, (dx, dz) in enumerate(((0.0, 0.0), (0.05, 0.05))):
            path = [
                (0.08 * u, -0.175 * u, z - 0.02 * u),
                ((0.085 + dx * 0.6) * u, -0.25 * u, z - 0.13 * u),
                ((0.09 + dx) * u, -0.275 * u, z - 0.27 * u + dz * u),
            ]
            k.tube(
                f"scarf end {i}",
                path,
                0.045 * u,
                radii=[0.7, 1.0, 1.0],
                round_caps=False,
                segments=16,
                material="scarf",
            )
    top = head + 0.70 * r
    if hat != "none":
        with k.group("hat", at=(0.0, 0.0, top - 0.01 * u), rotate=(-6, 5, 0)):
            if hat == "top":
                hats.top_hat(k, 0.122 * u, height=0.22 * u, hat="hat", band="ribbon")
            else:
                hats.beanie(k, 0.145 * u, hat="scarf", cuff="ribbon", pompom="snow")
    if k.on("broom"):
        x = -0.565 * u
        k.rod("broom", (x, -0.04 * u, 0.0), (x, -0.04 * u, 1.25 * u), 0.014 * u, material="arm")
        k.add(
            "broom head",
            Cone(radius_bottom=0.03 * u, radius_top=0.10 * u, height=0.24 * u),
            at=(x, -0.04 * u, 1.2 * u),
            material="straw",
        )
    k.anchor("head", (0, 0, head + 0.5 * r), radius=0.9 * r, height=0.2 * u)
    k.anchor("top", (0, 0, 1.23 * u), half_size=(0.05 * u, 0.05 * u), round=True)
    k.anchor("neck", (0, 0, 0.925 * u), radius=0.15 * u)
    k.anchor("eyes", (0, -r * 0.95, head + 0.05 * u), normal=(0, -1, 0), radius=r)


@asset(
    kind="scarecrow",
    words=("scarecrow", "straw man"),
    about="A scarecrow on a pole with sackcloth face, patched shirt and straw hat.",
    parameters=body_parameters(1.9, pose="t-pose", hair="bald"),
    slots={**BODY_SLOTS, "shirt": Material(preset="flannel", color="#9c4a2f", pattern=Pattern(kind="plaid", colors=["#3a2c24", "#d8b878"], scale=0.14)), "trousers": Material(preset="denim", color="#4a5f82"), "skin": Material(preset="burlap", color="#c8a468"), "straw": "straw", "pole": "weathered_wood", "patch": Material(preset="cotton", color="#d29a3a"),
           "hat": "straw", "band": Material(preset="cotton", color="#7a2f2a"), "thread": Material(preset="matte_plastic", color="#241c16")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def scarecrow(k: Kit) -> None:
    """A sack head with stitched mouth, straw at cuffs, a cross of poles."""
    look = man_look(k, Clothes(loose=0.014, belt=False, collar="none", shirt_end=-0.2, shoes="shoe", legs=1.86))
    fig = Figure(k, look)
    fig.draw_top()
    fig.draw_bottom()
    s, h, n = fig.s, fig.h, fig.head_size
    for name, at, axis in [
        (f"straw cuff {i}", p, q)
        for i, (p, q) in enumerate(
            [
                (s.wrists[0], s.elbows[0]),
                (s.wrists[1], s.elbows[1]),
                (s.ankles[0], s.knees[0]),
                (s.ankles[1], s.knees[1]),
            ]
        )
    ]:
        length_out = 0.085 * h
        for j in range(13):
            a = 2 * math.pi * j / 13
            d = [x - y for x, y in zip(at, axis, strict=True)]
            m = math.sqrt(sum(c * c for c in d))
            d = [c / m for c in d]
            side = (0.0, math.cos(a), math.sin(a)) if abs(d[0]) > 0.7 else (math.cos(a), math.sin(a), 0.0)
            r = 0.017 * h
            start = tuple(at[i] - d[i] * 0.03 * h + side[i] * r * 0.7 for i in range(3))
            end = tuple(
                at[i] + d[i] * length_out * k.rng.uniform(0.7, 1.0) + side[i] * r * k.rng.uniform(1.2, 2.2)
                for i in range(3)
            )
            k.rod(name, start, end, 0.0055 * h, 0.002 * h, segments=6, material="straw")  # pyright: ignore[reportArgumentType]
    with fig.head_frame():
        blobs = [
            egg((0, 0.02 * n, 0.03 * n), (0.40 * n, 0.41 * n, 0.46 * n)),
            cone((0, 0.02 * n, -0.35 * n), (0, 0.03 * n, -0.60 * n), 0.16 * n, 0.19 * n),
        ]
        k.add("head", Blend(blobs=blobs, smoothness=0.12 * n, resolution=30), material="skin", smooth=True)
        k.add(
            "rope",
            Torus(radius=0.185 * n, tube=0.03 * n, segments=32, tube_segments=10),
            at=(0, 0.03 * n, -0.45 * n),
            material="pole",
        )
        for name, x in (("right", -1), ("left", 1)):
            at = surface_point(blobs, 0.12 * n, (x * 0.14 * n, 0, 0.08 * n), (0, -1, 0), reach=0.7 * n)
            k.add(
                f"eye {name}",
                Ellipsoid(radii=(0.07 * n, 0.022 * n, 0.07 * n), segments=24),
                at=at,
                rotate=(0, 0, x * 20),
                material="thread",
            )
        nose = surface_point(blobs, 0.12 * n, (0, 0, -0.06 * n), (0, -1, 0), reach=0.7 * n)
        outline = [(-0.055 * n, -0.05 * n), (0.055 * n, -0.05 * n), (0, 0.06 * n)]
        k.add(
            "nose",
            Extrude(outline=outline, height=0.03 * n, bevel=0.006 * n),
            at=(0, nose[1] + 0.012 * n, nose[2]),
            rotate=(90, 0, 0),
            material="patch",
        )
        mouth = [
            surface_point(blobs, 0.12 * n, (x * n, 0, (-0.23 + 1.1 * x * x) * n), (0, -1, 0), reach=0.7 * n)
            for x in (-0.2, -0.13, -0.06, 0, 0.06, 0.13, 0.2)
        ]
        k.tube("mouth", mouth, 0.012 * n, segments=8, resolution=2, material="thread")
        for p in mouth:
            k.rod(
                "stitch",
                (p[0], p[1] - 0.008 * n, p[2] - 0.035 * n),
                (p[0], p[1] - 0.004 * n, p[2] + 0.035 * n),
                0.009 * n,
                segments=8,
                material="thread",
            )
    for x, up in ((0.05, 0.12), (-0.045, 0.34)):
        rows = [
            [fig.on_chest((x + dx) * h, up + dz, out=0.0005 * h) for dx in (-0.022, 0, 0.022)]
            for dz in (-0.05, 0, 0.05)
        ]
        garments.sheet(fig, "patch", rows, thick=0.003 * h, slot="patch", outward=(0, -1, 0))
    k.rod("pole", (0, 0.075 * h, 0), (0, 0.075 * h, 0.80 * h), 0.016 * h, material="pole")
    k.rod(
        "pole crossbar",
        (-0.36 * h, 0.055 * h, s.shoulders[0][2]),
        (0.36 * h, 0.055 * h, s.shoulders[0][2]),
        0.014 * h,
        material="pole",
    )
    fig.draw_feet()
    with hat_frame(fig, z=0.27, grow=1.06):
        hats.wide_hat(k, hat_radius(fig), hat="hat", band="band", brim=1.9, wave=0.15)
    fig.publish()


def _short_old_man(k: Kit, *, heads: float, belly: float) -> Figure:
    look = man_look(
        k,
        Clothes(loose=0.012, belt=False, collar="none", shoes="boot", gloves=True, shirt_end=-0.2),
        beard=0.55,
        hat=True,
    )
    look = replace(
        look,
        size=replace(look.size, heads=heads / k.m("head_size"), belly=look.size.belly + belly),
        face=replace(look.face, nose=1.5, cheek=1.2, eye=look.face.eye * 1.1),
    )
    return Figure(k, look)


@asset(
    kind="santa",
    words=("santa", "santa claus", "father christmas", "saint nicholas", "st nick", "kris kringle"),
    about="Santa Claus in red with white fur, beard, belt and hat.",
    parameters=body_parameters(1.75, pose="waving"),
    slots={**BODY_SLOTS, "shirt": Material(preset="velvet", color="#b5151f"), "trousers": Material(preset="velvet", color="#b5151f"), "fur": Material(preset="faux_fur", color="#f8f5ee"), "hair": Material(preset="hair", color="#f4f2ee"), "shoes": Material(preset="black_leather"), "gloves": Material(preset="leather", color="#1e1b1a"),
           "belt": Material(preset="black_leather"), "hat": Material(preset="velvet", color="#b5151f"), "metal": "gold"},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def santa(k: Kit) -> None:
    """Coat with fur, belt, beard, hat."""
    fig = _short_old_man(k, heads=5.6, belly=0.95).draw()
    fig.belt(slot="belt", up=0.34, wide=0.02, blobs=fig.trunk)
    for up in (0.04, 0.16, 0.46):
        garments.wrap(
            fig,
            "fur front",
            low=up - 0.06,
            high=up + 0.14,
            start=-9,
            sweep=18,
            slot="fur",
            points=3,
            rows=4,
            gap=-0.001,
            thick=0.008,
            blobs=fig.trunk,
        )
    garments.wrap(
        fig,
        "fur hem",
        low=-0.52,
        high=-0.40,
        start=-180,
        sweep=359.5,
        slot="fur",
        points=45,
        rows=4,
        gap=-0.002,
        thick=0.012,
        blobs=fig.trunk,
    )
    for side, name in ((0, "right"), (1, "left")):
        e, w = fig.s.elbows[side], fig.s.wrists[side]
        d = tuple((b - a) for a, b in zip(e, w, strict=True))
        at = (e[0] + d[0] * 0.95, e[1] + d[1] * 0.95, e[2] + d[2] * 0.95)
        k.add(
            f"fur cuff {name}",
            Sphere(radius=0.037 * fig.h, segments=28),
            at=at,
            material="fur",
            smooth=True,
            modifiers=[Displace(strength=0.006 * fig.h, scale=0.012 * fig.h, octaves=2, seed=k.seed)],
        )
    with hat_frame(fig, z=0.22):
        hats.santa_hat(k, hat_radius(fig), hat="hat", trim="fur")


@asset(
    kind="gnome",
    words=("gnome", "garden gnome", "dwarf", "leprechaun", "hobbit", "lawn gnome"),
    about="A garden gnome with tall pointed hat, long beard and boots.",
    parameters=body_parameters(0.45, low=0.03, high=2.0),
    slots={**BODY_SLOTS, "shirt": Material(preset="glazed_ceramic", color="#2f6fb5"), "trousers": Material(preset="glazed_ceramic", color="#6a4a2f"), "hat": Material(preset="glazed_ceramic", color="#c8242b"), "hair": Material(preset="hair", color="#f1eee8"), "shoes": Material(preset="glazed_ceramic", color="#4a2c1a"), "gloves": Material(preset="skin", color="#dfab86"),
           "skin": Material(preset="skin", color="#e2a888")},
    main_slot="shirt", styles=BODY_STYLES, adjectives=BODY_ADJECTIVES, category="creature",
)  # fmt: skip
def gnome(k: Kit) -> None:
    """Tunic, belt, beard, cone hat."""
    fig = _short_old_man(k, heads=3.1, belly=0.5).draw()
    fig.belt(slot="belt", up=0.34, wide=0.02, blobs=fig.trunk)
    n = fig.head_size
    with hat_frame(fig, z=0.2, grow=1.06):
        r = hat_radius(fig)
        path = [
            (0, 0, -0.03 * n),
            (0, 0, 0.3 * n),
            (0, 0.02 * n, 0.65 * n),
            (0.02 * n, 0.08 * n, 1.0 * n),
            (0.05 * n, 0.2 * n, 1.3 * n),
        ]
        k.tube("hat", path, r * 1.04, radii=[1.0, 0.86, 0.55, 0.26, 0.05], segments=36, material="hat")
        k.add("hat brim", Torus(radius=r * 1.0, tube=0.07 * n, segments=40, tube_segments=12), material="hat")


_COOKIE = [(0.0, 1.0), (0.13, 0.975), (0.205, 0.88), (0.205, 0.76), (0.155, 0.67), (0.26, 0.64), (0.42, 0.66), (0.50, 0.61), (0.51, 0.53), (0.45, 0.47),
           (0.30, 0.46), (0.235, 0.43), (0.25, 0.33), (0.33, 0.16), (0.34, 0.06), (0.27, 0.0), (0.17, 0.01), (0.10, 0.10), (0.05, 0.22), (0.0, 0.25)]  # fmt: skip


@asset(
    kind="gingerbread_man",
    words=("gingerbread man", "gingerbread", "gingerbread cookie", "gingerbread person", "cookie man"),
    about="A gingerbread man with icing, standing.",
    parameters=(length("height", 0.16, 0.02, 2.5, words=("height", "tall")), choice("pose", "standing", "lying")),
    slots={
        "biscuit": Material(preset="crust", color="#a5642c"),
        "icing": Material(preset="icing", color="#fdfaf4"),
        "button": Material(preset="gummy", color="#d8232e"),
        "eye": Material(preset="chocolate"),
    },
    category="creature",
)
def gingerbread_man(k: Kit) -> None:
    """The flat biscuit and its piping."""
    h = k.m("height")
    t = 0.085 * h
    outline = [(x * h, z * h) for x, z in _COOKIE]
    outline = [*outline, *[(-x, z) for x, z in outline[-2:0:-1]]][::-1]
    lying = k.s("pose") == "lying"
    with k.group(
        "cookie", at=(0, 0, 0) if not lying else (0, 0.5 * h, t), rotate=(0, 0, 0) if not lying else (90, 0, 0)
    ):
        k.add(
            "body",
            Extrude(outline=outline, height=t, smooth=True, bevel=0.3 * t, bevel_segments=4),
            at=(0, t / 2, 0),
            rotate=(90, 0, 0),
            material="biscuit",
        )
        y = -t / 2
        for name, x in (("right", -1), ("left", 1)):
            k.add(
                f"eye {name}",
                Sphere(radius=0.022 * h, segments=16),
                at=(x * 0.075 * h, y, 0.865 * h),
                scale=(1, 0.6, 1),
                material="eye",
            )
            for limb, points in (
                ("cuff", ((0.385, 0.645), (0.40, 0.60), (0.385, 0.56), (0.40, 0.50))),
                ("ankle", ((0.215, 0.12), (0.25, 0.135), (0.285, 0.12), (0.325, 0.14))),
            ):
                k.tube(
                    f"icing {limb} {name}",
                    [(x * px * h, y, pz * h) for px, pz in points],
                    0.011 * h,
                    segments=10,
                    material="icing",
                )
        mouth = [
            (px * h, y, pz * h)
            for px, pz in ((-0.085, 0.80), (-0.045, 0.772), (0, 0.763), (0.045, 0.772), (0.085, 0.80))
        ]
        k.tube("icing mouth", mouth, 0.011 * h, segments=10, material="icing")
        for z in (0.61, 0.51, 0.41):
            k.add(
                "button", Sphere(radius=0.028 * h, segments=20), at=(0, y, z * h), scale=(1, 0.7, 1), material="button"
            )
        hair = [
            (px * h, y, pz * h)
            for px, pz in ((-0.12, 0.935), (-0.07, 0.965), (-0.03, 0.935), (0.02, 0.972), (0.06, 0.935), (0.115, 0.945))
        ]
        k.tube("icing hair", hair, 0.011 * h, segments=10, material="icing")
    if not lying:
        k.anchor("head", (0, 0, 0.94 * h), radius=0.13 * h, height=0.1 * h)
        k.anchor("neck", (0, 0, 0.66 * h), radius=0.09 * h)
        k.anchor("eyes", (0, -t, 0.84 * h), normal=(0, -1, 0), radius=0.13 * h)
        for name, x in (("hand_right", -1), ("hand_left", 1)):
            k.anchor(name, (x * 0.49 * h, -t / 2, 0.56 * h), normal=(0, 0, 1), radius=0.02 * h)


@asset(
    kind="gummy_bear",
    words=("gummy bear", "gummi bear", "jelly bear", "haribo", "gummy", "jelly baby", "gummy candy"),
    about="A translucent gummy bear.",
    parameters=(length("height", 0.022, 0.005, 2.5, words=("height", "tall")),),
    slots={"jelly": "gummy"},
    category="creature",
)
def gummy_bear(k: Kit) -> None:
    """One soft moulded body."""
    h = k.m("height")
    blobs: list[Blob] = [
        egg((0, 0.02 * h, 0.36 * h), (0.225 * h, 0.19 * h, 0.29 * h)),
        egg((0, -0.01 * h, 0.73 * h), (0.20 * h, 0.185 * h, 0.195 * h)),
        egg((0, -0.17 * h, 0.69 * h), (0.09 * h, 0.075 * h, 0.07 * h)),
        ball((0, -0.235 * h, 0.72 * h), 0.026 * h),
    ]
    for x in (-1, 1):
        blobs += [
            ball((x * 0.15 * h, 0.01 * h, 0.905 * h), 0.08 * h),
            ball((x * 0.15 * h, -0.075 * h, 0.915 * h), 0.04 * h, subtract=True),
            egg((x * 0.075 * h, -0.19 * h, 0.785 * h), (0.026 * h, 0.02 * h, 0.026 * h)),
            *chain([(x * 0.19 * h, -0.06 * h, 0.49 * h), (x * 0.19 * h, -0.21 * h, 0.44 * h)], [0.082 * h, 0.078 * h]),
            *chain([(x * 0.13 * h, -0.06 * h, 0.14 * h), (x * 0.15 * h, -0.21 * h, 0.13 * h)], [0.125 * h, 0.105 * h]),
        ]
    blobs.append(ball((0, 0.2 * h, 0.2 * h), 0.05 * h))
    blobs += [egg((x * 0.05 * h, -0.175 * h, 0.36 * h), (0.018 * h, 0.03 * h, 0.09 * h)) for x in (-1, 1)]
    k.add("body", Blend(blobs=blobs, smoothness=0.035 * h, resolution=44), material="jelly", smooth=True)
    k.anchor("head", (0, 0, 0.84 * h), radius=0.17 * h, height=0.2 * h)
    k.anchor("eyes", (0, -0.2 * h, 0.78 * h), normal=(0, -1, 0), radius=0.18 * h)
    k.anchor("neck", (0, 0, 0.6 * h), radius=0.15 * h)
    k.anchor("mouth", (0, -0.25 * h, 0.66 * h), normal=(0, -1, 0), radius=0.03 * h)
    for name, x in (("hand_right", -1), ("hand_left", 1)):
        k.anchor(name, (x * 0.19 * h, -0.28 * h, 0.46 * h), normal=(0, 0, 1), radius=0.03 * h)
