"""Shapes that give way: dents, crumpling, melting, the air gone out."""

from dataclasses import replace

import bpy
import numpy as np

from prompt2mesh.blender.alterations.body import Body, Leaf
from prompt2mesh.blender.alterations.marking import drip
from prompt2mesh.blender.evaluate import evaluate
from prompt2mesh.blender.meshdata import Floats, MeshData, edges_match, skin_rings
from prompt2mesh.blender.noise import fractal_noise

_MOST_TRIANGLES = 6000
_TO_CAMERA = np.array([-0.5, -0.8, 0.3])


def dent(body: Body) -> None:
    """Pushes shallow hollows into the sides."""
    low, high, longest = body.bounds()
    middle = (low + high) / 2
    _make_dense(body, 0.05 * longest)
    points = body.points()
    toward = (points - middle) @ _TO_CAMERA
    outer = points[toward > np.quantile(toward, 0.45)]
    spots = outer[body.rng.choice(len(outer), size=min(7, len(outer)), replace=False)]
    for leaf in body.leaves():
        at = leaf.points()
        for spot in spots:
            radius = longest * 0.12
            inward = (middle - spot) / max(float(np.linalg.norm(middle - spot)), 1e-9)
            near = np.clip(1 - np.linalg.norm(at - spot, axis=1) / radius, 0, 1)
            depth = 0.24 * radius * (0.6 + 0.8 * body.amount)
            at = at + (near * near * (3 - 2 * near) * depth)[:, None] * inward
        leaf.move(at)


def crumple(body: Body) -> None:
    """Creases the whole surface."""
    _, _, longest = body.bounds()
    _make_dense(body, 0.035 * longest)
    for leaf in body.leaves():
        at = leaf.points()
        folds = [np.abs(fractal_noise(at / (0.22 * longest), seed=11 * axis, octaves=2)) for axis in range(3)]
        leaf.move(at + 0.09 * longest * (0.6 + 0.8 * body.amount) * (np.stack(folds, axis=1) - 0.25))


def deflate(body: Body) -> None:
    """Lets the air out: it sinks together and wrinkles."""
    low, high, longest = body.bounds()
    _make_dense(body, 0.05 * longest)
    tall = max(float(high[2] - low[2]), 1e-9)
    middle = (low + high) / 2
    for leaf in body.leaves():
        at = leaf.points()
        share = (at[:, 2] - low[2]) / tall
        at = at.copy()
        wrinkle = fractal_noise(at / (0.25 * longest), seed=5, octaves=3)
        at[:, 2] = low[2] + tall * (0.34 * share + 0.07 * share * wrinkle)
        spread = 1.16 - 0.1 * share
        at[:, :2] = middle[:2] + (at[:, :2] - middle[:2]) * spread[:, None]
        leaf.move(at)


def bend(body: Body) -> None:
    """Bends the thing at its middle: what lies, upwards; what stands, to the side."""
    low, high, longest = body.bounds()
    _make_dense(body, 0.06 * longest)
    size = high - low
    axis = int(np.argmax(size))
    middle = (low + high) / 2
    across = 0 if axis == 2 else 2
    turn_deg = 38.0 * (0.5 + body.amount)
    for leaf in body.leaves():
        at = leaf.points().copy()
        along, side = at[:, axis] - middle[axis], at[:, across] - low[across]
        # The far half turns about a soft knee of a tenth of the length.
        share = np.clip((along + 0.05 * longest) / (0.1 * longest), 0, 1)
        angle = np.radians(turn_deg) * share * share * (3 - 2 * share)
        reach = np.maximum(along, 0)
        near = along - reach
        at[:, axis] = middle[axis] + near + reach * np.cos(angle) - side * np.sin(angle)
        at[:, across] = low[across] + side * np.cos(angle) + reach * np.sin(angle)
        leaf.move(at)


def melt(body: Body) -> None:
    """Sags and spreads toward the ground, drips, and stands in a puddle of its own stuff."""
    low, high, longest = body.bounds()
    _make_dense(body, 0.05 * longest)
    tall = max(float(high[2] - low[2]), 1e-9)
    middle = (low + high) / 2
    for leaf in body.leaves():
        at = leaf.points().copy()
        share = np.clip((at[:, 2] - low[2]) / tall, 0, 1)
        wide = 1 + (0.12 + 0.3 * body.amount) * (1 - share) ** 2.2
        at[:, :2] = middle[:2] + (at[:, :2] - middle[:2]) * wide[:, None]
        lean = fractal_noise(np.stack([at[:, 0] * 0, at[:, 1] * 0, share * 2.2], axis=1), seed=3, octaves=2)
        at[:, 0] += 0.1 * tall * share * lean
        sag = 0.16 * (0.5 + body.amount) * share
        at[:, 2] -= tall * sag * (0.75 + 0.5 * fractal_noise(at / (0.4 * longest), seed=9, octaves=2))
        leaf.move(at)
    drip(body)
    points = body.points()
    foot = points[points[:, 2] < low[2] + 0.12 * tall]
    half = np.maximum((foot.max(axis=0) - foot.min(axis=0))[:2] / 2, 0.1 * longest)
    center = (foot.max(axis=0) + foot.min(axis=0))[:2] / 2
    body.add("puddle", _puddle(center, half * 1.32, float(low[2]), 0.022 * longest), body.main_material())


def _puddle(center: Floats, half: Floats, ground: float, thick: float) -> MeshData:
    angle = np.linspace(0, 2 * np.pi, 56, endpoint=False)
    edge = 1 + 0.11 * np.sin(3 * angle + 0.7) + 0.07 * np.sin(5 * angle + 2.1) + 0.04 * np.sin(8 * angle)
    rows: list[Floats] = []
    for share, height in ((0.0, 0.0), (0.97, 0.0), (1.0, 0.35), (0.96, 0.8), (0.85, 1.0), (0.0, 1.05)):
        rows.append(np.stack([
            center[0] + half[0] * share * edge * np.cos(angle), center[1] + half[1] * share * edge * np.sin(angle),
            np.full_like(angle, ground + height * thick),
        ], axis=1))  # fmt: skip
    return skin_rings(np.stack(rows)).outward()


def _make_dense(body: Body, edge_m: float) -> None:
    """Splits large faces, so that what bends has vertices to bend at."""
    for leaf in body.leaves():
        for _ in range(3):
            if _longest_edge(leaf) < 1.6 * edge_m or len(leaf.mesh.data.triangles()) > _MOST_TRIANGLES:
                break
            leaf.node.mesh = replace(leaf.mesh, data=_subdivided(leaf), _mirrored={})


def _longest_edge(leaf: Leaf) -> float:
    points = leaf.points()[leaf.mesh.data.triangles()]
    return float(np.quantile(np.linalg.norm(points - np.roll(points, 1, axis=1), axis=2).max(axis=1), 0.9))


def _subdivided(leaf: Leaf) -> MeshData:
    def add(item: bpy.types.Object) -> None:
        modifier = item.modifiers.new("dense", "SUBSURF")
        modifier.subdivision_type = "SIMPLE"
        modifier.levels = 1

    finer = evaluate(leaf.mesh.data, [add])
    return finer if edges_match(finer) or not edges_match(leaf.mesh.data) else leaf.mesh.data
