"""Prompt2Mesh: words in, a real and editable 3D model out."""

__version__ = "0.1.0"
