import pytest
from streamlit.testing.v1 import AppTest

from prompt2mesh.web.problems import sentence, waiting_time


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (30, "30 seconds"), (200, "3 minutes"), (7200, "2 hours")],
)
def test_a_time_to_wait_is_said_in_the_unit_people_use(seconds: float, words: str) -> None:
    assert waiting_time(seconds) == words


@pytest.mark.parametrize(
    ("text", "shown"), [("there is no such part", "There is no such part."), ("Wait!", "Wait!"), ("", "")]
)
def test_a_message_of_the_service_becomes_a_sentence(text: str, shown: str) -> None:
    assert sentence(text) == shown


def _limit() -> None:
    from prompt2mesh.mesh.errors import LimitError  # noqa: PLC0415 - the script is run on its own
    from prompt2mesh.web.problems import page_problems  # noqa: PLC0415

    with page_problems():
        raise LimitError("30 models in a minute are the limit", retry_after_s=42)


def _unreachable() -> None:
    from prompt2mesh.client import ServerUnreachableError  # noqa: PLC0415 - the script is run on its own
    from prompt2mesh.web.problems import page_problems  # noqa: PLC0415

    with page_problems():
        raise ServerUnreachableError("http://10.0.0.7:8000 does not answer: refused")


def _unknown_object() -> None:
    from prompt2mesh.mesh.errors import UnknownObjectError  # noqa: PLC0415 - the script is run on its own
    from prompt2mesh.web.problems import action_problems  # noqa: PLC0415

    with action_problems():
        raise UnknownObjectError("nothing is near to 'flumox'", hint="say it in other words", suggestions=("a flask",))


def test_a_limit_says_how_long_to_wait() -> None:
    page = AppTest.from_function(_limit).run(timeout=20)
    assert "30 models in a minute are the limit." in page.warning[0].value.lower().capitalize()
    assert "**42 seconds**" in page.warning[0].value


def test_a_service_that_is_down_is_told_without_its_inner_address() -> None:
    page = AppTest.from_function(_unreachable).run(timeout=20)
    assert [button.label for button in page.button] == ["Try again"]
    shown = " ".join(element.proto.body for element in page.get("html"))
    assert "The studio does not answer" in shown
    assert "10.0.0.7" not in shown


def test_a_prompt_that_is_not_understood_comes_with_what_is_near() -> None:
    page = AppTest.from_function(_unknown_object).run(timeout=20)
    assert "**a flask**" in page.error[0].value
    assert "Say it in other words." in page.error[0].value
