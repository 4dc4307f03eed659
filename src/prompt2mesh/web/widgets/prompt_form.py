"""The box for a prompt, with examples to begin with and the choices behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

import streamlit as st

from prompt2mesh.client.models import Llm
from prompt2mesh.client.resources.tasks import BudgetOptions, ModelerChoice
from prompt2mesh.web.widgets.modeler_choice import (
    budget_fields,
    can_be_asked,
    modeler_choice,
    read_budget,
    who_models,
)

EXAMPLES = (
    "a round oak table with four brass legs",
    "a red dragon on a pile of gold coins",
    "a corgi wearing a top hat",
    "a gear with 24 teeth, module 2",
    "a red teapot with white polka dots",
    "a lighthouse with red and white stripes",
)
LONGEST_PROMPT = 2000
_TEXT, _MODELER, _BUDGET, _PICTURE = "prompt_text", "prompt_modeler", "prompt_budget", "prompt_picture"


@dataclass(frozen=True, kw_only=True)
class PromptOrder:
    """What somebody asks for.

    Attributes:
        picture: The name, media type and bytes of a picture to go by.
        modeler: Who is to model.
        budget: Of the agent, where it is not the usual one.
    """

    prompt: str
    style: Literal["smooth", "low-poly"] = "smooth"
    detail: float = 1.0
    seed: int = 0
    scale: float = 1.0
    picture: tuple[str, str, bytes] | None = None
    modeler: ModelerChoice = "auto"
    budget: BudgetOptions | None = None


def put_prompt(text: str) -> None:
    """Writes a text into the box; call it from a callback, before the box is drawn."""
    st.session_state[_TEXT] = text


def prompt_form(llm: Llm, on_submit: Callable[[PromptOrder], None]) -> None:
    """Who models, and the form; a submitted order goes to a function, before the script runs again."""
    choice = modeler_choice(llm, key=_MODELER)
    agent = who_models(choice, llm) == "agent"
    with st.form("prompt", border=True):
        st.text_area(
            "Describe what to make",
            key=_TEXT,
            placeholder="a brass telescope on a wooden tripod" if agent else "a round oak table with four brass legs",
            height=108,
            max_chars=LONGEST_PROMPT,
            help="Say what it is, what it is made of, how large it is and how its parts stand to each other.",
        )
        with st.expander("A picture to go by", icon=":material/image:"):
            st.file_uploader(
                "A picture to go by",
                type=["png", "jpg", "jpeg", "webp"],
                key=_PICTURE,
                max_upload_size=10,
                label_visibility="collapsed",
            )
            st.caption(
                "The agent looks at it when it plans, and compares what it made with it from the same side."
                if agent
                else "The built-in modeler does not look at it: it reads only your words. The LLM agent does."
            )
        if agent:
            with st.expander("Budget", icon=":material/savings:"):
                budget_fields(llm, key=_BUDGET)
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
        st.form_submit_button(
            "Make it",
            icon=":material/auto_awesome:",
            type="primary",
            width="stretch",
            disabled=not can_be_asked(choice, llm),
            on_click=lambda: _submit(llm, on_submit),
        )


def examples(*, disabled: bool = False) -> None:
    """Prompts to begin with: a click fills the box."""
    st.caption("Or begin with one of these")
    with st.container(horizontal=True, gap="small", key="examples"):
        for index, example in enumerate(EXAMPLES):
            st.button(example, key=f"example_{index}", on_click=put_prompt, args=(example,), disabled=disabled)


def _submit(llm: Llm, on_submit: Callable[[PromptOrder], None]) -> None:
    state = st.session_state
    prompt = str(state.get(_TEXT) or "").strip()
    if not prompt:
        st.toast("Say first what to make.", icon=":material/edit:")
        return
    upload = state.get(_PICTURE)
    choice = cast("ModelerChoice", state.get(_MODELER) or "auto")
    on_submit(
        PromptOrder(
            prompt=prompt,
            style=cast("Literal['smooth', 'low-poly']", state.get("prompt_style") or "smooth"),
            detail=float(state.get("prompt_detail", 1.0)),
            seed=int(state.get("prompt_seed") or 0),
            scale=float(state.get("prompt_scale", 1.0)),
            picture=None if upload is None else (upload.name, upload.type, upload.getvalue()),
            modeler=choice,
            budget=read_budget(llm, key=_BUDGET) if who_models(choice, llm) == "agent" else None,
        )
    )
