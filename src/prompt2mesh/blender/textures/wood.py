"""Textures of wood and of things made of stalks. The grain runs along v."""

import numpy as np

from prompt2mesh.blender.textures.color import Float
from prompt2mesh.blender.textures.fields import TAU, Cells, axes, noise, ridge, smoothstep, triangle, unit, wave
from prompt2mesh.blender.textures.layer import Layer, texture


def _grain(
    size: int, *, boards: int, rings: float, seed: int, sway: float = 0.2, knots: int = 0
) -> tuple[Float, Float, Float]:
    """Late wood 0–1, pores 0–1 and a tone for each board: the parts every sawn board shares.

    Each board is a flat cut through a log of its own: the rings are circles around a heart that wanders beside or
    under the board, so arches, straight lines and wide bands come out of one formula.

    Args:
        size: Pixels a side.
        boards: Boards glued side by side across the tile.
        rings: Growth rings across the width of a board cut through the heart.
        seed: Another log for every seed.
        sway: How far the heart rises and sinks along the board, in board widths; the arches grow with it.
        knots: Branches in the tile.
    """
    u, v = axes(size)
    rng = np.random.default_rng(seed)
    column = np.floor(u * boards).astype(int)
    across = u * boards - column - 0.5

    def of_board(low: float, high: float) -> Float:
        return rng.uniform(low, high, boards).astype(np.float32)[column]

    turn_v = TAU * (v + of_board(0, 1))
    heart = of_board(-0.75, 0.75) + 0.05 * np.sin(turn_v + of_board(0, 6))
    depth = of_board(0.1, 0.55) + sway * (np.cos(turn_v) + 0.25 * np.cos(2 * turn_v + of_board(0, 6)))
    radius = rings * np.hypot(across - heart, depth)
    # Good years and bad ones: the rings are not alike.
    phase = radius + 0.35 * np.sin(1.7 * radius) + 0.28 * noise(size, 3.5, stretch=7, slope=3.4, seed=seed)
    rims: Float | None = None
    if knots:
        spots = Cells(size, knots, max(1, knots // 2), jitter=0.7, seed=seed + 5)
        away = np.hypot(spots.du, 0.5 * spots.dv)
        eye = np.exp(-((away * 7.0) ** 2)) * (spots.value > 0.4)
        phase = phase + 6.0 * eye
        rims = smoothstep(0.1, 0.045, away) * (spots.value > 0.4)
    phase = phase + 0.05 * noise(size, 60, stretch=24, slope=2.0, seed=seed + 1)
    turn = phase - np.floor(phase)
    late = smoothstep(0.2, 0.9, turn) * smoothstep(1.0, 0.9, turn)
    if rims is not None:
        late = np.maximum(late, rims)
    pores = smoothstep(1.15, 2.1, noise(size, 150, stretch=26, slope=1.4, seed=seed + 2)) * (0.35 + 0.65 * late)
    tone = 0.55 * noise(size, 5, stretch=9, slope=2.4, seed=seed + 3) + of_board(-1.2, 1.2)
    return late.astype(np.float32), pores.astype(np.float32), tone


def _board(late: Float, pores: Float, tone: Float, *, depth: float = 0.0022) -> Layer:
    mix = np.clip(0.52 * late + 0.5 * pores + 0.1 * tone, 0.0, 1.0)
    return Layer(
        height=0.55 + 0.15 * late - 0.6 * pores,
        depth=depth,
        mix=mix,
        shade=1.0 + 0.06 * tone,
        rough=(0.1 * pores - 0.05 * late + 0.03 * tone).astype(np.float32),
    )


@texture("wood")
def wood(size: int) -> Layer:
    """A plain-sawn board: wandering rings, dark late wood, fine pores."""
    return _board(*_grain(size, boards=4, rings=9, seed=11))


@texture("wood_knots")
def wood_knots(size: int) -> Layer:
    """A softwood board: wide rings that flow around knots."""
    late, pores, tone = _grain(size, boards=3, rings=7, seed=23, knots=3)
    return _board(late, pores * 0.4, tone)


@texture("painted_wood")
def painted_wood(size: int) -> Layer:
    """Paint over a board: the grain shows only as relief."""
    late, pores, tone = _grain(size, boards=2, rings=9, seed=31)
    brush = noise(size, 90, stretch=30, slope=1.6, seed=33)
    return Layer(
        height=0.5 + 0.2 * late - 0.35 * pores + 0.05 * brush,
        depth=0.0016,
        shade=1.0 - 0.05 * pores + 0.012 * brush + 0.01 * tone,
        rough=(0.05 * pores).astype(np.float32),
    )


@texture("weathered_wood")
def weathered_wood(size: int) -> Layer:
    """Grey old wood: raised grain, long checks, uneven tone."""
    late, pores, tone = _grain(size, boards=2, rings=14, seed=41)
    checks = smoothstep(0.93, 0.99, ridge(noise(size, 9, stretch=22, slope=2.8, seed=44))) * smoothstep(
        -0.2, 0.9, noise(size, 5, stretch=4, slope=3, seed=45)
    )
    return Layer(
        height=0.5 + 0.35 * late - 0.3 * pores - 0.9 * checks,
        depth=0.008,
        mix=np.clip(0.55 * late + 0.35 * pores + 0.95 * checks + 0.12 * tone, 0, 1),
        shade=1.0 + 0.1 * tone,
        rough=(0.05 * checks).astype(np.float32),
    )


@texture("planks")
def planks(size: int) -> Layer:
    """Six boards side by side with staggered ends."""
    u, v = axes(size)
    boards = 6
    column = np.floor(u * boards)
    late, pores, tone = _grain(size, boards=boards, rings=6, seed=53)
    shift = np.array([0.13, 0.62, 0.37, 0.88, 0.5, 0.04], dtype=np.float32)[column.astype(int)]
    across = np.abs(u * boards - column - 0.5) * 2
    along = np.abs(((v + shift) % 1.0) - 0.5) * 2
    gap = np.maximum(smoothstep(0.955, 0.985, across), smoothstep(0.994, 0.998, along))
    board_tone = np.array([0.1, -0.09, 0.03, -0.14, 0.07, -0.02], dtype=np.float32)[column.astype(int)]
    return Layer(
        height=0.7 + 0.05 * late - 0.1 * pores - 0.7 * gap,
        depth=0.008,
        mix=np.clip(0.5 * late + 0.35 * pores + gap, 0, 1),
        shade=(1.0 + board_tone + 0.05 * tone) * (1.0 - 0.55 * gap),
        rough=(0.1 * gap).astype(np.float32),
    )


@texture("rings", size_px=512)
def rings(size: int) -> Layer:
    """End grain: growth rings around the centre of the tile, and drying checks."""
    u, v = axes(size)
    x, y = u - 0.5, v - 0.5
    radius = np.sqrt(x * x + y * y) + 0.008 * noise(size, 3, slope=4, seed=61)
    edge = smoothstep(0.36, 0.5, np.maximum(np.abs(x), np.abs(y)))
    turn = triangle(radius * 17 * (1 - 0.2 * radius))
    late = smoothstep(0.35, 1.0, turn) * (1 - edge)
    angle = np.arctan2(y, x)
    checks = smoothstep(0.988, 1.0, np.cos(angle * 3 + 0.6 + 3 * radius)) * smoothstep(0.05, 0.25, radius) * (1 - edge)
    grit = noise(size, 120, slope=1.2, seed=62)
    return Layer(
        height=0.5 + 0.1 * late - 0.8 * checks + 0.06 * grit,
        depth=0.006,
        mix=np.clip(0.75 * late + checks + 0.4 * edge, 0, 1),
        shade=(1.0 + 0.04 * grit) * (1.0 - 0.5 * checks),
    )


@texture("bark")
def bark(size: int) -> Layer:
    """Vertical plates split by deep furrows."""
    plates = Cells(size, 9, 3, jitter=1.0, seed=71)
    wander = noise(size, 6, stretch=3, slope=3, seed=72)
    furrow = smoothstep(0.32, 0.02, plates.edge + 0.09 * wander)
    flakes = noise(size, 26, stretch=4, slope=1.8, seed=73)
    height = np.clip(0.75 - 0.75 * furrow + 0.12 * flakes + 0.08 * wander, 0, 1.2)
    return Layer(
        height=height.astype(np.float32),
        depth=0.045,
        mix=np.clip(0.95 * furrow + 0.18 * flakes, 0, 1),
        shade=1.0 + 0.14 * flakes + 0.12 * (plates.value - 0.5),
    )


@texture("birch_bark", own_accent=True)
def birch_bark(size: int) -> Layer:
    """White bark with dark horizontal lenticels and peeling edges."""
    dashes = smoothstep(1.5, 1.9, noise(size, 5, stretch=0.08, slope=2.4, seed=81))
    scars = smoothstep(2.0, 2.5, noise(size, 3, stretch=0.4, slope=3.4, seed=82))
    peel = noise(size, 2.5, stretch=0.1, slope=2.6, seed=83)
    dark = np.clip(dashes + scars, 0, 1)
    return Layer(height=0.5 - 0.4 * dark + 0.1 * peel, depth=0.008, mix=dark * 0.92, shade=1.0 + 0.05 * peel)


@texture("bamboo")
def bamboo(size: int) -> Layer:
    """Fine fibres along the culm, with one node ring per tile."""
    _, v = axes(size)
    fibres = noise(size, 110, stretch=40, slope=1.5, seed=91)
    node = np.exp(-(((v - 0.5) * 46) ** 2)) + 0 * fibres
    groove = np.exp(-(((v - 0.47) * 90) ** 2)) + 0 * fibres
    return Layer(
        height=(0.4 + 0.5 * node - 0.35 * groove + 0.03 * fibres).astype(np.float32),
        depth=0.02,
        mix=np.clip(0.2 + 0.12 * fibres + 0.8 * groove + 0.25 * node, 0, 1).astype(np.float32),
        shade=1.0 + 0.04 * fibres,
    )


@texture("cork", size_px=256, own_accent=True)
def cork(size: int) -> Layer:
    """Pressed granules with dark specks between them."""
    grains = Cells(size, 22, 22, seed=101)
    specks = smoothstep(0.86, 0.95, grains.value) * smoothstep(0.05, 0.2, grains.edge)
    grit = noise(size, 50, slope=1.5, seed=102)
    return Layer(
        height=0.6 + 0.3 * smoothstep(0.0, 0.25, grains.edge) - 0.4 * specks,
        depth=0.012,
        mix=0.85 * specks + 0.25 * smoothstep(0.12, 0.0, grains.edge),
        shade=1.0 + 0.24 * (grains.value - 0.5) + 0.05 * grit,
    )


@texture("basket", size_px=256)
def basket(size: int) -> Layer:
    """Canes woven over and under upright stakes."""
    u, v = axes(size)
    columns, rows = 8, 16
    row = np.floor(v * rows)
    over = wave(u * columns / 2 + 0.5 * (row % 2))
    cane = np.sqrt(np.clip(1 - (2 * (v * rows - row) - 1) ** 2, 0, 1))
    stake = np.sqrt(np.clip(1 - ((2 * ((u * columns) % 1.0) - 1) * 1.3) ** 2, 0, 1))
    height = np.maximum(cane * (0.25 + 0.75 * over), stake * 0.55)
    streaks = noise(size, 6, stretch=0.08, slope=1.8, seed=111)
    tone = np.random.default_rng(112).random(rows).astype(np.float32)[row.astype(int)]
    return Layer(
        height=height.astype(np.float32),
        depth=0.035,
        mix=np.clip(1.1 - 1.5 * height, 0, 1).astype(np.float32),
        shade=(1.0 + 0.07 * streaks + 0.22 * (tone - 0.5)).astype(np.float32),
    )


@texture("straw")
def straw(size: int) -> Layer:
    """Stalks lying mostly one way."""
    fine = noise(size, 70, stretch=22, slope=1.5, seed=121)
    coarse = noise(size, 22, stretch=14, slope=2.4, seed=122)
    crossing = noise(size, 16, stretch=5, slope=2.2, seed=123)
    height = unit(fine * 0.6 + coarse * 0.7 + crossing * 0.3, 2.0)
    return Layer(height=height, depth=0.03, mix=smoothstep(0.6, 0.08, height), shade=1.0 + 0.12 * coarse + 0.06 * fine)
