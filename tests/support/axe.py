"""axe-core in a page: what it finds there that keeps somebody from using it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).parents[2] / "tools" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """([tags, accepted]) => axe.run(document, {
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], elementRef: true,
}).then((found) => found.violations.flatMap((rule) => rule.nodes
  .filter((node) => !accepted.some(([id, css]) => id === rule.id && node.element?.matches(css)))
  .map((node) => ({
    rule: rule.id, selector: node.target.flat(3).join(" >>> "), html: node.html.slice(0, 300),
    why: (node.failureSummary || "").slice(0, 400),
  }))))"""


@dataclass(frozen=True)
class Finding:
    """What one rule has against one element.

    Attributes:
        selector: The way to it; ` >>> ` goes into a shadow root.
        html: Its markup, cut.
        why: What is wrong with it.
    """

    rule: str
    selector: str
    html: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.selector}\n    {self.html}\n    {self.why}"


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """Something that a rule says of markup that is not ours and cannot be changed from a script.

    Attributes:
        css: What the element itself must match; as narrow as possible.
        why: Why it stays.
    """

    rule: str
    css: str
    why: str


def findings(page: Page, *, accepted: Sequence[Accepted] = ()) -> list[Finding]:
    """What axe finds in a page as it stands, without what is accepted."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_script())
    pardons = [[one.rule, one.css] for one in accepted]
    found: list[dict[str, Any]] = page.evaluate(_RUN, [_TAGS, pardons])
    return [Finding(**one) for one in found]


@cache
def _script() -> str:
    if not _SCRIPT.is_file():
        raise FileNotFoundError("axe-core is not installed: run make setup-dev")
    return _SCRIPT.read_text(encoding="utf-8")
