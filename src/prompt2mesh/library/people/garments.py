"""Garments laid over a drawn figure: skirts, coats, aprons, capes, collars, ties, straps."""

import itertools
import math
from collections.abc import Sequence

from prompt2mesh.library.people import bodies
from prompt2mesh.library.people.figure import Figure
from prompt2mesh.library.people.surface import distance, girdle, surface_point
from prompt2mesh.library.people.vectors import Vec, along, euler_of, into, mul, norm, place, sub, turn, unit
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Blob, Extrude, Loft, PolyMesh, Section, Sphere, Torus


def sheet(
    fig: Figure, name: str, rows: Sequence[Sequence[Vec]], *, thick: float, slot: str, outward: Vec | None = None
) -> None:
    """A closed sheet through a grid of points, thickened towards `outward` or away from the body's axis."""
    r, c = len(rows), len(rows[0])
    inner = [p for row in rows for p in row]
    middle = mul((sum(p[0] for p in inner), sum(p[1] for p in inner), sum(p[2] for p in inner)), 1 / len(inner))
    axis = fig.s.waist
    outer: list[Vec] = []
    for i in range(r):
        for j in range(c):
            here = rows[i][j]
            across = sub(rows[i][min(j + 1, c - 1)], rows[i][max(j - 1, 0)])
            down = sub(rows[min(i + 1, r - 1)][j], rows[max(i - 1, 0)][j])
            n = unit((across[1] * down[2] - across[2] * down[1], across[2] * down[0] - across[0] * down[2],
                      across[0] * down[1] - across[1] * down[0]))  # fmt: skip
            away = outward or sub(here, axis if norm(sub(middle, axis)) > 1e-6 else middle)
            sign = 1.0 if n[0] * away[0] + n[1] * away[1] + n[2] * away[2] >= 0 else -1.0
            outer.append(along(here, n, sign * thick))
    count = r * c
    faces: list[list[int]] = []
    for i in range(r - 1):
        for j in range(c - 1):
            a, b, d, e = i * c + j, i * c + j + 1, (i + 1) * c + j, (i + 1) * c + j + 1
            faces += [[a, d, e, b], [count + a, count + b, count + e, count + d]]
    for j in range(c - 1):
        low = (r - 1) * c + j
        faces += [[j, j + 1, count + j + 1, count + j], [low, count + low, count + low + 1, low + 1]]
    for i in range(r - 1):
        a, d = i * c, (i + 1) * c
        faces.append([a, count + a, count + d, d])
        a, d = a + c - 1, d + c - 1
        faces.append([a, d, count + d, count + a])
    fig.k.add(name, PolyMesh(vertices=[*inner, *outer], faces=faces), material=slot, smooth=False)


def clothed(fig: Figure) -> list[Blob]:
    """The trunk and the hips together, for things worn over both."""
    return [*fig.trunk, *bodies.pelvis(fig.s, grow=fig.look.clothes.loose * fig.h)]


def wrap(
    fig: Figure, name: str, *, low: float, high: float, start: float, sweep: float, slot: str, thick: float = 0.004, rows: int = 6,
    points: int = 13, top_sweep: float | None = None, gap: float = 0.001, blobs: list[Blob] | None = None,
) -> None:  # fmt: skip
    """A band of cloth lying on the trunk.

    Args:
        fig: The figure.
        name: Name of the part.
        low: Height of the lower edge in torso lengths from the waist.
        high: Height of the upper edge.
        start: Angle from the front, degrees, at which the lower edge starts; the cloth runs towards +x.
        sweep: How far round it goes.
        slot: Material.
        thick: Thickness as a share of the height.
        rows: Rows of points.
        points: Points in a row.
        top_sweep: Sweep at the upper edge, about the same middle.
        gap: Distance to the body, as a share of the height.
        blobs: What it lies on, the trunk by default.
    """
    s = fig.s
    under = blobs or clothed(fig)
    top = sweep if top_sweep is None else top_sweep
    grid: list[list[Vec]] = []
    for i in range(rows):
        share = i / (rows - 1)
        up = low + (high - low) * share
        basis = s.hip_basis if up < 0 else s.chest_basis
        center = place(s.waist, basis, (0, 0, up * s.size.torso))
        wide = sweep + (top - sweep) * share
        first = start + (sweep - wide) / 2
        ring = girdle(
            under, fig.soft, center, basis, reach=0.3 * fig.h, points=points, start=first, sweep=min(wide, 359.9)
        )
        grid.append([along(p, unit(sub(p, center)), gap * fig.h) for p in ring])
    sheet(fig, name, grid, thick=thick * fig.h, slot=slot)


def skirt(
    fig: Figure, name: str, *, length: float, flare: float, slot: str, pleats: int = 12, depth: float = 0.05, up: float = 0.0,
    width: float = 0.0,
) -> None:  # fmt: skip
    """A skirt, gown or the lower part of a robe.

    Args:
        fig: The figure.
        name: Name of the part.
        length: Share of the leg that it covers; 1 reaches the ground.
        flare: How far the hem stands off, as a share of the height.
        slot: Material.
        pleats: Folds around.
        depth: Depth of the folds at the hem, as a share of the radius.
        up: Where it begins, in torso lengths above the waist.
        width: Extra width all along, as a share of the height.
    """
    s, z = fig.s, fig.look.size
    if not fig.look.pose.upright:
        _seated_skirt(fig, name, length=length, slot=slot)
        return
    start = (0.36 - 0.06 + up) * z.torso
    end = -length * (0.06 * z.torso + z.leg - 0.006 * fig.h)
    under = clothed(fig)
    sections: list[Section] = []
    legs = [into(s.hip_basis, sub(p, s.pelvis)) for pair in (s.knees, s.ankles) for p in pair]
    rows = 9
    for i in range(rows):
        share = i / (rows - 1)
        zz = start + (end - start) * share
        center = place(s.pelvis, s.hip_basis, (0, 0, max(zz, -0.02 * z.torso)))
        ring = [
            into(s.hip_basis, sub(p, s.pelvis))
            for p in girdle(under, fig.soft, center, s.hip_basis, reach=0.3 * fig.h, points=12)
        ]
        rx = max(abs(p[0]) for p in ring)
        ry = (max(p[1] for p in ring) - min(p[1] for p in ring)) / 2
        cy = (max(p[1] for p in ring) + min(p[1] for p in ring)) / 2
        below = max(0.0, -zz / max(-end, 1e-6))
        need = [p for p in legs if p[2] < zz + 0.2 * z.leg] if below > 0.2 else []
        rx = max([rx, *(abs(p[0]) + 0.035 * z.bulk for p in need)])
        front = max([0.0, *(-p[1] - ry + cy + 0.04 * z.bulk for p in need)])
        back = max([0.0, *(p[1] - ry - cy + 0.04 * z.bulk for p in need)])
        ry, cy = ry + (front + back) / 2, cy + (back - front) / 2
        extra = flare * fig.h * max(0.0, share) ** 1.2 + (0.004 + width) * fig.h
        outline: list[tuple[float, float]] = []
        n = max(pleats * 5, 40)
        for j in range(n):
            a = 2 * math.pi * j / n
            fold = 1 + depth * share * (math.cos(pleats * a) + 0.35 * math.cos((pleats // 2 + 1) * a + 1.0))
            outline.append(((rx + extra) * fold * math.cos(a), (ry + extra) * fold * math.sin(a)))
        sections.append(Section(center=(0, cy, zz), outline=outline))
    with fig.k.group(f"{name} frame", at=s.pelvis, rotate=euler_of(s.hip_basis)):
        fig.k.add(name, Loft(sections=sections[::-1], resolution=2), material=slot, smooth=False)


def _seated_skirt(fig: Figure, name: str, *, length: float, slot: str) -> None:
    s = fig.s
    grow = 0.016 * fig.h
    blobs = bodies.pelvis(s, grow=grow)
    for side in (0, 1):
        blobs += bodies.leg(s, side, grow=grow, until=max(0.5, min(1.75, length * 2)), hem=0.012 * fig.h)
    blobs.append(bodies.cone(s.pelvis, mul((s.knees[0][0] + s.knees[1][0], s.knees[0][1] + s.knees[1][1], s.knees[0][2] + s.knees[1][2]), 0.5),
                             0.05 * s.size.bulk, 0.03 * s.size.bulk))  # fmt: skip
    fig.k.add(name, Blend(blobs=blobs, smoothness=0.05 * fig.h, resolution=33), material=slot, smooth=True)


def cape(fig: Figure, *, slot: str, length: float = 0.9, flare: float = 0.11, name: str = "cape") -> None:
    """A cape that hangs from the shoulders down the back."""
    s, z = fig.s, fig.look.size
    rows, cols = 12, 17
    drop = length * (z.torso + z.leg) if fig.look.pose.upright else length * z.torso * 1.1
    sh = 0.093 * z.frame * z.shoulders
    grid: list[list[Vec]] = []
    for i in range(rows):
        share = i / (rows - 1)
        row: list[Vec] = []
        for j in range(cols):
            a = -1 + 2 * j / (cols - 1)
            half = sh * (0.55 + 0.75 * min(1.0, share * 5)) + flare * fig.h * share
            fold = 0.018 * fig.h * share * math.cos(j * 1.55)
            x = a * half
            front = (1 - min(1.0, share * 4)) * abs(a) ** 3 * -0.05 * fig.h
            y = (
                0.056 * z.bulk
                + 0.02 * fig.h
                + 0.10 * fig.h * share * share
                + fold
                - (a * a) * 0.045 * fig.h * (1 - 0.3 * share)
                + front
            )
            zz = 0.285 * z.torso - 0.10 * z.torso * a * a * min(1, share * 4 + 0.3) - drop * share
            row.append(place(s.chest, s.chest_basis, (x, y, zz)))
        grid.append(row)
    sheet(fig, name, grid, thick=0.005 * fig.h, slot=slot, outward=turn(s.chest_basis, (0, 1, 0)))


def collar_ring(
    fig: Figure, name: str, *, slot: str, tube: float = 0.014, wide: float = 0.034, drop: float = 0.0
) -> None:
    """A rolled collar, scarf or fur around the neck; sizes as shares of the height."""
    path: list[Vec] = []
    for i in range(18):
        a = 2 * math.pi * i / 18
        r = wide * fig.look.size.bulk
        p = (r * math.cos(a), 0.9 * r * math.sin(a) + 0.006 * fig.h, -drop * fig.h * (0.5 - 0.5 * math.sin(a)))
        path.append(place(fig.s.neck, fig.s.chest_basis, p))
    fig.k.tube(name, path, tube * fig.h, closed=True, segments=14, resolution=3, material=slot)


def tie(fig: Figure, *, slot: str, low: float = -0.08, bow: bool = False) -> None:
    """A necktie on the front of the shirt, or a bow tie."""
    from prompt2mesh.library.clothing.hats import ribbon_bow  # noqa: PLC0415

    h = fig.h
    if bow:
        at = fig.on_chest(0, 0.60, out=0.006 * h)
        with fig.k.group("bow tie", at=at, rotate=euler_of(fig.s.chest_basis)):
            ribbon_bow(fig.k, 0.075 * h, slot=slot, tails=False)
        return
    rows: list[list[Vec]] = []
    widths = ((0.0, 0.014), (0.06, 0.012), (0.09, 0.008), (0.5, 0.014), (0.9, 0.020), (1.0, 0.003))
    for i in range(15):
        share = i / 14
        up = 0.60 + (low - 0.60) * share
        half = _line(widths, share) * h
        rows.append([fig.on_chest(x * half, up, out=0.002 * h) for x in (-1, -0.5, 0, 0.5, 1)])
    sheet(fig, "tie", rows, thick=0.006 * h, slot=slot, outward=turn(fig.s.chest_basis, (0, -1, 0)))


def open_collar(fig: Figure, *, slot: str, low: float = 0.10, shirt: str | None = None, name: str = "lapel") -> None:
    """Lapels that frame a V of shirt from the neck to the waist."""
    h = fig.h
    if shirt:
        rows = [[fig.on_chest(x * 0.045 * h * share, low + (0.60 - low) * share, out=0.001 * h) for x in (-1, -0.5, 0, 0.5, 1)]
                for share in (0.08, 0.2, 0.32, 0.44, 0.56, 0.68, 0.8, 0.92, 1.0)]  # fmt: skip
        sheet(fig, "shirt front", rows, thick=0.003 * h, slot=shirt, outward=turn(fig.s.chest_basis, (0, -1, 0)))
    for side, x in (("right", -1), ("left", 1)):
        rows: list[list[Vec]] = []
        for i in range(12):
            share = i / 11
            up = low + (0.62 - low) * share
            inner = 0.045 * h * share
            wide = (
                _line(((0.0, 0.004), (0.3, 0.026), (0.55, 0.040), (0.62, 0.028), (0.8, 0.030), (1.0, 0.020)), share) * h
            )
            rows.append([fig.on_chest(x * (inner + wide * t), up, out=0.003 * h) for t in (0.0, 0.5, 1.0)])
        sheet(fig, f"{name} {side}", rows, thick=0.005 * h, slot=slot, outward=turn(fig.s.chest_basis, (0, -1, 0)))


def _line(table: Sequence[tuple[float, float]], x: float) -> float:
    for (x0, y0), (x1, y1) in itertools.pairwise(table):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return table[-1][1]


def vest(fig: Figure, name: str, *, slot: str, low: float = -0.06, opening: float = 0.05, grow: float = 0.005) -> None:
    """A sleeveless garment over the shirt, open in front by `opening` (share of the height) at the neck.

    Args:
        fig: The figure.
        name: Name of the part.
        slot: Material.
        low: Lower edge in torso lengths from the waist.
        opening: Half width of the opening at the neck, as a share of the height; 0 closes it.
        grow: How far it stands off the shirt, as a share of the height.
    """
    s, h, b = fig.s, fig.h, fig.look.size.bulk
    more = fig.look.clothes.loose * h + grow * h
    blobs = bodies.torso(s, grow=more, hips=True)
    for side, sign in ((0, -1), (1, 1)):
        out = turn(s.chest_basis, (sign, 0, 0))
        blobs.append(bodies.ball(along(s.shoulders[side], out, 0.062 * b), 0.062 * b, subtract=True))
    blobs.append(bodies.ball(place(s.neck, s.chest_basis, (0, -0.01 * h, 0.035 * b)), 0.052 * b, subtract=True))
    if opening > 0:
        front = -0.085 * b - 0.03 * h
        top = place(s.chest, s.chest_basis, (0, front, 0.30 * s.size.torso))
        end = place(s.pelvis, s.hip_basis, (0, front - 0.02 * h, -0.1 * s.size.torso))
        blobs.append(bodies.cone(top, end, 0.06 * b + opening * h * 0.5, 0.062 * h, subtract=True))
    cut = Cutaway(point=place(s.waist, s.hip_basis, (0, 0, low * s.size.torso)), normal=turn(s.hip_basis, (0, 0, -1)))
    fig.k.add(name, Blend(blobs=blobs, smoothness=0.010 * b, resolution=33), material=slot, modifiers=[cut])


def strap(
    fig: Figure, name: str, points: Sequence[tuple[float, float, bool]], *, slot: str, wide: float = 0.012
) -> None:
    """A strap over the trunk through (x in shares of height, up in torso lengths, at the back?) points."""
    s, h = fig.s, fig.h
    blobs = clothed(fig)
    path: list[Vec] = []
    for x, up, behind in points:
        start = place(s.waist, s.chest_basis, (x * h, 0, up * s.size.torso))
        if up > 0.66:
            direction = turn(s.chest_basis, (0, 0, 1))
            start = place(s.waist, s.chest_basis, (x * h, 0.004 * h, 0.45 * s.size.torso))
        else:
            direction = turn(s.chest_basis, (0, 1 if behind else -1, 0))
        path.append(along(surface_point(blobs, fig.soft, start, direction, reach=0.3 * h), direction, 0.002 * h))
    dense = [path[0]]
    for a, b in itertools.pairwise(path):
        for t in (0.5, 1.0):
            p = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)
            for _ in range(3):
                d = distance(blobs, fig.soft, p)
                away = unit(
                    sub(
                        p, place(s.waist, s.chest_basis, (p[0] * 0.3, 0, into(s.chest_basis, sub(p, s.waist))[2] * 0.7))
                    )
                )
                if d < 0.002 * h:
                    p = along(p, away, 0.002 * h - d)
            dense.append(p)
    fig.k.tube(name, dense, wide * 0.62 * h, segments=12, resolution=3, material=slot)


def badge(fig: Figure, name: str, *, x: float, up: float, size: float, slot: str, points: int = 5) -> None:
    """A star on the chest; `size` as a share of the height."""
    from prompt2mesh.library.outlines import circle, star  # noqa: PLC0415

    r = size * fig.h
    outline = star(points, r, r * 0.5) if points else circle(r, segments=28)
    at = fig.on_chest(x * fig.h, up, out=-0.003 * fig.h)
    with fig.k.group(f"{name} frame", at=at, rotate=euler_of(fig.s.chest_basis)):
        fig.k.add(
            name,
            Extrude(outline=outline, height=0.008 * fig.h, bevel=0.0015 * fig.h),
            rotate=(84, 0, x * 260),
            material=slot,
        )


def ruff(fig: Figure, *, slot: str, size: float = 0.055) -> None:
    """A pleated collar, as clowns wear."""
    n = 14
    path: list[Vec] = []
    for i in range(n * 4):
        a = 2 * math.pi * i / (n * 4)
        wave = 0.010 * fig.h * math.cos(n * a)
        r = size * fig.look.size.bulk
        path.append(place(fig.s.neck, fig.s.chest_basis, (r * math.cos(a), r * math.sin(a), wave + 0.004 * fig.h)))
    fig.k.tube("ruff", path, 0.016 * fig.h, closed=True, segments=10, resolution=2, material=slot)


def halo(fig: Figure, *, slot: str) -> None:
    """A ring of light above the head, held by a thin wire."""
    n = fig.head_size
    with fig.head_frame():
        fig.k.add(
            "halo",
            Torus(radius=0.36 * n, tube=0.035 * n, segments=56, tube_segments=12),
            at=(0, 0.05 * n, 0.72 * n),
            material=slot,
        )
        fig.k.rod("halo wire", (0, 0.36 * n, 0.35 * n), (0, 0.41 * n, 0.72 * n), 0.01 * n, segments=8, material=slot)


def pom_buttons(fig: Figure, count: int, *, slot: str) -> None:
    """Woolly balls down the front."""
    for i in range(count):
        at = fig.on_chest(0, 0.02 + 0.5 * i / max(1, count - 1))
        fig.k.add("pompom", Sphere(radius=0.02 * fig.h, segments=20), at=at, material=slot)


def held(fig: Figure, *, left: bool = False) -> tuple[Vec, Vec]:
    """Where a held thing goes: the grip and the direction of the thumb."""
    side = 1 if left else 0
    basis = bodies.hand_basis(fig.s, side)
    return bodies.grip_point(fig.s, side), turn(basis, (1, 0, 0))
