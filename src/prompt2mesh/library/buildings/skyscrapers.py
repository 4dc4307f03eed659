"""Towers of glass and stone, and blocks of flats."""

import math

from prompt2mesh.library.buildings.landmarks import PARTS, SLOTS, pane_slot
from prompt2mesh.library.buildings.parts import door
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe


@asset(
    kind="skyscraper",
    words=("skyscraper", "office building", "office tower", "high-rise", "highrise", "apartment block", "apartment building", "block of flats", "building", "city building", "hotel", "condo", "empire state building", "tower block"),
    about="A skyscraper of glass, an art-deco tower with setbacks, or an apartment block with balconies.",
    parameters=(count("floors", 24, 3, 80, words=("floors", "storeys", "stories")), length("width", 22.0, 6.0, 60.0, words=("width", "wide")), length("depth", 22.0, 6.0, 60.0, words=("depth", "deep")), choice("kind", "glass", "deco", "apartments", "brick")),
    slots={**SLOTS, "wall": Material(preset="concrete", color="#c9c6bd"), "window": Material(preset="dark_screen", color="#3d5a74", roughness=0.1), "brick": "brick"},
    main_slot="wall",
    styles={"art deco": {"kind": "deco"}, "modern": {"kind": "glass"}},
    adjectives={"apartment": {"kind": "apartments", "floors": 8}, "apartment block": {"kind": "apartments", "floors": 8}, "apartment building": {"kind": "apartments", "floors": 8}, "block of flats": {"kind": "apartments", "floors": 8}, "building": {"kind": "brick", "floors": 5},
                "empire state building": {"kind": "deco", "floors": 60}, "hotel": {"kind": "apartments", "floors": 12}, "office": {"kind": "glass", "floors": 14}, "condo": {"kind": "apartments", "floors": 10}, "city": {"kind": "brick", "floors": 6}},
    states=("lit",),
    parts={**PARTS, "balcony": "balcony"},
)  # fmt: skip
def skyscraper(k: Kit) -> None:
    """Floors stacked by patterns, not by parts."""
    n, w, d = k.n("floors"), k.m("width"), k.m("depth")
    f = 3.4
    h = n * f
    kind = k.s("kind")
    glass = pane_slot(k)
    k.add("base", Box(size=(w + 2, d + 2, 0.5)), material="base", bevel=0.05)
    if kind == "glass":
        k.add("core", Box(size=(w * 0.985, d * 0.985, h)), at=(0, 0, 0.4), material="window")
        k.add(
            "floor slab",
            Box(size=(w, d, 0.4)),
            at=(0, 0, 0.4 + f),
            material="wall",
            instances=Linear(count=n, step=(0, 0, f)),
        )
        bays = max(4, round(w / 2.4))
        for sy in (-1, 1):
            k.add(
                "mullion",
                Box(size=(0.16, 0.3, h)),
                at=(0, sy * d / 2, 0.45),
                material="trim",
                instances=Linear(count=bays + 1, step=(w * 0.985 / bays, 0, 0), center=True),
            )
        bays = max(4, round(d / 2.4))
        for sx in (-1, 1):
            k.add(
                "mullion",
                Box(size=(0.3, 0.16, h)),
                at=(sx * w / 2, 0, 0.45),
                material="trim",
                instances=Linear(count=bays + 1, step=(0, d * 0.985 / bays, 0), center=True),
            )
        k.add("lobby", Box(size=(w * 1.03, d * 1.03, 0.5)), at=(0, 0, 0.4 + f * 0.9), material="wall", bevel=0.08)
        k.add("roof", Box(size=(w * 0.6, d * 0.6, f * 0.9)), at=(0, 0, h + 0.4), material="wall", bevel=0.08)
        k.rod("mast", (0, 0, h), (0, 0, h * 1.12 + f), 0.22, 0.08, material="metal")
        k.add(
            "roof unit",
            Box(size=(w * 0.14, d * 0.2, f * 0.5)),
            at=(w * 0.36, d * 0.2, h + 0.38),
            material="metal",
            bevel=0.06,
        )
        door(k, "", (0, -d / 2, 0.45), min(4.0, w * 0.3), f * 0.75, style="glass", frame="metal")
        top = h
    elif kind == "deco":
        z, top = 0.4, h
        for i, (share, size) in enumerate(((0.22, 1.0), (0.24, 0.82), (0.3, 0.62), (0.16, 0.44), (0.08, 0.3))):
            tall = h * share
            ww, dd = w * size, d * size
            k.add(f"wall {i + 1}", Box(size=(ww, dd, tall + 0.05)), at=(0, 0, z - 0.03), material="wall")
            for length_m, axis in ((ww, 0), (dd, 1)):
                bays = max(2, round(length_m / 2.2))
                step = length_m / bays
                for side in (-1, 1):
                    at = (0.0, side * dd / 2, z + f * 0.2) if axis == 0 else (side * ww / 2, 0.0, z + f * 0.2)
                    size3 = (step * 0.42, 0.12, tall - f * 0.4) if axis == 0 else (0.12, step * 0.42, tall - f * 0.4)
                    move = (step, 0.0, 0.0) if axis == 0 else (0.0, step, 0.0)
                    k.add(
                        "window strip",
                        Box(size=size3),
                        at=at,
                        material=glass,
                        instances=Linear(count=bays, step=move, center=True),
                    )
            rows = max(1, int(tall / f))
            k.add(
                "spandrel",
                Box(size=(ww + 0.1, dd + 0.1, f * 0.26)),
                at=(0, 0, z + f * 0.55),
                material="wall",
                instances=Linear(count=rows, step=(0, 0, f)),
            )
            k.add(
                "parapet", Box(size=(ww + 0.5, dd + 0.5, 0.5)), at=(0, 0, z + tall - 0.3), material="trim", bevel=0.08
            )
            z += tall
        k.add(
            "crown",
            Extrude(
                outline=[(-w * 0.13, -d * 0.13), (w * 0.13, -d * 0.13), (w * 0.13, d * 0.13), (-w * 0.13, d * 0.13)],
                height=h * 0.08,
                taper=0.2,
            ),
            at=(0, 0, z - 0.02),
            material="metal",
        )
        k.rod("spire", (0, 0, z + h * 0.07), (0, 0, z + h * 0.2), w * 0.018, w * 0.004, material="metal")
        door(k, "", (0, -d / 2, 0.45), min(3.0, w * 0.2), f * 0.9, style="double", frame="gold")
    else:
        brick = kind == "brick"
        k.add("wall", Box(size=(w, d, h)), at=(0, 0, 0.4), material="brick" if brick else "wall")
        k.add("cornice", Box(size=(w + 0.8, d + 0.8, 0.6)), at=(0, 0, h + 0.3), material="trim", bevel=0.1)
        for length_m, facing, at in (
            (w, 0, (0.0, -d / 2)),
            (w, 180, (0.0, d / 2)),
            (d, 90, (w / 2, 0.0)),
            (d, -90, (-w / 2, 0.0)),
        ):
            bays = max(2, round(length_m / (3.4 if brick else 4.2)))
            step = length_m / bays
            with k.group(
                "floor row",
                at=(at[0], at[1], 0.4 + f * (0.0 if not brick else 0.02)),
                rotate=(0, 0, facing),
                instances=Linear(count=n - 1, step=(0, 0, f)),
            ):
                tall, wide = f * 0.5, step * 0.4
                k.add(
                    "window",
                    Box(size=(wide, 0.14, tall)),
                    at=(0, 0, f * 1.28),
                    material=glass,
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                k.add(
                    "window sill",
                    Box(size=(wide + 0.3, 0.36, 0.14)),
                    at=(0, -0.05, f * 1.28 - 0.14),
                    material="trim",
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                k.add(
                    "window head",
                    Box(size=(wide + 0.2, 0.24, 0.2)),
                    at=(0, -0.02, f * 1.28 + tall),
                    material="trim",
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                k.add(
                    "window bar",
                    Box(size=(0.07, 0.2, tall)),
                    at=(0, 0, f * 1.28),
                    material="trim",
                    instances=Linear(count=bays, step=(step, 0, 0), center=True),
                )
                if not brick and abs(facing) != 90:
                    m = max(1, bays // 2)
                    k.add(
                        "balcony",
                        Box(size=(step * 0.8, 1.3, 0.18)),
                        at=(0, -0.62, f * 1.04),
                        material="trim",
                        instances=Linear(count=m, step=(step * 2, 0, 0), center=True),
                    )
                    k.add(
                        "balcony rail",
                        Box(size=(step * 0.8, 0.08, 1.0)),
                        at=(0, -1.22, f * 1.04),
                        material="window",
                        instances=Linear(count=m, step=(step * 2, 0, 0), center=True),
                    )
            k.add(
                f"shop window {facing}",
                Box(size=(length_m * 0.3, 0.16, f * 0.62)),
                at=(
                    at[0] + (0.33 * w if abs(facing) != 90 else 0.0),
                    at[1] + (0.0 if abs(facing) != 90 else 0.2 * d),
                    0.9,
                ),
                rotate=(0, 0, facing),
                material=glass,
            )
        k.add("string course", Box(size=(w + 0.3, d + 0.3, 0.35)), at=(0, 0, 0.4 + f), material="trim", bevel=0.05)
        door(k, "", (0, -d / 2, 0.45), 2.0, f * 0.75, style="double")
        k.add(
            "awning", Box(size=(3.6, 1.6, 0.18)), at=(0, -d / 2 - 0.75, 0.5 + f * 0.82), material="accent", bevel=0.04
        )
        if brick:
            k.add(
                "water tank",
                Lathe(profile=[(1.5, 0), (1.5, 2.6), (0, 3.6)], segments=28),
                at=(w * 0.2, d * 0.15, h + 2.2),
                material="wood",
            )
            for a in range(4):
                t = math.radians(45 + 90 * a)
                k.rod(
                    "tank leg",
                    (w * 0.2 + 1.3 * math.cos(t), d * 0.15 + 1.3 * math.sin(t), h + 0.5),
                    (w * 0.2 + 1.2 * math.cos(t), d * 0.15 + 1.2 * math.sin(t), h + 2.3),
                    0.12,
                    material="metal",
                )
        k.add(
            "stair house",
            Box(size=(w * 0.25, d * 0.25, 2.6)),
            at=(-w * 0.2, d * 0.15, h + 0.6),
            material="wall",
            bevel=0.05,
        )
        top = h + 0.8
    k.anchor("top", (0, 0, top + 0.4), half_size=(w * 0.2, d * 0.2))
