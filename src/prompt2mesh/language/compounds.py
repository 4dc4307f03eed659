"""Hyphenated words: "heart-shaped", "leather-bound", "green-spined", "rainbow-colored"."""

from __future__ import annotations

from typing import Any

from prompt2mesh.language import adjectives, colors
from prompt2mesh.language.item import Item
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import possessed_noun
from prompt2mesh.language.readings import WordReader
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary
from prompt2mesh.mesh.presets import find_preset

_JOINED_MATERIAL = {
    "bound": "cover",
    "covered": "cover",
    "clad": "whole",
    "plated": "whole",
    "made": "whole",
    "cast": "whole",
    "carved": "whole",
    "lined": "trim",
    "coated": "whole",
    "studded": "studs",
    "encrusted": "studs",
    "trimmed": "trim",
    "paneled": "whole",
    "panelled": "whole",
    "upholstered": "whole",
    "stained": "whole",
    "tipped": "trim",
    "rimmed": "trim",
    "inlaid": "trim",
    "wrapped": "cover",
    "dipped": "cover",
    "framed": "frame",
    "topped": "top",
    "based": "base",
    "handled": "handle",
    "woven": "whole",
    "like": "whole",
    "look": "whole",
    "effect": "whole",
    "print": "whole",
    "filled": "trim",
    "crusted": "cover",
    "laced": "trim",
    "wrought": "whole",
    "works": "whole",
}
# Behind a word these bind to it without a hyphen too: "heart shaped", "steampunk style".
_LOOSE = frozenset({"shaped", "colored", "coloured", "style", "styled", "inspired", "themed"})
_STYLED = frozenset("style styled inspired themed era look looking period type".split())
_COLORED = frozenset("colored coloured hued tinted toned painted tone hue".split())


class CompoundReader(WordReader):
    """Reads the hyphenated words of one prompt."""

    def __init__(self, tokens: list[Token], plain: str, words: Vocabulary) -> None:
        """Keep what every match looks at."""
        super().__init__(words)
        self.tokens, self.plain = tokens, plain

    def item(self, start: int, end: int, /, **tags: Any) -> Item:
        """The tokens `start`..`end` as an item with these readings."""
        text = self.plain[self.tokens[start].start : self.tokens[end - 1].end]
        if self.tokens[start].kind == "word" and not text[0].isalpha():  # an emoji is told by its name
            text = " ".join(t.text for t in self.tokens[start:end])
        return Item(start, end, text, tags)

    def phrase(self, at: int, length: int) -> str:
        """So many tokens in lower case."""
        return " ".join(t.low for t in self.tokens[at : at + length])

    def compound(self, at: int) -> Item | None:  # noqa: PLR0912 - one branch a form
        """Hyphenated compounds: "heart-shaped", "leather-bound", "green-spined", "rainbow-colored"."""
        tokens = self.tokens
        end = at + 1
        while end < len(tokens) and tokens[end].joined:
            end += 1
        shaped = end < len(tokens) and tokens[end].low in _LOOSE and end == at + 1
        shaped = shaped and not (end + 1 < len(tokens) and tokens[end + 1].low in {"like", "as"})
        if end == at + 1 and not shaped:
            return None
        if shaped and end == at + 1:
            end += 1
        whole = self.phrase(at, end - at)
        hyphened = whole.replace(" ", "-")
        known = self.known(whole, at, end)
        if known is not None:
            return known
        tags: dict[str, Any]
        if all(self.words.kinds(t.low) for t in tokens[at:end]):
            return None  # "a dragon-cat hybrid" speaks of two things
        first, last = " ".join(t.low for t in tokens[at : end - 1]), tokens[end - 1].low
        if last == "shaped":
            return self.item(at, end, shape=adjectives.SHAPES.get(first, first), shape_noun=first)
        if last in _STYLED:
            tags = {k: v for k, v in self.readings(first).items() if k in {"style", "own", "material", "color", "adj"}}
            return self.item(at, end, **(tags or {"adj": first}))
        if last in _COLORED:
            color = colors.color_of(first)
            tags = {"color": color} if color else {"adj": first}
            if first in {"rainbow", "multi"}:
                tags = {"pattern": "rainbow"}
            elif not color and first in {
                "brightly",
                "vividly",
                "vibrantly",
                "richly",
                "colorfully",
                "gaily",
                "lightly",
            }:
                tags = {"shade": "vivid" if first != "lightly" else "light"}
            return self.item(at, end, **tags)
        preset = find_preset(first)
        if last in _JOINED_MATERIAL and preset is not None:
            return self.item(at, end, material=preset.name, role=_JOINED_MATERIAL[last])
        if last in {"covered", "coated", "streaked", "splattered", "stained", "beaten", "dusted", "capped"}:
            for form in (f"{first}y", f"{first}ed", f"{first}{first[-1]}ed"):
                if form in adjectives.STATES:
                    return self.item(at, end, state=adjectives.STATES[form])
        if last.endswith("ed") and len(last) > 3:
            noun = possessed_noun(last)
            book = lexicon().find(noun)
            if (
                book
                and book.nouns
                and first not in {"well", "self", "hand", "half", "non", "un", "re", "over", "machine"}
            ):
                attribute = Item(at, end - 1, first, self.readings(first))
                if attribute.has("color", "material", "size", "state", "shape", "pattern", "adj"):
                    return self.item(at, end, part=(noun, None, attribute), adj=hyphened)
        if first in {
            "well",
            "hand",
            "beautifully",
            "finely",
            "fully",
            "newly",
            "freshly",
            "old",
            "heavily",
            "highly",
            "semi",
            "super",
            "ultra",
            "extra",
            "multi",
            "non",
            "deep",
            "partly",
            "half",
            "weather",
            "badly",
            "much",
        }:
            readings = self.readings(last, name=tokens[end - 1].text[:1].isupper())
            if first == "weather":
                readings = {"state": "worn"}
            if readings:
                return self.item(at, end, **readings)
        if end - at > 1 and tokens[at + 1].joined:
            piece = self.readings(last, name=tokens[end - 1].text[:1].isupper())
            if "noun" in piece:
                return None
            return self.item(
                at, end, adj=hyphened, **{k: v for k, v in piece.items() if k in {"state", "shape", "pattern"}}
            )
        return None

    def known(self, whole: str, at: int, end: int) -> Item | None:
        """A compound that the library or one of our tables has as it stands."""
        readings: dict[str, Any] = {}
        for form in (whole.replace(" ", "-"), whole, whole.replace(" ", "")):
            readings |= {k: v for k, v in self.tables(form).items() if k not in readings}
        kinds = self.words.kinds(whole) or self.words.kinds(whole.replace(" ", ""))
        if kinds:
            readings["noun"] = whole
            readings["kinds"] = kinds
        return self.item(at, end, **readings) if readings else None
