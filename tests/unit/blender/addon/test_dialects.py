import json
from typing import Any

import pytest

from prompt2mesh.blender.addon.dialects import Request, failure, read_request, refusal, success
from prompt2mesh.blender.addon.errors import CommandError, FramingError


def read(**fields: Any) -> Request:
    return read_request(json.dumps(fields).encode())


@pytest.mark.parametrize(
    ("fields", "dialect", "kind", "params"),
    [
        ({"type": "get_scene_info", "params": {"limit": 3}}, "plain", "get_scene_info", {"limit": 3}),
        ({"type": "ping"}, "plain", "ping", {}),
        ({"type": "execute", "code": "x", "strict_json": True}, "nul", "execute", {"code": "x", "strict_json": True}),
        ({"id": "a1", "command": "scene.get_info", "params": None}, "lines", "scene.get_info", {}),
    ],
)
def test_the_shape_of_a_message_says_its_dialect(
    fields: dict[str, Any], dialect: str, kind: str, params: dict[str, Any]
) -> None:
    request = read(**fields)
    assert (request.dialect, request.kind, request.params) == (dialect, kind, params)


def test_answers_have_the_shape_of_their_dialect() -> None:
    plain, lines = read(type="a", params={}), read(id=7, command="a")
    nul = read(type="execute", code="", strict_json=False)
    error = CommandError("no", code="not_found")
    assert success(plain, {"x": 1}) == b'{"status":"success","result":{"x":1}}'
    assert json.loads(failure(plain, error)) == {"status": "error", "message": "no", "code": "not_found"}
    assert success(lines, {"x": 1}) == b'{"id":7,"success":true,"result":{"x":1}}\n'
    assert json.loads(failure(lines, error)) == {"id": 7, "success": False, "error": "no", "code": "not_found"}
    assert success(nul, {"result": {}, "stdout": ""}) == b'{"status":"ok","result":{},"stdout":""}\0'
    assert failure(nul, error).endswith(b"}\0")


def test_what_json_has_no_word_for_is_still_answered() -> None:
    answer = json.loads(success(read(type="a"), {"x": float("inf"), "y": [float("nan"), 1.0], "z": {3}, "s": "\ud800"}))
    assert answer["result"] == {"x": None, "y": [None, 1.0], "z": ["3"], "s": "\ud800"}


@pytest.mark.parametrize(
    "message",
    [
        b'{"a":1}',
        b'{"type":1}',
        b'{"type":"a","params":[]}',
        b'{"type":"\xff"}',
        b'{"type":}',
        b"{" + b'"a":{' * 5 + b"}" * 6,
    ],
)
def test_a_message_that_names_no_command_is_refused(message: bytes) -> None:
    with pytest.raises(FramingError):
        read_request(message)


def test_last_words_have_the_shape_of_the_connection() -> None:
    assert json.loads(refusal("plain", FramingError("bad")))["message"] == "bad"
    assert json.loads(refusal("lines", FramingError("bad")))["id"] is None
