"""The browser code's reading of node names, run by node."""

import json
import subprocess
from pathlib import Path

import pytest

from prompt2mesh.web.viewer import FRONTEND

MODULE = FRONTEND / "js" / "part_names.js"
Chain = list[dict[str, object]]


def run(expression: str) -> object:
    code = f"import * as names from {json.dumps(MODULE.as_uri())}; console.log(JSON.stringify({expression}))"
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def resolve(chain: Chain, *known: str) -> object:
    return run(f"names.resolvePath({json.dumps(chain)}, new Set({json.dumps(known)}))")


def nodes(*names: str) -> Chain:
    return [{"name": name} for name in names]


@pytest.mark.parametrize(
    ("names", "known", "path"),
    [
        (["table", "top"], ["table/top", "table/leg 1"], "table/top"),
        (["table", "leg 2"], ["table/leg 1", "table/leg 2"], "table/leg 2"),
        # The program knows one leg, of which the four are copies.
        (["table", "leg 2"], ["table/top", "table/leg"], "table/leg"),
        (["dragon", "eyes mirrored", "eye.001"], ["dragon/eye"], "dragon/eye"),
        (["dragon", "eyes mirrored", "eye.001"], ["dragon/eyes/eye"], "dragon/eyes/eye"),
        (["dragon", "wing mirrored"], ["dragon/wing"], "dragon/wing"),
        # A part of a part that is not in the list counts to the nearest one that is.
        (["vase", "flower 2", "flower petal 1 2 1"], ["vase/flower 2", "vase/flower 3"], "vase/flower 2"),
        (["house", "door", "hinge"], ["house"], "house"),
        (["ball"], ["ball"], "ball"),
        # A number that belongs to the name is not taken off when the name is known.
        (["castle", "tower 3"], ["castle/tower 3", "castle/tower"], "castle/tower 3"),
    ],
)
def test_node_stands_for_the_nearest_known_part(names: list[str], known: list[str], path: str) -> None:
    assert resolve(nodes(*names), *known) == path


def test_extras_win_over_names() -> None:
    chain: Chain = [
        {"name": "table.004", "extras": {"path": "table", "part": "table"}},
        {"name": "leg 1.003", "extras": {"path": "table/leg 1", "part": "table/leg"}},
    ]
    assert resolve(chain, "table/leg 1", "table/leg") == "table/leg 1"
    assert resolve(chain, "table/leg") == "table/leg"
    assert resolve(chain) == "table/leg 1"


def test_path_of_an_unknown_part_is_the_one_of_the_report() -> None:
    assert resolve(nodes("dragon", "eyes mirrored", "eye.001")) == "dragon/eye"


def test_group_holds_its_parts_and_not_its_namesakes() -> None:
    paths = run(f"names.candidates({json.dumps(nodes('table', 'drawer', 'knob'))})")
    for path, inside in (("table", True), ("table/drawer", True), ("table/drawer/knob", True), ("table/draw", False)):
        assert run(f"names.belongsTo({json.dumps(paths)}, {json.dumps(path)})") is inside


def test_every_module_of_the_viewer_parses() -> None:
    scripts = sorted((FRONTEND / "js").glob("*.js"))
    assert len(scripts) > 10
    for script in scripts:
        done = subprocess.run(["node", "--check", str(script)], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr


def test_every_import_names_a_file_that_is_shipped() -> None:
    for script in (FRONTEND / "js").glob("*.js"):
        for line in script.read_text(encoding="utf-8").splitlines():
            if ' from "' in line:
                target = Path(script.parent, line.split(' from "')[1].split('"')[0]).resolve()
                assert target.is_file(), f"{script.name} imports {target}"
