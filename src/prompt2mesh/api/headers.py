"""Headers of the API's answers: as good as nothing is allowed; `/docs` may run the scripts that it came with.

Signed files bring their own.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def docs_headers(page: str) -> Mapping[str, str]:
    """What `/docs` needs beyond the usual: scripts of its own, among them those in the page, by their hashes.

    Args:
        page: Its HTML.
    """
    hashes = " ".join(f"'sha256-{one}'" for one in _hashes(_INLINE_SCRIPT.findall(page)))
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
    }


def _hashes(scripts: Iterable[str]) -> Iterable[str]:
    return (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
