"""Tools that change parts: look at one, place, duplicate, remove."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from prompt2mesh.library.make import find_asset
from prompt2mesh.library.overriding import changed as changed_part
from prompt2mesh.mesh.document import dump_data
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.part_paths import PartAt, walk_paths
from prompt2mesh.mesh.placement import Fit
from prompt2mesh.mesh.program import MeshProgram, Part, PartOverride
from prompt2mesh.mesh.serialize import node_data
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.library_tools import followed, origin_of
from prompt2mesh.modelers.agent.bench.materials import MaterialWords, color_from, read_material
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, cut
from prompt2mesh.modelers.agent.bench.placing import Placing
from prompt2mesh.modelers.agent.bench.shape_tools import Copies, Modifiers, More, Sizes
from prompt2mesh.modelers.agent.bench.summaries import collapsed, part_line
from prompt2mesh.modelers.agent.bench.tool import Data, Number, Tool, Triple
from prompt2mesh.modelers.agent.bench.tree import check_plain, find_alone, replaced
from prompt2mesh.modelers.builtin.editing import remade
from prompt2mesh.modelers.builtin.part_changes import find_part, laid_over, removed, renamed

Path = Annotated[str, Field(description="Path of a part as the scene lists it: 'table' or 'table/leg 2'.")]


class ReadPart(Tool):
    """Show the definition of a part as JSON, and the paths of what is below it. Use it before changing a shape."""

    part: Path

    def use(self, desk: Desk) -> ToolOutcome:
        """Shows it."""
        program = desk.model()
        found = find_part(program, self.part)
        data: JsonObject = node_data(found.part)
        if found.part.origin is not None:
            data = {key: value for key, value in data.items() if key not in {"children", "materials", "anchors"}}
        text = dump_data(data)
        if found.part is found.root:
            below = list(dict.fromkeys(one.path for one in walk_paths(program) if one.root is found.root))[1:]
            text += f"parts below: {', '.join(collapsed(below)) or 'none'}\n"
            text += f"anchors: {', '.join(found.part.anchors) or 'none'}\n"
        return ToolOutcome(text=cut(text, more="read its children one by one"))


class ChangePart(Tool):
    """Change one part.

    Its looks, name, size, direction, shape, copies; of a library asset also its own parameters, states and materials
    by slot. Give only what shall change.
    """

    part: Path
    name: Annotated[str, Field(description="A new name.")] = ""
    material: Annotated[MaterialWords | None, Field(description="Preset, or {preset, color, roughness …}.")] = None
    color: Annotated[str, Field(description="#rrggbb or a name; keeps the material.")] = ""
    parameters: Annotated[dict[str, Number | bool], Field(description="Of a library asset: {'height': 0.9}.")] = {}
    slots: Annotated[dict[str, MaterialWords], Field(description="Of a library asset: material by slot.")] = {}
    states: Annotated[list[str] | None, Field(description="Of a library asset: these instead of the old.")] = None
    style: Annotated[str, Field(description="Of a library asset.")] = ""
    move: Annotated[Triple | None, Field(description="By this much, metres.")] = None
    rotation: Annotated[Triple | None, Field(description="Degrees about x, y, z, instead of the old.")] = None
    scale: Annotated[float | list[float] | None, Field(description="A factor, or three for x, y, z.")] = None
    size: Sizes = {}
    shape: Annotated[Data, Field(description="Fields to change, such as {radius: 0.2}, or a whole other shape.")] = {}
    modifiers: Annotated[Modifiers | None, Field(description="All of them anew.")] = None
    copies: Copies = {}
    more: More = {}
    detach: Annotated[
        bool, Field(description="Turn a library asset into plain parts that you may change freely; its sliders go.")
    ] = False

    def use(self, desk: Desk) -> ToolOutcome:
        """Changes it."""
        if not self.model_fields_set - {"part"}:
            raise ParameterError("something to change is expected; only the part was given")
        program, found = find_alone(desk.model(), self.part)
        program, found = self._origin(program, found, desk)
        program, found = self._looks(program, found)
        program, found = self._form(program, found, desk)
        program, found = self._transform(program, found, desk)
        if self.name:
            program = renamed(program, found, self.name)
            path = self.name.strip() if found.part is found.root else f"{found.root.name}/{self.name.strip()}"
            found = find_part(program, path)
        if not desk.put(program):
            return ToolOutcome(text=f"{self.part!r} was so already: nothing changed")
        return ToolOutcome(text=part_line(find_part(desk.model(), found.path)), changed=True)

    def _origin(self, program: MeshProgram, found: PartAt, desk: Desk) -> tuple[MeshProgram, PartAt]:
        asked = bool(self.parameters or self.slots or self.style) or self.states is not None
        if not asked and not self.detach:
            return program, found
        part, origin = found.part, found.part.origin
        if origin is None:
            raise ParameterError(f"a library asset is expected for parameters, slots, states, style and detach; "
                                 f"{found.path!r} is none")  # fmt: skip
        if self.detach:
            return _swapped(program, found, part.model_copy(update={"origin": None, "formulas": _outer(part)}))
        kept = origin if self.states is None else origin.model_copy(update={"states": []})
        values, formulas = followed(self.parameters, desk)
        stay = {place: text for place, text in part.formulas.items() if place.rpartition("/")[2] not in values}
        part = part.model_copy(update={"formulas": {**stay, **formulas}})
        changed = origin_of(
            find_asset(origin.asset), parameters=values, materials=self.slots, states=self.states or [],
            style=self.style, seed=origin.seed, old=kept,
        )  # fmt: skip
        return _swapped(program, found, remade(part, changed, program.detail))

    def _looks(self, program: MeshProgram, found: PartAt) -> tuple[MeshProgram, PartAt]:
        if self.material is None and not self.color:
            return program, found
        color = color_from(self.color) if self.color else None
        material = read_material(self.material, base=found.material) if self.material is not None else None
        if material is not None and color is not None:
            material, color = material.model_copy(update={"color": color}), None
        origin = found.part.origin
        if origin is not None and material is not None and material.model_fields_set - {"preset", "color"}:
            # A whole asset takes a plain material as words give it; one with more to it goes to its main slot.
            slot = find_asset(origin.asset).main_slot
            dressed = origin.model_copy(update={"materials": {**origin.materials, slot: material}})
            return _swapped(program, found, remade(found.part, dressed, program.detail))
        override = PartOverride(part=found.name, exact=True, material=material, color=color)
        program = laid_over(program, found, override)
        return program, find_part(program, found.path)

    def _form(self, program: MeshProgram, found: PartAt, desk: Desk) -> tuple[MeshProgram, PartAt]:
        fields: Data = dict(self.more)
        if self.modifiers is not None:
            fields["modifiers"] = self.modifiers
        if self.shape:
            old = node_data(found.part.shape) if found.part.shape is not None else {}
            same = self.shape.get("type", old.get("type")) == old.get("type")
            fields["shape"] = {**old, **self.shape} if same else self.shape
        if self.copies:
            fields["instances"] = None if self.copies.get("type") == "none" else self.copies
        if self.size:
            fields["fit"] = self.size
        if not fields:
            return program, found
        check_plain(found)
        if found.part.origin is not None and fields.keys() & {"shape", "modifiers"}:
            raise ParameterError(f"{found.path!r} is a library asset: it has parameters instead of a shape",
                                 hint="set its parameters, or turn it into plain parts with detach=true")  # fmt: skip
        return _swapped(program, found, desk.with_fields(found.part, fields))

    def _transform(self, program: MeshProgram, found: PartAt, desk: Desk) -> tuple[MeshProgram, PartAt]:
        if self.scale is not None:
            program, found = _scaled(program, found, _factors(self.scale))
        if self.move is None and self.rotation is None:
            return program, found
        check_plain(found)
        part = found.part
        fields: Data = {}
        if self.rotation is not None:
            fields["placement"] = {**node_data(part.placement), "rotation": self.rotation}
        turned = desk.with_fields(part, fields) if fields else part
        return _swapped(program, found, _moved(turned, desk.point(self.move)) if self.move else turned)


class PlacePart(Placing):
    """Place a part anew: by a relation to another (on, in, beside …) or at coordinates. What it had before goes."""

    part: Path

    def use(self, desk: Desk) -> ToolOutcome:
        """Places it."""
        program, found = find_alone(desk.model(), self.part)
        check_plain(found)
        given = self.placing(desk)
        if not given:
            raise ParameterError("a relation with its target, or coordinates, or a rotation is expected; got none")
        if "relation" in given and found.part is not found.root:
            raise ParameterError("only a top-level part is placed by a relation; give a child coordinates by at")
        part = found.part
        fields: Data = dict(given)
        if "placement" in given:
            fields["placement"] = {**node_data(part.placement), **given["placement"]}
        if self.at is not None:
            fields["relation"] = None
        if "relation" in given and self.at is None:
            fields["placement"] = {**node_data(part.placement), **given.get("placement", {}), "location": [0, 0, 0]}
        program, found = _swapped(program, found, desk.with_fields(part, fields))
        if not desk.put(program):
            return ToolOutcome(text=f"{self.part!r} was there already: nothing changed")
        return ToolOutcome(text=part_line(find_part(desk.model(), found.path)), changed=True)


class DuplicatePart(Placing):
    """Add a copy of a part, with its own place; it can be changed by itself. For regular rows use copies instead."""

    part: Path
    name: Annotated[str, Field(description="Of the copy; the old one with a number by default.")] = ""

    def use(self, desk: Desk) -> ToolOutcome:
        """Adds the copy."""
        program, found = find_alone(desk.model(), self.part)
        check_plain(found)
        part = found.part
        fields = self.placing(desk)
        if found.part is found.root:
            copy = part.model_copy(update={"name": desk.free_name(self.name or part.name)})
            if "relation" in fields or self.at is not None:
                copy = copy.model_copy(update={"relation": None})
            desk.put_part(desk.with_fields(copy, _complete(part, fields)))
            return ToolOutcome(text=f"added {copy.name!r}, a copy of {part.name!r}", changed=True)
        if "relation" in fields:
            raise ParameterError("only a top-level part is placed by a relation; give a child coordinates by at")
        taken = {one.name for one in walk_paths(program) if one.root is found.root}
        wanted = self.name or part.name
        free = [wanted, *(f"{wanted} {number}" for number in range(2, len(taken) + 3))]
        name = next(name for name in free if name not in taken)
        copy = desk.with_fields(part.model_copy(update={"name": name}), _complete(part, fields))
        desk.put(replaced(program, part, [part, copy]))
        return ToolOutcome(text=f"added {f'{found.root.name}/{name}'!r}, a copy of {self.part!r}", changed=True)


class RemovePart(Tool):
    """Take a part away, or one copy of it. What was placed by it then stands on the ground."""

    part: Path

    def use(self, desk: Desk) -> ToolOutcome:
        """Removes it."""
        program = desk.model()
        desk.put(removed(program, find_part(program, self.part)))
        return ToolOutcome(text=f"removed {self.part!r}", changed=True)


def _swapped(program: MeshProgram, found: PartAt, part: Part) -> tuple[MeshProgram, PartAt]:
    if part is found.part:
        return program, found
    program = replaced(program, found.part, [part])
    return program, find_part(program, found.path)


def _scaled(program: MeshProgram, found: PartAt, factors: tuple[float, float, float]) -> tuple[MeshProgram, PartAt]:
    part = found.part
    if part is not found.root:
        override = PartOverride(part=found.name, exact=True, scale=factors)
        if found.root.origin is not None:
            program = laid_over(program, found, override)
            return program, find_part(program, found.path)
        return _swapped(program, found, changed_part(part, override, slot="", scopes=()))
    if part.fit is not None:
        sizes = {axis: getattr(part.fit, axis) for axis in ("x", "y", "z")}
        grown = {axis: size * f for (axis, size), f in zip(sizes.items(), factors, strict=True) if size is not None}
        if part.fit.longest is not None:
            grown["longest"] = part.fit.longest * max(factors)
        fit = Fit.model_validate({**grown, "mode": part.fit.mode})
        return _swapped(program, found, part.model_copy(update={"fit": fit}))
    x, y, z = (a * b for a, b in zip(part.placement.scale, factors, strict=True))
    placement = part.placement.model_copy(update={"scale": (x, y, z)})
    return _swapped(program, found, part.model_copy(update={"placement": placement}))


def _factors(scale: float | list[float]) -> tuple[float, float, float]:
    factors = [scale] * 3 if isinstance(scale, float | int) else scale
    if len(factors) != 3 or not all(0 < f <= 1000 for f in factors):
        raise ParameterError(f"a factor above 0, or three of them, is expected; got {str(scale)[:60]}")
    x, y, z = factors
    return x, y, z


def _moved(part: Part, by: tuple[float, float, float]) -> Part:
    if part.relation is not None:
        x, y, z = (a + b for a, b in zip(part.relation.offset, by, strict=True))
        return part.model_copy(update={"relation": part.relation.model_copy(update={"offset": (x, y, z)})})
    x, y, z = (a + b for a, b in zip(part.placement.location, by, strict=True))
    return part.model_copy(update={"placement": part.placement.model_copy(update={"location": (x, y, z)})})


def _complete(part: Part, fields: Data) -> Data:
    """Fields of a placement completed by what the part had."""
    if "placement" not in fields:
        return fields
    return {**fields, "placement": {**node_data(part.placement), **fields["placement"]}}


def _outer(part: Part) -> dict[str, str]:
    """The formulas that do not belong to the asset itself."""
    return {place: text for place, text in part.formulas.items() if not place.startswith("/origin/")}
