"""The card of a task that the LLM agent works on: who models and why, what it does, what it used, and a way to stop."""

from collections.abc import Callable

import streamlit as st

from prompt2mesh.web.agent_run import Allowance
from prompt2mesh.web.following import Follow
from prompt2mesh.web.problems import sentence
from prompt2mesh.web.widgets.agent_stream import agent_stream
from prompt2mesh.web.widgets.progress import step_title

_TITLES = {"text-to-3d": "The LLM agent makes your model", "edit": "The LLM agent makes the change"}
_AGENT = "agent:"


def works_with_agent(follow: Follow) -> bool:
    """Whether an LLM agent works on the task, as far as is known."""
    return bool(follow.steps) or (follow.modeler is not None and follow.modeler.modeler == "agent")


def agent_at_work(follow: Follow, *, on_stop: Callable[[], None], key: str, compact: bool = False) -> None:
    """Draws the card."""
    choice = follow.modeler
    with st.container(border=not compact, key=f"agent_{key}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            title = _TITLES.get(follow.task.kind, "The LLM agent is at work")
            model = f" :gray-badge[{choice.model}]" if choice is not None and choice.model and not compact else ""
            st.markdown(f"**{title}**{model}")
            st.button(
                "Stop",
                icon=":material/stop_circle:",
                key=f"stop_{key}",
                on_click=on_stop,
                help="Ends it at once. Nothing more is spent, and no version is made.",
            )
        if choice is not None and choice.reason and not compact:
            st.caption(sentence(choice.reason.removeprefix(f"{choice.model} models, ")))
        agent_stream(
            follow.steps,
            key=f"stream_{key}",
            label="What the agent does",
            budget=allowance_of(follow),
            seconds=int(follow.seconds),
            now=what_now(follow),
            live=True,
            compact=compact,
        )


def what_now(follow: Follow) -> str:
    """What goes on at this moment, as far as is known."""
    if follow.finished:
        return ""
    if not follow.steps:
        return "Reading your words"
    last = follow.steps[-1].stage
    if follow.stage.startswith(_AGENT):
        return {
            "wait": "Waiting for the provider",
            "plan": "Building the first step of the plan",
            "look": "Judging what it sees",
            "assess": "Deciding what to do about it",
            "complete": "Writing the files",
        }.get(last, "At work on the next step")
    return step_title(follow.stage)


def allowance_of(follow: Follow) -> Allowance:
    """What the run may use: as far as that is known."""
    decided = follow.modeler.budget if follow.modeler is not None else None
    return decided or Allowance()
