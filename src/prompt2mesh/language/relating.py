"""Prepositions: what stands where, what covers what, and what binds to the nearer noun."""

from __future__ import annotations

from abc import abstractmethod

from prompt2mesh.language import phrases
from prompt2mesh.language.attachments import is_body_part, stuff_of
from prompt2mesh.language.brief import Framing, MaterialWish, Resolution
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.inside import POSSESSIVES, InsideReader
from prompt2mesh.language.noun_phrases import Phrase

# What things that have such a part of their own are put on.
_OWN_SUPPORTS = frozenset({"display_stand", "pedestal", "rope"})
_LIST_KINDS = frozenset({"!in", "!on", "wear", "hold", "eat", "with", "trim", "covered", "play"})


class RelationReader(InsideReader):
    """Reads the other side of a relation."""

    @abstractmethod
    def tail(self, at: int, subjects: list[Draft]) -> int:
        """Reads everything that follows the subjects; returns the item after."""

    @abstractmethod
    def with_things(self, at: int, subjects: list[Draft]) -> int:
        """Reads what stands behind "with"; returns the item after."""

    def _preposition(self, at: int, subjects: list[Draft]) -> int:
        item = self.items[at]
        kind = str(item.tags["rel"])
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if kind == "facing_each":
            self.mark(item, "relation")
            if len(subjects) >= 2:
                self._relate("facing", [subjects[0]], subjects[1], item.text)
            else:
                subjects[0].arrangement = "facing"
            return at + 1
        if following is None or following.has("pron"):
            self.mark(item, "grammar")
            if following is None:
                return at + 1
            self.mark(following, "grammar")
            return self._upon_it(at, subjects)
        if item.low == "out of":
            phrase = self.peek(at + 1)
            stuff = phrase is not None and (phrase.head or (phrase.modifiers or [None])[-1])
            if stuff and stuff.has("material") and phrase is not None and not phrase.definite:
                self.mark(item, "grammar")
                return self.made_of(at + 1, subjects)
        if following.has("det") and following.low in POSSESSIVES:
            own = self._own_body(at, subjects)
            if own > at:
                return own
        if following.has("length", "dims") and kind in {"in", "at", "beside"}:
            self.mark(item, "grammar")
            return at + 1
        if item.low == "in":
            inside = self._inside(at, subjects)
            if inside > at:
                return inside
            if self._is_worn(at + 1, subjects[-1]):
                self.mark(item, "relation")
                return self._related(at + 1, subjects, "wear", item.text)
        if kind == "trim":
            return self._trim(at, subjects)
        if kind == "covered":
            return self._covered(at, subjects)
        floor = self._on_the_floor(at, kind)
        if floor > at:
            return floor
        self.mark(item, "relation")
        return self._related(at + 1, subjects, kind, item.text)

    def _at_owners_part(self, at: int, draft: Draft, owner: Draft) -> int:
        """As in "with a bird on its head", "with a bone in its mouth": at a part of the owner."""
        items = self.items
        self.unfold(at, draft)
        if at + 2 >= len(items) or not items[at].has("rel") or items[at + 1].low not in POSSESSIVES:
            return at
        phrase = self.peek(at + 1)
        if phrase is None or phrase.head is None or not (self.is_part(phrase, owner) or is_body_part(phrase.head)):
            return at
        self.mark(items[at], "relation")
        phrase = self.noun_phrase(at + 1)
        assert phrase is not None
        assert phrase.head is not None
        self.mark(phrase.head, "part")
        part = self._part_word(owner.resolution.kind or "", phrase.head) if owner.resolution.kind else None
        named = part or str(phrase.head.tags.get("noun") or phrase.head.low)
        kind = str(items[at].tags["rel"]).removeprefix("!")
        self._relate(kind, [draft], owner, self.text(at, phrase.end), part=named)
        return phrase.end

    def _upon_it(self, at: int, subjects: list[Draft]) -> int:
        """As in "a plate and on it a sandwich": the thing behind the pronoun is put there."""
        beyond = self.items[at + 2] if at + 2 < len(self.items) else None
        if beyond is None or not beyond.has("det", "number", "pair", "vague"):
            return at + 2
        phrase = self.noun_phrase(at + 2)
        if phrase is None or phrase.head is None:
            return at + 2
        self.mark(self.items[at], "relation")
        draft = self._object(phrase)
        self._relate(str(self.items[at].tags["rel"]), [draft], subjects[-1], self.items[at].text)
        return self._object_tail(phrase.end, draft)

    def _owner_of(self, phrase: Phrase, subjects: list[Draft]) -> Draft | None:
        """Whose part a definite phrase names ("smoke coming out of the chimney": of the cabin before)."""
        if not phrase.definite or phrase.head is None or phrase.head.has("kinds"):
            return None
        return next((o for o in self.objects if o not in subjects and self.is_part(phrase, o)), None)

    def _on_the_floor(self, at: int, kind: str) -> int:
        """As in "on the floor": things stand on the ground anyway."""
        ground = self.peek(at + 1) if kind == "on" else None
        if ground is None or ground.head is None or ground.head.low != "floor":
            return at
        self.framing.append(Framing(text=self.text(at, ground.end)))
        for i in range(at, ground.end):
            self.mark(self.items[i], "framing")
        return ground.end

    def _covered(self, at: int, subjects: list[Draft]) -> int:
        """As in "covered in moss": a material over it, or things on it."""
        self.mark(self.items[at], "relation")
        phrase = self.noun_phrase(at + 1)
        if phrase is None:
            return at + 1
        head = phrase.head
        if head is not None and head.has("kinds") and not head.has("material"):
            return self._related(at + 1, subjects, "!on", self.items[at].text)
        for item in (*phrase.modifiers, *([head] if head else []), *phrase.after):
            for subject in subjects:
                if item.has("material"):
                    subject.materials.append(MaterialWish(text=item.text, preset=item.tags["material"], role="cover"))
                    self.mark(item, "material")
                elif item.has("state"):
                    self.take(subject, item)
                else:
                    stuff = stuff_of(item)
                    if stuff:
                        subject.materials.append(MaterialWish(text=item.text, preset=stuff, role="cover"))
                        self.mark(item, "material")
                    else:
                        self.take(subject, item)
        end = phrase.end
        if (
            end + 1 < len(self.items)
            and self.items[end].has("and")
            and not self.items[end + 1].has("det")
            and not self._is_verb(end + 1)
        ):
            more = self.peek(end + 1)
            if more is not None and more.head is not None and not more.head.has("kinds"):
                return self._covered(end, subjects)
        return end

    def _related(
        self, at: int, subjects: list[Draft], kind: str, text: str, *, verb: str = "", literal: bool = True
    ) -> int:
        """Reads the other side of a relation and records it."""
        phrase = self.noun_phrase(at)
        if phrase is None:
            return at
        if phrase.head is None:
            for item in (*phrase.modifiers, *phrase.after):
                for subject in subjects:
                    self.take(subject, item)
            return phrase.end
        if kind == "!in" and self._own_content(phrase, subjects[-1]):
            return phrase.end
        known = self._mentioned(phrase)
        if known is not None:
            self._relate(kind, subjects, known, text, verb=verb, literal=literal)
            self.mark(phrase.head, "object")
            return phrase.end
        if (
            kind == "on"
            and _OWN_SUPPORTS & {*phrase.head.tags.get("kinds", ())}
            and all(self.is_part(phrase, s) for s in subjects)
        ):
            self.read_part(phrase, subjects)  # "a katana on a stand": the stand that comes with it
            return phrase.end
        owner = self._owner_of(phrase, subjects)
        if owner is not None:
            named = self._part_word(owner.resolution.kind or "", phrase.head)
            self.mark(phrase.head, "part")
            self._relate(kind, subjects, owner, f"{text} {self.text(phrase.start, phrase.end)}", part=named or "")
            return phrase.end
        target = self._object(phrase)
        guess = self.words.assets.get(target.resolution.kind or "")
        if kind == "!in" and guess is not None and target.resolution.how == "wordnet" and guess.family == "buildings":
            target.resolution = Resolution(how="none")  # a cart is not full of shops
        if kind in {"!in", "!on"} and target.count_text == "" and phrase.head.tags.get("plural"):
            target.count = 6
        end = self._at_owners_part(phrase.end, target, subjects[-1]) if kind == "hold" else phrase.end
        if end > phrase.end:
            last = self.relations[-1]  # "carrying an apple on its back": not in its hand
            self.relations[-1] = last.model_copy(update={"text": f"{text} {last.text}"})
            return end
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
            if (
                items[following].has("verb")
                and not items[following].has("kinds")
                and (items[following].low.endswith("ing") or items[following].tags["verb"] in phrases.VERBS)
            ):
                break
            phrase = self.peek(following)
            if (
                phrase is None
                or phrase.head is None
                or (items[at].has("comma") and phrase.determined and kind not in {"!in", "!on"})
            ):
                break
            for between in range(at, following):
                self.mark(items[between], "grammar")
            phrase = self.noun_phrase(following)
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
                self.mark(item, "grammar")
                at = self.made_of(at + 1, [target])
            elif item.has("shaped"):
                self.mark(item, "grammar")
                at = self._shaped_like(at + 1, [target])
            elif item.has("says"):
                at = self._says(at, [target])
            elif item.has("length", "dims"):
                self.take(target, item)
                at += 1
            elif item.has("with", "without"):
                if at + 1 < len(items) and items[at + 1].low in POSSESSIVES:
                    break  # "playing the accordion with its hands": whose hands, the doer tells
                self.mark(item, "grammar")
                at = (self.with_things if item.has("with") else self._without)(at + 1, [target])
            elif item.has("rel") and str(item.tags["rel"]).startswith("!"):
                self.mark(item, "relation")
                at = self._related(at + 1, [target], str(item.tags["rel"]), item.text)
            else:
                break
            if at == before:
                break
        return at
