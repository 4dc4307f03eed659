import pytest

from prompt2mesh.builders.screening import screen
from prompt2mesh.mesh.errors import CodeError, CodeRefusedError

HONEST = """
import bpy, bmesh, math, random
import numpy as np
from mathutils import Vector, Matrix
from dataclasses import dataclass

@dataclass
class Leg:
    x: float
    def __post_init__(self): self.y = self.x

if __name__ == "__main__":
    for angle in range(0, 360, 90):
        bpy.ops.mesh.primitive_cylinder_add(radius=0.05, depth=1, location=(math.cos(angle), 0, 0.5))
        bpy.context.object.name = f"leg {angle}"
    material = bpy.data.materials.new("oak")
    material.use_nodes = True
    work = bmesh.new()
    work.from_mesh(bpy.context.object.data)
    bpy.ops.object.modifier_apply(modifier="x")
    print(open_shelf := 3)
"""


def test_honest_code_passes() -> None:
    screen(HONEST)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("import os", "import os"),
        ("import os.path as p", "import os.path"),
        ("from subprocess import run", "import subprocess"),
        ("import math, socket", "import socket"),
        ("from urllib.request import urlopen", "import urllib.request"),
        ("open('x')", "open()"),
        ("eval('1')", "eval()"),
        ("exec(code)", "exec()"),
        ("__import__('os')", "__import__"),
        ("().__class__.__bases__[0].__subclasses__()", "__"),
        ("__builtins__['open']", "__builtins__"),
        ("bpy.ops.wm.quit_blender()", "bpy.ops.wm.quit_blender"),
        ("bpy.ops.wm.open_mainfile(filepath='x')", "bpy.ops.wm.open_mainfile"),
        ("bpy.ops.wm.save_as_mainfile(filepath='x')", "bpy.ops.wm.save_as_mainfile"),
        ("bpy.app.handlers.load_post.append(f)", "bpy.app.handlers"),
        ("bpy.app.timers.register(f)", "bpy.app.timers"),
        ("bpy.ops.export_scene.gltf(filepath='x')", "bpy.ops.export_scene"),
        ("bpy.data.images.load('x')", "bpy.data.images.load"),
    ],
)
def test_what_it_would_not_get_is_refused_with_its_line(line: str, named: str) -> None:
    with pytest.raises(CodeRefusedError) as caught:
        screen(f"import bpy\n\n{line}\n")
    assert caught.value.message.startswith("line 3: ")
    assert named in caught.value.message
    assert caught.value.hint


def test_what_is_not_python_is_no_refusal() -> None:
    with pytest.raises(CodeError, match="line 1") as caught:
        screen("for x in")
    assert not isinstance(caught.value, CodeRefusedError)


@pytest.mark.parametrize("code", ["(" * 5000 + ")" * 5000, "x = " + "-" * 100_000 + "1", "\0", "a." * 20_000 + "b"])
def test_hostile_text_ends_as_an_error(code: str) -> None:
    with pytest.raises(CodeError):
        screen(code)
