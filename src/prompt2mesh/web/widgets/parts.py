"""The parts of a model: find one, and rename it, recolour it, edit only it, or take it away."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import streamlit as st

from prompt2mesh.client.models import Part
from prompt2mesh.web import units
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.units import LengthUnit

_MOST_LISTED = 60
_FEW = 8


class ChangePart(Protocol):
    """Changes a part in what is given: `name`, `color`, `material` or `remove`."""

    def __call__(self, path: str, **change: Any) -> None:
        """Changes the part of a path."""
        ...


@dataclass(frozen=True, kw_only=True)
class PartActions:
    """What can be done with a part; each is called before the script runs again.

    Attributes:
        select: With the path, or None for no part.
        change: With the path and `name`, `color`, `material` or `remove`.
        edit: With the path and a sentence.
    """

    select: Callable[[str | None], None]
    change: "ChangePart"
    edit: Callable[[str, str], None]


def parts(
    found: Sequence[Part], *, selected: str | None, materials: Sequence[str], unit: LengthUnit, actions: PartActions
) -> None:
    """The list, and the card of the part that is selected."""
    if not found:
        st.caption("This version has no parts to show.")
        return
    by_path = {part.path: part for part in found}
    if selected in by_path:
        _card(by_path[selected], materials, unit, actions)
    else:
        st.caption("Click a part here or in the model.")
    words = ""
    if len(found) > _FEW:
        words = st.text_input(
            "Find a part", key="part_filter", placeholder=f"Find one of {len(found)} parts", type="search", live=True,
            label_visibility="collapsed",
        )  # fmt: skip
    listed = [part for part in found if words.lower() in f"{part.path} {part.material}".lower()]
    with st.container(height=360 if len(listed) > _FEW else "content", border=False, gap="xsmall", key="part_list"):
        for part in listed[:_MOST_LISTED]:
            chosen = part.path == selected
            st.button(
                f"{literal(part_title(part))} :gray[· {literal(part.material.replace('_', ' '))}]",
                key=f"part_{_short(part.path)}",
                on_click=actions.select,
                args=(None if chosen else part.path,),
                type="secondary" if chosen else "tertiary",
                icon=":material/check_circle:" if chosen else ":material/deployed_code:",
                help=literal(part.path),
            )
        if not listed:
            st.caption("No part is called so.")
        elif len(listed) > _MOST_LISTED:
            st.caption(f"and {len(listed) - _MOST_LISTED} more: find them by a word above")


def part_title(part: Part) -> str:
    """What people call a part."""
    return (part.label or part.path.split("/")[-1]).replace("_", " ")


def _card(part: Part, materials: Sequence[str], unit: LengthUnit, actions: PartActions) -> None:
    key = _short(part.path)
    with st.container(border=True, key="part_card"):
        size = f" · {units.size(part.size_m, unit)}" if part.size_m else ""
        st.markdown(f"**{literal(part_title(part))}**")
        st.caption(f"{literal(part.path)}{size} · {units.count(part.triangles, 'triangle')}")
        with st.form(f"part_edit_{key}", border=False):
            st.text_input("Change only this part", placeholder="make it thicker", key=f"part_sentence_{key}")
            st.form_submit_button(
                "Edit this part",
                icon=":material/edit:",
                type="primary",
                on_click=lambda: _edit(part.path, f"part_sentence_{key}", actions),
            )
        left, right = st.columns([1, 2], vertical_alignment="bottom")
        left.color_picker(
            "Colour",
            part.color or "#9a9a9a",
            key=f"part_color_{key}_{part.color}",
            on_change=lambda: actions.change(part.path, color=_value(f"part_color_{key}_{part.color}")),
        )
        options = list(dict.fromkeys([part.material, *materials]))
        right.selectbox(
            "Material",
            options,
            key=f"part_material_{key}_{part.material}",
            format_func=lambda name: name.replace("_", " "),
            on_change=lambda: actions.change(part.path, material=_value(f"part_material_{key}_{part.material}")),
        )
        st.text_input(
            "Name",
            part_title(part),
            key=f"part_name_{key}",
            max_chars=120,
            on_change=lambda: actions.change(part.path, name=_value(f"part_name_{key}")),
        )
        with st.popover("Take it away", icon=":material/delete:"):
            st.write(f"Take **{literal(part_title(part))}** out of the model? You can go back afterwards.")
            st.button(
                "Take it away",
                type="primary",
                key=f"part_remove_{key}",
                on_click=lambda: actions.change(part.path, remove=True),
            )


def _edit(path: str, key: str, actions: PartActions) -> None:
    sentence = str(_value(key) or "").strip()
    if sentence:
        actions.edit(path, sentence)
    else:
        st.toast("Say first what to change.", icon=":material/edit:")


def _value(key: str) -> Any:
    return st.session_state.get(key)


def _short(path: str) -> str:
    """A path as the key of a widget: keys become names of CSS classes."""
    return hashlib.sha256(path.encode()).hexdigest()[:12]
