"""Instances: a Blender and an agent of your own."""

from typing import Literal

from prompt2mesh.client.calls import Call, given
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, SyncResource
from prompt2mesh.client.instance_models import Instance, OpenedInstance

_ME = "/v1/instances/me"


class InstanceCalls:
    """The requests about your instance."""

    @Endpoint
    def ensure(self, *, profile: Literal["cpu", "gpu"] = "cpu") -> Call[Instance]:
        """Asks for your instance: a new one, or the suspended one again; answers at once."""
        return Call("POST", "/v1/instances", Instance, body={"profile": profile})

    @Endpoint
    def get(self) -> Call[Instance]:
        """Your instance as it is now."""
        return Call("GET", _ME, Instance)

    @Endpoint
    def open(self, *, project_id: str | None = None, version_id: str | None = None) -> Call[OpenedInstance]:
        """Asks for your instance, and gives the way in once it is ready.

        Example:
            ```python
            opened = client.instances.open(project_id=task.project_id)
            if opened.open_url:
                webbrowser.open(opened.open_url)
            ```
        """
        return Call("POST", f"{_ME}/open", OpenedInstance, body=given(project_id=project_id, version_id=version_id))

    @Endpoint
    def keep(self) -> Call[Instance]:
        """Says that you go on, so that it is not suspended."""
        return Call("POST", f"{_ME}/keep", Instance)

    @Endpoint
    def suspend(self) -> Call[Instance]:
        """Saves the scene and lets the instance rest."""
        return Call("POST", f"{_ME}/suspend", Instance)

    @Endpoint
    def resume(self) -> Call[Instance]:
        """Runs the suspended one again, with the scene as it was."""
        return Call("POST", f"{_ME}/resume", Instance)

    @Endpoint
    def delete(self) -> Call[None]:
        """Ends it; projects and the saved scene stay."""
        return Call("DELETE", _ME, None)


class Instances(InstanceCalls, SyncResource):
    """`client.instances`."""


class AsyncInstances(InstanceCalls, AsyncResource):
    """`client.instances` of an AsyncClient."""
