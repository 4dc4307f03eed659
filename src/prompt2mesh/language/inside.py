"""The many meanings of "in": in red letters, in marble, in a pot of its own, in armour, in art deco style."""

from __future__ import annotations

from prompt2mesh.language.comparing import CompareReader
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.noun_phrases import Phrase
from prompt2mesh.language.vocabulary import part_nouns

POSSESSIVES = frozenset({"its", "his", "her", "their"})
PATTERN_WORDS = frozenset({"pattern", "patterns", "print", "design", "designs"})
# Nouns that only carry what is said of the thing ("with a twisted shape", "in art deco style").
ASPECTS = PATTERN_WORDS | {"shape", "form", "look", "style", "finish", "texture", "appearance", "silhouette"}


class InsideReader(CompareReader):
    """Reads what stands behind "in" where it is no place."""

    def _inside(self, at: int, subjects: list[Draft]) -> int:
        """Reads "in X" as something of the subject; returns the item after, or `at` where X is a place."""
        phrase = self.peek(at + 1)
        if phrase is None:
            return at
        if self._same_again(phrase, subjects[-1]) or self._is_stuff(phrase):
            self.mark(self.items[at], "grammar")
            phrase = self.noun_phrase(at + 1)
            assert phrase is not None
            again = self._same_again(phrase, subjects[-1])
            for item in (*phrase.modifiers, *([phrase.head] if phrase.head and not again else []), *phrase.after):
                for subject in subjects:
                    self.take(subject, item)
            if again and phrase.head is not None:
                self.mark(phrase.head, "object")
            return phrase.end
        if self._comes_with(phrase, subjects[-1]):
            self.mark(self.items[at], "grammar")  # a knight in shining armour, a bonsai in a blue pot
            phrase = self.noun_phrase(at + 1)
            assert phrase is not None
            self.read_part(phrase, subjects)
            return phrase.end
        return self._in_a_style(at, subjects)

    @staticmethod
    def _same_again(phrase: Phrase, subject: Draft) -> bool:
        """As in "the word LOVE in red letters": the same thing once more."""
        own = subject.resolution.kind
        return phrase.head is not None and own is not None and own in phrase.head.tags.get("kinds", ())

    @staticmethod
    def _is_stuff(phrase: Phrase) -> bool:
        """As in "in white marble", "in red": a stuff or a colour, and not things of that name."""
        head = phrase.head
        if phrase.determined:
            return False
        return head is None or (
            head.has("material", "color", "pattern") and not (head.has("kinds") and head.tags.get("plural"))
        )

    def _comes_with(self, phrase: Phrase | None, subject: Draft) -> bool:
        """Whether the thing itself can have what it is said to be in: a flag of its own, or a plant's pot."""
        asset = self.words.assets.get(subject.resolution.kind or "")
        if asset is None or phrase is None or phrase.head is None or not self.is_part(phrase, subject):
            return False
        noun = str(phrase.head.tags.get("noun"))
        flags = {w.lower() for p in asset.parameters if p.parameter.unit == "flag" for w in p.words}
        return not phrase.head.has("kinds") or noun in flags or (
            asset.family == "plants" and noun in part_nouns(asset.kind)
        )  # fmt: skip

    def _is_worn(self, at: int, subject: Draft) -> bool:
        """As in "a squirrel in a leather jacket": a creature in clothes."""
        wearer = self.words.assets.get(subject.resolution.kind or "")
        phrase = self.peek(at)
        if wearer is None or wearer.category != "creature" or phrase is None or phrase.head is None:
            return False
        saved = list(self.roles)
        worn = self.words.assets.get(self._resolve(phrase)[0].kind or "")
        self.roles = saved
        return worn is not None and worn.category == "clothing"

    def _in_a_style(self, at: int, subjects: list[Draft]) -> int:
        """As in "in art deco style", "in a glossy finish": only what describes the noun says something."""
        phrase = self.peek(at + 1)
        if phrase is None or phrase.head is None or phrase.head.low not in ASPECTS or not phrase.modifiers:
            return at
        self.mark(self.items[at], "grammar")
        phrase = self.noun_phrase(at + 1)
        assert phrase is not None
        assert phrase.head is not None
        for modifier in phrase.modifiers:
            for subject in subjects:
                self.take(subject, modifier)
        self.mark(phrase.head, "grammar")
        return phrase.end
