"""What becomes of markdown, by a parser that is not the page's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LEADS_OUT = {"link_open", "image", "html_inline", "html_block"}
# The page's markdown looks for these in the text once the signs before its letters are gone.
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass(frozen=True)
class Rendered:
    """What a reader sees.

    Attributes:
        text: Without what is between letters and seen by nobody.
        ways_out: Links, pictures and markup that are alive, and addresses that would become links.
    """

    text: str
    ways_out: tuple[str, ...]


def rendered(markdown: str) -> Rendered:
    tokens = list(_flat(MarkdownIt("commonmark").parse(markdown)))
    text = "".join(one.content if one.type in {"text", "text_special", "code_inline"} else "\n"
                   for one in tokens if one.type in {"text", "text_special", "code_inline", "softbreak"})  # fmt: skip
    found = [f"{one.type} {one.attrs or one.content}" for one in tokens if one.type in _LEADS_OUT]
    return Rendered(text.replace("\u2060", ""), (*found, *_ADDRESS.findall(text)))


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())
