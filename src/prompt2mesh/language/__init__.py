"""Prompt understanding: text in, a `Brief` with every word accounted for out.

May import `mesh` and the vocabulary declared by `library`. Knows nothing about
geometry: what a word does to a shape is decided by `modelers`.
"""

from prompt2mesh.language.brief import Brief
from prompt2mesh.language.grammar import parse

__all__ = ["Brief", "parse"]
