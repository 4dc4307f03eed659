"""Puts things on and in other things, by their real surfaces.

The ground under a pile is a height map: rays down onto the target, then the
tops of what has been put there. A thing goes to the place, of several near its
slot, where it comes to rest lowest, and is then lowered exactly by rays.
"""

import math

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.blender.matrices import apply, rotation, scaling, translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.surfaces import share_inside, thinned, tree_of
from prompt2mesh.mesh.placement import Anchor, Relation
from prompt2mesh.mesh.program import Part

_GOLDEN = math.pi * (3 - math.sqrt(5))
_MAX_RAYS = 500
_CELLS = 64
_CANDIDATES = 28
_EXACT_UP_TO = 12
_MAX_TILT_DEG = 16.0
_PACKING = 0.9  # room that a thing takes in a heap, of its own bounding box
_MAX_ENLARGEMENT = 2.5
_PIERCED = 0.08
_DOWN, _UP = Vector((0, 0, -1)), Vector((0, 0, 1))


class Place:
    """One placed top-level part and what has been put on or in it."""

    def __init__(self, part: Part, node: BuiltNode) -> None:
        """Bind a part to its node."""
        self.part, self.node = part, node
        self.rested: list[BuiltNode] = []
        self.grounds: dict[str, Ground] = {}

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


class Ground:
    """The height of what lies in a rectangle of a target, grown as things are put there."""

    def __init__(self, tree: BVHTree, center: tuple[float, float], half: tuple[float, float], top: float) -> None:
        """Casts rays down from `top`; where nothing is hit the ground is bottomless."""
        self.cell = max(2 * max(half) / _CELLS, 1e-5)
        self.counts = (math.ceil(2 * half[0] / self.cell) + 1, math.ceil(2 * half[1] / self.cell) + 1)
        self.origin = (
            center[0] - self.cell * (self.counts[0] - 1) / 2,
            center[1] - self.cell * (self.counts[1] - 1) / 2,
        )
        self.heights = np.full(self.counts, -np.inf)
        for i in range(self.counts[0]):
            for j in range(self.counts[1]):
                hit = tree.ray_cast(
                    Vector((self.origin[0] + i * self.cell, self.origin[1] + j * self.cell, top)), _DOWN
                )
                if hit[0] is not None:
                    self.heights[i, j] = hit[0].z

    def window(self, stamp: Floats, x: float, y: float) -> tuple[Floats, Floats]:
        """The ground under a stamp centred at (x, y), and the part of the stamp over the ground."""
        i = round((x - self.origin[0]) / self.cell) - stamp.shape[0] // 2
        j = round((y - self.origin[1]) / self.cell) - stamp.shape[1] // 2
        i0, j0 = max(i, 0), max(j, 0)
        i1, j1 = min(i + stamp.shape[0], self.counts[0]), min(j + stamp.shape[1], self.counts[1])
        if i1 <= i0 or j1 <= j0:
            return np.zeros((0, 0)), np.zeros((0, 0))
        return self.heights[i0:i1, j0:j1], stamp[i0 - i : i1 - i, j0 - j : j1 - j]

    def rest(self, bottom: Floats, x: float, y: float) -> float:
        """The height at which a thing with that underside comes to rest; −inf over nothing."""
        ground, stamp = self.window(bottom, x, y)
        if ground.size == 0:
            return -math.inf
        return float(np.max(ground - stamp))

    def add(self, top: Floats, x: float, y: float, z: float) -> None:
        """Raises the ground by a thing's upper side."""
        ground, stamp = self.window(top, x, y)
        np.maximum(ground, np.where(np.isfinite(stamp), stamp + z, -np.inf), out=ground)


def move_center(place: Place, x: float, y: float, bottom: float) -> None:
    """Moves a part so that its bounds are centred at (x, y) and begin at `bottom`."""
    low, high = place.bounds()
    middle = (low + high) / 2
    place.node.local = translation(np.array([x - middle[0], y - middle[1], bottom - low[2]])) @ place.node.local


def half_footprint(place: Place) -> float:
    """Half the longer side of a part's bounds on the ground."""
    low, high = place.bounds()
    return float(max(high[0] - low[0], high[1] - low[1]) / 2)


def slot(index: int, count: int, half: tuple[float, float], own: float, *, elliptic: bool) -> tuple[float, float]:
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
        return float(np.clip(x, -hx, hx)), float(np.clip(y, -hy, hy))
    if count <= 6:
        angle = 2 * math.pi * index / count - math.pi / 2
        ring = min(1.0, own * 1.05 / max(math.sin(math.pi / count), 0.3) / max(min(hx, hy), 1e-6))
        return hx * ring * math.cos(angle), hy * ring * math.sin(angle)
    return _sunflower(index, count, hx, hy)


def rest_on(place: Place, target: Place, relation: Relation) -> None:
    """Stands the part on the target."""
    low, high = target.bounds()
    found = None if relation.anchor == "surface" else target.anchor(relation.anchor, "top", "seat", "back")
    half, elliptic = ((high - low)[:2] * 0.4), False
    x, y, z = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2, high[2]
    lift = 0.001
    if found is not None:
        (x, y, z), anchor = found
        lift = max(0.002, 0.02 * float(high[2] - low[2]))
        if max(anchor.half_size) > 0:
            half, elliptic = np.asarray(_half(target, anchor)), anchor.round
    area = (float(half[0]), float(half[1]))
    _rest(place, target, relation, (float(x), float(y)), area, float(z) + lift, float(z), elliptic=elliptic)


def rest_in(place: Place, target: Place, relation: Relation) -> None:
    """Lays the part in the target's cavity, or stands it in there when it is long and slim."""
    found = target.anchor(relation.anchor, "inside")
    if found is None:
        rest_on(place, target, relation)
        return
    if relation.index == 0 and not target.rested and target.part.fit is None:
        _enlarge(place, target, relation, found[1])
        found = target.anchor(relation.anchor, "inside") or found
    (x, y, z), anchor = found
    half = _half(target, anchor)
    depth = anchor.height * float(np.linalg.norm(target.node.local[:3, 2]))
    if _too_long(place, half, depth):
        _lean_in(place, target, relation, (float(x), float(y), float(z)), half, depth)
        return
    if _stands_in(place, half, depth):
        _stand_in(place, target, relation, (float(x), float(y), float(z)), half, depth)
        return
    _rest(
        place,
        target,
        relation,
        (float(x), float(y)),
        half,
        float(z) + depth,
        float(z),
        elliptic=anchor.round,
        walled=depth > 0,
    )


def _enlarge(place: Place, target: Place, relation: Relation, anchor: Anchor) -> None:
    """Makes a container that was asked in no size large enough for what goes in it."""
    half = _half(target, anchor)
    depth = anchor.height * float(np.linalg.norm(target.node.local[:3, 2]))
    low, high = place.bounds()
    if _stands_in(place, half, depth) or min(*half, depth) <= 0:
        return
    needed = _PACKING * relation.count * float(np.prod(high - low))
    room = 4 * half[0] * half[1] * depth
    grow = min(_MAX_ENLARGEMENT, (needed / room) ** (1 / 3))
    if grow > 1.0:
        bottom, _ = target.bounds()
        at = np.array([*target.node.local[:2, 3], bottom[2]])
        target.node.local = translation(at) @ scaling(grow) @ translation(-at) @ target.node.local


def _half(target: Place, anchor: Anchor) -> tuple[float, float]:
    matrix = target.node.local[:3, :3]
    return (
        anchor.half_size[0] * float(np.linalg.norm(matrix[:, 0])),
        anchor.half_size[1] * float(np.linalg.norm(matrix[:, 1])),
    )


def _rest(
    place: Place, target: Place, relation: Relation, center: tuple[float, float], half: tuple[float, float],
    top: float, floor: float, *, elliptic: bool, walled: bool = False,
) -> None:  # fmt: skip
    own = half_footprint(place)
    area = (half[0] + own, half[1] + own) if walled else half
    dx, dy = slot(relation.index, relation.count, area, own, elliptic=elliptic)
    if relation.count == 1 and not target.rested:
        move_center(place, center[0] + dx, center[1] + dy, top + 0.001)
        lower(place, [target.node], floor=floor)
        if not walled and _pierced(place, target):
            # Handles or a back stand where it would be: over them all, then down.
            move_center(place, center[0] + dx, center[1] + dy, float(target.bounds()[1][2]) + 0.001)
            lower(place, [target.node], floor=floor)
        target.rested.append(place.node)
        return
    reach = (half[0] + own, half[1] + own)
    key = f"{relation.kind} {relation.anchor}"
    if key not in target.grounds:
        target.grounds[key] = _ground(target, center, reach, top)
    ground = target.grounds[key]
    bottom, upper = _stamps(place, ground.cell)
    # Walls are in the height map and keep things in; on a plain top the edge must.
    spread = [h + 0.3 * own if walled else max(h - own, 0.7 * h) for h in half]
    hx, hy = spread
    spots = [(dx, dy), *(_sunflower(k, _CANDIDATES, hx, hy) for k in range(_CANDIDATES))]
    best, chosen = math.inf, (dx, dy)
    for sx, sy in spots:
        z = ground.rest(bottom, center[0] + sx, center[1] + sy)
        score = (floor if z == -math.inf else z) + 0.12 * math.hypot(sx - dx, sy - dy)
        if score < best - 1e-9:
            best, chosen = score, (sx, sy)
    x, y = center[0] + chosen[0], center[1] + chosen[1]
    z = ground.rest(bottom, x, y)
    z = floor if z == -math.inf else z
    move_center(place, x, y, z + 1.5 * ground.cell)
    if len(target.rested) <= _EXACT_UP_TO:
        lower(place, [target.node, *target.rested], floor=floor)
    else:
        place.node.local = translation((0.0, 0.0, -1.5 * ground.cell)) @ place.node.local
    ground.add(upper, x, y, float(place.bounds()[0][2]))
    target.rested.append(place.node)


def _pierced(place: Place, target: Place) -> bool:
    """Whether much of one is in the other."""
    own, other = place.node.points(), target.node.points()
    low, high = place.bounds()
    near = other[np.all((other > low) & (other < high), axis=1)]
    if len(near) < 3:
        return False
    return share_inside(own, tree_of([target.node])) > _PIERCED or (
        share_inside(near, tree_of([place.node])) > 3 * _PIERCED
    )


def _ground(target: Place, center: tuple[float, float], reach: tuple[float, float], top: float) -> Ground:
    ground = Ground(tree_of([target.node]), center, reach, top)
    for earlier in target.rested:
        points = earlier.points()
        low, high = points.min(axis=0), points.max(axis=0)
        resting = Place(target.part, earlier)
        _, upper = _stamps(resting, ground.cell)
        ground.add(upper, float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2, float(low[2]))
    return ground


def _stamps(place: Place, cell: float) -> tuple[Floats, Floats]:
    """Underside and upper side of a part over its own bottom, on the ground's cells; ±inf beside it."""
    tree = tree_of([place.node])
    low, high = place.bounds()
    counts = [max(1, math.ceil((high[k] - low[k]) / cell) | 1) for k in (0, 1)]
    middle = (low + high) / 2
    bottom, upper = np.full(counts, np.inf), np.full(counts, -np.inf)
    for i in range(counts[0]):
        x = middle[0] + (i - counts[0] // 2) * cell
        for j in range(counts[1]):
            y = middle[1] + (j - counts[1] // 2) * cell
            hit = tree.ray_cast(Vector((x, y, low[2] - 1.0)), _UP)
            if hit[0] is None:
                continue
            bottom[i, j] = hit[0].z - low[2]
            above = tree.ray_cast(Vector((x, y, high[2] + 1.0)), _DOWN)
            upper[i, j] = (above[0].z if above[0] is not None else high[2]) - low[2]
    return bottom, upper


def _stands_in(place: Place, half: tuple[float, float], depth: float) -> bool:
    points = place.node.points()
    low, high = points.min(axis=0), points.max(axis=0)
    foot = points[points[:, 2] < low[2] + max(depth, 0.3 * float(high[2] - low[2]))]
    slim = float(np.ptp(foot[:, :2], axis=0).max()) < 1.2 * min(half) or float(high[2] - low[2]) > 5 * half_footprint(
        place
    )
    return depth > 0 and float(high[2] - low[2]) > 1.4 * depth and slim


def _stand_in(
    place: Place,
    target: Place,
    relation: Relation,
    at: tuple[float, float, float],
    half: tuple[float, float],
    depth: float,
) -> None:
    """Stems in a vase: feet near the middle of the floor, each leaning outwards to its own side."""
    x, y, z = at
    if relation.count > 1:
        share = math.sqrt((relation.index + 0.5) / relation.count)
        turn = relation.index * _GOLDEN
        tilt = min(_MAX_TILT_DEG, math.degrees(math.atan2(0.7 * min(half), max(depth, 1e-6)))) * share
        lean = rotation((0.0, tilt, 0.0))
        place.node.local = rotation((0.0, 0.0, math.degrees(turn))) @ lean @ place.node.local
    points = place.node.points()
    foot = points[points[:, 2] < points[:, 2].min() + 0.05 * float(np.ptp(points[:, 2])) + 1e-6].mean(axis=0)
    place.node.local = (
        translation(np.array([x - foot[0], y - foot[1], z - float(points[:, 2].min())])) @ place.node.local
    )
    target.rested.append(place.node)


def _too_long(place: Place, half: tuple[float, float], depth: float) -> bool:
    """Whether a lying stick (a spoon, a pencil, a brush) is longer than the room is wide."""
    low, high = place.bounds()
    size = high - low
    return depth > 0 and float(max(size[:2])) > max(2.2 * float(size[2]), 2.05 * max(half))


def _lean_in(
    place: Place, target: Place, relation: Relation, at: tuple[float, float, float], half: tuple[float, float],
    depth: float,
) -> None:  # fmt: skip
    """Stands a stick in a cup: its foot on the floor at one side, itself on the rim of the other."""
    x, y, z = at
    low, high = place.bounds()
    size = high - low
    long = 0 if size[0] >= size[1] else 1
    middle = (low + high) / 2
    grip = place.anchor("grip")
    # The end with the grip goes up.
    up = 1.0 if grip is None or grip[0][long] >= middle[long] else -1.0
    turn = (0.0, -90.0 * up, 0.0) if long == 0 else (90.0 * up, 0.0, 0.0)
    place.node.local = rotation(turn) @ place.node.local
    reach = 0.72 * min(half)
    tilt = math.degrees(math.atan2(2 * reach, max(depth, 1e-6)))
    place.node.local = rotation((0.0, tilt, 0.0)) @ place.node.local
    spin = 35.0 + 360.0 * relation.index * 0.381966
    place.node.local = rotation((0.0, 0.0, spin)) @ place.node.local
    points = place.node.points()
    foot = points[points[:, 2] < points[:, 2].min() + 0.08 * float(np.ptp(points[:, 2]))].mean(axis=0)
    side = reach * np.array([math.cos(math.radians(spin)), math.sin(math.radians(spin))])
    place.node.local = (
        translation(np.array([x - side[0] - foot[0], y - side[1] - foot[1], z - float(points[:, 2].min())]))
        @ place.node.local
    )
    target.rested.append(place.node)


def _sunflower(index: int, count: int, hx: float, hy: float) -> tuple[float, float]:
    """Evenly spread points in an ellipse (Vogel 1979)."""
    share = math.sqrt((index + 0.5) / count)
    return hx * share * math.cos(index * _GOLDEN), hy * share * math.sin(index * _GOLDEN)


def lower(place: Place, onto: list[BuiltNode], *, floor: float) -> None:
    """Lowers the part until it first touches; to `floor` where rays meet nothing."""
    tree = tree_of(onto)
    points = place.node.points()
    low, high = points.min(axis=0), points.max(axis=0)
    lower = points[points[:, 2] < low[2] + 0.5 * (high[2] - low[2]) + 1e-6]
    gaps: list[float] = []
    for x, y, z in thinned(lower, _MAX_RAYS).tolist():
        hit = tree.ray_cast(Vector((x, y, z)), _DOWN)
        if hit[0] is not None:
            gaps.append(z - hit[0].z)
    below = np.concatenate([n.points() for n in onto])
    inside = np.all((below[:, :2] >= low[:2]) & (below[:, :2] <= high[:2]), axis=1) & (below[:, 2] <= high[2])
    if inside.any():
        own = tree_of([place.node])
        for x, y, z in thinned(below[inside], _MAX_RAYS).tolist():
            hit = own.ray_cast(Vector((x, y, z)), _UP)
            if hit[0] is not None:
                gaps.append(hit[0].z - z)
    fall = min(gaps) if gaps else float(low[2]) - floor
    place.node.local = translation((0.0, 0.0, -fall)) @ place.node.local
