"""Plates, bowls and the salt shaker."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import liquid, spline, steam, vessel
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="plate",
    words=("plate", "dish", "platter", "dinner plate", "saucer", "side plate", "serving dish", "silver platter", "serving platter"),
    about="A round plate with a rim and a gilt line, or an oval platter with beaded edge.",
    parameters=(
        length("diameter", 0.26, 0.05, 1.0, words=("diameter", "width", "wide", "size")),
        length("height", 0.024, 0.005, 0.15, words=("height", "tall", "high", "depth", "deep")),
        choice("shape", "round", "oval", "square", "platter"),
        flag("rim_line", True, words=("rim line", "gold rim", "gilt rim")),
    ),
    slots={"plate": "porcelain", "line": "gold", "silver": "silver", "steam": DRINK_SLOTS["steam"]},
    main_slot="plate",
    states=("steaming",),
    adjectives={"oval": {"shape": "oval"}, "silver": {"shape": "platter", "diameter": 0.36}, "serving": {"shape": "oval", "diameter": 0.36}, "deep": {"height": Times(1.8)}, "plain": {"rim_line": False}},
    parts={"rim": "line", "edge": "line"},
    holds=True,
)  # fmt: skip
def plate(k: Kit) -> None:
    """Foot ring, flat well, sloping rim; the well is where food stands."""
    r, h, shape = k.m("diameter") / 2, min(k.m("height"), k.m("diameter") * 0.4), k.s("shape")
    t = max(min(r * 0.03, h * 0.22), 0.0012)
    squash = 0.7 if shape in ("oval", "platter") else 1.0
    well = h * 0.22 + t
    if shape == "square":

        def ring(size: float, z: float) -> Section:
            return Section(center=(0, 0, z), radii=(r * size, r * size), exponent=7)

        sections = [
            ring(0.0, 0),
            ring(0.55, 0),
            ring(0.62, 0.0),
            ring(0.7, h * 0.1),
            ring(0.96, h - t),
            ring(1.0, h - t * 0.4),
            ring(0.98, h),
            ring(0.72, h * 0.3 + t),
            ring(0.6, well),
            ring(0.0, well),
        ]
        k.add("plate", Loft(sections=sections, smooth=False, segments=72), material="plate")
    else:
        profile = [
            (0, h * 0.14),
            (r * 0.5, h * 0.14),
            (r * 0.52, 0),
            (r * 0.57, 0),
            (r * 0.6, h * 0.14),
            (r * 0.68, h * 0.3),
            (r * 0.96, h - t * 1.1),
            (r, h - t * 0.5),
            (r * 0.99, h),
            (r * 0.95, h - t * 0.1),
            (r * 0.7, h * 0.42 + t * 0.6),
            (r * 0.62, well + h * 0.06),
            (r * 0.5, well),
            (0, well),
        ]
        slot = "silver" if shape == "platter" else "plate"
        k.add("plate", Lathe(profile=profile, segments=64), scale=(1, squash, 1), material=slot)
        if shape == "platter":
            bead = r * 0.018
            for i in range(72):
                a = 2 * math.pi * i / 72
                k.add(
                    "line bead",
                    Sphere(radius=bead, segments=8),
                    at=(r * 0.985 * math.cos(a), r * 0.985 * squash * math.sin(a), h),
                    material="silver",
                )
            for sx in (-1, 1):
                path = [
                    (sx * r * 0.97, -r * 0.2, h),
                    (sx * r * 1.16, -r * 0.14, h + r * 0.05),
                    (sx * r * 1.2, 0, h + r * 0.06),
                    (sx * r * 1.16, r * 0.14, h + r * 0.05),
                    (sx * r * 0.97, r * 0.2, h),
                ]
                k.tube("handle", path, r * 0.025, radii=[1.2, 1, 1.3, 1, 1.2], material="silver")
        elif k.on("rim_line"):
            for share in (0.985, 0.78):
                z = h - t * 0.05 if share > 0.9 else h * (0.42 + 0.58 * (share - 0.7) / 0.25) + t * 0.3
                k.add(
                    "line",
                    Torus(radius=r * share, tube=t * 0.28, segments=60, tube_segments=6),
                    at=(0, 0, z),
                    scale=(1, squash, 1),
                    material="line",
                )
    if k.state("steaming"):
        steam(k, (0, 0, well - 0.0005), r * 0.5, r * 1.1)
    k.anchor("top", (0, 0, well), half_size=(r * 0.6, r * 0.6 * squash), round=True)
    k.anchor("inside", (0, 0, well), half_size=(r * 0.62, r * 0.62 * squash), round=True, height=h - well)


@asset(
    kind="bowl",
    words=("bowl", "mixing bowl", "soup bowl", "fruit bowl", "dog bowl", "rice bowl", "fishbowl", "fish bowl", "punch bowl", "basin"),
    about="A footed bowl; empty or with soup.",
    parameters=(
        length("diameter", 0.17, 0.04, 1.0, words=("diameter", "width", "wide", "size")),
        length("height", 0.078, 0.02, 0.6, words=("height", "tall", "high", "depth", "deep")),
        choice("shape", "rounded", "flared", "fish", "pet"),
        choice("contents", "empty", "soup", "milk", "water", "coffee", "chocolate", "porridge", words=("contents",)),
    ),
    slots={"bowl": Material(preset="glazed_ceramic", color="#5f7f8f"), "clear": "glass", "soup": Material(preset="sauce", color="#c9682c"), "porridge": Material(preset="rice", color="#e6d9b8"), **DRINK_SLOTS},
    main_slot="bowl",
    states=("steaming",),
    styles={"rustic": {}},
    style_materials={"rustic": {"bowl": Material(preset="walnut")}},
    adjectives={"fish": {"shape": "fish", "diameter": 0.28, "height": 0.24, "contents": "water"}, "dog": {"shape": "pet"}, "pet": {"shape": "pet"}, "soup": {"contents": "soup"}, "mixing": {"diameter": 0.26, "height": 0.13}, "full": {"contents": "soup"}, "empty": {"contents": "empty"}, "shallow": {"height": Times(0.65)}},
    holds=True,
)  # fmt: skip
def bowl(k: Kit) -> None:
    """Foot ring and a curved wall with a rounded rim."""
    r, h, shape = k.m("diameter") / 2, k.m("height"), k.s("shape")
    wall = max(0.0016, r * 0.045)
    slot = "bowl"
    if shape == "flared":
        outer = [
            *spline(
                [
                    (r * 0.42, 0),
                    (r * 0.42, h * 0.08),
                    (r * 0.46, h * 0.12),
                    (r * 0.72, h * 0.42),
                    (r * 0.86, h * 0.75),
                    (r, h),
                ],
                steps=5,
            )
        ]
    elif shape == "fish":
        slot = "clear"
        wall = r * 0.022
        outer = spline(
            [
                (r * 0.5, 0),
                (r * 0.82, h * 0.14),
                (r, h * 0.45),
                (r * 0.9, h * 0.76),
                (r * 0.66, h * 0.93),
                (r * 0.72, h),
            ],
            steps=6,
        )
    elif shape == "pet":
        outer = [(r, 0), (r, h * 0.05), (r * 0.8, h * 0.95), (r * 0.78, h)]
    else:
        outer = spline(
            [
                (r * 0.44, 0),
                (r * 0.43, h * 0.07),
                (r * 0.62, h * 0.16),
                (r * 0.88, h * 0.45),
                (r * 0.985, h * 0.8),
                (r, h),
            ],
            steps=5,
        )
    floor = h * 0.15 if shape != "fish" else wall * 1.5
    k.add("bowl", vessel(outer, wall, floor=floor, segments=56), material=slot)
    if k.s("contents") != "empty":
        k.add(
            "contents",
            liquid(outer, wall, h * (0.78 if shape != "fish" else 0.72), floor=floor, overlap=wall * 0.06),
            material=k.s("contents"),
        )
    if k.state("steaming"):
        steam(k, (0, 0, floor - 0.0005 if k.s("contents") == "empty" else h * 0.77), r * 0.7, h * 1.8)
    k.anchor("inside", (0, 0, floor), half_size=(r * 0.62, r * 0.62), round=True, height=h - floor)
    k.anchor("top", (0, 0, h), half_size=(r * 0.9, r * 0.9), round=True)


@asset(
    kind="salt_shaker",
    words=("salt shaker", "pepper shaker", "salt cellar", "pepper mill", "pepper grinder", "spice jar", "shaker"),
    about="A glass shaker with a holed metal cap, or a turned pepper mill.",
    parameters=(
        length("height", 0.09, 0.03, 0.5, words=("height", "tall", "high")),
        length("diameter", 0.045, 0.015, 0.2, words=("diameter", "width", "wide")),
        choice("shape", "shaker", "mill"),
    ),
    slots={"glass": "glass", "cap": "chrome", "salt": "sugar", "wood": "walnut", "hole": "black_plastic"},
    main_slot="glass",
    adjectives={"pepper mill": {"shape": "mill", "height": 0.18, "diameter": 0.055}, "pepper grinder": {"shape": "mill", "height": 0.18, "diameter": 0.055}, "grinder": {"shape": "mill", "height": 0.18}, "pepper": {"shape": "mill", "height": 0.18, "diameter": 0.055}},
)  # fmt: skip
def salt_shaker(k: Kit) -> None:
    """Faceted glass, salt inside, dome with holes."""
    h, r = k.m("height"), min(k.m("diameter"), k.m("height")) / 2
    if k.s("shape") == "mill":
        k.add(
            "wood body",
            Lathe(
                profile=spline(
                    [
                        (r * 0.9, 0),
                        (r, h * 0.05),
                        (r * 0.75, h * 0.25),
                        (r * 0.6, h * 0.45),
                        (r * 0.86, h * 0.6),
                        (r * 0.84, h * 0.66),
                    ]
                ),
                segments=48,
            ),
            material="wood",
        )
        k.add("cap ring", Cylinder(radius=r * 0.72, height=h * 0.03), at=(0, 0, h * 0.65), material="cap")
        k.add(
            "wood head",
            Lathe(
                profile=spline(
                    [
                        (r * 0.8, h * 0.675),
                        (r * 0.86, h * 0.7),
                        (r * 0.62, h * 0.78),
                        (r * 0.8, h * 0.86),
                        (r * 0.6, h * 0.93),
                        (r * 0.2, h * 0.95),
                    ]
                ),
                segments=48,
            ),
            material="wood",
        )
        k.add("cap knob", Sphere(radius=r * 0.24, segments=24), at=(0, 0, h - r * 0.24), material="cap")
        return
    body = h * 0.72
    outer = [(r * 0.92, 0), (r, h * 0.03), (r * 0.86, body * 0.7), (r * 0.7, body * 0.9), (r * 0.7, body)]
    k.add("glass", vessel(outer, r * 0.1, segments=10), material="glass", flat=True)
    k.add(
        "salt",
        Lathe(
            profile=[
                (0, r * 0.14),
                (r * 0.8, r * 0.14),
                (r * 0.78, body * 0.5),
                (r * 0.4, body * 0.56),
                (0, body * 0.58),
            ],
            segments=10,
        ),
        material="salt",
    )
    k.add(
        "cap",
        Lathe(
            profile=[
                (0, body - h * 0.04),
                (r * 0.8, body - h * 0.05),
                (r * 0.8, body + h * 0.1),
                (r * 0.72, body + h * 0.18),
                (r * 0.4, body + h * 0.25),
                (0, h),
            ],
            fillet=r * 0.08,
            segments=48,
        ),
        material="cap",
    )
    for ring, many in ((0.0, 1), (0.3, 6)):
        z = h - (0.03 * h * (ring / 0.4)) - 0.002 * h
        k.add(
            "hole",
            Sphere(radius=r * 0.055, segments=10),
            at=(r * ring, 0, z - r * 0.02),
            scale=(1, 1, 0.5),
            instances=Radial(count=many),
            material="hole",
        )
    k.anchor("grip", (0, 0, h * 0.4), normal=(0, -1, 0), radius=r)
