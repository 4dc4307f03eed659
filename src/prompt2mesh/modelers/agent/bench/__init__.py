"""The Workbench that an LLM models with: typed tools over mesh programs, the library, pictures and measures.

May import what `modelers` may; knows no LLM and no graph.
"""

from prompt2mesh.modelers.agent.bench.comparing import Comparison
from prompt2mesh.modelers.agent.bench.matching import Match
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome
from prompt2mesh.modelers.agent.bench.tool import Tool
from prompt2mesh.modelers.agent.bench.workbench import Look, Workbench

__all__ = ["Comparison", "Look", "Match", "Tool", "ToolOutcome", "Workbench"]
