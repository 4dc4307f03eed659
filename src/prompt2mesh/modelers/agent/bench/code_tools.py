"""The tool of last resort: Blender Python in a sandbox, whose meshes become parts of the program."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from prompt2mesh.mesh.errors import SandboxUnavailableError
from prompt2mesh.mesh.extents import extents
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, cut
from prompt2mesh.modelers.agent.bench.summaries import listed, size_text
from prompt2mesh.modelers.agent.bench.tool import Tool
from prompt2mesh.modelers.builtin.part_changes import of_parts
from prompt2mesh.studio.ports.freeform import CodeOrder

_MAX_CODE = 40_000


class RunBlenderPython(Tool):
    """Run Blender Python for a form that no shape can say.

    bpy is there, the model's objects are in the collection "Model" (empty at first); objects you add or change there
    become parts with a polygon mesh, which have no sliders. No files, no network, 30 seconds. What it prints comes
    back.
    """

    code: Annotated[str, Field(max_length=_MAX_CODE)]

    def use(self, desk: Desk) -> ToolOutcome:
        """Runs it, and puts what it made into the program."""
        if desk.code is None:
            raise SandboxUnavailableError("free-form code is not allowed here", hint="use shapes and modifiers")
        result = desk.code.run(CodeOrder(code=self.code, program=desk.program), canceled=desk.canceled)
        printed = f"it printed:\n{cut(result.output, limit=2000, more='print less')}" if result.output else ""
        gone = {*result.removed, *(part.name for part in result.parts)}
        program = desk.model_or_new()
        old = program.parts if desk.program is not None else []
        made = {part.name: part for part in result.parts}
        kept = [made.pop(part.name, part) for part in old if part.name not in gone or part.name in made]
        parts = [*kept, *made.values()]
        names = {part.name for part in parts}
        parts = [
            part.model_copy(update={"relation": None})
            if part.relation is not None and part.relation.target not in names
            else part
            for part in parts
        ]
        changed = bool(result.parts or result.removed)
        if changed and not parts:
            return ToolOutcome(text=f"the code removed every part: nothing is changed\n{printed}", failed=True)
        if changed:
            changed = desk.put(of_parts(program, parts))
        told = [f"{part.name} ({size_text(extents(part).size)})" for part in result.parts]
        text = f"made or changed: {listed(told) or 'nothing'}; removed: {listed(result.removed) or 'nothing'}"
        return ToolOutcome(text=f"{text}\n{printed}".strip(), changed=changed)
