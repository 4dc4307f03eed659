"""Many models at once: lines or a CSV file in, a table that lives, and a zip out."""

import tempfile
from functools import partial
from pathlib import Path

import streamlit as st

from prompt2mesh.client import Client
from prompt2mesh.client.models import Batch, Task
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import actions, navigation_targets, problems, sessions, studio_state
from prompt2mesh.web.batch_lines import BatchLines, read_csv, read_lines
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.widgets.headings import section
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.notices import notice
from prompt2mesh.web.widgets.progress import image

_BEAT_S = 1.5
_MOST_COMPLAINTS = 12
_FORMATS = ("glb", "usdz", "stl", "3mf", "obj", "fbx", "ply", "blend")
_STATES = {
    "PENDING": ":gray-badge[:material/schedule: Waiting]",
    "IN_PROGRESS": ":blue-badge[:material/progress_activity: Making]",
    "SUCCEEDED": ":green-badge[:material/check: Ready]",
    "FAILED": ":red-badge[:material/error: Failed]",
    "CANCELED": ":orange-badge[:material/block: Canceled]",
}


def render() -> None:
    """Draws the page."""
    st.html('<h1 class="p2m-title">Batch</h1>')
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        _new_batch()
    with right:
        _batches()


def _new_batch() -> None:
    with st.container(border=True):
        section("A line for each model")
        pasted, uploaded = st.tabs(["Paste lines", "Upload CSV"])
        with pasted:
            text = st.text_area(
                "Prompts",
                key="batch_text",
                height=190,
                placeholder="a wooden barrel\na mossy boulder\na stack of three crates",
                label_visibility="collapsed",
            )
        with uploaded:
            file = st.file_uploader("CSV", type=["csv"], key="batch_csv", label_visibility="collapsed")
            st.caption(
                "The first line names the columns: `prompt`, and if you like `seed`, `style`, `detail`, `scale`."
            )
        found = read_csv(file.getvalue()) if file is not None else read_lines(text or "")
        _complaints(found)
        name = st.text_input("Name", key="batch_name", placeholder="Props for the tavern", max_chars=120)
        ready = bool(found.items) and not found.complaints
        st.button(
            f"Make {len(found.items)} models" if found.items else "Make them",
            type="primary",
            icon=":material/play_arrow:",
            width="stretch",
            disabled=not ready,
            key="batch_submit",
            on_click=_submit,
            args=(found, name),
        )


def _complaints(found: BatchLines) -> None:
    if not found.complaints:
        if found.items:
            st.caption(f":green[:material/check_circle:] {len(found.items)} lines, all of them good.")
        return
    lines = [
        f"- **Line {one.line}**: {literal(one.why)}" + (f" — {literal(one.text[:60])}" if one.text else "")
        for one in found.complaints[:_MOST_COMPLAINTS]
    ]
    more = len(found.complaints) - _MOST_COMPLAINTS
    if more > 0:
        lines.append(f"- and {more} more")
    st.error("\n".join(lines), title="Some lines cannot be made", icon=":material/rule:")


def _submit(found: BatchLines, name: str) -> None:
    try:
        with actions.action("batch"):
            batch = sessions.client().batches.create(found.items, name=name.strip() or None)  # pyright: ignore[reportArgumentType] - rows were checked
    except Prompt2MeshError as exc:
        problems.toast(exc)
        return
    st.session_state["batch_open"] = batch.id
    st.session_state["batch_text"] = st.session_state["batch_name"] = ""


def _batches() -> None:
    with st.skeleton(height=300):
        batches = [batch for batch in sessions.client().batches.list(limit=20).page().items if batch.kind == "prompts"]
    if not batches:
        notice("No batches yet", "Paste some lines, and watch them become models side by side.")
        return
    ids = [batch.id for batch in batches]
    by_id = {batch.id: batch for batch in batches}
    wanted = st.session_state.get("batch_open")
    chosen = st.selectbox(
        "Batch",
        ids,
        index=ids.index(wanted) if wanted in by_id else 0,
        format_func=lambda batch_id: f"{by_id[batch_id].name or 'Batch'} · {ago(by_id[batch_id].created_at)}",
        label_visibility="collapsed",
    )
    st.session_state["batch_open"] = chosen
    _live(chosen)


@st.fragment(run_every=_BEAT_S)
def _live(batch_id: str) -> None:
    client = sessions.client()
    try:
        batch = client.batches.get(batch_id)
        tasks = client.batches.tasks(batch_id, limit=100).page().items
    except Prompt2MeshError as exc:
        problems.show(exc)
        return
    _summary(batch)
    with st.container(height=560, border=False, gap="xsmall"):
        for task in tasks:
            _row(task)


def _summary(batch: Batch) -> None:
    ready, failed = batch.counts.get("SUCCEEDED", 0), batch.counts.get("FAILED", 0)
    text = f"{ready} of {batch.total} ready" + (f", {failed} failed" if failed else "")
    st.progress(batch.ended / batch.total if batch.total else 0.0, text=text)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        if batch.ended < batch.total:
            st.button(
                "Cancel the rest", icon=":material/close:", key=f"cancel_{batch.id}", on_click=_cancel, args=(batch.id,)
            )
        if ready:
            chosen = st.selectbox(
                "Format",
                _FORMATS,
                key=f"format_{batch.id}",
                label_visibility="collapsed",
                format_func=str.upper,
                width=110,
            )
            st.download_button(
                "Download zip",
                data=partial(_archive, sessions.client(), batch.id, chosen),
                file_name=f"{(batch.name or 'batch').replace('/', '-')}-{chosen}.zip",
                mime="application/zip",
                icon=":material/folder_zip:",
                key=f"zip_{batch.id}_{chosen}",
                on_click="ignore",
            )


def _row(task: Task) -> None:
    with st.container(border=True, key=f"batch_row_{task.id}"):
        picture, words, action = st.columns([0.9, 6, 1.3], vertical_alignment="center", wrap=False)
        with picture:
            image(task.version.preview_url if task.version else None, alt=task.label, waiting=not task.final)
        with words:
            st.markdown(f"**{literal(task.label)}**")
            state = _STATES[task.status]
            if task.status == "IN_PROGRESS":
                state += f" :gray[{task.progress} %]"
            if task.error is not None:
                state += f" :gray[{literal(task.error.message)}]"
            st.markdown(state)
        with action:
            if task.version is not None and st.button("Open", key=f"batch_open_{task.id}"):
                studio_state.current().open(task.version.project_id)
                st.switch_page(navigation_targets.studio())


def _cancel(batch_id: str) -> None:
    try:
        sessions.client().batches.cancel(batch_id)
    except Prompt2MeshError as exc:
        problems.toast(exc)


def _archive(client: Client, batch_id: str, file_format: str) -> bytes:
    """The zip; Streamlit asks for it in a thread that has no session, so the client is handed in."""
    with tempfile.TemporaryDirectory() as folder:
        return client.batches.download(batch_id, Path(folder) / "batch.zip", format=file_format).read_bytes()
