"""What a person does in the page, as it shows in logs and traces: each click that asks the API begins a trace."""

from collections.abc import Generator
from contextlib import contextmanager

from prompt2mesh.telemetry import context, traces
from prompt2mesh.web import sessions


@contextmanager
def action(name: str) -> Generator[None]:
    """Around what a click does: an id for it, and the span that all the rest hangs on.

    Args:
        name: What it does, in a word of ours: `make`, `edit`, `chat`; never what somebody wrote.
    """
    user_id = sessions.user().id if sessions.is_signed_in() else None
    about: dict[str, traces.Value] = {"prompt2mesh.action": name, "prompt2mesh.user_id": user_id or ""}
    with (
        context.bound(request_id=context.new_request_id(), user_id=user_id),
        traces.span(f"page {name}", attributes=about),
    ):
        yield
