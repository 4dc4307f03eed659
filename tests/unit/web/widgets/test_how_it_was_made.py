from prompt2mesh.web.agent_run import AgentRun, ModelerChoice
from prompt2mesh.web.widgets.how_it_was_made import outcome_html


def test_the_score_and_what_is_still_wrong_are_said_plainly() -> None:
    run = AgentRun(
        modeler=ModelerChoice(modeler="agent", model="anthropic:claude"), score=6.5, iterations=3,
        remaining=["the knobs are too small", "<b>no lens</b>"], stop_reason="iterations",
    )  # fmt: skip
    shown = outcome_html(run)
    assert "<b>6.5</b> of 10" in shown
    assert "What is still wrong" in shown
    assert "the knobs are too small" in shown
    assert "&lt;b&gt;no lens" in shown
    assert "anthropic:claude and improved 3 times. It stopped after as many improvements as it was allowed." in shown


def test_a_run_that_nobody_judged_does_not_claim_to_be_right() -> None:
    shown = outcome_html(AgentRun(stop_reason="tokens"))
    assert "not judged" in shown
    assert "nothing more to mend" not in shown
    assert "nothing more to mend" in outcome_html(AgentRun(score=9.5, stop_reason="good"))
