"""The lexical pass: groups tokens into items and lists everything each item could be.

An item keeps all its readings ("orange" is a colour and a fruit); the grammar
picks one by where the item stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from prompt2mesh.language import adjectives, colors, phrases
from prompt2mesh.language import lexicon as wn
from prompt2mesh.language.lengths import AXES, read_dimensions, read_length
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import is_plural, singular, verb_base
from prompt2mesh.language.numbers import GROUPS, VAGUE, read_number
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import MAX_PHRASE, Vocabulary, normal
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
_COLORED = frozenset("colored coloured hued tinted toned painted tone hue".split())


@dataclass
class Item:
    """Tokens `start`..`end` read as one thing; `tags` maps each possible reading to its value."""

    start: int
    end: int
    text: str
    tags: dict[str, Any] = field(default_factory=dict[str, Any])

    def has(self, *names: str) -> bool:
        """Whether any of the readings is possible."""
        return any(n in self.tags for n in names)

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


class Lexer:
    """Reads tokens into items, the longest match first."""

    def __init__(self, tokens: list[Token], plain: str, words: Vocabulary) -> None:
        """Keep what every match looks at."""
        self.tokens, self.plain, self.words = tokens, plain, words

    def items(self) -> list[Item]:
        """All items, covering every token once."""
        found: list[Item] = []
        at = 0
        while at < len(self.tokens):
            item = self._at(at)
            found.append(item)
            at = item.end
        return found

    def _item(self, start: int, end: int, /, **tags: Any) -> Item:
        return Item(start, end, self.plain[self.tokens[start].start : self.tokens[end - 1].end], tags)

    def _phrase(self, at: int, length: int) -> str:
        return " ".join(t.low for t in self.tokens[at : at + length])

    def _at(self, at: int) -> Item:
        token = self.tokens[at]
        match token.kind:
            case "quoted":
                return self._item(at, at + 1, text=token.text[1:-1])
            case "hex":
                return self._item(at, at + 1, color=colors.from_code(token.text))
            case _:
                pass
        for reader in (self._fixed, self._measure, self._number, self._compound, self._words):
            item = reader(at)
            if item is not None:
                return item
        return self._single(at)

    def _fixed(self, at: int) -> Item | None:
        """Framing, relations, "made of", "saying"... as fixed phrases."""
        table = _fixed_phrases()
        for length in range(min(6, len(self.tokens) - at), 1, -1):
            tag = table.get(self._phrase(at, length))
            if tag is not None:
                return self._item(at, at + length, **{tag[0]: tag[1]})
        return None

    def _measure(self, at: int) -> Item | None:
        """A size: "60 cm tall", "1.2 m x 60 cm", "diameter of 10 cm", "10 cm in diameter"."""
        tokens = self.tokens
        dimensions = read_dimensions(tokens, at)
        if dimensions is not None:
            return self._item(at, at + dimensions[1], dims=dimensions[0])
        length = read_length(tokens, at)
        if length is not None:
            end = at + length.used
            after = end
            while after < len(tokens) and tokens[after].low in {"in", "of"} and after == end:
                after += 1
            if after < len(tokens) and tokens[after].low in AXES:
                return self._item(at, after + 1, length=(AXES[tokens[after].low], length.value))
            return self._item(at, end, length=(None, length.value))
        if tokens[at].low in AXES:
            after = at + 1
            while after < len(tokens) and tokens[after].low in {"of", "is", "=", ":", "about", "around"}:
                after += 1
            length = read_length(tokens, after)
            if length is not None:
                return self._item(at, after + length.used, length=(AXES[tokens[at].low], length.value))
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
            if word.endswith("ed") and len(word) > 4:  # three-legged
                return self._item(at, end + 1, part=(_ed_noun(word), int(number[0]), None))
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
                return self._item(at, end + 1, part=(singular(word), int(number[0]), None))
        if end < len(tokens) and tokens[end].text == "%":
            return self._item(at, end + 1, percent=sign * number[0])
        item = self._item(at, end, number=sign * number[0])
        if tokens[at].low == "one":
            item.tags["pron"] = True
        return item

    @staticmethod
    def _unit(word: str) -> bool:
        return word in AXES

    def _compound(self, at: int) -> Item | None:  # noqa: PLR0912 - one branch a form
        """Hyphenated compounds: "heart-shaped", "leather-bound", "green-spined", "rainbow-colored"."""
        tokens = self.tokens
        end = at + 1
        while end < len(tokens) and tokens[end].joined:
            end += 1
        shaped = end < len(tokens) and tokens[end].low in {"shaped", "colored", "coloured"} and end == at + 1
        shaped = shaped and not (end + 1 < len(tokens) and tokens[end + 1].low in {"like", "as"})
        if end == at + 1 and not shaped:
            return None
        if shaped and end == at + 1:
            end += 1
        whole = self._phrase(at, end - at)
        hyphened = whole.replace(" ", "-")
        known = self._known(whole, hyphened, at, end)
        if known is not None:
            return known
        first, last = " ".join(t.low for t in tokens[at : end - 1]), tokens[end - 1].low
        if last == "shaped":
            return self._item(at, end, shape=adjectives.SHAPES.get(first, first), shape_noun=first)
        if last in _COLORED:
            color = color_of(first)
            tags: dict[str, Any] = {"color": color} if color else {"adj": first}
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
                tags = {"opinion": whole}
            return self._item(at, end, **tags)
        preset = find_preset(first)
        if last in _JOINED_MATERIAL and preset is not None:
            return self._item(at, end, material=preset.name, role=_JOINED_MATERIAL[last])
        if last in {"covered", "coated", "streaked", "splattered", "stained", "beaten", "dusted", "capped"}:
            for form in (f"{first}y", f"{first}ed", f"{first}{first[-1]}ed"):
                if form in adjectives.STATES:
                    return self._item(at, end, state=adjectives.STATES[form])
        if last.endswith("ed") and len(last) > 4:
            noun = _ed_noun(last)
            book = lexicon().find(noun)
            if (
                book
                and book.nouns
                and first not in {"well", "self", "hand", "half", "non", "un", "re", "over", "machine"}
            ):
                attribute = Item(at, end - 1, first, self._readings(first))
                if attribute.has("color", "material", "size", "state", "shape", "pattern", "adj"):
                    return self._item(at, end, part=(noun, None, attribute), adj=hyphened)
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
            readings = self._readings(last)
            if first == "weather":
                readings = {"state": "worn"}
            if readings:
                return self._item(at, end, **readings)
        if end - at > 1 and tokens[at + 1].joined:
            piece = self._readings(last)
            if "noun" in piece:
                return None
            return self._item(
                at, end, adj=hyphened, **{k: v for k, v in piece.items() if k in {"state", "shape", "pattern"}}
            )
        return None

    def _known(self, whole: str, hyphened: str, at: int, end: int) -> Item | None:
        readings: dict[str, Any] = {}
        for form in (hyphened, whole, whole.replace(" ", "")):
            readings |= {k: v for k, v in self._tables(form).items() if k not in readings}
        kinds = self.words.kinds(whole) or self.words.kinds(whole.replace(" ", ""))
        if kinds:
            readings["noun"] = whole
            readings["kinds"] = kinds
        return self._item(at, end, **readings) if readings else None

    def _words(self, at: int) -> Item | None:
        """Phrases of several words: nouns of the library or the dictionary, materials, colours."""
        longest = min(MAX_PHRASE, len(self.tokens) - at)
        for length in range(longest, 1, -1):
            if any(t.kind not in {"word", "number"} for t in self.tokens[at : at + length]):
                continue
            phrase = self._phrase(at, length)
            item = self._phrase_item(at, length, phrase)
            if item is not None:
                return item
        return None

    def _phrase_item(self, at: int, length: int, phrase: str) -> Item | None:
        kinds = self.words.kinds(phrase)
        if kinds:
            return self._item(at, at + length, noun=normal(phrase), kinds=kinds, plural=self._plural(at + length - 1))
        if phrase in self.words.adjectives:
            return self._item(at, at + length, own=phrase)
        first = self.tokens[at].low
        if phrase in {"life size", "full size", "low poly", "art deco", "tie dyed", "polka dot", "polka dots"}:
            tables = self._tables(phrase) or self._tables(phrase.replace(" ", "-"))
            if tables:
                return self._item(at, at + length, **tables)
        if (
            length == 2
            and first in adjectives.PATTERNS
            and self.tokens[at + 1].low in {"print", "pattern", "patterned", "printed", "design", "patterns"}
        ):
            return self._item(at, at + 2, pattern=adjectives.PATTERNS[first])
        followed_by_noun = length == 2 and self.words.kinds(self.tokens[at + 1].low)
        preset = find_preset(phrase)
        color = color_of(phrase)
        if color and not colors.plain(self.tokens[at + length - 1].low) and self._is_food(phrase):
            color = None
        if (preset or color) and not (followed_by_noun and not color):
            tags: dict[str, Any] = {"material": preset.name} if preset else {}
            if color and (not followed_by_noun or colors.plain(self.tokens[at + length - 1].low)):
                tags["color"] = color
            if tags:
                return self._item(at, at + length, **tags)
        if first in phrases.DETERMINERS or first in phrases.RELATIONS or first in GROUPS or first in VAGUE:
            return None
        entry = lexicon().find(normal(phrase))
        if entry and any(lexicon().lexfile(s.synset) in wn.THINGS for s in entry.nouns[:3]):
            last = self.tokens[at + length - 1].low
            own = self._readings(first)
            # "red fox" with fox in the library reads as a red fox; a "golden thread" is no plant.
            inside = self._is_a(entry, last)
            described = bool(
                set(own) & {"color", "material", "size", "state", "own", "opinion", "style", "pattern", "shape"}
            )
            if (inside and self.words.kinds(last)) or (described and not inside and length == 2):
                return None
            return self._item(at, at + length, noun=normal(phrase), plural=self._plural(at + length - 1))
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
            return self._item(at, at + 1, **{tag.get(token.text, "symbol"): True})
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.low in phrases.TEXT_PHRASES and following and (following.kind == "quoted" or following.text.isupper()):
            return self._item(at, at + 1, says=True)
        return self._item(at, at + 1, **self._readings(token.low))

    def _readings(self, word: str) -> dict[str, Any]:
        """Everything one word could be."""
        tags: dict[str, Any] = dict(_function_tags(word))
        if tags and not tags.keys() & {"rel", "group", "vague"}:
            return tags
        tags |= self._tables(word)
        kinds = self.words.kinds(word)
        base = singular(word)
        entry = lexicon().find(word) or (lexicon().find(base) if base != word else None)
        if kinds:
            tags["noun"], tags["kinds"] = base, kinds
        elif entry and entry.nouns:
            tags["noun"] = base
        if "noun" in tags and base != word:
            tags["plural"] = True
        if entry and entry.adjectives:
            tags.setdefault("adj", word)
        if entry and entry.adverb >= 0 and not entry.nouns and not entry.adjectives:
            tags.setdefault("adverb", word)
        verb = verb_base(word)
        if verb is not None and not (entry and word == base and entry.verb < 0 and not word.endswith(("ing", "ed"))):
            tags["verb"] = verb
            if word.endswith(("ing", "ed")):
                tags.setdefault("adj", word)
        for irregular, root in _IRREGULAR_VERBS.items():
            if word == irregular:
                tags["verb"] = root
        if word in phrases.VERBS or word in phrases.POSES:
            tags.setdefault("base_verb", word)
        if not tags:
            tags = self._guess(word)
        return tags

    def _guess(self, word: str) -> dict[str, Any]:
        """A word no dictionary has: a possessive, a closed compound ("smartphone") or a misspelling."""
        if word.endswith("'s") and len(word) > 3:
            return self._readings(word[:-2])
        if not word.isalpha() or len(word) < 5:
            return {"unknown": word}
        for split in range(3, len(word) - 3):
            first, tail = word[:split], word[split:]
            entry = lexicon().find(singular(tail))
            if len(tail) >= 4 and entry and entry.nouns and (lexicon().find(first) or lexicon().find(singular(first))):
                return (
                    {"noun": singular(tail), "plural": is_plural(tail)}
                    if not self.words.kinds(tail)
                    else {
                        "noun": singular(tail),
                        "kinds": self.words.kinds(tail),
                        "plural": is_plural(tail),
                        "spelled": tail,
                    }
                )
        for candidate in _one_edit(word):
            kinds = self.words.kinds(candidate)
            if kinds:
                return {
                    "noun": singular(candidate),
                    "kinds": kinds,
                    "spelled": candidate,
                    "plural": is_plural(candidate),
                }
        for candidate in _one_edit(word):
            entry = lexicon().find(candidate)
            if entry and (entry.noun_seen or entry.adjective_seen or (entry.nouns and len(word) > 6)):
                return {**self._readings(candidate), "spelled": candidate}
        return {"unknown": word, "noun": word}

    def _tables(self, word: str) -> dict[str, Any]:
        tags: dict[str, Any] = {}
        if word in self.words.adjectives:
            tags["own"] = word
        color = color_of(word)
        if color:
            tags["color"] = color
        preset = find_preset(word)
        if preset:
            tags["material"] = preset.name
        for name, table in (
            ("size", adjectives.SIZES),
            ("state", adjectives.STATES),
            ("shape", adjectives.SHAPES),
            ("pattern", adjectives.PATTERNS),
            ("style", adjectives.STYLES),
        ):
            if word in table:
                tags[name] = word if name == "size" else table[word]
        if word in adjectives.OPINIONS:
            tags["opinion"] = word
        if word in colors.MODIFIERS:
            tags["modifier"] = word
        if "state" in tags and word not in {"frosted", "woolly"}:
            tags.pop("material", None)
        if word in colors.MANY:
            tags["pattern"] = "rainbow"
        if word in phrases.MAKEOVERS:
            tags["makeover"] = phrases.MAKEOVERS[word]
        return tags


def color_of(phrase: str) -> str | None:
    """The colour a phrase names ("pale sea green"), or None."""
    table = colors.names()
    if phrase in table:
        if " " in phrase or colors.plain(phrase):
            return table[phrase]
        return table[phrase] if _has_color_sense(phrase) else None
    first, _, rest = phrase.partition(" ")
    if rest and first in colors.MODIFIERS:
        inner = color_of(rest)
        return colors.modified(inner, first) if inner else None
    if phrase.endswith("ish"):
        stem = phrase[:-3]
        for form in (stem, stem[:-1], stem + "e"):
            if form in table and colors.plain(form):
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


@lru_cache(maxsize=64)
def _one_edit(word: str) -> tuple[str, ...]:
    """Every string one slip away: a letter missing, swapped, wrong or too many."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = [a + c + b for a, b in cuts for c in letters]
    found += [a + b[1:] for a, b in cuts if b]
    found += [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    found += [a + c + b[1:] for a, b in cuts if b for c in letters]
    return tuple(dict.fromkeys(found))


def _ed_noun(word: str) -> str:
    """The noun of a bahuvrihi: "legged" → leg, "wheeled" → wheel, "spined" → spine, "sided" → side."""
    stem = word[:-2]
    candidates = [stem, stem + "e", word[:-1]]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.insert(0, stem[:-1])
    if stem.endswith("i"):
        candidates.insert(0, stem[:-1] + "y")
    for candidate in candidates:
        entry = lexicon().find(candidate)
        if entry and entry.nouns:
            return candidate
    return stem


_IRREGULAR_VERBS = {
    "sat": "sit",
    "stood": "stand",
    "lying": "lie",
    "laid": "lay",
    "held": "hold",
    "worn": "wear",
    "wore": "wear",
    "ran": "run",
    "hung": "hang",
    "built": "build",
    "bound": "bind",
    "rode": "ride",
    "ridden": "ride",
    "driven": "drive",
    "eaten": "eat",
    "swam": "swim",
    "flew": "fly",
    "blown": "blow",
    "drawn": "draw",
    "cut": "cut",
    "grown": "grow",
    "carrying": "carry",
    "dug": "dig",
    "leant": "lean",
    "made": "make",
    "seen": "see",
    "set": "set",
}


@cache
def _function_tags(word: str) -> dict[str, Any]:
    if word in {"and", "plus"}:
        return {"and": True}
    if word in {"with", "featuring", "having", "has", "have", "including", "incorporating"}:
        return {"with": True}
    if word in phrases.NEGATIONS:
        return {"without": True}
    if word == "of":
        return {"of": True}
    if word in {"or", "but", "then", "also"}:
        return {"and": True}
    if word in phrases.DETERMINERS:
        return {"det": True, "vague": VAGUE["some"]} if word == "some" else {"det": True}
    if word in phrases.PRONOUNS:
        return {"pron": True}
    if word in phrases.STOPPERS:
        return {"stop": True}
    if word in phrases.AUXILIARIES:
        return {"aux": True}
    if word == "not":
        return {"without": True}
    tags: dict[str, Any] = {}
    if word in phrases.RELATIONS:
        tags["rel"] = phrases.RELATIONS[word]
    if word in GROUPS:
        tags["group"] = GROUPS[word]
    if word in VAGUE:
        tags["vague"] = VAGUE[word]
    if word in {
        "to",
        "for",
        "from",
        "about",
        "up",
        "off",
        "than",
        "per",
        "there",
        "here",
        "like",
        "as",
        "if",
        "away",
        "while",
    }:
        tags["glue"] = True
    return tags


@cache
def _fixed_phrases() -> dict[str, tuple[str, Any]]:
    table: dict[str, tuple[str, Any]] = {}

    def put(words: Iterable[str], tag: str, value: int | str | bool = True) -> None:  # noqa: FBT002
        for word in words:
            table[word.replace("-", " ")] = (tag, value)

    put((p for p in phrases.RELATIONS if " " in p), "rel")
    for phrase, kind in phrases.RELATIONS.items():
        if " " in phrase:
            table[phrase] = ("rel", kind)
    put(phrases.SHAPE_PHRASES, "shaped")
    put(phrases.MATERIAL_PHRASES, "made")
    put(phrases.TEXT_PHRASES, "says")
    put(
        (
            p.replace("3d", "3 d").replace("4k", "4 k").replace("8k", "8 k")
            for p in phrases.FRAMING
            if " " in p or p[0].isdigit()
        ),
        "framing",
    )
    put((p for p in phrases.REQUEST if " " in p), "framing")
    put(("dressed as", "dressed up as", "dressed like", "dressed up like", "disguised as"), "dressed", "as")
    put(("dressed in", "dressed up in", "clothed in", "clad in"), "dressed", "in")
    put(("a pair of", "pair of"), "pair", 2)
    put(("a lot of", "lots of", "plenty of"), "vague", 9)
    put(("each other", "one another"), "pron")
    put(
        (
            "in half",
            "in two",
            "into pieces",
            "in pieces",
            "into slices",
            "in slices",
            "into the air",
            "up into the air",
            "all over",
            "wide open",
            "spread wide",
            "at once",
        ),
        "glue",
    )
    return table
