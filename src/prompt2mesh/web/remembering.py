"""A component without a face: it asks the session routes for the cookie, and tells Streamlit the theme.

It exists because a script cannot set a cookie and cannot choose the theme. See `session_vault` for the tickets.
"""

from typing import Literal

from streamlit.components import v2

Appearance = Literal["System", "Light", "Dark"]

_JS = """
const done = (window.__prompt2meshDone ??= new Set());

async function post(path, body) {
  await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

// Streamlit keeps the choice of theme by address, so it is written for each page.
function choose(appearance, paths) {
  for (const path of paths) localStorage.setItem(`stActiveTheme-${path}-v2`, JSON.stringify(appearance));
  window.location.reload();
}

export default function ({ data }) {
  if (!data?.id || done.has(data.id)) return;
  done.add(data.id);
  if (data.order === "remember") post("/session/remember", { ticket: data.ticket });
  if (data.order === "forget") post("/session/forget", {});
  if (data.order === "appearance") choose(data.appearance, data.paths);
}
"""

_component = v2.component("prompt2mesh_remembering", js=_JS)


def remember(ticket: str) -> None:
    """Has the browser fetch its cookie."""
    _component(key="remembering", data={"id": ticket, "order": "remember", "ticket": ticket}, height=0)


def forget(order_id: str) -> None:
    """Has the browser drop its cookie."""
    _component(key="remembering", data={"id": order_id, "order": "forget"}, height=0)


def choose_appearance(order_id: str, appearance: Appearance, paths: list[str]) -> None:
    """Has the browser draw every page in a theme from now on."""
    data = {"id": order_id, "order": "appearance", "appearance": appearance, "paths": paths}
    _component(key="appearance", data=data, height=0)
