"""blender-mcp's own server, as PyPI has it, over our port 9876: every tool of it that works on a scene works.

What fetches from the internet is answered as switched off, in its own words.
"""

import base64
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession

from prompt2mesh.builders.addon import build_addon
from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.sandbox import Sandbox
from tests.integration.builders.test_live_scene_contract import serving
from tests.support.blender_window import OURS, Window, blender_window, has_window_blender
from tests.support.peers import Peer, peer_session

pytestmark = [pytest.mark.blender, pytest.mark.slow]
Tools = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
def server() -> Iterator[BlenderServer]:
    with serving(BlenderServer(port=0, sandbox=Sandbox())) as opened:
        yield opened


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    folder = tmp_path_factory.mktemp("window")
    with blender_window(folder, OURS.format(zip=str(build_addon(folder / "addon.zip")))) as opened:
        yield opened


def with_peer(peer: Peer, port: int, scenario: Callable[[Tools], Awaitable[None]]) -> None:
    """Runs a scenario, which calls tools and gets what they say: text, or the bytes of a picture first."""

    async def main() -> None:
        async with peer_session(peer, port) as session:
            schemas = {tool.name: tool.input_schema for tool in (await session.list_tools()).tools}

            async def use(name: str, **arguments: Any) -> Any:
                if "user_prompt" in schemas[name].get("properties", {}):
                    arguments.setdefault("user_prompt", "a test")
                return await _use(session, name, arguments)

            await scenario(use)

    anyio.run(main)


async def _use(session: ClientSession, name: str, arguments: dict[str, Any]) -> Any:
    answer = await session.call_tool(name, arguments)
    assert not answer.is_error, answer.content
    content: list[Any] = list(answer.content)
    told = [base64.b64decode(one.data) if one.type == "image" else one.text for one in content]
    return told[0] if len(told) == 1 else told


def test_version_1_works_on_the_scene(server: BlenderServer, tmp_path: Path) -> None:
    async def scenario(use: Tools) -> None:
        status = json.loads(await use("get_addon_status"))
        assert status["up_to_date"] is True
        assert status["telemetry_consent"] is False
        assert "hello" in await use("execute_blender_code", code="bpy.ops.mesh.primitive_monkey_add(); print('hello')")
        assert "Suzanne" in await use("get_scene_info")
        assert json.loads(await use("get_object_info", object_name="Suzanne"))["mesh"]["polygons"] == 500
        assert (await use("get_viewport_screenshot", max_size=96)).startswith(b"\x89PNG")
        assert "ZeroDivisionError" in await use("execute_blender_code", code="1 / 0")
        out = json.loads(await use("export_scene", filepath=str(tmp_path / "out.glb"), object_names=["Suzanne"]))
        assert out["exported"] == ["Suzanne"]
        assert (tmp_path / "out.glb").read_bytes().startswith(b"glTF")
        assert "base_color" in (await use("describe_node_type", bl_idname="ShaderNodeBsdfPrincipled")).lower().replace(
            " ", "_"
        )
        assert json.loads(await use("bpy_api_lookup", query="bpy.ops.mesh.primitive_cube_add"))["kind"] == "operator"
        for name in ("get_polyhaven_status", "get_hyper3d_status", "get_sketchfab_status", "get_hunyuan3d_status"):
            assert "not enabled" in await use(name)
        assert "disabled" in await use("get_polyhaven_categories")
        assert "not enabled" in await use("search_sketchfab_models", query="chair")
        assert "OFF" in await use("disable_telemetry")

    with_peer("1x", server.port, scenario)


def test_version_2_works_on_the_scene(server: BlenderServer) -> None:
    async def scenario(use: Tools) -> None:
        status = json.loads((await use("get_addon_status")).split("}\n\n")[0])
        assert status["up_to_date"] is True
        assert set(status["libraries"].values()) == {"off"}
        assert "made" in await use("execute_blender_code", code="bpy.ops.mesh.primitive_torus_add(); print('made')")
        told = await use("get_scene_info", fields=["location", "topology"], query="Torus")
        assert "Torus | mesh | at (0.0, 0.0, 0.0) | 576 quads" in told
        assert (await use("look", max_size=200)).startswith(b"\x89PNG")
        for mode in ("angles", "camera"):
            seen = await use("look", mode=mode, max_size=200)
            assert (seen[0] if isinstance(seen, list) else seen).startswith(b"\x89PNG")
        assert "not enabled" in await use("search_assets", source="polyhaven", query="chair")
        assert "not enabled" in await use("import_asset", source="polyhaven", id="chair", asset_type="models")
        assert "No 3D generator is enabled" in await use("generate_3d", prompt="a chair")
        assert "OFF" in await use("disable_telemetry")

    with_peer("2x", server.port, scenario)


@pytest.mark.skipif(not has_window_blender(), reason="Debian's blender and xvfb are not installed")
def test_version_2_works_in_a_window(window: Window) -> None:
    async def scenario(use: Tools) -> None:
        assert "made" in await use("execute_blender_code", code="bpy.ops.mesh.primitive_torus_add(); print('made')")
        assert "Torus | mesh" in await use("get_scene_info")
        assert (await use("look", max_size=300)).startswith(b"\x89PNG")
        picture, caption = await use("look", mode="angles", target=["Torus"], max_size=300)
        assert picture.startswith(b"\x89PNG")
        assert "three_quarter" in caption

    with_peer("2x", window.port, scenario)


@pytest.mark.skipif(not has_window_blender(), reason="Debian's blender and xvfb are not installed")
def test_version_1_works_in_a_window(window: Window, tmp_path: Path) -> None:
    async def scenario(use: Tools) -> None:
        assert "Cube" in await use("get_scene_info")
        assert (await use("get_viewport_screenshot", max_size=300)).startswith(b"\x89PNG")
        out = json.loads(await use("export_scene", filepath=str(tmp_path / "out.fbx"), format="fbx"))
        assert out["bytes"] == (tmp_path / "out.fbx").stat().st_size

    with_peer("1x", window.port, scenario)
