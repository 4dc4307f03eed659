from prompt2mesh.client.models import File
from prompt2mesh.web.agent_run import AgentRun, Step, pictures_of, read_run, read_step, scores_of

STEP = {
    "number": 3,
    "stage": "assess",
    "title": "The legs are too thin",
    "score": 6.5,
    "total": {"calls": 3, "input_tokens": 900, "output_tokens": 100, "cost_usd": None},
}


def test_a_step_of_a_newer_service_is_read_all_the_same() -> None:
    step = read_step(STEP | {"mood": "hopeful", "stage": "polish_edges"})
    assert step is not None
    assert (step.number, step.score, step.total.tokens, step.total.cost_usd) == (3, 6.5, 1000, None)
    assert step.stage_name == "Polish edges"


def test_an_event_without_a_number_is_no_step() -> None:
    assert read_step({"title": "?"}) is None


def test_pictures_come_from_the_event_or_by_name_from_the_version() -> None:
    files = [File(name="step-03-1.jpg", url="https://x/1"), File(name="model.glb", url="https://x/glb")]
    streamed = Step(number=3, files=[File(name="a.jpg", url="https://x/a")])
    kept = Step(number=3, pictures=["step-03-1.jpg", "step-03-2.jpg"])
    assert [picture.url for picture in pictures_of(streamed, files)] == ["https://x/a"]
    assert [picture.url for picture in pictures_of(kept, files)] == ["https://x/1"]


def test_why_a_run_ended_is_a_sentence_or_nothing() -> None:
    assert "money" in AgentRun(stop_reason="cost").ending
    assert AgentRun(stop_reason="a reason of next year").ending == ""


def test_a_damaged_run_is_none_and_a_bare_one_has_defaults() -> None:
    assert read_run({"steps": "many"}) is None
    run = read_run({"steps": [STEP]})
    assert run is not None
    assert scores_of(run.steps) == [6.5]
