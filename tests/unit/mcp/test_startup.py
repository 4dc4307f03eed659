"""A client waits for the server to start: what only a tool needs is not loaded before."""

import subprocess
import sys


def test_the_list_of_tools_needs_neither_database_nor_blender_nor_llm() -> None:
    heavy = ("sqlalchemy", "bpy", "langchain_core", "langgraph", "argon2", "boto3", "fastapi", "trimesh", "manifold3d")
    code = f"import sys, prompt2mesh.mcp.stdio; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
