"""Headings below a page's title."""

import html

import streamlit as st


def section(title: str) -> None:
    """A heading of the second level: Streamlit's own subheading is of the third, and a level would be left out."""
    st.html(f'<h2 class="p2m-section">{html.escape(title)}</h2>')
