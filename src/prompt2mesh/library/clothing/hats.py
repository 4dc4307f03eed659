"""Hats as drawings: each stands with its rim on z = 0 around a head of radius `r`, front towards −y.

Shared by the hats people ask for on their own and by the figures that wear
them; slots are named by the caller.
"""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.people.bodies import chain, cone, egg
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Box, Extrude, Lathe, Loft, PolyMesh, Section, Sphere, Sweep, Torus

Profile = list[tuple[float, float]]


def top_hat(k: Kit, r: float, *, height: float, hat: str, band: str) -> None:
    """A cylinder with a waist, a ribbon and a curled brim."""
    t = 0.035 * r
    h = height
    k.add("crown", Lathe(profile=[(r, 0), (0.97 * r, 0.3 * h), (0.98 * r, 0.6 * h), (1.07 * r, 0.94 * h), (1.04 * r, h),
                                  (0, h), (0, h - 2 * t), (0.95 * r, h - 2 * t), (0.9 * r, 0.5 * h), (0.94 * r, 0)],
                         closed=True, segments=48), material=hat)  # fmt: skip
    k.add(
        "ribbon",
        Lathe(
            profile=[(0.97 * r, 0), (1.04 * r, 0), (1.015 * r, 0.26 * h), (0.95 * r, 0.26 * h)],
            closed=True,
            segments=48,
        ),
        at=(0, 0, 0.02 * h),
        material=band,
    )
    with k.group("brim", scale=(1.0, 1.08, 1.0)):
        k.add("brim plate", Lathe(profile=[(0.93 * r, -t * 0.4), (1.25 * r, -t), (1.5 * r, 0.02 * r), (1.56 * r, 0.09 * r), (1.52 * r, 0.12 * r),
                                           (1.44 * r, 0.06 * r), (1.22 * r, 1.2 * t), (0.93 * r, 1.4 * t)], closed=True, segments=48),
              material=hat)  # fmt: skip


def saddle_brim(
    k: Kit, name: str, inner: float, outer: float, *, rise: float, thick: float, slot: str, droop: float = 0.0
) -> None:
    """A brim that rises at the sides and dips at the front and back."""
    n, rings = 64, 6
    vertices: list[tuple[float, float, float]] = []
    for layer in (1, -1):
        for j in range(rings + 1):
            share = j / rings
            radius = inner + (outer - inner) * share
            for i in range(n):
                a = 2 * math.pi * i / n
                side = math.sin(a) ** 2
                z = (rise * side * share**2 - droop * (1 - side) * share**1.6) + layer * thick / 2
                oval = 1.0 + 0.22 * share * math.cos(a) ** 2
                vertices.append((radius * math.sin(a) * (1 - 0.12 * share * side), -radius * math.cos(a) * oval, z))
    per = n * (rings + 1)
    faces: list[list[int]] = []
    for i in range(n):
        b = (i + 1) % n
        for j in range(rings):
            p, q = j * n, (j + 1) * n
            faces += [[p + i, q + i, q + b, p + b], [per + p + i, per + p + b, per + q + b, per + q + i]]
        last = rings * n
        faces += [[last + i, per + last + i, per + last + b, last + b], [i, b, per + b, per + i]]
    k.add(name, PolyMesh(vertices=vertices, faces=faces), material=slot, smooth=True)


def cowboy_hat(k: Kit, r: float, *, hat: str, band: str, brim: float = 1.95, crown: float = 1.25) -> None:
    """A pinched crown and a brim curled up at the sides."""
    h = crown * r
    blobs = [
        egg((0, 0.02 * r, 0.30 * h), (0.98 * r, 1.06 * r, 0.75 * h)),
        *chain([(-0.40 * r, -0.1 * r, 0.86 * h), (-0.36 * r, 0.5 * r, 0.80 * h)], [0.30 * r, 0.28 * r]),
        *chain([(0.40 * r, -0.1 * r, 0.86 * h), (0.36 * r, 0.5 * r, 0.80 * h)], [0.30 * r, 0.28 * r]),
        cone((0, -0.75 * r, 1.06 * h), (0, 0.9 * r, 1.06 * h), 0.17 * r, 0.17 * r, subtract=True),
        egg((0.52 * r, -0.85 * r, 0.86 * h), (0.24 * r, 0.4 * r, 0.22 * h), subtract=True),
        egg((-0.52 * r, -0.85 * r, 0.86 * h), (0.24 * r, 0.4 * r, 0.22 * h), subtract=True),
        egg((0, 0.02 * r, -0.05 * h), (0.92 * r, 1.0 * r, 0.62 * h), subtract=True),
    ]
    k.add("crown", Blend(blobs=blobs, smoothness=0.12 * r, resolution=30), material=hat, smooth=True)
    k.add(
        "band",
        Lathe(
            profile=[(0.93 * r, 0), (1.025 * r, 0), (1.035 * r, 0.2 * h), (0.93 * r, 0.2 * h)], closed=True, segments=37
        ),
        at=(0, 0.02 * r, 0.02 * r),
        scale=(1, 1.08, 1),
        material=band,
    )
    saddle_brim(k, "brim", 0.9 * r, brim * r, rise=0.62 * r, thick=0.05 * r, slot=hat, droop=0.08 * r)


def wide_hat(k: Kit, r: float, *, hat: str, band: str, brim: float = 2.2, wave: float = 0.06) -> None:
    """A sun hat: round crown and a broad soft brim."""
    h = 0.95 * r
    outer = [(1.02 * r, 0), (1.0 * r, 0.35 * h), (0.86 * r, 0.8 * h), (0.6 * r, 0.97 * h), (0.0, 1.02 * h)]
    inner = [(0.0, 0.96 * h), (0.55 * r, 0.9 * h), (0.8 * r, 0.72 * h), (0.94 * r, 0.33 * h), (0.96 * r, 0)]
    k.add("crown", Lathe(profile=[*outer, *inner], closed=True, segments=37), material=hat, smooth=True)
    k.add(
        "ribbon",
        Lathe(
            profile=[(0.97 * r, 0), (1.05 * r, 0), (1.045 * r, 0.24 * h), (0.97 * r, 0.24 * h)],
            closed=True,
            segments=37,
        ),
        at=(0, 0, 0.04 * h),
        material=band,
    )
    saddle_brim(k, "brim", 0.94 * r, brim * r, rise=-wave * r, thick=0.045 * r, slot=hat, droop=0.2 * r)
    with k.group("bow", at=(1.03 * r, -0.1 * r, 0.16 * h), rotate=(0, 0, 84)):
        ribbon_bow(k, 0.55 * r, slot=band)


def ribbon_bow(k: Kit, width: float, *, slot: str, tails: bool = True) -> None:
    """A tied bow in the xz plane, facing −y, centred on the knot."""
    w = width / 2
    for name, x in (("right", -1), ("left", 1)):
        sections = [
            Section(center=(x * 0.04 * w, 0, 0), radii=(0.10 * w, 0.13 * w)),
            Section(center=(x * 0.35 * w, -0.02 * w, 0.03 * w), radii=(0.15 * w, 0.30 * w)),
            Section(center=(x * 0.75 * w, -0.02 * w, 0.05 * w), radii=(0.17 * w, 0.44 * w)),
            Section(center=(x * 0.98 * w, 0, 0.05 * w), radii=(0.10 * w, 0.42 * w)),
        ]
        k.add(
            f"bow loop {name}",
            Loft(axis="x", sections=sections if x > 0 else sections[::-1], segments=20),
            material=slot,
        )
        if tails:
            outline = [
                (0, 0),
                (x * 0.20 * w, -0.02 * w),
                (x * 0.62 * w, -0.85 * w),
                (x * 0.40 * w, -0.82 * w),
                (x * 0.28 * w, -0.98 * w),
            ]
            outline = outline if x < 0 else outline[::-1]
            k.add(
                f"bow tail {name}",
                Extrude(outline=outline, height=0.06 * w),
                at=(0, 0.04 * w, 0),
                rotate=(90, 0, 0),
                material=slot,
            )
    k.add("bow knot", Sphere(radius=0.17 * w, segments=20), scale=(1, 0.95, 1.15), material=slot)


def baseball_cap(k: Kit, r: float, *, hat: str, visor: str, button: str) -> None:
    """Six panels, a button and a curved visor."""
    h = 0.98 * r
    outer = [(1.02 * r, 0), (1.02 * r, 0.25 * h), (0.92 * r, 0.62 * h), (0.62 * r, 0.92 * h), (0.0, 1.02 * h)]
    inner = [(0.0, 0.96 * h), (0.58 * r, 0.86 * h), (0.86 * r, 0.58 * h), (0.96 * r, 0.24 * h), (0.96 * r, 0)]
    k.add(
        "crown",
        Lathe(profile=[*outer, *inner], closed=True, smooth=False, segments=32),
        material=hat,
        smooth=True,
        scale=(1, 1.05, 1),
    )
    seam = [(x * 1.004, 0.0, z + 0.004 * r) for x, z in outer]
    k.add(
        "seam",
        Sweep(path=seam, radius=0.014 * r, segments=6, resolution=3),
        material=visor,
        instances=Radial(count=6, start=30),
    )
    k.add("button", Sphere(radius=0.08 * r, segments=16), at=(0, 0, 1.02 * h), scale=(1, 1, 0.6), material=button)
    _visor(k, r, slot=visor, length=0.95 * r)


def _visor(k: Kit, r: float, *, slot: str, length: float, drop: float = 0.16) -> None:
    n, rings = 24, 5
    t = 0.045 * r
    vertices: list[tuple[float, float, float]] = []
    for layer in (1, -1):
        for j in range(rings + 1):
            share = j / rings
            for i in range(n + 1):
                a = math.radians(-78 + 156 * i / n)
                reach = length * math.cos(a * 0.98) ** 0.75 * share if abs(a) < math.pi / 2 else 0.0
                x, y = 0.985 * r * math.sin(a), -1.03 * r * math.cos(a)
                z = -drop * r * share * (0.35 + 0.65 * abs(math.sin(a)) ** 2) - 0.0 + layer * t / 2 + 0.05 * r
                vertices.append((x * (1 + 0.06 * share), y - reach, z))
    m = n + 1
    per = m * (rings + 1)
    faces: list[list[int]] = []
    for j in range(rings):
        for i in range(n):
            p, q = j * m + i, (j + 1) * m + i
            faces += [[p, p + 1, q + 1, q][::-1], [per + p, per + q, per + q + 1, per + p + 1][::-1]]
    for i in range(n):
        faces.append([i, per + i, per + i + 1, i + 1][::-1])
        last = rings * m + i
        faces.append([last, last + 1, per + last + 1, per + last][::-1])
    for j in range(rings):
        a, b = j * m, (j + 1) * m
        faces.append([a, b, per + b, per + a][::-1])
        a, b = a + n, b + n
        faces.append([a, per + a, per + b, b][::-1])
    k.add("visor", PolyMesh(vertices=vertices, faces=faces), material=slot, smooth=False)


def peaked_cap(k: Kit, r: float, *, hat: str, band: str, visor: str, badge: str) -> None:
    """A police or officer's cap: band, flared top, shiny peak and badge."""
    k.add(
        "band",
        Lathe(
            profile=[(0.95 * r, 0), (1.02 * r, 0), (1.04 * r, 0.36 * r), (0.95 * r, 0.36 * r)], closed=True, segments=37
        ),
        material=band,
    )
    k.add("cap", Lathe(profile=[(0.98 * r, 0.3 * r), (1.04 * r, 0.34 * r), (1.34 * r, 0.66 * r), (1.36 * r, 0.74 * r), (1.2 * r, 0.82 * r),
                                (0.5 * r, 0.86 * r), (0, 0.86 * r), (0, 0.7 * r), (0.9 * r, 0.66 * r)], closed=True, segments=37),
          rotate=(-5, 0, 0), at=(0, -0.04 * r, 0), material=hat, smooth=True)  # fmt: skip
    _visor(k, r, slot=visor, length=0.48 * r, drop=0.24)
    k.add(
        "badge",
        Extrude(outline=star(6, 0.19 * r, 0.12 * r), height=0.05 * r, bevel=0.012 * r),
        at=(0, -1.09 * r, 0.52 * r),
        rotate=(70, 0, 0),
        material=badge,
    )


def beanie(k: Kit, r: float, *, hat: str, cuff: str, pompom: str | None) -> None:
    """A knitted hat with ribs, a turned-up cuff and a bobble."""
    n = 28
    ribs: list[tuple[float, float]] = []
    for i in range(n * 4):
        a = 2 * math.pi * i / (n * 4)
        bump = 1 + 0.016 * math.cos(n * a)
        ribs.append((bump * math.cos(a), bump * math.sin(a)))

    def section(radius: float, z: float) -> Section:
        return Section(center=(0, 0, z), outline=[(x * radius, y * radius) for x, y in ribs])

    crown = [(1.03, 0.0), (1.05, 0.35), (0.99, 0.72), (0.78, 1.02), (0.45, 1.2), (0.06, 1.27)]
    k.add("crown", Loft(sections=[section(x * r, z * r) for x, z in crown], resolution=4), material=hat, smooth=True)
    band = [section(x * r, z * r) for x, z in ((1.07, -0.04), (1.14, 0.02), (1.15, 0.2), (1.13, 0.36), (1.04, 0.42))]
    k.add("cuff", Loft(sections=band, resolution=3), material=cuff, smooth=True)
    if pompom:
        pom_pom(k, "pompom", 0.32 * r, (0, 0, 1.48 * r), pompom, seed=k.seed)


def pom_pom(k: Kit, name: str, radius: float, at: tuple[float, float, float], slot: str, *, seed: int) -> None:
    """A fluffy ball."""
    k.add(
        name,
        Sphere(radius=radius, segments=32),
        at=at,
        material=slot,
        smooth=True,
        modifiers=[Displace(strength=0.28 * radius, scale=0.28 * radius, octaves=2, seed=seed)],
    )


def cone_hat(k: Kit, r: float, *, height: float, hat: str, trim: str, tip: str) -> None:
    """A party hat: a paper cone with a fringe and a tuft."""
    k.add(
        "cone",
        Lathe(
            profile=[(r, 0), (0.05 * r, height), (0, height), (0, height * 0.96), (0.96 * r, 0)],
            closed=True,
            segments=37,
        ),
        material=hat,
    )
    k.add("trim", Torus(radius=r, tube=0.07 * r, segments=32, tube_segments=10), at=(0, 0, 0.03 * r), material=trim)
    pom_pom(k, "pompom", 0.2 * r, (0, 0, height + 0.08 * r), tip, seed=k.seed)


def pointed_hat(
    k: Kit, r: float, *, height: float, hat: str, band: str, buckle: str | None, brim: float = 1.9, bend: float = 1.0
) -> None:
    """A wizard's or witch's hat: a crumpled cone over a wide brim."""
    b = bend * 0.25 * height
    steps = [(1.04, 0.0, 0.0), (0.98, 0.10, 0.0), (0.80, 0.32, 0.0), (0.60, 0.52, 0.04), (0.44, 0.68, 0.16),
             (0.30, 0.80, 0.40), (0.16, 0.88, 0.78), (0.03, 0.90, 1.25)]  # fmt: skip
    path = [(0.15 * b * y, b * y, height * z) for _, z, y in steps]
    k.add(
        "cone",
        Sweep(path=path, radius=r, radii=[x for x, _, _ in steps], segments=36, resolution=4, smooth=True),
        material=hat,
        smooth=True,
    )
    k.add(
        "band",
        Lathe(
            profile=[(0.9 * r, 0), (1.07 * r, 0), (1.0 * r, 0.16 * height), (0.85 * r, 0.16 * height)],
            closed=True,
            segments=32,
        ),
        at=(0, 0, 0.01 * height),
        material=band,
    )
    saddle_brim(k, "brim", 0.75 * r, brim * r, rise=0.10 * r, thick=0.05 * r, slot=hat, droop=0.12 * r)
    if buckle:
        w = 0.26 * r
        frame = [(-w, -0.8 * w), (w, -0.8 * w), (w, 0.8 * w), (-w, 0.8 * w)]
        hole = [(x * 0.62, y * 0.6) for x, y in frame]
        k.add(
            "buckle",
            Extrude(outline=frame, holes=[hole], height=0.09 * r, bevel=0.015 * r),
            at=(0, -1.0 * r, 0.10 * height),
            rotate=(84, 0, 0),
            material=buckle,
        )


def toque(k: Kit, r: float, *, hat: str) -> None:
    """A chef's hat: a starched band and a puffed, pleated top."""
    k.add(
        "band",
        Lathe(
            profile=[(0.95 * r, 0), (1.03 * r, 0), (1.06 * r, 0.75 * r), (0.98 * r, 0.75 * r)], closed=True, segments=37
        ),
        material=hat,
    )
    n = 16

    def section(radius: float, z: float, depth: float) -> Section:
        points: Profile = []
        for i in range(n * 6):
            a = 2 * math.pi * i / (n * 6)
            bump = 1 + depth * (abs(math.sin(n * a / 2)) - 0.6)
            points.append((radius * bump * math.cos(a), radius * bump * math.sin(a)))
        return Section(center=(0, 0, z), outline=points)

    rows = [
        (0.98, 0.68, 0.0),
        (1.12, 0.84, 0.1),
        (1.42, 1.2, 0.16),
        (1.5, 1.55, 0.16),
        (1.32, 1.85, 0.14),
        (0.8, 2.0, 0.1),
        (0.1, 2.0, 0.0),
    ]
    k.add(
        "puff", Loft(sections=[section(x * r, z * r, d) for x, z, d in rows], resolution=4), material=hat, smooth=True
    )


def crown(
    k: Kit, r: float, *, points: int, metal: str, gem: str, lining: str | None, height: float, pearl: str | None = None
) -> None:
    """A royal crown: a jewelled circlet with points and balls; with a lining, also arches and a cap."""
    h, t = height, 0.05 * r
    n = points * 8
    vertices: list[tuple[float, float, float]] = []
    for radius_top, radius_low in ((1.1 * r, r), (1.1 * r - t, r - t)):
        for i in range(n):
            a = 2 * math.pi * i / n
            phase = (i % 8) / 8
            up = h * (0.5 + 0.5 * abs(1 - 2 * phase) ** 1.4)
            for share in (0.0, 0.5, 1.0):
                rad = radius_low + (radius_top - radius_low) * share * up / h
                vertices.append((rad * math.sin(a), -rad * math.cos(a), up * share))
    per = 3 * n
    faces: list[list[int]] = []
    for i in range(n):
        b = (i + 1) % n
        for s in (0, 1):
            faces += [
                [3 * i + s, 3 * b + s, 3 * b + s + 1, 3 * i + s + 1],
                [per + 3 * i + s, per + 3 * i + s + 1, per + 3 * b + s + 1, per + 3 * b + s],
            ]
        faces += [[3 * i + 2, 3 * b + 2, per + 3 * b + 2, per + 3 * i + 2], [3 * i, per + 3 * i, per + 3 * b, 3 * b]]
    k.add("circlet", PolyMesh(vertices=vertices, faces=faces), material=metal, bevel=0.008 * r)
    ring = Radial(count=points)
    k.add(
        "band lower",
        Torus(radius=1.005 * r, tube=0.05 * r, segments=48, tube_segments=10),
        at=(0, 0, 0.04 * r),
        material=metal,
    )
    k.add(
        "band upper",
        Torus(radius=1.04 * r, tube=0.028 * r, segments=48, tube_segments=8),
        at=(0, 0, 0.38 * h),
        material=metal,
    )
    k.add(
        "ball", Sphere(radius=0.085 * r, segments=20), at=(0, -1.08 * r, h + 0.05 * r), material=metal, instances=ring
    )
    k.add(
        "jewel",
        Sphere(radius=0.105 * r, segments=20),
        scale=(1, 0.5, 1.25),
        at=(0, -1.02 * r, 0.22 * h),
        material=gem,
        instances=ring,
    )
    k.add(
        "pearl",
        Sphere(radius=0.05 * r, segments=14),
        at=(0, -1.03 * r, 0.21 * h),
        material=pearl or metal,
        instances=Radial(count=points, start=180 / points),
    )
    if lining:
        k.add("lining", Lathe(profile=[(0.93 * r, 0.05 * h), (1.0 * r, 0.5 * h), (0.98 * r, 0.85 * h), (0.62 * r, 1.12 * h), (0.0, 1.16 * h)], smooth=True, segments=32),
              material=lining)  # fmt: skip
        for i in range(2):
            path = [
                (-1.06 * r, 0, 0.9 * h),
                (-0.95 * r, 0, 1.25 * h),
                (-0.45 * r, 0, 1.5 * h),
                (0, 0, 1.46 * h),
                (0.45 * r, 0, 1.5 * h),
                (0.95 * r, 0, 1.25 * h),
                (1.06 * r, 0, 0.9 * h),
            ]
            if i:
                path = [(y, x, z) for x, y, z in path]
            k.tube("arch", path, 0.06 * r, segments=12, material=metal)
        k.add("orb", Sphere(radius=0.17 * r, segments=24), at=(0, 0, 1.46 * h + 0.14 * r), material=metal)
        top = 1.46 * h + 0.28 * r
        k.add("cross upright", Box(size=(0.06 * r, 0.05 * r, 0.3 * r)), at=(0, 0, top), material=metal, bevel=0.01 * r)
        k.add(
            "cross bar",
            Box(size=(0.22 * r, 0.05 * r, 0.06 * r)),
            at=(0, 0, top + 0.14 * r),
            material=metal,
            bevel=0.01 * r,
        )


def hard_hat(k: Kit, r: float, *, hat: str) -> None:
    """A builder's helmet with ridges and a small peak."""
    outer = [(1.08 * r, 0), (1.07 * r, 0.3 * r), (0.94 * r, 0.7 * r), (0.6 * r, 1.0 * r), (0.0, 1.1 * r)]
    inner = [(0.0, 1.02 * r), (0.55 * r, 0.93 * r), (0.87 * r, 0.66 * r), (1.0 * r, 0.28 * r), (1.01 * r, 0)]
    k.add(
        "shell",
        Lathe(profile=[*outer, *inner], closed=True, segments=37),
        material=hat,
        smooth=True,
        scale=(1, 1.06, 1),
    )
    for x, s in ((-0.25, 0.95), (0.0, 1.0), (0.25, 0.95)):
        path = [
            (x * r, -1.06 * r * s * math.sin(math.radians(a)), (0.06 + 1.04 * s) * r * math.cos(math.radians(a)))
            for a in range(-72, 73, 18)
        ]
        k.tube("ridge", path, 0.07 * r, segments=10, resolution=3, material=hat)
    k.add(
        "rim",
        Lathe(
            profile=[(1.0 * r, 0), (1.2 * r, -0.02 * r), (1.22 * r, 0.03 * r), (1.07 * r, 0.08 * r)],
            closed=True,
            segments=37,
        ),
        scale=(1, 1.06, 1),
        material=hat,
    )
    _visor(k, 1.1 * r, slot=hat, length=0.42 * r, drop=0.1)


def tricorn(k: Kit, r: float, *, hat: str, trim: str, badge: str | None) -> None:
    """A pirate's three-cornered hat."""
    k.add(
        "crown",
        Lathe(
            profile=[(0.94 * r, -0.02 * r), (1.02 * r, 0), (0.98 * r, 0.4 * r), (0.75 * r, 0.68 * r), (0.0, 0.78 * r)],
            smooth=True,
            segments=32,
        ),
        material=hat,
    )
    n, rings = 96, 5
    vertices: list[tuple[float, float, float]] = []
    edge: list[tuple[float, float, float]] = []
    for layer in (1, -1):
        for j in range(rings + 1):
            share = j / rings
            for i in range(n):
                a = 2 * math.pi * i / n
                corner = (0.5 + 0.5 * math.cos(3 * a)) ** 1.5
                out = (0.98 + share * (0.22 + 0.85 * corner)) * r
                z = (0.72 - 0.55 * corner) * r * share**1.3
                p = (out * math.sin(a), -out * math.cos(a), z + layer * 0.025 * r)
                vertices.append(p)
                if j == rings and layer == 1 and i % 3 == 0:
                    edge.append((p[0], p[1], z))
    per = n * (rings + 1)
    faces: list[list[int]] = []
    for i in range(n):
        b = (i + 1) % n
        for j in range(rings):
            p, q = j * n, (j + 1) * n
            faces += [[p + i, q + i, q + b, p + b], [per + p + i, per + p + b, per + q + b, per + q + i]]
        last = rings * n
        faces += [[last + i, per + last + i, per + last + b, last + b], [i, b, per + b, per + i]]
    k.add("brim", PolyMesh(vertices=vertices, faces=faces), material=hat, smooth=False)
    k.tube("trim", edge, 0.045 * r, closed=True, segments=8, resolution=2, material=trim)
    if badge:
        skull_badge(k, 0.3 * r, badge, at=(0.72 * r, -1.02 * r, 0.5 * r), turn=38)


def skull_badge(k: Kit, size: float, slot: str, *, at: tuple[float, float, float], turn: float) -> None:
    """A small skull on crossed bones."""
    with k.group("skull badge", at=at, rotate=(0, 0, turn)):
        blobs = [
            egg((0, 0, 0.12 * size), (0.42 * size, 0.3 * size, 0.4 * size)),
            egg((0, -0.04 * size, -0.25 * size), (0.24 * size, 0.24 * size, 0.24 * size)),
            *(
                egg(
                    (x * 0.16 * size, -0.28 * size, 0.08 * size), (0.11 * size, 0.16 * size, 0.12 * size), subtract=True
                )
                for x in (-1, 1)
            ),
        ]
        k.add("skull", Blend(blobs=blobs, smoothness=0.08 * size, resolution=21), material=slot, smooth=True)
        for x in (-1, 1):
            k.rod(
                "crossbone",
                (-x * 0.6 * size, 0.1 * size, -0.5 * size),
                (x * 0.6 * size, 0.1 * size, -0.05 * size),
                0.08 * size,
                material=slot,
                round_caps=True,
            )


def santa_hat(k: Kit, r: float, *, hat: str, trim: str) -> None:
    """A red stocking cap with white fur and a bobble that hangs to one side."""
    path = [
        (0, 0, 0),
        (0, 0.02 * r, 0.45 * r),
        (0.06 * r, 0.12 * r, 0.95 * r),
        (0.35 * r, 0.28 * r, 1.32 * r),
        (0.85 * r, 0.36 * r, 1.22 * r),
        (1.15 * r, 0.36 * r, 0.75 * r),
    ]
    k.tube(
        "cap",
        path,
        1.02 * r,
        radii=[1.0, 0.98, 0.72, 0.42, 0.24, 0.10],
        round_caps=False,
        segments=32,
        resolution=6,
        material=hat,
    )
    k.add(
        "fur trim",
        Torus(radius=0.98 * r, tube=0.2 * r, segments=37, tube_segments=16),
        at=(0, 0, 0.08 * r),
        material=trim,
        smooth=True,
        modifiers=[_fluff(0.07 * r, 0.12 * r, k.seed)],
    )
    pom_pom(k, "pompom", 0.24 * r, (1.17 * r, 0.36 * r, 0.6 * r), trim, seed=k.seed)


def _fluff(strength: float, scale: float, seed: int) -> Displace:
    return Displace(strength=strength, scale=scale, octaves=2, seed=seed)
