"""Adjectives, styles, states and poses of an object, by what its asset declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from prompt2mesh.language.brief import MaterialWish, Trait
from prompt2mesh.language.phrases import PIECE_WORDS
from prompt2mesh.language.vocabulary import normal, stone_slot
from prompt2mesh.library.make import adjust
from prompt2mesh.library.registry import Adjustment
from prompt2mesh.mesh.program import AlterationKind
from prompt2mesh.modelers.builtin.finishes import FINISHES, NEAR_STYLES, STYLE_FINISHES
from prompt2mesh.modelers.builtin.looks import LooksComposer
from prompt2mesh.modelers.builtin.notes import Notes

_NEAR_POSES: dict[str, tuple[str, ...]] = {
    "sitting": ("seated", "sit", "lying"),
    "lying": ("lie", "resting", "sleeping", "sitting"),
    "sleeping": ("lying", "sitting"),
    "running": ("run", "galloping", "walking"),
    "walking": ("walk", "running"),
    "dancing": ("dance", "jumping", "walking"),
    "jumping": ("jump", "leaping", "running", "dancing"),
    "flying": ("fly", "gliding", "spread"),
    "swimming": ("swim", "lying"),
    "floating": ("swimming",),
    "standing": ("stand",),
    "grazing": ("eating", "standing"),
    "climbing": ("walking", "standing"),
    "leaning": ("standing",),
    "hanging": (),
}

# How things without limbs are said to stay where they are.
_AT_REST = frozenset({"sitting", "lying", "standing", "leaning", "hanging", "floating"})
_WORN = frozenset({"worn", "rusty", "torn", "dusty", "dirty", "chipped", "cracked", "broken", "tarnished", "mossy"})
_FLAT_LIKENESSES = frozenset({"painting", "drawing", "silhouette", "portrait", "hologram"})
_JEWELLED = frozenset(
    {
        "jewelled",
        "jeweled",
        "bejewelled",
        "bejeweled",
        "jewel encrusted",
        "gem encrusted",
        "jewel studded",
        "gem studded",
    }
)


_ALTERATIONS: tuple[str, ...] = get_args(AlterationKind)
# States (as written, then canonical) that the builder does to any finished thing.
_DONE_TO_ANYTHING: dict[str, str] = {
    "shattered": "broken", "splintered": "broken", "smashed": "broken", "crumpled": "crumpled", "crinkled": "crumpled",
    "wrinkled": "crumpled", "crushed": "crumpled", "dripping": "dripping", "icy": "icy", "frozen": "icy",
    "frosty": "icy", "deflated": "deflated", "sliced": "halved", "frosted": "frosted", "frost-covered": "icy",
}  # fmt: skip
# Alterations that go with a change of the surface.
_WEATHERED = frozenset({"broken", "torn", "dented", "frosted", "wet", "icy"})


def alteration_of(trait: Trait) -> str | None:
    """What the builder does for a state, or None where only the surface shows it."""
    for word in (trait.text.lower(), trait.name):
        kind = _DONE_TO_ANYTHING.get(word, word)
        if kind in _ALTERATIONS:
            return kind
    return None


@dataclass
class TraitComposer(LooksComposer):
    """Applies words that say how the object is."""

    def _own(self, name: str, text: str) -> bool:
        """Applies a word the asset gives a meaning of its own."""
        plain = name.lower().replace("-", " ")
        for word, adjustments in self.asset.adjectives.items():
            if word.lower().replace("-", " ") == plain:
                self._adjust(adjustments)
                self.notes.met(text, "shape", ", ".join(f"{k.replace('_', ' ')}" for k in adjustments))
                return True
        for declared in self.asset.parameters:
            for choice in declared.parameter.choices:
                if choice.lower().replace("_", " ").replace("-", " ") == plain:
                    self.parameters[declared.parameter.name] = choice
                    self.notes.met(text, "shape", f"{declared.parameter.name.replace('_', ' ')}: {choice}")
                    return True
        if plain in self.asset.states:
            self.states.append(plain)
            self.notes.met(text, "state")
            return True
        if plain in self.asset.styles:
            self.style = plain
            self.notes.met(text, "style")
            return True
        if _JEWELLED & {plain, text.lower().replace("-", " ")} and stone_slot(self.asset.kind) is not None:
            self._show_stones()
            self.notes.met(text, "part", "set with stones")
            return True
        return False

    def _foreign(self, materials: tuple[MaterialWish, ...]) -> tuple[MaterialWish, ...]:
        """Applies the stuffs that are forms of the asset ("thatched"); returns the others."""
        return tuple(m for m in materials if not (m.role in {"whole", "like"} and self._own(m.text.lower(), m.text)))

    def _adjust(self, adjustments: Mapping[str, Adjustment]) -> None:
        for name, adjustment in adjustments.items():
            declared = self.asset.parameter(name)
            if declared is not None:
                value = self.parameters.get(name, declared.parameter.default)
                self.parameters[name] = adjust(declared.parameter, value, adjustment)

    def _pose(self, trait: Trait) -> None:
        pose = trait.name.removeprefix("pose:")
        declared = self.asset.parameter("pose")
        if " " in pose:
            self._posture(trait)
            return
        if declared is None:
            if self.asset.category == "creature":
                self.notes.near(trait.text, "state", f"a {self.asset.words[0]} has one pose here")
            elif pose in _AT_REST:
                self.notes.met(trait.text, "state", "where it rests")
            else:
                self.notes.missed(trait.text, "state", f"a {self.asset.words[0]} does not do that")
            return
        choices = declared.parameter.choices
        for wanted in (trait.text.lower(), pose, *_NEAR_POSES.get(pose, ())):
            if wanted in choices:
                self.parameters["pose"] = wanted
                if wanted in {trait.text.lower(), pose}:
                    self.notes.met(trait.text, "state", f"pose: {wanted}")
                else:
                    self.notes.near(trait.text, "state", f"posed {wanted}")
                return
        self.notes.near(trait.text, "state", f"no such pose: {declared.parameter.default}")

    def _posture(self, trait: Trait) -> None:
        """As in "on its hind legs", "on its side": the nearest pose there is."""
        declared = self.asset.parameter("pose")
        words = trait.text.lower().split()
        wanted = (
            ("rearing", "upright", "begging")
            if {"hind", "two", "feet", "legs", "paws", "tiptoe"} & set(words)
            else ("lying", "sleeping")
        )
        pose = next((p for p in wanted if declared is not None and p in declared.parameter.choices), None)
        if pose is None:
            self.notes.near(trait.text, "state", "shown in the plain pose")
            return
        self.parameters["pose"] = pose
        (self.notes.met if wanted[0] == "rearing" else self.notes.near)(trait.text, "state", f"pose: {pose}")

    def _free_hands(self) -> None:
        """A creature that holds something takes a pose with its hands up, unless another was asked."""
        declared = self.asset.parameter("pose")
        if declared is not None and "pose" not in self.parameters:
            pose = next(
                (p for p in ("holding", "carrying", "begging", "upright") if p in declared.parameter.choices), None
            )
            if pose is not None:
                self.parameters["pose"] = pose

    def _styles(self) -> None:
        for trait in self.wish.styles:
            if trait.name.startswith("as:"):
                self._likeness(trait)
                continue
            if trait.name == "old":
                self._aged(trait)
                continue
            if trait.name == "low poly":
                self.notes.met(trait.text, "style", "flat facets")
                continue
            if self._own(trait.name, trait.text) or self._own(trait.text.lower(), trait.text):
                continue
            near = next(
                (s for group in NEAR_STYLES if group[0] == trait.name for s in group if s in self.asset.styles), None
            )
            if near is not None and self.style is None:
                self.style = near
                self.notes.near(trait.text, "style", f"the {near} {self.asset.words[0]}")
            elif trait.name in STYLE_FINISHES:
                self.finishes.append(STYLE_FINISHES[trait.name])
                self.notes.near(trait.text, "style", f"shown by a {STYLE_FINISHES[trait.name]} finish only")
            elif trait.name in {"realistic", "simple", "traditional"}:
                self.notes.met(trait.text, "style", "the library's own style")
            else:
                self.notes.near(trait.text, "style", f"the {self.asset.words[0]} has no {trait.name} variant")

    def _likeness(self, trait: Trait) -> None:
        """As in "a statue of a lion", "a painting of a cat": the thing itself, in another stuff."""
        noun = trait.name.removeprefix("as:")
        stuff = next((m for m in self.wish.materials if m.role in {"whole", "like"}), None)
        if noun in _FLAT_LIKENESSES:
            self.notes.near(trait.text, "style", f"the {self.wish.noun} itself, in the round")
        elif stuff is not None:
            self.notes.met(trait.text, "style", f"all of {stuff.preset.replace('_', ' ')}")
        else:
            self.notes.met(trait.text, "style", f"the {self.wish.noun} itself")

    def _aged(self, trait: Trait) -> None:
        """As in "old": the asset's own old variant, else worn; not the style of another century."""
        if any(trait.name in {w, w.lower()} for w in self.asset.adjectives) and self._own(trait.name, trait.text):
            return
        if self.asset.category == "creature":
            self.notes.near(trait.text, "style", f"a {self.asset.words[0]} shows no age")
            return
        if not any(s.name in _WORN for s in self.wish.states):
            self.finishes.append("worn")
        self.notes.met(trait.text, "style", "shown by wear")

    def _shapes(self) -> None:
        for trait in self.wish.shapes:
            if self._own(trait.name, trait.text) or self._own(trait.text.lower().removesuffix("-shaped"), trait.text):
                continue
            if self.asset.kind == trait.name or trait.name in self.asset.words:
                self.notes.met(trait.text, "shape")
            elif trait.name in _ALTERATIONS:
                self.states.append(trait.name)
                self.notes.met(trait.text, "shape")
            else:
                self.notes.missed(trait.text, "shape", f"the {self.asset.words[0]} cannot take the shape")

    def _states(self) -> None:
        for trait in self.wish.states:
            if trait.name.startswith("piece:"):
                self._piece(trait)
                continue
            # The very word first: "halved" may be told from "sliced" although both are cut.
            if self._own(trait.text.lower(), trait.text) or self._own(trait.name, trait.text):
                if trait.name in {"broken", "worn", "rusty", "dented"}:
                    self.finishes.append(trait.name)
                continue
            shown = alteration_of(trait)
            if shown is not None:
                self.states.append(shown)
                if trait.name in FINISHES and trait.name in _WEATHERED:
                    self.finishes.append(trait.name)
                self.notes.met(trait.text, "state", "" if shown == trait.text.lower() else shown)
            elif trait.name in FINISHES:
                self.finishes.append(trait.name)
                surface_only = trait.name == "fluffy"
                (self.notes.near if surface_only else self.notes.met)(
                    trait.text, "state", "in the surface only" if surface_only else trait.name
                )
            elif trait.name in {"closed", "empty", "full"}:
                self.notes.met(trait.text, "state")
            else:
                self.notes.missed(trait.text, "state", f"the {self.asset.words[0]} has no such state")

    def _piece(self, trait: Trait) -> None:
        """As in "a slice of": the form itself, else the nearest that the thing comes in."""
        noun = trait.name.removeprefix("piece:")
        for form in (noun, *PIECE_WORDS.get(noun, ())):
            quiet = Notes()
            told, self.notes = self.notes, quiet
            found = self._own(form, trait.text)
            self.notes = told
            if found:
                same = form in {noun, f"{noun}d", f"{noun[:-1]}ved"}
                note = f"{form} {self.asset.words[0]}"
                (self.notes.met if same else self.notes.near)(trait.text, "state", note)
                return
        self.notes.near(trait.text, "state", f"a whole {self.asset.words[0]}: it cannot be cut")

    def _texts(self) -> None:
        for text in self.wish.texts:
            declared = next((p for p in self.asset.parameters if p.parameter.unit == "text"), None)
            if declared is not None:
                self.parameters[declared.parameter.name] = text[:60]
                self.notes.met(f'"{text}"', "text")
            else:
                self.notes.missed(f'"{text}"', "text", f"nothing can be written on the {self.asset.words[0]}")

    def _traits(self) -> None:
        for trait in self.wish.adjectives:
            if trait.name.startswith("pose:"):
                self._pose(trait)
            elif trait.name.startswith("not:"):
                self.notes.near(trait.text, "word", "left as the library has it")
            elif trait.name.startswith("hands:"):
                self._free_hands()
            elif trait.name.startswith("display:"):
                if self.asset.parameter("display") is not None:
                    self.parameters.setdefault("display", trait.name.removeprefix("display:"))
            elif trait.text.lower().startswith("un") and trait.text.lower()[2:] in self.asset.states:
                self.notes.met(trait.text, "state", "as it comes")
            elif not self._own(trait.name, trait.text):
                self.notes.missed(trait.text, "word", f"nothing about a {self.asset.words[0]} answers to it")

    def _named(self) -> None:
        """What the noun itself says beyond the kind: "grandfather clock", "fried egg", "watermelon slice".

        What is set already stays: an edit goes on from what the object is.
        """
        noun = normal(self.wish.noun)
        before, states = dict(self.parameters), list(self.states)
        words = noun.split()
        for size in range(len(words), 0, -1):
            for start in range(len(words) - size + 1):
                self._own_name(" ".join(words[start : start + size]))
        self.parameters |= before
        self.states = list(dict.fromkeys([*states, *self.states]))

    def _own_name(self, name: str) -> None:
        for word, adjustments in self.asset.adjectives.items():
            if name in {word.lower().replace("-", " "), normal(word)}:
                self._adjust({k: v for k, v in adjustments.items() if k not in self.parameters})
        for declared in self.asset.parameters:
            p = declared.parameter
            for choice in p.choices:
                if choice.lower().replace("_", " ").replace("-", " ") == name and p.name not in self.parameters:
                    self.parameters[p.name] = choice
                    return
        if name in self.asset.states:
            self.states.append(name)
