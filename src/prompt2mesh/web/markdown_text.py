"""Texts of people and of language models inside markdown."""

import re

# A backslash takes the meaning of the one that is set before a sign, and an entity such as &colon; becomes a sign.
_EVERY_SIGN = r"\`*_{}[]<>()#+-.!|~:$&"
_WHAT_LEADS_OUT = r"\[]<>!:$&"
_NOTHING = "\u2060"
# An e-mail address stays as it is: it is copied, and leads to nobody's page.
_WEB_ADDRESS = re.compile(r"www|\\:(?=//)", re.IGNORECASE)
_ADDRESS = re.compile(r"www|\\:(?=//)|(?<=\w)(?=@)", re.IGNORECASE)


def literal(text: str) -> str:
    """A text that means itself: no sign of it is markdown, and no address in it becomes a link."""
    escaped = "".join(f"\\{character}" if character in _EVERY_SIGN else character for character in text)
    return _WEB_ADDRESS.sub(f"\\g<0>{_NOTHING}", escaped)


def formatted(text: str) -> str:
    """A text that may have lists, emphasis and code, and nothing that leads out of the page.

    A language model can be talked into writing a picture whose address tells somebody what it knows, so links,
    pictures, markup, formulas and Streamlit's own directives show as they were written.
    """
    escaped = "".join(f"\\{character}" if character in _WHAT_LEADS_OUT else character for character in text)
    # Addresses become links even without any sign; a sign that nobody sees between their letters prevents it.
    return _ADDRESS.sub(f"\\g<0>{_NOTHING}", escaped)
