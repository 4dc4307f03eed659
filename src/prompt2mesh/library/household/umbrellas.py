"""Umbrellas and parasols, open or closed."""

import math
from collections.abc import Callable

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import (
    Cylinder,
    Lathe,
    PolyMesh,
    Sphere,
    Sweep,
    Torus,
)


@asset(
    kind="umbrella",
    words=("umbrella", "parasol", "beach umbrella", "brolly", "cocktail umbrella"),
    about="An umbrella with ribs and a crook handle; open or closed, of one colour or in a rainbow of panels.",
    parameters=(
        length("height", 0.95, 0.06, 4.0, words=("height", "tall", "high", "length", "long")),
        length("diameter", 1.1, 0.06, 5.0, words=("diameter", "width", "wide")),
        count("panels", 8, 5, 16, words=("panels", "ribs")),
        choice("colors", "plain", "rainbow", "striped"),
        choice("handle", "crook", "straight"),
    ),
    slots={"canopy": Material(preset="nylon", color="#c4303b"), "second": Material(preset="nylon", color="#f4efe4"), "metal": "steel", "handle": "walnut",
           **{f"color {i + 1}": Material(preset="nylon", color=c) for i, c in enumerate(("#e0312e", "#f07f1e", "#f6cf2a", "#3f9f45", "#2f78c8", "#3b3f9c", "#8a3fa0"))}},
    main_slot="canopy",
    states=("closed", "open", "folded"),
    adjectives={"rainbow": {"colors": "rainbow", "panels": 14}, "rainbow-colored": {"colors": "rainbow", "panels": 14}, "colorful": {"colors": "rainbow", "panels": 14}, "striped": {"colors": "striped"}, "beach": {"height": 2.2, "diameter": 2.0, "handle": "straight", "colors": "striped"}, "cocktail": {"height": 0.1, "diameter": 0.09, "handle": "straight"}},
    parts={"fabric": "canopy", "panel": "canopy", "rib": "rib", "shaft": "shaft"},
)  # fmt: skip
def umbrella(k: Kit) -> None:
    """Panels sag between their ribs; closed, they wrap the shaft in folds."""
    h, n = k.m("height"), k.n("panels")
    r = k.m("diameter") / 2
    closed = k.state("closed") or k.state("folded")
    shaft = max(h * 0.0075, r * 0.008)
    crook = h * 0.09
    low = crook if k.s("handle") == "crook" else 0.0
    colors = k.s("colors")

    def slot(i: int) -> str:
        if colors == "rainbow":
            return f"color {i % 7 + 1}"
        return "second" if colors == "striped" and i % 2 else "canopy"

    k.rod("shaft", (0, 0, low), (0, 0, h), shaft, material="metal")
    k.add(
        "ferrule",
        Lathe(
            profile=[
                (0, -h * 0.015),
                (shaft * 2.2, -h * 0.015),
                (shaft * 1.8, h * 0.01),
                (shaft * 1.2, h * 0.025),
                (0, h * 0.03),
            ],
            segments=24,
        ),
        at=(0, 0, h),
        material="metal",
    )
    if k.s("handle") == "crook":
        path = [
            (0, 0, low + h * 0.14),
            (0, 0, low),
            (crook * 0.12, 0, crook * 0.42),
            (crook * 0.55, 0, shaft * 2.3),
            (crook * 1.1, 0, crook * 0.3),
            (crook * 1.24, 0, crook * 0.85),
        ]
        k.tube("handle", path, shaft * 2.2, segments=20, resolution=8, material="handle")
    else:
        k.add(
            "handle",
            Lathe(
                profile=[
                    (0, 0),
                    (shaft * 1.6, 0),
                    (shaft * 2.4, h * 0.02),
                    (shaft * 1.8, h * 0.08),
                    (shaft * 2.2, h * 0.14),
                    (0, h * 0.15),
                ],
                smooth=True,
                segments=28,
            ),
            material="handle",
        )
    drop = min(r * 0.52, h * 0.5)
    if closed:
        _closed_canopy(k, h, r, n, shaft, slot)
    else:
        thick = max(r * 0.004, 0.0004)
        for i in range(n):
            k.add(
                f"canopy panel {i + 1}",
                _panel(r, drop, n, thick),
                at=(0, 0, h * 0.985),
                rotate=(0, 0, 360 / n * i),
                material=slot(i),
                smooth=True,
            )
        rib = [(r * f, 0.0, h * 0.985 - drop * f**2.0 - thick * 1.2) for f in (0.0, 0.2, 0.4, 0.6, 0.8, 0.99)]
        ribs = Radial(count=n, start=0)
        k.add("rib", Sweep(path=rib, radius=shaft * 0.42, segments=8), instances=ribs, material="metal")
        tip = rib[-1]
        k.add(
            "rib tip",
            Sphere(radius=shaft * 0.9, segments=12),
            at=(r * 1.0, 0, tip[2]),
            instances=ribs,
            material="metal",
        )
        runner = h * 0.985 - drop * 0.72
        k.add(
            "runner",
            Cylinder(radius=shaft * 2.2, height=h * 0.03),
            at=(0, 0, runner - h * 0.015),
            material="metal",
            bevel=shaft * 0.3,
        )
        k.rod(
            "stretcher",
            (shaft, 0, runner),
            (r * 0.5, 0, h * 0.985 - drop * 0.25 - thick),
            shaft * 0.34,
            segments=8,
            material="metal",
            instances=ribs,
        )
        k.add(
            "crown",
            Lathe(
                profile=[(0, -r * 0.03), (r * 0.05, -r * 0.02), (shaft * 2.4, r * 0.008), (0, r * 0.012)], segments=28
            ),
            at=(0, 0, h * 0.99),
            material="metal",
        )
    k.anchor("grip", (0, 0, low + h * 0.1), normal=(0, -1, 0), radius=shaft * 2.2)
    if not closed:
        k.anchor("under", (0, 0, 0), half_size=(r * 0.8, r * 0.8), round=True, height=h - drop)


def _panel(r: float, drop: float, n: int, thick: float) -> PolyMesh:
    """One gore of an open canopy from rib to rib, sagging between them, with a scalloped hem."""
    half = math.pi / n
    rows, columns = 12, 8
    vertices: list[tuple[float, float, float]] = []
    start = 0.03
    for side in (0.0, -thick):
        for j in range(rows + 1):
            f = start + (1 - start) * j / rows
            for i in range(columns + 1):
                u = 2 * i / columns - 1
                sag = (1 - u * u) * f
                a = half + u * half * 0.999
                out = r * f * (1 - 0.055 * sag)
                z = -drop * f**2.0 - r * 0.045 * sag * (1 - 0.5 * f) + (r * 0.02 * sag if j == rows else 0.0)
                vertices.append((out * math.cos(a), out * math.sin(a), z + side))
    row, layer = columns + 1, (columns + 1) * (rows + 1)
    faces: list[list[int]] = []
    for j in range(rows):
        for i in range(columns):
            a = j * row + i
            faces += [
                [a, a + row, a + row + 1, a + 1],
                [a + layer, a + layer + 1, a + layer + row + 1, a + layer + row],
            ]
    border = [
        *range(row - 1),
        *(j * row + columns for j in range(rows)),
        *(rows * row + i for i in range(columns, 0, -1)),
        *(j * row for j in range(rows, 0, -1)),
    ]
    faces += [[a, b, b + layer, a + layer] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
    return PolyMesh(vertices=vertices, faces=faces)


def _closed_canopy(k: Kit, h: float, r: float, n: int, shaft: float, pick: Callable[[int], str]) -> None:
    """Folded cloth: a star-shaped section that fattens downwards and is drawn in by a strap."""
    top, long = h * 0.985, min(r * 1.02, h * 0.72)
    sectors = n
    for s in range(sectors):
        vertices: list[tuple[float, float, float]] = []
        rows, columns = 16, 8
        for side in (1.0, 0.0):
            for j in range(rows + 1):
                f = j / rows
                body = shaft * 1.2 + r * 0.085 * math.sin(math.pi * min(1.0, f * 0.72 + 0.03)) * (
                    1 - 0.45 * math.exp(-(((f - 0.62) / 0.08) ** 2))
                )
                for i in range(columns + 1):
                    u = i / columns
                    a = 2 * math.pi * (s + u) / n + 0.9 * f
                    out = body * (1 + 0.24 * math.cos(2 * math.pi * u)) if side else shaft * 0.6
                    vertices.append((out * math.cos(a), out * math.sin(a), top - long * f))
        row, layer = columns + 1, (columns + 1) * (rows + 1)
        faces: list[list[int]] = []
        for j in range(rows):
            for i in range(columns):
                a = j * row + i
                faces += [
                    [a, a + row, a + row + 1, a + 1],
                    [a + layer, a + layer + 1, a + layer + row + 1, a + layer + row],
                ]
        border = [
            *range(row - 1),
            *(j * row + columns for j in range(rows)),
            *(rows * row + i for i in range(columns, 0, -1)),
            *(j * row for j in range(rows, 0, -1)),
        ]
        faces += [[a, b, b + layer, a + layer] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
        k.add(f"canopy panel {s + 1}", PolyMesh(vertices=vertices, faces=faces), material=pick(s), smooth=True)
    k.add(
        "strap",
        Torus(radius=shaft * 1.2 + r * 0.062, tube=r * 0.012, segments=32, tube_segments=8),
        at=(0, 0, top - long * 0.62),
        scale=(1, 1, 1.6),
        material=pick(0),
    )
