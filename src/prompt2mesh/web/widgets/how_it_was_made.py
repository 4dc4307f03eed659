"""How the agent made a version: what it says of it, what is still wrong, and every step."""

import html

import streamlit as st

from prompt2mesh.client.models import Version
from prompt2mesh.web.agent_run import AgentRun
from prompt2mesh.web.markdown_text import formatted
from prompt2mesh.web.widgets.agent_stream import agent_stream


def how_it_was_made(run: AgentRun, version: Version) -> None:
    """Draws it: the outcome first, then the steps."""
    st.html(outcome_html(run))
    if run.answer:
        st.markdown(formatted(run.answer))
    agent_stream(
        run.steps,
        key=f"made_{version.id}",
        label="How it was made",
        budget=run.budget,
        seconds=run.seconds,
        score=run.score,
        files=version.files,
    )


def outcome_html(run: AgentRun) -> str:
    """The final score, why it ended, and what is still wrong, as markup."""
    score = run.score
    tone = "" if score is None else "good" if score >= 7.5 else "fair" if score >= 5 else "poor"
    number = "not judged" if score is None else f"<b>{score:g}</b> of 10"
    model = run.modeler.model or next((step.model for step in run.steps if step.model), None) or "an LLM"
    rounds = f" and improved {_times(run.iterations)}" if run.iterations else ""
    said = f"Made by the LLM agent with {html.escape(model)}{rounds}. {html.escape(run.ending)}"
    if run.remaining:
        rows = "".join(f"<li>{html.escape(one)}</li>" for one in run.remaining)
        wrong = f"<h4>What is still wrong</h4><ul>{rows}</ul>"
    elif score is None:
        wrong = ""
    else:
        wrong = "<p>The agent found nothing more to mend.</p>"
    return (
        f'<div class="p2m-outcome"><div class="score {tone}"><span>{number}</span></div>'
        f"<div><p>{said.strip()}</p>{wrong}</div></div>"
    )


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
