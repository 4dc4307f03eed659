"""The panels beside a model, but for the conversation: versions, sliders, parts, prompt, report, variants, files."""

from typing import Any

import streamlit as st

from prompt2mesh.client.models import Project, Version
from prompt2mesh.web import project_actions as actions
from prompt2mesh.web import sessions
from prompt2mesh.web.markdown_text import formatted
from prompt2mesh.web.screens import dialogs
from prompt2mesh.web.screens.tasks_at_work import failure, live_task
from prompt2mesh.web.studio_state import StudioState
from prompt2mesh.web.widgets.checklist import checklist
from prompt2mesh.web.widgets.downloads import downloads
from prompt2mesh.web.widgets.history import history
from prompt2mesh.web.widgets.how_it_was_made import how_it_was_made
from prompt2mesh.web.widgets.parts import PartActions, parts
from prompt2mesh.web.widgets.report import report
from prompt2mesh.web.widgets.sliders import sliders
from prompt2mesh.web.widgets.variants import variants

_PANEL_PX = 560
_BEAT_S = 0.8
_PAGE_DUE = "page_due"


def task_strip(state: StudioState, *, talking: bool) -> None:
    """The task at work above the panels, or why the last one failed; the conversation shows its own."""
    if state.follow is not None:
        if not (talking and state.follow.task.kind == "chat"):
            live_task(state, picture=False)
    elif state.failure is not None and not (talking and state.failure.kind == "chat"):
        failure(state.failure)


def version_panel(state: StudioState, project: Project, shown: Version, versions: list[Version]) -> None:
    """Every version of the branch."""
    on_branch = [version for version in versions if version.branch == state.branch]
    with st.container(height=_PANEL_PX + 80, border=False, gap="small", key="history"):
        history(
            on_branch or [shown],
            shown,
            on_show=lambda version_id: actions.show_version(state, project, version_id),
            on_revert=lambda version_id: actions.revert(state, project, version_id),
            on_branch=dialogs.ask_branch,
            on_compare=dialogs.ask_compare,
        )


def making_panel(state: StudioState, shown: Version) -> None:
    """How the agent made the version."""
    run = state.agent_run(shown)
    if run is None:
        st.caption("How this version was made is not kept.")
    else:
        how_it_was_made(run, shown)


def slider_panel(state: StudioState, project: Project, shown: Version) -> None:
    """Every parameter."""
    found = state.fact("parameters", shown.id).parameters
    if not found:
        st.caption("This model has nothing to slide. Change it by a sentence.")
        return
    st.caption("Let go of a slider and the model is built anew.")
    with st.container(height=_PANEL_PX + 80 if len(found) > 8 else "content", border=False):
        sliders(
            found,
            version_id=state.moved_from or shown.id,
            unit=state.unit,
            on_change=lambda name, value: actions.move_slider(state, project, shown, name, value),
            key=f"slider_{project.id}",
        )


def part_panel(state: StudioState, project: Project, shown: Version) -> None:
    """The parts."""

    def change(path: str, **change: Any) -> None:
        actions.change_part(state, project, shown, path, **change)

    parts(
        state.fact("parts", shown.id).parts,
        selected=state.part,
        materials=_materials(),
        unit=state.unit,
        actions=PartActions(
            select=lambda path: setattr(state, "part", path),
            change=change,
            edit=lambda path, sentence: actions.edit(state, project, shown, sentence, path),
        ),
    )


def prompt_panel(state: StudioState, shown: Version) -> None:
    """The sentence that led to the version, word by word."""
    checklist(shown.label, state.fact("checklist", shown.id).items)


def report_panel(state: StudioState, shown: Version) -> None:
    """What was measured."""
    report(state.fact("report", shown.id), state.unit)


def variant_panel(state: StudioState, project: Project, shown: Version) -> None:
    """Variants: asked for here, chosen here."""
    with st.form("variants", border=False):
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        count = left.slider("How many", 2, 12, 4, key="variant_count")
        right.form_submit_button(
            "Make variants",
            icon=":material/casino:",
            width="stretch",
            on_click=lambda: actions.make_variants(state, project, shown, int(st.session_state["variant_count"])),
        )
    del count
    if state.variants_batch_id is None:
        st.caption("Other models from the same words, as thumbnails to choose from.")
    else:
        _live_variants(state, project)


@st.fragment(run_every=_BEAT_S)
def _live_variants(state: StudioState, project: Project) -> None:
    batch_id = state.variants_batch_id
    if batch_id is None or st.session_state.pop(_PAGE_DUE, False):
        st.rerun()  # the whole page: another version is on show
    with st.container(height=_PANEL_PX, border=False):
        variants(
            sessions.client().batches.tasks(batch_id, limit=12).page().items,
            on_choose=lambda version_id: _choose(state, project, version_id),
            on_look=lambda version_id: _look(state, project, version_id),
        )


def file_panel(state: StudioState, shown: Version) -> None:
    """Everything that can be had."""
    for offer, follow in list(state.exports.items()):
        if follow.finished:
            del state.exports[offer]
            if follow.task.error is not None:
                st.error(formatted(follow.task.error.message), icon=":material/error:")
    if state.exports:
        _wait_for_exports(state)
    downloads(shown, state.exports, on_make=lambda offer: actions.export(state, shown, offer))


@st.fragment(run_every=_BEAT_S)
def _wait_for_exports(state: StudioState) -> None:
    """Draws the page anew once an export has ended."""
    if any(follow.finished for follow in state.exports.values()):
        st.rerun()


def _look(state: StudioState, project: Project, version_id: str) -> None:
    actions.show_version(state, project, version_id)
    st.session_state[_PAGE_DUE] = True


def _choose(state: StudioState, project: Project, version_id: str) -> None:
    actions.revert(state, project, version_id)
    state.variants_batch_id = None


@st.cache_data(ttl="1h", max_entries=1, show_spinner=False)
def _materials() -> list[str]:
    return [material.name for material in sessions.anonymous().library.materials()]
