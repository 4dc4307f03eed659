"""Solves relations between top-level parts from their real, built geometry.

Resting on and in things is in `resting`, what bodies wear and hold in `worn`
and `held`, what hangs, leans and is fixed in `hanging`; here is the order in
which things settle, and standing by each other.
"""

import math
from collections.abc import Callable

import numpy as np

from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.blender.hanging import attach, hang, lean, plant, put_against
from prompt2mesh.blender.held import hold, play
from prompt2mesh.blender.matrices import rotation, translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.resting import Place, half_footprint, move_center, rest_in, rest_on, slot
from prompt2mesh.blender.surfaces import yaw_degrees
from prompt2mesh.blender.worn import wear
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.placement import Relation
from prompt2mesh.mesh.program import Part

# What turns with the thing it is placed by.
_TURNING = frozenset({"on", "in", "through", "attached", "worn", "held", "played", "hanging_from", "against"})
# Of what stands behind a taller thing, the share of its width that looks out beside it.
_PEEK = 0.95
# The camera sees a model from its left front: how far a line of sight moves sideways for each metre of depth.
_SIGHT_SLOPE = math.tan(math.radians(32.0))


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
            _turn_with(place, places[target_name], relation)
            _SOLVERS[relation.kind](place, places[target_name], relation)
            place.node.local = translation(relation.offset) @ place.node.local
        done.add(name)

    for part, _ in roots:
        settle(part.name, ())


def _turn_with(place: Place, target: Place, relation: Relation) -> None:
    yaw = yaw_degrees(target.node.local) if relation.kind in _TURNING else 0.0
    if abs(yaw) > 1e-6:
        place.node.local = rotation((0.0, 0.0, yaw)) @ place.node.local


def _ground(node: BuiltNode) -> None:
    low = node.points()[:, 2].min()
    node.local = translation((0.0, 0.0, -low)) @ node.local


def _beside(direction: tuple[float, float], *, alternate: bool = False) -> Callable[[Place, Place, Relation], None]:
    def solver(place: Place, target: Place, relation: Relation) -> None:
        own_low, own_high = place.bounds()
        low, high = _reach(target, float(own_high[2] - own_low[2]))
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
        if relation.kind == "behind":
            x += _peek(own, low, high, gap)
        move_center(place, float(x), float(y), float(target.bounds()[0][2]))

    return solver


def _peek(own: Floats, low: Floats, high: Floats, gap: float) -> float:
    """How far to the left a thing behind a taller one stands, so that the camera sees part of it."""
    half = float(high[0] - low[0]) / 2
    if 2 * float(own[2]) > 1.25 * float(high[2] - low[2]):
        return 0.0
    hidden_from = -half + _SIGHT_SLOPE * (gap + float(own[1]))
    return min(0.0, hidden_from - float(own[0]) * (2 * _PEEK - 1))


def _reach(target: Place, height: float) -> tuple[Floats, Floats]:
    """The bounds of the target up to the height of what stands by it: under a crown there is room by the trunk."""
    points = target.node.points()
    low, high = points.min(axis=0), points.max(axis=0)
    lower = points[points[:, 2] < low[2] + max(1.3 * height, 0.1 * float(high[2] - low[2]))]
    near_low, near_high = lower.min(axis=0), lower.max(axis=0)
    near_high[2] = high[2]
    return near_low, near_high


def _around(place: Place, target: Place, relation: Relation) -> None:
    own_low, own_high = place.bounds()
    size = own_high - own_low
    low, high = _reach(target, float(size[2]))
    middle = (low + high) / 2
    depth = float(size[1]) / 2
    angle = 2 * math.pi * relation.index / relation.count - math.pi / 2
    if relation.kind == "facing" and relation.count == 1:
        angle = math.pi * 1.1
    elif relation.kind == "facing" and relation.count == 2:
        angle = math.pi * relation.index
    dx, dy = math.cos(angle), math.sin(angle)
    half = (high - low)[:2] / 2
    edge = min(half[0] / max(abs(dx), 1e-9), half[1] / max(abs(dy), 1e-9))
    edge = min(edge, float(np.hypot(*half)))
    gap = relation.gap or 0.06 * float(half.max())
    turn = math.degrees(angle) - 90.0
    place.node.local = rotation((0.0, 0.0, turn)) @ place.node.local
    # Wide enough apart that neighbours on the ring do not touch.
    away = max(edge + gap + depth, 1.12 * relation.count * float(size[0]) / (2 * math.pi))
    move_center(place, float(middle[0] + dx * away), float(middle[1] + dy * away), float(low[2]))


def _under(place: Place, target: Place, relation: Relation) -> None:
    low, high = target.bounds()
    found = target.anchor(relation.anchor, "under")
    x, y = ((low + high) / 2)[:2] if found is None else found[0][:2]
    half = (high - low)[:2] * 0.35
    dx, dy = slot(
        relation.index, relation.count, (float(half[0]), float(half[1])), half_footprint(place), elliptic=False
    )
    free_x, free_y = _free_below(place, target, (float(x) + dx, float(y) + dy))
    move_center(place, free_x, free_y, float(low[2]))


def _over(place: Place, target: Place, _relation: Relation) -> None:
    """Moves the part, standing on the ground, until the target is under it."""
    low, high = target.bounds()
    middle = (low + high) / 2
    own_low, own_high = place.bounds()
    own = (own_low + own_high) / 2
    move_center(place, float(middle[0]), float(middle[1]), float(low[2]))
    x, y = _free_below(target, place, (float(middle[0]), float(middle[1])))
    del own
    move_center(place, 2 * float(middle[0]) - x, 2 * float(middle[1]) - y, float(low[2]))


def _free_below(low_thing: Place, over: Place, at: tuple[float, float]) -> tuple[float, float]:
    """The place nearest to `at`, and rather to the front, where nothing of what is over it reaches down to it."""
    low, high = low_thing.bounds()
    half = (high - low)[:2] / 2
    tall = float(high[2] - low[2])
    points = over.node.points()
    bottom = float(points[:, 2].min())
    obstacles = points[points[:, 2] < bottom + tall][:, :2]
    reach = float(np.ptp(points[:, :2], axis=0).max()) / 2
    # Toward the camera as far as the cover reaches, then on the other sides.
    for turns in ((0, 1, -1), (2, -2, 3, -3, 4)):
        for step in range(8):
            for turn in turns:
                angle = -2.1 + turn * math.pi / 4
                x, y = at[0] + 0.11 * step * reach * math.cos(angle), at[1] + 0.11 * step * reach * math.sin(angle)
                if not np.any(np.all(np.abs(obstacles - (x, y)) < half * 1.02, axis=1)):
                    return x, y
    # Nowhere: then before the foot, whatever hangs over it.
    foot = points[points[:, 2] < bottom + 0.4 * tall][:, :2]
    return at[0] - 0.4 * float(half[0]), float(foot[:, 1].min()) - 1.02 * float(half[1])


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


def _level(place: Place, target: Place, _relation: Relation) -> None:
    """On the same ground with the same middle; the relation's offset tells where."""
    low, high = target.bounds()
    middle = (low + high) / 2
    move_center(place, float(middle[0]), float(middle[1]), float(low[2]))


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
    "hanging_from": hang,
    "leaning_on": lean,
    "against": put_against,
    "attached": attach,
    "worn": wear,
    "held": hold,
    "played": play,
    "through": rest_in,
    "over": _over,
    "level": _level,
    "planted": plant,
}
