"""A document of an older version is brought up step by step."""

import pytest

from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.migrations import migrate


def _rename_seed(document: JsonObject) -> JsonObject:
    """A step of an invented past: version −1 called the seed `random`."""
    rest = {key: value for key, value in document.items() if key != "random"}
    return {**rest, "seed": document["random"]}


def _name_model(document: JsonObject) -> JsonObject:
    return {"name": "model", **document}


STEPS = {-1: _rename_seed, 0: _name_model}


def test_steps_run_in_order() -> None:
    old: JsonObject = {"schema_version": -1, "random": 7}
    assert migrate(old, steps=STEPS, current=1) == {"schema_version": 1, "seed": 7, "name": "model"}
    assert old == {"schema_version": -1, "random": 7}


def test_current_and_unversioned_documents_are_left_alone() -> None:
    assert migrate({"schema_version": 1, "a": 1}, steps=STEPS, current=1) == {"schema_version": 1, "a": 1}
    assert migrate({"a": 1}, steps=STEPS, current=1) == {"a": 1}


@pytest.mark.parametrize(
    ("version", "reason"), [(2, "newest"), (-9, "no way is known"), ("1", "whole"), (True, "whole"), (None, "whole")]
)
def test_versions_that_cannot_be_read(version: int | str | None, reason: str) -> None:
    with pytest.raises(ProgramError, match=reason) as caught:
        migrate({"schema_version": version}, steps=STEPS, current=1)
    assert caught.value.path == "schema_version"
