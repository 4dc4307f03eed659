"""Where a page can send its reader: kept apart from `navigation`, which imports the pages."""

import streamlit as st

_TARGETS = "navigation_targets"
LLM_KEYS_TAB = "LLM keys"


def keep(*, studio: st.Page, account: st.Page) -> None:
    """Remembers the pages of this run."""
    st.session_state[_TARGETS] = {"studio": studio, "account": account}


def studio() -> st.Page:
    """The Studio."""
    return st.session_state[_TARGETS]["studio"]


def link_to_llm_keys(label: str) -> None:
    """A quiet link to the place where a key of an LLM is added."""
    with st.container(key="llm_keys_link"):
        st.page_link(
            st.session_state[_TARGETS]["account"],
            label=label,
            icon=":material/key:",
            query_params={"tab": LLM_KEYS_TAB},
        )
