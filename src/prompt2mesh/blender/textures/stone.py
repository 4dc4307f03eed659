"""Textures of stone, earth, gems and ceramics."""

import numpy as np

from prompt2mesh.blender.textures.color import linear_of
from prompt2mesh.blender.textures.fields import TAU, Cells, axes, noise, ridge, smoothstep, unit, wave
from prompt2mesh.blender.textures.layer import Layer, texture


@texture("granular", size_px=256)
def granular(size: int) -> Layer:
    """Fine even grain: fired clay, coated metal, rubber."""
    fine = noise(size, 70, slope=1.7, seed=501)
    cloud = noise(size, 5, slope=2.4, seed=502)
    return Layer(height=unit(fine), depth=0.006, shade=1.0 + 0.06 * cloud + 0.045 * fine, rough=0.02 * cloud)


@texture("marble")
def marble(size: int) -> Layer:
    """Veins of several widths in clouded white."""
    drift = noise(size, 2.2, slope=3.0, seed=511)
    bold = noise(size, 2.0, slope=2.5, seed=512) + 0.25 * noise(size, 9, slope=2.2, seed=513)
    fine = noise(size, 4.5, slope=2.3, seed=514)
    hair = noise(size, 9, slope=2.2, seed=515)
    where = smoothstep(-0.6, 1.2, drift)
    veins = (
        0.75 * np.exp(-np.abs(bold) * 16) * (0.35 + 0.65 * where)
        + 0.4 * np.exp(-np.abs(fine) * 22) * where
        + 0.2 * np.exp(-np.abs(hair) * 26) * where
        + 0.16 * np.exp(-np.abs(bold) * 3.2)
    )
    return Layer(
        height=np.full((size, size), 0.5, np.float32),
        depth=0.0,
        mix=np.clip(veins, 0, 1).astype(np.float32),
        shade=1.0 + 0.025 * drift,
        rough=(0.05 * np.clip(veins, 0, 1)).astype(np.float32),
    )


@texture("veined", own_accent=True)
def veined(size: int) -> Layer:
    """A web of dark matrix in a coloured stone."""
    cells = Cells(size, 6, 6, seed=521)
    wobble = noise(size, 12, slope=2.4, seed=522)
    web = smoothstep(0.09, 0.0, cells.edge + 0.05 * wobble)
    return Layer(
        height=0.5 - 0.3 * web, depth=0.004, mix=0.85 * web, shade=1.0 + 0.12 * (cells.value - 0.5), rough=0.2 * web
    )


@texture("granite", own_accent=True)
def granite(size: int) -> Layer:
    """Interlocked crystals: grey, dark mica, pale feldspar."""
    crystals = Cells(size, 40, 40, seed=531)
    large = Cells(size, 17, 17, seed=532)
    dark = smoothstep(0.74, 0.8, crystals.value)
    pale = smoothstep(0.66, 0.72, large.value) * (1 - dark)
    return Layer(
        height=0.5 + 0.1 * (crystals.value - 0.5),
        depth=0.002,
        mix=0.9 * dark,
        shade=1.0 + 0.55 * pale + 0.25 * (crystals.value - 0.4),
        rough=-0.1 * dark,
    )


@texture("slate")
def slate(size: int) -> Layer:
    """Cleaved layers with stepped edges."""
    layers = noise(size, 3, stretch=0.5, slope=2.2, seed=541)
    steps = np.floor(layers * 3) / 3 + 0.12 * (layers * 3 - np.floor(layers * 3))
    fine = noise(size, 50, stretch=0.4, slope=1.5, seed=542)
    return Layer(
        height=(0.5 + 0.2 * steps + 0.04 * fine).astype(np.float32),
        depth=0.02,
        shade=1.0 + 0.1 * steps + 0.05 * fine,
        rough=0.05 * fine,
    )


@texture("strata")
def strata(size: int) -> Layer:
    """Sediment in wavy horizontal beds."""
    _, v = axes(size)
    bend = 0.35 * noise(size, 1.6, stretch=0.6, slope=3.4, seed=551)
    beds = 0.5 * wave(v * 9 + bend) + 0.3 * wave(v * 23 + 2 * bend) + 0.2 * wave(v * 47 + 3 * bend)
    grain = noise(size, 80, slope=1.5, seed=552)
    return Layer(
        height=(beds * 0.7 + 0.1 * grain).astype(np.float32),
        depth=0.014,
        mix=(0.85 * smoothstep(0.35, 0.85, beds)).astype(np.float32),
        shade=1.0 + 0.05 * grain,
    )


@texture("concrete")
def concrete(size: int) -> Layer:
    """Cloudy cement with air holes."""
    cloud = noise(size, 3, slope=2.2, seed=561)
    grain = noise(size, 90, slope=1.3, seed=562)
    holes = Cells(size, 30, 30, seed=563)
    pit = smoothstep(0.2, 0.12, holes.near) * (holes.value > 0.82)
    return Layer(
        height=(0.6 + 0.06 * grain - 0.6 * pit).astype(np.float32),
        depth=0.005,
        shade=(1.0 + 0.07 * cloud + 0.045 * grain) * (1 - 0.45 * pit),
        rough=0.02 * cloud,
    )


@texture("rock")
def rock(size: int) -> Layer:
    """Broken rock: facets, clefts, lichen-pale highs."""
    facets = Cells(size, 5, 5, seed=571)
    small = Cells(size, 13, 13, seed=572)
    crag = noise(size, 6, slope=2.0, seed=573)
    grain = noise(size, 60, slope=1.5, seed=574)
    slope = (facets.value - 0.5) * facets.du + (facets.value * 7 % 1 - 0.5) * facets.dv
    fine = (small.value - 0.5) * small.du + (small.value * 5 % 1 - 0.5) * small.dv
    cleft = smoothstep(0.97, 0.995, ridge(noise(size, 5, slope=2.3, seed=575)))
    height = 0.5 + 0.9 * slope + 0.3 * fine + 0.14 * crag + 0.04 * grain - 0.25 * cleft
    return Layer(
        height=height.astype(np.float32),
        depth=0.07,
        mix=np.clip(0.3 - 0.22 * crag - 0.4 * slope + 0.6 * cleft, 0, 1).astype(np.float32),
        shade=1.0 + 0.07 * grain + 0.06 * crag,
    )


@texture("craters")
def craters(size: int) -> Layer:
    """Impact craters of three sizes in dust."""
    height = 0.12 * noise(size, 6, slope=2.2, seed=581)
    for count, deep, seed in ((4, 1.0, 582), (9, 0.5, 583), (22, 0.22, 584)):
        hits = Cells(size, count, count, jitter=0.8, seed=seed)
        radius = 0.14 + 0.26 * hits.value
        x = hits.near / radius
        bowl = np.where(x < 1, x * x - 1, 0.0) + 0.45 * np.exp(-(((x - 1.05) / 0.2) ** 2))
        height = height + deep * bowl * radius * 2
    grain = noise(size, 60, slope=1.5, seed=585)
    return Layer(
        height=(height + 0.03 * grain).astype(np.float32),
        depth=0.05,
        mix=np.clip(0.3 - 0.55 * height, 0, 1).astype(np.float32),
        shade=1.0 + 0.06 * grain,
    )


@texture("cloudy", size_px=256)
def cloudy(size: int) -> Layer:
    """Soft clouds in a translucent stone."""
    cloud = noise(size, 3, slope=2.6, seed=591) + 0.3 * noise(size, 12, slope=2, seed=592)
    return Layer(
        height=np.full((size, size), 0.5, np.float32),
        depth=0.0,
        mix=0.55 * smoothstep(-0.4, 2.0, cloud),
        shade=1.0 + 0.05 * cloud,
        glow=np.clip(0.75 + 0.2 * cloud, 0.2, 1.0),
    )


@texture("aggregate", own_accent=True)
def aggregate(size: int) -> Layer:
    """Pale chips in a dark binder."""
    chips = Cells(size, 46, 46, seed=601)
    chip = smoothstep(0.55, 0.6, chips.value) * smoothstep(0.04, 0.14, chips.edge)
    grain = noise(size, 100, slope=1.3, seed=602)
    return Layer(
        height=(0.3 + 0.6 * smoothstep(0, 0.35, chips.edge) * (0.4 + 0.6 * chips.value)).astype(np.float32),
        depth=0.02,
        mix=0.6 * chip * chips.value,
        shade=1.0 + 0.14 * grain,
    )


@texture("plaster", size_px=512)
def plaster(size: int) -> Layer:
    """Trowelled plaster: broad sweeps and fine grain."""
    sweep = noise(size, 7, stretch=0.6, slope=2.2, seed=611)
    ridges = ridge(noise(size, 5, stretch=0.7, slope=2.6, seed=612)) ** 4
    grain = noise(size, 90, slope=1.3, seed=613)
    return Layer(
        height=(0.5 + 0.12 * sweep + 0.25 * ridges + 0.03 * grain).astype(np.float32),
        depth=0.009,
        shade=1.0 + 0.025 * sweep + 0.015 * grain,
    )


@texture("terrazzo", own_accent=True)
def terrazzo(size: int) -> Layer:
    """Chips of several stones, ground flat."""
    tint = np.ones((size, size, 3), dtype=np.float32)
    for count, keep, seed in ((9, 0.5, 621), (20, 0.6, 622)):
        chips = Cells(size, count, count, seed=seed)
        chip = smoothstep(0.07, 0.1, chips.edge) * smoothstep(keep, keep + 0.01, chips.value)
        pick = ((chips.value * 97) % 1 * 4).astype(int)
        hues = np.stack([linear_of(h) / linear_of("#ded8ce") for h in ("#a4573f", "#5a6b5e", "#c9a66b", "#4b4a4c")])
        tint = tint + chip[..., None] * (hues[pick] - tint)
    return Layer(height=np.full((size, size), 0.5, np.float32), depth=0.0, tint=tint)


@texture("nacre", size_px=256)
def nacre(size: int) -> Layer:
    """The soft pinks and greens of mother of pearl."""
    phase = 0.45 * noise(size, 2.4, slope=3.0, seed=631)
    tint = 1.0 + 0.07 * np.stack([np.cos(TAU * (phase - k / 3)) for k in range(3)], -1)
    return Layer(height=unit(noise(size, 5, slope=3, seed=632)), depth=0.004, tint=tint.astype(np.float32))


@texture("opal", size_px=256)
def opal(size: int) -> Layer:
    """Patches of spectral fire in milky stone."""
    cells = Cells(size, 9, 9, seed=641)
    soft = noise(size, 5, slope=2.6, seed=642)
    hue = (cells.value + 0.2 * soft) % 1.0
    strength = (0.1 + 0.5 * smoothstep(0.3, 0.9, cells.value * 7 % 1))[..., None]
    tint = 1.0 + strength * np.stack([np.cos(TAU * (hue - k / 3)) for k in range(3)], -1)
    return Layer(height=np.full((size, size), 0.5, np.float32), depth=0.0, tint=tint.astype(np.float32))


@texture("glaze", size_px=256)
def glaze(size: int) -> Layer:
    """A thick glaze: slight waves, pooled tone, iron specks."""
    pool = noise(size, 3, slope=3.0, seed=651)
    specks = smoothstep(2.5, 2.9, noise(size, 50, slope=2.2, seed=652))
    return Layer(
        height=unit(noise(size, 5, slope=3.6, seed=653)),
        depth=0.006,
        mix=0.6 * specks,
        shade=1.0 + 0.035 * pool,
        rough=0.015 * pool,
    )


@texture("delft", own_accent=True)
def delft(size: int) -> Layer:
    """Brushed blue flowers and scrolls on white."""
    u, v = axes(size)
    ink = np.zeros((size, size), dtype=np.float32)
    for cx, cy, radius, petals in (
        (0.27, 0.3, 0.19, 6),
        (0.77, 0.72, 0.16, 5),
        (0.76, 0.2, 0.09, 5),
        (0.24, 0.8, 0.1, 6),
    ):
        dx, dy = (u - cx + 0.5) % 1 - 0.5, (v - cy + 0.5) % 1 - 0.5
        r, a = np.hypot(dx, dy) / radius, np.arctan2(dy, dx)
        lobe = 0.55 + 0.45 * np.abs(np.cos(a * petals / 2))
        flower = smoothstep(1.0, 0.93, r / lobe) * (0.35 + 0.65 * smoothstep(0.45, 1.0, r / lobe))
        ink = np.maximum(ink, np.maximum(flower, smoothstep(0.2, 0.15, r)))
    stems = ridge(noise(size, 3.2, slope=3.2, seed=661))
    ink = np.maximum(ink, 0.8 * smoothstep(0.88, 0.94, stems) * smoothstep(0.1, 0.0, ink))
    wash = 1.0 - 0.25 * unit(noise(size, 14, slope=2.0, seed=662))
    return Layer(height=np.full((size, size), 0.5, np.float32), depth=0.0, mix=(ink * wash).astype(np.float32))


@texture("soil")
def soil(size: int) -> Layer:
    """Crumbs of earth of many sizes."""
    crumbs, fine = Cells(size, 16, 16, seed=671), Cells(size, 44, 44, seed=672)
    grain = noise(size, 50, slope=1.5, seed=673)
    height = 0.6 * smoothstep(0, 0.5, crumbs.edge) * crumbs.value + 0.3 * smoothstep(0, 0.5, fine.edge) + 0.05 * grain
    return Layer(
        height=height.astype(np.float32),
        depth=0.05,
        mix=smoothstep(0.35, 0.05, height),
        shade=1.0 + 0.2 * (fine.value - 0.5) + 0.08 * grain,
    )


@texture("sand", size_px=512)
def sand(size: int) -> Layer:
    """Grains with soft wind ripples."""
    _, v = axes(size)
    ripple = wave(v * 6 + 0.35 * noise(size, 2.2, slope=3.2, seed=681))
    grain = noise(size, 150, slope=1.0, seed=682)
    return Layer(
        height=(0.5 * ripple + 0.07 * grain).astype(np.float32),
        depth=0.014,
        mix=np.clip(0.4 * (1 - ripple) + 0.12 * grain, 0, 1).astype(np.float32),
        shade=1.0 + 0.06 * grain,
    )


@texture("snow", size_px=256)
def snow(size: int) -> Layer:
    """Soft drifts with a sparkle of grain."""
    drift = noise(size, 3, slope=3.0, seed=691)
    grain = noise(size, 90, slope=1.2, seed=692)
    return Layer(
        height=unit(drift) + 0.02 * grain, depth=0.02, shade=1.0 + 0.012 * drift + 0.015 * grain, rough=0.04 * grain
    )


@texture("cracked_ice")
def cracked_ice(size: int) -> Layer:
    """White fracture planes and trapped air."""
    cells = Cells(size, 5, 5, seed=701)
    crack = np.exp(-cells.edge * 26) + 0.5 * np.exp(-np.abs(noise(size, 3.5, slope=2.5, seed=702)) * 24)
    frost = smoothstep(0.4, 2.2, noise(size, 5, slope=2.0, seed=703))
    mask = np.clip(crack + 0.5 * frost, 0, 1)
    return Layer(
        height=unit(noise(size, 4, slope=3, seed=704)) - 0.1 * mask,
        depth=0.012,
        mix=mask.astype(np.float32),
        rough=(0.3 * mask).astype(np.float32),
    )
