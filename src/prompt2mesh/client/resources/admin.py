"""For administrators."""

from collections.abc import Mapping
from typing import Any, Literal

from prompt2mesh.client.calls import Call, given, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.instance_models import AdminInstance, Instance, OpenedInstance
from prompt2mesh.client.models import AdminTask, AuditLine, Invitation, Page, User, WebhookMessage
from prompt2mesh.client.overview_models import Overview, Runner


class AdminCalls:
    """The requests that need the role `admin`."""

    @Endpoint
    def overview(self, *, hours: Literal[1, 6, 24] | None = None) -> Call[Overview]:
        """The service in numbers, some seconds old at most.

        Args:
            hours: How far the figures of a time go back; six by default.
        """
        return Call("GET", "/v1/admin/overview", Overview, query={"hours": hours})

    @ListEndpoint
    def users(self, *, q: str | None = None, limit: int | None = None) -> Call[Page[User]]:
        """The accounts."""
        return Call("GET", "/v1/admin/users", Page[User], query={"q": q, "limit": limit})

    @Endpoint
    def update_user(
        self,
        user_id: str,
        *,
        role: Literal["user", "admin"] | None = None,
        disabled: bool | None = None,
        limits: Mapping[str, Any] | None = None,
        team: str | None = None,
    ) -> Call[User]:
        """Changes what is given.

        Example:
            ```python
            client.admin.update_user(user.id, limits={"concurrent_jobs": 8})
            ```
        """
        body = given(role=role, disabled=disabled, limits=None if limits is None else dict(limits), team=team)
        return Call("PATCH", path_of("/v1/admin/users/{}", user_id), User, body=body)

    @Endpoint
    def delete_user(self, user_id: str) -> Call[None]:
        """Deletes an account and all that belongs to it, for ever."""
        return Call("DELETE", path_of("/v1/admin/users/{}", user_id), None)

    @Endpoint
    def invite(self, email: str) -> Call[Invitation]:
        """Lets somebody sign up where that needs an invitation."""
        return Call("POST", "/v1/admin/invitations", Invitation, body={"email": email})

    @ListEndpoint
    def jobs(
        self,
        *,
        status: str | None = None,
        kind: str | None = None,
        user_id: str | None = None,
        limit: int | None = None,
    ) -> Call[Page[AdminTask]]:
        """Everybody's tasks, newest first."""
        query = {"status": status, "kind": kind, "user_id": user_id, "limit": limit}
        return Call("GET", "/v1/admin/jobs", Page[AdminTask], query=query)

    @Endpoint
    def cancel_job(self, task_id: str) -> Call[AdminTask]:
        """Ends somebody's task."""
        return Call("POST", path_of("/v1/admin/jobs/{}/cancel", task_id), AdminTask)

    @ListEndpoint
    def runners(self) -> Call[Page[Runner]]:
        """The processes that make models."""
        return Call("GET", "/v1/admin/runners", Page[Runner])

    @ListEndpoint
    def instances(self, *, team: str | None = None, limit: int | None = None) -> Call[Page[AdminInstance]]:
        """Everybody's instances."""
        return Call("GET", "/v1/admin/instances", Page[AdminInstance], query={"team": team, "limit": limit})

    @Endpoint
    def suspend_instance(self, instance_id: str) -> Call[Instance]:
        """Saves somebody's scene and lets their instance rest."""
        return Call("POST", path_of("/v1/admin/instances/{}/suspend", instance_id), Instance)

    @Endpoint
    def resume_instance(self, instance_id: str) -> Call[Instance]:
        """Runs somebody's suspended instance again."""
        return Call("POST", path_of("/v1/admin/instances/{}/resume", instance_id), Instance)

    @Endpoint
    def open_instance(self, instance_id: str) -> Call[OpenedInstance]:
        """The way into somebody's instance; entering it is written into their audit log."""
        return Call("POST", path_of("/v1/admin/instances/{}/open", instance_id), OpenedInstance)

    @Endpoint
    def delete_instance(self, instance_id: str) -> Call[None]:
        """Ends somebody's instance; their projects and saved scene stay."""
        return Call("DELETE", path_of("/v1/admin/instances/{}", instance_id), None)

    @ListEndpoint
    def audit(
        self, *, user_id: str | None = None, action: str | None = None, limit: int | None = None
    ) -> Call[Page[AuditLine]]:
        """What happened to accounts and by administrators, newest first."""
        query = {"user_id": user_id, "action": action, "limit": limit}
        return Call("GET", "/v1/admin/audit", Page[AuditLine], query=query)

    @ListEndpoint
    def webhooks(
        self, *, state: str | None = None, task_id: str | None = None, limit: int | None = None
    ) -> Call[Page[WebhookMessage]]:
        """The messages to everybody's servers, newest first."""
        query = {"state": state, "task_id": task_id, "limit": limit}
        return Call("GET", "/v1/admin/webhooks", Page[WebhookMessage], query=query)


class Admin(AdminCalls, SyncResource):
    """`client.admin`."""


class AsyncAdmin(AdminCalls, AsyncResource):
    """`client.admin` of an AsyncClient."""
