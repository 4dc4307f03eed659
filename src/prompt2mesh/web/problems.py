"""How a page says that something went wrong: in words, with what to do about it."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from prompt2mesh.client import ServerUnreachableError
from prompt2mesh.mesh.errors import AuthenticationError, LimitError, NotFoundError, OperatorError, Prompt2MeshError
from prompt2mesh.web import sessions
from prompt2mesh.web.markdown_text import formatted, literal
from prompt2mesh.web.widgets.notices import notice

_TOLD = "told"


@contextmanager
def page_problems() -> Generator[None]:
    """Shows the error that ends a page in its place."""
    try:
        yield
    except AuthenticationError as exc:
        if not sessions.is_signed_in():
            show(exc)
            return
        sessions.end_session("Your session has ended. Please sign in again.")
        st.rerun()
    except ServerUnreachableError:
        say_unreachable()
    except NotFoundError:
        notice("There is nothing here", "It was deleted, or it belongs to somebody else.", picture="empty")
    except Prompt2MeshError as exc:
        show(exc)


def say_unreachable() -> None:
    """Says that the API does not answer, and offers to ask again."""
    notice(
        "The studio does not answer",
        "Its server is starting, or it is down. Your models are safe; try again in a moment.",
        picture="unplugged",
    )
    with st.container(horizontal_alignment="center"):
        st.button("Try again", icon=":material/refresh:", type="primary", key="try_again")


@contextmanager
def action_problems() -> Generator[None]:
    """Shows the error of an action beside the control that asked for it; the page goes on."""
    try:
        yield
    except AuthenticationError as exc:
        if sessions.is_signed_in():
            sessions.end_session("Your session has ended. Please sign in again.")
            st.rerun()
        show(exc)
    except Prompt2MeshError as exc:
        show(exc)


def toast(problem: Prompt2MeshError) -> None:
    """Tells a problem from a callback, where the page cannot be drawn."""
    tell(formatted(sentence(str(problem))), icon=":material/error:")


def tell(text: str, *, icon: str) -> None:
    """Says something at the end of this run, or of the next whole one.

    A toast from the callback of a fragment would take the style of the page away: both stand in the same container.
    """
    st.session_state.setdefault(_TOLD, []).append((text, icon))


def tell_all() -> None:
    """Says what is to be said; only a run of the whole page may."""
    for text, icon in st.session_state.pop(_TOLD, []):
        st.toast(text, icon=icon, duration="long")


def show(problem: Prompt2MeshError) -> None:
    """The error as a message."""
    lines = [formatted(sentence(line)) for line in (str(problem), problem.hint) if line]
    wait_s = getattr(problem, "retry_after_s", None)
    if isinstance(problem, LimitError):
        title, icon, box = "That is the limit for now", ":material/hourglass_top:", st.warning
        if wait_s:
            lines.append(f"You can try again in **{waiting_time(wait_s)}**.")
    elif isinstance(problem, ServerUnreachableError):
        title, icon, box = "The studio does not answer", ":material/cloud_off:", st.error
        lines = ["Try again in a moment; nothing is lost."]
    elif isinstance(problem, OperatorError):
        title, icon, box = "Something is wrong at our end", ":material/build:", st.error
    else:
        title, icon, box = None, ":material/error:", st.error
    near = [str(suggestion) for suggestion in problem.suggestions]
    if near:
        lines.append("Near to it: " + ", ".join(f"**{literal(one)}**" for one in near) + ".")
    occurrence = getattr(problem, "instance", "")
    if isinstance(problem, OperatorError) and occurrence:
        lines.append(f"If it stays, give this to whoever runs the studio: `{occurrence}`")
    box("\n\n".join(lines), title=title, icon=icon)


def sentence(text: str) -> str:
    """A message of the service as a sentence: a capital letter and a full stop."""
    stripped = text.strip()
    if not stripped:
        return ""
    ended = stripped if stripped[-1] in ".!?…" else f"{stripped}."
    return ended[0].upper() + ended[1:]


def waiting_time(seconds: float) -> str:
    """A time to wait, in words."""
    whole = max(1, round(seconds))
    if whole < 90:
        return f"{whole} second{'s' if whole != 1 else ''}"
    minutes = round(whole / 60)
    if minutes < 90:
        return f"{minutes} minutes"
    return f"{round(minutes / 60)} hours"
