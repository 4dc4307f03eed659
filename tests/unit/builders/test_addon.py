import ast
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from prompt2mesh.blender import addon
from prompt2mesh.blender.addon.version import VERSION
from prompt2mesh.builders.addon import ADDON_FOLDER, MODULE_NAME, build_addon

SOURCES = sorted(ADDON_FOLDER.rglob("*.py"))
IN_BLENDER = {"bpy", "mathutils", "gpu", "numpy"}


def test_the_zip_has_one_folder_that_both_ways_of_installing_take(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_addon(tmp_path)) as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {MODULE_NAME}
        assert {f"{MODULE_NAME}/__init__.py", f"{MODULE_NAME}/blender_manifest.toml"} <= set(names)
        assert archive.read(f"{MODULE_NAME}/framing.py") == (ADDON_FOLDER / "framing.py").read_bytes()
        assert not any("__pycache__" in name for name in names)


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = build_addon(tmp_path / "a.zip"), build_addon(tmp_path / "deeper" / "b.zip")
    assert first.read_bytes() == second.read_bytes()
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_it_stands_on_what_every_blender_has(path: Path) -> None:
    # Blender 3.4 comes with Python 3.10.
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 10))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] in {*sys.stdlib_module_names, *IN_BLENDER}, f"{path.name} imports {name}"
            assert name != "tomllib", "newer than Python 3.10"


def test_the_version_is_said_in_one_voice() -> None:
    manifest = tomllib.loads((ADDON_FOLDER / "blender_manifest.toml").read_text(encoding="utf-8"))
    assert addon.bl_info["version"] == VERSION == tuple(map(int, manifest["version"].split(".")))
    assert manifest["id"] == MODULE_NAME
    assert all(len(text) <= 64 for text in (manifest["tagline"], *manifest["permissions"].values()))
    assert re.fullmatch(r"[\w ()\-]+", manifest["tagline"])  # Blender takes no punctuation at the end
