"""What a builder says of what it built; plain data for people, JSON and services."""

from typing import Literal

from prompt2mesh.mesh.node import Node

ExportFormat = Literal["glb", "stl", "3mf", "obj", "usdz", "fbx", "ply", "blend"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = ("glb", "stl", "3mf", "obj", "usdz", "fbx", "ply", "blend")


class PartReport(Node):
    """One mesh of the model; `outward` is false for a closed one whose normals point in."""

    path: str
    material: str
    size_m: tuple[float, float, float]
    vertices: int
    triangles: int
    watertight: bool
    outward: bool = True
    volume_m3: float


class GeometryReport(Node):
    """Measured facts of the whole model."""

    size_m: tuple[float, float, float]
    lowest_m: tuple[float, float, float]
    highest_m: tuple[float, float, float]
    vertices: int
    triangles: int
    part_count: int
    parts: list[PartReport]
    volume_m3: float
    area_m2: float
    watertight: bool
    degenerate_faces: int
    floating: list[str]
    contact_checked: bool
    materials: dict[str, int]
    geometry_hash: str


class PartMeasure(Node):
    """Where a part is, with all that is below it, and how much of it there is; None where it is not closed."""

    path: str
    lowest_m: tuple[float, float, float]
    highest_m: tuple[float, float, float]
    volume_m3: float | None


class GapReport(Node):
    """How two parts stand to each other.

    `distance_m` is the shortest way from surface to surface, 0 where they meet.
    `shared_m3` is how much of one is within the other, None where they may meet
    and one of both is not closed.
    """

    first: str
    second: str
    distance_m: float
    shared_m3: float | None


class OverlapReport(Node):
    """Two parts that reach into each other, and which share of the smaller one is within the larger."""

    smaller: str
    larger: str
    share: float


class MeasureReport(Node):
    """Measures that were asked for: of parts, between them, and which of all parts reach into each other."""

    parts: list[PartMeasure] = []
    gaps: list[GapReport] = []
    overlaps: list[OverlapReport] = []
    overlaps_complete: bool = True


class PrintReport(Node):
    """What a printer needs to know of the solids made for it."""

    solids: dict[str, float]
    watertight: bool
    flat_base_area_mm2: float
    thinnest_wall_mm: float
    overhang_area_mm2: float
    size_mm: tuple[float, float, float]
    notes: list[str] = []


class ExportReport(Node):
    """One written file, with what was found when it was read again."""

    format: ExportFormat
    path: str
    bytes: int
    triangles: int
    meshes: int
    size_m: tuple[float, float, float] | None = None
