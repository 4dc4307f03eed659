"""A person's own Blender beside a project: opened, on its way, at work, about to rest, resting, failed."""

from collections.abc import Callable

import streamlit as st

from prompt2mesh.client import Client
from prompt2mesh.client.instance_models import Instance
from prompt2mesh.mesh.errors import NotFoundError, Prompt2MeshError
from prompt2mesh.web.instance_routes import open_address
from prompt2mesh.web.problems import sentence, toast
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.instance_steps import ON_THE_WAY, duration, instance_steps, queue_text
from prompt2mesh.web.widgets.notices import notice

_BEAT_S = 1.5


@st.fragment(run_every=_BEAT_S)
def instance_panel(client: Client, *, project_id: str) -> None:
    """Draws the panel, anew every moment."""
    try:
        instance = client.instances.get()
    except NotFoundError as fault:
        if "no instances" in fault.message:
            notice("No Blender of your own here", "This service has no instances. Its operator can turn them on.")
            return
        instance = None
    except Prompt2MeshError as fault:
        st.warning(sentence(fault.message), icon=":material/cloud_off:")
        return
    with st.container(border=True, key="instance_panel"):
        if instance is None:
            _invite(project_id)
        elif instance.phase in ON_THE_WAY:
            _coming(instance, project_id)
        elif instance.phase == "Failed":
            _failed(client, instance)
        elif instance.phase == "Suspended":
            _resting(client, instance, project_id)
        elif instance.phase == "Ready":
            _ready(client, instance, project_id)
        else:
            st.markdown(f"**{_PASSING.get(instance.phase, 'A moment')}**")
            st.caption(sentence(instance.message) if instance.message else "This takes a moment.")


_PASSING = {
    "Saving": "Your scene is being saved", "Moving": "Your Blender moves to another machine",
    "Deleting": "Your Blender ends",
}  # fmt: skip


def _invite(project_id: str) -> None:
    st.markdown("**Work on in Blender**")
    st.caption(
        "A Blender of your own, in the browser, with this model in it. It rests when you are away and comes back with "
        "your scene."
    )
    _link("Open in Blender", project_id)


def _coming(instance: Instance, project_id: str) -> None:
    st.markdown("**Your Blender is coming**")
    text = queue_text(instance)
    if text:
        st.caption(text)
    instance_steps(instance)
    _link("Wait in a new tab", project_id, primary=False)


def _ready(client: Client, instance: Instance, project_id: str) -> None:
    if instance.warning and instance.suspends_in_s is not None:
        st.warning(
            f"Nobody has worked here for a while. Your scene is saved and Blender rests in "
            f"{duration(instance.suspends_in_s)}.",
            icon=":material/bedtime:",
        )
        _button("Keep it running", ":material/coffee:", client.instances.keep, key="instance_keep", primary=True)
    st.markdown("**Your Blender runs** :green-badge[ready]")
    facts: list[str] = []
    if instance.last_activity_at is not None:
        facts.append(f"used {ago(instance.last_activity_at)}")
    if instance.saved_at is not None:
        facts.append(f"scene saved {ago(instance.saved_at)}")
    if instance.suspends_in_s is not None and not instance.warning:
        facts.append(f"rests after {duration(instance.suspends_in_s)} without work")
    st.caption(sentence(", ".join(facts)) if facts else "Open it in a tab of its own.")
    with st.container(horizontal=True, gap="small"):
        _link("Open in Blender", project_id)
        _button("Save and rest", ":material/bedtime:", client.instances.suspend, key="instance_suspend")
        _button("End", ":material/close:", client.instances.delete, key="instance_delete")


def _resting(client: Client, instance: Instance, project_id: str) -> None:
    st.markdown("**Your Blender rests** :gray-badge[suspended]")
    saved = f"Your scene is saved ({instance.saved_at:%d %B, %H:%M} UTC). " if instance.saved_at else ""
    st.caption(f"{saved}It costs nothing now, and comes back as you left it.")
    with st.container(horizontal=True, gap="small"):
        _link("Go on in Blender", project_id)
        _button("End", ":material/close:", client.instances.delete, key="instance_delete")


def _failed(client: Client, instance: Instance) -> None:
    lines = [sentence(line) for line in (instance.message, instance.hint) if line]
    st.error("\n\n".join(lines) or "Something went wrong.", title="Your Blender did not start",
             icon=":material/error:")  # fmt: skip
    st.caption(f"Reason: `{instance.reason}`")
    with st.container(horizontal=True, gap="small"):
        _button("Try again", ":material/refresh:", client.instances.ensure, key="instance_again", primary=True)
        _button("End", ":material/close:", client.instances.delete, key="instance_delete")


def _link(label: str, project_id: str, *, primary: bool = True) -> None:
    st.link_button(label, open_address(project_id), icon=":material/open_in_new:",
                   type="primary" if primary else "secondary")  # fmt: skip


def _button(label: str, icon: str, work: Callable[[], object], *, key: str, primary: bool = False) -> None:
    def act() -> None:
        try:
            work()
        except Prompt2MeshError as fault:
            toast(fault)

    st.button(label, icon=icon, key=key, on_click=act, type="primary" if primary else "secondary")
