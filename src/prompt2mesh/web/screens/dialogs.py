"""What opens over the Studio: branching, comparing, sharing."""

import re

import streamlit as st

from prompt2mesh.client.models import Project, Version
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import problems, project_actions, sessions
from prompt2mesh.web.studio_state import StudioState
from prompt2mesh.web.widgets.comparison import comparison

_BRANCH = "branch_from"
_COMPARE = "compare_with"
_VISIBILITY = {
    "private": "Only you",
    "link": "Whoever has the link",
    "public": "Everybody, in the gallery",
}


def ask_branch(version_id: str) -> None:
    """Opens the dialog for a branch, in this run."""
    st.session_state[_BRANCH] = version_id


def ask_compare(version_id: str) -> None:
    """Opens the comparison with the version on show, in this run."""
    st.session_state[_COMPARE] = version_id


def branch_dialog(state: StudioState, project: Project) -> None:
    """The dialog, where it was asked for."""
    version_id = st.session_state.pop(_BRANCH, None)
    if version_id:
        _branch(state, project, version_id)


@st.dialog("Branch from here", icon=":material/call_split:")
def _branch(state: StudioState, project: Project, version_id: str) -> None:
    st.caption("A branch tries something else; the line you come from stays as it is.")
    name = st.text_input("Name", placeholder="walnut", max_chars=60)
    taken = name in {branch.name for branch in project.branches}
    if taken:
        st.warning("There is a branch of this name.")
    if st.button("Begin it", type="primary", disabled=taken or not name.strip()):
        project_actions.make_branch(state, project, version_id, name.strip())
        st.rerun()


def compare_dialog(state: StudioState, shown: Version) -> None:
    """The comparison, where it was asked for."""
    version_id = st.session_state.pop(_COMPARE, None)
    if version_id:
        _compare(state, shown, version_id)


@st.dialog("Compare", icon=":material/compare:", width="large")
def _compare(state: StudioState, shown: Version, version_id: str) -> None:
    versions = sessions.client().versions
    try:
        other = versions.get(version_id)
        before, after = sorted((other, shown), key=lambda version: version.number)
        comparison(before, after, versions.compare(before.id, after.id), unit=state.unit)
    except Prompt2MeshError as exc:
        problems.show(exc)


def share_controls(project: Project) -> None:
    """Who sees the project, and the link."""
    key = f"visibility_{project.id}_{project.visibility}"
    st.radio(
        "Who can see it",
        list(_VISIBILITY),
        index=list(_VISIBILITY).index(project.visibility),
        format_func=_VISIBILITY.__getitem__,
        key=key,
        on_change=lambda: _see(project, st.session_state[key]),
    )
    if project.share_url:
        st.code(project.share_url, language=None, wrap_lines=True)
        if project.visibility == "link":
            st.caption("The link opens the model without an account. Make it private to end the link.")


def detail_controls(project: Project) -> None:
    """Name, description and tags."""
    with st.form(f"details_{project.id}", border=False):
        name = st.text_input("Name", project.name, max_chars=120)
        description = st.text_area("Description", project.description, max_chars=2000, height=80)
        tags = st.text_input("Tags", ", ".join(project.tags), placeholder="furniture, oak", help="Separated by commas.")
        if st.form_submit_button("Save", type="primary", icon=":material/check:"):
            project_actions.update(
                project, name=name.strip() or project.name, description=description, tags=split_tags(tags)
            )
            st.rerun()


def split_tags(text: str) -> list[str]:
    """The tags of a line, each once."""
    return list(dict.fromkeys(tag for tag in (part.strip().lower() for part in re.split(r"[,;#]", text)) if tag))


def _see(project: Project, visibility: str) -> None:
    if visibility == "link":
        project_actions.share(project)
    else:
        if project.share_url:
            project_actions.unshare(project)
        project_actions.update(project, visibility=visibility)
