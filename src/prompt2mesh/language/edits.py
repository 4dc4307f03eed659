"""Edits by sentence: "make the legs taller and paint the top red" as a list of changes to a scene."""

from __future__ import annotations

from typing import Literal

from prompt2mesh.language.adjectives import COMPARATIVES, SIZES
from prompt2mesh.language.brief import Frozen, ObjectWish, PartWish, RelationWish, Span, Word
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.items import Item, Lexer
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.noun_phrases import Phrase
from prompt2mesh.language.reader import Reader
from prompt2mesh.language.tokens import Token, clean, tokenise
from prompt2mesh.language.vocabulary import Vocabulary, normal, part_nouns, vocabulary

Action = Literal["change", "add", "remove", "replace", "rotate", "relate", "set"]
_MAKE = frozenset("make turn change let give have set get render keep style".split())
_PAINT = frozenset("paint color colour dye stain coat spray".split())
_ADD = frozenset("add put place insert attach include hang stick mount append".split())
_REMOVE = frozenset("remove delete drop erase omit lose".split())
_REPLACE = frozenset("replace swap exchange substitute".split())
_ROTATE = frozenset("rotate turn spin tilt flip twist".split())
_RESIZE: dict[str, tuple[str, float]] = {
    "enlarge": ("all", 1.25), "shrink": ("all", 0.8), "double": ("all", 2.0), "halve": ("all", 0.5), "triple": ("all", 3.0),
    "scale": ("all", 1.25), "resize": ("all", 1.25), "raise": ("height", 1.2), "heighten": ("height", 1.25),
    "lower": ("height", 0.8), "lengthen": ("length", 1.25), "shorten": ("length", 0.8), "widen": ("width", 1.25),
    "narrow": ("width", 0.8), "thicken": ("thickness", 1.35), "thin": ("thickness", 0.75), "deepen": ("depth", 1.25),
    "stretch": ("length", 1.25), "increase": ("all", 1.25), "decrease": ("all", 0.8), "reduce": ("all", 0.8), "grow": ("all", 1.25),
    "extend": ("length", 1.25), "quadruple": ("all", 4.0),
}  # fmt: skip
_MOVE = frozenset("move shift slide".split())
_AXIS_NOUNS = {"height": "height", "width": "width", "depth": "depth", "length": "length", "thickness": "thickness", "size": "all",
               "scale": "all", "diameter": "diameter"}  # fmt: skip
_TIMES = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5, "quarter": 0.25}
_DEGREES = {
    "slightly": 0.4,
    "bit": 0.5,
    "little": 0.5,
    "somewhat": 0.6,
    "much": 2.0,
    "way": 2.2,
    "far": 2.0,
    "lot": 2.0,
    "considerably": 1.6,
}
_WHOLE = frozenset("it everything all them this that model object thing scene whole".split())


class RelativeSize(Frozen):
    """A size said by comparison: times `factor`, plus `delta_m`, or exactly `metres`."""

    text: str
    axis: str
    factor: float | None = None
    delta_m: float | None = None
    metres: float | None = None


class Change(Frozen):
    """One change; `targets` are numbers of objects of the scene, `part` a noun of a part of them."""

    action: Action
    text: str
    targets: tuple[int, ...] = ()
    part: str = ""
    wish: ObjectWish | None = None
    part_wish: PartWish | None = None
    relative: tuple[RelativeSize, ...] = ()
    objects: tuple[ObjectWish, ...] = ()
    relations: tuple[RelationWish, ...] = ()
    degrees: float = 0.0
    axis: Literal["x", "y", "z"] = "z"
    parameter: str = ""
    value: float | str | bool | None = None


class EditBrief(Frozen):
    """What a sentence changes, and what each of its words was taken as."""

    sentence: str
    changes: tuple[Change, ...]
    words: tuple[Word, ...]


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


class _Editor:
    """Reads the clauses of one sentence."""

    def __init__(
        self, plain: str, tokens: list[Token], items: list[Item], words: Vocabulary, scene: tuple[ObjectWish, ...],
        parameters: tuple[str, ...],
    ) -> None:  # fmt: skip
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

    # ---- clauses

    def _grammar(self, item: Item) -> None:
        self.reader.mark(item, "grammar")

    def _clause(self, at: int) -> int:
        item = self.items[at]
        verb = item.low
        rest = at + 1
        known = (
            verb in _MAKE | _PAINT | _ADD | _REMOVE | _REPLACE | _ROTATE | _MOVE
            or verb in _RESIZE
            or verb in {"take", "get", "duplicate", "copy"}
        )
        if known and not (verb in {"double", "thin", "narrow", "lower", "stain"} and self._follows(rest, "as")):
            self._grammar(item)
            self.verb = verb
        else:
            verb, rest = (self.verb if self.verb in _MAKE | _PAINT else "make"), at
        first = len(self.changes)
        end = self._dispatch(verb, at, rest)
        if len(self.changes) == first and end > at:
            return end
        return end

    def _follows(self, at: int, *words: str) -> bool:
        return at < len(self.items) and self.items[at].low in words

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
        if verb in _ROTATE and (
            verb != "turn" or self._has_before_clause_end(rest, "degrees", "degree", "around", "upside", "clockwise")
        ):
            return self._rotate(at, rest, verb)
        if verb in _ADD:
            return self._add(at, rest)
        if verb in {"duplicate", "copy"}:
            return self._add(at, rest)
        if verb in _REMOVE:
            return self._remove(at, rest)
        if verb in _REPLACE or (
            verb == "change" and self._has_before_clause_end(rest, "into", "to", "for") and self._is_swap(rest)
        ):
            return self._replace(at, rest)
        if verb in _MOVE:
            return self._add(at, rest)
        if verb in _RESIZE:
            return self._resize(at, rest, verb)
        if verb == "set":
            return self._set(at, rest)
        return self._make(at, rest)

    def _clause_end(self, at: int) -> int:
        """The item where the next clause of this sentence begins."""
        for i in range(at, len(self.items)):
            item = self.items[i]
            if item.has("end") and not item.has("rel"):
                return i
            if item.has("and", "comma") and i + 1 < len(self.items):
                following = self.items[i + 1].low
                if following in _MAKE | _PAINT | _ADD | _REMOVE | _REPLACE | _MOVE | _ROTATE | {
                    "then",
                    "take",
                    *_RESIZE,
                }:
                    return i
        return len(self.items)

    def _has_before_clause_end(self, at: int, *words: str) -> bool:
        return any(
            self.items[i].low.split()[0] in words or self.items[i].low in words for i in range(at, self._clause_end(at))
        )

    def _is_swap(self, at: int) -> bool:
        end = self._clause_end(at)
        after = next((i for i in range(at, end) if self.items[i].low in {"into", "to", "for"}), end)
        return any(self.items[i].has("kinds") for i in range(after, end))

    # ---- targets

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
        if self.items[at].low in _WHOLE or self.items[at].has("pron"):
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
        if phrase in _WHOLE:
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

    # ---- make, paint

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
                text=f"{part}", noun=part, span=Span(start=0, end=0), colors=wish.colors, materials=wish.materials, sizes=wish.sizes,
                vague=wish.vague, traits=traits, patterns=wish.patterns,
            )  # fmt: skip
            self.changes.append(Change(
                action="change", text=text, targets=targets, part=part, part_wish=wished, relative=tuple(relative),
            ))  # fmt: skip
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

    def _comparison(self, at: int) -> tuple[int, list[RelativeSize]]:
        """As in "taller", "20 cm taller", "much wider", "twice as wide", "10 % larger", "30 cm tall"."""
        items = self.items
        start = at
        strength, factor, delta = 1.0, None, None
        while at < len(items):
            item = items[at]
            if item.low in _DEGREES:
                strength = _DEGREES[item.low]
            elif item.low in _TIMES:
                factor = _TIMES[item.low]
            elif item.has("number") and at + 1 < len(items) and items[at + 1].low in {"times", "x"}:
                factor = float(item.tags["number"])
                at += 1
            elif item.has("length") and item.tags["length"][0] is None:
                delta = float(item.tags["length"][1])
            elif item.has("percent"):
                factor = 1 + float(item.tags["percent"]) / 100
            elif item.low in {"a", "of", "as", "by", "the", "its", "lot"} and at + 1 < len(items) and at > start - 1:
                pass
            else:
                break
            at += 1
        if at >= len(items):
            return (
                (start, [])
                if factor is None
                else (at, [RelativeSize(text=self.reader.text(start, at), axis="all", factor=factor)])
            )
        word = items[at].low
        text = self.reader.text(start, at + 1)
        end = at + 1
        while (
            end < len(items)
            and items[end].low in {"as", "again", "than", "now", "before", "big"}
            and factor is not None
        ):
            end += 1
        if word in COMPARATIVES:
            axis, usual = COMPARATIVES[word]
            if factor is not None:
                factor = 1 / factor if usual < 1 and factor > 1 and word not in {"larger", "bigger"} else factor
                if usual < 1 and factor > 1:
                    factor = 1 / factor
            elif delta is None:
                factor = 1 + (usual - 1) * strength if usual > 1 else 1 / (1 + (1 / usual - 1) * strength)
            signed = None if delta is None else (delta if usual > 1 else -delta)
            end, also = self._by_amount(end, axis, usual)
            if also is not None:
                return end, [also.model_copy(update={"text": self.reader.text(start, end)})]
            return end, [RelativeSize(text=text, axis=axis, factor=factor if signed is None else None, delta_m=signed)]
        if factor is not None and (word in SIZES or word in _AXIS_NOUNS or word in {"as", "size"}):
            axis = SIZES[word][0] if word in SIZES else _AXIS_NOUNS.get(word, "all")
            return end, [RelativeSize(text=text, axis=axis, factor=factor)]
        return start, []

    def _by_amount(self, at: int, axis: str, usual: float) -> tuple[int, RelativeSize | None]:
        """As in "by 10 cm", "by 20 %" behind a comparative or a verb."""
        if not self._follows(at, "by") or at + 1 >= len(self.items):
            return at, None
        item = self.items[at + 1]
        sign = 1 if usual >= 1 else -1
        if item.has("length"):
            return at + 2, RelativeSize(text=item.text, axis=axis, delta_m=sign * float(item.tags["length"][1]))
        if item.has("percent"):
            return at + 2, RelativeSize(
                text=item.text, axis=axis, factor=max(0.05, 1 + sign * float(item.tags["percent"]) / 100)
            )
        if item.has("number"):
            times = float(item.tags["number"])
            used = 3 if at + 2 < len(self.items) and self.items[at + 2].low in {"times", "x"} else 2
            return at + used, RelativeSize(
                text=item.text, axis=axis, factor=times if usual >= 1 or times < 1 else 1 / max(times, 1e-3)
            )
        if item.low in _TIMES or (item.low == "a" and self._follows(at + 2, "factor", "half", "quarter")):
            return at + 2, RelativeSize(text=item.text, axis=axis, factor=_TIMES.get(item.low, 0.5))
        return at, None

    def _resize(self, at: int, rest: int, verb: str) -> int:
        axis, usual = _RESIZE[verb]
        if rest < len(self.items) and self.items[rest].has("det"):
            self._grammar(self.items[rest])
            following = rest + 1
        else:
            following = rest
        named = self.items[following].low if following < len(self.items) else ""
        if named in _AXIS_NOUNS and not self._slider(following):
            self._grammar(self.items[following])
            axis = _AXIS_NOUNS[named]
            rest = following + 1
            if self._follows(rest, "of"):
                self._grammar(self.items[rest])
                rest += 1
        slider = self._slider(following)
        if slider:
            return self._slide(at, following, slider, usual)
        targets, part, end = self._target(rest)
        if not targets:
            targets, part, end = *self.last, rest
        self.last = (targets, part)
        while end < len(self.items) and self.items[end].low in {"up", "down"}:
            usual = 0.8 if self.items[end].low == "down" else max(usual, 1.25)
            self._grammar(self.items[end])
            end += 1
        end, amount = self._by_amount(end, axis, usual)
        if (
            amount is None
            and self._follows(end, "to")
            and end + 1 < len(self.items)
            and self.items[end + 1].has("length")
        ):
            own, metres = self.items[end + 1].tags["length"]
            amount = RelativeSize(
                text=self.items[end + 1].text, axis=own or ("height" if axis == "all" else axis), metres=metres
            )
            end += 2
        relative = amount or RelativeSize(text=verb, axis=axis, factor=usual)
        for i in range(at, end):
            if self.reader.roles[self.items[i].start] == "unknown":
                self.reader.mark(self.items[i], "size")
        text = self.reader.text(at, max(end, at + 1))
        self.changes.append(Change(action="change", text=text, targets=targets, part=part, relative=(relative,)))
        return end

    def _slider(self, at: int) -> str:
        """The slider whose name stands here ("seat height")."""
        for length in (3, 2, 1):
            if at + length > len(self.items):
                continue
            phrase = "_".join(w for i in range(at, at + length) for w in self.items[i].low.split())
            for name in self.parameters:
                if phrase in {name.rpartition(".")[2], name.replace(".", "_")} and (length > 1 or "_" in phrase):
                    return name
        return ""

    def _slide(self, at: int, slider_at: int, slider: str, usual: float) -> int:
        words = slider.rpartition(".")[2].count("_") + 1
        named = "_".join(w for item in self.items[slider_at : slider_at + 4] for w in item.low.split())
        if named.startswith(slider.replace(".", "_")):
            words = slider.replace(".", "_").count("_") + 1
        end = slider_at
        while words > 0 and end < len(self.items):
            words -= len(self.items[end].low.split())
            self.reader.mark(self.items[end], "part")
            end += 1
        end, amount = self._by_amount(end, "all", usual)
        relative = amount or RelativeSize(text=slider, axis="all", factor=usual)
        if (
            amount is None
            and self._follows(end, "to")
            and end + 1 < len(self.items)
            and self.items[end + 1].has("length")
        ):
            relative = RelativeSize(
                text=self.items[end + 1].text, axis="all", metres=self.items[end + 1].tags["length"][1]
            )
            end += 2
        for i in range(slider_at, end):
            if self.reader.roles[self.items[i].start] == "unknown":
                self.reader.mark(self.items[i], "size")
        self.changes.append(
            Change(action="set", text=self.reader.text(at, end), parameter=slider, relative=(relative,))
        )
        return end

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

    # ---- add, remove, replace, rotate

    def _add(self, at: int, rest: int) -> int:
        """Things, or parts of what is there ("add armrests"), or a new place for what is there."""
        reader = self.reader
        verb = self.items[at].low
        if verb in {"duplicate", "copy"} or verb in _MOVE or self._places_existing(rest):
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
                targets, _, end = self._target(end + 1)
            self.changes.append(Change(
                action="change", text=reader.text(at, end), targets=(main.number,), wish=draft.freeze()
            ))  # fmt: skip
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
            targets, _, end = self._target(end + 1)
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
        return at < len(self.items) and self.items[
            at
        ].low in _MAKE | _PAINT | _ADD | _REMOVE | _REPLACE | _ROTATE | _MOVE | {"then", "take", *_RESIZE}

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
        self.changes.append(Change(
            action="add", text=text, objects=tuple(d.freeze() for d in drafts), relations=tuple(relations),
        ))  # fmt: skip
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
        self.changes.append(Change(
            action="relate", text=reader.text(at, end), targets=targets, relations=tuple(reader.relations[related:]),
            objects=tuple(d.freeze() for d in reader.objects[before:]),
        ))  # fmt: skip
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
        if phrase.head.has("material", "color") and not phrase.head.has("kinds"):
            return self._attributes(at, end, targets, part)
        before, related = len(reader.objects), len(reader.relations)
        end = reader.sentence_piece(end)
        self.changes.append(Change(
            action="replace", text=reader.text(at, end), targets=targets,
            objects=tuple(d.freeze() for d in reader.objects[before:]), relations=tuple(reader.relations[related:]),
        ))  # fmt: skip
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
        self.changes.append(Change(
            action="rotate", text=self.reader.text(at, stop), targets=targets,
            degrees=sign * (usual if degrees is None else degrees), axis=axis,  # type: ignore[arg-type]
        ))  # fmt: skip
        return stop
