"""Which kind of the library a noun phrase means: by its words together, by its modifiers, or by the dictionary."""

from __future__ import annotations

from prompt2mesh.language import meaning, phrases
from prompt2mesh.language.brief import Resolution
from prompt2mesh.language.item import Item
from prompt2mesh.language.lexicon import BODY, lexicon
from prompt2mesh.language.meaning import is_below
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.noun_phrases import NounPhraseReader, Phrase
from prompt2mesh.language.part_names import part_called
from prompt2mesh.language.vocabulary import adjective_words

Found = tuple[Resolution, tuple[str, ...], list[Item]]


class KindReader(NounPhraseReader):
    """Resolves noun phrases to kinds; what of the modifiers was no part of the name remains a modifier."""

    def _resolve(self, phrase: Phrase) -> Found:
        """The kind of a noun phrase, all candidate kinds, and the modifiers that remain modifiers."""
        head = phrase.head
        assert head is not None
        modifiers = list(phrase.modifiers)
        return (
            self._joined(head, modifiers)
            or self._by_modifier(phrase, head, modifiers)
            or self._by_name(head, modifiers)
            or self._by_likeness(phrase, head, modifiers)
            or self._by_meaning(head, modifiers)
            or self._by_owner(phrase, head, modifiers)
            or (Resolution(how="none"), (), modifiers)
        )

    def _joined(self, head: Item, modifiers: list[Item]) -> Found | None:
        """A name of the library that is spread over several items."""
        for take in range(min(3, len(modifiers)), 0, -1):
            joined = " ".join([*(m.low for m in modifiers[-take:]), head.low])
            kinds = self.words.kinds(joined)
            if kinds and not (head.has("kinds") and head.tags["kinds"][0] == kinds[0]):
                for used in modifiers[-take:]:
                    self.mark(used, "object")
                return self._found(joined, kinds), kinds, modifiers[:-take]
        return None

    def _by_modifier(self, phrase: Phrase, head: Item, modifiers: list[Item]) -> Found | None:
        """Where the word before the noun names the thing: "an orchid flower", "a lemon wedge"."""
        whole = next((m for m in reversed(modifiers) if m.has("kinds")), None)
        if whole is None:
            return None
        form = str(head.tags["noun"])
        found, kinds = self._found(whole.low, whole.tags["kinds"]), whole.tags["kinds"]
        left = [m for m in modifiers if m is not whole]
        if form in phrases.BLENDS or self._is_scene(whole, form) or self._says_it_better(whole, modifiers, form):
            self.mark(whole, "object")
            if form in phrases.BLENDS:
                found = _example(found.kind, whole.low)
            phrase.named = whole
            return found, kinds, left
        young = form in phrases.YOUNG and self.words.assets[kinds[0]].category == "creature"
        if young and not whole.has("adj"):
            self.mark(whole, "object")  # a golden retriever puppy
            phrase.named = whole
            return _example(found.kind, whole.low), kinds, left
        if head.has("kinds") and form in phrases.PIECES and self._comes_in(whole, form):
            self.mark(whole, "object")
            phrase.piece = head
            return found, kinds, left
        return None

    def _by_name(self, head: Item, modifiers: list[Item]) -> Found | None:
        if not head.has("kinds"):
            return None
        said = str(head.tags.get("spelled") or head.tags.get("tail") or head.low)
        return self._found(said, head.tags["kinds"]), head.tags["kinds"], modifiers

    def _by_likeness(self, phrase: Phrase, head: Item, modifiers: list[Item]) -> Found | None:
        """Where the noun is a likeness, a piece or no thing: "a corgi figurine", "a lemon slice", "a cat selfie"."""
        noun = str(head.tags["noun"])
        likeness = noun in phrases.REPRESENTATIONS or noun in phrases.PIECES
        if not likeness and not meaning.is_abstract(noun):
            return None
        known = [m for m in reversed(modifiers) if m.has("kinds")]
        living = (m for m in known if self.words.assets[m.tags["kinds"][0]].category == "creature")
        inner = next(living, known[0] if known else None)
        if inner is None:
            return None
        self.mark(inner, "object")
        phrase.named = inner
        if noun in phrases.PIECE_WORDS:
            phrase.piece = head
        found = self._found(inner.low, inner.tags["kinds"])
        left = [m for m in modifiers if m is not inner]
        return (found if likeness else _example(found.kind, inner.low)), inner.tags["kinds"], left

    def _by_meaning(self, head: Item, modifiers: list[Item]) -> Found | None:
        noun = str(head.tags["noun"])
        near = meaning.nearest(noun)
        if not near and " " in noun:
            last = noun.rsplit(" ", 1)[1]
            kinds = self.words.kinds(last)
            if kinds and meaning.is_a(noun, kinds[0]):  # a cookie cutter is no boat
                return Resolution(how="wordnet", kind=kinds[0], distance=1, common=last), kinds, modifiers
        if not near or (not near[0].below and any(self._tells(m) for m in modifiers)):
            return None  # a phone stand is no desk, a pool float no milkshake
        best = near[0]
        if head.has("material") and not best.below:
            return None  # water is no waterfall
        resolution = Resolution(
            how="wordnet", kind=best.kind, distance=best.distance, common=best.common, specific=best.below
        )
        return resolution, tuple(n.kind for n in near), modifiers

    def _by_owner(self, phrase: Phrase, head: Item, modifiers: list[Item]) -> Found | None:
        """As in "a doll's face": the doll, where there is no such part alone."""
        inner = next((m for m in reversed(modifiers) if m.has("kinds") and self._only_noun(m)), None)
        if inner is None:
            return None
        kind = inner.tags["kinds"][0]
        noun = str(head.tags["noun"])
        entry = lexicon().find(noun)
        limb = entry is not None and bool(entry.nouns) and lexicon().lexfile(entry.nouns[0].synset) == BODY
        if not ((limb and inner.low.endswith("'s")) or part_called(kind, noun) is not None):
            return None
        self.mark(inner, "object")
        phrase.named = inner
        return _example(kind, inner.low), inner.tags["kinds"], [m for m in modifiers if m is not inner]

    def _tells(self, modifier: Item) -> bool:
        """Whether a noun before a noun carries the meaning, and neither a look nor a stuff."""
        if modifier.has("kinds") and not modifier.has("adj", "material", "color"):
            return True
        return modifier.has("noun") and not modifier.has(
            "adj", "color", "material", "size", "state", "shape", "pattern", "style", "own", "opinion"
        )

    def _is_scene(self, modifier: Item, noun: str) -> bool:
        """As in "a mountain landscape": a place, and not the picture of one."""
        return noun in phrases.SCENES and self.words.assets[modifier.tags["kinds"][0]].category == "place"

    @staticmethod
    def _says_it_better(modifier: Item, modifiers: list[Item], noun: str) -> bool:
        """Whether the last word before the noun names a kind of what the noun is."""
        return modifier is modifiers[-1] and not modifier.has("color") and is_below(modifier.tags["kinds"][0], noun)

    def _comes_in(self, item: Item, form: str) -> bool:
        """Whether what the item names comes in that form (a wheel of cheese)."""
        kinds = item.tags.get("kinds", ())
        forms = (form, *phrases.PIECE_WORDS.get(form, ()))
        return bool(kinds) and not adjective_words(self.words.assets[kinds[0]]).isdisjoint(forms)

    def _found(self, word: str, kinds: tuple[str, ...]) -> Resolution:
        asset = self.words.assets[kinds[0]]
        first = self.words.kinds(asset.words[0]) == self.words.kinds(word) and singular(word) == asset.words[0].lower()
        return Resolution(how="exact" if first or word == asset.kind.replace("_", " ") else "synonym", kind=kinds[0])


def _example(kind: str | None, word: str) -> Resolution:
    """A kind that stands for something that is not in the library."""
    return Resolution(how="wordnet", kind=kind, distance=1, common=word, specific=True)
