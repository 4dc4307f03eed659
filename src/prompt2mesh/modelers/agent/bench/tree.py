"""Parts by path, and a program with another part in the place of one."""

from __future__ import annotations

from collections.abc import Sequence

from prompt2mesh.library.overriding import single_out
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.part_paths import PartAt
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.modelers.builtin.part_changes import apart, find_part, of_parts, with_root


def find_alone(program: MeshProgram, path: str) -> tuple[MeshProgram, PartAt]:
    """The part that a path means; where that is one copy of several, the program in which it is a part of its own.

    Raises:
        ParameterError: There is none.
    """
    found = find_part(program, path)
    if found.copy is None:
        return program, found
    if found.part is found.root:
        program = apart(program, found)
        return program, find_part(program, found.name)
    children = single_out(found.root.children, found.name)
    program = with_root(program, found.root, [found.root.model_copy(update={"children": children})])
    return program, find_part(program, found.path)


def check_plain(found: PartAt) -> None:
    """Raises a ParameterError where a part belongs to an asset, which draws it anew at every change."""
    if found.root.origin is not None and found.part is not found.root:
        raise ParameterError(
            f"{found.path!r} is drawn by the library asset {found.root.origin.asset!r}: only its material, color, "
            "scale and name can be changed, or it can be removed",
            hint=f"set parameters of {found.root.name!r}, or turn it into plain parts with detach=true",
        )


def replaced(program: MeshProgram, old: Part, new: Sequence[Part]) -> MeshProgram:
    """The program with others in the place of a part, wherever it stands."""
    return of_parts(program, _replaced(program.parts, old, new))


def _replaced(parts: Sequence[Part], old: Part, new: Sequence[Part]) -> list[Part]:
    result: list[Part] = []
    for part in parts:
        if part is old:
            result += new
        elif part.children:
            children = _replaced(part.children, old, new)
            same = len(children) == len(part.children) and all(map(_is, children, part.children))
            result.append(part if same else part.model_copy(update={"children": children}))
        else:
            result.append(part)
    return result


def _is(one: Part, other: Part) -> bool:
    return one is other
