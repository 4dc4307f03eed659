"""How an asset is declared, found and described.

An asset is a function that draws one kind of thing into a `Kit`. The
declaration beside it carries all that language and people need: its words, its
parameters, its material slots, its styles, its states and the adjectives it
answers to.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Parameter

if TYPE_CHECKING:
    from prompt2mesh.library.kit import Kit

Value = float | int | str | bool


@dataclass(frozen=True)
class AssetParameter:
    """A parameter with the words people use for it in a sentence."""

    parameter: Parameter
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Times:
    """An adjustment that multiplies a parameter's value."""

    factor: float


Adjustment = Times | Value


@dataclass(frozen=True)
class Asset:
    """Everything the project knows about one kind of thing."""

    kind: str
    family: str
    words: tuple[str, ...]
    build: Callable[["Kit"], None]
    about: str
    parameters: tuple[AssetParameter, ...] = ()
    slots: Mapping[str, Material] = field(default_factory=dict[str, Material])
    styles: Mapping[str, Mapping[str, Adjustment]] = field(default_factory=dict[str, Mapping[str, Adjustment]])
    style_materials: Mapping[str, Mapping[str, Material]] = field(default_factory=dict[str, Mapping[str, Material]])
    adjectives: Mapping[str, Mapping[str, Adjustment]] = field(default_factory=dict[str, Mapping[str, Adjustment]])
    states: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    category: Literal["object", "creature", "clothing", "place", "effect", "part"] = "object"
    main_slot: str = ""
    holds: bool = False
    machined: bool = False

    def parameter(self, name: str) -> AssetParameter | None:
        """The parameter called `name`, if the asset has it."""
        return next((p for p in self.parameters if p.parameter.name == name), None)


_ASSETS: dict[str, Asset] = {}


def asset(  # one keyword per field of Asset
    *,
    kind: str,
    words: tuple[str, ...],
    about: str,
    parameters: tuple[AssetParameter, ...] = (),
    slots: Mapping[str, Material | str] | None = None,
    main_slot: str = "",
    styles: Mapping[str, Mapping[str, Adjustment]] | None = None,
    style_materials: Mapping[str, Mapping[str, Material]] | None = None,
    adjectives: Mapping[str, Mapping[str, Adjustment]] | None = None,
    states: tuple[str, ...] = (),
    parts: Mapping[str, str] | None = None,
    category: Literal["object", "creature", "clothing", "place", "effect", "part"] = "object",
    holds: bool = False,
    machined: bool = False,
) -> Callable[[Callable[["Kit"], None]], Callable[["Kit"], None]]:
    """Declares the decorated function as the asset `kind`.

    Args:
        kind: Unique name, `snake_case`, singular.
        words: Nouns (singular, may be several words) that mean this kind; the first is its title.
            Write `noun=choice` nowhere: use `adjectives` for variants such as "rocking".
        about: One sentence for the catalogue.
        parameters: What can be slid; see `length`, `count`, `choice`, `flag`, `factor`.
        slots: Material slot → default material or preset name.
        main_slot: The slot that "a red X" or "a wooden X" colours; the first slot by default.
        styles: Style word (modern, antique, rustic, cartoon, ...) → parameter adjustments.
        style_materials: Style word → slot → material.
        adjectives: Adjective → parameter adjustments (`Times(1.5)` or a new value).
        states: States the asset can show (open, lit, broken, ...), read by `kit.state(...)`.
        parts: Word for a part ("back", "lid") → prefix of the part names it means, where
            the word is not itself the beginning of the part names.
        category: What sort of thing it is, for placing and dressing.
        holds: Whether things can be put in it (it must publish the anchor `inside`).
        machined: Whether holes, pockets and bosses can be made in it (its body is added by `machined`).
    """
    resolved = {
        name: value if isinstance(value, Material) else Material(preset=value) for name, value in (slots or {}).items()
    }

    def declare(build: Callable[["Kit"], None]) -> Callable[["Kit"], None]:
        if kind in _ASSETS:
            msg = f"asset {kind!r} is declared twice: {build.__module__}"
            raise ValueError(msg)
        _ASSETS[kind] = Asset(
            kind=kind,
            family=build.__module__.removeprefix("prompt2mesh.library.").split(".")[0],
            words=words,
            build=build,
            about=about,
            parameters=parameters,
            slots=resolved,
            styles=styles or {},
            style_materials=style_materials or {},
            adjectives=adjectives or {},
            states=states,
            parts=parts or {},
            category=category,
            main_slot=main_slot or next(iter(resolved), ""),
            holds=holds,
            machined=machined,
        )
        return build

    return declare


def _parameter(name: str, default: Value, *, words: tuple[str, ...], **fields: object) -> AssetParameter:
    parameter = Parameter.model_validate({"name": name, "value": default, "default": default, **fields})
    return AssetParameter(parameter, words or (name.replace("_", " "),))


def length(
    name: str, default_m: float, low_m: float, high_m: float, *, words: tuple[str, ...] = (), about: str = ""
) -> AssetParameter:
    """A length in metres."""
    return _parameter(name, default_m, words=words, unit="m", minimum=low_m, maximum=high_m, description=about)


def angle(
    name: str, default: float, low: float, high: float, *, words: tuple[str, ...] = (), about: str = ""
) -> AssetParameter:
    """An angle in degrees."""
    return _parameter(name, default, words=words, unit="deg", minimum=low, maximum=high, description=about)


def factor(
    name: str, default: float, low: float, high: float, *, words: tuple[str, ...] = (), about: str = ""
) -> AssetParameter:
    """A plain factor."""
    return _parameter(name, default, words=words, unit="factor", minimum=low, maximum=high, description=about)


def count(
    name: str, default: int, low: int, high: int, *, words: tuple[str, ...] = (), about: str = ""
) -> AssetParameter:
    """A whole number of parts; name it by the plural noun ("legs") so that "with four legs" finds it."""
    return _parameter(name, default, words=words, unit="count", minimum=low, maximum=high, description=about)


def choice(name: str, default: str, *others: str, words: tuple[str, ...] = (), about: str = "") -> AssetParameter:
    """One of several named variants; an adjective equal to a choice selects it."""
    return _parameter(name, default, words=words, unit="choice", choices=[default, *others], description=about)


def flag(name: str, default: bool, *, words: tuple[str, ...] = (), about: str = "") -> AssetParameter:
    """Whether something is there; "with a NAME" sets it, "without a NAME" clears it."""
    return _parameter(name, default, words=words, unit="flag", description=about)


def text(name: str, default: str, *, words: tuple[str, ...] = (), about: str = "") -> AssetParameter:
    """Letters to write on the thing."""
    return _parameter(name, default, words=words, unit="text", description=about)


@cache
def load_library() -> Mapping[str, Asset]:
    """Every asset by kind, importing the families on the first call."""
    package = importlib.import_module("prompt2mesh.library")
    for module in pkgutil.walk_packages(package.__path__, "prompt2mesh.library."):
        importlib.import_module(module.name)
    return dict(sorted(_ASSETS.items()))
