"""The account: who you are, what you use, and who may act for you."""

import html
import json
from functools import partial
from typing import cast

import streamlit as st

from prompt2mesh.client import Client
from prompt2mesh.client.models import Usage
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import remembering, sessions, units
from prompt2mesh.web.navigation_targets import LLM_KEYS_TAB
from prompt2mesh.web.screens.account_access import keys_section, sessions_section, webhook_section
from prompt2mesh.web.screens.account_llm import llm_section
from prompt2mesh.web.widgets.headings import section
from prompt2mesh.web.widgets.meters import meter
from prompt2mesh.web.widgets.open_tab import draw_open_tab

_PATHS = ["/", "/studio", "/gallery", "/batch", "/account", "/admin", "/explore", "/welcome"]


def render() -> None:
    """Draws the page."""
    user = sessions.user()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<h1 class="p2m-title">{html.escape(user.display_name or "Account")}</h1>'
            f'<p class="p2m-under">{html.escape(user.email)}</p>',
            width="stretch",
        )
        st.button("Sign out", icon=":material/logout:", key="sign_out", on_click=_sign_out)
    draw = {
        "Profile": _profile,
        "Usage": _usage,
        LLM_KEYS_TAB: llm_section,
        "API keys": keys_section,
        "Sessions": sessions_section,
        "Webhooks": webhook_section,
        "Your data": _data,
    }
    # A link may name a tab; the address says it until another one is open.
    asked = st.query_params.get("tab", "")
    name = draw_open_tab(draw, key="account_tabs", first=asked)
    if asked and name != asked:
        del st.query_params["tab"]


def _profile() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        with st.form("profile"):
            section("Profile")
            name = st.text_input("Name", sessions.user().display_name, max_chars=120, autocomplete="name")
            st.text_input("E-mail", sessions.user().email, disabled=True)
            if st.form_submit_button("Save", type="primary"):
                sessions.know_user(sessions.client().account.update(display_name=name.strip()))
                st.toast("Saved.", icon=":material/check:")
        _appearance()
    with right:
        _password()


def _password() -> None:
    with st.form("password", clear_on_submit=True):
        section("Password")
        current = st.text_input("Now", type="password", autocomplete="current-password")
        new = st.text_input("New", type="password", autocomplete="new-password", help="At least 10 characters.")
        if st.form_submit_button("Change it"):
            sessions.client().account.change_password(current, new)
            st.success("Changed. Everywhere else you are signed out.", icon=":material/check_circle:")


def _appearance() -> None:
    with st.container(border=True):
        section("Appearance")
        chosen = st.segmented_control(
            "Theme", ["System", "Light", "Dark"], key="appearance_choice", label_visibility="collapsed", width="stretch"
        )
        st.caption("Kept in this browser.")
        if chosen:
            remembering.choose_appearance(f"appearance-{chosen}", cast("remembering.Appearance", chosen), _PATHS)


def _usage() -> None:
    usage: Usage = sessions.client().account.usage()
    limits = usage.limits
    left, right = st.columns(2, gap="large")
    with left.container(border=True):
        section("Today")
        meter("Models and changes", usage.today.get("jobs", 0), limits.get("jobs_per_day"))
        if usage.today.get("llm_tokens") or limits.get("llm_tokens_per_day"):
            meter("Tokens of the language model", usage.today.get("llm_tokens", 0), limits.get("llm_tokens_per_day"))
    with right.container(border=True):
        section("Kept for you")
        most = limits.get("storage_bytes") or (limits.get("storage_mb") or 0) * 1e6 or None
        meter("Storage", usage.storage_bytes, most, show=units.megabytes)
        for name, label in (
            ("jobs_per_minute", "a minute"),
            ("concurrent_jobs", "at the same time"),
            ("queued_jobs", "waiting"),
        ):
            if limits.get(name):
                st.caption(f"At most **{limits[name]:,.0f}** {label}.")


def _data() -> None:
    with st.container(border=True):
        section("Take it with you")
        st.write("Everything that is kept about you, as JSON. The models themselves are in your gallery.")
        st.download_button(
            "Download",
            data=partial(_export, sessions.client()),
            file_name="prompt2mesh-account.json",
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
        )
    with st.container(border=True):
        section("Delete the account")
        st.write("Your models, keys and history go with it. This cannot be undone.")
        with st.popover("Delete my account", icon=":material/delete_forever:"):
            typed = st.text_input("Type your e-mail to go on", key="delete_confirm", autocomplete="off")
            password = st.text_input("Your password", key="delete_password", type="password")
            if st.button("Delete everything", type="primary", disabled=typed != sessions.user().email):
                sessions.delete_account(password)
                st.rerun()


def _export(client: Client) -> str:
    """Streamlit asks for it in a thread that has no session, so the client is handed in."""
    return json.dumps(client.account.export(), indent=2, ensure_ascii=False)


def _sign_out() -> None:
    try:
        sessions.sign_out()
    except Prompt2MeshError:
        sessions.end_session("You are signed out here.")
