"""A model that somebody shared by a link; it opens without an account."""

from typing import cast

import streamlit as st

from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.web import sessions, units
from prompt2mesh.web.markdown_text import formatted, literal
from prompt2mesh.web.widgets.headings import section
from prompt2mesh.web.widgets.model_view import model_view
from prompt2mesh.web.widgets.notices import notice
from prompt2mesh.web.widgets.report import facts_html


def render(token: str) -> None:
    """Draws the page."""
    page = st.navigation([st.Page(lambda: _model(token), title="Shared model", url_path="shared", default=True)],
                         position="hidden")  # fmt: skip
    page.run()


def _model(token: str) -> None:
    try:
        found = sessions.anonymous().gallery.shared(token)
    except NotFoundError:
        notice(
            "This link does not lead anywhere",
            "Its owner has ended it, or it was cut short on its way.",
            picture="lock",
        )
        _go_on()
        return
    version = found.version
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        model_view(version, title=found.name, model_id=token, key="shared_model", height_px=620)
    with right:
        st.title(literal(found.name), anchor=False)
        if found.owner_name:
            st.caption(f"by {literal(found.owner_name)}")
        if found.description:
            st.markdown(formatted(found.description))
        if found.tags:
            st.markdown(" ".join(f":gray-badge[{literal(tag)}]" for tag in found.tags))
        if version is not None:
            unit = cast(
                "units.LengthUnit",
                st.segmented_control(
                    "Unit", units.LENGTH_UNITS, default="cm", key="shared_unit", required=True,
                    label_visibility="collapsed",
                ),
            )  # fmt: skip
            st.html(facts_html(version.summary, unit))
            section("Take it with you")
            with st.container(horizontal=True, gap="small"):
                for file in version.files:
                    if file.name.startswith("model.") and not file.name.endswith(".json"):
                        st.link_button(file.format.upper(), file.url, icon=":material/download:")
        _go_on()


def _go_on() -> None:
    with st.container(border=True):
        st.markdown("**Make one of your own**")
        st.caption("Words in, 3D models out.")
        st.link_button("Open the studio", "/", type="primary", icon=":material/auto_awesome:")
