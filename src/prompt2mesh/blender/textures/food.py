"""Textures of what is eaten."""

import numpy as np

from prompt2mesh.blender.textures.fields import Cells, axes, noise, ridge, smoothstep, unit, wave
from prompt2mesh.blender.textures.layer import Layer, texture


@texture("crumb", size_px=256)
def crumb(size: int) -> Layer:
    """The open crumb of a cake."""
    holes = Cells(size, 20, 20, seed=1401)
    fine = noise(size, 50, slope=1.6, seed=1402)
    pore = smoothstep(0.34, 0.12, holes.near) * holes.value
    return Layer(
        height=0.6 - 0.8 * pore + 0.08 * fine,
        depth=0.04,
        mix=np.clip(0.8 * pore + 0.08 * fine, 0, 1),
        shade=1.0 + 0.06 * fine,
    )


@texture("crust")
def crust(size: int) -> Layer:
    """Baked unevenly: blisters, browned patches, fine cracks."""
    bake = noise(size, 4, slope=2.2, seed=1411) + 0.3 * noise(size, 20, slope=1.8, seed=1412)
    blister = Cells(size, 18, 18, seed=1413)
    crack = smoothstep(0.93, 0.98, ridge(noise(size, 6, slope=2.3, seed=1414)))
    brown = smoothstep(-0.6, 1.6, bake)
    return Layer(
        height=0.4 + 0.25 * smoothstep(0.6, 0.0, blister.near) + 0.1 * bake - 0.3 * crack,
        depth=0.02,
        mix=np.clip(0.8 * brown + 0.2 * crack, 0, 1),
        shade=1.0 + 0.05 * bake + 0.1 * crack,
        rough=-0.1 * brown,
    )


@texture("creamy", size_px=256)
def creamy(size: int) -> Layer:
    """Smooth but made by hand: soft waves."""
    soft = noise(size, 4, slope=3.4, seed=1421)
    return Layer(height=unit(soft), depth=0.02, shade=1.0 + 0.015 * soft, rough=0.04 * soft)


@texture("cheese", size_px=256)
def cheese(size: int) -> Layer:
    """Round holes of several sizes."""
    hole = np.zeros((size, size), np.float32)
    for count, seed in ((3, 1431), (6, 1432)):
        eyes = Cells(size, count, count, jitter=0.7, seed=seed)
        hole = np.maximum(hole, smoothstep(0.0, -0.04, eyes.near - 0.3 * eyes.value))
    return Layer(
        height=1.0 - hole,
        depth=0.05,
        mix=0.7 * hole,
        shade=(1.0 - 0.25 * hole) * (1 + 0.02 * noise(size, 5, slope=3, seed=1433)),
    )


@texture("meat", size_px=256, own_accent=True)
def meat(size: int) -> Layer:
    """Muscle fibres along v, marbled with fat."""
    fibres = noise(size, 40, stretch=9, slope=1.8, seed=1441)
    fat = smoothstep(0.86, 0.95, ridge(noise(size, 4, stretch=2.0, slope=2.3, seed=1442)))
    return Layer(
        height=0.5 + 0.12 * fibres + 0.1 * fat,
        depth=0.012,
        mix=0.85 * fat,
        shade=1.0 + 0.09 * fibres,
        rough=0.05 * fibres,
    )


@texture("salmon", size_px=256, own_accent=True)
def salmon(size: int) -> Layer:
    """Curved bands of fat between flakes."""
    u, v = axes(size)
    bend = 0.35 * np.sin(2 * np.pi * u) + 0.06 * noise(size, 4, slope=3, seed=1451)
    bands = smoothstep(0.82, 0.97, wave(v * 5 + bend))
    return Layer(
        height=1 - 0.4 * bands, depth=0.012, mix=0.85 * bands, shade=1.0 + 0.03 * noise(size, 30, slope=1.8, seed=1452)
    )


@texture("fruit", size_px=512, own_accent=True)
def fruit(size: int) -> Layer:
    """The streaked, speckled skin of an apple."""
    streaks = noise(size, 26, stretch=8, slope=2.0, seed=1461)
    blush = noise(size, 2.2, stretch=2, slope=2.8, seed=1462)
    specks = Cells(size, 26, 26, seed=1463)
    speck = smoothstep(0.12, 0.05, specks.near) * (specks.value > 0.45)
    return Layer(
        height=unit(noise(size, 30, slope=2.6, seed=1464)),
        depth=0.0015,
        mix=np.clip(0.14 * smoothstep(-0.5, 2.2, streaks * 0.5 + blush) + 0.45 * speck, 0, 1),
        shade=1.0 + 0.06 * streaks,
    )


@texture("citrus", size_px=256)
def citrus(size: int) -> Layer:
    """Oil glands as dimples."""
    glands = Cells(size, 16, 16, jitter=0.8, seed=1471)
    return Layer(
        height=smoothstep(0.05, 0.42, glands.near),
        depth=0.03,
        shade=0.95 + 0.07 * smoothstep(0, 0.4, glands.near) + 0.03 * (glands.value - 0.5),
    )


@texture("melon", own_accent=True)
def melon(size: int) -> Layer:
    """Ragged pale stripes along v."""
    u, _ = axes(size)
    stripe = wave(u * 5 + 0.09 * noise(size, 9, slope=2.2, seed=1481) + 0.03 * noise(size, 30, slope=1.8, seed=1482))
    net = ridge(noise(size, 14, slope=2.2, seed=1483)) ** 2
    pale = smoothstep(0.52, 0.78, stripe)
    return Layer(
        height=unit(noise(size, 6, slope=3, seed=1484)),
        depth=0.004,
        mix=np.clip(0.8 * pale * (0.7 + 0.3 * net) + 0.1 * net, 0, 1),
        shade=1.0 - 0.2 * smoothstep(0.2, 0.0, stripe),
    )


@texture("strawberry", size_px=256, own_accent=True)
def strawberry(size: int) -> Layer:
    """Seeds in dimples."""
    seeds = Cells(size, 8, 8, jitter=0.25, brick=True, seed=1491)
    along = np.hypot(seeds.du * 1.6, seeds.dv)
    seed = smoothstep(0.17, 0.12, along)
    dimple = smoothstep(0.42, 0.1, seeds.near)
    return Layer(
        height=1 - 0.8 * dimple + 0.45 * seed, depth=0.04, mix=0.9 * seed, shade=1.0 - 0.18 * dimple * (1 - seed)
    )


@texture("rice", size_px=256)
def rice(size: int) -> Layer:
    """Grains lying every way."""
    grains = Cells(size, 13, 13, seed=1501)
    angle = grains.value * np.pi
    x = grains.du * np.cos(angle) + grains.dv * np.sin(angle)
    y = grains.dv * np.cos(angle) - grains.du * np.sin(angle)
    body = np.sqrt(np.clip(1 - (x / 0.62) ** 2 - (y / 0.3) ** 2, 0, 1))
    return Layer(
        height=np.maximum(body, 0.35 * smoothstep(0, 0.5, grains.edge)).astype(np.float32),
        depth=0.05,
        mix=(0.8 * (1 - smoothstep(0.0, 0.6, body))).astype(np.float32),
    )


@texture("pastry")
def pastry(size: int) -> Layer:
    """Flaky layers, browned at the edges."""
    _, v = axes(size)
    layers = v * 9 + 0.5 * noise(size, 2.5, slope=3, seed=1511) + 0.1 * noise(size, 14, slope=2.2, seed=1512)
    turn = layers - np.floor(layers)
    brown = smoothstep(0.45, 1.0, turn) * smoothstep(1.0, 0.97, turn)
    flake = noise(size, 30, slope=1.8, seed=1513)
    return Layer(
        height=turn + 0.05 * flake, depth=0.02, mix=np.clip(0.7 * brown + 0.1 * flake, 0, 1), shade=1.0 + 0.05 * flake
    )
