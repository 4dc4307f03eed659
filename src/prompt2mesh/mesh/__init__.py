"""The mesh program: plain, typed, versioned data that every other package shares.

May import only the standard library, pydantic and numpy, because it is also
imported by Blender's own Python.
"""
