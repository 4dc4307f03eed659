"""From sentences to files: whatever is asked for, what comes out is sound, holds together and passes the validator."""

from pathlib import Path

import pytest

from prompt2mesh import bootstrap
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.library.registry import load_library
from prompt2mesh.studio.ports import BuildOrder
from tests.support.gltf import errors_of

pytestmark = [pytest.mark.blender, pytest.mark.slow]

# Every kind of relation, count, state and part, over many families.
SENTENCES = (
    "three candles on a silver tray",
    "two wine glasses and a bottle on a wooden table",
    "a stack of five books with a candle on top",
    "a dining table with six chairs",
    "a cat sleeping on a red cushion",
    "an astronaut riding a horse",
    "a monkey wearing a top hat and holding a banana",
    "a snowman with a scarf and a broom",
    "a wheelbarrow full of flowers",
    "a treasure chest full of gold coins",
    "a sailing ship in a glass bottle",
    "a lantern hanging from a branch",
    "a ladder leaning on a brick wall",
    "mushrooms around a tree stump",
    "a park bench under an oak tree",
    "two knights facing each other",
    "a teddy bear sitting in an armchair",
    "an open book with a pencil on it",
    "a cracked vase",
    "half an orange on a plate",
    "a rusty bicycle next to a fence",
    "a red car with black wheels, 4 m long",
    "a castle with four towers on a hill",
    "a low poly fox beside a low poly pine tree",
    "a 40 mm cube with a 10 mm hole on a wooden table",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_becomes_a_sound_model(sentence: str, pool: WorkerPool, tmp_path: Path) -> None:
    program, _ = bootstrap.open_modeler().model(sentence)
    found = pool.build(BuildOrder(program, tmp_path)).geometry
    effects = {p.name for p in program.parts if p.origin and load_library()[p.origin.asset].category == "effect"}
    floating = [path for path in found.floating if path.split("/")[0] not in effects]
    assert found.watertight, [p.path for p in found.parts if not p.watertight]
    assert not floating
    assert found.degenerate_faces == 0
    assert abs(found.lowest_m[2]) < 1e-3 * max(found.size_m)
    assert errors_of(tmp_path / "model.glb") == []
