"""Solves relations between top-level parts from their real, built geometry.

Things that rest are dropped: rays from their lower vertices (and back up from
the ground they fall on) give the exact height at which they first touch.
"""

import math
from collections.abc import Callable

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.blender.matrices import apply, decompose_xyz, rotation, scaling, translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.placement import Anchor, Relation
from prompt2mesh.mesh.program import Part

_GOLDEN = math.pi * (3 - math.sqrt(5))
_MAX_RAYS = 500
_LEAN_DEG = 14.0


class Place:
    """One placed top-level part and what has been put on or in it."""

    def __init__(self, part: Part, node: BuiltNode) -> None:
        """Bind a part to its node."""
        self.part, self.node = part, node
        self.rested: list[BuiltNode] = []

    def bounds(self) -> tuple[Floats, Floats]:
        """Lowest and highest corner in the world."""
        points = self.node.points()
        return points.min(axis=0), points.max(axis=0)

    def anchor(self, *names: str | None) -> tuple[Floats, Anchor] | None:
        """The first published anchor of those names, with its place in the world."""
        for name in names:
            if name and name in self.part.anchors:
                found = self.part.anchors[name]
                return apply(self.node.local, np.asarray(found.position)[None])[0], found
        return None


def solve(roots: list[tuple[Part, BuiltNode]]) -> None:
    """Moves every related node into place; unrelated ones stand on the ground where they are.

    Raises:
        GeometryError: A relation names a part that is not there, or goes in a circle.
    """
    places = {part.name: Place(part, node) for part, node in roots}
    done: set[str] = set()

    def settle(name: str, waiting: tuple[str, ...]) -> None:
        if name in done:
            return
        if name in waiting:
            raise GeometryError(f"relations go in a circle: {' → '.join([*waiting, name])}")
        place = places[name]
        relation = place.part.relation
        if relation is None:
            if place.part.placement.location[2] == 0.0:
                _ground(place.node)
        else:
            target_name = relation.target.split("/")[0]
            if target_name not in places or target_name == name:
                raise GeometryError(f"{name!r} is placed by {relation.target!r}, which is not another part")
            settle(target_name, (*waiting, name))
            _SOLVERS[relation.kind](place, places[target_name], relation)
            place.node.local = translation(relation.offset) @ place.node.local
        done.add(name)

    for part, _ in roots:
        settle(part.name, ())


def _ground(node: BuiltNode) -> None:
    low = node.points()[:, 2].min()
    node.local = translation((0.0, 0.0, -low)) @ node.local


def _move_center(place: Place, x: float, y: float, bottom: float) -> None:
    low, high = place.bounds()
    middle = (low + high) / 2
    place.node.local = translation(np.array([x - middle[0], y - middle[1], bottom - low[2]])) @ place.node.local


def _half_footprint(place: Place) -> float:
    low, high = place.bounds()
    return float(max(high[0] - low[0], high[1] - low[1]) / 2)


def _slot(index: int, count: int, half: tuple[float, float], own: float, *, elliptic: bool) -> tuple[float, float]:
    """Where the index-th of count things goes in an area, from its middle."""
    if count == 1:
        return 0.0, 0.0
    hx, hy = max(half[0] - own, 0.0), max(half[1] - own, 0.0)
    if not elliptic:
        columns = min(count, max(1, math.ceil(math.sqrt(count * max(half[0], 1e-6) / max(half[1], 1e-6)))))
        rows = math.ceil(count / columns)
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        x = (2 * (column + 0.5) / in_row - 1) * half[0] * 0.9 if in_row > 1 else 0.0
        y = (2 * (row + 0.5) / rows - 1) * half[1] * 0.9 if rows > 1 else 0.0
        return float(np.clip(x, -hx, hx)) if hx else 0.0, float(np.clip(y, -hy, hy)) if hy else 0.0
    if count <= 6:
        angle = 2 * math.pi * index / count - math.pi / 2
        ring = min(1.0, own * 1.05 / max(math.sin(math.pi / count), 0.3) / max(min(hx, hy), 1e-6))
        return hx * ring * math.cos(angle), hy * ring * math.sin(angle)
    per_layer = max(4, min(count, int(0.8 * (half[0] / max(own, 1e-6)) * (half[1] / max(own, 1e-6)))))
    layer, place = divmod(index, per_layer)
    share = math.sqrt((place + 0.5) / per_layer) * (0.92**layer)
    angle = place * _GOLDEN + layer * 1.3
    return hx * share * math.cos(angle), hy * share * math.sin(angle)


def _tree(nodes: list[BuiltNode]) -> BVHTree:
    vertices: list[Floats] = []
    triangles: list[np.ndarray] = []
    count = 0
    for root in nodes:
        for node, world in root.walk():
            if node.mesh is not None:
                points = apply(world, node.mesh.data.vertices)
                triangles.append(node.mesh.data.triangles() + count)
                vertices.append(points)
                count += len(points)
    tree = BVHTree.FromPolygons(
        np.concatenate(vertices).tolist(), np.concatenate(triangles).tolist(), all_triangles=True
    )
    assert tree is not None
    return tree


def _thin(points: Floats, limit: int) -> Floats:
    return points if len(points) <= limit else points[:: math.ceil(len(points) / limit)]


def _drop(place: Place, onto: list[BuiltNode], *, floor: float | None) -> None:
    """Lowers the part until it first touches; `floor` where rays meet nothing."""
    tree = _tree(onto)
    points = place.node.points()
    low, high = points.min(axis=0), points.max(axis=0)
    lower = points[points[:, 2] < low[2] + 0.5 * (high[2] - low[2]) + 1e-6]
    gaps: list[float] = []
    down, up = Vector((0, 0, -1)), Vector((0, 0, 1))
    for x, y, z in _thin(lower, _MAX_RAYS).tolist():
        hit = tree.ray_cast(Vector((x, y, z)), down)
        if hit[0] is not None:
            gaps.append(z - hit[0].z)
    below = np.concatenate([n.points() for n in onto])
    inside = np.all((below[:, :2] >= low[:2]) & (below[:, :2] <= high[:2]), axis=1) & (below[:, 2] <= high[2])
    if inside.any():
        own = _tree([place.node])
        for x, y, z in _thin(below[inside], _MAX_RAYS).tolist():
            hit = own.ray_cast(Vector((x, y, z)), up)
            if hit[0] is not None:
                gaps.append(hit[0].z - z)
    fall = min(gaps) if gaps else low[2] - (floor or 0.0)
    place.node.local = translation((0.0, 0.0, -fall)) @ place.node.local


def _on(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    found = target.anchor(relation.anchor, "top", "seat", "back")
    half, elliptic = ((high - low)[:2] * 0.4), False
    x, y, z = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2, high[2]
    if found is not None:
        (x, y, z), anchor = found
        if max(anchor.half_size) > 0:
            scale = np.abs(np.diag(target.node.local)[:2]) if _upright(target.node) else np.ones(2)
            half, elliptic = np.asarray(anchor.half_size) * np.maximum(scale, 1e-6), anchor.round
    dx, dy = _slot(
        relation.index, relation.count, (float(half[0]), float(half[1])), _half_footprint(place), elliptic=elliptic
    )
    lift = max(0.002, 0.02 * float(high[2] - low[2])) if found is not None else 0.001
    if target.rested:
        lift += max(float(n.points()[:, 2].max()) for n in target.rested) - float(z)
        lift = max(lift, 0.002)
    _move_center(place, float(x) + dx, float(y) + dy, float(z) + lift)
    _drop(place, [target.node, *target.rested], floor=float(z))
    target.rested.append(place.node)


def _in(place: Place, target: Place, relation: Relation) -> None:
    found = target.anchor(relation.anchor, "inside")
    if found is None:
        _on(place, target, relation)
        return
    (x, y, z), anchor = found
    grow = float(np.linalg.norm(target.node.local[:3, 0]))
    half = (anchor.half_size[0] * grow, anchor.half_size[1] * grow)
    own = _half_footprint(place)
    dx, dy = _slot(relation.index, relation.count, half, own, elliptic=anchor.round)
    rim = float(z) + anchor.height * grow
    top = max([rim, *(float(n.points()[:, 2].max()) for n in target.rested)])
    _move_center(place, float(x) + dx, float(y) + dy, top + 0.002)
    _drop(place, [target.node, *target.rested], floor=float(z))
    target.rested.append(place.node)


def _upright(node: BuiltNode) -> bool:
    return abs(node.local[0, 1]) < 1e-9 and abs(node.local[1, 0]) < 1e-9


def _beside(direction: tuple[float, float], *, alternate: bool = False) -> Callable[[Place, Place, Relation], None]:
    def solver(place: Place, target: Place, relation: Relation) -> None:
        low, high = target.bounds()
        own_low, own_high = place.bounds()
        own = (own_high - own_low) / 2
        half = (high - low) / 2
        sign = -1.0 if alternate and relation.index % 2 else 1.0
        step = relation.index // 2 if alternate else relation.index
        gap = relation.gap or 0.12 * float(min(half[:2].max(), own[:2].max())) + 0.01
        middle = (low + high) / 2
        axis = 0 if direction[0] else 1
        away = half[axis] + gap + own[axis] + step * (2 * own[axis] + gap)
        x = middle[0] + sign * direction[0] * away
        y = middle[1] + sign * direction[1] * away
        bottom = low[2] if target.part.relation is None else _support(target)
        _move_center(place, float(x), float(y), float(bottom))

    return solver


def _support(target: Place) -> float:
    return float(target.bounds()[0][2])


def _around(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    own_low, own_high = place.bounds()
    middle = (low + high) / 2
    depth = float(own_high[1] - own_low[1]) / 2
    angle = 2 * math.pi * relation.index / relation.count - math.pi / 2
    if relation.kind == "facing" and relation.count <= 2:
        angle = math.pi * relation.index + (0.0 if relation.count == 2 else -math.pi / 2)
    dx, dy = math.cos(angle), math.sin(angle)
    half = (high - low)[:2] / 2
    edge = min(half[0] / max(abs(dx), 1e-9), half[1] / max(abs(dy), 1e-9))
    edge = min(edge, float(np.hypot(*half)))
    gap = relation.gap or 0.06 * float(half.max())
    turn = math.degrees(angle) - 90.0
    place.node.local = rotation((0.0, 0.0, turn)) @ place.node.local
    away = edge + gap + depth
    _move_center(place, float(middle[0] + dx * away), float(middle[1] + dy * away), float(low[2]))


def _under(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    found = target.anchor(relation.anchor, "under")
    x, y = ((low + high) / 2)[:2] if found is None else found[0][:2]
    half = (high - low)[:2] * 0.35
    dx, dy = _slot(
        relation.index, relation.count, (float(half[0]), float(half[1])), _half_footprint(place), elliptic=False
    )
    _move_center(place, float(x) + dx, float(y) + dy, float(low[2]))


def _above(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    own_low, own_high = place.bounds()
    gap = relation.gap or 0.25 * float(own_high[2] - own_low[2])
    half = (high - low)[:2] * 0.4
    dx, dy = _slot(
        relation.index, relation.count, (float(half[0]), float(half[1])), _half_footprint(place), elliptic=False
    )
    middle = (low + high) / 2
    _move_center(place, float(middle[0]) + dx, float(middle[1]) + dy, float(high[2]) + gap)


def _hanging(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    found = target.anchor(relation.anchor, "hook", "under")
    at = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]]) if found is None else found[0]
    own_low, own_high = place.bounds()
    own = place.anchor("hook", "top")
    top = np.array([(own_low[0] + own_high[0]) / 2, (own_low[1] + own_high[1]) / 2, own_high[2]])
    hook = own[0] if own is not None else top
    spread = (relation.index - (relation.count - 1) / 2) * 1.2 * float(own_high[0] - own_low[0])
    place.node.local = translation(np.asarray(at - hook + np.array([spread, 0.0, 0.0]), np.float64)) @ place.node.local


def _leaning(place: Place, target: Place, relation: Relation) -> None:
    _ground(place.node)
    place.node.local = rotation((0.0, -_LEAN_DEG, 0.0)) @ place.node.local
    _ground(place.node)
    low, high = target.bounds()
    own = place.node.points()
    height = float(min(own[:, 2].max(), high[2]))
    touching = own[np.abs(own[:, 2] - height) < 0.06 * max(height, 1e-6)]
    if len(touching) == 0:
        touching = own
    x = float(high[0]) - float(touching[:, 0].min()) + relation.gap
    y = float((low[1] + high[1]) / 2 - (own[:, 1].min() + own[:, 1].max()) / 2)
    spread = (relation.index - (relation.count - 1) / 2) * 1.3 * float(np.ptp(own[:, 1]))
    place.node.local = translation((x, y + spread, float(low[2]))) @ place.node.local


def _attached(place: Place, target: Place, relation: Relation) -> None:
    found = target.anchor(relation.anchor, "hand_right", "top")
    if found is None:
        _on(place, target, relation)
        return
    at, anchor = found
    normal = target.node.local[:3, :3] @ np.asarray(anchor.normal)
    grow = float(np.linalg.norm(target.node.local[:3, 0]))
    own = place.anchor("fit", "grip", "base")
    own_low, own_high = place.bounds()
    if relation.fit and anchor.radius > 0:
        mine = own[1].radius if own is not None and own[1].radius > 0 else float(max((own_high - own_low)[:2]) / 2)
        mine *= float(np.linalg.norm(place.node.local[:3, 0])) if own is not None and own[1].radius > 0 else 1.0
        place.node.local = scaling(anchor.radius * grow / max(mine, 1e-9)) @ place.node.local
    if own is not None:
        mine_normal = place.node.local[:3, :3] @ np.asarray(own[1].normal)
        place.node.local = decompose_xyz(mine_normal, normal) @ place.node.local
        here = place.anchor("fit", "grip", "base")
        assert here is not None
        place.node.local = translation(at - here[0]) @ place.node.local
        return
    own_low, own_high = place.bounds()
    middle = (own_low + own_high) / 2
    if normal[2] > 0.6 * float(np.linalg.norm(normal)):
        middle[2] = own_low[2]
    place.node.local = translation(at - middle) @ place.node.local


_SOLVERS: dict[str, Callable[[Place, Place, Relation], None]] = {
    "on": _on,
    "in": _in,
    "under": _under,
    "beside": _beside((1.0, 0.0), alternate=True),
    "left_of": _beside((-1.0, 0.0)),
    "right_of": _beside((1.0, 0.0)),
    "in_front_of": _beside((0.0, -1.0)),
    "behind": _beside((0.0, 1.0)),
    "around": _around,
    "facing": _around,
    "above": _above,
    "hanging_from": _hanging,
    "leaning_on": _leaning,
    "attached": _attached,
    "through": _in,
}
