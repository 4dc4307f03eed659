"""Models as cards: the picture, the name, and the buttons below."""

import html
from collections.abc import Callable

import streamlit as st

from prompt2mesh.web.widgets.progress import image_html


def card(title: str, picture_url: str | None, *, note: str = "", key: str, buttons: Callable[[], None]) -> None:
    """A card in a grid."""
    with st.container(border=True, key=f"card_{key}", height="stretch"):
        st.html(
            f'<div class="p2m-card">{image_html(picture_url, alt=title)}'
            f'<div class="title">{html.escape(title)}</div>'
            + (f'<div class="note">{html.escape(note)}</div>' if note else "")
            + "</div>"
        )
        st.space("stretch")
        buttons()


def skeleton_grid(count: int = 6) -> None:
    """Cards that are still loading."""
    with st.grid("auto", min_column_width=220):
        for _ in range(count):
            st.skeleton(height=300)
