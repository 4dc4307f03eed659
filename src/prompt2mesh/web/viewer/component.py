"""The Python side of the viewer: what the page passes in and what comes back.

Built on Streamlit's components of version 2: their files are served from this package without a network, selection
and status come back as trigger and state, and the viewer stands in the page itself, where augmented reality and full
screen are allowed. Those of version 1 put it into a sandboxed iframe, need pyarrow to pass a word, and are superseded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import streamlit as st
import streamlit.components.v2 as components
from pydantic import BaseModel, ValidationError

FRONTEND = Path(__file__).parent / "frontend"

ViewerMode = Literal["shaded", "wireframe", "x-ray", "clay"]
ViewerTheme = Literal["dark", "light", "auto"]
ViewerStatus = Literal["loading", "ready", "error"]

_MODES: tuple[ViewerMode, ...] = ("shaded", "wireframe", "x-ray", "clay")
_THEMES: tuple[ViewerTheme, ...] = ("dark", "light", "auto")
_MODEL_SCHEMES = frozenset({"http", "https", "data", "blob"})
_LOWEST_PX, _HIGHEST_PX = 240, 2000


@dataclass(frozen=True, kw_only=True)
class ViewerPart:
    """A part that can be selected: its path as the report or the program names it, and what people call it."""

    path: str
    label: str


@dataclass(frozen=True, kw_only=True)
class ViewedModel:
    """What to show.

    Attributes:
        glb_url: Where the browser gets the GLB: `http(s):`, `data:` or `blob:`.
        model_id: Identity of the thing. While it stays the same, a new file keeps the camera where it is.
        revision: Identity of the file's content, such as its digest. A signed URL changes without a change of the
            file; with a revision the model is not loaded again for that. Without one the URL decides.
        title: What it is, for screen readers.
        poster_url: A picture to show while it loads.
        usdz_url: The same model for iPhones, to see it in the room.
        parts: The parts that can be selected.
    """

    glb_url: str
    model_id: str = ""
    revision: str | None = None
    title: str = ""
    poster_url: str | None = None
    usdz_url: str | None = None
    parts: tuple[ViewerPart, ...] = ()

    def __post_init__(self) -> None:
        """Refuse addresses that a browser must not follow.

        Raises:
            ValueError: An address has another scheme.
        """
        for name in ("glb_url", "poster_url", "usdz_url"):
            url: str | None = getattr(self, name)
            if url is not None and urlsplit(url).scheme not in _MODEL_SCHEMES:
                raise ValueError(f"{name}: expected an address of {sorted(_MODEL_SCHEMES)}, got {url[:60]!r}")

    def arguments(self) -> dict[str, Any]:
        """As the browser code takes it."""
        return {
            "glb_url": self.glb_url,
            "model_id": self.model_id,
            "revision": self.revision,
            "title": self.title,
            "poster_url": self.poster_url,
            "usdz_url": self.usdz_url,
            "parts": [{"path": part.path, "label": part.label} for part in self.parts],
        }


@dataclass(frozen=True, kw_only=True)
class ViewerState:
    """What the viewer last said.

    Attributes:
        status: Whether the model of this call is on screen.
        selected: Path of the selected part.
        selection_changed: The person has chosen it in the viewer since the last run of the script.
        error_code: Stable reason why the model cannot be shown, such as `http_404`; empty when it can.
        error_message: The same for people.
    """

    status: ViewerStatus
    selected: str | None
    selection_changed: bool = False
    error_code: str = ""
    error_message: str = ""


class _Failure(BaseModel):
    code: str
    message: str


class _Condition(BaseModel):
    """The state that the browser keeps for the script."""

    status: ViewerStatus = "loading"
    revision: str | None = None
    error: _Failure | None = None


class _Selection(BaseModel):
    """What the person chose; `event` grows with each choice."""

    path: str | None
    event: int


@dataclass
class _Memory:
    """What one viewer of the session was asked and has answered."""

    event: int = 0
    asked: str | None = None
    selected: str | None = None


def model_viewer(
    model: ViewedModel | None,
    *,
    key: str,
    selected: str | None = None,
    on_select: Callable[[str | None], None] | None = None,
    mode: ViewerMode = "shaded",
    exploded: float = 0.0,
    turntable: bool = False,
    theme: ViewerTheme = "auto",
    height_px: int = 560,
) -> ViewerState:
    """Shows a model that can be turned, taken apart and clicked.

    Args:
        model: What to show; none says that nothing is made yet.
        key: Identity of this viewer on the page; the same key keeps the same viewer through every run.
        selected: Path of the part to select; a change of it is what counts.
        on_select: Called with the path when the person selects a part in the viewer, before the script runs again.
        mode: How to draw it; the person can change it in the viewer, and so for the next two.
        exploded: How far its parts are apart, 0 to 1.
        turntable: Whether it turns slowly; not for people who ask for less motion.
        theme: `auto` follows the page.
        height_px: Height of the viewer; on a phone it may be less.

    Raises:
        ValueError: A value is outside what is said above.
    """
    _check(mode, exploded, theme, height_px)
    # Whoever spoke last is right: the person by a click, or the script by another `selected` than before.
    memory: _Memory = st.session_state.setdefault(f"{key}.memory", _Memory())
    seen_event = memory.event
    if selected != memory.asked:
        memory.asked = memory.selected = selected

    def receive() -> None:
        selection = _read(_Selection, st.session_state[key].get("selection"))
        if selection is not None:
            memory.event, memory.selected = selection.event, selection.path
            if on_select is not None:
                on_select(selection.path)

    result = _component()(
        key=key,
        data={
            **(model.arguments() if model is not None else {}),
            "selected": selected,
            # A click that the script has not seen yet is newer than its `selected`.
            "seen_event": seen_event,
            "mode": mode,
            "exploded": float(exploded),
            "turntable": turntable,
            "theme": theme,
            "height_px": height_px,
        },
        on_selection_change=receive,
        on_condition_change=lambda: None,
    )
    condition = _read(_Condition, result.get("condition")) or _Condition()
    # What was said of another file says nothing of this one.
    current = model is not None and condition.revision == (model.revision or model.glb_url)
    error = condition.error if current else None
    return ViewerState(
        status=condition.status if current else "loading",
        selected=memory.selected,
        selection_changed=result.get("selection") is not None,
        error_code=error.code if error else "",
        error_message=error.message if error else "",
    )


def _check(mode: str, exploded: float, theme: str, height_px: int) -> None:
    if mode not in _MODES:
        raise ValueError(f"mode: expected one of {_MODES}, got {mode!r}")
    if theme not in _THEMES:
        raise ValueError(f"theme: expected one of {_THEMES}, got {theme!r}")
    if not 0 <= exploded <= 1:
        raise ValueError(f"exploded: expected 0 to 1, got {exploded}")
    if not _LOWEST_PX <= height_px <= _HIGHEST_PX:
        raise ValueError(f"height_px: expected {_LOWEST_PX} to {_HIGHEST_PX}, got {height_px}")


@cache
def _component() -> Callable[..., Any]:
    # The project and the name in prompt2mesh/pyproject.toml, where Streamlit finds the folder of the files.
    return components.component("prompt2mesh.model_viewer", js="js/streamlit_entry.js", css="css/viewer.css")


_Message = TypeVar("_Message", bound=BaseModel)


def _read(kind: type[_Message], value: object) -> _Message | None:
    """What the browser sent; None when it sent nothing, or nothing that can be read."""
    try:
        return kind.model_validate(value)
    except ValidationError:
        return None
