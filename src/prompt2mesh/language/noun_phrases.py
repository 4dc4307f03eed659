"""Finds noun phrases among the items: where they begin and end, how many they say, which word is the noun."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language import colors, phrases
from prompt2mesh.language.brief import Framing, RelationWish, Span, WordRole
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.item import Item
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import is_plural, singular
from prompt2mesh.language.numbers import ARRANGED
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary, adjective_words
from prompt2mesh.mesh.errors import ContradictionError, UnreasonableSizeError
from prompt2mesh.mesh.presets import PRESETS

MAX_COUNT = 200


@dataclass
class Phrase:
    """A noun phrase: items `start`..`end`, its head noun and what stands around it."""

    start: int
    end: int
    head: Item | None
    modifiers: list[Item] = field(default_factory=list[Item])
    after: list[Item] = field(default_factory=list[Item])
    count: int | None = None
    count_text: str = ""
    arrangement: str = ""
    determined: bool = False
    definite: bool = False
    piece: Item | None = None
    named: Item | None = None


class NounPhraseReader:
    """The items of one prompt, the roles of its words, and its noun phrases."""

    def __init__(self, plain: str, tokens: list[Token], items: list[Item], words: Vocabulary) -> None:
        """Start at the first item with nothing understood."""
        self.plain, self.tokens, self.items, self.words = plain, tokens, items, words
        self.roles: list[WordRole] = ["unknown"] * len(tokens)
        self.objects: list[Draft] = []
        self.relations: list[RelationWish] = []
        self.framing: list[Framing] = []
        self.pending: list[Item] = []
        self.last_list: tuple[str, list[Draft], str] | None = None

    def mark(self, item: Item, role: WordRole) -> None:
        """Gives the words of an item their role."""
        for token in range(item.start, item.end):
            self.roles[token] = role

    def leave(self, item: Item) -> None:
        """Marks the words of an item nothing was made of, where they are grammar."""
        if item.has(
            "det", "and", "comma", "end", "aux", "stop", "pron", "glue", "with", "without", "of", "rel", "made"
        ):
            self.mark(item, "grammar")
        elif item.has("opinion", "adverb"):
            self.mark(item, "opinion")

    def _span(self, first: int, last: int) -> Span:
        """Characters of items first..last (exclusive)."""
        return Span(start=self.tokens[self.items[first].start].start, end=self.tokens[self.items[last - 1].end - 1].end)

    def text(self, first: int, last: int) -> str:
        """The text of items first..last (exclusive) as written."""
        span = self._span(first, last)
        return self.plain[span.start : span.end]

    def _item_span(self, item: Item) -> Span:
        return Span(start=self.tokens[item.start].start, end=self.tokens[item.end - 1].end)

    def noun_phrase(self, at: int) -> Phrase | None:
        """The noun phrase that starts at an item, or None; its count and determiner are marked."""
        items = self.items
        start = at
        phrase = Phrase(start, at, None)
        while at < len(items) and items[at].has("det", "opinion", "adverb") and not items[at].has("kinds"):
            if items[at].has("det"):
                phrase.determined = True
                phrase.definite = items[at].low in {"the", "its", "his", "her", "their", "this", "these", "those"}
                self.mark(items[at], "grammar")
            elif not (at + 1 < len(items) and items[at + 1].has("pair", "group", "vague", "number", "det")):
                break
            else:
                self.mark(items[at], "opinion")
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
                self.mark(item, "grammar")
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
        if head_at is None and phrase.determined and len(run) == 1 and self._thing(items[run[0]]):
            head_at = run[0]  # "with a straw": not the stuff
        if head_at is None:
            phrase.modifiers = [items[i] for i in run]
            phrase.head = self._shared_head(phrase)
            return phrase
        phrase.head = items[head_at]
        phrase.modifiers = [items[i] for i in run if i < head_at]
        phrase.after = [items[i] for i in run if i > head_at]
        if phrase.count is None and items[head_at].tags.get("plural") and not phrase.determined:
            phrase.count_text = ""
        return phrase

    def _shared_head(self, phrase: Phrase) -> Item | None:
        """The noun that "two red and three green apples" says only once."""
        items, at = self.items, phrase.end
        if not (phrase.determined or phrase.count_text) or any(m.has("kinds") for m in phrase.modifiers):
            return None
        if at + 2 >= len(items) or not items[at].has("and", "comma"):
            return None
        while items[at].has("and", "comma") and at + 1 < len(items):
            at += 1
        if not items[at].has("det", "number", "pair") or (phrase.definite and not items[at].has("number")):
            return None
        other = self.peek(at)
        shared = other.head if other is not None else None
        if other is None or shared is None or not shared.has("kinds"):
            return None
        if shared.has("swallowed"):  # "green apples" is one name of the library: only the apples are shared
            last = self.tokens[shared.end - 1]
            tags = {"noun": singular(last.low), "kinds": self.words.kinds(last.low), "plural": is_plural(last.low)}
            return Item(shared.end - 1, shared.end, last.text, tags)
        return shared if other.modifiers else None

    def _count(self, at: int, phrase: Phrase) -> int:
        items = self.items
        while at < len(items):
            item = items[at]
            following = items[at + 1] if at + 1 < len(items) else None
            piece = self._piece(at)
            if piece > at:
                phrase.piece = item
                for i in range(at, piece):
                    self.mark(items[i], "state" if i == at else "grammar")
                return piece
            if item.has("pair"):
                phrase.count = (phrase.count or 1) * 2
                phrase.count_text = f"{phrase.count_text} {item.text}".strip()
            elif item.has("number") and not item.has("kinds"):
                phrase.count = self._checked_count(item.tags["number"], item.text)
                phrase.count_text = f"{phrase.count_text} {item.text}".strip()
            elif item.has("group") and following is not None and following.has("of") and not self._holds(at):
                phrase.count = item.tags["group"] * (phrase.count or 1)
                phrase.count_text = f"{phrase.count_text} {item.text}".strip()
                phrase.arrangement = item.low if item.low in ARRANGED else phrase.arrangement
                self.mark(following, "grammar")
                at += 1
            elif item.has("vague", "group") and item.low in {
                "several",
                "many",
                "few",
                "numerous",
                "multiple",
                "various",
                "both",
                "some",
                "dozen",
                "couple",
                "countless",
                "dozens",
                "hundreds",
            }:
                if not (item.low == "some" and following is not None and not following.has("plural")):
                    phrase.count = int(item.tags.get("vague") or item.tags["group"]) * (phrase.count or 1)
                    phrase.count_text = item.text
                if following is not None and following.has("of"):
                    self.mark(following, "grammar")
                    at += 1
            elif item.has("of") and phrase.count_text:
                self.mark(item, "grammar")
                at += 1
                continue
            else:
                break
            self.mark(item, "count")
            at += 1
            while at < len(items) and items[at].has("det") and phrase.count_text:
                self.mark(items[at], "grammar")
                at += 1
        return at

    def _piece(self, at: int) -> int:
        """Behind "half a", "a quarter of the", "half" before a noun: where the whole thing is named."""
        items = self.items
        item = items[at]
        if item.low not in {"half", "quarter", "third"} or item.has("kinds") or at + 1 >= len(items):
            return at
        end = at + 1
        if items[end].has("of"):
            end += 1
        if end < len(items) and items[end].has("det"):
            end += 1
        named = end < len(items) and items[end].has("noun") and not items[end].has("of")
        return end if named and (end > at + 1 or item.low == "half") else at

    def _holds(self, at: int) -> bool:
        """Whether the group word is meant as a thing of its own: "a bouquet of roses", not "a school of fish"."""
        if not self.items[at].has("kinds"):
            return False
        asset = self.words.assets[self.items[at].tags["kinds"][0]]
        members = next((i for i in self.items[at + 2 : at + 5] if i.has("kinds")), None)
        living = members is not None and self.words.assets[members.tags["kinds"][0]].category == "creature"
        return not (living and asset.family == "buildings")

    @staticmethod
    def _checked_count(value: float, text: str) -> int:
        if value < 0:
            raise ContradictionError(f"there cannot be {text} of anything", hint="give a number of one or more")
        if value == 0:
            raise ContradictionError(f"{text!r} of a thing is nothing to make", hint="ask for one or more")
        if value > MAX_COUNT:
            raise UnreasonableSizeError(
                f"at most {MAX_COUNT} of a thing can be made at once; got {text!r}",
                hint=f"ask for {MAX_COUNT} or fewer",
            )
        return max(1, round(value))

    def unfold(self, at: int, owner: Draft | None = None) -> None:
        """Takes "on its back" apart again where it is no pose that the owner knows."""
        if at >= len(self.items):
            return
        pieces = self.items[at].tags.get("pieces")
        if not pieces or not pieces[0].has("rel"):
            return
        asset = self.words.assets.get(owner.resolution.kind or "") if owner is not None else None
        if asset is None or self.items[at].tags.get("own") not in adjective_words(asset):
            self.items[at : at + 1] = pieces

    def _boundary(self, at: int, run: list[int]) -> bool:
        item = self.items[at]
        if item.has("pieces") and item.tags["pieces"][0].has("rel"):
            return True
        if item.has(
            "with",
            "without",
            "of",
            "det",
            "aux",
            "stop",
            "pron",
            "end",
            "made",
            "shaped",
            "says",
            "dressed",
            "framing",
            "symbol",
            "glue",
            "pair",
            "place",
            "styled",
            "arranged",
        ) and not item.has("kinds"):
            return True
        if run and item.low in {"twice", "thrice", "double", "half"} and self._low_after(at) in {"as", "the"}:
            return True
        if run and item.has("comparative") and self._low_after(at) == "than":
            return True
        if item.has("rel") and not item.has("kinds", "size"):
            return True
        if item.has("number") and run:
            return True
        if item.has("length", "dims") and run and self._head(run) is not None:
            return True
        if item.has("text") and run:
            return True
        if run and item.text.isupper() and item.text.isalpha() and self._lettering(self.items[run[-1]]):
            return True  # "the word LOVE"
        if not run or self._head(run) is None or not self._is_verb(at):
            return False
        # "a mahogany walking cane": behind a stuff and before a noun it is no verb.
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        stuff = self.items[run[-1]].has("material", "color") and not self.items[run[-1]].has("kinds")
        return not (stuff and item.low.endswith("ing") and following is not None and following.has("noun"))

    def _low_after(self, at: int) -> str:
        return self.items[at + 1].low if at + 1 < len(self.items) else ""

    def _lettering(self, item: Item) -> bool:
        """Whether the item names a thing of letters."""
        asset = self.words.assets.get(next(iter(item.tags.get("kinds", ())), ""))
        return asset is not None and any(p.parameter.unit == "text" for p in asset.parameters)

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
            named = following is not None and following.has("noun") and not following.has("rel", "det", "with")
            return known or not (item.has("noun") and named)
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
        if item.has(
            "det", "with", "without", "rel", "pron", "aux", "number", "end", "framing", "stop", "pair", "made", "of"
        ):
            return False
        base = item.tags.get("verb")
        if (
            item.low.endswith("ing")
            and (base in phrases.VERBS or base in phrases.POSES)
            and following + 1 < len(self.items)
        ):
            beyond = self.items[following + 1]
            if beyond.has("det", "pron", "number", "rel") or (beyond.has("noun") and base in phrases.VERBS):
                return False  # "standing on its hind legs, wearing a hat"
        modifier = item.has(
            "color",
            "material",
            "size",
            "state",
            "shape",
            "pattern",
            "style",
            "opinion",
            "own",
            "adj",
            "modifier",
            "part",
        )
        last = self.items[run[-1]]
        if last.has("noun") and not self._describes(last):
            return False  # "frosting and sprinkles" are two things, "oak and brass" no
        if modifier and not self._only_noun(item):
            return True
        return (
            self._only_noun(item)
            and last.has("color", "size", "state", "style", "opinion", "adj", "pattern")
            and not last.has("kinds")
        )

    @staticmethod
    def _thing(item: Item) -> bool:
        """Whether a lone word behind an article names a thing, though it could be a stuff or a colour too."""
        entry = lexicon().find(item.low)
        if not item.has("noun") or colors.plain(item.low) or entry is None or entry.mostly_adjective:
            return False
        return item.has("material", "color")

    @staticmethod
    def _describes(item: Item) -> bool:
        """Whether a word that could be a noun describes one here: a colour, an adjective, a building stuff."""
        preset = PRESETS.get(str(item.tags.get("material")))
        if preset is not None and preset.family in {"food", "liquid"} and not colors.plain(item.low):
            return False
        if item.tags.get("plural"):
            return False
        return preset is not None or item.has(
            "color", "size", "state", "shape", "pattern", "style", "opinion", "own", "adj"
        )

    @staticmethod
    def _only_noun(item: Item) -> bool:
        if not item.has("noun"):
            return False
        if item.has("kinds"):
            return not item.has("color", "material", "shape")
        return not item.has(
            "color", "material", "size", "state", "shape", "pattern", "style", "opinion", "own", "adj", "makeover"
        )

    def _head(self, run: list[int]) -> int | None:
        """The item of the run that is the head noun: the last one that is a noun there."""
        last = run[-1]
        if self._nominal(self.items[last], alone=len(run) == 1):
            return last
        candidates = [i for i in run if self.items[i].has("noun") and not self._plain_color(self.items[i])]
        for i in reversed(candidates):
            if self.items[i].has("kinds") or self._only_noun(self.items[i]):
                return i
        end = self.items[last]
        described = len(run) > 1 and self._plain_color(self.items[run[-2]])
        adjectival = end.has("color", "state", "pattern", "style", "size", "shape", "own", "opinion", "material")
        return last if described and end.has("noun") and not adjectival else None  # a green liquid

    @staticmethod
    def _plain_color(item: Item) -> bool:
        """Whether a word is a colour before it is a thing ("green" is a salad only when nothing else can be meant)."""
        entry = lexicon().find(item.low)
        plain = colors.plain(item.low) and item.has("adj") and not item.tags.get("plural")
        return plain and entry is not None and entry.mostly_adjective

    @staticmethod
    def _nominal(item: Item, *, alone: bool) -> bool:
        """Whether an item that ends a noun phrase is its noun and not an adjective ("red", "antique")."""
        if not item.has("noun"):
            return False
        if NounPhraseReader._plain_color(item):
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

    def peek(self, at: int) -> Phrase | None:
        """The noun phrase that starts at an item, with nothing marked."""
        saved = list(self.roles)
        phrase = self.noun_phrase(at)
        self.roles = saved
        return phrase
