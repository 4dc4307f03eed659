"""The wooden chest with bands, lock and treasure."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.household.coins import TREASURE_SLOTS, treasure
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Sphere, Torus


def _half_round(width: float, radius: float, wall: float) -> Extrude:
    """A half pipe along x with closed ends is made of this wall and two half discs."""
    n = 20
    outer = [(radius * math.cos(math.pi * i / n), radius * math.sin(math.pi * i / n)) for i in range(n + 1)]
    inner = [
        ((radius - wall) * math.cos(math.pi * i / n), (radius - wall) * math.sin(math.pi * i / n))
        for i in range(n, -1, -1)
    ]
    return Extrude(outline=[*outer, *inner], height=width, pivot="center")


@asset(
    kind="chest",
    words=("chest", "treasure chest", "wooden chest", "pirate chest", "steamer trunk", "strongbox", "toy chest", "coffer"),
    about="A wooden chest with an arched lid, iron bands and a lock; open, it can brim with gold.",
    parameters=(
        length("height", 0.5, 0.1, 1.5, words=("height", "tall", "high")),
        length("width", 0.75, 0.15, 2.5, words=("width", "wide", "length", "long")),
        length("depth", 0.45, 0.1, 1.5, words=("depth", "deep")),
        choice("lid", "arched", "flat"),
        flag("coins", False, words=("coins", "treasure", "gold", "jewels", "gold coins")),
    ),
    slots={"wood": "dark_oak", "band": "antique_brass", "lining": Material(preset="velvet", color="#5a1020"), **TREASURE_SLOTS},
    main_slot="wood",
    states=("open",),
    adjectives={"treasure": {"coins": True}, "full": {"coins": True}, "flat-topped": {"lid": "flat"}},
    parts={"lid": "lid", "lock": "lock", "strap": "band"},
    holds=True,
)  # fmt: skip
def chest(k: Kit) -> None:
    """A plank body, a lid hinged at the back, bands, corner plates, handles and a lock."""
    h, w, d = k.m("height"), k.m("width"), k.m("depth")
    t = min(w, d, h) * 0.05
    arched = k.s("lid") == "arched"
    radius = d / 2 + t * 0.15
    rise = min(radius, h * 0.42) if arched else h * 0.16
    body = h - rise
    opened = k.state("open")
    planks = 4
    each = body / planks
    for i in range(planks):
        z = each * i
        for sy, end in ((-1, "front"), (1, "back")):
            k.add(
                f"plank {end} {i + 1}",
                Box(size=(w, t, each * 0.985)),
                at=(0, sy * (d / 2 - t / 2), z),
                material="wood",
                bevel=t * 0.12,
            )
        for sx, end in ((-1, "left"), (1, "right")):
            k.add(
                f"plank {end} {i + 1}",
                Box(size=(t, d - t, each * 0.985)),
                at=(sx * (w / 2 - t / 2), 0, z),
                material="wood",
                bevel=t * 0.12,
            )
    k.add("floor", Box(size=(w - t, d - t, t)), at=(0, 0, 0.001), material="wood")
    k.add(
        "lining",
        _tray(w - 2 * t + 0.002, d - 2 * t + 0.002, body - t * 1.1, t * 0.25),
        at=(0, 0, t * 0.9),
        material="lining",
    )
    bw, bt = w * 0.065, t * 0.3
    xs = (-w * 0.3, w * 0.3)
    for x in xs:
        k.add("band front", Box(size=(bw, bt, body)), at=(x, -d / 2 - bt * 0.3, 0), material="band", bevel=bt * 0.25)
        k.add("band back", Box(size=(bw, bt, body)), at=(x, d / 2 + bt * 0.3, 0), material="band", bevel=bt * 0.25)
        for share in (0.15, 0.5, 0.85):
            k.add(
                "rivet",
                Sphere(radius=bw * 0.16, segments=12),
                at=(x, -d / 2 - bt * 0.7, body * share),
                scale=(1, 0.6, 1),
                material="band",
            )
    for sx in (-1, 1):
        for sy in (-1, 1):
            corner = [(0, 0), (bw * 1.1, 0), (bw * 1.1, bt), (bt, bt), (bt, bw * 1.1), (0, bw * 1.1)]
            k.add(
                "band corner",
                Extrude(outline=[(-x, -y) for x, y in corner], height=body),
                at=(sx * (w / 2 + bt * 0.3), sy * (d / 2 + bt * 0.3), 0),
                rotate=(0, 0, {(1, 1): 0, (-1, 1): 90, (-1, -1): 180, (1, -1): 270}[sx, sy]),
                material="band",
            )
        r = min(d, body) * 0.16
        k.add(
            "handle",
            Torus(radius=r, tube=t * 0.22, segments=32, tube_segments=10),
            at=(sx * (w / 2 + t * 0.35), 0, body * 0.55),
            rotate=(0, sx * 78, 0),
            material="band",
        )
        k.add(
            "handle plate",
            Cylinder(radius=r * 0.45, height=t * 0.6, pivot="center"),
            at=(sx * (w / 2 + t * 0.15), 0, body * 0.55 + r),
            rotate=(0, 90, 0),
            material="band",
            bevel=t * 0.1,
        )
    with k.group("lid group", at=(0, d / 2, body + 0.0005), rotate=(-105 if opened else 0, 0, 0)):
        _lid(k, w, d, t, rise, radius, xs, bw, bt, arched=arched)
    if not opened:
        lock = min(w, h) * 0.11
        k.add(
            "lock plate",
            slab(lock * 1.2, lock * 1.4, bt * 1.6, corner=lock * 0.2, edge=bt * 0.3),
            at=(0, -d / 2 + bt * 0.2, body - lock * 0.75),
            rotate=(90, 0, 0),
            material="band",
        )
    else:
        lock = min(w, h) * 0.11
        k.add(
            "lock plate",
            slab(lock * 1.2, lock * 1.1, bt * 1.6, corner=lock * 0.2, edge=bt * 0.3),
            at=(0, -d / 2 + bt * 0.2, body - lock * 0.75),
            rotate=(90, 0, 0),
            material="band",
        )
    k.add(
        "lock keyhole",
        Cylinder(radius=lock * 0.14, height=bt, pivot="center"),
        at=(0, -d / 2 - bt * 1.2, body - lock * 0.7),
        rotate=(90, 0, 0),
        material="lining",
    )
    if k.on("coins") and opened:
        treasure(
            k, half_x=w / 2 - t * 1.4, half_y=d / 2 - t * 1.4, floor=t * 0.9, level=body - t * 0.8, heap=body * 0.28
        )
    k.anchor("inside", (0, 0, t * 1.2), half_size=(w / 2 - t * 1.5, d / 2 - t * 1.5), height=body - t * 1.5)
    if not opened:
        k.anchor("top", (0, 0, h), half_size=(w * 0.4, d * 0.15 if arched else d / 2))


def _lid(
    k: Kit,
    w: float,
    d: float,
    t: float,
    rise: float,
    radius: float,
    xs: tuple[float, float],
    bw: float,
    bt: float,
    *,
    arched: bool,
) -> None:
    """The lid with its hinge line on the x axis, reaching towards −y."""
    if not arched:
        k.add(
            "lid",
            slab(w + t * 0.5, d + t * 0.5, rise, corner=t * 0.3, edge=t * 0.2),
            at=(0, -d / 2, 0),
            material="wood",
        )
        for x in xs:
            k.add(
                "lid band",
                Box(size=(bw, d + t * 0.9, bt)),
                at=(x, -d / 2, rise - bt * 0.3),
                material="band",
                bevel=bt * 0.3,
            )
            k.add("lid band front", Box(size=(bw, bt, rise)), at=(x, -d - t * 0.3, 0), material="band", bevel=bt * 0.3)
    else:
        staves = 7
        for i in range(staves):
            a0, a1 = math.pi * i / staves, math.pi * (i + 1) / staves
            steps = [a0 + (a1 - a0) * j / 3 for j in range(4)]
            outer = [(radius * math.cos(a), rise * math.sin(a)) for a in steps]
            inner = [((radius - t) * math.cos(a), (rise - t) * math.sin(a)) for a in reversed(steps)]
            k.add(
                f"lid plank {i + 1}",
                Extrude(outline=[*outer, *inner], height=w, pivot="center", bevel=t * 0.08),
                at=(0, -d / 2, 0),
                rotate=(90, 0, 90),
                material="wood",
            )
        disc = [
            ((radius - t * 0.5) * math.cos(math.pi * i / 20), (rise - t * 0.5) * math.sin(math.pi * i / 20))
            for i in range(21)
        ]
        for sx in (-1, 1):
            k.add(
                "lid end",
                Extrude(outline=disc, height=t, pivot="center"),
                at=(sx * (w / 2 - t * 0.7), -d / 2, 0),
                rotate=(90, 0, 90),
                material="wood",
            )
        shell = _half_round(bw, radius + bt * 0.7, bt)
        for x in (*xs, -w / 2 + bw * 0.45, w / 2 - bw * 0.45):
            k.add(
                "lid band",
                shell,
                at=(x, -d / 2, 0),
                rotate=(90, 0, 90),
                scale=(1, (rise + bt * 0.7) / (radius + bt * 0.7), 1),
                material="band",
            )
    size = min(w, d) * 0.1
    k.add(
        "lock hasp",
        slab(size * 0.8, size * 1.5, bt * 1.2, corner=size * 0.3, edge=bt * 0.3),
        at=(0, -d - t * (0.25 if not arched else 0.1), 0.0),
        rotate=(90, 0, 0),
        material="band",
    )


def _tray(w: float, d: float, h: float, wall: float) -> Extrude:
    """An upright frame without a floor."""
    return Extrude(outline=rectangle(w, d), holes=[rectangle(w - 2 * wall, d - 2 * wall)], height=h)
