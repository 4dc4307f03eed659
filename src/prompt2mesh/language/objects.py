"""Turns noun phrases into objects and parts: which kind of the library a noun means, and what describes it."""

from __future__ import annotations

from prompt2mesh.language import meaning, phrases
from prompt2mesh.language.brief import MaterialWish, Resolution, Trait, WordRole
from prompt2mesh.language.drafts import Attributes, Draft, part_of
from prompt2mesh.language.item import Item
from prompt2mesh.language.lexicon import ANIMAL, lexicon
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.noun_phrases import Phrase
from prompt2mesh.language.part_names import part_called
from prompt2mesh.language.resolving import KindReader
from prompt2mesh.language.vocabulary import adjective_words, part_nouns, stone_slot
from prompt2mesh.mesh.presets import PRESETS


class ObjectReader(KindReader):
    """Makes drafts of objects and wishes for parts out of noun phrases."""

    def _object(self, phrase: Phrase) -> Draft:
        head = phrase.head
        assert head is not None
        inner = self._representation(phrase)
        resolution, kinds, modifiers = self._resolve(inner or phrase)
        last = inner or phrase
        noun_item = last.head
        assert noun_item is not None
        draft = Draft(
            number=len(self.objects),
            noun=f"{last.named.text} {noun_item.text}" if last.named is not None else noun_item.text,
            span=self._span(phrase.start, last.end),
            resolution=resolution,
            kinds=kinds,
            count=phrase.count or 1,
            count_text=phrase.count_text,
            arrangement=phrase.arrangement,
            definite=phrase.definite,
        )
        if (
            phrase.count is None
            and noun_item.tags.get("plural")
            and not phrase.determined
            and not self._mass(resolution)
        ):
            draft.count = 3 if inner is None else 1
        if (
            phrase.count == 2
            and "pair" in phrase.count_text.lower()
            and (self._mass(resolution) or self._pairs(resolution))
        ):
            draft.count = 1
        self.objects.append(draft)
        self.mark(noun_item, "object")
        if resolution.how == "none":
            self.mark(noun_item, "unknown")
        if inner is not None:
            self._remade(draft, head, phrase.modifiers)
            phrase.end = inner.end
        elif noun_item is head and resolution.kind and head.low not in self._words_of(resolution.kind):
            self._remade_by_head(draft, head)
            whole = next((m for m in phrase.modifiers if resolution.kind in m.tags.get("kinds", ())), None)
            if whole is not None:
                draft.noun = f"{whole.text} {head.text}"
        piece = phrase.piece or last.piece
        if piece is not None:
            draft.states.append(Trait(text=piece.text, name=f"piece:{singular(piece.low)}"))
        swallowed = noun_item.tags.get("swallowed")
        if isinstance(swallowed, Item):
            draft.take(swallowed, self.words.assets.get(resolution.kind or ""), self._item_span(swallowed))
        preset = PRESETS.get(str(noun_item.tags.get("material")))
        if preset is not None and preset.family == "gem" and resolution.how == "synonym":
            draft.materials.append(MaterialWish(text=noun_item.text, preset=preset.name))  # a ruby is of ruby
        modifiers = self._animal_in_a_role(draft, modifiers)
        for item in (*modifiers, *last.after):
            self.take(draft, item)
        return draft

    def _animal_in_a_role(self, draft: Draft, modifiers: list[Item]) -> list[Item]:
        """As in "a corgi nurse": a corgi, dressed as a nurse."""
        asset = self.words.assets.get(draft.resolution.kind or "")
        animal = next((m for m in modifiers if m.has("kinds") and self._is_animal(m.tags["kinds"][0])), None)
        if asset is None or animal is None or asset.category != "creature" or self._is_animal(asset.kind):
            return modifiers
        if singular(draft.noun.lower()) in phrases.REPRESENTATIONS:
            draft.styles.append(Trait(text=draft.noun, name=f"as:{singular(draft.noun.lower())}"))
            draft.resolution = self._found(animal.low, animal.tags["kinds"])
            draft.kinds, draft.noun = animal.tags["kinds"], f"{animal.text} {draft.noun}"
            self.mark(animal, "object")
            return [m for m in modifiers if m is not animal]
        draft.adjectives.append(Trait(text=f"dressed as a {draft.noun}", name="?"))
        draft.resolution = self._found(animal.low, animal.tags["kinds"])
        draft.kinds, draft.noun = animal.tags["kinds"], animal.text
        self.mark(animal, "object")
        return [m for m in modifiers if m is not animal]

    def _is_animal(self, kind: str) -> bool:
        asset = self.words.assets[kind]
        synsets = meaning.asset_synsets(asset) if asset.category == "creature" else []
        return any(lexicon().lexfile(s) == ANIMAL for s in synsets[:1])

    def _words_of(self, kind: str) -> frozenset[str]:
        return frozenset(w.lower() for w in self.words.assets[kind].words)

    def _mass(self, resolution: Resolution) -> bool:
        """Whether the plural is how the single thing is called ("scissors", "headphones", "blue jeans")."""
        asset = self.words.assets.get(resolution.kind or "")
        return asset is not None and any(singular(w.split()[-1].lower()) != w.split()[-1].lower() for w in asset.words)

    def _pairs(self, resolution: Resolution) -> bool:
        """Whether one of the kind is a pair already ("a pair of shoes")."""
        asset = self.words.assets.get(resolution.kind or "")
        return asset is not None and (
            any(p.parameter.name == "pair" for p in asset.parameters)
            or any("pair" in w.split() for w in asset.words)
            or "pair of" in asset.about.lower()
        )

    def _remade_by_head(self, draft: Draft, head: Item) -> None:
        words = [singular(w) for w in head.low.split()]
        stuff = next((s for w in words if (s := phrases.REPRESENTATIONS.get(w))), "")
        if stuff and not any(m.role == "whole" for m in draft.materials):
            draft.materials.append(MaterialWish(text=head.text, preset=stuff, role="like"))

    def _representation(self, phrase: Phrase) -> Phrase | None:
        """As in "a marble bust of a mouse": the phrase after "of", where the head is a likeness or a piece."""
        head = phrase.head
        assert head is not None
        noun = str(head.tags.get("noun", "")).rsplit(" ", 1)[-1]
        at = phrase.end
        if at >= len(self.items) or phrase.after:
            return None
        if not self.items[at].has("of", "shaped"):
            return None
        inner = self.noun_phrase(at + 1)
        if inner is None or inner.head is None:
            return None
        if (
            noun not in phrases.REPRESENTATIONS
            and not (noun in phrases.PIECES and (not head.has("kinds") or self._comes_in(inner.head, noun)))
            and noun not in phrases.PIECE_WORDS
            and noun not in {"group", "set", "pile", "bunch"}
        ):
            return None
        self.mark(self.items[at], "grammar")
        return inner

    def _remade(self, draft: Draft, head: Item, modifiers: list[Item]) -> None:
        self.mark(head, "style")
        noun = singular(head.low.rsplit(" ", 1)[-1])
        asset = self.words.assets.get(draft.resolution.kind or "")
        if noun in phrases.PIECE_WORDS or (asset is not None and noun in adjective_words(asset)):
            draft.states.append(Trait(text=head.text, name=f"piece:{noun}"))
            self.mark(head, "state")
        elif noun in phrases.REPRESENTATIONS:
            draft.styles.append(Trait(text=head.text, name=f"as:{noun}"))
            if head.has("swallowed"):
                self.take(draft, head.tags["swallowed"])
        else:
            draft.styles.append(Trait(text=head.text, name="as:"))
        for item in modifiers:
            self.take(draft, item)
        self._remade_by_head(draft, head)

    def take(self, draft: Draft, item: Item) -> None:
        """Gives a modifier to an object and its words their role."""
        asset = self.words.assets.get(draft.resolution.kind or "")
        span = self._item_span(item)
        role = draft.take(item, asset, span)
        if role is None and item.has("noun"):
            role = self._noun_modifier(draft, item)
        if role is None and item.has("pieces"):
            for piece in item.tags["pieces"]:
                if not piece.has("and", "of", "det"):
                    self.take(draft, piece)
            return
        if role is None and draft.resolution.kind in item.tags.get("kinds", ()):
            role = "object"
            draft.noun = f"{item.text} {draft.noun}"
        if role is None and item.has("verb", "base_verb"):
            pose = phrases.POSES.get(str(item.tags.get("verb") or item.tags.get("base_verb")))
            if pose:
                draft.adjectives.append(Trait(text=item.text, name=f"pose:{pose}"))
                role = "state"
        if role is None and not item.has("and", "comma", "det"):
            draft.adjectives.append(Trait(text=item.text, name="?"))
            role = "unknown"
        if role is not None:
            self.mark(item, role)

    def _noun_modifier(self, draft: Draft, item: Item) -> WordRole | None:
        kind = draft.resolution.kind
        noun = str(item.tags["noun"])
        if kind is not None and noun in part_nouns(kind):
            part = part_of(
                Attributes(), text=item.text, noun=noun, span=self._item_span(item), present=True, count=None
            )
            draft.parts.append(part)
            return "part"
        return None

    def is_part(self, phrase: Phrase, owner: Draft) -> bool:
        """Whether the phrase names a part of the owner."""
        kind = owner.resolution.kind
        head = phrase.head
        if kind is None or head is None:
            return False
        return self._part_word(kind, head) is not None

    def _part_word(self, kind: str, head: Item) -> str | None:
        """The kind's own word for the part a noun names; a dictionary phrase may name it by its last word."""
        if "gem" in head.tags.get("kinds", ()) and kind != "gem" and (stones := stone_slot(kind)) is not None:
            return stones
        noun = str(head.tags.get("noun") or head.low)
        exact = next((w for w in (noun, singular(head.low)) if w in part_nouns(kind)), None)
        if exact is not None:
            return exact
        if head.has("pieces") and not head.has("kinds"):
            last = str(head.tags["pieces"][-1].tags.get("noun") or "")
            return last if last in part_nouns(kind) else part_called(kind, noun)
        asset = self.words.assets.get(next(iter(head.tags.get("kinds", ())), ""))
        if asset is not None and asset.category == "clothing":
            return None
        return part_called(kind, noun)

    def read_part(self, phrase: Phrase, owners: list[Draft], *, present: bool = True) -> None:
        """Records the phrase as a part of the owners, wished for or away."""
        head = phrase.head
        assert head is not None
        for owner in owners:
            collected = Attributes()
            word = self._part_word(owner.resolution.kind or "", head) if owner.resolution.kind else None
            described: list[Item] = [*phrase.modifiers, *phrase.after]
            if head.has("pieces") and word is not None and " " not in word:
                described += head.tags["pieces"][:-1]
            for item in described:
                role = collected.take(item, None, self._item_span(item))
                if role is None and item.has("own"):
                    collected.adjectives.append(Trait(text=item.text, name=item.low))
                    role = "shape"
                if role is None and not item.has("and", "comma", "det"):
                    collected.adjectives.append(Trait(text=item.text, name="?"))
                self.mark(item, role or "unknown")
            noun = word or str(head.tags.get("noun") or head.low)
            if word is not None and word != head.tags.get("noun") and not (collected.materials or collected.colors):
                collected.take(head, None, self._item_span(head))  # rubies are of ruby
            owner.parts.append(
                part_of(
                    collected,
                    text=self.text(phrase.start, phrase.end),
                    noun=noun,
                    span=self._span(phrase.start, phrase.end),
                    present=present,
                    count=phrase.count,
                )
            )
        self.mark(head, "part")
