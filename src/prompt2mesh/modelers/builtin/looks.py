"""Materials, colours and patterns of an object, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language.brief import Color, MaterialWish, ObjectWish, Trait
from prompt2mesh.language.colors import modified
from prompt2mesh.language.vocabulary import stone_slot
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.features import Feature
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.presets import PRESETS, preset_of
from prompt2mesh.mesh.program import PartOverride
from prompt2mesh.modelers.builtin.finishes import finished
from prompt2mesh.modelers.builtin.notes import Notes

# Stuffs that lie on a thing → what the builder does for them.
_LAYERS = {"snow": "snowy", "moss": "mossy", "ice": "icy"}
_RAINBOW = ["#d93a32", "#ee8a1d", "#f3d11f", "#3aa548", "#2f6fd0", "#7a3fa8"]
_PATTERN_COLORS: dict[str, list[str]] = {
    "stripes": ["#f4f3ef"],
    "polka_dots": ["#f4f3ef"],
    "checker": ["#f4f3ef"],
    "plaid": ["#1d3b2a", "#d9b13b"],
    "patchwork": ["#c8584c", "#e3c565", "#4f7ba8", "#6f9a5b"],
    "floral": ["#d9597b", "#4f8a4b", "#f3d8e0"],
    "rainbow": _RAINBOW,
    "gradient": ["#f28cb1", "#5f7fe0"],
    "leopard": ["#3a2414", "#c98f4a"],
    "zebra": ["#16161a"],
    "camouflage": ["#4b5a32", "#7c7448", "#2f3322"],
    "stars": ["#f4ce1e"],
    "splatter": ["#c8201c", "#2360c8", "#f4ce1e"],
    "brick": ["#d8d2c4"],
    "scales": ["#2b3b2f"],
    "woven": ["#8a6b42"],
    "cracks": ["#2a2320"],
}


# Words that ask for another build, of which only the stuff is shown.
_BUILD = frozenset(
    {"robot", "robotic", "mechanical", "cyborg", "animatronic", "lego", "voxel", "inflatable", "balloon"}
)
# Patterns without a texture of their own → the nearest that has one.
_SHOWN_AS = {"zigzag": "stripes"}
# Beginnings of names of slots that a second colour goes to before any other, and words for slots it never goes to.
_SECOND_SLOTS = (
    "stripe",
    "band",
    "spot",
    "patch",
    "marking",
    "second",
    "accent",
    "pattern",
    "check",
    "dot",
    "trim",
    "belly",
    "livery",
)
_FIXED_SLOTS = frozenset(
    "eye eyes iris pupil nose mouth tongue tooth teeth claw claws hoof hooves beak glass window lens light lamp skin "
    "bulb screen rock ground soil".split()
)


@dataclass
class LooksComposer:
    """Dresses the slots of one asset; the state that every composer shares."""

    wish: ObjectWish
    asset: Asset
    notes: Notes
    parameters: dict[str, Value] = field(default_factory=dict[str, Value])
    style: str | None = None
    states: list[str] = field(default_factory=list[str])
    materials: dict[str, Material] = field(default_factory=dict[str, Material])
    overrides: list[PartOverride] = field(default_factory=list[PartOverride])
    machined: list[Feature] = field(default_factory=list[Feature])
    finishes: list[str] = field(default_factory=list[str])
    part_slots: set[str] = field(default_factory=set[str])

    def _slot(self, slot: str) -> Material:
        if slot in self.materials:
            return self.materials[slot]
        styled = self.asset.style_materials.get(self.style or "", {})
        return styled.get(slot) or self.asset.slots.get(slot) or Material()

    def _stuff(self) -> None:
        """Materials and colours of the whole; a part that was given its own keeps it."""
        own = {slot: self.materials.pop(slot) for slot in self.part_slots if slot in self.materials}
        self._whole()
        self.materials |= own

    def _whole(self) -> None:  # noqa: PLR0912 - one branch a sort of wish
        wish, main = self.wish, self.asset.main_slot
        before = self._slot(main) if main else None
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
        flavours = [m for m in known if m.role == "whole" and self._is_flavour(m)]
        if flavours and len(flavours) == len(known):
            self._flavour(flavours[0])
        elif known:
            material = dressed(Material(preset=known[0].preset), tuple(colors[:1]), (), ())
            if entire:
                self.overrides.insert(0, PartOverride(part="", material=material))
            self.materials[main] = material
            if len(known) == 1 and len(colors) < 2:
                self._kin(material, before, remade=True)
            for wished in known:
                stuff = wished.preset.replace("_", " ")
                if wished.text.lower() in _BUILD:
                    self.notes.near(wished.text, "material", f"a {self.asset.words[0]} of {stuff}")
                else:
                    self.notes.met(wished.text, "material", stuff)
            if len(known) > 1:
                self._second(Material(preset=known[1].preset))
        elif colors:
            self.materials[main] = dressed(self._slot(main), tuple(colors[:1]), (), ())
            if len(colors) == 1 and not wish.patterns:
                self._kin(self.materials[main], before)
        for color in colors[:1]:
            self.notes.met(color.text, "colour", color.hex)
        if wish.patterns:
            self._patterns(colors)
        elif len(colors) > 1:
            self._more_colors(colors[1:])
        self._shades()
        for extra in wish.materials:
            if extra.role in {"trim", "studs"}:
                self._trim(extra)
            elif extra.role == "cover":
                self._cover(extra)

    def _kin(self, material: Material, before: Material | None, *, remade: bool = False) -> None:
        """Gives what the whole thing is made of to the slots of the same stuff as the main one.

        A pine chest of drawers has pine drawers; the brass of its knobs stays. A mere colour goes
        only to slots that look just like the main one.
        """
        if self.asset.category != "object":
            return
        default = self.asset.slots[self.asset.main_slot]
        wooden = remade and preset_of(default.preset).family == "wood"
        for slot, own in self.asset.slots.items():
            like_main = own == default or (wooden and preset_of(own.preset).family == "wood")
            # What was given the looks of the main slot by an earlier wish goes with it again.
            if like_main and (slot not in self.materials or self.materials[slot] == before):
                self.materials[slot] = material

    def _is_flavour(self, wished: MaterialWish) -> bool:
        """As in "strawberry ice cream": food before food tells its taste, not what it is made of."""
        return self.asset.family == "food" and PRESETS[wished.preset].family == "food"

    def _flavour(self, wished: MaterialWish) -> None:
        main = self.asset.main_slot
        color = PRESETS[wished.preset].color
        self.materials[main] = self._slot(main).model_copy(update={"color": color})
        self.notes.met(wished.text, "material", f"the colour of the {main}")

    def _shades(self) -> None:
        """As in "a dark bookshelf": its own colour, darker."""
        main = self.asset.main_slot
        for shade in self.wish.shades:
            self.materials[main] = shaded(self._slot(main), shade.name)
            self.notes.met(shade.text, "colour", f"{main} {self.materials[main].color}")

    def _free_slots(self) -> list[str]:
        """Slots a second colour can go to, those of bands and markings first; never eyes, teeth or glass."""
        free = [
            s for s in self.asset.slots
            if s != self.asset.main_slot and s not in self.materials and not set(s.split()) & _FIXED_SLOTS
        ]  # fmt: skip
        return sorted(free, key=_rank_of_second)

    def _second(self, material: Material) -> None:
        others = [s for s in self.asset.slots if s != self.asset.main_slot and s not in self.materials]
        if others:
            self.materials[others[0]] = material

    def _more_colors(self, colors: list[Color]) -> None:
        others = self._free_slots()
        if self.asset.category == "creature":
            others = [s for s in others if any(s.startswith(w) for w in _SECOND_SLOTS)]
        for color in colors:
            if others:
                slot = others.pop(0)
                self.materials[slot] = dressed(self._slot(slot), (color,), (), ())
                self.notes.met(color.text, "colour", f"{color.hex} on the {slot}")
            else:
                main = self.asset.main_slot
                base = self._slot(main)
                kind = "camouflage" if self.asset.category == "creature" else "gradient"
                spread = [color.hex] if kind == "camouflage" else [base.color or "#888888", color.hex]
                blend = Pattern(kind=kind, colors=spread)
                self.materials[main] = base.model_copy(update={"pattern": blend})
                self.notes.near(
                    color.text, "colour", "in patches" if kind == "camouflage" else "blended with the first colour"
                )

    def _patterns(self, colors: list[Color]) -> None:
        wish_patterns, main = self.wish.patterns, self.asset.main_slot
        trait = wish_patterns[0]
        kind = _SHOWN_AS.get(trait.name, trait.name)
        extra = [c.hex for c in colors[1:]]
        drawn = next((slot for slot in ("stripe", "stripes") if slot in self.asset.slots), None)
        if kind == "stripes" and drawn is not None and len(colors) < 3:
            # The thing has stripes of its own: a pattern over them would make checks.
            if colors:
                self.materials[drawn] = self._slot(drawn).model_copy(update={"color": (extra or ["#f4f3ef"])[0]})
            for color in colors[1:]:
                self.notes.met(color.text, "colour", f"{color.hex} on the {drawn}")
            self.notes.met(trait.text, "pattern", f"the {drawn} of the {self.asset.words[0]}")
            return
        material = self._slot(main).model_copy(
            update={
                "pattern": Pattern(kind=kind, colors=extra or _PATTERN_COLORS.get(kind, ["#f4f3ef"]))  # type: ignore[arg-type]
            }
        )
        self.materials[main] = material
        for number, override in enumerate(self.overrides):
            if override.part == "" and override.material is not None:
                changed = override.material.model_copy(update={"pattern": material.pattern})
                self.overrides[number] = override.model_copy(update={"material": changed})
        for color in colors[1:]:
            self.notes.met(color.text, "colour", f"{color.hex} in the {trait.text} pattern")
        if kind != trait.name:
            self.notes.near(trait.text, "pattern", kind.replace("_", " "))
        else:
            self.notes.met(trait.text, "pattern", kind.replace("_", " "))
        for other in wish_patterns[1:]:
            self.notes.missed(other.text, "pattern", f"one pattern at a time: {kind.replace('_', ' ')}")

    def _trim(self, wished: MaterialWish) -> None:
        others = [s for s in self.asset.slots if s != self.asset.main_slot and s not in self.materials]
        preferred = [
            s
            for s in others
            if s in {"trim", "details", "detail", "accent", "metal", "gems", "gem", "hardware", "fittings"}
        ]
        stones = stone_slot(self.asset.kind)
        if stones is not None and wished.preset in PRESETS and PRESETS[wished.preset].family == "gem":
            self.materials[stones] = Material(preset=wished.preset)
            self._show_stones()
            self.notes.met(wished.text, "material", f"the {stones} set in it")
        elif wished.preset in PRESETS and others:
            slot = (preferred or others)[0]
            self.materials[slot] = Material(preset=wished.preset)
            self.notes.near(wished.text, "material", f"on the {slot}")
        else:
            self.notes.missed(wished.text, "material", f"the {self.asset.words[0]} has no trim")

    def _show_stones(self) -> None:
        """Sets the flag for stones, where the asset can be without."""
        for declared in self.asset.parameters:
            p = declared.parameter
            if p.unit == "flag" and {"gem", "jewel", "gems", "jewels", "stone"} & {p.name, *declared.words}:
                self.parameters[p.name] = True

    def _cover(self, wished: MaterialWish) -> None:
        main = self.asset.main_slot
        if wished.preset not in PRESETS:
            self.notes.missed(wished.text, "material")
            return
        if wished.preset in _LAYERS:
            self.states.append(_LAYERS[wished.preset])
            self.notes.met(wished.text, "material", f"a layer of {wished.preset} on it")
            return
        if not any(m.role in {"whole", "like"} for m in self.wish.materials):
            self.materials[main] = Material(preset=wished.preset)
            self.notes.near(wished.text, "material", f"the {main} is {wished.preset.replace('_', ' ')}")
            return
        color = PRESETS[wished.preset].color
        base = self._slot(main)
        self.materials[main] = base.model_copy(update={"pattern": Pattern(kind="splatter", colors=[color])})
        self.notes.near(wished.text, "material", f"spread over the {main}")

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


def _rank_of_second(slot: str) -> int:
    """How soon a second colour goes to a slot."""
    return next((i for i, word in enumerate(_SECOND_SLOTS) if slot.startswith(word)), len(_SECOND_SLOTS))


def shaded(material: Material, shade: str) -> Material:
    """The material in a darker, paler or brighter colour of its own."""
    base = material.color or preset_of(material.preset or "").color
    return material.model_copy(update={"color": modified(base, shade)})


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
        kind = _SHOWN_AS.get(patterns[0].name, patterns[0].name)
        result = result.model_copy(update={"pattern": Pattern.model_validate({"kind": kind, "colors": extra})})
    return result
