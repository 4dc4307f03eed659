"""An object while it is being read: collects attributes item by item and freezes into an `ObjectWish`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prompt2mesh.language import adjectives, colors
from prompt2mesh.language.brief import (
    Color,
    Comparison,
    Feature,
    MaterialWish,
    ObjectWish,
    PartWish,
    Resolution,
    Size,
    Span,
    Trait,
    VagueSize,
    WordRole,
)
from prompt2mesh.language.item import Item
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.errors import UnreasonableSizeError
from prompt2mesh.mesh.presets import PRESETS

SMALLEST_M, LARGEST_M = 1e-4, 2000.0


@dataclass
class Attributes:
    """The attributes an object or a part can be given."""

    colors: list[Color] = field(default_factory=list[Color])
    materials: list[MaterialWish] = field(default_factory=list[MaterialWish])
    sizes: list[Size] = field(default_factory=list[Size])
    vague: list[VagueSize] = field(default_factory=list[VagueSize])
    styles: list[Trait] = field(default_factory=list[Trait])
    states: list[Trait] = field(default_factory=list[Trait])
    shapes: list[Trait] = field(default_factory=list[Trait])
    patterns: list[Trait] = field(default_factory=list[Trait])
    adjectives: list[Trait] = field(default_factory=list[Trait])
    parts: list[PartWish] = field(default_factory=list[PartWish])
    texts: list[str] = field(default_factory=list[str])
    features: list[Feature] = field(default_factory=list[Feature])
    shades: list[Trait] = field(default_factory=list[Trait])

    def take(self, item: Item, asset: Asset | None, span: Span) -> WordRole | None:
        """Adds what a modifier item says; returns the role its words have, or None if it says nothing."""
        tags = item.tags
        text = item.text
        own = tags.get("own")
        if own is not None and (asset is None or own in _own_words(asset)) and asset is not None:
            self.adjectives.append(Trait(text=text, name=own))
            role: WordRole = "style" if own in asset.styles else "state" if own in asset.states else "shape"
            return role
        if "part" in tags:
            self.parts.append(compound_part(item, span))
            return "part"
        if "dims" in tags:
            self._dimensions(tags["dims"], text)
            return "size"
        if "length" in tags:
            axis, metres = tags["length"]
            self.sizes.append(Size(text=text, axis=axis or "longest", metres=checked_size(metres, text)))
            return "size"
        if "text" in tags:
            self.texts.append(tags["text"])
            return "text"
        if "color" in tags and ("material" not in tags or (colors.plain(item.low) and item.low not in _METALS)):
            self.colors.append(Color(text=text, hex=tags["color"], accent=bool(self.colors)))
            return "colour"
        if "material" in tags and not built_of(tags, asset, thing=isinstance(self, Draft)):
            return self._similar(item)
        if "makeover" in tags:
            self.materials.append(MaterialWish(text=text, preset=tags["makeover"], role="like"))
            return "material"
        if "material" in tags:
            self.materials.append(MaterialWish(text=text, preset=tags["material"], role=_role(tags)))
            return "material"
        if "pattern" in tags:
            self.patterns.append(Trait(text=text, name=tags["pattern"]))
            return "pattern"
        if "size" in tags:
            axis, factor = adjectives.SIZES[tags["size"]]
            self.vague.append(VagueSize(text=text, axis=axis, factor=factor))  # type: ignore[arg-type]
            return "size"
        if "shape" in tags:
            self.shapes.append(Trait(text=text, name=tags["shape"]))
            return "shape"
        if "state" in tags:
            self.states.append(Trait(text=text, name=tags["state"]))
            return "state"
        if "style" in tags:
            self.styles.append(Trait(text=text, name=tags["style"]))
            return "style"
        if "shade" in tags or ("modifier" in tags and item.low in _SHADES):
            self.shades.append(Trait(text=text, name=str(tags.get("shade", item.low))))
            return "colour"
        if tags.keys() & {"opinion", "modifier", "adverb"}:
            return "opinion"
        return self._similar(item)

    def _similar(self, item: Item) -> WordRole | None:
        found = adjectives.similar_trait(item.low) if "adj" in item.tags else None
        if found is None:
            return None
        table, name = found
        if table == "opinion":
            return "opinion"
        if table == "size":
            axis, factor = adjectives.SIZES[name]
            self.vague.append(VagueSize(text=item.text, axis=axis, factor=factor))  # type: ignore[arg-type]
            return "size"
        trait = Trait(text=item.text, name=name)
        {"state": self.states, "shape": self.shapes, "style": self.styles}[table].append(trait)
        return {"state": "state", "shape": "shape", "style": "style"}[table]  # type: ignore[return-value]

    def _dimensions(self, values: list[float], text: str) -> None:
        axes = ("width", "depth", "height") if len(values) == 3 else ("width", "depth")
        for axis, metres in zip(axes, values, strict=False):
            self.sizes.append(Size(text=text, axis=axis, metres=checked_size(metres, text)))


@dataclass
class Draft(Attributes):
    """An object being read."""

    number: int = 0
    noun: str = ""
    span: Span = field(default_factory=lambda: Span(start=0, end=0))
    resolution: Resolution = field(default_factory=lambda: Resolution(how="none"))
    count: int = 1
    count_text: str = ""
    arrangement: str = ""
    kinds: tuple[str, ...] = ()
    definite: bool = False
    compared: list[Comparison] = field(default_factory=list[Comparison])

    def freeze(self) -> ObjectWish:
        """The finished wish."""
        return ObjectWish(
            number=self.number,
            noun=self.noun,
            span=self.span,
            resolution=self.resolution,
            count=self.count,
            count_text=self.count_text,
            arrangement=self.arrangement,
            **self.lists(),
        )

    def lists(self) -> dict[str, Any]:
        """The attributes as tuples."""
        names = (
            "colors",
            "materials",
            "sizes",
            "vague",
            "styles",
            "states",
            "shapes",
            "patterns",
            "adjectives",
            "parts",
            "texts",
            "features",
            "shades",
            "compared",
        )
        return {name: tuple(getattr(self, name)) for name in names}


# Modifiers of colours that say something of a thing's own colour too ("a dark bookshelf").
_SHADES = frozenset({"dark", "light", "pale", "pastel", "bright", "vivid", "vibrant", "muted", "dull", "faded"})
_NO_BUILDING = frozenset(
    {
        "mushroom",
        "cloud",
        "leaf",
        "autumn_leaf",
        "petal",
        "stem",
        "soil",
        "mud",
        "lava",
        "skin",
        "glow",
        "fire",
        "plasma",
    }
)
_METALS = frozenset({"gold", "silver", "golden", "bronze", "copper", "ivory", "emerald", "cream", "steel"})


def _role(tags: dict[str, Any]) -> Any:
    role = tags.get("role", "whole")
    return role if role in {"whole", "trim", "cover", "studs"} else "trim"


def built_of(tags: dict[str, Any], asset: Asset | None, *, thing: bool) -> bool:
    """Whether a noun that names a stuff says before another noun what it is made of.

    Chocolate bunnies are of chocolate, but a mushroom house is of no mushroom and a tea set of no tea.
    """
    preset = PRESETS.get(str(tags["material"]))
    if (
        preset is None
        or "noun" not in tags
        or "makeover" in tags
        or not thing
        or (asset is not None and asset.family == "food")
    ):
        return True
    return preset.family not in {"food", "liquid"} and preset.name not in _NO_BUILDING


def _own_words(asset: Asset) -> frozenset[str]:
    from prompt2mesh.language.vocabulary import adjective_words  # noqa: PLC0415

    return frozenset(adjective_words(asset))


def part_of(attributes: Attributes, *, text: str, noun: str, span: Span, present: bool, count: int | None) -> PartWish:
    """A part wish with the attributes collected for it."""
    traits = (*attributes.states, *attributes.shapes, *attributes.styles, *attributes.adjectives)
    return PartWish(
        text=text,
        noun=noun,
        span=span,
        present=present,
        count=count,
        colors=tuple(attributes.colors),
        materials=tuple(attributes.materials),
        sizes=tuple(attributes.sizes),
        vague=tuple(attributes.vague),
        shades=tuple(attributes.shades),
        traits=traits,
        patterns=tuple(attributes.patterns),
    )


def compound_part(item: Item, span: Span) -> PartWish:
    """The part of a compound adjective: "three-legged", "green-spined"."""
    noun, count, attribute = item.tags["part"]
    collected = Attributes()
    if attribute is not None:
        collected.take(attribute, None, span)
    return part_of(collected, text=item.text, noun=noun, span=span, present=count != 0, count=count or None)


def checked_size(metres: float, text: str) -> float:
    """The length, if something of that size can be built.

    Raises:
        UnreasonableSizeError: Not more than zero, or outside 0.1 mm .. 2 km.
    """
    if metres <= 0:
        raise UnreasonableSizeError(f"a length is more than zero; got {text!r}", hint="give a positive length")
    if not SMALLEST_M <= metres <= LARGEST_M:
        raise UnreasonableSizeError(
            f"lengths from 0.1 mm to 2 km can be built; got {text!r}", hint="give a size within that range"
        )
    return metres
