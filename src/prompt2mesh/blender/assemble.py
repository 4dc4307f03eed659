"""From a program to a tree of built nodes: meshes and matrices, not yet Blender objects.

Shapes and modifiers are built once for equal parts. Instances become copies of
nodes that share their mesh; mirror images get mirrored meshes, so that no node
ever has a negative scale.
"""

import sys
import traceback
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from prompt2mesh.blender import shapes_extruded, shapes_implicit, shapes_swept, shapes_turned
from prompt2mesh.blender.evaluate import simplified, without_slivers
from prompt2mesh.blender.matrices import align_z, apply, pattern_matrices, scaling, transform_matrix, translation
from prompt2mesh.blender.meshdata import Floats, MeshData
from prompt2mesh.blender.modifiers import apply_modifiers
from prompt2mesh.blender.shapes_text import text
from prompt2mesh.mesh import placement as pl
from prompt2mesh.mesh import shapes as sh
from prompt2mesh.mesh.errors import GeometryError, ProgramLimitError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import MeshProgram, Paint, Part

MAX_NODES = 20_000
_LOW_POLY_SEGMENTS = 8
_LOW_POLY_RESOLUTION = 20
_LOW_POLY_BASE, _LOW_POLY_POWER = 15.0, 0.4


@dataclass
class BuiltMesh:
    """A mesh with its looks; shared by every node that shows it."""

    data: MeshData
    material: Material
    shading: str
    paint: list[Paint] = field(default_factory=list)
    _mirrored: dict[str, "BuiltMesh"] = field(default_factory=dict)

    def mirrored(self, axis: str) -> "BuiltMesh":
        """The mirror image across the plane with that normal."""
        if axis not in self._mirrored:
            sign = np.array([-1.0 if a == axis else 1.0 for a in "xyz"])
            flipped = replace(self.data, vertices=self.data.vertices * sign).flipped()
            paint = [
                p.model_copy(update={"center": tuple(c * s for c, s in zip(p.center, sign, strict=True))})
                for p in self.paint
            ]
            self._mirrored[axis] = BuiltMesh(flipped, self.material, self.shading, paint)
        return self._mirrored[axis]


@dataclass
class BuiltNode:
    """A placed part: a mesh or a group.

    Attributes:
        name: The part's own name.
        local: (4, 4) to the parent's frame.
    """

    name: str
    local: Floats
    mesh: BuiltMesh | None = None
    children: list["BuiltNode"] = field(default_factory=list)
    part: Part | None = None

    def walk(self, parent: Floats | None = None) -> Iterator[tuple["BuiltNode", Floats]]:
        """Every node below and this one, with its matrix to the root's parent frame."""
        world = self.local if parent is None else parent @ self.local
        yield self, world
        for child in self.children:
            yield from child.walk(world)

    def points(self, parent: Floats | None = None) -> Floats:
        """(n, 3) every vertex below, in the parent's frame."""
        found = [apply(w, n.mesh.data.vertices) for n, w in self.walk(parent) if n.mesh is not None]
        return np.concatenate(found) if found else np.zeros((0, 3))

    def mirrored(self, axis: str) -> "BuiltNode":
        """The mirror image as a tree without negative scales."""
        sign = np.diag([*[-1.0 if a == axis else 1.0 for a in "xyz"], 1.0])
        mesh = self.mesh.mirrored(axis) if self.mesh else None
        children = [c.mirrored(axis) for c in self.children]
        return BuiltNode(self.name, sign @ self.local @ sign, mesh, children, self.part)


class Assembler:
    """Builds one program; keeps equal meshes once."""

    def __init__(self, program: MeshProgram) -> None:
        """Bind to a validated program."""
        self.program = program
        self.low_poly = program.style == "low-poly"
        self._meshes: dict[str, BuiltMesh] = {}
        self._count = 0

    def roots(self) -> list[tuple[Part, BuiltNode]]:
        """Every top-level part with its node, fitted and standing, but not yet related."""
        result: list[tuple[Part, BuiltNode]] = []
        siblings: dict[str, BuiltNode] = {}
        for part in self.program.parts:
            nodes = self._part(part, [self.program.materials], siblings)
            if not nodes:
                continue
            node = nodes[0] if len(nodes) == 1 else BuiltNode(part.name, np.eye(4), None, nodes, part)
            siblings[part.name] = node
            result.append((part, node))
        if not result:
            raise GeometryError("the program has no part with a shape")
        return result

    def _part(
        self, part: Part, scopes: list[Mapping[str, Material]], siblings: Mapping[str, BuiltNode]
    ) -> list[BuiltNode]:
        scopes = [part.materials, *scopes] if part.materials else scopes
        mesh = self._mesh(part, scopes) if part.shape is not None else None
        children: list[BuiltNode] = []
        inner: dict[str, BuiltNode] = {}
        for child in part.children:
            built = self._part(child, scopes, inner)
            if built:
                inner[child.name] = built[0]
            children += built
        if mesh is None and not children:
            return []
        # A leaf's scale is already in its mesh, so that its UVs stay in metres.
        local = transform_matrix(part.placement, with_scale=bool(children))
        node = BuiltNode(part.name, local, mesh, children, part)
        if part.fit is not None:
            node.local = fit_matrix(node, part.fit) @ node.local
        copies = _chosen(part, self._instances(part, node, siblings)) if part.instances else [node]
        self._count += len(copies)
        if self._count > MAX_NODES:
            raise ProgramLimitError(f"the model has more than {MAX_NODES} nodes", path=part.name)
        return copies

    def _instances(self, part: Part, node: BuiltNode, siblings: Mapping[str, BuiltNode]) -> list[BuiltNode]:
        pattern = part.instances
        if isinstance(pattern, pl.Mirrored):
            image = node.mirrored(pattern.axis)
            return [node, replace(image, name=f"{node.name} mirrored")]
        if isinstance(pattern, pl.Scatter):
            if pattern.on not in siblings:
                raise GeometryError(f"{part.name!r} is scattered on {pattern.on!r}, which does not come before it")
            matrices = scatter_matrices(siblings[pattern.on], pattern)
        else:
            assert pattern is not None
            matrices = pattern_matrices(pattern)
        return [
            BuiltNode(
                f"{node.name} {i + 1}" if len(matrices) > 1 else node.name,
                m @ node.local,
                node.mesh,
                node.children,
                part,
            )
            for i, m in enumerate(matrices)
        ]

    def _mesh(self, part: Part, scopes: list[Mapping[str, Material]]) -> BuiltMesh:
        material = resolve_material(part.material, scopes)
        scale = part.placement.scale if not part.children else (1.0, 1.0, 1.0)
        key = "|".join([
            part.shape.model_dump_json() if part.shape else "",
            *(m.model_dump_json() for m in part.modifiers),
            *(p.model_dump_json() for p in part.paint),
            material.model_dump_json(), part.shading, repr(scale),
        ])  # fmt: skip
        if key not in self._meshes:
            assert part.shape is not None
            with _naming(part):
                data = self._shape(part.shape)
                data = apply_modifiers(data, part.modifiers, self._tools)
                if self.low_poly:
                    data = coarsened(data)
                data = without_slivers(data)
                if len(data.sizes) == 0:
                    raise GeometryError("no face of it has an area")
            if scale != (1.0, 1.0, 1.0):
                data.vertices = data.vertices * np.asarray(scale)
                if data.uv is not None:
                    factor = float(np.cbrt(np.prod(scale)))
                    data.uv, data.wrap = data.uv * factor, (data.wrap[0] * factor, data.wrap[1] * factor)
            paint = [scaled_paint(p, scale) for p in part.paint]
            self._meshes[key] = BuiltMesh(data, material, part.shading, paint)
        return self._meshes[key]

    def _tools(self, part: Part) -> list[MeshData]:
        """A boolean's tool as meshes in the frame of the part it works on."""
        meshes: list[MeshData] = []
        for node in self._part(part, [self.program.materials], {}):
            for inner, world in node.walk():
                if inner.mesh is not None:
                    meshes.append(replace(inner.mesh.data, vertices=apply(world, inner.mesh.data.vertices)))
        return meshes

    def _shape(self, shape: sh.Shape) -> MeshData:
        return build_shape(self._coarse(shape) if self.low_poly else shape, detail=self.program.detail)

    def _coarse(self, shape: sh.Shape) -> sh.Shape:
        """Fewer segments, for the low-poly style."""
        fields = type(shape).model_fields
        changes: dict[str, int] = {}
        for name, limit in (("segments", _LOW_POLY_SEGMENTS), ("tube_segments", 5), ("bevel_segments", 1)):
            if name in fields:
                changes[name] = min(getattr(shape, name), limit)
        if isinstance(shape, sh.Blend | sh.Skin):
            changes["resolution"] = min(shape.resolution, _LOW_POLY_RESOLUTION)
        elif isinstance(shape, sh.Sweep | sh.Loft):
            changes["resolution"] = min(shape.resolution, 2)
        return shape.model_copy(update=changes)


@contextmanager
def _naming(part: Part) -> Generator[None]:
    """Says which part cannot be built; numbers that a shape was not made for are an error like any other.

    Raises:
        GeometryError: With the part's name.
    """
    try:
        yield
    except GeometryError as exc:
        raise GeometryError(f"part {part.name!r}: {exc.message}", hint=exc.hint) from exc
    except (ArithmeticError, AssertionError, LookupError, RuntimeError, TypeError, ValueError) as exc:
        traceback.print_exc(file=sys.stderr)
        kind = part.shape.type if part.shape is not None else "part"
        raise GeometryError(
            f"part {part.name!r}: this {kind} cannot be drawn from its numbers",
            hint=f"look for points that coincide and sizes that vanish ({type(exc).__name__}: {exc})",
        ) from exc


def coarsened(data: MeshData) -> MeshData:
    """Fewer facets for the low-poly style: the denser a mesh, the larger the share it gives."""
    triangles = len(data.triangles())
    wanted = _LOW_POLY_BASE * triangles**_LOW_POLY_POWER
    if triangles <= wanted:
        return data
    return simplified(data, wanted / triangles)


def build_shape(shape: sh.Shape, *, detail: float = 1.0) -> MeshData:  # noqa: PLR0912 - one case a shape
    """The mesh of one shape, without modifiers."""
    match shape:
        case sh.Box():
            return shapes_turned.box(shape)
        case sh.Sphere():
            return shapes_turned.sphere(shape.radius, shape.segments)
        case sh.Ellipsoid():
            return shapes_turned.ellipsoid(shape)
        case sh.Cylinder():
            return shapes_turned.frustum(shape.radius, shape.radius, shape.height, shape.segments, shape.pivot)
        case sh.Cone():
            return shapes_turned.frustum(
                shape.radius_bottom, shape.radius_top, shape.height, shape.segments, shape.pivot
            )
        case sh.Prism():
            return shapes_turned.frustum(shape.radius, shape.radius, shape.height, shape.sides, shape.pivot)
        case sh.Torus():
            return shapes_turned.torus(shape)
        case sh.Capsule():
            return shapes_turned.capsule(shape)
        case sh.Lathe():
            return shapes_turned.lathe(shape)
        case sh.Extrude():
            return shapes_extruded.extrude(shape)
        case sh.Sweep():
            return shapes_swept.sweep(shape)
        case sh.Loft():
            return shapes_swept.loft(shape)
        case sh.Text():
            return text(shape)
        case sh.Heightfield():
            return shapes_extruded.heightfield(shape)
        case sh.Blend():
            return shapes_implicit.blend(shape, detail=detail)
        case sh.Skin():
            return shapes_implicit.skin(shape, detail=detail)
        case sh.PolyMesh():
            return shapes_extruded.polymesh(shape)


def _chosen(part: Part, copies: list[BuiltNode]) -> list[BuiltNode]:
    """The copies that are asked for, each under the name it has among all."""
    if part.only_copy is not None:
        return [replace(one, name=part.name) for one in copies[part.only_copy - 1 : part.only_copy]]
    gone = set(part.without_copies)
    return [one for number, one in enumerate(copies, 1) if number not in gone]


def resolve_material(name: str | None, scopes: list[Mapping[str, Material]]) -> Material:
    """The nearest material of that name, else the preset of that name."""
    if name is None:
        return Material()
    for scope in scopes:
        if name in scope:
            return scope[name]
    return Material(preset=name)


def scaled_paint(paint: Paint, scale: tuple[float, float, float]) -> Paint:
    """The paint for a mesh whose part's scale was put into its vertices."""
    if scale == (1.0, 1.0, 1.0):
        return paint
    axis = scale["xyz".index(paint.axis)]
    return paint.model_copy(update={
        "center": tuple(c * s for c, s in zip(paint.center, scale, strict=True)),
        "radii": tuple(c * s for c, s in zip(paint.radii, scale, strict=True)),
        "start": paint.start * axis,
        "end": paint.end * axis,
    })  # fmt: skip


def fit_matrix(node: BuiltNode, fit: pl.Fit) -> Floats:
    """The scale that gives the node's measured bounds the asked size, about its own origin."""
    points = node.points()
    size = np.maximum(np.ptp(points, axis=0), 1e-9)
    wanted = [fit.x, fit.y, fit.z]
    factors = [w / s if w is not None else None for w, s in zip(wanted, size, strict=True)]
    if fit.longest is not None:
        factors = [fit.longest / float(size.max())] * 3
    given = [f for f in factors if f is not None]
    if not given:
        return np.eye(4)
    if fit.mode == "stretch":
        others = float(np.prod(given) ** (1 / len(given))) if len(given) < 3 else 1.0
        matrix = scaling(tuple(f if f is not None else others for f in factors))  # pyright: ignore[reportArgumentType]
    else:
        matrix = scaling(min(given))
    origin = node.local[:3, 3]
    return translation(origin) @ matrix @ translation(-origin)


def scatter_matrices(target: BuiltNode, pattern: pl.Scatter) -> list[Floats]:
    """Seeded places on the target's surface, each the farthest of several tries from the rest."""
    rng = np.random.default_rng(pattern.seed)
    corners = [apply(w, n.mesh.data.vertices)[n.mesh.data.triangles()] for n, w in target.walk() if n.mesh is not None]
    triangles = np.concatenate(corners)
    cross = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    area = np.linalg.norm(cross, axis=1)
    normals = cross / np.maximum(area, 1e-15)[:, None]
    weight = np.where(normals[:, 2] >= pattern.min_up, area, 0.0)
    if pattern.z_range is not None:
        middle = triangles[:, :, 2].mean(axis=1)
        weight = np.where((middle >= pattern.z_range[0]) & (middle <= pattern.z_range[1]), weight, 0.0)
    if weight.sum() <= 0:
        raise GeometryError(f"no surface of {pattern.on!r} points up enough to scatter on")
    tries = min(12, max(2, 3000 // pattern.count))
    total = pattern.count * tries
    pick = rng.choice(len(triangles), size=total, p=weight / weight.sum())
    a, b = rng.random(total), rng.random(total)
    a, b = np.where(a + b > 1, 1 - a, a), np.where(a + b > 1, 1 - b, b)
    t = triangles[pick]
    spots = t[:, 0] + a[:, None] * (t[:, 1] - t[:, 0]) + b[:, None] * (t[:, 2] - t[:, 0])
    chosen: list[int] = []
    for i in range(pattern.count):
        candidates = np.arange(i * tries, (i + 1) * tries)
        if chosen:
            gaps = np.linalg.norm(spots[candidates][:, None] - spots[chosen][None], axis=2).min(axis=1)
            chosen.append(int(candidates[int(np.argmax(gaps))]))
        else:
            chosen.append(int(candidates[0]))
    matrices: list[Floats] = []
    for index in chosen:
        normal = normals[pick[index]]
        spin = float(rng.uniform(0, 2 * np.pi)) if pattern.spin else 0.0
        turn = align_z(normal if pattern.align else np.array([0.0, 0.0, 1.0]), spin)
        size = float(rng.uniform(*pattern.scale_range))
        matrices.append(translation(spots[index] - normal * pattern.sink) @ turn @ scaling(size))
    return matrices
