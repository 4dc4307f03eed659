"""The backend of clients elsewhere: a service that runs, and whoever their tokens say they are."""

from typing import Any, cast

from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken, TokenVerifier
from starlette.requests import HTTPConnection

from prompt2mesh.bootstrap import open_live_scene
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mcp.backend import Backend, ToolContext, in_thread
from prompt2mesh.mcp.scenes import Scenes, Session
from prompt2mesh.mesh.errors import AuthenticationError, RateLimitError, RequestError
from prompt2mesh.studio.ports.freeform import LiveScene
from prompt2mesh.studio.ports.records import StoredFile
from prompt2mesh.studio.service.accounts import Principal
from prompt2mesh.studio.service.event_hub import EventHub

_MINUTE_S = 60
_NO_SESSION = "without a session"
SESSION_HEADER = "mcp-session-id"


class PrincipalToken(AccessToken):
    """A bearer token that was recognised.

    Attributes:
        principal: Whose it is, and what it allows.
    """

    principal: Any

    @classmethod
    def of(cls, text: str, principal: Principal) -> "PrincipalToken":
        """What the SDK wants to know of somebody; a session is one person's, and one key's or login's."""
        by = principal.key_id or principal.session_id or principal.user.id
        return cls(token=text, client_id=by, subject=principal.user.id, scopes=sorted(principal.scopes),
                   principal=principal)  # fmt: skip


class PlatformTokens(TokenVerifier):
    """Recognises access tokens and API keys of the service."""

    def __init__(self, platform: Platform) -> None:
        """Bind the platform."""
        self._platform = platform

    async def verify_token(self, token: str) -> AccessToken | None:
        """Whose token it is; None for one that is not good.

        Raises:
            RateLimitError: They ask too often.
            StoreUnavailableError: The database does not answer.
        """
        try:
            principal = await in_thread(self._platform.accounts.authenticate, token)
        except AuthenticationError:
            return None
        limit = self._platform.settings.rates.requests_per_minute
        state = self._platform.own_rates.hit(f"user/{principal.user.id}", limit=limit, period_s=_MINUTE_S)
        if not state.allowed:
            raise RateLimitError(f"{limit} requests of one user a minute are allowed", hint="ask more slowly",
                                 retry_after_s=state.reset_s, policy="user", limit=limit,
                                 period_s=_MINUTE_S)  # fmt: skip
        return PrincipalToken.of(token, principal)


class ServedBackend(Backend):
    """A service whose runners are other processes."""

    local = False

    def __init__(self, platform: Platform) -> None:
        """Bind the platform, which its opener closes."""
        self.scenes = Scenes(self._open_scene)
        self.events = EventHub(platform.services)
        self._platform = platform

    async def platform(self) -> Platform:
        """The service."""
        return self._platform

    async def principal(self, context: ToolContext) -> Principal:
        """Whose token came with the request."""
        request = context.request_context.request
        found = principal_of(cast("HTTPConnection", request)) if request is not None else None
        if found is None:
            raise AuthenticationError("this needs somebody who is logged in")
        self._platform.instances.activity.note(found.user.id, "mcp")
        return found

    async def hub(self) -> EventHub:
        """Who tells what happens to jobs."""
        return self.events

    async def prepare_to_make(self) -> None:
        """Runners take the jobs; there is nothing to prepare."""

    async def session(self, context: ToolContext) -> Session:
        """The protocol's session; newer clients have none, and then all that one person does belongs together."""
        principal = await self.principal(context)
        name = (context.headers or {}).get(SESSION_HEADER, _NO_SESSION)
        return Session(principal.user.id, name)

    async def hand_over(self, label: str, file: StoredFile, *, folder: str | None) -> str:
        """A signed address."""
        del label
        if folder is not None:
            raise RequestError("this server cannot write to your machine", hint="leave folder out; follow the link")
        return self._platform.file_address(file)[0]

    async def close(self) -> None:
        """Closes the scenes."""
        self.events.close()
        await in_thread(self.scenes.close_all)

    def _open_scene(self) -> LiveScene:
        # Never a Blender behind a port: that is one person's, and this server is everybody's.
        return open_live_scene(self._platform.settings.machine, scratch=self._platform.scratch.path)


def principal_of(connection: HTTPConnection) -> Principal | None:
    """Who a request is from, once its token was looked at."""
    user = connection.scope.get("user")
    if not isinstance(user, AuthenticatedUser) or not isinstance(user.access_token, PrincipalToken):
        return None
    return user.access_token.principal
