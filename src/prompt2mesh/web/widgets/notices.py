"""What stands where there is nothing else: a drawing, a line and a sentence."""

import base64
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
    st.html(
        f'<div class="p2m-notice" role="status"><img src="{drawing(picture)}" alt="">'
        f"<h2>{html.escape(title)}</h2><p>{html.escape(text)}</p></div>"
    )


def drawing(picture: Picture) -> str:
    """The address of a drawing that holds itself: Streamlit takes drawings out of the markup, pictures it leaves."""
    markup = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="#8b95a2" stroke-width="1.6" '
        f'stroke-linejoin="round" stroke-linecap="round">{_DRAWINGS[picture]}</svg>'
    ).replace('class="a"', 'stroke="#14a08a" stroke-width="2.2"')
    return f"data:image/svg+xml;base64,{base64.b64encode(markup.encode()).decode()}"
