"""The tools, by what a client does with them."""

from prompt2mesh.mcp.tool import StudioTool
from prompt2mesh.mcp.tools.library import LIBRARY_TOOLS
from prompt2mesh.mcp.tools.looking import LOOKING_TOOLS
from prompt2mesh.mcp.tools.making import MAKING_TOOLS
from prompt2mesh.mcp.tools.projects import PROJECT_TOOLS
from prompt2mesh.mcp.tools.scene import SCENE_TOOLS

TOOLS: tuple[StudioTool, ...] = (*MAKING_TOOLS, *LOOKING_TOOLS, *PROJECT_TOOLS, *LIBRARY_TOOLS, *SCENE_TOOLS)
