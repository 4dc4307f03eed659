"""Server-sent events of jobs, as they are on the wire."""

import json
from typing import Any

from prompt2mesh.studio.ports.records import JobEvent


def event_text(event: JobEvent, data: dict[str, Any]) -> str:
    """An event on the wire (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
    body = json.dumps({"at": event.at.isoformat(), **data}, separators=(",", ":"), ensure_ascii=False)
    return f"id: {event.number}\nevent: {event.type}\ndata: {body}\n\n"
