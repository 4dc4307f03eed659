"""A person's own keys of LLM providers: what there is, in which order it is asked, and whether it answers.

A key is typed into a field of a form that Streamlit empties when it is sent: it goes to the API in that run and is
kept nowhere here.
"""

from dataclasses import dataclass

import streamlit as st

from prompt2mesh.client.models import Llm, LlmKey, LlmKeyTest
from prompt2mesh.client.resources.account import Provider
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.settings.agent import read_choice
from prompt2mesh.web import problems, sessions
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.problems import sentence
from prompt2mesh.web.widgets.headings import section
from prompt2mesh.web.widgets.modeler_choice import asked_first
from prompt2mesh.web.widgets.notices import notice

_WIDTH_PX = 820
_TESTS = "llm_key_tests"
_PROVIDER, _SECRET = "llm_provider", "llm_secret"  # the second is the name of a field


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """What a provider needs.

    Attributes:
        key: What its key is called; empty where it needs none.
        address: What its address is like; None where it has but one.
    """

    name: str
    key: str
    address: str | None = None
    hint: str = ""


_KINDS: dict[Provider, _Kind] = {
    "anthropic": _Kind(
        name="Anthropic", key="API key", address="https://api.anthropic.com", hint="From console.anthropic.com."
    ),
    "openai": _Kind(
        name="OpenAI, or a server that speaks like it",
        key="API key",
        address="https://api.openai.com/v1",
        hint="vLLM, LM Studio and many others speak this language: give their address.",
    ),
    "google": _Kind(name="Google Gemini", key="API key", hint="From aistudio.google.com."),
    "bedrock": _Kind(
        name="Amazon Bedrock",
        key="Bedrock API key",
        hint="An API key of Bedrock, not the pair of keys of an AWS account.",
    ),
    "ollama": _Kind(
        name="Ollama", key="", address="https://ollama.example.org",
        hint="The service has to reach it: an address on your own machine is not one.",
    ),
}  # fmt: skip


def llm_section() -> None:
    """Who models now, the keys in their order, and a new one."""
    account = sessions.client().account
    llm, keys = account.llm(), account.llm_keys().page().items
    with st.container(width=_WIDTH_PX):
        _who_models_now(llm)
        if len(keys) > 1:
            st.caption("Asked in this order: the next one where the one before does not answer.")
        for index, key in enumerate(keys):
            _row(keys, index, key)
        _new_key(first=not keys)


def provider_name(provider: str) -> str:
    """What people call a provider."""
    return {str(one): kind.name for one, kind in _KINDS.items()}.get(provider, provider)


def _who_models_now(llm: Llm) -> None:
    if llm.modeler == "agent":
        st.success(f"It asks {asked_first(llm)}.", title="The LLM agent makes your models", icon=":material/neurology:")
    elif llm.models:
        st.info(
            literal(sentence(llm.reason)), title="The built-in modeler makes your models", icon=":material/category:"
        )
    else:
        notice(
            "Model anything with an LLM",
            "Without one, the built-in modeler makes what is in its library. With a key of your own, an agent plans, "
            "builds, looks at what it made and improves it.",
        )


def _row(keys: list[LlmKey], index: int, key: LlmKey) -> None:
    with st.container(border=True, key=f"llm_key_{key.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            hint = f"key …{literal(key.hint)}" if key.hint else ""
            where = f"`{key.base_url}`" if key.base_url else ""
            st.markdown(
                f"**{index + 1}. {literal(provider_name(key.provider))}**  \n"
                f"{' · '.join(f'`{model}`' for model in key.models)} :gray[{' · '.join(filter(None, (hint, where)))}]",
                width="stretch",
            )
            _order(keys, index)
            st.button(
                "Test",
                icon=":material/network_check:",
                key=f"llm_test_{key.id}",
                on_click=_test,
                args=(key.id,),
                help="One tiny question to its first model.",
            )
            with st.popover("Delete", icon=":material/delete:", key=f"llm_delete_{key.id}"):
                st.write("Models that wait to be made with it are made without it.")
                st.button(
                    "Delete this key", type="primary", key=f"llm_remove_{key.id}", on_click=_remove, args=(key.id,)
                )
        _outcome(key.id)


def _order(keys: list[LlmKey], index: int) -> None:
    if len(keys) == 1:
        return
    for icon, words, by in (("arrow_upward", "Earlier", -1), ("arrow_downward", "Later", 1)):
        st.button(
            words,
            icon=f":material/{icon}:",
            key=f"llm_move_{by}_{keys[index].id}",
            type="tertiary",
            help=f"Ask it {words.lower()}.",
            disabled=not 0 <= index + by < len(keys),
            on_click=_move,
            args=([key.id for key in keys], index, by),
        )


def _outcome(key_id: str) -> None:
    tested: LlmKeyTest | None = st.session_state.get(_TESTS, {}).get(key_id)
    if tested is None:
        return
    if tested.ok:
        st.success(f"{literal(tested.model)} answered in {tested.seconds:.1f} s.", icon=":material/check_circle:")
    else:
        lines = [literal(sentence(line)) for line in (tested.message, tested.hint) if line]
        st.error("\n\n".join(lines), title=f"{tested.model} did not answer", icon=":material/error:")


def _new_key(*, first: bool) -> None:
    with st.container(border=True):
        section("Add a key")
        provider = st.selectbox("Provider", list(_KINDS), format_func=provider_name, key=_PROVIDER)
        kind = _KINDS[provider]
        with st.form(f"llm_key_form_{provider}", border=False, clear_on_submit=True):
            secret = ""
            if kind.key:
                secret = st.text_input(
                    kind.key, type="password", key=f"{_SECRET}_{provider}", autocomplete="off", max_chars=500,
                    help="Encrypted where it is kept, never shown again, and used for nothing but your models.",
                )  # fmt: skip
            usual = usual_model(provider)
            models = st.text_input(
                "Models", placeholder=usual, key=f"llm_models_{provider}", max_chars=1000,
                help=f"Separated by commas; the first is asked first. Empty: {usual}.",
            )  # fmt: skip
            address = ""
            if kind.address is not None:
                address = st.text_input(
                    "Base URL", placeholder=kind.address, key=f"llm_address_{provider}", max_chars=2000, type="url",
                    help="Empty: the provider's own." if kind.key else None,
                )  # fmt: skip
            st.caption(kind.hint)
            if st.form_submit_button("Add it", type="primary" if first else "secondary", icon=":material/add:"):
                _add(provider, secret.strip(), models, address.strip())


def usual_model(provider: Provider) -> str:
    """The model that is asked where nobody names one."""
    return read_choice({}, provider).model


def split_models(text: str) -> list[str]:
    """The models of a line, each once."""
    return list(dict.fromkeys(name for name in (part.strip() for part in text.split(",")) if name))


def _add(provider: Provider, secret: str, models: str, address: str) -> None:
    with problems.action_problems():
        sessions.client().account.add_llm_key(
            provider, secret, models=split_models(models) or None, base_url=address or None
        )
        st.toast("Added. Test it to be sure.", icon=":material/check:")
        st.rerun()


def _test(key_id: str) -> None:
    try:
        tested = sessions.client().account.test_llm_key(key_id)
    except Prompt2MeshError as exc:
        problems.toast(exc)
    else:
        st.session_state.setdefault(_TESTS, {})[key_id] = tested


def _remove(key_id: str) -> None:
    st.session_state.get(_TESTS, {}).pop(key_id, None)
    try:
        sessions.client().account.remove_llm_key(key_id)
    except Prompt2MeshError as exc:
        problems.toast(exc)


def _move(ids: list[str], index: int, by: int) -> None:
    """Numbers the keys anew in their new order: those that an older service numbered may share a number."""
    ids = [*ids]
    ids.insert(index + by, ids.pop(index))
    try:
        for position, key_id in enumerate(ids):
            sessions.client().account.change_llm_key(key_id, position=position)
    except Prompt2MeshError as exc:
        problems.toast(exc)
