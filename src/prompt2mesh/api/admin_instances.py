"""Everybody's instances, for administrators; what they do to one is written down."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from prompt2mesh.api.dependencies import Admin, CallerDep, ObjectId, PageDep, PlatformDep, cursor_of, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.instance_schemas import AdminInstance, InstanceShown, OpenedInstance
from prompt2mesh.api.schemas import ListOf
from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.studio.ports.instances import Instance

router = APIRouter(prefix="/admin/instances", dependencies=[Depends(no_store)])


@router.get("", responses=responses(401, 403, 422, 503))
def list_instances(
    who: Admin, platform: PlatformDep, page: PageDep,
    team: Annotated[str | None, Query(max_length=60, pattern=r"^[0-9A-Za-z._-]+$")] = None,
) -> ListOf[AdminInstance]:  # fmt: skip
    """Everybody's instances, or those of a team, by id."""
    found = platform.instances.page(who, page, team=team)
    items = [AdminInstance.owned(platform, instance, user) for instance, user in found]
    return ListOf(items=items, next_cursor=cursor_of(items[-1].id) if len(items) == page.limit else None)


@router.post("/{instance_id}/suspend", responses=responses(401, 403, 404, 409, 422, 503))
def suspend_instance(instance_id: ObjectId, who: Admin, platform: PlatformDep, caller: CallerDep) -> InstanceShown:
    """Save somebody's scene and let their instance rest."""
    found = platform.instances.administer(who, instance_id, caller, "suspend")
    return InstanceShown.of(platform, _there(found))


@router.post("/{instance_id}/resume", responses=responses(401, 403, 404, 422, 503))
def resume_instance(instance_id: ObjectId, who: Admin, platform: PlatformDep, caller: CallerDep) -> InstanceShown:
    """Run somebody's suspended instance again."""
    found = platform.instances.administer(who, instance_id, caller, "resume")
    return InstanceShown.of(platform, _there(found))


@router.post("/{instance_id}/open", responses=responses(401, 403, 404, 422, 503))
def open_instance(instance_id: ObjectId, who: Admin, platform: PlatformDep) -> OpenedInstance:
    """Look into somebody's instance, as it is: entering it is written into their audit log."""
    instance = platform.instances.driver.find(instance_id)
    if instance is None:
        raise NotFoundError("there is no such instance", hint="look at the list of instances")
    ready = instance.phase == "Ready"
    return OpenedInstance(
        instance=InstanceShown.of(platform, instance),
        open_url=platform.instance_access.ticket_address(who, instance) if ready else None,
    )  # fmt: skip


@router.delete("/{instance_id}", status_code=204, responses=responses(401, 403, 404, 422, 503))
def delete_instance(instance_id: ObjectId, who: Admin, platform: PlatformDep, caller: CallerDep) -> None:
    """End somebody's instance; their projects and saved scene stay."""
    platform.instances.administer(who, instance_id, caller, "delete")


def _there(instance: Instance | None) -> Instance:
    if instance is None:
        raise NotFoundError("this instance is gone")
    return instance
