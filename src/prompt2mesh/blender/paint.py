"""Vertex colours from a part's paint, over its base colour."""

import numpy as np

from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.noise import fractal_noise
from prompt2mesh.mesh.program import Paint


def linear(color: str) -> Floats:
    """(3,) linear light of an sRGB hex colour (IEC 61966-2-1)."""
    srgb = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255.0
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def paint_colors(vertices: Floats, base: str, layers: list[Paint]) -> Floats:
    """(n, 4) linear RGBA of the base colour under every layer in turn."""
    colors = np.ones((len(vertices), 4))
    colors[:, :3] = linear(base)
    for layer in layers:
        weight = np.clip(_weight(vertices, layer), 0.0, 1.0)[:, None]
        colors[:, :3] = colors[:, :3] * (1 - weight) + linear(layer.color) * weight
    return colors


def _weight(vertices: Floats, layer: Paint) -> Floats:
    axis = "xyz".index(layer.axis)
    if layer.kind == "ellipsoid":
        radii = np.maximum(np.abs(np.asarray(layer.radii)), 1e-9)
        distance = np.linalg.norm((vertices - np.asarray(layer.center)) / radii, axis=1)
        return _edge(1.0 - distance, max(layer.softness, 1e-3))
    if layer.kind == "gradient":
        span = layer.end - layer.start
        return (vertices[:, axis] - layer.start) / (span if abs(span) > 1e-9 else 1e-9)
    noise = fractal_noise(vertices / layer.scale, seed=layer.seed, octaves=2)
    if layer.kind == "stripes":
        wobble = vertices[:, axis] / layer.scale + 0.35 * noise
        return _edge(np.cos(2 * np.pi * wobble) - (1 - 2 * layer.amount), max(layer.softness, 0.05) * 2)
    if layer.kind == "spots":
        return _edge(_spots(vertices / layer.scale, layer.seed, layer.amount), max(layer.softness, 0.05))
    return _edge(noise - (1 - 2 * layer.amount), max(layer.softness, 0.05))


def _edge(signed: Floats, softness: float) -> Floats:
    t = np.clip(signed / softness * 0.5 + 0.5, 0.0, 1.0)
    return t * t * (3 - 2 * t)


def _spots(points: Floats, seed: int, amount: float) -> Floats:
    """Positive inside round spots, one a cell, jittered (cellular noise, Worley 1996)."""
    cell = np.floor(points).astype(np.int64)
    nearest = np.full(len(points), 9.0)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            for dz in (-1, 0, 1):
                other = cell + np.array([dx, dy, dz])
                key = (other[:, 0] * 73856093 ^ other[:, 1] * 19349663 ^ other[:, 2] * 83492791) + seed * 2654435761
                jitter = np.stack([((key >> s) & 1023) / 1023.0 for s in (3, 11, 19)], 1)
                nearest = np.minimum(nearest, np.linalg.norm(other + jitter - points, axis=1))
    return amount - nearest
