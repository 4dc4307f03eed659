"""The tools over real Blender: what they make is built, seen, measured and checked, and stays editable."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from prompt2mesh.bootstrap import open_code_runner
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.shapes import PolyMesh
from prompt2mesh.modelers.agent.bench import Workbench
from prompt2mesh.modelers.builtin import edit_part, set_parameter
from prompt2mesh.settings import Settings
from prompt2mesh.store.blobs import DiskBlobs
from prompt2mesh.studio.ports import BuildOrder, Viewpoint
from prompt2mesh.studio.ports.freeform import CodeRunner
from tests.support.benches import done, model_of, refused, workbench

pytestmark = pytest.mark.blender


@pytest.fixture
def lamp(pool: WorkerPool, tmp_path: Path) -> Workbench:
    """A desk lamp drawn from shapes that follow two parameters, on a library table."""
    bench = workbench(tmp_path, pool, prompt="a brass lamp on a table")
    done(bench, "define_parameters", parameters=[
        {"name": "stem", "value": 0.3, "minimum": 0.1, "maximum": 1}, {"name": "foot", "value": 0.1, "minimum": 0.05, "maximum": 0.2},
    ])  # fmt: skip
    done(bench, "add_asset", kind="table", parameters={"height": 0.7})
    done(bench, "add_shape", name="lamp", relation="on", target="table")
    done(bench, "add_shape", name="foot", parent="lamp", material="brass", shape={"type": "cylinder", "radius": "=foot", "height": 0.02},
         modifiers=[{"type": "bevel", "width": 0.004}])  # fmt: skip
    done(bench, "add_shape", name="stem", parent="lamp", material="brass", at=[0, 0, 0.018],
         shape={"type": "cylinder", "radius": 0.01, "height": "=stem"})  # fmt: skip
    done(bench, "add_shape", name="shade", parent="lamp", material={"preset": "fabric", "color": "#c02020"}, at=[0, 0, "=stem - 0.05"],
         shape={"type": "cone", "radius_bottom": 0.14, "radius_top": 0.08, "height": 0.16})  # fmt: skip
    return bench


def test_a_drawn_model_is_built_seen_measured_and_checked(lamp: Workbench, tmp_path: Path) -> None:
    assert "no faults found" in done(lamp, "build_model").text
    outcome = done(lamp, "look_at_model", views=["front"], part="lamp", size_px=256)
    DiskBlobs(tmp_path / "blobs").fetch(outcome.pictures[0].digest, tmp_path / "lamp.jpg")
    with Image.open(tmp_path / "lamp.jpg") as picture:
        middle = np.asarray(picture.convert("RGB")).astype(int)[60:110, 110:146].mean((0, 1))
    assert middle[0] > 2 * middle[2], "the red shade is in the middle above"
    text = done(lamp, "measure_parts", parts=["table", "lamp/foot", "lamp/shade"]).text
    assert "table and lamp/foot: they touch or meet" in text
    assert "along +z" in text
    check = done(lamp, "check_model", printing=True).text
    assert "lamp/stem" in check, "the stem goes through the shade"
    assert "print:" in check


def test_sliders_and_sentences_work_on_it_afterwards(lamp: Workbench, pool: WorkerPool, tmp_path: Path) -> None:
    taller = set_parameter(model_of(lamp), "stem", 0.6)
    red, _ = edit_part(taller, "lamp/foot", "make it black")
    before = pool.build(BuildOrder(model_of(lamp), tmp_path, ())).geometry
    after = pool.build(BuildOrder(red, tmp_path, ())).geometry
    assert after.size_m[2] == pytest.approx(before.size_m[2] + 0.3, abs=1e-4)
    assert after.floating == []


def test_faults_are_found(lamp: Workbench) -> None:
    done(lamp, "add_shape", name="moon", shape={"type": "sphere", "radius": 0.05}, at=[0, 0, 3])
    done(lamp, "add_shape", name="sheet", at=[2, 0, 0], shape={
        "type": "mesh", "vertices": [[0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 1]], "faces": [[0, 1, 2, 3]]})  # fmt: skip
    done(lamp, "add_shape", name="ghost", at=[0, 0, 0.3], shape={"type": "box", "size": [0.3, 0.3, 0.2]})
    text = done(lamp, "check_model").text
    assert "floating" in text
    assert "moon" in text
    assert "not closed (not printable): sheet" in text
    assert "mend" in text


def test_what_blender_refuses_is_told_with_its_reason_and_undone(lamp: Workbench) -> None:
    done(lamp, "change_part", part="lamp/foot", modifiers=[
        {"type": "boolean", "operation": "cut", "tools": [{"name": "all", "shape": {"type": "box", "size": [9, 9, 9], "pivot": "center"}}]},
    ])  # fmt: skip
    text = refused(lamp, "build_model")
    assert "foot" in text
    assert "undo" in text
    assert lamp.look([Viewpoint()]).fault
    done(lamp, "undo")
    assert "no faults" in done(lamp, "build_model").text


@pytest.fixture
def runner() -> Iterator[CodeRunner]:
    opened = open_code_runner(Settings())
    yield opened
    opened.close()


def test_code_makes_a_part_that_the_other_tools_go_on_with(
    pool: WorkerPool, tmp_path: Path, runner: CodeRunner
) -> None:
    if not runner.isolation.strict:
        pytest.skip("this machine cannot hold foreign code")
    bench = workbench(tmp_path, pool, code=runner)
    done(bench, "add_asset", kind="table")
    done(
        bench,
        "run_blender_python",
        code="bpy.ops.mesh.primitive_monkey_add(size=0.4, location=(0, 0, 1.2))\nbpy.context.object.name = 'mask'",
    )
    mask = next(part for part in model_of(bench).parts if part.name == "mask")
    assert isinstance(mask.shape, PolyMesh)
    assert model_of(bench).parts[0].origin is not None
    done(bench, "change_part", part="mask", material="gold")
    assert "mask" in done(bench, "measure_parts", parts=["mask"]).text
    assert "line" in refused(bench, "run_blender_python", code="import os\nos.listdir('/')")
