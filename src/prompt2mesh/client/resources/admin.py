"""For administrators."""

from collections.abc import Mapping
from typing import Any, Literal

from prompt2mesh.client.calls import Call, given, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import AuditLine, Invitation, Page, Task, User


class AdminCalls:
    """The requests that need the role `admin`."""

    @Endpoint
    def overview(self) -> Call[dict[str, Any]]:
        """How the whole service stands."""
        return Call("GET", "/v1/admin/overview", dict[str, Any])

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
    ) -> Call[User]:
        """Changes what is given.

        Example:
            ```python
            client.admin.update_user(user.id, limits={"concurrent_jobs": 8})
            ```
        """
        body = given(role=role, disabled=disabled, limits=None if limits is None else dict(limits))
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
    def jobs(self, *, status: str | None = None, limit: int | None = None) -> Call[Page[Task]]:
        """Everybody's tasks, newest first."""
        return Call("GET", "/v1/admin/jobs", Page[Task], query={"status": status, "limit": limit})

    @Endpoint
    def cancel_job(self, task_id: str) -> Call[Task]:
        """Ends somebody's task."""
        return Call("POST", path_of("/v1/admin/jobs/{}/cancel", task_id), Task)

    @ListEndpoint
    def runners(self) -> Call[Page[dict[str, Any]]]:
        """The processes that do the work."""
        return Call("GET", "/v1/admin/runners", Page[dict[str, Any]])

    @ListEndpoint
    def audit(self, *, limit: int | None = None) -> Call[Page[AuditLine]]:
        """What happened to accounts and by administrators."""
        return Call("GET", "/v1/admin/audit", Page[AuditLine], query={"limit": limit})

    @ListEndpoint
    def webhooks(self, *, limit: int | None = None) -> Call[Page[dict[str, Any]]]:
        """The messages that are owed to other servers."""
        return Call("GET", "/v1/admin/webhooks", Page[dict[str, Any]], query={"limit": limit})


class Admin(AdminCalls, SyncResource):
    """`client.admin`."""


class AsyncAdmin(AdminCalls, AsyncResource):
    """`client.admin` of an AsyncClient."""
