"""Texture synthesis: materials to tileable images, with numpy only.

Knows nothing about bpy, so it can be tested and used anywhere. Importing it
registers every generator.
"""

from prompt2mesh.blender.textures import fabric, food, hide, masonry, metal, nature, stone, wood
from prompt2mesh.blender.textures.layer import GENERATORS

__all__ = ["GENERATORS", "fabric", "food", "hide", "masonry", "metal", "nature", "stone", "wood"]
