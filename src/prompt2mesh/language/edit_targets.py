"""Finds what an edit is about: objects of the scene and parts of them."""

from __future__ import annotations

from prompt2mesh.language.adjectives import COMPARATIVES
from prompt2mesh.language.brief import ObjectWish
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.edit_brief import Change
from prompt2mesh.language.edit_words import ADD, MAKE, MOVE, PAINT, REMOVE, REPLACE, RESIZE, ROTATE, WHOLE
from prompt2mesh.language.item import Item
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.reader import Reader
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary, normal, part_nouns


class TargetReader:
    """The items of one sentence beside the objects of the scene it changes."""

    def __init__(
        self, plain: str, tokens: list[Token], items: list[Item], words: Vocabulary, scene: tuple[ObjectWish, ...],
        parameters: tuple[str, ...],
    ) -> None:  # fmt: skip
        """Know the scene beside the sentence."""
        self.plain, self.tokens, self.items, self.words, self.scene = plain, tokens, items, words, scene
        self.parameters = parameters
        self.reader = Reader(plain, tokens, items, words)
        self.reader.objects = [self._draft(wish) for wish in scene]
        self.changes: list[Change] = []
        self.verb = "make"
        self.last: tuple[tuple[int, ...], str] = (tuple(range(len(scene))), "")

    @staticmethod
    def _draft(wish: ObjectWish) -> Draft:
        return Draft(
            number=wish.number,
            noun=wish.noun,
            span=wish.span,
            resolution=wish.resolution,
            count=wish.count,
            definite=True,
        )

    def _grammar(self, item: Item) -> None:
        self.reader.mark(item, "grammar")

    def _follows(self, at: int, *words: str) -> bool:
        return at < len(self.items) and self.items[at].low in words

    def _clause_end(self, at: int) -> int:
        """The item where the next clause of this sentence begins."""
        for i in range(at, len(self.items)):
            item = self.items[i]
            if item.has("end") and not item.has("rel"):
                return i
            if item.has("and", "comma") and i + 1 < len(self.items):
                following = self.items[i + 1].low
                if following in MAKE | PAINT | ADD | REMOVE | REPLACE | MOVE | ROTATE | {
                    "then",
                    "take",
                    *RESIZE,
                }:
                    return i
        return len(self.items)

    def _target(self, at: int) -> tuple[tuple[int, ...], str, int]:
        """What a clause is about: objects, a part of them, and the item after."""
        start = at
        while (
            at < len(self.items)
            and (self.items[at].has("det") or self.items[at].low in {"all", "both", "every"})
            and (at + 1 < len(self.items) and not self._ends_target(at + 1))
        ):
            self._grammar(self.items[at])
            at += 1
        if at >= len(self.items):
            return (), "", start
        if self.items[at].low in WHOLE or self.items[at].has("pron"):
            self._grammar(self.items[at])
            if self.items[at].low in {"it", "them", "that", "this"} and self.changes and self.last[0]:
                return (*self.last, at + 1)
            return tuple(range(len(self.scene))), "", at + 1
        for length in range(min(4, len(self.items) - at), 0, -1):
            run = self.items[at : at + length]
            if any(self._ends_target(i) for i in range(at, at + length)):
                continue
            found = self._lookup(run)
            if found is None:
                continue
            for item in run:
                self.reader.mark(item, "part" if found[1] else "object")
            return self._owned(*found, at + length)
        return (), "", start

    def _ends_target(self, at: int) -> bool:
        item = self.items[at]
        return (
            item.has("rel", "of", "with", "without", "and", "comma", "end", "number", "length", "made", "aux")
            and not item.has("kinds")
        ) or (item.low in COMPARATIVES)

    def _lookup(self, run: list[Item]) -> tuple[tuple[int, ...], str] | None:
        """Objects, or a part of objects, that the words mean."""
        words = [w.removesuffix("'s") for item in run for w in item.low.split()]
        phrase = normal(" ".join(words))
        if phrase in WHOLE:
            return tuple(range(len(self.scene))), ""
        objects = self._objects(phrase)
        if objects:
            return objects, ""
        for split in range(1, len(words)):
            owners = self._objects(normal(" ".join(words[:split])))
            part = self._part_noun(normal(" ".join(words[split:])), owners)
            if owners and part:
                return part
        found = self._part_noun(phrase, tuple(range(len(self.scene))))
        if found is not None:
            return found
        if len(words) > 1 and run[0].has("color", "material", "size", "style", "state", "shape", "adj", "own"):
            return self._lookup(run[1:]) if len(run) > 1 else None
        return None

    def _part_noun(self, noun: str, owners: tuple[int, ...]) -> tuple[tuple[int, ...], str] | None:
        having = tuple(
            n
            for n in owners
            if (kind := self.scene[n].kind) and (noun in part_nouns(kind) or singular(noun) in part_nouns(kind))
        )
        return (having, noun) if having else None

    def _objects(self, phrase: str) -> tuple[int, ...]:
        exact = tuple(o.number for o in self.scene if normal(o.noun) == phrase)
        if exact:
            return exact
        kinds = set(self.words.kinds(phrase))
        return tuple(o.number for o in self.scene if o.kind in kinds)

    def _owned(self, targets: tuple[int, ...], part: str, end: int) -> tuple[tuple[int, ...], str, int]:
        """As in "the legs of the chair": only that chair's."""
        if not part or end + 1 >= len(self.items) or self.items[end].low not in {"of", "on", "in"}:
            return targets, part, end
        if self.items[end + 1].has("pron"):
            self._grammar(self.items[end])
            self._grammar(self.items[end + 1])
            return targets, part, end + 2
        saved = list(self.reader.roles)
        owners, inner, after = self._target(end + 1)
        if owners and not inner:
            self._grammar(self.items[end])
            kept = tuple(t for t in targets if t in owners)
            return kept or targets, part, after
        self.reader.roles = saved
        return targets, part, end
