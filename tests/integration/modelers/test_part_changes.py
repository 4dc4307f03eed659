"""Blender builds what a change of one part says, and names parts as paths do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.part_paths import walk_paths
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.report import PartReport
from prompt2mesh.modelers.builtin import change_part, edit_part, model
from prompt2mesh.studio.ports import BuildOrder

PartsOf = Callable[[MeshProgram], dict[str, PartReport]]


@pytest.fixture
def parts_of(pool: WorkerPool, tmp_path: Path) -> PartsOf:
    def build(program: MeshProgram) -> dict[str, PartReport]:
        geometry = pool.build(BuildOrder(program, tmp_path, (), contact=False)).geometry
        return {part.path: part for part in geometry.parts}

    return build


@pytest.mark.parametrize(
    "prompt",
    ["a round oak table with four brass legs", "a bicycle", "a castle on a hill", "a cat with a hat and three apples"],
)
def test_reports_name_parts_as_paths_do(parts_of: PartsOf, prompt: str) -> None:
    program, _ = model(prompt)
    built = parts_of(program)
    named = {one.path: one for one in walk_paths(program)}
    assert set(built) <= set(named)
    for path, report in built.items():
        assert named[path].material.preset == report.material


def test_only_the_part_that_was_meant_is_another_one(parts_of: PartsOf) -> None:
    program, _ = model("a round oak table with four brass legs")
    before = parts_of(program)
    changed, _ = change_part(program, "table/leg 2", material="glass", name="odd one")
    changed, _ = change_part(changed, "table/leg 3", remove=True)
    after = parts_of(changed)
    assert set(after) == set(before) - {"table/leg 2", "table/leg 3"} | {"table/odd one"}
    assert after["table/odd one"].material == "glass"
    assert after["table/odd one"].size_m == pytest.approx(before["table/leg 2"].size_m)
    assert all(after[path] == before[path] for path in after if path != "table/odd one")


@pytest.mark.parametrize("path", ["table/leg 2", "table/top"])
def test_twice_as_thick_is_twice_as_thick(parts_of: PartsOf, path: str) -> None:
    program, _ = model("a round oak table with four brass legs")
    before = parts_of(program)
    after = parts_of(edit_part(program, path, "make it twice as thick")[0])
    thin = min(before[path].size_m)
    assert min(after[path].size_m) == pytest.approx(2 * thin, rel=0.05)
    assert max(after[path].size_m) == pytest.approx(max(before[path].size_m), rel=0.01)
    assert all(after[other] == before[other] for other in after if other != path)


def test_a_copy_of_a_plain_pattern_keeps_its_place(parts_of: PartsOf, pool: WorkerPool, tmp_path: Path) -> None:
    program = MeshProgram.model_validate({"parts": [{
        "name": "ring", "shape": {"type": "box", "size": [0.1, 0.1, 0.1]}, "placement": {"location": [1, 0, 0]},
        "instances": {"type": "radial", "count": 4},
    }]})  # fmt: skip
    changed, _ = change_part(program, "ring/ring 3", color="#ff0000")
    whole = pool.build(BuildOrder(program, tmp_path, ())).geometry
    same = pool.build(BuildOrder(changed, tmp_path, ())).geometry
    assert same.size_m == pytest.approx(whole.size_m)
    assert same.volume_m3 == pytest.approx(whole.volume_m3)
    assert set(parts_of(changed)) == {"ring/ring 1", "ring/ring 2", "ring/ring 4", "ring 3"}
