"""Pieces taken off: bites, chips, tears, a broken-off corner with its shards, a half."""

import math

import numpy as np

from prompt2mesh.blender.alterations.body import Body, Solid, ball, mesh_of, rock
from prompt2mesh.blender.matrices import apply, rotation, translation
from prompt2mesh.blender.meshdata import Floats, MeshData
from prompt2mesh.blender.surfaces import hit
from prompt2mesh.mesh.materials import Material

# From the thing to the camera, which looks from the left front and a little above.
TO_CAMERA = np.array([-0.5, -0.8, 0.34])
_SIDE = np.array([0.85, -0.53, 0.0])
_SHARDS = 4


def bite(body: Body) -> None:
    """Takes a scalloped mouthful out of the upper side that the camera sees."""
    low, high, _ = body.bounds()
    size = high - low
    middle = (low + high) / 2
    reach = 0.5 * float(np.sort(size)[1])
    toward = 0.75 * _SIDE + 0.55 * TO_CAMERA / np.linalg.norm(TO_CAMERA) + np.array([0.0, 0.0, 0.35])
    toward = toward / np.linalg.norm(toward)
    tree = body.tree()
    start = middle + toward * 4 * float(size.max())
    surface = hit(tree, start, -toward)
    at = middle + toward * reach if surface is None else surface
    radius = 0.42 * reach
    across = np.cross(toward, [0.0, 0.0, 1.0])
    across /= max(float(np.linalg.norm(across)), 1e-9)
    along = np.cross(across, toward)
    tool = ball(at + toward * 0.25 * radius, radius)
    for angle in (-1.9, -0.7, 0.6, 1.8):
        tooth = at + (across * math.cos(angle) + along * math.sin(angle)) * 0.8 * radius - toward * 0.15 * radius
        tool += ball(tooth, 0.5 * radius)
    body.cut(tool)


def chip(body: Body) -> None:
    """Knocks small pieces off rims and corners."""
    points = body.points()
    low, high, longest = body.bounds()
    middle = (low + high) / 2
    size = np.maximum(high - low, 1e-9)
    # Corners and rims are far out in more than one direction.
    out = np.sort(np.abs(points - middle) / (size / 2), axis=1)[:, 1:].sum(axis=1) + 0.4 * (points[:, 2] > middle[2])
    seen = out + 0.25 * ((points - middle) / size) @ TO_CAMERA
    ranked = points[np.argsort(-seen)][: max(12, len(points) // 6)]
    chosen: list[Floats] = [ranked[0]]
    for _ in range(5):
        gaps = np.linalg.norm(ranked[:, None] - np.array(chosen)[None], axis=2).min(axis=1)
        chosen.append(ranked[int(np.argmax(gaps + 0.1 * longest * body.rng.random(len(gaps))))])
    for point in chosen:
        radius = longest * float(body.rng.uniform(0.035, 0.065))
        outward = (point - middle) / max(float(np.linalg.norm(point - middle)), 1e-9)
        body.cut(rock(body.rng, point + 0.35 * radius * outward, radius))


def tear(body: Body) -> None:
    """Cuts ragged notches up from the lower edge, and a few holes."""
    low, high, longest = body.bounds()
    middle = (low + high) / 2
    tall = float(high[2] - low[2])
    flat = tall < 0.15 * longest
    for number in range(7):
        angle = 2 * math.pi * (number + float(body.rng.uniform(-0.25, 0.25))) / 7
        direction = np.array([math.cos(angle), math.sin(angle), 0.0])
        edge = middle + direction * (high - low) / 2
        long = (0.22 + 0.16 * float(body.rng.random())) * (longest if flat else tall)
        half = 0.22 * long
        side = np.array([-direction[1], direction[0], 0.0])
        if flat:
            base, tip = edge + 0.1 * long * direction, edge - long * direction
            thick = np.array([0.0, 0.0, longest])
        else:
            base, tip = np.array([*edge[:2], low[2] - 0.02 * tall]), np.array([*edge[:2], low[2] + long])
            thick = direction * longest * 0.28
        corners = [base + side * half, base - side * half, tip, (base + tip) / 2 + side * 0.16 * long]
        wedge = Solid.hull_points([(c + sign * thick).tolist() for c in corners for sign in (-1.0, 1.0)])
        body.cut(wedge)


def halve(body: Body) -> None:
    """Cuts the thing through and lays both halves open to the camera, side by side."""
    low, high, longest = body.bounds()
    middle = (low + high) / 2
    normal = np.array([-0.45, -0.89, 0.0])
    normal /= np.linalg.norm(normal)
    other = Body(body.node)
    for one, sign in ((body, -1.0), (other, 1.0)):
        for leaf in one.leaves():
            points = leaf.points()
            solid = leaf.solid()
            if solid is None:
                keep = float(np.mean((points - middle) @ normal)) * sign > 0
                if not keep:
                    leaf.node.mesh = None
                continue
            facing = normal * sign
            leaf.become(solid.trim_by_plane(tuple(facing.tolist()), float(facing @ middle)))
    # The front half turns its cut to the camera too, and moves aside.
    turn = translation(middle) @ rotation((0.0, 0.0, 180.0)) @ translation(-middle)
    aside = np.array([0.95, -0.2, 0.0]) * 0.78 * max(float(high[0] - low[0]), 0.5 * longest)
    for leaf in other.leaves():
        data = leaf.mesh.data
        points = apply(translation(aside) @ turn, leaf.points())
        half = MeshData(points, data.corners, data.sizes, data.uv, data.wrap)
        body.add(f"half {leaf.node.name}", half, leaf.mesh.material, leaf.mesh.shading)


def break_off(body: Body) -> None:
    """Breaks an upper corner off by a jagged line; the pieces lie in front of it."""
    low, high, longest = body.bounds()
    size = high - low
    middle = (low + high) / 2
    thin = float(size.min()) < 0.06 * longest
    # The corner that the camera sees well; of what lies flat, the near edge.
    toward = np.array([0.15, -1.0, 0.0]) if float(size[2]) < 0.25 * longest else np.array([0.5, -0.5, 0.75])
    points = body.points()
    corner = points[int(np.argmax(((points - middle) / np.maximum(size, 1e-9)) @ toward))]
    radius = 0.48 * float(np.sort(size)[1 if not thin else 2])
    radii = np.maximum(radius * np.array([1.0, 1.0, 0.9]), 0.0)
    if thin:
        radii = np.full(3, 0.42 * float(np.sort(size)[1]))
    tool = rock(body.rng, corner, radii, rough=0.35)
    pieces: list[tuple[Solid, Material]] = []
    for leaf, solid in body.meeting(tool):
        off = solid ^ tool
        leaf.become(solid - tool)
        pieces.append((off, leaf.mesh.material if leaf.node.mesh is not None else body.main_material()))
    place = 0
    pieces.sort(key=lambda piece: -abs(piece[0].volume()))
    for solid, material in pieces[:3]:
        for shard in _shattered(body, solid):
            _lay(body, shard, material, place, low, high)
            place += 1
            if place >= 3 * _SHARDS:
                return


def _shattered(body: Body, solid: Solid) -> list[Solid]:
    """Splits a piece by planes through it."""
    shards = [solid]
    while len(shards) < _SHARDS:
        shards.sort(key=lambda s: -abs(s.volume()))
        largest = shards.pop(0)
        box = np.array(largest.bounding_box())
        point = box[:3] + (box[3:] - box[:3]) * body.rng.uniform(0.35, 0.65, 3)
        normal = body.rng.normal(size=3)
        normal /= np.linalg.norm(normal)
        a, b = largest.split_by_plane(tuple(normal.tolist()), float(normal @ point))
        parts = [p for p in (a, b) if not p.is_empty()]
        shards.extend(parts)
        if len(parts) < 2:
            break
    return [s for s in shards if abs(s.volume()) > 0]


def _lay(body: Body, shard: Solid, material: Material, number: int, low: Floats, high: Floats) -> None:
    """Puts a shard flat on the ground before the thing."""
    data = mesh_of(shard)
    points = data.vertices - data.vertices.mean(axis=0)
    # The thinnest direction goes up (principal axes).
    axes = np.linalg.svd(points, full_matrices=False)[2]
    frame = np.stack([axes[0], axes[1], np.cross(axes[0], axes[1])])
    points = points @ frame.T
    spin = math.radians(float(body.rng.uniform(0, 360)))
    c, s = math.cos(spin), math.sin(spin)
    points = points @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]])
    reach = 0.55 * max(float((high - low)[:2].max()), 0.4 * float(high[2] - low[2]))
    angle = math.radians(-100 + 42 * (number % 5) + float(body.rng.uniform(-10, 10)))
    far = reach * (1.0 + 0.22 * (number // 5) + 0.1 * float(body.rng.random()))
    middle = (low + high) / 2
    at = np.array([middle[0] + far * math.cos(angle), middle[1] + far * math.sin(angle), low[2] - points[:, 2].min()])
    body.add(f"shard {number + 1}", MeshData(points + at, data.corners, data.sizes), material, "flat")
