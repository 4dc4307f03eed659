"""Clothes cut from the wearer's own surface: its body grown by the cloth's thickness and trimmed at neck and hem.

So a shirt fits whoever wears it, whatever the pose: a person, a fox, a teddy bear, a pineapple.
"""

from dataclasses import dataclass, replace

import numpy as np

from prompt2mesh.blender.assemble import BuiltMesh, BuiltNode
from prompt2mesh.blender.bodies import spot, stands_upright
from prompt2mesh.blender.matrices import apply, rotation
from prompt2mesh.blender.meshdata import Floats, MeshData, skin_rings
from prompt2mesh.blender.modifiers import Solid, from_solid, to_solid
from prompt2mesh.blender.resting import Place
from prompt2mesh.blender.surfaces import yaw_degrees
from prompt2mesh.mesh.errors import GeometryError

# Parts of a body that clothes leave free, by the words of their names.
_BARE = frozenset(
    "hand finger thumb head hair eye eyeball iris pupil glint eyelid eyebrow lip ear nose mouth beak horn antler mane "
    "tail wing whisker claw hoof foot shoe boot sole sock belt buckle button collar mustache beard hat antenna crown "
    "leaf leaves stem stalk teeth tooth tongue fin crest comb tusk neck face core light vent brim ribbon".split()
)
_LEGS = frozenset("trousers leg thigh knee hip shin calf".split())
# Hem (and top) of each garment, as shares of an upright wearer's height.
_HEMS = {"hands": 0.0, "torso": 0.44, "coat": 0.24, "gown": 0.5, "skirt": 0.44, "legs": 0.06}
_WAIST, _SITTING = 0.58, 0.62
_LENGTH_ON_FOUR = 0.66
_SKIRT_SIDES, _PLEATS = 64, 9


@dataclass(frozen=True)
class _Plane:
    """Keeps what is on the side that `normal` points to."""

    at: Floats
    normal: Floats


def tailor(place: Place, target: Place, garment: str) -> bool:
    """Makes the part a garment on the target; says whether there was a body to cut it from."""
    low, high = target.bounds()
    tall = float(high[2] - low[2])
    turn = rotation((0.0, 0.0, yaw_degrees(target.node.local)))[:3, :3]
    forward = turn @ np.array([0.0, -1.0, 0.0])
    neck = spot(target, "neck")
    published = target.anchor("neck") is not None
    upright = stands_upright(target)
    grow = 0.14 * neck.radius if neck.radius > 0 else 0.02 * tall
    up = np.array([0.0, 0.0, 1.0])
    if upright:
        top = float(neck.at[2]) + 0.45 * neck.radius if published else float(low[2]) + 0.5 * tall
        waist = float(low[2]) + _WAIST * tall
        hem = min(float(low[2]) + _HEMS[garment] * tall, top - 0.25 * (top - float(low[2])))
        if top - float(low[2]) < _SITTING * tall:  # the body ends at the ground
            hem = float(low[2]) + min(_HEMS[garment], 0.16) * (top - float(low[2]))
        ceiling = waist if garment in {"legs", "skirt"} else top
        planes = [_Plane(np.array([0, 0, ceiling]), -up), _Plane(np.array([0, 0, hem]), up)]
    else:
        rear = float(((target.node.points() - neck.at) @ forward).min())
        end = neck.at + forward * _LENGTH_ON_FOUR * rear
        knee = np.array([0.0, 0.0, float(low[2]) + 0.42 * float(neck.at[2] - low[2])])
        planes = [_Plane(neck.at, -neck.normal), _Plane(end, forward), _Plane(knee, up)]
    cloth = _cloth(place.node)
    if garment == "hands":
        return _gloves(place, target, cloth, 0.1 * grow)
    pieces = _pieces(target, planes, grow, legs=garment in {"coat", "legs"} or not upright)
    if upright and garment in {"gown", "skirt"}:
        skirt = _skirt(target, waist_z=float(low[2]) + (0.5 if garment == "gown" else _WAIST) * tall, tall=tall,
                       hem_z=float(low[2]) + (0.1 if garment == "gown" else 0.28) * tall, grow=grow)  # fmt: skip
        pieces = [*(pieces if garment == "gown" else []), skirt]
    return _show(place, pieces, cloth)


def _gloves(place: Place, target: Place, cloth: BuiltMesh | None, grow: float) -> bool:
    """The hands themselves, a little thicker; on paws and wings, what is near where things are held."""
    made: list[MeshData] = []
    hands = [spot(target, name) for name in ("hand_right", "hand_left")]
    for leaf, world in target.node.walk():
        if leaf.mesh is None:
            continue
        points = apply(world, leaf.mesh.data.vertices)
        data = replace(leaf.mesh.data, vertices=points, uv=None, colors=None)
        named = bool({"hand", "paw", "finger", "thumb"} & set(leaf.name.lower().split()))
        try:
            solid = to_solid(replace(data, vertices=points + grow * _normals(data)))
        except GeometryError:
            continue
        if named:
            made.append(from_solid(solid))
            continue
        for hand in hands:
            near = solid ^ Solid.sphere(1.7 * hand.radius, 24).translate(tuple(hand.at.tolist()))
            if not near.is_empty():
                made.append(from_solid(near))
    return _show(place, made, cloth)


def _show(place: Place, pieces: list[MeshData], cloth: BuiltMesh | None) -> bool:
    if not pieces or cloth is None:
        return False
    place.node.local = np.eye(4)
    place.node.mesh = None
    place.node.children = [
        BuiltNode(f"cloth {number + 1}", np.eye(4), BuiltMesh(data, cloth.material, "smooth"))
        for number, data in enumerate(pieces)
    ]
    return True


def _cloth(node: BuiltNode) -> BuiltMesh | None:
    """The garment's main piece, for its material."""
    found = [leaf.mesh for leaf, _ in node.walk() if leaf.mesh is not None]
    return max(found, key=lambda m: float(np.prod(np.ptp(m.data.vertices, axis=0))), default=None)


def _pieces(target: Place, planes: list[_Plane], grow: float, *, legs: bool) -> list[MeshData]:
    made: list[MeshData] = []
    low, high = target.bounds()
    least = 0.1 * float((high - low).max())
    for leaf, world in target.node.walk():
        words = set(leaf.name.lower().split())
        if leaf.mesh is None or words & _BARE or (words & _LEGS and not legs):
            continue
        points = apply(world, leaf.mesh.data.vertices)
        if float(np.ptp(points, axis=0).max()) < least:
            continue
        data = replace(leaf.mesh.data, vertices=points, uv=None, colors=None)
        grown = replace(data, vertices=points + grow * _normals(data))
        try:
            solid = to_solid(grown)
        except GeometryError:
            continue
        for plane in planes:
            normal = plane.normal / np.linalg.norm(plane.normal)
            solid = solid.trim_by_plane(tuple(normal.tolist()), float(normal @ plane.at))
        if not solid.is_empty():
            made.append(from_solid(solid))
    return made


def _normals(data: MeshData) -> Floats:
    """(n, 3) unit normals of the vertices, by the areas of their triangles."""
    triangles = data.triangles()
    a, b, c = data.vertices[triangles.T]
    cross = np.cross(b - a, c - a)
    summed = np.zeros_like(data.vertices)
    for corner in range(3):
        np.add.at(summed, triangles[:, corner], cross)
    return summed / np.maximum(np.linalg.norm(summed, axis=1), 1e-15)[:, None]


def _skirt(target: Place, *, waist_z: float, hem_z: float, tall: float, grow: float) -> MeshData:
    """A pleated skirt from the waist to the hem."""
    points = target.node.points()
    near = points[np.abs(points[:, 2] - waist_z) < 0.03 * tall]
    middle = np.median(near, axis=0)
    near = near[np.linalg.norm(near[:, :2] - middle[:2], axis=1) < 0.13 * tall]
    low, high = near.min(axis=0), near.max(axis=0)
    center, radii = (low + high) / 2, (high - low)[:2] / 2 + grow
    angle = np.linspace(0, 2 * np.pi, _SKIRT_SIDES, endpoint=False)
    rows: list[Floats] = []
    for share in (0.0, 0.12, 0.35, 0.65, 1.0):
        wide = 1.0 + 1.15 * share**0.8
        pleat = 1.0 + 0.07 * share * np.cos(_PLEATS * angle)
        z = waist_z + (hem_z - waist_z) * share
        ring = np.stack([
            center[0] + radii[0] * wide * pleat * np.cos(angle),
            center[1] + max(radii[1], 0.6 * radii[0]) * wide * pleat * np.sin(angle),
            np.full_like(angle, z),
        ], axis=1)  # fmt: skip
        rows.append(ring)
    return skin_rings(np.stack(rows)).outward()
