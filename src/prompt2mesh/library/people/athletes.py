"""People of sport and stage: footballer, basketball player, boxer, sumo wrestler, karateka, runner, ballerina, diver."""

from prompt2mesh.library.people import bodies, garments, gear
from prompt2mesh.library.people.costume import Costume, declare
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.vectors import along, mix, place, turn
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.shapes import Blend, Sphere

_JERSEY = Clothes(sleeves=0.6, legs=0.75, loose=0.011, belt=False, shirt_end=-0.16)


def _socks(fig: Figure, slot: str, *, until: float = 0.62) -> None:
    """Long socks from the shoe up the shin."""
    b = fig.look.size.bulk
    for side, name in ((0, "right"), (1, "left")):
        knee, ankle = fig.s.knees[side], fig.s.ankles[side]
        calf = along(mix(knee, ankle, 0.3), fig.s.hip_basis[1], 0.006 * b)
        top = mix(ankle, knee, until)
        blobs = bodies.chain([top, mix(calf, ankle, 0.35), ankle], [0.0325 * b, 0.030 * b, 0.022 * b])
        fig.k.add(
            f"sock {name}", Blend(blobs=blobs, smoothness=0.004 * fig.h, resolution=18), material=slot, smooth=True
        )


def _footballer(fig: Figure) -> None:
    _socks(fig, "socks")
    gear.ball_at_foot(fig, slot="ball", patch="ball patch", radius_m=0.0625 * fig.h)


declare(Costume(
    kind="footballer",
    words=("footballer", "soccer player", "football player", "soccer", "goalkeeper", "striker", "rugby player", "referee"),
    about="A footballer in jersey, shorts and long socks with a ball at his feet.",
    colors={
        "shirt": Material(preset="cotton", color="#c8252c"), "trousers": Material(preset="cotton", color="#f2f1ec"),
        "socks": Material(preset="knit", color="#c8252c"), "shoes": Material(preset="leather", color="#1c1c1e"),
        "ball": Material(preset="faux_leather", color="#f4f3ef"), "ball patch": Material(preset="faux_leather", color="#1a1a1c"),
    },
    main_slot="shirt", clothes=_JERSEY, extras=_footballer,
))  # fmt: skip


def _basketball(fig: Figure) -> None:
    at, _ = garments.held(fig)
    r = 0.067 * fig.h
    fig.k.add(
        "ball",
        Sphere(radius=r, segments=24),
        at=along(along(at, (0, -1, 0), 0.4 * r), (0, 0, 1), 0.9 * r),
        material="ball",
    )
    gear.headband(fig, slot="band")


declare(Costume(
    kind="basketball_player", words=("basketball player", "basketballer", "volleyball player", "handball player"),
    about="A basketball player in a sleeveless jersey, ball in hand.",
    colors={
        "shirt": Material(preset="cotton", color="#e07a1f"), "trousers": Material(preset="cotton", color="#e07a1f"),
        "band": Material(preset="cotton", color="#f5f2ea"), "ball": Material(preset="leather", color="#c9642a"),
        "skin": Material(preset="skin", color="#7a4c32"), "hair": Material(preset="hair", color="#17110d"),
        "shoes": Material(preset="leather", color="#f1efe9"), "mouth": Material(preset="skin", color="#6a3630"),
    },
    main_slot="shirt", height_m=1.98, pose="carrying", clothes=Clothes(sleeves=0.18, legs=0.95, loose=0.013, belt=False),
    extras=_basketball,
))  # fmt: skip


def _boxer(fig: Figure) -> None:
    h = fig.h
    for side, name in ((0, "right"), (1, "left")):
        basis = bodies.hand_basis(fig.s, side)
        origin, size = fig.s.wrists[side], fig.s.size.hand
        blobs = [
            bodies.egg(place(origin, basis, (0, 0.02 * size, 0.5 * size)), (0.034 * h, 0.034 * h, 0.046 * h), basis),
            bodies.egg(
                place(origin, basis, (0.3 * size, 0.16 * size, 0.4 * size)), (0.016 * h, 0.016 * h, 0.03 * h), basis
            ),
            bodies.cone(
                place(origin, basis, (0, 0, -0.35 * size)),
                place(origin, basis, (0, 0, 0.2 * size)),
                0.024 * h,
                0.024 * h,
            ),
        ]
        fig.k.add(
            f"glove {name}", Blend(blobs=blobs, smoothness=0.01 * h, resolution=22), material="gloves", smooth=True
        )
    garments.wrap(
        fig, "waistband", low=-0.3, high=-0.12, start=-180, sweep=359.5, slot="band", points=33, rows=3, gap=0.004
    )


declare(Costume(
    kind="boxer", words=("boxer", "boxing champion", "kickboxer", "fighter", "prizefighter", "wrestler", "mma fighter"),
    about="A boxer in shorts and gloves, guard up.",
    colors={"trousers": Material(preset="satin", color="#1f3f9c"), "gloves": Material(preset="leather", color="#b51a20"),
            "band": Material(preset="satin", color="#f3f1ea"), "shoes": Material(preset="leather", color="#1b1b1d")},
    main_slot="gloves", pose="fighting", size={"shoulders": 1.12, "girth_factor": 1.1},
    clothes=Clothes(sleeves=0, shirt="skin", legs=0.7, loose=0.012, belt=False, collar="none", shoes="boot", tucked=True),
    face={"expression": "stern"}, extras=_boxer,
))  # fmt: skip


def _sumo(fig: Figure) -> None:
    garments.wrap(
        fig,
        "belt cloth",
        low=-0.42,
        high=-0.2,
        start=-180,
        sweep=359.5,
        slot="cloth",
        points=41,
        rows=4,
        gap=0.004,
        thick=0.012,
    )
    garments.wrap(
        fig,
        "belt apron",
        low=-0.5,
        high=-0.3,
        start=-22,
        sweep=44,
        slot="cloth",
        points=7,
        rows=5,
        gap=0.012,
        thick=0.008,
    )


declare(Costume(
    kind="sumo_wrestler", words=("sumo wrestler", "sumo", "rikishi"), about="A sumo wrestler in a mawashi, hair in a topknot.",
    colors={"cloth": Material(preset="silk", color="#2b2f6b"), "hair": Material(preset="hair", color="#15110f"), "trousers": Material(preset="skin", color="#dfab86")},
    main_slot="cloth", hair="bun", size={"girth_factor": 1.5, "belly": 1.0, "shoulders": 1.1},
    clothes=Clothes(sleeves=0, shirt="skin", legs=0.2, trousers="skin", belt=False, collar="none", shoes="none", tucked=True),
    face={"expression": "stern", "cheek": 1.2}, extras=_sumo,
))  # fmt: skip


def _karate(fig: Figure) -> None:
    garments.open_collar(fig, slot="shirt", low=0.12, shirt="skin")
    fig.belt_plain("belt cloth", slot="cloth", up=0.3, wide=0.012, blobs=[*fig.trunk, *garments.clothed(fig)])
    for x in (-0.02, 0.025):
        path = [fig.on_chest(0, -0.06, out=0.012 * fig.h), fig.on_chest(x * fig.h, -0.16, out=0.02 * fig.h),
                fig.on_chest(1.8 * x * fig.h, -0.32, out=0.012 * fig.h)]  # fmt: skip
        fig.k.tube("belt end", path, 0.009 * fig.h, segments=6, resolution=3, material="cloth")


declare(Costume(
    kind="karate_fighter", words=("karate fighter", "karateka", "martial artist", "judoka", "karate kid", "karate master", "taekwondo fighter", "kung fu master"),
    about="A karate fighter in a white gi with a black belt.",
    colors={"shirt": Material(preset="cotton", color="#f4f2ec"), "trousers": Material(preset="cotton", color="#f4f2ec"), "cloth": Material(preset="cotton", color="#17171a")},
    main_slot="shirt", pose="fighting", clothes=Clothes(sleeves=1.8, legs=1.85, loose=0.013, hem=0.012, belt=False, collar="none", shoes="none", shirt_end=-0.3),
    face={"expression": "stern"}, extras=_karate,
))  # fmt: skip


def _runner(fig: Figure) -> None:
    gear.headband(fig, slot="band")


declare(Costume(
    kind="runner", words=("runner", "jogger", "athlete", "sprinter", "marathon runner", "track runner", "gymnast", "hurdler"),
    about="A runner in vest and shorts at full stride.",
    colors={"shirt": Material(preset="cotton", color="#2f7fc4"), "trousers": Material(preset="cotton", color="#1d2433"),
            "band": Material(preset="cotton", color="#f2f0ea"), "shoes": Material(preset="canvas", color="#e4572e"), "sole": Material(preset="rubber", color="#f2f0ea")},
    main_slot="shirt", pose="running", clothes=Clothes(sleeves=0.15, legs=0.5, loose=0.007, belt=False), extras=_runner,
))  # fmt: skip


def _ballerina(fig: Figure) -> None:
    for i, (flare, up) in enumerate(((0.15, -0.02), (0.135, 0.0), (0.11, 0.03))):
        garments.skirt(
            fig, f"tutu {i + 1}", length=0.2 - 0.02 * i, flare=flare, slot="tutu", pleats=22, depth=0.05, up=up
        )
    for side, name in ((0, "right"), (1, "left")):
        ankle, knee = fig.s.ankles[side], fig.s.knees[side]
        ring = mix(ankle, knee, 0.12)
        fig.k.add(
            f"ribbon {name}",
            Sphere(radius=0.023 * fig.look.size.bulk, segments=14),
            at=ring,
            scale=(1, 1, 0.4),
            material="shoes",
        )


declare(Costume(
    kind="ballerina", words=("ballerina", "ballet dancer", "dancer", "figure skater", "ballet girl"),
    about="A ballerina in a tutu, dancing.",
    colors={"shirt": Material(preset="satin", color="#f0b7c8"), "tutu": Material(preset="silk", color="#f7d3de"), "shoes": Material(preset="satin", color="#f0b7c8"),
            "sole": Material(preset="satin", color="#e39fb4"), "trousers": Material(preset="cotton", color="#fbeef0")},
    main_slot="tutu", body="woman", height_m=1.65, pose="dancing", hair="bun", size={"girth_factor": 0.92},
    clothes=Clothes(sleeves=0, legs=2.0, loose=0.002, hem=0.0, belt=False, collar="none", tucked=True), extras=_ballerina,
))  # fmt: skip


def _diver(fig: Figure) -> None:
    k, n, h = fig.k, fig.head_size, fig.h
    back = turn(fig.s.chest_basis, (0, 1, 0))
    for x in (-0.03, 0.03):
        low = along(place(fig.s.waist, fig.s.chest_basis, (x * h, 0, 0.0)), back, 0.085 * h)
        k.rod(
            "tank",
            low,
            along(low, fig.s.chest_basis[2], 0.2 * h),
            0.03 * h,
            segments=16,
            round_caps=True,
            material="tank",
        )
    with fig.head_frame():
        blobs = [bodies.egg((0, -0.36 * n, 0.01 * n), (0.25 * n, 0.1 * n, 0.14 * n))]
        k.add("mask", Blend(blobs=blobs, smoothness=0.02 * n, resolution=20), material="mask", smooth=True)
        blobs = [bodies.egg((0, -0.43 * n, 0.01 * n), (0.2 * n, 0.05 * n, 0.1 * n))]
        k.add("mask glass", Blend(blobs=blobs, smoothness=0.01 * n, resolution=16), material="glass", smooth=True)
        k.tube("snorkel", [(0.04 * n, -0.3 * n, -0.27 * n), (0.12 * n, -0.42 * n, -0.27 * n), (0.28 * n, -0.4 * n, -0.24 * n), (0.4 * n, -0.2 * n, 0.1 * n), (0.4 * n, -0.12 * n, 0.6 * n)],
               0.035 * n, segments=10, resolution=4, material="tank")  # fmt: skip
    for side, name in ((0, "right"), (1, "left")):
        ankle, toes = fig.s.ankles[side], fig.s.toes[side]
        fin = [bodies.egg(along((ankle[0], ankle[1], 0.014 * h), toes, 0.16 * h), (0.05 * h, 0.1 * h, 0.012 * h))]
        k.add(f"fin {name}", Blend(blobs=fin, smoothness=0.004, resolution=18), material="fin", smooth=True)


declare(Costume(
    kind="diver", words=("diver", "scuba diver", "snorkeler", "frogman", "deep sea diver", "freediver"),
    about="A scuba diver in a wetsuit with mask, snorkel, tanks and fins.",
    colors={"shirt": Material(preset="rubber", color="#1d2126"), "trousers": Material(preset="rubber", color="#1d2126"), "shoes": Material(preset="rubber", color="#1d2126"),
            "gloves": Material(preset="rubber", color="#1d2126"), "mask": Material(preset="rubber", color="#e0a51f"), "glass": Material(preset="glossy_plastic", color="#8cc6d8"),
            "tank": Material(preset="painted_metal", color="#e0a51f"), "fin": Material(preset="rubber", color="#e0a51f")},
    main_slot="shirt", clothes=Clothes(loose=0.002, hem=0.0, belt=False, collar="none", gloves=True, tucked=True), extras=_diver,
))  # fmt: skip

declare(Costume(
    kind="swimmer", words=("swimmer", "surfer", "lifeguard", "beach boy", "man in swim trunks", "bather"),
    about="A swimmer in trunks.",
    colors={"trousers": Material(preset="cotton", color="#d8452e", pattern=Pattern(kind="stripes", colors=["#f4efe2"], scale=0.12))},
    main_slot="trousers", size={"shoulders": 1.08},
    clothes=Clothes(sleeves=0, shirt="skin", legs=0.6, loose=0.008, belt=False, collar="none", shoes="none", tucked=True),
))  # fmt: skip
