"""The Studio: from words to a model, and on from there."""

import html

import streamlit as st

from prompt2mesh.client.models import Task
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import actions, sessions, studio_state
from prompt2mesh.web.screens import workshop
from prompt2mesh.web.screens.tasks_at_work import failure, live_task
from prompt2mesh.web.studio_state import StudioState
from prompt2mesh.web.widgets.cards import card
from prompt2mesh.web.widgets.headings import section
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.prompt_form import PromptOrder, examples, prompt_form

_RECENT = 6


def render() -> None:
    """Draws the page."""
    state = studio_state.current()
    state.settle()
    asked = st.query_params.get("project")
    if asked and asked != state.project_id:
        state.open(asked)
    _take_up(state)
    if state.project_id and not (state.follow and state.follow.task.kind == "text-to-3d"):
        st.query_params["project"] = state.project_id
        workshop.render(state)
    else:
        _start(state)


def _start(state: StudioState) -> None:
    left, middle, right = st.columns([1, 3.2, 1])
    del left, right
    with middle:
        if state.follow is not None:
            st.html(f'<div class="p2m-start"><h1 class="p2m-quote">{_quoted(state)}</h1></div>')
            live_task(state)
            return
        st.html(
            '<div class="p2m-start"><h1>What shall we make?</h1>'
            "<p>Say it in a sentence. You get a real model that you can turn, take apart and change.</p></div>"
        )
        if state.failure is not None:
            failure(state.failure)
        prompt_form(sessions.client().account.llm(), lambda order: _submit(state, order))
        examples()
    _recent(state)


def _recent(state: StudioState) -> None:
    with st.skeleton(height=260):
        projects = sessions.client().projects.list(limit=_RECENT).page().items
    made = [project for project in projects if project.head is not None]
    if not made:
        return
    section("Go on with")
    with st.grid("auto", min_column_width=190, gap="small"):
        for project in made:
            head = project.head

            def buttons(project_id: str = project.id) -> None:
                st.button("Open", key=f"open_{project_id}", width="stretch", on_click=state.open, args=(project_id,))

            card(
                project.name,
                head.preview_url if head else None,
                note=ago(project.updated_at),
                key=project.id,
                buttons=buttons,
            )


def _submit(state: StudioState, order: PromptOrder) -> None:
    try:
        with actions.action("make"):
            state.watch(_ask(order))
    except Prompt2MeshError as exc:
        state.fail(exc, prompt=order.prompt)


def _ask(order: PromptOrder) -> Task:
    client = sessions.client()
    upload_id = None
    if order.picture is not None:
        name, _, data = order.picture
        upload_id = client.uploads.create(data, name=name).id
    return client.tasks.text_to_3d(
        order.prompt,
        seed=order.seed,
        style=order.style,
        detail=order.detail,
        scale=order.scale,
        reference_upload_id=upload_id,
        modeler=order.modeler,
        budget=order.budget,
        formats=["glb", "usdz"],
    )


def _take_up(state: StudioState) -> None:
    """Finds the task of an earlier visit again, once for each tab: a reload loses nothing."""
    if st.session_state.get("taken_up") or state.follow is not None:
        return
    st.session_state["taken_up"] = True
    for task in sessions.client().tasks.list(limit=5).page().items:
        if not task.final and task.kind != "export" and task.batch_id is None:
            state.watch(task)
            if task.kind != "text-to-3d" and task.project_id:
                state.open(task.project_id)
            return


def _quoted(state: StudioState) -> str:
    return html.escape(state.follow.task.label) if state.follow else ""
