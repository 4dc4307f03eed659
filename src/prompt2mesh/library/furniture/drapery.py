"""Cloth that hangs or lies: curtains and blankets."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Lathe, PolyMesh, Sphere, Sweep, Torus


def gathered(
    width: float, height: float, *, folds: int, depth: float, pinch: float = 1.0, tie: float = 0.0, thick: float = 0.004
) -> PolyMesh:
    """A hanging cloth in waves, standing on z = 0, its width along x.

    Args:
        width: Metres across at the foot.
        height: Metres.
        folds: Number of waves.
        depth: Of the waves, metres.
        pinch: Width of the head as a share of the foot's.
        tie: Height (share) at which a tie draws it together; 0 for none.
        thick: Of the cloth, metres.
    """
    nx, nz = max(folds * 6, 8), 18 if tie or height > 1.0 else 6
    vertices: list[tuple[float, float, float]] = []
    for side in (-0.5, 0.5):
        for j in range(nz + 1):
            t = j / nz
            share = 1 + (pinch - 1) * t
            if tie:
                gap = (t - tie) / (0.3 if t > tie else 0.35)
                share *= 1 - 0.62 * math.exp(-gap * gap * 1.6)
            amplitude = depth * (0.55 + 0.45 * share) * (1 - 0.25 * t)
            for i in range(nx + 1):
                u = 2 * i / nx - 1
                wave = amplitude * math.sin(u * folds * math.pi + 0.5 * math.sin(3 * t)) / 2
                vertices.append((u * width / 2 * share, wave + side * thick, t * height))
    row, layer = nx + 1, (nx + 1) * (nz + 1)
    faces: list[list[int]] = []
    for j in range(nz):
        for i in range(nx):
            a = j * row + i
            faces += [
                [a, a + 1, a + row + 1, a + row],
                [a + layer, a + layer + row, a + layer + row + 1, a + layer + 1],
            ]
    border = [
        *range(row),
        *(j * row + nx for j in range(1, nz + 1)),
        *(nz * row + i for i in range(nx - 1, -1, -1)),
        *(j * row for j in range(nz - 1, 0, -1)),
    ]
    faces += [[b, a, a + layer, b + layer] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
    return PolyMesh(vertices=vertices, faces=faces)


@asset(
    kind="curtain",
    words=("curtain", "drape", "drapery", "window curtain", "stage curtain"),
    about="A pair of gathered curtains on a rod with finials.",
    parameters=(
        length("height", 2.2, 0.5, 8.0, words=("height", "tall", "high", "length", "long")),
        length("width", 1.8, 0.5, 12.0, words=("width", "wide")),
        flag("tied", False, words=("tie-backs", "ties")),
        flag("valance", False),
    ),
    slots={"cloth": Material(preset="velvet", color="#8a2f3c"), "rod": "brass", "tie": "gold"},
    main_slot="cloth",
    states=("open",),
    adjectives={"stage": {"width": 5.0, "height": 3.5, "tied": True, "valance": True}, "theatre": {"width": 5.0, "height": 3.5, "tied": True, "valance": True}},
)  # fmt: skip
def curtain(k: Kit) -> None:
    """Two halves hang from rings; open or tied they leave the middle free."""
    h, w = k.m("height"), k.m("width")
    opened = k.state("open") or k.on("tied")
    half = w * (0.27 if opened else 0.485)
    folds = max(4, round(min(w, 5.0) * 4.5))
    top = h - 0.05
    k.rod("rod", (-w / 2 - 0.08, 0, h - 0.02), (w / 2 + 0.08, 0, h - 0.02), 0.014, material="rod")
    for sx, side in ((-1, "left"), (1, "right")):
        k.add(f"finial {side}", Sphere(radius=0.035, segments=24), at=(sx * (w / 2 + 0.1), 0, h - 0.02), material="rod")
        x = sx * (w / 2 - half / 2)
        cloth = gathered(
            half, top - 0.01, folds=folds, depth=0.07 if opened else 0.06, tie=0.42 if k.on("tied") else 0.0
        )
        k.add(f"curtain {side}", cloth, at=(x, 0, 0.01), material="cloth", smooth=True)
        rings = max(4, round(half * 9))
        for i in range(rings):
            px = x + ((i + 0.5) / rings - 0.5) * half * 0.98
            k.add(
                "ring",
                Torus(radius=0.022, tube=0.0035, segments=20, tube_segments=8),
                at=(px, 0, h - 0.03),
                rotate=(0, 90, 0),
                material="rod",
            )
        if k.on("tied"):
            k.add(
                f"tie {side}",
                Torus(radius=1.0, tube=0.12, segments=32, tube_segments=10),
                at=(x, 0, h * 0.41),
                scale=(half * 0.22, 0.05, 0.09),
                material="tie",
            )
            k.add(
                f"tie tassel {side}",
                Lathe(
                    profile=[(0.0, 0.16), (0.014, 0.155), (0.018, 0.13), (0.01, 0.12), (0.02, 0.08), (0.024, 0.0)],
                    segments=20,
                ),
                at=(x, -0.055, h * 0.41 - 0.16),
                material="tie",
            )
    if k.on("valance"):
        k.add(
            "curtain valance",
            gathered(w + 0.06, h * 0.16, folds=folds * 2, depth=0.06),
            at=(0, -0.055, h - h * 0.15),
            material="cloth",
            smooth=True,
        )
        k.rod("rod bracket", (0, 0, h - 0.02), (0, -0.05, h - 0.02), 0.012, material="rod")


@asset(
    kind="blanket",
    words=("blanket", "quilt", "patchwork quilt", "throw", "bedspread", "comforter", "duvet"),
    about="A folded blanket, quilt or towel with a fringe or hem.",
    parameters=(
        length("width", 0.5, 0.2, 2.5, words=("width", "wide")),
        length("depth", 0.38, 0.15, 2.5, words=("depth", "deep", "length", "long")),
        count("folds", 4, 2, 8, words=("folds", "layers")),
        choice("shape", "folded", "spread"),
        flag("fringe", False, words=("fringe", "fringes")),
    ),
    slots={"cloth": Material(preset="wool", color="#b5533c"), "trim": Material(preset="cotton", color="#f0e6d0")},
    main_slot="cloth",
    states=("folded", "spread"),
    adjectives={
        "woolen": {"fringe": True}, "woollen": {"fringe": True},
    },
    styles={"vintage": {"fringe": True}},
    style_materials={"vintage": {"cloth": Material(preset="tartan")}},
)  # fmt: skip
def blanket(k: Kit) -> None:
    """Layers joined by round folds on alternate sides, as one cloth; spread, a rippled sheet."""
    w, d, n = k.m("width"), k.m("depth"), k.n("folds")
    if k.state("spread") or (k.s("shape") == "spread" and not k.state("folded")):
        _spread_blanket(k, w * 3, d * 4)
        return
    t = 0.024
    gap = t * 1.08
    path: list[tuple[float, float, float]] = []
    for i in range(n):
        sign = 1 if i % 2 == 0 else -1
        z = t / 2 + gap * i
        reach = d / 2 - gap * 0.5
        for f in (-1.0, -0.5, 0.0, 0.5, 1.0):
            path.append((0.0, sign * f * reach * (1 - 0.012 * i), z + 0.002 * math.cos(f * 3 + i)))
        if i < n - 1:
            path.append((0.0, sign * (reach + gap * 0.42), z + gap / 2))
    half = w / 2
    outline = [
        (-half, -t / 2),
        (-half * 0.9, -t / 2),
        (half * 0.9, -t / 2),
        (half, -t / 2),
        (half + t * 0.25, 0.0),
        (half, t / 2),
        (half * 0.9, t / 2),
        (-half * 0.9, t / 2),
        (-half, t / 2),
        (-half - t * 0.25, 0.0),
    ]
    k.add("blanket", Sweep(path=path, profile=outline, resolution=4), material="cloth")
    top = t + gap * (n - 1)
    for share in (-0.36, -0.3):
        k.add(
            "blanket stripe",
            Sweep(
                path=[
                    (0, y, top + 0.0005 + 0.002 * math.cos(y / (d / 2) * 3 * (1 if n % 2 else -1) + n - 1))
                    for y in (d * share, d * (share + 0.035))
                ],
                profile=[
                    (-half * 0.995, -0.002),
                    (half * 0.995, -0.002),
                    (half * 0.995, 0.0015),
                    (-half * 0.995, 0.0015),
                ],
            ),
            material="trim",
        )
    if k.on("fringe"):
        end = (1 if (n - 1) % 2 == 0 else -1) * (d / 2 - gap * 0.5)
        sign = 1 if end > 0 else -1
        many = max(10, round(w / 0.016))
        gap = w * 0.98 / many
        for i, sway in enumerate((-0.004, 0.001, 0.004)):
            thread = Sweep(
                path=[
                    (0, end * 0.985, top - t / 2),
                    (0, end + sign * 0.018, top - t * 0.7),
                    (sway, end + sign * 0.024, top - t / 2 - 0.035),
                ],
                radius=0.0035,
                segments=6,
                resolution=3,
                round_caps=True,
            )
            k.add(
                "fringe",
                thread,
                at=((i + 0.5) * gap - w * 0.49, 0, 0),
                instances=Linear(count=len(range(i, many, 3)), step=(gap * 3, 0, 0)),
                material="cloth",
            )
    k.anchor("top", (0, 0, top), half_size=(w / 2, d / 2))


def _spread_blanket(k: Kit, w: float, d: float) -> None:
    n = 40
    vertices: list[tuple[float, float, float]] = []
    phase = k.rng.uniform(0, 6)
    for layer in (0.0, 0.016):
        for j in range(n + 1):
            for i in range(n + 1):
                u, v = 2 * i / n - 1, 2 * j / n - 1
                ripple = (
                    0.018
                    * (1 + math.sin(3.1 * u + 2.2 * v + phase) * math.sin(2.7 * v - u))
                    * (0.4 + 0.6 * max(abs(u), abs(v)) ** 3)
                )
                vertices.append(
                    (
                        u * w / 2 * (1 + 0.012 * math.sin(7 * v)),
                        v * d / 2 * (1 + 0.012 * math.sin(6 * u + 1)),
                        layer + ripple,
                    )
                )
    row, size = n + 1, (n + 1) ** 2
    faces: list[list[int]] = []
    for j in range(n):
        for i in range(n):
            a = j * row + i
            faces += [[a + row, a + row + 1, a + 1, a], [a + size, a + size + 1, a + size + row + 1, a + size + row]]
    border = [
        *range(n),
        *(j * row + n for j in range(n)),
        *(n * row + i for i in range(n, 0, -1)),
        *(j * row for j in range(n, 0, -1)),
    ]
    faces += [[a, b, b + size, a + size] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
    k.add("blanket", PolyMesh(vertices=vertices, faces=faces), material="cloth", smooth=True)
    k.anchor("top", (0, 0, 0.05), half_size=(w / 2, d / 2))
