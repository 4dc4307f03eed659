"""Sweeps along paths and lofts over sections."""

import numpy as np

from prompt2mesh.blender.curves import arc_lengths, catmull_rom, frames, resample_closed
from prompt2mesh.blender.meshdata import Floats, MeshData, skin_rings
from prompt2mesh.mesh import shapes

_CAP_STEPS = 4


def sweep(shape: shapes.Sweep) -> MeshData:
    """A profile carried along a path."""
    points = _distinct(np.asarray(shape.path, np.float64))
    factors = np.interp(
        np.linspace(0, 1, len(points)),
        np.linspace(0, 1, len(shape.radii)) if shape.radii else [0.0, 1.0],
        shape.radii or [1.0, 1.0],
    )
    joined = np.concatenate([points, factors[:, None]], 1)
    if shape.smooth and len(points) > 2:
        joined = catmull_rom(joined, resolution=shape.resolution, closed=shape.closed)
    path, scale = joined[:, :3], np.maximum(joined[:, 3], 1e-4)
    _, side, up = frames(path, closed=shape.closed)
    outline = _profile(shape)
    roll = np.radians(shape.twist) * (arc_lengths(path) / max(arc_lengths(path)[-1], 1e-12))
    if shape.round_caps and not shape.closed and shape.profile is None:
        path, side, up, scale, roll = _with_round_caps(path, side, up, scale, roll, shape.radius)
    elif not shape.closed:
        scale = _mitre(path, scale)
    rings = _rings(outline, path, side, up, scale, roll)
    around = float(arc_lengths(np.concatenate([outline, outline[:1]]))[-1])
    if shape.hollow > 0 and shape.profile is None:
        bore = _rings(outline * (min(shape.hollow, 0.98 * shape.radius) / shape.radius), path, side, up, scale, roll)
        both = np.concatenate([rings, bore[::-1]])
        v = arc_lengths(both.mean(axis=1))
        return skin_rings(both, close_along=True, u_length=around, v_positions=v)
    return skin_rings(rings, close_along=shape.closed, u_length=around, v_positions=arc_lengths(path))


def loft(shape: shapes.Loft) -> MeshData:
    """A skin over sections."""
    outlines = [np.asarray(s.outline, np.float64) for s in shape.sections if s.outline is not None]
    same = {len(o) for o in outlines}
    count = same.pop() if len(same) == 1 and len(outlines) == len(shape.sections) else shape.segments
    rings = np.stack([_section_ring(s, shape.axis, count) for s in shape.sections])
    if shape.smooth and len(rings) > 2:
        flat = rings.reshape(len(rings), -1)
        rings = catmull_rom(flat, resolution=shape.resolution, closed=shape.closed).reshape(-1, count, 3)
        rings = _settle_points(rings, shape)
    around = max(float(arc_lengths(np.concatenate([r, r[:1]]))[-1]) for r in rings)
    v = arc_lengths(rings.mean(axis=1))
    return skin_rings(rings, close_along=shape.closed, u_length=around, v_positions=v)


def _settle_points(rings: Floats, shape: shapes.Loft) -> Floats:
    """Keeps pointed ends pointed: the spline may not overshoot a zero radius."""
    for end, section in ((0, shape.sections[0]), (-1, shape.sections[-1])):
        if section.outline is None and max(section.radii) <= 1e-9:
            rings[end] = np.asarray(section.center)
    return rings


def _profile(shape: shapes.Sweep) -> Floats:
    if shape.profile is not None:
        return np.asarray(shape.profile, np.float64)
    a = np.linspace(0, 2 * np.pi, shape.segments, endpoint=False)
    return shape.radius * np.stack([np.cos(a), np.sin(a)], 1)


def _rings(outline: Floats, path: Floats, side: Floats, up: Floats, scale: Floats, roll: Floats) -> Floats:
    c, s = np.cos(roll)[:, None], np.sin(roll)[:, None]
    across = outline[None, :, 0] * c - outline[None, :, 1] * s
    upward = outline[None, :, 0] * s + outline[None, :, 1] * c
    return path[:, None] + scale[:, None, None] * (across[..., None] * side[:, None] + upward[..., None] * up[:, None])


def _mitre(path: Floats, scale: Floats) -> Floats:
    """Widens rings at sharp corners so that the bar keeps its thickness (at most doubled)."""
    if len(path) < 3:
        return scale
    a, b = np.diff(path[:-1], axis=0), np.diff(path[1:], axis=0)
    cosine = np.einsum("ij,ij->i", a, b) / np.maximum(np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1), 1e-12)
    half = np.sqrt(np.clip((1 + cosine) / 2, 0.25, 1.0))
    widened = scale.copy()
    sharp = half < 0.97
    widened[1:-1][sharp] /= np.sqrt(half[sharp])
    return widened


def _with_round_caps(
    path: Floats, side: Floats, up: Floats, scale: Floats, roll: Floats, radius: float
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    a = np.linspace(0, np.pi / 2, _CAP_STEPS + 1)[1:]
    out, shrink = np.sin(a), np.maximum(np.cos(a), 0.0)
    start_t, end_t = path[0] - path[1], path[-1] - path[-2]
    start_t, end_t = start_t / np.linalg.norm(start_t), end_t / np.linalg.norm(end_t)
    first = path[0] + start_t * (out * radius * scale[0])[:, None]
    last = path[-1] + end_t * (out * radius * scale[-1])[:, None]
    k = len(a)
    return (
        np.concatenate([first[::-1], path, last]),
        np.concatenate([np.repeat(side[:1], k, 0), side, np.repeat(side[-1:], k, 0)]),
        np.concatenate([np.repeat(up[:1], k, 0), up, np.repeat(up[-1:], k, 0)]),
        np.concatenate([(shrink * scale[0])[::-1], scale, shrink * scale[-1]]),
        np.concatenate([np.repeat(roll[:1], k), roll, np.repeat(roll[-1:], k)]),
    )


def _section_ring(section: shapes.Section, axis: str, count: int) -> Floats:
    if section.outline is not None:
        flat = np.asarray(section.outline, np.float64)
        flat = flat if len(flat) == count else resample_closed(flat, count)
    else:
        a = np.linspace(0, 2 * np.pi, count, endpoint=False)
        power = 2.0 / section.exponent
        cos, sin = np.cos(a), np.sin(a)
        flat = np.stack([
            section.radii[0] * np.sign(cos) * np.abs(cos) ** power,
            section.radii[1] * np.sign(sin) * np.abs(sin) ** power,
        ], 1)  # fmt: skip
    if section.roll:
        r = np.radians(section.roll)
        flat = flat @ np.array([[np.cos(r), np.sin(r)], [-np.sin(r), np.cos(r)]])
    zero = np.zeros(len(flat))
    columns = {
        "z": (flat[:, 0], flat[:, 1], zero),
        "y": (flat[:, 0], zero, flat[:, 1]),
        "x": (zero, flat[:, 0], flat[:, 1]),
    }[axis]
    return np.stack(columns, 1) + np.asarray(section.center)


def _distinct(points: Floats) -> Floats:
    keep = np.concatenate([[True], np.linalg.norm(np.diff(points, axis=0), axis=1) > 1e-9])
    kept = points[keep]
    return kept if len(kept) > 1 else np.concatenate([kept, kept + np.array([[0.0, 0.0, 1e-6]])])
