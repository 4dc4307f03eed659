"""Headers of every answer of the page's server, and whose pages may ask it for something.

The page runs scripts of this server only: its own files, what a component of
Streamlit hands over as a blob, and the one line in Streamlit's HTML, by its
hash. No text of a person can become a script, whatever it looks like.
"""

import base64
import functools
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.middleware import Middleware

from prompt2mesh.http_security.headers import PERMISSIONS, SecurityHeaders
from prompt2mesh.http_security.origins import OwnPagesOnly
from prompt2mesh.http_security.slow_bodies import PatientBodies
from prompt2mesh.web.configuration import read_configuration

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PERMISSIONS = f"{PERMISSIONS}, xr-spatial-tracking=(self)"  # the viewer shows models in the room


def security_headers() -> list[Middleware]:
    """The middleware, for the server."""
    return [
        Middleware(SecurityHeaders, secure=lambda: read_configuration().secure, of_path=_headers),
        Middleware(PatientBodies),
        Middleware(OwnPagesOnly, origins=lambda: [read_configuration().public_web_url]),
    ]


def _headers(path: str) -> Mapping[str, str]:
    del path
    return _page_headers(read_configuration().public_api_url)


@functools.cache
def _page_headers(public_api_url: str) -> Mapping[str, str]:
    api = urlsplit(public_api_url)
    files = f"{api.scheme}://{api.netloc}"
    policy = (
        "default-src 'self'; "
        # WebAssembly unpacks compressed models in the viewer; it is no eval.
        f"script-src 'self' blob: 'wasm-unsafe-eval' {_inline_scripts()}; "
        "style-src 'self' 'unsafe-inline'; font-src 'self' data:; worker-src 'self' blob:; "
        f"img-src 'self' data: blob: {files}; media-src 'self' data: blob: {files}; "
        f"connect-src 'self' data: blob: {files}; "
        "frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    return {
        "Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN", "Permissions-Policy": _PERMISSIONS,
    }  # fmt: skip


def _inline_scripts() -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
