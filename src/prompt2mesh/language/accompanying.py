"""What a thing is with: parts, things put with it, clothes, a style."""

from __future__ import annotations

from prompt2mesh.language.brief import (
    Resolution,
    Trait,
)
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.inside import ASPECTS, PATTERN_WORDS
from prompt2mesh.language.item import Item
from prompt2mesh.language.meaning import is_kin
from prompt2mesh.language.relating import RelationReader


class CompanyReader(RelationReader):
    """Reads "with X", "whose X", "dressed as X", "in the style of X"."""

    def with_things(self, at: int, subjects: list[Draft]) -> int:
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
        if self.is_part(phrase, subject) and not (head.low in ASPECTS and phrase.modifiers):
            self.read_part(phrase, subjects)
            return self.part_tail(phrase.end, subjects)
        if (head.has("pattern") and not head.has("kinds")) or head.low in ASPECTS:
            for item in (*phrase.modifiers, *([head] if head.has("pattern") else [])):
                self.take(subject, item)
            if head.low in ASPECTS:
                self.mark(head, "pattern" if head.low in PATTERN_WORDS else "grammar")
            return phrase.end
        resolution, _, _ = self._resolve(phrase)
        kind = resolution.kind or ""
        clothing = kind in self.words.assets and self.words.assets[kind].category == "clothing"
        # A "rim" is listed with the wheel and a "collar" with the ring: with a cup or a cat they are parts.
        itself = clothing or resolution.how == "exact" or (bool(kind) and is_kin(head.low, kind))
        if resolution.how in {"exact", "synonym"} and itself:
            draft = self._object(phrase)
            end = self._tail_one(phrase.end, draft, subjects)
            if not any(r.subject == draft.number for r in self.relations):
                self._relate("with", [draft], subject, "with")
            return end
        if resolution.how != "wordnet" or not phrase.determined or resolution.distance > 2:
            self.read_part(phrase, subjects)
            return self.part_tail(phrase.end, subjects)
        draft = self._object(phrase)
        end = self._tail_one(phrase.end, draft, subjects)
        if not any(r.subject == draft.number for r in self.relations):
            self._relate("with", [draft], subject, "with")
        return end

    def _stands_alone(self, at: int) -> bool:
        """Whether nothing is named behind a preposition ("with a bird inside")."""
        return at + 1 >= len(self.items) or self.items[at + 1].has("end", "comma", "and", "framing", "stop")

    def _tail_one(self, at: int, draft: Draft, owners: list[Draft]) -> int:
        """What follows a thing named after "with": "a shovel in it" relates it to the owner."""
        items = self.items
        if at + 1 < len(items) and items[at].has("rel") and items[at + 1].has("pron"):
            self._relate(str(items[at].tags["rel"]).removeprefix("!"), [draft], owners[-1], items[at].text)
            self.mark(items[at], "relation")
            self.mark(items[at + 1], "grammar")
            return at + 2
        if at < len(items) and items[at].has("place"):
            self._relate(str(items[at].tags["place"]), [draft], owners[-1], items[at].text)
            self.mark(items[at], "relation")
            return at + 1
        if at < len(items) and items[at].has("rel") and self._stands_alone(at):
            self._relate(str(items[at].tags["rel"]).removeprefix("!"), [draft], owners[-1], items[at].text)
            self.mark(items[at], "relation")
            return at + 1
        held = self._at_owners_part(at, draft, owners[-1])
        if held > at:
            return held
        if at < len(items) and items[at].has("made", "of", "with") and not items[at].has("with"):
            return self.tail(at, [draft])
        if at < len(items) and (self._is_verb(at) or items[at].has("rel")):
            return self.tail(at, [draft])
        return at

    def _whose(self, at: int, subjects: list[Draft]) -> int:
        """As in "a table whose legs are made of brass"."""
        self.mark(self.items[at], "grammar")
        phrase = self.noun_phrase(at + 1) if at + 1 < len(self.items) else None
        if phrase is None or phrase.head is None:
            return at + 1
        self.read_part(phrase, subjects)
        return self.part_predicate(phrase.end, subjects)

    def _styled(self, at: int, subjects: list[Draft]) -> int:
        """As in "in the style of the 1970s", "inspired by art deco"."""
        self.mark(self.items[at], "grammar")
        phrase = self.noun_phrase(at + 1) if at + 1 < len(self.items) else None
        if phrase is None:
            return at + 1
        for item in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after):
            for subject in subjects:
                if item.has("style"):
                    subject.styles.append(Trait(text=item.text, name=str(item.tags["style"])))
                    self.mark(item, "style")
                elif not item.has("det"):
                    self.take(subject, item)
        return phrase.end

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
