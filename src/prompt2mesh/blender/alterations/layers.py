"""What lies and grows on upper sides, and what freezes below edges: snow, moss, icicles."""

import manifold3d
import numpy as np
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.alterations.body import Body, Leaf, Solid, mesh_of, rock
from prompt2mesh.blender.alterations.marking import cone
from prompt2mesh.blender.meshdata import Floats, MeshData
from prompt2mesh.blender.surfaces import hit
from prompt2mesh.mesh.materials import Material

_MOST_LEAVES = 70
_SNOW, _MOSS = 0.05, 0.014
_ADD = manifold3d.OpType.Add
_DOWN, _UP = np.array([0.0, 0.0, -1.0]), np.array([0.0, 0.0, 1.0])


def cover_with_snow(body: Body) -> None:
    """A layer of snow on all that looks up."""
    thickness = _SNOW * _girth(body) * (0.6 + 0.8 * body.amount)
    for number, layer in enumerate(_layers(body, thickness)):
        body.add(f"snow {number + 1}", mesh_of(layer), Material(preset="snow"))


def cover_with_moss(body: Body) -> None:
    """Patches of moss on upper sides and shoulders."""
    girth = _girth(body)
    tree = body.tree()
    low, high, _ = body.bounds()
    patches: list[Solid] = []
    for _ in range(44):
        x, y = low[:2] + (high - low)[:2] * body.rng.uniform(0.05, 0.95, 2)
        top = hit(tree, np.array([x, y, high[2] + 1.0]), _DOWN)
        if top is not None:
            patches.append(rock(body.rng, top, girth * float(body.rng.uniform(0.04, 0.13)), rough=0.45))
    if not patches:
        return
    area = Solid.batch_boolean(patches, _ADD)
    for number, layer in enumerate(_layers(body, _MOSS * girth * (0.7 + 0.6 * body.amount))):
        patch = layer ^ area
        if not patch.is_empty():
            body.add(f"moss {number + 1}", mesh_of(patch), Material(preset="moss"))


def hang_icicles(body: Body) -> None:
    """Icicles below the edges that have air under them."""
    tree = body.tree()
    low, high, longest = body.bounds()
    girth = _girth(body)
    chosen: list[tuple[Floats, float]] = []
    for _ in range(420):
        x, y = low[:2] + (high - low)[:2] * body.rng.uniform(0.0, 1.0, 2)
        z = low[2] + (high[2] - low[2]) * float(body.rng.uniform(0.12, 0.95))
        under = hit(tree, np.array([x, y, z]), _UP)
        if under is None:
            continue
        room_hit = hit(tree, under + _DOWN * 1e-4 * longest, _DOWN)
        room = float(under[2] - (low[2] if room_hit is None else room_hit[2]))
        long = girth * float(body.rng.uniform(0.1, 0.28))
        if room < 1.8 * long or any(np.linalg.norm(under - p) < 0.07 * girth for p, _ in chosen):
            continue
        chosen.append((under, long))
        if len(chosen) >= 30:
            break
    for number, (at, long) in enumerate(chosen):
        body.add(f"icicle {number + 1}", _spike(at, long), Material(preset="ice"))


def _spike(at: Floats, long: float) -> MeshData:
    return cone(at + _UP * 0.06 * long, at + _DOWN * long, 0.12 * long)


def _girth(body: Body) -> float:
    """A middling size of the thing, by which layers are thick."""
    low, high, _ = body.bounds()
    return float(np.sort(high - low)[1])


def _layers(body: Body, thickness: float) -> list[Solid]:
    """For each solid, what it covers when it is raised by the thickness, and does not cover as it stands."""
    made: list[Solid] = []
    leaves = body.leaves()
    leaves.sort(key=lambda leaf: -_footprint(leaf))
    solids = [(leaf, leaf.solid()) for leaf in leaves[:_MOST_LEAVES]]
    tree = body.tree()
    for leaf, solid in solids:
        if solid is None or _footprint(leaf) < (0.6 * thickness) ** 2 or not _open_above(leaf, tree):
            continue
        layer = solid.translate((0.0, 0.0, thickness)) - solid
        pieces = [p for p in layer.decompose() if abs(p.volume()) > 0.02 * thickness**3]
        if pieces:
            made.append(Solid.batch_boolean(pieces, _ADD) if len(pieces) > 1 else pieces[0])
    return made


def _footprint(leaf: Leaf) -> float:
    return float(np.prod(np.ptp(leaf.points(), axis=0)[:2]))


def _open_above(leaf: Leaf, tree: BVHTree) -> bool:
    """Whether some of its upper side sees the sky."""
    points = leaf.points()
    upper = points[np.argsort(-points[:, 2])][:: max(1, len(points) // 24)]
    return any(hit(tree, p + _UP * 1e-4, _UP) is None for p in upper[:24])
