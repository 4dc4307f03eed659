"""A project in the Studio: the model on one side, and everything that can be done with it on the other."""

from collections.abc import Callable

import streamlit as st

from prompt2mesh.client.models import Project, Version
from prompt2mesh.web import project_actions, sessions
from prompt2mesh.web.agent_run import AGENT_FILE
from prompt2mesh.web.screens import workshop_panels as panels
from prompt2mesh.web.screens.chat_panel import chat_panel
from prompt2mesh.web.screens.dialogs import branch_dialog, compare_dialog, share_controls
from prompt2mesh.web.studio_state import StudioState
from prompt2mesh.web.units import LENGTH_UNITS
from prompt2mesh.web.widgets.instance_panel import instance_panel
from prompt2mesh.web.widgets.model_view import model_view
from prompt2mesh.web.widgets.notices import notice
from prompt2mesh.web.widgets.open_tab import draw_open_tab, open_tab
from prompt2mesh.web.widgets.report import facts_html

_HISTORY = 50
_MADE = "How it was made"


def render(state: StudioState) -> None:
    """Draws the project that is open."""
    client = sessions.client()
    project = client.projects.get(state.project_id or "")
    versions = client.projects.versions(project.id, limit=_HISTORY).page().items
    shown = version_on_show(state, project, versions)
    _header(state, project)
    if shown is None:
        notice("Nothing is made yet", "This project has no version. Begin with a sentence.")
        return
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        _model(state, project, shown)
    with right:
        _panel(state, project, shown, versions)
    branch_dialog(state, project)
    compare_dialog(state, shown)


def version_on_show(state: StudioState, project: Project, versions: list[Version]) -> Version | None:
    """The version that was asked for, or else the newest of the branch."""
    by_id = {version.id: version for version in versions}
    branch = next((branch for branch in project.branches if branch.name == state.branch), None)
    if branch is None and project.branches:
        branch = project.branches[0]
        state.branch = branch.name
    wanted = state.version_id or (branch.head_version_id if branch else None)
    if wanted is None:
        return project.head
    return by_id.get(wanted) or sessions.client().versions.get(wanted)


def _header(state: StudioState, project: Project) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="workshop_header"):
        st.button("New model", icon=":material/add:", key="new_model", on_click=_new_model, args=(state,))
        st.html(f'<h1 class="p2m-title">{_escaped(project.name)}</h1>', width="stretch")
        if len(project.branches) > 1:
            names = [branch.name for branch in project.branches]
            st.selectbox(
                "Branch",
                names,
                index=names.index(state.branch) if state.branch in names else 0,
                key=f"branch_{project.id}_{state.branch}",
                label_visibility="collapsed",
                width=150,
                on_change=lambda: state.open(
                    project.id, branch=st.session_state[f"branch_{project.id}_{state.branch}"]
                ),
            )
        st.segmented_control(
            "Unit",
            LENGTH_UNITS,
            default=state.unit,
            key="unit",
            required=True,
            label_visibility="collapsed",
            on_change=lambda: setattr(state, "unit", st.session_state["unit"]),
        )
        st.button(
            "",
            icon=":material/favorite:" if project.favourite else ":material/favorite_border:",
            key="favourite",
            type="tertiary",
            help="Take out of your favourites" if project.favourite else "Add to your favourites",
            on_click=project_actions.toggle_favourite,
            args=(project,),
        )
        with st.popover("Share", icon=":material/share:"):
            share_controls(project)


def _model(state: StudioState, project: Project, shown: Version) -> None:
    model_view(
        shown,
        title=project.name,
        model_id=project.id,
        key="model",
        parts=state.fact("parts", shown.id).parts,
        selected=state.part,
        on_select=lambda path: setattr(state, "part", path),
    )
    st.html(facts_html(shown.summary, state.unit))
    if state.version_id is not None:
        st.info(
            f"You look at version {shown.number}, which is not the newest. What you change now goes on from it.",
            icon=":material/history:",
        )


def _panel(state: StudioState, project: Project, shown: Version, versions: list[Version]) -> None:
    draw: dict[str, Callable[[], None]] = {
        "Chat": lambda: chat_panel(state, project, shown, versions),
        "Versions": lambda: panels.version_panel(state, project, shown, versions),
        _MADE: lambda: panels.making_panel(state, shown),
        "Sliders": lambda: panels.slider_panel(state, project, shown),
        "Parts": lambda: panels.part_panel(state, project, shown),
        "Prompt": lambda: panels.prompt_panel(state, shown),
        "Report": lambda: panels.report_panel(state, shown),
        "Variants": lambda: panels.variant_panel(state, project, shown),
        "Files": lambda: panels.file_panel(state, shown),
        "Blender": lambda: instance_panel(sessions.client(), project_id=project.id),
    }
    if not _has_story(shown):
        del draw[_MADE]
    panels.task_strip(state, talking=open_tab(list(draw), key="panel") == "Chat")
    draw_open_tab(draw, key="panel", part_tab="Parts")


def _has_story(version: Version) -> bool:
    return any(file.name == AGENT_FILE for file in version.files)


def _new_model(state: StudioState) -> None:
    state.close()
    st.query_params.clear()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
