"""Everything one word could be: a noun, an adjective of our tables, a verb, a function word, a misspelling."""

from __future__ import annotations

from typing import Any

from prompt2mesh.language import adjectives, colors, phrases
from prompt2mesh.language.function_words import function_tags
from prompt2mesh.language.lexicon import ARTIFACT, BODY, PLANT, lexicon
from prompt2mesh.language.morphology import IRREGULAR_VERBS, is_plural, singular, transatlantic, verb_base
from prompt2mesh.language.spelling import respelled
from prompt2mesh.language.vocabulary import Vocabulary
from prompt2mesh.mesh.presets import find_preset

# Adjectives that some preset lists and that say nothing of stuff before a noun.
_NO_STUFF = frozenset(
    {"electric", "magic", "magical", "hexagonal", "sea", "salt", "squash", "desert", "down", "asteroid"}
)
_LACKED = frozenset({ARTIFACT, BODY, PLANT})


class WordReader:
    """Reads single words against the library, the tables and the dictionary."""

    def __init__(self, words: Vocabulary) -> None:
        """Keep what every word is looked up in."""
        self.words = words

    def readings(self, word: str, *, name: bool = False, guess: bool = True) -> dict[str, Any]:
        """Everything one word could be.

        Args:
            word: Lower case.
            name: Written with a capital, so no misspelling.
            guess: Whether to try other spellings of a word nobody knows.
        """
        tags: dict[str, Any] = dict(function_tags(word))
        if tags and not tags.keys() & {"rel", "group", "vague"}:
            return tags
        tags |= self.tables(word)
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
        for irregular, root in IRREGULAR_VERBS.items():
            if word == irregular:
                tags["verb"] = root
        if word in phrases.VERBS or word in phrases.POSES:
            tags.setdefault("base_verb", word)
        lacking = self._lacking(word)
        if lacking and "own" not in tags:
            tags["part"] = (lacking, 0, None)
        if not tags and guess:
            tags = self._guess(word, name=name)
        return tags or {"unknown": word}

    @staticmethod
    def _lacking(word: str) -> str:
        """The part an adjective in "-less" denies ("legless": leg), or nothing ("timeless")."""
        if not word.endswith("less") or len(word) < len("less") + 3:
            return ""
        noun = word.removesuffix("less")
        entry = lexicon().find(noun)
        usual = entry.nouns[:2] if entry else ()
        return noun if any(lexicon().lexfile(s.synset) in _LACKED for s in usual) else ""

    def _guess(self, word: str, *, name: bool) -> dict[str, Any]:
        """A word no dictionary has: a possessive, another spelling, a closed compound or a misspelling."""
        if word.endswith("'s") and len(word) > 3:
            return self.readings(word[:-2], name=name)
        for variant in transatlantic(word):
            tags = self.tables(variant)
            if self.words.kinds(variant) or tags or lexicon().find(singular(variant)):
                return self.readings(variant, guess=False)
        compound = self._closed_compound(word)
        if compound.get("kinds"):
            return compound
        spelled = None if name else respelled(word, self.words)
        if spelled is not None:
            return {**self.readings(spelled, guess=False), "spelled": spelled}
        return compound or {"unknown": word, **({"noun": word} if word.isalpha() and len(word) > 3 else {})}

    def _closed_compound(self, word: str) -> dict[str, Any]:
        """As in "shopfront", "moonbase": two nouns written as one."""
        book = lexicon()
        for split in range(3, len(word) - 3):
            first, tail = word[:split], word[split:]
            end, start = book.find(singular(tail)), book.find(first) or book.find(singular(first))
            if end and end.noun_seen > 0 and start and start.noun_seen > 0:
                kinds = self.words.kinds(tail)
                found: dict[str, Any] = {"noun": singular(tail), "plural": is_plural(tail), "tail": tail}
                return {**found, "kinds": kinds} if kinds else found
        return {}

    def tables(self, word: str) -> dict[str, Any]:
        """The readings of a word or fixed phrase by our tables of adjectives, colours and materials."""
        tags: dict[str, Any] = {}
        if word in self.words.adjectives:
            tags["own"] = word
        color = colors.color_of(word)
        if color:
            tags["color"] = color
        preset = find_preset(word)
        if preset and word not in _NO_STUFF:
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
        if word in adjectives.COMPARATIVES:
            tags["comparative"] = word
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
