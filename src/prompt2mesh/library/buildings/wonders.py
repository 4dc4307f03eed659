"""Famous buildings that no other kind covers: Taj Mahal, Stonehenge, the opera house of shells, Tower Bridge, the torii."""

import math

from prompt2mesh.library.buildings.parts import arched, rectangle_at
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, PolyMesh

SLOTS: dict[str, Material | str] = {
    "wall": "marble", "dome": "marble", "niche": Material(preset="matte_paint", color="#8f8a84"), "base": "limestone", "gold": "gold",
    "water": "water", "grass": "grass", "trim": "marble", "window": Material(preset="dark_screen", color="#2c3a44"),
}  # fmt: skip


def onion(radius: float, height: float) -> list[tuple[float, float]]:
    """The profile of a bulbous dome on z = 0 that ends in a point."""
    return [
        (radius * 0.86, 0), (radius * 0.93, height * 0.1), (radius, height * 0.27), (radius * 0.97, height * 0.42), (radius * 0.8, height * 0.6),
        (radius * 0.5, height * 0.77), (radius * 0.2, height * 0.9), (radius * 0.06, height * 0.97), (0, height),
    ]  # fmt: skip


def finial(k: Kit, at: tuple[float, float, float], size: float) -> None:
    """A gilded spike with two balls."""
    k.add("finial", Lathe(profile=[(size * 0.12, 0), (size * 0.16, size * 0.1), (size * 0.05, size * 0.22), (size * 0.15, size * 0.4), (size * 0.04, size * 0.56), (size * 0.09, size * 0.66), (size * 0.02, size * 0.78), (0, size)],
                          segments=16), at=at, material="gold")  # fmt: skip


@asset(
    kind="taj_mahal",
    words=("taj mahal", "mughal palace", "indian palace", "mausoleum", "marble palace"),
    about="The Taj Mahal: a white marble tomb with a great onion dome, chattris, pointed niches and four minarets on a terrace.",
    parameters=(
        length("width", 60.0, 0.1, 120.0, words=("width", "wide")),
        count("minarets", 4, 0, 4, words=("minarets",)),
        flag("pool", True, words=("pool", "reflecting pool")),
    ),
    slots=SLOTS,
    main_slot="wall",
    parts={"dome": "dome", "tower": "minaret", "minaret": "minaret", "pool": "pool"},
)  # fmt: skip
def taj_mahal(k: Kit) -> None:
    """Drawn 60 m wide."""
    s = k.m("width") / 60.0
    with k.group("taj", scale=s):
        k.block("base", (60, 60, 3.0), (0, 0, 0), "base", bevel=0.15)
        k.block("base coping", (60.6, 60.6, 0.4), (0, 0, 2.8), "trim", bevel=0.1)
        plan: Outline = [(-18, -12), (-12, -18), (12, -18), (18, -12), (18, 12), (12, 18), (-12, 18), (-18, 12)]
        k.add("wall", Extrude(outline=plan, height=16.0), at=(0, 0, 3.1), material="wall")
        k.add(
            "cornice",
            Extrude(outline=[(x * 1.02, y * 1.02) for x, y in plan], height=0.9),
            at=(0, 0, 18.6),
            material="trim",
        )
        for turn in (0, 90, 180, 270):
            with k.group(f"front {turn}", rotate=(0, 0, turn)):
                face = rectangle_at(14.0, 19.5)
                panel(
                    k,
                    "iwan",
                    face,
                    0.9,
                    at=(0, -17.9, 3.1),
                    holes=[[(x, z + 0.1) for x, z in arched(8.4, 14.4, pointed=True)]],
                    material="wall",
                )
                panel(k, "niche", arched(8.6, 14.8, pointed=True), 0.3, at=(0, -17.8, 3.12), material="niche")
                panel(k, "door", arched(3.2, 6.5, pointed=True), 0.35, at=(0, -17.95, 3.12), material="window")
                for x in (-9.6, 9.6):
                    for z in (3.6, 11.2):
                        panel(k, "niche side", arched(3.0, 6.0, pointed=True), 0.2, at=(x, -17.9, z), material="niche")
                for x in (-7.0, 7.0):
                    k.add(
                        "pinnacle",
                        Lathe(profile=[(0.42, 0), (0.42, 21.5), (0.6, 21.6), (0.3, 22.4), (0, 23.6)], segments=10),
                        at=(x, -18.4, 3.1),
                        material="trim",
                    )
            with k.group(f"corner {turn}", rotate=(0, 0, turn + 45)):
                for z in (3.6, 11.2):
                    panel(k, "niche corner", arched(3.6, 6.0, pointed=True), 0.2, at=(0, -21.12, z), material="niche")
        k.add(
            "drum",
            Lathe(
                profile=[(9.6, 0), (9.6, 0.8), (9.0, 1.0), (9.0, 6.4), (9.5, 6.8), (9.5, 7.4), (0, 7.4)], segments=48
            ),
            at=(0, 0, 19.0),
            material="wall",
        )
        k.add("dome", Lathe(profile=onion(10.4, 18.5), fillet=1.2, segments=48), at=(0, 0, 26.2), material="dome")
        finial(k, (0, 0, 44.3), 6.5)
        for sx in (-1, 1):
            for sy in (-1, 1):
                _kiosk(k, (sx * 12.2, sy * 12.2, 19.4), 3.3, 5.6)
        for i in range(k.n("minarets")):
            sx, sy = ((-1, -1), (1, -1), (1, 1), (-1, 1))[i]
            x, y = sx * 27.0, sy * 27.0
            shaft: list[tuple[float, float]] = [(2.0, 0)]
            for z, r in ((11.0, 1.75), (20.0, 1.55), (29.0, 1.4)):
                shaft += [(r + 0.08, z - 0.9), (r + 0.75, z), (r + 0.75, z + 0.5), (r, z + 0.55)]
            k.add(f"minaret {i + 1}", Lathe(profile=[*shaft, (0, 29.55)], segments=24), at=(x, y, 3.1), material="wall")
            _kiosk(k, (x, y, 32.4), 1.3, 2.6)
        if k.on("pool"):
            k.block("pool edge", (9.0, 34.0, 0.5), (0, -47.5, 0), "base", bevel=0.08)
            k.block("pool", (7.4, 32.6, 0.2), (0, -47.5, 0.36), "water", bevel=0.0)
            for side in (-1, 1):
                k.block("lawn", (14.0, 34.0, 0.4), (side * 11.4, -47.5, 0), "grass", bevel=0.05)
                k.add("cypress", Lathe(profile=[(0.3, 0), (0.35, 0.5), (1.15, 1.4), (1.0, 3.4), (0.35, 5.6), (0, 6.3)], segments=12),
                      at=(side * 6.6, -47.5, 0.3), material="grass", instances=Linear(count=6, step=(0, 5.6, 0), center=True))  # fmt: skip
    k.anchor("top", (0, 0, 50.8 * s), half_size=(0.2 * s, 0.2 * s))


def _kiosk(k: Kit, at: tuple[float, float, float], radius: float, high: float) -> None:
    """A chattri: columns in a ring under a small onion dome."""
    with k.group("kiosk", at=at):
        k.add(
            "kiosk floor",
            Cylinder(radius=radius * 1.15, height=radius * 0.16, segments=16),
            at=(0, 0, -radius * 0.05),
            material="trim",
        )
        k.add(
            "kiosk column",
            Cylinder(radius=radius * 0.1, height=high * 0.62, segments=8),
            at=(radius * 0.92, 0, 0),
            material="wall",
            instances=Radial(count=8),
        )
        k.add("kiosk eave", Lathe(profile=[(radius * 0.9, -radius * 0.04), (radius * 1.5, -radius * 0.16), (radius * 1.45, 0), (radius, radius * 0.14), (0, radius * 0.14)], segments=24),
              at=(0, 0, high * 0.6), material="trim")  # fmt: skip
        k.add(
            "dome kiosk",
            Lathe(profile=onion(radius * 1.04, radius * 1.7), segments=22),
            at=(0, 0, high * 0.62 + radius * 0.1),
            material="dome",
        )
        finial(k, (0, 0, high * 0.62 + radius * 1.76), radius * 0.7)


@asset(
    kind="stonehenge",
    words=("stonehenge", "stone circle", "standing stones", "henge", "megalith", "megaliths", "dolmen", "menhir circle"),
    about="A circle of standing stones under lintels, with taller trilithons within and fallen stones on the grass.",
    parameters=(
        length("diameter", 32.0, 0.1, 80.0, words=("diameter", "width", "wide")),
        count("stones", 22, 6, 30, words=("stones",)),
        flag("ruined", True), flag("grass", True, words=("grass", "ground")),
    ),
    slots={"stone": Material(preset="stone", color="#8e8b84"), "grass": "grass"},
    adjectives={"complete": {"ruined": False}, "ancient": {"ruined": True}, "whole": {"ruined": False}},
    parts={"lintel": "lintel", "stone": "stone, lintel, trilithon, fallen"},
)  # fmt: skip
def stonehenge(k: Kit) -> None:
    """Drawn 32 m across; a third of the ring has lost its lintels or its stones when ruined."""
    s = k.m("diameter") / 32.0
    n, ruined = k.n("stones"), k.on("ruined")
    ring, high = 13.0, 4.1
    with k.group("henge", scale=s):
        z = 0.3 if k.on("grass") else 0.0
        if k.on("grass"):
            k.add(
                "grass", Lathe(profile=[(16.0, 0), (15.7, 0.2), (14.0, 0.32), (0, 0.34)], segments=56), material="grass"
            )
        step = 360 / n
        wide = min(2.1, math.tau * ring / n * 0.62)
        standing: list[bool] = []
        for i in range(n):
            a = step * i
            gone = ruined and (a % 360 > 140) and (a % 360 < 300) and i % 4 in (1, 2)
            standing.append(not gone)
            if gone and i % 4 == 1:
                _stone(
                    k,
                    "fallen",
                    (ring * 0.98, 0, z + 0.42),
                    (90, k.rng.uniform(-12, 12), a + k.rng.uniform(10, 60)),
                    (wide, high * 0.9, 1.1),
                    around=a,
                    lying=True,
                )
            elif not gone:
                _stone(
                    k,
                    f"stone {i + 1}",
                    (ring, 0, z - 0.15),
                    (k.rng.uniform(-2, 2), 0, 90),
                    (wide * k.vary(0.08), 1.15, high),
                    around=a,
                )
        for i in range(n):
            if standing[i] and standing[(i + 1) % n] and not (ruined and i % 7 == 5):
                a = step * (i + 0.5)
                long = 2 * ring * math.sin(math.radians(step / 2)) * 0.985
                _stone(
                    k,
                    f"lintel {i + 1}",
                    (ring * math.cos(math.radians(step / 2)), 0, z + high - 0.22),
                    (0, 0, 90),
                    (long, 1.1, 0.85),
                    around=a,
                )
        for i, a in enumerate((90, 25, 155, -40, 220)):
            tall = 5.9 - 0.4 * min(i, 3)
            for side in (-1, 1):
                _stone(k, f"trilithon {i + 1}", (6.2, side * 1.25, z - 0.15), (0, 0, 90), (1.8, 1.15, tall), around=a)
            _stone(k, f"trilithon lintel {i + 1}", (6.2, 0, z + tall - 0.22), (0, 0, 90), (4.6, 1.15, 0.95), around=a)
        _stone(k, "fallen altar", (1.6, 0, z + 0.3), (90, 0, 40), (1.0, 4.0, 0.8), around=-90, lying=True)
    k.anchor("top", (0, 0, (z + 0.05) * s), half_size=(3.5 * s, 3.5 * s), round=True)
    k.anchor("inside", (0, 0, (z + 0.05) * s), half_size=(3.5 * s, 3.5 * s), height=4 * s)


def _stone(
    k: Kit, name: str, at: tuple[float, float, float], rotate: tuple[float, float, float], size: tuple[float, float, float], *, around: float, lying: bool = False
) -> None:  # fmt: skip
    """One worn block, its place given before a turn about z by `around` degrees."""
    w, d, h = size
    long, across = (d, h) if lying else (h, d)
    with k.group(f"{name} place", rotate=(0, 0, around)):
        k.add(
            name,
            Extrude(outline=[(x * w / 2, y * across / 2) for x, y in ((-0.82, -1), (0.82, -1), (1, -0.75), (1, 0.75), (0.82, 1), (-0.82, 1), (-1, 0.75), (-1, -0.75))],
                    height=long, taper=0.9, bevel=0.12),
            at=(at[0] + (long / 2 if lying else 0.0), at[1], at[2]),
            rotate=(0, -90, 0) if lying else rotate,
            material="stone",
            modifiers=[Displace(strength=0.1, scale=1.1, seed=k.rng.randrange(10_000))],
        )  # fmt: skip


@asset(
    kind="opera_house",
    words=("opera house", "sydney opera house", "concert hall", "theatre building", "theater building"),
    about="An opera house of white shells that rise one behind another from a stepped podium, with glass between.",
    parameters=(length("length", 120.0, 0.1, 240.0, words=("length", "long")), count("shells", 4, 2, 5, words=("shells", "sails"))),
    slots={"shell": Material(preset="glazed_ceramic", color="#f5f2ea"), "base": Material(preset="granite", color="#b59a86"), "glass": Material(preset="dark_screen", color="#5a4a3c"),
           "rib": "concrete", "water": "sea_water"},
    main_slot="shell",
    parts={"roof": "shell", "sail": "shell", "shells": "shell", "window": "glass"},
)  # fmt: skip
def opera_house(k: Kit) -> None:
    """Two rows of shells that open towards −y, and a small pair beside."""
    s = k.m("length") / 120.0
    n = k.n("shells")
    with k.group("opera", scale=s, rotate=(0, 0, -90)):
        k.add("water", Cylinder(radius=82, height=1.0, segments=64), material="water")
        k.add(
            "base",
            Extrude(outline=[(-44, -50), (-30, -66), (30, -66), (44, -50), (44, 60), (-44, 60)], height=7.0),
            at=(0, 0, 0.3),
            material="base",
            bevel=0.4,
        )
        k.add(
            "base upper",
            Extrude(outline=[(-38, -44), (-26, -56), (26, -56), (38, -44), (38, 44), (-38, 44)], height=4.0),
            at=(0, 0, 7.2),
            material="base",
            bevel=0.3,
        )
        for i in range(7):
            k.block("step", (46 - 2 * i, 16 - 2 * i, 1.0), (0, 52.0 - i, 0.4 + i), "base", bevel=0.0)
        for x, turn, size in ((-17.5, -4.0, 1.0), (18.5, 5.0, 0.84)):
            with k.group("hall", at=(x, 0, 10.6), rotate=(0, 0, turn), scale=size):
                for i in range(n):
                    t = i / max(n - 1, 1)
                    high = (33.0, 44.0, 30.0, 22.0, 16.0)[i] if n > 2 else 38.0
                    y = -42.0 + 74.0 * t
                    last = i == n - 1
                    with k.group(f"shell {i + 1}", at=(0, y, 0), rotate=(0, 0, 180 if last else 0)):
                        _shell(k, high, 13.5 * (0.72 + 0.28 * high / 44.0), 34.0 * high / 44.0)
                k.block("hall floor", (20, 78, 1.0), (0, -4, -0.5), "base", bevel=0.1)
        with k.group("restaurant", at=(-33.0, 36.0, 10.6), rotate=(0, 0, -24), scale=0.42):
            _shell(k, 30.0, 12.0, 26.0)
    k.anchor("top", (-26.0 * s, 17.5 * s, 52.0 * s), half_size=(0.5 * s, 0.5 * s))


def _shell(k: Kit, high: float, half: float, deep: float) -> None:
    """Two curved triangles that meet in a ridge: tip forward and up (at −y), the back low; closed by a glass wall."""
    steps, across = 12, 7
    thick = 0.7

    def point(u: float, v: float) -> tuple[float, float, float]:
        # u from the low back (0) to the tip (1) along the ridge, v from the ridge (0) to the foot (1).
        ridge_y = deep * (0.6 - 1.2 * u**1.25)
        foot_y = deep * (0.5 - 0.62 * u)
        ridge_z = high * math.sin(math.radians(90 * u)) ** 0.9
        turn = math.radians(60 * (1 - v))  # the two arcs of a pointed arch
        x = half * (2 * math.cos(turn) - 1) * math.sin(math.radians(90 * u)) ** 0.6
        return x, ridge_y + (foot_y - ridge_y) * v**1.3, ridge_z * math.sin(turn) / math.sin(math.radians(60))

    for side in (-1, 1):
        outer = [[point(0.06 + 0.94 * i / steps, j / across) for j in range(across + 1)] for i in range(steps + 1)]
        vertices: list[tuple[float, float, float]] = []
        for row in outer:
            vertices += [(side * x, y, z) for x, y, z in row]
        count_out = len(vertices)
        for row in outer:
            for x, y, z in row:
                shrink = math.hypot(x, z) or 1.0
                vertices.append((side * max(x - thick * x / shrink, -0.0), y + 0.0, max(z - thick * z / shrink, -0.4)))
        faces: list[list[int]] = []
        stride = across + 1

        def quad(a: int, b: int, c: int, d: int, faces: list[list[int]] = faces, side: int = side) -> None:
            faces.append([a, b, c, d] if side > 0 else [d, c, b, a])

        for i in range(steps):
            for j in range(across):
                a, b, c, d = i * stride + j, i * stride + j + 1, (i + 1) * stride + j + 1, (i + 1) * stride + j
                quad(a, b, c, d)
                quad(count_out + d, count_out + c, count_out + b, count_out + a)
        for i in range(steps):
            a, b = i * stride, (i + 1) * stride
            quad(a, b, count_out + b, count_out + a)
            a, b = i * stride + across, (i + 1) * stride + across
            quad(b, a, count_out + a, count_out + b)
        for j in range(across):
            a, b = j, j + 1
            quad(b, a, count_out + a, count_out + b)
            a, b = steps * stride + j, steps * stride + j + 1
            quad(a, b, count_out + b, count_out + a)
        k.add(
            f"shell half {'left' if side < 0 else 'right'}",
            PolyMesh(vertices=vertices, faces=faces),
            material="shell",
            smooth=False,
        )
    rim = [point(0.8, j / 6) for j in range(7)]
    wall: Outline = [(x, z) for x, _, z in rim[::-1]] + [(-x, z) for x, _, z in rim[1:]]
    y = sum(p[1] for p in rim) / len(rim)
    panel(k, "glass", [(x * 0.96, max(z * 0.95, 0.0)) for x, z in wall], 0.5, at=(0, y + 0.3, 0), material="glass")
    for x in (-0.5, 0.0, 0.5):
        tall = rim[0][2] * (0.93 if x == 0 else 0.62)
        k.block("glass rib", (0.35, 0.9, tall), (x * half * 0.9, y, 0), "rib", bevel=0.0)


@asset(
    kind="torii",
    words=("torii", "torii gate", "shinto gate", "japanese gate", "shrine gate"),
    about="A vermilion shrine gate: two leaning posts, a tie beam, and a curved double lintel.",
    parameters=(length("height", 5.5, 0.1, 20.0, words=("height", "tall", "high")), length("width", 5.2, 0.1, 20.0, words=("width", "wide"))),
    slots={"wood": Material(preset="painted_wood", color="#c8341c"), "roof": Material(preset="painted_wood", color="#22201f"), "base": "stone"},
    parts={"post": "post", "beam": "beam, lintel", "lintel": "lintel"},
)  # fmt: skip
def torii(k: Kit) -> None:
    """Faces −y; the width is between the posts' axes at the ground."""
    h, w = k.m("height"), k.m("width")
    r = h * 0.042
    half, top = w / 2, h * 0.84
    lean = w * 0.035
    for side in (-1, 1):
        k.rod("post", (side * half, 0, 0), (side * (half - lean), 0, top), r, r * 0.86, segments=24, material="wood")
        k.add(
            "post foot",
            Lathe(profile=[(r * 1.5, 0), (r * 1.5, r * 0.5), (r * 1.15, r * 0.9), (0, r * 0.9)], segments=28),
            at=(side * half, 0, 0),
            material="roof",
        )
        k.add(
            "post base",
            Cylinder(radius=r * 1.9, height=r * 0.3, segments=28),
            at=(side * half, 0, 0),
            material="base",
            bevel=r * 0.05,
        )
        k.add(
            "post cap",
            Cylinder(radius=r * 1.15, height=r * 0.3, segments=24),
            at=(side * (half - lean), 0, top - r * 0.3),
            material="roof",
        )
        for dx in (-1, 1):
            k.block(
                "wedge",
                (r * 0.55, r * 1.3, r * 0.6),
                (side * (half - lean * 0.75) + dx * r * 1.15, 0, h * 0.665),
                "roof",
                bevel=r * 0.05,
            )
    k.block("beam", (w * 1.22, r * 1.0, r * 1.7), (0, 0, h * 0.64), "wood", bevel=r * 0.08)
    k.block("strut", (r * 1.2, r * 1.1, top - h * 0.64 - r * 1.4), (0, 0, h * 0.64 + r * 1.5), "wood", bevel=r * 0.05)

    def beam(name: str, reach: float, low: float, thick: float, deep: float, rise: float, slot: str) -> None:
        steps = 16
        under = [(reach * (-1 + 2 * i / steps), low + rise * abs(-1 + 2 * i / steps) ** 2.4) for i in range(steps + 1)]
        over = [(x * 1.03, z + thick) for x, z in reversed(under)]
        panel(k, name, [*under, *over], deep, at=(0, deep / 2, 0), material=slot, bevel=r * 0.06)

    beam("lintel lower", w * 0.66, top - r * 0.05, r * 1.5, r * 2.0, h * 0.022, "wood")
    beam("lintel", w * 0.72, top + r * 1.4, r * 1.4, r * 2.4, h * 0.03, "wood")
    beam("roof", w * 0.745, top + r * 2.75, r * 0.7, r * 3.3, h * 0.034, "roof")
    k.anchor("top", (0, 0, top + r * 3.45), half_size=(w * 0.3, r * 0.8))
    k.anchor("inside", (0, 0, 0), half_size=(half * 0.8, 0.5), height=h * 0.6)
