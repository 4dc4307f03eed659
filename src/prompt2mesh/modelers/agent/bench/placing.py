"""Where a part goes, as an LLM says it: by a relation to another part, or by coordinates."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, get_args

from pydantic import Field

from prompt2mesh.mesh.errors import ModelerError, ParameterError, WorkerCrashedError, WorkerTimeoutError
from prompt2mesh.mesh.part_paths import parts_at
from prompt2mesh.mesh.placement import RelationKind
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.summaries import collapsed, listed
from prompt2mesh.modelers.agent.bench.tool import Data, Number, Tool, Triple

KINDS: tuple[str, ...] = get_args(RelationKind)


class Placing(Tool):
    """The fields that place a top-level part."""

    relation: Annotated[
        str, Field(description="Place by real surfaces, solved by Blender: on, in, under, beside, left_of, right_of, "
                               "in_front_of, behind, above, hanging_from, leaning_on, attached, against, worn, held …")
    ] = ""  # fmt: skip
    target: Annotated[str, Field(description="The top-level part that the relation is to.")] = ""
    anchor: Annotated[str, Field(description="A named anchor of the target (top, inside, seat …); optional.")] = ""
    gap: Annotated[Number, Field(description="Metres between the two.")] = 0.0
    offset: Annotated[Triple | None, Field(description="Moved by this after the relation, metres.")] = None
    at: Annotated[
        Triple | None, Field(description="Coordinates instead of a relation, metres; z 0 means: stand on the ground.")
    ] = None
    rotation: Annotated[Triple | None, Field(description="Degrees about x, y, z.")] = None

    def placing(self, desk: Desk) -> Data:
        """The fields of a part's document that were given.

        Raises:
            ParameterError: They do not go together.
        """
        fields: Data = {}
        placement: Data = {}
        if self.at is not None:
            placement["location"] = self.at
        if self.rotation is not None:
            placement["rotation"] = self.rotation
        if placement:
            fields["placement"] = placement
        if bool(self.relation) != bool(self.target):
            raise ParameterError("a relation and its target go together", hint=f"relations: {', '.join(KINDS)}")
        if self.relation:
            if self.at is not None:
                raise ParameterError("either a relation or coordinates are expected; got both",
                                     hint="use offset to move it after the relation")  # fmt: skip
            check_target(desk, self.target)
            relation: dict[str, Any] = {"kind": self.relation.strip().lower().replace(" ", "_"), "target": self.target}
            if self.anchor:
                relation["anchor"] = self.anchor
            if self.gap:
                relation["gap"] = self.gap
            if self.offset is not None:
                relation["offset"] = self.offset
            fields["relation"] = relation
        return fields


def check_target(desk: Desk, target: str) -> None:
    """Raises a ParameterError where a relation's target is no top-level part, with what would do instead."""
    names = [part.name for part in desk.program.parts] if desk.program else []
    if target in names:
        return
    known = f"a relation's target is a top-level part ({listed(collapsed(names), most=20) or 'there is none yet'})"
    if desk.program is not None and parts_at(desk.program, target):
        raise ParameterError(f"{known}; {target!r} is a part within one", hint=_where(desk, target))
    near = tuple(get_close_matches(target, names, n=3, cutoff=0.4))
    raise ParameterError(f"{known}; got {target[:120]!r}", suggestions=near)


def _where(desk: Desk, path: str) -> str:
    """How to stand something by a part within another: by coordinates, of which these are to be known."""
    advice = "to stand it by that, give coordinates (at)"
    try:
        (part,) = desk.measure((path,)).parts
    except (ModelerError, ParameterError, WorkerCrashedError, WorkerTimeoutError):
        return advice
    spans = [
        f"{axis} {low:.4g}..{high:.4g}" for axis, low, high in zip("xyz", part.lowest_m, part.highest_m, strict=True)
    ]
    return f"{advice}: it spans {', '.join(spans)} m in the built model"
