"""A built scene as the tests measure it: the solids of each top-level part, read from the exported GLB."""

import math
from functools import cached_property
from pathlib import Path

import manifold3d
import numpy as np
import trimesh
from numpy.typing import NDArray

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.modelers.builtin.modeler import model
from prompt2mesh.studio.ports import BuildOrder

Points = NDArray[np.float64]
# The view of the first preview: from the left front, a little above (degrees).
AZIMUTH, ELEVATION = -32.0, 20.0
_PIXELS, _SAMPLES = 64, 16_000


class Thing:
    """One top-level part with all below it, in metres, z up."""

    def __init__(self, meshes: list[trimesh.Trimesh]) -> None:
        self.meshes = meshes

    @cached_property
    def points(self) -> Points:
        return np.concatenate([mesh.vertices for mesh in self.meshes])

    @property
    def low(self) -> Points:
        return self.points.min(axis=0)

    @property
    def high(self) -> Points:
        return self.points.max(axis=0)

    @property
    def size(self) -> Points:
        return self.high - self.low

    @property
    def middle(self) -> Points:
        return (self.low + self.high) / 2

    @cached_property
    def solids(self) -> list[manifold3d.Manifold]:
        made: list[manifold3d.Manifold] = []
        for mesh in self.meshes:
            data = manifold3d.Mesh(np.asarray(mesh.vertices, np.float32), np.asarray(mesh.faces, np.uint32))
            data.merge()
            solid = manifold3d.Manifold(data)
            if solid.status() == manifold3d.Error.NoError and not solid.is_empty():
                made.append(solid)
        return made

    @property
    def volume(self) -> float:
        return sum(abs(solid.volume()) for solid in self.solids)

    def shared_volume(self, other: "Thing") -> float:
        """How much of this is within the other, m³."""
        return sum(abs((mine ^ theirs).volume()) for apart, mine, theirs in self._pairs(other) if apart == 0)

    def gap(self, other: "Thing", search_m: float = 1.0) -> float:
        """The shortest way from one surface to the other, metres; 0 where they meet."""
        best = search_m
        for apart, mine, theirs in sorted(self._pairs(other), key=lambda pair: pair[0]):
            if apart >= best or best == 0:
                break
            best = min(best, mine.min_gap(theirs, best))
        return best

    def _pairs(self, other: "Thing") -> list[tuple[float, manifold3d.Manifold, manifold3d.Manifold]]:
        """Every two solids with the distance of their boxes."""
        return [
            (_apart(mine.bounding_box(), theirs.bounding_box()), mine, theirs)
            for mine in self.solids
            for theirs in other.solids
        ]


class Scene:
    """What a prompt became: its checklist, its measures and its things by name."""

    def __init__(self, prompt: str, pool: WorkerPool, folder: Path) -> None:
        program, self.checklist = model(prompt)
        self.report: GeometryReport = pool.build(BuildOrder(program, folder, ("glb",))).geometry
        self.things = _read(next(folder.glob("*.glb")))
        self.checklist: Checklist

    def named(self, word: str) -> list[Thing]:
        """The things whose names begin with the word."""
        return [thing for name, thing in self.things.items() if name == word or name.startswith(f"{word} ")]

    def one(self, word: str) -> Thing:
        found = self.named(word)
        assert len(found) == 1, f"one {word!r} was expected among {list(self.things)}"
        return found[0]

    def visible_share(self, word: str) -> float:
        """The share of the named things' outline that the default camera sees, nothing else being before it."""
        azimuth, elevation = math.radians(AZIMUTH), math.radians(ELEVATION)
        forward = np.array([
            -math.sin(azimuth) * math.cos(elevation), math.cos(azimuth) * math.cos(elevation), -math.sin(elevation)
        ])  # fmt: skip
        right = np.array([math.cos(azimuth), math.sin(azimuth), 0.0])
        up = np.cross(right, forward)
        mine = self.named(word)
        assert mine, f"nothing is named {word!r} among {list(self.things)}"
        own = np.concatenate([_sampled(thing) for thing in mine])
        rest = [_sampled(thing) for thing in self.things.values() if thing not in mine]
        frame = np.stack([own @ right, own @ up], axis=1)
        low, span = frame.min(axis=0), max(float(np.ptp(frame, axis=0).max()), 1e-9)

        def depths(points: Points) -> Points:
            cells = np.floor((np.stack([points @ right, points @ up], axis=1) - low) / span * _PIXELS).astype(int)
            inside = np.all((cells >= 0) & (cells < _PIXELS), axis=1)
            image = np.full((_PIXELS, _PIXELS), np.inf)
            np.minimum.at(image, tuple(cells[inside].T), (points @ forward)[inside])
            return image

        before = depths(own)
        behind = depths(np.concatenate(rest)) if rest else np.full_like(before, np.inf)
        outline = np.isfinite(before)
        return float((before[outline] <= behind[outline] + 1e-6).mean())


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    gaps = [max(other[k] - one[k + 3], one[k] - other[k + 3], 0.0) for k in range(3)]
    return math.hypot(*gaps)


def _read(path: Path) -> dict[str, Thing]:
    scene = trimesh.load(path)
    assert isinstance(scene, trimesh.Scene)
    parents: dict[str, str] = scene.graph.transforms.parents
    to_z_up = np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]], np.float64)
    found: dict[str, list[trimesh.Trimesh]] = {}
    for node in scene.graph.nodes_geometry:
        matrix, geometry = scene.graph[node]
        mesh = scene.geometry[geometry]
        assert isinstance(mesh, trimesh.Trimesh)
        top = node
        while parents.get(top) not in (None, scene.graph.base_frame):
            top = parents[top]
        vertices = trimesh.transform_points(mesh.vertices, matrix) @ to_z_up.T
        found.setdefault(top, []).append(trimesh.Trimesh(vertices, mesh.faces, process=False))
    return {name: Thing(meshes) for name, meshes in found.items()}


def _sampled(thing: Thing) -> Points:
    whole = trimesh.util.concatenate(thing.meshes)
    assert isinstance(whole, trimesh.Trimesh)
    sampled = trimesh.sample.sample_surface(whole, _SAMPLES, seed=1)
    return np.concatenate([sampled[0], thing.points])
