"""What people hold and wear besides clothes: blades, poles, shields, helmets, horns."""

import math
from collections.abc import Sequence

from prompt2mesh.library.people import garments
from prompt2mesh.library.people.figure import Figure
from prompt2mesh.library.people.professions import hat_frame, hat_radius
from prompt2mesh.library.people.vectors import Vec, add, along, euler_of, looking, mix, mul, sub, turn, unit
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Lathe, Sphere, Sweep, Torus


def sword(
    fig: Figure, *, blade: str, grip: str, guard: str, length: float = 0.42, curve: float = 0.0, wide: float = 0.014,
    left: bool = False,
) -> None:  # fmt: skip
    """A sword in the hand; `length` and `wide` (half) as shares of the height, `curve` bows the blade forward."""
    at, thumb = garments.held(fig, left=left)
    h = fig.h
    ahead = turn(fig.s.chest_basis, (0, -1, 0))
    ahead = unit(sub(ahead, mul(thumb, ahead[0] * thumb[0] + ahead[1] * thumb[1] + ahead[2] * thumb[2])))

    def go(up: float, out: float = 0.0) -> Vec:
        return add(along(at, thumb, up * h), mul(ahead, out * h))

    fig.k.rod("sword grip", go(-0.055), go(0.045), 0.008 * h, segments=10, round_caps=True, material=grip)
    fig.k.add("sword guard", Ellipsoid(radii=(0.034 * h, 0.013 * h, 0.006 * h), segments=14), at=go(0.045),
              rotate=euler_of(looking(thumb, ahead)), material=guard)  # fmt: skip
    bow = [(0.045, 0.0), (0.3, 0.06), (0.55, 0.2), (0.8, 0.48), (0.97, 0.86), (1.0, 1.0)]
    path = [go(0.02), *(go(0.045 + length * s, -curve * c) for s, c in bow)]
    w, t = wide * h, 0.0026 * h
    profile = [(-t, 0.0), (0.0, -w), (t, 0.0), (0.0, w)]
    shape = Sweep(path=path, profile=profile, radii=[0.4, 1.0, 1.0, 0.95, 0.9, 0.6, 0.08], smooth=True, resolution=3)
    fig.k.add("sword blade", shape, material=blade)


def pole(
    fig: Figure, name: str, *, slot: str, below: float, above: float, radius: float = 0.009, left: bool = False
) -> Vec:
    """A staff in the hand, `below` and `above` the grip in shares of the height; returns its upper end."""
    at, thumb = garments.held(fig, left=left)
    h = fig.h
    low = along(at, thumb, -below * h)
    if low[2] < 0.0:  # it stands on the ground
        low = along(at, thumb, -(at[2] - 0.002 * h) / max(thumb[2], 0.2))
    top = along(at, thumb, above * h)
    fig.k.rod(name, low, top, radius * h, radius * 0.85 * h, segments=12, round_caps=True, material=slot)
    return top


def spear_head(fig: Figure, tip: Vec, *, slot: str, left: bool = False) -> None:
    """A leaf-shaped point on a pole's upper end."""
    _, thumb = garments.held(fig, left=left)
    h = fig.h
    path = [along(tip, thumb, d * h) for d in (-0.02, 0.0, 0.04, 0.09, 0.14)]
    profile = [(-0.006 * h, 0.0), (0.0, -0.022 * h), (0.006 * h, 0.0), (0.0, 0.022 * h)]
    shape = Sweep(path=path, profile=profile, radii=[0.4, 0.45, 1.0, 0.6, 0.05], smooth=True, resolution=3)
    fig.k.add("spear head", shape, material=slot)


def axe_head(fig: Figure, tip: Vec, *, slot: str, size: float = 0.09) -> None:
    """A bearded axe head just below a pole's upper end, its edge forward."""
    _, thumb = garments.held(fig)
    h = fig.h
    ahead = turn(fig.s.chest_basis, (0, -1, 0))
    root = along(tip, thumb, -0.03 * h)
    path = [along(root, ahead, d * size * h) for d in (-0.25, 0.1, 0.5, 0.9, 1.0)]
    t = 0.012 * h
    profile = [(-t, -size * 0.3 * h), (t, -size * 0.3 * h), (t, size * 0.3 * h), (-t, size * 0.3 * h)]
    shape = Sweep(path=path, profile=profile, radii=[0.8, 0.7, 1.1, 2.1, 2.2], smooth=True, resolution=2)
    fig.k.add("axe head", shape, material=slot)


def round_shield(fig: Figure, *, board: str, rim: str, boss: str, radius: float = 0.16, left: bool = True) -> None:
    """A round shield on the forearm, its face outwards and forwards."""
    side = 1 if left else 0
    s, h = fig.s, fig.h
    middle = mix(s.elbows[side], s.wrists[side], 0.62)
    out = turn(s.chest_basis, (0.75 if left else -0.75, -0.66, 0.0))
    r = radius * h
    with fig.k.group("shield", at=along(middle, out, 0.03 * h), rotate=euler_of(looking(out, (0, 0, 1)))):
        dish = [(0.0, 0.0), (r, -0.12 * r), (r, -0.05 * r), (0.6 * r, 0.06 * r), (0.0, 0.1 * r)]
        fig.k.add("shield board", Lathe(profile=dish, segments=32), material=board)
        fig.k.add("shield rim", Torus(radius=r, tube=0.05 * r, segments=32, tube_segments=8), at=(0, 0, -0.08 * r),
                  material=rim)  # fmt: skip
        fig.k.add("shield boss", Sphere(radius=0.22 * r, segments=18), at=(0, 0, 0.07 * r), scale=(1, 1, 0.6),
                  material=boss)  # fmt: skip


def helmet(
    fig: Figure, *, slot: str, rim: str | None = None, point: float = 0.0, neck: float = 0.0, nose: bool = False,
) -> None:  # fmt: skip
    """A domed helmet; `point` raises its top and `neck` flares a guard, in radii of the head."""
    with hat_frame(fig, z=0.2):
        r = hat_radius(fig)
        t = 0.06 * r
        dome = [
            (r + t, 0.0),
            (1.0 * r + t, 0.35 * r),
            (0.84 * r + t, 0.75 * r),
            (0.5 * r + t, (1.05 + 0.5 * point) * r),
        ]
        inner = [(0.46 * r, 1.0 * r), (0.84 * r, 0.7 * r), (1.0 * r, 0.3 * r), (r, 0.0)]
        profile = [*dome, (0.0, (1.14 + point) * r + t), (0.0, 1.08 * r), *inner]
        fig.k.add("helmet", Lathe(profile=profile, segments=32), material=slot)
        if rim:
            fig.k.add("helmet rim", Torus(radius=1.04 * r, tube=0.065 * r, segments=32, tube_segments=8),
                      at=(0, 0, 0.02 * r), material=rim)  # fmt: skip
        if nose:
            fig.k.add("helmet nose guard", Box(size=(0.16 * r, 0.07 * r, 0.75 * r)), at=(0, -1.03 * r, -0.6 * r),
                      material=rim or slot, bevel=0.02 * r)  # fmt: skip
        if neck > 0:
            flare = [(1.02 * r, 0.12 * r), ((1.3 + 0.2 * neck) * r, -0.45 * neck * r),
                     ((1.36 + 0.2 * neck) * r, -0.45 * neck * r), (1.1 * r, 0.14 * r)]  # fmt: skip
            guard = Lathe(profile=flare, closed=True, segments=24, angle=230)
            fig.k.add("helmet neck guard", guard, rotate=(0, 0, -25), material=slot)


def horns(fig: Figure, *, slot: str, length: float = 0.42, z: float = 0.3, forward: bool = False) -> None:
    """A pair of horns on the head or its helmet; `length` in heads."""
    n = fig.head_size
    with fig.head_frame():
        y = -0.12 if forward else 0.02
        x = 0.2 if forward else 0.33
        lift = 0.42 if forward else z
        path = [(x, y, lift - 0.05), (x + 0.26 * length, y, lift + 0.06), (x + 0.5 * length, y - 0.05, lift + 0.5 * length),
                (x + 0.38 * length, y - 0.12, lift + 1.0 * length)]  # fmt: skip
        fig.k.tube("horn", [mul(p, n) for p in path], 0.085 * n, radii=[1.0, 0.9, 0.6, 0.1], segments=10, resolution=3,
                   material=slot, mirror=True)  # fmt: skip


def headband(fig: Figure, *, slot: str, z: float = 0.24, tube: float = 0.03) -> None:
    """A band of cloth round the brow; sizes in heads."""
    n = fig.head_size
    ring = [
        (0.37 * math.sin(a) * n, (0.05 - 0.43 * math.cos(a)) * n, z * n) for a in (i * math.pi / 8 for i in range(16))
    ]
    with fig.head_frame():
        fig.k.tube("headband", ring, tube * n, closed=True, segments=8, resolution=2, material=slot)


def ball_at_foot(fig: Figure, *, slot: str, patch: str, radius_m: float) -> None:
    """A ball with dark patches in front of the right foot."""
    r = radius_m
    ankle = fig.s.ankles[0]
    with fig.k.group("ball", at=(ankle[0] - 0.02 * fig.h, ankle[1] - 0.1 * fig.h - r, r)):
        fig.k.add("ball", Sphere(radius=r, segments=28), material=slot)
        for tilt, count in ((0.0, 1), (63.4, 5), (116.6, 5), (180.0, 1)):
            a = math.radians(tilt)
            at: Vec = (r * 0.985 * math.sin(a), 0.0, r * 0.985 * math.cos(a))
            fig.k.add("ball patch", Ellipsoid(radii=(0.3 * r, 0.3 * r, 0.03 * r), segments=10), at=at,
                      rotate=(0.0, tilt, 0.0), material=patch,
                      instances=Radial(count=count) if count > 1 else None)  # fmt: skip


def bands(fig: Figure, name: str, rows: Sequence[float], *, slot: str, high: float, gap: float = 0.006) -> None:
    """Overlapping bands of armour or cloth round the trunk; `rows` are lower edges in torso lengths from the waist."""
    for i, up in enumerate(rows):
        garments.wrap(fig, f"{name} {i + 1}", low=up, high=up + high, start=-180, sweep=359.5, slot=slot, points=33,
                      rows=3, gap=gap, thick=0.006)  # fmt: skip
