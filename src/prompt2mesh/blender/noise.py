"""Seeded gradient noise in space (Perlin 2002, "Improving Noise"), vectorised."""

import numpy as np

from prompt2mesh.blender.meshdata import Floats


def gradient_noise(points: Floats, *, seed: int) -> Floats:
    """Noise in about −1..1 at (n, 3) points, with features of size 1."""
    rng = np.random.default_rng(seed)
    table = rng.permutation(256)
    table = np.concatenate([table, table, table])
    gradients = rng.normal(size=(256, 3))
    gradients /= np.linalg.norm(gradients, axis=1, keepdims=True)
    cell = np.floor(points).astype(np.int64)
    inside = points - cell
    cell &= 255
    fade = inside**3 * (inside * (inside * 6 - 15) + 10)
    total = np.zeros(len(points))
    for dx in (0, 1):
        for dy in (0, 1):
            for dz in (0, 1):
                key = table[
                    table[table[(cell[:, 0] + dx) & 255] + ((cell[:, 1] + dy) & 255)] + ((cell[:, 2] + dz) & 255)
                ]
                dot = np.einsum("ij,ij->i", gradients[key], inside - np.array([dx, dy, dz]))
                weight = (
                    (fade[:, 0] if dx else 1 - fade[:, 0])
                    * (fade[:, 1] if dy else 1 - fade[:, 1])
                    * (fade[:, 2] if dz else 1 - fade[:, 2])
                )
                total += weight * dot
    return total * 1.6


def fractal_noise(points: Floats, *, seed: int, octaves: int) -> Floats:
    """Sum of octaves, each half as strong and twice as fine; about −1..1."""
    total, strength, norm = np.zeros(len(points)), 1.0, 0.0
    for octave in range(octaves):
        total += strength * gradient_noise(points * 2.0**octave + 17.3 * octave, seed=seed + octave)
        norm += strength
        strength *= 0.5
    return total / norm
