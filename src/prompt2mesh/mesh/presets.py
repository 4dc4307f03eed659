"""The catalogue of material presets and how a word finds one.

Only names and numbers: language, the library and the builder all read this one
table, so a word that language accepts is always a material that can be built.
"""

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from prompt2mesh.mesh.preset import MaterialFamily, Preset
from prompt2mesh.mesh.presets_mineral import MINERAL_PRESETS
from prompt2mesh.mesh.presets_organic import ORGANIC_PRESETS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEFAULT_PRESET", "PRESETS", "MaterialFamily", "Preset", "find_preset", "preset_of"]


def _by_name(presets: tuple[Preset, ...]) -> dict[str, Preset]:
    table: dict[str, Preset] = {}
    for preset in presets:
        if preset.name in table:
            msg = f"material preset {preset.name!r} is declared twice"
            raise ValueError(msg)
        table[preset.name] = preset
    return table


PRESETS: "Mapping[str, Preset]" = MappingProxyType(_by_name((*ORGANIC_PRESETS, *MINERAL_PRESETS)))
DEFAULT_PRESET: Preset = PRESETS["plastic"]


def _plain(word: str) -> str:
    return re.sub(r"[\s_\-]+", " ", word.strip().lower())


def _by_word() -> dict[str, Preset]:
    table = {_plain(preset.name): preset for preset in PRESETS.values()}
    for preset in PRESETS.values():
        for word in preset.words:
            known = table.setdefault(_plain(word), preset)
            if known is not preset:
                msg = f"the material word {word!r} means both {known.name!r} and {preset.name!r}"
                raise ValueError(msg)
    return table


_WORDS = _by_word()


def find_preset(word: str) -> Preset | None:
    """The preset that a noun or adjective means.

    Args:
        word: Such as "oak", "Brushed Steel", "woollen" or a preset's name; "made of" must be cut off before.

    Returns:
        The preset, also for a plural ("feathers") or a trailing "-like" or "-coloured"; None for other words.
    """
    plain = re.sub(r" (?:like|effect|look|material|finish)$", "", _plain(word))
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
        if form in _WORDS:
            return _WORDS[form]
    return None


def preset_of(name: str) -> Preset:
    """The preset called `name`, or meant by it; the plain default for a name nobody knows."""
    return PRESETS.get(name) or find_preset(name) or DEFAULT_PRESET
