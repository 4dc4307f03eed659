"""The task that the Studio waits for, and what it failed of."""

import streamlit as st

from prompt2mesh.web.markdown_text import formatted
from prompt2mesh.web.problems import sentence
from prompt2mesh.web.studio_state import Failure, StudioState
from prompt2mesh.web.widgets.agent_at_work import agent_at_work, works_with_agent
from prompt2mesh.web.widgets.progress import progress
from prompt2mesh.web.widgets.prompt_form import put_prompt

_BEAT_S = 0.4
_MOST_SUGGESTIONS = 5


@st.fragment(run_every=_BEAT_S)
def live_task(state: StudioState, *, picture: bool = True) -> None:
    """The task at work, drawn anew until it has ended; then the whole page is."""
    follow = state.follow
    if follow is None or follow.finished:
        st.rerun()
    if works_with_agent(follow):
        agent_at_work(follow, on_stop=state.cancel, key="task", compact=not picture)
    else:
        progress(follow, on_cancel=state.cancel, key="task", picture=picture)


@st.fragment(run_every=_BEAT_S)
def end_of_task(state: StudioState) -> None:
    """Draws nothing; draws the whole page anew once the task at work has ended."""
    if state.follow is None or state.follow.finished:
        st.rerun()


def failure(found: Failure) -> None:
    """What a task failed of, with what would work instead."""
    lines = [formatted(sentence(line)) for line in (found.message, found.hint) if line]
    st.error("\n\n".join(lines), title=found.title, icon=":material/error:")
    if found.suggestions:
        st.caption("Near to it:")
        with st.container(horizontal=True, gap="small"):
            for index, suggestion in enumerate(found.suggestions[:_MOST_SUGGESTIONS]):
                st.button(suggestion, key=f"suggestion_{index}", on_click=put_prompt, args=(suggestion,))
