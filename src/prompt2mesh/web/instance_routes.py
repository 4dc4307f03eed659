"""The way from the studio into a person's Blender: an address of this page that leads to their desktop.

It stands behind a plain link, so that the desktop opens in a tab of its own at
a click; the ticket that lets the browser in is asked for only then. The desktop
is at another host, which gets no cookie of this page.
"""

import html
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prompt2mesh.client import Client
from prompt2mesh.client.instance_models import Instance, OpenedInstance
from prompt2mesh.mesh.errors import AuthenticationError, Prompt2MeshError
from prompt2mesh.web.browser_headers import headers_of_browser
from prompt2mesh.web.configuration import read_configuration
from prompt2mesh.web.problems import sentence
from prompt2mesh.web.session_routes import session_cookie
from prompt2mesh.web.session_vault import VAULT
from prompt2mesh.web.widgets.instance_steps import STEPS, queue_text

OPEN_PATH = "/instance/open"
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_ON_THE_WAY = tuple(STEPS)
_STYLE = """:root{color-scheme:light dark;--ink:light-dark(#1d2530,#eef1f4);--soft:light-dark(#5c6572,#a4adb9);
--line:light-dark(#e2ded6,#2c3440);--card:light-dark(#fff,#171c23);--page:light-dark(#faf8f4,#10141a);
--accent:light-dark(#0b7a69,#2cc4ab)}*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--page);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}
main{width:min(29rem,100%);padding:32px;border:1px solid var(--line);border-radius:14px;background:var(--card)}
h1{margin:0 0 6px;font-size:1.35rem}p{margin:0 0 10px;color:var(--soft)}ol{list-style:none;margin:18px 0 0;padding:0}
li{display:flex;gap:12px;align-items:center;padding:5px 0;color:var(--soft)}
li i{flex:none;width:18px;height:18px;border:2px solid var(--line);border-radius:50%}
li.done,li.now{color:var(--ink)}li.done i{background:var(--accent);border-color:var(--accent)}
li.now{font-weight:600}li.now i{border-color:var(--accent)}
a{display:inline-block;margin-top:8px;padding:8px 16px;border-radius:8px;background:var(--accent);color:var(--card);
font-weight:600;text-decoration:none}"""


def instance_routes() -> list[BaseRoute]:
    """The routes, for the server."""
    return [Route(OPEN_PATH, open_instance, methods=["GET"])]


def open_address(project_id: str | None = None) -> str:
    """Where a link to one's own Blender leads."""
    return f"{OPEN_PATH}?project={quote(project_id)}" if project_id else OPEN_PATH


async def open_instance(request: Request) -> Response:
    """Leads to the desktop once it is ready, and waits with its reader until then."""
    # Another site may link here, but not have somebody's browser start things.
    if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        return RedirectResponse("/", status_code=303, headers=_HEADERS)
    token = request.cookies.get(session_cookie())
    if not token:
        return RedirectResponse("/", status_code=303, headers=_HEADERS)
    try:
        opened = await run_in_threadpool(_ask, token, request)
    except AuthenticationError:
        return RedirectResponse("/", status_code=303, headers=_HEADERS)
    except Prompt2MeshError as fault:
        lines = "".join(f"<p>{_text(line)}</p>" for line in (fault.message, fault.hint) if line)
        return _page("This does not work now", f'{lines}<a href="/">Back to the studio</a>', status=503)
    if opened.open_url:
        return RedirectResponse(opened.open_url, status_code=303, headers=_HEADERS)
    return _waiting(opened.instance)


def _ask(token: str, request: Request) -> OpenedInstance:
    headers = headers_of_browser(request.client.host if request.client else None, request.headers.get("user-agent"))
    api_url = read_configuration().api_url
    with Client(api_url, tokens=VAULT.resume(token), headers=headers, timeout_s=90) as client:
        return client.instances.open(project_id=request.query_params.get("project"))


def _waiting(instance: Instance) -> Response:
    if instance.phase == "Failed" and instance.retry_at is None:
        lines = "".join(f"<p>{_text(line)}</p>" for line in (instance.message, instance.hint) if line)
        return _page("Your Blender did not start", f'{lines}<a href="">Try again</a>', status=503)
    at = _ON_THE_WAY.index(instance.phase) if instance.phase in STEPS else 0
    items = "".join(
        f'<li class="{"done" if index < at else "now" if index == at else ""}"><i></i>{STEPS[name]}</li>'
        for index, name in enumerate(_ON_THE_WAY)
    )
    text = queue_text(instance) or "This takes a moment. It opens here by itself."
    return _page("Opening your Blender", f'<p role="status">{_text(text)}</p><ol>{items}</ol>', refresh=True)


def _page(title: str, body: str, *, refresh: bool = False, status: int = 200) -> Response:
    again = '<meta http-equiv="refresh" content="1">' if refresh else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{again}'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title} · Prompt2Mesh</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>",
        status_code=status, headers={**_HEADERS, "Content-Security-Policy": policy},
    )  # fmt: skip


def _text(text: str) -> str:
    return html.escape(sentence(text))
