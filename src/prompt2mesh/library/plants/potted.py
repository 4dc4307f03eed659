"""Potted and succulent plants, bushes, ferns and grass."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.blooms import BLOOMS
from prompt2mesh.library.plants.foliage import flowerpot, grow, limb
from prompt2mesh.library.plants.surfaces import (
    Floats,
    Surface,
    blade,
    facing,
    joined,
    lobed,
    rings_to_surface,
    spline,
    turned,
    upright,
)
from prompt2mesh.library.plants.trees import palm_frond
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint

Point = tuple[float, float, float]


def _spines(points: Floats, normals: Floats, size: float) -> Surface:
    """Tufts of three needles at each point."""
    base = [(math.cos(t) * 0.07, math.sin(t) * 0.07, -0.1) for t in (0.0, 2.1, 4.2)]
    needle = Surface(np.array([*base, (0.0, 0.0, 1.0)]), [(2, 1, 0), (0, 1, 3), (1, 2, 3), (2, 0, 3)])
    pieces: list[Surface] = []
    for i, (p, n) in enumerate(zip(points, normals, strict=True)):
        for j in range(3):
            lean = np.array([math.sin(i * 3.1 + j * 2.1), math.cos(i * 1.7 + j * 2.1), math.sin(i + j * 4)]) * 0.55
            pieces.append(needle.placed(scale=size, rotate=upright(n + lean), at=p))
    return joined(pieces)


def _ribbed_column(path: list[Point], radii: list[float], ribs: int) -> tuple[Surface, Floats, Floats]:
    """A ribbed limb, and places and normals along its ribs for spines."""
    curve = spline([(*p, r) for p, r in zip(path, radii, strict=True)], 6)
    tangent = np.gradient(curve[:, :3], axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    side = np.array([0.0, 1.0, 0.0])
    m = ribs * 4
    a = np.linspace(0, 2 * np.pi, m, endpoint=False)
    wave = 1 - 0.16 * (1 - np.abs(np.cos(a * ribs / 2)) ** 0.8)
    rings: list[Floats] = []
    spots: list[Floats] = []
    normals: list[Floats] = []
    for i in range(len(curve)):
        side = side - (side @ tangent[i]) * tangent[i]
        side /= np.linalg.norm(side)
        up = np.cross(tangent[i], side)
        r = max(float(curve[i, 3]), 1e-4) * wave
        rings.append(curve[i, :3] + (r * np.cos(a))[:, None] * side + (r * np.sin(a))[:, None] * up)
        if 0 < i < len(curve) - 1 and i % 3 == 0:
            for j in range(0, m, 4):
                out = np.cos(a[j]) * side + np.sin(a[j]) * up
                spots.append(curve[i, :3] + out * float(curve[i, 3]))
                normals.append(out)
    return rings_to_surface(np.array(rings)), np.array(spots), np.array(normals)


@asset(
    kind="cactus",
    words=("cactus", "saguaro", "saguaro cactus", "barrel cactus", "prickly pear", "cacti"),
    about="A cactus: saguaro with arms, round barrel, or prickly pear; in a pot or not, with flowers.",
    parameters=(
        length("height", 0.3, 0.03, 15.0, words=("height", "tall", "size")),
        choice("variety", "saguaro", "round", "prickly_pear"),
        count("arms", 2, 0, 6),
        count("flowers", 0, 0, 20, words=("flowers", "blooms", "blossoms")),
        flag("pot", False, words=("pot", "clay pot", "flowerpot", "planter", "terracotta pot")),
    ),
    slots={"skin": Material(preset="stem", color="#4f8a44"), "spine": Material(preset="straw", color="#efe6c4"), "petal": "petal",
           "heart": Material(preset="petal", color="#f2c230"), "stem": "stem", "pot": "terracotta", "soil": Material(preset="sand", color="#b99a6a")},
    main_slot="skin",
    adjectives={"potted": {"pot": True}, "planted": {"pot": True}, "flowering": {"flowers": 5}, "blooming": {"flowers": 5}, "barrel": {"variety": "round"},
                "spherical": {"variety": "round"}},
    parts={"body": "skin", "thorn": "spine", "needle": "spine", "flower": "petal"},
)  # fmt: skip
def cactus(k: Kit) -> None:
    """Ribbed columns with spines along the ribs."""
    h = k.m("height")
    z0 = 0.0
    if k.on("pot"):
        z0 = flowerpot(k, h * 0.24, h * 0.3) - h * 0.02
    tall = h - z0
    variety = k.s("variety")
    spots: list[Floats] = []
    normals: list[Floats] = []
    blooms: list[tuple[Floats, Floats]] = []
    if variety == "round":
        r = min(tall * 0.52, h * (0.3 if k.on("pot") else 0.5))
        ribs = 16
        profile = [(0, 0.0), (0.45, 0.02), (0.85, 0.3), (1.0, 0.85), (0.9, 1.35), (0.6, 1.7), (0.25, 1.82), (0, 1.78)]
        body = turned(profile, segments=ribs * 6, steps=4, ripple=lobed(ribs, 0.13, sharp=0.8))
        scale = (r, r, tall / 1.82)
        k.add("skin", body.placed(scale=scale, at=(0, 0, z0)).shape(), material="skin")
        curve = np.asarray(profile)
        for j in range(ribs):
            a = 2 * math.pi * j / ribs
            for t in np.linspace(0.25, 1.75, 8):
                q = float(np.interp(t, curve[:, 1], curve[:, 0]))
                spots.append(np.array([q * r * math.cos(a), q * r * math.sin(a), z0 + t * tall / 1.82]))
                normals.append(np.array([math.cos(a), math.sin(a), (t - 0.85) * 0.9]))
        for i in range(k.n("flowers")):
            a = i * 2.39996
            q = 0.2 + 0.35 * math.sqrt(i / max(k.n("flowers"), 1))
            z = float(np.interp(q, [0.0, 0.25, 0.6, 0.9], [1.78, 1.8, 1.68, 1.35]))
            blooms.append(
                (
                    np.array([q * r * math.cos(a), q * r * math.sin(a), z0 + z * tall / 1.82]),
                    np.array([q * math.cos(a), q * math.sin(a), 0.8]),
                )
            )
    elif variety == "prickly_pear":
        _pads(k, h, tall, z0, spots, normals, blooms)
    else:
        r = tall * 0.1 if not k.on("pot") else tall * 0.13
        columns: list[Surface] = []
        body, s, n = _ribbed_column([(0, 0, z0), (0, 0, z0 + tall * 0.3), (0, 0, z0 + tall * 0.7), (0, 0, z0 + tall * 0.93), (0, 0, z0 + tall)],
                                    [r * 0.92, r, r * 1.02, r * 0.72, r * 0.2], 12)  # fmt: skip
        columns.append(body)
        spots += list(s)
        normals += list(n)
        ends = [np.array([0, 0, h])]
        for i in range(k.n("arms")):
            a = math.pi * i + (i // 2) * 1.05 + 0.12
            low = z0 + tall * (0.36 + 0.13 * (i % 2) + 0.05 * (i // 2))
            out = tall * 0.25
            top = low + tall * (0.36 - 0.06 * (i // 2))
            c, sn = math.cos(a), math.sin(a)
            q = r * 0.68
            path = [(0, 0, low), (c * out * 0.55, sn * out * 0.55, low + tall * 0.012), (c * out, sn * out, low + tall * 0.1), (c * out * 1.04, sn * out * 1.04, low + tall * 0.2),
                    (c * out * 1.04, sn * out * 1.04, top - tall * 0.03), (c * out * 1.04, sn * out * 1.04, top)]  # fmt: skip
            arm, s, n = _ribbed_column(path, [q * 0.85, q * 0.9, q, q, q * 0.8, q * 0.2], 10)
            columns.append(arm)
            spots += list(s)
            normals += list(n)
            ends.append(np.array([c * out * 1.04, sn * out * 1.04, top]))
        k.add("skin", joined(columns).shape(), material="skin")
        for i in range(k.n("flowers")):
            end = ends[i % len(ends)]
            turn = i // len(ends)
            a = turn * 2.4 + i
            lean = 0.0 if turn == 0 else 1.0
            off = np.array([math.cos(a), math.sin(a), 0]) * r * 0.55 * lean - np.array([0, 0, r * 0.28 * lean])
            blooms.append(
                (
                    end + off - np.array([0, 0, r * 0.1]),
                    np.array([math.cos(a) * lean * 0.9, math.sin(a) * lean * 0.9, 1.0]),
                )
            )
    k.add("spine", _spines(np.array(spots), np.array(normals), h * 0.024).shape(), material="spine")
    for at, normal in blooms:
        for name, slot, surface in BLOOMS["simple"](k.rng, h * 0.075, 9):
            k.add(
                name,
                surface.shape(),
                at=(float(at[0]), float(at[1]), float(at[2])),
                rotate=upright(normal),
                material=slot,
            )


def _pads(
    k: Kit,
    h: float,
    tall: float,
    z0: float,
    spots: list[Floats],
    normals: list[Floats],
    blooms: list[tuple[Floats, Floats]],
) -> None:
    """Prickly pear: flat oval pads growing from one another's rims."""
    pad = turned(
        [(0, 0), (0.3, 0.06), (0.42, 0.25), (0.48, 0.55), (0.4, 0.85), (0.22, 0.98), (0, 1.0)], segments=32, steps=3
    )
    layout = [((0, 0, 0), 0, 0, 0.5), ((-0.06, 0, 0.46), -26, 20, 0.38), ((0.08, 0, 0.44), 30, -25, 0.36), ((0.02, 0, 0.48), 3, 70, 0.4), ((-0.24, 0, 0.7), -48, 10, 0.24),
              ((0.27, 0, 0.68), 52, -10, 0.24), ((0.03, 0, 0.84), 12, 30, 0.16)]  # fmt: skip
    pieces: list[Surface] = []
    unit = tall
    for (x, y, z), tilt, yaw, size in layout:
        turn = upright((math.sin(math.radians(tilt)), 0, math.cos(math.radians(tilt))), spin=yaw * 0.5)
        one = pad.placed(
            scale=(size * unit, size * unit * 0.26, size * unit), rotate=turn, at=(x * unit, y * unit, z0 + z * unit)
        )
        pieces.append(one)
        middle = one.points.mean(0)
        for p in one.points[20::41]:
            spots.append(p)
            normals.append(p - middle + np.array([0, math.copysign(0.3 * size * unit, p[1] - middle[1]), 0]))
        top = one.points[np.argmax(one.points[:, 2])]
        if len(blooms) < k.n("flowers"):
            blooms.append((top - np.array([0, 0, h * 0.01]), np.array([math.sin(math.radians(tilt)), 0, 1.0])))
    for i in range(len(blooms), k.n("flowers")):
        base = pieces[i % len(pieces)]
        p = base.points[np.argmax(base.points[:, 0] * (1 if i % 2 else -1))]
        blooms.append((p, np.array([1.0 if i % 2 else -1.0, 0, 0.6])))
    k.add("skin", joined(pieces).shape(), material="skin")


@asset(
    kind="potted_plant",
    words=("potted plant", "houseplant", "house plant", "ficus", "rubber plant", "monstera", "plant", "indoor plant", "pot plant", "snake plant", "aloe", "aloe vera", "peace lily", "herb", "basil",
           "dracaena", "pothos"),
    about="A house plant in a pot: ficus, monstera, snake plant, aloe, or a small palm.",
    parameters=(
        length("height", 0.9, 0.05, 6.0, words=("height", "tall", "size")),
        choice("variety", "ficus", "monstera", "snake_plant", "aloe", "palm"),
        flag("pot", True, words=("pot", "clay pot", "planter", "flowerpot")),
    ),
    slots={"leaf": Material(preset="leaf", color="#3f8a3a"), "core": Material(preset="leaf", color="#2a5520"), "stem": "bark", "stalk": "stem",
           "pot": Material(preset="glazed_ceramic", color="#e9e4da"), "soil": "soil"},
    adjectives={"leafy": {}, "snake": {"variety": "snake_plant"}},
    parts={"trunk": "stem", "foliage": "leaf"},
)  # fmt: skip
def potted_plant(k: Kit) -> None:
    """A pot and what grows in it."""
    h, variety = k.m("height"), k.s("variety")
    big = variety in ("ficus", "monstera", "palm")
    pot_r = h * (0.16 if big else 0.24)
    z0 = 0.0
    if k.on("pot"):
        z0 = flowerpot(k, pot_r, pot_r * 1.65) - h * 0.008
    tall = h - z0
    if variety == "ficus":
        tips: list[Point] = []
        trunk = limb(
            [(0, 0, z0), (h * 0.015, 0, z0 + tall * 0.2), (-h * 0.012, h * 0.01, z0 + tall * 0.42)],
            [h * 0.02, h * 0.016, h * 0.015],
            segments=12,
            wobble=0.1,
        )
        wood = [trunk]
        for i in range(5):
            a = 2 * math.pi * i / 5
            wood += grow(
                k.rng,
                (-h * 0.012, h * 0.01, z0 + tall * 0.41),
                (math.cos(a) * 0.7, math.sin(a) * 0.7, 1.0),
                tall * 0.2,
                h * 0.009,
                2,
                spread=40,
                children=3,
                rise=0.2,
                tips=tips,
            )
        k.add("stem", joined(wood).shape(), material="stem")
        leaves: list[Surface] = []
        for i, tip in enumerate(tips):
            for j in range(8):
                a = i * 1.3 + j * 2.4
                d = np.array([math.cos(a), math.sin(a), 0.7 - 0.15 * j])
                s = h * 0.095 * k.rng.uniform(0.8, 1.2)
                back = np.array([0, 0, -h * 0.02 * (j % 4)])
                leaf = blade(s, s * 0.46, thickness=s * 0.03, peak=0.4, bend=-40, cup=0.3, rows=2, columns=4)
                leaves.append(leaf.placed(rotate=facing(d), at=np.array(tip) + back))
        k.add(
            "leaf",
            joined(leaves).shape(),
            material="leaf",
            paint=[Paint(kind="noise", color="#74b04a", scale=h * 0.12, amount=0.35, softness=1.0, seed=k.seed)],
        )
    elif variety == "monstera":
        for i in range(11):
            a = i * 137.5
            reach = 0.25 + 0.75 * (i / 10)
            up = z0 + tall * (0.45 + 0.5 * reach) * k.vary(0.05) * (1.06 - 0.12 * (i % 3))
            out = h * (0.3 - 0.14 * reach)
            c, s = -math.sin(math.radians(a)), math.cos(math.radians(a))
            end = (c * out, s * out, min(up, h * 0.93))
            k.tube(
                "stalk",
                [
                    (c * h * 0.012, s * h * 0.012, z0 - h * 0.005),
                    (c * out * 0.4, s * out * 0.4, z0 + (up - z0) * 0.6),
                    end,
                ],
                h * 0.008,
                radii=[1.3, 1, 0.8],
                material="stalk",
                segments=8,
            )
            size = h * 0.3 * k.vary(0.12)
            leaf = blade(
                size,
                size * 0.95,
                thickness=size * 0.014,
                peak=0.35,
                roundness=0.55,
                bend=-45,
                cup=0.16,
                lobes=6,
                notch=0.5,
                rows=6,
                columns=48,
            )
            k.add("leaf", leaf.placed(rotate=(-12, 0, a)).shape(), at=end, material="leaf")
    elif variety == "palm":
        fronds = [
            palm_frond(tall * 0.8 * k.vary(0.1), pairs=13, width=0.36).placed(
                rotate=(74 - 4 * (i % 4), 0, i * 137.5), at=(0, 0, z0)
            )
            for i in range(11)
        ]
        k.add("leaf", joined(fronds).shape(), material="leaf", flat=True)
    else:
        snake = variety == "snake_plant"
        pieces: list[Surface] = []
        n = 13 if snake else 20
        for i in range(n):
            t = i / n
            long = tall * (1.0 - 0.4 * t) if snake else tall * 0.95 * (1 - 0.2 * t)
            wide = h * 0.11 if snake else h * 0.13
            q = pot_r * 0.5 * math.sqrt(t)
            yaw = i * 137.5
            a = math.radians(yaw)
            leaf = blade(long, wide, thickness=h * (0.012 if snake else 0.035), peak=0.35 if snake else 0.15, roundness=0.5 if snake else 0.8,
                         bend=-6 if snake else 30 - 50 * t, cup=0.5, columns=10)  # fmt: skip
            pieces.append(
                leaf.placed(
                    rotate=(86 - 14 * t if snake else 78 - 42 * t, 0, yaw),
                    at=(-q * math.sin(a), q * math.cos(a), z0 - h * 0.004 if k.on("pot") else h * 0.015),
                )
            )
        paint = (
            [Paint(kind="stripes", color="#a9c06a", scale=h * 0.05, amount=0.3, softness=0.5, seed=k.seed)]
            if snake
            else [Paint(kind="spots", color="#c3dcb0", scale=h * 0.05, amount=0.22, softness=0.2)]
        )
        k.add("leaf", joined(pieces).shape(), material="leaf", paint=paint)
    k.anchor("top", (0, 0, h))


@asset(
    kind="succulent",
    words=("succulent", "echeveria", "agave", "houseleek"),
    about="A succulent rosette of thick pointed leaves, in a small pot.",
    parameters=(length("diameter", 0.14, 0.02, 4.0, words=("diameter", "size", "width")), flag("pot", True)),
    slots={
        "leaf": Material(preset="stem", color="#8fb89a"),
        "pot": Material(preset="glazed_ceramic", color="#e8e2d8"),
        "soil": "gravel",
    },
    adjectives={"potted": {"pot": True}},
)
def succulent(k: Kit) -> None:
    """Golden-angle rosette, small and upright inside."""
    d = k.m("diameter")
    z0 = flowerpot(k, d * 0.36, d * 0.55) if k.on("pot") else d * 0.04
    pieces: list[Surface] = []
    for i in range(42):
        t = i / 41
        long = d * (0.14 + 0.38 * t)
        leaf = blade(long, long * 0.5, thickness=long * 0.16, peak=0.66, roundness=0.6, bend=32, cup=0.3, columns=8)
        pieces.append(leaf.placed(rotate=(82 - 72 * t, 0, i * 137.5), at=(0, 0, z0 + d * (0.1 - 0.08 * t))))
    core = turned([(0, -0.1), (0.12, -0.08), (0.08, 0.06), (0, 0.1)], segments=16, steps=2).placed(
        scale=d, at=(0, 0, z0 + d * 0.04)
    )
    r = d * 0.5
    tips = [
        Paint(
            kind="ellipsoid",
            color="#cfe0c4",
            center=(0, 0, z0 + d * 0.14),
            radii=(r * 0.6, r * 0.6, r * 0.6),
            softness=0.9,
        )
    ]
    k.add("leaf", joined([*pieces, core]).shape(), material="leaf", paint=tips)
