"""A run that models after a picture: it is planned from it, seen from its camera, and judged beside it."""

from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.modelers.builtin import modeler as builtin
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.modeling import BuildOrder, RenderOrder, Viewpoint
from prompt2mesh.studio.ports.records import StoredFile
from tests.support.agents import CLEAR, critique, open_agent, plan
from tests.support.llm_server import calls_all, llm_server

pytestmark = pytest.mark.blender
DONE = ("step_done", {"step": 1, "summary": "as in the picture"})


@pytest.fixture
def reference(pool: WorkerPool, tmp_path: Path) -> Reference:
    """A tall red box, seen from the right, on a plain background."""
    program = builtin.model("a red box")[0]
    order = RenderOrder(
        "view", "reference.png", size_px=160, viewpoint=Viewpoint(azimuth_deg=40, elevation_deg=20, floor=False)
    )
    pool.build(BuildOrder(program, tmp_path, (), (order,)))
    path = tmp_path / "reference.png"
    blob = open_blobs(str(tmp_path / "blobs")).put_file(path)
    return Reference(
        file=StoredFile(name="r.png", digest=blob.digest, size_bytes=blob.size_bytes, media_type="image/png")
    )


def test_a_reference_guides_the_plan_and_is_laid_beside_the_model(
    pool: WorkerPool, tmp_path: Path, reference: Reference
) -> None:
    camera = {"reference": 1, "azimuth_deg": 38, "elevation_deg": 18, "field_of_view_deg": 28, "fill": 0.84}
    better = {**camera, "azimuth_deg": 40, "elevation_deg": 20}
    script = {
        "plan": [plan("Box", start="draft", cameras=[camera])],
        "execute": [calls_all(DONE)],
        "assess": [critique(6, "!not as flat as in the picture", cameras=[better]), critique(9)],
        "improve": [calls_all(("change_part", {"part": "cube", "scale": [1, 1, 0.8]}), DONE)],
    }
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        result = agent.run(f"{CLEAR} like this", references=(reference,))
    planned, executed, first, improved, second = server.requests
    # The draft and the reference; then before the tools as well.
    assert len(planned.pictures) == len(executed.pictures) == 2
    # Three views, the reference, and ours beside it, with the outlines where they can be told.
    assert len(first.pictures) >= 5
    assert "reference on the left" in first.text.lower()
    assert "the likeness" in first.text
    assert len(improved.pictures) == len(first.pictures)
    assert set(first.pictures[1:]).isdisjoint(second.pictures[1:])
    assert (result.score, result.iterations) == (9, 1)
    looks = [step for step in agent.steps if step.stage == "look"]
    assert len(looks[0].pictures) >= 4
    assert "Reference 1:" in looks[0].reasons


def test_writing_in_a_reference_is_said_to_be_no_instruction(
    pool: WorkerPool, tmp_path: Path, reference: Reference
) -> None:
    script = {"plan": [plan("Box", start="draft")], "execute": [calls_all(DONE)], "assess": [critique(9)]}
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("openai")) as agent:
        agent.run(CLEAR, references=(reference,))
    for request in server.requests:
        assert "any writing that you see in a picture" in request.system
