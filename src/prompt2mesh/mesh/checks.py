"""What must hold between the parts of a program, beyond the type of each field.

Names are unique among siblings, what is named exists, relations have an order,
and the whole stays within what a worker can build.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter

from prompt2mesh.mesh import placement as pl
from prompt2mesh.mesh import shapes as sh
from prompt2mesh.mesh.cost import MAX_INSTANCES, MAX_PARTS, MAX_VERTICES, instance_factor, vertex_estimate
from prompt2mesh.mesh.errors import ProgramError, ProgramLimitError
from prompt2mesh.mesh.expressions import names_in
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import PRESETS, find_preset
from prompt2mesh.mesh.program import MAX_TEXT, Boolean, MeshProgram, Parameter, Part

_Scopes = tuple[Mapping[str, Material], ...]


def check_program(program: MeshProgram) -> None:
    """Checks everything that concerns more than one field.

    Raises:
        ProgramLimitError: More parts, copies or vertices than a worker builds.
        ProgramError: A name that is taken, unknown or used in a circle, or a value outside its range.
    """
    for number, parameter in enumerate(program.parameters):
        _check_parameter(parameter, f"parameters[{number}]")
        if parameter.formula is not None:
            names_in(parameter.formula, path=f"parameters[{number}].formula")
    check_unique([p.name for p in program.parameters], "parameters")
    _check_presets(program.materials, "materials")
    _check_formulas(program.formulas, "")
    check_limits(program)
    _check_siblings(program.parts, "parts", (program.materials,), related=True)
    _check_relations(program)


def check_limits(program: MeshProgram) -> None:
    """Checks that a worker may build so much.

    Raises:
        ProgramLimitError: More parts, copies or vertices than that.
    """
    _spend(program.parts, "parts", _Budget(), copies=1)


class _Budget:
    """What the program has used up so far."""

    def __init__(self) -> None:
        self.parts = 0
        self.instances = 0
        self.vertices = 0

    def spend(self, part: Part, copies: int, path: str) -> None:
        self.parts += 1
        self.instances += copies
        self.vertices += vertex_estimate(part)
        for used, limit, what in (
            (self.parts, MAX_PARTS, "parts"),
            (self.instances, MAX_INSTANCES, "parts, copies counted"),
            (self.vertices, MAX_VERTICES, "vertices"),
        ):
            if used > limit:
                raise ProgramLimitError(f"a program has at most {limit} {what}; this one reaches {used}", path=path)


def _spend(parts: list[Part], path: str, budget: _Budget, *, copies: int) -> None:
    for number, part in enumerate(parts):
        where, all_copies = f"{path}[{number}]", copies * instance_factor(part.instances)
        budget.spend(part, all_copies, where)
        for place, modifier in enumerate(part.modifiers):
            if isinstance(modifier, Boolean):
                _spend(modifier.tools, f"{where}.modifiers[{place}].tools", budget, copies=1)
        _spend(part.children, f"{where}.children", budget, copies=all_copies)


def _check_siblings(
    parts: list[Part], path: str, scopes: _Scopes, *, related: bool = False, named: bool = True
) -> None:
    if named:
        check_unique([part.name for part in parts], path)
    before: list[str] = []
    for number, part in enumerate(parts):
        where = f"{path}[{number}]"
        if part.relation is not None and not related:
            raise ProgramError("only a top-level part has a relation", path=f"{where}.relation")
        if isinstance(part.instances, pl.Scatter) and part.instances.on not in before:
            raise _unknown(part.instances.on, before, f"{where}.instances.on", "an earlier part beside this one")
        before.append(part.name)
        _check_part(part, where, scopes, named=named)


def _check_part(part: Part, path: str, scopes: _Scopes, *, named: bool) -> None:
    _check_presets(part.materials, f"{path}.materials")
    if part.origin is not None:
        _check_presets(part.origin.materials, f"{path}.origin.materials")
    inner = (part.materials, *scopes) if part.materials else scopes
    _check_material(part, path, inner)
    _check_shape(part.shape, f"{path}.shape")
    _check_formulas(part.formulas, f"{path}.")
    for number, modifier in enumerate(part.modifiers):
        if isinstance(modifier, Boolean):
            tools = f"{path}.modifiers[{number}].tools"
            # Nobody ever names a tool: it is gone once it has cut.
            _check_siblings(modifier.tools, tools, inner, named=False)
    _check_siblings(part.children, f"{path}.children", inner, named=named)


def check_unique(names: list[str], path: str) -> None:
    """Raises a ProgramError at the first name of the list at `path` that stands there twice."""
    seen: dict[str, int] = {}
    for number, name in enumerate(names):
        if name in seen:
            first = f"{path}[{seen[name]}]"
            raise ProgramError(f"the name {name!r:.80} is taken by {first}", path=f"{path}[{number}].name")
        seen[name] = number


def _unknown(name: str, known: list[str], path: str, what: str) -> ProgramError:
    shown = ", ".join(known[:10]) or "none"
    near = tuple(get_close_matches(name, known, n=3))
    return ProgramError(f"the name of {what} is expected ({shown}); got {name!r:.80}", path=path, suggestions=near)


def _check_presets(materials: Mapping[str, Material], path: str) -> None:
    for name, material in materials.items():
        _check_preset(material.preset, f"{path}.{name}.preset")


def _check_preset(name: str, path: str) -> None:
    if name not in PRESETS and find_preset(name) is None:
        near = tuple(get_close_matches(name, list(PRESETS), n=3))
        raise ProgramError(f"a material preset is expected; got {name!r:.80}", path=path, suggestions=near)


def _check_material(part: Part, path: str, scopes: _Scopes) -> None:
    name = part.material
    if name is None or any(name in scope for scope in scopes) or name in PRESETS or find_preset(name) is not None:
        return
    known = [*dict.fromkeys(key for scope in scopes for key in scope), *PRESETS]
    near = tuple(get_close_matches(name, known, n=3))
    raise ProgramError(
        f"the name of a material of this part, of one above it or of a preset is expected; got {name!r:.80}",
        path=f"{path}.material",
        suggestions=near,
    )


def _check_formulas(formulas: Mapping[str, str], path: str) -> None:
    """Each is an expression; what it names and where it points may be gone, then it is passed over."""
    for place, text in formulas.items():
        names_in(text, path=f"{path}formulas[{place}]")


def _check_shape(shape: sh.Shape | None, path: str) -> None:
    """The indices within a shape point at something."""
    match shape:
        case sh.PolyMesh(vertices=vertices, faces=faces):
            for number, face in enumerate(faces):
                if max(face) >= len(vertices):
                    raise ProgramError(
                        f"indices below {len(vertices)} are expected; got {max(face)}", path=f"{path}.faces[{number}]"
                    )
        case sh.Skin(nodes=nodes):
            for number, node in enumerate(nodes):
                if node.parent >= number:
                    raise ProgramError(
                        f"the index of an earlier node, or -1, is expected; got {node.parent}",
                        path=f"{path}.nodes[{number}].parent",
                    )
        case sh.Heightfield(heights=heights) if heights is not None:
            lengths = {len(row) for row in heights}
            if len(heights) < 2 or len(lengths) != 1 or min(lengths) < 2 or max(lengths) > 512:
                raise ProgramError(
                    "at least 2 rows of the same length (2 to 512) are expected; "
                    f"got {len(heights)} rows of {sorted(lengths)[:5]}",
                    path=f"{path}.heights",
                )
        case _:
            pass


def _check_relations(program: MeshProgram) -> None:
    names = [part.name for part in program.parts]
    order: TopologicalSorter[str] = TopologicalSorter()
    for number, part in enumerate(program.parts):
        if part.relation is None:
            continue
        target = part.relation.target
        path = f"parts[{number}].relation.target"
        if target not in names or target == part.name:
            raise _unknown(target, [n for n in names if n != part.name], path, "another top-level part")
        order.add(part.name, target)
    try:
        order.prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        path = f"parts[{names.index(circle[0])}].relation"
        raise ProgramError(f"relations go in a circle: {' → '.join(circle[:10])}", path=path) from None


def _check_parameter(parameter: Parameter, path: str) -> None:
    for value, where in ((parameter.value, f"{path}.value"), (parameter.default, f"{path}.default")):
        if parameter.unit == "choice":
            if value not in parameter.choices:
                raise ProgramError(f"one of {', '.join(parameter.choices)} is expected; got {value!r:.80}", path=where)
        elif parameter.unit == "flag":
            if not isinstance(value, bool):
                raise ProgramError(f"true or false is expected; got {value!r:.80}", path=where)
        elif parameter.unit == "text":
            if not isinstance(value, str) or len(value) > MAX_TEXT:
                raise ProgramError(f"a text of at most {MAX_TEXT} letters is expected; got {value!r:.80}", path=where)
        elif isinstance(value, str | bool):
            raise ProgramError(f"a number is expected; got {value!r:.80}", path=where)
        elif not _within(value, parameter):
            raise ProgramError(
                f"a value within {parameter.minimum}..{parameter.maximum} is expected; got {value:g}", path=where
            )


def _within(value: float, parameter: Parameter) -> bool:
    # Written values have nine significant digits, so a value at its bound may come back a hair outside.
    slack = 1e-8 * max(1.0, abs(value))
    low = parameter.minimum is None or value >= parameter.minimum - slack
    return low and (parameter.maximum is None or value <= parameter.maximum + slack)


def walk_parts(program: MeshProgram) -> Iterator[tuple[str, Part]]:
    """Every part with its path by names, such as `table/leg front left`; tools of booleans are left out."""
    pending = [(part.name, part) for part in reversed(program.parts)]
    while pending:
        path, part = pending.pop()
        yield path, part
        pending.extend((f"{path}/{child.name}", child) for child in reversed(part.children))
