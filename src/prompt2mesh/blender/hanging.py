"""Things that hang from, lean on, or are fixed to other things, brought to their real surfaces."""

import numpy as np

from prompt2mesh.blender.matrices import decompose_xyz, rotation, scaling, translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.resting import Place, lower, rest_on
from prompt2mesh.blender.surfaces import gap_along, hit, share_inside, tree_of, yaw_degrees
from prompt2mesh.mesh.placement import Relation

_LEAN_DEG = 14.0
_BACKWARDS, _DOWN = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, -1.0])
_HEIGHT_ON_WALL = 0.6
_PLANTED = 0.26  # share of its length that is in the target
_TRIES = 9


def hang(place: Place, target: Place, relation: Relation) -> None:
    """Hangs the part by its hook (or top) from the target's hook, or from its underside where there is room."""
    own_low, own_high = place.bounds()
    own = place.anchor("hook", "top")
    top = np.array([(own_low[0] + own_high[0]) / 2, (own_low[1] + own_high[1]) / 2, own_high[2]])
    hook = top if own is None or own[0][2] < own_high[2] - 0.2 * float(own_high[2] - own_low[2]) else own[0]
    found = target.anchor(relation.anchor, "hook")
    spread = (relation.index - (relation.count - 1) / 2) * 1.2 * float(own_high[0] - own_low[0])
    if found is not None:
        at = found[0] + np.array([spread, 0.0, 0.0])
        place.node.local = translation(at - hook) @ place.node.local
        return
    _from_underside(place, target, hook, spread)


def _from_underside(place: Place, target: Place, hook: Floats, spread: float) -> None:
    """Of several places on the underside, takes the one where least of the part runs into the target."""
    low, high = target.bounds()
    tree = tree_of([target.node])
    size = place.bounds()[1] - place.bounds()[0]
    start = place.node.local
    best, chosen = np.inf, translation(np.array([*((low + high) / 2)[:2], low[2]]) - hook) @ start
    for across in np.linspace(0.1, 0.9, _TRIES):
        for deep in np.linspace(0.1, 0.9, _TRIES):
            x = low[0] + across * (high[0] - low[0]) + spread
            y = low[1] + deep * (high[1] - low[1])
            under = hit(tree, np.array([x, y, low[2] - 1.0]), np.array([0.0, 0.0, 1.0]))
            if under is None:
                continue
            moved = translation(under + np.array([0.0, 0.0, 0.015 * size[2]]) - hook) @ start
            place.node.local = moved
            overlap = share_inside(place.node.points(), tree, 40)
            # Rather high up (a branch, not the trunk's foot) and rather in the middle.
            height = (under[2] - low[2]) / max(float(high[2] - low[2]), 1e-9)
            score = 8 * max(0.0, overlap - 0.02) - 0.6 * height + 0.4 * abs(across - 0.6) + 0.3 * abs(deep - 0.4)
            if score < best:
                best, chosen = score, moved
    place.node.local = chosen


def lean(place: Place, target: Place, relation: Relation) -> None:
    """Leans the part against the front of the target, its foot on the ground."""
    _lengthwise(place)
    place.node.local = rotation((-_LEAN_DEG, 0.0, 0.0)) @ place.node.local
    low, high = target.bounds()
    own_low, own_high = place.bounds()
    width = float(own_high[0] - own_low[0])
    x = float(low[0] + high[0]) / 2 + (relation.index - (relation.count - 1) / 2) * 1.3 * width
    middle = (own_low + own_high) / 2
    place.node.local = (
        translation(np.array([x - middle[0], low[1] - own_high[1] - 1.0, low[2] - own_low[2]])) @ place.node.local
    )
    _until_touching(place, target)


def put_against(place: Place, target: Place, relation: Relation) -> None:
    """Fixes the part flat on the front of a wall or a door, at the height of the eyes."""
    own_low, own_high = place.bounds()
    size = own_high - own_low
    if size[2] < 0.4 * float(min(size[0], size[1])):  # it lies: stand it up with its upper side to the front
        place.node.local = rotation((90.0, 0.0, 0.0)) @ place.node.local
    turn = rotation((0.0, 0.0, yaw_degrees(target.node.local)))[:3, :3]
    low, high = target.bounds()
    own_low, own_high = place.bounds()
    middle = (own_low + own_high) / 2
    half = float(own_high[2] - own_low[2]) / 2
    tall = float(high[2] - low[2])
    z = float(low[2]) + min(max(_HEIGHT_ON_WALL * tall, 1.05 * half), max(tall - 1.05 * half, half))
    along = (relation.index - (relation.count - 1) / 2) * 1.25 * float(own_high[0] - own_low[0])
    at = np.array([*((low + high) / 2)[:2], z]) + turn @ np.array([along, -float(np.max(high - low)) - half, 0.0])
    place.node.local = translation(at - middle) @ place.node.local
    _until_touching(place, target, turn @ _BACKWARDS)


def plant(place: Place, target: Place, relation: Relation) -> None:
    """Sticks a long thing upright into the target, its grip up (a sword in a stone, a flag in sand)."""
    _lengthwise(place)
    low, high = place.bounds()
    grip = place.anchor("grip")
    if grip is not None and float(grip[0][2]) < float(low[2] + high[2]) / 2:
        middle = (low + high) / 2
        place.node.local = translation(middle) @ rotation((180.0, 0.0, 0.0)) @ translation(-middle) @ place.node.local
    rest_on(place, target, relation)
    low, high = place.bounds()
    depth = min(_PLANTED * float(high[2] - low[2]), 0.6 * float(np.ptp(target.node.points()[:, 2])))
    place.node.local = translation(_DOWN * depth) @ place.node.local


def attach(place: Place, target: Place, relation: Relation) -> None:
    """Puts the part at an anchor of the target, its own base there, along the anchor's normal."""
    found = target.anchor(relation.anchor, "top")
    if found is None:
        rest_on(place, target, relation)
        return
    at, anchor = found
    normal = target.node.local[:3, :3] @ np.asarray(anchor.normal)
    grow = float(np.linalg.norm(target.node.local[:3, 0]))
    own = place.anchor("fit", "base")
    own_low, own_high = place.bounds()
    if relation.fit and anchor.radius > 0:
        known = own is not None and own[1].radius > 0
        mine = own[1].radius if own is not None and known else float(max((own_high - own_low)[:2]) / 2)
        mine *= float(np.linalg.norm(place.node.local[:3, 0])) if known else 1.0
        place.node.local = scaling(anchor.radius * grow / max(mine, 1e-9)) @ place.node.local
    if own is not None:
        mine_normal = place.node.local[:3, :3] @ np.asarray(own[1].normal)
        place.node.local = decompose_xyz(mine_normal, normal) @ place.node.local
        here = place.anchor("fit", "base")
        assert here is not None
        place.node.local = translation(at - here[0]) @ place.node.local
        if relation.anchor == "seat":
            _onto_seat(place, target, at)
        return
    own_low, own_high = place.bounds()
    middle = (own_low + own_high) / 2
    if normal[2] > 0.6 * float(np.linalg.norm(normal)):
        middle[2] = own_low[2]
    place.node.local = translation(at - middle) @ place.node.local
    if relation.anchor == "inside":
        target.rested.append(place.node)
    elif relation.anchor == "middle":  # of a vessel that lies: down onto its wall
        lower(place, [target.node], floor=float(target.bounds()[0][2]))


def _onto_seat(place: Place, target: Place, at: Floats) -> None:
    """Lowers or raises who sits until the seat, and not the feet, carries."""
    points = place.node.points()
    reach = 0.12 * float(np.ptp(points[:, 2]))
    near = points[(np.linalg.norm(points[:, :2] - at[:2], axis=1) < reach) & (np.abs(points[:, 2] - at[2]) < reach)]
    gap = gap_along(near, tree_of([target.node]), _DOWN, share=0.94) if len(near) > 3 else None
    if gap is not None and abs(gap) < 2 * reach:
        place.node.local = translation(_DOWN * gap) @ place.node.local


def _lengthwise(place: Place) -> None:
    """Stands a long thing up, and turns a broad one along the wall."""
    low, high = place.bounds()
    size = high - low
    if size[0] > 2.2 * max(size[1], size[2]):
        place.node.local = rotation((0.0, -90.0, 0.0)) @ place.node.local
    elif size[1] > 2.2 * max(size[0], size[2]):
        place.node.local = rotation((90.0, 0.0, 0.0)) @ place.node.local
    elif size[1] > 1.3 * size[0]:
        place.node.local = rotation((0.0, 0.0, 90.0)) @ place.node.local


def _until_touching(place: Place, target: Place, direction: Floats = _BACKWARDS) -> None:
    gaps = [
        gap_along(place.node.points(), tree_of([target.node]), direction),
        gap_along(target.node.points(), tree_of([place.node]), -direction),
    ]
    known = [g for g in gaps if g is not None]
    if known:
        place.node.local = translation(direction * min(known)) @ place.node.local
