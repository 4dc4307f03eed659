"""The contract of the port `Builder` for measures: bounds, distances, shared volumes, parts within parts."""

import math
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.placement import Linear, Transform
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.report import MeasureReport
from prompt2mesh.mesh.shapes import Box, PolyMesh, Sphere
from prompt2mesh.modelers.builtin import model
from prompt2mesh.studio.ports import BuildOrder

pytestmark = pytest.mark.blender


def ball(name: str, x: float, z: float = 1.0, radius: float = 0.5) -> Part:
    return Part(name=name, shape=Sphere(radius=radius, segments=64), placement=Transform(location=(x, 0, z)))


def cube(name: str, x: float, y: float = 0.0, turn: float = 0.0, size: float = 1.0) -> Part:
    placement = Transform(location=(x, y, 0), rotation=(0, 0, turn))
    return Part(name=name, shape=Box(size=(size, size, size)), placement=placement)


def measured(
    pool: WorkerPool, folder: Path, *parts: Part, paths: tuple[str, ...] = (), overlaps: bool = False
) -> MeasureReport:
    order = BuildOrder(MeshProgram(parts=list(parts)), folder, (), measure=paths, overlaps=overlaps)
    report = pool.build(order).measures
    assert report is not None
    return report


def test_bounds_volume_and_distance(pool: WorkerPool, tmp_path: Path) -> None:
    report = measured(pool, tmp_path, cube("a", 0), cube("b", 1.25), paths=("a", "b"))
    a, b = report.parts
    assert a.lowest_m == pytest.approx((-0.5, -0.5, 0))
    assert b.highest_m == pytest.approx((1.75, 0.5, 1))
    assert a.volume_m3 == pytest.approx(1)
    (gap,) = report.gaps
    assert (gap.first, gap.second) == ("a", "b")
    assert gap.distance_m == pytest.approx(0.25, abs=1e-5)
    assert gap.shared_m3 == 0


def test_the_distance_of_crossing_edges_is_that_of_the_edges(pool: WorkerPool, tmp_path: Path) -> None:
    bar = Part(name="a", shape=Box(size=(4, 0.1, 0.1), pivot="center"), placement=Transform(rotation=(45, 0, 0)))
    post = Part(name="b", shape=Box(size=(0.1, 4, 0.1), pivot="center"),
                placement=Transform(location=(0, 0, 0.5), rotation=(0, 45, 0)))  # fmt: skip
    (gap,) = measured(pool, tmp_path, Part(name="both", children=[bar, post]), paths=("both/a", "both/b")).gaps
    assert gap.distance_m == pytest.approx(0.5 - 0.1 * math.sqrt(2), abs=1e-4)


def test_what_meets_shares_a_volume_and_has_no_distance(pool: WorkerPool, tmp_path: Path) -> None:
    (gap,) = measured(pool, tmp_path, cube("a", 0), cube("b", 0.75), paths=("a", "b")).gaps
    assert gap.distance_m == 0
    assert gap.shared_m3 == pytest.approx(0.25, rel=1e-4)


def test_what_is_wholly_inside_has_no_distance(pool: WorkerPool, tmp_path: Path) -> None:
    (gap,) = measured(pool, tmp_path, cube("a", 0, size=2), ball("b", 0, radius=0.3), paths=("a", "b")).gaps
    assert gap.distance_m == 0
    assert gap.shared_m3 == pytest.approx(4 / 3 * math.pi * 0.027, rel=0.02)


@pytest.mark.parametrize(("z", "distance", "shared"), [(0.3, 0.3, 0.0), (-0.5, 0.0, None)])
def test_an_open_mesh_has_a_distance_but_no_volume(
    pool: WorkerPool, tmp_path: Path, z: float, distance: float, shared: float | None
) -> None:
    sheet = PolyMesh(vertices=[(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)], faces=[[0, 1, 2, 3]])
    box = Part(name="cube", shape=Box(size=(1, 1, 1)), placement=Transform(location=(0, 0, z)))
    group = Part(name="all", children=[Part(name="sheet", shape=sheet), box])
    report = measured(pool, tmp_path, group, paths=("all/sheet", "all/cube"))
    assert report.parts[0].volume_m3 is None
    assert report.gaps[0].distance_m == pytest.approx(distance, abs=1e-5)
    assert report.gaps[0].shared_m3 == shared, "what is apart shares nothing; what an open mesh holds, nobody knows"


def test_a_path_means_all_copies_or_one(pool: WorkerPool, tmp_path: Path) -> None:
    row = Part(name="row", children=[
        Part(name="post", shape=Box(size=(0.1, 0.1, 1)), instances=Linear(count=3, step=(1, 0, 0))),
    ])  # fmt: skip
    every, third = measured(pool, tmp_path, row, paths=("row/post", "row/post 3")).parts
    assert every.highest_m[0] - every.lowest_m[0] == pytest.approx(2.1)
    assert third.highest_m[0] - third.lowest_m[0] == pytest.approx(0.1)
    assert every.volume_m3 == pytest.approx(0.03)


def test_a_part_that_is_not_there_is_named_with_those_that_are_near(pool: WorkerPool, tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as caught:
        measured(pool, tmp_path, cube("cube", 0), paths=("cub",))
    assert caught.value.suggestions == ("cube",)


def test_overlaps_are_told_with_the_share_of_the_smaller_part(pool: WorkerPool, tmp_path: Path) -> None:
    report = measured(
        pool, tmp_path, cube("big", 0, size=2), cube("half in", 1, size=0.5), cube("apart", 5), overlaps=True
    )
    (overlap,) = report.overlaps
    assert (overlap.smaller, overlap.larger) == ("half in", "big")
    assert overlap.share == pytest.approx(0.5, rel=1e-3)
    assert report.overlaps_complete


def test_the_joints_of_a_library_asset_are_no_overlaps(pool: WorkerPool, tmp_path: Path) -> None:
    program, _ = model("a wooden chair")
    report = pool.build(BuildOrder(program, tmp_path, (), overlaps=True)).measures
    assert report is not None
    assert report.overlaps == []


def test_nothing_is_measured_that_was_not_asked(pool: WorkerPool, tmp_path: Path) -> None:
    assert pool.build(BuildOrder(MeshProgram(parts=[cube("a", 0)]), tmp_path, ())).measures is None
