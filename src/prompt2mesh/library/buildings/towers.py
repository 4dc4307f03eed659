"""Towers that stand alone: round, roofed, with a clock, or leaning."""

from prompt2mesh.library.buildings.castles import PARTS, SLOTS, round_tower
from prompt2mesh.library.buildings.parts import (
    FRONT,
    arched,
    door,
    steps,
    window,
)
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere


@asset(
    kind="tower",
    words=("tower", "watchtower", "castle tower", "wizard tower", "turret", "stone tower", "bell tower", "campanile", "leaning tower", "clock tower", "big ben"),
    about="A tower: round with battlements or a pointed roof, square with a clock, or leaning with galleries.",
    parameters=(length("height", 18.0, 4.0, 90.0, words=("height", "tall", "high")), length("diameter", 5.5, 2.0, 20.0, words=("diameter", "width", "wide")), choice("kind", "round", "roofed", "clock", "leaning"), flag("flags", True, words=("flag", "flags"))),
    slots={**SLOTS, "dial": Material(preset="enamel", color="#f7f3e6"), "gilt": "gold"},
    main_slot="wall",
    adjectives={"wizard": {"kind": "roofed"}, "fairytale": {"kind": "roofed"}, "bell": {"kind": "clock"}, "campanile": {"kind": "clock"}, "big ben": {"kind": "clock", "height": 60.0, "diameter": 11.0}, "clock tower": {"kind": "clock"},
                "leaning tower": {"kind": "leaning", "height": 50.0, "diameter": 14.0}, "pisa": {"kind": "leaning"}, "wizard tower": {"kind": "roofed"}},
    states=("lit", "ruined"),
    parts=PARTS,
)  # fmt: skip
def tower(k: Kit) -> None:
    """A tower that stands alone."""
    h, d = k.m("height"), k.m("diameter")
    r = min(d / 2, h * 0.3)
    glass = "light" if k.state("lit") else "window"
    kind = k.s("kind")
    if kind == "leaning":
        _leaning(k, h, r)
    elif kind == "clock":
        _clock(k, h, r, glass)
    else:
        top = h - (r * 3.4 if kind == "roofed" else 0.0)
        top = max(top, h * 0.45)
        round_tower(
            k,
            "",
            (0, 0),
            r,
            top,
            roofed=kind == "roofed",
            glass=glass,
            ruined=1 if k.state("ruined") else None,
            windows=4,
            flag_height=r * 1.2 if k.on("flags") else 0.0,
        )
        door(k, "", (0, -r * 1.12, 0.02), r * 0.55, r * 1.15, head="round", style="plank")
        steps(k, "steps", (0, -r * 1.1, 0), r * 0.9, 0.3, 2, material="wall")
    k.anchor("top", (0, 0, h), half_size=(r * 0.6, r * 0.6), round=True)


def _clock(k: Kit, h: float, r: float, glass: str) -> None:
    s = 2 * r
    body = h * 0.72
    k.add("tower base", Box(size=(s * 1.14, s * 1.14, h * 0.06)), material="trim", bevel=h * 0.004)
    k.add("tower", Box(size=(s, s, body)), material="wall")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "buttress",
                Box(size=(s * 0.18, s * 0.18, body * 1.02)),
                at=(sx * r * 0.94, sy * r * 0.94, 0),
                material="trim",
                bevel=s * 0.01,
            )
    for level in (0.25, 0.5, 0.7):
        k.add(
            "cornice",
            Box(size=(s * 1.06, s * 1.06, h * 0.012)),
            at=(0, 0, body * level / 0.72 * 0.98),
            material="trim",
            bevel=h * 0.002,
        )
    zc = body - r * 1.0
    for a, (dx, dy) in ((0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (-90, (-1, 0))):
        with k.group("clock", at=(dx * r, dy * r, zc), rotate=(0, 0, a)):
            k.add(
                "dial",
                Cylinder(radius=r * 0.72, height=0.14 * r, segments=48, pivot="center"),
                rotate=(90, 0, 0),
                material="dial",
            )
            k.add(
                "dial rim",
                Lathe(
                    profile=[(r * 0.7, -0.06 * r), (r * 0.8, -0.06 * r), (r * 0.8, 0.1 * r), (r * 0.7, 0.1 * r)],
                    closed=True,
                    segments=48,
                ),
                rotate=(90, 0, 0),
                material="gilt",
            )
            k.add(
                "hour mark",
                Box(size=(r * 0.05, 0.04 * r, r * 0.13), pivot="center"),
                at=(0, -0.075 * r, r * 0.6),
                material="metal",
                instances=Radial(count=12, axis="y"),
            )
            k.add(
                "hand hour",
                Box(size=(r * 0.07, 0.03 * r, r * 0.4)),
                at=(0, -0.08 * r, -r * 0.05),
                rotate=(0, 60, 0),
                material="metal",
            )
            k.add(
                "hand minute",
                Box(size=(r * 0.045, 0.03 * r, r * 0.6)),
                at=(0, -0.1 * r, -r * 0.06),
                rotate=(0, -58, 0),
                material="metal",
            )
        for i in range(3):
            window(
                k,
                f"{a} {i}",
                (dx * r, dy * r, body * (0.1 + 0.2 * i)),
                r * 0.26,
                body * 0.13,
                facing=a,
                head="pointed",
                bars=(1, 2),
                glass=glass,
                instances=Linear(count=2, step=(r * 0.7 * abs(dy), r * 0.7 * abs(dx), 0), center=True),
            )
    z = body
    k.add("belfry floor", Box(size=(s * 1.16, s * 1.16, h * 0.02)), at=(0, 0, z), material="trim", bevel=h * 0.003)
    bel = h * 0.1
    k.add(
        "belfry post",
        Box(size=(s * 0.16, s * 0.16, bel)),
        at=(r * 0.84, r * 0.84, z + h * 0.015),
        material="wall",
        instances=Radial(count=4),
    )
    k.add(
        "belfry column",
        Cylinder(radius=s * 0.04, height=bel, segments=16),
        at=(0, r * 0.84, z + h * 0.015),
        material="trim",
        instances=Radial(count=4),
    )
    k.add(
        "bell",
        Lathe(
            profile=[(r * 0.42, 0), (r * 0.36, r * 0.08), (r * 0.25, r * 0.3), (r * 0.2, r * 0.5), (0, r * 0.56)],
            smooth=False,
            segments=32,
        ),
        at=(0, 0, z + bel * 0.45),
        material="gilt",
    )
    k.rod(
        "bell yoke",
        (-r * 0.9, 0, z + bel * 0.45 + r * 0.55),
        (r * 0.9, 0, z + bel * 0.45 + r * 0.55),
        r * 0.05,
        material="metal",
    )
    for side in (-1, 1):
        k.rod("bell post", (side * r * 0.84, 0, z), (side * r * 0.84, 0, z + bel), r * 0.07, material="wall")
    k.add(
        "belfry top",
        Box(size=(s * 1.12, s * 1.12, h * 0.02)),
        at=(0, 0, z + bel + h * 0.01),
        material="trim",
        bevel=h * 0.003,
    )
    zt = z + bel + h * 0.028
    spire = h - zt - h * 0.03
    e = s * 0.54
    k.add(
        "roof",
        Extrude(outline=[(-e, -e), (e, -e), (e, e), (-e, e)], height=spire, taper=0.02),
        at=(0, 0, zt),
        material="roof",
    )
    k.add("finial", Sphere(radius=h * 0.012, segments=20), at=(0, 0, zt + spire), material="gilt")
    k.rod("finial rod", (0, 0, zt + spire), (0, 0, h), h * 0.003, material="gilt", segments=8)
    door(k, "", (0, -r * 1.14, 0), r * 0.6, h * 0.08, head="pointed", style="double")


def _leaning(k: Kit, h: float, r: float) -> None:
    floors = 8
    step = h / (floors + 0.6)
    with k.group("leaning tower", at=(0, 0, 0.02 * r), rotate=(0, 4, 0)):
        k.add(
            "tower drum", Cylinder(radius=r * 0.84, height=h * 0.9, segments=48), at=(0, 0, -0.1 * r), material="wall"
        )
        for f in range(floors):
            z = f * step * 0.96
            tall = step * 0.96
            k.add(
                "gallery floor",
                Lathe(
                    profile=[
                        (r * 0.8, 0),
                        (r, 0),
                        (r * 1.03, tall * 0.06),
                        (r * 1.03, tall * 0.12),
                        (r * 0.8, tall * 0.12),
                    ],
                    closed=True,
                    segments=60,
                ),
                at=(0, 0, z + tall * 0.9),
                material="trim",
            )
            n = 24 if f else 15
            k.add(
                "gallery column",
                Cylinder(radius=r * 0.035 if f else r * 0.06, height=tall * 0.95, segments=10),
                at=(r * 0.95, 0, z),
                material="trim",
                instances=Radial(count=n),
            )
            k.add(
                "gallery arcade",
                Lathe(
                    profile=[(r * 0.91, 0), (r * 0.99, 0), (r * 0.99, tall * 0.24), (r * 0.91, tall * 0.24)],
                    closed=True,
                    segments=60,
                ),
                at=(0, 0, z + tall * 0.7),
                material="wall",
            )
        top = floors * step * 0.96
        k.add(
            "belfry",
            Cylinder(radius=r * 0.66, height=step * 0.9, segments=40),
            at=(0, 0, top - step * 0.05),
            material="wall",
        )
        k.add(
            "belfry cornice",
            Lathe(profile=[(r * 0.6, 0), (r * 0.74, 0.05 * r), (r * 0.74, 0.14 * r), (0, 0.14 * r)], segments=40),
            at=(0, 0, top + step * 0.8),
            material="trim",
        )
        k.add(
            "belfry opening",
            Extrude(outline=arched(r * 0.24, step * 0.6), height=r * 0.1, pivot="center"),
            at=(0, -r * 0.645, top + 0.04 * step),
            rotate=FRONT,
            material="window",
            instances=Radial(count=8),
        )
        k.add(
            "door",
            Extrude(outline=arched(r * 0.3, step * 0.6), height=r * 0.1, pivot="center"),
            at=(0, -r * 0.82, 0),
            rotate=FRONT,
            material="door",
        )
    k.add("plinth", Cylinder(radius=r * 1.2, height=r * 0.1, segments=60), material="trim")
