"""A heap of coins and gems, drawn into any kit that has the slots for it."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.shapes import Lathe, PolyMesh

TREASURE_SLOTS = {"coin": "gold", "gem red": "ruby", "gem green": "emerald", "gem blue": "sapphire", "pearl": "pearl"}


def treasure(
    k: Kit, *, half_x: float, half_y: float, floor: float, level: float, heap: float, round_heap: bool = False
) -> None:
    """Fills a cavity with coins.

    Args:
        k: A kit whose asset has the slots coin and gem red/green/blue.
        half_x: Half the cavity's width, metres.
        half_y: Half its depth.
        floor: Its floor's height.
        level: Height of the heap at the cavity's walls.
        heap: How far the middle rises above `level`.
        round_heap: Whether the cavity is round.
    """
    k.add("coin heap", _mound(half_x, half_y, floor, level, heap, round_heap=round_heap), material="coin")
    size = max(min(half_x, half_y) * 0.115, 0.004)
    poses: list[Transform] = []
    many = 130
    for i in range(many):
        a, share = k.rng.uniform(0, 2 * math.pi), math.sqrt((i + 0.5) / many) * 0.93
        u, v = share * math.cos(a), share * math.sin(a)
        if not round_heap:
            u, v = k.rng.uniform(-0.93, 0.93), k.rng.uniform(-0.93, 0.93)
        z = level + heap * _bulge(u, v, round_heap=round_heap)
        poses.append(
            Transform(
                location=(u * half_x * 0.95, v * half_y * 0.95, z - size * 0.05),
                rotation=(k.rng.uniform(-32, 32), k.rng.uniform(-32, 32), k.rng.uniform(0, 360)),
            )
        )
    rim = Lathe(
        profile=[
            (0, 0),
            (size, 0),
            (size, size * 0.17),
            (size * 0.86, size * 0.17),
            (size * 0.84, size * 0.12),
            (0, size * 0.12),
        ],
        segments=20,
    )
    k.add("coin", rim, instances=Poses(poses=poses), material="coin")
    for number, slot in enumerate(("gem red", "gem green", "gem blue")):
        cut = size * 0.7
        gem = Lathe(
            profile=[(0, 0), (cut, cut * 0.8), (cut, cut * 0.95), (cut * 0.6, cut * 1.3), (0, cut * 1.3)], segments=8
        )
        for j in range(3):
            a = 2 * math.pi * (number * 3 + j) / 9 + k.rng.uniform(-0.3, 0.3)
            share = k.rng.uniform(0.2, 0.75)
            u, v = share * math.cos(a), share * math.sin(a)
            z = level + heap * _bulge(u, v, round_heap=round_heap)
            k.add(
                f"{slot}",
                gem,
                at=(u * half_x, v * half_y, z - cut * 0.3),
                rotate=(k.rng.uniform(-30, 30), k.rng.uniform(-30, 30), 0),
                material=slot,
                flat=True,
            )


def _bulge(u: float, v: float, *, round_heap: bool) -> float:
    if round_heap:
        return max(0.0, 1 - (u * u + v * v))
    return max(0.0, (1 - u * u) * (1 - v * v))


def _mound(
    half_x: float, half_y: float, floor: float, level: float, heap: float, *, round_heap: bool
) -> PolyMesh | Lathe:
    if round_heap:
        steps = [i / 10 for i in range(11)]
        profile = [
            (0.0, floor),
            (half_x * 0.75, floor),
            *(
                (
                    half_x * math.sin(math.pi / 2 * (1 - t)),
                    level + heap * _bulge(math.sin(math.pi / 2 * (1 - t)), 0, round_heap=True),
                )
                for t in steps
            ),
        ]
        return Lathe(profile=profile, segments=40)
    n = 14
    vertices: list[tuple[float, float, float]] = []
    for j in range(n + 1):
        for i in range(n + 1):
            u, v = 2 * i / n - 1, 2 * j / n - 1
            vertices.append((u * half_x, v * half_y, level + heap * _bulge(u, v, round_heap=False)))
    row = n + 1
    faces = [
        [j * row + i, j * row + i + 1, (j + 1) * row + i + 1, (j + 1) * row + i] for j in range(n) for i in range(n)
    ]
    border = [
        *range(n),
        *(j * row + n for j in range(n)),
        *(n * row + i for i in range(n, 0, -1)),
        *(j * row for j in range(n, 0, -1)),
    ]
    first = len(vertices)
    vertices += [(vertices[b][0], vertices[b][1], floor) for b in border]
    m = len(border)
    faces += [[border[(i + 1) % m], border[i], first + i, first + (i + 1) % m] for i in range(m)]
    faces.append([first + i for i in range(m - 1, -1, -1)])
    return PolyMesh(vertices=vertices, faces=faces)
