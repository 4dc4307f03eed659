"""The program that the documentation shows is one, and does what its text says."""

import json
import re
from pathlib import Path

import pytest

from prompt2mesh.mesh.document import load_document, load_program, program_from, with_parameters
from prompt2mesh.mesh.placement import Linear

PAGE = Path(__file__).parents[3] / "docs" / "howto" / "write-a-program.md"


def _example() -> str:
    found = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_example_is_a_program() -> None:
    board = load_program(_example()).parts[1]
    assert isinstance(board.instances, Linear)
    assert board.instances.count == 4
    assert board.instances.step[2] == pytest.approx((1.2 - 0.12) / 3)


def test_its_parameters_can_be_slid() -> None:
    program = program_from(with_parameters(load_document(_example()), {"width": 1.0, "boards": 6}))
    board = program.parts[1]
    assert isinstance(board.instances, Linear)
    assert board.instances.count == 6
    assert board.instances.step[2] == pytest.approx((1.5 - 0.12) / 5)


def test_its_error_reads_as_shown() -> None:
    document = json.loads(_example())
    document["parts"][1]["shape"]["type"] = "bord"
    with pytest.raises(Exception, match=r"parts\[1\]\.shape\.type: one of box, sphere, ellipsoid, .*got 'bord'"):
        load_program(json.dumps(document))
