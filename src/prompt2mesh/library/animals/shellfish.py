"""Octopus, squid, jellyfish, crab, lobster, starfish, seahorse, snail, shells."""

import math

from prompt2mesh.library.animals.critters import declare, eye, legs, limb, publish
from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.spikes import spikes
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.registry import count
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Sweep


def _mat(color: str, preset: str = "wet_skin", **fields: float) -> Material:
    return Material.model_validate({"preset": preset, "color": color, **fields})


def _octopus(pen: Sculptor) -> None:
    """A bulbous mantle over curling arms with suckers."""
    fat = pen.kit.m("fatness")
    n = pen.kit.n("arms")
    top, neck = (0.0, 0.1, 0.46), (0.0, 0.0, 0.2)
    blobs = [
        ball(top, 0.19 * fat, (1.0, 1.05, 1.1)),
        bone(top, neck, 0.15 * fat, 0.115),
        ball((0, 0, 0.13), 0.13, (1.05, 1.05, 0.7)),
    ]
    for x in (1.0, -1.0):
        blobs.append(ball((x * 0.09, -0.08, 0.28), 0.055))
    suckers: list[Point] = []
    for i in range(n):
        a = 2 * math.pi * (i + 0.5) / n
        path: list[Point] = [(0.08 * math.sin(a), -0.08 * math.cos(a), 0.12)]
        heading = a
        curl = 1.0 if i % 2 else -1.0
        here = path[0]
        for j in range(1, 9):
            heading += curl * (0.02 + 0.014 * j * j * 0.6)
            step = 0.085 - 0.004 * j
            drop = max(0.028, 0.12 - 0.045 * j) if j < 5 else 0.028 + 0.012 * (j - 4) ** 1.3
            here = (here[0] + step * math.sin(heading), here[1] - step * math.cos(heading), drop)
            path.append(here)
        blobs += limb(path, [0.062 - 0.0058 * j for j in range(9)])
        suckers += path[3:8]
    shape = Blend(blobs=blobs, smoothness=0.035, resolution=62)
    skin = Surface(shape)
    spots = [Paint(kind="spots", color="#f2c2a4", scale=0.06, amount=0.2, softness=0.2)]
    pen.add("body", shape, paint=spots)
    spot = skin.outward((0.09, -0.08, 0.28), (0.5, -0.85, 0.2))
    eye(pen, spot, (0.35, -0.95, 0.1), 0.038, pupil=0.5)
    publish(
        pen,
        head=skin.outward(top, (0, 0, 1)),
        head_radius=0.17 * fat,
        face=(0.0, -0.14, 0.29),
        mouth=(0.0, -0.13, 0.2),
        back=skin.outward(top, (0, 1, 0.3)),
        hands=(0.3, -0.3, 0.08),
    )


def _squid(pen: Sculptor) -> None:
    """A pointed mantle with fins, arms trailing forward."""
    z = 0.14
    blobs = [bone((0, 0.05, z), (0, 0.46, z), 0.1 * pen.kit.m("fatness"), 0.02), ball((0, -0.04, z), 0.085)]
    for i in range(8):
        a = 2 * math.pi * i / 8
        path = [
            (0.05 * math.sin(a), -0.08, z + 0.05 * math.cos(a)),
            (0.08 * math.sin(a), -0.24, z + 0.07 * math.cos(a)),
            (0.1 * math.sin(a + 0.4), -0.42, z + 0.1 * math.cos(a + 0.4)),
        ]
        blobs += limb(path, [0.03, 0.022, 0.008])
    shape = Blend(blobs=blobs, smoothness=0.025, resolution=53)
    pen.add("body", shape, paint=[Paint(kind="spots", color="#a83a4a", scale=0.05, amount=0.25)])
    pen.add(
        "fin",
        Blend(
            blobs=[
                Blob(a=(0.03, 0.3, z), b=(0.17, 0.42, z), radius=0.07, radius_b=0.03, squash=(1, 1, 0.22)),
                Blob(a=(0.02, 0.46, z), b=(0.17, 0.42, z), radius=0.05, radius_b=0.03, squash=(1, 1, 0.3)),
            ],
            smoothness=0.03,
            resolution=24,
        ),
        mirror=True,
    )
    skin = Surface(shape)
    eye(pen, skin.outward((0, -0.05, z), (1, -0.2, 0.1)), (1, -0.3, 0.1), 0.032)
    publish(
        pen,
        head=(0, -0.04, z + 0.08),
        head_radius=0.08,
        face=(0, -0.12, z),
        mouth=(0, -0.14, z),
        back=(0, 0.2, z + 0.09),
        hands=(0.1, -0.4, z),
    )


def _jellyfish(pen: Sculptor) -> None:
    """A frilled bell over trailing tentacles and ruffled arms."""
    fat = pen.kit.m("fatness")
    base = 0.62
    r = 0.26 * fat
    bell = [
        ball((0, 0, base), r, (1.0, 1.0, 0.85)),
        Blob(a=(0, 0, base - 0.2), radius=r * 1.02, squash=(1.0, 1.0, 0.8), subtract=True),
    ]
    for i in range(16):
        a = 2 * math.pi * i / 16
        bell.append(ball((r * 0.93 * math.sin(a), r * 0.93 * math.cos(a), base - 0.05), 0.035))
    shape = Blend(blobs=bell, smoothness=0.03, resolution=28)
    pen.add(
        "bell",
        shape,
        paint=[
            Paint(kind="gradient", color="#fbe0e8", axis="z", start=base + 0.02, end=base + 0.22),
            Paint(kind="stripes", color="#c9447a", axis="x", scale=0.12, amount=0.22),
        ],
    )
    arms: list[Blob] = []
    for i in range(14):
        a = 2 * math.pi * i / 14
        rr = r * 0.86
        floor = 0.016 if i % 3 == 0 else 0.06 + 0.05 * (i % 4)
        path = [
            (
                rr * math.sin(a) * (1 - 0.04 * j),
                rr * math.cos(a) * (1 - 0.04 * j) + 0.03 * math.sin(j * 1.3 + i),
                base - 0.06 + (floor - base + 0.06) * j / 6,
            )
            for j in range(7)
        ]
        arms += limb(path, [0.016, 0.015, 0.014, 0.013, 0.012, 0.011, 0.009])
    pen.add("tentacle", Blend(blobs=arms, smoothness=0.006, resolution=42), material="arm")
    ruffles: list[Blob] = []
    for i in range(5):
        a = 2 * math.pi * i / 5
        for j in range(9):
            wave = 0.05 * math.sin(j * 1.9 + i)
            ruffles.append(
                ball(
                    (0.07 * math.sin(a + wave * 3) + wave * 0.5, 0.07 * math.cos(a + wave * 3), base - 0.0 - 0.045 * j),
                    0.05 - 0.0035 * j,
                )
            )
    ruffles.append(bone((0, 0, base + 0.12), (0, 0, base - 0.1), 0.09, 0.06))
    pen.add("arm", Blend(blobs=ruffles, smoothness=0.02, resolution=30), material="arm")
    publish(
        pen,
        head=(0, 0, base + r * 0.85),
        head_radius=r,
        face=(0, -r, base),
        mouth=(0, 0, base - 0.1),
        back=(0, 0, base + r * 0.85),
    )


def _crab(pen: Sculptor) -> None:
    """A wide shell, stalked eyes, eight legs and two claws."""
    fat = pen.kit.m("fatness")
    z = 0.17
    shell = Blend(
        blobs=[
            ball((0, 0.02, z), 0.26 * fat, (1.15, 0.82, 0.45)),
            bone((-0.12, -0.15, z), (0.12, -0.15, z), 0.075, 0.075),
            *[ball((x * 0.1, 0.05, z + 0.08), 0.06) for x in (-1, 1)],
        ],
        smoothness=0.06,
        resolution=38,
    )
    skin = Surface(shell)
    pen.add(
        "body",
        shell,
        paint=[
            Paint(kind="gradient", color="#f2d2b0", axis="z", start=z - 0.02, end=z - 0.09),
            Paint(kind="spots", color="#f0a07a", scale=0.08, amount=0.2, softness=0.2),
        ],
    )
    paths: list[list[Point]] = []
    for i in range(4):
        y = -0.08 + 0.085 * i
        turn = math.radians(-32 + 26 * i)
        way = (math.cos(turn), math.sin(turn), 0.0)
        root = (0.22 * fat, y, z - 0.02)
        knee = add(add(root, way, 0.2), (0, 0, 0.13))
        paths.append(
            [root, knee, add(add(knee, way, 0.13), (0, 0, -0.12)), add(add(root, way, 0.42), (0, 0, -z + 0.03))]
        )
    legs(pen, "leg", paths, [0.034, 0.036, 0.026, 0.01], material="body", resolution=41)
    elbow, wrist = (0.34, -0.26, z + 0.03), (0.26, -0.44, z + 0.06)
    arm = [
        *limb([(0.2, -0.1, z), elbow, wrist], [0.045, 0.05, 0.045]),
        Blob(a=wrist, b=add(wrist, (-0.04, -0.13, 0.03)), radius=0.085, radius_b=0.07, squash=(0.75, 1, 1)),
        bone(add(wrist, (-0.02, -0.14, 0.06)), add(wrist, (-0.09, -0.33, 0.04)), 0.05, 0.012),
        bone(add(wrist, (-0.06, -0.12, -0.04)), add(wrist, (-0.12, -0.28, -0.03)), 0.042, 0.012),
    ]
    pen.add("claw", Blend(blobs=arm, smoothness=0.025, resolution=38), material="body", mirror=True)
    stalk = skin.outward((0.06, -0.16, z), (0.1, -0.3, 1.0))
    tip = add(stalk, (0.012, -0.02, 0.09))
    pen.tube("eye stalk", [add(stalk, (0, 0, -0.02)), tip], 0.016, radii=[1, 1], mirror=True)
    eye(pen, add(tip, (0, -0.012, 0.01)), (0.1, -1, 0.1), 0.03, pupil=0.55)
    publish(
        pen,
        head=(0, -0.05, z + 0.12),
        head_radius=0.15,
        face=(0, -0.2, z + 0.1),
        mouth=(0, -0.23, z),
        back=skin.outward((0, 0.05, z), (0, 0, 1)),
        hands=(0.2, -0.7, z + 0.06),
    )


def _lobster(pen: Sculptor) -> None:
    """A long jointed body, a fan tail, great claws and feelers."""
    fat = pen.kit.m("fatness")
    z = 0.1
    body = [bone((0, -0.2, z), (0, 0.05, z), 0.06 * fat, 0.085 * fat)]
    for i in range(6):
        body.append(ball((0, 0.1 + 0.055 * i, z - 0.004 * i * i * 0.5), (0.078 - 0.006 * i) * fat, (1.0, 0.55, 0.9)))
    for i in range(5):
        a = math.radians(-50 + 25 * i)
        body.append(
            Blob(
                a=(0, 0.4, z - 0.03),
                b=(0.12 * math.sin(a), 0.4 + 0.12 * math.cos(a), z - 0.06),
                radius=0.03,
                radius_b=0.042,
                squash=(1, 1, 0.45),
            )
        )
    body.append(bone((0, -0.22, z + 0.03), (0, -0.33, z + 0.06), 0.03, 0.006))
    pen.add("body", Blend(blobs=body, smoothness=0.012, resolution=53))
    paths: list[list[Point]] = []
    for i in range(4):
        y = -0.1 + 0.05 * i
        paths.append([(0.06, y, z - 0.02), (0.16, y - 0.02 + 0.02 * i, z + 0.03), (0.25, y - 0.03 + 0.04 * i, 0.012)])
    legs(pen, "leg", paths, [0.016, 0.015, 0.007], material="body", resolution=47)
    wrist = (0.17, -0.36, z)
    arm = [
        *limb([(0.05, -0.16, z), (0.16, -0.22, z), wrist], [0.026, 0.026, 0.03]),
        Blob(a=wrist, b=(0.16, -0.46, z + 0.01), radius=0.055, radius_b=0.05, squash=(1, 1, 0.7)),
        bone((0.175, -0.48, z + 0.01), (0.13, -0.62, z + 0.01), 0.036, 0.008),
        bone((0.125, -0.46, z), (0.1, -0.58, z), 0.026, 0.008),
    ]
    pen.add("claw", Blend(blobs=arm, smoothness=0.015, resolution=38), mirror=True)
    pen.tube(
        "feeler",
        [(0.03, -0.26, z + 0.03), (0.12, -0.42, z + 0.2), (0.2, -0.3, z + 0.34), (0.24, 0.05, z + 0.3)],
        0.007,
        radii=[1, 0.8, 0.6, 0.25],
        mirror=True,
    )
    eye(pen, (0.035, -0.26, z + 0.05), (0.6, -0.8, 0.3), 0.018)
    publish(
        pen,
        head=(0, -0.2, z + 0.06),
        head_radius=0.06,
        face=(0, -0.3, z + 0.05),
        mouth=(0, -0.28, z),
        back=(0, 0.03, z + 0.085 * fat),
        hands=(0.14, -0.6, z),
    )


def _starfish(pen: Sculptor) -> None:
    """Arms tapering from a raised middle, with rows of bumps."""
    n = pen.kit.n("arms")
    fat = pen.kit.m("fatness")
    blobs = [ball((0, 0, 0.07), 0.13 * fat, (1, 1, 0.62))]
    bumps: list[Blob] = []
    for i in range(n):
        a = 2 * math.pi * i / n
        way = (math.sin(a), -math.cos(a), 0.0)
        tip = add((0, 0, 0.028), way, 0.48)
        blobs.append(Blob(a=(0, 0, 0.065), b=tip, radius=0.11 * fat, radius_b=0.03, squash=(1, 1, 0.75)))
        for j in range(5):
            spot = add((0, 0, 0.135 - 0.019 * j), way, 0.08 + 0.085 * j)
            bumps.append(ball(spot, 0.02 - 0.002 * j))
    blobs.append(Blob(a=(0, 0, -0.5), radius=0.5, squash=(2, 2, 1), subtract=True))
    pen.add(
        "body",
        Blend(blobs=blobs, smoothness=0.05, resolution=47),
        paint=[Paint(kind="noise", color="#f2a25a", scale=0.06, amount=0.45)],
    )
    pen.add("bump", Blend(blobs=bumps, smoothness=0.004, resolution=53), material="bump")
    publish(pen, head=(0, 0, 0.14), head_radius=0.1, face=(0, -0.1, 0.12), mouth=(0, -0.1, 0.06), back=(0, 0, 0.14))


def _seahorse(pen: Sculptor) -> None:
    """An upright horse-like head, a round belly and a curled tail."""
    fat = pen.kit.m("fatness")
    path: list[Point] = [
        (0, -0.02, 0.8),
        (0, 0.08, 0.76),
        (0, 0.09, 0.65),
        (0, 0.0, 0.5),
        (0, 0.02, 0.34),
        (0, 0.07, 0.2),
        (0, 0.05, 0.08),
        (0, -0.05, 0.04),
        (0, -0.11, 0.1),
        (0, -0.06, 0.16),
        (0, -0.02, 0.12),
    ]
    radii = [0.07, 0.075, 0.075, 0.11 * fat, 0.07, 0.05, 0.038, 0.032, 0.026, 0.02, 0.012]
    blobs = limb(path, radii)
    blobs += [bone((0, -0.06, 0.8), (0, -0.22, 0.74), 0.045, 0.026), ball((0, -0.23, 0.735), 0.032)]
    for i, p in enumerate(path[2:8]):
        blobs.append(ball(p, radii[i + 2] * 1.12, (1.0, 1.0, 0.32)))
    crown = [((0, 0.0 + 0.035 * i, 0.84), (0, 0.01 + 0.05 * i, 0.93 - 0.012 * i), 0.02) for i in range(4)]
    crown += [((0, 0.13 + 0.01 * i, 0.72 - 0.07 * i), (0, 0.2 + 0.01 * i, 0.74 - 0.07 * i), 0.02) for i in range(3)]
    shape = Blend(blobs=blobs, smoothness=0.02, resolution=56)
    pen.add("body", shape, paint=[Paint(kind="stripes", color="#e8b84a", axis="z", scale=0.05, amount=0.3)])
    pen.add("spike", spikes(crown, sides=8), smooth=False)
    fin = [
        Blob(a=(0, 0.08, 0.52), b=(0, 0.22, 0.42 + 0.06 * i), radius=0.026, radius_b=0.018, squash=(0.4, 1, 1))
        for i in range(5)
    ]
    pen.add("fin", Blend(blobs=fin, smoothness=0.01, resolution=24), material="fin")
    skin = Surface(shape)
    eye(pen, skin.outward((0, -0.04, 0.81), (1, -0.4, 0.2)), (1, -0.5, 0.1), 0.026)
    publish(
        pen, head=(0, 0.0, 0.88), head_radius=0.07, face=(0, -0.1, 0.82), mouth=(0, -0.26, 0.735), back=(0, 0.1, 0.5)
    )


def _spiral(pen: Sculptor, name: str, center: Point, size: float, *, material: str, side: float = 0.0) -> None:
    """A coiled shell in the yz plane, its mouth low and forward."""
    path: list[Point] = []
    radii: list[float] = []
    turns, steps = 2.6, 52
    for i in range(steps + 1):
        t = i / steps
        a = -2.3 + turns * 2 * math.pi * (1 - t)
        r = size * 0.62 * math.exp(-2.1 * (1 - t))
        path.append(add(center, (side * size * (1 - t), math.cos(a) * r, math.sin(a) * r)))
        radii.append(0.62 * math.exp(-1.9 * (1 - t)) + 0.03)
    shape = Sweep(path=path, radius=size * 0.66, radii=radii, smooth=False, round_caps=True, segments=26)
    pen.add(name, shape, material=material)


def _snail(pen: Sculptor) -> None:
    """A snail's foot, neck and feelers under a coiled shell."""
    fat = pen.kit.m("fatness")
    blobs = [
        Blob(a=(0, -0.28, 0.05), b=(0, 0.48, 0.02), radius=0.1 * fat, radius_b=0.022, squash=(1, 1, 0.6)),
        bone((0, -0.22, 0.08), (0, -0.4, 0.24), 0.085 * fat, 0.07),
        ball((0, -0.42, 0.25), 0.075),
        bone((0, 0.0, 0.06), (0, 0.06, 0.14), 0.1 * fat, 0.09),
    ]
    shape = Blend(blobs=blobs, smoothness=0.05, resolution=44)
    pen.add("body", shape, paint=[Paint(kind="noise", color="#8a6a4a", scale=0.03, amount=0.4)])
    _spiral(pen, "shell", (0, 0.12, 0.33), 0.34, material="shell", side=0.18)
    pen.tube(
        "feeler", [(0.03, -0.44, 0.3), (0.06, -0.5, 0.42), (0.09, -0.53, 0.5)], 0.015, radii=[1, 0.75, 0.8], mirror=True
    )
    eye(pen, (0.09, -0.535, 0.505), (0.2, -1, 0.2), 0.028, pupil=0.55)
    pen.tube("feeler small", [(0.03, -0.48, 0.22), (0.05, -0.56, 0.2)], 0.01, radii=[1, 0.5], mirror=True)
    publish(
        pen, head=(0, -0.42, 0.32), head_radius=0.075, face=(0, -0.5, 0.3), mouth=(0, -0.49, 0.23), back=(0, 0.12, 0.6)
    )


def _scallop(pen: Sculptor) -> None:
    """A ribbed fan of shell."""
    ribs: list[Blob] = []
    n = 13
    for i in range(n):
        a = math.radians(-66 + 132 * i / (n - 1))
        reach = 0.86 - 0.1 * abs(i - 6) / 6
        for j in range(5):
            s0, s1 = j / 5, (j + 1) / 5
            arch = [0.16 * math.sin(math.pi * (0.12 + 0.8 * s)) for s in (s0, s1)]
            ribs.append(
                bone(
                    (math.sin(a) * reach * s0, 0.42 - math.cos(a) * reach * s0, 0.03 + arch[0]),
                    (math.sin(a) * reach * s1, 0.42 - math.cos(a) * reach * s1, 0.03 + arch[1]),
                    0.02 + 0.055 * s0,
                    0.02 + 0.055 * s1,
                )
            )
    ribs.append(Blob(a=(-0.14, 0.42, 0.06), b=(0.14, 0.42, 0.06), radius=0.05, squash=(1, 1, 0.7)))
    pen.add(
        "shell",
        Blend(blobs=ribs, smoothness=0.02, resolution=47),
        at=(0, 0.25, 0.42),
        rotate=(62.0, 0, 0),
        paint=[
            Paint(kind="gradient", color="#fbf0e4", axis="y", start=-0.1, end=0.42),
            Paint(kind="stripes", color="#d9826a", axis="y", scale=0.16, amount=0.25),
        ],
    )


def _conch(pen: Sculptor) -> None:
    """A spiralled sea shell lying on its side."""
    path: list[Point] = []
    radii: list[float] = []
    steps, turns = 60, 4.2
    for i in range(steps + 1):
        t = i / steps
        a = turns * 2 * math.pi * t
        r = 0.1 * t**1.3
        path.append((math.sin(a) * r, 0.46 - 0.62 * t, 0.235 + math.cos(a) * r))
        radii.append(0.06 + 0.94 * t**1.25)
    pen.add(
        "shell",
        Sweep(path=path, radius=0.14, radii=radii, smooth=False, round_caps=True, segments=22),
        paint=[Paint(kind="stripes", color="#c9764a", axis="y", scale=0.12, amount=0.3)],
    )
    lip = Blend(
        blobs=[
            Blob(a=(0.02, -0.1, 0.17), b=(0.02, -0.44, 0.13), radius=0.13, radius_b=0.05, squash=(1, 1, 0.8)),
            Blob(a=(0.1, -0.2, 0.16), radius=0.07, squash=(0.7, 1.8, 0.6), subtract=True),
        ],
        smoothness=0.04,
        resolution=33,
    )
    pen.add("shell lip", lip, material="lip")


_ARMS = (count("arms", 8, 4, 12),)
declare("octopus", _octopus, ("octopus", "kraken", "cephalopod"), "An octopus.", length_m=0.6, extra=_ARMS, parts={"tentacle": "body", "head": "body"},
        slots={"body": _mat("#c8503a"), "iris": _mat("#f0c24a", "glossy_plastic")})  # fmt: skip
declare(
    "squid",
    _squid,
    ("squid", "cuttlefish", "giant squid"),
    "A squid.",
    length_m=0.5,
    slots={"body": _mat("#e0a0a0"), "iris": _mat("#e8d24a", "glossy_plastic")},
)
declare("jellyfish", _jellyfish, ("jellyfish", "lion's mane jellyfish", "sea jelly", "medusa"), "A jellyfish.", length_m=0.6,
        slots={"bell": _mat("#e87aa8", "gummy"), "arm": _mat("#f0a8c4", "gummy")})  # fmt: skip
declare(
    "crab",
    _crab,
    ("crab", "hermit crab", "king crab"),
    "A crab.",
    length_m=0.25,
    slots={"body": _mat("#cf4526", roughness=0.35), "iris": _mat("#f4efe6", "glossy_plastic")},
    parts={"shell": "body", "pincer": "claw"},
)
declare(
    "lobster",
    _lobster,
    ("lobster", "crayfish", "shrimp", "prawn", "crawfish"),
    "A lobster.",
    length_m=0.45,
    slots={"body": _mat("#b8281c", roughness=0.35), "iris": _mat("#1a120d", "glossy_plastic")},
    parts={"pincer": "claw", "antenna": "feeler"},
)
declare(
    "starfish",
    _starfish,
    ("starfish", "sea star"),
    "A starfish.",
    length_m=0.2,
    extra=(count("arms", 5, 4, 12),),
    slots={"body": _mat("#e0702f", "skin"), "bump": _mat("#f6c48a", "skin")},
)
declare(
    "seahorse",
    _seahorse,
    ("seahorse", "sea horse", "sea dragon"),
    "A seahorse.",
    length_m=0.15,
    slots={"body": _mat("#e0913a", "skin"), "fin": _mat("#f2c878", "skin"), "iris": _mat("#2a6fa0", "glossy_plastic")},
)
declare(
    "snail",
    _snail,
    ("snail", "slug", "garden snail"),
    "A snail.",
    length_m=0.08,
    slots={"body": _mat("#b3936a"), "shell": _mat("#b8702f", "shell"), "iris": _mat("#1a120d", "glossy_plastic")},
)
declare(
    "seashell",
    _scallop,
    ("seashell", "shell", "scallop", "clam", "sea shell", "scallop shell", "oyster", "mussel"),
    "A scallop shell.",
    length_m=0.1,
    slots={"shell": _mat("#f0c8a8", "shell")},
)
declare(
    "conch",
    _conch,
    ("conch", "conch shell", "whelk", "spiral shell", "nautilus"),
    "A conch shell.",
    length_m=0.18,
    slots={"shell": _mat("#ecd0a8", "shell"), "lip": _mat("#f0a490", "shell")},
)
