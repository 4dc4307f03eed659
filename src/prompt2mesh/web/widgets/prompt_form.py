"""The box for a prompt, with examples to begin with and the choices behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

import streamlit as st

EXAMPLES = (
    "a round oak table with four brass legs",
    "a red dragon on a pile of gold coins",
    "a corgi wearing a top hat",
    "a gear with 24 teeth, module 2",
    "a red teapot with white polka dots",
    "a lighthouse with red and white stripes",
)
LONGEST_PROMPT = 2000
_TEXT = "prompt_text"


@dataclass(frozen=True, kw_only=True)
class PromptOrder:
    """What somebody asks for.

    Attributes:
        picture: The name, media type and bytes of a picture to go by.
    """

    prompt: str
    style: Literal["smooth", "low-poly"] = "smooth"
    detail: float = 1.0
    seed: int = 0
    scale: float = 1.0
    picture: tuple[str, str, bytes] | None = None


def put_prompt(text: str) -> None:
    """Writes a text into the box; call it from a callback, before the box is drawn."""
    st.session_state[_TEXT] = text


def prompt_form(on_submit: Callable[[PromptOrder], None], *, disabled: bool = False) -> None:
    """The form; a submitted order goes to a function, before the script runs again."""
    with st.form("prompt", border=True):
        st.text_area(
            "Describe what to make",
            key=_TEXT,
            placeholder="a round oak table with four brass legs",
            height=108,
            max_chars=LONGEST_PROMPT,
            help="Say what it is, what it is made of, how large it is and how its parts stand to each other.",
        )
        with st.expander("More choices", icon=":material/tune:"):
            left, right = st.columns(2)
            left.segmented_control(
                "Style", ["smooth", "low-poly"], default="smooth", key="prompt_style", required=True, width="stretch"
            )
            right.number_input(
                "Seed", 0, 2**31 - 1, 0, key="prompt_seed", help="The same words and seed give the same model."
            )
            left.slider("Detail", 0.25, 3.0, 1.0, 0.25, format="%.2f ×", key="prompt_detail")
            right.slider("Scale", 0.1, 10.0, 1.0, 0.1, format="%.1f ×", key="prompt_scale")
            st.file_uploader(
                "A picture to go by",
                type=["png", "jpg", "jpeg", "webp"],
                key="prompt_picture",
                max_upload_size=10,
                help="The language-model agent looks at it. The built-in modeler reads only your words, and says so.",
            )
        st.form_submit_button(
            "Make it",
            icon=":material/auto_awesome:",
            type="primary",
            width="stretch",
            disabled=disabled,
            on_click=lambda: _submit(on_submit),
        )


def examples(*, disabled: bool = False) -> None:
    """Prompts to begin with: a click fills the box."""
    st.caption("Or begin with one of these")
    with st.container(horizontal=True, gap="small", key="examples"):
        for index, example in enumerate(EXAMPLES):
            st.button(example, key=f"example_{index}", on_click=put_prompt, args=(example,), disabled=disabled)


def _submit(on_submit: Callable[[PromptOrder], None]) -> None:
    state = st.session_state
    prompt = str(state.get(_TEXT) or "").strip()
    if not prompt:
        st.toast("Say first what to make.", icon=":material/edit:")
        return
    upload = state.get("prompt_picture")
    on_submit(
        PromptOrder(
            prompt=prompt,
            style=cast("Literal['smooth', 'low-poly']", state.get("prompt_style") or "smooth"),
            detail=float(state.get("prompt_detail", 1.0)),
            seed=int(state.get("prompt_seed") or 0),
            scale=float(state.get("prompt_scale", 1.0)),
            picture=None if upload is None else (upload.name, upload.type, upload.getvalue()),
        )
    )
