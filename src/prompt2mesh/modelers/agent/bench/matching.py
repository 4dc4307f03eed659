"""Finds the camera of a reference: the direction from which our model's outline agrees best with its own.

Hundreds of directions are tried on points of the surface, which takes a
fraction of what pictures would; the few best are then judged by pictures, whose
colours tell the front from the back.
"""

from __future__ import annotations

import struct
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.silhouettes import Mask, Silhouette, extent, overlap, silhouette_of
from prompt2mesh.studio.ports.modeling import BuildOrder, Viewpoint

Points = NDArray[np.float64]
_SAMPLES = 24_000
_GRID_PX = 72
_PLACE_PX = 26
_PICTURE_PX = 160
_ELEVATIONS = (-8.0, 4.0, 14.0, 24.0, 38.0, 56.0, 80.0)
_FIELDS = (6.0, 28.8, 48.0)
_REFINED, _PICTURED = 6, 4
_APART_DEG = 24.0


@dataclass(frozen=True, kw_only=True)
class Match:
    """The camera from which our outline agrees best with a reference's.

    Attributes:
        viewpoint: Where it stands; where the search began where nothing can be told.
        overlap: Of the outlines from there; None where one cannot be told.
        reason: Why it cannot.
    """

    viewpoint: Viewpoint
    overlap: float | None = None
    reason: str = ""


def match_camera(desk: Desk, theirs: Image.Image, near: Viewpoint | None = None) -> Match:
    """Looks for the camera of a picture.

    Args:
        desk: With the model.
        theirs: The picture.
        near: Where it is guessed to be; looked for all around by default.

    Raises:
        ParameterError: There is no model yet.
        ModelerError: The model cannot be built.
    """
    begin = replace(near or Viewpoint(azimuth_deg=0.0, elevation_deg=15.0), floor=False, part=None)
    outline = silhouette_of(theirs)
    if isinstance(outline, str):
        return Match(viewpoint=begin, reason=outline)
    target = _shrunk(outline.mask)
    points = _surface(desk)
    tried = [_turned(begin, a, e) for a in range(-180, 180, 15) for e in _ELEVATIONS]
    if near is not None:
        tried = [_turned(begin, begin.azimuth_deg + a, begin.elevation_deg + e) for a in range(-40, 41, 10)
                 for e in (-16, -8, 0, 8, 16)]  # fmt: skip
    scored = sorted(((overlap(target, _seen(points, v)), v) for v in tried), key=lambda pair: -pair[0])
    refined = [_refined(points, target, v, score) for score, v in _spread(scored, _REFINED)]
    best = [v for _, v in _spread(sorted(refined, key=lambda pair: -pair[0]), _PICTURED)]
    size = Image.new("L", theirs.size)
    size.thumbnail((_PICTURE_PX, _PICTURE_PX))
    judged = [
        (*_judged(theirs, outline, ours), v) for ours, v in zip(desk.cut_outs(best, size.size), best, strict=True)
    ]
    _, agreed, viewpoint = max(judged, key=lambda judgement: judgement[0])
    return Match(viewpoint=viewpoint, overlap=agreed)


def _surface(desk: Desk) -> Points:
    """Points spread over the model's surface."""
    with tempfile.TemporaryDirectory(prefix="surface-", dir=desk.place()) as folder:
        desk.build(BuildOrder(desk.model(), Path(folder), ("stl",), contact=False))
        corners = _read_stl(Path(folder) / "model.stl")
    rng = np.random.default_rng(0)
    edges = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = np.linalg.norm(np.cross(*edges), axis=1)
    chosen = rng.choice(len(corners), _SAMPLES, p=areas / areas.sum())
    u, v = rng.random((2, _SAMPLES, 1))
    over = u + v > 1
    u, v = np.where(over, 1 - u, u), np.where(over, 1 - v, v)
    spread = corners[chosen, 0] + u * edges[0][chosen] + v * edges[1][chosen]
    points = np.concatenate([spread, corners.reshape(-1, 3)[:: max(1, len(corners) * 3 // _SAMPLES)]])
    low, high = points.min(axis=0), points.max(axis=0)
    return (points - (low + high) / 2) / max(float(np.ptp(points, axis=0).max()), 1e-9)


def _read_stl(path: Path) -> Points:
    """The corners (n, 3, 3) of a binary STL's triangles."""
    data = path.read_bytes()
    (count,) = struct.unpack_from("<I", data, 80)
    record = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("flags", "<u2")])
    return np.frombuffer(data, record, count, 84)["corners"].astype(np.float64)


def _seen(points: Points, viewpoint: Viewpoint) -> Mask:
    """The outline of the points from a viewpoint."""
    a, e = np.radians(viewpoint.azimuth_deg), np.radians(viewpoint.elevation_deg)
    forward = np.array([-np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), -np.sin(e)])
    right = np.array([np.cos(a), np.sin(a), 0.0])
    up = np.cross(right, forward)
    # As far away as a camera stands that shows the whole model, which is about 1 across here.
    distance = 0.65 / np.tan(np.radians(viewpoint.field_of_view_deg) / 2)
    depth = np.maximum(points @ forward + distance, 0.05)
    flat = np.stack([-(points @ up), points @ right], axis=1) / depth[:, None]
    low = flat.min(axis=0)
    cells = ((flat - low) / max(float(np.ptp(flat, axis=0).max()), 1e-9) * (_GRID_PX - 1)).astype(int)
    mask = np.zeros(cells.max(axis=0) + 1, bool)
    mask[cells[:, 0], cells[:, 1]] = True
    return _closed(mask)


def _closed(mask: Mask) -> Mask:
    """With the pinholes filled that sampling leaves."""
    padded = np.pad(mask, 1).astype(int)
    rows, columns = mask.shape
    around = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return mask | (around[:rows, :columns] >= 3)


def _shrunk(mask: Mask) -> Mask:
    (top, bottom), (left, right) = extent(mask)
    cropped = Image.fromarray(mask[top:bottom, left:right].astype(np.uint8) * 255)
    cropped.thumbnail((_GRID_PX, _GRID_PX), Image.Resampling.BOX)
    return np.asarray(cropped) > 127


def _refined(points: Points, target: Mask, viewpoint: Viewpoint, score: float) -> tuple[float, Viewpoint]:
    for step in (8.0, 4.0, 2.0, 1.0):
        for _ in range(3):
            around = [
                _turned(viewpoint, viewpoint.azimuth_deg + a * step, viewpoint.elevation_deg + e * step)
                for a, e in ((1, 0), (-1, 0), (0, 1), (0, -1))
            ]
            around += [replace(viewpoint, field_of_view_deg=f) for f in _FIELDS if f != viewpoint.field_of_view_deg]
            better, found = max(((overlap(target, _seen(points, v)), v) for v in around), key=lambda pair: pair[0])
            if better <= score:
                break
            score, viewpoint = better, found
    return score, viewpoint


def _spread(scored: list[tuple[float, Viewpoint]], most: int) -> list[tuple[float, Viewpoint]]:
    """The best that look from clearly different sides."""
    kept: list[tuple[float, Viewpoint]] = []
    for score, viewpoint in scored:
        if len(kept) < most and all(_angle(viewpoint, other) >= _APART_DEG for _, other in kept):
            kept.append((score, viewpoint))
    return kept


def _angle(one: Viewpoint, other: Viewpoint) -> float:
    aside = abs((one.azimuth_deg - other.azimuth_deg + 180) % 360 - 180)
    return max(aside * float(np.cos(np.radians(one.elevation_deg))), abs(one.elevation_deg - other.elevation_deg))


def _turned(viewpoint: Viewpoint, azimuth: float, elevation: float) -> Viewpoint:
    turned = (azimuth + 180) % 360 - 180
    return replace(viewpoint, azimuth_deg=turned, elevation_deg=min(max(elevation, -89.0), 89.0))


def _judged(theirs: Image.Image, outline: Silhouette, ours: Image.Image) -> tuple[float, float | None]:
    """How well a picture agrees, and how well its outline alone does."""
    found = silhouette_of(ours)
    if isinstance(found, str):
        return -1.0, None
    agreed = overlap(outline.mask, found.mask)
    colors = [
        np.asarray(picture.convert("RGB").crop(_box(mask, picture)).resize((_PLACE_PX, _PLACE_PX))).astype(float)
        for picture, mask in ((theirs, outline.mask), (ours, found.mask))
    ]
    return agreed - 0.3 * float(np.abs(colors[0] - colors[1]).mean()) / 255, agreed


def _box(mask: Mask, picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around an outline, in a picture of another size."""
    (top, bottom), (left, right) = extent(mask)
    x, y = picture.width / mask.shape[1], picture.height / mask.shape[0]
    return (
        int(left * x),
        int(top * y),
        max(round(right * x), int(left * x) + 1),
        max(round(bottom * y), int(top * y) + 1),
    )
