"""Colour names to `#rrggbb`: the CSS names, the xkcd survey's names, hex codes and modifiers.

The names in `data/colors.txt` are those of CSS Color Level 4 and of the xkcd
colour survey (released under CC0).
"""

import colorsys
from functools import cache
from importlib import resources

from prompt2mesh.language.lexicon import lexicon

MODIFIERS = {
    "dark": (0.62, 1.05), "deep": (0.7, 1.2), "light": (1.3, 0.75), "pale": (1.4, 0.5), "pastel": (1.5, 0.5),
    "bright": (1.1, 1.35), "vivid": (1.05, 1.4), "vibrant": (1.05, 1.4), "neon": (1.15, 2.0), "hot": (1.05, 1.4),
    "soft": (1.2, 0.65), "muted": (0.95, 0.5), "dull": (0.9, 0.5), "rich": (0.8, 1.25), "medium": (1.0, 1.0),
    "electric": (1.1, 1.6), "faded": (1.15, 0.5), "dusty": (1.0, 0.55), "brilliant": (1.1, 1.4),
    "fluorescent": (1.15, 2.0), "pure": (1.0, 1.1), "warm": (1.0, 1.0), "cool": (1.0, 0.9), "jet": (0.5, 1.0),
    "brightly": (1.1, 1.35), "lightly": (1.3, 0.75), "smoky": (0.8, 0.6), "burnt": (0.75, 1.1),
}  # fmt: skip
_PLAIN = frozenset({
    "red", "green", "blue", "yellow", "orange", "purple", "pink", "brown", "black", "white", "gray", "grey",
    "violet", "turquoise", "teal", "cyan", "magenta", "beige", "maroon", "navy", "crimson", "scarlet", "tan",
    "indigo", "lavender", "burgundy", "golden", "gold", "silver", "azure", "lilac", "mauve", "khaki", "ochre",
    "fuchsia", "lime", "aqua", "cream", "ivory", "emerald", "tomato", "peach",
})  # fmt: skip
_OURS = {
    "red": "#c8201c", "green": "#2f9e3b", "blue": "#2360c8", "yellow": "#f4ce1e", "orange": "#ee7a1a",
    "purple": "#7a2f9e", "pink": "#f28cb1", "brown": "#6f4526", "black": "#16161a", "white": "#f4f3ef",
    "gray": "#85878a", "golden": "#d9a520", "silvery": "#c4c7cb", "cherry red": "#b0122b",
    "emerald green": "#0f8f5f", "wine red": "#6b1428", "rose gold": "#c98a7d", "off white": "#f0ece0",
    "fire engine red": "#ce1b1b", "jet black": "#0b0b0d", "pitch black": "#0a0a0c", "blond": "#dcbc6f",
    "blonde": "#dcbc6f", "ginger": "#c4692a", "crimson": "#a8142a", "ivory": "#f2ead3", "blood red": "#8a0c10",
    "snow white": "#f7f8fa", "candy apple red": "#c00f20", "coal black": "#111113", "rosy": "#e8909a",
    "brunette": "#4a2f1f", "violet": "#7d3fc0", "amber": "#e09a1c", "auburn": "#7a3218", "coloured": "#d2483f",
}  # fmt: skip
RAINBOW = ("#d93a32", "#ee8a1d", "#f3d11f", "#3aa548", "#2f6fd0", "#7a3fa8")
MANY = frozenset({"multicolored", "multicoloured", "colorful", "colourful", "multicolor", "multicolour"})
_MAX_CHANGED = 1.0


@cache
def names() -> dict[str, str]:
    """Colour name → `#rrggbb`."""
    text = resources.files("prompt2mesh.language").joinpath("data", "colors.txt").read_text("utf-8")
    table = dict(line.rsplit(" ", 1) for line in text.splitlines())
    table.update(_OURS)
    table.update({name.replace("gray", "grey"): value for name, value in table.items() if "gray" in name})
    return table


def plain(name: str) -> bool:
    """Whether a one-word name is a colour before it is anything else."""
    return name in _PLAIN


def modified(hex_color: str, modifier: str) -> str:
    """The colour made darker, paler, brighter... as the modifier says."""
    lightness_by, saturation_by = MODIFIERS[modifier]
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(hex_color))
    if lightness_by > 1 and modifier in {"light", "pale", "pastel", "soft", "lightly"}:
        lightness = lightness + (1 - lightness) * (0.45 if modifier in {"light", "lightly"} else 0.62)
    else:
        lightness = min(lightness * lightness_by, 0.97)
    saturation = min(saturation * saturation_by, _MAX_CHANGED)
    return to_hex(colorsys.hls_to_rgb(hue, lightness, saturation))


def to_hex(channels: tuple[float, float, float]) -> str:
    """`#rrggbb` of three channels from 0 to 1."""
    return "#" + "".join(f"{round(min(max(c, 0.0), 1.0) * 255):02x}" for c in channels)


def from_code(code: str) -> str:
    """`#rgb` or `#rrggbb` as `#rrggbb`."""
    digits = code.lstrip("#").lower()
    return "#" + ("".join(c * 2 for c in digits) if len(digits) == 3 else digits)


def _channels(hex_color: str) -> tuple[float, float, float]:
    return tuple(int(hex_color[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def color_of(phrase: str) -> str | None:
    """The colour a phrase names ("pale sea green"), or None."""
    table = names()
    if phrase in table:
        if " " in phrase or plain(phrase):
            return table[phrase]
        return table[phrase] if _has_color_sense(phrase) else None
    first, _, rest = phrase.partition(" ")
    if rest and first in MODIFIERS:
        inner = color_of(rest)
        return modified(inner, first) if inner else None
    for suffix in ("ened", "ed"):  # yellowed pages, a blackened pot
        stem = phrase.removesuffix(suffix)
        if stem != phrase and plain(stem) and stem in table:
            return modified(table[stem], "faded")
    if phrase.endswith("ish"):
        stem = phrase[:-3]
        for form in (stem, stem[:-1], stem + "e"):
            if form in table and plain(form):
                return table[form]
    return None


@cache
def _has_color_sense(word: str) -> bool:
    entry = lexicon().find(word)
    if entry is None:
        return True
    if entry.adjectives and not entry.nouns:
        return True
    root = lexicon().find("color")
    target = root.nouns[0].synset if root else -1
    return any(target in lexicon().ancestors(s.synset) for s in entry.nouns)
