"""Reads items into objects, parts and relations; one instance per prompt."""

from __future__ import annotations

from typing import Literal

from prompt2mesh.language import phrases
from prompt2mesh.language.acting import ActionReader
from prompt2mesh.language.brief import (
    Brief,
    Correction,
    Framing,
    Span,
    Word,
)
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.noun_phrases import Phrase
from prompt2mesh.language.senses import settle_kinds


class Reader(ActionReader):
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
        settle_kinds(self.objects, tuple(self.relations))
        return Brief(
            prompt=self.plain,
            objects=tuple(o.freeze() for o in self.objects),
            relations=tuple(self.relations),
            framing=tuple(self.framing),
            words=words,
            corrections=tuple(
                Correction(text=i.text, spelled=str(i.tags["spelled"])) for i in self.items if i.has("spelled")
            ),
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
        if item.has("rel") and (at == 0 or self.items[at - 1].has("end", "framing")):
            moved = self._inverted(at)
            if moved > at:
                return moved
        if item.has("without") and not self.objects:
            denied = self.peek(at + 1) if at + 1 < len(self.items) else None
            if denied is not None and denied.head is not None:
                return denied.end  # "not a chair" asks for nothing
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
            end = self.part_predicate(phrase.end, [previous])
            return end if end > phrase.end else self._predicate(phrase.end, previous)
        draft = self._object(phrase)
        if self.pending:
            for waiting in self.pending:
                self.take(draft, waiting)
            self.pending = []
        return self.tail(phrase.end, [draft])

    def _inverted(self, at: int) -> int:
        """As in "On the table is a vase", "next to it stands a lamp": the place comes first."""
        items = self.items
        kind, said = str(items[at].tags["rel"]), items[at]
        place = self.peek(at + 1) if at + 1 < len(items) else None
        pronoun = at + 1 < len(items) and items[at + 1].has("pron") and bool(self.objects)
        end = at + 2 if pronoun else place.end if place is not None and place.head is not None else at
        if end == at or end + 1 >= len(items):
            return at
        if items[end].low == "there" and end + 2 < len(items):
            self.mark(items[end], "grammar")
            end += 1
        verb = items[end]
        stands = verb.has("aux") or str(verb.tags.get("verb", "")) in phrases.POSES or verb.has("comma")
        subject = self.peek(end + 1)
        if not stands or subject is None or subject.head is None:
            return at
        self.mark(said, "relation")
        if pronoun:
            target = self.objects[0]
            self.mark(items[at + 1], "grammar")
        else:
            place = self.noun_phrase(at + 1)
            assert place is not None
            assert place.head is not None
            target = self._mentioned(place) or self._object(place)
            self.mark(place.head, "object")
        self.mark(verb, "grammar")
        phrase = self.noun_phrase(end + 1)
        assert phrase is not None
        draft = self._object(phrase)
        self._relate(kind, [draft], target, said.text)
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
            self.unfold(at, subjects[-1])
            item = items[at]
            before = at
            if item.has("pieces") and item.has("own") and item.tags["pieces"][0].has("rel"):
                for subject in subjects:
                    self.take(subject, item)
                at += 1
            elif item.has("framing"):
                self.framing.append(Framing(text=item.text))
                self.mark(item, "framing")
                at += 1
            elif item.has("with"):
                self.mark(item, "grammar")
                at = self.with_things(at + 1, subjects)
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
            elif (moved := self.purpose(at)) > at or (moved := self.comparison(at, subjects)) > at:
                at = moved
            elif item.has("length", "dims", "text") or (item.has("state") and " " in item.low):
                for subject in subjects:
                    self.take(subject, item)
                at += 1
            elif item.has("place"):
                self.mark(item, "grammar")
                at += 1
            elif item.has("arranged"):
                at = self._arranged(at, subjects)
            elif item.has("styled"):
                at = self._styled(at, subjects)
            elif item.low == "whose":
                at = self._whose(at, subjects)
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

    def _arranged(self, at: int, subjects: list[Draft]) -> int:
        """As in "in a row", "in a circle": how the things named stand together."""
        arrangement = str(self.items[at].tags["arranged"])
        self.mark(self.items[at], "grammar")
        many = len(subjects) == 1 and subjects[0].count > 1
        if many:
            subjects[0].arrangement = arrangement
        if many or arrangement in {"row", "line"}:  # what stands by itself stands in a row anyway
            self.framing.append(Framing(text=self.items[at].text))
        return at + 1

    def _is_lettering(self, at: int, subject: Draft) -> bool:
        """Whether the item is what a thing of letters is to say ("the letter A", "the word LOVE", "number 7")."""
        asset = self.words.assets.get(subject.resolution.kind or "")
        item = self.items[at]
        if asset is None or not any(p.parameter.unit == "text" for p in asset.parameters) or subject.texts:
            return False
        return item.has("number") or (item.text.isalpha() and (item.text.isupper() or len(item.text) == 1))
