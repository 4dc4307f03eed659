from datetime import UTC, datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from prompt2mesh.client.models import ChatTurn, Part, Summary, Version
from prompt2mesh.web.widgets.conversation import change_html, suggested, taken_along, what_goes

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def turn(number: int, *, made: bool = True, status: str = "answered") -> ChatTurn:
    return ChatTurn(
        id=f"turn_{number}", project_id="p", task_id=f"t{number}", text=f"wish {number}", status=status,
        version_id=f"v{number}" if made else None, created_at=NOW,
    )  # fmt: skip


def version(number: int, **more: Any) -> Version:
    return Version(id=f"v{number}", project_id="p", number=number, created_at=NOW, **more)


def test_later_turns_that_changed_the_model_go_with_one_that_is_taken_back() -> None:
    turns = [turn(1), turn(2, made=False), turn(3), turn(4, status="undone"), turn(5)]
    assert [one.id for one in taken_along(turns)] == ["turn_3", "turn_5"]
    assert taken_along(turns[4:]) == []


def test_what_else_goes_is_said_before_it_goes() -> None:
    assert what_goes([turn(3), turn(5)]).startswith("2 later turns built on it and go too: “wish 3”, “wish 5”.")
    assert what_goes([turn(3)]).startswith("1 later turn built on it and goes too")
    assert "What you changed after it goes too" in what_goes([])


def test_a_change_shows_both_pictures_and_its_score() -> None:
    before = version(1, preview_url="https://x/1.png")
    after = version(2, preview_url="https://x/2.png", summary=Summary(score=8.5))
    shown = change_html(before, after)
    assert shown.index("https://x/1.png") < shown.index("https://x/2.png")
    assert "8.5 of 10" in shown
    assert "→" not in change_html(None, after)


def test_what_to_say_first_fits_the_model_and_who_answers() -> None:
    parts = [Part(path="table/round_top"), Part(path="table/leg")]
    assert "paint the round top dark blue" in suggested(parts, agent=False)
    assert "What would make it better?" in suggested(parts, agent=True)
    assert "What would make it better?" not in suggested(parts, agent=False)
    assert suggested([], agent=False)


def page() -> None:
    import datetime as dt  # noqa: PLC0415 - the script runs by itself

    import streamlit as st  # noqa: PLC0415

    from prompt2mesh.client.models import ChatTurn, Fault  # noqa: PLC0415
    from prompt2mesh.web.widgets.conversation import TurnActions, conversation  # noqa: PLC0415

    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

    def one(number: int, **more: object) -> ChatTurn:
        told = {"id": f"turn_{number}", "project_id": "p", "task_id": "t", "text": f"wish {number}", "created_at": now}
        return ChatTurn.model_validate({**told, "status": "answered", **more})

    def undo(turn: ChatTurn) -> None:
        st.session_state["undone"] = turn.id

    def nothing(what: object) -> None:
        del what

    conversation(
        [
            one(1, answer="Done: taller.", version_id="v1"),
            one(2, status="failed", error=Fault(message="no such part", hint="there is a top")),
            one(3, status="canceled"),
            one(4, answer="Done.", version_id="v2"),
        ],
        {},
        shown_id="v2",
        head_id="v2",
        actions=TurnActions(undo=undo, show=nothing, ask=nothing),
        busy=False,
        at_work=nothing,
    )


def test_a_turn_is_taken_back_at_once_or_after_a_question() -> None:
    app = AppTest.from_function(page).run(timeout=30)
    assert not app.exception
    assert [one.value for one in app.error] == ["No such part.\n\nThere is a top."]
    assert any("Stopped" in one.value for one in app.caption)
    assert [(one.label, one.key) for one in app.button if "ndo" in (one.key or "")] == [
        ("Take it all back", "undo_turn_1"),
        ("Undo", "undo_turn_4"),
    ]
    app.button(key="undo_turn_4").click().run(timeout=30)
    assert app.session_state["undone"] == "turn_4"
