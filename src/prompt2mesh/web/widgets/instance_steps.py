"""The steps of an instance's start, in words."""

import html

import streamlit as st

from prompt2mesh.client.instance_models import Instance

STEPS = {
    "Queued": "In the queue", "Scheduling": "Finding a machine", "Pulling": "Fetching Blender",
    "Starting": "Starting Blender", "Ready": "Loading the scene",
}  # fmt: skip
ON_THE_WAY = frozenset(STEPS) - {"Ready"}


def queue_text(instance: Instance) -> str:
    """Where somebody stands who waits for room; empty for who does not wait."""
    queue = instance.queue
    if queue is None or instance.phase != "Queued":
        return ""
    estimate = "" if queue.estimate_s is None else f", about {duration(queue.estimate_s)} to go"
    return f"All places are taken. You are number {queue.position} of {queue.of} in the queue{estimate}."


def duration(seconds: float) -> str:
    """A time to wait, in words."""
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes"


def instance_steps(instance: Instance) -> None:
    """Draws how far a start is."""
    names = list(STEPS)
    at = names.index(instance.phase) if instance.phase in STEPS else 0
    items = "".join(
        f'<li class="{"done" if index < at else "now" if index == at else ""}"><i></i>{html.escape(STEPS[name])}</li>'
        for index, name in enumerate(names)
    )
    st.html(f'<ol class="p2m-steps" aria-label="How far it is">{items}</ol>')
