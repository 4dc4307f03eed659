"""Written programs are stable, read back equal, and are never half written."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from prompt2mesh.mesh.checks import check_program
from prompt2mesh.mesh.document import dump_program, load_program, program_data, program_hash, write_program
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.shapes import Box, Extrude, Sweep
from tests.support.programs import PROGRAMS, box, program_of


@given(PROGRAMS)
def test_round_trip(program: MeshProgram) -> None:
    """Reading what was written and writing it again changes nothing."""
    check_program(program)
    text = dump_program(program)
    again = load_program(text)
    assert dump_program(again) == text
    assert program_hash(again) == program_hash(program)
    assert load_program(json.dumps(program_data(program))) == again


@given(PROGRAMS)
def test_reading_back_loses_no_more_than_the_tenth_digit(program: MeshProgram) -> None:
    again = load_program(dump_program(program))
    before, after = program.model_dump(mode="json"), again.model_dump(mode="json")
    _assert_near(before, after)


def _assert_near(before: object, after: object) -> None:
    if isinstance(before, dict) and isinstance(after, dict):
        assert before.keys() == after.keys()
        for key in before:
            _assert_near(before[key], after[key])
    elif isinstance(before, list) and isinstance(after, list):
        for old, new in zip(before, after, strict=True):
            _assert_near(old, new)
    elif isinstance(before, float):
        assert after == pytest.approx(before, rel=1e-8)
    else:
        assert before == after


def test_hash_sees_every_change_and_no_spelling() -> None:
    program = program_of(box())
    assert program_hash(program) == program_hash(program_of(box()))
    assert re.fullmatch("[0-9a-f]{64}", program_hash(program))
    assert program_hash(program) != program_hash(program_of(box("other")))
    assert program_hash(program) != program_hash(program_of(box(), seed=1))
    text = '{"parts": [{"shape": {"size": [1.0, 1, 1e0], "type": "box"}, "name": "box", "children": []}]}'
    assert program_hash(load_program(text)) == program_hash(program)


def test_defaults_are_left_out_and_types_are_kept() -> None:
    data = program_data(program_of(box()))
    assert data == {
        "schema_version": 1,
        "parts": [{"name": "box", "shape": {"type": "box", "size": [1, 1, 1]}}],
    }


def test_layout_is_for_people() -> None:
    outline = [(i / 8, i / 3) for i in range(40)]
    part = box("plate").model_copy(update={"shape": Extrude(outline=outline, height=0.1)})
    lines = dump_program(program_of(part)).splitlines()
    assert max(map(len, lines)) <= 112
    assert len(lines) < len(outline), "points share lines"
    assert lines[0] == "{"
    assert '  "schema_version": 1,' in lines


def test_numbers_have_nine_digits() -> None:
    part = box().model_copy(update={"shape": Box(size=(1 / 3, 2e-7 / 3, 12345.678901234))})
    assert "[0.333333333, 6.66666667e-08, 12345.6789]" in dump_program(program_of(part))


def test_a_value_that_rounds_to_its_default_is_left_out() -> None:
    text = dump_program(program_of(box(), detail=1.0000000001))
    assert "detail" not in text
    assert dump_program(load_program(text)) == text


def test_whole_numbers_and_zero_have_one_spelling() -> None:
    part = box(placement=Transform(location=(-0.0, 2.0, -1e5)))
    assert '"location": [0, 2, -100000]' in dump_program(program_of(part))


def test_long_lists_of_single_numbers_share_lines() -> None:
    sweep = Sweep(path=[(0, 0, i) for i in range(300)], radii=[1 + i / 7 for i in range(300)])
    program = program_of(Part(name="rod", shape=sweep))
    text = dump_program(program)
    assert load_program(text).parts[0].name == "rod"
    assert json.loads(text) == program_data(program)
    assert len(text.splitlines()) < 100


def test_words_stay_readable() -> None:
    assert "Stühlchen 🪑" in dump_program(program_of(box(), prompt="Stühlchen 🪑"))


def test_write_makes_the_folder_and_replaces_the_file(tmp_path: Path) -> None:
    file = tmp_path / "new" / "model.p2m.json"
    write_program(file, program_of(box()))
    write_program(file, program_of(box("second")))
    assert load_program(file.read_bytes()).parts[0].name == "second"
    assert [f.name for f in file.parent.iterdir()] == ["model.p2m.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model.p2m.json"
    write_program(file, program_of(box("old")))

    def fail(_descriptor: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="full"):
        write_program(file, program_of(box("new")))
    assert load_program(file.read_bytes()).parts[0].name == "old"
    assert [f.name for f in tmp_path.iterdir()] == ["model.p2m.json"]
