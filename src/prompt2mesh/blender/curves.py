"""Splines, fillets and frames along paths; plain numpy.

Sources: Catmull & Rom 1974 (centripetal form after Yuksel et al. 2011 is not
needed: authors space their points evenly); rotation-minimising frames by the
double reflection method, Wang et al. 2008.
"""

import numpy as np

from prompt2mesh.blender.meshdata import Floats


def catmull_rom(points: Floats, *, resolution: int, closed: bool = False) -> Floats:
    """A spline through every point.

    Args:
        points: (n, d) control points.
        resolution: Pieces each span is cut into.
        closed: Whether the curve returns to its first point (not repeated).

    Returns:
        (n·resolution, d) when closed, ((n−1)·resolution + 1, d) when open.
    """
    n = len(points)
    if n < 3 or resolution < 2:
        return points
    if closed:
        p = np.concatenate([points[-1:], points, points[:2]])
    else:
        p = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    p0, p1, p2, p3 = (p[k : len(p) - 3 + k][:, None, :] for k in range(4))
    t = (np.arange(resolution) / resolution)[None, :, None]
    spans = 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
    curve = spans.reshape(-1, points.shape[1])
    return curve if closed else np.concatenate([curve, points[-1:]])


def fillet_polyline(points: Floats, radius: float, *, closed: bool, segments: int = 6) -> Floats:
    """Rounds the corners of a 2D polyline by circular arcs of at most `radius` metres."""
    n = len(points)
    rounded: list[Floats] = []
    for i in range(n):
        here = points[i]
        if not closed and i in (0, n - 1):
            rounded.append(here[None])
            continue
        before, after = points[i - 1] - here, points[(i + 1) % n] - here
        la, lb = float(np.linalg.norm(before)), float(np.linalg.norm(after))
        if la < 1e-12 or lb < 1e-12:
            continue
        a, b = before / la, after / lb
        cosine = float(np.clip(a @ b, -1, 1))
        half = np.arccos(cosine) / 2
        if half > np.pi / 2 - 0.02 or half < 0.02:
            rounded.append(here[None])
            continue
        reach = min(radius / np.tan(half), 0.49 * la, 0.49 * lb)
        r = reach * np.tan(half)
        middle = here + (a + b) / np.linalg.norm(a + b) * (r / np.sin(half))
        start, end = here + a * reach - middle, here + b * reach - middle
        angle = np.arctan2(start[0] * end[1] - start[1] * end[0], start @ end)
        # A shallow corner needs fewer pieces than a right angle, which gets `segments`.
        pieces = max(1, int(np.ceil(segments * abs(angle) / (np.pi / 2))))
        t = np.linspace(0, angle, pieces + 1)[:, None]
        turned = np.concatenate(
            [start[0] * np.cos(t) - start[1] * np.sin(t), start[0] * np.sin(t) + start[1] * np.cos(t)], 1
        )
        rounded.append(middle + turned)
    return np.concatenate(rounded)


def arc_lengths(points: Floats) -> Floats:
    """(n,) distance from the first point along the polyline."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])


def resample_closed(outline: Floats, count: int) -> Floats:
    """`count` points evenly spaced along a closed outline, from its first point."""
    loop = np.concatenate([outline, outline[:1]])
    lengths = arc_lengths(loop)
    at = np.linspace(0, lengths[-1], count, endpoint=False)
    return np.stack([np.interp(at, lengths, loop[:, k]) for k in range(outline.shape[1])], 1)


def tangents(path: Floats, *, closed: bool) -> Floats:
    """(n, 3) unit tangents, by the bisector at inner points."""
    forward = np.roll(path, -1, axis=0) - path if closed else np.diff(path, axis=0, append=2 * path[-1:] - path[-2:-1])
    norm = np.linalg.norm(forward, axis=1, keepdims=True)
    forward = forward / np.where(norm < 1e-12, 1.0, norm)
    backward = np.roll(forward, 1, axis=0)
    if not closed:
        backward[0] = forward[0]
    both = forward + backward
    size = np.linalg.norm(both, axis=1, keepdims=True)
    return np.where(size < 1e-9, forward, both / np.where(size < 1e-9, 1.0, size))


def frames(path: Floats, *, closed: bool) -> tuple[Floats, Floats, Floats]:
    """Rotation-minimising frames along a path.

    Returns:
        Tangents, sideways and upward unit vectors, each (n, 3). The first
        upward vector is as near to +z as it can be (+y for a vertical start).
    """
    t = tangents(path, closed=closed)
    up0 = np.array([0.0, 0.0, 1.0]) if abs(t[0][2]) < 0.98 else np.array([0.0, 1.0, 0.0])
    up0 = up0 - (up0 @ t[0]) * t[0]
    ups = np.empty_like(path)
    ups[0] = up0 / np.linalg.norm(up0)
    for i in range(len(path) - 1):
        ups[i + 1] = _reflect(path[i], path[i + 1], t[i], t[i + 1], ups[i])
    if closed:
        last = _reflect(path[-1], path[0], t[-1], t[0], ups[-1])
        side0 = np.cross(t[0], ups[0])
        angle = np.arctan2(last @ side0, last @ ups[0])
        turn = angle * np.arange(len(path)) / len(path)
        sides = np.cross(t, ups)
        ups = ups * np.cos(turn)[:, None] - sides * np.sin(turn)[:, None] * -1.0
    return t, np.cross(t, ups), ups


def _reflect(p: Floats, q: Floats, t0: Floats, t1: Floats, up: Floats) -> Floats:
    v1 = q - p
    c1 = v1 @ v1
    if c1 < 1e-18:
        return up
    up_l = up - (2 / c1) * (v1 @ up) * v1
    t_l = t0 - (2 / c1) * (v1 @ t0) * v1
    v2 = t1 - t_l
    c2 = v2 @ v2
    result = up_l if c2 < 1e-18 else up_l - (2 / c2) * (v2 @ up_l) * v2
    result = result - (result @ t1) * t1
    return result / max(float(np.linalg.norm(result)), 1e-12)
