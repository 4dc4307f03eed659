"""A sentence said of one part: "make it red", "twice as thick", "of brass", "remove it".

The sentence is read as an edit of a scene in which there is only that part;
what it asks of anything else is told as not done.
"""

from __future__ import annotations

import math
import re

from prompt2mesh.language.brief import MaterialWish, ObjectWish, PartWish, Resolution, Span
from prompt2mesh.language.edit_idioms import in_plain_words, read_command
from prompt2mesh.language.edit_words import clauses_of
from prompt2mesh.language.edits import Change, RelativeSize, parse_edit
from prompt2mesh.language.morphology import singular
from prompt2mesh.library.overriding import single_out
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import ParameterError, PromptError
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.part_paths import PartAt, parts_at, walk_paths
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.presets import PRESETS, find_preset
from prompt2mesh.mesh.program import MeshProgram, Part, PartOverride
from prompt2mesh.modelers.builtin.commands import worn_nouns
from prompt2mesh.modelers.builtin.editing import edit
from prompt2mesh.modelers.builtin.finishes import FINISHES, finished
from prompt2mesh.modelers.builtin.limits import within_limits
from prompt2mesh.modelers.builtin.looks import dressed, shaded
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.part_changes import find_part, laid_over, removed, renamed
from prompt2mesh.modelers.builtin.sliders import parameters_with

_RENAME = re.compile(
    r"^(?:rename(?: (?:it|this|the \w+))?(?: to| as)?|call (?:it|this|the \w+)) [\"']?([\w .\-]+?)[\"']?$",
    re.IGNORECASE,
)
_REMOVE = re.compile(
    r"(?:please )?(?:remove|delete|drop|erase|omit|lose|take away|get rid of)"
    r"(?: (?:it|this|that|(?:this|the) (?P<noun>[\w ]+?)))?(?: please)?[.!]?$",
    re.IGNORECASE,
)
_AND_NAME = re.compile(r"\s*(?:,|,? and)\s+(?=(?:rename|call) (?:it|this|the)\b)", re.IGNORECASE)
_SHADE_ALONE = re.compile(
    r"(?:(?:an? )?(?:bit|little|slightly|much) )?(?:darker|lighter|paler|brighter|duller)", re.IGNORECASE
)
_THE = re.compile(r"\bthe ([a-z]+)", re.IGNORECASE)
_ABOUT_ANY = frozenset("part piece thing colour color material size surface same top-most whole".split())
_OF_IT = re.compile(r"['’]s ([a-z]+)", re.IGNORECASE)
_LONG = 1.5
_MOST_MEANT = 64
_LEAST, _MOST = 0.02, 50.0
_WORLD = {"width": 0, "depth": 1, "height": 2}


def edit_part(program: MeshProgram, path: str, sentence: str) -> tuple[MeshProgram, Checklist]:
    """The program with one part changed as a sentence says, and nothing else.

    Args:
        program: Any program.
        path: As reports name it: "table/leg 2".
        sentence: Such as "make it red and twice as thick".

    Raises:
        ParameterError: There is no such part.
        PromptError: The sentence asks for nothing that can be done to it.
    """
    found = find_part(program, path)
    if found.part is found.root and found.copy is None and found.root.origin is not None:
        return _edit_whole(program, found.root, sentence)
    editor = _PartEditor(program, found)
    for clause in clauses_of(sentence):
        for said in _AND_NAME.split(clause):
            editor.read(said.strip(" .!"))
    checklist = editor.notes.checklist()
    if editor.program is program or editor.program == program:
        reasons = "; ".join(f"{item.phrase}: {item.note}" for item in checklist.items if item.note)
        raise PromptError(
            f"nothing in {sentence[:80]!r} changes this part" + (f" ({reasons[:300]})" if reasons else ""),
            hint="say a colour, a material, a size or a state, such as: make it red and twice as thick",
        )
    return editor.program, checklist


def _edit_whole(program: MeshProgram, root: Part, sentence: str) -> tuple[MeshProgram, Checklist]:
    """An edit of one object of a scene, by the words that the whole scene is edited with."""
    if _REMOVE.match(sentence.strip()):
        notes = Notes()
        notes.met(sentence, "object", "removed")
        return removed(program, find_part(program, root.name)), notes.checklist()
    alone = program.model_copy(update={"parts": [root.model_copy(update={"relation": None})]})
    made, checklist = edit(alone, sentence)
    items = list(checklist.items)
    if len(made.parts) > 1:
        notes = Notes()
        more = ", ".join(part.name for part in made.parts[1:])
        notes.missed(more, "object", "only this object is edited here: add it by an edit of the whole model")
        items += notes.checklist().items
    new = made.parts[0].model_copy(update={"relation": root.relation, "name": root.name})
    if new == root:
        raise PromptError(
            f"nothing in {sentence[:80]!r} changes this object", hint="say what shall be different about it"
        )
    parts = [new if part is root else part for part in program.parts]
    changed = within_limits(program.model_copy(update={"parts": parts, "parameters": parameters_with(program, parts)}))
    name = made.parts[0].name
    if name not in {part.name for part in parts}:  # it has become a thing of another kind
        changed = renamed(changed, find_part(changed, root.name), name)
    return changed, Checklist(items=items)


def change_drawn(program: MeshProgram, root: Part, change: Change, notes: Notes) -> MeshProgram:
    """One change of an edit done to an object, or to parts of it, that were drawn and not made from the library.

    Args:
        program: As it is.
        root: The object.
        change: Its words may name what is meant of it, which nobody knew who read them.
        notes: Told what became of the words.
    """
    own = set(root.name.lower().split())
    said = {singular(word) for word in re.findall(r"[a-z]+", f"{change.part} {change.text}".lower())} - own
    inner = [one for one in walk_paths(program) if one.root is root and one.part is not root]
    paths = [one.path for one in inner if singular(_words_of(one.part)[-1]) in said]
    named = change.part or (found[1] if (found := _OF_IT.search(change.text)) else "")
    if named and not paths:
        notes.missed(change.text, "part", f"the {root.name} has no {named}")
        return program
    paths = paths or [root.name]
    for path in dict.fromkeys(paths[:_MOST_MEANT]):
        editor = _PartEditor(program, find_part(program, path))
        editor.apply(change.model_copy(update={"part": ""}))
        program = editor.program
        for item in editor.notes.checklist().items:
            notes.add(item)
    return program


def _words_of(part: Part) -> list[str]:
    """The words of a part's name, without its number."""
    words = part.name.lower().split()
    return [word for word in words if not word.isdigit()] or words


class _PartEditor:
    """One part of a program while a sentence is done to it."""

    def __init__(self, program: MeshProgram, found: PartAt) -> None:
        self.program = program
        self.notes = Notes()
        self._path = found.path
        self._gone = False
        kind = found.root.origin.asset if found.root.origin is not None else None
        self._noun = re.sub(r" (?:\d+|mirrored)$", "", found.name).lower()
        self._wish = ObjectWish(
            number=0, noun=self._noun, span=Span(start=0, end=0),
            resolution=Resolution(how="exact" if kind else "none", kind=kind),
        )  # fmt: skip

    def read(self, clause: str) -> None:
        """Does one clause, and notes what became of it."""
        if self._gone:
            self.notes.missed(clause, "word", "the part is gone")
            return
        named = _RENAME.match(clause.strip())
        if named:
            self._rename(clause, named[1])
            return
        gone = _REMOVE.match(clause)
        if gone and self._means_this(gone["noun"] or ""):
            self._remove(clause)
            return
        if any(not self._means_this(noun) and noun.lower() not in _ABOUT_ANY for noun in _THE.findall(clause)):
            self.notes.missed(clause, "part", f"only the {self._noun} is edited here")
            return
        plain = in_plain_words(f"make it {clause}" if _SHADE_ALONE.fullmatch(clause) else clause, worn=worn_nouns())
        command = read_command(plain)
        if command is not None and command.kind == "shade" and self._means_this(command.noun):
            self._dress(clause, PartWish(text=clause, noun=self._noun, span=Span(start=0, end=0)), shade=command.shade)
            return
        if command is not None:
            self.notes.missed(clause, "word", f"only the {self._noun} is edited here, and it stays in its place")
            return
        brief = parse_edit(plain, (self._wish,))
        for change in brief.changes:
            self.apply(change)
        said = " ".join(item.phrase.lower() for item in self.notes.checklist().items)
        for word in brief.words:
            if word.role == "unknown" and word.text.lower() not in said:
                self.notes.missed(word.text, "word")

    # ---- one change

    def apply(self, change: Change) -> None:
        """Does one change to the part, and notes what became of it."""
        if change.part and not self._means_this(change.part):
            self.notes.missed(change.text, "part", f"only the {self._noun} is edited here")
            return
        match change.action:
            case "remove":
                self._remove(change.text)
            case "change" if change.part_wish is not None:
                self._wished(change, change.part_wish)
            case "change" if change.wish is not None:
                self._wished(change, _as_part(change.wish, self._noun))
                self._not_for_parts(change.wish)
            case "change":
                self._sized(change.relative, None)
            case _:
                self.notes.missed(
                    change.text, "word", f"only the {self._noun} is edited here, and it stays in its place"
                )

    def _remove(self, text: str) -> None:
        self.program = removed(self.program, self._found())
        self._gone = True
        self.notes.met(text, "part", "removed")

    def _wished(self, change: Change, wish: PartWish) -> None:
        self._dress(change.text, wish)
        self._sized(change.relative, wish)

    def _dress(self, text: str, wish: PartWish, *, shade: str = "") -> None:
        found = self._found()
        states = [t for t in wish.traits if t.name in FINISHES]
        # A word that an object takes for a form of its own ("a metal chair") says of a part what it is made of.
        stuffs = {t: preset for t in wish.traits if t not in states and (preset := find_preset(t.text)) is not None}
        more = tuple(MaterialWish(text=trait.text, preset=preset.name) for trait, preset in stuffs.items())
        wish = wish.model_copy(update={
            "materials": (*wish.materials, *more), "traits": tuple(t for t in wish.traits if t not in stuffs),
        })  # fmt: skip
        known = tuple(m for m in wish.materials if m.preset in PRESETS)
        shades = [*(t.name for t in wish.shades), *([shade] if shade else [])]
        material = dressed(found.material, wish.colors, known, wish.patterns)
        for name in shades:
            material = shaded(material, name)
            self.notes.met(text, "colour", material.color or "")
        for state in states:
            material = finished(material, state.name)
            self.notes.met(f"{state.text} {self._noun}", "state", state.name)
        for color in wish.colors:
            self.notes.met(f"{color.text} {self._noun}", "colour", color.hex)
        for stuff in wish.materials:
            if stuff in known:
                self.notes.met(f"{stuff.text} {self._noun}", "material", stuff.preset.replace("_", " "))
            else:
                self.notes.missed(stuff.text, "material", "not a material the library knows")
        for pattern in wish.patterns:
            self.notes.met(f"{pattern.text} {self._noun}", "pattern", pattern.name.replace("_", " "))
        for trait in wish.traits:
            if trait not in states and trait.name != "?":
                self.notes.missed(trait.text, "word", f"a {self._noun} by itself cannot be so")
        if known or states or wish.patterns or shades:
            self._lay(PartOverride(part="", exact=True, material=material))
        elif wish.colors:
            self._lay(PartOverride(part="", exact=True, color=wish.colors[0].hex))

    def _sized(self, relative: tuple[RelativeSize, ...], wish: PartWish | None) -> None:
        for size in relative:
            self._resize(size.text, size.axis, size.factor, size.delta_m, size.metres)
        for vague in wish.vague if wish else ():
            self._resize(vague.text, vague.axis, vague.factor, None, None)
        for exact in wish.sizes if wish else ():
            self._resize(exact.text, exact.axis, None, None, exact.metres)

    def _resize(self, text: str, axis: str, factor: float | None, delta_m: float | None, metres: float | None) -> None:
        sizes, axes = _measured(self._found(), axis)
        now = max(sizes[at] for at in axes)
        if metres is not None or delta_m is not None:
            wanted = metres if metres is not None else now + (delta_m or 0.0)
            factor = wanted / now if now > 0 else 0.0
        kept = min(max(factor or 1.0, _LEAST), _MOST)
        scale = [kept if at in axes else 1.0 for at in range(3)]
        self._lay(PartOverride(part="", exact=True, scale=(scale[0], scale[1], scale[2])))
        told = f"{'' if axis == 'all' else axis + ' '}× {kept:.3g}, now {now * kept:.3g} m"
        if factor == kept:
            self.notes.met(f"{text} {self._noun}", "size", told)
        else:
            self.notes.near(f"{text} {self._noun}", "size", f"{told}: the most that one change does")

    def _rename(self, clause: str, name: str) -> None:
        found = self._found()
        try:
            self.program = renamed(self.program, found, name)
        except ParameterError as error:
            self.notes.missed(clause, "word", error.message)
            return
        inner = "/" in self._path
        self._path = f"{found.root.name}/{name.strip()}" if inner and found.part is not found.root else name.strip()
        self.notes.met(clause, "part", f"renamed to {name.strip()}")

    def _not_for_parts(self, wish: ObjectWish) -> None:
        for part in wish.parts:
            self.notes.missed(part.text, "part", f"only the {self._noun} is edited here")
        for trait in (*wish.styles, *wish.shapes):
            self.notes.missed(trait.text, "style", f"a {self._noun} by itself cannot be so")
        for text in wish.texts:
            self.notes.missed(f'"{text}"', "text", f"nothing can be written on the {self._noun} by itself")

    # ---- where it is

    def _found(self) -> PartAt:
        found = parts_at(self.program, self._path)
        if not found:  # a copy of a top-level part has become one itself
            self._path = self._path.rpartition("/")[2]
        return found[0] if found else find_part(self.program, self._path)

    def _lay(self, override: PartOverride) -> None:
        self.program = laid_over(self.program, self._found(), override)

    def _means_this(self, noun: str) -> bool:
        words = self._noun.split()
        said = noun.lower().removeprefix("the ").strip()
        return said in {"", "it", "this", "this part", "part", "the part"} or singular(said) in {self._noun, *words}


def _as_part(wish: ObjectWish, noun: str) -> PartWish:
    return PartWish(
        text=noun, noun=noun, span=wish.span, colors=wish.colors, materials=wish.materials, sizes=wish.sizes,
        vague=wish.vague, shades=wish.shades, traits=(*wish.states, *wish.adjectives), patterns=wish.patterns,
    )  # fmt: skip


def _measured(found: PartAt, axis: str) -> tuple[tuple[float, float, float], tuple[int, ...]]:
    """The sizes of a part along its own axes, metres, and the axes that a word for a size means on it.

    Length is along the longest axis, thickness across it; height, width and
    depth are along the axis that points that way most.
    """
    part = found.part if found.copy is None else single_out([found.part], found.name)[0]
    upright = part.model_copy(update={
        "placement": Transform(scale=part.placement.scale), "instances": None, "fit": None,
    })  # fmt: skip
    sizes = extents(upright).size
    order = sorted(range(3), key=lambda at: sizes[at])
    match axis:
        case "height" | "width" | "depth":
            return sizes, (_axis_towards(part.placement.rotation, _WORLD[axis]),)
        case "length" | "longest":
            return sizes, (order[2],)
        case "thickness" | "diameter":
            if sizes[order[2]] > _LONG * sizes[order[1]] or axis == "diameter":
                return sizes, (order[0], order[1])
            return sizes, (order[0],)
        case _:
            return sizes, (0, 1, 2)


def _axis_towards(degrees: tuple[float, float, float], world: int) -> int:
    """Which of a part's own axes points along an axis of the world most."""
    (cx, cy, cz), (sx, sy, sz) = ([f(math.radians(d)) for d in degrees] for f in (math.cos, math.sin))
    rows = (
        (cy * cz, sx * sy * cz - cx * sz, cx * sy * cz + sx * sz),
        (cy * sz, sx * sy * sz + cx * cz, cx * sy * sz - sx * cz),
        (-sy, sx * cy, cx * cy),
    )
    return max(range(3), key=lambda at: abs(rows[world][at]))
