"""The Khronos validator is installed and tells good files from bad ones."""

from pathlib import Path

import pytest
import trimesh

from tests.support.gltf import errors_of, validate_glb


@pytest.fixture
def cube(tmp_path: Path) -> Path:
    file = tmp_path / "cube.glb"
    trimesh.creation.box().export(str(file))
    return file


def test_a_good_file_has_no_errors(cube: Path) -> None:
    assert errors_of(cube) == []
    assert validate_glb(cube)["info"]["totalTriangleCount"] == 12


def test_a_file_with_a_wrong_accessor_has_an_error(cube: Path) -> None:
    spoilt = cube.read_bytes().replace(b'"VEC3"', b'"VEC4"', 1)
    assert spoilt != cube.read_bytes()
    cube.write_bytes(spoilt)
    assert errors_of(cube)


def test_a_truncated_file_has_an_error(cube: Path) -> None:
    cube.write_bytes(cube.read_bytes()[:-8])
    assert errors_of(cube)


def test_a_file_that_cannot_be_read_is_an_error_and_the_next_is_looked_at(cube: Path) -> None:
    with pytest.raises(ValueError, match="ENOENT"):
        validate_glb(cube.with_name("missing.glb"))
    assert errors_of(cube) == []
