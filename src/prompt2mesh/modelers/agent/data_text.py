"""Text that is data and not an instruction: names of objects, results of tools, measurements.

Whatever an object is called, it cannot end the fence that stands around it.
"""

import re

_FENCE = re.compile(r"<(?=\s*/?\s*data\b)", re.IGNORECASE)


def fenced(text: str, *, source: str) -> str:
    """Text within a fence that nothing in it can close.

    Args:
        text: Anything.
        source: Where it comes from; a word of ours.
    """
    return f'<data from="{source}">\n{_FENCE.sub("&lt;", text)}\n</data>'
