"""Tools that draw: add a part of a primitive shape, and look up what shapes and modifiers take."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.materials import MaterialWords, color_from, read_material
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, cut
from prompt2mesh.modelers.agent.bench.placing import Placing
from prompt2mesh.modelers.agent.bench.signatures import COPIES, MODIFIERS, OTHERS, SHAPES, details, near_name
from prompt2mesh.modelers.agent.bench.summaries import size_text
from prompt2mesh.modelers.agent.bench.tool import Data, Number, Tool
from prompt2mesh.modelers.agent.bench.tree import replaced
from prompt2mesh.modelers.builtin.part_changes import find_part

OWN_MATERIAL = "own"
Sizes = Annotated[
    dict[Literal["x", "y", "z", "longest"], Number],
    Field(description="Scale the finished part to this size, metres; proportions are kept."),
]
Modifiers = Annotated[
    list[Data],
    Field(description="In order: {type: bevel, width}, shell, boolean with tools (parts), subdivide, bend, twist, "
                      "taper, displace, mirror, array …"),
]  # fmt: skip
Copies = Annotated[
    Data,
    Field(description="Repeat it: {type: linear|radial|grid|mirror|scatter|poses, count, step …}; {type: none} ends."),
]  # fmt: skip
More = Annotated[
    Data, Field(description="Other fields of a part: paint, anchors, alterations, shading; see describe('part').")
]


class Describe(Tool):
    """Tell in full what a shape, modifier, way of copying or other node takes, with its rules.

    Use it before a shape that you have not used yet. Other nodes: material, pattern, relation, paint, anchor, part.
    """

    name: Annotated[str, Field(description="Such as lathe, loft, sweep, blend, skin, boolean, radial, paint.")]

    def use(self, desk: Desk) -> ToolOutcome:
        """Tells it."""
        del desk
        name = self.name.strip().lower()
        kinds = {"shape": SHAPES, "modifier": MODIFIERS, "copies": COPIES, "node": OTHERS}
        found = [f"{kind} {details(name, nodes[name])}" for kind, nodes in kinds.items() if name in nodes]
        if not found:
            raise near_name(name)
        return ToolOutcome(text=cut("\n".join(found)))


class AddShape(Placing):
    """Add a part of your own.

    One shape with modifiers, material and place. Build things of several named parts. Without a shape it is a group,
    for parts that name it as parent and move with it. Numbers may be expressions of parameters: '=width / 2'. Boxes,
    cylinders, cones and prisms stand on z=0 of their own frame (pivot: center centres them); spheres, tori and
    capsules are centred.
    """

    name: Annotated[str, Field(description="Says what it is: 'left handle'. Letters, digits, spaces, . - _")]
    shape: Annotated[Data, Field(description="{type: box, size: [x,y,z]}, {type: lathe, profile: [[r,z]…]} …")] = {}
    parent: Annotated[str, Field(description="Path of a group or part of yours that it belongs to; optional.")] = ""
    material: Annotated[
        MaterialWords | None, Field(description="Preset, or {preset, color, roughness, pattern, emission …}.")
    ] = None
    color: Annotated[str, Field(description="#rrggbb or a colour's name, over the material.")] = ""
    modifiers: Modifiers = []
    copies: Copies = {}
    size: Sizes = {}
    more: More = {}

    def use(self, desk: Desk) -> ToolOutcome:
        """Draws the part and adds it."""
        part = desk.part({"name": self.name, **self.fields(desk)})
        if self.parent:
            self._add_below(desk, part)
            path = f"{self.parent.split('/')[0]}/{part.name}"
        else:
            desk.put_part(part)
            path = part.name
        told = size_text(extents(part).size) if part.shape is not None else "a group, empty yet"
        return ToolOutcome(text=f"added {path!r}: {told}", changed=True)

    def fields(self, desk: Desk) -> Data:
        """The fields of the part's document that were given."""
        fields: Data = {**self.more, **self.placing(desk)}
        if self.shape:
            fields["shape"] = self.shape
        if self.modifiers:
            fields["modifiers"] = self.modifiers
        if self.copies and self.copies.get("type") != "none":
            fields["instances"] = self.copies
        if self.size:
            fields["fit"] = self.size
        return {**fields, **material_fields(self.material, self.color)}

    def _add_below(self, desk: Desk, part: Part) -> None:
        program = desk.model()
        found = find_part(program, self.parent)
        if found.root.origin is not None:
            raise ParameterError(
                f"a group or a part of your own is expected as parent; {self.parent!r} is of the library asset "
                f"{found.root.origin.asset!r}",
                hint="leave parent out and place it by a relation or coordinates",
            )
        if part.relation is not None:
            raise ParameterError("only a top-level part is placed by a relation; give a child coordinates by at")
        owner = found.part
        desk.put(replaced(program, owner, [owner.model_copy(update={"children": [*owner.children, part]})]))


def material_fields(material: MaterialWords | None, color: str = "") -> Data:
    """The fields of a part's document that make it of a material."""
    if material is None and not color:
        return {}
    made = read_material(material) if material is not None else read_material("plastic")
    if color:
        made = made.model_copy(update={"color": color_from(color)})
    data = made.model_dump(mode="json", exclude_defaults=True)
    if set(data) <= {"preset"}:
        return {"material": made.preset}
    return {"material": OWN_MATERIAL, "materials": {OWN_MATERIAL: {**data, "preset": made.preset}}}


def names_taken(program: MeshProgram) -> set[str]:
    """The names of the top-level parts."""
    return {part.name for part in program.parts}
