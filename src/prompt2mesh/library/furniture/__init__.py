"""Furniture: things that stand in a room."""
