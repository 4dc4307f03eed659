"""The conversation about a model: each turn with what was said, what came of it, and the way to take it back."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from prompt2mesh.client.models import ChatTurn, Part, Version
from prompt2mesh.web.markdown_text import formatted
from prompt2mesh.web.problems import sentence
from prompt2mesh.web.units import count
from prompt2mesh.web.widgets.progress import image_html

_PERSON, _MODELER = ":material/person:", ":material/view_in_ar:"


@dataclass(frozen=True, kw_only=True)
class TurnActions:
    """What can be done with a turn; each is called before the script runs again.

    Attributes:
        undo: With the turn.
        show: With the version that it made.
        ask: With a sentence, to begin with.
    """

    undo: Callable[[ChatTurn], None]
    show: Callable[[str], None]
    ask: Callable[[str], None]


def conversation(
    turns: Sequence[ChatTurn],
    versions: Mapping[str, Version],
    *,
    shown_id: str,
    head_id: str | None,
    actions: TurnActions,
    busy: bool,
    at_work: Callable[[ChatTurn], None],
) -> None:
    """The turns, oldest first.

    Args:
        turns: Of one branch.
        versions: Those that are known, by id.
        shown_id: The version on show.
        head_id: The newest version of the branch.
        actions: What the buttons do.
        busy: Whether something is being made, so that nothing can be taken back.
        at_work: Draws what goes on in the turn that is being answered.
    """
    for index, turn in enumerate(turns):
        with st.chat_message("user", avatar=_PERSON):
            st.html(f'<p class="p2m-said">{html.escape(turn.text)}</p>')
        with st.chat_message("assistant", avatar=_MODELER):
            if turn.status == "working":
                at_work(turn)
                continue
            with st.container(key=f"answer_{turn.id}", gap="small"):
                _answer(turn, versions)
            _actions(turn, taken_along(turns[index:]), shown_id=shown_id, head_id=head_id, actions=actions, busy=busy)


def taken_along(turns: Sequence[ChatTurn]) -> list[ChatTurn]:
    """The later turns that go when the first of these is taken back."""
    return [turn for turn in turns[1:] if turn.version_id is not None and turn.status == "answered"]


def begin_with(suggestions: Sequence[str], *, ask: Callable[[str], None], disabled: bool) -> None:
    """What to say first."""
    with st.container(key="chat_suggestions", gap="small", horizontal=True):
        for index, suggestion in enumerate(suggestions):
            st.button(suggestion, key=f"chat_suggestion_{index}", on_click=ask, args=(suggestion,), disabled=disabled)


def suggested(parts: Sequence[Part], *, agent: bool) -> list[str]:
    """Questions and wishes that fit a model."""
    named = next((part.path.split("/")[-1] for part in parts if part.path), "")
    wish = f"paint the {named.replace('_', ' ')} dark blue" if named else "paint it dark blue"
    if agent:
        return ["What would make it better?", "What is it made of?", wish, "Make it look older"]
    return ["How large is it?", "What is it made of?", "Is it ready to print?", wish]


def _answer(turn: ChatTurn, versions: Mapping[str, Version]) -> None:
    if turn.status == "canceled":
        st.caption(":material/stop_circle: Stopped before it was answered.")
    elif turn.error is not None:
        lines = [formatted(sentence(line)) for line in (turn.error.message, turn.error.hint) if line]
        if turn.error.suggestions:
            lines.append(formatted("Near to it: " + ", ".join(turn.error.suggestions) + "."))
        st.error("\n\n".join(lines) or "That did not work.", icon=":material/error:")
    elif turn.answer:
        st.markdown(formatted(turn.answer))
    after, before = versions.get(turn.version_id or ""), versions.get(turn.base_version_id or "")
    if after is not None and turn.status == "answered":
        st.html(change_html(before, after))


def change_html(before: Version | None, after: Version) -> str:
    """What a turn changed, in pictures; and the score, where it was judged."""
    pictures = image_html(after.preview_url, alt=f"Version {after.number}, after this turn")
    if before is not None and before.preview_url:
        first = image_html(before.preview_url, alt=f"Version {before.number}, before this turn")
        pictures = f'{first}<span aria-hidden="true">→</span>{pictures}'
    score = after.summary.score
    judged = "" if score is None else f'<span class="p2m-score">{score:g} of 10</span>'
    return f'<div class="p2m-changed"><div class="p2m-then">{pictures}</div>{judged}</div>'


def _actions(
    turn: ChatTurn,
    later: Sequence[ChatTurn],
    *,
    shown_id: str,
    head_id: str | None,
    actions: TurnActions,
    busy: bool,
) -> None:
    if turn.version_id is None:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"turn_actions_{turn.id}"):
        if turn.status == "undone":
            st.caption(":material/undo: Taken back.", width="content")
            return
        if turn.version_id == shown_id:
            st.caption(":material/visibility: On show", width="content")
        else:
            st.button(
                "Show",
                icon=":material/visibility:",
                key=f"chat_show_{turn.id}",
                type="tertiary",
                on_click=actions.show,
                args=(turn.version_id,),
            )
        if turn.version_id == head_id and not later:
            st.button(
                "Undo",
                icon=":material/undo:",
                key=f"undo_{turn.id}",
                type="tertiary",
                disabled=busy,
                on_click=actions.undo,
                args=(turn,),
                help="Adds a version as it was before this turn; nothing is lost.",
            )
            return
        with st.popover("Undo", icon=":material/undo:", type="tertiary", disabled=busy, key=f"ask_undo_{turn.id}"):
            st.write(what_goes(later))
            st.button(
                "Take it all back",
                type="primary",
                icon=":material/undo:",
                key=f"undo_{turn.id}",
                on_click=actions.undo,
                args=(turn,),
            )


def what_goes(later: Sequence[ChatTurn]) -> str:
    """What else goes when a turn is taken back."""
    if later:
        said = ", ".join(f"“{formatted(turn.text[:60])}”" for turn in later[:3])
        return (
            f"{count(len(later), 'later turn')} built on it and {'goes' if len(later) == 1 else 'go'} too: {said}. "
            "The versions stay in the list."
        )
    return "What you changed after it goes too. The versions stay in the list."
