"""Serves the API: `python -m prompt2mesh.api`; `prompt2mesh serve` starts it."""

import argparse

import uvicorn

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.settings import read_service_settings


def main() -> None:
    """Reads the settings of the environment and serves until it is told to stop."""
    parser = argparse.ArgumentParser(prog="prompt2mesh serve api")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    settings = read_service_settings()
    with open_platform(settings) as platform:
        uvicorn.run(
            create_app(platform), host=options.host, port=options.port, log_level=settings.log_level,
            access_log=False, timeout_graceful_shutdown=10, server_header=False,
            forwarded_allow_ips=",".join(settings.trusted_proxies) or None,
            proxy_headers=bool(settings.trusted_proxies),
        )  # fmt: skip


if __name__ == "__main__":
    main()
