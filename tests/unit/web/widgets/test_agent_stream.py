import json
from typing import Any

from streamlit.testing.v1 import AppTest

from prompt2mesh.client.models import File
from prompt2mesh.web.agent_run import Allowance, Spent, Step
from prompt2mesh.web.widgets.agent_stream import meters, step_rows


def step(number: int, stage: str = "execute", **more: Any) -> Step:
    total = Spent(calls=number, input_tokens=9000 * number, output_tokens=1000 * number, cost_usd=0.05 * number)
    return Step(number=number, stage=stage, title=f"step {number}", total=total, **more)


def by_name(rows: list[dict[str, Any]]) -> dict[str, tuple[str, str, float | None]]:
    return {row["name"]: (row["text"], row["of"], row["share"]) for row in rows}


def test_what_was_used_is_told_against_the_budget() -> None:
    steps = [step(1, score=5.5, iteration=1), step(2, score=8.0, iteration=2)]
    shown = by_name(meters(steps, budget=Allowance(tokens=40_000, cost_usd=2, minutes=15, iterations=4), seconds=90))
    assert shown["Score"] == ("8", "of 10", None)
    assert shown["Time"] == ("1:30", "of 15 min", 0.1)
    assert shown["Tokens"] == ("20 k", "of 40 k", 0.5)
    assert shown["Cost"] == ("$0.10", "of $2.00", 0.05)
    assert shown["Improvements"] == ("2", "of 4", 0.5)


def test_a_cost_that_nobody_knows_is_not_called_nothing() -> None:
    steps = [Step(number=1, total=Spent(input_tokens=500, cost_usd=None))]
    shown = by_name(meters(steps, budget=Allowance(cost_usd=2)))
    assert shown["Cost"] == ("not known", "of $2.00", None)
    assert shown["Tokens"] == ("500", "", None)
    assert "Score" not in shown


def test_a_step_says_how_the_score_changed_and_what_it_took() -> None:
    used = Spent(calls=1, input_tokens=3000, output_tokens=200, cost_usd=0.0123)
    rows = step_rows([step(1, "assess", score=5.5), step(2, "assess", score=8.0, usage=used, iteration=2)])
    assert [row["change"] for row in rows] == ["", "+2.5"]
    assert rows[1]["facts"] == ["improvement 2", "3.2 k tokens", "$0.012"]


def test_of_waits_in_a_row_the_last_is_told() -> None:
    rows = step_rows([step(1), step(2, "wait"), step(3, "wait"), step(4), step(5, "wait")])
    assert [row["number"] for row in rows] == [1, 3, 4, 5]


def test_a_run_that_has_told_nothing_yet_has_no_rows() -> None:
    assert step_rows([]) == []
    assert [row["name"] for row in meters([], budget=Allowance())] == ["Tokens", "Cost", "Improvements"]


def test_another_model_of_the_chain_is_named() -> None:
    rows = step_rows([step(1, model="anthropic:a"), step(2, model="openai:b")])
    assert [row["facts"] for row in rows] == [["anthropic:a"], ["openai:b"]]
    assert step_rows([step(1, model="anthropic:a"), step(2, model="anthropic:a")])[1]["facts"] == []


def test_pictures_have_words_for_who_cannot_see_them() -> None:
    picture = File(name="step-01-1.jpg", url="https://x/1")
    (row,) = step_rows([step(1, "look", files=[picture])])
    assert row["pictures"] == [{"url": "https://x/1", "alt": "step 1, picture 1"}]


def page() -> None:
    from prompt2mesh.web.agent_run import Step  # noqa: PLC0415 - the script runs by itself
    from prompt2mesh.web.widgets.agent_stream import agent_stream  # noqa: PLC0415

    agent_stream([Step(number=1, title="<b>bold</b>")], key="s", label="What the agent does", live=True, now="At work")


def test_the_browser_gets_the_steps_as_data() -> None:
    app = AppTest.from_function(page).run(timeout=30)
    assert not app.exception
    (shown,) = [item for item in app.main if item.type == "bidi_component"]
    sent = json.loads(shown.proto.json)
    assert (sent["live"], sent["now"], sent["label"]) == (True, "At work", "What the agent does")
    assert [row["title"] for row in sent["steps"]] == ["<b>bold</b>"]
