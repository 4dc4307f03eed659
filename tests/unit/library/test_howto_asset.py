"""The asset that the documentation shows can be declared, drawn and built."""

import re
from pathlib import Path

import pytest

from prompt2mesh.library import registry
from prompt2mesh.library.make import make_part
from prompt2mesh.mesh.document import check_program
from prompt2mesh.mesh.program import MeshProgram, Origin

PAGE = Path(__file__).parents[3] / "docs" / "howto" / "write-an-asset.md"
KIND = "example_toadstool"


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> str:
    known = dict(registry.load_library())
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    exec(compile(found.group(1), str(PAGE), "exec"), {"__name__": "prompt2mesh.library.plants.toadstools"})  # noqa: S102
    declared_asset = registry._ASSETS.pop(KIND)
    monkeypatch.setattr("prompt2mesh.library.make.load_library", lambda: {**known, KIND: declared_asset})
    return KIND


def test_the_example_draws_its_parts(declared: str) -> None:
    part = make_part(Origin(asset=declared, parameters={"spots": 3}))
    check_program(MeshProgram(parts=[part]))
    assert [child.name for child in part.children] == ["stem", "cap", "spot", "spot 2", "spot 3"]
    assert "top" in part.anchors
