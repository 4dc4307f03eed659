"""glTF bombs are refused by their description, at the cost of reading it; what exporters write is let through."""

import base64
import json
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import trimesh

from prompt2mesh.blender.addon.errors import CommandError
from prompt2mesh.blender.addon.gltf_limits import check_gltf


def glb(document: Any, binary: bytes = b"", **said: int) -> bytes:
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    json_bytes, bin_bytes = said.get("json_bytes", len(text)), said.get("bin_bytes", len(binary))
    body = struct.pack("<2I", json_bytes, 0x4E4F534A) + text
    if binary or "bin_bytes" in said:
        body += struct.pack("<2I", bin_bytes, 0x004E4942) + binary
    return struct.pack("<3I", 0x46546C67, 2, said.get("length", 12 + len(body))) + body


def mesh(**changes: Any) -> dict[str, Any]:
    return {
        "asset": {"version": "2.0"}, "buffers": [{"byteLength": 36}], "bufferViews": [{"buffer": 0, "byteLength": 36}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"}], **changes,
    }  # fmt: skip


GOOD = glb(mesh(), bytes(36))
BOMBS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "no JSON"),
    "a header alone": (GOOD[:12], "ends within its header"),
    "another version": (GOOD[:4] + struct.pack("<I", 1) + GOOD[8:], "no glTF 2.0"),
    "a longer file": (glb(mesh(), bytes(36), length=2**32 - 1), "more bytes than there are"),
    "a longer description": (glb(mesh(), bytes(36), json_bytes=2**31), "more bytes than there are"),
    "a longer chunk": (glb(mesh(), bytes(36), bin_bytes=2**32 - 4), "more bytes than there are"),
    "a huge buffer": (glb(mesh(buffers=[{"byteLength": 2**40}]), bytes(36)), "says 1,099,511,627,776 bytes"),
    "a second buffer of nothing": (glb(mesh(buffers=[{"byteLength": 36}, {"byteLength": 36}]), bytes(36)), "has 0"),
    "a view beyond": (glb(mesh(bufferViews=[{"buffer": 0, "byteOffset": 30, "byteLength": 36}]), bytes(36)), "beyond"),
    "a view of none": (glb(mesh(bufferViews=[{"buffer": 7, "byteLength": 1}]), bytes(36)), "beyond its buffer"),
    "a huge count": (
        glb(mesh(accessors=[{"bufferView": 0, "componentType": 5126, "count": 2**31, "type": "VEC3"}]), bytes(36)),
        "beyond its view",
    ),
    "zeros without bytes": (
        glb(mesh(accessors=[{"componentType": 5126, "count": 2**31, "type": "MAT4"}]), bytes(36)), "without bytes",
    ),
    "a negative count": (glb(mesh(accessors=[{"componentType": 5126, "count": -1, "type": "SCALAR"}]), bytes(36)), "whole number"),
    "no type": (glb(mesh(accessors=[{"componentType": 1, "count": 1, "type": "SCALAR"}]), bytes(36)), "no type"),
    "a heap of nodes": (glb({"nodes": [{}] * 100_001}), "more than 100,000 nodes"),
    "nodes in a ring": (glb({"nodes": [{"children": [1]}, {"children": [0]}]}), "no tree"),
    "two parents": (glb({"nodes": [{"children": [2]}, {"children": [2]}, {}]}), "no tree"),
    "deeply nested": (glb(b"[" * 900_000 + b"]" * 900_000), "nested too deep"),
    "no object": (glb([]), "no JSON object"),
    "draco": (glb(mesh(extensionsUsed=["KHR_draco_mesh_compression"])), "KHR_draco_mesh_compression"),
    "meshopt": (glb(mesh(extensionsRequired=["EXT_meshopt_compression"])), "EXT_meshopt_compression"),
    "a file of the machine": (glb(mesh(buffers=[{"byteLength": 1, "uri": "/etc/passwd"}])), "elsewhere"),
    "a file above": (glb(mesh(buffers=[{"byteLength": 1, "uri": "%2e%2e/secret.bin"}])), "elsewhere"),
    "an address": (glb(mesh(buffers=[{"byteLength": 1, "uri": "http://169.254.169.254/latest"}])), "elsewhere"),
    "a picture elsewhere": (glb(mesh(images=[{"uri": "file:///etc/passwd"}]), bytes(36)), "elsewhere"),
    "data that is short": (
        glb(mesh(buffers=[{"byteLength": 10**9, "uri": "data:application/octet-stream;base64,AAAA"}])), "and has 3",
    ),
    "data that is none": (glb(mesh(buffers=[{"byteLength": 1, "uri": "data:text/plain,x"}])), "base 64"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_costs_what_reading_it_costs(name: str, tmp_path: Path) -> None:
    data, why = BOMBS[name]
    path = tmp_path / "bomb.glb"
    path.write_bytes(data)
    (tmp_path.parent / "secret.bin").write_bytes(b"secret")
    tracemalloc.start()
    try:
        with pytest.raises(CommandError, match=why):
            check_gltf(str(path))
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "passwd.bin").symlink_to("/etc/passwd")
    path = tmp_path / "model.gltf"
    path.write_text(json.dumps(mesh(buffers=[{"byteLength": 36, "uri": "passwd.bin"}])))
    with pytest.raises(CommandError, match="elsewhere"):
        check_gltf(str(path))


def test_what_is_whole_is_let_through(tmp_path: Path) -> None:
    inside = base64.b64encode(bytes(36)).decode()
    (tmp_path / "my mesh.bin").write_bytes(bytes(36))
    for name, data in (
        ("a.glb", GOOD),
        ("b.gltf", json.dumps(mesh(buffers=[{"byteLength": 36, "uri": f"data:;base64,{inside}"}])).encode()),
        ("c.gltf", json.dumps(mesh(buffers=[{"byteLength": 36, "uri": "my%20mesh.bin"}])).encode()),
    ):
        (tmp_path / name).write_bytes(data)
        check_gltf(str(tmp_path / name))
    trimesh.creation.icosphere().export(str(tmp_path / "d.glb"))
    check_gltf(str(tmp_path / "d.glb"))
