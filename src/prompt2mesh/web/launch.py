"""How a supervisor starts the page: the command and the environment of one Streamlit server."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from prompt2mesh.settings.variables import read_list
from prompt2mesh.web.configuration import API_URL, PUBLIC_API_URL, PUBLIC_WEB_URL, TRUSTED_PROXIES

_FOLDER = Path(__file__).parent
_UPLOAD_LIMIT_MB = 12  # a reference picture may have 10 MB
_READ_BY_UVICORN = "FORWARDED_ALLOW_IPS"  # Streamlit has no option for it


class LaunchCommand(NamedTuple):
    """What to run."""

    argv: list[str]
    environment: dict[str, str]


def command(
    port: int,
    api_url: str,
    public_api_url: str,
    public_web_url: str,
    *,
    address: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> LaunchCommand:
    """The command that serves the page: headless, silent to the outside, with CORS and XSRF protection.

    Whose `X-Forwarded-For` it believes is what `PROMPT2MESH_TRUSTED_PROXIES` says, and nobody's where that is not set.

    Args:
        port: Where it listens; a port that is taken ends it.
        api_url: Where the page's server reaches the API.
        public_api_url: Where browsers reach the API.
        public_web_url: Where browsers reach the page.
        address: The interface to listen on; all of them by default.
        environment: What to start from; the process's own by default.
    """
    public = urlsplit(public_web_url)
    options = {
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "server.runOnSave": "false",
        "server.enableCORS": "true",
        "server.enableXsrfProtection": "true",
        "server.corsAllowedOrigins": f'["{public.scheme}://{public.netloc}"]',
        "server.maxUploadSize": str(_UPLOAD_LIMIT_MB),
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
        "browser.serverAddress": public.hostname or "localhost",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "client.disableDataExport": "true",
    }
    if address is not None:
        options["server.address"] = address
    argv = [sys.executable, "-m", "prompt2mesh.web.streamlit_server", "run", str(_FOLDER / "app.py")]
    argv += [f"--{name}={value}" for name, value in options.items()]
    started_from = dict(os.environ if environment is None else environment)
    started_from.update({
        API_URL: api_url, PUBLIC_API_URL: public_api_url, PUBLIC_WEB_URL: public_web_url, "PYTHONUNBUFFERED": "1",
        _READ_BY_UVICORN: ",".join(read_list(started_from, TRUSTED_PROXIES)),
    })  # fmt: skip
    return LaunchCommand(argv=argv, environment=started_from)
