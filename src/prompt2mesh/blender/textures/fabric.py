"""Textures of woven, knitted and printed stuff, and of paper."""

import numpy as np

from prompt2mesh.blender.textures.color import Float
from prompt2mesh.blender.textures.fields import Cells, axes, noise, ridge, smoothstep, triangle, unit, wave
from prompt2mesh.blender.textures.layer import Layer, texture


def _plain_weave(size: int, threads: int, *, slub: float = 0.0, seed: int = 900) -> tuple[Float, Float]:
    """Height of a plain weave 0–1, and which set is on top (1 = the threads along u)."""
    u, v = axes(size)
    drift = slub * noise(size, 6, slope=2.4, seed=seed) if slub else 0.0
    x, y = u * threads + drift, v * threads - drift
    column, row = np.floor(x), np.floor(y)
    over = ((column + row) % 2).astype(np.float32)
    along, across = np.where(over > 0, x - column, y - row), np.where(over > 0, y - row, x - column)
    height = np.sin(np.pi * along) * 0.55 + np.sqrt(np.clip(1 - (2 * across - 1) ** 2, 0, 1)) * 0.45
    return height.astype(np.float32), over


def _cloth(size: int, threads: int, *, slub: float, depth: float, seed: int) -> Layer:
    height, over = _plain_weave(size, threads, slub=slub, seed=seed)
    streak = noise(size, 24, stretch=0.06, slope=1.8, seed=seed + 1) * over
    streak = streak + noise(size, 24, stretch=16, slope=1.8, seed=seed + 2) * (1 - over)
    return Layer(
        height=height,
        depth=depth,
        mix=np.clip(0.55 - 0.7 * height, 0, 1),
        shade=1.0 + (0.04 + 0.12 * slub) * streak + 0.05 * (over - 0.5),
    )


@texture("weave", size_px=256)
def weave(size: int) -> Layer:
    """Even plain weave."""
    return _cloth(size, 32, slub=0.0, depth=0.014, seed=901)


@texture("slub_weave", size_px=256)
def slub_weave(size: int) -> Layer:
    """Plain weave of uneven yarns, as in linen."""
    return _cloth(size, 28, slub=0.22, depth=0.016, seed=911)


@texture("burlap", size_px=256)
def burlap(size: int) -> Layer:
    """Coarse open weave."""
    layer = _cloth(size, 14, slub=0.3, depth=0.035, seed=921)
    assert layer.mix is not None
    layer.mix = np.clip(layer.mix * 1.6, 0, 1)
    return layer


@texture("denim", size_px=256, own_accent=True)
def denim(size: int) -> Layer:
    """Indigo twill lines over a white weft."""
    u, v = axes(size)
    lines = triangle((u + v) * 26 + 0.06 * noise(size, 30, slope=2, seed=931))
    slub = noise(size, 40, stretch=14, slope=1.7, seed=932)
    weft = smoothstep(0.32, 0.08, lines)
    return Layer(height=lines, depth=0.014, mix=np.clip(0.55 * weft + 0.06 * slub, 0, 1), shade=1.0 + 0.09 * slub)


@texture("tweed", size_px=256)
def tweed(size: int) -> Layer:
    """Herringbone in flecked yarns."""
    u, v = axes(size)
    lines = triangle(v * 26 + triangle(u * 4) * 4)
    fleck = smoothstep(1.5, 2.2, noise(size, 60, slope=1.6, seed=941))
    dark = smoothstep(0.4, 0.6, lines)
    return Layer(height=lines, depth=0.012, mix=np.clip(dark - 0.6 * fleck, 0, 1), shade=1.0 + 0.5 * fleck)


@texture("tartan", own_accent=True)
def tartan(size: int) -> Layer:
    """A sett of two colours crossed with a twill."""
    u, v = axes(size)

    def bands(t: Float) -> Float:
        return ((t > 0.1) & (t < 0.4) | (np.abs(t - 0.6) < 0.03) | (np.abs(t - 0.85) < 0.03)).astype(np.float32)

    warp, weft = bands(u * 2 % 1) + 0 * v, bands(v * 2 % 1) + 0 * u
    twill = ((np.floor(u * 128) + np.floor(v * 128)) % 4 < 2).astype(np.float32)
    white = ((np.abs(u * 2 % 1 - 0.72) < 0.012) | (np.abs(v * 2 % 1 - 0.72) < 0.012)).astype(np.float32)
    mix = (0.5 * (warp + weft)) * 0.6 + 0.4 * (warp * twill + weft * (1 - twill))
    return Layer(height=twill, depth=0.004, mix=mix * (1 - white), shade=1.0 + 1.2 * white)


@texture("felt", size_px=256)
def felt(size: int) -> Layer:
    """Matted fibres."""
    curl = noise(size, 30, slope=1.6, seed=951)
    cloud = noise(size, 5, slope=2.2, seed=952)
    threads = ridge(noise(size, 18, slope=1.9, seed=953))
    return Layer(
        height=unit(curl) + 0.3 * threads, depth=0.012, shade=1.0 + 0.05 * cloud + 0.05 * curl + 0.06 * (threads - 0.4)
    )


@texture("knit", size_px=512)
def knit(size: int) -> Layer:
    """Stocking stitch: columns of V-shaped loops."""
    u, v = axes(size)
    columns, rows = 10, 14
    x = u * columns % 1.0
    side = np.abs(x - 0.5) * 2
    y = (v * rows + side * 0.55) % 1.0
    arm = np.sqrt(np.clip(1 - ((side - 0.5) / 0.5) ** 2, 0, 1))
    loop = np.sqrt(np.clip(1 - ((y - 0.5) / 0.5) ** 2, 0, 1))
    plies = wave(y * 2 + side * 0.7)
    fuzz = noise(size, 70, slope=1.4, seed=961)
    height = arm * loop
    return Layer(
        height=(height * (0.85 + 0.15 * plies) + 0.04 * fuzz).astype(np.float32),
        depth=0.045,
        mix=np.clip(0.9 - 1.3 * height, 0, 1).astype(np.float32),
        shade=1.0 + 0.05 * fuzz,
    )


@texture("yarn", size_px=256)
def yarn(size: int) -> Layer:
    """Strands wound side by side, each of twisted plies; they run along u."""
    u, v = axes(size)
    strands = 6
    y = v * strands % 1.0
    round_off = np.sqrt(np.clip(1 - (2 * y - 1) ** 2, 0, 1))
    plies = triangle(u * 12 + y * 0.9 + np.floor(v * strands) * 0.37)
    fuzz = noise(size, 60, slope=1.4, seed=971)
    height = round_off * (0.65 + 0.35 * np.sqrt(plies))
    return Layer(
        height=(height + 0.02 * fuzz).astype(np.float32),
        depth=0.06,
        mix=np.clip(0.9 - 1.2 * height, 0, 1).astype(np.float32),
        shade=1.0 + 0.06 * fuzz,
    )


@texture("velvet", size_px=256)
def velvet(size: int) -> Layer:
    """Pile brushed this way and that."""
    nap = noise(size, 3, slope=2.8, seed=981)
    pile = noise(size, 90, slope=1.3, seed=982)
    return Layer(height=unit(pile), depth=0.003, shade=1.0 + 0.08 * nap + 0.04 * pile, rough=0.03 * nap)


@texture("satin", size_px=256)
def satin(size: int) -> Layer:
    """Long floats: a sheen with the faintest thread."""
    threads = noise(size, 110, stretch=40, slope=1.5, seed=991)
    fold = noise(size, 2, slope=3.4, seed=992)
    return Layer(height=0.5 + 0.1 * threads + 0.6 * fold, depth=0.006, shade=1.0 + 0.02 * threads, rough=0.03 * threads)


@texture("lace", size_px=512)
def lace(size: int) -> Layer:
    """Net with flowers worked into it."""
    u, v = axes(size)
    net = Cells(size, 26, 26, jitter=0.0, brick=True, seed=1001)
    thread = smoothstep(0.3, 0.12, net.edge)
    flowers = np.zeros((size, size), np.float32)
    for cx, cy in ((0.25, 0.25), (0.75, 0.75)):
        dx, dy = (u - cx + 0.5) % 1 - 0.5, (v - cy + 0.5) % 1 - 0.5
        r, a = np.hypot(dx, dy), np.arctan2(dy, dx)
        lobe = 0.2 * (0.7 + 0.3 * np.abs(np.cos(3 * a)))
        flowers = np.maximum(flowers, smoothstep(lobe, lobe - 0.02, r) * smoothstep(0.03, 0.05, r))
    solid = np.maximum(thread, flowers)
    return Layer(height=solid, depth=0.012, mix=0.9 * (1 - solid))


@texture("pile", size_px=512)
def pile(size: int) -> Layer:
    """Tufts of a carpet."""
    tufts = Cells(size, 34, 34, seed=1011)
    cloud = noise(size, 4, slope=2.4, seed=1012)
    height = np.clip(1.0 - tufts.near, 0, 1)
    return Layer(
        height=height, depth=0.04, shade=(0.72 + 0.4 * height) * (1 + 0.05 * cloud) + 0.1 * (tufts.value - 0.5)
    )


@texture("persian", own_accent=True)
def persian(size: int) -> Layer:
    """Mirrored medallions and borders."""
    u, v = axes(size)
    x, y = np.abs(u - 0.5) * 2, np.abs(v - 0.5) * 2
    field = noise(size, 7, slope=2.6, seed=1021)
    mirrored = field + field[:, ::-1] + field[::-1] + field[::-1, ::-1]
    vines = smoothstep(0.82, 0.92, ridge(mirrored * 0.7))
    reach = np.hypot(x, y)
    medallion = smoothstep(0.0, 0.02, 0.55 + 0.07 * np.cos(np.arctan2(y, x) * 8) - reach)
    frame = np.maximum(x, y)
    border = (frame > 0.78).astype(np.float32) * (wave(x * 9) * wave(y * 9) > 0.2)
    line = ((np.abs(frame - 0.77) < 0.012) | (np.abs(frame - 0.97) < 0.012)).astype(np.float32)
    dark = np.abs(np.maximum(border, medallion) - 0.0)
    knots = noise(size, 110, slope=1.2, seed=1022)
    return Layer(
        height=unit(knots),
        depth=0.006,
        mix=np.clip(dark, 0, 1).astype(np.float32),
        shade=(1.0 + 1.3 * vines + 1.6 * line + 0.06 * knots).astype(np.float32),
    )


@texture("quilted", size_px=256)
def quilted(size: int) -> Layer:
    """Diamonds puffed between lines of stitches."""
    u, v = axes(size)
    a, b = (u + v) * 3 % 1.0, (u - v) * 3 % 1.0
    puff = np.sqrt(np.sin(np.pi * a) * np.sin(np.pi * b))
    crease = noise(size, 14, slope=2.4, seed=1031) * (1 - puff)
    return Layer(
        height=(puff + 0.06 * crease).astype(np.float32), depth=0.06, shade=(0.84 + 0.2 * puff).astype(np.float32)
    )


@texture("tufted", size_px=256)
def tufted(size: int) -> Layer:
    """Deep-buttoned diamonds."""
    u, v = axes(size)
    a, b = (u + v) * 2 % 1.0, (u - v) * 2 % 1.0
    puff = np.sqrt(np.sqrt(np.sin(np.pi * a) * np.sin(np.pi * b)))
    corner = np.hypot(np.minimum(a, 1 - a), np.minimum(b, 1 - b))
    button = smoothstep(0.13, 0.09, corner)
    height = puff * (1 - button) + button * 0.55
    return Layer(height=height.astype(np.float32), depth=0.11, shade=(0.7 + 0.35 * height).astype(np.float32))


@texture("damask", own_accent=False)
def damask(size: int) -> Layer:
    """Mirrored ornament in two tones."""
    u, v = axes(size)
    field = noise(size, 3.2, slope=3.0, seed=1041)
    ornament = field + field[:, ::-1]
    ogee = np.abs(((u * 2) % 1) - 0.5) * 2 + 0.35 * np.cos(v * 4 * np.pi) * np.sign(np.sin(u * 4 * np.pi)) * 0.3
    mask = smoothstep(-0.05, 0.1, ornament * 0.6 + 0.5 - np.abs(ogee - 0.5))
    return Layer(height=mask, depth=0.002, mix=(0.8 * mask).astype(np.float32), rough=(-0.2 * mask).astype(np.float32))


@texture("fibres", size_px=256)
def fibres(size: int) -> Layer:
    """The tooth of paper."""
    grain = noise(size, 60, slope=1.6, seed=1051)
    threads = smoothstep(0.9, 0.98, ridge(noise(size, 16, slope=2, seed=1052)))
    return Layer(height=unit(grain), depth=0.003, shade=1.0 + 0.012 * grain - 0.02 * threads)


@texture("corrugated", size_px=256)
def corrugated(size: int) -> Layer:
    """Flutes that show through the liner."""
    u, _ = axes(size)
    flute = wave(u * 14) + 0.05 * noise(size, 8, slope=2.2, seed=1061)
    fleck = noise(size, 60, slope=1.4, seed=1062)
    return Layer(
        height=flute, depth=0.007, mix=np.clip(0.22 * (1 - flute) + 0.07 * fleck, 0, 1), shade=1.0 + 0.04 * fleck
    )


@texture("parchment")
def parchment(size: int) -> Layer:
    """Aged skin: blotches, mottling and creases."""
    blotch = noise(size, 3, slope=2.2, seed=1071)
    crease = ridge(noise(size, 4, slope=2.4, seed=1072)) ** 6
    grain = noise(size, 50, slope=1.6, seed=1073)
    stain = smoothstep(0.3, 2.0, blotch)
    return Layer(
        height=0.5 + 0.12 * blotch - 0.3 * crease + 0.04 * grain,
        depth=0.006,
        mix=np.clip(0.5 * stain + 0.35 * crease + 0.05 * grain, 0, 1),
        shade=1.0 + 0.03 * blotch,
    )


@texture("newsprint", own_accent=True)
def newsprint(size: int) -> Layer:
    """Columns of type under headlines."""
    u, v = axes(size)
    rng = np.random.default_rng(1081)
    rows = 64
    row = np.floor(v * rows).astype(int)
    words = rng.random((rows, 96)) > 0.22
    ink = words[row, np.floor(u * 95.9).astype(int)] & (v * rows % 1 > 0.45) & (u * 4 % 1 > 0.06) & (u * 4 % 1 < 0.96)
    headline = (v * 4 % 1 > 0.86) & (v * 4 % 1 < 0.96)
    title = headline & (rng.random(40) > 0.2)[np.floor(u * 39.9).astype(int)]
    mask = np.where(headline, title * 0.9, ink * 0.55) + 0.0 * u
    return Layer(height=np.full((size, size), 0.5, np.float32), depth=0.0, mix=mask.astype(np.float32))


@texture("pages", size_px=256)
def pages(size: int) -> Layer:
    """The edges of many leaves, along u."""
    leaves = noise(size, 4, stretch=0.01, slope=0.9, seed=1091)
    return Layer(height=unit(leaves), depth=0.02, mix=np.clip(0.4 + 0.28 * leaves, 0, 1))
