"""Two versions side by side, and what is different in words."""

import html

import streamlit as st

from prompt2mesh.client.models import Comparison, Version
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.units import LengthUnit
from prompt2mesh.web.widgets.progress import image
from prompt2mesh.web.widgets.report import facts_html

_MOST = 40


def comparison(before: Version, after: Version, found: Comparison, *, unit: LengthUnit) -> None:
    """The pictures, the facts and the changes."""
    left, right = st.columns(2, gap="medium")
    for column, version, name in ((left, before, "Before"), (right, after, "After")):
        with column:
            st.caption(f"{name} · version {version.number} · {literal(version.label)}")
            image(version.preview_url, alt=f"{name}: version {version.number}")
            st.html(facts_html(version.summary, unit))
    if not found.changes:
        st.info("The two are the same.", icon=":material/equal:")
        return
    st.markdown("**What is different**")
    st.html(
        '<ul class="p2m-wishes">'
        + "".join(
            '<li class="met"><span class="sign" aria-hidden="true">•</span>'
            f"<span>{html.escape(change.text or change.path)}</span></li>"
            for change in found.changes[:_MOST]
        )
        + "</ul>"
    )
    if len(found.changes) > _MOST:
        st.caption(f"and {len(found.changes) - _MOST} more")
