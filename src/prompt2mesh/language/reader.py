"""Reads items into objects, parts and relations; one instance per prompt."""

from __future__ import annotations

from typing import Literal

from prompt2mesh.language import phrases
from prompt2mesh.language.attachments import AttachmentReader, stuff_of
from prompt2mesh.language.brief import Brief, Framing, MaterialWish, Resolution, Span, Trait, Word
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.items import Item
from prompt2mesh.language.noun_phrases import Phrase

_LIST_KINDS = frozenset({"!in", "!on", "wear", "hold", "eat", "with", "trim", "covered", "play"})


class Reader(AttachmentReader):
    """Joins noun phrases by prepositions, verbs and lists."""

    def read(self) -> Brief:
        """The brief of the prompt."""
        at = 0
        while at < len(self.items):
            before = at
            at = self.sentence_piece(at)
            if at == before:
                at += 1
        style = self._low_poly()
        words = tuple(
            Word(text=t.text, span=Span(start=t.start, end=t.end), role=self.roles[i])
            for i, t in enumerate(self.tokens)
        )
        self._settle_kinds()
        return Brief(
            prompt=self.plain,
            objects=tuple(o.freeze() for o in self.objects),
            relations=tuple(self.relations),
            framing=tuple(self.framing),
            words=words,
            style=style,
        )

    def _low_poly(self) -> Literal["low-poly"] | None:
        for draft in self.objects:
            if any(t.name == "low poly" for t in draft.styles) or any(
                m.text.lower() in {"origami", "papercraft"} for m in draft.materials
            ):
                return "low-poly"
        return None

    def sentence_piece(self, at: int) -> int:
        """Reads from one item on: a phrase and all that follows it."""
        item = self.items[at]
        if item.has("framing"):
            self.framing.append(Framing(text=item.text))
            self.mark(item, "framing")
            return at + 1
        phrase = self.noun_phrase(at)
        if phrase is None:
            if self.objects:
                moved = self.tail(at, [self.objects[0]])
                if moved > at:
                    return moved
            self.leave(item)
            return at + 1
        if phrase.head is None:
            self._adjectives_alone(phrase)
            return max(phrase.end, at + 1)
        previous = self.objects[0] if self.objects else None
        if previous is not None and phrase.definite and self.is_part(phrase, previous):
            self.read_part(phrase, [previous])
            return self._predicate(phrase.end, previous)
        draft = self._object(phrase)
        if self.pending:
            for waiting in self.pending:
                self.take(draft, waiting)
            self.pending = []
        return self.tail(phrase.end, [draft])

    def _adjectives_alone(self, phrase: Phrase) -> None:
        target = self.objects[-1] if self.objects else None
        for modifier in (*phrase.modifiers, *phrase.after):
            if target is not None:
                self.take(target, modifier)
            else:
                self.pending.append(modifier)

    def tail(self, at: int, subjects: list[Draft]) -> int:  # noqa: PLR0912, PLR0915 - one branch a form
        """Reads everything that follows the subjects; returns the item after."""
        items = self.items
        while at < len(items):
            item = items[at]
            before = at
            if item.has("framing"):
                self.framing.append(Framing(text=item.text))
                self.mark(item, "framing")
                at += 1
            elif item.has("with"):
                self.mark(item, "grammar")
                at = self._with(at + 1, subjects)
            elif item.has("without"):
                self.mark(item, "grammar")
                at = self._without(at + 1, subjects)
            elif item.has("made"):
                self.mark(item, "grammar")
                at = self.made_of(at + 1, subjects)
            elif item.has("of"):
                at = self._of(at, subjects)
            elif item.has("shaped"):
                self.mark(item, "grammar")
                at = self._shaped_like(at + 1, subjects)
            elif item.has("says"):
                at = self._says(at, subjects)
            elif item.has("dressed"):
                self.mark(item, "relation")
                at = self._dressed(at + 1, subjects, item)
            elif item.has("rel"):
                at = self._preposition(at, subjects)
            elif self._is_lettering(at, subjects[-1]):
                subjects[-1].texts.append(item.text)
                self.mark(item, "text")
                at += 1
            elif item.has("length", "dims", "text"):
                for subject in subjects:
                    self.take(subject, item)
                at += 1
            elif item.has("stop", "aux", "glue"):
                self.mark(item, "grammar")
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

    def _is_lettering(self, at: int, subject: Draft) -> bool:
        """Whether the item is what a thing of letters is to say ("the letter A", "the word LOVE", "number 7")."""
        asset = self.words.assets.get(subject.resolution.kind or "")
        item = self.items[at]
        if asset is None or not any(p.parameter.unit == "text" for p in asset.parameters) or subject.texts:
            return False
        return item.has("number") or (item.text.isalpha() and (item.text.isupper() or len(item.text) == 1))

    def _dressed(self, at: int, subjects: list[Draft], said: Item) -> int:
        """As in "dressed as a clown", "wearing a bee costume": what such a one wears, if the library has it."""
        phrase = self.peek(at)
        if phrase is None or phrase.head is None:
            return self._related(at, subjects, "wear", said.text)
        resolution, _, _ = self._resolve(phrase)
        asset = self.words.assets.get(resolution.kind or "")
        if asset is not None and asset.category == "clothing" and resolution.how in {"exact", "synonym"}:
            return self._related(at, subjects, "wear", said.text)
        phrase = self.noun_phrase(at)
        assert phrase is not None
        assert phrase.head is not None
        names = [str(i.tags.get("noun", i.low)) for i in (*phrase.modifiers, phrase.head)]
        names += [word for name in names for word in name.split() if word not in names]
        for name in reversed(names):
            for thing in ("costume", "outfit", "hat", "crown", "helmet", "mask", "cap", "suit", "wig"):
                kinds = self.words.kinds(f"{name} {thing}") or self.words.kinds(f"{name}'s {thing}")
                if kinds:
                    draft = Draft(
                        number=len(self.objects),
                        noun=f"{name} {thing}",
                        span=self._span(phrase.start, phrase.end),
                        kinds=kinds,
                        resolution=Resolution(how="synonym", kind=kinds[0]),
                    )
                    self.objects.append(draft)
                    for item in (*phrase.modifiers, phrase.head):
                        self.mark(item, "object")
                    self._relate(
                        "wear", subjects, draft, f"{said.text} {self.text(phrase.start, phrase.end)}", literal=False
                    )
                    return phrase.end
        text = f"{said.text} {self.text(phrase.start, phrase.end)}"
        for subject in subjects:
            subject.adjectives.append(Trait(text=text, name="?"))
        return phrase.end

    def _with(self, at: int, subjects: list[Draft]) -> int:
        """As in "with X": parts of the subject where it has such parts, else things put with it."""
        at = self._with_one(at, subjects)
        while at + 1 < len(self.items) and self.items[at].has("and", "comma"):
            following = at + 1
            while following < len(self.items) and self.items[following].has("and", "comma"):
                following += 1
            if following >= len(self.items) or self.items[following].has(
                "with", "without", "framing", "rel", "stop", "aux"
            ):
                break
            if self._is_verb(following):
                break
            saved = list(self.roles)
            phrase = self.noun_phrase(following)
            if (
                phrase is None
                or phrase.head is None
                or not (self.is_part(phrase, subjects[-1]) or not phrase.determined or self.items[at].has("and"))
            ):
                self.roles = saved
                break
            for between in range(at, following):
                self.mark(self.items[between], "grammar")
            at = self._with_one(following, subjects)
        return at

    def _with_one(self, at: int, subjects: list[Draft]) -> int:
        if at < len(self.items) and self.items[at].has("without") and self.items[at].low == "no":
            self.mark(self.items[at], "grammar")
            return self._without(at + 1, subjects)
        phrase = self.noun_phrase(at)
        if phrase is None:
            return at
        if phrase.head is None:
            for item in (*phrase.modifiers, *phrase.after):
                for subject in subjects:
                    self.take(subject, item)
            return phrase.end
        subject = subjects[-1]
        head = phrase.head
        if self.is_part(phrase, subject):
            self.read_part(phrase, subjects)
            return self.part_tail(phrase.end, subjects)
        if (head.has("pattern") and not head.has("kinds")) or head.low in {
            "pattern",
            "patterns",
            "print",
            "design",
            "designs",
        }:
            for item in (*phrase.modifiers, head):
                self.take(subject, item)
            if head.low in {"pattern", "patterns", "print", "design", "designs"}:
                self.mark(head, "pattern")
            return phrase.end
        resolution, _, _ = self._resolve(phrase)
        if resolution.how in {"exact", "synonym"}:
            draft = self._object(phrase)
            end = self._tail_one(phrase.end, draft, subjects)
            if not any(r.subject == draft.number for r in self.relations):
                self._relate("with", [draft], subject, "with")
            return end
        if resolution.how == "none" or not phrase.determined or resolution.distance > 2:
            self.read_part(phrase, subjects)
            return self.part_tail(phrase.end, subjects)
        draft = self._object(phrase)
        end = self._tail_one(phrase.end, draft, subjects)
        if not any(r.subject == draft.number for r in self.relations):
            self._relate("with", [draft], subject, "with")
        return end

    def _tail_one(self, at: int, draft: Draft, owners: list[Draft]) -> int:
        """What follows a thing named after "with": "a shovel in it" relates it to the owner."""
        items = self.items
        if at + 1 < len(items) and items[at].has("rel") and items[at + 1].has("pron"):
            self._relate(str(items[at].tags["rel"]).removeprefix("!"), [draft], owners[-1], items[at].text)
            self.mark(items[at], "relation")
            self.mark(items[at + 1], "grammar")
            return at + 2
        if at < len(items) and items[at].has("made", "of", "with") and not items[at].has("with"):
            return self.tail(at, [draft])
        if at < len(items) and (self._is_verb(at) or items[at].has("rel")):
            return self.tail(at, [draft])
        return at

    def _preposition(self, at: int, subjects: list[Draft]) -> int:  # noqa: PLR0912 - one branch a form
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
            if following is not None:
                self.mark(following, "grammar")
                return at + 2
            return at + 1
        if item.low == "out of":
            phrase = self.peek(at + 1)
            stuff = phrase is not None and (phrase.head or (phrase.modifiers or [None])[-1])
            if stuff and stuff.has("material"):
                self.mark(item, "grammar")
                return self.made_of(at + 1, subjects)
        if kind == "in" and item.low == "in":
            phrase = self.peek(at + 1)
            own = subjects[-1].resolution.kind
            if (
                phrase is not None
                and phrase.head is not None
                and own is not None
                and own in phrase.head.tags.get("kinds", ())
            ):
                self.mark(item, "grammar")  # "the word LOVE in red letters": the same thing once more
                phrase = self.noun_phrase(at + 1)
                assert phrase is not None
                for part in phrase.modifiers:
                    self.take(subjects[-1], part)
                if phrase.head is not None:
                    self.mark(phrase.head, "object")
                return phrase.end
            if (
                phrase is not None
                and not phrase.determined
                and (
                    phrase.head is None
                    or (
                        phrase.head.has("material", "color", "pattern")
                        and not (phrase.head.has("kinds") and phrase.head.tags.get("plural"))
                    )
                )
            ):
                self.mark(item, "grammar")
                phrase = self.noun_phrase(at + 1)
                assert phrase is not None
                for part in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after):
                    for subject in subjects:
                        self.take(subject, part)
                return phrase.end
        if following.has("det") and following.low in {"its", "his", "her", "their"}:
            own = self._own_body(at, subjects)
            if own > at:
                return own
        if following.has("length", "dims") and kind in {"in", "at", "beside"}:
            self.mark(item, "grammar")
            return at + 1
        if kind == "trim":
            return self._trim(at, subjects)
        if kind == "covered":
            return self._covered(at, subjects)
        self.mark(item, "relation")
        return self._related(at + 1, subjects, kind, item.text)

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
                self.mark(item, "grammar")
                at = (self._with if item.has("with") else self._without)(at + 1, [target])
            elif item.has("rel") and str(item.tags["rel"]).startswith("!"):
                self.mark(item, "relation")
                at = self._related(at + 1, [target], str(item.tags["rel"]), item.text)
            else:
                break
            if at == before:
                break
        return at

    def _verb(self, at: int, subjects: list[Draft]) -> int:  # noqa: PLR0912 - one branch a form
        items = self.items
        item = items[at]
        base = str(item.tags.get("verb") or item.tags.get("base_verb"))
        following = items[at + 1] if at + 1 < len(items) else None
        takes_object = following is not None and (
            following.has(
                "det", "number", "noun", "color", "material", "size", "state", "opinion", "pair", "vague", "adj"
            )
            and not following.has("rel", "with", "made")
        )
        if base in phrases.POSES and not (base in phrases.VERBS and takes_object):
            pose = phrases.POSES[base]
            if pose:
                for subject in subjects:
                    subject.adjectives.append(Trait(text=item.text, name=f"pose:{pose}"))
                self.mark(item, "state")
            else:
                if item.has("state"):
                    self.take(subjects[-1], item)
                self.mark(item, "state" if item.has("state") else "grammar")
            return self._adverbs(at + 1)
        if base in phrases.VERBS and takes_object:
            kind, pose, literal = phrases.VERBS[base]
            self.mark(item, "relation")
            if kind == "with":
                return self._with(at + 1, subjects)
            if (
                kind == "wear"
                and (phrase := self.peek(at + 1)) is not None
                and phrase.head is not None
                and (
                    str(phrase.head.tags.get("noun"))
                    in {"costume", "outfit", "uniform", "attire", "disguise", "clothes"}
                )
            ):
                return self._dressed(at + 1, subjects, item)
            if pose:
                for subject in subjects:
                    subject.adjectives.append(Trait(text=item.text, name=f"pose:{pose}"))
            return self._related(at + 1, subjects, kind, item.text, verb=item.text, literal=literal)
        if base in {
            "paint",
            "color",
            "colour",
            "dye",
            "stain",
            "glaze",
            "enamel",
            "lacquer",
            "polish",
            "striped",
            "stripe",
        } or item.has("state", "pattern"):
            self.mark(item, "grammar")
            if item.has("state", "pattern"):
                for subject in subjects:
                    self.take(subject, item)
            return self._predicate(at + 1, subjects[-1])
        if takes_object and item.low.endswith("ing"):
            self.mark(item, "relation")
            return self._related(at + 1, subjects, "face", item.text, verb=item.text, literal=False)
        if item.low.endswith("ed") or item.has("adj"):
            if following is not None and following.has("rel", "with"):
                self.mark(item, "grammar")
            else:
                for subject in subjects:
                    self.take(subject, item)
            return at + 1
        self.leave(item)
        for subject in subjects:
            subject.adjectives.append(Trait(text=item.text, name="?"))
        return self._adverbs(at + 1)

    def _listed(self, at: int, subjects: list[Draft]) -> int:
        """As in "and", a comma: another attribute of the subject, or another object."""
        items = self.items
        following = at + 1
        while following < len(items) and items[following].has("and", "comma"):
            following += 1
        if following >= len(items):
            self.mark(items[at], "grammar")
            return following
        item = items[following]
        goes_on = item.has(
            "with", "without", "made", "rel", "shaped", "says", "dressed", "framing", "stop", "length", "dims", "aux"
        )
        verb = item.has("verb") and not item.has("kinds") and (self._is_verb(following) or item.low.endswith("ing"))
        if not goes_on and not verb:
            phrase = self.peek(following)
            if phrase is None:
                return at
            if phrase.head is None:
                for between in range(at, following):
                    self.mark(items[between], "grammar")
                phrase = self.noun_phrase(following)
                assert phrase is not None
                for modifier in phrase.modifiers:
                    self.take(subjects[-1], modifier)
                return phrase.end
            related = any(s.number in {r.subject, r.target} for r in self.relations for s in subjects)
            if related:
                return at
            for between in range(at, following):
                self.mark(items[between], "grammar")
            phrase = self.noun_phrase(following)
            assert phrase is not None
            if phrase.definite and self.is_part(phrase, subjects[0]) and not (phrase.head and phrase.head.has("kinds")):
                self.read_part(phrase, subjects)
                return phrase.end
            subjects.append(self._object(phrase))
            return phrase.end
        for between in range(at, following):
            self.mark(items[between], "grammar")
        return following

    def _settle_kinds(self) -> None:
        """Prefers a creature for the doer of an action, where the noun could be one."""
        doers = {
            r.target if r.kind in {"hold", "wear", "eat", "play", "push"} else r.subject
            for r in self.relations
            if r.verb
        }
        for draft in self.objects:
            if draft.number in doers and len(draft.kinds) > 1 and draft.resolution.how != "wordnet":
                creature = next((k for k in draft.kinds if self.words.assets[k].category == "creature"), None)
                if creature is not None:
                    draft.resolution = draft.resolution.model_copy(update={"kind": creature})
