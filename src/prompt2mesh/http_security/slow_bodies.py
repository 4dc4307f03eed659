"""Ends requests whose body stands still, or takes for ever in small steps; a body that flows may take a while."""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STEP_S = 10.0
BODY_S = 300.0


class PatientBodies:
    """Answers 408 where the body does not come."""

    def __init__(self, app: App, *, step_s: float = STEP_S, body_s: float = BODY_S) -> None:
        """Wrap an app.

        Args:
            app: What reads bodies.
            step_s: How long to wait for the next bytes.
            body_s: How long a whole body may take.
        """
        self._app = app
        self._step_s = step_s
        self._body_s = body_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        deadline = time.monotonic() + self._body_s
        whole = late = begun = False

        async def patiently() -> Message:
            nonlocal whole, late
            if whole:  # what comes now says that the browser went away, whenever that may be
                return await receive()
            try:
                async with asyncio.timeout(min(self._step_s, deadline - time.monotonic())):
                    message = await receive()
            except TimeoutError:
                late = whole = True
                return {"type": "http.disconnect"}
            whole = message["type"] != "http.request" or not message.get("more_body", False)
            return message

        async def unless_late(message: Message) -> None:
            nonlocal begun
            if not late or begun:
                begun = True
                await send(message)

        try:
            await self._app(scope, patiently, unless_late)
        except Exception:
            if not late or begun:
                raise
        if late and not begun:
            await send({"type": "http.response.start", "status": 408, "headers": [
                (b"connection", b"close"), (b"content-length", b"0"),
            ]})  # fmt: skip
            await send({"type": "http.response.body", "body": b""})
