"""The sculptor's part: our model beside each reference picture, seen from the same camera.

The LLM estimates the camera; where an outline can be told from the reference's
background, a search around the estimate finds it better than anybody could say.
"""

from dataclasses import dataclass, field

from prompt2mesh.mesh.errors import InputFileError, ModelerError
from prompt2mesh.modelers.agent.answers import Camera
from prompt2mesh.modelers.agent.bench import Comparison
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.state import Data, RunState
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.modeling import Viewpoint
from prompt2mesh.studio.ports.records import StoredFile

# A camera that makes the outlines agree by less than this is no better one.
_LEAST_GAIN = 0.02


@dataclass
class Likeness:
    """All comparisons.

    Attributes:
        pictures: Each with its caption.
        notes: What was measured, a line for each reference.
        update: What changes in the state.
    """

    pictures: list[tuple[str, StoredFile]] = field(default_factory=list[tuple[str, StoredFile]])
    notes: list[str] = field(default_factory=list[str])
    update: Data = field(default_factory=dict[str, "object"])


def cameras_of(state: RunState, context: RunContext) -> list[Camera]:
    """A camera for each reference: as it is known, else the usual one."""
    known = {one.reference: one for one in map(Camera.model_validate, state.get("cameras") or [])}
    return [known.get(number, Camera(reference=number)) for number in range(1, len(context.task.references) + 1)]


def compare_all(state: RunState, context: RunContext) -> Likeness:
    """Lays what is on the bench beside every reference; searches the cameras the first time."""
    found = Likeness()
    cameras: list[Data] = []
    for camera in cameras_of(state, context):
        reference = context.task.references[camera.reference - 1]
        viewpoint = _viewpoint(camera)
        compared = context.workbench.compare(reference, viewpoint)
        if not state.get("matched") and compared.overlap is not None:
            viewpoint, compared = _better(context, reference, viewpoint, compared)
        label = f"Reference {camera.reference}"
        if compared.picture is not None:
            found.pictures.append((f"{label} on the left, our model on the right:", compared.picture))
        if compared.overlay is not None:
            found.pictures.append((
                f"{label}, outlines on each other: grey in both, red only in the reference, blue only in our model:",
                compared.overlay,
            ))  # fmt: skip
        found.notes.append(f"{label}: {compared.text}")
        cameras.append(_camera(camera.reference, viewpoint).model_dump())
    if cameras:
        found.update = {"cameras": cameras, "matched": True}
    return found


def _better(
    context: RunContext, reference: Reference, viewpoint: Viewpoint, compared: Comparison
) -> tuple[Viewpoint, Comparison]:
    """The comparison from the camera that the outlines say, where that is a better one."""
    assert compared.overlap is not None
    try:
        match = context.workbench.match_viewpoint(reference, near=viewpoint)
    except (InputFileError, ModelerError):
        return viewpoint, compared
    if match.overlap is None or match.overlap < compared.overlap + _LEAST_GAIN:
        return viewpoint, compared
    return match.viewpoint, context.workbench.compare(reference, match.viewpoint)


def _viewpoint(camera: Camera) -> Viewpoint:
    return Viewpoint(
        azimuth_deg=camera.azimuth_deg, elevation_deg=camera.elevation_deg, fill=camera.fill,
        field_of_view_deg=camera.field_of_view_deg, floor=False,
    )  # fmt: skip


def _camera(reference: int, viewpoint: Viewpoint) -> Camera:
    return Camera(
        reference=reference, azimuth_deg=(viewpoint.azimuth_deg + 180) % 360 - 180,
        elevation_deg=max(-90.0, min(90.0, viewpoint.elevation_deg)),
        field_of_view_deg=max(2.0, min(120.0, viewpoint.field_of_view_deg)),
        fill=max(0.06, min(1.0, viewpoint.fill)),
    )  # fmt: skip
