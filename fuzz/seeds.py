"""Writes the first inputs of each target, from what this project itself makes: `python -m fuzz.seeds`.

They are in `fuzz/corpus` already; this is for who changes a format. Needs Blender.
"""

import io
import json
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from fuzz.target import CORPUS
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.document import dump_data, dump_program
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import model
from prompt2mesh.studio.ports import BuildOrder
from tests.support.programs import table_document

Seeds = Iterator[tuple[str, bytes]]


def main() -> None:
    """Writes them."""
    for target, seeds in (
        ("prompts", _prompts()), ("programs", _programs()), ("frames", _frames()), ("tools", _tools()),
        ("credentials", _credentials()), ("streams", _streams()), ("uploads", _uploads()), ("api", _api()),
    ):  # fmt: skip
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in seeds:
            (folder / f"seed-{name}").write_bytes(data)


def _prompts() -> Seeds:
    for number, text in enumerate((
        "a round oak table with four brass legs", "two chairs facing a table, 75 cm tall", "a corgi wearing a top hat",
        'a red and white striped mug that says "HELLO"', "a 60 x 40 x 5 mm plate with four M4 holes",
        "a gear with 20 teeth and an 8 mm bore", "three slices of pizza on a plate", "a house without windows at night",
    )):  # fmt: skip
        yield f"prompt-{number}", f"prompt\n{text}".encode()
    for number, text in enumerate((
        "make the legs taller and paint the top red", "add two chairs", "replace the table by a desk", "rotate it 45 degrees",
        "make it 10% bigger\nremove the chair", "move the chair 20 cm to the left",
    )):  # fmt: skip
        yield f"edit-{number}", f"edit\n{number}{text}".encode()
    yield "part-0", b"part\ntable/leg\nmake it red"
    yield "part-1", b"part\nchair/seat\nremove it"


def _programs() -> Seeds:
    shapes: tuple[dict[str, Any], ...] = (
        {"type": "lathe", "profile": [[0, 0], [1, 0], [0.5, 1]]},
        {"type": "extrude", "outline": [[0, 0], [1, 0], [0, 1]], "height": 1},
        {"type": "sweep", "path": [[0, 0, 0], [0, 0, 1]], "radius": 0.1}, {"type": "text", "text": "A", "height": 1, "depth": 1},
        {"type": "mesh", "vertices": [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]],
         "faces": [[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]]},
    )  # fmt: skip
    table = dump_data(table_document()).encode()
    chair = dump_program(model("a red chair")[0]).encode()
    for door in ("document", "changed"):
        yield f"{door}-table", f"{door}\n".encode() + table
        if len(chair) < 5000:
            yield f"{door}-chair", f"{door}\n".encode() + chair
        for shape in shapes:
            program: dict[str, Any] = {"schema_version": 1, "parts": [{
                "name": "a", "shape": shape, "material": "oak", "modifiers": [{"type": "bevel", "width": 0.01}],
                "instances": {"type": "linear", "count": 2, "step": [1, 0, 0]}, "anchors": {"top": {"position": [0, 0, 1]}},
                "children": [{"name": "b", "shape": {"type": "sphere", "radius": 0.1}}],
            }]}  # fmt: skip
            yield f"{door}-{shape['type']}", f"{door}\n{json.dumps(program)}".encode()
        origin: dict[str, Any] = {
            "schema_version": 1,
            "parts": [
                {"name": "table", "origin": {"asset": "table", "seed": 1, "parameters": {"height": 0.7, "legs": 3}}}
            ],
        }
        yield f"{door}-origin", f"{door}\n{json.dumps(origin)}".encode()
    yield "json", b'json\n{"a": [1, -2.5e3, "\\ud83d\\ude00", null, true, {}]}'
    for number, text in enumerate(("max(0.1, a / 2)", "a if a > b else leg.height", "sin(30) ** 2", "-a % (1 + 2)")):
        yield f"expression-{number}", f"expression\n{text}".encode()


def _frames() -> Seeds:
    messages = (
        b'{"type":"get_scene_info","params":{}}', b'{"type":"execute","code":"x","strict_json":true}\0',
        b'{"id":1,"command":"ping","params":{"x":[1,2]}}\n', b'{"type":"a"}{"type":"b","params":null}\n{"type":"c"}\0',
        b'{"type":"auth","params":{"token":"tttttttttttttttttttttttt"}}{"type":"a","timeout_s":3}',
        b'{"type":"fault","params":{"timeout":2}}',
    )  # fmt: skip
    for door in ("split", "request", "open", "guarded"):
        for number, message in enumerate(messages):
            yield f"{door}-{number}", f"{door}\n".encode() + message


def _tools() -> Seeds:
    calls: list[list[Any]] = [
        ["add_asset", {"kind": "table", "name": "table", "parameters": {"height": 0.7}, "materials": {"top": "oak"}}],
        ["add_shape", {"name": "ball", "shape": {"type": "sphere", "radius": "=r"}, "relation": "on", "target": "table"}],
        ["change_part", {"part": "table/top", "color": "red", "move": [0, 0, 0.1]}],
        ["duplicate_part", {"part": "ball", "name": "ball 2", "relation": "beside", "target": "ball", "gap": 0.1}],
        ["edit_by_sentence", {"sentence": "paint the table blue"}], ["measure_parts", {"parts": ["table", "ball"]}],
        ["set_parameter", {"name": "r", "value": 0.2}], ["look_at_model", {"views": ["front"], "size_px": 128}],
        ["read_scene", {}], ["check_model", {}], ["undo", {}], ["search_library", {"query": "lamp"}],
        ["draft_model", {"prompt": "a red chair"}], ["describe", {"shapes": ["lathe"]}],
    ]  # fmt: skip
    yield "calls-all", f"calls\n{json.dumps(calls[:8])}".encode()
    for call in calls:
        yield f"calls-{call[0]}", f"calls\n{json.dumps([calls[0], calls[1], call])}".encode()
    yield (
        "answer",
        b'answer\n{"name": "add_shape", "args": "{\\"name\\": \\"ball\\", \\"shape\\": {}}", "stop_reason": "tool_use"}',
    )
    yield "answer-cut", b'answer\n{"name": "Plan", "args": "{\\"steps\\": [", "stop_reason": "max_tokens"}'
    yield "structured", b'structured\nHere: {"steps": [{"title": "a", "goal": "b"}], "start": "empty"}'
    yield "structured-critique", b'structured\n{"score": 7.5, "summary": "a table", "problems": [{"what": "x"}]}'
    mesh = {"name": "a", "vertices": [[0, 0, 0], [1, 0, 0], [0, 1, 0]], "faces": [[0, 1, 2]], "material": {"preset": "oak"},
            "location": [0, 0, 0]}  # fmt: skip
    made = {"ok": True, "parts": [{"name": "a", "location": [0, 0, 0], "meshes": [mesh, mesh]}], "removed": ["b"]}
    yield "made", f"made\n{json.dumps(made)}".encode()
    yield "made-nothing", b'made\n{"ok": false, "message": "NameError", "line": 3}'
    yield "drawn", b"drawn\n" + bytes(range(200))


def _credentials() -> Seeds:
    yield "token", b"token\neyJhbGciOiJIUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJ1c3JfMSJ9.AAAA"
    yield "token-key", b"token\np2m_abcdefghijkl_" + b"A" * 43
    yield "claims", (b'claims\n{"sub": "usr_1", "role": "user", "epoch": 1, "sid": "s", "iat": 1777896000, "exp": 1777896900,'
                     b' "jti": "x", "iss": "prompt2mesh", "aud": "prompt2mesh-api"}')  # fmt: skip
    yield (
        "claims-agent",
        (
            b'claims\n{"sub": "usr_1", "iid": "a", "login": "", "epoch": 0, "began": 1777896000, "iat": '
            b'1777896000, "exp": 1777896900, "jti": "x", "iss": "prompt2mesh", "aud": "prompt2mesh-instance"}'
        ),
    )
    for number, url in enumerate(("https://example.com/hook?a=b#c", "https://127.0.0.1:8443/", "https://[::ffff:10.0.0.1]/",
                                  "https://bücher.example:9999", "https://0x7f.1/")):  # fmt: skip
        yield f"address-{number}", f"address\n{url}".encode()
    yield "name", "name\nalice\nAlice\nusr_01kb2m3w5x6y7z8a9b0c1d2e3f\nÄ".encode()
    yield "template", (b'template\n{"blenderImage": "a/b:1", "routing": "Ingress", "storage": "Ephemeral", "domain": "x.org",'
                       b' "tolerations": [{"key": "spot", "operator": "Exists"}], "nodeSelector": {"a": "b"}}')  # fmt: skip
    yield "log", b'log\n{"event": "failed", "token": "abc", "url": "https://a:b@c/?sig=d"} Cookie: a=b'
    yield "secret", b"secret\nmZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY,short"


def _streams() -> Seeds:
    yield "sse", b'sse\n: hi\nretry: 1500\nid: 1\nevent: stage\ndata: {"a": 1}\r\n\r\ndata: x\n\n'
    yield "worker-progress", b'worker\n{"id": 1, "progress": {"stage": "build", "share": 0.5}}'
    yield "worker-result", b'worker\n{"id": 1, "ok": true, "result": {"a": 1}}'
    yield (
        "worker-error",
        b'worker\n{"id": 1, "ok": false, "error": {"code": "geometry_failed", "message": "m", "hint": "h"}}',
    )
    yield "agent-result", b'agent\n{"stage": "build", "share": 0.5, "error": {"code": "not_found", "message": "m"}}'
    yield "agent-problem", b'agent\n{"title": "t", "status": 422, "detail": "d", "code": "prompt_empty", "errors": []}'
    for number, (method, params) in enumerate((
        ("tools/list", {}), ("tools/call", {"name": "make_model", "arguments": {"prompt": "a chair"}}),
        ("tools/call", {"name": "execute_blender_code", "arguments": {"code": "1"}}),
        ("resources/read", {"uri": "prompt2mesh://library"}), ("resources/list", {}), ("prompts/list", {}),
    )):  # fmt: skip
        message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        yield f"mcp-{number}", f"mcp\n{json.dumps(message)}".encode()
    yield "browser-get", b"browser\nGET /novnc/core/rfb.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = (b"GET /websockify HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")  # fmt: skip
    yield "browser-socket", b"browser\n" + head + b"\x82\x83\1\2\3\4abc\x89\x80\0\0\0\0\x88\x80\0\0\0\0"


def _uploads() -> Seeds:
    for kind, options in (("PNG", {}), ("JPEG", {"exif": _exif()}), ("WEBP", {"lossless": True})):
        target = io.BytesIO()
        Image.linear_gradient("L").resize((24, 16)).convert("RGB").save(target, kind, **options)
        yield f"picture-{kind.lower()}", b"picture\n" + target.getvalue()
    target = io.BytesIO()
    Image.new("P", (4, 4)).save(target, "PNG", transparency=0)
    yield "picture-palette", b"picture\n" + target.getvalue()
    yield "list-csv", b'list\nprompt,seed,style\n"a chair, red",3,smooth\na table,,low-poly\n'
    yield "list-json", b'list\n{"prompt": "a chair", "seed": 3}\n# a remark\na table\n'
    program = MeshProgram.model_validate(
        {"parts": [{"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}, "material": "plaster"}]}
    )
    with tempfile.TemporaryDirectory() as folder, closing(WorkerPool(size=1)) as pool:
        pool.build(BuildOrder(program, Path(folder), ("glb", "stl", "obj", "ply", "3mf")))
        for path in sorted(Path(folder).rglob("model.*")):
            kind, data = path.suffix[1:], path.read_bytes()
            if kind in {"glb", "stl", "obj", "ply", "3mf"} and len(data) < 11_000:
                yield kind, f"{kind}\n".encode() + data
    document = {"asset": {"version": "2.0"}, "buffers": [{"byteLength": 42}], "meshes": [
        {"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}], "nodes": [{"mesh": 0}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
                      {"bufferView": 1, "componentType": 5123, "count": 3, "type": "SCALAR"}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}, {"buffer": 0, "byteOffset": 36, "byteLength": 6}]}  # fmt: skip
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    binary = struct.pack("<9f3H", 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 2) + b"\0\0"
    body = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
    yield "glb-small", b"glb\n" + struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "somebody"
    return exif.tobytes()


def _api() -> Seeds:
    """A request for each operation, with the example of the document as its body."""
    from fuzz.targets import api  # noqa: PLC0415 - starts nothing before it is prepared

    with api.TARGET.prepare():
        for name, step in api.examples():
            yield name, b"requests\n" + json.dumps([step]).encode()
    yield "sequence", b"sequence\n" + Random(1).randbytes(2000)


if __name__ == "__main__":
    main()
