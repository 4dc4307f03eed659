"""Things that stand or hang to hold others: coat rack, wall shelf, wine rack, shoe rack; a folding screen, a safe."""

import math

from prompt2mesh.library.furniture.forms import beam, slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import rectangle
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="coat_rack",
    words=("coat rack", "coat stand", "hat stand", "hat rack", "coat tree", "hall tree", "hatstand", "clothes rack", "coat hook", "wall hook"),
    about="A standing pole with curved hooks, or a board of hooks for a wall.",
    parameters=(length("height", 1.75, 0.4, 2.5, words=("height", "tall", "high")), count("hooks", 6, 3, 12), choice("shape", "stand", "wall"), flag("umbrella_ring", False, words=("umbrella ring", "ring"))),
    slots={"pole": "walnut", "hook": "walnut", "base": "walnut", "ball": "walnut", "metal": "brass"},
    adjectives={"wall mounted": {"shape": "wall"}, "coat hook": {"shape": "wall"}, "wall hook": {"shape": "wall"}, "hall tree": {"umbrella_ring": True}},
    style_materials={"modern": {n: Material(preset="matte_paint", color="#22252a") for n in ("pole", "hook", "base", "ball")}},
    styles={"modern": {}},
    parts={"foot": "base", "leg": "base", "stand": "pole"},
)  # fmt: skip
def coat_rack(k: Kit) -> None:
    """A turned pole on bowed feet; S-shaped hooks with balls."""
    h, n = k.m("height"), k.n("hooks")
    if k.s("shape") == "wall":
        long = h * 0.4
        k.add(
            "pole board",
            slab(long, h * 0.08, h * 0.014, corner=h * 0.012),
            at=(0, 0, h * 0.05),
            rotate=(90, 0, 0),
            material="pole",
        )
        for i in range(n):
            x = long * 0.42 * (2 * i / (n - 1) - 1)
            k.add(
                "metal plate",
                Cylinder(radius=h * 0.012, height=h * 0.018, segments=20),
                at=(x, 0, h * 0.05),
                rotate=(90, 0, 0),
                material="metal",
                bevel=h * 0.001,
            )
            k.tube(
                "hook",
                [
                    (x, -h * 0.012, h * 0.05),
                    (x, -h * 0.03, h * 0.03),
                    (x, -h * 0.05, h * 0.034),
                    (x, -h * 0.055, h * 0.06),
                ],
                h * 0.0045,
                material="metal",
                segments=10,
            )
            k.add("ball", Sphere(radius=h * 0.008, segments=14), at=(x, -h * 0.055, h * 0.063), material="metal")
            k.anchor(f"hook {i + 1}", (x, -h * 0.045, h * 0.034))
        k.anchor("hook", (0, -h * 0.045, h * 0.034))
        return
    r = h * 0.014
    profile = [
        (0, h * 0.1),
        (r * 1.6, h * 0.1),
        (r * 1.6, h * 0.13),
        (r, h * 0.15),
        (r * 1.2, h * 0.3),
        (r, h * 0.45),
        (r * 1.5, h * 0.47),
        (r, h * 0.49),
        (r * 0.95, h * 0.78),
        (r * 1.4, h * 0.8),
        (r * 1.4, h * 0.93),
        (r * 0.9, h * 0.95),
        (r * 1.2, h * 0.97),
        (r * 1.5, h * 0.985),
        (r, h),
        (0, h),
    ]
    k.add("pole", Lathe(profile=profile, segments=28), material="pole")
    foot: list[Point] = [(0, 0, h * 0.14), (h * 0.05, 0, h * 0.13), (h * 0.1, 0, h * 0.05), (h * 0.15, 0, r * 0.8)]
    k.tube("base foot", foot, r * 0.95, radii=[1, 1, 0.9, 0.8], material="base", instances=Radial(count=4, start=45))
    up: list[Point] = [
        (0, 0, h * 0.83),
        (h * 0.04, 0, h * 0.8),
        (h * 0.085, 0, h * 0.82),
        (h * 0.1, 0, h * 0.9),
        (h * 0.125, 0, h * 0.935),
    ]
    k.tube("hook", up, r * 0.6, material="hook", instances=Radial(count=n), segments=12)
    k.add("ball", Sphere(radius=r * 1.1, segments=18), at=up[-1], material="ball", instances=Radial(count=n))
    if k.on("umbrella_ring"):
        k.add(
            "base ring",
            Torus(radius=h * 0.1, tube=r * 0.4, segments=40, tube_segments=8),
            at=(0, 0, h * 0.36),
            material="metal",
        )
        k.rod("base ring arm", (-h * 0.1, 0, h * 0.36), (h * 0.1, 0, h * 0.36), r * 0.4, segments=10, material="metal")
    for i in range(n):
        a = 2 * math.pi * i / n
        k.anchor(f"hook {i + 1}", (math.cos(a) * h * 0.085, math.sin(a) * h * 0.085, h * 0.83))
    k.anchor("hook", (h * 0.085, 0, h * 0.83))
    k.anchor("top", (0, 0, h), half_size=(r, r), round=True)


@asset(
    kind="wall_shelf",
    words=("wall shelf", "floating shelf", "ledge", "bracket shelf", "hanging shelf"),
    about="One or more boards on iron brackets.",
    parameters=(
        length("width", 0.8, 0.2, 3.0, words=("width", "wide", "length", "long")),
        count("shelves", 1, 1, 5, words=("shelves", "boards")),
        flag("brackets", True),
    ),
    slots={"board": "oak", "bracket": "black_iron"},
    parts={"shelf": "board", "top": "board"},
    adjectives={"floating": {"brackets": False}},
)
def wall_shelf(k: Kit) -> None:
    """Boards above each other, each on two brackets, on two wall rails."""
    w, n = k.m("width"), k.n("shelves")
    deep, thick, gap = w * 0.26, w * 0.03, w * 0.38
    low = w * 0.2 if k.on("brackets") else 0.0
    for i in range(n):
        z = low + i * gap
        k.add("board", slab(w, deep, thick, corner=thick * 0.2), at=(0, 0, z), material="board")
        if k.on("brackets"):
            for sx in (-1, 1):
                x = sx * w * 0.34
                beam(
                    k,
                    "bracket arm",
                    (x, deep * 0.48, z - w * 0.008),
                    (x, -deep * 0.4, z - w * 0.008),
                    (w * 0.022, w * 0.02),
                    material="bracket",
                )
                curve: list[Point] = [
                    (x, deep * 0.46, z - w * 0.17),
                    (x, deep * 0.25, z - w * 0.12),
                    (x, -deep * 0.05, z - w * 0.03),
                    (x, -deep * 0.34, z - w * 0.012),
                ]
                k.tube("bracket curl", curve, w * 0.008, material="bracket", segments=10)
                beam(
                    k,
                    "bracket plate",
                    (x, deep * 0.48, z - w * 0.2),
                    (x, deep * 0.48, z),
                    (w * 0.022, w * 0.016),
                    material="bracket",
                )
    if n > 1:
        for sx in (-1, 1):
            beam(
                k,
                "bracket rail",
                (sx * w * 0.34, deep * 0.5, low),
                (sx * w * 0.34, deep * 0.5, low + (n - 1) * gap + thick),
                (w * 0.022, w * 0.012),
                material="bracket",
            )
    k.anchor("top", (0, 0, low + (n - 1) * gap + thick), half_size=(w * 0.46, deep * 0.45))


@asset(
    kind="wine_rack",
    words=("wine rack", "bottle rack", "wine cabinet", "wine shelf"),
    about="A lattice of pigeon-holes with bottles lying in them.",
    parameters=(count("columns", 4, 2, 8), count("rows", 3, 2, 8), flag("bottles", True)),
    slots={
        "frame": "walnut",
        "bottle": Material(preset="green_glass", color="#1f3a24", transmission=0.2),
        "cap": Material(preset="foil", color="#7a1520"),
    },
    main_slot="frame",
)
def wine_rack(k: Kit) -> None:
    """Crossing boards; the necks look out of the front."""
    nx, nz = k.n("columns"), k.n("rows")
    cell, deep, t = 0.11, 0.26, 0.012
    wide, tall = nx * cell + t, nz * cell + t
    for i in range(nx + 1):
        k.add(
            "frame upright",
            Box(size=(t, deep, tall)),
            at=(-wide / 2 + t / 2 + i * cell, 0, 0),
            material="frame",
            bevel=0.0015,
        )
    for j in range(nz + 1):
        k.add("frame shelf", Box(size=(wide, deep * 0.99, t)), at=(0, 0, j * cell), material="frame", bevel=0.0015)
    k.add(
        "frame back", Box(size=(wide * 0.99, t * 0.6, tall * 0.99)), at=(0, deep * 0.48, tall * 0.005), material="frame"
    )
    profile = [
        (0, 0),
        (0.034, 0),
        (0.037, 0.006),
        (0.037, 0.17),
        (0.03, 0.2),
        (0.0145, 0.225),
        (0.0135, 0.285),
        (0.015, 0.29),
        (0.015, 0.3),
        (0, 0.3),
    ]
    if k.on("bottles"):
        for i in range(nx):
            for j in range(nz):
                if k.rng.random() < 0.22:
                    continue
                at = (-wide / 2 + t / 2 + (i + 0.5) * cell, deep * 0.4, j * cell + t + 0.0365)
                k.add("bottle", Lathe(profile=profile, segments=24), at=at, rotate=(90, 0, 0), material="bottle")
                k.add(
                    "cap",
                    Cylinder(radius=0.0158, height=0.05, segments=20),
                    at=(at[0], at[1] - 0.253, at[2]),
                    rotate=(90, 0, 0),
                    material="cap",
                )
    k.anchor("top", (0, 0, tall), half_size=(wide * 0.45, deep * 0.45))


@asset(
    kind="shoe_rack",
    words=("shoe rack", "shoe shelf", "rack", "drying rack", "plant stand", "etagere"),
    about="Tiers of slats between two side frames.",
    parameters=(
        length("width", 0.75, 0.2, 2.0, words=("width", "wide")),
        count("shelves", 3, 1, 6, words=("shelves", "tiers", "levels")),
    ),
    slots={"frame": Material(preset="painted_metal", color="#2a2d33"), "shelf": "bamboo"},
    main_slot="shelf",
)
def shoe_rack(k: Kit) -> None:
    """Square posts, rails and slats."""
    w, n = k.m("width"), k.n("shelves")
    deep, t, gap = w * 0.4, w * 0.024, w * 0.26
    tall = gap * (n - 1) + w * 0.16
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "frame post", Box(size=(t, t, tall)), at=(sx * w / 2, sy * deep / 2, 0), material="frame", bevel=t * 0.1
            )
        for i in range(n):
            k.add(
                "frame rail",
                Box(size=(t * 0.8, deep, t * 0.8)),
                at=(sx * w / 2, 0, w * 0.08 + i * gap),
                material="frame",
                bevel=t * 0.1,
            )
    for i in range(n):
        for j in range(5):
            k.add(
                "shelf slat",
                slab(w, deep * 0.15, t * 0.6, corner=t * 0.2),
                at=(0, (j - 2) * deep * 0.205, w * 0.08 + i * gap + t * 0.7),
                material="shelf",
            )
    k.anchor("top", (0, 0, w * 0.08 + (n - 1) * gap + t * 1.3), half_size=(w * 0.45, deep * 0.42))


@asset(
    kind="folding_screen",
    words=("folding screen", "room divider", "privacy screen", "divider", "shoji screen", "dressing screen"),
    about="Hinged panels that stand in a zigzag.",
    parameters=(
        length("height", 1.75, 0.4, 2.6, words=("height", "tall", "high")),
        count("panels", 3, 2, 8),
        choice("fill", "shoji", "solid", "slats"),
    ),
    slots={"frame": "ebony", "panel": Material(preset="paper", color="#f3ead6"), "hinge": "brass"},
    main_slot="frame",
    adjectives={"japanese": {"fill": "shoji"}, "chinese": {"fill": "shoji"}, "louvered": {"fill": "slats"}},
    parts={"paper": "panel", "screen": "panel"},
)
def folding_screen(k: Kit) -> None:
    """Each panel a frame with a lattice over paper."""
    h, n = k.m("height"), k.n("panels")
    w, t = h * 0.27, h * 0.018
    turn = 24.0
    x = y = 0.0
    for i in range(n):
        a = turn if i % 2 == 0 else -turn
        ca, sa = math.cos(math.radians(a)), math.sin(math.radians(a))
        with k.group("leaf", at=(x + ca * w / 2 - n * w * 0.455, y + sa * w / 2, 0), rotate=(0, 0, a)):
            k.add(
                "frame",
                Extrude(outline=rectangle(w, h), holes=[rectangle(w - 2.4 * t, h - 2.4 * t)], height=t, pivot="center"),
                at=(0, 0, h / 2),
                rotate=(90, 0, 0),
                material="frame",
                bevel=t * 0.1,
            )
            k.add(
                "panel",
                Box(size=(w - t * 2, t * (0.25 if k.s("fill") != "solid" else 0.5), h - t * 2)),
                at=(0, t * 0.12, t),
                material="panel",
            )
            if k.s("fill") == "shoji":
                for j in range(1, 7):
                    k.add(
                        "frame lattice",
                        Box(size=(w - t * 2, t * 0.4, t * 0.4)),
                        at=(0, -t * 0.1, t + (h - 2 * t) * j / 7),
                        material="frame",
                    )
                for j in (-1, 1):
                    k.add(
                        "frame lattice",
                        Box(size=(t * 0.4, t * 0.42, h - t * 2)),
                        at=(j * w * 0.15, -t * 0.1, t),
                        material="frame",
                    )
            elif k.s("fill") == "slats":
                for j in range(24):
                    k.add(
                        "frame slat",
                        Box(size=(w - t * 2, t * 0.7, h * 0.006)),
                        at=(0, -t * 0.2, t * 1.6 + (h - 3.4 * t) * j / 23),
                        rotate=(35, 0, 0),
                        material="frame",
                    )
        if i:
            for z in (0.18, 0.5, 0.82):
                k.add(
                    "hinge",
                    Cylinder(radius=t * 0.4, height=h * 0.05, segments=12),
                    at=(x - n * w * 0.455, y, h * z),
                    material="hinge",
                )
        x, y = x + ca * w, y + sa * w


@asset(
    kind="safe",
    words=("safe", "strongbox safe", "bank safe", "vault", "vault door", "combination safe"),
    about="A steel safe with a combination dial, a spoked handle and heavy hinges; it opens.",
    parameters=(length("height", 0.6, 0.15, 2.5, words=("height", "tall", "high")), length("width", 0.5, 0.15, 2.0, words=("width", "wide"))),
    slots={"body": Material(preset="painted_metal", color="#3d4a45"), "door": Material(preset="painted_metal", color="#46544e"), "metal": "chrome", "dial": "black_plastic", "inside": Material(preset="felt", color="#2a2a30")},
    states=("open",),
    parts={"handle": "metal handle", "hinge": "metal hinge", "lock": "dial"},
    holds=True,
    style_materials={"antique": {"body": Material(preset="cast_iron"), "door": Material(preset="cast_iron"), "metal": Material(preset="brass")}},
    styles={"antique": {}},
)  # fmt: skip
def safe(k: Kit) -> None:
    """A thick box; the door carries dial, wheel and bolts."""
    h, w = k.m("height"), k.m("width")
    d, t = w * 0.95, w * 0.08
    foot = h * 0.05
    tall = h - foot
    z = foot + tall / 2
    k.add(
        "body",
        Extrude(outline=rectangle(w, tall), holes=[rectangle(w - 2 * t, tall - 2 * t)], height=d, pivot="center"),
        at=(0, 0, z),
        rotate=(90, 0, 0),
        material="body",
        bevel=w * 0.012,
    )
    k.add("body back", Box(size=(w - t, t, tall - t)), at=(0, d / 2 - t * 0.6, foot + t / 2), material="body")
    k.add(
        "inside shelf", Box(size=(w - t * 1.8, d * 0.7, t * 0.25)), at=(0, d * 0.08, z + tall * 0.1), material="inside"
    )
    k.add(
        "inside floor", Box(size=(w - t * 1.9, d * 0.8, t * 0.2)), at=(0, d * 0.02, foot + t * 0.9), material="inside"
    )
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "foot",
                Cylinder(radius=w * 0.05, height=foot + h * 0.005, segments=20),
                at=(sx * w * 0.38, sy * d * 0.38, 0),
                material="dial",
            )
    hinge_x, front = -(w / 2 - t * 0.55), -d / 2
    swing = -112.0 if k.state("open") else 0.0
    with k.group("door", at=(hinge_x, front, 0), rotate=(0, 0, swing)):
        ox = -hinge_x
        k.add(
            "door",
            Box(size=(w - t * 1.0, t, tall - t * 1.0)),
            at=(ox, -t * 0.3, foot + t * 0.5),
            material="door",
            bevel=w * 0.01,
        )
        k.add(
            "door plug",
            Box(size=(w - t * 2.3, t * 0.8, tall - t * 2.3)),
            at=(ox, t * 0.45, foot + t * 1.15),
            material="metal",
            bevel=w * 0.006,
        )
        k.add(
            "door panel",
            Extrude(outline=rectangle(w * 0.66, tall * 0.7), holes=[rectangle(w * 0.62, tall * 0.665)], height=t * 0.1),
            at=(ox, -t * 0.78, z),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add(
            "dial",
            Lathe(
                profile=[
                    (0, 0),
                    (w * 0.1, 0),
                    (w * 0.1, t * 0.2),
                    (w * 0.065, t * 0.3),
                    (w * 0.06, t * 0.62),
                    (0, t * 0.66),
                ],
                segments=40,
            ),
            at=(ox + w * 0.02, -t * 0.79, z + tall * 0.12),
            rotate=(90, 0, 0),
            material="dial",
        )
        k.add(
            "metal dial ring",
            Torus(radius=w * 0.105, tube=t * 0.09, segments=40, tube_segments=8),
            at=(ox + w * 0.02, -t * 0.82, z + tall * 0.12),
            rotate=(90, 0, 0),
            material="metal",
        )
        hub = (ox + w * 0.02, -t * 0.79, z - tall * 0.15)
        with k.group("metal handle", at=hub, rotate=(90, 0, 0)):
            k.add(
                "metal handle hub",
                Lathe(
                    profile=[(0, 0), (w * 0.05, 0), (w * 0.035, t * 0.3), (w * 0.03, t * 0.8), (0, t * 0.85)],
                    segments=28,
                ),
                material="metal",
            )
            k.rod(
                "metal handle spoke",
                (0, 0, t * 0.6),
                (w * 0.13, 0, t * 0.6),
                w * 0.011,
                segments=12,
                round_caps=True,
                material="metal",
                instances=Radial(count=3, start=90),
            )
        for zz in (0.22, 0.78):
            k.add(
                "metal hinge",
                Cylinder(radius=t * 0.3, height=tall * 0.14, segments=20),
                at=(-t * 0.08, -t * 0.35, foot + tall * zz - tall * 0.07),
                material="metal",
            )
        for j in range(3):
            k.rod(
                "metal bolt",
                (ox + w * 0.3, t * 0.8, foot + tall * (0.3 + 0.2 * j)),
                (ox + w / 2 - t * 0.85, t * 0.8, foot + tall * (0.3 + 0.2 * j)),
                t * 0.18,
                segments=16,
                material="metal",
            )
    k.anchor("top", (0, 0, h), half_size=(w * 0.45, d * 0.45))
    k.anchor("inside", (0, 0, foot + t * 1.1), half_size=(w / 2 - t * 1.2, d * 0.32), height=tall * 0.5)
