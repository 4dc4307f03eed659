"""Marks that run over a surface: cracks and drops."""

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.alterations.body import Body
from prompt2mesh.blender.meshdata import Floats, MeshData, skin_rings
from prompt2mesh.mesh.materials import Material

_STEPS = 16
_SIDES = 6


def cone(start: Floats, end: Floats, radius: float, *, tip: float = 0.0, sides: int = 10) -> MeshData:
    """A round spike from `start` to `end`."""
    return _tube([start, end], [radius, tip], sides=sides)


def crack(body: Body) -> None:
    """Dark branching cracks over the side that the camera sees."""
    tree = body.tree()
    low, high, longest = body.bounds()
    size = high - low
    middle = (low + high) / 2
    width = 0.006 * longest
    dark = Material(preset="matte_plastic", color="#14110f")
    starts = [(-0.3, 0.38), (0.25, 0.3), (-0.05, 0.05), (0.3, -0.2), (-0.25, -0.3), (0.05, -0.38)]
    number = 0
    for right, up in starts:
        origin = middle + np.array([right * size[0], -2 * longest, up * size[2]])
        origin[0] -= 1.1 * longest
        found = tree.ray_cast(Vector(origin.tolist()), Vector((0.5, 0.866, 0.0)))
        if found[0] is None:
            continue
        heading = body.rng.normal(size=3)
        for branch in range(3):
            path = _walk(body, tree, np.array(found[0]), heading, 0.03 * longest, _STEPS - 5 * branch)
            bend = body.rng.normal(size=3)
            heading = heading + 0.9 * bend if branch else 0.5 * bend - heading
            if len(path) < 4:
                continue
            number += 1
            radii = [width * (1 - 0.8 * i / (len(path) - 1)) for i in range(len(path))]
            body.add(f"crack {number}", _tube(path, radii, sides=_SIDES), dark)


def drip(body: Body) -> None:
    """Drops that run down the sides, in the thing's own stuff."""
    tree = body.tree()
    low, high, longest = body.bounds()
    size = high - low
    material = body.main_material()
    made = 0
    for number in body.rng.permutation(26).tolist():
        angle = 2 * np.pi * number / 26 + float(body.rng.uniform(-0.1, 0.1))
        direction = np.array([np.cos(angle), np.sin(angle), 0.0])
        z = low[2] + size[2] * float(body.rng.uniform(0.45, 0.9))
        start = np.array([*((low + high) / 2)[:2], z]) + direction * 2 * longest
        found = tree.ray_cast(Vector(start.tolist()), Vector((-direction).tolist()))
        if found[0] is None:
            continue
        path = [np.array(found[0])]
        long = size[2] * float(body.rng.uniform(0.12, 0.4))
        for step in range(1, 7):
            probe = np.array([*start[:2], z - long * step / 6])
            below = tree.ray_cast(Vector(probe.tolist()), Vector((-direction).tolist()))
            if below[0] is None or float(np.linalg.norm(np.array(below[0])[:2] - path[-1][:2])) > 0.12 * longest:
                break
            path.append(np.array(below[0]))
        if len(path) < 3:
            continue
        radius = 0.05 * float(np.sort(size)[1]) * float(body.rng.uniform(0.7, 1.2))
        radii = [radius * 0.7 for _ in path]
        radii[-1] = radius * 1.25
        path.append(path[-1] + np.array([0.0, 0.0, -1.1 * radius]))
        radii.append(radius * 0.35)
        made += 1
        body.add(f"drop {made}", _tube(path, radii, sides=10), material)
        if made >= 14:
            return


def _walk(body: Body, tree: BVHTree, start: Floats, heading: Floats, step: float, count: int) -> list[Floats]:
    """A jagged line over the surface."""
    path = [start]
    direction = heading / max(float(np.linalg.norm(heading)), 1e-9)
    for _ in range(count):
        direction = direction + 0.7 * body.rng.normal(size=3)
        near = tree.find_nearest(Vector(path[-1].tolist()))
        if near[0] is None or near[1] is None:
            break
        normal = np.array(near[1])
        direction = direction - (direction @ normal) * normal
        length = float(np.linalg.norm(direction))
        if length < 1e-9:
            break
        direction = direction / length
        aim = path[-1] + direction * step * float(body.rng.uniform(0.6, 1.3))
        landed = tree.find_nearest(Vector(aim.tolist()))
        if landed[0] is None or landed[3] is None or landed[3] > 1.2 * step:
            break
        path.append(np.array(landed[0]))
    return path


def _tube(path: list[Floats], radii: list[float], *, sides: int) -> MeshData:
    """A closed round tube along the path."""
    points = np.array(path)
    tangents = np.gradient(points, axis=0)
    tangents /= np.maximum(np.linalg.norm(tangents, axis=1, keepdims=True), 1e-12)
    helper = np.array([0.0, 0.0, 1.0]) if abs(tangents[0][2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    rings: list[Floats] = []
    for point, tangent, radius in zip(points, tangents, radii, strict=True):
        across = np.cross(tangent, helper)
        across /= max(float(np.linalg.norm(across)), 1e-12)
        along = np.cross(across, tangent)
        rings.append(point + radius * (np.cos(angle)[:, None] * across + np.sin(angle)[:, None] * along))
        helper = along
    return skin_rings(np.stack(rings)).outward()
