"""Verbs and lists: what somebody does, and what else is named."""

from __future__ import annotations

import copy

from prompt2mesh.language import phrases
from prompt2mesh.language.accompanying import CompanyReader
from prompt2mesh.language.brief import (
    Trait,
)
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.vocabulary import adjective_words

_PARTICLES = frozenset({"up", "out", "off", "away"})


class ActionReader(CompanyReader):
    """Reads verbs with what they are done to, and the members of lists."""

    def _verb(self, at: int, subjects: list[Draft]) -> int:  # noqa: PLR0912 - one branch a form
        items = self.items
        item = items[at]
        base = str(item.tags.get("verb") or item.tags.get("base_verb"))
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and following.low in _PARTICLES and at + 2 < len(items) and base in phrases.VERBS:
            self.mark(following, "grammar")  # picking up, blowing out
            at, following = at + 1, items[at + 2]
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
                return self.with_things(at + 1, subjects)
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
            owned = self.words.assets.get(subjects[-1].resolution.kind or "")
            own = item.has("own") and owned is not None and item.tags["own"] in adjective_words(owned)
            if following is not None and following.has("rel", "with") and not own:
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
        some = self._some_of_them(following, subjects)
        if some > following:
            for between in range(at, following):
                self.mark(items[between], "grammar")
            return some
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
            stuff = phrase.head
            if stuff.has("material") and not (stuff.has("kinds") or phrase.determined or phrase.count_text):
                for between in range(at, following):
                    self.mark(items[between], "grammar")  # "a coffee table, modern, walnut"
                phrase = self.noun_phrase(following)
                assert phrase is not None
                for modifier in (*phrase.modifiers, stuff, *phrase.after):
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
                return self.part_predicate(phrase.end, subjects)
            subjects.append(self._object(phrase))
            return phrase.end
        for between in range(at, following):
            self.mark(items[between], "grammar")
        return following

    def _some_of_them(self, at: int, subjects: list[Draft]) -> int:
        """As in "three apples, two of them green": some of the copies become an object of their own."""
        items = self.items
        if at + 3 >= len(items) or not items[at].has("number") or not items[at + 1].has("of"):
            return at
        whole, some = subjects[-1], round(float(items[at].tags["number"]))
        if items[at + 2].low not in {"them", "which", "these"} or not 0 < some < whole.count:
            return at
        for i in range(at, at + 3):
            self.mark(items[i], "count" if i == at else "grammar")
        other = copy.deepcopy(whole)
        other.number, other.count, other.count_text = len(self.objects), some, items[at].text
        whole.count -= some
        self.objects.append(other)
        subjects.append(other)
        end = self._predicate(at + 3, other)
        del subjects[-1]
        return end
