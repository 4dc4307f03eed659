"""What every `LiveScene` must do: the contract suite runs over each implementation."""

import base64

import pytest

from prompt2mesh.mesh.errors import CodeError, CodeRefusedError, WorkerTimeoutError
from prompt2mesh.studio.ports.freeform import LiveScene


class LiveSceneContract:
    """Inherited by a test class with a fixture `scene`, whose scene is Blender's own first one (a cube, a light)."""

    def test_it_keeps_its_scene_from_one_command_to_the_next(self, scene: LiveScene) -> None:
        made = scene.command("execute_code", code="bpy.ops.mesh.primitive_monkey_add(); print('made')")
        assert made["result"] == "made\n"
        assert scene.command("get_object_info", name="Suzanne")["mesh"]["polygons"] == 500
        names = [one["name"] for one in scene.command("get_scene_info")["objects"]]
        assert "Suzanne" in names

    def test_undo_brings_the_scene_back_and_redo_forward(self, scene: LiveScene) -> None:
        before = scene.command("get_scene_info")["object_count"]
        scene.command("execute_code", code="bpy.ops.mesh.primitive_torus_add()")
        scene.command("execute_code", code="print('only looks')")
        scene.command("undo")
        assert scene.command("get_scene_info")["object_count"] == before
        scene.command("redo")
        assert scene.command("get_scene_info")["object_count"] == before + 1
        scene.command("undo")

    def test_undo_leads_back_over_a_file_that_was_loaded(self, scene: LiveScene) -> None:
        before = scene.command("get_scene_info")
        scene.command("execute_code", code="bpy.ops.wm.read_factory_settings(use_empty=True)")
        assert scene.command("get_scene_info")["object_count"] == 0
        scene.command("undo")
        after = scene.command("get_scene_info")
        assert [after[name] for name in ("objects", "size_m", "active")] == [
            before[name] for name in ("objects", "size_m", "active")
        ]

    def test_what_goes_wrong_is_told_in_blenders_words(self, scene: LiveScene) -> None:
        with pytest.raises(CodeError, match="ZeroDivisionError"):
            scene.command("execute_code", code="x = 1\nx / 0")
        with pytest.raises(CodeError, match="Object not found: Teapot"):
            scene.command("get_object_info", name="Teapot")
        with pytest.raises(CodeError, match="needs code"):
            scene.command("execute_code")
        with pytest.raises(CodeRefusedError, match="Unknown command type: make_coffee"):
            scene.command("make_coffee")

    def test_a_loop_ends_with_its_time(self, scene: LiveScene) -> None:
        with pytest.raises(WorkerTimeoutError):
            scene.command("execute_code", code="while True: pass", timeout_s=1.0)

    def test_pictures_come_back(self, scene: LiveScene) -> None:
        picture = scene.command("get_viewport_screenshot", max_size=96)
        assert base64.b64decode(picture["image_base64"]).startswith(b"\x89PNG")
        assert picture["width"] == 96
        views = scene.command("look", mode="angles", views=["front", [1, 1, 1]], max_size=128)
        assert base64.b64decode(views["image_base64"]).startswith(b"\x89PNG")

    def test_a_model_goes_out_and_comes_in(self, scene: LiveScene) -> None:
        out = scene.command("export_scene", format="glb")
        assert base64.b64decode(out["data_base64"]).startswith(b"glTF")
        came = scene.command("import_model", data_base64=out["data_base64"], name="Gift", target_size=0.5,
                             location=[0, 0, 3])  # fmt: skip
        assert came["objects"][0] == "Gift"
        low, high = came["bounds"]
        assert max(top - bottom for bottom, top in zip(low, high, strict=True)) == pytest.approx(0.5, abs=0.01)
        scene.command("undo")
