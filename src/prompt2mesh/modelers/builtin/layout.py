"""Relations of the brief as relations of the program: who stands on what, and by which anchor."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from prompt2mesh.language.brief import RelationWish
from prompt2mesh.language.morphology import singular
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.placement import Relation, RelationKind
from prompt2mesh.mesh.program import Part, PartOverride
from prompt2mesh.modelers.builtin import bodies, proportions
from prompt2mesh.modelers.builtin.bodies import HANDS, first
from prompt2mesh.modelers.builtin.contents import LYING
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.placed import Placed

_PLAIN: dict[str, RelationKind] = {kind: kind for kind in get_args(RelationKind)}
# How far two that face each other turn from the viewer, degrees: both faces are still seen.
_FACING_DEG, _PROFILE_DEG, _LOOKING_DEG = 68.0, 62.0, -24.0
_STICK = 2.2
_ROWS = frozenset({"row", "line"})
_RINGS = frozenset({"ring", "circle"})
_SWAPPED = frozenset({"wear", "hold", "eat", "play", "push", "with"})
_SPREAD = frozenset({
    "on", "in", "beside", "around", "facing", "hanging_from", "leaning_on", "above", "under", "against",
})  # fmt: skip


@dataclass(frozen=True)
class Solution:
    """How a wished relation is shown.

    `note` says what is only near to the wish; `turn` and `turn_target` are degrees about z.
    """

    kind: RelationKind
    anchor: str | None = None
    fit: bool = False
    note: str = ""
    turn: float = 0.0
    turn_target: float = 0.0
    gap: float = 0.0


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
        chief = self.order[0]
        for entry in self.order[1:]:
            if not entry.parts or entry.parts[0].name not in fresh or entry.parts[0].name in self.relation:
                continue
            if any(p.relation is not None and p.relation.target == entry.parts[0].name for p in chief.parts):
                continue
            self._place(entry, chief, self._with(entry, chief))

    # ---- relations asked for

    def _wished(self) -> None:
        for said in self.wishes:
            wish = said
            subject, target = self.placed.get(wish.subject), self.placed.get(wish.target)
            phrase = self._phrase(wish)
            if subject is None or target is None or not subject.parts or not target.parts:
                self.notes.missed(phrase, "relation", "one of the two could not be made")
                continue
            if any(part.name in self.relation for part in subject.parts) or self._circular(subject, target):
                subject, target, wish = self._turned(subject, target, wish)
                if any(part.name in self.relation for part in subject.parts) or self._circular(subject, target):
                    self.notes.near(phrase, "relation", "already placed by another relation")
                    continue
            if wish.kind == "in" and subject.creature and target.asset.category == "clothing":
                subject, target, wish = target, subject, wish.model_copy(update={"kind": "wear"})
            if wish.kind == "ride" and subject.creature:
                _ride_this_one(subject, target)
            if wish.kind in {"hold", "wear", "with"} and target.creature and _has_own(target, subject):
                subject.parts = []
                self.notes.met(phrase, "relation", f"the {target.wish.noun}'s own")
                continue
            if wish.text.lower() == "between" and self._between(subject, target, wish, phrase):
                continue
            solution = self._solve(wish, subject, target)
            if (
                solution.kind == "on"
                and solution.anchor in {"seat", "saddle", "driver"}
                and bodies.sits(subject.parts[0])
            ):
                solution = replace(solution, kind="attached")
                subject.parts = [bodies.seated(p) for p in subject.parts]
            remark = self._proportioned(wish, solution, subject, target)
            self._place(subject, target, solution)
            if solution.note or not wish.literal:
                note = solution.note or f"shown {solution.kind.replace('_', ' ')}"
                self.notes.near(phrase, "relation", "; ".join(n for n in (note, remark) if n))
            else:
                self.notes.met(phrase, "relation", remark or solution.kind.replace("_", " "))

    def _proportioned(self, wish: RelationWish, solution: Solution, subject: Placed, target: Placed) -> str:
        """Brings the two to sizes that go together; tells what was changed."""
        said = "; ".join(r for r in (subject.remark, target.remark) if r)
        subject.remark = target.remark = ""
        match solution.kind:
            case "held" | "played":
                role = "played" if solution.kind == "played" else "mouth" if solution.anchor == "mouth" else "hand"
                done = proportions.hold(subject, target, role=role)
            case "worn":
                done = ""
            case "on" | "attached" if wish.kind in {"ride", "drive"}:
                done = proportions.ride(subject, target)
            case "on" | "planted":
                done = proportions.support(subject, target)
            case "under":
                done = proportions.under(subject, target)
            case "against":
                done = proportions.on_wall(subject, target)
            case "hanging_from":
                done = proportions.hang(subject, target)
            case "in":
                done = ""
            case _:
                done = proportions.be_seen(subject, target) or proportions.be_seen(target, subject)
        subject.remark = target.remark = ""
        return "; ".join(r for r in (said, done) if r)

    def _between(self, subject: Placed, target: Placed, wish: RelationWish, phrase: str) -> bool:
        """Puts two things on either side of a third: two copies, or the two that "between" names."""
        others = [
            self.placed[w.target]
            for w in self.wishes
            if w.text == wish.text and w.subject == wish.subject and w.target in self.placed
        ]
        sides = target.parts[:2] if len(others) == 1 else [entry.parts[0] for entry in others[:2]]
        if len(sides) != 2 or any(p.name in self.relation for p in sides) or self._circular(subject, target):
            return False
        main = subject.parts[0].name
        for side, kind in zip(sides, ("left_of", "right_of"), strict=True):
            self.relation[side.name] = Relation(kind=_PLAIN[kind], target=main)
        self.notes.met(phrase, "relation", "between the two")
        return True

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

        if wish.kind in _SWAPPED:
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
            "under": "over",
        }
        if wish.kind in turned:
            return target, subject, wish.model_copy(update={"kind": turned[wish.kind]})
        return subject, target, wish

    def _solve(  # noqa: PLR0912 - one case a relation
        self, wish: RelationWish, subject: Placed, target: Placed
    ) -> Solution:
        anchors = target.parts[0].anchors
        match wish.kind:
            case "wear":
                return self._wear(subject, target)
            case "hold" | "eat":
                return self._hold(target, wish.kind)
            case "play":
                return self._play(subject, target)
            case "ride" | "drive":
                anchor = first(anchors, ("saddle", "driver", "seat", "back", "inside", "top"))
                if anchor in {None, "top"} and target.extents().size[2] > _STICK * max(target.extents().size[:2]):
                    target.parts = [bodies.lying(part) for part in target.parts]
                    return Solution("on", "surface", note="sitting on it")
                ridden: RelationKind = "in" if anchor == "inside" else "on"
                return Solution(ridden, anchor, note="" if anchor else "standing on it")
            case "push":
                return Solution("left_of", turn=-_PROFILE_DEG, turn_target=-_PROFILE_DEG, gap=0.01)
            case "pull":
                return Solution("left_of", turn=-_PROFILE_DEG, turn_target=-_PROFILE_DEG)
            case "chase":
                return Solution("left_of", turn=_FACING_DEG, turn_target=_FACING_DEG)
            case "face" | "facing" if subject.creature and target.creature and len(subject.parts) == 1:
                return Solution("left_of", turn=_FACING_DEG, turn_target=-_FACING_DEG)
            case "face":
                return Solution("behind", note="shown before it")
            case "at":
                return Solution("behind")
            case "rise":
                if subject.asset.kind == "fire" and not target.asset.holds:
                    return Solution("on", "surface")
                return Solution("on", first(anchors, ("inside", "top", "mouth")))
            case "breathe":
                anchor = first(anchors, ("mouth", "head"))
                return Solution("attached", anchor, note="" if anchor == "mouth" else "at the head")
            case "with":
                return self._with(subject, target)
            case "on":
                return self._on(wish, subject, target)
            case "in":
                if target.creature and (where := _on_body(wish.text)) is not None:
                    return self._at_body(target, where)
                if LYING in anchors:
                    return Solution("attached", LYING)
                if target.asset.holds or "inside" in anchors:
                    return Solution("in")
                if target.asset.category == "place":
                    return Solution("on")
                sides = sorted(subject.extents().size)
                if "grip" in subject.parts[0].anchors and sides[2] > _STICK * sides[1]:
                    return Solution("planted")
                return Solution("on", note=f"nothing goes into a {target.wish.noun}: put on it")
            case "hanging_from":
                if bodies.wall_like(target) and "hook" not in anchors:
                    return Solution("against")
                return Solution("hanging_from")
            case plain if plain in _PLAIN:
                return Solution(_PLAIN[plain])
            case _:
                return Solution("beside", note="shown side by side")

    def _at_body(self, body: Placed, where: str) -> Solution:
        """On a named part of a body: in the mouth or hand, on the shoulder, the head, the back."""
        if where in {"mouth", "hand_right"}:
            return Solution("held", where)
        if where == "shoulder_right":
            body.parts = [bodies.with_shoulder(part) for part in body.parts]
        return Solution("on", where if where in body.parts[0].anchors else None)

    def _on(self, wish: RelationWish, subject: Placed, target: Placed) -> Solution:
        if not subject.creature and bodies.wall_like(target) and bodies.flat_enough(subject):
            return Solution("against")
        if subject.asset.category == "clothing" and target.creature:
            return self._wear(subject, target)
        named = _BODY_WORDS.get(wish.part, wish.part)
        if named in target.parts[0].anchors:
            return self._at_body(target, named)
        where = _on_body(f"{wish.text} {target.wish.noun}") if target.creature else None
        if where is not None:
            return self._at_body(target, where)
        anchor = None
        if subject.creature:
            anchor = first(target.parts[0].anchors, ("seat", "saddle", "back", "top"))
        return Solution("on", anchor)

    def _play(self, subject: Placed, target: Placed) -> Solution:
        longest = subject.extents().longest
        if "grip" not in subject.parts[0].anchors or longest > 1.5:
            if longest < 0.6 * target.extents().size[2]:
                return Solution("in_front_of", note="the instrument stands in front")
            return Solution("left_of", note="at the instrument", turn=_FACING_DEG, turn_target=-_FACING_DEG, gap=0.05)
        hand = first(target.parts[0].anchors, HANDS)
        return Solution("played", hand, note="held to play")

    def _wear(self, subject: Placed, target: Placed) -> Solution:
        anchors = target.parts[0].anchors
        wanted = bodies.worn_on(subject.asset)
        anchor = first(anchors, wanted)
        if anchor is None or (wanted[0] == "feet" and anchor != "feet"):
            anchor = wanted[0]
        turn = 0.0
        if anchor in {"back", "cape"} and bodies.upright(target):
            turn = _PROFILE_DEG
        elif anchor in {"eyes", "face"}:
            turn = _LOOKING_DEG
        return Solution("worn", anchor, fit=True, turn_target=turn)

    def _hold(self, holder: Placed, verb: str) -> Solution:
        anchors = holder.parts[0].anchors
        number = self._hands.get(holder.parts[0].name, 0)
        hands = [h for h in (*HANDS, *(h.replace("right", "left") for h in HANDS if "right" in h)) if h in anchors]
        if verb == "eat" and "mouth" in anchors and holder.asset.family == "animals" and not self._upright(holder):
            return Solution("held", "mouth", note="held in the mouth")
        if number < len(hands):
            self._hands[holder.parts[0].name] = number + 1
            return Solution("held", hands[number], note="" if verb == "hold" else "held in the hand")
        if "mouth" in anchors and number == 0:
            self._hands[holder.parts[0].name] = 1
            return Solution("held", "mouth", note="held in the mouth")
        if not hands and number < 2:
            self._hands[holder.parts[0].name] = number + 1
            return Solution("held", ("hand_right", "hand_left")[number], note=f"at the side of the {holder.wish.noun}")
        return Solution("in_front_of", note=f"a {holder.wish.noun} has no free hand: put before it")

    @staticmethod
    def _upright(holder: Placed) -> bool:
        """Whether its hands are up from the ground in the pose it is in."""
        hand = holder.anchor("hand_right")
        return hand is not None and hand.position[2] > 0.25 * holder.extents().size[2]

    def _with(self, subject: Placed, target: Placed) -> Solution:
        anchors = target.parts[0].anchors
        if subject.asset.category == "clothing" and target.creature:
            return self._wear(subject, target)
        handy = subject.extents().longest < 0.75 * target.extents().longest
        if target.creature and not subject.creature and subject.asset.category == "object" and handy:
            return self._hold(target, "hold")
        small = subject.extents().longest < 0.55 * target.extents().longest
        if target.asset.holds and small:
            return Solution("in")
        if "seat" in subject.parts[0].anchors and "top" in anchors and "seat" not in anchors:
            return Solution("facing")
        top = first(anchors, ("top", "seat"))
        if top is not None and not target.creature and small and not subject.creature:
            return Solution("on", top)
        return Solution("beside")

    def _place(self, subject: Placed, target: Placed, solution: Solution) -> None:
        if solution.turn:
            subject.turn(solution.turn)
        if solution.turn_target and target.parts[0].placement.rotation == (0.0, 0.0, 0.0):
            target.turn(solution.turn_target)
        kind, anchor, fit = solution.kind, solution.anchor, solution.fit
        together = len(subject.parts) == len(target.parts) or (
            len(target.parts) > 1 and kind in {"attached", "worn", "held"}
        )
        if together and len(target.parts) > 1:
            for mine, theirs in zip(subject.parts, target.parts, strict=False):
                self.relation[mine.name] = Relation(kind=kind, target=theirs.name, anchor=anchor, fit=fit)
            for extra in subject.parts[len(target.parts) :]:
                self.relation[extra.name] = Relation(kind="beside", target=subject.parts[0].name)
            return
        piled = kind == "on" and target.wish.arrangement in {"stack", "tower"}
        for index, part in enumerate(subject.parts):
            self.relation[part.name] = Relation(
                kind=kind,
                target=target.parts[-1 if piled else 0].name,
                anchor=anchor,
                fit=fit,
                index=index,
                count=len(subject.parts),
                gap=solution.gap,
            )

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
            elif entry.wish.arrangement in _RINGS and len(parts) > 2:
                self._ring(parts)
            elif entry.wish.arrangement == "facing" and len(parts) == 2:
                self._face_each_other(entry)
            else:
                self._rows(parts, single=entry.wish.arrangement in _ROWS)

    def _stack(self, parts: list[Part]) -> None:
        for below, above in pairwise(parts):
            self.relation[above.name] = Relation(kind="on", target=below.name)

    def _pile(self, parts: list[Part]) -> None:
        base = max(3, round(len(parts) * 0.6))
        self._rows(parts[:base])
        for number, part in enumerate(parts[base:]):
            self.relation[part.name] = Relation(kind="on", target=parts[number % base].name)

    def _ring(self, parts: list[Part]) -> None:
        """A circle on the ground, wide enough that neighbours keep apart."""
        size = extents(parts[0]).size
        radius = max(0.65 * len(parts) * max(size[0], size[1]) / math.pi, 1.1 * max(size[0], size[1]))
        for number, part in enumerate(parts[1:], start=1):
            angle = 2 * math.pi * number / len(parts)
            offset = (radius * math.sin(angle), radius * (1 - math.cos(angle)), 0.0)
            self.relation[part.name] = Relation(kind="level", target=parts[0].name, offset=offset)

    def _face_each_other(self, entry: Placed) -> None:
        left, right = entry.parts
        turns = {left.name: _FACING_DEG, right.name: -_FACING_DEG}
        entry.parts = [
            p.model_copy(update={"placement": p.placement.model_copy(update={"rotation": (0.0, 0.0, turns[p.name])})})
            for p in entry.parts
        ]
        self.relation[right.name] = Relation(kind="right_of", target=left.name)

    def _rows(self, parts: list[Part], *, single: bool = False) -> None:
        columns = len(parts) if single or len(parts) <= 5 else round(len(parts) ** 0.5 + 0.4)
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
            if relation.kind in _SPREAD:
                groups.setdefault((relation.kind, relation.target, relation.anchor), []).append(name)
        for names in groups.values():
            for index, name in enumerate(names):
                self.relation[name] = self.relation[name].model_copy(update={"index": index, "count": len(names)})


def typical_size(asset: Asset) -> float:
    """The largest length among the asset's defaults, metres; half a metre where it has none."""
    lengths = [float(p.parameter.default) for p in asset.parameters if p.parameter.unit == "m"]
    return max(lengths, default=0.5)


# Words of a place on a body → the anchor it is.
_BODY_WORDS = {
    "mouth": "mouth", "beak": "mouth", "jaws": "mouth", "teeth": "mouth", "hand": "hand_right", "hands": "hand_right",
    "paw": "hand_right", "paws": "hand_right", "arms": "hand_right", "head": "head", "back": "back",
    "shoulder": "shoulder_right", "shoulders": "shoulder_right",
}  # fmt: skip


def _on_body(text: str) -> str | None:
    """The anchor that "in its mouth" or "on the pirate's shoulder" means."""
    words = text.lower().replace("'s", " ").split()
    return _BODY_WORDS.get(words[-1]) if len(words) > 1 else None


def _ride_this_one(rider: Placed, mount: Placed) -> None:
    """Takes the rider's own such thing away (a witch's broom), for it is the one ridden."""
    if not _has_own(rider, mount):
        return
    words = {singular(mount.wish.noun.lower().rsplit(" ", 1)[-1]), *mount.asset.words}
    kept: list[Part] = []
    for part in rider.parts:
        children = [c for c in part.children if c.name.lower().split()[0] not in words]
        origin = part.origin
        if origin is not None:
            gone = [PartOverride(part=word, remove=True) for word in sorted(words) if " " not in word]
            origin = origin.model_copy(update={"overrides": [*origin.overrides, *gone]})
        kept.append(part.model_copy(update={"children": children, "origin": origin}))
    rider.parts = kept


def _has_own(bearer: Placed, thing: Placed) -> bool:
    """Whether the bearer comes with such a thing (a wizard with a staff), and nothing more was said of it."""
    wish = thing.wish
    if wish.count != 1 or wish.colors or wish.materials or wish.vague or wish.sizes or wish.parts:
        return False
    words = {singular(wish.noun.lower().rsplit(" ", 1)[-1]), *thing.asset.words}
    pending = list(bearer.parts[0].children)
    while pending:
        part = pending.pop()
        if part.name.lower().split()[0] in words:
            return True
        pending.extend(part.children)
    return False
