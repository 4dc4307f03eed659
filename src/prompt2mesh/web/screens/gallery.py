"""The Gallery: one's own models, and those that others show to everybody."""

import streamlit as st

from prompt2mesh.client.models import Project, SharedModel
from prompt2mesh.web import navigation_targets, project_actions, sessions, studio_state
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.screens.dialogs import detail_controls, share_controls
from prompt2mesh.web.widgets.cards import card
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.notices import notice

_PAGE = 24
_BADGES = {"private": "Only you", "link": "By link", "public": "Public"}


def render() -> None:
    """Draws the page of somebody who is signed in."""
    if st.session_state.pop("go_to_studio", None):
        st.switch_page(navigation_targets.studio())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<h1 class="p2m-title">Gallery</h1>', width="stretch")
        which = st.segmented_control(
            "Whose", ["Mine", "Favourites", "Public"], default="Mine", key="whose", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
    words, tag = _search()
    if which == "Public":
        _public(words, tag)
    else:
        _mine(words, tag, favourites=which == "Favourites")
    _details_dialog()


def render_public() -> None:
    """Draws the public gallery, which needs no account."""
    st.html('<h1 class="p2m-title">Made with Prompt2Mesh</h1>')
    words, tag = _search()
    _public(words, tag)


def _search() -> tuple[str | None, str | None]:
    left, right = st.columns([3, 1])
    words = left.text_input(
        "Search", key="gallery_words", placeholder="Search names, descriptions and tags", type="search", live=True,
        label_visibility="collapsed",
    )  # fmt: skip
    tag = right.text_input(
        "Tag", key="gallery_tag", placeholder="Tag", type="search", label_visibility="collapsed"
    )  # fmt: skip
    return words.strip() or None, tag.strip().lower() or None


def _mine(words: str | None, tag: str | None, *, favourites: bool) -> None:
    limit = _limit("mine")
    with st.skeleton(height=320):
        page = sessions.client().projects.list(q=words, tag=tag, favourite=favourites or None, limit=limit).page()
    if not page.items:
        if words or tag or favourites:
            notice("Nothing like that here", "Try other words, or look at all of your models.", picture="search")
        else:
            notice("No models yet", "What you make in the Studio is kept here, with every version of it.")
            with st.container(horizontal_alignment="center"):
                if st.button("Make the first", type="primary", icon=":material/auto_awesome:"):
                    st.switch_page(navigation_targets.studio())
        return
    with st.grid("auto", min_column_width=230, gap="small"):
        for project in page.items:
            _own_card(project)
    if page.next_cursor:
        _more("mine")


def _own_card(project: Project) -> None:
    tags = " ".join(f"#{tag}" for tag in project.tags[:4])
    note = " · ".join(text for text in (ago(project.updated_at), _BADGES[project.visibility], tags) if text)

    def buttons() -> None:
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if st.button("Open", key=f"open_{project.id}", type="primary"):
                studio_state.current().open(project.id)
                st.switch_page(navigation_targets.studio())
            st.button(
                "",
                icon=":material/favorite:" if project.favourite else ":material/favorite_border:",
                key=f"favourite_{project.id}",
                help="Favourite",
                on_click=project_actions.toggle_favourite,
                args=(project,),
            )
            with st.popover("", icon=":material/share:", help="Share", key=f"share_{project.id}"):
                share_controls(project)
            chosen = st.menu_button(
                "", [":material/edit: Rename and tag", ":material/delete: Delete"], key=f"menu_{project.id}",
                icon=":material/more_horiz:", help="More",
            )  # fmt: skip
            if chosen:
                st.session_state["project_dialog"] = ("delete" if "Delete" in chosen else "details", project)

    card(project.name, project.head.preview_url if project.head else None, note=note, key=project.id, buttons=buttons)


def _details_dialog() -> None:
    kind, project = st.session_state.pop("project_dialog", (None, None))
    if kind == "details" and project is not None:
        _edit_details(project)
    elif kind == "delete" and project is not None:
        _confirm_delete(project)


@st.dialog("Rename and tag", icon=":material/edit:")
def _edit_details(project: Project) -> None:
    detail_controls(project)


@st.dialog("Delete this model?", icon=":material/delete:")
def _confirm_delete(project: Project) -> None:
    st.write(f"**{literal(project.name)}** goes with all its versions and files. This cannot be undone.")
    with st.container(horizontal=True):
        if st.button("Delete it", type="primary", icon=":material/delete:"):
            project_actions.delete(studio_state.current(), project)
            st.rerun()
        if st.button("Keep it"):
            st.rerun()


def _public(words: str | None, tag: str | None) -> None:
    limit = _limit("public")
    with st.skeleton(height=320):
        page = sessions.anonymous().gallery.list(q=words, tag=tag, limit=limit).page()
    if not page.items:
        notice("Nothing public here yet", "Share a model with everybody and it is shown here.", picture="search")
        return
    with st.grid("auto", min_column_width=230, gap="small"):
        for model in page.items:
            _public_card(model)
    if page.next_cursor:
        _more("public")


def _public_card(model: SharedModel) -> None:
    tags = " ".join(f"#{tag}" for tag in model.tags[:4])
    by = f"by {model.owner_name}" if model.owner_name else ""

    def buttons() -> None:
        if sessions.is_signed_in() and model.project_id:
            st.button(
                "Remix",
                key=f"remix_{model.project_id}",
                icon=":material/content_copy:",
                help="Makes a copy of your own to change",
                on_click=project_actions.copy,
                args=(studio_state.current(), model.project_id),
            )
        elif model.version is not None:
            glb = next((file for file in model.version.files if file.format == "glb"), None)
            if glb is not None:
                st.link_button("GLB", glb.url, icon=":material/download:")

    picture = model.version.preview_url if model.version else None
    note = " · ".join(text for text in (by, tags) if text)
    card(model.name, picture, note=note, key=f"public_{model.project_id}", buttons=buttons)


def _limit(which: str) -> int:
    return int(st.session_state.get(f"limit_{which}", _PAGE))


def _more(which: str) -> None:
    def grow() -> None:
        st.session_state[f"limit_{which}"] = min(100, _limit(which) + _PAGE)

    with st.container(horizontal_alignment="center"):
        st.button("Show more", key=f"more_{which}", icon=":material/expand_more:", on_click=grow)
