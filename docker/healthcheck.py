#!/usr/bin/python3 -IS
"""Whether an address answers with a status below 400, for health checks in images that hold no curl.

usage: healthcheck URL
"""

import http.client
import sys
from urllib.parse import urlsplit


def _answers(url: str) -> str:
    """What is wrong with an address; nothing where it is well."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=4)
    try:
        connection.request("GET", parts.path or "/")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as exc:
        return f"{url} does not answer: {exc}"
    finally:
        connection.close()
    return f"{url} answers {status}" if status >= 400 else ""


if len(sys.argv) != 2:
    sys.exit(__doc__)
sys.exit(_answers(sys.argv[1]) or 0)
