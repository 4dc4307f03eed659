"""Periodic scalar fields that every texture is mixed from.

All fields are square float32 arrays that wrap at both edges, row 0 at the top
(v = 1), and depend only on their arguments. Noise is made in the frequency
domain, so it is periodic by construction and costs one inverse FFT whatever the
number of octaves.
"""

import numpy as np

from prompt2mesh.blender.textures.color import Float

TAU = 2.0 * np.pi


def axes(size: int) -> tuple[Float, Float]:
    """Texture coordinates (u as a row, v as a column), 0–1 at pixel centres, v upwards."""
    steps = ((np.arange(size) + 0.5) / size).astype(np.float32)
    return steps[None, :], steps[::-1, None].copy()


def noise(size: int, cells: float, *, stretch: float = 1.0, slope: float = 2.6, seed: int = 0) -> Float:
    """Gaussian noise, mean 0 and standard deviation 1, whose power falls beyond a frequency.

    Args:
        size: Pixels a side.
        cells: Features across the tile, along u.
        stretch: Above 1 the features run along v, below 1 along u.
        slope: Fall of amplitude beyond `cells`; 1 is gritty, 2.6 cloudy, 4 smooth.
        seed: Another field for every seed.
    """
    across, along = cells, cells / stretch
    ku = np.fft.rfftfreq(size, 1 / size).astype(np.float32)[None, :] / max(across, 1e-3)
    kv = np.fft.fftfreq(size, 1 / size).astype(np.float32)[:, None] / max(along, 1e-3)
    amplitude = (1.0 + ku * ku + kv * kv) ** (-0.5 * slope)
    amplitude[0, 0] = 0.0
    rng = np.random.default_rng([seed, int(cells * 16), int(stretch * 64)])
    phases = rng.random(amplitude.shape, dtype=np.float32) * TAU
    spectrum = np.empty(amplitude.shape, dtype=np.complex64)
    spectrum.real = amplitude * np.cos(phases)
    spectrum.imag = amplitude * np.sin(phases)
    field = np.fft.irfft2(spectrum, s=(size, size)).astype(np.float32)
    return field / max(float(field.std()), 1e-9)


def unit(field: Float, spread: float = 2.2) -> Float:
    """Gaussian noise squeezed into 0–1 around one half."""
    return np.clip(0.5 + field / (2.0 * spread), 0.0, 1.0)


def smoothstep(low: float, high: float, x: Float) -> Float:
    """0 below `low`, 1 above `high`, a smooth ramp between; `low` may exceed `high`."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def ridge(field: Float) -> Float:
    """1 along the zero lines of a noise and falling away from them: veins, creases, cracks."""
    return np.exp(-np.abs(field) * 3.0)


def wave(phase: Float) -> Float:
    """A cosine 0–1 of a phase in turns (1 at whole numbers)."""
    return 0.5 + 0.5 * np.cos(TAU * phase)


def triangle(phase: Float) -> Float:
    """A triangle wave 0–1 of a phase in turns (0 at whole numbers, 1 halfway)."""
    return 1.0 - np.abs(2.0 * (phase - np.floor(phase)) - 1.0)


def sample(field: Float, u: Float, v: Float) -> Float:
    """The field at texture coordinates (bilinear, wrapping)."""
    size = field.shape[0]
    x = u * size - 0.5
    y = (1.0 - v) * size - 0.5
    x0 = np.floor(x).astype(np.int32)
    y0 = np.floor(y).astype(np.int32)
    fx = (x - x0).astype(np.float32)
    fy = (y - y0).astype(np.float32)
    left, right = x0 % size, (x0 + 1) % size
    top, bottom = y0 % size, (y0 + 1) % size
    upper = field[top, left] * (1 - fx) + field[top, right] * fx
    lower = field[bottom, left] * (1 - fx) + field[bottom, right] * fx
    return upper * (1 - fy) + lower * fy


def blur(field: Float, radius_px: float) -> Float:
    """A wrapped Gaussian blur."""
    size = field.shape[0]
    ku = np.fft.rfftfreq(size).astype(np.float32)[None, :]
    kv = np.fft.fftfreq(size).astype(np.float32)[:, None]
    kernel = np.exp(-2.0 * (np.pi * radius_px) ** 2 * (ku * ku + kv * kv))
    return np.fft.irfft2(np.fft.rfft2(field) * kernel, s=field.shape).astype(np.float32)


class Cells:
    """Voronoi cells of jittered points on a wrapped lattice.

    Attributes:
        near: Distance to the nearest point, in lattice steps.
        edge: Distance of the second nearest minus the nearest: 0 on cell borders.
        value: A random number 0–1 per cell.
        du: Offset u of the pixel from its point, lattice steps.
        dv: Offset v.
    """

    def __init__(
        self, size: int, columns: int, rows: int, *, jitter: float = 1.0, brick: bool = False, seed: int = 0
    ) -> None:
        """Lay `columns` × `rows` points over the tile; `brick` shifts every second row by half a step."""
        rng = np.random.default_rng([seed, columns, rows])
        px = 0.5 + jitter * (rng.random((rows, columns), dtype=np.float32) - 0.5)
        py = 0.5 + jitter * (rng.random((rows, columns), dtype=np.float32) - 0.5)
        values = rng.random((rows, columns), dtype=np.float32)
        if brick:
            px = px + 0.5 * (np.arange(rows) % 2).astype(np.float32)[:, None]
        u, v = axes(size)
        x, y = u * columns, v * rows
        column, row = np.floor(x).astype(np.int32)[0], np.floor(y).astype(np.int32)[:, 0]
        # Only the index of the winner is kept while searching; what belongs to it is looked up once.
        best = np.full((size, size), 1e9, dtype=np.float32)
        second = best.copy()
        winner = np.zeros((size, size), dtype=np.int8)
        steps = [(i, j) for j in (-1, 0, 1) for i in ((-2, -1, 0, 1) if brick else (-1, 0, 1))]
        for k, (i, j) in enumerate(steps):
            across, along = (column + i) % columns, (row + j) % rows
            dx = px.take(along, 0).take(across, 1) + ((column + i) - x[0])
            dy = py.take(along, 0).take(across, 1) + ((row + j) - y[:, 0])[:, None]
            distance = (dx * dx + dy * dy).astype(np.float32)
            np.minimum(second, np.maximum(distance, best), out=second)
            winner[distance < best] = k
            np.minimum(best, distance, out=best)
        offset = np.array(steps, dtype=np.int32)
        c, r = column + offset[winner, 0], row[:, None] + offset[winner, 1]
        flat = (r % rows) * columns + c % columns
        self.value: Float = values.ravel().take(flat)
        self.du: Float = x - (c + px.ravel().take(flat))
        self.dv: Float = y - (r + py.ravel().take(flat))
        self.near: Float = np.sqrt(best)
        self.edge: Float = np.sqrt(second) - self.near
