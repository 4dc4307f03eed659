"""What is in a version: its program, its report, its sliders and its parts, and what differs from another one."""

from dataclasses import dataclass, field
from typing import Literal

from prompt2mesh.mesh.document import load_program
from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.mesh.part_paths import PartAt, walk_paths
from prompt2mesh.mesh.presets import preset_of
from prompt2mesh.mesh.program import MeshProgram, Parameter
from prompt2mesh.studio.folders import PROGRAM_FILE, REPORT_FILE
from prompt2mesh.studio.ports.records import User, Version
from prompt2mesh.studio.report import ModelReport
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.differences import Difference, told_differences
from prompt2mesh.studio.service.tasks import owned_version

_STEPS = 200
ParameterKind = Literal["length", "angle", "count", "factor", "choice", "flag", "text"]
_KINDS: dict[str, ParameterKind] = {
    "m": "length", "deg": "angle", "count": "count", "factor": "factor", "choice": "choice", "flag": "flag",
    "text": "text",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Slider:
    """A parameter as people see it.

    Attributes:
        group: The object it belongs to.
        step: A sensible step for a slider; None where there is no range.
    """

    name: str
    label: str
    group: str
    kind: ParameterKind
    unit: str
    minimum: float | None
    maximum: float | None
    step: float | None
    default: float | bool | str
    value: float | bool | str
    choices: list[str]
    description: str


@dataclass(frozen=True, kw_only=True)
class PartView:
    """A part that was built, as people see it.

    Attributes:
        object: The name of the object it is of.
        material: The preset it is made of.
        color: As `#rrggbb`.
        copies: How many of that path there are, such as the tyres of four wheels.
        triangles: Of all copies.
    """

    path: str
    label: str
    object: str
    material: str
    color: str
    size_m: tuple[float, float, float]
    triangles: int
    watertight: bool
    copies: int = 1


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two versions and what is different."""

    before: Version
    after: Version
    changes: list[Difference] = field(default_factory=list[Difference])


class ContentService:
    """Reads versions of one user's."""

    def __init__(self, services: Services) -> None:
        """Bind the ports."""
        self._services = services

    def program(self, user: User, version_id: str) -> MeshProgram:
        """The mesh program."""
        return load_program(self._file(user, version_id, PROGRAM_FILE)[1])

    def report(self, user: User, version_id: str) -> ModelReport:
        """Everything measured and everything asked."""
        return ModelReport.model_validate_json(self._file(user, version_id, REPORT_FILE)[1])

    def parameters(self, user: User, version_id: str) -> list[Slider]:
        """The sliders, object by object."""
        program = self.program(user, version_id)
        only = program.parts[0].name if len(program.parts) == 1 else ""
        return [slider_of(parameter, only) for parameter in program.parameters]

    def parts(self, user: User, version_id: str) -> list[PartView]:
        """The parts that were built, in the order of the model."""
        program, report = self.program(user, version_id), self.report(user, version_id)
        named: dict[str, PartAt] = {}
        for one in walk_paths(program):
            if one.part.shape is not None:
                named.setdefault(one.path, one)
        found: dict[str, PartView] = {}
        for part in report.geometry.parts:
            known = found.get(part.path)
            root, _, inner = part.path.partition("/")
            at = named.get(part.path)
            found[part.path] = PartView(
                path=part.path, label=inner or root, object=root, material=part.material,
                color=_color(at, part.material), size_m=part.size_m,
                triangles=part.triangles + (known.triangles if known else 0),
                watertight=part.watertight and (known is None or known.watertight),
                copies=1 + (known.copies if known else 0),
            )  # fmt: skip
        return list(found.values())

    def compare(self, user: User, before_id: str, after_id: str) -> Comparison:
        """What is different between two versions, which may be of two projects."""
        before, old = self._file(user, before_id, PROGRAM_FILE)
        after, new = self._file(user, after_id, PROGRAM_FILE)
        changes = told_differences(load_program(old), load_program(new))
        return Comparison(before=before, after=after, changes=changes)

    def _file(self, user: User, version_id: str, name: str) -> tuple[Version, bytes]:
        with self._services.store.read() as tx:
            version = owned_version(tx, user, version_id)
            files = {file.name: file for file in tx.versions.files([version_id])[version_id]}
        if name not in files:
            raise NotFoundError(f"this version has no {name}")
        return version, b"".join(self._services.blobs.open(files[name].digest))


def slider_of(parameter: Parameter, only: str = "") -> Slider:
    """A parameter as people see it; `only` names the object where there is just one."""
    group, _, own = parameter.name.rpartition(".")
    words = own.replace("_", " ")
    low, high = parameter.minimum, parameter.maximum
    step: float | None = None
    if parameter.unit == "count":
        step = 1.0
    elif low is not None and high is not None and high > low:
        step = float(f"{(high - low) / _STEPS:.1g}")
    return Slider(
        name=parameter.name, label=words[:1].upper() + words[1:], group=group.replace("_", " ") or only,
        kind=_KINDS[parameter.unit], unit=parameter.unit, minimum=low, maximum=high, step=step,
        default=parameter.default, value=parameter.value, choices=parameter.choices,
        description=parameter.description,
    )  # fmt: skip


def _color(at: PartAt | None, preset: str) -> str:
    if at is None:
        return preset_of(preset).color
    return at.material.color or preset_of(at.material.preset).color
