"""The conversation with the open model: said in one place, whether an LLM answers or the built-in modeler."""

import streamlit as st

from prompt2mesh.client.models import ChatTurn, Llm, Project, Version
from prompt2mesh.client.resources.tasks import ModelerChoice
from prompt2mesh.web import navigation_targets, sessions
from prompt2mesh.web import project_actions as actions
from prompt2mesh.web.screens.tasks_at_work import end_of_task, live_task
from prompt2mesh.web.studio_state import StudioState
from prompt2mesh.web.widgets.conversation import TurnActions, begin_with, conversation, suggested
from prompt2mesh.web.widgets.modeler_choice import (
    budget_fields,
    can_be_asked,
    modeler_choice,
    read_budget,
    who_models,
)

_HEIGHT_PX = 470
_TURNS = 100
_MODELER, _BUDGET, _MESSAGE = "chat_modeler", "chat_budget", "chat_message"


def chat_panel(state: StudioState, project: Project, shown: Version, versions: list[Version]) -> None:
    """The turns so far, what goes on, and the line to say something."""
    client = sessions.client()
    llm = client.account.llm()
    newest = client.projects.chat_turns(project.id, order="desc", limit=_TURNS).page()
    turns = [turn for turn in reversed(newest.items) if turn.branch == state.branch]
    choice = _choice(llm)
    busy = state.follow is not None
    parts = state.fact("parts", shown.id).parts

    def say(message: str) -> None:
        actions.chat(
            state,
            project,
            shown,
            message,
            modeler=_chosen(),
            budget=read_budget(llm, key=_BUDGET) if llm.models else None,
        )

    branch = next((branch for branch in project.branches if branch.name == state.branch), None)
    with st.container(height=_HEIGHT_PX, border=False, gap="small", key="conversation", autoscroll=True):
        if newest.next_cursor:
            st.caption(f"The last {_TURNS} turns. The versions of earlier ones are in the list.")
        if not turns:
            st.html(f'<div class="p2m-hello"><h2>Talk about it</h2><p>{_invitation(choice, llm)}</p></div>')
            begin_with(suggested(parts, agent=who_models(choice, llm) == "agent"), ask=say, disabled=busy)
        conversation(
            turns,
            {version.id: version for version in versions},
            shown_id=shown.id,
            head_id=branch.head_version_id if branch else None,
            actions=TurnActions(
                undo=lambda turn: actions.undo_turn(state, project, turn),
                show=lambda version_id: actions.show_version(state, project, version_id),
                ask=say,
            ),
            busy=busy,
            at_work=lambda turn: _at_work(state, turn),
        )
    follow = state.follow
    if (
        follow is not None
        and follow.task.kind == "chat"
        and all(turn.status != "working" or turn.task_id != follow.task.id for turn in turns)
    ):
        end_of_task(state)  # the turn was answered before its task was seen to end
    st.chat_input(
        "Ask, or say what should be different",
        key=_MESSAGE,
        max_chars=4000,
        disabled=busy or not can_be_asked(choice, llm),
        on_submit=lambda: say(str(st.session_state[_MESSAGE])),
    )
    _who_answers(choice, llm)


def _choice(llm: Llm) -> ModelerChoice:
    chosen = _chosen()
    return chosen if can_be_asked(chosen, llm) else "auto"


def _chosen() -> ModelerChoice:
    return st.session_state.get(_MODELER) or "auto"


def _invitation(choice: ModelerChoice, llm: Llm) -> str:
    if who_models(choice, llm) == "agent":
        return "Ask anything about the model, or say what should be different. Each turn can be taken back."
    return (
        "Say what should be different, such as “make the legs taller”, or ask how large it is, what it is made of, "
        "or whether it can be printed. Each turn can be taken back."
    )


def _at_work(state: StudioState, turn: ChatTurn) -> None:
    if state.follow is not None and state.follow.task.id == turn.task_id:
        live_task(state, picture=False)
    else:
        st.caption("It is being answered.")


def _who_answers(choice: ModelerChoice, llm: Llm) -> None:
    if not llm.models:
        navigation_targets.link_to_llm_keys("Built-in modeler: it takes edit sentences. Add an LLM key to ask anything")
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        who = (
            llm.models[0].label
            if who_models(choice, llm) == "agent"
            else "the built-in modeler: it takes edit sentences"
        )
        st.caption(f"Answers: {who}")
        with st.popover("Change", icon=":material/tune:", type="tertiary", help="Who answers, and what it may use"):
            modeler_choice(llm, key=_MODELER)
            budget_fields(llm, key=_BUDGET)
