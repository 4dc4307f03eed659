"""The pages at an instance's address while there is no desktop behind it: on its way, resting, failed, not yours.

They hold no script and ask for nothing; a page that waits comes again by itself.
"""

import html
from datetime import datetime
from typing import Literal

from prompt2mesh.api.instance_schemas import hint_of
from prompt2mesh.mesh.errors import AuthenticationError, NotFoundError, PermissionDeniedError, Prompt2MeshError
from prompt2mesh.studio.ports.instances import ON_THE_WAY, Instance, Phase

_SOON_S, _LATER_S = 1, 5
_STEPS: dict[Phase, str] = {
    "Queued": "In the queue", "Scheduling": "Finding a machine", "Pulling": "Fetching Blender",
    "Starting": "Starting Blender", "Ready": "Loading your scene",
}  # fmt: skip
_TITLES: dict[Phase, tuple[str, str]] = {
    "Saving": ("Your scene is being saved", "Then the instance rests. Come back whenever you like."),
    "Suspended": ("This instance rests", "The scene is saved. It starts again when its owner opens it."),
    "Moving": ("Your instance moves to another machine", "It comes back here with your scene."),
    "Deleting": ("This instance ends", "Your projects stay in the studio."),
    "Failed": ("Your instance did not start", ""),
}  # fmt: skip
_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5d6875;--paper:#f6f7f8;--card:#fff;--line:#e2e6ea;--a:#0f8a77}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf0;--soft:#9aa5b1;--paper:#12161b;--card:#1a2027;--line:#2b333c;
--a:#3cc7b0}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);
color:var(--ink);font:16px/1.5 system-ui,sans-serif;padding:24px}
main{width:min(30rem,100%);background:var(--card);border:1px solid var(--line);border-radius:14px;padding:32px}
svg{width:56px;height:56px;display:block;margin-bottom:16px;color:var(--a)}
.turn{animation:turn 2.4s ease-in-out infinite}@keyframes turn{50%{transform:translateY(-5px)}}
@media(prefers-reduced-motion:reduce){.turn{animation:none}}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 6px}p{margin:0 0 12px;color:var(--soft)}
ol{list-style:none;margin:20px 0 0;padding:0}
li{display:flex;gap:12px;align-items:center;padding:5px 0;color:var(--soft)}
li i{flex:none;width:18px;height:18px;border-radius:50%;border:2px solid var(--line)}
li.done{color:var(--ink)}li.done i{background:var(--a);border-color:var(--a)}
li.now{color:var(--ink);font-weight:600}li.now i{border-color:var(--a)}
a{display:inline-block;margin-top:8px;color:var(--card);background:var(--a);border-radius:8px;padding:8px 16px;
text-decoration:none;font-weight:600}code{font-size:.85em;color:var(--soft)}
"""
_CUBE = (
    '<svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" '
    'aria-hidden="true"{motion}><path d="M32 8 54 20v24L32 56 10 44V20Z"/><path d="M10 20 32 32l22-12M32 32v24"/></svg>'
)
Motion = Literal["", ' class="turn"']


def page_of_instance(
    instance: Instance, *, studio_url: str, loading: bool, ready: bool, failed: bool, mine: bool, now: datetime
) -> str:
    """The page of an instance that is not to be seen yet.

    Args:
        instance: As it is known.
        studio_url: Where the studio is.
        loading: It is ready, and the scene is being loaded.
        ready: It is ready by now: the browser should come again at once.
        failed: It was ready, but its desktop did not answer the router.
        mine: Its owner looks, not an administrator.
        now: The time.
    """
    if instance.phase in ON_THE_WAY:
        title = "Opening your Blender" if mine else "This instance starts"
        text = _waiting_text(instance)
        if failed and not loading:
            text = "The desktop does not answer yet. It is asked again."
        elif ready:
            text = "It is ready."
        return _page(title, text, body=_steps(instance.phase), refresh_s=_SOON_S, motion=' class="turn"')
    title, text = _TITLES[instance.phase]
    if instance.phase == "Failed":
        text, hint = instance.message or "Something went wrong.", hint_of(instance.reason)
        again = instance.retry_at is not None and instance.state == "Running"
        wait_s = max(0, int((instance.retry_at - now).total_seconds())) if again and instance.retry_at else 0
        told = f"<p>It is tried again in {wait_s} seconds.</p>" if again else ""
        body = f"<p>{_sentence(hint)}</p>{told}<code>{instance.reason}</code>{_link(studio_url)}"
        return _page(title, _sentence(text), body=body, refresh_s=_LATER_S if again else None)
    if instance.phase == "Suspended" and instance.saved_at is not None:
        text = f"The scene was saved at {instance.saved_at:%H:%M} UTC on {instance.saved_at:%d %B}. " + (
            "It is started again." if mine else "It starts again when its owner opens it."
        )
    moving = instance.phase in {"Moving", "Saving"}
    return _page(title, text, body="" if moving else _link(studio_url),
                 refresh_s=_SOON_S if moving or (mine and instance.state == "Running") else None)  # fmt: skip


def page_of_fault(fault: Prompt2MeshError, *, studio_url: str) -> str:
    """The page of a request that does not pass."""
    title = "This does not work now"
    if isinstance(fault, AuthenticationError):
        title = "Open it from the studio"
    elif isinstance(fault, PermissionDeniedError):
        title = "This is not yours to open"
    elif isinstance(fault, NotFoundError):
        title = "There is no instance here"
    text = "Your way in has run out or was used." if isinstance(fault, AuthenticationError) else fault.message
    body = f"<p>{_sentence(fault.hint)}</p>" if fault.hint else ""
    return _page(title, _sentence(text), body=f"{body}{_link(studio_url)}")


def _waiting_text(instance: Instance) -> str:
    queue = instance.queue
    if instance.phase == "Queued" and queue is not None:
        estimate = "" if queue.estimate_s is None else f", about {_duration(queue.estimate_s)}"
        return f"All places are taken. You are number {queue.position} of {queue.of} in the queue{estimate}."
    return "This takes a moment. The page goes on by itself."


def _duration(seconds: float) -> str:
    return f"{max(1, round(seconds))} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes"


def _steps(phase: Phase) -> str:
    at = ON_THE_WAY.index(phase)
    items = [
        f'<li class="{"done" if index < at else "now" if index == at else ""}"><i></i>{_STEPS[name]}</li>'
        for index, name in enumerate(ON_THE_WAY)
    ]
    return f"<ol>{''.join(items)}</ol>"


def _link(studio_url: str) -> str:
    return f'<p><a href="{html.escape(studio_url, quote=True)}">Go to the studio</a></p>'


def _sentence(text: str) -> str:
    escaped = html.escape(text[:1].upper() + text[1:])
    return escaped if not escaped or escaped.endswith((".", "!", "?")) else f"{escaped}."


def _page(title: str, text: str, *, body: str = "", refresh_s: int | None = None, motion: Motion = "") -> str:
    refresh = "" if refresh_s is None else f'<meta http-equiv="refresh" content="{refresh_s}">'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{refresh}'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title} · Prompt2Mesh</title><style>{_STYLE}</style></head><body><main>"
        f'{_CUBE.format(motion=motion)}<h1>{title}</h1><p role="status">{text}</p>{body}</main></body></html>'
    )
