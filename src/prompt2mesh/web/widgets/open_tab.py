"""Tabs of which the browser alone decides which one is open, and the script follows.

With `on_change` the script says with each run which tab is open, and the browser does so. When somebody goes on in the
meantime that word is old, and puts the earlier tab back. When the script itself opens a tab while a choice is on its
way, browser and script can end at different tabs, and the one that is seen is empty. So the tabs are without it here,
and a component tells the script which one is open.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components import v2

from prompt2mesh.web.appearance import ASSETS
from prompt2mesh.web.problems import action_problems


def open_tab(names: Sequence[str], *, key: str, first: str = "") -> str:
    """The tab that is open, by what the browser said last; `first`, or else the leftmost, to begin with."""
    said: dict[str, Any] = st.session_state.get(_watcher(key)) or {}
    return next((name for name in (str(said.get("open")), first) if name in names), names[0])


def draw_open_tab(draw: Mapping[str, Callable[[], None]], *, key: str, first: str = "", part_tab: str = "") -> str:
    """Draws the tabs, and in the open one what belongs there; the others stay empty. Gives the open one.

    Args:
        draw: What draws the content of each tab, by their names in their order.
        key: Identity of the tabs on the page.
        first: The one that is open to begin with; without it the leftmost.
        part_tab: The one that the browser opens when a part is selected in the viewer, if there is one.
    """
    names = list(draw)
    name = open_tab(names, key=key, first=first)
    tabs = st.tabs(names, key=key, default=name)
    _component()(
        key=_watcher(key),
        data={"tabs": key, "open": name, "part_tab": part_tab},
        on_open_change=lambda: None,
    )
    with tabs[names.index(name)], action_problems():
        draw[name]()
    return name


def _watcher(key: str) -> str:
    return f"{key}_watcher"


@cache
def _component() -> Callable[..., Any]:
    return v2.component("prompt2mesh_open_tab", js=(ASSETS / "open_tab.js").read_text(encoding="utf-8"))
