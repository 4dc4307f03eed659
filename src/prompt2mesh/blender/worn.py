"""Puts clothes and jewellery on whoever wears them: sized to the body, then brought to its real surface."""

from dataclasses import replace

import numpy as np
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.blender.bodies import Spot, spot, stands_upright
from prompt2mesh.blender.matrices import apply, decompose_xyz, rotation, scaling, translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.resting import Place
from prompt2mesh.blender.surfaces import gap_along, hit, ring_at, tree_of, yaw_degrees
from prompt2mesh.blender.tailoring import tailor
from prompt2mesh.mesh.placement import Relation

# What covers a body is cut from its surface, under these names of the relation's anchor.
GARMENTS = frozenset({"torso", "coat", "gown", "skirt", "legs", "hands"})
_FEET = frozenset({"feet", "foot", "foot_right", "foot_front_right"})
_RINGS = frozenset({"neck", "wrist", "finger"})
_FACES = frozenset({"eyes", "face", "mouth"})
# What publishes no size of its own is worn as large as this share of its wearer's height.
_SHARE_OF_WEARER = 0.36
_SINK = 0.03
_ROWS = 22
_HANGING_ROOM = 0.5  # of the height of a neck that reaches forward, what may hang from it
_STOUT = 0.1
_STEEP, _BACK_ON_NECK = 0.75, 0.5


def wear(place: Place, target: Place, relation: Relation) -> None:
    """Dresses the target in the part, at the relation's anchor."""
    name = relation.anchor or "head"
    if name in _FEET:
        _shoes(place, target)
    elif not (name in GARMENTS and tailor(place, target, name)) and not (
        name == "cape" and not stands_upright(target) and tailor(place, target, "torso")
    ):
        _put_on(place, target, name)
        _above_ground(place, float(target.bounds()[0][2]))


def _above_ground(place: Place, ground: float) -> None:
    """Nothing worn reaches below the feet: what hangs too low is shortened, the rest raised."""
    low = float(place.bounds()[0][2])
    if low >= ground:
        return
    fit = place.anchor("fit")
    at = float(fit[0][2]) if fit is not None else ground
    if at <= ground:
        place.node.local = translation((0.0, 0.0, ground - low)) @ place.node.local
        return
    share = 0.96 * (at - ground) / (at - low)
    for leaf, world in place.node.walk():
        if leaf.mesh is None:
            continue
        points = apply(world, leaf.mesh.data.vertices)
        points[:, 2] = np.where(points[:, 2] < at, at - (at - points[:, 2]) * share, points[:, 2])
        moved = apply(np.linalg.inv(world), points)
        leaf.mesh = replace(leaf.mesh, data=replace(leaf.mesh.data, vertices=moved), _mirrored={})


def _put_on(place: Place, target: Place, spot_name: str) -> None:
    name = "neck" if spot_name == "cape" else spot_name
    where = spot(target, name)
    tree = tree_of([target.node])
    if name in _RINGS:
        where = _measured_ring(target, where)
    _size(place, target, where)
    own = place.anchor("fit", "base")
    if own is not None and name == "neck" and where.normal[2] < _STEEP:
        _round_tilted_neck(place, target, tree, where, own[0])
        return
    if own is not None:
        normal = place.node.local[:3, :3] @ np.asarray(own[1].normal)
        place.node.local = decompose_xyz(normal, where.normal) @ place.node.local
        here = place.anchor("fit", "base")
        assert here is not None
        at = here[0]
    else:
        low, high = place.bounds()
        at = (low + high) / 2
        if where.normal[2] > 0.6:
            at[2] = low[2]
    place.node.local = translation(where.at - at) @ place.node.local
    if name in _FACES:
        _to_face(place.node, tree, where)
    elif name in _RINGS:
        turn = rotation((0.0, 0.0, yaw_degrees(target.node.local)))[:3, :3]
        _drape(place.node, tree, turn @ np.array([0.0, 1.0 if spot_name == "cape" else -1.0, 0.0]), where.radius)
    elif name == "ears":
        return
    elif name in {"back", "chest", *GARMENTS}:
        _touch(place.node, tree, -where.normal, share=0.9)
    else:
        _onto_head(place.node, tree, where)


def _size(place: Place, target: Place, where: Spot) -> None:
    own = place.anchor("fit", "base")
    low, high = place.bounds()
    if own is not None and own[1].radius > 0 and where.radius > 0:
        mine = own[1].radius * float(np.linalg.norm(place.node.local[:3, 0]))
        factor = where.radius / mine
    elif where.radius > 0 and own is None:
        factor = where.radius / max(float((high - low)[:2].max()) / 2, 1e-9)
    else:
        body_low, body_high = target.bounds()
        wanted = _SHARE_OF_WEARER * float(body_high[2] - body_low[2])
        if where.radius > 0:
            wanted = max(wanted, 2.2 * where.radius) if wanted < where.radius else wanted
        factor = wanted / max(float((high - low).max()), 1e-9)
        if 0.6 < factor < 1.6:
            factor = 1.0
    place.node.local = scaling(factor) @ place.node.local


def _measured_ring(target: Place, where: Spot) -> Spot:
    """The real girth, where the vertices near tell one that is not too far from what was published."""
    if where.radius <= 0:
        return where
    ring = ring_at(target.node.points(), where.at, where.normal, where.radius)
    if ring is None:
        return where
    center, radius = ring
    if where.normal[2] < _STEEP:
        center = where.at  # near a head, the vertices about tell little of the neck's middle
    radius = float(np.clip(radius, 0.85 * where.radius, 1.2 * where.radius))
    low, high = target.bounds()
    if radius > _STOUT * float(high[2] - low[2]) and where.normal[2] >= _STEEP:  # hardly a neck: under the chin
        return Spot(center - 0.4 * radius * where.normal, where.normal, 0.94 * radius)
    if where.normal[2] < _STEEP:  # a neck that reaches forward: rather at its root than under the chin
        center = center - _BACK_ON_NECK * radius * where.normal
    return Spot(center, where.normal, radius)


def _to_face(node: BuiltNode, tree: BVHTree, where: Spot) -> None:
    """Moves glasses and masks along the look until their front part just lies on the face."""
    points = node.points()
    depth = points @ where.normal
    front = points[depth > depth.max() - 0.25 * float(np.ptp(depth)) - 1e-6]
    gap = gap_along(front, tree, -where.normal, share=0.8)
    if gap is not None:
        limit = 0.8 * where.radius + 1e-6
        node.local = translation(-where.normal * float(np.clip(gap - 0.02 * where.radius, -limit, limit))) @ node.local


def _touch(node: BuiltNode, tree: BVHTree, direction: Floats, *, share: float) -> None:
    gap = gap_along(node.points(), tree, direction, share=share)
    if gap is not None:
        node.local = translation(direction * gap) @ node.local


def _round_tilted_neck(place: Place, target: Place, tree: BVHTree, where: Spot, fit: Floats) -> None:
    """A loop across a neck that reaches forward; what hangs from it goes straight down before the chest."""
    own = place.anchor("fit", "base")
    assert own is not None
    turn = decompose_xyz(place.node.local[:3, :3] @ np.asarray(own[1].normal), where.normal)
    forward = rotation((0.0, 0.0, yaw_degrees(target.node.local)))[:3, :3] @ np.array([0.0, -1.0, 0.0])
    leaves = [(leaf, world, apply(world, leaf.mesh.data.vertices)) for leaf, world in place.node.walk() if leaf.mesh]
    below = [
        p[:, 2].mean() < fit[2] - 0.45 * where.radius and np.ptp(p[:, 2]) > 0.5 * where.radius for _, _, p in leaves
    ]
    hanging = [p for (_, _, p), hangs in zip(leaves, below, strict=True) if hangs]
    loop = translation(where.at) @ turn @ translation(-fit)
    down = translation(where.at - fit)
    if hanging:
        points = np.concatenate(hanging)
        top = points[points[:, 2] > points[:, 2].max() - 0.1 * float(np.ptp(points[:, 2]))].mean(axis=0)
        room = _HANGING_ROOM * float(where.at[2] - target.bounds()[0][2])
        short = scaling(min(1.0, room / max(float(np.ptp(points[:, 2])), 1e-9)))
        down = translation(apply(loop, top[None])[0]) @ short @ translation(-top)
        gap = gap_along(apply(down, points), tree, -forward, share=0.9)
        if gap is not None and gap < 0:
            down = translation(forward * min(-gap, 2.0 * where.radius)) @ down
    made = [
        BuiltNode(leaf.name, (down if hangs else loop) @ world, leaf.mesh, [], leaf.part)
        for (leaf, world, _), hangs in zip(leaves, below, strict=True)
    ]
    place.node.local, place.node.mesh, place.node.children = np.eye(4), None, made


def _drape(node: BuiltNode, tree: BVHTree, forward: Floats, radius: float) -> None:
    """Lays what hangs from the neck on the body in front (or behind), bending it by its height."""
    leaves = [
        (leaf, world, apply(world, leaf.mesh.data.vertices)) for leaf, world in node.walk() if leaf.mesh is not None
    ]
    points = np.concatenate([p for _, _, p in leaves])
    low, high = float(points[:, 2].min()), float(points[:, 2].max())
    ahead = points @ forward
    middle, front = (float(ahead.min()) + float(ahead.max())) / 2, float(ahead.max())
    if high - low < 1e-9 or front - middle < 1e-9:
        return
    heights = np.linspace(low, high, _ROWS)
    row = (high - low) / (_ROWS - 1)
    needs: list[float] = []
    for height in heights:
        near = points[(np.abs(points[:, 2] - height) < 0.75 * row) & (ahead > middle + 0.3 * (front - middle))]
        # The rear of the thing comes to lie on the body, and a little of it in the body.
        gap = gap_along(near, tree, -forward, share=0.9, limit=60) if len(near) else None
        needs.append(np.nan if gap is None else -gap)
    known = np.array(needs)
    valid = ~np.isnan(known)
    if not valid.any():
        return
    filled = np.interp(heights, heights[valid], known[valid])
    smooth = np.convolve(np.pad(filled, 2, mode="edge"), np.ones(5) / 5, mode="valid")
    need = np.clip(np.maximum(smooth, np.minimum(filled, smooth + 0.1 * radius)), -1.2 * radius, 2.5 * radius)
    for leaf, world, at in leaves:
        assert leaf.mesh is not None
        share = np.clip((at @ forward - middle) / (front - middle), 0.0, 1.0)
        push = np.interp(at[:, 2], heights, need) * share
        moved = apply(np.linalg.inv(world), at + push[:, None] * forward)
        leaf.mesh = replace(leaf.mesh, data=replace(leaf.mesh.data, vertices=moved))


def _onto_head(node: BuiltNode, tree: BVHTree, where: Spot) -> None:
    """Lowers a hat until it rests on the head, a little over it."""
    points = node.points()
    down = -where.normal
    height = points @ where.normal
    rim = points[height < height.min() + 0.3 * float(np.ptp(height)) + 1e-6]
    gap = gap_along(rim, tree, down)
    if gap is not None and gap > 0:
        node.local = translation(down * min(gap + _SINK * where.radius, 2.0 * where.radius)) @ node.local
        return
    found = hit(tree, where.at + where.normal * 50 * max(where.radius, 0.01), down)
    if gap is None and found is not None:
        node.local = translation(found - where.at) @ node.local


def _shoes(place: Place, target: Place) -> None:
    """One shoe of the pair on each foot, as large as the foot."""
    points = target.node.points()
    feet = _feet(points)
    shoes = _pair(place.node)
    if len(feet) == 1:
        _shoes_under(place, points, shoes)
        return
    if shoes is None or not feet:
        return
    made: list[BuiltNode] = []
    for number, foot in enumerate(feet):
        shoe = shoes[number % 2]
        points = shoe.points()
        low, high = points.min(axis=0), points.max(axis=0)
        size = foot.max(axis=0) - foot.min(axis=0)
        grow = 1.25 * max(size[1] / max(high[1] - low[1], 1e-9), size[0] / max(high[0] - low[0], 1e-9))
        middle = (foot.min(axis=0) + foot.max(axis=0)) / 2
        base = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
        to = np.array([middle[0], middle[1], foot[:, 2].min() - 0.02 * size[1]])
        matrix = translation(to) @ scaling(grow) @ translation(-base)
        made.append(
            BuiltNode(f"{place.node.name} {number + 1}", matrix @ shoe.local, shoe.mesh, shoe.children, shoe.part)
        )
    place.node.local = np.eye(4)
    place.node.mesh = None
    place.node.children = made


def _shoes_under(place: Place, points: Floats, shoes: tuple[BuiltNode, BuiltNode] | None) -> None:
    """A pair of shoes under what has no feet, their openings a little into it."""
    if shoes is None:
        return
    low, high = points.min(axis=0), points.max(axis=0)
    lower = points[points[:, 2] < low[2] + 0.25 * (high[2] - low[2])]
    width = float(np.ptp(lower[:, 0]))
    middle = (lower.min(axis=0) + lower.max(axis=0)) / 2
    made: list[BuiltNode] = []
    for side, shoe in zip((-1.0, 1.0), shoes, strict=True):
        own = shoe.points()
        own_low, own_high = own.min(axis=0), own.max(axis=0)
        grow = 0.42 * width / max(float(own_high[0] - own_low[0]), 1e-9)
        at = np.array([middle[0] + 0.24 * side * width, middle[1], low[2] + 0.16 * width])
        back = float(own_high[1]) - 0.3 * float(own_high[1] - own_low[1])
        base = np.array([(own_low[0] + own_high[0]) / 2, back, own_high[2]])
        matrix = translation(at) @ scaling(grow) @ translation(-base)
        made.append(BuiltNode(f"{place.node.name} {'right' if side < 0 else 'left'}", matrix @ shoe.local,
                              shoe.mesh, shoe.children, shoe.part))  # fmt: skip
    place.node.local = np.eye(4)
    place.node.mesh = None
    place.node.children = made


def _feet(points: Floats) -> list[Floats]:
    """The vertices near the ground, by foot: split where there is a gap, left from right and front from back."""
    low, high = float(points[:, 2].min()), float(points[:, 2].max())
    ground = points[points[:, 2] < low + 0.06 * (high - low)]
    groups = [ground]
    for axis in (0, 1):
        groups = [half for group in groups for half in _split(group, axis)]
    groups = [g for g in groups if len(g) >= 4]
    return sorted(groups, key=lambda g: (float(g[:, 1].mean()), float(g[:, 0].mean())))[:4]


def _split(points: Floats, axis: int) -> list[Floats]:
    values = np.sort(points[:, axis])
    if len(values) < 8:
        return [points]
    gaps = np.diff(values)
    widest = int(np.argmax(gaps))
    if gaps[widest] < 0.15 * float(np.ptp(values)):
        return [points]
    at = (values[widest] + values[widest + 1]) / 2
    return [points[points[:, axis] < at], points[points[:, axis] >= at]]


def _pair(node: BuiltNode) -> tuple[BuiltNode, BuiltNode] | None:
    """The right and the left one of a pair that was drawn as one part."""
    sides: tuple[list[BuiltNode], list[BuiltNode]] = ([], [])
    for leaf, world in node.walk():
        if leaf.mesh is None:
            continue
        points = leaf.mesh.data.vertices @ world[:3, :3].T + world[:3, 3]
        sides[0 if points[:, 0].mean() < 0 else 1].append(BuiltNode(leaf.name, world, leaf.mesh, [], leaf.part))
    if not sides[0] and not sides[1]:
        return None
    right, left = (sides[0] or sides[1]), (sides[1] or sides[0])
    return (
        BuiltNode(f"{node.name} right", np.eye(4), None, right),
        BuiltNode(f"{node.name} left", np.eye(4), None, left),
    )
