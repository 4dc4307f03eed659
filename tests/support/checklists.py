"""Whether a checklist speaks of every word that says something."""

import re

from prompt2mesh.language.phrases import FIXED_WORDS, FUNCTION_WORDS, NEGATIONS
from prompt2mesh.language.technical.words import GRAMMAR
from prompt2mesh.language.tokens import clean
from prompt2mesh.mesh.checklist import Checklist

# What joins the measures of a technical part; longer ones are told.
_GLUE = frozenset(word for word in GRAMMAR if len(word) < 4)


def words_left_out(prompt: str, checklist: Checklist) -> set[str]:
    """The words of a prompt that say something and that no item of its checklist has."""
    spoken = {word for item in checklist.items for word in _words(item.phrase)}
    if "without" in spoken:
        spoken |= {"not", *NEGATIONS}
    return _words(clean(prompt)) - spoken - FUNCTION_WORDS - FIXED_WORDS - _GLUE


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+|\d+", text.lower()) if len(word) > 1}
