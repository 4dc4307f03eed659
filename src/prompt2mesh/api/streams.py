"""Server-sent events as they are on the wire, and as an answer that counts among the streams of who listens."""

import json
from collections.abc import AsyncIterable
from typing import Any

from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from prompt2mesh.studio.ports.records import JobEvent
from prompt2mesh.studio.service.open_streams import OpenStreams


def event_text(event: JobEvent, data: dict[str, Any]) -> str:
    """An event on the wire (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
    body = json.dumps({"at": event.at.isoformat(), **data}, separators=(",", ":"), ensure_ascii=False)
    return f"id: {event.number}\nevent: {event.type}\ndata: {body}\n\n"


class EventStream(StreamingResponse):
    """Lines as they come, for one of a few streams that a person may have open."""

    def __init__(self, lines: AsyncIterable[str], *, open_streams: OpenStreams, user_id: str) -> None:
        """Nothing is counted before it is sent.

        Args:
            lines: Of the stream.
            open_streams: Where it counts.
            user_id: Who listens.
        """
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(lines, media_type="text/event-stream", headers=headers)
        self._open_streams = open_streams
        self._user_id = user_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends it, unless the person has too many; the lines may never begin, so it is not they who count."""
        with self._open_streams.one_more(self._user_id):
            await super().__call__(scope, receive, send)
