"""Materials as an LLM says them: a preset's name, a colour, or the fields of a material."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, cast

from pydantic import ValidationError

from prompt2mesh.language.colors import color_of
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import PRESETS, find_preset
from prompt2mesh.mesh.validation import explained

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
MaterialWords = str | dict[str, Any]


def read_material(words: MaterialWords, *, base: Material | None = None) -> Material:
    """The material that words or fields mean.

    Args:
        words: A preset ("oak"), a colour ("#b87333", "dark green"), or fields of a Material.
        base: What a colour alone is laid over.

    Raises:
        ParameterError: It is neither.
        ProgramError: A field is wrong.
    """
    if isinstance(words, str):
        preset = PRESETS.get(words) or find_preset(words)
        if preset is not None:
            return Material(preset=preset.name)
        color = hex_of(words)
        if color is None:
            near = get_close_matches(words.lower().replace(" ", "_"), list(PRESETS), n=5)
            raise ParameterError(f"a material preset or a colour is expected; got {words[:60]!r}",
                                 hint="search_library lists presets with what='materials'",
                                 suggestions=tuple(near))  # fmt: skip
        return (base or Material()).model_copy(update={"color": color, "pattern": None})
    fields: dict[str, Any] = dict(words)
    for name in ("color", "emission"):
        if isinstance(fields.get(name), str):
            fields[name] = color_from(fields[name])
    if isinstance(fields.get("preset"), str):
        fields["preset"] = preset_from(fields["preset"])
    try:
        return Material.model_validate(fields)
    except ValidationError as error:
        raise explained(error, cast("JsonObject", fields), fields=list(Material.model_fields)) from None


def preset_from(word: str) -> str:
    """The name of the preset that a word means.

    Raises:
        ParameterError: None.
    """
    return read_material(word).preset if hex_of(word) is None or find_preset(word) else _no_preset(word)


def color_from(word: str) -> str:
    """The `#rrggbb` of a colour's name.

    Raises:
        ParameterError: It is none.
    """
    color = hex_of(word)
    if color is None:
        raise ParameterError(
            f"a colour is #rrggbb or its name; got {word[:60]!r}", hint="such as #b87333 or dark green"
        )
    return color


def hex_of(word: str) -> str | None:
    """A colour's `#rrggbb`; None for what is no colour."""
    plain = word.strip().lower()
    return plain if _HEX.fullmatch(plain) else color_of(plain)


def told(material: Material) -> str:
    """A material in a few words."""
    more = [f"{name} {value:g}" for name in ("roughness", "metallic") if (value := getattr(material, name)) is not None]
    return " ".join([material.label, *more])


def slots_told(slots: Mapping[str, Material]) -> str:
    """Slots with what is in them."""
    return ", ".join(f"{slot}={told(material)}" for slot, material in slots.items())


def _no_preset(word: str) -> str:
    raise ParameterError(f"the name of a material preset is expected; got the colour {word[:60]!r}",
                         hint="give it as color")  # fmt: skip
