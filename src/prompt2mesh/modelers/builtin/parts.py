"""Parts of an object: how many, of what, how large, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from prompt2mesh.language.brief import PartWish
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import normal
from prompt2mesh.library.make import clamp, part_prefixes
from prompt2mesh.library.overriding import matches
from prompt2mesh.library.registry import Asset, AssetParameter
from prompt2mesh.mesh.program import Origin, PartOverride
from prompt2mesh.modelers.builtin import dimensions
from prompt2mesh.modelers.builtin.drawn_parts import Drawn, drawn_count, drawn_parts, part_word, slots_of
from prompt2mesh.modelers.builtin.finishes import FINISHES, finished
from prompt2mesh.modelers.builtin.looks import dressed, shaded
from prompt2mesh.modelers.builtin.traits import TraitComposer

# "a lid", "the lid": a part with nothing said of it.
_BARE = 2
_SUPPORTS = frozenset({"leg", "foot", "pedestal", "stand", "stem", "pole", "post", "trunk", "pillar", "column"})


@dataclass
class PartComposer(TraitComposer):
    """Applies the wishes for parts."""

    def part(self, part: PartWish) -> None:
        """Applies the wish for one part."""
        declared = self._part_parameter(part)
        if declared is not None:
            self._part_count(part, declared)
        elif not part.present:
            self._left_out(part)
            return
        elif not self._has_part(part.noun):
            if self._as_slot(part):
                return
            self.notes.missed(part.text, "part", f"the {self.asset.words[0]} of the library has no {part.noun}")
            return
        elif part.count is not None and part.count != self.drawn_count(part.noun):
            self.notes.near(part.text, "count", "the usual number is drawn: it cannot be changed")
        else:
            self.overrides = [o for o in self.overrides if not (o.remove and o.part == self.part_word(part.noun))]
            self.notes.met(part.text, "count" if part.count else "part")
        if part.present:
            self._part_look(part)
            self._part_size(part)

    def _left_out(self, part: PartWish) -> None:
        word = self.part_word(part.noun)
        said = part.text if part.text.lower().endswith("less") else f"without {part.text}"
        if word is not None:
            self.overrides.append(PartOverride(part=word, remove=True))
            self.notes.met(said, "part", "left out")
        else:
            self.notes.met(said, "part", "has none")

    def _origin(self) -> Origin:
        return Origin(
            asset=self.asset.kind, parameters=self.parameters, style=self.style, states=self.states
        )  # fmt: skip

    def part_word(self, noun: str) -> str | None:
        """The word that hits the drawn parts a noun means."""
        return part_word(self.asset, drawn_parts(self._origin()), noun)

    def drawn_count(self, noun: str) -> int:
        """How many parts of that noun are drawn now; 0 where their names do not tell."""
        return drawn_count(self.asset, drawn_parts(self._origin()), noun)

    def _part_parameter(self, part: PartWish) -> AssetParameter | None:
        noun = singular(part.noun)
        for declared in self.asset.parameters:
            if declared.parameter.unit not in {"flag", "count"}:
                continue
            names = {normal(w) for w in (*declared.words, declared.parameter.name)}
            if noun in names or f"{noun} count" in names or f"number of {noun}" in names:
                return declared
        for declared in self.asset.parameters:
            if declared.parameter.unit == "choice" and normal(declared.parameter.name) == noun:
                return declared
        return None

    def _part_count(self, part: PartWish, declared: AssetParameter) -> None:
        p = declared.parameter
        match p.unit:
            case "flag":
                self.parameters[p.name] = part.present
                there = self.drawn_count(part.noun) if part.present and part.count else 0
                if part.count and part.present and there != part.count:
                    self.notes.near(part.text, "count", "the usual number is drawn: it cannot be changed")
                else:
                    said = part.text if part.present or part.text.lower().endswith("less") else f"without {part.text}"
                    self.notes.met(said, "part")
            case "choice":
                self._choice(part, declared)
            case _:
                wanted = part.count if part.present else 0
                if wanted is None:
                    wanted = max(1, int(float(p.default)))
                value = clamp(p, wanted)
                self.parameters[p.name] = value
                there = self.drawn_count(part.noun) if value == wanted and part.count else 0
                if value == wanted and there not in {0, value} and there % int(value or 1):
                    self.notes.near(part.text, "count", f"{there} drawn")
                elif value == wanted:
                    said = part.text if part.present or part.text.lower().endswith("less") else f"without {part.text}"
                    self.notes.met(said, "count" if part.count and part.present else "part")
                elif wanted == 0 and (word := self.part_word(part.noun)) is not None:
                    self.overrides.append(PartOverride(part=word, remove=True))
                    self.notes.met(part.text if "less" in part.text else f"without {part.text}", "part", "left out")
                else:
                    self.notes.near(part.text, "count", f"{value} is the nearest that can be made")

    def _choice(self, part: PartWish, declared: AssetParameter) -> None:
        choices = declared.parameter.choices
        words = {t.name for t in part.traits} | {t.text.lower() for t in part.traits}
        found = next((c for c in choices if c.replace("_", " ") in words), None)
        if not part.present and "none" in choices:
            found = "none"
        if found is None and part.present and declared.parameter.default == "none":
            found = next((c for c in choices if c != "none"), None)
        if found is not None:
            self.parameters[declared.parameter.name] = found
            self.notes.met(part.text, "part", found)
        elif part.traits or len(part.noun.split()) > 1 or len(part.text.split()) > _BARE:
            self.notes.near(
                part.text, "part", str(self.parameters.get(declared.parameter.name, declared.parameter.default))
            )
        else:
            self.notes.met(part.text, "part", str(declared.parameter.default))

    def _has_part(self, noun: str) -> bool:
        return self.part_word(noun) is not None

    def _as_slot(self, part: PartWish) -> bool:
        slot = _slot_named(self.asset, part.noun)
        if (
            slot is None
            or not (part.colors or part.materials)
            or all(d.slot != slot for d in drawn_parts(self._origin()))
        ):
            return False
        self.materials[slot] = dressed(self._slot(slot), part.colors, part.materials, part.patterns)
        self._note_look(part)
        return True

    def _part_look(self, part: PartWish) -> None:
        if not (part.colors or part.materials or part.patterns or part.traits or part.shades):
            return
        part = part.model_copy(update={"materials": self._foreign(part.materials)})
        states = [t for t in part.traits if t.name in FINISHES]
        for trait in part.traits:
            if trait.name not in FINISHES and not self._own(trait.name, trait.text):
                self.notes.missed(f"{trait.text} {part.noun}", "word", f"the {part.noun} cannot be so")
        if not (part.colors or part.materials or part.patterns or part.shades or states):
            return
        drawn = drawn_parts(self._origin())
        word = part_word(self.asset, drawn, part.noun)
        slot = _slot_named(self.asset, part.noun)
        if word is None and slot is None:
            self.notes.missed(part.text, "part", f"no {part.noun} is drawn on this {self.asset.words[0]}")
            return
        slots = slots_of(drawn, self.asset, word) if word is not None else set[str]()
        base = self._slot(slot or next(iter(sorted(slots)), self.asset.main_slot))
        material = dressed(base, part.colors, part.materials, part.patterns)
        for shade in part.shades:
            material = shaded(material, shade.name)
        for state in states:
            material = finished(material, state.name)
            self.notes.met(f"{state.text} {part.noun}", "state", state.name)
        if slot is not None and (word is None or self._slot_is_part(drawn, slot, word)):
            self.materials[slot] = material
            self.part_slots.add(slot)
        elif word is not None:
            self.overrides.append(PartOverride(part=word, material=material))
        self._note_look(part)

    def _slot_is_part(self, drawn: tuple[Drawn, ...], slot: str, word: str) -> bool:
        """Whether the slot covers just the parts the word hits, so that the slot can be dressed instead."""
        prefixes = part_prefixes(self.asset, word)
        return all(matches(d.name, prefixes) for d in drawn if d.slot == slot)

    def _note_look(self, part: PartWish) -> None:
        for color in part.colors:
            self.notes.met(f"{color.text} {part.noun}", "colour", color.hex)
        for material in part.materials:
            self.notes.met(f"{material.text} {part.noun}", "material", material.preset)
        for shade in part.shades:
            self.notes.met(f"{shade.text} {part.noun}", "colour")
        for pattern in part.patterns:
            self.notes.met(f"{pattern.text} {part.noun}", "pattern", pattern.name.replace("_", " "))

    def _part_size(self, part: PartWish) -> None:
        for size in part.sizes:
            declared = self._part_length(part.noun, size.axis)
            if declared is not None:
                value = clamp(declared.parameter, size.metres)
                self.parameters[declared.parameter.name] = value
                if value == size.metres:
                    self.notes.met(f"{size.text} {part.noun}", "size")
                else:
                    self.notes.near(
                        f"{size.text} {part.noun}", "size", f"{float(value):.4g} m is the nearest that can be made"
                    )
            else:
                self.notes.missed(f"{size.text} {part.noun}", "size", f"the {part.noun} has no such measure")
        for vague in part.vague:
            self.scale_part(part.noun, vague.axis, vague.factor, vague.text)

    def resize_part(
        self, noun: str, axis: str, text: str, *, factor: float | None, delta_m: float | None, metres: float | None
    ) -> None:
        """Makes a part larger or smaller by comparison, or exactly so long."""
        declared = self._part_length(noun, axis)
        if declared is not None and declared.parameter.unit == "m" and (delta_m is not None or metres is not None):
            p = declared.parameter
            now = float(self.parameters.get(p.name, p.default))
            wanted = metres if metres is not None else now + (delta_m or 0.0)
            self.parameters[p.name] = value = float(clamp(p, wanted))
            name = p.name.replace("_", " ")
            if abs(value - wanted) < 1e-9:
                self.notes.met(f"{noun} {text}", "size", f"{name} {now:.4g} → {value:.4g} m")
            else:
                self.notes.near(
                    f"{noun} {text}", "size", f"{name} {now:.4g} → {value:.4g} m, the nearest that can be made"
                )
            return
        if factor is None:
            factor = 1.25 if (delta_m or 0.0) >= 0 else 0.8
        self.scale_part(noun, axis, factor, text)

    def scale_part(self, noun: str, axis: str, factor: float, text: str) -> None:
        """Makes a part larger along an axis, by a parameter or by a scale."""
        declared = self._part_length(noun, axis)
        if declared is not None:
            p = declared.parameter
            now = float(self.parameters.get(p.name, p.default))
            value = clamp(p, now * factor)
            self.parameters[p.name] = value
            if value == now:
                self.notes.near(f"{text} {noun}", "size", f"already at the limit of {p.name.replace('_', ' ')}")
            else:
                self.notes.met(f"{text} {noun}", "size", f"{p.name.replace('_', ' ')} {now:.4g} → {float(value):.4g}")
            return
        if not self._has_part(noun):
            self.notes.missed(f"{text} {noun}", "size", f"there is no {noun}")
            return
        x, y, z = {
            "height": (1, 1, factor),
            "width": (factor, 1, 1),
            "depth": (1, factor, 1),
            "length": (1, 1, factor),
            "thickness": (factor, factor, 1),
        }.get(axis, (factor, factor, factor))
        self.overrides.append(PartOverride(part=self.part_word(noun) or noun, scale=(x, y, z)))
        self.notes.met(f"{text} {noun}", "size", f"scaled by {factor:g}")

    def _part_length(self, noun: str, axis: str) -> AssetParameter | None:
        one = singular(noun)
        names = (
            axis,
            *dimensions.AXIS_NAMES.get(axis, ()),
            *(("length", "height") if axis in {"height", "length"} else ()),
            *(("size", "diameter", "length", "height") if axis in {"all", "longest"} else ()),
            *(("radius", "diameter", "thickness") if axis in {"thickness", "width"} else ()),
        )
        for name in names:
            for declared in self.asset.parameters:
                if declared.parameter.unit not in {"m", "factor"}:
                    continue
                own = {declared.parameter.name.replace("_", " "), *(w.lower() for w in declared.words)}
                if own & {f"{one} {name}", f"{name} of {one}", f"{noun} {name}"}:
                    return declared
        if one in _SUPPORTS and axis in {"height", "length"}:  # longer legs lift what stands on them
            for name in ("seat height", "height", "length"):
                found = next(
                    (
                        p
                        for p in self.asset.parameters
                        if p.parameter.unit == "m" and p.parameter.name.replace("_", " ") == name
                    ),
                    None,
                )
                if found is not None:
                    return found
        if axis in {"all", "longest", "height", "length"}:
            for declared in self.asset.parameters:
                if declared.parameter.unit in {"m", "factor"} and one in {declared.parameter.name, *declared.words}:
                    return declared
        return None


def _slot_named(asset: Asset, noun: str) -> str | None:
    one = singular(noun)
    return next((s for s in asset.slots if s in {noun, one} or normal(s) == one), None)
