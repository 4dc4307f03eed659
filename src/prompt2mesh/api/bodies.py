"""How much a request may send: counted while it arrives, so that nobody fills the memory or the disk."""

from fastapi import Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prompt2mesh.api.errors import problem
from prompt2mesh.mesh.errors import TooLargeError
from prompt2mesh.mesh.parsing import MAX_BYTES as MAX_PROGRAM_BYTES
from prompt2mesh.studio.service.instance_scenes import MAX_BYTES as MAX_SCENE_BYTES
from prompt2mesh.studio.service.uploads import MAX_BYTES as MAX_PICTURE_BYTES

_WRAPPING = 64 * 1024  # the parts of a form, the fields beside a program
_LARGE = (
    ("/v1/uploads", MAX_PICTURE_BYTES),
    ("/v1/projects/", MAX_PROGRAM_BYTES),
    ("/v1/program-to-3d", MAX_PROGRAM_BYTES),
    ("/v1/instance/scene", MAX_SCENE_BYTES),
)
_USUAL = 4_000_000


class LimitBodies:
    """Refuses bodies that are longer than their endpoint can use."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = next((size for path, size in _LARGE if scope["path"].startswith(path)), _USUAL) + _WRAPPING
        said = Headers(scope=scope).get("content-length", "0")
        if said.isdigit() and int(said) > most:
            response = problem(Request(scope), 413, TooLargeError.code, _text(most), hint="send less at once")
            await response(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > most:
                raise HTTPException(413, _text(most))
            return message

        await self._app(scope, counted, send)


def _text(most: int) -> str:
    return f"at most {most / 1e6:.0f} MB may be sent here"
