"""Turns an object's wishes into the origin it is made from, noting what became of each wish."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prompt2mesh.language.brief import Color, MaterialWish, ObjectWish, PartWish, Trait
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import normal, part_nouns
from prompt2mesh.library.make import adjust, clamp, matches, part_prefixes
from prompt2mesh.library.registry import Asset, AssetParameter, Value
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Fit
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.mesh.program import Origin, PartOverride
from prompt2mesh.modelers.builtin import dimensions
from prompt2mesh.modelers.builtin.finishes import FINISHES, NEAR_STYLES, STYLE_FINISHES, finished
from prompt2mesh.modelers.builtin.notes import Notes

_RAINBOW = ["#d93a32", "#ee8a1d", "#f3d11f", "#3aa548", "#2f6fd0", "#7a3fa8"]
_PATTERN_COLORS: dict[str, list[str]] = {
    "stripes": ["#f4f3ef"], "polka_dots": ["#f4f3ef"], "checker": ["#f4f3ef"], "plaid": ["#1d3b2a", "#d9b13b"],
    "patchwork": ["#c8584c", "#e3c565", "#4f7ba8", "#6f9a5b"], "floral": ["#d9597b", "#4f8a4b", "#f3d8e0"], "rainbow": _RAINBOW,
    "gradient": ["#f28cb1", "#5f7fe0"], "leopard": ["#3a2414", "#c98f4a"], "zebra": ["#16161a"],
    "camouflage": ["#4b5a32", "#7c7448", "#2f3322"], "stars": ["#f4ce1e"], "splatter": ["#c8201c", "#2360c8", "#f4ce1e"],
    "brick": ["#d8d2c4"], "scales": ["#2b3b2f"], "woven": ["#8a6b42"], "cracks": ["#2a2320"],
}  # fmt: skip


@dataclass
class Made:
    """An object ready to be made: its origin, its fit and its scale."""

    asset: Asset
    origin: Origin
    fit: Fit | None = None
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass
class Composer:
    """Applies the wishes of one object to one asset."""

    wish: ObjectWish
    asset: Asset
    notes: Notes
    parameters: dict[str, Value] = field(default_factory=dict)
    style: str | None = None
    states: list[str] = field(default_factory=list)
    materials: dict[str, Material] = field(default_factory=dict)
    overrides: list[PartOverride] = field(default_factory=list)
    finishes: list[str] = field(default_factory=list)

    @classmethod
    def onto(cls, origin: Origin, wish: ObjectWish, asset: Asset, notes: Notes) -> Composer:
        """A composer that goes on from what an object already is."""
        return cls(
            wish, asset, notes, parameters=dict(origin.parameters), style=origin.style, states=list(origin.states),
            materials=dict(origin.materials), overrides=list(origin.overrides),
        )  # fmt: skip

    def compose(self, seed: int) -> Made:
        """The origin with every wish applied."""
        self._named()
        self._features()
        self._traits()
        self._styles()
        self._shapes()
        for part in self.wish.parts:
            self.part(part)
        sized = dimensions.exact(self.asset, self.wish.sizes)
        vague = dimensions.vague(self.asset, self.wish.vague)
        self.parameters |= {k: v for k, v in vague.parameters.items() if k not in sized.parameters} | sized.parameters
        self._note_sizes(sized)
        self._stuff()
        self._states()
        self._finish()
        self._texts()
        origin = Origin(
            asset=self.asset.kind, parameters=self.parameters, seed=seed, style=self.style, states=self.states,
            materials=self.materials, overrides=self.overrides, word=self.wish.noun,
        )  # fmt: skip
        return Made(self.asset, origin, sized.fit, vague.scale)

    # ---- what the noun itself and technical features say

    def _named(self) -> None:
        """A noun the asset gives values to ("dodecahedron" is a polyhedron of 12 faces)."""
        noun = normal(self.wish.noun)
        for word, adjustments in self.asset.adjectives.items():
            if word.lower().replace("-", " ") == noun:
                self._adjust(adjustments)

    def _features(self) -> None:
        said: set[str] = set()
        for feature in self.wish.features:
            shown = ", ".join(
                f"{name.replace('_', ' ')} {_shown(self.asset, name, v)}" for name, v in feature.values.items()
            )
            self.parameters |= feature.values
            if feature.name == "default":
                self.notes.near(feature.text, "feature", f"not stated, taken as usual: {shown}")
            else:
                said |= feature.values.keys()
                self.notes.met(feature.text, "feature", shown)
        if self.asset.family == "technical" and self.wish.features:
            self._unstated(said)

    def _unstated(self, said: set[str]) -> None:
        """Tells the main dimensions nobody gave."""
        lengths = [
            p.parameter for p in self.asset.parameters if p.parameter.unit == "m" and float(p.parameter.default) > 0
        ][:3]
        for parameter in lengths:
            if parameter.name not in said and not parameter.name.startswith(("hole", "slot", "bolt", "counter", "key")):
                name = parameter.name.replace("_", " ")
                self.notes.near(
                    name, "size", f"not stated, taken as usual: {_shown(self.asset, parameter.name, parameter.default)}"
                )

    # ---- adjectives the asset declares

    def _traits(self) -> None:
        for trait in self.wish.adjectives:
            if trait.name.startswith("pose:"):
                self._pose(trait)
            elif trait.name.startswith("hands:"):
                self._free_hands()
            elif not self._own(trait.name, trait.text):
                self.notes.missed(trait.text, "word", f"nothing about a {self.asset.words[0]} answers to it")

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
        return False

    def _adjust(self, adjustments: Any) -> None:
        for name, adjustment in adjustments.items():
            declared = self.asset.parameter(name)
            if declared is not None:
                value = self.parameters.get(name, declared.parameter.default)
                self.parameters[name] = adjust(declared.parameter, value, adjustment)

    def _free_hands(self) -> None:
        """A creature that holds something takes a pose with its hands up, unless another was asked."""
        declared = self.asset.parameter("pose")
        if declared is not None and "pose" not in self.parameters:
            pose = next(
                (p for p in ("holding", "carrying", "begging", "upright") if p in declared.parameter.choices), None
            )
            if pose is not None:
                self.parameters["pose"] = pose

    def _pose(self, trait: Trait) -> None:
        pose = trait.name.removeprefix("pose:")
        declared = self.asset.parameter("pose")
        if " " in pose:
            self._posture(trait)
            return
        if declared is None:
            if self.asset.category == "creature":
                self.notes.near(trait.text, "state", f"a {self.asset.words[0]} has one pose here")
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

    def _styles(self) -> None:
        for trait in self.wish.styles:
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

    def _shapes(self) -> None:
        for trait in self.wish.shapes:
            if self._own(trait.name, trait.text) or self._own(trait.text.lower().removesuffix("-shaped"), trait.text):
                continue
            if self.asset.kind == trait.name or trait.name in self.asset.words:
                self.notes.met(trait.text, "shape")
            else:
                self.notes.missed(trait.text, "shape", f"the {self.asset.words[0]} cannot take the shape")

    # ---- parts

    def part(self, part: PartWish) -> None:
        """Applies the wish for one part."""
        declared = self._part_parameter(part)
        text = part.text
        if declared is not None:
            self._part_count(part, declared)
        elif not part.present:
            if self._has_part(part.noun):
                self.overrides.append(PartOverride(part=_prefix(self.asset, part.noun), remove=True))
                self.notes.met(f"without {text}", "part", "left out")
            else:
                self.notes.met(f"without {text}", "part", "has none")
            return
        elif not self._has_part(part.noun):
            if self._as_slot(part):
                return
            status = f"the {self.asset.words[0]} of the library has no {part.noun}"
            if part.colors or part.materials or part.patterns:
                self._accent(part, status)
            else:
                self.notes.missed(text, "part", status)
            return
        elif part.count is not None and part.count != 1:
            self.notes.near(text, "count", f"the number of {part.noun}s cannot be changed")
        else:
            self.overrides = [o for o in self.overrides if not (o.remove and o.part == _prefix(self.asset, part.noun))]
            self.notes.met(text, "part")
        self._part_look(part)
        self._part_size(part)

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
                self.notes.met(part.text if part.present else f"without {part.text}", "part")
            case "choice":
                self._choice(part, declared)
            case _:
                wanted = part.count if part.present else 0
                if wanted is None:
                    wanted = max(1, int(float(p.default)))
                value = clamp(p, wanted)
                self.parameters[p.name] = value
                if value == wanted:
                    self.notes.met(
                        part.text if part.present else f"without {part.text}", "count" if part.count else "part"
                    )
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
        else:
            self.notes.met(part.text, "part", str(declared.parameter.default))

    def _has_part(self, noun: str) -> bool:
        return singular(noun) in part_nouns(self.asset.kind) or normal(noun) in part_nouns(self.asset.kind)

    def _as_slot(self, part: PartWish) -> bool:
        slot = _slot_named(self.asset, part.noun)
        if slot is None or not (part.colors or part.materials):
            return False
        self.materials[slot] = dressed(self._slot(slot), part.colors, part.materials, part.patterns)
        self._note_look(part)
        return True

    def _accent(self, part: PartWish, why: str) -> None:
        """A detail without a part of its own colours the second slot."""
        others = [s for s in self.asset.slots if s != self.asset.main_slot]
        if others:
            self.materials[others[0]] = dressed(self._slot(others[0]), part.colors, part.materials, part.patterns)
            self.notes.near(part.text, "part", f"{why}; its colour went to the {others[0]}")
        else:
            self.notes.missed(part.text, "part", why)

    def _part_look(self, part: PartWish) -> None:
        if not part.present or not (part.colors or part.materials or part.patterns or part.traits):
            return
        states = [t.name for t in part.traits if t.name in FINISHES]
        for trait in part.traits:
            if trait.name not in FINISHES:
                self._own(trait.name, trait.text) or self.notes.missed(trait.text, "shape", f"of the {part.noun}")
        if not (part.colors or part.materials or part.patterns or states):
            return
        slot = _slot_named(self.asset, part.noun)
        base = self._slot(slot) if slot else self._part_material(part.noun)
        material = dressed(base, part.colors, part.materials, part.patterns)
        for state in states:
            material = finished(material, state)
            self.notes.met(f"{part.text}", "state", state)
        if slot is not None and not self._has_exact_part(part.noun):
            self.materials[slot] = material
        else:
            self.overrides.append(PartOverride(part=_prefix(self.asset, part.noun), material=material))
        self._note_look(part)

    def _has_exact_part(self, noun: str) -> bool:
        return singular(noun) in self.asset.parts

    def _part_material(self, noun: str) -> Material:
        from prompt2mesh.library.make import make_part  # noqa: PLC0415

        prefixes = part_prefixes(self.asset, singular(noun))
        pending = list(make_part(Origin(asset=self.asset.kind)).children)
        while pending:
            part = pending.pop(0)
            if matches(part.name, prefixes) and part.material:
                return self._slot(part.material)
            pending.extend(part.children)
        return self._slot(self.asset.main_slot)

    def _note_look(self, part: PartWish) -> None:
        for color in part.colors:
            self.notes.met(f"{color.text} {part.noun}", "colour", color.hex)
        for material in part.materials:
            self.notes.met(f"{material.text} {part.noun}", "material", material.preset)
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
            "height": (1, 1, factor), "width": (factor, 1, 1), "depth": (1, factor, 1), "length": (1, 1, factor),
            "thickness": (factor, factor, 1),
        }.get(axis, (factor, factor, factor))  # fmt: skip
        self.overrides.append(PartOverride(part=_prefix(self.asset, noun), scale=(x, y, z)))
        self.notes.met(f"{text} {noun}", "size", f"scaled by {factor:g}")

    def _part_length(self, noun: str, axis: str) -> AssetParameter | None:
        one = singular(noun)
        names = (axis, *dimensions.AXIS_NAMES.get(axis, ()), *(("length", "height") if axis in {"height", "length"} else ()),
                 *(("size", "diameter", "length", "height") if axis in {"all", "longest"} else ()),
                 *(("radius", "diameter", "thickness") if axis in {"thickness", "width"} else ()))  # fmt: skip
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

    # ---- sizes

    def _note_sizes(self, sized: dimensions.Dimensions) -> None:
        for size in self.wish.sizes:
            self.notes.met(size.text, "size", f"{size.axis} {size.metres:.4g} m")
        for vague in self.wish.vague:
            self.notes.met(vague.text, "size", f"{'' if vague.axis == 'all' else vague.axis + ' '}× {vague.factor:g}")
        del sized

    # ---- materials and colours

    def _slot(self, slot: str) -> Material:
        if slot in self.materials:
            return self.materials[slot]
        styled = self.asset.style_materials.get(self.style or "", {})
        return styled.get(slot) or self.asset.slots.get(slot) or Material()

    def _stuff(self) -> None:
        wish, main = self.wish, self.asset.main_slot
        whole = [m for m in wish.materials if m.role in {"whole", "like"}]
        known = [m for m in whole if m.preset in PRESETS]
        for material in whole:
            if material.preset not in PRESETS:
                self.notes.missed(material.text, "material", "not a material the library knows")
        colors = list(wish.colors)
        if not main:
            for color in colors:
                self.notes.missed(color.text, "colour", f"the {self.asset.words[0]} takes no colour")
            return
        entire = bool(known) and (
            known[-1].role == "like" or self.asset.category == "creature" or self.asset.family == "food"
        )
        if known:
            material = dressed(Material(preset=known[0].preset), tuple(colors[:1]), (), ())
            if entire:
                self.overrides.insert(0, PartOverride(part="", material=material))
            self.materials[main] = material
            for wished in known:
                self.notes.met(wished.text, "material", wished.preset.replace("_", " "))
            if len(known) > 1:
                self._second(Material(preset=known[1].preset))
        elif colors:
            self.materials[main] = dressed(self._slot(main), tuple(colors[:1]), (), ())
        for color in colors[:1]:
            self.notes.met(color.text, "colour", color.hex)
        if wish.patterns:
            self._patterns(colors)
        elif len(colors) > 1:
            self._more_colors(colors[1:])
        for extra in wish.materials:
            if extra.role in {"trim", "studs"}:
                self._trim(extra)
            elif extra.role == "cover":
                self._cover(extra)

    def _second(self, material: Material) -> None:
        others = [s for s in self.asset.slots if s != self.asset.main_slot and s not in self.materials]
        if others:
            self.materials[others[0]] = material

    def _more_colors(self, colors: list[Color]) -> None:
        others = [s for s in self.asset.slots if s != self.asset.main_slot and s not in self.materials]
        for color in colors:
            if others:
                slot = others.pop(0)
                self.materials[slot] = dressed(self._slot(slot), (color,), (), ())
                self.notes.met(color.text, "colour", f"{color.hex} on the {slot}")
            else:
                main = self.asset.main_slot
                base = self._slot(main)
                stripes = Pattern(kind="gradient", colors=[base.color or "#888888", color.hex])
                self.materials[main] = base.model_copy(update={"pattern": stripes})
                self.notes.near(color.text, "colour", "blended with the first colour")

    def _patterns(self, colors: list[Color]) -> None:
        trait, main = self.wish.patterns[0], self.asset.main_slot
        extra = [c.hex for c in colors[1:]]
        material = self._slot(main).model_copy(update={
            "pattern": Pattern(kind=trait.name, colors=extra or _PATTERN_COLORS.get(trait.name, ["#f4f3ef"]))  # type: ignore[arg-type]
        })  # fmt: skip
        self.materials[main] = material
        for number, override in enumerate(self.overrides):
            if override.part == "" and override.material is not None:
                changed = override.material.model_copy(update={"pattern": material.pattern})
                self.overrides[number] = override.model_copy(update={"material": changed})
        for color in colors[1:]:
            self.notes.met(color.text, "colour", f"{color.hex} in the {trait.text} pattern")
        self.notes.met(trait.text, "pattern", trait.name.replace("_", " "))

    def _trim(self, wished: MaterialWish) -> None:
        others = [s for s in self.asset.slots if s != self.asset.main_slot and s not in self.materials]
        preferred = [
            s
            for s in others
            if s in {"trim", "details", "detail", "accent", "metal", "gems", "gem", "hardware", "fittings"}
        ]
        if wished.preset in PRESETS and others:
            slot = (preferred or others)[0]
            self.materials[slot] = Material(preset=wished.preset)
            self.notes.near(wished.text, "material", f"on the {slot}")
        else:
            self.notes.missed(wished.text, "material", f"the {self.asset.words[0]} has no trim")

    def _cover(self, wished: MaterialWish) -> None:
        main = self.asset.main_slot
        if wished.preset not in PRESETS:
            self.notes.missed(wished.text, "material")
            return
        if not any(m.role in {"whole", "like"} for m in self.wish.materials):
            self.materials[main] = Material(preset=wished.preset)
            self.notes.near(wished.text, "material", f"the {main} is {wished.preset.replace('_', ' ')}")
            return
        color = PRESETS[wished.preset].color
        base = self._slot(main)
        self.materials[main] = base.model_copy(update={"pattern": Pattern(kind="splatter", colors=[color])})
        self.notes.near(wished.text, "material", f"spread over the {main}")

    # ---- states

    def _states(self) -> None:
        for trait in self.wish.states:
            if self._own(trait.name, trait.text) or self._own(trait.text.lower(), trait.text):
                if trait.name in {"broken", "worn", "rusty", "dented"}:
                    self.finishes.append(trait.name)
                continue
            if trait.name in FINISHES:
                self.finishes.append(trait.name)
                surface_only = trait.name in {"broken", "dented", "torn", "cracked", "fluffy"}
                (self.notes.near if surface_only else self.notes.met)(
                    trait.text, "state", "in the surface only" if surface_only else trait.name
                )
            elif trait.name in {"closed", "empty", "full"}:
                self.notes.met(trait.text, "state")
            else:
                self.notes.missed(trait.text, "state", f"the {self.asset.words[0]} has no such state")

    def _finish(self) -> None:
        for state in self.finishes:
            slots = self.asset.slots if state not in {"glowing", "lit", "transparent"} else [self.asset.main_slot]
            for slot in slots:
                if slot:
                    self.materials[slot] = finished(self._slot(slot), state)
            self.overrides = [
                o.model_copy(update={"material": finished(o.material, state)})
                if o.material is not None and o.part == ""
                else o
                for o in self.overrides
            ]

    def _texts(self) -> None:
        for text in self.wish.texts:
            declared = self.asset.parameter("text") or self.asset.parameter("label") or self.asset.parameter("message")
            if declared is not None:
                self.parameters[declared.parameter.name] = text[:60]
                self.notes.met(f'"{text}"', "text")
            else:
                self.notes.missed(f'"{text}"', "text", f"nothing can be written on the {self.asset.words[0]}")


_SUPPORTS = frozenset({"leg", "foot", "pedestal", "stand", "stem", "pole", "post", "trunk", "pillar", "column"})
_NEAR_POSES: dict[str, tuple[str, ...]] = {
    "sitting": ("seated", "sit", "lying"), "lying": ("lie", "resting", "sleeping", "sitting"), "sleeping": ("lying", "sitting"),
    "running": ("run", "galloping", "walking"), "walking": ("walk", "running"), "dancing": ("dance", "jumping", "walking"),
    "jumping": ("jump", "leaping", "running", "dancing"), "flying": ("fly", "gliding", "spread"),
    "swimming": ("swim", "lying"), "floating": ("swimming",), "standing": ("stand",), "grazing": ("eating", "standing"),
    "climbing": ("walking", "standing"), "leaning": ("standing",), "hanging": (),
}  # fmt: skip


def _shown(asset: Asset, name: str, value: Value) -> str:
    declared = asset.parameter(name)
    unit = declared.parameter.unit if declared is not None else ""
    if unit == "m":
        return f"{float(value) * 1000:.6g} mm"
    return f"{float(value):g}°" if unit == "deg" else str(value)


def dressed(
    base: Material, colors: tuple[Color, ...], materials: tuple[MaterialWish, ...], patterns: tuple[Trait, ...]
) -> Material:
    """The base material with a wished preset, colour and pattern."""
    result = base
    known = [m for m in materials if m.preset in PRESETS]
    if known:
        result = Material(preset=known[0].preset)
    if colors:
        result = result.model_copy(update={"color": colors[0].hex, "pattern": None})
    if patterns:
        extra = [c.hex for c in colors[1:]] or _PATTERN_COLORS.get(patterns[0].name, ["#f4f3ef"])
        result = result.model_copy(update={"pattern": Pattern(kind=patterns[0].name, colors=extra)})  # type: ignore[arg-type]
    return result


def _slot_named(asset: Asset, noun: str) -> str | None:
    one = singular(noun)
    return next((s for s in asset.slots if s in {noun, one} or normal(s) == one), None)


def _prefix(asset: Asset, noun: str) -> str:
    one = singular(noun)
    return one if one in asset.parts or noun not in asset.parts else noun
