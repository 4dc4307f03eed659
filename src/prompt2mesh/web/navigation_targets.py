"""Where a page can send its reader: kept apart from `navigation`, which imports the pages."""

import streamlit as st

_TARGETS = "navigation_targets"


def keep(studio: st.Page) -> None:
    """Remembers the Studio of this run."""
    st.session_state[_TARGETS] = studio


def studio() -> st.Page:
    """The Studio."""
    return st.session_state[_TARGETS]
