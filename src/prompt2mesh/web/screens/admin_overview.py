"""The first tab of the administrator's page: how the service stands, drawn anew every few seconds."""

from datetime import UTC, tzinfo
from typing import Literal, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import problems, sessions
from prompt2mesh.web.appearance import ASSETS
from prompt2mesh.web.widgets.overview import overview_html

_BEAT_S = 5.0
_HOURS = {"1 hour": 1, "6 hours": 6, "24 hours": 24}


def overview() -> None:
    """Draws the tab."""
    st.html(ASSETS / "overview.css")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        chosen = st.segmented_control(
            "Time", list(_HOURS), default="6 hours", key="overview_hours", required=True, label_visibility="collapsed"
        )
        live = st.toggle("Keep it fresh", value=True, key="overview_live", help="Asks again every five seconds.")
    hours = cast("Literal[1, 6, 24]", _HOURS[chosen or "6 hours"])
    st.fragment(_figures, run_every=_BEAT_S if live else None)(hours)


def _figures(hours: Literal[1, 6, 24]) -> None:
    with st.container(key="overview_figures"):
        try:
            found = sessions.client().admin.overview(hours=hours)
        except Prompt2MeshError as exc:
            problems.show(exc)
            return
        st.html(overview_html(found, zone=_zone()))
        at = f"{found.at.astimezone(_zone()):%H:%M:%S}" if found.at else ""
        st.caption(f"As of {at}. The same on every replica; older figures are kept for two days.")


def _zone() -> tzinfo:
    """The time zone of who looks, as their browser says."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
