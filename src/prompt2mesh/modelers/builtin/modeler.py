"""From a prompt to a mesh program: resolve, compose, lay out, and say what became of every wish."""

from __future__ import annotations

import re
from typing import Literal

from prompt2mesh.language import Brief, parse
from prompt2mesh.language.brief import ObjectWish
from prompt2mesh.language.meaning import says_the_kind, suggestions
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import vocabulary
from prompt2mesh.library.coarsen import coarser, share_for
from prompt2mesh.library.make import make_part
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import UnknownObjectError, UnreasonableSizeError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.modelers.builtin.attributes import Composer
from prompt2mesh.modelers.builtin.comparisons import compared
from prompt2mesh.modelers.builtin.contents import fit_contents
from prompt2mesh.modelers.builtin.dimensions import slug
from prompt2mesh.modelers.builtin.enrich import (
    scale_effects,
    with_effects,
    with_hands,
    with_numbers,
    with_open,
    with_own_contents,
    with_seats,
    with_tools_laid_down,
    with_worn_forms,
)
from prompt2mesh.modelers.builtin.layout import Layout
from prompt2mesh.modelers.builtin.limits import within_limits
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.placed import Placed
from prompt2mesh.modelers.builtin.remainder import note_corrections, note_words
from prompt2mesh.modelers.builtin.reshaping import reshaped
from prompt2mesh.modelers.builtin.sliders import sliders
from prompt2mesh.modelers.builtin.variety import variation, vary

MAX_PARTS = 400
# More copies than this repeat: the eye does not tell, and each variant costs time.
_VARIANTS = 6


def model(
    text: str,
    *,
    seed: int = 0,
    style: Literal["smooth", "low-poly"] = "smooth",
    detail: float = 1.0,
    scale: float = 1.0,
) -> tuple[MeshProgram, Checklist]:
    """Makes a program of a prompt.

    Args:
        text: What to make.
        seed: Varies what the words leave open.
        style: `low-poly` for flat facets; the prompt may ask for it too.
        detail: Factor on the fineness of curves.
        scale: Factor on the size of the whole.

    Raises:
        UnknownObjectError: No object of the prompt is known or near to one that is.
        PromptError: See `language.parse`.
    """
    return build(parse(text), seed=seed, style=style, detail=detail, scale=scale)


def build(
    brief: Brief,
    *,
    seed: int = 0,
    style: Literal["smooth", "low-poly"] = "smooth",
    detail: float = 1.0,
    scale: float = 1.0,
) -> tuple[MeshProgram, Checklist]:
    """Makes a program of a brief; see `model`."""
    notes = Notes()
    known = [wish for wish in brief.objects if wish.kind is not None]
    if not known:
        raise _unknown(brief)
    if sum(wish.count for wish in known) > MAX_PARTS:
        raise UnreasonableSizeError(
            f"at most {MAX_PARTS} things can stand in one scene; this asks for {sum(w.count for w in known)}",
            hint="ask for fewer",
        )
    style = brief.style or style
    brief = with_effects(with_hands(with_tools_laid_down(with_seats(with_numbers(brief)))))
    brief = with_own_contents(with_worn_forms(with_open(brief)), notes)
    placed: list[Placed] = []
    taken: set[str] = set()
    for wish in compared(brief):
        if wish.kind is None:
            note_unknown(wish, notes)
            continue
        placed.append(make_object(wish, taken, notes, seed=seed, detail=detail, scale=scale))
    heaps = fit_contents(placed, brief)
    scale_effects(placed, brief)
    parts = [*heaps.values(), *Layout(placed, brief.relations, notes).parts()]
    for frame in brief.framing:
        notes.met(frame.text, "framing", "about the picture or its use, not the thing")
    note_corrections(brief.corrections, notes)
    note_words(brief.words, notes)
    program = within_limits(MeshProgram(
        name=slug(brief.prompt)[:200] or "model", prompt=brief.prompt[:4000], seed=seed, style=style, detail=detail,
        parameters=sliders(parts), parts=parts,
    ))  # fmt: skip
    return program, notes.checklist()


def make_object(
    wish: ObjectWish, taken: set[str], notes: Notes, *, seed: int, detail: float = 1.0, scale: float = 1.0
) -> Placed:
    """Makes all copies of one object, with names that are not in `taken`."""
    wish = reshaped(wish, notes)
    asset = vocabulary().assets[wish.kind or ""]
    _note_object(wish, notes)
    varied = {t.text for t in wish.adjectives if variation(t) is not None} if wish.count > 1 else set[str]()
    plain = wish.model_copy(update={"adjectives": tuple(t for t in wish.adjectives if t.text not in varied)})
    made = Composer(plain, asset, notes).compose(seed)
    factor = tuple(s * scale for s in made.scale)
    entry = Placed(wish, asset)
    base = slug(wish.noun if wish.count == 1 else singular(wish.noun.lower()))
    names = names_for(base, wish.count, taken)
    made_parts: dict[int, Part] = {}
    share = share_for(wish.count)
    for number, name in enumerate(names):
        variant = number % _VARIANTS
        if variant not in made_parts:
            origin = made.origin.model_copy(update={"seed": seed + variant})
            drawn = coarser(make_part(origin, name=name, detail=detail * share), share)
            made_parts[variant] = _sized(drawn, made.fit, factor)
        entry.parts.append(made_parts[variant].model_copy(update={"name": name}))
    if len(entry.parts) > 1:
        vary(entry, wish.adjectives, notes)
    return entry


def _sized(part: Part, fit: object, factor: tuple[float, ...]) -> Part:
    changes: dict[str, object] = {}
    if fit is not None:
        changes["fit"] = fit
    if factor != (1.0, 1.0, 1.0):
        changes["placement"] = Transform(scale=(factor[0], factor[1], factor[2]))
    return part.model_copy(update=changes) if changes else part


def names_for(base: str, count: int, taken: set[str]) -> list[str]:
    """Names for copies, numbered on from those there are ("chair", "chair 2", "chair 3")."""
    names: list[str] = []
    number = 1
    while len(names) < count:
        name = base if count == 1 and number == 1 else f"{base} {number}"
        if name not in taken and not (number == 1 and base in taken):
            names.append(name)
            taken.add(name)
        number += 1
    return names


def _note_object(wish: ObjectWish, notes: Notes) -> None:
    title = vocabulary().assets[wish.kind or ""].words[0]
    how = wish.resolution.how
    if how == "exact" or (how == "synonym" and says_the_kind(wish.noun.lower(), wish.kind or "")):
        notes.met(wish.noun, "object", "" if wish.noun.lower() == title else title)
    elif how == "synonym":
        notes.near(wish.noun, "object", f"built a {title}, the nearest in the library")
    elif wish.resolution.specific and wish.resolution.distance <= 1:
        notes.near(wish.noun, "object", f"no {wish.noun} in the library: built a {title}")
    else:
        shared = f" (both are kinds of {wish.resolution.common})" if not wish.resolution.specific else ""
        notes.near(wish.noun, "object", f"no {wish.noun} in the library: built a {title}{shared}")
    if re.fullmatch(r"\d+[.,]\d*[1-9]\d*", wish.count_text):
        notes.near(f"{wish.count_text} {wish.noun}", "count", f"{wish.count}, the nearest whole number")
    elif wish.count_text:
        notes.met(f"{wish.count_text} {wish.noun}", "count", str(wish.count))


def note_unknown(wish: ObjectWish, notes: Notes) -> None:
    """Notes a thing nothing in the library is near to."""
    near = suggestions(wish.noun.lower(), vocabulary())
    hint = f"; near: {', '.join(near)}" if near else ""
    notes.missed(wish.noun, "object", f"nothing in the library is near to it{hint}")


def _unknown(brief: Brief) -> UnknownObjectError:
    words = vocabulary()
    nouns = [wish.noun for wish in brief.objects]
    near: list[str] = []
    for noun in nouns:
        near.extend(s for s in suggestions(noun.lower(), words) if s not in near)
    what = (
        f"nothing in the library is near to {', '.join(repr(n) for n in nouns[:4])}"
        if nouns
        else "no thing to make was named"
    )
    return UnknownObjectError(what, hint="see: prompt2mesh library list", suggestions=tuple(near[:6]))
