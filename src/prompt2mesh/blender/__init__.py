"""Runs inside Blender: the only package that may import bpy.

Nothing imports this package; `builders/` starts it as a process of its own and
talks to it in JSON. It may import `mesh` only.
"""
