"""The paths by which reports and people name the parts of a program: `table/leg 2`.

A path is the name of the top-level part and, for what is below it, the name of
the part or of one copy of it. It follows `blender/inspect`, which names what
was built. Inner names are not always unique; a path means every part it fits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompt2mesh.mesh.cost import instance_factor
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Mirrored
from prompt2mesh.mesh.program import MeshProgram, Part

_MOST_COPIES = 4096


@dataclass(frozen=True)
class PartAt:
    """A part, or one copy of it, where it stands in its program.

    Attributes:
        path: As in `PartReport.path`.
        root: The top-level part that it is or is below of.
        copy: Which copy of the part, from 1; None for all of it.
        scopes: The materials that its names of materials are looked up in, the nearest first.
    """

    path: str
    root: Part
    part: Part
    copy: int | None
    scopes: tuple[Mapping[str, Material], ...]

    @property
    def name(self) -> str:
        """The name of the part or of its copy."""
        return self.part.name if self.copy is None else copy_name(self.part, self.copy)

    @property
    def material(self) -> Material:
        """What it is made of."""
        return material_of(self.part.material, self.scopes)


def material_of(name: str | None, scopes: tuple[Mapping[str, Material], ...]) -> Material:
    """The nearest material of that name, else the preset of that name."""
    if name is None:
        return Material()
    return next((scope[name] for scope in scopes if name in scope), None) or Material(preset=name)


def copies_of(part: Part) -> list[int]:
    """The numbers of the copies that are built, from 1; empty where the part has no copies with names of their own."""
    if part.instances is None or part.only_copy is not None:
        return []
    count = instance_factor(part.instances)
    if count == 1:
        return []
    gone = set(part.without_copies)
    return [number for number in range(1, min(count, _MOST_COPIES) + 1) if number not in gone]


def copy_name(part: Part, number: int) -> str:
    """The name that a copy of the part is built under."""
    if isinstance(part.instances, Mirrored):
        return part.name if number == 1 else f"{part.name} mirrored"
    return f"{part.name} {number}"


def walk_paths(program: MeshProgram) -> Iterator[PartAt]:
    """Every part and every copy of one, groups too, in the order of the program."""
    for root in program.parts:
        scopes = (root.materials, program.materials)
        yield PartAt(root.name, root, root, None, scopes)
        for number in copies_of(root):
            yield PartAt(f"{root.name}/{copy_name(root, number)}", root, root, number, scopes)
        yield from _below(root, root, scopes)


def parts_at(program: MeshProgram, path: str) -> list[PartAt]:
    """What a path means; empty where there is no such part."""
    return [found for found in walk_paths(program) if found.path == path]


def _below(root: Part, parent: Part, scopes: tuple[Mapping[str, Material], ...]) -> Iterator[PartAt]:
    for part in parent.children:
        inner = (part.materials, *scopes) if part.materials else scopes
        copies = copies_of(part)
        if not copies:
            yield PartAt(f"{root.name}/{part.name}", root, part, None, inner)
        for number in copies:
            yield PartAt(f"{root.name}/{copy_name(part, number)}", root, part, number, inner)
        yield from _below(root, part, inner)
