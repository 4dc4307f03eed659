"""Reads items into objects, parts and relations; one instance per prompt."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language import colors, meaning, phrases
from prompt2mesh.language.brief import (
    Brief,
    Framing,
    MaterialWish,
    RelationWish,
    Resolution,
    Span,
    Trait,
    Word,
    WordRole,
)
from prompt2mesh.language.drafts import Attributes, Draft, part_of
from prompt2mesh.language.items import Item
from prompt2mesh.language.lexicon import ANIMAL, BODY, lexicon
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.numbers import ARRANGED
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary, part_nouns
from prompt2mesh.mesh.errors import ContradictionError, UnreasonableSizeError

MAX_COUNT = 200
_CONTENTS = frozenset({"contents", "content", "filling", "drink", "liquid", "topping", "toppings", "kind", "flavor", "flavour"})
_LIST_KINDS = frozenset({"!in", "!on", "wear", "hold", "eat", "with", "trim", "covered", "play"})


@dataclass
class Phrase:
    """A noun phrase: items `start`..`end`, its head noun and what stands around it."""

    start: int
    end: int
    head: Item | None
    modifiers: list[Item] = field(default_factory=list)
    after: list[Item] = field(default_factory=list)
    count: int | None = None
    count_text: str = ""
    arrangement: str = ""
    determined: bool = False
    definite: bool = False
    negated: bool = False


class Reader:
    """The state of reading one prompt."""

    def __init__(self, plain: str, tokens: list[Token], items: list[Item], words: Vocabulary) -> None:
        """Start at the first item with nothing understood."""
        self.plain, self.tokens, self.items, self.words = plain, tokens, items, words
        self.roles: list[WordRole] = ["unknown"] * len(tokens)
        self.objects: list[Draft] = []
        self.relations: list[RelationWish] = []
        self.framing: list[Framing] = []
        self.pending: list[Item] = []
        self.last_list: tuple[str, list[Draft], str] | None = None

    # ---- the whole prompt

    def read(self) -> Brief:
        """The brief of the prompt."""
        at = 0
        while at < len(self.items):
            before = at
            at = self._sentence_piece(at)
            if at == before:
                at += 1
        style = self._low_poly()
        words = tuple(
            Word(text=t.text, span=Span(start=t.start, end=t.end), role=self.roles[i]) for i, t in enumerate(self.tokens)
        )
        self._settle_kinds()
        return Brief(
            prompt=self.plain, objects=tuple(o.freeze() for o in self.objects), relations=tuple(self.relations),
            framing=tuple(self.framing), words=words, style=style,
        )  # fmt: skip

    def _low_poly(self):  # noqa: ANN202
        for draft in self.objects:
            if any(t.name == "low poly" for t in draft.styles) or any(
                m.text.lower() in {"origami", "papercraft"} for m in draft.materials
            ):
                return "low-poly"
        return None

    def _sentence_piece(self, at: int) -> int:
        item = self.items[at]
        if item.has("framing"):
            self.framing.append(Framing(text=item.text))
            self._mark(item, "framing")
            return at + 1
        phrase = self._phrase(at)
        if phrase is None:
            if self.objects:
                moved = self._tail(at, [self.objects[0]])
                if moved > at:
                    return moved
            self._leave(item)
            return at + 1
        if phrase.head is None:
            self._adjectives_alone(phrase)
            return max(phrase.end, at + 1)
        previous = self.objects[0] if self.objects else None
        if previous is not None and phrase.definite and self._is_part(phrase, previous):
            self._part(phrase, [previous])
            return self._predicate(phrase.end, previous)
        draft = self._object(phrase)
        if self.pending:
            for waiting in self.pending:
                self._take(draft, waiting)
            self.pending = []
        return self._tail(phrase.end, [draft])

    def _adjectives_alone(self, phrase: Phrase) -> None:
        target = self.objects[-1] if self.objects else None
        for modifier in (*phrase.modifiers, *phrase.after):
            if target is not None:
                self._take(target, modifier)
            else:
                self.pending.append(modifier)

    # ---- marking words

    def _mark(self, item: Item, role: WordRole) -> None:
        for token in range(item.start, item.end):
            self.roles[token] = role

    def _leave(self, item: Item) -> None:
        if item.has("det", "and", "comma", "end", "aux", "stop", "pron", "glue", "with", "without", "of", "rel", "made"):
            self._mark(item, "grammar")
        elif item.has("opinion", "adverb"):
            self._mark(item, "opinion")

    def _span(self, first: int, last: int) -> Span:
        """Characters of items first..last (exclusive)."""
        return Span(start=self.tokens[self.items[first].start].start, end=self.tokens[self.items[last - 1].end - 1].end)

    def _text(self, first: int, last: int) -> str:
        span = self._span(first, last)
        return self.plain[span.start : span.end]

    # ---- noun phrases

    def _phrase(self, at: int) -> Phrase | None:  # noqa: PLR0912, PLR0915
        items = self.items
        start = at
        phrase = Phrase(start, at, None)
        while at < len(items) and items[at].has("det", "opinion", "adverb") and not items[at].has("kinds"):
            if items[at].has("det"):
                phrase.determined = True
                phrase.definite = items[at].low in {"the", "its", "his", "her", "their", "this", "these", "those"}
                self._mark(items[at], "grammar")
            elif not (at + 1 < len(items) and items[at + 1].has("pair", "group", "vague", "number", "det")):
                break
            else:
                self._mark(items[at], "opinion")
            at += 1
        at = self._count(at, phrase)
        run: list[int] = []
        while at < len(items):
            item = items[at]
            if self._boundary(at, run):
                break
            if item.has("comma", "and"):
                if not self._continues(at, run):
                    break
                self._mark(item, "grammar")
                at += 1
                continue
            run.append(at)
            at += 1
        if not run:
            if phrase.count is not None and phrase.count_text:
                return None
            return None
        phrase.end = run[-1] + 1
        head_at = self._head(run)
        if head_at is None:
            phrase.modifiers = [items[i] for i in run]
            return phrase
        phrase.head = items[head_at]
        phrase.modifiers = [items[i] for i in run if i < head_at]
        phrase.after = [items[i] for i in run if i > head_at]
        if phrase.count is None and items[head_at].tags.get("plural") and not phrase.determined:
            phrase.count_text = ""
        return phrase

    def _count(self, at: int, phrase: Phrase) -> int:
        items = self.items
        while at < len(items):
            item = items[at]
            following = items[at + 1] if at + 1 < len(items) else None
            if item.has("pair"):
                phrase.count, phrase.count_text = (phrase.count or 1) * 2, item.text
            elif item.has("number") and not item.has("kinds"):
                phrase.count = self._checked_count(item.tags["number"], item.text)
                phrase.count_text = item.text
            elif item.has("group") and following is not None and following.has("of") and not self._holds(item):
                phrase.count = item.tags["group"] * (phrase.count or 1)
                phrase.count_text = item.text
                phrase.arrangement = item.low if item.low in ARRANGED else phrase.arrangement
                self._mark(following, "grammar")
                at += 1
            elif item.has("vague", "group") and item.low in {"several", "many", "few", "numerous", "multiple", "various", "both",
                                                              "some", "dozen", "couple", "countless", "dozens", "hundreds"}:  # fmt: skip
                if not (item.low == "some" and following is not None and not following.has("plural")):
                    phrase.count = int(item.tags.get("vague") or item.tags["group"]) * (phrase.count or 1)
                    phrase.count_text = item.text
                if following is not None and following.has("of"):
                    self._mark(following, "grammar")
                    at += 1
            elif item.has("of") and phrase.count_text:
                self._mark(item, "grammar")
                at += 1
                continue
            else:
                break
            self._mark(item, "count")
            at += 1
            while at < len(items) and items[at].has("det") and phrase.count_text:
                self._mark(items[at], "grammar")
                at += 1
        return at

    def _holds(self, item: Item) -> bool:
        """Whether the library has the group word as a thing of its own ("stack" no, "bouquet" perhaps)."""
        return item.has("kinds")

    @staticmethod
    def _checked_count(value: float, text: str) -> int:
        if value < 0:
            raise ContradictionError(f"there cannot be {text} of anything", hint="give a number of one or more")
        if value == 0:
            raise ContradictionError(f"{text!r} of a thing is nothing to make", hint="ask for one or more")
        if value > MAX_COUNT:
            raise UnreasonableSizeError(
                f"at most {MAX_COUNT} of a thing can be made at once; got {text!r}", hint=f"ask for {MAX_COUNT} or fewer"
            )
        return max(1, round(value))

    def _boundary(self, at: int, run: list[int]) -> bool:
        item = self.items[at]
        if item.has("with", "without", "of", "det", "aux", "stop", "pron", "end", "made", "shaped", "says", "dressed", "framing",
                    "symbol", "glue", "pair") and not item.has("kinds"):  # fmt: skip
            return True
        if item.has("rel") and not item.has("kinds", "size"):
            return True
        if item.has("number") and run:
            return True
        if item.has("length", "dims") and run and self._head(run) is not None:
            return True
        if item.has("text") and run:
            return True
        return bool(run) and self._head(run) is not None and self._is_verb(at)

    def _is_verb(self, at: int) -> bool:
        """Whether the item after a noun is the verb of that noun."""
        item = self.items[at]
        base = item.tags.get("verb") or item.tags.get("base_verb")
        if base is None or item.has("kinds"):
            return False
        low = item.low
        known = base in phrases.VERBS or base in phrases.POSES
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if low.endswith("ing"):
            return known or not (item.has("noun") and following is not None and following.has("noun"))
        if low.endswith("ed") or low in {"sat", "worn", "held", "bound", "hung", "stood", "wore", "cut"}:
            return True
        opens = following is None or following.has("det", "rel", "number", "pron", "and", "comma", "end", "color")
        return known and opens and (low.endswith("s") or not item.has("noun"))

    def _continues(self, at: int, run: list[int]) -> bool:
        """Whether a comma or "and" goes on inside the same noun phrase ("a shiny, new electric guitar")."""
        if not run or at + 1 >= len(self.items):
            return False
        if any(self._only_noun(self.items[i]) for i in run):
            return False
        following = at + 1
        while following < len(self.items) and self.items[following].has("and", "comma"):
            following += 1
        if following >= len(self.items):
            return False
        item = self.items[following]
        if item.has("det", "with", "without", "rel", "pron", "aux", "number", "end", "framing", "stop", "pair", "made", "of"):
            return False
        modifier = item.has("color", "material", "size", "state", "shape", "pattern", "style", "opinion", "own", "adj", "modifier", "part")
        if modifier and not self._only_noun(item):
            return True
        last = self.items[run[-1]]
        return self._only_noun(item) and last.has("color", "size", "state", "style", "opinion", "adj", "pattern") and not last.has("kinds")

    @staticmethod
    def _only_noun(item: Item) -> bool:
        if not item.has("noun"):
            return False
        if item.has("kinds"):
            return not item.has("color", "material", "shape")
        return not item.has("color", "material", "size", "state", "shape", "pattern", "style", "opinion", "own", "adj", "makeover")

    def _head(self, run: list[int]) -> int | None:
        """The item of the run that is the head noun: the last one that is a noun there."""
        last = run[-1]
        if self._nominal(self.items[last], alone=len(run) == 1):
            return last
        candidates = [i for i in run if self.items[i].has("noun")]
        for i in reversed(candidates):
            if self.items[i].has("kinds") or self._only_noun(self.items[i]):
                return i
        return None

    @staticmethod
    def _nominal(item: Item, *, alone: bool) -> bool:
        """Whether an item that ends a noun phrase is its noun and not an adjective ("red", "antique")."""
        if not item.has("noun"):
            return False
        if item.has("kinds") or item.low in phrases.REPRESENTATIONS or item.low in phrases.PIECES:
            return True
        if item.has("color", "opinion", "size", "state", "style", "pattern") and item.has("adj"):
            return False
        if item.has("color") and colors.plain(item.low):
            return False
        if item.has("adj") and not item.tags.get("plural"):
            entry = lexicon().find(item.low)
            return entry is None or not entry.mostly_adjective
        return not (alone and item.has("color", "size", "opinion", "style"))

    # ---- resolving nouns

    def _resolve(self, phrase: Phrase) -> tuple[Resolution, tuple[str, ...], list[Item]]:
        """The kind of a noun phrase, all candidate kinds, and the modifiers that remain modifiers."""
        head = phrase.head
        assert head is not None
        modifiers = list(phrase.modifiers)
        for take in range(min(3, len(modifiers)), 0, -1):
            joined = " ".join([*(m.low for m in modifiers[-take:]), head.low])
            kinds = self.words.kinds(joined)
            if kinds:
                for used in modifiers[-take:]:
                    self._mark(used, "object")
                return self._found(joined, kinds), kinds, modifiers[:-take]
        if head.has("kinds"):
            if "spelled" in head.tags:
                return Resolution(how="synonym", kind=head.tags["kinds"][0]), head.tags["kinds"], modifiers
            return self._found(head.low, head.tags["kinds"]), head.tags["kinds"], modifiers
        noun = str(head.tags["noun"])
        if modifiers and (noun in phrases.REPRESENTATIONS or noun in phrases.PIECES or meaning.is_abstract(noun)):
            inner = next((m for m in reversed(modifiers) if m.has("kinds")), None)
            if inner is not None:
                self._mark(inner, "object")
                left = [m for m in modifiers if m is not inner]
                found = self._found(inner.low, inner.tags["kinds"])
                if noun not in phrases.REPRESENTATIONS and noun not in phrases.PIECES:
                    found = Resolution(how="wordnet", kind=found.kind, distance=1, common=inner.low, specific=True)
                return found, inner.tags["kinds"], left
        near = meaning.nearest(noun)
        if not near and " " in noun:
            last = noun.rsplit(" ", 1)[1]
            kinds = self.words.kinds(last)
            if kinds:
                return Resolution(how="wordnet", kind=kinds[0], distance=1, common=last), kinds, modifiers
        if near:
            best = near[0]
            resolution = Resolution(
                how="wordnet", kind=best.kind, distance=best.distance, common=best.common, specific=best.below
            )
            return resolution, tuple(n.kind for n in near), modifiers
        inner = next((m for m in reversed(modifiers) if m.has("kinds") and self._only_noun(m)), None)
        if inner is not None:
            self._mark(inner, "object")
            found = Resolution(how="wordnet", kind=inner.tags["kinds"][0], distance=1, common=inner.low, specific=True)
            return found, inner.tags["kinds"], [m for m in modifiers if m is not inner]
        return Resolution(how="none"), (), modifiers

    def _found(self, word: str, kinds: tuple[str, ...]) -> Resolution:
        asset = self.words.assets[kinds[0]]
        first = self.words.kinds(asset.words[0]) == self.words.kinds(word) and singular(word) == asset.words[0].lower()
        return Resolution(how="exact" if first or word == asset.kind.replace("_", " ") else "synonym", kind=kinds[0])

    # ---- building objects

    def _object(self, phrase: Phrase) -> Draft:
        head = phrase.head
        assert head is not None
        inner = self._representation(phrase)
        resolution, kinds, modifiers = self._resolve(inner or phrase)
        last = inner or phrase
        noun_item = last.head
        assert noun_item is not None
        draft = Draft(
            number=len(self.objects), noun=noun_item.text, span=self._span(phrase.start, last.end), resolution=resolution,
            kinds=kinds, count=phrase.count or 1, count_text=phrase.count_text, arrangement=phrase.arrangement,
            definite=phrase.definite,
        )  # fmt: skip
        if phrase.count is None and noun_item.tags.get("plural") and not phrase.determined and not self._mass(resolution):
            draft.count = 3 if inner is None else 1
        if phrase.count == 2 and "pair" in phrase.count_text.lower() and (self._mass(resolution) or self._pairs(resolution)):
            draft.count, draft.count_text = 1, ""
        self.objects.append(draft)
        self._mark(noun_item, "object")
        if resolution.how == "none":
            self._mark(noun_item, "unknown")
        if inner is not None:
            self._remade(draft, head, phrase.modifiers)
            phrase.end = inner.end
        elif noun_item is head and resolution.kind and head.low not in self._words_of(resolution.kind):
            self._remade_by_head(draft, head)
        modifiers = self._animal_in_a_role(draft, modifiers)
        for item in (*modifiers, *last.after):
            self._take(draft, item)
        return draft

    def _animal_in_a_role(self, draft: Draft, modifiers: list[Item]) -> list[Item]:
        """"a corgi nurse": a corgi, dressed as a nurse."""
        asset = self.words.assets.get(draft.resolution.kind or "")
        animal = next((m for m in modifiers if m.has("kinds") and self._is_animal(m.tags["kinds"][0])), None)
        if asset is None or animal is None or asset.category != "creature" or self._is_animal(asset.kind):
            return modifiers
        draft.adjectives.append(Trait(text=f"dressed as a {draft.noun}", name="?"))
        draft.resolution = self._found(animal.low, animal.tags["kinds"])
        draft.kinds, draft.noun = animal.tags["kinds"], animal.text
        self._mark(animal, "object")
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
            any(p.parameter.name == "pair" for p in asset.parameters) or any("pair" in w.split() for w in asset.words)
            or "pair of" in asset.about.lower()
        )  # fmt: skip

    def _remade_by_head(self, draft: Draft, head: Item) -> None:
        stuff = phrases.REPRESENTATIONS.get(str(head.tags.get("noun")))
        if stuff and not any(m.role == "whole" for m in draft.materials):
            draft.materials.append(MaterialWish(text=head.text, preset=stuff, role="like"))

    def _representation(self, phrase: Phrase) -> Phrase | None:
        """"a marble bust of a mouse": the phrase after "of", where the head is a likeness, a measure or a piece."""
        head = phrase.head
        assert head is not None
        noun = str(head.tags.get("noun", ""))
        at = phrase.end
        if at >= len(self.items) or not self.items[at].has("of", "shaped") or phrase.after:
            return None
        if noun not in phrases.REPRESENTATIONS and not (noun in phrases.PIECES and not head.has("kinds")) and noun not in {"group", "set", "pile", "bunch"}:
            return None
        inner = self._phrase(at + 1)
        if inner is None or inner.head is None:
            return None
        self._mark(self.items[at], "grammar")
        return inner

    def _remade(self, draft: Draft, head: Item, modifiers: list[Item]) -> None:
        self._mark(head, "style")
        for item in modifiers:
            self._take(draft, item)
        self._remade_by_head(draft, head)

    def _take(self, draft: Draft, item: Item) -> None:
        asset = self.words.assets.get(draft.resolution.kind or "")
        span = self._item_span(item)
        role = draft.take(item, asset, span)
        if role is None and item.has("noun"):
            role = self._noun_modifier(draft, item)
        if role is None and item.has("verb", "base_verb"):
            pose = phrases.POSES.get(str(item.tags.get("verb") or item.tags.get("base_verb")))
            if pose:
                draft.adjectives.append(Trait(text=item.text, name=f"pose:{pose}"))
                role = "state"
        if role is None and not item.has("and", "comma", "det"):
            draft.adjectives.append(Trait(text=item.text, name="?"))
            role = "unknown"
        if role is not None:
            self._mark(item, role)

    def _noun_modifier(self, draft: Draft, item: Item) -> WordRole | None:
        kind = draft.resolution.kind
        noun = str(item.tags["noun"])
        if kind is not None and noun in part_nouns(kind):
            part = part_of(Attributes(), text=item.text, noun=noun, span=self._item_span(item), present=True, count=None)
            draft.parts.append(part)
            return "part"
        return None

    def _item_span(self, item: Item) -> Span:
        return Span(start=self.tokens[item.start].start, end=self.tokens[item.end - 1].end)

    # ---- parts

    def _is_part(self, phrase: Phrase, owner: Draft) -> bool:
        kind = owner.resolution.kind
        head = phrase.head
        if kind is None or head is None:
            return False
        nouns = part_nouns(kind)
        return str(head.tags.get("noun")) in nouns or singular(head.low) in nouns

    def _part(self, phrase: Phrase, owners: list[Draft], *, present: bool = True) -> None:
        head = phrase.head
        assert head is not None
        for owner in owners:
            collected = Attributes()
            for item in (*phrase.modifiers, *phrase.after):
                role = collected.take(item, None, self._item_span(item))
                if role is None and item.has("own"):
                    collected.adjectives.append(Trait(text=item.text, name=item.low))
                    role = "shape"
                self._mark(item, role or "unknown")
            owner.parts.append(part_of(
                collected, text=self._text(phrase.start, phrase.end), noun=str(head.tags.get("noun") or head.low),
                span=self._span(phrase.start, phrase.end), present=present, count=phrase.count,
            ))  # fmt: skip
        self._mark(head, "part")

    # ---- what follows a noun phrase

    def _tail(self, at: int, subjects: list[Draft]) -> int:  # noqa: PLR0912
        items = self.items
        while at < len(items):
            item = items[at]
            before = at
            if item.has("framing"):
                self.framing.append(Framing(text=item.text))
                self._mark(item, "framing")
                at += 1
            elif item.has("with"):
                self._mark(item, "grammar")
                at = self._with(at + 1, subjects)
            elif item.has("without"):
                self._mark(item, "grammar")
                at = self._without(at + 1, subjects)
            elif item.has("made"):
                self._mark(item, "grammar")
                at = self._made_of(at + 1, subjects)
            elif item.has("of"):
                at = self._of(at, subjects)
            elif item.has("shaped"):
                self._mark(item, "grammar")
                at = self._shaped_like(at + 1, subjects)
            elif item.has("says"):
                at = self._says(at, subjects)
            elif item.has("dressed"):
                self._mark(item, "relation")
                at = self._dressed(at + 1, subjects, item)
            elif item.has("rel"):
                at = self._preposition(at, subjects)
            elif item.has("length", "dims", "text"):
                for subject in subjects:
                    self._take(subject, item)
                at += 1
            elif item.has("stop", "aux", "glue"):
                self._mark(item, "grammar")
                at = self._predicate(at + 1, subjects[-1])
            elif item.has("and", "comma"):
                moved = self._listed(at, subjects)
                if moved == at:
                    break
                at = moved
            elif self._is_verb(at) or (item.has("verb", "base_verb") and not item.has("kinds")):
                at = self._verb(at, subjects)
            else:
                break
            if at == before:
                break
        return at

    def _dressed(self, at: int, subjects: list[Draft], said: Item) -> int:
        """"dressed in armor", "dressed as a clown", "wearing a bee costume": what such a one wears, if the library has it."""
        phrase = self._peek(at)
        if phrase is None or phrase.head is None:
            return self._related(at, subjects, "wear", said.text)
        resolution, _, _ = self._resolve(phrase)
        asset = self.words.assets.get(resolution.kind or "")
        if asset is not None and asset.category == "clothing" and resolution.how in {"exact", "synonym"}:
            return self._related(at, subjects, "wear", said.text)
        phrase = self._phrase(at)
        assert phrase is not None
        assert phrase.head is not None
        names = [str(i.tags.get("noun", i.low)) for i in (*phrase.modifiers, phrase.head)]
        names += [word for name in names for word in name.split() if word not in names]
        for name in reversed(names):
            for thing in ("costume", "outfit", "hat", "crown", "helmet", "mask", "cap", "suit", "wig"):
                kinds = self.words.kinds(f"{name} {thing}") or self.words.kinds(f"{name}'s {thing}")
                if kinds:
                    draft = Draft(
                        number=len(self.objects), noun=f"{name} {thing}", span=self._span(phrase.start, phrase.end), kinds=kinds,
                        resolution=Resolution(how="synonym", kind=kinds[0]),
                    )  # fmt: skip
                    self.objects.append(draft)
                    for item in (*phrase.modifiers, phrase.head):
                        self._mark(item, "object")
                    self._relate("wear", subjects, draft, f"{said.text} {self._text(phrase.start, phrase.end)}", literal=False)
                    return phrase.end
        text = f"{said.text} {self._text(phrase.start, phrase.end)}"
        for subject in subjects:
            subject.adjectives.append(Trait(text=text, name="?"))
        return phrase.end

    def _predicate(self, at: int, subject: Draft) -> int:
        """Adjectives after a copula or a participle ("is red", "painted black")."""
        items = self.items
        while at < len(items) and items[at].has("aux", "glue", "adverb", "opinion") and not items[at].has("noun"):
            self._mark(items[at], "grammar")
            at += 1
        target: Attributes = subject
        run: list[Item] = []
        while at < len(items):
            item = items[at]
            usable = item.has("color", "material", "size", "state", "shape", "pattern", "style", "own", "length", "opinion", "modifier")
            if usable and not (item.has("kinds") and not item.has("color", "material")) and not item.has("rel"):
                run.append(item)
                at += 1
            elif item.has("and", "comma") and run and at + 1 < len(items) and items[at + 1].has(
                "color", "material", "state", "pattern"
            ) and not items[at + 1].has("kinds"):
                self._mark(item, "grammar")
                at += 1
            else:
                break
        for item in run:
            self._take(target, item) if isinstance(target, Draft) else None
        return at

    def _with(self, at: int, subjects: list[Draft]) -> int:
        """"with X": parts of the subject where it has such parts, else things put with it."""
        at = self._with_one(at, subjects)
        while at + 1 < len(self.items) and self.items[at].has("and", "comma"):
            following = at + 1
            while following < len(self.items) and self.items[following].has("and", "comma"):
                following += 1
            if following >= len(self.items) or self.items[following].has("with", "without", "framing", "rel", "stop", "aux"):
                break
            if self._is_verb(following):
                break
            saved = list(self.roles)
            phrase = self._phrase(following)
            if phrase is None or phrase.head is None or not (
                self._is_part(phrase, subjects[-1]) or not phrase.determined or self.items[at].has("and")
            ):
                self.roles = saved
                break
            for between in range(at, following):
                self._mark(self.items[between], "grammar")
            at = self._with_one(following, subjects)
        return at

    def _with_one(self, at: int, subjects: list[Draft]) -> int:
        if at < len(self.items) and self.items[at].has("without") and self.items[at].low == "no":
            self._mark(self.items[at], "grammar")
            return self._without(at + 1, subjects)
        phrase = self._phrase(at)
        if phrase is None:
            return at
        if phrase.head is None:
            for item in (*phrase.modifiers, *phrase.after):
                for subject in subjects:
                    self._take(subject, item)
            return phrase.end
        subject = subjects[-1]
        head = phrase.head
        if self._is_part(phrase, subject):
            self._part(phrase, subjects)
            return self._part_tail(phrase.end, subjects)
        if head.has("pattern") and not head.has("kinds") or head.low in {"pattern", "patterns", "print", "design", "designs"}:
            for item in (*phrase.modifiers, head):
                self._take(subject, item)
            if head.low in {"pattern", "patterns", "print", "design", "designs"}:
                self._mark(head, "pattern")
            return phrase.end
        resolution, _, _ = self._resolve(phrase)
        if resolution.how in {"exact", "synonym"}:
            draft = self._object(phrase)
            end = self._tail_one(phrase.end, draft, subjects)
            if not any(r.subject == draft.number for r in self.relations):
                self._relate("with", [draft], subject, "with")
            return end
        if resolution.how == "none" or not phrase.determined or resolution.distance > 2:
            self._part(phrase, subjects)
            return self._part_tail(phrase.end, subjects)
        draft = self._object(phrase)
        end = self._tail_one(phrase.end, draft, subjects)
        if not any(r.subject == draft.number for r in self.relations):
            self._relate("with", [draft], subject, "with")
        return end

    def _part_tail(self, at: int, subjects: list[Draft]) -> int:
        """"a dress with flowers on it", "legs made of brass"."""
        items = self.items
        if at + 1 < len(items) and items[at].has("rel") and items[at + 1].has("pron"):
            self._mark(items[at], "grammar")
            self._mark(items[at + 1], "grammar")
            return at + 2
        if at < len(items) and items[at].has("made"):
            phrase = self._phrase(at + 1)
            if phrase is not None:
                self._mark(items[at], "grammar")
                stuff = [i for i in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after)]
                for subject in subjects:
                    part = subject.parts[-1]
                    collected = Attributes()
                    for item in stuff:
                        self._mark(item, collected.take(item, None, self._item_span(item)) or "unknown")
                    subject.parts[-1] = part.model_copy(update={
                        "materials": (*part.materials, *collected.materials), "colors": (*part.colors, *collected.colors),
                    })  # fmt: skip
                return phrase.end
        return at

    def _tail_one(self, at: int, draft: Draft, owners: list[Draft]) -> int:
        """What follows a thing named after "with": "a shovel in it" relates it to the owner."""
        items = self.items
        if at + 1 < len(items) and items[at].has("rel") and items[at + 1].has("pron"):
            self._relate(str(items[at].tags["rel"]).removeprefix("!"), [draft], owners[-1], items[at].text)
            self._mark(items[at], "relation")
            self._mark(items[at + 1], "grammar")
            return at + 2
        if at < len(items) and items[at].has("made", "of", "with") and not items[at].has("with"):
            return self._tail(at, [draft])
        if at < len(items) and (self._is_verb(at) or items[at].has("rel")):
            return self._tail(at, [draft])
        return at

    def _without(self, at: int, subjects: list[Draft]) -> int:
        phrase = self._phrase(at)
        if phrase is None or phrase.head is None:
            return at
        self._part(phrase, subjects, present=False)
        return phrase.end

    def _made_of(self, at: int, subjects: list[Draft]) -> int:
        phrase = self._phrase(at)
        if phrase is None:
            return at
        stuff = [*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after]
        understood = False
        for item in stuff:
            if item.has("material"):
                understood = True
                for subject in subjects:
                    subject.materials.append(MaterialWish(text=item.text, preset=item.tags["material"]))
                self._mark(item, "material")
            elif item is phrase.head:
                preset = _stuff_of(item)
                if preset is not None:
                    for subject in subjects:
                        subject.materials.append(MaterialWish(text=item.text, preset=preset, role="like"))
                    self._mark(item, "material")
                elif item.has("noun"):
                    for subject in subjects:
                        subject.materials.append(MaterialWish(text=item.text, preset="?", role="like"))
            else:
                for subject in subjects:
                    self._take(subject, item)
        del understood
        end = phrase.end
        while end + 1 < len(self.items) and self.items[end].has("and", "comma") and self.items[end + 1].has("material") and not self._next_is_object(end + 1):
            self._mark(self.items[end], "grammar")
            for subject in subjects:
                subject.materials.append(
                    MaterialWish(text=self.items[end + 1].text, preset=self.items[end + 1].tags["material"], role="trim")
                )
            self._mark(self.items[end + 1], "material")
            end += 2
        return end

    def _next_is_object(self, at: int) -> bool:
        return at + 1 < len(self.items) and self.items[at + 1].has("noun", "kinds") and not self.items[at + 1].has("rel")

    def _of(self, at: int, subjects: list[Draft]) -> int:
        """"of gold" is a material, "of coffee" what is in it, "of Mars" neither."""
        self._mark(self.items[at], "grammar")
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is None:
            return at + 1
        subject = subjects[-1]
        container = subject.resolution.kind is not None and (
            self.words.assets[subject.resolution.kind].holds or singular(subject.noun.lower()) in phrases.CONTAINER_MEASURES
        )
        phrase = self._phrase(at + 1)
        if phrase is None:
            return at + 1
        if self._own_content(phrase, subject):
            return phrase.end
        if phrase.head is None or (phrase.head.has("material") and not phrase.head.has("kinds") and not container):
            for item in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after):
                self._take(subject, item)
            return phrase.end
        if self._is_part(phrase, subject):
            self._part(phrase, subjects)
            return phrase.end
        resolution, _, _ = self._resolve(phrase)
        asset = self.words.assets.get(resolution.kind or "")
        if subject.resolution.how not in {"exact", "synonym"} and asset is not None and resolution.how in {"exact", "synonym"} and (
            subject.count_text == "" or not container
        ) and asset.category in {"creature", "object"} and not container:
            self._mark(phrase.head, "object")
            subject.resolution = Resolution(how="wordnet", kind=resolution.kind, distance=1, common=phrase.head.low, specific=True)
            for item in (*phrase.modifiers, *phrase.after):
                self._take(subject, item)
            return phrase.end
        if container or resolution.how in {"exact", "synonym"}:
            content = self._object(phrase)
            if content.count == 1 and phrase.head.tags.get("plural") or content.count_text == "":
                content.count = max(content.count, 6) if phrase.head.tags.get("plural") else content.count
            self._relate("in" if container else "with", [content], subject, "of")
            self.last_list = ("in", [content], "of")
            return phrase.end
        for item in (*phrase.modifiers, phrase.head, *phrase.after):
            if self.roles[item.start] == "unknown":
                self._mark(item, "unknown")
        subject.adjectives.append(Trait(text=f"of {self._text(at + 1, phrase.end)}", name="?"))
        return phrase.end

    def _own_content(self, phrase: Phrase, subject: Draft) -> bool:
        """Whether the thing itself can be asked for what is in it ("a mug of coffee")."""
        asset = self.words.assets.get(subject.resolution.kind or "")
        run = [*phrase.modifiers, *([phrase.head] if phrase.head else [])]
        if asset is None or not run:
            return False
        head = run[-1]
        words = {c.lower().replace("_", " ") for p in asset.parameters if p.parameter.name in _CONTENTS for c in p.parameter.choices}
        for noun in (" ".join(m.low for m in run), head.low, singular(head.low)):
            if noun in words:
                subject.adjectives.append(Trait(text=head.text, name=noun))
                for item in (*run, *phrase.after):
                    self._mark(item, "part")
                return True
        return False

    def _shaped_like(self, at: int, subjects: list[Draft]) -> int:
        phrase = self._phrase(at)
        if phrase is None:
            return at
        text = self._text(phrase.start, phrase.end)
        head = phrase.head
        name = str(head.tags.get("shape") or head.tags.get("noun")) if head else text
        for subject in subjects:
            subject.shapes.append(Trait(text=text, name=name))
        for item in (*phrase.modifiers, *([head] if head else []), *phrase.after):
            self._mark(item, "shape")
        return phrase.end

    def _says(self, at: int, subjects: list[Draft]) -> int:
        self._mark(self.items[at], "grammar")
        end = at + 1
        if end < len(self.items) and self.items[end].has("text"):
            text = str(self.items[end].tags["text"])
            end += 1
        else:
            while end < len(self.items) and not self.items[end].has("comma", "end", "with", "made", "rel", "framing"):
                end += 1
            text = self._text(at + 1, end) if end > at + 1 else ""
        for i in range(at + 1, end):
            self._mark(self.items[i], "text")
        if text:
            for subject in subjects:
                subject.texts.append(text)
        return end

    def _preposition(self, at: int, subjects: list[Draft]) -> int:
        item = self.items[at]
        kind = str(item.tags["rel"])
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if kind == "facing_each":
            self._mark(item, "relation")
            return at + 1
        if following is None or following.has("pron"):
            self._mark(item, "grammar")
            if following is not None:
                self._mark(following, "grammar")
                return at + 2
            return at + 1
        if item.low == "out of":
            phrase = self._peek(at + 1)
            stuff = phrase is not None and (phrase.head or (phrase.modifiers or [None])[-1])
            if stuff and stuff.has("material"):
                self._mark(item, "grammar")
                return self._made_of(at + 1, subjects)
        if kind == "in" and item.low == "in":
            phrase = self._peek(at + 1)
            if phrase is not None and not phrase.determined and (
                phrase.head is None or (phrase.head.has("material", "color", "pattern") and not phrase.head.has("kinds"))
            ):
                self._mark(item, "grammar")
                phrase = self._phrase(at + 1)
                assert phrase is not None
                for part in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after):
                    for subject in subjects:
                        self._take(subject, part)
                return phrase.end
        if following.has("det") and following.low in {"its", "his", "her", "their"}:
            own = self._own_body(at, subjects)
            if own > at:
                return own
        if following.has("length", "dims") and kind in {"in", "at", "beside"}:
            self._mark(item, "grammar")
            return at + 1
        if kind == "trim":
            return self._trim(at, subjects)
        if kind == "covered":
            return self._covered(at, subjects)
        self._mark(item, "relation")
        return self._related(at + 1, subjects, kind, item.text)

    def _own_body(self, at: int, subjects: list[Draft]) -> int:
        """"on its back", "on its hind legs": a way to lie or stand, not a thing."""
        phrase = self._peek(at + 1)
        if phrase is None or phrase.head is None:
            return at
        noun = str(phrase.head.tags.get("noun"))
        entry = lexicon().find(noun)
        limb = lexicon().find("body part")
        parts = {s.synset for s in limb.nouns} if limb else set[int]()
        body = entry is not None and any(
            lexicon().lexfile(s.synset) == BODY or parts & lexicon().ancestors(s.synset).keys() for s in entry.nouns[:4]
        )
        if not body and noun not in {"side", "end", "tiptoe", "way"}:
            return at
        phrase = self._phrase(at + 1)
        assert phrase is not None
        text = self._text(at, phrase.end)
        for i in range(at, phrase.end):
            self._mark(self.items[i], "state")
        for subject in subjects:
            subject.adjectives.append(Trait(text=text, name=f"pose:{text.lower()}"))
        return phrase.end

    def _peek(self, at: int) -> Phrase | None:
        saved = list(self.roles)
        phrase = self._phrase(at)
        self.roles = saved
        return phrase

    def _trim(self, at: int, subjects: list[Draft]) -> int:
        """"stitched with golden threads", "decorated with flowers": accents, or things put on it."""
        self._mark(self.items[at], "relation")
        phrase = self._phrase(at + 1)
        if phrase is None:
            return at + 1
        if phrase.head is not None and phrase.head.has("kinds") and not self._is_part(phrase, subjects[-1]):
            draft = self._object(phrase)
            if draft.count_text == "" and phrase.head.tags.get("plural"):
                draft.count = 6
            self._relate("around", [draft], subjects[-1], self.items[at].text, literal=False)
            return phrase.end
        for item in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after):
            role: WordRole = "unknown"
            for subject in subjects:
                if item.has("material"):
                    subject.materials.append(MaterialWish(text=item.text, preset=item.tags["material"], role="trim"))
                    role = "material"
                elif item.has("pattern"):
                    role = subject.take(item, None, self._item_span(item)) or "unknown"
                elif item.has("color"):
                    subject.take(item, None, self._item_span(item))
                    role = "colour"
                elif item is phrase.head:
                    subject.adjectives.append(Trait(text=item.text, name="?"))
            self._mark(item, role)
        return phrase.end

    def _covered(self, at: int, subjects: list[Draft]) -> int:
        """"covered in moss": a material over it, or things on it."""
        self._mark(self.items[at], "relation")
        phrase = self._phrase(at + 1)
        if phrase is None:
            return at + 1
        head = phrase.head
        if head is not None and head.has("kinds") and not head.has("material"):
            return self._related(at + 1, subjects, "!on", self.items[at].text)
        for item in (*phrase.modifiers, *([head] if head else []), *phrase.after):
            for subject in subjects:
                if item.has("material"):
                    subject.materials.append(MaterialWish(text=item.text, preset=item.tags["material"], role="cover"))
                    self._mark(item, "material")
                elif item.has("state"):
                    self._take(subject, item)
                else:
                    stuff = _stuff_of(item)
                    if stuff:
                        subject.materials.append(MaterialWish(text=item.text, preset=stuff, role="cover"))
                        self._mark(item, "material")
                    else:
                        self._take(subject, item)
        end = phrase.end
        if end + 1 < len(self.items) and self.items[end].has("and") and not self.items[end + 1].has("det") and not self._is_verb(end + 1):
            more = self._peek(end + 1)
            if more is not None and more.head is not None and not more.head.has("kinds"):
                return self._covered(end, subjects)
        return end

    def _related(
        self, at: int, subjects: list[Draft], kind: str, text: str, *, verb: str = "", literal: bool = True
    ) -> int:
        """Reads the other side of a relation and records it."""
        phrase = self._phrase(at)
        if phrase is None:
            return at
        if phrase.head is None:
            for item in (*phrase.modifiers, *phrase.after):
                for subject in subjects:
                    self._take(subject, item)
            return phrase.end
        if kind == "!in" and self._own_content(phrase, subjects[-1]):
            return phrase.end
        known = self._mentioned(phrase)
        if known is not None:
            self._relate(kind, subjects, known, text, verb=verb, literal=literal)
            self._mark(phrase.head, "object")
            return phrase.end
        target = self._object(phrase)
        if kind in {"!in", "!on"} and target.count_text == "" and phrase.head.tags.get("plural"):
            target.count = 6
        self._relate(kind, subjects, target, text, verb=verb, literal=literal)
        end = self._object_tail(phrase.end, target)
        if kind in _LIST_KINDS or verb:
            end = self._more_of_list(end, subjects, kind, text, verb=verb, literal=literal)
        return end

    def _more_of_list(self, at: int, subjects: list[Draft], kind: str, text: str, *, verb: str, literal: bool) -> int:
        items = self.items
        while at + 1 < len(items) and items[at].has("and", "comma"):
            following = at + 1
            while following < len(items) and items[following].has("and", "comma"):
                following += 1
            if following >= len(items) or items[following].has("framing", "with", "rel", "stop", "dressed", "made"):
                break
            if items[following].has("verb") and not items[following].has("kinds") and (
                items[following].low.endswith("ing") or items[following].tags["verb"] in phrases.VERBS
            ):
                break
            phrase = self._peek(following)
            if phrase is None or phrase.head is None or (items[at].has("comma") and phrase.determined and kind not in {"!in", "!on"}):
                break
            for between in range(at, following):
                self._mark(items[between], "grammar")
            phrase = self._phrase(following)
            assert phrase is not None
            target = self._object(phrase)
            if kind in {"!in", "!on"} and target.count_text == "" and phrase.head and phrase.head.tags.get("plural"):
                target.count = 6
            self._relate(kind, subjects, target, text, verb=verb, literal=literal)
            at = self._object_tail(phrase.end, target)
        return at

    def _object_tail(self, at: int, target: Draft) -> int:
        """What binds to the nearer noun: its parts, stuff, shape and contents."""
        items = self.items
        while at < len(items):
            item = items[at]
            before = at
            if item.has("of"):
                at = self._of(at, [target])
            elif item.has("made"):
                self._mark(item, "grammar")
                at = self._made_of(at + 1, [target])
            elif item.has("shaped"):
                self._mark(item, "grammar")
                at = self._shaped_like(at + 1, [target])
            elif item.has("says"):
                at = self._says(at, [target])
            elif item.has("length", "dims"):
                self._take(target, item)
                at += 1
            elif item.has("with", "without"):
                self._mark(item, "grammar")
                at = (self._with if item.has("with") else self._without)(at + 1, [target])
            elif item.has("rel") and str(item.tags["rel"]).startswith("!"):
                self._mark(item, "relation")
                at = self._related(at + 1, [target], str(item.tags["rel"]), item.text)
            else:
                break
            if at == before:
                break
        return at

    def _mentioned(self, phrase: Phrase) -> Draft | None:
        """The object a definite phrase or a repeated noun refers to."""
        head = phrase.head
        if head is None or not phrase.definite or phrase.modifiers:
            return None
        noun = singular(head.low)
        return next((o for o in self.objects if singular(o.noun.lower()) == noun), None)

    def _relate(
        self, kind: str, subjects: list[Draft], target: Draft, text: str, *, verb: str = "", literal: bool = True
    ) -> None:
        for subject in subjects:
            if subject is target:
                continue
            first, second = (target, subject) if kind.startswith("!") else (subject, target)
            if kind in {"wear", "hold", "eat", "play", "push"}:
                first, second = target, subject
            self.relations.append(RelationWish(
                kind=kind.removeprefix("!"), subject=first.number, target=second.number, text=text, verb=verb, literal=literal,
            ))  # fmt: skip

    def _verb(self, at: int, subjects: list[Draft]) -> int:
        items = self.items
        item = items[at]
        base = str(item.tags.get("verb") or item.tags.get("base_verb"))
        following = items[at + 1] if at + 1 < len(items) else None
        takes_object = following is not None and (
            following.has("det", "number", "noun", "color", "material", "size", "state", "opinion", "pair", "vague", "adj")
            and not following.has("rel", "with", "made")
        )
        if base in phrases.POSES and not (base in phrases.VERBS and takes_object):
            pose = phrases.POSES[base]
            if pose:
                for subject in subjects:
                    subject.adjectives.append(Trait(text=item.text, name=f"pose:{pose}"))
                self._mark(item, "state")
            else:
                if item.has("state"):
                    self._take(subjects[-1], item)
                self._mark(item, "state" if item.has("state") else "grammar")
            return self._adverbs(at + 1)
        if base in phrases.VERBS and takes_object:
            kind, pose, literal = phrases.VERBS[base]
            self._mark(item, "relation")
            if kind == "with":
                return self._with(at + 1, subjects)
            if kind == "wear" and (phrase := self._peek(at + 1)) is not None and phrase.head is not None and (
                str(phrase.head.tags.get("noun")) in {"costume", "outfit", "uniform", "attire", "disguise", "clothes"}
            ):
                return self._dressed(at + 1, subjects, item)
            if pose:
                for subject in subjects:
                    subject.adjectives.append(Trait(text=item.text, name=f"pose:{pose}"))
            return self._related(at + 1, subjects, kind, item.text, verb=item.text, literal=literal)
        if base in {"paint", "color", "colour", "dye", "stain", "glaze", "enamel", "lacquer", "polish", "striped", "stripe"} or item.has(
            "state", "pattern"
        ):
            self._mark(item, "grammar")
            if item.has("state", "pattern"):
                for subject in subjects:
                    self._take(subject, item)
            return self._predicate(at + 1, subjects[-1])
        if takes_object and item.low.endswith("ing"):
            self._mark(item, "relation")
            return self._related(at + 1, subjects, "face", item.text, verb=item.text, literal=False)
        if item.low.endswith("ed") or item.has("adj"):
            if following is not None and following.has("rel", "with"):
                self._mark(item, "grammar")
            else:
                for subject in subjects:
                    self._take(subject, item)
            return at + 1
        self._leave(item)
        for subject in subjects:
            subject.adjectives.append(Trait(text=item.text, name="?"))
        return self._adverbs(at + 1)

    def _adverbs(self, at: int) -> int:
        while at < len(self.items) and self.items[at].has("adverb", "glue") and not self.items[at].has("rel", "noun"):
            self._mark(self.items[at], "grammar")
            at += 1
        return at

    def _listed(self, at: int, subjects: list[Draft]) -> int:
        """"and", a comma: another attribute of the subject, or another object."""
        items = self.items
        following = at + 1
        while following < len(items) and items[following].has("and", "comma"):
            following += 1
        if following >= len(items):
            self._mark(items[at], "grammar")
            return following
        item = items[following]
        goes_on = item.has("with", "without", "made", "rel", "shaped", "says", "dressed", "framing", "stop", "length", "dims", "aux")
        verb = item.has("verb") and not item.has("kinds") and (self._is_verb(following) or item.low.endswith("ing"))
        if not goes_on and not verb:
            phrase = self._peek(following)
            if phrase is None:
                return at
            if phrase.head is None:
                for between in range(at, following):
                    self._mark(items[between], "grammar")
                phrase = self._phrase(following)
                assert phrase is not None
                for modifier in phrase.modifiers:
                    self._take(subjects[-1], modifier)
                return phrase.end
            related = any(s.number in {r.subject, r.target} for r in self.relations for s in subjects)
            if related:
                return at
            for between in range(at, following):
                self._mark(items[between], "grammar")
            phrase = self._phrase(following)
            assert phrase is not None
            if phrase.definite and self._is_part(phrase, subjects[0]) and not (phrase.head and phrase.head.has("kinds")):
                self._part(phrase, subjects)
                return phrase.end
            subjects.append(self._object(phrase))
            return phrase.end
        for between in range(at, following):
            self._mark(items[between], "grammar")
        return following

    # ---- afterwards

    def _settle_kinds(self) -> None:
        """Prefers a creature for the doer of an action, where the noun could be one."""
        doers = {r.target if r.kind in {"hold", "wear", "eat", "play", "push"} else r.subject for r in self.relations if r.verb}
        for draft in self.objects:
            if draft.number in doers and len(draft.kinds) > 1 and draft.resolution.how != "wordnet":
                creature = next((k for k in draft.kinds if self.words.assets[k].category == "creature"), None)
                if creature is not None:
                    draft.resolution = draft.resolution.model_copy(update={"kind": creature})


def _stuff_of(item: Item) -> str | None:
    """The material a thing's noun stands for when something is made of it ("yarn", "sushi", "vegetables")."""
    from prompt2mesh.mesh.presets import find_preset  # noqa: PLC0415

    found = find_preset(item.low) or find_preset(singular(item.low))
    return found.name if found else None
