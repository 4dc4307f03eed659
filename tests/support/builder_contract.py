"""What every `Builder` does, whatever is behind it: a class of tests for a fixture `builder`."""

import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from prompt2mesh.mesh.errors import CanceledError, GeometryError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Boolean, MeshProgram, Part
from prompt2mesh.mesh.report import EXPORT_FORMATS
from prompt2mesh.mesh.shapes import Box, Cylinder, Sphere
from prompt2mesh.studio.ports import Builder, BuildOrder, RenderOrder


def crate(size_m: float = 1.0) -> MeshProgram:
    return MeshProgram(parts=[Part(name="crate", shape=Box(size=(size_m, size_m, size_m)), material="oak")])


class BuilderContract:
    """Tests of the port."""

    def test_every_format_is_written_read_again_and_holds_the_same_triangles(
        self, builder: Builder, tmp_path: Path
    ) -> None:
        result = builder.build(BuildOrder(crate(), tmp_path, EXPORT_FORMATS))
        assert [entry.format for entry in result.exports] == list(EXPORT_FORMATS)
        for entry in result.exports:
            assert entry.triangles == 12, entry
            assert (tmp_path / entry.path).stat().st_size == entry.bytes
            if entry.size_m is not None:
                assert sorted(entry.size_m) == pytest.approx([1, 1, 1], rel=1e-4), entry
        assert not list(tmp_path.glob(".*")), "no temporary files are left"

    def test_same_program_same_hash_other_seed_other_hash(self, builder: Builder, tmp_path: Path) -> None:
        first, second, other = (
            builder.build(BuildOrder(program, tmp_path, ())).geometry.geometry_hash
            for program in (crate(), crate(), crate(1.1))
        )
        assert first == second
        assert first != other

    def test_the_preview_shows_the_colour_of_the_thing(self, builder: Builder, tmp_path: Path) -> None:
        red = Part(name="ball", shape=Sphere(radius=1), material="red", materials={"red": Material(color="#d01010")})
        order = BuildOrder(MeshProgram(parts=[red]), tmp_path, (), (RenderOrder("preview", "p.png", size_px=96),))
        builder.build(order)
        with Image.open(tmp_path / "p.png") as picture:
            r, g, b = picture.convert("RGB").getpixel((48, 48))  # pyright: ignore[reportGeneralTypeIssues]
            corner = picture.convert("L").getpixel((2, 2))
        assert r > 2 * g, (r, g, b)
        assert r > 2 * b, (r, g, b)
        assert isinstance(corner, int | float)
        assert corner > 140

    def test_print_ready_gives_one_closed_solid_for_each_material(self, builder: Builder, tmp_path: Path) -> None:
        parts = [
            Part(name="block", shape=Box(size=(0.04, 0.04, 0.02)), material="oak"),
            Part(name="peg", shape=Cylinder(radius=0.005, height=0.03, segments=128), material="brass"),
            Part(name="peg two", shape=Cylinder(radius=0.004, height=0.025, segments=128), material="brass"),
        ]
        result = builder.build(BuildOrder(MeshProgram(parts=parts), tmp_path, (), print_ready=True))
        report = result.print_report
        assert report is not None
        assert set(report.solids) == {"oak", "brass"}
        assert report.watertight
        assert sum(report.solids.values()) == pytest.approx(32 + 0.7854, rel=0.01)
        assert report.flat_base_area_mm2 == pytest.approx(1600, rel=0.01)
        assert report.size_mm == pytest.approx((40, 40, 30), rel=1e-3)
        assert {entry.path for entry in result.exports} == {"print.stl", "print.3mf"}

    def test_a_budget_is_kept(self, builder: Builder, tmp_path: Path) -> None:
        ball = MeshProgram(parts=[Part(name="ball", shape=Sphere(radius=1, segments=96))])
        assert builder.build(BuildOrder(ball, tmp_path, ())).geometry.triangles > 8000
        small = builder.build(BuildOrder(ball, tmp_path, (), budget_triangles=1000)).geometry
        assert 500 < small.triangles <= 1000
        assert small.watertight

    def test_what_cannot_be_built_is_refused_and_the_next_order_is_done(self, builder: Builder, tmp_path: Path) -> None:
        everything = Part(name="hole", shape=Box(size=(2, 2, 2), pivot="center"))
        gone = Part(name="cube", shape=Box(size=(1, 1, 1)), modifiers=[Boolean(operation="cut", tools=[everything])])
        with pytest.raises(GeometryError, match="nothing"):
            builder.build(BuildOrder(MeshProgram(parts=[gone]), tmp_path))
        assert builder.build(BuildOrder(crate(), tmp_path)).geometry.triangles == 12

    def test_stages_are_told_and_measures_and_the_script_come_back(self, builder: Builder, tmp_path: Path) -> None:
        stages: list[str] = []
        result = builder.build(
            BuildOrder(crate(), tmp_path, script=True, measure=("crate",)),
            on_progress=lambda stage, _: stages.append(stage),
        )
        assert stages
        assert result.measures is not None
        assert result.measures.parts[0].highest_m == pytest.approx((0.5, 0.5, 1))
        assert (tmp_path / "rebuild.py").read_text()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["model.glb", "rebuild.py"]

    def test_asked_to_stop_it_stops_soon_and_does_the_next_order(self, builder: Builder, tmp_path: Path) -> None:
        asked = threading.Event()
        ball = MeshProgram(parts=[Part(name="ball", shape=Sphere(radius=1, segments=96), material="oak")])
        long = BuildOrder(ball, tmp_path, (), (RenderOrder("beauty", "b.png", size_px=1600, samples=4096),))
        timer = threading.Timer(1.0, asked.set)
        timer.start()
        started = time.monotonic()
        with pytest.raises(CanceledError):
            builder.build(long, canceled=asked.is_set)
        timer.join()
        assert time.monotonic() - started < 20
        assert builder.build(BuildOrder(crate(), tmp_path, ())).geometry.triangles == 12
