"""Texture synthesis: materials to tileable images, with numpy only.

Knows nothing about bpy, so it can be tested and used anywhere.
"""

from prompt2mesh.blender.textures import wood
from prompt2mesh.blender.textures.layer import GENERATORS

__all__ = ["GENERATORS", "wood"]
