"""Skulls, bones and hatching eggs."""

import itertools
import math

from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, PolyMesh, Sweep

_BONE = Material(preset="bone", color="#e6dcc4")


def _carve(at: Point, radius: float, squash: Point = (1.0, 1.0, 1.0), rotation: Point = (0.0, 0.0, 0.0)) -> Blob:
    return Blob(a=at, radius=radius, squash=squash, rotation=rotation, subtract=True)


def _dark(at: Point, radii: Point) -> Paint:
    return Paint(kind="ellipsoid", color="#2b211a", center=at, radii=radii, softness=0.35)


@asset(
    kind="skull",
    words=("skull", "human skull", "cranium", "skeleton head", "death head"),
    about="A human skull with hollow sockets, cheekbones, teeth and a jaw.",
    parameters=(
        length("height", 0.22, 0.005, 10.0, words=("height", "tall", "size")),
        flag("jaw", True, words=("jaw",)),
    ),
    slots={"bone": _BONE, "teeth": Material(preset="ivory", color="#f0e6cf")},
    states=("open mouth",),
    parts={"cranium": "skull", "tooth": "teeth"},
)
def skull(k: Kit) -> None:
    """Cranium and face carved in one, the jaw hinged below."""
    s = k.m("height")
    lift = 0.0 if k.on("jaw") else -0.22
    z = 0.66 + lift
    head: list[Blob] = [
        ball((0, 0.12, z), 0.36, (0.86, 1.12, 0.95)), bone((-0.14, -0.2, z - 0.02), (0.14, -0.2, z - 0.02), 0.15, 0.15),
        bone((0, -0.22, z - 0.12), (0, -0.24, z - 0.3), 0.17, 0.135), ball((0, 0.1, z - 0.2), 0.2, (1.1, 1.3, 0.8)),
    ]  # fmt: skip
    for x in (1.0, -1.0):
        head += [bone((x * 0.1, -0.3, z - 0.2), (x * 0.27, -0.16, z - 0.16), 0.06, 0.05), bone((x * 0.27, -0.16, z - 0.16), (x * 0.29, 0.06, z - 0.14), 0.042, 0.04),
                 bone((x * 0.05, -0.37, z + 0.0), (x * 0.24, -0.28, z + 0.03), 0.05, 0.05)]  # fmt: skip
    for x in (1.0, -1.0):
        head += [
            _carve((x * 0.135, -0.4, z - 0.09), 0.105, (1.05, 1.35, 0.95)),
            _carve((x * 0.32, -0.02, z - 0.05), 0.1, (0.5, 1.4, 1.0)),
        ]
        head.append(
            Blob(
                a=(x * 0.022, -0.42, z - 0.19),
                b=(x * 0.045, -0.42, z - 0.26),
                radius=0.028,
                radius_b=0.04,
                subtract=True,
            )
        )
    shape = Blend(blobs=head, smoothness=0.045, resolution=53)
    hollow = [_dark((x * 0.135, -0.3, z - 0.09), (0.1, 0.13, 0.09)) for x in (1.0, -1.0)] + [
        _dark((0, -0.34, z - 0.23), (0.065, 0.09, 0.075))
    ]
    k.add("skull", shape, scale=s, material="bone", smooth=True, paint=hollow)
    upper = [Blob(a=p, radius=0.027, squash=(0.86, 0.75, 1.55)) for p in _arch(z - 0.43, 0.125, 12)]
    k.add("teeth upper", Blend(blobs=upper, smoothness=0.006, resolution=33), scale=s, material="teeth", smooth=True)
    if k.on("jaw"):
        drop = 22.0 if k.state("open mouth") else 3.0
        with k.group("jaw group", at=(0, 0.06 * s, (z - 0.2) * s), rotate=(drop, 0.0, 0.0)):
            low = -0.365
            ramus: list[Blob] = []
            points = _arch(low, 0.155, 9)
            ramus += [
                bone(add(a, (0, -0.06, 0)), add(b, (0, -0.06, 0)), 0.05, 0.05) for a, b in itertools.pairwise(points)
            ]
            for x, end in ((1.0, points[-1]), (-1.0, points[0])):
                corner = (x * 0.22, 0.02, low + 0.04)
                ramus += [
                    bone(add(end, (0, -0.06, 0)), corner, 0.05, 0.05),
                    bone(corner, (x * 0.25, 0.04, 0.06), 0.05, 0.04),
                ]
            ramus.append(ball((0, -0.35, low - 0.035), 0.06, (1.3, 1, 1)))
            k.add("jaw", Blend(blobs=ramus, smoothness=0.03, resolution=38), scale=s, material="bone", smooth=True)
            lower = [
                Blob(a=add(p, (0, -0.06, 0.065)), radius=0.025, squash=(0.86, 0.75, 1.7)) for p in _arch(low, 0.13, 12)
            ]
            k.add(
                "teeth lower",
                Blend(blobs=lower, smoothness=0.006, resolution=33),
                scale=s,
                material="teeth",
                smooth=True,
            )
    k.anchor("head", (0, 0.1 * s, (z + 0.34) * s), radius=0.32 * s)
    k.anchor("top", (0, 0.1 * s, (z + 0.34) * s), half_size=(0.1 * s, 0.1 * s), round=True)
    k.anchor("face", (0, -0.36 * s, (z - 0.08) * s), normal=(0, -1, 0), radius=0.3 * s)
    k.anchor("eyes", (0, -0.36 * s, (z - 0.08) * s), normal=(0, -1, 0), radius=0.3 * s)
    k.anchor("mouth", (0, -0.36 * s, (z - 0.48) * s), normal=(0, -1, 0), radius=0.06 * s)


def _arch(z: float, wide: float, n: int) -> list[Point]:
    """Points along the arch of the teeth."""
    points: list[Point] = []
    for i in range(n):
        a = math.radians(-80 + 160 * i / (n - 1))
        points.append((math.sin(a) * wide, -0.17 - math.cos(a) * wide * 1.25, z))
    return points[::-1] if points[0][0] > 0 else points


@asset(
    kind="animal_skull",
    words=("animal skull", "cow skull", "elephant skull", "dinosaur skull", "deer skull", "dog skull", "bull skull", "ram skull", "goat skull"),
    about="The skull of a horned or tusked beast.",
    parameters=(length("height", 0.35, 0.005, 20.0, words=("height", "tall", "size")),
                choice("animal", "cow", "elephant", "deer", "dog", "dinosaur", words=("animal",))),
    slots={"bone": _BONE, "horn": Material(preset="bone", color="#5f4f40"), "teeth": Material(preset="ivory", color="#f0e6cf")},
    adjectives={"elephant": {"animal": "elephant"}, "deer": {"animal": "deer"}, "dog": {"animal": "dog"}, "dinosaur": {"animal": "dinosaur"}},
    parts={"tusk": "horn", "antler": "horn", "tooth": "teeth"},
)  # fmt: skip
def animal_skull(k: Kit) -> None:
    """A long face with great sockets; what grows from it tells the animal."""
    s, animal = k.m("height"), k.s("animal")
    z, long, deep = (
        0.56,
        {"cow": 0.62, "elephant": 0.34, "deer": 0.66, "dog": 0.55, "dinosaur": 0.7}[animal],
        {"elephant": 0.36}.get(animal, 0.24),
    )
    tip: Point = (0, -0.2 - long, 0.14)
    brain = 0.3 if animal == "elephant" else 0.2
    head: list[Blob] = [
        ball((0, 0.12, z), brain, (1.15, 1.0, 1.0)),
        bone((0, -0.02, z - 0.06), tip, deep, 0.11, (0.85, 1, 1)),
        bone((0, 0.1, z - 0.2), (0, -0.1, 0.24), 0.16, 0.1),
    ]
    for x in (1.0, -1.0):
        head += [
            bone((x * 0.06, -0.1, z + 0.1), (x * 0.27, -0.04, z + 0.06), 0.07, 0.06),
            bone((x * 0.27, -0.1, z - 0.12), (x * 0.18, -0.42, z - 0.28), 0.06, 0.05),
        ]
    for x in (1.0, -1.0):
        head += [
            _carve((x * 0.27, -0.14, z - 0.02), 0.1, (1.1, 1.05, 1.0)),
            Blob(
                a=(x * 0.07, tip[1] + 0.1, tip[2] + 0.13),
                b=(x * 0.06, tip[1] - 0.1, tip[2] + 0.06),
                radius=0.05,
                subtract=True,
            ),
        ]
    if animal == "elephant":
        head.append(_carve((0, -0.2, z + 0.06), 0.13, (1.6, 1.0, 0.62)))
        for x in (1.0, -1.0):
            head.append(bone((x * 0.13, -0.2, z - 0.1), (x * 0.17, -0.5, 0.16), 0.12, 0.1))
    shape = Blend(blobs=head, smoothness=0.05, resolution=50)
    hollow = [_dark((x * 0.24, -0.13, z - 0.02), (0.1, 0.11, 0.1)) for x in (1.0, -1.0)] + [
        _dark((0, tip[1] + 0.02, tip[2] + 0.08), (0.14, 0.1, 0.06))
    ]
    k.add("skull", shape, scale=s, material="bone", smooth=True, paint=hollow)
    skin = Surface(shape)
    teeth: list[Blob] = []
    for x in (1.0, -1.0):
        for i in range(8):
            spot = skin.outward((x * 0.05, -0.25 - (long - 0.1) * i / 7, 0.3 - 0.14 * i / 7), (x * 0.35, 0.0, -1.0))
            teeth.append(
                Blob(a=spot, radius=0.03, squash=(0.8, 1.0, 1.7 if animal in ("dog", "dinosaur") and i > 4 else 1.0))
            )
    k.add("teeth", Blend(blobs=teeth, smoothness=0.006, resolution=38), scale=s, material="teeth", smooth=True)
    horns: dict[str, tuple[list[Point], float]] = {
        "cow": ([(0.14, 0.06, z + 0.1), (0.42, 0.04, z + 0.14), (0.6, -0.02, z + 0.3), (0.58, -0.1, z + 0.52)], 0.08),
        "elephant": ([(0.17, -0.46, 0.2), (0.22, -0.75, 0.1), (0.24, -1.05, 0.2), (0.2, -1.22, 0.42)], 0.075),
        "deer": ([(0.09, 0.1, z + 0.12), (0.24, 0.25, z + 0.5), (0.42, 0.22, z + 0.85), (0.4, 0.02, z + 1.15)], 0.05),
    }
    if animal in horns:
        path, r = horns[animal]
        tube = Sweep(
            path=[(x * s, y * s, zz * s) for x, y, zz in path],
            radius=r * s,
            radii=[1, 0.85, 0.6, 0.12],
            round_caps=True,
            resolution=8,
        )
        k.add("horn", tube, material="teeth" if animal == "elephant" else "horn", mirror=True)
        if animal == "deer":
            for at, way in ((path[1], (0.02, -0.3, 0.2)), (path[2], (0.2, 0.08, 0.22))):
                end = add(at, way)
                k.add(
                    "horn tine",
                    Sweep(
                        path=[(at[0] * s, at[1] * s, at[2] * s), (end[0] * s, end[1] * s, end[2] * s)],
                        radius=0.034 * s,
                        radii=[1, 0.2],
                        smooth=False,
                        round_caps=True,
                    ),
                    material="horn",
                    mirror=True,
                )
    k.anchor("head", (0, 0.1 * s, (z + brain) * s), radius=brain * s)
    k.anchor("top", (0, 0.1 * s, (z + brain) * s), half_size=(0.1 * s, 0.1 * s), round=True)


@asset(
    kind="bone",
    words=("bone", "dog bone", "femur", "thigh bone", "marrow bone"),
    about="A long bone with knobbed ends.",
    parameters=(
        length("length", 0.2, 0.005, 10.0, words=("length", "long", "size", "width")),
        length("thickness", 0.022, 0.0005, 1.0, words=("thickness", "thick")),
    ),
    slots={"bone": _BONE},
)
def bone_asset(k: Kit) -> None:
    """A shaft between two pairs of knobs, lying on the ground."""
    long = k.m("length")
    r = max(0.03, min(k.m("thickness") * 0.5 / long, 0.12))
    knob = r * 1.75
    blobs = [
        bone((-0.4, 0, knob), (0, 0, knob), r * 1.15, r * 0.92),
        bone((0, 0, knob), (0.4, 0, knob), r * 0.92, r * 1.15),
    ]
    for x in (1.0, -1.0):
        for y in (1.0, -1.0):
            blobs.append(ball((x * (0.5 - knob), y * knob * 0.82, knob), knob))
    k.add("bone", Blend(blobs=blobs, smoothness=r * 0.9, resolution=47), scale=long, smooth=True)
    k.anchor("grip", (0, 0, knob * long), radius=r * long)


@asset(
    kind="egg_nest",
    words=("egg nest", "bird nest", "nest", "nest of eggs", "bird's nest"),
    about="A woven nest with speckled eggs.",
    parameters=(length("width", 0.2, 0.02, 10.0, words=("width", "wide", "diameter", "size")), count("eggs", 3, 0, 9)),
    slots={"nest": Material(preset="burlap", color="#8a6a42"), "egg": Material(preset="shell", color="#a9d3dc")},
    parts={"twig": "nest"},
    holds=True,
)
def egg_nest(k: Kit) -> None:
    """Rings of wandering twigs round a hollow, and eggs in it."""
    s = k.m("width")
    bowl = Blend(
        blobs=[
            ball((0, 0, 0.16), 0.4, (1, 1, 0.42)),
            _carve((0, 0, 0.4), 0.3, (1, 1, 0.78)),
            Blob(a=(0, 0, -1.0), radius=1.0, squash=(2, 2, 1), subtract=True),
        ],
        smoothness=0.04,
        resolution=33,
    )
    k.add(
        "nest",
        bowl,
        scale=s,
        smooth=True,
        modifiers=[Displace(strength=0.02, scale=0.04, octaves=2, seed=k.seed)],
        material="nest",
    )
    for ring in range(16):
        level = ring / 15
        path: list[Point] = []
        for i in range(19):
            a = 2 * math.pi * i / 18 + ring * 1.3
            r = 0.35 + 0.1 * math.sin(math.pi * level) + k.rng.uniform(-0.03, 0.03)
            path.append(
                (
                    math.sin(a) * r * s,
                    math.cos(a) * r * s,
                    max(0.02, 0.05 + 0.22 * level + k.rng.uniform(-0.025, 0.025)) * s,
                )
            )
        k.tube(
            "nest twig",
            path[: 15 + ring % 4],
            0.014 * s,
            radii=[0.7, 1, 0.6],
            segments=6,
            resolution=2,
            material="nest",
        )
    n = k.n("eggs")
    ring_r = 0.0 if n <= 1 else min(0.125, 0.06 + 0.03 * n)
    size = 0.1 if n <= 4 else 0.075
    for i in range(n):
        a = 2 * math.pi * i / max(n, 1)
        tilt = (k.rng.uniform(-30, 30), k.rng.uniform(-30, 30), 0.0)
        shape = Ellipsoid(radii=(size * s, size * s, size * 1.3 * s), segments=32)
        specks = [Paint(kind="spots", color="#7a5a44", scale=0.035 * s, amount=0.22, seed=i)]
        k.add(
            "egg",
            shape,
            at=(math.sin(a) * ring_r * s, math.cos(a) * ring_r * s, (0.15 + size * 1.15) * s),
            rotate=tilt,
            material="egg",
            paint=specks,
            smooth=True,
        )
    k.anchor("inside", (0, 0, 0.17 * s), half_size=(0.2 * s, 0.2 * s), round=True, height=0.15 * s)
    k.anchor("top", (0, 0, 0.3 * s), half_size=(0.2 * s, 0.2 * s), round=True)


@asset(
    kind="hatching_egg",
    words=("hatching egg", "cracked egg", "stone egg", "eggshell", "broken egg"),
    about="A great egg broken open at a jagged edge, its cap lying beside it.",
    parameters=(
        length("height", 0.3, 0.01, 10.0, words=("height", "tall", "size")),
        flag("cap", True, words=("cap", "top piece")),
    ),
    slots={"shell": Material(preset="bone", color="#efe6d2")},
    main_slot="shell",
    holds=True,
)
def hatching_egg(k: Kit) -> None:
    """The lower shell with a zigzag rim, and its cap."""
    s = k.m("height")
    k.add("egg shell", _shell_piece(0.0, 0.62, seed=0), scale=s, material="shell", smooth=True)
    if k.on("cap"):
        k.add(
            "egg cap",
            _shell_piece(0.6, 1.0, seed=0),
            at=(0.46 * s, -0.2 * s, 0.363 * s),
            rotate=(18.0, 108.0, 0.0),
            scale=s,
            material="shell",
            smooth=True,
        )
    k.anchor("inside", (0, 0, 0.1 * s), half_size=(0.26 * s, 0.26 * s), round=True, height=0.52 * s)
    k.anchor("top", (0, 0, 0.62 * s), half_size=(0.3 * s, 0.3 * s), round=True)


def _shell_piece(low: float, high: float, *, seed: int) -> PolyMesh:
    """A thin closed piece of an egg (1 tall, 0.38 in radius) between a pole and a zigzag edge."""
    around, rows, wall = 48, 14, 0.025
    top_piece = low > 0
    edge = low if top_piece else high
    jag = [0.05 * (1 if i % 2 else -1) * (0.6 + 0.4 * math.sin(i * 2.3 + seed)) for i in range(16)]
    vertices: list[Point] = []
    for inner in (0.0, wall):
        for j in range(rows + 1):
            for i in range(around):
                a = 2 * math.pi * i / around
                place = i / around * 16
                first = int(place) % 16
                zig = jag[first] + (jag[(first + 1) % 16] - jag[first]) * (place - int(place))
                bound = edge + zig
                t = (0.02 + (bound - 0.02) * j / rows) if not top_piece else (0.98 + (bound - 0.98) * j / rows)
                u = 2 * t - 1
                r = 0.4 * math.sqrt(max(0.0, 1 - u * u)) * (1.0 - 0.16 * u)
                r = max(r - inner, 0.012)
                z = t + (inner if not top_piece else -inner) * max(0.0, 1 - j / rows * 1.3)
                z -= 0.02 if not top_piece else edge
                vertices.append((math.sin(a) * r, math.cos(a) * r, z))
    ring = (rows + 1) * around
    faces: list[list[int]] = []
    for j in range(rows):
        for i in range(around):
            n = (i + 1) % around
            a, b, c, d = j * around + i, j * around + n, (j + 1) * around + n, (j + 1) * around + i
            faces += [[a, b, c, d], [d + ring, c + ring, b + ring, a + ring]]
    for i in range(around):
        n = (i + 1) % around
        a, b = rows * around + i, rows * around + n
        faces.append([a, b, b + ring, a + ring])
    faces += [list(range(around))[::-1], [ring + i for i in range(around)]]
    if not top_piece:
        faces = [f[::-1] for f in faces]
    return PolyMesh(vertices=vertices, faces=faces)
