"""The lexical pass: groups tokens into items and lists everything each item could be.

An item keeps all its readings ("orange" is a colour and a fruit); the grammar
picks one by where the item stands.
"""

from __future__ import annotations

from typing import Any

from prompt2mesh.language import adjectives, colors, phrases
from prompt2mesh.language import lexicon as wn
from prompt2mesh.language.compounds import CompoundReader
from prompt2mesh.language.function_words import fixed_phrases
from prompt2mesh.language.item import Item
from prompt2mesh.language.lengths import AXES, read_dimensions, read_length, unit_factor
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import is_plural, possessed_noun, singular
from prompt2mesh.language.numbers import GROUPS, VAGUE, read_number
from prompt2mesh.language.phrases import PIECE_WORDS
from prompt2mesh.language.styles import era_style
from prompt2mesh.language.vocabulary import MAX_PHRASE, adjective_words, normal
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.presets import PRESETS, find_preset

# Families of materials that things are built of; a "ketchup bottle" is not built of ketchup.
_YEARS = range(1700, 2035)
_LIVING = frozenset({"animals", "plants", "food", "creatures"})
_BUILT_OF = frozenset({"wood", "metal", "stone", "glass", "ceramic", "fabric", "fur", "plastic", "paint", "paper"})


class Lexer(CompoundReader):
    """Reads tokens into items, the longest match first."""

    def items(self) -> list[Item]:
        """All items, covering every token once."""
        found: list[Item] = []
        at = 0
        while at < len(self.tokens):
            item = self._at(at)
            found.append(item)
            at = item.end
        return found

    def _at(self, at: int) -> Item:
        token = self.tokens[at]
        match token.kind:
            case "quoted":
                return self.item(at, at + 1, text=token.text[1:-1])
            case "hex":
                return self.item(at, at + 1, color=colors.from_code(token.text))
            case _:
                pass
        named = self._library_phrase(at)
        for reader in (
            self._switch,
            self._die,
            self._fixed,
            self._era,
            self._measure,
            self._number,
            self.compound,
            self._words,
        ):
            item = reader(at)
            if item is not None:
                # "a double-decker bus", "an eight ball": the library's own longer name.
                return named if named is not None and named.end > item.end and not item.has("framing") else item
        return self._single(at)

    def _library_phrase(self, at: int) -> Item | None:
        """The longest name of the library, of several words, that starts here."""
        for length in range(min(MAX_PHRASE, len(self.tokens) - at), 1, -1):
            if all(t.kind in {"word", "number"} for t in self.tokens[at : at + length]):
                item = self._library_item(at, length)
                if item is not None:
                    return item
        return None

    def _switch(self, at: int) -> Item | None:
        """As in "::2", "--ar 16:9": weights and switches of other tools, which ask for nothing of the thing."""
        tokens = self.tokens
        text = "".join(t.text for t in tokens[at : at + 2])
        if text == "::" and at + 2 < len(tokens) and tokens[at + 2].kind == "number":
            return self.item(at, at + 3, framing=True)
        if text == "--" and at + 2 < len(tokens) and tokens[at + 2].kind == "word" and tokens[at + 1].glued:
            end = at + 3
            while end < len(tokens) and (tokens[end].kind == "number" or tokens[end].text in {":", "."}):
                end += 1
            return self.item(at, end, framing=True)
        return None

    def _die(self, at: int) -> Item | None:
        """As in "a D20": a die with so many sides."""
        tokens = self.tokens
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if tokens[at].low != "d" or following is None or following.kind != "number" or not following.glued:
            return None
        if following.text not in {"4", "6", "8", "10", "12", "20", "100"}:
            return None
        sides = self.item(at, at + 2, part=("side", int(following.text), None))
        if at + 2 < len(tokens) and self.words.kinds("die") == self.words.kinds(tokens[at + 2].low):
            return sides
        return self.item(at, at + 2, noun="die", kinds=self.words.kinds("die"), swallowed=sides)

    def _era(self, at: int) -> Item | None:
        """As in "1950s", "18th-century": a time, and so a style."""
        tokens = self.tokens
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "number" and token.text.isdigit() and following is not None:
            value = int(token.text)
            if following.low == "s" and following.glued and value % 10 == 0:
                year = value if value > 100 else 1900 + value
                return self.item(at, at + 2, style=era_style(year)) if year in range(1000, 2101) else None
            plural = following.kind == "word" and is_plural(following.low)
            if value in _YEARS and following.kind == "word" and not plural and unit_factor(following) is None:
                return self.item(at, at + 1, style=era_style(value))  # a 1969 Mustang
            if following.low in {"st", "nd", "rd", "th"} and following.glued:
                century = at + 2 < len(tokens) and tokens[at + 2].low == "century"
                if century and 1 <= value <= 21:
                    return self.item(at, at + 3, style=era_style(value * 100 - 50))
        return None

    def _fixed(self, at: int) -> Item | None:
        """Framing, relations, "made of", "saying"... as fixed phrases."""
        table = fixed_phrases()
        for length in range(min(8, len(self.tokens) - at), 1, -1):
            tag = table.get(self.phrase(at, length))
            if tag is not None:
                return self.item(at, at + length, **{tag[0]: tag[1]})
        return None

    def _measure(self, at: int) -> Item | None:
        """A size: "60 cm tall", "1.2 m x 60 cm", "diameter of 10 cm", "10 cm in diameter"."""
        tokens = self.tokens
        dimensions = read_dimensions(tokens, at)
        if dimensions is not None:
            return self.item(at, at + dimensions[1], dims=dimensions[0])
        length = read_length(tokens, at)
        if length is not None:
            end = at + length.used
            after = end
            while after < len(tokens) and tokens[after].low in {"in", "of"} and after == end:
                after += 1
            if after < len(tokens) and tokens[after].low in AXES:
                return self.item(at, after + 1, length=(AXES[tokens[after].low], length.value))
            return self.item(at, end, length=(None, length.value))
        if tokens[at].low in AXES:
            after = at + 1
            while after < len(tokens) and tokens[after].low in {"of", "is", "=", ":", "about", "around"}:
                after += 1
            length = read_length(tokens, after)
            if length is not None:
                return self.item(at, after + length.used, length=(AXES[tokens[at].low], length.value))
        return None

    def _number(self, at: int) -> Item | None:
        tokens = self.tokens
        sign = 1
        start = at
        if (tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].glued) or tokens[at].low in {
            "minus",
            "negative",
        }:
            sign, start = -1, at + 1
        number = read_number(tokens, start)
        if number is None:
            return None
        end = start + number[1]
        if end < len(tokens) and tokens[end].joined and tokens[end].kind == "word":
            word = tokens[end].low
            known = self.known(self.phrase(at, end + 1 - at), at, end + 1)
            if known is not None and known.has("own", "kinds"):
                return known
            if word.endswith("ed") and len(word) > 3:  # three-legged, one-eyed
                return self.item(at, end + 1, part=(possessed_noun(word), int(number[0]), None))
            if word in {
                "sided",
                "story",
                "storey",
                "tier",
                "piece",
                "seater",
                "door",
                "string",
                "point",
                "drawer",
                "seat",
            } or (lexicon().find(word) and not self._unit(word)):
                return self.item(at, end + 1, part=(singular(word), int(number[0]), None))
        if end < len(tokens) and tokens[end].text == "%":
            return self.item(at, end + 1, percent=sign * number[0])
        item = self.item(at, end, number=sign * number[0])
        if tokens[at].low == "one":
            item.tags["pron"] = True
        return item

    @staticmethod
    def _unit(word: str) -> bool:
        return word in AXES

    def _words(self, at: int) -> Item | None:
        """Phrases of several words: nouns of the library or the dictionary, materials, colours."""
        longest = min(MAX_PHRASE, len(self.tokens) - at)
        for length in range(longest, 1, -1):
            if any(t.kind not in {"word", "number"} for t in self.tokens[at : at + length]):
                continue
            phrase = self.phrase(at, length)
            item = self._phrase_item(at, length, phrase)
            if item is not None:
                return item
        return None

    def _library_item(self, at: int, length: int) -> Item | None:
        """A name of the library as one item; what its first word says of the thing is kept beside it."""
        phrase = self.phrase(at, length)
        kinds = self.words.kinds(phrase)
        first = self.tokens[at].low
        if not kinds or (first in PIECE_WORDS and self.tokens[at + 1].low == "of"):
            return None
        item = self.item(at, at + length, noun=normal(phrase), kinds=kinds, plural=self._plural(at + length - 1))
        tail = self.words.kinds(self.phrase(at + 1, length - 1))
        if tail and tail[0] == kinds[0]:
            said = self._said_of(first, self.words.assets[kinds[0]], phrase)
            if said:
                item.tags["swallowed"] = self.item(at, at + 1, **said)
        return item

    def _said_of(self, word: str, asset: Asset, phrase: str) -> dict[str, Any]:
        """What the first word of a name ("wooden door", "grand piano") asks of the thing, if anything."""
        tables = self.tables(word)
        if word in asset.words[0].lower().split():
            return {}  # a magic staff is called so
        if tables.get("own") in adjective_words(asset):
            return {"own": tables["own"]}
        preset = PRESETS.get(str(tables.get("material")))
        if asset.family == "food" and preset is not None and preset.family == "food" and word not in asset.words[0]:
            return {"material": preset.name}  # a chocolate cake
        usual = lexicon().find(normal(phrase)) is not None
        if usual and (asset.family in _LIVING or tables.get("material") in {None, "paper"}):
            return {}  # a blue whale is not blue, a paper clip of no paper
        if asset.family in _LIVING:
            return {"color": tables["color"]} if colors.plain(word) and "color" in tables else {}
        preset = PRESETS.get(str(tables.get("material")))
        if preset is not None and preset.family not in _BUILT_OF:
            return {}
        return {
            k: v for k, v in tables.items()
            if k in {"material", "style"} or (k == "color" and not usual and (colors.plain(word) or preset is not None))
        }  # fmt: skip

    def _overlapped(self, at: int, length: int) -> bool:
        """Whether a name of the library starts inside these words and ends behind them."""
        for start in range(at + 1, at + length):
            longest = min(MAX_PHRASE, len(self.tokens) - start)
            for size in range(longest, at + length - start, -1):
                if all(t.kind == "word" for t in self.tokens[start : start + size]) and self.words.kinds(
                    self.phrase(start, size)
                ):
                    return True
        return False

    def _pieces(self, at: int, length: int) -> list[Item]:
        return [self.item(i, i + 1, **self.readings(self.tokens[i].low)) for i in range(at, at + length)]

    def _phrase_item(self, at: int, length: int, phrase: str) -> Item | None:
        named = self._library_item(at, length)
        if named is not None:
            return named
        tables = self.tables(phrase.replace(" ", "-")) | self.tables(phrase)
        if phrase in self.words.adjectives or tables.keys() & {"size", "style", "pattern", "state"}:
            return self.item(at, at + length, **tables, pieces=self._pieces(at, length))
        first = self.tokens[at].low
        if self._overlapped(at, length):
            return None
        if (
            length == 2
            and first in adjectives.PATTERNS
            and self.tokens[at + 1].low in {"print", "pattern", "patterned", "printed", "design", "patterns"}
        ):
            return self.item(at, at + 2, pattern=adjectives.PATTERNS[first])
        followed_by_noun = length == 2 and self.words.kinds(self.tokens[at + 1].low)
        preset = find_preset(phrase)
        color = colors.color_of(phrase)
        if color and not colors.plain(self.tokens[at + length - 1].low) and self._is_food(phrase):
            color = None
        if (preset or color) and not (followed_by_noun and not color):
            tags: dict[str, Any] = {"material": preset.name} if preset else {}
            if color and (not followed_by_noun or colors.plain(self.tokens[at + length - 1].low)):
                tags["color"] = color
            if tags:
                return self.item(at, at + length, **tags)
        if first in phrases.DETERMINERS or first in phrases.RELATIONS or first in GROUPS or first in VAGUE:
            return None
        entry = lexicon().find(normal(phrase))
        if entry and any(lexicon().lexfile(s.synset) in wn.THINGS for s in entry.nouns[:3]):
            last = self.tokens[at + length - 1].low
            own = self.readings(first)
            # "red fox" with fox in the library reads as a red fox; a "golden thread" is no plant.
            inside = self._is_a(entry, last)
            adjectival = {"color", "material", "size", "state", "own", "opinion", "style", "pattern", "shape"}
            if "kinds" in own and "adj" not in own:
                adjectival.discard("own")  # a cookie cutter
            described = bool(set(own) & adjectival)
            if (inside and self.words.kinds(last)) or (described and not inside and length == 2):
                return None
            return self.item(
                at, at + length, noun=normal(phrase), plural=self._plural(at + length - 1),
                pieces=self._pieces(at, length),
            )  # fmt: skip
        return None

    @staticmethod
    def _is_a(entry: wn.Entry, noun: str) -> bool:
        """Whether the first meaning of an entry lies below a meaning of the noun."""
        above = lexicon().find(singular(noun))
        if above is None or not entry.nouns:
            return False
        chain = lexicon().ancestors(entry.nouns[0].synset)
        return any(s.synset in chain for s in above.nouns)

    @staticmethod
    def _is_food(phrase: str) -> bool:
        entry = lexicon().find(phrase)
        return entry is not None and any(lexicon().lexfile(s.synset) == wn.FOOD for s in entry.nouns[:2])

    def _plural(self, at: int) -> bool:
        return is_plural(self.tokens[at].low)

    def _single(self, at: int) -> Item:
        token = self.tokens[at]
        if token.kind == "mark":
            tag = {",": "comma", ";": "comma", "&": "and", "+": "and", ".": "end", "!": "end", "?": "end", ":": "comma"}
            return self.item(at, at + 1, **{tag.get(token.text, "symbol"): True})
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.low in phrases.TEXT_PHRASES and following and (following.kind == "quoted" or following.text.isupper()):
            return self.item(at, at + 1, says=True)
        if token.low in phrases.REQUEST_VERBS and self._is_request(at):
            return self.item(at, at + 1, framing=True)
        return self.item(at, at + 1, **self.readings(token.low, name=self._is_name(at)))

    def _is_name(self, at: int) -> bool:
        """Whether a word has a capital that neither its place nor the style of the prompt explains."""
        token = self.tokens[at]
        if (
            at == 0
            or not token.text[:1].isupper()
            or token.text.isupper()
            or self.tokens[at - 1].text in {".", "!", "?"}
        ):
            return False
        return any(t.kind == "word" and len(t.text) > 3 and t.text.islower() for t in self.tokens) or at > 1

    def _is_request(self, at: int) -> bool:
        """Whether a verb that begins a sentence tells us to make something ("generate a cup")."""
        before = self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        opens = (
            before is None or before.text in {".", "!", "?", ",", ":"} or before.low in {"please", "me", "and", "to"}
        )
        return opens and after is not None and (
            after.low in phrases.DETERMINERS or after.low in VAGUE or after.kind == "number"
            or after.low in {"me", "us"}
            or read_number(self.tokens, at + 1) is not None
        )  # fmt: skip
