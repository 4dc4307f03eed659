"""What an asset draws with keeps the names of its parts apart."""

import pytest

from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import load_library
from prompt2mesh.mesh.document import check_program
from prompt2mesh.mesh.program import MeshProgram, Origin


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", sorted(k for k, a in load_library().items() if a.build.__module__.endswith(".sets")))
def test_sets_hold_any_things_twice(kind: str, seed: int) -> None:
    part = make_part(Origin(asset=kind, seed=seed))
    names = [child.name for child in part.children]
    assert len(set(names)) == len(names)
    check_program(MeshProgram(parts=[part]))
