"""What both ends of an instance's agent say: nothing is lost on the way, no secret shows, no name leads elsewhere."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.instances.agent_wire import (
    AgentLine,
    AgentRunRequest,
    BindRequest,
    BuildLine,
    BuildRequest,
    ErrorData,
    line_of,
    secret_json,
)
from prompt2mesh.mesh.document import program_hash
from prompt2mesh.mesh.errors import (
    GeometryError,
    ParameterError,
    ProgramError,
    Prompt2MeshError,
    RateLimitError,
    error_of,
)
from prompt2mesh.mesh.report import ExportReport
from prompt2mesh.studio.ports import BuildOrder, BuildResult, RenderOrder
from prompt2mesh.studio.ports.agent import AgentStep, AgentTask, ModelChoice, Reference
from prompt2mesh.studio.ports.modeling import Viewpoint
from prompt2mesh.studio.ports.records import StoredFile
from tests.support.builders import GEOMETRY

PICTURE = StoredFile(name="a.png", digest="a" * 64, size_bytes=3, media_type="image/png")


def test_an_order_arrives_as_it_was_given(tmp_path: Path) -> None:
    program, _ = open_modeler().model("a round oak table with four brass legs")
    order = BuildOrder(
        program, tmp_path, ("glb", "stl"), (RenderOrder("view", "v.png", viewpoint=Viewpoint(part="top")),), True, True,
        5000, False, ("top",), True,
    )  # fmt: skip
    sent = BuildRequest.of(order).model_dump_json(exclude_defaults=True)
    found = BuildRequest.model_validate_json(sent).order(tmp_path)
    assert found == order
    assert program_hash(found.program) == program_hash(program)


@pytest.mark.parametrize("name", ["../a.png", "/etc/a.png", "a/b.png", ".hidden", "", "a\\b", "..", "a\0b"])
def test_a_picture_is_written_nowhere_else(tmp_path: Path, name: str) -> None:
    program, _ = open_modeler().model("a cube")
    asked = BuildRequest(program=program, renders=(RenderOrder("view", name),))
    with pytest.raises(ParameterError, match="plain file name"):
        asked.order(tmp_path)


def test_a_result_and_a_step_arrive_as_they_were() -> None:
    export = ExportReport(format="glb", path="model.glb", bytes=3, triangles=12, meshes=1)
    result = BuildResult(GEOMETRY, [export], ["p.png"], {"build": 0.5})
    assert BuildLine.model_validate_json(line_of(BuildLine(result=result))).result == result
    step = AgentStep(number=3, stage="look", title="Looked", pictures=(PICTURE,), score=7.5)
    assert AgentLine.model_validate_json(line_of(AgentLine(step=step))).step == step


def test_a_task_arrives_with_its_keys_and_shows_them_nowhere_else() -> None:
    program, checklist = open_modeler().model("a red cube")
    choice = ModelChoice(provider="anthropic", model="m", api_key="sk-secret-1")
    task = AgentTask(thread_id="job_1", mode="edit", text="make it blue", program=program, checklist=checklist,
                     references=(Reference(file=PICTURE),), models=(choice,))  # fmt: skip
    asked = AgentRunRequest(task=task)
    assert AgentRunRequest.model_validate_json(asked.model_dump_json(exclude_defaults=True)).task == task
    assert "sk-secret-1" not in repr(asked)


def test_the_token_of_a_person_shows_on_the_wire_only() -> None:
    bind = BindRequest(user_id="u", instance_id="i", api_url="http://api", api_token=SecretStr("very-secret"))
    assert "very-secret" not in repr(bind) + bind.model_dump_json()
    assert BindRequest.model_validate(secret_json(bind)) == bind


@pytest.mark.parametrize(
    "error",
    [GeometryError("a", hint="b", suggestions=("c",)), ProgramError("x", path="parts[0]"), Prompt2MeshError("y")],
)
def test_an_error_is_raised_again_as_what_it_was(error: Prompt2MeshError) -> None:
    found = ErrorData.of(error).error()
    assert type(found) is type(error)
    assert found.as_dict() == error.as_dict()


def test_an_error_that_is_more_than_words_becomes_its_nearest_kind() -> None:
    rate = RateLimitError("slower", retry_after_s=1, policy="p", limit=1, period_s=1)
    assert error_of(rate.as_dict()).exit_code == rate.exit_code
    assert type(error_of({"code": "of a newer release", "message": "m"}, unknown=GeometryError)) is GeometryError
