"""The main colours of what a picture shows, and how far two such palettes are apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float64]
_COLORS = 5
_MERGED = 12.0  # ΔE below which two colours are told as one
_LEAST_SHARE = 0.05


@dataclass(frozen=True)
class Tone:
    """A colour and which share of the thing has it."""

    hex: str
    share: float


def palette_of(picture: Image.Image, mask: NDArray[np.bool_] | None) -> list[Tone]:
    """The main colours, the commonest first.

    Args:
        picture: Any size.
        mask: Where the thing is, at any size; all of the picture by default.
    """
    small = picture.convert("RGB").resize((128, 128))
    pixels = np.asarray(small).reshape(-1, 3)
    if mask is not None:
        inside = Image.fromarray(mask.astype(np.uint8) * 255).resize((128, 128), Image.Resampling.NEAREST)
        pixels = pixels[np.asarray(inside).reshape(-1) > 127]
    if len(pixels) == 0:
        return []
    strip = Image.fromarray(pixels[None, :, :].astype(np.uint8))
    few = strip.quantize(_COLORS * 2, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    indices = np.asarray(few).reshape(-1)
    groups = [pixels[indices == number].mean(axis=0) for number in np.unique(indices)]
    counts = [int((indices == number).sum()) for number in np.unique(indices)]
    tones: list[tuple[Floats, int]] = []
    for _, color, count in sorted(zip(range(len(groups)), groups, counts, strict=True), key=lambda g: -g[2]):
        near = next((n for n, (known, _) in enumerate(tones) if _difference(known, color) < _MERGED), None)
        if near is None:
            tones.append((color, count))
        else:
            known, weight = tones[near]
            tones[near] = ((known * weight + color * count) / (weight + count), weight + count)
    total = sum(count for _, count in tones)
    found = [Tone(_hex(color), count / total) for color, count in sorted(tones, key=lambda t: -t[1])]
    return [tone for tone in found[:_COLORS] if tone.share >= _LEAST_SHARE] or found[:1]


def differences(reference: Sequence[Tone], ours: Sequence[Tone]) -> list[tuple[Tone, Tone, float]]:
    """For each colour of the reference the nearest of ours, and how far they are apart (CIE76 ΔE: 2 is just seen)."""
    return [
        min(((tone, own, _difference(_rgb(tone.hex), _rgb(own.hex))) for own in ours), key=lambda pair: pair[2])
        for tone in reference
        if ours
    ]


def told(tones: Sequence[Tone]) -> str:
    """A palette in words."""
    return ", ".join(f"{tone.hex} {100 * tone.share:.0f} %" for tone in tones)


def _difference(one: Floats, other: Floats) -> float:
    return float(np.linalg.norm(_lab(one) - _lab(other)))


def _lab(rgb: Floats) -> Floats:
    """CIE L*a*b* (D65) of sRGB from 0 to 255."""
    share = np.asarray(rgb, np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    matrix = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
    )
    xyz = matrix @ linear / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def _hex(color: Floats) -> str:
    return "#" + "".join(f"{round(float(c)):02x}" for c in color)


def _rgb(text: str) -> Floats:
    return np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.float64)
