"""Textures that are laid piece by piece: bricks, blocks, cobbles, tiles, leaded glass."""

import numpy as np

from prompt2mesh.blender.textures.color import Float, linear_of
from prompt2mesh.blender.textures.fields import Cells, axes, noise, smoothstep
from prompt2mesh.blender.textures.layer import Layer, texture


def courses(
    size: int, columns: int, rows: int, *, joint: float, seed: int, shift: float = 0.5, wobble: float = 0.0
) -> tuple[Float, Float, Float]:
    """Pieces laid in courses.

    Args:
        size: Pixels a side.
        columns: Pieces in a course.
        rows: Courses (even, so that the bond closes over the edge).
        joint: Width of the joint, as a share of a course's height.
        seed: For the value of each piece.
        shift: Offset of every second course in pieces.
        wobble: Unevenness of the edges in courses.

    Returns:
        1 on pieces falling to 0 in the joints; a random value per piece; height above the piece's bottom edge 0–1.
    """
    u, v = axes(size)
    edge = wobble * noise(size, rows * 1.5, slope=2.2, seed=seed) if wobble else np.zeros((size, size), np.float32)
    row = np.floor(v * rows)
    x = u * columns + shift * (row % 2)
    column = np.floor(x)
    ratio = rows / columns
    side = np.minimum(x - column, 1 - (x - column)) * ratio
    level = v * rows - row
    inner = np.minimum(side, np.minimum(level, 1 - level)) + edge
    piece = smoothstep(joint * 0.5, joint * 0.5 + 0.05, inner)
    values = np.random.default_rng(seed).random((rows, columns)).astype(np.float32)
    value = values[row.astype(int) % rows, column.astype(int) % columns]
    return piece, value, np.broadcast_to(level, (size, size)).astype(np.float32)


@texture("bricks", own_accent=True)
def bricks(size: int) -> Layer:
    """Running bond with recessed mortar."""
    piece, value, _ = courses(size, 4, 12, joint=0.14, seed=801, wobble=0.02)
    grain = noise(size, 70, slope=1.5, seed=802)
    burn = noise(size, 9, slope=2.2, seed=803)
    return Layer(
        height=(0.75 * piece + 0.08 * grain * piece + 0.03 * grain).astype(np.float32),
        depth=0.016,
        mix=1.0 - piece,
        shade=1.0 + piece * (0.42 * (value - 0.5) + 0.06 * burn) + 0.06 * grain,
        rough=0.03 * grain,
    )


@texture("ashlar", own_accent=True)
def ashlar(size: int) -> Layer:
    """Dressed blocks in courses, faces left rough."""
    piece, value, _ = courses(size, 4, 8, joint=0.1, seed=811, wobble=0.025)
    crag = noise(size, 14, slope=2.0, seed=812)
    grain = noise(size, 70, slope=1.5, seed=813)
    return Layer(
        height=(0.7 * piece + 0.1 * crag * piece + 0.03 * grain).astype(np.float32),
        depth=0.02,
        mix=0.85 * (1.0 - piece),
        shade=1.0 + piece * (0.3 * (value - 0.5) + 0.08 * crag) + 0.06 * grain,
    )


@texture("cobbles")
def cobbles(size: int) -> Layer:
    """Rounded stones bedded in dirt."""
    stones = Cells(size, 8, 9, jitter=0.75, seed=821)
    dome = smoothstep(0.03, 0.5, stones.edge)
    grain = noise(size, 50, slope=1.6, seed=822)
    return Layer(
        height=(np.sqrt(dome) * 0.9 + 0.04 * grain).astype(np.float32),
        depth=0.06,
        mix=smoothstep(0.14, 0.03, stones.edge),
        shade=1.0 + 0.4 * (stones.value - 0.5) + 0.06 * grain,
    )


@texture("tiles", size_px=512, own_accent=True)
def tiles(size: int) -> Layer:
    """Square glazed tiles with narrow joints."""
    piece, value, _ = courses(size, 4, 4, joint=0.045, seed=831, shift=0.0)
    wave = noise(size, 8, slope=3.4, seed=832)
    return Layer(
        height=(piece + 0.03 * wave).astype(np.float32),
        depth=0.006,
        mix=1.0 - piece,
        shade=1.0 + 0.05 * piece * (value - 0.5),
        rough=0.5 * (1 - piece),
    )


@texture("mosaic", own_accent=True)
def mosaic(size: int) -> Layer:
    """Small hand-cut tesserae of related hues."""
    cells = Cells(size, 16, 16, jitter=0.42, seed=841)
    piece = smoothstep(0.1, 0.17, cells.edge)
    hue = cells.value * 31 % 1
    tint = 1.0 + piece[..., None] * np.stack([0.5 * (hue - 0.4), 0.25 * (hue - 0.5), 0.35 * (0.6 - hue)], -1)
    return Layer(
        height=piece,
        depth=0.01,
        mix=1.0 - piece,
        shade=1.0 + piece * 0.6 * (cells.value - 0.5),
        rough=0.5 * (1 - piece),
        tint=tint.astype(np.float32),
    )


@texture("roof_tiles")
def roof_tiles(size: int) -> Layer:
    """Courses of overlapping plain tiles; each course is thickest at its lower edge."""
    piece, value, level = courses(size, 8, 8, joint=0.05, seed=851)
    lip = smoothstep(0.0, 0.06, level)
    grain = noise(size, 40, slope=1.6, seed=852)
    return Layer(
        height=((1.0 - level) * lip * 0.8 + 0.2 * piece + 0.03 * grain).astype(np.float32),
        depth=0.03,
        mix=np.clip(1.0 - lip + 0.5 * (1 - piece) + 0.25 * level**3, 0, 1).astype(np.float32),
        shade=1.0 + 0.36 * (value - 0.5) + 0.06 * grain,
    )


@texture("stained_glass", own_accent=True)
def stained_glass(size: int) -> Layer:
    """Panes of strong colours between lead cames."""
    panes = Cells(size, 5, 5, jitter=0.9, seed=861)
    glass = smoothstep(0.045, 0.065, panes.edge)
    colors = np.stack(
        [linear_of(h) for h in ("#d8232a", "#1f4fc4", "#f2b51d", "#14915a", "#7b2fb0", "#f0e8d2", "#e8701a", "#2aa7c9")]
    )
    pane = colors[(panes.value * 7.99).astype(int)]
    seeds = 1.0 + 0.08 * noise(size, 20, slope=2, seed=862)
    tint = pane / linear_of("#a86a6e") * seeds[..., None]
    return Layer(
        height=(1.0 - glass).astype(np.float32),
        depth=0.012,
        mix=1.0 - glass,
        tint=np.where(glass[..., None] > 0.5, tint, 1.0).astype(np.float32),
        rough=(0.4 * (1 - glass)).astype(np.float32),
    )


@texture("honeycomb", size_px=256)
def honeycomb(size: int) -> Layer:
    """Hexagonal cells of wax, honey inside."""
    cells = Cells(size, 8, 9 - 1, jitter=0.0, brick=True, seed=871)
    wall = smoothstep(0.2, 0.06, cells.edge)
    return Layer(
        height=wall,
        depth=0.05,
        mix=np.clip(0.75 * (1 - wall) * (0.5 + 0.5 * cells.value), 0, 1),
        shade=0.8 + 0.35 * wall,
        rough=(-0.2 * (1 - wall)).astype(np.float32),
    )
