"""Colour arithmetic of textures: sRGB hex, linear light, luminance, perceptual difference.

Source: IEC 61966-2-1 for the sRGB curve, Rec. 709 for luminance, B. Ottosson
(2020) for OKLab.
"""

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float32]
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
_LMS = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]],
)  # fmt: skip
_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]],
)  # fmt: skip


def linear_to_srgb(linear: Float) -> Float:
    """Linear light 0–1 as sRGB-encoded values 0–1."""
    clipped = np.clip(linear, 0.0, 1.0)
    return np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055).astype(np.float32)


def srgb_to_linear(encoded: Float) -> Float:
    """sRGB-encoded values 0–1 as linear light."""
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4).astype(np.float32)


def linear_of(hex_color: str) -> Float:
    """The linear RGB triple of an sRGB hex colour such as `#a0522d`."""
    channels = [int(hex_color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return srgb_to_linear(np.array(channels, dtype=np.float32))


def luminance(linear: Float) -> Float:
    """Rec. 709 relative luminance of linear RGB (last axis)."""
    return linear @ _LUMINANCE


def oklab(linear: Float) -> NDArray[np.float64]:
    """OKLab of linear RGB (last axis); Euclidean distance in it follows perceived difference."""
    cones = np.cbrt(np.clip(linear, 0.0, None).astype(np.float64) @ _LMS.T)
    return np.asarray(cones @ _LAB.T, dtype=np.float64)


# 12-bit table: encoding a megapixel through pow() costs more than making the texture.
_ENCODED = np.round(linear_to_srgb(np.linspace(0, 1, 4097, dtype=np.float32) ** 2) * 255).astype(np.uint8)


def encode_srgb8(linear: Float) -> NDArray[np.uint8]:
    """Linear light 0–1 as 8-bit sRGB, through a table that is finer in the darks."""
    return _ENCODED[np.round(np.sqrt(np.clip(linear, 0.0, 1.0)) * 4096).astype(np.int16)]
