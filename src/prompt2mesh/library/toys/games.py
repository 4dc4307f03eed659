"""Board and table games: chess, dice, dominoes, cards, puzzle, cube."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import heart, rounded_rectangle
from prompt2mesh.library.people.bodies import ball, chain, cone, egg
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid, Poses, Radial, Transform
from prompt2mesh.mesh.program import Boolean, Cutaway, Modifier, Part
from prompt2mesh.mesh.shapes import Blend, Box, Cylinder, Extrude, Lathe, Sphere, Text, Torus

PIECES = ("king", "queen", "rook", "bishop", "knight", "pawn")
_HEIGHT = {"king": 1.0, "queen": 0.9, "bishop": 0.75, "knight": 0.68, "rook": 0.6, "pawn": 0.5}
_FOOT = [(0.19, 0.0), (0.195, 0.03), (0.185, 0.055), (0.15, 0.07), (0.165, 0.09), (0.155, 0.115), (0.10, 0.15)]


def draw_piece(k: Kit, piece: str, h: float, slot: str) -> None:
    """A Staunton chess piece; `h` is the height of the king of the set."""

    def turned(name: str, points: list[tuple[float, float]]) -> None:
        k.add(name, Lathe(profile=[(r * h, z * h) for r, z in points], segments=32), material=slot)

    def ring(z: float, r: float, tube: float = 0.016) -> None:
        k.add(
            f"{piece} collar",
            Torus(radius=r * h, tube=tube * h, segments=32, tube_segments=8),
            at=(0, 0, z * h),
            material=slot,
        )

    if piece == "pawn":
        turned(
            "pawn",
            [
                *[(r * 0.82, z) for r, z in _FOOT],
                (0.065, 0.22),
                (0.055, 0.34),
                (0.10, 0.355),
                (0.10, 0.37),
                (0.05, 0.385),
            ],
        )
        k.add("pawn head", Sphere(radius=0.085 * h, segments=24), at=(0, 0, 0.425 * h), material=slot)
    elif piece == "rook":
        merlon = [Part(name="gap", shape=Box(size=(0.06 * h, 0.4 * h, 0.2 * h)), instances=Radial(count=3, angle=180), placement=Transform(location=(0, 0, 0.555 * h))),
                  Part(name="well", shape=Cylinder(radius=0.085 * h, height=0.2 * h, segments=32), placement=Transform(location=(0, 0, 0.54 * h)))]  # fmt: skip
        cut: list[Modifier] = [Boolean(operation="cut", tools=merlon)]
        shape = Lathe(
            profile=[
                (r * h, z * h)
                for r, z in [
                    *_FOOT,
                    (0.095, 0.25),
                    (0.085, 0.42),
                    (0.13, 0.44),
                    (0.135, 0.47),
                    (0.135, 0.60),
                    (0.0, 0.60),
                ]
            ],
            segments=36,
        )
        k.add("rook", shape, material=slot, modifiers=cut)
    elif piece == "bishop":
        slot_cut = Part(
            name="slit",
            shape=Box(size=(0.4 * h, 0.018 * h, 0.16 * h), pivot="center"),
            placement=Transform(location=(0.10 * h, 0, 0.64 * h), rotation=(0, -32, 0)),
        )
        turned(
            "bishop",
            [
                *[(r * 0.9, z) for r, z in _FOOT],
                (0.07, 0.25),
                (0.055, 0.44),
                (0.105, 0.46),
                (0.105, 0.48),
                (0.055, 0.50),
            ],
        )
        miter = Lathe(
            profile=[
                (r * h, z * h)
                for r, z in ((0.05, 0.49), (0.085, 0.53), (0.095, 0.57), (0.085, 0.62), (0.045, 0.69), (0.02, 0.705))
            ],
            segments=32,
            smooth=True,
        )
        k.add("bishop miter", miter, material=slot, modifiers=[Boolean(operation="cut", tools=[slot_cut])])
        k.add("bishop finial", Sphere(radius=0.03 * h, segments=18), at=(0, 0, 0.72 * h), material=slot)
    elif piece in ("queen", "king"):
        top = 0.66 if piece == "queen" else 0.70
        turned(
            piece,
            [
                *_FOOT,
                (0.085, 0.25),
                (0.062, top - 0.14),
                (0.12, top - 0.12),
                (0.125, top - 0.10),
                (0.065, top - 0.08),
                (0.075, top),
                (0.125, top + 0.15),
                (0.105, top + 0.165),
                (0.05, top + 0.19),
            ],
        )
        ring(top - 0.06, 0.085)
        if piece == "queen":
            k.add(
                "queen point",
                Sphere(radius=0.026 * h, segments=14),
                at=(0.11 * h, 0, (top + 0.165) * h),
                material=slot,
                instances=Radial(count=9),
            )
            k.add("queen ball", Sphere(radius=0.036 * h, segments=18), at=(0, 0, (top + 0.205) * h), material=slot)
        else:
            k.add(
                "king cross",
                Box(size=(0.035 * h, 0.03 * h, 0.13 * h)),
                at=(0, 0, (top + 0.17) * h),
                material=slot,
                bevel=0.006 * h,
            )
            k.add(
                "king crossbar",
                Box(size=(0.10 * h, 0.03 * h, 0.035 * h)),
                at=(0, 0, (top + 0.22) * h),
                material=slot,
                bevel=0.006 * h,
            )
    else:
        turned("knight", [*_FOOT, (0.13, 0.16), (0.12, 0.19), (0.0, 0.20)])
        horse = [*chain([(0, 0.05 * h, 0.17 * h), (0, 0.09 * h, 0.36 * h), (0, 0.02 * h, 0.54 * h), (0, -0.06 * h, 0.57 * h)], [0.115 * h, 0.10 * h, 0.075 * h, 0.062 * h]),
                 *chain([(0, -0.04 * h, 0.56 * h), (0, -0.15 * h, 0.47 * h), (0, -0.185 * h, 0.44 * h)], [0.066 * h, 0.05 * h, 0.043 * h]),
                 *chain([(0, 0.03 * h, 0.20 * h), (0, -0.03 * h, 0.33 * h)], [0.11 * h, 0.07 * h]),
                 *chain([(0, 0.16 * h, 0.25 * h), (0, 0.155 * h, 0.42 * h), (0, 0.09 * h, 0.57 * h), (0, 0.01 * h, 0.63 * h)], [0.035 * h, 0.04 * h, 0.04 * h, 0.02 * h]),
                 *(cone((x * 0.045 * h, -0.005 * h, 0.60 * h), (x * 0.05 * h, -0.01 * h, 0.68 * h), 0.026 * h, 0.008 * h) for x in (-1, 1)),
                 *(ball((x * 0.068 * h, -0.085 * h, 0.555 * h), 0.016 * h) for x in (-1, 1)),
                 *(ball((x * 0.045 * h, -0.205 * h, 0.455 * h), 0.012 * h, subtract=True) for x in (-1, 1)),
                 egg((0, -0.235 * h, 0.415 * h), (0.08 * h, 0.05 * h, 0.008 * h), subtract=True)]  # fmt: skip
        k.add(
            "knight head",
            Blend(blobs=horse, smoothness=0.025 * h, resolution=52),
            material=slot,
            smooth=True,
            modifiers=[Cutaway(point=(0, 0, 0.14 * h), normal=(0, 0, -1))],
        )


@asset(
    kind="chess_piece",
    words=(
        "chess piece",
        "chess king",
        "chess queen",
        "chess knight",
        "chess pawn",
        "chess rook",
        "chess bishop",
        "chessman",
        "pawn",
        "rook",
        "bishop piece",
    ),
    about="A turned Staunton chess piece.",
    parameters=(length("height", 0.095, 0.02, 3.0, words=("height", "tall")), choice("piece", *PIECES)),
    slots={"wood": "walnut", "felt": Material(preset="felt", color="#2f6b45")},
)
def chess_piece(k: Kit) -> None:
    """The piece on its felt."""
    piece = k.s("piece")
    king = k.m("height") / _HEIGHT[piece]
    k.add("felt", Cylinder(radius=0.17 * king, height=0.006 * king), material="felt")
    with k.group("piece", at=(0, 0, 0.005 * king)):
        draw_piece(k, piece, king, "wood")
    k.anchor("top", (0, 0, k.m("height")))


@asset(
    kind="chess_set",
    words=(
        "chess set",
        "chess board",
        "chessboard",
        "chess game",
        "chess",
        "checkerboard",
        "game board",
        "checkers board",
        "board game",
    ),
    about="A chess board with all its pieces.",
    parameters=(
        length("width", 0.45, 0.1, 3.0, words=("width", "wide", "size")),
        flag("pieces", True, words=("pieces", "chessmen")),
    ),
    slots={"light": "birch", "dark": "walnut", "frame": "mahogany", "white": "light_wood", "black": "ebony"},
    main_slot="frame",
    parts={"board": "board, square, frame", "piece": "white, black"},
)
def chess_set(k: Kit) -> None:
    """Frame, 64 squares, 32 men."""
    w = k.m("width")
    s = w * 0.88 / 8
    t = 0.05 * w
    k.add("board frame", Box(size=(w, w, t * 0.86)), material="frame", bevel=0.008 * w)
    half = Poses(
        poses=[Transform(location=((i - 3.5) * s, (j - 3.5) * s, 0)) for i in range(8) for j in range(8) if (i + j) % 2]
    )
    other = Poses(
        poses=[
            Transform(location=((i - 3.5) * s, (j - 3.5) * s, 0)) for i in range(8) for j in range(8) if not (i + j) % 2
        ]
    )
    k.add("square light", Box(size=(s, s, 0.16 * t)), at=(0, 0, 0.84 * t), material="light", instances=half)
    k.add("square dark", Box(size=(s, s, 0.16 * t)), at=(0, 0, 0.84 * t), material="dark", instances=other)
    k.anchor("top", (0, 0, t), half_size=(w / 2, w / 2))
    if not k.on("pieces"):
        return
    king = 1.75 * s
    back = ("rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook")
    for slot, row, front, facing in (("white", -3.5, -2.5, 180.0), ("black", 3.5, 2.5, 0.0)):
        for piece in dict.fromkeys(back):
            places = [
                Transform(location=((i - 3.5) * s, row * s, t), rotation=(0, 0, facing))
                for i, name in enumerate(back)
                if name == piece
            ]
            with k.group(f"{slot} {piece}", instances=Poses(poses=places)):
                draw_piece(k, piece, king, slot)
        with k.group(
            f"{slot} pawn", instances=Poses(poses=[Transform(location=((i - 3.5) * s, front * s, t)) for i in range(8)])
        ):
            draw_piece(k, "pawn", king, slot)


_PIPS = {1: [(0, 0)], 2: [(-1, -1), (1, 1)], 3: [(-1, -1), (0, 0), (1, 1)], 4: [(-1, -1), (1, 1), (-1, 1), (1, -1)], 5: [(-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)],
         6: [(-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)]}  # fmt: skip


@asset(
    kind="dice",
    words=("die", "dice", "six-sided die", "d6", "game die", "playing dice", "casino dice"),
    about="A rounded die with sunken pips.",
    parameters=(length("size", 0.016, 0.004, 2.0, words=("size", "width", "wide")),),
    slots={
        "body": Material(preset="glossy_plastic", color="#f6f3ea"),
        "pip": Material(preset="plastic", color="#17161a"),
    },
    parts={"dot": "pip", "spot": "pip"},
)
def dice(k: Kit) -> None:
    """A cube intersected with a ball; opposite faces add to seven."""
    a = k.m("size")
    faces = ((1, (0, 0, 0)), (6, (180, 0, 0)), (2, (90, 0, 0)), (5, (-90, 0, 0)), (3, (0, 90, 0)), (4, (0, -90, 0)))
    k.add(
        "body", Box(size=(a, a, a), pivot="center"), at=(0, 0, a / 2), material="body", bevel=0.13 * a, bevel_segments=5
    )
    r = 0.088 * a
    for value, rotation in faces:
        with k.group(f"face {value}", at=(0, 0, a / 2), rotate=rotation):
            for x, y in _PIPS[value]:
                k.add(
                    "pip",
                    Sphere(radius=r, segments=18),
                    at=(x * 0.25 * a, y * 0.25 * a, a / 2 - 0.02 * a),
                    scale=(1, 1, 0.32),
                    material="pip",
                )
    k.anchor("top", (0, 0, a), half_size=(a / 2, a / 2))


@asset(
    kind="domino",
    words=("domino", "dominoes", "domino tile", "domino set"),
    about="A row of domino tiles standing, ready to fall.",
    parameters=(
        count("tiles", 7, 1, 40),
        length("height", 0.05, 0.01, 2.0, words=("height", "tall")),
        flag("lying", False),
    ),
    slots={"tile": Material(preset="ivory"), "pip": Material(preset="black_plastic"), "pin": "brass"},
    states=("fallen",),
)
def domino(k: Kit) -> None:
    """Each tile with its two numbers."""
    h = k.m("height")
    n = k.n("tiles")
    w, t = h * 0.5, h * 0.16
    fallen = k.state("fallen")
    lean = 62.0
    step = h * 0.46
    for i in range(n):
        pips = (k.rng.randint(0, 6), k.rng.randint(0, 6))
        y = (i - (n - 1) / 2) * step
        rotate = (0.0, 0.0, 0.0) if not fallen else ((-lean, 0.0, 0.0) if i < n - 1 else (-90.0, 0.0, 0.0))
        with (
            k.group(f"tile {i + 1}", at=(0, y, 0 if not fallen or i < n - 1 else t), rotate=(0, 0, 0)),
            k.group(f"tile frame {i + 1}", rotate=rotate),
        ):
            k.add("tile", Box(size=(w, t, h)), at=(0, -t / 2, 0), material="tile", bevel=0.05 * h, bevel_segments=3)
            k.add(
                "pip line", Box(size=(w * 0.8, t * 0.1, h * 0.015), pivot="center"), at=(0, -t, h / 2), material="pip"
            )
            k.add("pin", Sphere(radius=h * 0.03, segments=14), at=(0, -t, h / 2), scale=(1, 0.4, 1), material="pin")
            for value, z in zip(pips, (0.25, 0.75), strict=True):
                for px, pz in _PIPS.get(value, []):
                    k.add(
                        "pip",
                        Sphere(radius=h * 0.035, segments=14),
                        at=(px * w * 0.27, -t, z * h + pz * h * 0.135),
                        scale=(1, 0.35, 1),
                        material="pip",
                    )
    k.anchor("top", (0, 0, h))


@asset(
    kind="playing_cards",
    words=(
        "playing card",
        "playing cards",
        "deck of cards",
        "card deck",
        "card",
        "hand of cards",
        "poker cards",
        "tarot cards",
    ),
    about="A fan of playing cards.",
    parameters=(count("cards", 5, 1, 13), length("height", 0.088, 0.02, 2.0, words=("height", "tall"))),
    slots={
        "card": Material(preset="paper", color="#fcfbf7"),
        "back": Material(preset="paper", color="#b3202a"),
        "red": Material(preset="paint", color="#c8141e"),
        "black": Material(preset="paint", color="#16151a"),
    },
)
def playing_cards(k: Kit) -> None:
    """Cards fanned about their lower edge, lying back on a slight lean."""
    h = k.m("height")
    w, t = 0.71 * h, 0.008 * h
    n = k.n("cards")
    ranks = ("A", "K", "Q", "J", "10", "9", "8", "7", "6", "5", "4", "3", "2")
    spread = min(13.0, 80.0 / max(1, n - 1))
    for i in range(n):
        a = (i - (n - 1) / 2) * spread
        suit = i % 4
        slot = "red" if suit in (0, 2) else "black"
        with (
            k.group(f"card fan {i + 1}", at=(0, 0, t * 1.0 * i), rotate=(0, 0, -a)),
            k.group(f"card {i + 1}", at=(0, 0.75 * h, 0)),
        ):
            k.add(
                "card",
                Extrude(outline=rounded_rectangle(w, h, 0.06 * h, corner_segments=4), height=t * 0.95),
                material="card",
            )
            z = t * 0.9
            symbol = {
                0: heart(0.16 * h, segments=22),
                1: _spade(0.16 * h),
                2: [(0, -0.10 * h), (0.07 * h, 0), (0, 0.10 * h), (-0.07 * h, 0)],
                3: _club(0.16 * h),
            }[suit]
            k.add(
                "suit",
                Extrude(outline=[(x * 1.7, y * 1.7) for x, y in symbol], height=t * 0.25),
                at=(0, 0, z),
                material=slot,
            )
            k.add(
                "suit small",
                Extrude(outline=[(x * 0.6, y * 0.6) for x, y in symbol], height=t * 0.25),
                at=(-w / 2 + 0.09 * h, h / 2 - 0.24 * h, z),
                material=slot,
            )
            k.add(
                "rank",
                Text(text=ranks[i % 13], height=0.11 * h, depth=t * 0.25, font="sans-bold", pivot="center"),
                at=(-w / 2 + 0.09 * h, h / 2 - 0.11 * h, z + t * 0.1),
                rotate=(-90, 0, 0),
                material=slot,
            )
    k.anchor("top", (0, 0.75 * h, n * t))


def _spade(w: float) -> list[tuple[float, float]]:
    return [
        (0, 0.65 * w),
        (-0.2 * w, 0.38 * w),
        (-0.46 * w, 0.08 * w),
        (-0.48 * w, -0.16 * w),
        (-0.3 * w, -0.3 * w),
        (-0.08 * w, -0.2 * w),
        (-0.18 * w, -0.55 * w),
        (0.18 * w, -0.55 * w),
        (0.08 * w, -0.2 * w),
        (0.3 * w, -0.3 * w),
        (0.48 * w, -0.16 * w),
        (0.46 * w, 0.08 * w),
        (0.2 * w, 0.38 * w),
    ]


def _club(w: float) -> list[tuple[float, float]]:
    half = [
        (0.16, -0.55),
        (0.06, -0.22),
        (0.18, -0.30),
        (0.36, -0.30),
        (0.48, -0.16),
        (0.48, 0.02),
        (0.38, 0.14),
        (0.20, 0.12),
        (0.25, 0.28),
        (0.20, 0.45),
        (0.08, 0.53),
    ]
    return [(x * w, y * w) for x, y in half] + [(-x * w, y * w) for x, y in half[::-1]]


@asset(
    kind="rubiks_cube",
    words=("rubik cube", "rubik's cube", "rubiks cube", "magic cube", "puzzle cube", "speed cube"),
    about="A twisting puzzle cube, mixed or solved.",
    parameters=(length("size", 0.057, 0.01, 3.0, words=("size", "width", "wide")), choice("order", "mixed", "solved"), flag("turned", True)),
    slots={"body": "black_plastic", "white": Material(preset="glossy_plastic", color="#f6f6f2"), "yellow": Material(preset="glossy_plastic", color="#ffd21f"), "red": Material(preset="glossy_plastic", color="#c9161e"), "orange": Material(preset="glossy_plastic", color="#f4761c"), "blue": Material(preset="glossy_plastic", color="#1a4fc0"), "green": Material(preset="glossy_plastic", color="#159a4a")},
)  # fmt: skip
def rubiks_cube(k: Kit) -> None:
    """27 cubelets with stickers; the top layer a little turned."""
    a = k.m("size")
    s = a / 3
    colors = ("white", "yellow", "red", "orange", "blue", "green")
    faces = ((0, 0, 0), (180, 0, 0), (90, 0, 0), (-90, 0, 0), (0, 90, 0), (0, -90, 0))
    pool = [c for c in colors for _ in range(9)]
    if k.s("order") == "mixed":
        k.rng.shuffle(pool)
    normals = ((0, 0, 1), (0, 0, -1), (0, -1, 0), (0, 1, 0), (1, 0, 0), (-1, 0, 0))
    turn = 24.0 if k.on("turned") and k.s("order") == "mixed" else 0.0
    for layer in (-1, 0, 1):
        with k.group(f"layer {layer + 2}", at=(0, 0, a / 2 + layer * s), rotate=(0, 0, turn if layer == 1 else 0)):
            k.add(
                "cubelet",
                Box(size=(s * 0.995, s * 0.995, s * 0.995), pivot="center"),
                material="body",
                bevel=0.09 * s,
                bevel_segments=3,
                instances=Grid(counts=(3, 3, 1), step=(s, s, s)),
            )
            for f, (rotation, normal) in enumerate(zip(faces, normals, strict=True)):
                if normal[2] and normal[2] != layer:
                    continue
                for i in (-1, 0, 1):
                    for j in (-1, 0, 1) if normal[2] else (0,):
                        at = (
                            (i * s, j * s, normal[2] * s / 2)
                            if normal[2]
                            else ((i * s, normal[1] * 1.5 * s, 0) if normal[1] else (normal[0] * 1.5 * s, i * s, 0))
                        )
                        color = pool.pop() if k.s("order") == "mixed" else colors[f]
                        k.add(
                            f"sticker {color}",
                            Extrude(
                                outline=rounded_rectangle(0.84 * s, 0.84 * s, 0.12 * s, corner_segments=3),
                                height=0.03 * s,
                            ),
                            at=at,
                            rotate=rotation,
                            material=color,
                        )
    k.anchor("top", (0, 0, a), half_size=(a / 2, a / 2))


@asset(
    kind="puzzle_piece",
    words=("puzzle piece", "jigsaw piece", "jigsaw puzzle", "jigsaw", "puzzle"),
    about="A jigsaw piece with two tabs and two sockets.",
    parameters=(
        length("size", 0.06, 0.01, 3.0, words=("size", "width", "wide")),
        length("thickness", 0.006, 0.001, 0.5, words=("thickness", "thick")),
    ),
    slots={"board": Material(preset="gloss_paint", color="#2f7fd6")},
)
def puzzle_piece(k: Kit) -> None:
    """One outline with knobs in and out."""
    a = k.m("size") * 0.62

    def edge(out: float) -> list[tuple[float, float]]:
        points = [(-0.5, 0.0), (-0.3, 0.0), (-0.16, 0.015 * out), (-0.09, 0.03 * out)]
        for i in range(13):
            t = math.radians(235 - 290 * i / 12)
            points.append((0.15 * math.cos(t), (0.16 + 0.15 * math.sin(t)) * out))
        return [*points, (0.09, 0.03 * out), (0.16, 0.015 * out), (0.3, 0.0)]

    outline: list[tuple[float, float]] = []
    for i, out in enumerate((1, -1, 1, -1)):
        angle = -math.pi / 2 * i
        c, s = math.cos(angle), math.sin(angle)
        outline += [((x * c - (y + 0.5) * s) * a, (x * s + (y + 0.5) * c) * a) for x, y in edge(out)]
    t = k.m("thickness")
    k.add("piece", Extrude(outline=outline[::-1], height=t, bevel=min(0.15 * t, 0.02 * a)), material="board")
    k.anchor("top", (0, 0, t), half_size=(a / 2, a / 2))
