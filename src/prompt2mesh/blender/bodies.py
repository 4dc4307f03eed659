"""Where a body has its head, eyes, neck, hands and feet: published by its asset, or found on its real surface.

Anything can be asked to wear or hold something. What publishes no anchor is
taken to look along −Y, with its face on the upper part of its bulk.
"""

from dataclasses import dataclass

import numpy as np

from prompt2mesh.blender.matrices import rotation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.resting import Place
from prompt2mesh.blender.surfaces import body_range, hit, tree_of, yaw_degrees

_FRONT, _BACK, _UP = np.array([0.0, -1.0, 0.0]), np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])
# Height on the bulk (0 bottom, 1 top) of each place that is looked for from the front.
_FACE_HEIGHTS = {"eyes": 0.66, "face": 0.6, "mouth": 0.46, "chest": 0.42, "torso": 0.42, "body": 0.42}


@dataclass(frozen=True)
class Spot:
    """A place on a body, in the world: `radius` is the size of what is worn there."""

    at: Floats
    normal: Floats
    radius: float


def spot(body: Place, name: str) -> Spot:
    """The published anchor of that name, else the place found on the surface."""
    found = body.anchor(name)
    if found is None:
        return _found(body, name)
    at, anchor = found
    matrix = body.node.local[:3, :3]
    normal = matrix @ np.asarray(anchor.normal)
    grow = float(np.linalg.norm(matrix[:, 0]))
    return Spot(at, normal / max(float(np.linalg.norm(normal)), 1e-12), anchor.radius * grow)


def stands_upright(body: Place) -> bool:
    """Whether the neck is above the body rather than before it; so too where nothing tells."""
    if body.anchor("neck") is None:
        return True
    neck, back = spot(body, "neck"), spot(body, "back").at
    forward = rotation((0.0, 0.0, yaw_degrees(body.node.local)))[:3, :3] @ _FRONT
    ahead, above = float((neck.at - back) @ forward), float(neck.at[2] - back[2])
    return ahead < 0.6 * abs(above) or (neck.normal[2] > 0.75 and ahead < 1.2 * abs(above))


def _found(body: Place, name: str) -> Spot:
    turn = rotation((0.0, 0.0, yaw_degrees(body.node.local)))[:3, :3]
    points = body.node.points() @ turn  # in the body's own directions: front is −y
    bottom, top = body_range(points)
    tall = top - bottom
    middle = np.median(points, axis=0)
    thick = max(tall, 0.7 * float(np.ptp(points[:, 1])))  # of what lies, the bulk tells little
    tree = tree_of([body.node])

    def slice_at(height: float) -> Floats:
        near = np.abs(points[:, 2] - height) < max(0.08 * tall, 1e-6)
        return points[near] if int(near.sum()) >= 3 else points

    def surface(x: float, z: float, direction: Floats) -> Floats:
        here = slice_at(z)
        far = np.array([x, float(middle[1]), z]) - direction * 4 * float(np.ptp(points, axis=0).max())
        found = hit(tree, turn @ far, turn @ direction)
        if found is not None:
            return found
        edge = here[:, 1].min() if direction[1] > 0 else here[:, 1].max()
        return turn @ np.array([x, float(edge), z])

    def half_width(height: float) -> float:
        here = slice_at(height)
        return float(np.ptp(here[:, 0])) / 2

    if name in _FACE_HEIGHTS:
        z = bottom + _FACE_HEIGHTS[name] * tall
        across = slice_at(z)[:, 0]
        x = float(across.min() + across.max()) / 2
        return Spot(surface(x, z, _BACK), turn @ _FRONT, min(0.8 * half_width(z), 0.55 * thick))
    if name == "back":
        z = bottom + 0.55 * tall
        return Spot(surface(float(middle[0]), z, _FRONT), turn @ _BACK, 0.7 * half_width(z))
    if name == "neck":
        z = bottom + 0.4 * tall
        here = slice_at(z)
        center = (here.min(axis=0) + here.max(axis=0)) / 2
        round_it = float(np.ptp(here[:, :2], axis=0).min()) / 2  # a handle at one side is no part of it
        center = np.median(here, axis=0) if round_it < 0.8 * half_width(z) else center
        return Spot(turn @ np.array([center[0], center[1], z]), _UP, round_it)
    if name.startswith(("hand", "paw", "wing")):
        z = bottom + 0.45 * tall
        side = -1.0 if "right" in name else 1.0
        here = slice_at(z)
        x = here[:, 0].min() if side < 0 else here[:, 0].max()
        return Spot(turn @ np.array([x, float(middle[1]), z]), turn @ _FRONT, 0.04 * tall)
    if name == "ears":
        z = bottom + 0.78 * tall
        wide = max(half_width(bottom + share * tall) for share in (0.5, 0.6, 0.7, 0.78))
        center = slice_at(z)
        x, y = (center.min(axis=0) + center.max(axis=0))[:2] / 2
        return Spot(turn @ np.array([float(x), float(y), z]), _UP, wide)
    # A head: the top of the bulk, as wide as it is a little below.
    at = 0.88 * tall + bottom
    here = slice_at(at)
    center = (here.min(axis=0) + here.max(axis=0)) / 2
    wide = float(np.ptp(here[:, 0])) / 2
    return Spot(turn @ np.array([center[0], center[1], at]), _UP, 0.9 * wide)
