"""Tools over the library and the built-in modeler: search, draft, add an asset, edit by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field

from prompt2mesh.language.meaning import nearest
from prompt2mesh.library.make import find_asset, make_part
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import ParameterError, Prompt2MeshError, UnknownObjectError
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.formulas import pointer
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.mesh.program import Origin, Parameter, Part
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.materials import MaterialWords, read_material, slots_told
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, cut
from prompt2mesh.modelers.agent.bench.placing import Placing
from prompt2mesh.modelers.agent.bench.summaries import size_text, top_level_names
from prompt2mesh.modelers.agent.bench.tool import Data, Number, Tool
from prompt2mesh.modelers.builtin import edit, edit_part, model
from prompt2mesh.modelers.builtin.catalogue import LibraryCatalogue

_SHOWN = 6
_MATERIALS_SHOWN = 60


class SearchLibrary(Tool):
    """Find kinds in the library of parametric assets, or material presets.

    The library has furniture, animals, plants, vehicles, buildings, food, tools, mechanical parts and more. Prefer an
    asset to drawing a thing yourself. The exact name of a kind shows all its parameters with ranges,
    material slots, states, styles and anchors.
    """

    words: Annotated[str, Field(description="Nouns, such as 'chair', or the name of a kind.")]
    what: Annotated[Literal["kinds", "materials"], Field(description="kinds by default.")] = "kinds"

    def use(self, desk: Desk) -> ToolOutcome:
        """Looks it up."""
        del desk
        return ToolOutcome(text=_materials(self.words) if self.what == "materials" else _kinds(self.words))


class DraftModel(Tool):
    """Make a whole model from words with the built-in modeler (seconds, no cost).

    It knows the library, counts, colours, materials, sizes and relations. It answers with a checklist of what it met,
    approximated or did not understand: mend the rest with other tools. Replaces what is on the workbench.
    """

    text: Annotated[str, Field(description="Plain English: 'a round oak table with four brass legs and a vase on it'.")]

    def use(self, desk: Desk) -> ToolOutcome:
        """Models the words."""
        program, checklist = model(
            self.text, seed=desk.seed, style=desk.style, detail=desk.detail, scale=desk.scale
        )  # fmt: skip
        if desk.prompt:
            program = program.model_copy(update={"prompt": desk.prompt[:4000]})
        changed = desk.put(program)
        desk.checklist = checklist
        text = f"drafted {len(program.parts)} objects: {top_level_names(program)}\n{checklist_text(checklist)}"
        return ToolOutcome(text=cut(text), changed=changed)


class AddAsset(Placing):
    """Add a thing from the library as a top-level part, with its sliders. Real sizes in metres."""

    kind: Annotated[str, Field(description="As search_library names it.")]
    name: Annotated[str, Field(description="Of the part; the kind's by default.")] = ""
    parameters: Annotated[dict[str, Number | bool], Field(description="The asset's own: {'height': 0.9}.")] = {}
    materials: Annotated[
        dict[str, MaterialWords],
        Field(description="By slot: preset, colour, or {preset, color, roughness, metallic, pattern, wear …}."),
    ] = {}
    states: Annotated[list[str], Field(description="Such as open, lit, sitting.")] = []
    style: Annotated[str, Field(description="One of the kind's styles.")] = ""
    size: Annotated[
        dict[Literal["x", "y", "z", "longest"], Number],
        Field(description="Scale the whole to this size, metres; prefer parameters."),
    ] = {}

    def use(self, desk: Desk) -> ToolOutcome:
        """Makes the part and adds it."""
        asset = asset_of(self.kind)
        part = self.part(asset, desk)
        desk.put_part(part)
        return ToolOutcome(
            text=f"added {part.name!r}, a {asset.words[0]} of {size_text(extents(part).size)}; "
            f"slots: {slots_told(part.materials) or 'none'}",
            changed=True,
        )

    def part(self, asset: Asset, desk: Desk) -> Part:
        """The part.

        Raises:
            Prompt2MeshError: The asset cannot be so.
        """
        values, formulas = followed(self.parameters, desk)
        origin = origin_of(
            asset, parameters=values, materials=self.materials, states=self.states, style=self.style,
            seed=desk.seed,
        )  # fmt: skip
        made = make_part(origin, name=desk.free_name(self.name or asset.words[0]), detail=desk.detail)
        fields: Data = self.placing(desk)
        if self.size:
            fields["fit"] = self.size
        placed = desk.with_fields(made, fields)
        return placed.model_copy(update={"formulas": {**placed.formulas, **formulas}})


class EditBySentence(Tool):
    """Change the model by a plain English sentence through the built-in modeler.

    'make the legs 10 cm taller and paint the top red', 'add two chairs beside the table', 'remove the vase'. Quick for
    library assets; it says which words it did not understand.
    """

    sentence: str
    part: Annotated[str, Field(description="Path of the only part to change, such as 'table/leg 2'; optional.")] = ""

    def use(self, desk: Desk) -> ToolOutcome:
        """Edits."""
        program = desk.model()
        if self.part:
            edited, checklist = edit_part(program, self.part, self.sentence)
        else:
            edited, checklist = edit(program, self.sentence)
        changed = desk.put(edited)
        said = checklist_text(checklist)
        if not changed:
            return ToolOutcome(text=f"the sentence changed nothing\n{said}", failed=True)
        return ToolOutcome(text=cut(f"edited; objects now: {top_level_names(desk.model())}\n{said}"), changed=True)


def checklist_text(checklist: Checklist) -> str:
    """A checklist as lines, what is not met first."""
    order = {"not_understood": 0, "approximated": 1, "met": 2}
    items = sorted(checklist.items, key=lambda item: order[item.status])
    lines = [
        f"- {item.status.replace('_', ' ')}: {item.phrase} ({item.kind}){f': {item.note}' if item.note else ''}"
        for item in items
    ]
    return "\n".join(lines) or "no wishes"


def asset_of(kind: str) -> Asset:
    """The asset that a name or a noun means.

    Raises:
        UnknownObjectError: None; with what is near.
    """
    try:
        return find_asset(LibraryCatalogue().kind(kind).name)
    except UnknownObjectError as error:
        near = [one.kind for one in nearest(kind.strip().lower().replace("_", " "))[:4]]
        raise UnknownObjectError(
            f"a kind of the library is expected; got {kind[:80]!r}", hint="use search_library, or draw it by add_shape",
            suggestions=tuple(dict.fromkeys([*near, *error.suggestions])),
        ) from None  # fmt: skip


def origin_of(  # one keyword for each field of Origin that an LLM may say
    asset: Asset, *, parameters: dict[str, Any], materials: dict[str, MaterialWords], states: list[str], style: str,
    seed: int, old: Origin | None = None,
) -> Origin:  # fmt: skip
    """The origin of a part with what an LLM asked laid over what it was.

    Raises:
        ParameterError: A slot, a style or a material that is not there; with what is.
    """
    base = old or Origin(asset=asset.kind, seed=seed, word=asset.words[0])
    dressed = dict(base.materials)
    for slot, words in materials.items():
        if slot not in asset.slots:
            known = ", ".join(asset.slots) or "none"
            raise ParameterError(f"a material slot of {asset.kind} is expected ({known}); got {slot[:60]!r}")
        dressed[slot] = read_material(words, base=dressed.get(slot, asset.slots[slot]))
    if style and style not in asset.styles:
        raise ParameterError(f"a style of {asset.kind} is expected ({', '.join(asset.styles) or 'it has none'}); "
                             f"got {style[:60]!r}")  # fmt: skip
    values = {name: _number(asset, name, value) for name, value in parameters.items()}
    return base.model_copy(update={
        "parameters": {**base.parameters, **values}, "materials": dressed, "style": style or base.style,
        "states": list(dict.fromkeys([*base.states, *states])),
    })  # fmt: skip


def followed(parameters: Mapping[str, Any], desk: Desk) -> tuple[dict[str, Any], dict[str, str]]:
    """An asset's values with expressions worked out, and the formulas that keep them following."""
    texts = {name: value for name, value in parameters.items() if isinstance(value, str) and value.startswith("=")}
    worked_out = {name: desk.number(text) for name, text in texts.items()}
    return {**parameters, **worked_out}, {pointer(("origin", "parameters", n)): text for n, text in texts.items()}


def _number(asset: Asset, name: str, value: Any) -> Any:
    """A value that came as a string where a number is expected, as the number."""
    declared = asset.parameter(name)
    if declared is None or not isinstance(value, str) or declared.parameter.unit in {"choice", "flag", "text"}:
        return value
    try:
        return float(value)
    except ValueError:
        return value


def _kinds(words: str) -> str:
    catalogue = LibraryCatalogue()
    found = [kind.name for kind in catalogue.kinds(text=words.replace("_", " "))]
    plain = words.strip().lower().replace(" ", "_")
    if plain in found:
        return "\n".join([_details(find_asset(plain)), *_briefs([k for k in found if k != plain][:4])])
    near = [one.kind for one in nearest(words.strip().lower()) if one.kind not in found]
    kinds = [*found, *near][:_SHOWN]
    if not kinds:
        each = [k.name for word in words.split() for k in catalogue.kinds(text=word)[:3]]
        kinds = list(dict.fromkeys(each))[:_SHOWN]
    if not kinds:
        return f"nothing in the library is near to {words[:80]!r}: draw it with add_shape"
    more = len(found) - _SHOWN
    lines = [_details(find_asset(kinds[0])), *_briefs(kinds[1:])]
    if more > 0:
        lines.append(f"and {more} more kinds: say more words")
    return "\n".join(lines)


def _details(asset: Asset) -> str:
    lines = [f"{asset.kind} ({asset.family}): {asset.about} Size {default_size(asset.kind)}."]
    if asset.parameters:
        lines.append("  parameters: " + ", ".join(_parameter(p.parameter) for p in asset.parameters))
    if asset.slots:
        lines.append("  material slots: " + slots_told(asset.slots))
    for title, names in (("states", asset.states), ("styles", tuple(asset.styles))):
        if names:
            lines.append(f"  {title}: {', '.join(names)}")
    anchors = _default(asset.kind).anchors
    if anchors:
        lines.append(f"  anchors: {', '.join(anchors)}")
    return cut("\n".join(lines), limit=2500, more="these are the first")


def _briefs(kinds: list[str]) -> list[str]:
    return [
        f"{asset.kind}: {asset.about} Size {default_size(asset.kind)}."
        f" Parameters: {', '.join(p.parameter.name for p in asset.parameters[:8]) or 'none'}."
        for asset in map(find_asset, kinds)
    ]


def _parameter(parameter: Parameter) -> str:
    if parameter.unit == "choice":
        return f"{parameter.name}={parameter.default} ({'|'.join(parameter.choices)})"
    if parameter.unit in {"flag", "text"}:
        return f"{parameter.name}={str(parameter.default).lower()}"
    unit = {"m": " m", "deg": "°"}.get(parameter.unit, "")
    return f"{parameter.name}={parameter.default:g} ({parameter.minimum:g}..{parameter.maximum:g}{unit})"


@lru_cache(maxsize=256)
def _default(kind: str) -> Part:
    return make_part(Origin(asset=kind))


def default_size(kind: str) -> str:
    """How large an asset is by default."""
    try:
        return size_text(extents(_default(kind)).size)
    except Prompt2MeshError:
        return "unknown"


def _materials(words: str) -> str:
    asked = [word for word in words.lower().replace("_", " ").split() if word]
    found = [
        p for p in PRESETS.values()
        if not asked or any(w in " ".join((p.name.replace("_", " "), p.family, *p.words)) for w in asked)
    ]  # fmt: skip
    shown = found[:_MATERIALS_SHOWN] or list(PRESETS.values())[:_MATERIALS_SHOWN]
    by_family: dict[str, list[str]] = {}
    for preset in shown:
        by_family.setdefault(preset.family, []).append(preset.name)
    lines = [f"{family}: {', '.join(names)}" for family, names in by_family.items()]
    note = "" if found else f"no preset is called {words[:60]!r}; some that there are:\n"
    return note + "\n".join(lines)
