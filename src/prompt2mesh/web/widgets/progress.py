"""How far a task is: the steps as chips, a bar, the place in the queue, and the quick picture."""

import html
from collections.abc import Callable

import streamlit as st

from prompt2mesh.client.models import Task
from prompt2mesh.web.following import Follow
from prompt2mesh.web.problems import waiting_time

# A stage belongs to the first step that names the beginning of it.
_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Read the words", ("understand", "read", "model", "edit", "parse")),
    ("Build the shapes", ("wait", "again", "shapes", "layout", "objects", "build", "scene")),
    ("Measure", ("inspect", "measure", "contact", "check", "print")),
    ("Write the files", ("export", "script", "write", "budget")),
    ("Take pictures", ("preview", "beauty", "turntable", "render")),
    ("Put away", ("store", "save", "finish", "done", "publish")),
)


def step_of(stage: str) -> int:
    """The step that a stage belongs to; 0 for one that nobody knows."""
    for index, (_, beginnings) in enumerate(_STEPS):
        if stage.startswith(beginnings):
            return index
    return 0


def step_title(stage: str) -> str:
    """What is done in a stage, in words."""
    return _STEPS[step_of(stage)][0]


def steps_html(stage: str) -> str:
    """The steps as chips: done, at work, to come."""
    now = step_of(stage)
    names = ["done" if index < now else "now" if index == now else "" for index in range(len(_STEPS))]
    chips = "".join(
        f'<li class="{name}"{" aria-current=step" if name == "now" else ""}>{html.escape(title)}</li>'
        for name, (title, _) in zip(names, _STEPS, strict=True)
    )
    return f'<ol class="p2m-stages">{chips}</ol>'


def queue_text(position: int | None, estimate_s: float | None) -> str:
    """Where a waiting task stands."""
    if position is None:
        return "Starting"
    place = "Next in line" if position == 0 else f"{position} before you"
    return f"{place}, about {waiting_time(estimate_s)}" if estimate_s and estimate_s > 1 else place


def progress(follow: Follow, *, on_cancel: Callable[[], None], key: str, picture: bool = True) -> None:
    """The card of a task at work."""
    waits = follow.task.status == "PENDING" and follow.position is not None
    with st.container(border=True, key=f"progress_{key}"):
        left, right = (
            st.columns([1, 3], vertical_alignment="center", gap="medium") if picture else (None, st.container())
        )
        if left is not None:
            with left:
                image(follow.preview_url, alt="The first picture of your model", waiting=True)
        with right:
            title = "Waiting for its turn" if waits else _title(follow.task)
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{title}**")
                st.button("Cancel", icon=":material/close:", key=f"cancel_{key}", on_click=on_cancel)
            text = queue_text(follow.position, follow.estimate_s) if waits else f"{follow.seconds:.0f} s"
            st.progress(min(100, max(0, follow.progress)), text=text)
            st.html(steps_html("" if waits else follow.stage))


def image(url: str | None, *, alt: str, waiting: bool = False) -> None:
    """A picture of a model in its frame; the frame alone where there is none."""
    st.html(image_html(url, alt=alt, waiting=waiting))


def image_html(url: str | None, *, alt: str, waiting: bool = False) -> str:
    """The markup of a picture of a model."""
    if url:
        return f'<img class="p2m-picture" src="{html.escape(url)}" alt="{html.escape(alt)}" loading="lazy">'
    shown = "waiting" if waiting else ""
    return f'<div class="p2m-picture empty {shown}" role="img" aria-label="{html.escape(alt)}"></div>'


def _title(task: Task) -> str:
    return {
        "text-to-3d": "Making your model",
        "edit": "Making the change",
        "parameters": "Rebuilding",
        "parts": "Changing the part",
        "variant": "Making a variant",
        "program": "Building the program",
        "export": "Writing the files",
    }.get(task.kind, "At work")
