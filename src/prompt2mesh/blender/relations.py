"""Solves relations between top-level parts from their real, built geometry.

Resting on and in things is in `resting`; here is everything else.
"""

import math
from collections.abc import Callable

import numpy as np

from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.blender.matrices import decompose_xyz, rotation, scaling, translation
from prompt2mesh.blender.resting import Place, half_footprint, move_center, rest_in, rest_on, slot
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.placement import Relation
from prompt2mesh.mesh.program import Part

_LEAN_DEG = 14.0


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
        move_center(place, float(x), float(y), float(bottom))

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
    move_center(place, float(middle[0] + dx * away), float(middle[1] + dy * away), float(low[2]))


def _under(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    found = target.anchor(relation.anchor, "under")
    x, y = ((low + high) / 2)[:2] if found is None else found[0][:2]
    half = (high - low)[:2] * 0.35
    dx, dy = slot(
        relation.index, relation.count, (float(half[0]), float(half[1])), half_footprint(place), elliptic=False
    )
    move_center(place, float(x) + dx, float(y) + dy, float(low[2]))


def _above(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    own_low, own_high = place.bounds()
    gap = relation.gap or 0.25 * float(own_high[2] - own_low[2])
    half = (high - low)[:2] * 0.4
    dx, dy = slot(
        relation.index, relation.count, (float(half[0]), float(half[1])), half_footprint(place), elliptic=False
    )
    middle = (low + high) / 2
    move_center(place, float(middle[0]) + dx, float(middle[1]) + dy, float(high[2]) + gap)


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
        rest_on(place, target, relation)
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
    "on": rest_on,
    "in": rest_in,
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
    "through": rest_in,
}
