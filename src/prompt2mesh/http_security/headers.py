"""Headers that tell browsers what an answer may do: as little as its door needs.

What an answer sets itself is left as it is, such as the looser policy of a signed file.
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
# The clipboard and the whole screen are what a desktop needs; what reads sensors and takes money nobody does.
PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "midi=(), payment=(), serial=(), usb=()"
)
USUAL: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": NOTHING,
}


class SecurityHeaders:
    """Sets what an answer does not set itself."""

    def __init__(
        self, app: App, *, secure: Callable[[], bool], of_path: Callable[[str], Mapping[str, str]] = lambda _: {}
    ) -> None:
        """Wrap an app.

        Args:
            app: What answers.
            secure: Whether browsers come over TLS, so that they can be held to it.
            of_path: What is other than usual at a path.
        """
        self._app = app
        self._secure = secure
        self._of_path = of_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on and completes the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                wanted = {**USUAL, **self._of_path(scope["path"])}
                if scope.get("scheme") == "https" or self._secure():
                    wanted["Strict-Transport-Security"] = STRICT_TRANSPORT
                given: list[tuple[bytes, bytes]] = list(message.get("headers", ()))
                there = {name.lower() for name, _ in given}
                more = [
                    (name.lower().encode("latin-1"), value.encode("latin-1"))
                    for name, value in wanted.items() if name.lower().encode("latin-1") not in there
                ]  # fmt: skip
                message = {**message, "headers": [*given, *more]}
            await send(message)

        await self._app(scope, receive, complete)
