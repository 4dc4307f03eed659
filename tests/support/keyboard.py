"""Somebody without a mouse: goes through a page with Tab, Enter and the arrows, and must always see where they are."""

import re
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_MOST_STOPS = 60
# What has the focus, shadow roots gone through; how it is named; and what shows that it is there.
_FOCUS = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return {tag: "body", role: "", name: "", seen: false};
  const text = (node) => (node?.innerText ?? node?.textContent ?? "").trim();
  const byId = (element.getAttribute("aria-labelledby") ?? "").split(/\\s+/).filter(Boolean)
    .map((id) => text(element.getRootNode().getElementById(id))).join(" ");
  const name = element.getAttribute("aria-label") || byId || text(element.labels?.[0]) || text(element)
    || element.getAttribute("title") || "";
  const tag = element.tagName.toLowerCase();
  const kinds = {a: "link", button: "button", textarea: "textbox", select: "combobox", summary: "button", canvas: "canvas"};
  const types = {radio: "radio", checkbox: "checkbox", range: "slider", number: "spinbutton", file: "file"};
  const role = element.getAttribute("role") || (tag === "input" ? types[element.type] ?? "textbox" : kinds[tag] ?? tag);
  const box = element.getBoundingClientRect();
  const marked = (node, pseudo) => {
    const style = getComputedStyle(node, pseudo);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 &&
      !/rgba\\(\\d+, \\d+, \\d+, 0\\)|transparent/.test(style.outlineColor);
    const framed = pseudo && style.content !== "none" && parseFloat(style.borderTopWidth) > 0;
    return outlined || framed || style.boxShadow !== "none";
  };
  // A hidden input, such as that of a switch, is shown by what stands around it.
  let seen = false;
  for (let node = element, up = 0; node && up < 5 && !seen; up++) {
    seen = marked(node) || (up > 0 && node.classList?.contains("viewer") && marked(node, "::after"));
    if (!seen && up === 0) seen = [...(element.parentElement?.children ?? [])].some((one) => one !== element && marked(one));
    node = node.parentElement ?? node.getRootNode().host;
  }
  return {tag, role, name, seen, x: box.x, y: box.y, width: box.width, height: box.height,
    dialog: Boolean(element.closest('[role="dialog"], dialog'))};
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus.

    Attributes:
        seen: Whether something is drawn that shows it.
        dialog: Whether it is in a dialog.
    """

    role: str
    name: str
    seen: bool
    dialog: bool = False

    def __str__(self) -> str:
        return f"{self.role} {self.name!r}"


class Keyboard:
    """Hands on the keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[Stop] = []

    @property
    def focus(self) -> Stop:
        """Where the focus is."""
        found: dict[str, Any] = self.page.evaluate(_FOCUS)
        name = re.sub(r"\s+", " ", found["name"])[:80]
        return Stop(found["role"] or found["tag"], name, found["seen"], bool(found.get("dialog")))

    def press(self, key: str) -> Stop:
        """Presses a key; where the focus is then."""
        self.page.keyboard.press(key)
        stop = self.focus
        if not stop.seen and stop.role != "body":
            self.unseen.append(stop)
        return stop

    def go_to(self, role: str, name: str, *, key: str = "Tab", timeout_s: float = 60.0) -> Stop:
        """Presses a key until something has the focus; `name` is a pattern.

        Who comes round without having met it waits a moment and goes round again: on a busy machine a page may
        still be drawing.

        Raises:
            AssertionError: It is not on the way.
        """
        deadline = time.monotonic() + timeout_s
        while True:
            passed: list[str] = []
            stop = self.focus
            for _ in range(_MOST_STOPS):
                if stop.role == role and re.search(name, stop.name):
                    return stop
                stop = self.press(key)
                passed.append(str(stop))
            assert time.monotonic() < deadline, f"{role} {name!r} is not on the way: {', '.join(passed)}"
            self.page.wait_for_timeout(500)

    def wait_for(self, role: str, *, timeout_s: float = 60.0) -> None:
        """Waits until something of a role has the focus, where the page moves it."""
        deadline = time.monotonic() + timeout_s
        while self.focus.role != role:
            assert time.monotonic() < deadline, f"the focus is on {self.focus}, not on a {role}"
            self.page.wait_for_timeout(100)

    def write(self, text: str) -> None:
        """Types into what has the focus."""
        self.page.keyboard.insert_text(text)
