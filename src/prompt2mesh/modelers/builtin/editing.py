"""Edits by sentence and by parameter: the origin of a part is changed and the part is made again."""

from __future__ import annotations

from pydantic import ValidationError

from prompt2mesh.language.brief import ObjectWish, PartWish, Resolution, Span
from prompt2mesh.language.edit_idioms import in_plain_words, ordinal, read_command
from prompt2mesh.language.edit_words import clauses_of
from prompt2mesh.language.edits import Change, EditBrief, RelativeSize, parse_edit
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.technical.changes import read_clause
from prompt2mesh.library.make import check_value, clamp, find_asset, make_part
from prompt2mesh.library.registry import Value
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.checks import check_program
from prompt2mesh.mesh.errors import ParameterError, PromptError, UnreasonableSizeError
from prompt2mesh.mesh.formulas import names_followed, with_parameter_list, with_values
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Fit, Transform
from prompt2mesh.mesh.program import MeshProgram, Origin, Part
from prompt2mesh.modelers.builtin.attributes import Composer
from prompt2mesh.modelers.builtin.commands import commanded, worn_nouns
from prompt2mesh.modelers.builtin.dimensions import length_parameter
from prompt2mesh.modelers.builtin.layout import Layout
from prompt2mesh.modelers.builtin.limits import within_limits
from prompt2mesh.modelers.builtin.machining import current_values, machined
from prompt2mesh.modelers.builtin.modeler import make_object, note_unknown
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.placed import Placed
from prompt2mesh.modelers.builtin.sliders import group_name, own_parameters, parameters_with

_NOWHERE = Span(start=0, end=0)
_FIT_OF = {"height": "z", "width": "x", "depth": "y", "length": "x", "diameter": "x"}
_SCALE_OF = {"height": (2,), "width": (0,), "depth": (1,), "length": (0,), "diameter": (0, 1), "thickness": (0, 1)}


def edit(program: MeshProgram, sentence: str) -> tuple[MeshProgram, Checklist]:
    """Changes a program as a sentence says.

    Args:
        program: A program whose parts were made from the library (they carry an origin).
        sentence: Such as "make the legs taller and paint the top red".

    Raises:
        PromptError: No part of the sentence is a change of this model.
    """
    scene = Scene(program)
    sentence = scene.machine(sentence)
    left: list[str] = []
    for clause in clauses_of(sentence):
        plain = in_plain_words(clause, worn=worn_nouns())
        command = read_command(plain)
        if command is None or not commanded(scene, command):
            left.append(plain)
    sentence = " and ".join(left)
    if not sentence:
        return scene.program(), scene.notes.checklist()
    scene.numbered()
    sentence, which = ordinal(sentence, scene.repeated())
    brief = parse_edit(sentence, scene.wishes(), tuple(p.name for p in program.parameters))
    if not brief.changes and not scene.notes.checklist().items:
        known = ", ".join(dict.fromkeys(w.noun for w in scene.wishes()))
        raise PromptError(
            f"nothing in {sentence[:80]!r} changes this model",
            hint=f"name one of its objects ({known}) or their parts, such as: make it 10 cm taller",
        )
    for change in brief.changes:
        scene.apply(change, which=which)
    _note_words(brief, scene.notes)
    return scene.program(), scene.notes.checklist()


def set_parameter(program: MeshProgram, name: str, value: Value) -> MeshProgram:
    """Sets one slider, such as `seat_height` or `chair.seat_height`.

    Raises:
        ParameterError: No such parameter, or a value it cannot have.
        ProgramError: A number that follows it cannot follow it so far.
        UnreasonableSizeError: It asks for more than a worker builds.
    """
    if any(p.name == name for p in own_parameters(program)):
        return _followed(program, with_values(program, {name: value}))
    group, _, own = name.rpartition(".")
    parts: list[Part] = []
    found = False
    for part in program.parts:
        origin = part.origin
        declared = find_asset(origin.asset).parameter(own) if origin and group in {"", group_name(part)} else None
        if origin is None or declared is None:
            parts.append(part)
            continue
        found = True
        checked = check_value(declared.parameter, value)
        parts.append(
            remade(part, origin.model_copy(update={"parameters": {**origin.parameters, own: checked}}), program.detail)
        )
    if not found:
        known = ", ".join(p.name for p in program.parameters[:30])
        raise ParameterError(f"the model has no parameter {name!r}", hint=f"it has: {known}")
    moved, parameters = program.model_copy(update={"parts": parts}), parameters_with(program, parts)
    if names_followed(program):
        return _followed(moved, with_parameter_list(moved, parameters))
    return within_limits(moved.model_copy(update={"parameters": parameters}))


def _followed(before: MeshProgram, after: MeshProgram) -> MeshProgram:
    """The program whose assets are made again where their values have followed a parameter.

    Raises:
        ParameterError: An asset cannot have the value.
        ProgramError: A parameter left its range.
    """
    parts = [
        remade(new, new.origin, after.detail) if new.origin is not None and new.origin != old.origin else new
        for old, new in zip(before.parts, after.parts, strict=True)
    ]
    after = after.model_copy(update={"parts": parts})
    changed = after.model_copy(update={"parameters": parameters_with(after, parts)})
    check_program(changed)
    return changed


def remade(part: Part, origin: Origin, detail: float) -> Part:
    """The part made again from another origin, where it stands; sizes fitted to the old parameters are let go."""
    fresh = make_part(origin, name=part.name, detail=detail)
    return fresh.model_copy(
        update={
            "placement": part.placement,
            "relation": part.relation,
            "fit": part.fit,
            "instances": part.instances,
            "formulas": part.formulas,
        }
    )


class Scene:
    """The parts of a program by object, while they are changed."""

    def __init__(self, program: MeshProgram) -> None:
        """Group the copies of each object."""
        self._program = program
        self.notes = Notes()
        self.parts: list[Part] = list(program.parts)
        self.groups: list[str] = list(dict.fromkeys(group_name(p) for p in self.parts))
        self._which: int | None = None

    def wishes(self) -> tuple[ObjectWish, ...]:
        """The objects there are, as language knows them."""
        found: list[ObjectWish] = []
        for number, group in enumerate(self.groups):
            members = self.members(number)
            if not members:
                continue
            origin = members[0].origin
            kind = origin.asset if origin is not None else None
            noun = (origin.word if origin is not None else "") or group.replace("_", " ")
            resolution = Resolution(how="exact" if kind else "none", kind=kind)
            found.append(ObjectWish(number=number, noun=noun, span=_NOWHERE, resolution=resolution, count=len(members)))
        return tuple(found)

    def program(self) -> MeshProgram:
        """The changed program.

        Raises:
            PromptError: Nothing is left, or it has become too much.
        """
        if not self.parts:
            raise PromptError("the edit removes everything", hint="leave at least one object")
        names = {p.name for p in self.parts}
        kept = [
            p.model_copy(update={"relation": None}) if p.relation is not None and p.relation.target not in names else p
            for p in self.parts
        ]
        parameters = parameters_with(self._program, kept)
        return within_limits(self._program.model_copy(update={"parts": kept, "parameters": parameters}))

    def numbered(self) -> None:
        """Counts the objects anew, after some were added or taken away."""
        self.groups = list(dict.fromkeys(group_name(p) for p in self.parts))

    def repeated(self) -> frozenset[str]:
        """Nouns of what there is more than one of."""
        nouns = (w.noun.lower() for w in self.wishes() if w.count > 1)
        return frozenset(form for noun in nouns for form in (noun, singular(noun)))

    def apply(self, change: Change, *, which: int | None = None) -> None:
        """Applies one change, to one of the copies where `which` says so, and notes what became of it."""
        self._which = which
        match change.action:
            case "change":
                for number in change.targets:
                    self._change(number, change)
            case "remove":
                self._remove(change)
            case "add" | "relate":
                self._add(change)
            case "replace":
                self._replace(change)
            case "rotate":
                self._rotate(change)
            case "set":
                self._set(change)

    def machine(self, sentence: str) -> str:
        """Applies the clauses that speak of a technical part's measures and features; returns the rest."""
        part = self.parts[0] if len(self.groups) == 1 else None
        origin = part.origin if part is not None else None
        asset = find_asset(origin.asset) if origin is not None else None
        if origin is None or asset is None or asset.family != "technical":
            return sentence
        left: list[str] = []
        for clause in clauses_of(sentence):
            change = read_clause(clause, asset, current_values(asset, origin))
            if change is None:
                left.append(clause)
            else:
                origin = machined(origin, change, asset, self.notes)
        self.parts = [
            remade(p, origin.model_copy(update={"seed": p.origin.seed if p.origin else 0}), self._program.detail)
            for p in self.parts
        ]
        return " and ".join(left)

    def members(self, number: int) -> list[Part]:
        """The copies of an object."""
        return [p for p in self.parts if group_name(p) == self.groups[number]]

    def _meant(self, number: int) -> list[Part]:
        """The members, or the one of them that was named."""
        members = self.members(number)
        if self._which is None or not -len(members) <= self._which < len(members):
            return members
        return [members[self._which]]

    def recolour(self, part: Part, materials: dict[str, Material]) -> None:
        """Makes a part again with other materials in some slots."""
        assert part.origin is not None
        origin = part.origin.model_copy(update={"materials": {**part.origin.materials, **materials}})
        self.swap(part, remade(part, origin, self._program.detail))

    def swap(self, old: Part, new: Part) -> None:
        """Puts a changed part where the old one was."""
        self.parts = [new if p is old else p for p in self.parts]

    # ---- change

    def _change(self, number: int, change: Change) -> None:
        for part in self._meant(number):
            if part.origin is None:
                self._change_drawn(part, change)
                continue
            asset = find_asset(part.origin.asset)
            wish = change.wish or self._plain(number)
            composer = Composer.onto(part.origin, wish, asset, self.notes)
            if change.part:
                self._part(composer, change)
                made = composer.compose(part.origin.seed)
                self.swap(part, remade(part, made.origin, self._program.detail))
                continue
            made = composer.compose(part.origin.seed)
            fresh = remade(part, made.origin, self._program.detail)
            if made.fit is not None:
                fresh = fresh.model_copy(update={"fit": made.fit})
            if made.scale != (1.0, 1.0, 1.0):
                fresh = _scaled(fresh, made.scale)
            for relative in change.relative:
                fresh = self._resized(fresh, relative)
            self.swap(part, fresh)

    def _change_drawn(self, part: Part, change: Change) -> None:
        """Changes an object that was drawn and not made from the library."""
        # These sentences are read by means of these edits, so neither can be loaded first.
        from prompt2mesh.modelers.builtin.part_sentences import change_drawn  # noqa: PLC0415

        program = self._program.model_copy(update={"parts": self.parts})
        self.parts = list(change_drawn(program, part, change, self.notes).parts)

    def _plain(self, number: int) -> ObjectWish:
        wish = next(w for w in self.wishes() if w.number == number)
        return wish.model_copy(update={"noun": "thing"})

    def _part(self, composer: Composer, change: Change) -> None:
        if change.part_wish is not None and any(
            (
                change.part_wish.colors,
                change.part_wish.materials,
                change.part_wish.sizes,
                change.part_wish.vague,
                change.part_wish.traits,
                change.part_wish.patterns,
            )
        ):
            composer.part(change.part_wish)
        for relative in change.relative:
            composer.resize_part(
                change.part,
                relative.axis,
                relative.text,
                factor=relative.factor,
                delta_m=relative.delta_m,
                metres=relative.metres,
            )

    def _resized(self, part: Part, relative: RelativeSize) -> Part:
        """The whole object larger or smaller.

        Raises:
            UnreasonableSizeError: As nothing can be: by nothing, or without end.
        """
        try:
            return self._relative(part, relative)
        except ValidationError as error:
            raise UnreasonableSizeError(
                f"{relative.text!r} makes the {part.name} larger or smaller than any model can be",
                hint="ask for a size in metres, or for a smaller change",
            ) from error

    def _relative(self, part: Part, relative: RelativeSize) -> Part:
        assert part.origin is not None
        asset = find_asset(part.origin.asset)
        declared = length_parameter(asset, relative.axis) if relative.axis != "all" else None
        axis = relative.axis
        if relative.metres is not None:
            fit_axis = _FIT_OF.get(axis, "z")
            fitted = part.model_copy(update={"fit": Fit.model_validate({fit_axis: relative.metres})})
            self.notes.met(relative.text, "size", f"{axis} {relative.metres:.4g} m")
            return fitted
        if declared is not None:
            p = declared.parameter
            now = float(part.origin.parameters.get(p.name, p.default))
            wanted = now + relative.delta_m if relative.delta_m is not None else now * (relative.factor or 1.0)
            value = float(clamp(p, wanted))
            origin = part.origin.model_copy(update={"parameters": {**part.origin.parameters, p.name: value}})
            fresh = remade(part, origin, self._program.detail)
            name = p.name.replace("_", " ")
            if abs(value - wanted) < 1e-9:
                self.notes.met(relative.text, "size", f"{name} {now:.4g} → {value:.4g} m")
            else:
                self.notes.near(
                    relative.text, "size", f"{name} {now:.4g} → {value:.4g} m, the nearest that can be made"
                )
            return _refit(fresh, axis, value / now)
        factor = relative.factor
        if factor is None:
            factor = 1.25 if (relative.delta_m or 0) > 0 else 0.8
            self.notes.near(
                relative.text, "size", f"the {asset.words[0]} has no {axis} of its own: scaled by {factor:g}"
            )
        else:
            self.notes.met(relative.text, "size", f"{'' if axis == 'all' else axis + ' '}× {factor:.3g}")
        if axis == "all":
            return (
                _scaled(_refit(part, "all", factor), (factor, factor, factor))
                if part.fit is None
                else _refit(part, "all", factor)
            )
        scale = [1.0, 1.0, 1.0]
        for at in _SCALE_OF.get(axis, (0, 1, 2)):
            scale[at] = factor
        return _scaled(part, (scale[0], scale[1], scale[2]))

    # ---- remove, add, replace, rotate, set

    def _remove(self, change: Change) -> None:
        if not change.part:
            gone = {p.name for n in change.targets for p in self._meant(n)}
            self.parts = [p for p in self.parts if p.name not in gone]
            self.notes.met(change.text, "object", "removed")
            return
        for number in change.targets:
            for part in self._meant(number):
                if part.origin is None:
                    continue
                composer = Composer.onto(part.origin, self._plain(number), find_asset(part.origin.asset), self.notes)
                composer.part(PartWish(text=change.part, noun=change.part, present=False, span=_NOWHERE))
                self.swap(part, remade(part, composer.compose(part.origin.seed).origin, self._program.detail))

    def _add(self, change: Change) -> None:
        taken = {p.name for p in self.parts}
        placed: list[Placed] = []
        existing: list[Placed] = []
        for wish in self.wishes():
            members = self.members(wish.number)
            if members[0].origin is not None:
                existing.append(Placed(wish, find_asset(members[0].origin.asset), members))
        for wish in change.objects:
            if wish.kind is None:
                note_unknown(wish, self.notes)
                continue
            placed.append(make_object(wish, taken, self.notes, seed=self._program.seed, detail=self._program.detail))
        moving = {
            p.name for e in existing if change.action == "relate" and e.wish.number in change.targets for p in e.parts
        }
        for entry in existing:  # what stands by the things that move keeps its place on the ground
            entry.parts = [
                p.model_copy(update={"relation": None})
                if p.name in moving or (p.relation is not None and p.relation.target in moving)
                else p
                for p in entry.parts
            ]
        layout = Layout([*existing, *placed], change.relations, self.notes)
        fresh = {p.name for entry in placed for p in entry.parts}
        added = layout.extended(fresh=fresh)
        laid_out = {p.name: p for p in added}
        self.parts = [laid_out.get(p.name, p) for p in self.parts]
        self.parts += [p for p in added if p.name in fresh]
        self.groups = list(dict.fromkeys([*self.groups, *(group_name(p) for p in self.parts)]))

    def _replace(self, change: Change) -> None:
        olds = [p for n in change.targets for p in self.members(n)]
        known = [w for w in change.objects if w.kind is not None]
        if not known or not olds:
            for wish in change.objects:
                note_unknown(wish, self.notes)
            return
        gone = {p.name for p in olds}
        taken = {p.name for p in self.parts if p.name not in gone}
        wish = known[0]
        if wish.count == 1 and len(olds) > 1:
            wish = wish.model_copy(update={"count": len(olds)})
        entry = make_object(wish, taken, self.notes, seed=self._program.seed, detail=self._program.detail)
        renamed = {old.name: entry.parts[min(i, len(entry.parts) - 1)].name for i, old in enumerate(olds)}
        news = [
            new.model_copy(update={"relation": olds[min(i, len(olds) - 1)].relation})
            for i, new in enumerate(entry.parts)
        ]
        first = self.parts.index(olds[0])
        kept = [p for p in self.parts if p.name not in gone]
        self.parts = [*kept[:first], *news, *kept[first:]]
        self.parts = [
            p.model_copy(update={"relation": p.relation.model_copy(update={"target": renamed[p.relation.target]})})
            if p.relation is not None and p.relation.target in renamed
            else p
            for p in self.parts
        ]
        self.notes.met(change.text, "object", "replaced")

    def _rotate(self, change: Change) -> None:
        at = "xyz".index(change.axis)
        for number in change.targets:
            for part in self.members(number):
                turned = list(part.placement.rotation)
                turned[at] = (turned[at] + change.degrees) % 360
                placement = part.placement.model_copy(update={"rotation": tuple(turned)})
                self.swap(part, part.model_copy(update={"placement": placement}))
        self.notes.met(change.text, "feature", f"turned by {change.degrees:g}° about {change.axis}")

    def _set(self, change: Change) -> None:
        value: Value | None = change.value
        known = next((p for p in self._program.parameters if p.name == change.parameter), None)
        if known is None:
            return
        if change.relative:
            relative, now = change.relative[0], float(known.value)
            if relative.metres is not None:
                value = relative.metres
            else:
                value = now + relative.delta_m if relative.delta_m is not None else now * (relative.factor or 1.0)
            value = clamp(known, value)
        if value is None:
            return
        if known.unit == "count" and isinstance(value, float):
            value = round(value)
        program = set_parameter(self._program.model_copy(update={"parts": self.parts}), change.parameter, value)
        self.parts = list(program.parts)
        self.notes.met(change.text, "size", f"{change.parameter} = {value}")


def _scaled(part: Part, factor: tuple[float, float, float]) -> Part:
    scale = tuple(a * b for a, b in zip(part.placement.scale, factor, strict=True))
    placement = Transform(location=part.placement.location, rotation=part.placement.rotation, scale=scale)  # type: ignore[arg-type]
    return part.model_copy(update={"placement": placement})


def _refit(part: Part, axis: str, factor: float) -> Part:
    """A fitted size follows the change of the axis it holds."""
    fit = part.fit
    if fit is None:
        return part
    sizes = fit.model_dump()
    names = ("x", "y", "z", "longest") if axis == "all" else (_FIT_OF.get(axis, ""),)
    for name in names:
        if name in sizes and sizes[name] is not None:
            sizes[name] *= factor
    if axis != "all" and not any(sizes.get(n) is not None for n in names):
        return part.model_copy(update={"fit": None})
    return part.model_copy(update={"fit": Fit.model_validate(sizes)})


def _note_words(brief: EditBrief, notes: Notes) -> None:
    said = " ".join(item.phrase.lower() for item in notes.checklist().items)
    for word in brief.words:
        if word.role == "unknown" and word.text.lower() not in said and singular(word.text.lower()) not in said:
            notes.missed(word.text, "word")
