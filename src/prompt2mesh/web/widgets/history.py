"""Every version of a model: what was said, the picture after it, and the way back."""

import html
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from prompt2mesh.client.models import Version
from prompt2mesh.web.widgets.progress import image_html

OnVersion = Callable[[str], None]
_DEEDS = {
    "prompt": "Made from words",
    "edit": "Edited by a sentence",
    "chat": "Changed in the chat",
    "parameters": "Sliders moved",
    "parts": "Part changed",
    "variant": "Variant chosen",
    "program": "Program built",
    "revert": "Gone back",
    "branch": "Branch begun",
}


def history(
    versions: Sequence[Version],
    shown: Version,
    *,
    on_show: OnVersion,
    on_revert: OnVersion,
    on_branch: OnVersion,
    on_compare: OnVersion,
) -> None:
    """Every version of a branch, newest first, each with what can be done with it."""
    by_id = {version.id: version for version in versions}
    for version in versions:
        current = version.id == shown.id
        with st.container(border=True, key=f"turn_{version.id}"):
            before = by_id.get(version.parent_id or "")
            st.html(turn_html(version, before, current=current))
            with st.container(horizontal=True, gap="small"):
                if current:
                    st.button("On show", key=f"shown_{version.id}", disabled=True, icon=":material/visibility:")
                else:
                    st.button(
                        "Show",
                        key=f"show_{version.id}",
                        icon=":material/visibility:",
                        on_click=on_show,
                        args=(version.id,),
                    )
                    st.button(
                        "Go back to this",
                        key=f"revert_{version.id}",
                        icon=":material/undo:",
                        on_click=on_revert,
                        args=(version.id,),
                        help="Adds a new version that is like this one; nothing is lost.",
                    )
                chosen = st.menu_button(
                    "More",
                    [":material/call_split: Branch from here", *([] if current else [":material/compare: Compare"])],
                    key=f"more_{version.id}",
                )
                if chosen is not None:
                    (on_branch if "Branch" in str(chosen) else on_compare)(version.id)


def turn_html(version: Version, before: Version | None, *, current: bool) -> str:
    """A version as markup: its picture, what was said, and when."""
    said = html.escape(version.label or _DEEDS.get(version.kind, version.kind))
    when = f"{_DEEDS.get(version.kind, version.kind)} · {ago(version.created_at)}"
    pictures = image_html(version.preview_url, alt=f"Version {version.number}")
    if before is not None and before.preview_url and version.kind in {"edit", "chat", "parts", "parameters"}:
        pictures = (
            f'<div class="p2m-then">{image_html(before.preview_url, alt="Before")}'
            f'<span aria-hidden="true">→</span>{image_html(version.preview_url, alt="After")}</div>'
        )
        kind = "p2m-turn wide"
    else:
        kind = "p2m-turn"
    now = ' <span class="now">· on show</span>' if current else ""
    return (
        f'<div class="{kind}">{pictures}<div><div class="said">{said}</div>'
        f'<div class="when">{version.number}. {html.escape(when)}{now}</div></div></div>'
    )


def ago(moment: datetime, *, now: datetime | None = None) -> str:
    """How long ago something was, in words."""
    seconds = ((now or datetime.now(UTC)) - moment).total_seconds()
    if seconds < 45:
        return "just now"
    for limit, divisor, noun in ((3600, 60, "minute"), (86400, 3600, "hour"), (30 * 86400, 86400, "day")):
        if seconds < limit:
            number = max(1, round(seconds / divisor))
            return f"{number} {noun}{'' if number == 1 else 's'} ago"
    return f"{moment:%d %B %Y}".lstrip("0")
