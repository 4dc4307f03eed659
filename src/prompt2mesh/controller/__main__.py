"""Runs the operator: `python -m prompt2mesh.controller`."""

import asyncio
import logging
import sys

from prompt2mesh.controller.app import serve
from prompt2mesh.controller.options import Options, parse_options
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.telemetry.logs import open_logs, report_fault
from prompt2mesh.telemetry.traces import open_tracing


def main() -> None:
    """Runs until it is told to stop."""
    try:
        _run(parse_options())
    except Prompt2MeshError as exc:
        report_fault(exc)
        sys.exit(exc.exit_code)


def _run(options: Options) -> None:
    open_logs("operator", level="debug" if options.verbose else None)
    open_tracing("operator")
    for name in ("kopf", "asyncio", "aiohttp.access", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.INFO if options.verbose else logging.WARNING)
    asyncio.run(serve(options))


if __name__ == "__main__":
    main()
