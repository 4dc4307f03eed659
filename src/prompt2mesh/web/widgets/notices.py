"""What stands where there is nothing else: a drawing, a line and a sentence."""

import html
from typing import Literal

import streamlit as st

Picture = Literal["empty", "unplugged", "search", "lock"]

_CUBE = '<path d="M32 8 54 20v24L32 56 10 44V20Z"/><path d="M10 20 32 32l22-12M32 32v24"/>'
_DRAWINGS: dict[Picture, str] = {
    "empty": f'<g stroke-dasharray="3 4">{_CUBE}</g><path class="a" d="M32 20v-9m-5 5 5-5 5 5"/>',
    "unplugged": f'{_CUBE}<path class="a" d="M44 8l8 8M52 8l-8 8"/>',
    "search": f'<g opacity=".45">{_CUBE}</g><circle class="a" cx="38" cy="36" r="11"/><path class="a" d="m46 44 9 9"/>',
    "lock": f'<g opacity=".45">{_CUBE}</g><path class="a" d="M24 34h16v14H24zM27 34v-5a5 5 0 0 1 10 0v5"/>',
}


def notice(title: str, text: str, *, picture: Picture = "empty") -> None:
    """A message in the middle of the page; the text may hold no markup."""
    drawing = (
        '<svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" '
        f'stroke-linecap="round" aria-hidden="true">{_DRAWINGS[picture]}</svg>'
    )
    st.html(
        f'<div class="p2m-notice" role="status">{drawing}<h3>{html.escape(title)}</h3><p>{html.escape(text)}</p></div>'
    )
