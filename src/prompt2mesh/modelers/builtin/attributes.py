"""Turns an object's wishes into the origin it is made from, noting what became of each wish."""

from __future__ import annotations

from dataclasses import dataclass

from prompt2mesh.language.brief import ObjectWish
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.placement import Fit
from prompt2mesh.mesh.program import Origin
from prompt2mesh.modelers.builtin import dimensions
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.parts import PartComposer


@dataclass
class Made:
    """An object ready to be made: its origin, its fit and its scale."""

    asset: Asset
    origin: Origin
    fit: Fit | None = None
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass
class Composer(PartComposer):
    """Applies all wishes of one object to one asset; `word` is what a person called it first."""

    word: str = ""

    @classmethod
    def onto(cls, origin: Origin, wish: ObjectWish, asset: Asset, notes: Notes) -> Composer:
        """A composer that goes on from what an object already is."""
        return cls(
            wish, asset, notes, parameters=dict(origin.parameters), style=origin.style, states=list(origin.states),
            materials=dict(origin.materials), overrides=list(origin.overrides), machined=list(origin.features),
            word=origin.word,
        )  # fmt: skip

    def compose(self, seed: int) -> Made:
        """The origin with every wish applied."""
        self._named()
        self._traits()
        self._features()
        self._styles()
        self._shapes()
        for part in self.wish.parts:
            self.part(part)
        sized = dimensions.exact(self.asset, self.wish.sizes)
        vague = dimensions.vague(self.asset, self.wish.vague)
        self.parameters |= {k: v for k, v in vague.parameters.items() if k not in sized.parameters} | sized.parameters
        self._note_sizes(sized)
        self.wish = self.wish.model_copy(update={"materials": self._foreign(self.wish.materials)})
        self._stuff()
        self._states()
        self._finish()
        self._texts()
        origin = Origin(
            asset=self.asset.kind, parameters=self.parameters, seed=seed, style=self.style, states=self.states,
            materials=self.materials, overrides=self.overrides, features=self.machined,
            word=self.word or self.wish.noun,
        )  # fmt: skip
        return Made(self.asset, origin, sized.fit, vague.scale)

    def _features(self) -> None:
        said: set[str] = set()
        for feature in self.wish.features:
            shown = ", ".join(
                f"{name.replace('_', ' ')} {_shown(self.asset, name, v)}" for name, v in feature.values.items()
            )
            self.parameters |= feature.values
            self.machined += feature.machined
            told = "; ".join(text for text in (shown, feature.note) if text)
            if feature.name == "default":
                told = (
                    told if not feature.text or feature.text == feature.note else f"not stated, taken as usual: {told}"
                )
                self.notes.near(feature.text, "feature", told)
            else:
                said |= feature.values.keys()
                self.notes.met(feature.text, "feature", told)
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

    def _note_sizes(self, sized: dimensions.Dimensions) -> None:
        for size in self.wish.sizes:
            self.notes.met(size.text, "size", f"{size.axis} {size.metres:.4g} m")
        for vague in self.wish.vague:
            self.notes.met(vague.text, "size", f"{'' if vague.axis == 'all' else vague.axis + ' '}× {vague.factor:g}")
        del sized


def _shown(asset: Asset, name: str, value: Value) -> str:
    declared = asset.parameter(name)
    unit = declared.parameter.unit if declared is not None else ""
    if unit == "m":
        return f"{float(value) * 1000:.6g} mm"
    return f"{float(value):g}°" if unit == "deg" else str(value)
