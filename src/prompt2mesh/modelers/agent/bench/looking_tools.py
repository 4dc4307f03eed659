"""Tools that look and judge: build, pictures, measures, checks, the prompt's checklist."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.library_tools import checklist_text
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, cut
from prompt2mesh.modelers.agent.bench.summaries import report_text, scene_text
from prompt2mesh.modelers.agent.bench.tool import Tool
from prompt2mesh.modelers.agent.bench.views import DEFAULT_VIEWS, VIEWS, read_views

MAX_VIEWS = 6
_VIEWS_TEXT = f"{', '.join(VIEWS)}, or 'azimuth,elevation' in degrees: '45,20' (0 front, 90 right side)."


class ReadScene(Tool):
    """List the model's parts with paths, sizes, materials and places, its sliders, and what the last build found."""

    def use(self, desk: Desk) -> ToolOutcome:
        """Lists it."""
        return ToolOutcome(text=cut(scene_text(desk.model(), desk.known_report()), more="use read_part"))  # fmt: skip


class BuildModel(Tool):
    """Build the model in Blender and hear its real size, triangles and faults (floating or open parts …).

    Build after a few changes; look, measure and check build by themselves.
    """

    def use(self, desk: Desk) -> ToolOutcome:
        """Builds it."""
        return ToolOutcome(text=report_text(desk.report()))


class LookAtModel(Tool):
    """Take pictures of the model and see them: from named views or angles, of the whole or close up on one part."""

    views: Annotated[list[str], Field(description=_VIEWS_TEXT)] = list(DEFAULT_VIEWS)
    part: Annotated[str, Field(description="Path of a part that shall fill the picture; optional.")] = ""
    size_px: Annotated[int, Field(ge=128, le=1024, description="512 by default; larger costs more.")] = 512

    def use(self, desk: Desk) -> ToolOutcome:
        """Takes them."""
        if not 1 <= len(self.views) <= MAX_VIEWS:
            raise ParameterError(f"1 to {MAX_VIEWS} views are expected; got {len(self.views)}")
        views = read_views(self.views, part=self.part or None)
        pictures = desk.pictures(views, size_px=self.size_px)
        names = ", ".join(f"{n}: {view.name}" for n, view in enumerate(views, 1))
        text = f"pictures {names}\n{report_text(desk.report())}"
        return ToolOutcome(text=cut(text), pictures=pictures)


class CompareWithPrompt(Tool):
    """Hold the model against what was asked.

    Lists the prompt's wishes with what became of each, and the measured facts. Use it before you say that you are done.
    """

    def use(self, desk: Desk) -> ToolOutcome:
        """Lists both."""
        program = desk.model()
        prompt = desk.prompt or program.prompt or "unknown"
        facts = cut(scene_text(program, desk.report()), limit=2500)
        wishes = checklist_text(desk.checklist)
        text = f"the prompt: {prompt}\nwishes:\n{wishes}\nthe model now:\n{facts}"
        return ToolOutcome(text=cut(text, limit=6000))


class Undo(Tool):
    """Take back the last change of the model."""

    def use(self, desk: Desk) -> ToolOutcome:
        """Goes back."""
        if not desk.history:
            raise ParameterError("a change to take back is expected; there is none")
        desk.program = desk.history.pop()
        count = len(desk.program.parts) if desk.program else 0
        return ToolOutcome(text=f"the last change is taken back; {count} top-level parts now", changed=True)
