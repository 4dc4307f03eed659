"""Textures of plants, water, bone, shell and foam."""

import numpy as np

from prompt2mesh.blender.textures.fields import Cells, axes, noise, ridge, smoothstep, triangle, unit, wave
from prompt2mesh.blender.textures.layer import Layer, texture


@texture("moss")
def moss(size: int) -> Layer:
    """Cushions of tiny shoots."""
    cushions = Cells(size, 9, 9, seed=1201)
    shoots = Cells(size, 40, 40, seed=1202)
    cloud = noise(size, 5, slope=2.2, seed=1203)
    height = 0.6 * smoothstep(0, 0.7, cushions.edge) + 0.4 * (1 - np.clip(shoots.near, 0, 1))
    return Layer(
        height=height.astype(np.float32),
        depth=0.06,
        mix=smoothstep(0.6, 0.15, height),
        shade=1.0 + 0.22 * (shoots.value - 0.5) + 0.08 * cloud,
    )


@texture("grass")
def grass(size: int) -> Layer:
    """Blades seen from above."""
    blades = noise(size, 60, stretch=3.5, slope=1.4, seed=1211) + noise(size, 60, stretch=0.35, slope=1.4, seed=1212)
    cloud = noise(size, 4, slope=2.2, seed=1213)
    height = unit(blades, 3.0)
    return Layer(height=height, depth=0.05, mix=smoothstep(0.6, 0.15, height), shade=1.0 + 0.1 * cloud + 0.07 * blades)


@texture("leaf", size_px=512)
def leaf(size: int) -> Layer:
    """A midrib along v with side veins, and a net between."""
    u, v = axes(size)
    x = np.abs((u * 2 % 1) - 0.5) * 2
    midrib = smoothstep(0.05, 0.015, x) + 0 * v
    side = smoothstep(0.14, 0.03, triangle(v * 7 - x * 0.9)) * smoothstep(1.0, 0.5, x)
    net = Cells(size, 26, 26, seed=1221)
    web = smoothstep(0.12, 0.0, net.edge)
    vein = np.maximum(midrib, 0.7 * side)
    cloud = noise(size, 4, slope=2.4, seed=1222)
    return Layer(
        height=(0.4 + 0.5 * vein + 0.12 * smoothstep(0, 0.4, net.edge)).astype(np.float32),
        depth=0.012,
        mix=np.clip(0.75 * vein + 0.12 * web, 0, 1).astype(np.float32),
        shade=1.0 + 0.07 * cloud,
    )


@texture("stem", size_px=256)
def stem(size: int) -> Layer:
    """Ribs and fibres along v."""
    u, _ = axes(size)
    ribs = wave(u * 10)
    fine = noise(size, 60, stretch=16, slope=1.6, seed=1231)
    return Layer(
        height=ribs + 0.1 * fine, depth=0.01, mix=np.clip(0.3 * (1 - ribs) + 0.06 * fine, 0, 1), shade=1.0 + 0.05 * fine
    )


@texture("petal", size_px=256)
def petal(size: int) -> Layer:
    """Fine veins along v in a soft gradient."""
    _, v = axes(size)
    veins = noise(size, 34, stretch=12, slope=1.8, seed=1241)
    return Layer(
        height=unit(veins), depth=0.004, mix=np.clip(0.3 * wave(v) + 0.08 * veins, 0, 1), shade=1.0 + 0.03 * veins
    )


@texture("kneaded", size_px=256)
def kneaded(size: int) -> Layer:
    """Thumbed clay: dents and whorls."""
    dents = noise(size, 5, slope=3.0, seed=1251)
    whorls = wave(dents * 3 + noise(size, 3, slope=3, seed=1252))
    return Layer(
        height=unit(dents) + 0.04 * whorls,
        depth=0.03,
        shade=1.0 + 0.03 * dents,
        mix=np.clip(0.12 - 0.1 * dents, 0, 1),
        rough=-0.05 * dents,
    )


@texture("bone", size_px=256)
def bone(size: int) -> Layer:
    """Hairline grain and pits along v."""
    grain = noise(size, 40, stretch=9, slope=1.8, seed=1261)
    cloud = noise(size, 4, stretch=2, slope=2.4, seed=1262)
    crack = smoothstep(0.95, 0.99, ridge(noise(size, 6, stretch=6, slope=2.4, seed=1263)))
    return Layer(
        height=0.5 + 0.12 * grain - 0.5 * crack,
        depth=0.006,
        mix=np.clip(0.22 + 0.16 * cloud + 0.08 * grain + 0.4 * crack, 0, 1),
    )


@texture("shell", size_px=256)
def shell(size: int) -> Layer:
    """Growth bands across v, ribs along it."""
    u, v = axes(size)
    bands = wave(v * 9 + 0.25 * noise(size, 3, slope=3, seed=1271))
    ribs = wave(u * 18)
    return Layer(
        height=0.6 * ribs + 0.3 * bands,
        depth=0.014,
        mix=np.clip(0.55 * smoothstep(0.4, 0.95, bands), 0, 1),
        shade=0.97 + 0.05 * ribs,
    )


@texture("coral", size_px=256)
def coral(size: int) -> Layer:
    """Polyps in their cups."""
    cups = Cells(size, 14, 14, jitter=0.8, seed=1281)
    cup = smoothstep(0.3, 0.14, cups.near)
    rough = noise(size, 30, slope=2.0, seed=1282)
    return Layer(
        height=0.6 + 0.2 * smoothstep(0.5, 0.3, cups.near) - 0.7 * cup + 0.08 * rough,
        depth=0.035,
        mix=np.clip(0.5 * cup + 0.15 * rough, 0, 1),
        shade=(1.0 - 0.3 * cup),
    )


@texture("ripples", size_px=512)
def ripples(size: int) -> Layer:
    """Small waves of several directions."""
    swell = noise(size, 5, stretch=0.45, slope=3.2, seed=1291)
    chop = noise(size, 13, stretch=0.6, slope=3.0, seed=1292)
    return Layer(height=unit(0.7 * swell + 0.35 * chop), depth=0.03, shade=1.0 + 0.03 * swell)


@texture("foam", size_px=256)
def foam(size: int) -> Layer:
    """Open cells of a sponge."""
    large, small = Cells(size, 11, 11, seed=1301), Cells(size, 30, 30, seed=1302)
    hole = smoothstep(0.36, 0.2, large.near) * (large.value > 0.35) + 0.5 * smoothstep(0.35, 0.2, small.near)
    return Layer(
        height=(0.9 - 0.8 * np.clip(hole, 0, 1)).astype(np.float32),
        depth=0.05,
        shade=(1.0 - 0.3 * np.clip(hole, 0, 1)).astype(np.float32),
    )
