"""The contract of the port `CodeRunner`, over the sandbox of this machine and over the weak one."""

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from prompt2mesh.builders.code import SandboxedCodeRunner
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.mesh.document import check_program
from prompt2mesh.mesh.errors import CanceledError, CodeError, CodeRefusedError, SandboxUnavailableError
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.shapes import PolyMesh
from prompt2mesh.studio.ports.freeform import CodeOrder, CodeResult, CodeRunner

pytestmark = pytest.mark.blender


@pytest.fixture(scope="module", params=["strict", "weak"])
def runner(request: pytest.FixtureRequest) -> Iterator[CodeRunner]:
    sandbox = Sandbox() if request.param == "strict" else Sandbox(policy="weak", without=frozenset({"namespaces"}))
    with closing(SandboxedCodeRunner(sandbox)) as opened:
        yield opened


def program(**fields: object) -> MeshProgram:
    parts = [
        {"name": "base", "shape": {"type": "box", "size": [1, 1, 0.5]}, "material": "oak"},
        {"name": "ball", "shape": {"type": "sphere", "radius": 0.2}, "material": "brass",
         "placement": {"location": [0, 0, 0.7]}},
    ]  # fmt: skip
    return MeshProgram.model_validate({"parts": parts, **fields})


def run(runner: CodeRunner, code: str, **fields: object) -> CodeResult:
    return runner.run(CodeOrder(code=code, **fields))  # pyright: ignore[reportArgumentType]


def polygons(part: Part) -> PolyMesh:
    assert isinstance(part.shape, PolyMesh)
    return part.shape


def test_a_new_mesh_comes_back_as_a_part(runner: CodeRunner) -> None:
    done = run(runner, "bpy.ops.mesh.primitive_cube_add(size=0.4, location=(1, 2, 3))\nprint('made', 1)")
    (cube,) = done.parts
    assert (cube.name, cube.placement.location) == ("Cube", (1.0, 2.0, 2.8))
    assert len(polygons(cube).vertices) == 8
    assert min(z for _, _, z in polygons(cube).vertices) == 0
    assert done.output == "made 1\n"
    assert done.removed == ()
    check_program(MeshProgram(parts=list(done.parts)))


def test_only_what_was_changed_comes_back(runner: CodeRunner) -> None:
    done = run(runner, "bpy.data.objects['ball'].location.z += 1", program=program())
    assert [part.name for part in done.parts] == ["ball"]
    assert done.parts[0].placement.location == pytest.approx((0, 0, 1.5))
    assert [material.preset for material in done.parts[0].materials.values()] == ["brass"]


def test_what_was_deleted_is_named(runner: CodeRunner) -> None:
    done = run(runner, "bpy.data.objects.remove(bpy.data.objects['ball'])", program=program())
    assert (done.parts, done.removed) == ((), ("ball",))


def test_modifiers_are_applied_and_children_belong_to_their_parent(runner: CodeRunner) -> None:
    code = """
parent = bpy.data.objects['base']
bpy.ops.mesh.primitive_plane_add(size=0.2, location=(2, 0, 1))
child = bpy.context.object
child.name = "flap/😀"
child.parent = parent
child.modifiers.new("thick", "SOLIDIFY").thickness = 0.05
"""
    (part,) = run(runner, code, program=program()).parts
    assert part.name == "base"
    assert [child.name for child in part.children] == ["base", "flap__"] or len(part.children) == 2
    assert len(polygons(part.children[1]).vertices) == 8


def test_a_part_of_two_materials_becomes_two_meshes(runner: CodeRunner) -> None:
    code = """
bpy.ops.mesh.primitive_cube_add()
cube = bpy.context.object
for name, color, metallic in (("oak", None, 0), ("chrome-ish", (0.8, 0.1, 0.1, 1), 1)):
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    if color:
        shader.inputs["Base Color"].default_value = color
    shader.inputs["Metallic"].default_value = metallic
    cube.data.materials.append(material)
cube.data.polygons[0].material_index = 1
"""
    (part,) = run(runner, code).parts
    first, second = (next(iter(child.materials.values())) for child in part.children)
    assert (first.preset, second.metallic) == ("oak", 1.0)
    assert second.color == "#e75959"
    assert [len(polygons(child).faces) for child in part.children] == [5, 1]


def test_a_model_above_the_ground_keeps_its_places(runner: CodeRunner) -> None:
    high = {"name": "high", "shape": {"type": "box", "size": [1, 1, 1]}, "placement": {"location": [0, 0, 5]}}
    code = "bpy.ops.mesh.primitive_cube_add(size=1, location=(0, 0, 1.5))"
    (cube,) = run(runner, code, program=MeshProgram.model_validate({"parts": [high]})).parts
    assert cube.placement.location == (0, 0, 6), "on top of the part that is at 5"


def test_the_lines_that_led_to_an_error_are_told(runner: CodeRunner) -> None:
    with pytest.raises(CodeError, match=r"line 2: boom\(\); line 1.*KeyError.*Cylinder") as caught:
        run(runner, "def boom(): bpy.data.objects['Cylinder']\nboom()")
    assert not isinstance(caught.value, CodeRefusedError)


def test_what_is_not_python_is_told_by_line(runner: CodeRunner) -> None:
    with pytest.raises(CodeError, match="line 2"):
        run(runner, "x = 1\ny = = 2")


def test_what_is_refused_is_told_by_line(runner: CodeRunner) -> None:
    with pytest.raises(CodeRefusedError, match=r"line 2: import os") as caught:
        run(runner, "x = 1\nimport os")
    assert caught.value.hint


def test_a_program_that_cannot_be_built_is_told(runner: CodeRunner) -> None:
    flat = {"name": "flat", "shape": {"type": "mesh", "vertices": [[0, 0, 0]] * 3, "faces": [[0, 1, 7]]}}
    with pytest.raises(CodeError, match="could not be built"):
        run(runner, "pass", program=MeshProgram.model_validate({"parts": [flat]}))


def test_a_run_ends_in_time(runner: CodeRunner) -> None:
    with pytest.raises(CodeError, match=r"did not end within 1 s"):
        run(runner, "while True: pass", timeout_s=1)


def test_a_cancel_is_felt_at_once(runner: CodeRunner) -> None:
    started = time.monotonic()
    with pytest.raises(CanceledError):
        runner.run(CodeOrder(code="while True: pass"), canceled=lambda: time.monotonic() - started > 0.5)


def test_too_much_is_told_with_what_to_do(runner: CodeRunner) -> None:
    code = "bpy.ops.mesh.primitive_grid_add(x_subdivisions=600, y_subdivisions=600)"
    with pytest.raises(CodeError, match=r"36\d{4} vertices; at most 150000"):
        run(runner, code)


def test_numbers_that_are_none_are_told(runner: CodeRunner) -> None:
    code = "bpy.ops.mesh.primitive_cube_add()\nbpy.context.object.data.vertices[0].co.x = float('nan')"
    with pytest.raises(CodeError, match="finite"):
        run(runner, code)


def test_nothing_is_run_where_it_is_switched_off() -> None:
    off = SandboxedCodeRunner(Sandbox(policy="off"))
    with closing(off), pytest.raises(SandboxUnavailableError, match="PROMPT2MESH_SANDBOX=off"):
        run(off, "pass")


def test_nothing_is_run_where_a_lock_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with closing(SandboxedCodeRunner(Sandbox())) as strict:
        assert not strict.isolation.strict
        assert "bwrap" in strict.isolation.missing["namespaces"]
        with pytest.raises(SandboxUnavailableError, match="namespaces"):
            run(strict, "pass")
    with closing(SandboxedCodeRunner(Sandbox(policy="weak"))) as weak:
        assert run(weak, "print('weak')").output == "weak\n"


def test_this_machine_has_every_lock() -> None:
    isolation = Sandbox().isolation
    assert isolation.strict, isolation.missing
