"""A page with nothing but the viewer and a button for each thing that a test asks of it; Streamlit runs it."""

import os
from typing import Any

import streamlit as st

from prompt2mesh.web.viewer import ViewedModel, ViewerPart, model_viewer

FILES_URL = os.environ["VIEWER_TEST_FILES"]
PARTS = tuple(
    ViewerPart(path=f"table/{name}", label=f"The {name}")
    for name in ("top", "apron", "leg 1", "leg 2", "leg 3", "leg 4")
)
WISHES: dict[str, dict[str, Any]] = {
    "Show the short table": {"file": "short.glb"},
    "Show the tall table": {"file": "tall.glb"},
    "Show what is missing": {"file": "missing.glb"},
    "Show a text file": {"file": "words.glb"},
    "Show nothing": {"file": None},
    "Ask for leg 2": {"part": "table/leg 2"},
    "Ask for wires": {"mode": "wireframe"},
    "Ask for exploded": {"exploded": 0.8},
    "Ask for dark": {"theme": "dark"},
}

state = st.session_state
state.setdefault("wish", {"file": "short.glb", "part": None, "mode": "shaded", "exploded": 0.0, "theme": "light"})
state["runs"] = state.get("runs", 0) + 1


def wish(changes: dict[str, Any]) -> None:
    state["wish"] = state["wish"] | changes


def picked(path: str | None) -> None:
    wish({"part": path})


wanted = state["wish"]
model = wanted["file"] and ViewedModel(glb_url=f"{FILES_URL}/{wanted['file']}", model_id="table", parts=PARTS)
shown = model_viewer(
    model,
    key="viewer",
    selected=wanted["part"],
    on_select=picked,
    mode=wanted["mode"],
    exploded=wanted["exploded"],
    theme=wanted["theme"],
    height_px=420,
)
st.text(f"selected: {shown.selected} / {wanted['part']}")
st.text(f"status: {shown.status} {shown.error_code}")
st.text(f"runs: {state['runs']}")
with st.container(horizontal=True):
    for label, changes in WISHES.items():
        st.button(label, on_click=wish, args=(changes,))
