"""The last look over a prompt: no word that says something may be missing from the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prompt2mesh.language.adjectives import PRAISE
from prompt2mesh.language.brief import Correction, Word
from prompt2mesh.language.phrases import FIXED_WORDS, FUNCTION_WORDS, NEGATIONS
from prompt2mesh.language.technical.words import GRAMMAR
from prompt2mesh.modelers.builtin.notes import Notes

_FIXED_ROLES = frozenset({"grammar", "relation"})
# What joins the measures of a technical part; longer words are told.
_GLUE = frozenset(word for word in GRAMMAR if len(word) < 4)
# "3d", "2m", "1950s": a number and its letters are two words of a prompt.
_PIECE = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def note_corrections(corrections: Iterable[Correction], notes: Notes) -> None:
    """Tells how misspelt words were read."""
    for correction in corrections:
        notes.near(correction.text, "word", f"read as {correction.spelled!r}")


def note_words(words: tuple[Word, ...], notes: Notes) -> None:
    """Adds every word that says something and that no item of the checklist speaks of."""
    phrases = [item.phrase.lower() for item in notes.checklist().items]
    said = {w for phrase in phrases for w in _WORD.findall(phrase)}
    if "without" in said:
        said |= {"not", *NEGATIONS}
    pieces = {m for phrase in phrases for m in _PIECE.findall(phrase)}
    for word in words:
        low = word.text.lower()
        spoken = _WORD.findall(low)
        said_by_role = low in FUNCTION_WORDS or (low in FIXED_WORDS and word.role in _FIXED_ROLES)
        if not spoken or said_by_role or set(spoken) <= said or low in pieces:
            continue
        if low in PRAISE:
            notes.met(word.text, "framing", "praise, not a shape")
        elif word.role == "grammar" and low in _GLUE:
            continue
        elif word.role == "opinion":
            notes.near(word.text, "word", "left to the library: nothing in the model shows it")
        else:
            notes.missed(word.text, "word", "nothing in the model shows it")
        said.add(low)
