"""Modelers: words in, a mesh program out."""
