"""Edits by sentence: "make the legs taller and paint the top red" as a list of changes to a scene."""

from __future__ import annotations

from prompt2mesh.language.brief import ObjectWish, PartWish, RelationWish, Span, Word
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.edit_brief import Change, EditBrief, RelativeSize
from prompt2mesh.language.edit_comparisons import ComparisonReader
from prompt2mesh.language.edit_words import ADD, MAKE, MOVE, PAINT, REMOVE, REPLACE, RESIZE, ROTATE
from prompt2mesh.language.items import Lexer
from prompt2mesh.language.noun_phrases import Phrase
from prompt2mesh.language.tokens import clean, tokenise
from prompt2mesh.language.vocabulary import vocabulary

__all__ = ["Change", "EditBrief", "RelativeSize", "parse_edit"]


def parse_edit(sentence: str, scene: tuple[ObjectWish, ...], parameters: tuple[str, ...] = ()) -> EditBrief:
    """Reads an edit of a scene.

    Args:
        sentence: English, at most 2000 characters.
        scene: The objects there are; their numbers are their places.
        parameters: Names of the sliders, for "set the seat height to 50 cm".

    Raises:
        PromptError: See `language.parse`.
    """
    plain = clean(sentence)
    tokens = tokenise(plain)
    words = vocabulary()
    items = Lexer(tokens, plain, words).items()
    return _Editor(plain, tokens, items, words, scene, parameters).read()


class _Editor(ComparisonReader):
    """Reads the clauses of one sentence."""

    def read(self) -> EditBrief:
        at = 0
        while at < len(self.items):
            item = self.items[at]
            if item.has("and", "comma", "end", "framing") or item.low in {
                "then",
                "please",
                "also",
                "now",
                "can",
                "you",
                "could",
                "would",
                "i",
                "want",
                "use",
                "instead",
            }:
                self._grammar(item)
                at += 1
                continue
            moved = self._clause(at)
            at = moved if moved > at else at + 1
        words = tuple(
            Word(text=t.text, span=Span(start=t.start, end=t.end), role=self.reader.roles[i])
            for i, t in enumerate(self.tokens)
        )
        return EditBrief(sentence=self.plain, changes=tuple(self.changes), words=words)

    def _clause(self, at: int) -> int:
        item = self.items[at]
        verb = item.low
        rest = at + 1
        known = (
            verb in MAKE | PAINT | ADD | REMOVE | REPLACE | ROTATE | MOVE
            or verb in RESIZE
            or verb in {"take", "get", "duplicate", "copy"}
        )
        if known and not (verb in {"double", "thin", "narrow", "lower", "stain"} and self._follows(rest, "as")):
            self._grammar(item)
            self.verb = verb
        else:
            verb, rest = (self.verb if self.verb in MAKE | PAINT else "make"), at
        first = len(self.changes)
        end = self._dispatch(verb, at, rest)
        if len(self.changes) == first and end > at:
            return end
        return end

    def _dispatch(self, verb: str, at: int, rest: int) -> int:
        if verb in {"take", "get"} and any(
            self._follows(i, "away", "off", "rid", "out") for i in (rest, rest + 1, rest + 2)
        ):
            verb = "remove"
            while self._follows(rest, "away", "off", "rid", "of", "out"):
                self._grammar(self.items[rest])
                rest += 1
        if verb == "turn" and self._has_before_clause_end(rest, "into", "to"):
            return self._replace(at, rest)
        if verb in ROTATE and (
            verb != "turn" or self._has_before_clause_end(rest, "degrees", "degree", "around", "upside", "clockwise")
        ):
            return self._rotate(at, rest, verb)
        if verb in MAKE and self._becomes(rest):
            return self._replace(at, rest)
        if verb in ADD:
            return self._add(at, rest)
        if verb in {"duplicate", "copy"}:
            return self._add(at, rest)
        if verb in REMOVE:
            return self._remove(at, rest)
        if verb in REPLACE or (
            verb == "change" and self._has_before_clause_end(rest, "into", "to", "for") and self._is_swap(rest)
        ):
            return self._replace(at, rest)
        if verb in MOVE:
            return self._add(at, rest)
        if verb in RESIZE:
            return self._resize(at, rest, verb)
        if verb == "set":
            return self._set(at, rest)
        return self._make(at, rest)

    def _has_before_clause_end(self, at: int, *words: str) -> bool:
        return any(
            self.items[i].low.split()[0] in words or self.items[i].low in words for i in range(at, self._clause_end(at))
        )

    def _becomes(self, at: int) -> bool:
        """As in "make it a stool": a thing of another kind instead."""
        saved = list(self.reader.roles)
        targets, part, end = self._target(at)
        self.reader.roles = saved
        if not targets or part or not self._follows(end, "a", "an"):
            return False
        phrase = self.reader.peek(end)
        head = phrase.head if phrase is not None else None
        kinds: tuple[str, ...] = tuple(head.tags.get("kinds", ())) if head is not None else ()
        return bool(kinds) and not any(self.scene[t].kind in kinds for t in targets)

    def _is_swap(self, at: int) -> bool:
        end = self._clause_end(at)
        after = next((i for i in range(at, end) if self.items[i].low in {"into", "to", "for"}), end)
        return any(self.items[i].has("kinds") for i in range(after, end))

    def _make(self, at: int, rest: int) -> int:
        targets, part, end = self._target(rest)
        if not targets:
            targets, part = self.last if rest == at or not self._unknown_noun(rest) else ((), "")
            if not targets:
                return self._unknown(at, rest)
            end = rest
        self.last = (targets, part)
        return self._attributes(at, end, targets, part)

    def _unknown_noun(self, at: int) -> bool:
        phrase = self.reader.peek(at)
        return phrase is not None and phrase.definite

    def _unknown(self, at: int, rest: int) -> int:
        end = self._clause_end(rest)
        for i in range(rest, end):
            if self.reader.roles[self.items[i].start] == "unknown":
                self.reader.leave(self.items[i])
        return max(end, at + 1)

    def _attributes(self, first: int, at: int, targets: tuple[int, ...], part: str) -> int:
        """Comparisons, colours, materials, parts... up to the end of the clause."""
        reader = self.reader
        draft = self._draft(self.scene[targets[0]])
        relative: list[RelativeSize] = []
        stop = self._clause_end(at)
        while at < stop:
            item = self.items[at]
            moved, sizes = self._comparison(at)
            if moved > at:
                relative += sizes
                for i in range(at, moved):
                    reader.mark(self.items[i], "size")
                at = moved
                continue
            if item.has("and", "comma"):
                if self._new_target(at + 1):
                    break
                self._grammar(item)
                at += 1
                continue
            moved = self._one_attribute(at, draft)
            if moved == at:
                break
            at = moved
        text = reader.text(first, max(at, first + 1))
        wish = draft.freeze()
        asked = any(draft.lists()[name] for name in draft.lists() if name != "adjectives")
        if not relative and not asked and all(t.name == "?" for t in wish.adjectives):
            return at
        if part:
            traits = (*wish.states, *wish.shapes, *wish.styles, *wish.adjectives)
            wished = PartWish(
                text=f"{part}",
                noun=part,
                span=Span(start=0, end=0),
                colors=wish.colors,
                materials=wish.materials,
                sizes=wish.sizes,
                vague=wish.vague,
                traits=traits,
                patterns=wish.patterns,
            )
            self.changes.append(
                Change(
                    action="change",
                    text=text,
                    targets=targets,
                    part=part,
                    part_wish=wished,
                    relative=tuple(relative),
                )
            )
        else:
            self.changes.append(
                Change(action="change", text=text, targets=targets, wish=wish, relative=tuple(relative))
            )
        return at

    def _new_target(self, at: int) -> bool:
        """Whether a new target follows ("make the legs taller and the top red")."""
        while at < len(self.items) and self.items[at].has("and", "comma"):
            at += 1
        if at >= len(self.items):
            return False
        if not (self.items[at].has("det") and self.items[at].low == "the"):
            return False
        saved = list(self.reader.roles)
        found = self._target(at)
        self.reader.roles = saved
        return bool(found[0])

    def _one_attribute(self, at: int, draft: Draft) -> int:
        reader, item = self.reader, self.items[at]
        if item.low in {"more", "less", "look", "looks", "be", "to", "very", "into", "as", "all"} or (
            item.has("aux", "adverb", "glue") and not item.has("noun")
        ):
            self._grammar(item)
            return at + 1
        count = len(reader.objects)
        if item.has("with", "without", "made", "of", "shaped", "says", "rel"):
            owner = reader.objects[draft.number]
            saved = owner
            reader.objects[draft.number] = draft
            moved = reader.tail(at, [draft]) if not item.has("rel") or item.low in {"in", "out of"} else at
            reader.objects[draft.number] = saved
            added = reader.objects[count:]
            if added:
                self._added(reader.objects[count:], reader.relations, reader.text(at, moved))
            if moved == at and item.low == "out of":
                self._grammar(item)
                return reader.made_of(at + 1, [draft])
            return moved
        if item.has("det"):
            self._grammar(item)
            return at + 1
        if item.has("number") and at + 1 < len(self.items) and self.items[at + 1].has("noun"):
            phrase = reader.noun_phrase(at)
            if phrase is not None and phrase.head is not None and reader.is_part(phrase, draft):
                reader.read_part(phrase, [draft])
                return phrase.end
        if item.has("noun") and not item.has(
            "color", "material", "size", "state", "style", "shape", "pattern", "own", "adj"
        ):
            phrase = reader.noun_phrase(at)
            if phrase is not None and phrase.head is not None and reader.is_part(phrase, draft):
                reader.read_part(phrase, [draft])
                return phrase.end
        reader.take(draft, item)
        return at + 1

    def _set(self, at: int, rest: int) -> int:
        """As in "set the seat height to 50 cm", "set legs to 3"."""
        start = rest
        while start < len(self.items) and self.items[start].has("det"):
            self._grammar(self.items[start])
            start += 1
        to = next((i for i in range(start, self._clause_end(start)) if self.items[i].low in {"to", "=", "at"}), None)
        if to is None or to + 1 >= len(self.items):
            return self._make(at, rest)
        name = "_".join(w for i in range(start, to) for w in self.items[i].low.split())
        slider = next((p for p in self.parameters if name in {p, p.rpartition(".")[2], p.replace(".", "_")}), "")
        item = self.items[to + 1]
        if not slider or not item.has("length", "number", "noun", "own", "adj"):
            return self._make(at, rest)
        value: float | str = item.low
        if item.has("length"):
            value = float(item.tags["length"][1])
        elif item.has("number"):
            value = float(item.tags["number"])
        for i in range(start, to + 2):
            self.reader.mark(self.items[i], "feature")
        self.changes.append(Change(action="set", text=self.reader.text(at, to + 2), parameter=slider, value=value))
        return to + 2

    def _add(self, at: int, rest: int) -> int:
        """Things, or parts of what is there ("add armrests"), or a new place for what is there."""
        reader = self.reader
        verb = self.items[at].low
        if verb in {"duplicate", "copy"} or verb in MOVE or self._places_existing(rest):
            return self._relate(at, rest)
        main = reader.objects[self.last[0][0] if self.last[0] and not self.last[1] else 0]
        phrase = reader.peek(rest)
        if (
            phrase is not None
            and phrase.head is not None
            and reader.is_part(phrase, main)
            and not self._stands_somewhere(phrase)
        ):
            phrase = reader.noun_phrase(rest)
            assert phrase is not None
            draft = self._draft(self.scene[main.number])
            reader.read_part(phrase, [draft])
            end = reader.part_tail(phrase.end, [draft])
            if self._follows(end, "to", "on") and end + 1 < len(self.items):
                self._grammar(self.items[end])
                _, _, end = self._target(end + 1)
            self.changes.append(
                Change(action="change", text=reader.text(at, end), targets=(main.number,), wish=draft.freeze())
            )
            return end
        if rest >= len(self.items):
            return rest
        before, related = len(reader.objects), len(reader.relations)
        end = reader.sentence_piece(rest)
        while end + 1 < len(self.items) and self.items[end].has("and", "comma") and not self._is_clause(end + 1):
            self._grammar(self.items[end])
            end = reader.sentence_piece(end + 1)
        if self._follows(end, "to") and end + 1 < len(self.items):
            self._grammar(self.items[end])
            _, _, end = self._target(end + 1)
        self._added(reader.objects[before:], reader.relations[related:], reader.text(at, max(end, at + 1)))
        return end

    def _stands_somewhere(self, phrase: Phrase) -> bool:
        return (
            phrase.head is not None
            and phrase.head.has("kinds")
            and not phrase.modifiers
            and self._follows(phrase.end, "on", "next to", "under", "behind")
        )

    def _is_clause(self, at: int) -> bool:
        return at < len(self.items) and self.items[at].low in MAKE | PAINT | ADD | REMOVE | REPLACE | ROTATE | MOVE | {
            "then",
            "take",
            *RESIZE,
        }

    def _places_existing(self, at: int) -> bool:
        phrase = self.reader.peek(at)
        if phrase is None or not phrase.definite:
            return False
        saved = list(self.reader.roles)
        targets, part, end = self._target(at)
        self.reader.roles = saved
        return bool(targets) and not part and end < len(self.items) and self.items[end].has("rel")

    def _added(self, drafts: list[Draft], relations: list[RelationWish], text: str) -> None:
        if not drafts and not relations:
            return
        self.changes.append(
            Change(
                action="add",
                text=text,
                objects=tuple(d.freeze() for d in drafts),
                relations=tuple(relations),
            )
        )
        self.last = (
            (tuple(d.number for d in drafts), "")
            if drafts and all(d.number < len(self.scene) for d in drafts)
            else self.last
        )

    def _relate(self, at: int, rest: int) -> int:
        targets, _, end = self._target(rest)
        if not targets:
            return self._unknown(at, rest)
        reader = self.reader
        related = len(reader.relations)
        before = len(reader.objects)
        if end < len(self.items) and self.items[end].has("rel"):
            end = reader.tail(end, [reader.objects[n] for n in targets])
        self.changes.append(
            Change(
                action="relate",
                text=reader.text(at, end),
                targets=targets,
                relations=tuple(reader.relations[related:]),
                objects=tuple(d.freeze() for d in reader.objects[before:]),
            )
        )
        return end

    def _remove(self, at: int, rest: int) -> int:
        targets, part, end = self._target(rest)
        if not targets:
            return self._unknown(at, rest)
        self.changes.append(Change(action="remove", text=self.reader.text(at, end), targets=targets, part=part))
        return self._more_removed(end)

    def _more_removed(self, at: int) -> int:
        while at + 1 < len(self.items) and self.items[at].has("and", "comma") and not self._is_clause(at + 1):
            targets, part, end = self._target(at + 1)
            if not targets:
                break
            self._grammar(self.items[at])
            self.changes.append(Change(action="remove", text=self.reader.text(at + 1, end), targets=targets, part=part))
            at = end
        return at

    def _replace(self, at: int, rest: int) -> int:
        reader = self.reader
        targets, part, end = self._target(rest)
        if not targets:
            return self._unknown(at, rest)
        while end < len(self.items) and self.items[end].low in {"by", "with", "for", "into", "to"}:
            self._grammar(self.items[end])
            end += 1
        phrase = reader.peek(end)
        if part or phrase is None or phrase.head is None or not (phrase.head.has("kinds", "noun")):
            self.last = (targets, part)
            return self._attributes(at, end, targets, part)
        if phrase.head.has("material", "color") and not (phrase.head.has("kinds") and phrase.determined):
            return self._attributes(at, end, targets, part)
        before, related = len(reader.objects), len(reader.relations)
        end = reader.sentence_piece(end)
        self.changes.append(
            Change(
                action="replace",
                text=reader.text(at, end),
                targets=targets,
                objects=tuple(d.freeze() for d in reader.objects[before:]),
                relations=tuple(reader.relations[related:]),
            )
        )
        return end

    def _rotate(self, at: int, rest: int, verb: str) -> int:
        targets, _, end = self._target(rest)
        if not targets:
            targets, end = tuple(range(len(self.scene))), rest
        stop = self._clause_end(end)
        degrees, axis = None, "x" if verb in {"tilt", "flip"} else "z"
        sign = 1.0
        for i in range(end, stop):
            item = self.items[i]
            if item.has("number"):
                degrees = float(item.tags["number"])
            if item.low in {"upside", "upside down", "over"}:
                axis, degrees = "x", 180.0
            if item.low == "around" and degrees is None:
                degrees = 180.0
            if item.low == "clockwise" or (item.low == "right" and verb == "rotate"):
                sign = -1.0
            if item.low in {"forward", "forwards", "backward", "backwards"}:
                axis, sign = "x", 1.0 if item.low.startswith("forward") else -1.0
            if item.low in {"sideways", "left", "right"} and verb == "tilt":
                axis = "y"
            if item.low in {"x", "y", "z"}:
                axis = item.low
            self.reader.mark(item, "feature")
        usual = {"tilt": 15.0, "flip": 180.0}.get(verb, 90.0)
        self.changes.append(
            Change(
                action="rotate",
                text=self.reader.text(at, stop),
                targets=targets,
                degrees=sign * (usual if degrees is None else degrees),
                axis=axis,  # type: ignore[arg-type]
            )
        )
        return stop
