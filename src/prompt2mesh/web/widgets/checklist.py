"""The sentence with every word coloured by what became of it, and the list of wishes below."""

import html
import re
from collections.abc import Sequence

import streamlit as st

from prompt2mesh.client.models import Wish

_WORD = re.compile(r"[\w'’-]+(?:[.,]\d+)?", re.UNICODE)
_WORST_FIRST = ("not_understood", "approximated", "met")
_SIGNS = {"met": "✓", "approximated": "≈", "not_understood": "?"}
_NAMES = {"met": "met", "approximated": "met nearly", "not_understood": "not understood"}
_SHORTEST_STEM = 3


def colour_words(text: str, wishes: Sequence[Wish]) -> list[tuple[str, str]]:
    """The text in pieces, each with the outcome of the wish it belongs to; the empty one for none."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    outcome: dict[int, str] = {}
    for status in reversed(_WORST_FIRST):
        for wish in wishes:
            if wish.status == status:
                for index in _places(text, words, wish.phrase):
                    outcome[index] = status
    pieces: list[tuple[str, str]] = []
    at = 0
    for index, (start, end) in enumerate(words):
        status = outcome.get(index, "")
        between = text[at:start]
        if status and pieces and pieces[-1][1] == status and not between.strip():
            pieces[-1] = (pieces[-1][0] + between + text[start:end], status)
        else:
            if between:
                pieces.append((between, ""))
            pieces.append((text[start:end], status))
        at = end
    if at < len(text):
        pieces.append((text[at:], ""))
    return pieces


def _places(text: str, words: list[tuple[int, int]], phrase: str) -> list[int]:
    """The words that a wish speaks of: its phrase as it stands, or else each of its words by its stem."""
    found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    if found:
        return [index for index, (start, end) in enumerate(words) if start < found.end() and end > found.start()]
    stems = [word.lower() for word in _WORD.findall(phrase)]
    return [index for index, (start, end) in enumerate(words) if _same(text[start:end].lower(), stems)]


def _same(word: str, stems: list[str]) -> bool:
    return any(
        word == stem
        or (min(len(word), len(stem)) >= _SHORTEST_STEM and (word.startswith(stem) or stem.startswith(word)))
        for stem in stems
    )


def sentence_html(text: str, wishes: Sequence[Wish]) -> str:
    """The sentence as markup."""
    pieces = "".join(
        f'<mark class="{status}" title="{_NAMES[status]}">{html.escape(piece)}</mark>' if status else html.escape(piece)
        for piece, status in colour_words(text, wishes)
    )
    return f'<p class="p2m-sentence">{pieces}</p>'


def wishes_html(wishes: Sequence[Wish]) -> str:
    """The wishes as markup, those that were not met first."""
    rows = "".join(
        f'<li class="{wish.status}"><span class="sign" aria-hidden="true">{_SIGNS[wish.status]}</span>'
        f"<span>{html.escape(wish.phrase)} <span hidden>{_NAMES[wish.status]}</span></span>"
        + (f"<small>{html.escape(wish.note)}</small>" if wish.note else "")
        + "</li>"
        for wish in sorted(wishes, key=lambda wish: _WORST_FIRST.index(wish.status))
    )
    return f'<ul class="p2m-wishes">{rows}</ul>'


def checklist(prompt: str, wishes: Sequence[Wish]) -> None:
    """The sentence, how many wishes had which outcome, and each of them."""
    known = [wish for wish in wishes if wish.status in _SIGNS]
    st.html(sentence_html(prompt, known))
    counts = {status: sum(1 for wish in known if wish.status == status) for status in _SIGNS}
    colours = {"met": "green", "approximated": "orange", "not_understood": "red"}
    st.markdown(
        " ".join(
            f":{colours[status]}-badge[{_SIGNS[status]} {number} {_NAMES[status]}]"
            for status, number in counts.items()
            if number or status == "met"
        )
    )
    if known:
        st.html(wishes_html(known))
    else:
        st.caption("This version was not made from words, so there is nothing to check off.")
