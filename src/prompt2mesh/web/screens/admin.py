"""For administrators: how the service stands, who uses it, and what happens in it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from prompt2mesh.client.instance_models import AdminInstance
from prompt2mesh.client.models import Task, User
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import problems, sessions
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.screens.admin_overview import overview
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.notices import notice
from prompt2mesh.web.widgets.open_tab import draw_open_tab

_PAGE = 50
_LIMITS = ("jobs_per_minute", "jobs_per_day", "concurrent_jobs", "queued_jobs", "storage_mb", "llm_tokens_per_day",
           "instances", "team_instances", "scene_mb")  # fmt: skip


def render() -> None:
    """Draws the page."""
    st.html('<h1 class="p2m-title">Admin</h1>')
    draw = {
        "Overview": overview,
        "Users": _users,
        "Jobs": _jobs,
        "Workers": _workers,
        "Instances": _instances,
        "Audit": _audit,
    }
    draw_open_tab(draw, key="admin_tabs")


def _users() -> None:
    words = st.text_input(
        "Find",
        key="admin_user_words",
        placeholder="Find by e-mail or name",
        type="search",
        label_visibility="collapsed",
    )
    for user in sessions.client().admin.users(q=words.strip() or None, limit=_PAGE).page().items:
        _user_row(user)


def _user_row(user: User) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        badges = " :violet-badge[admin]" if user.role == "admin" else ""
        badges += " :red-badge[disabled]" if user.disabled else ""
        joined = f" · joined {ago(user.created_at)}" if user.created_at else ""
        st.markdown(
            f"**{literal(user.display_name or user.email)}**{badges}  \n:gray[{literal(user.email)}{joined}]",
            width="stretch",
        )
        with st.popover("Change", icon=":material/manage_accounts:"):
            mine = user.id == sessions.user().id
            with st.form(f"user_{user.id}", border=False):
                role = st.selectbox("Role", ["user", "admin"], index=int(user.role == "admin"), disabled=mine)
                disabled = st.toggle("Disabled", value=user.disabled, disabled=mine)
                team = st.text_input("Team", value=user.team, max_chars=60)
                st.caption("Limits of this person; empty means the default.")
                typed = {
                    name: st.number_input(
                        _words(name), min_value=0, value=user.limits.get(name), key=f"limit_{user.id}_{name}"
                    )
                    for name in _LIMITS
                }
                if st.form_submit_button("Save", type="primary"):
                    limits = {name: int(value) for name, value in typed.items() if value is not None}
                    sessions.client().admin.update_user(
                        user.id,
                        role=None if mine else role,  # pyright: ignore[reportArgumentType] - one of the two
                        disabled=None if mine else disabled,
                        limits=limits,
                        team=team.strip(),
                    )
                    st.toast("Saved.", icon=":material/check:")
                    st.rerun()


def _jobs() -> None:
    status = st.pills("Status", ["PENDING", "IN_PROGRESS", "SUCCEEDED", "FAILED", "CANCELED"], key="admin_job_status",
                      format_func=_words, label_visibility="collapsed")  # fmt: skip
    tasks = sessions.client().admin.jobs(status=status, limit=_PAGE).page().items
    if not tasks:
        notice("No jobs", "Nothing was asked for that looks like this.", picture="search")
    for task in tasks:
        _job_row(task)


def _job_row(task: Task) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        why = f" · {literal(task.error.message)}" if task.error else ""
        st.markdown(
            f"**{literal(task.label)}**  \n:gray[{task.kind} · {_words(task.status)} · {ago(task.created_at)}{why}]",
            width="stretch",
        )
        if not task.final:
            st.button(
                "Cancel", key=f"admin_cancel_{task.id}", icon=":material/close:", on_click=_cancel, args=(task.id,)
            )


def _cancel(task_id: str) -> None:
    try:
        sessions.client().admin.cancel_job(task_id)
    except Prompt2MeshError as exc:
        problems.toast(exc)


def _workers() -> None:
    runners = sessions.client().admin.runners().page().items
    if not runners:
        notice("No workers", "Nothing takes jobs. Start one with `prompt2mesh serve runner`.", picture="unplugged")
        return
    _table(
        [
            {
                "Worker": runner.id,
                "Machine": runner.host,
                "Process": runner.pid,
                "At a time": runner.slots,
                "Started": runner.started_at,
                "Seen": runner.seen_at,
            }
            for runner in runners
        ]
    )


def _instances() -> None:
    found = sessions.client().admin.instances(limit=_PAGE).page().items
    if not found:
        notice("Nobody has an instance", "One comes when somebody opens a model in Blender.")
        return
    running = sum(one.state == "Running" for one in found)
    with st.grid("auto", min_column_width=150, gap="small"):
        st.metric("Instances", len(found), border=True)
        st.metric("Running", running, border=True)
        st.metric("Waiting", sum(one.phase == "Queued" for one in found), border=True)
        st.metric("Failed", sum(one.phase == "Failed" for one in found), border=True)
    for one in found:
        _instance_row(one)


def _instance_row(one: AdminInstance) -> None:
    color = {"Ready": "green", "Failed": "red", "Suspended": "gray"}.get(one.phase, "orange")
    facts = [one.id, f"team {one.team}" if one.team else "", one.message]
    if one.last_activity_at is not None:
        facts.append(f"used {ago(one.last_activity_at)}")
    if one.saved_at is not None:
        facts.append(f"saved {ago(one.saved_at)}")
    client = sessions.client().admin
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        told = " · ".join(literal(fact) for fact in facts if fact)
        st.markdown(f"**{literal(one.email or one.user_id)}** :{color}-badge[{one.phase}]  \n:gray[{told}]",
                    width="stretch")  # fmt: skip
        if one.state == "Running":
            _action("Suspend", ":material/bedtime:", client.suspend_instance, one.id)
        else:
            _action("Resume", ":material/play_arrow:", client.resume_instance, one.id)
        _action("End", ":material/close:", client.delete_instance, one.id)


def _action(label: str, icon: str, work: Callable[[str], object], object_id: str) -> None:
    def act() -> None:
        try:
            work(object_id)
        except Prompt2MeshError as exc:
            problems.toast(exc)

    st.button(label, icon=icon, key=f"admin_{label}_{object_id}", on_click=act)


def _audit() -> None:
    entries = sessions.client().admin.audit(limit=100).page().items
    _table(
        [
            {
                "When": entry.at,
                "What": _words(entry.action),
                "Who": entry.actor_id or entry.user_id,
                "On": entry.object_id,
                "From": entry.ip,
            }
            for entry in entries
        ]
    )


def _table(rows: list[dict[str, Any]]) -> None:
    st.dataframe(rows, hide_index=True)  # pyright: ignore[reportUnknownMemberType] - pandas has no types here


def _words(name: str) -> str:
    text = name.replace("_", " ").replace(".", " ").strip().lower()
    return text[:1].upper() + text[1:]
