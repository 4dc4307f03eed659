"""The outline of what a picture shows, where its background lets one tell; and how well two outlines agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

WORK_PX = 256  # outlines are compared at this size: finer than an eye would judge them
_PLAIN_SHARE = 0.92  # of the border, that must be of the background's colour
_DIFFERENT = 26.0  # from 0 to 255: more than the noise of a JPEG, less than a pale thing on white
_SURE = 9.0
_LEAST, _MOST = 0.004, 0.92
_OPAQUE = 127


@dataclass(frozen=True)
class Silhouette:
    """An outline.

    Attributes:
        mask: Where the thing is (rows, columns).
        ratio: Its width over its height.
    """

    mask: Mask

    @property
    def ratio(self) -> float:
        """Its width over its height."""
        rows, columns = extent(self.mask)
        return (columns[1] - columns[0]) / (rows[1] - rows[0])


def silhouette_of(picture: Image.Image) -> Silhouette | str:
    """The outline of what a picture shows, or why it cannot be told.

    The background must be transparent, or plain, or of one smooth gradient at
    the border. What is of its colour and reaches the border is background.
    """
    small = picture.copy()
    small.thumbnail((WORK_PX, WORK_PX))
    if "A" in small.getbands():
        alpha = np.asarray(small.getchannel("A"))
        if float((alpha <= _OPAQUE).mean()) > 1 - _MOST:
            return _judged(alpha > _OPAQUE)
    pixels = np.asarray(small.convert("RGB")).astype(np.float64)
    expected = _background(pixels)
    if expected is None:
        return "the background of the picture is not plain, so its outline cannot be told"
    apart = np.abs(pixels - expected).max(axis=-1)
    like = apart < _DIFFERENT
    return _judged(~(_reached_from_border(like) | (apart < _SURE)))


def overlap(one: Mask, other: Mask) -> float:
    """Intersection over union of two outlines, laid on each other in the same size.

    Place and size in the picture are no matter of form: both are centred, and
    the size is the best of those that make them as wide, as high or as large.
    """
    first, second = _cropped(one), _cropped(other)
    best = 0.0
    heights = {
        float(first.shape[0]), first.shape[1] * second.shape[0] / second.shape[1],
        second.shape[0] * float(np.sqrt(first.sum() / second.sum())),
    }  # fmt: skip
    for height in heights:
        fitted = _resized(second, height / second.shape[0])
        best = max(best, _iou(*_centred(first, fitted)))
    return best


def laid_over(one: Mask, other: Mask) -> tuple[Mask, Mask]:
    """Both outlines in one frame, the second as high as the first."""
    first, second = _cropped(one), _cropped(other)
    return _centred(first, _resized(second, first.shape[0] / second.shape[0]))


def _judged(mask: Mask) -> Silhouette | str:
    share = float(mask.mean())
    if share < _LEAST:
        return "nothing stands out from the background of the picture"
    if share > _MOST:
        return "what the picture shows fills it to its border, so its outline cannot be told"
    return Silhouette(_without_specks(mask))


def _background(pixels: Floats) -> Floats | None:
    """The background's colour at every pixel, told from the border; None where that is not plain or smooth."""
    height, width = pixels.shape[:2]
    edge = max(2, min(height, width) // 40)
    border = np.ones((height, width), bool)
    border[edge:-edge, edge:-edge] = False
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(rows), rows, columns, rows * columns, rows**2, columns**2], axis=-1)
    places, colors = terms[border], pixels[border]
    near = np.abs(colors - np.median(colors, axis=0)).max(axis=-1) < 3 * _DIFFERENT
    fitted = np.median(colors, axis=0) + np.zeros_like(pixels)
    for _ in range(3):  # what stands before the border is left out, then the rest is fitted again
        if near.mean() < _PLAIN_SHARE - 0.3:
            return None
        weights, *_ = np.linalg.lstsq(places[near], colors[near], rcond=None)
        fitted = terms @ weights
        near = np.abs(colors - fitted[border]).max(axis=-1) < _DIFFERENT
    flat = np.abs(colors - np.median(colors, axis=0)).max(axis=-1) < _DIFFERENT
    if flat.mean() >= _PLAIN_SHARE:
        return np.median(colors[flat], axis=0) + np.zeros_like(pixels)
    return fitted if near.mean() >= _PLAIN_SHARE else None


def _reached_from_border(like: Mask) -> Mask:
    """The places of the background's colour that hang together with the border."""
    framed = Image.fromarray(np.pad(like, 1, constant_values=True).astype(np.uint8) * 255)
    ImageDraw.floodfill(framed, (0, 0), 128)
    return np.asarray(framed)[1:-1, 1:-1] == 128


def _without_specks(mask: Mask) -> Mask:
    """Without what hangs together with fewer than half of its neighbours: noise, and the JPEG's rims."""
    padded = np.pad(mask, 1).astype(int)
    around = sum(padded[r : r + mask.shape[0], c : c + mask.shape[1]] for r in range(3) for c in range(3))
    cleaned = np.asarray(around) >= 5
    return cleaned if cleaned.any() else mask


def extent(mask: Mask) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last row and column of an outline, the last ones not counted."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (int(rows[0]), int(rows[-1]) + 1), (int(columns[0]), int(columns[-1]) + 1)


def _cropped(mask: Mask) -> Mask:
    rows, columns = extent(mask)
    return mask[slice(*rows), slice(*columns)]


def _resized(mask: Mask, factor: float) -> Mask:
    size = max(1, round(mask.shape[1] * factor)), max(1, round(mask.shape[0] * factor))
    size = min(size[0], 4 * WORK_PX), min(size[1], 4 * WORK_PX)
    picture = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(picture.resize(size, Image.Resampling.BILINEAR)) > _OPAQUE


def _centred(one: Mask, other: Mask) -> tuple[Mask, Mask]:
    height, width = (max(a, b) for a, b in zip(one.shape, other.shape, strict=True))

    def placed(mask: Mask) -> Mask:
        frame = np.zeros((height, width), bool)
        top, left = (height - mask.shape[0]) // 2, (width - mask.shape[1]) // 2
        frame[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
        return frame

    return placed(one), placed(other)


def _iou(one: Mask, other: Mask) -> float:
    return float((one & other).sum() / max(int((one | other).sum()), 1))
