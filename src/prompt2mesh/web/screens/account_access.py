"""Who may act for an account: keys for programs, browsers that are signed in, and the secret of webhooks."""

import streamlit as st

from prompt2mesh.client.models import ApiKey, LoginSession
from prompt2mesh.client.resources.account import Scope
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import problems, sessions
from prompt2mesh.web.configuration import read_configuration
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.widgets.history import ago
from prompt2mesh.web.widgets.notices import notice

_SCOPES: dict[Scope, str] = {
    "models:read": "See models and files",
    "models:write": "Make and change models",
    "account": "See and change the account",
}
_LIFETIMES = {30: "30 days", 90: "90 days", 365: "a year", None: "never"}
_NEW_KEY = "new_key"


def keys_section() -> None:
    """The keys, and a new one."""
    made: ApiKey | None = st.session_state.get(_NEW_KEY)
    # Always there, so that what is below keeps its place, and an open question stays open, when the key goes.
    above = st.container()
    if made is not None and made.secret:
        with above.container(border=True):
            st.markdown(f"**{literal(made.name)}** is ready. Copy it now: it is not shown again.")
            st.code(made.secret, language=None)
            api = read_configuration().public_api_url
            st.code(
                f"curl {api}/v1/text-to-3d \\\n  -H 'Authorization: Bearer {made.prefix}…' \\\n"
                "  -H 'Content-Type: application/json' \\\n  -d '{\"prompt\": \"a red mug\"}'",
                language="bash",
            )
            st.button("I have it", type="primary", on_click=st.session_state.pop, args=(_NEW_KEY, None))
    with st.form("new_key_form", clear_on_submit=True):
        left, middle, right = st.columns([2, 3, 1.2], vertical_alignment="bottom")
        name = left.text_input("Name", placeholder="render farm", max_chars=120)
        scopes = middle.multiselect(
            "It may", list(_SCOPES), default=["models:read", "models:write"], format_func=_SCOPES.__getitem__
        )
        days = right.selectbox("Ends after", list(_LIFETIMES), format_func=_LIFETIMES.__getitem__, index=1)
        if st.form_submit_button("Make a key", type="primary", icon=":material/key:"):
            if not name.strip() or not scopes:
                st.error("A key needs a name and something it may do.", icon=":material/error:")
            else:
                st.session_state[_NEW_KEY] = sessions.client().account.create_key(
                    name.strip(), scopes=scopes, lifetime_days=days
                )
                st.rerun()
    keys = sessions.client().account.keys().page().items
    if not keys:
        notice("No keys", "A key lets a program or the command line act for you.", picture="lock")
    for key in keys:
        _key_row(key)


def _key_row(key: ApiKey) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        used = f"used {ago(key.last_used_at)}" if key.last_used_at else "not used yet"
        ends = f" · ends {key.expires_at:%d %B %Y}" if key.expires_at else ""
        st.markdown(
            f"**{literal(key.name)}**  \n`{key.prefix}…` :gray[{', '.join(key.scopes)} · {used}{ends}]", width="stretch"
        )
        with st.popover("Revoke", icon=":material/block:"):
            st.write("Programs that use it stop working at once.")
            st.button("Revoke it", type="primary", key=f"revoke_{key.id}", on_click=_revoke, args=(key.id,))


def _revoke(key_id: str) -> None:
    try:
        sessions.client().account.revoke_key(key_id)
    except Prompt2MeshError as exc:
        problems.toast(exc)


def sessions_section() -> None:
    """Where the account is signed in."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Browsers and programs that are signed in with your password.", width="stretch")
        st.button("Sign out everywhere", icon=":material/logout:", key="everywhere", on_click=_everywhere)
    for session in sessions.client().account.sessions().page().items:
        _session_row(session)


def _session_row(session: LoginSession) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        began = f"since {ago(session.began_at)}" if session.began_at else ""
        badge = " :green-badge[This browser]" if session.current else ""
        st.markdown(
            f":material/{device_icon(session.user_agent)}: **{literal(device(session.user_agent))}**{badge}  \n"
            f":gray[{session.ip} · {began}]",
            width="stretch",
        )
        if not session.current:
            st.button("Sign out", key=f"end_{session.id}", on_click=_end, args=(session.id,))


def device(user_agent: str) -> str:
    """A browser and its system, as people call them."""
    browsers = (
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    )
    systems = (
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    )
    browser = next((name for mark, name in browsers if mark in user_agent), "")
    system = next((name for mark, name in systems if mark in user_agent), "")
    if browser:
        return f"{browser} on {system}" if system else browser
    return user_agent[:60] or "Unknown"


def device_icon(user_agent: str) -> str:
    """The icon of a kind of device."""
    if "Mozilla" not in user_agent:
        return "terminal"
    return "smartphone" if any(mark in user_agent for mark in ("iPhone", "Android")) else "computer"


def _end(session_id: str) -> None:
    try:
        sessions.client().account.end_session(session_id)
    except Prompt2MeshError as exc:
        problems.toast(exc)


def _everywhere() -> None:
    try:
        sessions.sign_out(everywhere=True)
    except Prompt2MeshError as exc:
        problems.toast(exc)


def webhook_section() -> None:
    """The secret that signs what is sent to other servers."""
    st.write(
        "A task with a `webhook_url` tells your server when it ends. Each message is signed as "
        "[Standard Webhooks](https://www.standardwebhooks.com) say; check it with this secret."
    )
    if st.toggle("Show the secret", key="show_webhook_secret"):
        st.code(sessions.client().account.webhook_secret().secret, language=None)
    with st.popover("Make another", icon=":material/autorenew:"):
        st.write("Messages are signed with the new one at once; give it to your server.")
        st.button("Make another secret", type="primary", on_click=_rotate)


def _rotate() -> None:
    try:
        sessions.client().account.rotate_webhook_secret()
    except Prompt2MeshError as exc:
        problems.toast(exc)
    else:
        st.toast("There is a new secret.", icon=":material/check:")
