"""The page of somebody who is not signed in: what the thing makes, and the way in."""

import html

import streamlit as st

from prompt2mesh.web import problems, sessions
from prompt2mesh.web.session_routes import PROVIDER_PATH

_SHORTEST_PASSWORD = 10
_SHOWN = (
    ("table", "a round oak table with four brass legs"),
    ("dragon", "a red dragon on a pile of gold coins"),
    ("armchair", "a green velvet armchair"),
    ("lighthouse", "a red and white striped lighthouse"),
    ("corgi", "a corgi wearing a top hat"),
    ("gear", "a gear with 24 teeth, module 2"),
    ("balloon", "a hot air balloon with rainbow stripes"),
    ("teapot", "a red teapot with white polka dots"),
    ("locomotive", "a steam locomotive"),
)
_POINTS = (
    "Every word accounted for: met, met nearly, or not understood",
    "Sliders, parts and edits by sentence; every version kept",
    "GLB, USDZ, STL, 3MF, OBJ, FBX and Blender, closed and ready to print",
)


def render() -> None:
    """Draws the page."""
    left, right = st.columns([1, 1.08], gap="large", vertical_alignment="center")
    with left:
        points = "".join(f"<li>{html.escape(point)}</li>" for point in _POINTS)
        st.html(
            '<p class="p2m-eyebrow">Words in, 3D models out</p>'
            '<h1 class="p2m-headline">Say it. Turn it. Take it apart.</h1>'
            '<p class="p2m-lead">One sentence becomes a real model with named parts, true sizes and materials. '
            "Change it by another sentence, and take it with you.</p>"
            f'<ul class="p2m-points">{points}</ul>'
        )
        _ways_in()
    with right:
        figures = "".join(
            f'<figure><img src="/assets/examples/{name}.webp" alt="{html.escape(prompt)}" width="400" height="400">'
            f"<figcaption>{html.escape(prompt)}</figcaption></figure>"
            for name, prompt in _SHOWN
        )
        st.html(f'<div class="p2m-mosaic">{figures}</div>')


def _ways_in() -> None:
    why = sessions.why_signed_out()
    if why:
        st.info(why, icon=":material/info:")
    options = sessions.anonymous().account.options()
    with st.container(border=True, key="ways_in"):
        if options.provider_login:
            st.link_button(
                "Go on with your organisation", PROVIDER_PATH, icon=":material/key:", width="stretch", type="secondary"
            )
            st.html('<p class="p2m-or"><span>or with a password</span></p>')
        way = "Sign in"
        if options.signup != "closed":
            way = st.segmented_control(
                "Sign in or make an account",
                ["Sign in", "Make an account"],
                default="Make an account" if "invitation" in st.query_params else "Sign in",
                key="way_in",
                required=True,
                label_visibility="collapsed",
                width="stretch",
            )
        if way == "Make an account":
            _sign_up(invited=options.signup == "invite")
        else:
            _sign_in()


def _sign_in() -> None:
    with st.form("sign_in", border=False):
        email = st.text_input("E-mail", key="sign_in_email", autocomplete="username", type="email")
        password = st.text_input("Password", key="sign_in_password", type="password", autocomplete="current-password")
        if st.form_submit_button("Sign in", type="primary", width="stretch", icon=":material/login:"):
            if not email or not password:
                st.error("E-mail and password are both needed.", icon=":material/error:")
                return
            with problems.action_problems():
                sessions.sign_in(email.strip(), password)
                st.rerun()


def _sign_up(*, invited: bool) -> None:
    with st.form("sign_up", border=False):
        code = None
        if invited:
            code = st.text_input(
                "Invitation", st.query_params.get("invitation", ""), key="sign_up_invitation", autocomplete="off"
            )
        name = st.text_input("Name", key="sign_up_name", autocomplete="name", max_chars=120, placeholder="Ada")
        email = st.text_input(
            "E-mail", st.query_params.get("email", ""), key="sign_up_email", autocomplete="username", type="email"
        )
        password = st.text_input(
            "Password",
            key="sign_up_password",
            type="password",
            autocomplete="new-password",
            help=f"At least {_SHORTEST_PASSWORD} characters; a few words in a row are good.",
        )
        if st.form_submit_button("Make an account", type="primary", width="stretch", icon=":material/person_add:"):
            if not email or len(password) < _SHORTEST_PASSWORD:
                st.error(
                    f"An e-mail and a password of at least {_SHORTEST_PASSWORD} characters are needed.",
                    icon=":material/error:",
                )
                return
            with problems.action_problems():
                sessions.sign_up(email.strip(), password, display_name=name.strip(), invitation=code or None)
                st.rerun()
