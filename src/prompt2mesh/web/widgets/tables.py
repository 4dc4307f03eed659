"""Tables as markup: light, in the colours of the page, and read well by a screen reader."""

import html
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True)
class Cell:
    """A cell: its text, and how it looks.

    Attributes:
        number: Stands to the right, its digits one below another.
        strong: Is what the eye should find.
        inner: Belongs to the row above.
        bad: Is a bad sign.
        code: Is a name of the program's.
        long: May take the room that is left.
        share: Draws a bar behind the text, from 0 to 1.
    """

    text: str
    _: KW_ONLY
    number: bool = False
    strong: bool = False
    inner: bool = False
    bad: bool = False
    code: bool = False
    long: bool = False
    share: float | None = None


def table_html(title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table that can be scrolled sideways where it is wider than its place.

    Args:
        title: What it is, for who cannot see where it stands.
        heads: Names of the columns; one that begins with # is of numbers.
        rows: The cells.
    """
    top = "".join(
        f'<th scope="col"{" class=number" if head.startswith("#") else ""}>{html.escape(head.removeprefix("#"))}</th>'
        for head in heads
    )
    body = "".join(
        f"<tr>{''.join(_cell(cell, first=index == 0) for index, cell in enumerate(row))}</tr>" for row in rows
    )
    return (
        f'<div class="p2m-table" role="region" aria-label="{html.escape(title)}" tabindex="0">'
        f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell, *, first: bool) -> str:
    names = " ".join(name for name in ("number", "strong", "inner", "bad", "long") if getattr(cell, name))
    text = html.escape(cell.text)
    if cell.code:
        text = f"<code>{text}</code>"
    if cell.share is not None:
        text = f'<i class="share" style="width:{cell.share * 6:.2f}rem"></i>{text}'
    kind = f' class="{names}"' if names else ""
    return f'<th scope="row"{kind}>{text}</th>' if first else f"<td{kind}>{text}</td>"
