"""Puts things into hands and mouths: a long thing by its grip and upright, a compact one before the hand."""

import math

import numpy as np
from mathutils import Vector

from prompt2mesh.blender.bodies import Spot, spot
from prompt2mesh.blender.matrices import decompose_xyz, rotation, scaling, translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.resting import Place
from prompt2mesh.blender.surfaces import gap_along, hit, share_inside, thinned, tree_of, yaw_degrees
from prompt2mesh.mesh.placement import Relation

_LONG = 2.2  # longest side over the next one, from which a thing is held like a stick
_TO_CAMERA = Vector((-0.5, -0.8, 0.34)).normalized()
_GRIP_HEIGHT = 0.42
_MOST_INSIDE = 0.06
_MOST_GROWN = 1.4
_UP = np.array([0.0, 0.0, 1.0])


def hold(place: Place, target: Place, relation: Relation) -> None:
    """Puts the part into the hand (or mouth) that the relation's anchor names."""
    name = relation.anchor or "hand_right"
    hand = spot(target, name)
    turn = rotation((0.0, 0.0, yaw_degrees(target.node.local)))
    forward = turn[:3, :3] @ np.array([0.0, -1.0, 0.0])
    if name == "mouth":
        _in_mouth(place, hand.at, forward, turn[:3, :3])
        _until_touching(place, target)
        return
    long = _make_upright(place, turn[:3, :3])
    grip = _grip(place, long=long)
    if long or (place.anchor("grip") is not None and _slim_at(place, grip, hand.radius)):
        place.node.local = translation(hand.at - grip) @ place.node.local
        _over_head(place, target)
        _beside_body(place, target, hand.at, turn[:3, :3])
        _out_of_body(place, target, forward)
    else:
        _before_hand(place, target, hand.at, forward, name)
    _until_touching(place, target)
    floor = float(target.bounds()[0][2])
    under = floor - float(place.bounds()[0][2])
    if under > 0:
        place.node.local = translation((0.0, 0.0, under)) @ place.node.local


def play(place: Place, target: Place, relation: Relation) -> None:
    """Holds an instrument the way it is played: to the mouth, or across the chest."""
    turn = rotation((0.0, 0.0, yaw_degrees(target.node.local)))
    forward = turn[:3, :3] @ np.array([0.0, -1.0, 0.0])
    own_mouth = place.anchor("mouth")
    if own_mouth is not None:
        at = spot(target, "mouth").at
        low, high = place.bounds()
        away = (low + high) / 2 - own_mouth[0]
        place.node.local = decompose_xyz(away, forward - 0.12 * _UP) @ place.node.local
        here = place.anchor("mouth")
        assert here is not None
        place.node.local = translation(at - here[0]) @ place.node.local
        return
    low, high = place.bounds()
    size = high - low
    if size[2] < 1.6 * size[0]:
        hold(place, target, relation)
        return
    place.node.local = turn @ rotation((0.0, 64.0, 0.0)) @ np.linalg.inv(turn) @ place.node.local
    chest_at = spot(target, "chest").at
    hands = [found[0] for found in (target.anchor("hand_right"), target.anchor("hand_left")) if found is not None]
    if target.anchor("chest") is None and len(hands) == 2:
        chest_at = (hands[0] + hands[1]) / 2
    body_low, body_high = target.bounds()
    tall = float(body_high[2] - body_low[2])
    low, high = place.bounds()
    middle = (low + high) / 2
    wanted = chest_at + turn[:3, :3] @ np.array([0.12 * float(size[2]), 0.0, 0.0]) - _UP * 0.1 * tall
    place.node.local = translation(wanted - middle + forward * tall) @ place.node.local
    gap = gap_along(place.node.points(), tree_of([target.node]), -forward)
    if gap is not None:
        place.node.local = translation(-forward * gap) @ place.node.local


def _axes(place: Place) -> tuple[Floats, Floats]:
    """Sizes along the part's own axes as it stands now, and those axes in the world."""
    matrix = place.node.local[:3, :3]
    axes = matrix / np.maximum(np.linalg.norm(matrix, axis=0), 1e-12)
    points = place.node.points() @ axes
    return np.ptp(points, axis=0), axes


def _make_upright(place: Place, turn: Floats) -> bool:
    """Raises the long axis of a stick; says whether the part is one."""
    sizes, axes = _axes(place)
    order = np.argsort(sizes)
    if sizes[order[2]] < _LONG * sizes[order[1]]:
        return False
    longest = axes[:, order[2]]
    found = place.anchor("grip")
    low, high = place.bounds()
    middle = (low + high) / 2
    if abs(longest[2]) > 0.8:
        return True
    away = middle - found[0] if found is not None else longest
    direction = longest if float(longest @ away) >= 0 else -longest
    up = turn @ np.array([0.0, -0.3, 0.95])
    place.node.local = decompose_xyz(direction, up) @ place.node.local
    return True


def _grip(place: Place, *, long: bool) -> Floats:
    found = place.anchor("grip")
    if found is not None:
        return found[0]
    low, high = place.bounds()
    middle = (low + high) / 2
    if long:
        z = float(low[2]) + _GRIP_HEIGHT * float(high[2] - low[2])
        points = place.node.points()
        near = points[np.abs(points[:, 2] - z) < 0.06 * float(high[2] - low[2]) + 1e-6]
        if len(near):
            middle = (near.min(axis=0) + near.max(axis=0)) / 2
        middle[2] = z
    return middle


def _slim_at(place: Place, grip: Floats, hand_radius: float) -> bool:
    """Whether the hand can close round the thing at its grip."""
    points = place.node.points()
    low, high = place.bounds()
    near = points[np.abs(points[:, 2] - grip[2]) < 0.05 * float(high[2] - low[2]) + 1e-6]
    if not len(near):
        return True
    return float(np.linalg.norm(near[:, :2] - grip[:2], axis=1).min()) < max(4 * hand_radius, 1e-6)


def _beside_body(place: Place, target: Place, at: Floats, turn: Floats) -> None:
    """Leans a stick outwards until little of it is in the body."""
    tree = tree_of([target.node])
    middle = (target.bounds()[0] + target.bounds()[1]) / 2
    side = 1.0 if float((at - middle) @ (turn @ np.array([1.0, 0.0, 0.0]))) > 0 else -1.0
    best, chosen = 9.0, place.node.local
    start = place.node.local
    face = spot(target, "face")
    for lean in (0.0, 8.0, 16.0, 24.0, 34.0):
        for tip in (0.0, 10.0, 20.0):
            about = turn @ rotation((tip, side * lean, 0.0))[:3, :3] @ turn.T
            matrix = np.eye(4)
            matrix[:3, :3] = about
            place.node.local = translation(at) @ matrix @ translation(-at) @ start
            score = share_inside(place.node.points(), tree, 60) + 0.002 * (lean + tip) + 0.6 * _hides(place, face)
            if score < best - 1e-9:
                best, chosen = score, place.node.local
        if best < 0.05:
            break
    place.node.local = chosen


def _before_hand(place: Place, target: Place, at: Floats, forward: Floats, name: str) -> None:
    """A compact thing is before the hand, or between both hands where it is as wide as they are apart."""
    low, high = place.bounds()
    size = high - low
    center = at.copy()
    other = name.replace("right", "left") if "right" in name else name.replace("left", "right")
    both = target.anchor(other)
    if both is not None and other != name:
        apart = float(np.linalg.norm(both[0] - at))
        if float(size[:2].max()) > 0.45 * apart and abs(float(both[0][2] - at[2])) < 0.25 * apart:
            center = (at + both[0]) / 2
    middle = (low + high) / 2
    place.node.local = translation(center - middle) @ place.node.local
    mine = tree_of([place.node])
    # Forward until the back of the thing is at the hand: its own surface on the line through the hand.
    back = hit(mine, center + forward * -5 * float(size.max()), forward)
    if back is not None:
        place.node.local = translation(forward * float((center - back) @ forward)) @ place.node.local
    _out_of_body(place, target, forward)


def _hides(place: Place, face: Spot) -> float:
    """The share of a face that the thing keeps from the camera, which looks from the left front."""
    tree = tree_of([place.node])
    across = np.cross(_UP, face.normal)
    hidden = 0
    for side in (-0.6, 0.0, 0.6):
        for up in (-0.4, 0.2, 0.8):
            start = face.at + face.radius * (side * across + up * _UP + 0.1 * face.normal)
            hidden += tree.ray_cast(Vector(start.tolist()), _TO_CAMERA)[0] is not None
    return hidden / 9


def _until_touching(place: Place, target: Place) -> None:
    """Closes what is left between the thing and the body, where the hand does not reach it."""
    tree = tree_of([target.node])
    best, way = math.inf, np.zeros(3)
    for point in thinned(place.node.points(), 400):
        found = tree.find_nearest(Vector(point.tolist()))
        if found[0] is not None and found[3] is not None and found[3] < best:
            best, way = float(found[3]), np.array(found[0]) - point
    if 0 < best < math.inf and share_inside(place.node.points(), tree, 60) == 0:
        place.node.local = translation(way * 1.03) @ place.node.local


def _out_of_body(place: Place, target: Place, forward: Floats) -> None:
    """Moves the thing forward while much of it is in the body."""
    tree = tree_of([target.node])
    low, high = place.bounds()
    step = 0.06 * min(float((high - low).max()), 0.5 * float(np.ptp(target.node.points()[:, 2])))
    for _ in range(8):
        if share_inside(place.node.points(), tree, 80) < _MOST_INSIDE:
            break
        place.node.local = translation(forward * step) @ place.node.local


def _over_head(place: Place, target: Place) -> None:
    """Raises an umbrella until its canopy is above the head, as far as its handle reaches."""
    canopy, grip = place.anchor("under"), place.anchor("grip")
    if canopy is None or grip is None or canopy[1].height <= 0:
        return
    grow = float(np.linalg.norm(place.node.local[:3, 2]))
    rim = float(canopy[0][2]) + canopy[1].height * grow
    missing = float(target.bounds()[1][2]) + 0.02 * grow - rim
    handle = 0.8 * float(grip[0][2] - place.bounds()[0][2])
    if missing <= 0:
        return
    lifted = min(missing, handle)
    place.node.local = translation((0.0, 0.0, lifted)) @ place.node.local
    reach = rim + lifted - float(grip[0][2])
    if missing > lifted and reach > 0:
        at = grip[0]
        factor = min(1 + (missing - lifted) / reach, _MOST_GROWN)
        place.node.local = translation(at) @ scaling(factor) @ translation(-at) @ place.node.local


def _in_mouth(place: Place, at: Floats, forward: Floats, turn: Floats) -> None:
    sizes, axes = _axes(place)
    order = np.argsort(sizes)
    if sizes[order[2]] >= _LONG * sizes[order[1]]:
        across = turn @ np.array([1.0, 0.0, 0.0])
        longest = axes[:, order[2]]
        direction = longest if float(longest @ across) >= 0 else -longest
        place.node.local = decompose_xyz(direction, across) @ place.node.local
    low, high = place.bounds()
    middle = (low + high) / 2
    depth = float(np.abs((high - low) @ forward)) / 2
    place.node.local = translation(at - middle + forward * 0.7 * depth) @ place.node.local
