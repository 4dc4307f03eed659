"""Saxophone, flute, clarinet, harmonica and accordion: everything that has a reed or an edge."""

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Lathe, Loft, Section, Sphere, Torus

_KEY = [(0, 0), (0.75, 0), (0.75, 0.18), (1.0, 0.22), (1.0, 0.42), (0.85, 0.5), (0.3, 0.46), (0, 0.46)]


def _cup(k: Kit, at: Point, size: float, rotate: Point, material: str, *, pearl: bool = False) -> None:
    """A key cup lying on a tone hole, out along its own z."""
    k.add(
        "key cup",
        Lathe(profile=[(x * size, z * size) for x, z in _KEY], segments=28),
        at=at,
        rotate=rotate,
        material=material,
    )
    if pearl:
        k.add(
            "key pearl",
            Lathe(
                profile=[(0, 0.4 * size), (0.55 * size, 0.4 * size), (0.5 * size, 0.58 * size), (0, 0.62 * size)],
                segments=24,
            ),
            at=at,
            rotate=rotate,
            material="pearl",
        )


@asset(
    kind="saxophone",
    words=("saxophone", "sax", "alto sax", "tenor saxophone", "alto saxophone"),
    about="A saxophone with keys, rods, guards and a mouthpiece.",
    parameters=(length("height", 0.7, 0.1, 2.5, words=("height", "tall", "long", "length", "size")),),
    slots={"brass": "brass", "key": "brass", "pearl": "pearl", "mouthpiece": "ebony", "silver": "silver"},
    parts={"body": "body", "bell": "bell"},
)  # fmt: skip
def saxophone(k: Kit) -> None:
    """Rests on its bow; the bell opens up to the right."""
    s = k.m("height") / 0.72
    with k.group("whole", scale=s):
        path = [
            (-0.07, 0, 0.62),
            (-0.065, 0, 0.45),
            (-0.058, 0, 0.25),
            (-0.052, 0, 0.13),
            (-0.04, 0, 0.075),
            (-0.005, 0, 0.042),
            (0.035, 0, 0.052),
            (0.062, 0, 0.09),
            (0.075, 0, 0.15),
            (0.085, 0, 0.24),
        ]
        k.tube(
            "body",
            path,
            0.04,
            radii=[0.33, 0.5, 0.68, 0.8, 0.87, 0.95, 1.0, 1.0, 1.0, 1.02],
            material="brass",
            segments=32,
            round_caps=False,
        )
        flare = [
            (0.0405, 0),
            (0.043, 0.04),
            (0.05, 0.075),
            (0.063, 0.1),
            (0.074, 0.112),
            (0.074, 0.115),
            (0.06, 0.105),
            (0.047, 0.078),
            (0.04, 0.04),
            (0.036, -0.02),
        ]
        with k.group("bell whole", at=(0.0845, 0, 0.235), rotate=(0, 7, 0)):
            k.add("bell", Lathe(profile=[(0, -0.03), (0.03, -0.03), *flare, (0, -0.02)], segments=64), material="brass")
            k.add(
                "bell rim",
                Torus(radius=0.074, tube=0.0025, segments=64, tube_segments=10),
                at=(0, 0, 0.1135),
                material="brass",
            )
        neck = [
            (-0.07, 0, 0.6),
            (-0.071, 0, 0.645),
            (-0.085, 0, 0.68),
            (-0.12, 0, 0.697),
            (-0.165, 0, 0.685),
            (-0.2, 0, 0.665),
        ]
        k.tube("neck", neck, 0.0125, radii=[1, 1, 0.92, 0.84, 0.74, 0.66], material="brass", segments=20)
        k.rod("neck cork", (-0.185, 0, 0.674), (-0.21, 0, 0.66), 0.0095, material="mouthpiece")
        sections = [
            Section(center=(x, 0, z), radii=(w, h), exponent=2.4)
            for x, z, w, h in (
                (-0.265, 0.622, 0.007, 0.0015),
                (-0.25, 0.6335, 0.0085, 0.005),
                (-0.225, 0.65, 0.0115, 0.011),
                (-0.198, 0.6655, 0.012, 0.012),
                (-0.192, 0.668, 0.01, 0.01),
            )
        ]
        k.add("mouthpiece", Loft(axis="x", sections=sections, smooth=False, segments=24), material="mouthpiece")
        k.add(
            "ligature",
            Loft(
                axis="x",
                smooth=False,
                segments=24,
                sections=[
                    Section(center=(x, 0, z), radii=(0.0126, 0.0122), exponent=2.2)
                    for x, z in ((-0.226, 0.6485), (-0.206, 0.6605))
                ],
            ),
            material="silver",
        )
        for z, r in ((0.615, 0.0155), (0.14, 0.034)):
            k.add(
                "body ring",
                Torus(radius=r, tube=0.003, segments=40, tube_segments=10),
                at=(-0.07 if z > 0.5 else -0.053, 0, z),
                material="brass",
            )
        for i in range(9):
            f = i / 8
            z = 0.55 - 0.4 * f
            x = -0.068 + 0.016 * f
            r = 0.0155 + 0.016 * f
            size = 0.0095 + 0.0085 * f
            _cup(k, (x, -r + 0.003, z), size, (90, 0, 0), "key", pearl=i in {1, 2, 3, 5, 6, 7})
        for x, z, r in ((0.07, 0.13, 0.0395), (0.082, 0.205, 0.04)):
            _cup(k, (x + r - 0.003, 0, z), 0.021, (0, 90, 0), "key")
            k.add(
                "key guard",
                Torus(radius=0.018, tube=0.0022, segments=36, tube_segments=8),
                at=(x + r + 0.0075, 0, z),
                rotate=(0, 90, 0),
                material="key",
            )
        _cup(k, (0.02, -0.036, 0.05), 0.017, (90, 0, 0), "key")
        for dx, dy in ((-0.018, -0.024), (0.019, -0.026)):
            k.rod(
                "key rod",
                (-0.068 + dx * 0.8, dy * 0.7, 0.57),
                (-0.052 + dx * 1.5, dy * 1.05, 0.14),
                0.0024,
                segments=10,
                material="key",
            )
        for i in range(5):
            f = i / 4
            k.rod(
                "key post",
                (-0.066 + 0.01 * f, -0.01, 0.54 - 0.38 * f),
                (-0.08 + 0.002 * f, -0.018 - 0.006 * f, 0.54 - 0.38 * f),
                0.003,
                segments=10,
                material="key",
            )
        k.tube(
            "bell brace", [(-0.035, 0, 0.27), (0.0, -0.01, 0.275), (0.045, 0, 0.27)], 0.004, material="key", segments=10
        )
        k.add(
            "bell brace ring",
            Torus(radius=0.013, tube=0.0025, segments=28, tube_segments=8),
            at=(0.004, -0.008, 0.274),
            rotate=(90, 0, 0),
            material="key",
        )
        for z in (0.5, 0.43, 0.36):
            k.tube(
                "side key",
                [(-0.085, 0.0, z), (-0.1, -0.006, z - 0.012), (-0.098, -0.008, z - 0.05)],
                0.0042,
                material="key",
                segments=10,
            )
    k.anchor("grip", (-0.06 * s, -0.02 * s, 0.4 * s), normal=(0, -1, 0), radius=0.025 * s)
    k.anchor("mouth", (-0.26 * s, 0, 0.62 * s), normal=(-1, 0, 0), radius=0.01 * s)


@asset(
    kind="flute",
    words=("flute", "clarinet", "oboe", "recorder", "piccolo", "tin whistle", "pan flute", "bassoon", "fife", "woodwind"),
    about="A silver flute lying, a black clarinet standing on its bell, or a wooden recorder.",
    parameters=(length("length", 0.66, 0.08, 2.5, words=("length", "long", "height", "tall", "size")), choice("type", "flute", "clarinet", "recorder")),
    slots={"silver": "silver", "black": Material(preset="ebony"), "wood": Material(preset="polished_wood", color="#b5793e"), "pearl": "pearl", "brass": "gold", "dark": Material(preset="matte_plastic", color="#15120f")},
    adjectives={"oboe": {"type": "clarinet"}, "tin": {"type": "recorder"}},
)  # fmt: skip
def flute(k: Kit) -> None:
    """The flute lies along x; clarinet and recorder stand."""
    long, kind = k.m("length"), k.s("type")
    if kind == "flute":
        _flute(k, long)
    elif kind == "clarinet":
        _clarinet(k, long)
    else:
        _recorder(k, long)


def _flute(k: Kit, long: float) -> None:
    s = long / 0.66
    r = 0.0105
    with k.group("whole", scale=s, at=(0, 0, r * s)):
        k.rod("body", (-0.13, 0, 0), (0.33, 0, 0), r * 0.92, segments=32, material="silver")
        k.rod("head joint", (-0.33, 0, 0), (-0.12, 0, 0), r * 0.9, r, segments=32, material="silver")
        k.add(
            "crown",
            Lathe(profile=[(0, 0), (r * 1.05, 0), (r * 1.05, 0.012), (r * 0.6, 0.018), (0, 0.019)], segments=28),
            at=(-0.329, 0, 0),
            rotate=(0, -90, 0),
            material="silver",
        )
        for x in (-0.13, -0.105, 0.25, 0.325):
            k.add(
                "ring",
                Torus(radius=r * 0.95, tube=0.0018, segments=32, tube_segments=10),
                at=(x, 0, 0),
                rotate=(0, 90, 0),
                material="brass",
            )
        k.add(
            "lip plate",
            Loft(
                axis="x",
                sections=[
                    Section(center=(-0.27 + dx, -0.002, 0.0075), radii=(w, h))
                    for dx, w, h in (
                        (-0.022, 0, 0),
                        (-0.015, 0.01, 0.0055),
                        (0, 0.0135, 0.0065),
                        (0.015, 0.01, 0.0055),
                        (0.022, 0, 0),
                    )
                ],
                segments=28,
            ),
            material="silver",
        )
        k.add(
            "mouth hole",
            Sphere(radius=0.005, segments=18),
            at=(-0.27, 0, 0.0127),
            scale=(1.2, 0.9, 0.3),
            material="dark",
        )
        for i in range(13):
            x = -0.075 + 0.03 * i
            _cup(k, (x, 0, r * 0.75), 0.0095 if i != 3 else 0.007, (0, 0, 0), "silver")
        for y, a, b in ((0.0125, -0.09, 0.24), (-0.0125, 0.02, 0.31)):
            k.rod("key rod", (a, y, 0.004), (b, y, 0.004), 0.0022, segments=10, material="silver")
            for i in range(5):
                x = a + (b - a) * (i + 0.5) / 5
                k.rod("key post", (x, y * 0.5, 0.002), (x, y, 0.004), 0.0028, segments=8, material="brass")
        for x, y in ((0.05, -0.016), (0.16, 0.017), (0.275, -0.018)):
            k.tube(
                "key lever",
                [(x, y * 0.6, 0.006), (x + 0.01, y, 0.008), (x + 0.035, y * 1.1, 0.007)],
                0.003,
                segments=10,
                material="silver",
            )
    k.anchor("grip", (0.05 * s, 0, r * s), normal=(0, -1, 0), radius=r * s)


def _clarinet(k: Kit, long: float) -> None:
    s = long / 0.66
    body = "black"
    with k.group("whole", scale=s):
        bell = [
            (0, 0.0),
            (0.034, 0),
            (0.036, 0.004),
            (0.0335, 0.012),
            (0.026, 0.035),
            (0.019, 0.07),
            (0.0165, 0.1),
            (0.0155, 0.12),
            (0, 0.12),
        ]
        k.add("bell", Lathe(profile=bell, segments=48), material=body)
        k.rod("body", (0, 0, 0.11), (0, 0, 0.5), 0.0145, 0.0135, segments=36, material=body)
        k.add(
            "barrel",
            Lathe(
                profile=[(0, 0), (0.0155, 0), (0.0175, 0.01), (0.0175, 0.045), (0.0155, 0.06), (0, 0.06)], segments=36
            ),
            at=(0, 0, 0.5),
            material=body,
        )
        mouth = [
            Section(center=(0, y, z), radii=(w, h))
            for y, z, w, h in (
                (0, 0.555, 0.0125, 0.0125),
                (0, 0.6, 0.0125, 0.0125),
                (0.003, 0.635, 0.011, 0.0075),
                (0.0075, 0.66, 0.0075, 0.0012),
            )
        ]
        k.add("mouthpiece", Loft(axis="z", sections=mouth, smooth=False, segments=28), material=body)
        for z, r in ((0.112, 0.0165), (0.3, 0.0152), (0.318, 0.0152), (0.5, 0.0165), (0.56, 0.0158)):
            k.add("ring", Torus(radius=r, tube=0.0022, segments=36, tube_segments=10), at=(0, 0, z), material="silver")
        k.add(
            "bell ring",
            Torus(radius=0.0352, tube=0.0022, segments=48, tube_segments=10),
            at=(0, 0, 0.005),
            material="silver",
        )
        for z in (0.59, 0.607):
            k.add(
                "ligature",
                Torus(radius=0.0125, tube=0.0026, segments=32, tube_segments=10),
                at=(0, 0, z),
                material="silver",
            )
        for i, z in enumerate((0.155, 0.19, 0.225, 0.26, 0.335, 0.37, 0.405, 0.44)):
            _cup(k, (0, -0.0118, z), 0.0095 if i < 4 else 0.0085, (90, 0, 0), "silver")
        for x, a, b in ((0.0135, 0.13, 0.47), (-0.0135, 0.15, 0.29)):
            k.rod("key rod", (x, -0.0085, a), (x, -0.0085, b), 0.0022, segments=10, material="silver")
            for i in range(4):
                z = a + (b - a) * (i + 0.4) / 4
                k.rod("key post", (x * 0.6, -0.006, z), (x, -0.0085, z), 0.0028, segments=8, material="silver")
        for z in (0.2, 0.25, 0.4):
            k.tube(
                "key lever",
                [(0.012, -0.009, z), (0.02, -0.012, z - 0.006), (0.019, -0.0135, z - 0.035)],
                0.0034,
                segments=10,
                material="silver",
            )
    k.anchor("grip", (0, 0, 0.35 * s), normal=(0, -1, 0), radius=0.015 * s)


def _recorder(k: Kit, long: float) -> None:
    s = long / 0.66
    with k.group("whole", scale=s):
        profile = [
            (0, 0),
            (0.017, 0),
            (0.0195, 0.01),
            (0.0175, 0.03),
            (0.0135, 0.06),
            (0.013, 0.09),
            (0.0175, 0.1),
            (0.0175, 0.125),
            (0.0145, 0.135),
            (0.016, 0.47),
            (0.019, 0.48),
            (0.021, 0.5),
            (0.019, 0.525),
            (0.017, 0.54),
            (0.018, 0.6),
            (0.0165, 0.63),
            (0, 0.63),
        ]
        k.add("body", Lathe(profile=profile, segments=48), material="wood")
        mouth = [
            Section(center=(0, y, z), radii=(w, h))
            for y, z, w, h in (
                (0, 0.6, 0.0165, 0.0165),
                (0, 0.63, 0.015, 0.0145),
                (0.004, 0.648, 0.011, 0.008),
                (0.008, 0.66, 0.0085, 0.0035),
            )
        ]
        k.add("mouthpiece", Loft(axis="z", sections=mouth, smooth=False, segments=28), material="wood")
        k.add("window", Box(size=(0.011, 0.004, 0.016)), at=(0, -0.0168, 0.563), material="dark", bevel=0.001)
        for i in range(7):
            z = 0.17 + 0.042 * i
            k.add(
                "finger hole",
                Sphere(radius=0.0045, segments=16),
                at=(0, -0.0145 - 0.0018 * (z - 0.135) / 0.335 + 0.0006, z),
                scale=(1, 0.3, 1),
                material="dark",
            )
        for z in (0.098, 0.127, 0.482, 0.522):
            k.add(
                "ring",
                Torus(radius=0.0178 if z < 0.2 else 0.0192, tube=0.0018, segments=40, tube_segments=10),
                at=(0, 0, z),
                material="pearl",
            )
    k.anchor("grip", (0, 0, 0.3 * s), normal=(0, -1, 0), radius=0.016 * s)


@asset(
    kind="harmonica",
    words=("harmonica", "mouth organ", "blues harp"),
    about="A harmonica with ten holes.",
    parameters=(length("length", 0.105, 0.04, 1.0, words=("length", "long", "width", "size")),),
    slots={"cover": "chrome", "comb": Material(preset="polished_wood", color="#7b1d17"), "hole": Material(preset="matte_plastic", color="#120d0c"), "screw": "brass"},
    parts={"body": "comb"},
)  # fmt: skip
def harmonica(k: Kit) -> None:
    """The comb between two bulged covers; holes to the front."""
    s = k.m("length") / 0.105
    with k.group("whole", scale=s):
        k.add("comb", Box(size=(0.105, 0.028, 0.009)), at=(0, 0, 0.0085), material="comb", bevel=0.0016)
        k.add(
            "hole",
            Box(size=(0.0055, 0.004, 0.0055)),
            at=(0, -0.0125, 0.01025),
            material="hole",
            instances=Linear(count=10, step=(0.0078, 0, 0), center=True),
        )
        for flip in (0, 180):
            cover = [
                Section(center=(x, 0.001, z), radii=(w, h), exponent=3.2)
                for x, z, w, h in (
                    (-0.049, 0.0035, 0.0115, 0.002),
                    (-0.044, 0.0045, 0.0125, 0.0045),
                    (0, 0.005, 0.0128, 0.0052),
                    (0.044, 0.0045, 0.0125, 0.0045),
                    (0.049, 0.0035, 0.0115, 0.002),
                )
            ]
            k.add(
                "cover",
                Loft(axis="x", sections=cover, smooth=False, segments=36),
                at=(0, 0, 0.0165 if not flip else 0.0095),
                rotate=(flip, 0, 0),
                material="cover",
            )
        for x in (-0.0495, 0.0495):
            k.add(
                "screw",
                Lathe(profile=[(0, 0), (0.0022, 0), (0.0018, 0.0012), (0, 0.0015)], segments=18),
                at=(x, 0, 0.017),
                material="screw",
            )
    k.anchor("grip", (0, 0, 0.013 * s), normal=(0, -1, 0), radius=0.014 * s)


@asset(
    kind="accordion",
    words=("accordion", "squeezebox", "concertina", "melodeon", "piano accordion", "bandoneon"),
    about="A piano accordion with pleated bellows, keys, bass buttons and straps.",
    parameters=(length("width", 0.46, 0.08, 2.0, words=("width", "wide", "size")),),
    slots={"body": Material(preset="pearl", color="#b3161f"), "bellows": Material(preset="leather", color="#23171a"), "edge": "polished_steel", "white": "ivory", "black": "ebony",
           "strap": Material(preset="leather", color="#3a2115"), "grille": "gold"},
    parts={"keys": "key", "keyboard": "key", "button": "button"},
)  # fmt: skip
def accordion(k: Kit) -> None:
    """Stands upright: piano keys left as the listener sees it, bass right, bellows between."""
    s = k.m("width") / 0.5
    h, d = 0.38, 0.18
    with k.group("whole", scale=s):
        k.add("body treble", Box(size=(0.1, d, h)), at=(-0.13, 0, 0), material="body", bevel=0.012, bevel_segments=4)
        k.add("body bass", Box(size=(0.09, d, h)), at=(0.2, 0, 0), material="body", bevel=0.012, bevel_segments=4)
        n = 15
        folds: list[Section] = []
        for i in range(2 * n + 1):
            x = -0.085 + 0.245 * i / (2 * n)
            grow = 0.0 if i % 2 else 1.0
            folds.append(
                Section(
                    center=(x, 0, h / 2),
                    outline=[
                        (y * (d / 2 - 0.016 + 0.012 * grow), z * (h / 2 - 0.016 + 0.012 * grow))
                        for y, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))
                    ],
                )
            )
        k.add("bellows", Loft(axis="x", sections=folds, smooth=False), material="bellows", flat=True)
        for i in range(n - 1):
            x = -0.085 + 0.245 * (2 * i + 2) / (2 * n)
            for y in (-1, 1):
                for z in (0.004, h - 0.004):
                    k.add(
                        "bellows corner",
                        Box(size=(0.007, 0.022, 0.022), pivot="center"),
                        at=(x, y * (d / 2 - 0.0125), z + (0.008 if z < 0.1 else -0.008)),
                        material="edge",
                        bevel=0.002,
                        bevel_segments=1,
                    )
        k.add(
            "key board", Box(size=(0.075, 0.05, h * 0.94)), at=(-0.215, -0.02, h * 0.03), material="body", bevel=0.006
        )
        many = 19
        step = h * 0.92 / many
        k.add(
            "key white",
            Box(size=(0.078, 0.012, step * 0.93)),
            at=(-0.218, -0.046, h * 0.04),
            material="white",
            bevel=0.0018,
            instances=Linear(count=many, step=(0, 0, step)),
        )
        for i in range(many - 1):
            if i % 7 not in {2, 6}:
                k.add(
                    "key black",
                    Box(size=(0.046, 0.012, step * 0.55)),
                    at=(-0.202, -0.054, h * 0.04 + step * (i + 0.71)),
                    material="black",
                    bevel=0.002,
                )
        k.add(
            "grille",
            Box(size=(0.085, 0.006, h * 0.86)),
            at=(-0.13, -d / 2 - 0.001, h * 0.07),
            material="grille",
            bevel=0.003,
        )
        for i in range(11):
            k.add(
                "grille slot",
                Box(size=(0.06, 0.003, h * 0.02)),
                at=(-0.13, -d / 2 - 0.0035, h * (0.12 + 0.07 * i)),
                rotate=(0, 18, 0),
                material="black",
                bevel=0.001,
            )
        with k.group("buttons", at=(0.244, -0.045, h * 0.12)):
            for row in range(4):
                k.add(
                    "button",
                    Lathe(profile=[(0, 0), (0.005, 0), (0.0048, 0.006), (0.003, 0.0075), (0, 0.0078)], segments=16),
                    at=(0, 0.02 * row, 0.006 * row),
                    rotate=(0, 90, 0),
                    material="white",
                    instances=Linear(count=14, step=(0, 0, h * 0.052)),
                )
        k.tube(
            "strap bass",
            [
                (0.23, -0.075, h * 0.1),
                (0.275, -0.07, h * 0.2),
                (0.285, -0.07, h * 0.5),
                (0.275, -0.07, h * 0.8),
                (0.23, -0.075, h * 0.9),
            ],
            0.008,
            material="strap",
            segments=12,
        )
        for y in (0.05,):
            k.tube(
                "strap shoulder",
                [
                    (-0.1, y, h * 0.97),
                    (-0.08, y + 0.1, h * 1.02),
                    (-0.05, y + 0.17, h * 0.7),
                    (-0.06, y + 0.16, h * 0.3),
                    (-0.1, y + 0.03, h * 0.08),
                ],
                0.01,
                material="strap",
                segments=12,
            )
        for x in (-0.13, 0.2):
            for z in (0.015, h - 0.015):
                k.add(
                    "trim",
                    Box(size=(0.102 if x < 0 else 0.092, d + 0.003, 0.006), pivot="center"),
                    at=(x, 0, z),
                    material="edge",
                    bevel=0.002,
                )
    k.anchor("grip", (0.285 * s, -0.07 * s, h * 0.5 * s), normal=(1, 0, 0), radius=0.03 * s)
