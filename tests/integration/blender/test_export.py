"""What a GLB says of its nodes, by which viewers find the parts of the program."""

from pathlib import Path

import pytest

from prompt2mesh import bootstrap
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.errors import StorageError
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.studio.ports import BuildOrder
from tests.support.gltf import errors_of, read_gltf

pytestmark = pytest.mark.blender


def paths_in_program(parts: list[Part], above: str = "") -> set[str]:
    found: set[str] = set()
    for part in parts:
        path = f"{above}/{part.name}" if above else part.name
        found |= {path} | paths_in_program(part.children, path)
    return found


@pytest.mark.parametrize("sentence", ["a dragon", "two chairs and a glass vase with three roses"])
def test_node_tells_its_part_and_its_path_in_the_report(sentence: str, pool: WorkerPool, tmp_path: Path) -> None:
    program, _ = bootstrap.open_modeler().model(sentence)
    report = pool.build(BuildOrder(program, tmp_path)).geometry
    document = read_gltf(tmp_path / "model.glb")
    extras = [node["extras"] for node in document["nodes"]]
    assert {node["extras"]["path"] for node in document["nodes"] if "mesh" in node} == {p.path for p in report.parts}
    assert {one["part"] for one in extras} <= paths_in_program(program.parts)
    assert not [material for material in document["materials"] if "extras" in material]
    assert errors_of(tmp_path / "model.glb") == []


def test_copies_are_the_part_they_are_copies_of(pool: WorkerPool, tmp_path: Path) -> None:
    program = MeshProgram.model_validate({
        "parts": [
            {
                "name": "post",
                "children": [{"name": "ball", "shape": {"type": "sphere", "radius": 0.1}}],
                "instances": {"type": "linear", "count": 3, "step": [1, 0, 0]},
            }
        ]
    })  # fmt: skip
    pool.build(BuildOrder(program, tmp_path))
    nodes = read_gltf(tmp_path / "model.glb")["nodes"]
    said = sorted((node["name"], node["extras"]["part"]) for node in nodes)
    assert said == [
        ("ball", "post/ball"), ("ball.001", "post/ball"), ("ball.002", "post/ball"),
        ("post", "post"), ("post 1", "post"), ("post 2", "post"), ("post 3", "post"),
    ]  # fmt: skip


def test_a_disk_that_was_full_while_blender_wrote_is_told_as_such(pool: WorkerPool, tmp_path: Path) -> None:
    (tmp_path / ".model.part.glb").symlink_to("/dev/full")  # and there is room again when it is looked at
    program, _ = bootstrap.open_modeler().model("a red cube")
    with pytest.raises(StorageError, match="No space left"):
        pool.build(BuildOrder(program, tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert pool.build(BuildOrder(program, tmp_path)).geometry.watertight
