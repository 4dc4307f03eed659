"""Finds the model that a client names, and says what it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt2mesh.mcp.answers import Model, not_met
from prompt2mesh.mesh.errors import ConflictError, NotFoundError, RequestError
from prompt2mesh.studio.ports.records import Project, StoredFile, User, Version
from prompt2mesh.studio.report import ModelReport

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform


@dataclass(frozen=True, kw_only=True)
class Found:
    """A version, and what it is a version of."""

    project: Project
    version: Version
    files: dict[str, StoredFile]


def find(platform: "Platform", user: User, model: str) -> Found:
    """The version that a client means.

    Args:
        platform: Has it.
        user: Whose it is.
        model: The id of a project, for its newest version, or of a version.

    Raises:
        RequestError: It is no id of either.
        NotFoundError: There is none, or it is somebody else's.
        ConflictError: The project has no model yet.
    """
    if model.startswith("prj_"):
        view = platform.projects.get(user, model)
        if view.head is None:
            raise ConflictError("this project has no model yet", hint="make one first, or wait until it is made")
        project, version = view.project, view.head
    elif model.startswith("ver_"):
        version = platform.versions.get(user, model)
        project = platform.projects.get(user, version.project_id).project
    else:
        raise RequestError(f"a model is named by its id (prj_… or ver_…); got {model[:60]!r}",
                           hint="list_projects shows the ids")  # fmt: skip
    with platform.services.store.read() as tx:
        files = {file.name: file for file in tx.versions.files([version.id])[version.id]}
    return Found(project=project, version=version, files=files)


def describe(platform: "Platform", user: User, found: Found) -> tuple[Model, ModelReport]:
    """What a version is, and all that was measured of it."""
    report = platform.contents.report(user, found.version.id)
    geometry = report.geometry
    model = Model(
        project_id=found.project.id, version_id=found.version.id, number=found.version.number,
        name=found.project.name, label=found.version.label, size_m=geometry.size_m, triangles=geometry.triangles,
        parts=geometry.part_count, watertight=geometry.watertight, floating=geometry.floating,
        met=report.checklist.count("met"), not_met=not_met(report.checklist),
    )  # fmt: skip
    return model, report


def bytes_of(platform: "Platform", found: Found, name: str) -> bytes:
    """A file of a version.

    Raises:
        NotFoundError: It has none of that name.
    """
    file = found.files.get(name)
    if file is None:
        raise NotFoundError(f"this version has no {name[:120]!r}", hint=f"it has: {', '.join(sorted(found.files))}")
    return b"".join(platform.services.blobs.open(file.digest))
