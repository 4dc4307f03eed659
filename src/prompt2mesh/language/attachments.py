"""What follows a noun and describes it: its stuff, its shape, its words, its contents, its posture."""

from __future__ import annotations

from prompt2mesh.language import phrases
from prompt2mesh.language.brief import Framing, MaterialWish, RelationWish, Resolution, Trait, WordRole
from prompt2mesh.language.drafts import Attributes, Draft
from prompt2mesh.language.item import Item
from prompt2mesh.language.lexicon import ACT, BODY, COMMUNICATION, EVENT, GROUP, PERSON, POSSESSION, TIME, lexicon
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.noun_phrases import Phrase
from prompt2mesh.language.objects import ObjectReader
from prompt2mesh.mesh.presets import PRESETS, find_preset

_CONTENTS = frozenset(
    {"contents", "content", "filling", "drink", "liquid", "topping", "toppings", "kind", "flavor", "flavour"}
)

_USES = frozenset({"3d", "print", "put", "hold", "use", "hang", "keep", "store", "play", "give", "decorate"})


class AttachmentReader(ObjectReader):
    """Reads the descriptions behind a noun that name no other object, or only put one with it."""

    def _relate(
        self,
        kind: str,
        subjects: list[Draft],
        target: Draft,
        text: str,
        *,
        verb: str = "",
        literal: bool = True,
        part: str = "",
    ) -> None:
        for subject in subjects:
            if subject is target:
                continue
            first, second = (target, subject) if kind.startswith("!") else (subject, target)
            if kind in {"wear", "hold", "eat", "play", "push"}:
                first, second = target, subject
            self.relations.append(
                RelationWish(
                    kind=kind.removeprefix("!"),
                    subject=first.number,
                    target=second.number,
                    text=text,
                    verb=verb,
                    literal=literal,
                    part=part,
                )
            )

    def _mentioned(self, phrase: Phrase) -> Draft | None:
        """The object a definite phrase or a repeated noun refers to."""
        head = phrase.head
        if head is None or not phrase.definite or phrase.modifiers:
            return None
        noun = singular(head.low)
        return next((o for o in self.objects if singular(o.noun.lower()) == noun), None)

    def _predicate(self, at: int, subject: Draft) -> int:
        """Adjectives after a copula or a participle ("is red", "painted black")."""
        items = self.items
        while at < len(items) and items[at].has("aux", "glue", "adverb", "opinion") and not items[at].has("noun"):
            self.mark(items[at], "grammar")
            at += 1
        run: list[Item] = []
        while at < len(items):
            item = items[at]
            usable = item.has(
                "color",
                "material",
                "size",
                "state",
                "shape",
                "pattern",
                "style",
                "own",
                "length",
                "opinion",
                "modifier",
            )
            if usable and not (item.has("kinds") and not item.has("color", "material")) and not item.has("rel"):
                run.append(item)
                at += 1
            elif (
                item.has("and", "comma")
                and run
                and at + 1 < len(items)
                and items[at + 1].has("color", "material", "state", "pattern")
                and not items[at + 1].has("kinds")
            ):
                self.mark(item, "grammar")
                at += 1
            else:
                break
        for item in run:
            self.take(subject, item)
        return at

    def purpose(self, at: int) -> int:
        """As in "for my son", "to 3D print", "as a gift": whom and what it is for; returns the item after."""
        items = self.items
        if at + 1 >= len(items) or items[at].low not in {"for", "to", "as"} or items[at].has("rel"):
            return at
        following = items[at + 1]
        if items[at].low == "to":
            verb = following.has("verb", "base_verb", "framing") or following.low in _USES
            end = self._phrase_end(at + 1) if verb and not following.has("kinds") else at
        else:
            phrase = self.peek(at + 1)
            given = phrase is not None and phrase.head is not None and self._is_for(phrase)
            end = phrase.end if given and phrase is not None else at
            if items[at].low == "for" and following.low.endswith("ing"):
                end = self._phrase_end(at + 1)
        if end > at:
            for i in range(at, end):
                self.mark(items[i], "framing")
            self.framing.append(Framing(text=self.text(at, end)))
        return end

    def _phrase_end(self, at: int) -> int:
        while at < len(self.items) and not self.items[at].has("comma", "end", "with", "without", "made", "stop"):
            at += 1
        return at

    def _is_for(self, phrase: Phrase) -> bool:
        """Whether somebody or an occasion is named, not a thing to be made."""
        head = phrase.head
        assert head is not None
        before = self.items[phrase.start].low
        if before in {"my", "our", "your", "his", "her"}:
            return True
        if head.low in {"people", "person", "persons", "everybody", "everyone", "anyone"}:
            return True
        entry = lexicon().find(str(head.tags.get("noun", head.low)))
        first = entry.nouns[0].synset if entry and entry.nouns else None
        return first is not None and lexicon().lexfile(first) in {
            PERSON,
            EVENT,
            ACT,
            COMMUNICATION,
            GROUP,
            POSSESSION,
            TIME,
        }

    def part_predicate(self, at: int, subjects: list[Draft]) -> int:
        """As in "the handle is blue", "whose legs are made of brass": attributes of the part just read."""
        items = self.items
        if at >= len(items) or not items[at].has("aux"):
            return at
        self.mark(items[at], "grammar")
        if at + 1 < len(items) and items[at + 1].has("made"):
            return self.part_tail(at + 1, subjects)
        draft = Draft(number=-1)
        end = self._predicate(at + 1, draft)
        self._give_to_part(draft, subjects)
        return end

    @staticmethod
    def _give_to_part(collected: Attributes, subjects: list[Draft]) -> None:
        """Adds attributes to the last part of each subject."""
        for subject in subjects:
            part = subject.parts[-1]
            subject.parts[-1] = part.model_copy(
                update={
                    "materials": (*part.materials, *collected.materials),
                    "colors": (*part.colors, *collected.colors),
                    "patterns": (*part.patterns, *collected.patterns),
                    "sizes": (*part.sizes, *collected.sizes),
                    "vague": (*part.vague, *collected.vague),
                    "shades": (*part.shades, *collected.shades),
                    "traits": (
                        *part.traits, *collected.states, *collected.shapes, *collected.styles, *collected.adjectives,
                    ),
                }
            )  # fmt: skip

    def part_tail(self, at: int, subjects: list[Draft]) -> int:
        """As in "a dress with flowers on it", "legs made of brass"."""
        items = self.items
        if at + 1 < len(items) and items[at].has("rel") and items[at + 1].has("pron"):
            self.mark(items[at], "grammar")
            self.mark(items[at + 1], "grammar")
            return at + 2
        if at < len(items) and items[at].has("place"):
            self.mark(items[at], "grammar")
            return at + 1
        if at < len(items) and items[at].has("made"):
            phrase = self.noun_phrase(at + 1)
            if phrase is not None:
                self.mark(items[at], "grammar")
                stuff = [*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after]
                collected = Attributes()
                for item in stuff:
                    self.mark(item, collected.take(item, None, self._item_span(item)) or "unknown")
                self._give_to_part(collected, subjects)
                return phrase.end
        return at

    def _without(self, at: int, subjects: list[Draft]) -> int:
        phrase = self.noun_phrase(at)
        if phrase is None:
            return at
        if phrase.head is None:
            for item in (*phrase.modifiers, *phrase.after):
                self.mark(item, "opinion")
            for subject in subjects:
                text = self.text(at - 1, phrase.end)
                subject.adjectives.append(Trait(text=text, name=f"not:{text.lower()}"))
            return phrase.end
        self.read_part(phrase, subjects, present=False)
        return phrase.end

    def made_of(self, at: int, subjects: list[Draft]) -> int:
        """Reads the stuff behind "made of" and gives it to the subjects."""
        phrase = self.noun_phrase(at)
        if phrase is None:
            return at
        stuff = [*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after]
        told = any(item.has("material") for item in stuff)
        for item in stuff:
            if item.has("material"):
                for subject in subjects:
                    subject.materials.append(MaterialWish(text=item.text, preset=item.tags["material"]))
                self.mark(item, "material")
            elif item is phrase.head:
                preset = stuff_of(item)
                if preset is not None:
                    for subject in subjects:
                        subject.materials.append(MaterialWish(text=item.text, preset=preset, role="like"))
                    self.mark(item, "material")
                elif item.has("noun") and not told:
                    for subject in subjects:
                        subject.materials.append(MaterialWish(text=item.text, preset="?", role="like"))
                else:  # "made of cardboard boxes": of cardboard, at least
                    self.mark(item, "unknown")
            else:
                for subject in subjects:
                    self.take(subject, item)
        end = phrase.end
        while (
            end + 1 < len(self.items)
            and self.items[end].has("and", "comma")
            and self.items[end + 1].has("material")
            and not self._next_is_object(end + 1)
        ):
            self.mark(self.items[end], "grammar")
            for subject in subjects:
                subject.materials.append(
                    MaterialWish(
                        text=self.items[end + 1].text, preset=self.items[end + 1].tags["material"], role="trim"
                    )
                )
            self.mark(self.items[end + 1], "material")
            end += 2
        return end

    def _next_is_object(self, at: int) -> bool:
        return (
            at + 1 < len(self.items) and self.items[at + 1].has("noun", "kinds") and not self.items[at + 1].has("rel")
        )

    def _of(self, at: int, subjects: list[Draft]) -> int:
        """As in "of gold" is a material, "of coffee" what is in it, "of Mars" neither."""
        self.mark(self.items[at], "grammar")
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following is None:
            return at + 1
        subject = subjects[-1]
        self._hold(subject)
        container = subject.resolution.kind is not None and (
            self.words.assets[subject.resolution.kind].holds
            or singular(subject.noun.lower()) in phrases.CONTAINER_MEASURES
        )
        phrase = self.noun_phrase(at + 1)
        if phrase is None:
            return at + 1
        if self._own_content(phrase, subject):
            return phrase.end
        stuff = PRESETS.get(str((phrase.head or phrase.modifiers[-1]).tags.get("material")))
        if container and phrase.head is None and stuff is not None and stuff.family in {"liquid", "food"}:
            text = self.text(at, phrase.end)  # a barrel of red wine is not made of it
            subject.adjectives.append(Trait(text=text, name="?"))
            return phrase.end
        if phrase.head is None or (phrase.head.has("material") and not self._countable(phrase) and not container):
            for item in (*phrase.modifiers, *([phrase.head] if phrase.head else []), *phrase.after):
                self.take(subject, item)
            return phrase.end
        if self.is_part(phrase, subject):
            self.read_part(phrase, subjects)
            return phrase.end
        resolution, _, _ = self._resolve(phrase)
        asset = self.words.assets.get(resolution.kind or "")
        if (
            subject.resolution.how not in {"exact", "synonym"}
            and asset is not None
            and resolution.how in {"exact", "synonym"}
            and (subject.count_text == "" or not container)
            and asset.category in {"creature", "object"}
            and not container
        ):
            self.mark(phrase.head, "object")
            subject.resolution = Resolution(
                how="wordnet", kind=resolution.kind, distance=1, common=phrase.head.low, specific=True
            )
            for item in (*phrase.modifiers, *phrase.after):
                self.take(subject, item)
            return phrase.end
        if container or resolution.how in {"exact", "synonym"}:
            content = self._object(phrase)
            if (content.count == 1 and phrase.head.tags.get("plural")) or content.count_text == "":
                content.count = max(content.count, 6) if phrase.head.tags.get("plural") else content.count
            self._relate("in" if container else "with", [content], subject, "of")
            self.last_list = ("in", [content], "of")
            return phrase.end
        for item in (*phrase.modifiers, phrase.head, *phrase.after):
            if self.roles[item.start] == "unknown":
                self.mark(item, "unknown")
        subject.adjectives.append(Trait(text=f"of {self.text(at + 1, phrase.end)}", name="?"))
        return phrase.end

    def _hold(self, subject: Draft) -> None:
        """Prefers what holds something for a noun that could mean that ("two glasses of milk")."""
        for kind in subject.kinds:
            asset = self.words.assets[kind]
            if asset.holds or any(p.parameter.name in _CONTENTS for p in asset.parameters):
                if subject.resolution.how in {"exact", "synonym"}:
                    subject.resolution = subject.resolution.model_copy(update={"kind": kind})
                return

    @staticmethod
    def _countable(phrase: Phrase) -> bool:
        """Whether a noun that is a stuff too is meant as a thing here ("of a marble", "of marbles")."""
        head = phrase.head
        return head is not None and head.has("kinds") and bool(phrase.determined or head.tags.get("plural"))

    def _own_content(self, phrase: Phrase, subject: Draft) -> bool:
        """Whether the thing itself can be asked for what is in it ("a mug of coffee")."""
        asset = self.words.assets.get(subject.resolution.kind or "")
        run = [*phrase.modifiers, *([phrase.head] if phrase.head else [])]
        if asset is None or not run:
            return False
        head = run[-1]
        words = {
            c.lower().replace("_", " ")
            for p in asset.parameters
            if p.parameter.name in _CONTENTS
            for c in p.parameter.choices
        }
        for noun in (" ".join(m.low for m in run), head.low, singular(head.low), head.low.rsplit(" ", 1)[-1]):
            if noun in words:
                subject.adjectives.append(Trait(text=" ".join(m.text for m in run), name=noun))
                for item in (*run, *phrase.after):
                    self.mark(item, "part")
                return True
        return False

    def _shaped_like(self, at: int, subjects: list[Draft]) -> int:
        phrase = self.noun_phrase(at)
        if phrase is None:
            return at
        text = self.text(phrase.start, phrase.end)
        head = phrase.head
        name = str(head.tags.get("shape") or head.tags.get("noun")) if head else text
        for subject in subjects:
            subject.shapes.append(Trait(text=text, name=name))
        for item in (*phrase.modifiers, *([head] if head else []), *phrase.after):
            self.mark(item, "shape")
        return phrase.end

    def _says(self, at: int, subjects: list[Draft]) -> int:
        self.mark(self.items[at], "grammar")
        end = at + 1
        if end < len(self.items) and self.items[end].has("text"):
            text = str(self.items[end].tags["text"])
            end += 1
        else:
            while end < len(self.items) and not self.items[end].has("comma", "end", "with", "made", "rel", "framing"):
                end += 1
            text = self.text(at + 1, end) if end > at + 1 else ""
        for i in range(at + 1, end):
            self.mark(self.items[i], "text")
        if text:
            for subject in subjects:
                subject.texts.append(text)
        return end

    def _own_body(self, at: int, subjects: list[Draft]) -> int:
        """As in "on its back", "on its hind legs": a way to lie or stand, not a thing."""
        phrase = self.peek(at + 1)
        if phrase is None or phrase.head is None:
            return at
        noun = str(phrase.head.tags.get("noun"))
        body = is_body_part(phrase.head)
        if not body and noun not in {"side", "end", "tiptoe", "way"}:
            return at
        phrase = self.noun_phrase(at + 1)
        assert phrase is not None
        text = self.text(at, phrase.end)
        for i in range(at, phrase.end):
            self.mark(self.items[i], "state")
        for subject in subjects:
            subject.adjectives.append(Trait(text=text, name=f"pose:{text.lower()}"))
        return phrase.end

    def _trim(self, at: int, subjects: list[Draft]) -> int:
        """As in "stitched with golden threads", "decorated with flowers": accents, or things put on it."""
        self.mark(self.items[at], "relation")
        phrase = self.noun_phrase(at + 1)
        if phrase is None:
            return at + 1
        if phrase.head is not None and self.is_part(phrase, subjects[-1]):
            self.read_part(phrase, subjects)
            return phrase.end
        if phrase.head is not None and phrase.head.has("kinds"):
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
            self.mark(item, role)
        return phrase.end

    def _adverbs(self, at: int) -> int:
        while at < len(self.items) and self.items[at].has("adverb", "glue") and not self.items[at].has("rel", "noun"):
            self.mark(self.items[at], "grammar")
            at += 1
        return at


def stuff_of(item: Item) -> str | None:
    """The material a thing's noun stands for when something is made of it ("yarn", "sushi", "vegetables")."""
    words = item.low.split()
    forms = (item.low, singular(item.low), *(words if len(words) > 1 else ()))  # of cardboard boxes: of cardboard
    found = next((p for w in forms if (p := find_preset(w)) is not None), None)
    return found.name if found else None


def is_body_part(item: Item) -> bool:
    """Whether the noun names a part of a body ("head", "paw")."""
    entry, limb = lexicon().find(str(item.tags.get("noun"))), lexicon().find("body part")
    parts = {s.synset for s in limb.nouns} if limb else set[int]()
    return entry is not None and any(
        lexicon().lexfile(s.synset) == BODY or parts & lexicon().ancestors(s.synset).keys() for s in entry.nouns[:4]
    )
