"""Textures of metals and hard man-made surfaces."""

import numpy as np

from prompt2mesh.blender.textures.fields import TAU, Cells, axes, noise, ridge, smoothstep, unit, wave
from prompt2mesh.blender.textures.layer import Layer, texture


@texture("smudged", size_px=256)
def smudged(size: int) -> Layer:
    """Polished metal that has been handled: the polish varies, faint scratches."""
    clouds = noise(size, 4, slope=2.6, seed=301)
    grit = noise(size, 60, slope=1.4, seed=302)
    return Layer(
        height=0.5 + 0.25 * clouds + 0.05 * grit, depth=0.0007, shade=1.0 + 0.012 * clouds, rough=0.035 * clouds
    )


@texture("brushed", size_px=512)
def brushed(size: int) -> Layer:
    """Fine strokes along v."""
    strokes = noise(size, 170, stretch=60, slope=1.2, seed=311)
    broad = noise(size, 30, stretch=40, slope=2.0, seed=312)
    return Layer(
        height=0.5 + 0.16 * strokes,
        depth=0.0008,
        shade=1.0 + 0.045 * strokes + 0.03 * broad,
        rough=0.05 * strokes + 0.03 * broad,
    )


@texture("hammered", size_px=256)
def hammered(size: int) -> Layer:
    """Overlapping hammer marks."""
    dents = Cells(size, 9, 9, jitter=0.9, seed=321)
    scale = noise(size, 20, slope=1.7, seed=322)
    return Layer(
        height=np.clip(dents.near, 0, 1) ** 2 + 0.05 * scale,
        depth=0.014,
        shade=1.0 + 0.16 * (dents.value - 0.5) + 0.07 * scale,
        rough=0.05 * scale + 0.1 * (dents.value - 0.5),
    )


@texture("cast", size_px=256)
def cast(size: int) -> Layer:
    """The fine orange skin of sand casting."""
    grain = noise(size, 40, slope=2.2, seed=331)
    cloud = noise(size, 4, slope=2.6, seed=332)
    return Layer(height=unit(grain), depth=0.012, shade=1.0 + 0.05 * cloud + 0.05 * grain, rough=0.03 * cloud)


@texture("spangled", size_px=256)
def spangled(size: int) -> Layer:
    """Crystals of zinc."""
    flakes = Cells(size, 12, 12, seed=341)
    strokes = noise(size, 40, slope=1.6, seed=342)
    return Layer(
        height=flakes.value,
        depth=0.0008,
        shade=1.0 + 0.22 * (flakes.value - 0.5) + 0.03 * strokes,
        rough=0.16 * (flakes.value - 0.5),
    )


@texture("tarnished", own_accent=True)
def tarnished(size: int) -> Layer:
    """Bare metal where it is touched, oxide in blotches between."""
    blotch = unit(noise(size, 5, slope=2.0, seed=351) + 0.3 * noise(size, 40, slope=1.5, seed=352))
    oxide = smoothstep(0.4, 1.0, blotch)
    specks = smoothstep(1.8, 2.4, noise(size, 60, slope=1.8, seed=353))
    mask = np.clip(0.7 * oxide + 0.4 * specks, 0, 1)
    return Layer(
        height=0.5 - 0.3 * mask + 0.1 * blotch,
        depth=0.002,
        mix=mask,
        shade=1.0 + 0.05 * noise(size, 8, slope=2, seed=354),
        rough=0.26 * mask,
        metal=1.0 - 0.25 * mask,
    )


@texture("corroded", own_accent=True)
def corroded(size: int) -> Layer:
    """Layers of rust: pits, crusts and streaks of several browns."""
    coarse = noise(size, 5, slope=2.0, seed=361)
    grit = noise(size, 45, slope=1.5, seed=362)
    crust = smoothstep(-0.1, 0.9, coarse + 0.35 * grit)
    pits = smoothstep(1.2, 2.0, noise(size, 28, slope=2.0, seed=363))
    light = smoothstep(0.7, 1.6, noise(size, 11, slope=1.8, seed=364) + 0.3 * grit)
    return Layer(
        height=unit(coarse * 0.6 + grit * 0.5) - 0.4 * pits,
        depth=0.016,
        mix=np.clip(0.75 * crust * (1 - light) + 0.5 * pits, 0, 1),
        shade=1.0 + 0.3 * light + 0.12 * grit,
        rough=0.06 * grit,
        metal=(1.0 - 0.8 * crust).astype(np.float32),
    )


@texture("damascus")
def damascus(size: int) -> Layer:
    """Folded layers, etched."""
    _, v = axes(size)
    layers = wave(v * 14 + 1.1 * noise(size, 3.5, slope=3.4, seed=371) + 0.1 * noise(size, 20, slope=2.5, seed=372))
    mask = smoothstep(0.35, 0.65, layers)
    return Layer(height=1.0 - mask, depth=0.001, mix=0.85 * mask, rough=0.16 * mask)


@texture("crumpled", size_px=512)
def crumpled(size: int) -> Layer:
    """Facets and creases of foil."""
    big, small = Cells(size, 6, 6, seed=381), Cells(size, 15, 15, seed=382)
    tilt = (big.value - 0.5) * big.du + (big.value * 7 % 1 - 0.5) * big.dv
    fine = (small.value - 0.5) * small.du + (small.value * 9 % 1 - 0.5) * small.dv
    return Layer(height=(tilt + 0.4 * fine).astype(np.float32), depth=0.12, shade=1.0 + 0.1 * (small.value - 0.5))


@texture("glitter", size_px=512)
def glitter(size: int) -> Layer:
    """Flakes tilted every way, some of other hues."""
    flakes = Cells(size, 44, 44, seed=391)
    flat = smoothstep(0.02, 0.1, flakes.edge)
    tilt = (flakes.value - 0.5) * flakes.du + (flakes.value * 13 % 1 - 0.5) * flakes.dv
    hue = flakes.value * 5 % 1
    tint = 1.0 + 0.3 * np.stack([np.cos(TAU * (hue - k / 3)) for k in range(3)], -1)
    return Layer(
        height=(tilt * flat).astype(np.float32),
        depth=0.05,
        shade=(0.35 + 0.65 * flat) * (0.55 + 0.9 * (flakes.value * 17 % 1)),
        rough=-0.12 * flat,
        tint=tint.astype(np.float32),
    )


@texture("iridescent", size_px=256)
def iridescent(size: int) -> Layer:
    """A film of rainbow colours that flow into each other."""
    phase = 0.55 * noise(size, 1.6, slope=3.6, seed=401)
    tint = 0.8 + 0.45 * np.stack([np.cos(TAU * (phase - k / 3)) for k in range(3)], -1)
    return Layer(height=unit(noise(size, 4, slope=3.5, seed=402)), depth=0.01, tint=tint.astype(np.float32))


@texture("twill", size_px=256)
def twill(size: int) -> Layer:
    """A 2/2 twill of carbon tows."""
    u, v = axes(size)
    n = 16
    column, row = np.floor(u * n), np.floor(v * n)
    over = ((column + row) % 4 < 2).astype(np.float32)
    x, y = u * n - column, v * n - row
    across = np.where(over > 0, np.sin(np.pi * x), np.sin(np.pi * y))
    strands = 0.5 + 0.5 * np.cos(TAU * np.where(over > 0, x, y) * 5)
    return Layer(
        height=(0.3 + 0.6 * across + 0.08 * strands).astype(np.float32),
        depth=0.008,
        mix=(0.75 * over * across + 0.12 * strands).astype(np.float32),
        shade=(0.75 + 0.35 * across).astype(np.float32),
        rough=(0.1 * (1 - across)).astype(np.float32),
    )


@texture("leatherette", size_px=256)
def leatherette(size: int) -> Layer:
    """The regular pebble grain of moulded plastic."""
    pebbles = Cells(size, 24, 24, jitter=0.8, seed=411)
    return Layer(
        height=smoothstep(0.0, 0.4, pebbles.edge), depth=0.014, shade=0.94 + 0.08 * smoothstep(0, 0.2, pebbles.edge)
    )


@texture("screen", size_px=512)
def screen(size: int) -> Layer:
    """A lit display: window bars, rows of text and a picture."""
    u, v = axes(size)
    rng = np.random.default_rng(421)
    line = np.floor(v * 24).astype(int)
    ends = rng.uniform(0.12, 0.44, 24).astype(np.float32)[line]
    words = rng.random((24, 64)) > 0.25
    text = ((v * 24) % 1.0 > 0.4) & (u > 0.06) & (u < 0.06 + ends) & words[line, np.floor(u * 63.9).astype(int)]
    text = text & (v < 0.84) & (v > 0.08)
    picture = (u > 0.58) & (u < 0.94) & (v > 0.38) & (v < 0.84)
    hills = v < 0.5 + 0.05 * np.sin(u * 26) + 0.06 * np.sin(u * 11 + 1)
    bar = v > 0.92
    light = 0.2 + 0.75 * text + 0.35 * bar + np.where(picture, np.where(hills, 0.45, 0.85), 0.0)
    return Layer(
        height=np.zeros((size, size), np.float32),
        depth=0.0,
        mix=np.clip(light - 0.2, 0, 1).astype(np.float32),
        glow=np.clip(light + 0 * u, 0, 1).astype(np.float32),
    )


@texture("lava", own_accent=True)
def lava(size: int) -> Layer:
    """Cooled crust over glowing cracks."""
    plates = Cells(size, 6, 6, seed=431)
    crag = noise(size, 12, slope=1.9, seed=432)
    heat = np.clip(np.exp(-7.0 * plates.edge - 0.4 * crag) + 0.35 * smoothstep(1.0, 2.2, crag), 0, 1)
    glow = smoothstep(0.25, 0.85, heat)
    return Layer(
        height=unit(crag) * 0.5 + (1 - glow) * 0.6,
        depth=0.05,
        mix=1.0 - glow,
        shade=1.0 + 0.15 * crag,
        glow=(glow * (0.35 + 0.65 * heat)).astype(np.float32),
    )


@texture("flame", size_px=256)
def flame(size: int) -> Layer:
    """Tongues of fire rising along v."""
    tongues = noise(size, 7, stretch=3.0, slope=2.8, seed=441)
    heat = smoothstep(-1.2, 1.4, tongues + 0.3 * noise(size, 20, stretch=3, slope=2, seed=442))
    return Layer(height=heat, depth=0.02, mix=heat**2, shade=0.6 + 0.5 * heat, glow=np.clip(0.35 + 0.65 * heat, 0, 1))


@texture("plasma", size_px=256)
def plasma(size: int) -> Layer:
    """Bright filaments in a coloured glow."""
    threads = ridge(noise(size, 5, slope=2.6, seed=451)) ** 3 + 0.5 * ridge(noise(size, 11, slope=2.4, seed=452)) ** 3
    light = np.clip(threads, 0, 1)
    return Layer(height=light, depth=0.01, mix=light, glow=np.clip(0.3 + 0.7 * light, 0, 1))


@texture("chalk_dust")
def chalk_dust(size: int) -> Layer:
    """Wiped chalk: broad pale strokes."""
    strokes = noise(size, 5, stretch=0.25, slope=1.9, seed=461) + 0.4 * noise(
        size, 40, stretch=0.3, slope=1.4, seed=462
    )
    dust = smoothstep(-0.3, 2.2, strokes)
    return Layer(height=0.5 + 0.05 * strokes, depth=0.0006, mix=0.42 * dust)
