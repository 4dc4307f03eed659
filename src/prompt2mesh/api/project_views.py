"""Projects as the API shows them."""

from collections.abc import Sequence
from urllib.parse import quote

from prompt2mesh.api import project_schemas as schemas
from prompt2mesh.api import views
from prompt2mesh.api.schemas import Version
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import Project, User
from prompt2mesh.studio.service.gallery import Shown
from prompt2mesh.studio.service.projects import ProjectView


def projects(platform: Platform, found: Sequence[ProjectView]) -> list[schemas.Project]:
    """Projects with their newest versions."""
    heads = _heads(platform, found)
    return [
        schemas.Project(
            id=view.project.id, name=view.project.name, description=view.project.description, tags=view.project.tags,
            visibility=view.project.visibility, favourite=view.favourite,
            branches=[schemas.Branch(name=one.name, head_version_id=one.head_version_id) for one in view.branches],
            head=heads.get(view.head.id) if view.head else None, created_at=view.project.created_at,
            updated_at=view.project.updated_at, share_url=share_url(platform, view.project),
        )
        for view in found
    ]  # fmt: skip


def project(platform: Platform, view: ProjectView) -> schemas.Project:
    """One project with its newest version."""
    return projects(platform, [view])[0]


def shared(platform: Platform, found: Sequence[Shown], viewer: User | None) -> list[schemas.SharedModel]:
    """Models as others see them; who made them when with which task is nobody's business."""
    heads = _heads(platform, [one.view for one in found])
    models: list[schemas.SharedModel] = []
    for one in found:
        record, head = one.view.project, one.view.head
        assert head is not None
        models.append(
            schemas.SharedModel(
                project_id=record.id, name=record.name, description=record.description, tags=record.tags,
                owner_name=one.owner_name, visibility=record.visibility, favourite=one.view.favourite,
                mine=viewer is not None and record.user_id == viewer.id, published_at=record.published_at,
                version=heads[head.id].model_copy(update={"task_id": None}), share_url=share_url(platform, record),
            )
        )  # fmt: skip
    return models


def share_url(platform: Platform, record: Project) -> str | None:
    """The page that shows a project to others."""
    if record.share_token is None or record.visibility == "private":
        return None
    return f"{platform.settings.public_web_url}/?share={quote(record.share_token)}"


def _heads(platform: Platform, found: Sequence[ProjectView]) -> dict[str, Version]:
    records = [view.head for view in found if view.head is not None]
    with platform.services.store.read() as tx:
        return {shown.id: shown for shown in views.versions(platform, tx, records)}
