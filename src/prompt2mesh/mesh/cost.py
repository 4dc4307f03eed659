"""What a program costs to build, estimated without building it.

The estimates are upper bounds of the right order, made to stop a program that
would exhaust a worker, not to predict the triangle count of a sane one.
"""

import math

from prompt2mesh.mesh import placement as pl
from prompt2mesh.mesh import shapes as sh
from prompt2mesh.mesh.program import Array, Boolean, Mirror, Modifier, Part, Subdivide

MAX_PARTS = 20_000
MAX_INSTANCES = 20_000
MAX_VERTICES = 6_000_000


def instance_factor(instances: pl.Instances | None) -> int:
    """How many copies of a part a pattern makes, the part itself counted."""
    match instances:
        case None:
            return 1
        case pl.Mirrored():
            return 2
        case pl.Grid(counts=counts):
            return math.prod(counts)
        case pl.Poses(poses=poses):
            return len(poses)
        case pl.Linear(count=count) | pl.Radial(count=count) | pl.Scatter(count=count):
            return count


def vertex_estimate(part: Part) -> int:
    """Vertices of the part's own mesh after its modifiers; copies share it and cost none."""
    if part.shape is None:
        return 0
    count = _shape_vertices(part.shape)
    for modifier in part.modifiers:
        count *= _modifier_factor(modifier)
    return count


def _modifier_factor(modifier: Modifier) -> int:
    match modifier:
        case Array(count=count):
            return count
        case Subdivide(levels=levels):
            return 4**levels
        case Mirror():
            return 2
        case Boolean(tools=tools):
            return 1 + len(tools) // 8
        case _:
            return 1


def _shape_vertices(shape: sh.Shape) -> int:
    match shape:
        case sh.Sphere(segments=segments) | sh.Ellipsoid(segments=segments) | sh.Capsule(segments=segments):
            return segments * segments // 2
        case sh.Cylinder(segments=segments) | sh.Cone(segments=segments) | sh.Prism(sides=segments):
            return 2 * segments
        case sh.Torus(segments=segments, tube_segments=tube):
            return segments * tube
        case sh.Lathe(profile=profile, segments=segments):
            return len(profile) * segments * (4 if shape.smooth or shape.fillet else 1)
        case sh.Extrude(outline=outline, holes=holes):
            return (len(outline) + sum(map(len, holes))) * 2 * (shape.bevel_segments + 1)
        case sh.Sweep(path=path, resolution=resolution):
            around = len(shape.profile) if shape.profile is not None else shape.segments
            return len(path) * (resolution if shape.smooth else 1) * around
        case sh.Loft(sections=sections, resolution=resolution, segments=segments):
            return len(sections) * (resolution if shape.smooth else 1) * segments
        case sh.Text(text=letters):
            return 200 * len(letters)
        case sh.Heightfield(heights=heights, resolution=resolution):
            return resolution**2 if heights is None else len(heights) * max(map(len, heights), default=0)
        case sh.Blend(resolution=resolution) | sh.Skin(resolution=resolution):
            return 3 * resolution**2
        case sh.PolyMesh(vertices=vertices):
            return len(vertices)
        case sh.Box():
            return 8
