"""Relations of the brief as relations of the program: who stands on what, and by which anchor."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import get_args

from prompt2mesh.language import lexicon as wn
from prompt2mesh.language.brief import ObjectWish, RelationWish
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.meaning import asset_synsets
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.placement import Relation, RelationKind
from prompt2mesh.mesh.program import Part
from prompt2mesh.modelers.builtin.notes import Notes

_PLAIN: dict[str, RelationKind] = {kind: kind for kind in get_args(RelationKind)}
# A WordNet meaning of what is worn → anchors of the wearer, the best first.
_WORN_ON: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("spectacles", ("eyes", "face", "head")),
    ("goggles", ("eyes", "face", "head")),
    ("mask", ("face", "eyes", "head")),
    ("headset", ("head", "ears")),
    ("earphone", ("head", "ears")),
    ("headdress", ("head",)),
    ("crown", ("head",)),
    ("helmet", ("head",)),
    ("wig", ("head",)),
    ("necktie", ("neck", "chest")),
    ("bow tie", ("neck", "chest")),
    ("scarf", ("neck", "chest")),
    ("neckpiece", ("neck", "chest")),
    ("necklace", ("neck", "chest")),
    ("collar", ("neck",)),
    ("footwear", ("feet", "foot_right", "foot_front_right", "foot")),
    ("shoe", ("feet", "foot_right", "foot")),
    ("glove", ("hand_right",)),
    ("ring", ("finger", "hand_right")),
    ("watch", ("wrist", "hand_left")),
    ("bag", ("back", "shoulder")),
    ("backpack", ("back",)),
    ("cape", ("back", "neck", "chest")),
    ("saddle", ("back",)),
    ("garment", ("torso", "chest", "body")),
    ("armor", ("torso", "chest", "body")),
    ("clothing", ("torso", "chest", "body")),
)
_HANDS = ("hand_right", "hand", "paw_right", "wing_right", "front_right", "trunk")


@dataclass
class Placed:
    """One object of the brief with its finished parts, one for each copy."""

    wish: ObjectWish
    asset: Asset
    parts: list[Part] = field(default_factory=list[Part])


class Layout:
    """Gives each part its relation; parts no relation names stand in a row."""

    def __init__(self, placed: list[Placed], relations: tuple[RelationWish, ...], notes: Notes) -> None:
        """Index the objects by their number in the brief."""
        self.placed = {p.wish.number: p for p in placed}
        self.order = placed
        self.wishes = relations
        self.notes = notes
        self.relation: dict[str, Relation] = {}
        self._hands: dict[str, int] = {}

    def parts(self) -> list[Part]:
        """All parts with their relations."""
        self._wished()
        self._arranged()
        self._row()
        self._spread()
        return [
            part.model_copy(update={"relation": self.relation.get(part.name)})
            for entry in self.order
            for part in entry.parts
        ]

    def extended(self, *, fresh: set[str]) -> list[Part]:
        """The parts, where some were already placed and keep their relations; `fresh` are the names of the new ones."""
        for entry in self.order:
            self.relation |= {p.name: p.relation for p in entry.parts if p.relation is not None}
        self._wished()
        self._arranged()
        self._company(fresh)
        self._spread()
        result: list[Part] = []
        for entry in self.order:
            for part in entry.parts:
                result.append(part.model_copy(update={"relation": self.relation.get(part.name)}))
        return result

    def _company(self, fresh: set[str]) -> None:
        """A thing added without a place goes with the first object: worn, on it, in it or beside it."""
        first = self.order[0]
        for entry in self.order[1:]:
            if not entry.parts or entry.parts[0].name not in fresh or entry.parts[0].name in self.relation:
                continue
            if any(p.relation is not None and p.relation.target == entry.parts[0].name for p in first.parts):
                continue
            kind, anchor, fit, _ = self._with(entry, first)
            self._place(entry, first, kind, anchor, fit=fit)

    # ---- relations asked for

    def _wished(self) -> None:
        for said in self.wishes:
            wish = said
            subject, target = self.placed.get(wish.subject), self.placed.get(wish.target)
            phrase = self._phrase(wish)
            if subject is None or target is None:
                self.notes.missed(phrase, "relation", "one of the two could not be made")
                continue
            if any(part.name in self.relation for part in subject.parts) or self._circular(subject, target):
                subject, target, wish = self._turned(subject, target, wish)
                if any(part.name in self.relation for part in subject.parts) or self._circular(subject, target):
                    self.notes.near(phrase, "relation", "already placed by another relation")
                    continue
            kind, anchor, fit, note = self._solve(wish, subject, target)
            if kind == "on" and anchor == "seat" and _sits(subject.parts[0]):
                kind = "attached"
                subject.parts = [_seated(p) for p in subject.parts]
            self._place(subject, target, kind, anchor, fit=fit)
            if note or not wish.literal:
                self.notes.near(phrase, "relation", note or f"shown {kind.replace('_', ' ')}")
            else:
                self.notes.met(phrase, "relation", kind.replace("_", " "))

    def _circular(self, subject: Placed, target: Placed) -> bool:
        """Whether the target already stands, directly or not, by the subject."""
        own = {p.name for p in subject.parts}
        name: str | None = target.parts[0].name
        for _ in range(len(self.relation) + 1):
            if name is None or name in own:
                break
            name = self.relation[name].target if name in self.relation else None
        return name in own

    def _phrase(self, wish: RelationWish) -> str:
        def noun(number: int) -> str:
            return self.placed[number].wish.noun if number in self.placed else "something"

        if wish.kind in {"wear", "hold", "eat", "play", "push", "with"}:
            return f"{noun(wish.target)} {wish.text} {noun(wish.subject)}"
        return f"{noun(wish.subject)} {wish.text} {noun(wish.target)}"

    def _turned(self, subject: Placed, target: Placed, wish: RelationWish) -> tuple[Placed, Placed, RelationWish]:
        """The same relation said of the other side, where the first is placed already."""
        turned = {
            "beside": "beside",
            "face": "in_front_of",
            "behind": "in_front_of",
            "in_front_of": "behind",
            "at": "in_front_of",
            "left_of": "right_of",
            "right_of": "left_of",
            "facing": "in_front_of",
            "above": "under",
            "under": "above",
        }
        if wish.kind in turned:
            return target, subject, wish.model_copy(update={"kind": turned[wish.kind]})
        return subject, target, wish

    def _solve(  # noqa: PLR0912 - one case a relation
        self, wish: RelationWish, subject: Placed, target: Placed
    ) -> tuple[RelationKind, str | None, bool, str]:
        anchors = target.parts[0].anchors
        own = subject.parts[0].anchors
        match wish.kind:
            case "wear":
                return self._wear(subject, target)
            case "hold" | "eat":
                return self._hold(target, wish.kind)
            case "play":
                if "grip" in own:
                    return self._hold(target, "play")
                return "in_front_of", None, False, "the instrument stands in front"
            case "ride" | "drive":
                anchor = _first(anchors, ("saddle", "seat", "driver", "back", "inside", "top"))
                ridden: RelationKind = "in" if anchor == "inside" else "on"
                return ridden, anchor, False, "" if anchor else "standing on it"
            case "push":
                return "in_front_of", None, False, ""
            case "face":
                return "behind", None, False, "shown before it"
            case "at":
                return "behind", None, False, ""
            case "rise":
                return "on", _first(anchors, ("inside", "top", "mouth")), False, ""
            case "breathe":
                anchor = _first(anchors, ("mouth", "head"))
                return "attached", anchor, False, "" if anchor == "mouth" else "at the head"
            case "with":
                return self._with(subject, target)
            case "on":
                anchor = None
                if subject.asset.category == "creature":
                    anchor = _first(anchors, ("seat", "saddle", "back", "top"))
                return "on", anchor, False, ""
            case "in":
                if target.asset.holds or "inside" in anchors:
                    return "in", None, False, ""
                if target.asset.category == "place":
                    return "on", None, False, ""
                return "on", None, False, f"nothing goes into a {target.wish.noun}: put on it"
            case "hanging_from" if not anchors.keys() & {"hook", "under"}:
                return "hanging_from", None, False, f"a {target.wish.noun} has no hook: hung from the middle"
            case plain if plain in _PLAIN:
                return _PLAIN[plain], None, False, ""
            case _:
                return "beside", None, False, "shown side by side"

    def _wear(self, subject: Placed, target: Placed) -> tuple[RelationKind, str | None, bool, str]:
        anchors = target.parts[0].anchors
        anchor = _first(anchors, worn_on(subject.asset))
        if anchor is not None:
            return "attached", anchor, True, ""
        head = _first(anchors, ("head", "neck", "back", "top"))
        if head is not None:
            return "attached", head, True, f"worn on the {head.replace('_', ' ')}"
        return "beside", None, False, f"a {target.wish.noun} has no place to wear it: put beside"

    def _hold(self, holder: Placed, verb: str) -> tuple[RelationKind, str | None, bool, str]:
        anchors = holder.parts[0].anchors
        number = self._hands.get(holder.parts[0].name, 0)
        hands = [h for h in (*_HANDS, *(h.replace("right", "left") for h in _HANDS if "right" in h)) if h in anchors]
        if verb == "eat" and not hands and "mouth" in anchors:
            return "attached", "mouth", False, "held in the mouth"
        if number < len(hands):
            self._hands[holder.parts[0].name] = number + 1
            return "attached", hands[number], False, "" if verb == "hold" else "held in the hand"
        if "mouth" in anchors and number == 0:
            self._hands[holder.parts[0].name] = 1
            return "attached", "mouth", False, "held in the mouth"
        return "in_front_of", None, False, f"a {holder.wish.noun} has no free hand: put before it"

    def _with(self, subject: Placed, target: Placed) -> tuple[RelationKind, str | None, bool, str]:
        anchors = target.parts[0].anchors
        if subject.asset.category == "clothing" and target.asset.category == "creature":
            return self._wear(subject, target)
        small = typical_size(subject.asset) < 0.55 * typical_size(target.asset)
        if target.asset.holds and small:
            return "in", None, False, ""
        if "seat" in subject.parts[0].anchors and "top" in anchors and "seat" not in anchors:
            return "facing", None, False, ""
        top = _first(anchors, ("top", "seat"))
        if top is not None and target.asset.category != "creature" and small and subject.asset.category != "creature":
            return "on", top, False, ""
        return "beside", None, False, ""

    def _place(self, subject: Placed, target: Placed, kind: RelationKind, anchor: str | None, *, fit: bool) -> None:
        pairwise = len(subject.parts) == len(target.parts) or (len(target.parts) > 1 and kind == "attached")
        if pairwise and len(target.parts) > 1:
            for mine, theirs in zip(subject.parts, target.parts, strict=False):
                self.relation[mine.name] = Relation(kind=kind, target=theirs.name, anchor=anchor, fit=fit)
            for extra in subject.parts[len(target.parts) :]:
                self.relation[extra.name] = Relation(kind="beside", target=subject.parts[0].name)
            return
        offset = (0.0, 0.0, 0.0)
        if kind == "attached" and not fit:
            offset = self._before_the_hand(subject, target, anchor)
        elif kind == "hanging_from" and not target.parts[0].anchors.keys() & {"hook", "under"}:
            height = typical_size(target.asset) * target.parts[0].placement.scale[2]
            offset = (0.0, -0.25 * height, 0.5 * height)
        for index, part in enumerate(subject.parts):
            self.relation[part.name] = Relation(
                kind=kind,
                target=target.parts[0].name,
                anchor=anchor,
                fit=fit,
                index=index,
                count=len(subject.parts),
                offset=offset,
            )

    @staticmethod
    def _before_the_hand(subject: Placed, target: Placed, anchor: str | None) -> tuple[float, float, float]:
        """A thing with no grip of its own is held before the hand and not through it."""
        held = target.parts[0].anchors.get(anchor or "")
        if held is None or {"grip", "fit", "base"} & subject.parts[0].anchors.keys():
            return 0.0, 0.0, 0.0
        return 0.0, -1.1 * held.radius * target.parts[0].placement.scale[1], 0.0

    # ---- arrangements and rows

    def _arranged(self) -> None:
        for entry in self.order:
            parts = entry.parts
            if len(parts) < 2 or any(p.name in self.relation for p in parts[1:]):
                if entry.wish.arrangement in {"stack", "tower"} and len(parts) > 1:
                    self._stack(parts)
                continue
            if entry.wish.arrangement in {"stack", "tower"}:
                self._stack(parts)
            elif entry.wish.arrangement in {"pile", "heap", "mound"}:
                self._pile(parts)
            else:
                self._rows(parts)

    def _stack(self, parts: list[Part]) -> None:
        for below, above in pairwise(parts):
            self.relation[above.name] = Relation(kind="on", target=below.name)

    def _pile(self, parts: list[Part]) -> None:
        base = max(3, round(len(parts) * 0.6))
        self._rows(parts[:base])
        for number, part in enumerate(parts[base:]):
            self.relation[part.name] = Relation(kind="on", target=parts[number % base].name)

    def _rows(self, parts: list[Part]) -> None:
        columns = len(parts) if len(parts) <= 5 else round(len(parts) ** 0.5 + 0.4)
        for number, part in enumerate(parts):
            row, column = divmod(number, columns)
            if column:
                self.relation[part.name] = Relation(kind="right_of", target=parts[number - 1].name)
            elif row:
                self.relation[part.name] = Relation(kind="behind", target=parts[number - columns].name)

    def _row(self) -> None:
        """Things nothing places stand to the right of the thing named before them."""
        free = [entry for entry in self.order if entry.parts and entry.parts[0].name not in self.relation]
        for before, after in pairwise(free):
            anchor = before.parts[-1] if len(before.parts) <= 5 else before.parts[0]
            self.relation[after.parts[0].name] = Relation(kind="right_of", target=anchor.name)

    def _spread(self) -> None:
        """Numbers the parts that share a target and a relation, so that each gets a place of its own."""
        groups: dict[tuple[str, str, str | None], list[str]] = {}
        for name, relation in self.relation.items():
            if relation.kind in {
                "on",
                "in",
                "beside",
                "around",
                "facing",
                "hanging_from",
                "leaning_on",
                "above",
                "under",
            }:
                groups.setdefault((relation.kind, relation.target, relation.anchor), []).append(name)
        for names in groups.values():
            for index, name in enumerate(names):
                self.relation[name] = self.relation[name].model_copy(update={"index": index, "count": len(names)})


def typical_size(asset: Asset) -> float:
    """The largest length among the asset's defaults, metres; half a metre where it has none."""
    lengths = [float(p.parameter.default) for p in asset.parameters if p.parameter.unit == "m"]
    return max(lengths, default=0.5)


def _sits(part: Part) -> bool:
    """Whether the part is posed sitting and tells the point it sits on, which then goes to the seat."""
    pose = part.origin.parameters.get("pose") if part.origin is not None else None
    return "sit" in part.anchors and pose in {"sitting", "seated"}


def _seated(part: Part) -> Part:
    """The part with the point it sits on published as its base, upright."""
    base = part.anchors["sit"].model_copy(update={"normal": (0.0, 0.0, 1.0)})
    return part.model_copy(update={"anchors": {**part.anchors, "base": base}})


def worn_on(asset: Asset) -> tuple[str, ...]:
    """The anchors of a wearer that the thing goes to, by what it is."""
    book = lexicon()
    for synset in asset_synsets(asset):
        above = book.ancestors(synset)
        for word, anchors in _WORN_ON:
            entry = book.find(word)
            if entry is not None and any(
                s.synset in above for s in entry.nouns if book.lexfile(s.synset) == wn.ARTIFACT
            ):
                return anchors
    return ("head",) if asset.category == "clothing" else ("torso", "chest", "head")


def _first(anchors: object, names: tuple[str, ...]) -> str | None:
    return next((n for n in names if n in anchors), None)  # type: ignore[operator]
