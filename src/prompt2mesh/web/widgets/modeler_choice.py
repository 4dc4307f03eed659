"""Who is to model, what Automatic would do now, and what a run of the agent may use."""

from typing import Any, Literal, cast

import streamlit as st

from prompt2mesh.client.models import Llm
from prompt2mesh.client.resources.tasks import BudgetOptions, ModelerChoice
from prompt2mesh.web import navigation_targets, units

_BUDGET_FIELDS = ("tokens", "cost_usd", "minutes", "iterations")
_NAMES: dict[ModelerChoice, str] = {
    "auto": ":material/auto_awesome: Automatic",
    "builtin": ":material/category: Built-in",
    "agent": ":material/neurology: LLM agent",
}
NO_LLM = "Built-in modeler: add an LLM key to model anything"


def modeler_choice(llm: Llm, *, key: str) -> ModelerChoice:
    """The choice, with a line below it that says what it means now."""
    chosen = st.segmented_control(
        "Who models",
        list(_NAMES),
        default="auto",
        format_func=_NAMES.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        width="stretch",
    )
    choice = cast("ModelerChoice", chosen or "auto")
    if not llm.models and choice != "builtin":
        navigation_targets.link_to_llm_keys(
            NO_LLM if choice == "auto" else "There is no LLM that the agent could ask: add a key"
        )
    else:
        st.caption(meaning(choice, llm))
    return choice


def who_models(choice: ModelerChoice, llm: Llm) -> Literal["agent", "builtin"]:
    """Who would work now."""
    return "agent" if choice == "agent" or (choice == "auto" and llm.modeler == "agent") else "builtin"


def can_be_asked(choice: ModelerChoice, llm: Llm) -> bool:
    """Whether there is somebody to do it."""
    return choice != "agent" or bool(llm.models)


def meaning(choice: ModelerChoice, llm: Llm) -> str:
    """What a choice means now, in a sentence."""
    if choice == "builtin":
        return "The built-in modeler: from a library of things and shapes, in about a second, without an LLM."
    if choice == "agent":
        return f"The LLM agent plans, builds, looks at what it made and improves it, with {asked_first(llm)}."
    if llm.modeler == "agent":
        return f"Automatic now: the LLM agent, with {asked_first(llm)}."
    return f"Automatic now: {llm.reason.rstrip('.')}."


def asked_first(llm: Llm) -> str:
    """The LLM that is asked first, and whose key it is."""
    first = llm.models[0]
    return f"`{first.label}` and {'your key' if first.owner == 'user' else 'the key of this service'}"


def budget_fields(llm: Llm, *, key: str) -> None:
    """The fields of a budget; inside a form or not."""
    usual, most = llm.budget, llm.ceiling
    left, right = st.columns(2)
    left.number_input(
        "Money, US$", 0.01, max(most.cost_usd, 0.01), usual.cost_usd, 0.5, format="%.2f", key=f"{key}_cost_usd",
        help="Counted where the price of the model is known.",
    )  # fmt: skip
    right.number_input("Minutes", 0.5, max(most.minutes, 0.5), usual.minutes, 1.0, format="%g", key=f"{key}_minutes")
    left.number_input("Tokens", 1000, max(most.tokens, 1000), usual.tokens, 50_000, key=f"{key}_tokens")
    right.number_input(
        "Improvements", 1, max(most.iterations, 1), usual.iterations, key=f"{key}_iterations",
        help="How often it may look at what it made and improve it.",
    )  # fmt: skip
    st.caption(
        "Whichever is used up first ends the run with the best version so far. "
        f"You have {units.short_count(llm.tokens_left_today)} tokens left today."
    )


def read_budget(llm: Llm, *, key: str) -> BudgetOptions | None:
    """What was typed where it is not the usual; None where all of it is."""
    typed: dict[str, Any] = {name: st.session_state.get(f"{key}_{name}") for name in _BUDGET_FIELDS}
    unusual = {name: value for name, value in typed.items() if value is not None and value != getattr(llm.budget, name)}
    return cast("BudgetOptions", unusual) if unusual else None
