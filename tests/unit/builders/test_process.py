"""What a worker says is one of three things, or the end of that worker."""

import json

import pytest

from prompt2mesh.builders.process import read_answer
from prompt2mesh.mesh.errors import GeometryError, WorkerCrashedError


def test_the_three_things_are_told_apart() -> None:
    assert read_answer(b'{"id":1,"progress":{"stage":"build","share":1}}', number=1).progress == ("build", 1.0)
    assert read_answer(b'{"id":1,"ok":true,"result":{"a":2}}', number=1).result == {"a": 2}
    refused = read_answer(
        b'{"id":1,"ok":false,"error":{"code":"unheard_of","message":"no","hint":"h"}}', number=1
    ).error
    assert isinstance(refused, GeometryError)
    assert refused.message == "no"


@pytest.mark.parametrize(
    "line",
    [
        b"", b"Blender quit", b"[]", b"\xff", b'{"id":1}', b'{"id":1,"ok":true,"result":[]}', b'{"ok":true,"result":{}}',
        b'{"id":1,"ok":false,"error":"no"}', b'{"id":1,"progress":{"stage":"build"}}', b"[" * 100_000,
        json.dumps({"id": 1, "progress": {"stage": "build", "share": 10**400}}).encode(),
    ],
)  # fmt: skip
def test_anything_else_is_the_end_of_that_worker(line: bytes) -> None:
    with pytest.raises(WorkerCrashedError, match="no answer"):
        read_answer(line, number=1)


@pytest.mark.parametrize("suggestions", [None, 5, "abc", [1, None]])
def test_an_error_with_odd_suggestions_is_still_an_error(suggestions: object) -> None:
    line = json.dumps(
        {"id": 1, "ok": False, "error": {"code": "geometry_failed", "message": "m", "suggestions": suggestions}}
    )
    error = read_answer(line.encode(), number=1).error
    assert error is not None
    assert all(isinstance(one, str) for one in error.suggestions)
