"""Patterns laid over a material: stripes, dots, plaids and the like, in their own colours.

Each pattern says which of its colours shows where over a tile that holds a few
repeats (`REPEATS_PER_TILE`). The light detail of the material below shows
through, so striped wool is still wool.
"""

from collections.abc import Callable

import numpy as np

from prompt2mesh.blender.textures.color import Float, linear_of
from prompt2mesh.blender.textures.fields import TAU, Cells, axes, noise, ridge, smoothstep, triangle
from prompt2mesh.mesh.materials import Pattern, PatternKind

# How many repeats one tile holds: random patterns need several so that the eye does not find the tile.
REPEATS_PER_TILE: dict[PatternKind, int] = {
    "stripes": 2, "polka_dots": 4, "checker": 4, "plaid": 1, "patchwork": 4, "floral": 3, "rainbow": 1,
    "gradient": 1, "leopard": 6, "zebra": 4, "camouflage": 2, "stars": 4, "splatter": 2, "brick": 4,
    "scales": 8, "woven": 6, "cracks": 3,
}  # fmt: skip


def _mask_over(palette: Float, mask: Float, below: Float, index: int) -> Float:
    return below + mask[..., None] * (palette[index] - below)


def _edge(size: int, repeats: int) -> float:
    """Half the width of an anti-aliased edge, in repeats."""
    return 0.9 * repeats / size


def _bands(position: Float, palette: Float, soft: float) -> Float:
    """Equal bands of the palette, cycling once per unit of `position`."""
    count = len(palette)
    turn = (position - np.floor(position)) * count
    index = np.floor(turn).astype(int) % count
    blend = smoothstep(1.0 - 2 * soft * count, 1.0, turn - np.floor(turn))[..., None]
    return palette[index] * (1 - blend) + palette[(index + 1) % count] * blend


def _stripes(size: int, palette: Float, n: int) -> Float:
    _, v = axes(size)
    rows = _bands(v * n, palette, _edge(size, n))
    return np.broadcast_to(rows, (size, size, 3))


def _gradient(size: int, palette: Float, n: int) -> Float:
    """There and back again, so that it also tiles."""
    _, v = axes(size)
    position = triangle(v * n * 0.5 if n > 1 else v) * (len(palette) - 1)
    low = np.minimum(np.floor(position).astype(int), len(palette) - 2)
    blend = (position - low)[..., None]
    rows = palette[low] * (1 - blend) + palette[low + 1] * blend
    return np.broadcast_to(rows, (size, size, 3))


def _polka_dots(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    row = np.floor(v * n)
    x = u * n + 0.5 * (row % 2)
    distance = np.hypot(x - np.floor(x) - 0.5, v * n - row - 0.5)
    soft = _edge(size, n)
    dot = smoothstep(0.3 + soft, 0.3 - soft, distance)
    index = 1 + ((np.floor(x) % n + 2 * row) % (len(palette) - 1)).astype(int)
    return palette[0] + dot[..., None] * (palette[index] - palette[0])


def _checker(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    index = (np.floor(u * n * 2) + np.floor(v * n * 2)).astype(int) % 2
    if len(palette) > 2:
        index = (np.floor(u * n * 2) + np.floor(v * n * 2) * 1).astype(int) % len(palette)
    return palette[index]


def _plaid(size: int, palette: Float, n: int) -> Float:
    """A tartan sett: the same stripes both ways, mixed where they cross."""
    u, v = axes(size)

    def sett(t: Float) -> Float:
        turn = t - np.floor(t)
        wide = ((turn > 0.08) & (turn < 0.42)).astype(np.float32)
        thin = ((np.abs(turn - 0.58) < 0.025) | (np.abs(turn - 0.92) < 0.025)).astype(np.float32)
        line = (np.abs(turn - 0.75) < 0.035).astype(np.float32)
        out = np.broadcast_to(palette[0], (*t.shape, 3)).astype(np.float32)
        for mask, index in ((wide, 1), (thin, 2), (line, 3)):
            out = _mask_over(palette, mask, out, index % len(palette) or 1)
        return out

    twill = ((np.floor(u * size / 2) + np.floor(v * size / 2)) % 4 < 2).astype(np.float32)[..., None]
    mixed = 0.5 * (sett(u * n) + sett(v * n))
    return mixed * 0.72 + 0.28 * (sett(u * n) * twill + sett(v * n) * (1 - twill))


def _patchwork(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    rng = np.random.default_rng(7)
    pick = rng.permutation(np.arange(n * n) % len(palette)).reshape(n, n)
    column, row = np.floor(u * n).astype(int), np.floor(v * n).astype(int)
    base = palette[pick[row, column]]
    motif = rng.integers(0, 4, (n, n))[row, column]
    x, y = u * n - column, v * n - row
    dots = (np.hypot((x * 4) % 1 - 0.5, (y * 4) % 1 - 0.5) < 0.2).astype(np.float32) * (motif == 1)
    lines = (((x + y) * 5) % 1 < 0.3).astype(np.float32) * (motif == 2)
    light = (dots + lines)[..., None] * 0.45
    seam = np.maximum(np.abs(x - 0.5), np.abs(y - 0.5))
    stitch = smoothstep(0.485, 0.495, seam)[..., None]
    return (base + light * (1.0 - base)) * (1.0 - 0.55 * stitch)


def _floral(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    out = np.broadcast_to(palette[0], (size, size, 3)).astype(np.float32)
    rng = np.random.default_rng(9)
    leaf = linear_of("#5f8f4a")
    for j in range(n * 2):
        for i in range(n):
            cx = (i + 0.5 * (j % 2) + rng.uniform(0.15, 0.35)) / n
            cy = (j + rng.uniform(0.3, 0.7)) / (n * 2)
            radius = rng.uniform(0.15, 0.24) / n
            dx = (u - cx + 0.5) % 1.0 - 0.5
            dy = (v - cy + 0.5) % 1.0 - 0.5
            distance = np.hypot(dx, dy) / radius
            angle = np.arctan2(dy, dx) + rng.uniform(0, TAU)
            petals = 0.62 + 0.38 * np.abs(np.cos(angle * 2.5))
            leaves = 1.25 * np.abs(np.cos(angle + 0.6)) ** 3
            color = palette[1 + (i + j) % (len(palette) - 1)]
            out = out + smoothstep(leaves, leaves - 0.12, distance)[..., None] * (leaf - out)
            flower = smoothstep(petals, petals - 0.1, distance)[..., None]
            out = out + flower * (color * (0.72 + 0.28 * np.clip(distance, 0, 1))[..., None] - out)
            heart = smoothstep(0.28, 0.2, distance)[..., None]
            out = out + heart * (linear_of("#f2c53d") - out)
    return out


def _leopard(size: int, palette: Float, n: int) -> Float:
    spots = Cells(size, n, n, jitter=0.75, seed=5)
    wobble = noise(size, n * 3, slope=3, seed=6)
    angle = np.arctan2(spots.dv, spots.du)
    distance = spots.near + 0.035 * wobble
    ring = smoothstep(0.2, 0.235, distance) * smoothstep(0.385, 0.35, distance)
    broken = smoothstep(-0.55, -0.3, np.cos(angle * 3 + spots.value * 20))
    rosette = np.clip(ring * broken, 0, 1)
    heart = smoothstep(0.25, 0.2, distance) * 0.45
    dark = len(palette) - 1
    out = np.broadcast_to(palette[0], (size, size, 3)) * (1.0 - 0.55 * heart)[..., None]
    return _mask_over(palette, rosette, out, dark)


def _zebra(size: int, palette: Float, n: int) -> Float:
    _, v = axes(size)
    phase = v * n + 0.22 * noise(size, 2.2, slope=3.6, seed=14) + 0.02 * noise(size, 9, slope=3, seed=15)
    fork = 0.16 * noise(size, 5, slope=3.6, seed=16)
    mask = smoothstep(0.46, 0.54, triangle(phase) + fork)
    return _mask_over(palette, mask, np.broadcast_to(palette[0], (size, size, 3)), 1)


def _camouflage(size: int, palette: Float, n: int) -> Float:
    out = np.broadcast_to(palette[0], (size, size, 3)).astype(np.float32)
    for index in range(1, len(palette)):
        field = noise(size, n * 2.2, slope=3.2, seed=20 + index)
        out = _mask_over(palette, smoothstep(0.32, 0.36, field), out, index)
    return out


def _stars(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    row = np.floor(v * n)
    x = u * n + 0.5 * (row % 2)
    dx, dy = x - np.floor(x) - 0.5, v * n - row - 0.5
    angle = np.arctan2(dx, dy)
    step = TAU / 5
    local = np.abs((angle + step / 2) % step - step / 2)
    # A pentagram's arm is a straight edge from the tip (0.36) to the notch (0.36 × 0.382) at half a step.
    tip, notch = 0.36, 0.36 * 0.4
    edge_x, edge_y = notch * np.sin(step / 2), tip - notch * np.cos(step / 2)
    distance = np.hypot(dx, dy)
    inside = (tip - distance * np.cos(local)) * edge_x - distance * np.sin(local) * edge_y
    mask = smoothstep(-0.003, 0.003, inside)
    index = 1 + ((np.floor(x) % n + row) % (len(palette) - 1)).astype(int)
    return palette[0] + mask[..., None] * (palette[index] - palette[0])


def _splatter(size: int, palette: Float, n: int) -> Float:
    out = np.broadcast_to(palette[0], (size, size, 3)).astype(np.float32)
    for index in range(1, len(palette)):
        for count, radius in ((n * 3, 0.3), (n * 8, 0.26), (n * 16, 0.2)):
            blobs = Cells(size, count, count, seed=30 + index * 7 + count)
            angle = np.arctan2(blobs.dv, blobs.du)
            reach = radius * (blobs.value**2) * (1 + 0.22 * np.cos(angle * 5 + blobs.value * 40))
            out = _mask_over(palette, smoothstep(0.02, -0.02, blobs.near - reach), out, index)
    return out


def _brick(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    row = np.floor(v * n * 2)
    x = u * n + 0.5 * (row % 2)
    across = np.abs(x - np.floor(x) - 0.5) * 2
    along = np.abs(v * n * 2 - row - 0.5) * 2
    joint = np.maximum(smoothstep(0.94, 0.97, across), smoothstep(0.86, 0.92, along))
    return _mask_over(palette, joint, np.broadcast_to(palette[0], (size, size, 3)), 1)


def _scales(size: int, palette: Float, n: int) -> Float:
    distance, shade = scale_field(size, n)
    index = np.minimum((shade * len(palette)).astype(int), len(palette) - 1)
    return palette[index] * (1.12 - 0.75 * distance**3)[..., None]


def scale_field(size: int, n: int) -> tuple[Float, Float]:
    """Overlapping round scales pointing down: distance 0–1 from each scale's centre, and a random value per scale."""
    u, v = axes(size)
    best = np.full((size, size), -1.0, dtype=np.float32)
    value = np.zeros((size, size), dtype=np.float32)
    values = np.random.default_rng(41).random((2 * n, n)).astype(np.float32)
    y = v * 2 * n
    for back in (2, 1, 0):
        row = np.floor(y) + back
        x = u * n + 0.5 * (row % 2)
        dx, dy = (x - np.floor(x) - 0.5) * 2, (row - y) / 2.0
        inside = dx * dx + dy * dy <= 1.0
        best = np.where(inside, np.sqrt(dx * dx + dy * dy), best)
        at = values[row.astype(int) % (2 * n), np.floor(x).astype(int) % n]
        value = np.where(inside, at, value)
    return np.clip(best, 0.0, 1.0), value


def _woven(size: int, palette: Float, n: int) -> Float:
    u, v = axes(size)
    column, row = np.floor(u * n), np.floor(v * n)
    over = ((column + row) % 2).astype(int)
    index = np.where(over == 0, 0, 1 + (row.astype(int) % (len(palette) - 1)))
    x, y = u * n - column, v * n - row
    round_off = np.where(over == 0, np.sin(np.pi * x), np.sin(np.pi * y))
    return palette[index] * (0.6 + 0.4 * round_off)[..., None]


def _cracks(size: int, palette: Float, n: int) -> Float:
    cells = Cells(size, n * 2, n * 2, seed=51)
    wobble = noise(size, 14, slope=2.6, seed=52)
    mask = np.maximum(smoothstep(0.05, 0.015, cells.edge + 0.012 * wobble), smoothstep(0.97, 0.99, ridge(wobble * 2)))
    return _mask_over(palette, mask, np.broadcast_to(palette[0], (size, size, 3)), 1)


_DRAW: dict[PatternKind, Callable[[int, Float, int], Float]] = {
    "stripes": _stripes, "polka_dots": _polka_dots, "checker": _checker, "plaid": _plaid, "patchwork": _patchwork,
    "floral": _floral, "rainbow": _stripes, "gradient": _gradient, "leopard": _leopard, "zebra": _zebra,
    "camouflage": _camouflage, "stars": _stars, "splatter": _splatter, "brick": _brick, "scales": _scales,
    "woven": _woven, "cracks": _cracks,
}  # fmt: skip


def paint_pattern(pattern: Pattern, color: Float, height: Float, base: Float, *, repeats: int) -> tuple[Float, Float]:
    """The material's colour map with the pattern over it.

    Args:
        pattern: Kind, colours and direction; its colours join the base colour, which comes first.
        color: Linear RGB map of the material below.
        height: Its relief.
        base: Its average colour, linear.
        repeats: Tiles of the pattern within this tile.

    Returns:
        Colour map and relief (bricks, scales and cracks have relief of their own).
    """
    size = height.shape[0]
    extra = np.stack([linear_of(hex_color) for hex_color in pattern.colors])
    own_palette = pattern.kind == "rainbow" and len(extra) >= 3
    palette = extra if own_palette else np.concatenate([base[None], extra])
    count = REPEATS_PER_TILE[pattern.kind] * repeats
    drawn = _DRAW[pattern.kind](size, palette.astype(np.float32), count)
    if pattern.direction == "x":
        drawn = drawn.swapaxes(0, 1)[::-1, ::-1]
    detail = color.mean(-1, keepdims=True) / max(float(color.mean()), 1e-4)
    painted = np.clip(drawn * (1.0 + 0.8 * (np.clip(detail, 0.3, 1.8) - 1.0)), 0.0, 1.0).astype(np.float32)
    if pattern.kind in {"brick", "cracks"}:
        joint = np.abs(drawn - palette[0]).sum(-1)
        height = height - joint / max(float(joint.max()), 1e-6) * (0.03 / count)
    elif pattern.kind == "scales":
        height = height + (1.0 - scale_field(size, count)[0]) * (0.15 / count)
    return painted, height.astype(np.float32)
