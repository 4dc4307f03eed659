"""Textures of skins, furs and feathers. Hair runs along v."""

import numpy as np

from prompt2mesh.blender.textures.fields import Cells, axes, noise, ridge, smoothstep, triangle, unit
from prompt2mesh.blender.textures.layer import Layer, texture
from prompt2mesh.blender.textures.patterns import scale_field


@texture("fur")
def fur(size: int) -> Layer:
    """Short hair in clumps."""
    # Strands finer than a pixel of a usual picture turn into speckle: no finer than this.
    hairs = noise(size, 42, stretch=7, slope=2.0, seed=1101)
    clumps = noise(size, 14, stretch=3.5, slope=2.6, seed=1102)
    cloud = noise(size, 4, slope=2.6, seed=1103)
    height = unit(0.6 * hairs + 0.7 * clumps)
    return Layer(
        height=height, depth=0.018, mix=smoothstep(0.5, 0.1, height) * 0.5, shade=1.0 + 0.06 * hairs + 0.06 * cloud
    )


@texture("plush")
def plush(size: int) -> Layer:
    """Curled pile."""
    tufts = Cells(size, 20, 20, seed=1111)
    curls = noise(size, 40, slope=1.6, seed=1112)
    swirl = np.cos(tufts.value * 40 + np.arctan2(tufts.dv, tufts.du) * 2 + tufts.near * 9)
    height = 0.7 * (1 - np.clip(tufts.near, 0, 1)) + 0.15 * swirl + 0.06 * curls
    return Layer(
        height=height.astype(np.float32), depth=0.018, shade=(0.82 + 0.3 * height + 0.04 * curls).astype(np.float32)
    )


@texture("hair")
def hair(size: int) -> Layer:
    """Long strands."""
    strands = noise(size, 64, stretch=30, slope=1.8, seed=1121)
    locks = noise(size, 9, stretch=14, slope=2.4, seed=1122)
    height = unit(0.6 * strands + 0.8 * locks)
    return Layer(
        height=height,
        depth=0.02,
        mix=smoothstep(0.5, 0.1, height) * 0.7,
        shade=1.0 + 0.1 * strands,
        rough=0.04 * strands,
    )


@texture("feathers")
def feathers(size: int) -> Layer:
    """Overlapping vanes with shafts and barbs."""
    n = 6
    distance, value = scale_field(size, n)
    u, v = axes(size)
    barbs = triangle(np.abs((u * n % 1) - 0.5) * 6 + v * n * 5)
    shaft = smoothstep(0.06, 0.03, np.abs((u * n + 0.5 * (np.floor(v * 2 * n) % 2)) % 1 - 0.5))
    rim = smoothstep(0.75, 1.0, distance)
    return Layer(
        height=(1 - 0.7 * distance + 0.06 * barbs + 0.1 * shaft).astype(np.float32),
        depth=0.03,
        mix=(0.5 * rim + 0.12 * barbs).astype(np.float32),
        shade=(1.0 + 0.14 * (value - 0.5) + 0.08 * shaft).astype(np.float32),
    )


@texture("leather")
def leather(size: int) -> Layer:
    """Pebbled grain with creases and worn tone."""
    pebbles = Cells(size, 46, 46, seed=1131)
    crease = ridge(noise(size, 6, slope=2.4, seed=1132)) ** 5
    cloud = noise(size, 4, slope=2.4, seed=1133)
    grain = smoothstep(0.0, 0.35, pebbles.edge)
    return Layer(
        height=0.7 * grain - 0.35 * crease,
        depth=0.006,
        mix=np.clip(0.28 * (1 - grain) + 0.25 * crease + 0.1 * cloud, 0, 1),
        shade=1.0 + 0.07 * cloud,
        rough=0.06 * cloud + 0.1 * (1 - grain),
    )


@texture("reptile", size_px=512)
def reptile(size: int) -> Layer:
    """Plates in rows, larger and smaller."""
    plates = Cells(size, 14, 18, jitter=0.45, brick=True, seed=1141)
    dome = smoothstep(0.03, 0.42, plates.edge)
    cloud = noise(size, 4, slope=2.2, seed=1142)
    return Layer(
        height=dome,
        depth=0.025,
        mix=np.clip(0.9 * (1 - dome) + 0.25 * cloud, 0, 1),
        shade=1.0 + 0.24 * (plates.value - 0.5) + 0.08 * dome,
        rough=0.3 * (1 - dome),
    )


@texture("skin", size_px=256)
def skin(size: int) -> Layer:
    """Fine pores and a living mottle."""
    pores = Cells(size, 46, 46, seed=1151)
    blush = noise(size, 4, slope=2.4, seed=1152)
    tint = 1.0 + 0.035 * blush[..., None] * np.array([0.6, -0.7, -0.9], dtype=np.float32)
    return Layer(height=smoothstep(0, 0.4, pores.edge), depth=0.0025, tint=tint.astype(np.float32), rough=0.02 * blush)


@texture("wrinkled")
def wrinkled(size: int) -> Layer:
    """Thick skin folded into a net."""
    folds = Cells(size, 30, 30, seed=1161)
    big = ridge(noise(size, 6, stretch=0.5, slope=2.4, seed=1162)) ** 3
    height = smoothstep(0, 0.4, folds.edge) - 0.8 * big
    return Layer(
        height=height.astype(np.float32),
        depth=0.009,
        mix=np.clip(0.4 - 0.45 * height, 0, 1),
        shade=1.0 + 0.08 * (folds.value - 0.5),
    )


@texture("mottled", size_px=256)
def mottled(size: int) -> Layer:
    """Spots and clouds."""
    cloud = noise(size, 6, slope=2.4, seed=1171)
    spots = smoothstep(1.3, 1.7, noise(size, 11, slope=3.0, seed=1172))
    bumps = noise(size, 40, slope=2.2, seed=1173)
    return Layer(
        height=unit(bumps) + 0.4 * spots,
        depth=0.008,
        mix=np.clip(0.3 * smoothstep(0, 1.5, cloud) + 0.7 * spots, 0, 1),
        shade=1.0 + 0.05 * cloud,
    )


@texture("fish_scales")
def fish_scales(size: int) -> Layer:
    """Overlapping scales with a shimmer."""
    distance, value = scale_field(size, 10)
    shimmer = 1.0 + 0.1 * np.stack([np.cos(6.28 * (value + k / 3)) for k in range(3)], -1)
    return Layer(
        height=(1 - distance).astype(np.float32),
        depth=0.014,
        mix=(0.8 * smoothstep(0.7, 1.0, distance)).astype(np.float32),
        shade=(1.0 + 0.25 * (value - 0.5)).astype(np.float32),
        tint=shimmer.astype(np.float32),
    )
